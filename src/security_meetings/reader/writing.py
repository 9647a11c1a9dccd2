"""Putting a file where it is wanted, whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

__all__ = ["write_whole"]


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there: nobody ever sees half of it.

    Raises:
        OSError: It cannot be written there; what stood there before still does.
    """
    staged = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}")
    try:
        with staged.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)
