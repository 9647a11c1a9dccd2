"""The packs that a pack uses, while it is built; and which pack would have what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from security_meetings.collection.references import ids_by_name, name_meant
from security_meetings.errors import InvalidData, Problem
from security_meetings.packs.manifest import Used
from security_meetings.packs.named import BUNDLED_NAME, references
from security_meetings.packs.pack import Pack, open_named
from security_meetings.packs.using import ids_of, opened_used, with_used

__all__ = ["PACK", "USES", "Having", "Uses"]

PACK = "pack.toml"
# What an author says of the packs that it uses; the build finds out their editions.
USES = "uses"


@attrs.frozen
class Uses:
    """The packs that a pack uses; none, unless told otherwise.

    Attributes:
        stated: Each as it is now.
        ids: The ids of all their records, by collection.
        packs: All of them, with those that they use themselves.
    """

    stated: tuple[Used, ...] = ()
    ids: Mapping[str, frozenset[str]] = attrs.Factory(dict)
    packs: tuple[Pack, ...] = ()

    @classmethod
    def read(cls, words: Any, root: Path, problems: list[Problem]) -> Uses:
        """Open the packs that an author names, and what these use."""
        if type(words) is not list or any(type(word) is not str for word in words):
            problems.append(Problem(PACK, "", f"{USES}: expected a list of names of packs, got {words!r}"))
            return cls()
        if not words:
            return cls()
        found, wrong = opened_used(words, root, PACK)
        problems.extend(wrong)
        try:
            packs = with_used([pack for _, pack in found], problems)
            ids = ids_of(packs)
        except InvalidData as exc:
            problems.extend(exc.problems)
            return cls()
        return cls(tuple(used for used, _ in found), ids, tuple(packs))


class Having:
    """Tells which of the packs that come with this package have a record, and what a name means there."""

    def __init__(self) -> None:
        self._ids: dict[str, Mapping[str, frozenset[str]]] = {}
        self._named: dict[str, Mapping[str, str]] = {}

    def __call__(self, missing: Iterable[tuple[str, str]]) -> str | None:
        """The name of the smallest that has one of these records; None where none has.

        Args:
            missing: Collection and id of each.
        """
        if not self._ids:
            self._ids = {name: ids_of([open_named(name)]) for name in (BUNDLED_NAME, *references())}
        wanted = list(missing)
        having = [n for n, ids in self._ids.items() if any(id_ in ids.get(c, ()) for c, id_ in wanted)]
        # A list of countries rather than all that is bundled.
        return having[-1] if having else None

    def meant(self, missing: Iterable[tuple[str, str]]) -> str:
        """A hint to the id of what has nearly this name in one of them; empty where nothing has.

        Args:
            missing: Collection of each, and the id that is no id but may be a name.
        """
        for collection, id_ in sorted(missing) if any(id_.strip() for _, id_ in missing) else ():
            if collection not in self._named:
                self._named[collection] = {
                    name: record
                    for pack in (BUNDLED_NAME, *references())
                    for name, record in ids_by_name(open_named(pack).records(collection)).items()
                }
            if hint := name_meant(id_, self._named[collection]):
                return hint
        return ""
