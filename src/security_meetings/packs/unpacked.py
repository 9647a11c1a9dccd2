"""What is packed in a file, and no more of it than it can honestly hold."""

from __future__ import annotations

import io
import zlib
from typing import Protocol

from security_meetings.packs.limits import Limits, PastLimit

__all__ = ["Bounded", "Unpacked"]

_PIECE = 1 << 16
# What tells zlib to expect what gzip packs.
_GZIP = 31


class _Readable(Protocol):
    """What is read piece by piece."""

    def read(self, size: int = -1, /) -> bytes | None:
        """The next bytes; empty at the end."""
        ...

    def close(self) -> None:
        """Close it."""
        ...


class Unpacked(io.RawIOBase):
    """What gzip packed, unpacked piece by piece.

    Python's own reader takes a step for each letter of a file's name, and one for each of very many empty
    parts; neither has an end.

    Args:
        stream: What is packed.
        limits: Of how many parts it may be.
    """

    def __init__(self, stream: _Readable, limits: Limits) -> None:
        self._stream = stream
        self._limits = limits
        self._parts = 1
        self._part = zlib.decompressobj(_GZIP)
        self._packed = b""

    def readable(self) -> bool:
        """Whether it can be read."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes.

        Raises:
            PastLimit: It is of more parts than it may be.
            OSError: It ends too early.
            zlib.error: It is not what gzip packs.
        """
        if size < 0:
            return b"".join(iter(lambda: self.read(_PIECE), b""))
        found = b""
        while not found:
            if self._part.eof and not self._next():
                break
            packed = self._packed or self._stream.read(_PIECE) or b""
            found = self._part.decompress(packed, size)
            self._packed = self._part.unconsumed_tail
            if not (found or packed or self._part.eof):
                raise OSError("it ends in the middle: copy or pack it again")
        return found

    def _next(self) -> bool:
        """Whether another part follows, behind zeros that fill up a block."""
        self._packed = self._part.unused_data.lstrip(b"\0")
        while not self._packed:
            piece = self._stream.read(_PIECE)
            if not piece:
                return False
            self._packed = piece.lstrip(b"\0")
        self._parts += 1
        self._limits.hold("entries", self._parts, "packed parts so far")
        self._part = zlib.decompressobj(_GZIP)
        return True


class Bounded(io.RawIOBase):
    """A stream that is read no further than to a limit.

    Args:
        stream: The stream.
        most: How many bytes it may hold.
        past: What to say of one that holds more.
    """

    def __init__(self, stream: _Readable, most: int, past: str) -> None:
        self._stream = stream
        self._most = most
        self._past = past
        self._read = 0

    def readable(self) -> bool:
        """Whether it can be read."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes.

        Raises:
            PastLimit: There are more than the limit.
        """
        left = self._most + 1 - self._read
        found = self._stream.read(left if size < 0 else min(size, left)) or b""
        self._read += len(found)
        if self._read > self._most:
            raise PastLimit(self._past)
        return found
