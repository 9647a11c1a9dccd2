"""What is hardly meant: circles, codes of two records, numbers past belief, words that stand for nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from security_meetings.collection.shelf import Collections
from security_meetings.model.claims import Claim
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import Record, properties
from security_meetings.policy import in_reading_order
from security_meetings.questions.circles import circles, same_twice
from security_meetings.questions.why import claims_on

__all__ = ["Unlikely", "unlikely"]

# What tables have in a cell of which nothing is known, and what authors leave to be filled in.
_PLACEHOLDERS = frozenset(
    "n/a n.a. #n/a nan null none nil unknown tbd tba tbc todo xxx неизвестно н/д нет".split()  # noqa: SIM905
)


class Unlikely(NamedTuple):
    """Something that a record says and hardly means.

    Attributes:
        kind: What sort it is.
        record: The record.
        path: The property.
        claims: The claims that say it.
        words: What does not fit, in a sentence.
    """

    kind: str
    record: Record
    path: str
    claims: tuple[Claim, ...]
    words: str


def unlikely(collections: Collections) -> Iterator[Unlikely]:
    """Everything of the kind."""
    yield from _numbers(collections)
    yield from _placeholders(collections)
    yield from _shared_codes(collections)
    yield from _leading_back(collections)


def _claims_of(collections: Collections, records: Iterable[Record], *paths: str) -> tuple[Claim, ...]:
    found = [c for record in records for path in paths for c in claims_on(collections, record).get(path, ())]
    return tuple(in_reading_order(found))


def _numbers(collections: Collections) -> Iterator[Unlikely]:
    """A meeting of a million days."""
    for name, cls in kinds().items():
        bounded = [(p, p.field.most) for p in properties(cls).values() if p.field.most is not None]
        for record in collections.collection(name) if bounded else ():
            for prop, most in bounded:
                value = prop.read(record)
                if value is not None and value > most:
                    words = f"{value} is hardly meant: more than {most} is unheard of"
                    claims = _claims_of(collections, [record], prop.path)
                    yield Unlikely("unlikely number", record, prop.path, claims, words)


def _placeholders(collections: Collections) -> Iterator[Unlikely]:
    """Words that stand where nothing is known, and names without a letter or digit."""
    known = {name: properties(cls) for name, cls in kinds().items()}
    for claim in collections.claims:
        value = claim.value
        prop = known[claim.collection].get(claim.property) if claim.collection in known else None
        if not isinstance(value, str) or prop is None or prop.choices or prop.field.refers_to:
            continue
        if value.casefold() not in _PLACEHOLDERS and any(map(str.isalnum, value)):
            continue
        records = collections.collection(claim.collection)
        # Words in quotation marks may be whatever somebody said.
        if claim.subject in records and (claim.property == "name" or not claim.evidence):
            words = f"{value!r} says nothing: leave out what is not known"
            yield Unlikely("placeholder", records[claim.subject], claim.property, (claim,), words)


def _shared_codes(collections: Collections) -> Iterator[Unlikely]:
    """A code that is of one record alone, and that two have."""
    for name, cls in kinds().items():
        for prop in (p for p in properties(cls).values() if p.field.unique):
            bearers: dict[object, list[Record]] = {}
            for record in collections.collection(name):
                if (value := prop.read(record)) is not None:
                    bearers.setdefault(value, []).append(record)
            for value, records in bearers.items():
                if len(records) > 1:
                    words = f"{value} is that of {' and '.join(record.id for record in records)}"
                    claims = _claims_of(collections, records, prop.path)
                    yield Unlikely("shared code", records[0], prop.path, claims, words)


def _leading_back(collections: Collections) -> Iterator[Unlikely]:
    """Records that are parts or successors of themselves, and members of themselves."""
    for circle in circles(collections):
        claims = _claims_of(collections, circle.records, circle.path)
        yield Unlikely("circle", circle.records[0], circle.path, claims, circle.words)
    for name, cls in kinds().items():
        needed = [p for p in properties(cls).values() if p.field.needed and p.field.refers_to]
        for record in collections.collection(name) if len(needed) > 1 else ():
            if paths := same_twice(record):
                words = f"{' and '.join(paths)} are one and the same"
                yield Unlikely("circle", record, paths[-1], _claims_of(collections, [record], *paths), words)
