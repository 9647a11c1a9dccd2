"""Regular files alone, and no more of what is packed in them than it can honestly hold."""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path
from typing import IO

__all__ = ["Bounded", "most_unpacked", "open_regular", "refuse_other"]

# Records pack to a tenth, seldom to a fiftieth; what unpacks to far more was made to fill a memory.
_LEAST_LIMIT = 64 * 1024 * 1024
_MOST_TIMES = 100
_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISLNK, "a link"),
    (stat.S_ISDIR, "a folder"),
)


def refuse_other(mode: int) -> None:
    """Refuse what is no regular file: reading it might wait for ever, or never end.

    Args:
        mode: What the system says of it.

    Raises:
        OSError: It is none.
    """
    if not stat.S_ISREG(mode):
        what = next((name for is_it, name in _KINDS if is_it(mode)), "something else")
        raise OSError(f"expected a regular file, got {what}")


def open_regular(path: Path) -> IO[bytes]:
    """Open a file, without a buffer; what a link leads to must be a regular file too.

    Raises:
        OSError: It is no regular file, or cannot be opened.
    """
    # Asked before, since opening a device may do something; and of what was opened, since it may be another.
    refuse_other(path.stat().st_mode)
    flags = os.O_RDONLY
    for name in ("O_BINARY", "O_CLOEXEC", "O_NONBLOCK", "O_NOCTTY"):
        flags |= getattr(os, name, 0)
    opened = os.fdopen(os.open(path, flags), "rb", buffering=0)
    try:
        refuse_other(os.fstat(opened.fileno()).st_mode)
    except OSError:
        opened.close()
        raise
    return opened


def most_unpacked(packed: int) -> int:
    """How many bytes so many packed ones may unpack to."""
    return max(_LEAST_LIMIT, _MOST_TIMES * packed)


class Bounded(io.RawIOBase):
    """A stream that is read no further than to a limit."""

    def __init__(self, stream: IO[bytes], most: int) -> None:
        self._stream = stream
        self._most = most
        self._read = 0

    def readable(self) -> bool:
        """Whether it can be read."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes.

        Raises:
            OSError: There are more than the limit.
        """
        left = self._most + 1 - self._read
        found = self._stream.read(left if size < 0 else min(size, left))
        self._read += len(found)
        if self._read > self._most:
            raise OSError(f"it unpacks to more than {self._most} bytes, which is more than records do")
        return found
