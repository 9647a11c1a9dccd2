"""Packs that lie in a folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

from security_meetings.packs.limits import DEFAULT_LIMITS, Limits
from security_meetings.packs.regular import open_regular

__all__ = ["Folder"]


class Folder:
    """The folder of a pack. Only regular files count, and links to such inside of it."""

    def __init__(self, path: Path, limits: Limits = DEFAULT_LIMITS) -> None:
        self._path = path
        self._limits = limits

    def path(self, folder: str, name: str) -> Path:
        """The way to a file.

        Raises:
            OSError: It is a link that leads out of the pack, or nowhere.
        """
        at = self._path / folder / name
        if at.is_symlink():
            real = at.resolve(strict=True)
            # The folder as a whole may lie elsewhere, as in a checkout of this project.
            inside = (self._path.resolve(), (self._path / folder).resolve())
            if not any(real.is_relative_to(home) for home in inside):
                raise OSError("this link leads out of the pack: put the file itself in its place")
        return at

    def has(self, folder: str, name: str) -> bool:
        """Whether anything of this name is there that is no folder; whether it can be read, reading tells.

        Raises:
            OSError: The folder may not be looked into.
        """
        at = self._path / folder / name
        try:
            at.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        return not at.is_dir()

    def read(self, folder: str, name: str) -> bytes | None:
        """All that a file holds; None where there is none."""
        stream = self.open(folder, name)
        if stream is None:
            return None
        with stream:
            self._limits.hold("file_bytes", os.fstat(stream.fileno()).st_size, "bytes")
            return stream.read()

    def open(self, folder: str, name: str) -> IO[bytes] | None:
        """The file, to be read piece by piece; None where there is none."""
        try:
            return open_regular(self.path(folder, name))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError:
            if (self._path / folder / name).is_dir():
                return None
            raise

    def names(self, folder: str) -> list[str]:
        """The names in a folder."""
        try:
            return sorted(os.listdir(self._path / folder))  # noqa: PTH208 (names alone)
        except (FileNotFoundError, NotADirectoryError):
            return []

    def size(self, folder: str, name: str) -> int:
        """The length of a file in bytes."""
        return self.path(folder, name).stat().st_size

    def stamp(self) -> object:
        """What tells its data from others that take their place."""
        try:
            data = (self._path / "data").stat()
        except OSError:
            return None
        # The number of a folder that is gone may be that of the next: the time of its renaming is not.
        return data.st_dev, data.st_ino, data.st_ctime_ns

    def close(self) -> None:
        """Nothing stays open between two questions."""
