"""Tables of collections: a row a record."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from security_meetings.collection.collection import Collection, kind_of
from security_meetings.collection.shelf import Collections
from security_meetings.errors import InvalidValue
from security_meetings.model.claims import Claim
from security_meetings.model.kinds import collection_of
from security_meetings.model.schema import Record, claimable
from security_meetings.policy import in_reading_order
from security_meetings.questions.why import carrying, clashes, unasserted
from security_meetings.tables.cells import joined, quotes_joined
from security_meetings.tables.columns import Filled, Kinds, evidence_columns, several
from security_meetings.tables.deriving import filled, unclashing
from security_meetings.tables.table import Table

__all__ = ["behind", "contested", "kinds_in", "of_collection"]

# The kinds of so many ids are kept.
_MOST_KEPT = 65_536


def kinds_in(collections: Collections) -> Kinds:
    """What tells in which of some collections the record of an id is; None where in none."""

    @functools.lru_cache(_MOST_KEPT)
    def kind_in(id_: str, names: tuple[str, ...]) -> str | None:
        return next((name for name in names if id_ in collections.collection(name)), None)

    return kind_in


def of_collection(
    collections: Collections, records: Collection[Any], *, nested: bool = False, evidence: bool = False
) -> Table:
    """The table of some records of one kind.

    Raises:
        InvalidValue: Evidence is asked for behind records that no claim stands behind.
    """
    cls = kind_of(records)
    name = collection_of(cls)
    if evidence and not claimable(cls):
        raise InvalidValue(f"no claims stand behind {name}: take the table without evidence=True")
    made = list(filled(cls, kinds_in(collections), nested=nested))
    made += _also(collections, name)
    if evidence:
        made.append(_evidence(collections, name, nested=nested))
    made = list(unclashing(made))

    def batches(size: int) -> Iterator[Sequence[Sequence[Any]]]:
        left = iter(records)
        while batch := list(itertools.islice(left, size)):
            yield [cells for column in made for cells in column.read(batch)]

    return Table(name, [column for f in made for column in f.columns], batches, len(records))


def _also(collections: Collections, name: str) -> list[Filled]:
    from security_meetings.tables.additions import ADDITIONS

    return [ADDITIONS[name](collections)] if name in ADDITIONS else []


def contested(collections: Collections, claims: Sequence[Claim]) -> bool:
    """Whether some claims contradict each other."""
    return len(claims) > 1 and bool(clashes(collections, claims))


def behind(claims: Sequence[Claim]) -> tuple[list[str], list[str], list[str]]:
    """The ids of claims in reading order, their sources, sorted, and their words, each once."""
    ordered = in_reading_order(claims)
    sources = sorted({claim.source for claim in ordered if claim.source})
    quotes = dict.fromkeys(span.exact for claim in ordered for span in claim.evidence)
    return [claim.id for claim in ordered], sources, list(quotes)


def _evidence(collections: Collections, name: str, *, nested: bool) -> Filled:
    def row(record: Record) -> tuple[Any, ...]:
        claims = collections.claims.about(name, record.id)
        ids, sources, _ = behind(claims)
        carried = carrying(collections, record)
        _, _, quotes = behind([*{claim.id: claim for found in carried.values() for claim in found}.values()])
        clash = contested(collections, claims)
        unsure = [f"{path}: {how}" for path, how in unasserted(carried).items()]
        if nested:
            return ids, sources, len(sources), clash, quotes, unsure
        return joined(ids), joined(sources), len(sources), clash, quotes_joined(quotes), joined(unsure)

    return several(evidence_columns(nested=nested), row)
