"""Why a property of a record has the value it has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from security_meetings.collection.shelf import Collections
from security_meetings.errors import UnknownField, did_you_mean
from security_meetings.model.kinds import collection_of, word_for
from security_meetings.model.schema import Record, properties

if TYPE_CHECKING:
    import datetime

    from security_meetings.model.claims import Claim
    from security_meetings.policy import Explanation

__all__ = ["claims_on", "days_of_sources", "sources_of", "why"]


def why(collections: Collections, record: Record, property: str) -> Explanation:
    """Weigh the claims on one property of a record.

    Raises:
        UnknownField: Records of this kind have no such property; claims and marks have none at
            all, since nothing but an annotator stands behind them.
    """
    from security_meetings.policy import explain

    cls = type(record)
    known = properties(cls)
    if collection_of(cls) in ("claims", "marks"):
        raise UnknownField(
            f"{word_for(cls)} {record.id!r} has nothing to explain: an annotator wrote it, "
            "and no claim stands behind it"
        )
    if not isinstance(property, str) or property not in known:
        raise UnknownField(
            f"{word_for(cls)}s have no property {property!r}{did_you_mean(property, known)} "
            f"(known: {', '.join(known)})"
        )
    claims = claims_on(collections, record).get(known[property].field.rest_of or property, [])
    days = days_of_sources(collections, claims)
    return explain(cls, record.id, property, claims, collections.policy, days)


def claims_on(collections: Collections, record: Record) -> Mapping[str, list[Claim]]:
    """The claims on a record by property; the cost grows with these claims alone."""
    found: dict[str, list[Claim]] = {}
    name = collection_of(record)
    for claim in collections.claims.where(subject=record.id):
        if claim.collection == name:
            found.setdefault(claim.property, []).append(claim)
    return found


def sources_of(collections: Collections, record: Record) -> tuple[str, ...]:
    """The ids of the sources that say something of a record, sorted."""
    found = claims_on(collections, record).values()
    return tuple(sorted({c.source for claims in found for c in claims if c.source}))


def days_of_sources(collections: Collections, claims: Iterable[Claim]) -> dict[str, datetime.date]:
    """The days of the sources that these claims come from."""
    from security_meetings.policy import source_days

    named = {c.source for c in claims if c.source}
    sources = collections.sources
    return source_days(sources[source] for source in named if source in sources)
