"""How far a build is, on a line of a terminal."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from typing import Self

__all__ = ["ProgressLine", "Tell", "silent"]

Tell = Callable[[str], object]
"""Told in words how far the work is, whenever that changes."""

# What is done sooner tells nothing; nor need anybody read more lines a second.
_SECONDS_SILENT = 1.0
_SECONDS_BETWEEN = 0.1


def silent(_: str) -> None:
    """Tell nobody."""


class ProgressLine:
    """A line that is written anew as the work goes on, and gone when it is done; on a terminal alone.

    >>> import io
    >>> with ProgressLine(io.StringIO()) as tell:
    ...     tell("finding what is quoted: 3 of 300")  # this is no terminal: nothing is written
    """

    def __init__(self, stream: TextIO | None, now: Callable[[], float] = time.monotonic) -> None:
        """Write on a stream, if that is a terminal."""
        self._stream = stream if stream is not None and stream.isatty() else None
        self._now = now
        self._due = now() + _SECONDS_SILENT
        self._written = 0

    def __call__(self, words: str) -> None:
        """Tell how far the work is."""
        if self._stream is not None and (now := self._now()) >= self._due:
            self._due = now + _SECONDS_BETWEEN
            self._write(self._stream, words)

    def _write(self, stream: TextIO, words: str) -> None:
        # Blanks over what stood there: not every terminal knows how to erase.
        stream.write(f"\r{words.ljust(self._written)}\r{words}")
        stream.flush()
        self._written = len(words)

    def __enter__(self) -> Self:
        """Begin the work."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """The work is done, or failed: leave the line empty for what is told next."""
        if self._stream is not None and self._written:
            self._write(self._stream, "")
