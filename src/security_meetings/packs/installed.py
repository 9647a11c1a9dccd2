"""Packs that other distributions install: which there are, and where each lies. No code of theirs is run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from security_meetings.errors import Ambiguous, PackNotFound

if TYPE_CHECKING:
    from importlib_resources.abc import Traversable

__all__ = ["GROUP", "Installed", "installed", "place_of"]

GROUP = "security_meetings.packs"
"""The entry points by which a distribution names its packs: `harbour-forum = "harbour_pack:pack"`."""


class Installed(NamedTuple):
    """A pack of a distribution.

    Attributes:
        name: The pack's name, by which it is loaded.
        distribution: The distribution that brings it.
        value: Where it lies: a package, and a folder of it.
    """

    name: str
    distribution: str
    value: str


def installed(name: str | None = None) -> dict[str, tuple[Installed, ...]]:
    """The packs that are installed, by name; several of one name cannot be told apart.

    Args:
        name: The one name looked for; None for all.
    """
    # Quite dear to import, and needed only for a word that is no path.
    from importlib.metadata import entry_points

    found: dict[str, set[Installed]] = {}
    for point in entry_points(group=GROUP) if name is None else entry_points(group=GROUP, name=name):
        brings = point.dist.name if point.dist is not None else "an unnamed distribution"
        found.setdefault(point.name, set()).add(Installed(point.name, brings, point.value))
    return {known: tuple(sorted(several)) for known, several in sorted(found.items())}


def place_of(found: tuple[Installed, ...]) -> Traversable:
    """The folder that an installed pack lies in.

    Args:
        found: All installed packs of one name.

    Raises:
        Ambiguous: Several distributions bring a pack of this name.
        PackNotFound: It does not lie where its distribution says.
    """
    (pack, *others) = found
    if others:
        both = " and ".join(f"{one.distribution} ({one.value})" for one in found)
        raise Ambiguous(
            f"{len(found)} installed packs are named {pack.name!r}, of {both}: uninstall one, "
            "or load its folder",
            [one.distribution for one in found],
        )
    module, _, folder = pack.value.partition(":")
    # Finding a module inside of a package would run the package: its folders are walked instead.
    top, *inner = module.split(".")
    parts = [*inner, *re.split(r"[./]", folder.partition("[")[0].strip())] if folder else inner
    root = _files_of(top.strip())
    for part in parts:
        if root is not None and part:
            root = root.joinpath(part)
    if root is None or not root.is_dir():
        raise PackNotFound(
            f"the pack {pack.name!r} of {pack.distribution} is not there: its entry point names "
            f"{pack.value!r}, which is no folder of an installed package; install {pack.distribution} again"
        )
    return root


def _files_of(module: str) -> Traversable | None:
    """The folder of a package that is not imported for it; None where there is no such package."""
    import importlib.util
    import types

    import importlib_resources

    try:
        spec = importlib.util.find_spec(module)
    except (ImportError, ValueError, AttributeError):
        return None
    if spec is None or spec.submodule_search_locations is None:
        return None
    # What is never run: it only bears the way to the package's files.
    bearer: Any = types.ModuleType(module)
    bearer.__spec__ = spec
    try:
        root: Traversable = importlib_resources.files(bearer)
    except (TypeError, ValueError, OSError, AttributeError):
        return None
    return root
