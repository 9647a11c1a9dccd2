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
    root = make_pack(annotated('meetings.m.chairs = "nobody"'), built=False)
    assert main([str(root), *flags]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "no official 'nobody'" in printed.err
    assert printed.err.endswith(f" @ line {NEXT + 2}\n")
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
    """A file that is not there is a problem like any other, and so is one in no folder."""
    for path in (tmp_path / "gone.toml", tmp_path / "nowhere" / "gone.toml"):
        assert main(["--lint", str(path)]) == 1
        assert "gone.toml" in capsys.readouterr().out


def test_lint_lines(make_pack: MakePack, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong with what is said of a single line is told at that line."""
    root = make_pack(built=False)
    file = root / "seeds" / "wire.toml"
    lines = [
        'meetings.forum-2025.city = {value = "Moscow", modality = "hoped"}',
        'meetings.forum-2025.topics = ["a", {value = "b", modalty = "expected"}]',
        'meetings.forum-2025.country = {value = "RU", words = "in Oslo"}',
        'meetings.forum-2025.days = {value = 3, inferred = "It is known."}',
    ]
    file.write_text(annotated("\n".join(lines)), encoding="utf-8")
    assert main(["--lint", str(file)]) == 1
    # What is set in shows the problem above it.
    told = [line for line in capsys.readouterr().out.splitlines() if not line.startswith("    ")]
    assert [line.rpartition(" @ ")[2] for line in told[:-1]] == [f"line {NEXT + i}" for i in (2, 3, 4)]
    assert "got 'hoped'" in told[0]
    assert "unknown key 'modalty' beside 'value'; did you mean 'modality'?" in told[1]
    assert "the words 'in Oslo' stand 0 times" in told[2]


def test_lint_names_texts(make_pack: MakePack, capsys: pytest.CaptureFixture[str]) -> None:
    """A text beside the file that nobody annotates is named, though it is no fault of the file."""
    root = make_pack(more={"other.txt": "Nobody has read me."}, built=False)
    assert main(["--lint", str(root / "seeds" / "wire.toml")]) == 0
    assert "other.txt: nobody annotates this text" in capsys.readouterr().out


@pytest.mark.parametrize("folder", [".", "seeds"])
def test_lint_folder(make_pack: MakePack, capsys: pytest.CaptureFixture[str], folder: str) -> None:
    """A folder of annotations can be checked as one, with what its files say of each other."""
    root = make_pack(built=False)
    assert main(["--lint", str(root / folder)]) == 0
    notes = annotated('meetings.forum-2025.chairs = "nobody"')
    (root / "seeds" / "wire.toml").write_text(notes, encoding="utf-8")
    (root / "seeds" / "other.txt").write_text("Nobody has read me.", encoding="utf-8")
    assert main(["--lint", str(root / folder)]) == 1
    printed = capsys.readouterr().out
    assert "no official 'nobody'" in printed
    assert "other.txt: nobody annotates this text" in printed
    assert not (root / "data").exists()
