"""All tables by name: those of the collections, and those of what the data say besides."""

from __future__ import annotations

import importlib
from typing import Any, cast

from security_meetings.collection.collection import Collection
from security_meetings.collection.shelf import Collections
from security_meetings.errors import InvalidValue, NotFound, hint_at, nearest
from security_meetings.model.kinds import HOMES
from security_meetings.model.shapes import wrong
from security_meetings.tables.records import of_collection
from security_meetings.tables.table import Table

__all__ = ["table", "table_names"]

# Module beside this one, and function. It is imported when the table is asked for.
_BESIDES = {
    "facts": ("claims", "facts"),
    "evidence": ("claims", "evidence"),
    "mark_spans": ("claims", "mark_spans"),
    "links": ("claims", "links"),
    "names": ("claims", "names"),
    "counts": ("claims", "counts"),
    "talk_sides": ("talks", "talk_sides"),
    "dyads": ("talks", "dyads"),
    "participation": ("participation", "participation"),
    "conflicts": ("disagreements", "conflict_table"),
    "divergences": ("disagreements", "divergence_table"),
    "anomalies": ("disagreements", "anomaly_table"),
}


def table_names() -> tuple[str, ...]:
    """The names of all tables: the collections, then the others."""
    return (*HOMES, *_BESIDES)


def table(
    collections: Collections, what: str | Collection[Any], *, nested: bool = False, evidence: bool = False
) -> Table:
    """The table of a name, or of some records of one kind.

    Raises:
        NotFound: There is no such table.
        InvalidValue: What is given is neither a name nor a collection; or nested cells or evidence are asked
            for of a table that has neither.
    """
    if isinstance(what, Collection):
        return of_collection(collections, what, nested=nested, evidence=evidence)
    if not isinstance(what, str):
        raise wrong("the name of a table, or a collection", what)
    if what in HOMES:
        return of_collection(collections, collections.collection(what), nested=nested, evidence=evidence)
    if what not in _BESIDES:
        known = table_names()
        near = nearest(what, known)
        raise NotFound(f"no table {what!r}{hint_at(near)} (known: {', '.join(known)})", near)
    if nested or evidence:
        asked = "nested" if nested else "evidence"
        raise InvalidValue(f"only the table of a collection takes {asked}=True, and {what} is none")
    module, name = _BESIDES[what]
    make = getattr(importlib.import_module(f"security_meetings.tables.{module}"), name)
    return cast("Table", make(collections))
