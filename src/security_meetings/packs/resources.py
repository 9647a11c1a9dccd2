"""Packs that lie in an installed package, wherever Python would import it from."""

from __future__ import annotations

import weakref
from typing import IO, TYPE_CHECKING, Any

from security_meetings.packs.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from importlib_resources.abc import Traversable

__all__ = ["Resources"]


class Resources:
    """The folder of a pack that is no folder of the file system, such as one in a zipped package."""

    _close: weakref.finalize[[], Resources] | None = None

    def __init__(self, root: Traversable, limits: Limits = DEFAULT_LIMITS) -> None:
        self._root = root
        self._limits = limits
        archive: Any = getattr(root, "root", None)  # where it lies in a zip, which stays open
        if hasattr(archive, "close"):
            # Not left to garbage in circles, of which the file could be the first to go, and warn.
            self._close = weakref.finalize(self, archive.close)

    def has(self, folder: str, name: str) -> bool:
        """Whether there is a file of this name."""
        return self._found(folder, name).is_file()

    def read(self, folder: str, name: str) -> bytes | None:
        """All that a file holds; None where there is none."""
        stream = self.open(folder, name)
        if stream is None:
            return None
        with stream:
            raw = stream.read(self._limits.file_bytes + 1)
        self._limits.hold("file_bytes", len(raw), "bytes")
        return raw

    def open(self, folder: str, name: str) -> IO[bytes] | None:
        """The file, to be read piece by piece; None where there is none."""
        found = self._found(folder, name)
        return found.open("rb") if found.is_file() else None

    def names(self, folder: str) -> list[str]:
        """The names in a folder."""
        found = self._found(folder)
        return sorted(item.name for item in found.iterdir()) if found.is_dir() else []

    def size(self, folder: str, name: str) -> int:
        """The length of a file in bytes."""
        return len(self.read(folder, name) or b"")

    def stamp(self) -> object:
        """Nothing: what is installed is not replaced while it is read."""
        return None

    def close(self) -> None:
        """Close the zip in which it lies, if it does."""
        if self._close is not None:
            self._close()

    def _top(self) -> Traversable:
        return self._root

    def _found(self, *names: str) -> Traversable:
        found = self._top()
        for name in names:
            found = found.joinpath(name)
        return found
