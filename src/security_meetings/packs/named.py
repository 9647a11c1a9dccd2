"""Packs that are known by their names: those that come with this package, and those that are installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from security_meetings.errors import PackNotFound
from security_meetings.packs.bundled import Bundled

if TYPE_CHECKING:
    from security_meetings.packs.folders import Folder
    from security_meetings.packs.limits import Limits
    from security_meetings.packs.resources import Resources

__all__ = ["BUNDLED_NAME", "is_reference", "is_word", "references", "root_named"]

BUNDLED_NAME = "security-meetings"
"""What the bundled pack calls itself, and what others that use it call it."""

# The folder of this package in which the reference packs lie, each by its name.
_REFERENCE = "reference"
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")


def is_word(where: str) -> bool:
    """Whether it may be the name of a pack; a path that looks like one can be written `./name`."""
    return bool(where) and where[0] != "." and _LETTERS.issuperset(where)


def references() -> list[str]:
    """The names of the reference packs."""
    return Bundled().names(_REFERENCE)


def is_reference(name: str, manifest: str) -> bool:
    """Whether a reference pack has this name."""
    return name in references() and Bundled(_REFERENCE, name).read("data", manifest) is not None


def root_named(name: str, manifest: str, limits: Limits) -> Bundled | Folder | Resources:
    """The folder of a reference pack, or of an installed one.

    Args:
        name: The pack's name.
        manifest: The name of the file in `data/` that makes a folder a pack.
        limits: How much it may ask of the machine.

    Raises:
        PackNotFound: There is none, or it does not lie where its distribution says.
        Ambiguous: Several installed packs have the name.
    """
    if is_reference(name, manifest):
        return Bundled(_REFERENCE, name)
    from pathlib import Path

    from security_meetings.packs.folders import Folder
    from security_meetings.packs.installed import installed, place_of
    from security_meetings.packs.resources import Resources

    found = installed(name).get(name, ())
    if not found:
        raise PackNotFound(
            f"no data pack at {name}: there is nothing there, and no installed pack has that name"
        )
    place: Any = place_of(found)
    root = Folder(place, limits) if isinstance(place, Path) else Resources(place, limits)
    if not root.has("data", manifest):
        raise PackNotFound(
            f"the pack {name!r} of {found[0].distribution} holds no data/{manifest}: it is to be built with "
            "'security-meetings build' before it is packaged"
        )
    return root
