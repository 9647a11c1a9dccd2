"""`verify`, `coverage`, `diff` and `build`: what is checked, compared and built."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from security_meetings import Dataset
from security_meetings.build.__main__ import main as build_main
from tests.cli.conftest import Ask
from tests.conftest import MakePack


def test_verify_of_sound_data_is_fine(ask: Ask, ds: Dataset) -> None:
    """Data whose every claim stands is fine, and the claims are counted."""
    code, out, _ = ask("verify")
    assert code == 0
    assert out == f"{ds.verify()}\ndigest {ds.digest}\n"


def test_verify_of_changed_data_is_bad_news(ask: Ask, pack: Path) -> None:
    """A value changed behind the words' back is told, and the exit code is 1."""
    meetings = pack / "data" / "meetings.json"
    meetings.write_text(meetings.read_text().replace('"ordinal": 3', '"ordinal": 4'))
    code, out, _ = ask("verify", "--data", pack)
    assert code == 1
    assert "is not what its claims say" in out
    document = json.loads(ask("verify", "--data", pack, "--json")[1])
    assert document["ok"] is False
    assert all({"file", "where", "message"} == set(problem) for problem in document["problems"])


def test_verify_without_texts_says_what_was_not_checked(ask: Ask, pack: Path) -> None:
    """Where no text travels along, the claims not checked are counted, and that is no proof: bad news."""
    shutil.rmtree(pack / "seeds")
    code, out, _ = ask("verify", "--data", pack)
    assert code == 1
    assert "not checked" in out
    assert "nothing could be checked" in out
    document = json.loads(ask("verify", "--data", pack, "--json")[1])
    assert (document["ok"], document["checked"], document["problems"]) == (False, 0, [])
    assert document["unchecked"] > 0
    assert "gazette: not looked at" in ask("coverage", "--data", pack)[1]


def test_coverage_of_the_data_is_complete(ask: Ask, ds: Dataset) -> None:
    """Every source has its line, and no sentence of the bundled data is open."""
    code, out, _ = ask("coverage")
    assert code == 0
    assert [line.partition(":")[0] for line in out.splitlines() if ":" in line] == list(ds.sources.ids)
    assert "open" not in out


def test_coverage_with_an_open_sentence_is_bad_news(ask: Ask, pack: Path) -> None:
    """A sentence that is neither claimed nor set aside is quoted, and the exit code is 1."""
    (pack / "data" / "marks.json").write_text("[]\n")
    code, out, _ = ask("coverage", "--data", pack)
    assert code == 1
    assert "open: “Subscribe now!”" in out


def test_diff_tells_what_changed_and_whether_it_breaks(ask: Ask, pack: Path, tmp_path: Path) -> None:
    """A corrected value is a breaking change, told with the value before and after."""
    old = tmp_path / "old"
    shutil.copytree(pack, old)
    seeds = pack / "seeds" / "wire.toml"
    seeds.write_text(
        seeds.read_text().replace(
            'counts.guests = "10"', 'counts.guests = {value = "more than 9", inferred = "ten are more"}'
        )
    )
    assert ask("build", pack)[0] == 0
    code, out, _ = ask("diff", old, pack)
    assert code == 0
    assert out.startswith("a breaking data change")
    assert "meeting 'berne-2020': counts.guests was 10, is more than 9" in out
    assert json.loads(ask("diff", old, pack, "--json")[1])["breaking"] is True


def test_diff_of_the_same_is_nothing(ask: Ask, pack: Path) -> None:
    """A pack does not differ from itself."""
    assert ask("diff", pack, pack) == (0, "no difference\n", "")


def test_diff_takes_no_data(ask: Ask, pack: Path) -> None:
    """The packs to compare are named by themselves, so `--data` is wrong use."""
    assert ask("diff", pack, pack, "--data", pack)[0] == 2


def test_build_writes_and_then_finds_nothing_to_change(ask: Ask, pack: Path) -> None:
    """What was built is as built: `--check` is content, and building again changes nothing."""
    assert ask("build", pack, "--check")[0] == 0
    code, out, _ = ask("build", pack)
    assert code == 0
    assert out.endswith("0 changed\n")


def test_build_takes_this_folder_by_default(ask: Ask, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a root, the pack in the current folder is meant."""
    monkeypatch.chdir(pack)
    assert ask("build", "--check")[0] == 0


def test_build_check_tells_what_differs_and_leaves_it(ask: Ask, pack: Path) -> None:
    """`--check` names the files that are not as built, writes nothing, and is bad news."""
    meetings = pack / "data" / "meetings.json"
    meetings.write_text("[]\n")
    assert ask("build", pack, "--check") == (1, "data/meetings.json is not as built from seeds/\n", "")
    assert json.loads(ask("build", pack, "--check", "--json")[1])["changed"] == ["meetings.json"]
    assert meetings.read_text() == "[]\n"
    assert ask("build", pack)[0] == 0
    assert "berne-2020" in meetings.read_text()


@pytest.mark.parametrize("arguments", [["--check"], []])
def test_build_is_one_thing_by_either_name(
    ask: Ask, pack: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    """`python -m security_meetings.build` says and returns the same."""
    code, out, _ = ask("build", pack, *arguments)
    assert build_main([str(pack), *arguments]) == code
    assert capsys.readouterr().out == out


def test_build_tells_every_problem_of_the_seeds(ask: Ask, pack: Path) -> None:
    """Wrong annotations are refused with the line of each problem, and data/ stays as it is."""
    before = (pack / "data" / "meetings.json").read_bytes()
    seeds = pack / "seeds" / "wire.toml"
    seeds.write_text(seeds.read_text().replace("Ten envoys", "Nine envoys").replace("start =", "begin ="))
    code, out, err = ask("build", pack)
    assert (code, out) == (2, "")
    assert "wire.toml" in err
    assert (pack / "data" / "meetings.json").read_bytes() == before


@pytest.mark.parametrize("options", [["--data", "x"], ["--policy", "majority"]])
def test_build_takes_no_options_of_the_data(ask: Ask, pack: Path, options: list[str]) -> None:
    """Building reads seeds: options that speak of data are refused, not ignored."""
    for arguments in ([*options, "build", str(pack)], ["build", str(pack), *options]):
        code, _, err = ask(*arguments)
        assert code == 2
        assert "takes no --data" in err


def test_build_without_seeds_is_wrong_use(ask: Ask, tmp_path: Path) -> None:
    """A folder without seeds, and one that is not there, are wrong use."""
    for root in (tmp_path, tmp_path / "nothing"):
        code, out, err = ask("build", root)
        assert (code, out) == (2, "")
        assert "pack.toml" in err


def test_what_verify_counts(ask: Ask, make_pack: MakePack) -> None:
    """Where several packs are loaded, it says that the claims of all of them are counted."""
    root = make_pack()
    alone = ask("verify", "--data", root)[1]
    assert "counted are" not in alone
    both = ask("verify", "--data", root, "--data", "iso3166")[1]
    assert "counted are the claims of all that is loaded, with what is used: " in both
    assert "iso3166" in both.splitlines()[-1]
