"""What a folder and a zip have in common, in which packs lie."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Protocol

__all__ = ["Root"]


class Root(Protocol):
    """The folder that a pack lies in, in whatever shape."""

    def has(self, folder: str, name: str) -> bool:
        """Whether there is such a file."""
        ...

    def read(self, folder: str, name: str) -> bytes | None:
        """All that it holds; None where it is not there."""
        ...

    def open(self, folder: str, name: str) -> IO[bytes] | None:
        """The file, to be read piece by piece; None where it is not there."""
        ...

    def names(self, folder: str) -> Iterable[str]:
        """The names in a folder."""
        ...

    def size(self, folder: str, name: str) -> int:
        """The length of a file in bytes."""
        ...

    def stamp(self) -> object:
        """What tells it from another that takes its place."""
        ...

    def close(self) -> None:
        """Close what is open; it is opened anew when it is read again."""
        ...
