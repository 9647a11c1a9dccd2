"""The files of the bundled pack, in whatever this package was imported from."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from importlib_resources.abc import Traversable

__all__ = ["Bundled"]

_PACKAGE = "security_meetings"


class Bundled:
    """A file or folder of the bundled pack; it reads like those of any other pack.

    Python's own loaders read a file at once. Whatever else is asked of it (whether it is there, its bytes one
    after the other), and other loaders, are left to importlib_resources, which costs more to import than
    everything else that a first record needs.
    """

    def __init__(self, *names: str) -> None:
        self._names = names

    @property
    def name(self) -> str:
        """The last name on the way to it."""
        return self._names[-1]

    def joinpath(self, name: str) -> Bundled:
        """What is of this name in the folder."""
        return Bundled(*self._names, name)

    def read_bytes(self) -> bytes:
        """All that the file holds."""
        loader: Any = __spec__.loader
        if not hasattr(loader, "get_data"):
            return self._found().read_bytes()
        here = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 (pathlib is slow to import)
        path = os.path.join(here, *self._names)  # noqa: PTH118
        try:
            return bytes(loader.get_data(path))
        except OSError as exc:
            raise FileNotFoundError(path) from exc

    def is_file(self) -> bool:
        """Whether it is there, and a file."""
        return self._found().is_file()

    def open(self, mode: Literal["rb"] = "rb") -> IO[bytes]:
        """The file, to be read piece by piece."""
        return self._found().open(mode)

    def _found(self) -> Traversable:
        import importlib_resources

        found: Traversable = importlib_resources.files(_PACKAGE)
        for name in self._names:
            found = found.joinpath(name)
        return found
