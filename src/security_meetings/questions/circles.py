"""Records that lead back to themselves, as parts or successors of one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from security_meetings.collection.shelf import Collections
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import Property, Record, properties

__all__ = ["Circle", "circles", "same_twice"]

# A message names so many records of a circle.
_MOST_NAMED = 8


class Circle(NamedTuple):
    """Records each of which names the next, and the last the first.

    Attributes:
        path: The property by which they do.
        records: The records, beginning with the one whose id comes first; never empty.
    """

    path: str
    records: tuple[Record, ...]

    @property
    def words(self) -> str:
        """What does not fit, in a sentence."""
        ids = [record.id for record in self.records]
        if len(ids) == 1:
            return f"{ids[0]!r} names itself as its {self.path}"
        told = [*ids, ids[0]]
        if (between := len(told) - _MOST_NAMED) > 0:
            told[_MOST_NAMED - 1 : -1] = [f"{between} more"]
        return f"{self.path} leads from {' to '.join(told)}: back to where it began"


def circles(collections: Collections) -> Iterator[Circle]:
    """Every circle of records, once; of several that meet in a record, those that a walk comes upon."""
    for name, cls in kinds().items():
        for prop in properties(cls).values():
            if name in prop.field.refers_to and not prop.field.mutual:
                yield from _circles(collections, name, prop)


def _circles(collections: Collections, name: str, prop: Property) -> Iterator[Circle]:
    known = {record.id: record for record in collections.collection(name) if prop.read(record)}
    leads = {id_: _next(prop, record, known) for id_, record in known.items()}
    done: set[str] = set()
    for start in sorted(leads):
        # A walk that keeps its own way back, since chains may be longer than Python nests calls.
        way: dict[str, Iterator[str]] = {}
        at: str | None = start if start not in done else None
        while at is not None:
            way[at] = way.get(at) or iter(leads[at])
            onward = next(way[at], None)
            if onward is None:
                done.add(at)
                del way[at]
                at = next(reversed(way), None)
            elif onward in way:
                ids = [*way]
                yield _circle(prop, [known[id_] for id_ in ids[ids.index(onward) :]])
            elif onward not in done:
                at = onward


def _next(prop: Property, record: Record, known: Mapping[str, Record]) -> list[str]:
    value = prop.read(record)
    return [id_ for id_ in (value if prop.many else (value,)) if id_ in known]


def _circle(prop: Property, records: Sequence[Record]) -> Circle:
    first = min(range(len(records)), key=lambda i: records[i].id)
    return Circle(prop.path, (*records[first:], *records[:first]))


def same_twice(record: Record) -> tuple[str, ...]:
    """The properties without which a record says little and that name one and the same; mostly none.

    >>> from security_meetings.model.kinds import class_of
    >>> same_twice(class_of("memberships")("m", member="sco", organization="sco"))
    ('member', 'organization')
    """
    needed = [p for p in properties(type(record)).values() if p.field.needed and not p.many]
    named: dict[tuple[object, str], list[str]] = {}
    for prop in needed:
        for collection in prop.field.refers_to:
            named.setdefault((prop.read(record), collection), []).append(prop.path)
    return next((tuple(paths) for (id_, _), paths in named.items() if id_ and len(paths) > 1), ())
