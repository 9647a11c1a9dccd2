"""How far a build is: on a terminal alone, and only where somebody waits."""

from __future__ import annotations

import contextlib
import io
import os
import pty
import sys
from collections.abc import Callable
from typing import TextIO

import pytest

from security_meetings.build import rebuild
from security_meetings.build.__main__ import main
from security_meetings.build.progress import ProgressLine
from tests.conftest import MakePack


class Clock:
    """A clock that is a quarter of a second further on whenever it is looked at."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        """The time."""
        self.seconds += 0.25
        return self.seconds


def seen(work: Callable[[TextIO], object]) -> str:
    """What a terminal gets of a work that writes to it."""
    ours, theirs = pty.openpty()
    written = b""
    with os.fdopen(theirs, "w") as terminal:
        work(terminal)
        terminal.write("|")
        terminal.flush()
        while not written.endswith(b"|"):
            written += os.read(ours, 1000)
    os.close(ours)
    return written.decode()


def told(words: list[str]) -> str:
    """What a terminal gets of a work that tells these words."""

    def work(terminal: TextIO) -> None:
        with ProgressLine(terminal, Clock()) as tell:
            for one in words:
                tell(one)

    return seen(work)


def test_a_terminal_is_told() -> None:
    """One line is written anew, and empty in the end."""
    written = told([f"{n} of 9" for n in range(10)])
    assert "\r9 of 9\r" in written
    assert written.endswith(f"\r{' ' * len('9 of 9')}\r|")
    assert "\n" not in written


def test_the_first_second_is_silent() -> None:
    """What is done at once tells nothing."""
    assert told(["1 of 2", "2 of 2"]) == "|"


def test_shorter_words_cover_longer_ones() -> None:
    """Nothing of an older line is left."""
    written = told(["a long line of words"] * 6 + ["short"])
    assert f"\r{'short'.ljust(len('a long line of words'))}\rshort" in written


@pytest.mark.parametrize("stream", [io.StringIO(), None], ids=["file", "none"])
def test_no_terminal_no_words(stream: io.StringIO | None) -> None:
    """A file, a pipe or nothing at all gets nothing."""
    with ProgressLine(stream, Clock()) as tell:
        for _ in range(20):
            tell("words")
    assert stream is None or stream.getvalue() == ""


def test_a_build_tells_of_every_file(make_pack: MakePack) -> None:
    """Each file is counted as it is read, and as its quotes are found."""
    words: list[str] = []
    rebuild(make_pack(built=False), progress=words.append)
    for what in ("reading annotations", "finding what is quoted"):
        assert [w for w in words if w.startswith(what)] == [f"{what}: {n} of 2" for n in (1, 2)]
    assert words[-1] == "writing what the claims make"


def test_the_command_tells_a_terminal(make_pack: MakePack, monkeypatch: pytest.MonkeyPatch) -> None:
    """`build` tells on standard error how far it is, where that is a terminal."""
    root = make_pack(built=False)
    monkeypatch.setattr("security_meetings.build.progress._SECONDS_SILENT", 0)
    monkeypatch.setattr("security_meetings.build.progress._SECONDS_BETWEEN", 0)

    def work(terminal: TextIO) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stderr", terminal)
            assert main([str(root)]) == 0

    assert "\rfinding what is quoted: 2 of 2" in seen(work)


def test_a_failed_build_leaves_the_line_empty() -> None:
    """The error stands on a line of its own."""

    def work(terminal: TextIO) -> None:
        with contextlib.suppress(RuntimeError), ProgressLine(terminal, Clock()) as tell:
            for _ in range(9):
                tell("words")
            raise RuntimeError

    assert seen(work).endswith("\rwords\r     \r|")
