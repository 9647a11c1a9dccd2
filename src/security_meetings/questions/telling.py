"""What some of the sources alone tell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from security_meetings.collection.references import references
from security_meetings.collection.shelf import Collections
from security_meetings.model.claims import Claim, Mark, by_subject

__all__ = ["Told", "told_by"]


class Told(NamedTuple):
    """What some sources tell.

    Attributes:
        claims: Their claims, and the editorial ones on the records that they speak of.
        marks: The marks on them.
        named: Collection and id of each record that they speak of or refer to.
    """

    claims: list[Claim]
    marks: list[Mark]
    named: set[tuple[str, str]]


def told_by(collections: Collections, sources: Iterable[str]) -> Told:
    """What these sources tell.

    Raises:
        NotFound: There is no such source.
    """
    wanted = {collections.sources[source].id for source in sources}

    def spoken_of(claims: Iterable[Claim]) -> set[tuple[str, str]]:
        referred = (r for c in claims for r in references(c))
        return {
            (name, records.id_of(id_))
            for _, id_, names in referred
            for name in names
            if id_ in (records := collections.collection(name))
        }

    claims = [c for c in collections.claims if c.source in wanted]
    left = [c for c in collections.claims if c.basis == "editorial"]
    named = {("sources", source) for source in wanted} | spoken_of(claims)
    # A country that is referred to, but not named, still needs its code and name.
    while fitting := [c for c in left if (c.collection, c.subject) in named]:
        claims += fitting
        left = [c for c in left if (c.collection, c.subject) not in named]
        named |= spoken_of(fitting)
    return Told(sorted(claims, key=by_subject), [m for m in collections.marks if m.source in wanted], named)
