"""The files of the packs that come with this package, in whatever it was imported from."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib_resources.abc import Traversable

__all__ = ["Bundled", "cure"]

_PACKAGE = "security_meetings"


class Bundled:
    """The folder of a pack that comes with this package; it reads like that of any other pack.

    Python's own loaders read a file at once. Whatever else is asked of it (whether a file is there, its bytes
    one after the other), and other loaders, are left to importlib_resources, which costs more to import than
    everything else that a first record needs.

    Args:
        within: The folders of this package in which it lies; none for the bundled pack.
    """

    def __init__(self, *within: str) -> None:
        self._within = within

    def read(self, folder: str, name: str) -> bytes | None:
        """All that a file holds; None where there is none."""
        loader: Any = __spec__.loader
        if not hasattr(loader, "get_data"):
            found = self._found(folder, name)
            return found.read_bytes() if found.is_file() else None
        here = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 (pathlib is slow to import)
        path = os.path.join(here, *self._within, folder, name)  # noqa: PTH118
        try:
            return bytes(loader.get_data(path))
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except OSError:
            # Where it lies in a zip, that is all that the loader says of what is not there.
            if self.has(folder, name):
                raise
            return None

    def has(self, folder: str, name: str) -> bool:
        """Whether there is a file of this name."""
        return self._found(folder, name).is_file()

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
        """It is part of this package, and not replaced."""
        return None

    def close(self) -> None:
        """Nothing stays open between two questions."""

    def _found(self, *names: str) -> Traversable:
        import importlib_resources

        found: Traversable = importlib_resources.files(_PACKAGE)
        for name in (*self._within, *names):
            found = found.joinpath(name)
        return found


def cure(root: object) -> str:
    """What to do where a file is missing, behind a colon; empty where that is not for this package to say."""
    if not isinstance(root, Bundled):
        return ""
    link = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data")  # noqa: PTH118, PTH120
    if not os.path.isfile(link):  # noqa: PTH113
        return ": install the package again"
    return (
        f": {link} is a link of the checkout, and the system has made a file of it: let git make links, by "
        "'git config core.symlinks true' and 'git checkout -- src', or install without --editable"
    )
