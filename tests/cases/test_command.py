"""The command: its exit codes tell what it found, and it ends quietly where nobody listens."""

from __future__ import annotations

import shlex
import subprocess
import sys

import pytest

from tests.cases.making import ENVIRONMENT, Making, command, saying


@pytest.mark.parametrize(
    "words",
    [
        ("who-met", "CN"),
        ("who-met", "China"),
        ("who-met", "--since", "2001", "--until", "2002"),
        ("who-met", "Iran", "--until", "2024-01-01"),
        ("find", "zzzz"),
    ],
)
@pytest.mark.parametrize("json", [False, True])
def test_nothing_found_is_bad_news(words: tuple[str, ...], json: bool) -> None:
    """Where a question finds nothing the exit code is 1, in words and as JSON."""
    said = command(*words, *(["--json"] if json else []))
    assert said.code == 1, said.all


def test_a_pack_without_talks_is_bad_news(make: Making) -> None:
    """So it is where there is no talk at all."""
    assert command("who-met", "--data", make.pack(saying("It met.", 'meetings.f.city = "Oslo"'))).code == 1


@pytest.mark.parametrize("words", ["show", "who-met", "list talks", "sources", "coverage", "find Vale"])
@pytest.mark.parametrize("json", ["", " --json"])
def test_a_pack_of_hardly_anything_is_bad_news(make: Making, words: str, json: str) -> None:
    """Where there is nothing to tell, that is said, and the exit code is 1."""
    said = command(*f"{words}{json}".split(), "--data", make.pack())
    assert said.code == 1
    assert said.out.strip()


@pytest.mark.parametrize("words", [("who-met", "Iran"), ("who-met",), ("find", "Shoigu")])
def test_something_found_is_fine(words: tuple[str, ...]) -> None:
    """Where a question finds something the exit code is 0."""
    assert command(*words).code == 0


@pytest.mark.parametrize(
    "words",
    [
        *(("build", ""), ("new-pack", ""), ("new-source", ""), ("reader", ""), ("show", "--data", "")),
        *(("cite", ""), ("cite", "imhr-2025", ""), ("explain", "imhr-2025", ""), ("diff", "", "bundled")),
    ],
)
def test_an_empty_word_is_no_default(
    words: tuple[str, ...], make: Making, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a variable that is not set leaves is refused, even in the folder of a pack, and writes nothing."""
    root = make.sown(saying("It met.", 'meetings.f.city = "Oslo"'))
    monkeypatch.chdir(root)
    assert command(*words).code == 2
    assert [file.name for file in root.iterdir()] == ["seeds"]


@pytest.mark.parametrize("path", ["counts.guests", "counts.plenary_sessions"])
def test_an_unknown_value_is_told_by_its_name(path: str) -> None:
    """The page on a value that no source gives says which value it is."""
    said = command("explain", "imhr-2025", path)
    assert path in said.out
    assert said.code in {0, 1}


@pytest.mark.parametrize(
    "words",
    [
        "show",
        "show imhr-2025",
        "find Shoigu",
        "who-met",
        "explain imhr-2025 city",
        "conflicts",
        "anomalies",
        "cite",
        "coverage",
        "diff bundled bundled",
        "show --json",
        "conflicts --json",
    ],
)
def test_a_closed_output_ends_without_a_traceback(words: str) -> None:
    """Where standard output is closed, one line says so with exit code 2, or the end is silent."""
    done = in_a_shell(f"{words} >&-")
    told = done.stderr.decode().splitlines()
    assert told == [] or (done.returncode == 2 and len(told) == 1)


def in_a_shell(words: str, module: str = "security_meetings") -> subprocess.CompletedProcess[bytes]:
    """Run the command by a shell, which can close what a program writes to."""
    line = f"{shlex.quote(sys.executable)} -m {module} {words}"
    return subprocess.run(line, shell=True, capture_output=True, check=False, env=ENVIRONMENT)  # noqa: S602


@pytest.mark.parametrize("where", [">&-", "2>&-", ">&- 2>&-", ">/dev/full", ">/dev/full 2>&-", "| true"])
@pytest.mark.parametrize("words", ["--check", "--lint seeds", "--lint seeds/s.toml", "nowhere"])
def test_the_builder_ends_without_a_traceback_too(make: Making, words: str, where: str) -> None:
    """Whatever its streams are, `python -m security_meetings.build` says no more than a line of its own."""
    root = make.pack(saying("It met.", 'meetings.f.city = "Oslo"'))
    line = words.replace("seeds", f"{root}/seeds") if "seeds" in words else f"{words} {root}"
    line = str(root / "nowhere") if words == "nowhere" else line
    done = in_a_shell(f"{line} {where}", "security_meetings.build")
    assert b"Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) <= 1
    assert done.returncode == 2 or ">/dev/full" not in where or words == "nowhere"
