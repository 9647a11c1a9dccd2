"""What records refer to, and references that lead nowhere."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import Any, NamedTuple

from security_meetings.collection.shelf import Collections
from security_meetings.errors import did_you_mean
from security_meetings.model.claims import Claim
from security_meetings.model.kinds import HOMES, class_of
from security_meetings.model.schema import Property, Record, described, properties
from security_meetings.model.shapes import Parts
from security_meetings.policy.joining import SAME

__all__ = ["Fault", "dangling", "references"]

# Looking for near words takes longer than all else: where much is wrong, the rest is told without.
_MOST_HINTS = 100


class Fault(NamedTuple):
    """Something wrong with a record; where the record lies, whoever read it knows.

    Attributes:
        collection: The record's collection.
        id: The record's id.
        path: The way to the value in it; empty for the whole record.
        message: What is wrong.
    """

    collection: str
    id: str
    path: str
    message: str


@functools.cache
def _referring(cls: type) -> tuple[Property, ...]:
    """The properties of a class that refer to records, by themselves or by a part of theirs."""
    return tuple(prop for prop in properties(cls).values() if _refers(prop))


def _refers(prop: Property) -> bool:
    parts = described(prop.shape.cls) if isinstance(prop.shape, Parts) else ()
    return bool(prop.field.refers_to) or any(part.field.refers_to for part in parts)


def _within(path: str, value: Any, prop: Property) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The references of one value of a property: the path, the id, and the collections it may be in."""
    if isinstance(prop.shape, Parts):
        for name, _, _, field in described(prop.shape.cls):
            if field.refers_to and getattr(value, name) is not None:
                yield f"{path}.{name}", getattr(value, name), field.refers_to
    elif prop.field.refers_to and value is not None:
        yield path, value, prop.field.refers_to


def references(record: Record) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every reference that a record makes: the path, the id, and the collections it may be in."""
    kind: type = type(record)
    for prop in _referring(kind):
        value = prop.read(record)
        for i, item in enumerate(value if prop.many else (value,)):
            yield from _within(f"{prop.path}[{i}]" if prop.many else prop.path, item, prop)
    if isinstance(record, Claim):
        yield "subject", record.subject, (record.collection,)
        claimed = properties(class_of(record.collection)).get(record.property)
        if claimed is not None:
            yield from _within("value", record.value, claimed)


def dangling(
    collections: Collections,
    names: Iterable[str] = HOMES,
    elsewhere: Mapping[str, AbstractSet[str]] = MappingProxyType({}),
) -> Iterator[Fault]:
    """Every reference of the records of some collections that leads nowhere, or to two records at once.

    Args:
        collections: All collections.
        names: Those whose references are followed.
        elsewhere: Ids of records that are to be loaded along, by collection.
    """

    @functools.cache
    def found(id_: str, allowed: tuple[str, ...]) -> list[str]:
        return [
            name for name in allowed if id_ in collections.collection(name) or id_ in elsewhere.get(name, ())
        ]

    def near(allowed: tuple[str, ...]) -> list[str]:
        return [
            id_ for a in allowed for id_ in (*collections.collection(a).ids, *sorted(elsewhere.get(a, ())))
        ]

    @functools.cache
    def spoken_of() -> set[tuple[str, str]]:
        return {(claim.collection, claim.as_stated.subject) for claim in collections.claims}

    def joined_to(claim: Claim) -> list[str]:
        # The one record has this as its other id, whether anything is known of that or not.
        name, id_ = claim.collection, str(claim.as_stated.value)
        return [name] if (name, id_) in spoken_of() or id_ in elsewhere.get(name, ()) else []

    told = 0
    for name in names:
        for record in collections.collection(name):
            same = isinstance(record, Claim) and record.property == SAME
            for path, id_, allowed in references(record):
                hits = joined_to(record) if same and path == "value" else found(id_, allowed)
                if len(hits) == 1:
                    continue
                if hits:
                    what = f"{id_!r} is ambiguous: it stands in {' and '.join(hits)}"
                else:
                    what = f"no {' or '.join(allowed)} {id_!r}"
                    if told < _MOST_HINTS:
                        what += did_you_mean(id_, near(allowed))
                told += 1
                yield Fault(name, record.id, path, what)
