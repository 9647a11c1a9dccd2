"""Regular files alone: reading others might wait for ever, or never end."""

from __future__ import annotations

import os
import stat
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["open_regular", "refuse_other"]

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
