"""`python -m security_meetings.build`, and one file checked by itself."""

import re
from pathlib import Path

import pytest

from security_meetings import load
from security_meetings.build import lint
from security_meetings.build.__main__ import main
from tests.build.shared import NEXT, annotated, contents
from tests.conftest import NOTES, MakePack


def test_command(make_pack: MakePack, capsys: pytest.CaptureFixture[str]) -> None:
    """The command builds a pack and says how many files changed."""
    root = make_pack(built=False)
    assert main([str(root)]) == 0
    assert f"{len(contents(root))} changed" in capsys.readouterr().out
    assert main([str(root)]) == 0
    assert " 0 changed" in capsys.readouterr().out


def test_check(make_pack: MakePack, capsys: pytest.CaptureFixture[str]) -> None:
    """`--check` passes where data is as built, else names what is not; it never writes."""
    root = make_pack()
    assert main([str(root), "--check"]) == 0
    capsys.readouterr()
    (root / "data" / "meetings.json").write_text("[]\n")
    (root / "data" / "topics.json").unlink()
    before = contents(root)
    assert main([str(root), "--check"]) == 1
    assert re.findall(r"data/(\w+)\.json", capsys.readouterr().out) == ["meetings", "topics"]
    assert contents(root) == before


def test_check_without_data(make_pack: MakePack) -> None:
    """`--check` on seeds that were never built fails, and builds nothing."""
    root = make_pack(built=False)
    assert main([str(root), "--check"]) == 1
    assert not (root / "data").exists()


@pytest.mark.parametrize("flags", [[], ["--check"]])
def test_command_fails(make_pack: MakePack, capsys: pytest.CaptureFixture[str], flags: list[str]) -> None:
    """Wrong annotations end in 1, told on the error stream; so does a folder without seeds."""
    root = make_pack(annotated('meetings.m.chair = "nobody"'), built=False)
    assert main([str(root), *flags]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"no officials 'nobody' @ line {NEXT}" in printed.err
    assert main([str(root / "seeds"), *flags]) == 1
    assert "nothing to build at" in capsys.readouterr().err


def test_lint(make_pack: MakePack, capsys: pytest.CaptureFixture[str]) -> None:
    """One file can be checked by itself: its problems are told, and how many claims it makes."""
    root = make_pack()
    file = root / "seeds" / "wire.toml"
    claims, problems = lint(file)
    assert problems == []
    assert claims == sum(c.source == "wire" or c.subject == "wire" for c in load(root).claims)
    assert main(["--lint", str(file)]) == 0
    assert f"{claims} claims, 0 problems" in capsys.readouterr().out
    file.write_text(NOTES.replace("Follow us:", "Follow me:"), encoding="utf-8")
    assert main(["--lint", str(file)]) == 1
    assert "the words 'Follow me:' stand 0 times" in capsys.readouterr().out


def test_lint_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there is a problem like any other."""
    assert main(["--lint", str(tmp_path / "gone.toml")]) == 1
    assert "gone.toml" in capsys.readouterr().out
