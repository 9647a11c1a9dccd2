"""The files of the packs that come with this package, in whatever it was imported from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from security_meetings.packs.limits import DEFAULT_LIMITS
from security_meetings.packs.resources import Resources

if TYPE_CHECKING:
    from importlib_resources.abc import Traversable

__all__ = ["Bundled", "cure"]

_PACKAGE = "security_meetings"


class Bundled(Resources):
    """The folder of a pack that comes with this package; it reads like that of any other pack.

    Python's own loaders read a file at once. Whatever else is asked of it (whether a file is there, its bytes
    one after the other), and other loaders, are left to importlib_resources, which costs more to import than
    everything else that a first record needs.

    Args:
        within: The folders of this package in which it lies; none for the bundled pack.
    """

    def __init__(self, *within: str) -> None:
        self._within = within
        self._limits = DEFAULT_LIMITS

    def read(self, folder: str, name: str) -> bytes | None:
        """All that a file holds; None where there is none."""
        loader: Any = __spec__.loader
        if not hasattr(loader, "get_data"):
            return super().read(folder, name)
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

    def _top(self) -> Traversable:
        import importlib_resources

        return importlib_resources.files(_PACKAGE).joinpath(*self._within)


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
