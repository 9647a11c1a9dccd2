"""The commands of those who make packs."""

import json
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.conftest import MakePack


def test_from_a_text_to_a_pack(ask: Ask, tmp_path: Path) -> None:
    """A pack is begun, a text put into it, and both build."""
    pack, text = tmp_path / "harbour", tmp_path / "bulletin.txt"
    text.write_text("Iran spoke.")
    assert ask("new-pack", pack)[0] == 0
    code, out, _ = ask("new-source", text, "--pack", pack, "--language", "en", "--json")
    assert (code, json.loads(out)) == (0, {"annotations": str(pack / "seeds" / "bulletin.toml")})
    code, out, _ = ask("build", pack)
    assert code == 0
    assert "sentences of drafts that are still open: 1" in out


def test_lint(ask: Ask, make_pack: MakePack) -> None:
    """What is odd ends in 1, and writes nothing."""
    root = make_pack(built=False)
    code, out, _ = ask("build", root, "--lint", "--json")
    assert (code, json.loads(out)["oddities"]) == (0, [])
    editorial = root / "seeds" / "editorial.toml"
    editorial.write_text(
        editorial.read_text() + '[[editorial]]\nbecause = "x"\ndelegations.d.status = "expected"\n'
    )
    code, out, _ = ask("build", root, "--lint")
    assert code == 1
    assert "nothing tells its meeting and party" in out
    assert not (root / "data").exists()


def test_one_way_at_a_time(ask: Ask, tmp_path: Path) -> None:
    """Checking, linting and watching exclude each other."""
    assert "one of --check, --lint and --watch" in ask("build", tmp_path, "--check", "--lint")[2]


@pytest.mark.parametrize("name", ["Bad Name", "a'b", "x;y", "plain"])
def test_what_comes_next_can_be_typed_as_it_stands(ask: Ask, tmp_path: Path, name: str) -> None:
    """The command that is proposed takes the folder as one word of a shell."""
    told = ask("new-pack", tmp_path / name)
    if told[0] == 0:
        (line,) = [line for line in told[1].splitlines() if line.startswith("next: ")]
        assert shlex.split(line)[-1] == str(tmp_path / name)
    assert told[0] == 0 or name != "Bad Name"


BESIDE = """\
    quoted: 17 defense ministers came
      text: 17 defence ministers came
                    ^
"""


def test_a_misquotation_is_shown_beside_the_text(ask: Ask, make_pack: MakePack) -> None:
    """Whatever way the build is asked, both readings stand under each other, below the line at fault."""
    notes = '\nsource = "wire"\n[[quote]]\nwords = "17 defense ministers came"\nmeetings.m.city = "Oslo"\n'
    root = make_pack(notes, "Some 17 defence ministers came.", built=False)
    (code, _, told), (found, out, _) = ask("build", root), ask("build", root, "--lint")
    assert (code, found) == (2, 1)
    for shown in (told, out):
        first, behind, below = shown.partition(" @ line 4\n")
        assert behind
        assert "the words '17 defense ministers came' stand 0 times" in first
        assert below.startswith(BESIDE)
    problem = json.loads(ask("build", root, "--lint", "--json")[1])["problems"][0]
    assert problem["beside"] == [line[4:] for line in BESIDE.splitlines()]
