"""By what records can be chosen in the page: meeting, party, source, status, whether they are contested."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from security_meetings.collection.references import references
from security_meetings.model.kinds import collection_of
from security_meetings.model.schema import Record, properties
from security_meetings.model.values import PARTIES

__all__ = ["FACETS", "Facets", "facets_of"]

FACETS = ("meeting", "party", "source", "status", "contested")
"""The names of the facets, in the order of the page."""

_MEETINGS = ("meetings",)


class Facets(NamedTuple):
    """What a record can be chosen by; each holds ids or words, in order, without doubles.

    Attributes:
        meeting: The meetings that it is or belongs to.
        party: The countries and organisations that it is or speaks of.
        source: The sources that speak of it.
        status: How far it went.
        contested: `yes` where sources contradict each other on it; else nothing.
    """

    meeting: tuple[str, ...]
    party: tuple[str, ...]
    source: tuple[str, ...]
    status: tuple[str, ...]
    contested: tuple[str, ...]


def facets_of(record: Record, sources: Iterable[str], *, contested: bool) -> Facets:
    """What a record can be chosen by.

    Args:
        record: The record.
        sources: The sources that speak of it.
        contested: Whether they contradict each other.
    """
    own = collection_of(type(record))
    meetings = [record.id] if own in _MEETINGS else []
    parties = [record.id] if own in PARTIES else []
    for _, id_, names in references(record):
        if names == _MEETINGS:
            meetings.append(id_)
        elif set(names) <= set(PARTIES):
            parties.append(id_)
    steps = [prop.read(record) for prop in properties(type(record)).values() if prop.field.ladder]
    return Facets(
        meeting=tuple(dict.fromkeys(meetings)),
        party=tuple(dict.fromkeys(parties)),
        source=tuple(sorted(set(sources))),
        status=tuple(dict.fromkeys(step for step in steps if step)),
        contested=("yes",) if contested else (),
    )
