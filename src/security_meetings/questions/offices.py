"""Who held which office on a day, as far as sources attest it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from security_meetings.collection.shelf import Collections
from security_meetings.errors import Ambiguous
from security_meetings.model.briefs import visible
from security_meetings.model.claims import lay_claim, told
from security_meetings.model.days import Interval, days_in_words, earliest, latest
from security_meetings.model.displays import Shown
from security_meetings.model.pages import Layout, bold, dim
from security_meetings.model.values import max_known, min_known
from security_meetings.questions.why import claims_on, why

if TYPE_CHECKING:
    from security_meetings.model.claims import Claim
    from security_meetings.model.records.roles import Role

__all__ = [
    "Attestation",
    "attestations",
    "holders_at",
    "nearest_roles",
    "past_for",
    "role_at",
    "roles_at",
]


_SAID = ("asserted", "reported")


class _Attestation(NamedTuple):
    role: Role
    first: datetime.date
    last: datetime.date
    claim: Claim


class Attestation(_Attestation, Shown):
    """Days on which a source attests an office; a named tuple.

    Attributes:
        role: The office.
        first: The first day for which it is sure.
        last: The last day for which it is sure.
        claim: The claim that says so.
    """

    __slots__ = ()

    def _lay_out(self, page: Layout) -> None:
        page.write([bold(", ".join(filter(None, (self.role.title, self.role.organization))) or self.role.id)])
        page.write([f"{days_in_words(self.first, self.last)},", dim(self.role.id)], 2)
        lay_claim(page, self.claim, told(self.claim))

    def __repr__(self) -> str:
        who = self.claim.source or self.claim.basis
        return visible(f"<Attestation {self.role.id}: {days_in_words(self.first, self.last)}, {who}>")


def attestations(collections: Collections, roles: Iterable[Role]) -> list[Attestation]:
    """All days for which sources attest these offices, the earliest first.

    What a source speaks of as past, denies or only guesses attests nothing, nor does what a correction takes
    back. An open end is the day of the source: "since March 2024" is sure from the end of that month to the
    day on which it was written. Where nobody knows that day, or it is before the end of that month, no day of
    it is sure; a full day since or until which an office is held is so whenever that was written.
    """
    found = [found for role in roles for found in _attested(collections, role)]
    return sorted(found, key=lambda a: (a.first, a.last, a.role.id, a.claim.id))


def _attested(collections: Collections, role: Role) -> Iterator[Attestation]:
    # What is denied, taken back or only guessed is in no record, and attests nothing.
    for claim in why(collections, role, "attested").carrying if role.attested else ():
        days = claim.value
        if isinstance(days, datetime.date):
            yield Attestation(role, days, days, claim)
        elif isinstance(days, Interval):
            told = _day_of(collections, claim)
            # An open end reaches as far as the source tells, and at least to the other end.
            first = latest(days.start) or min_known(told, earliest(days.end))
            last = earliest(days.end) or max_known(told, earliest(days.start))
            if first and last and first <= last:
                yield Attestation(role, first, last, claim)


def past_for(collections: Collections, role: Role) -> set[str]:
    """The sources that speak of an office as past; for others, who wrote before, it may be a present one."""
    said = claims_on(collections, role).get("former", ())
    sure = [c for c in said if c.value is True and c.modality in _SAID and c.rank != "deprecated"]
    return {claim.source for claim in sure if claim.source}


def _day_of(collections: Collections, claim: Claim) -> datetime.date | None:
    """The last day that a claim's source can tell of."""
    if claim.source is None or claim.source not in collections.sources:
        return None
    source = collections.sources[claim.source]
    return earliest(source.published) or source.as_of


def roles_at(collections: Collections, official: str, day: datetime.date) -> tuple[Role, ...]:
    """All offices that sources attest for a person on a day, in the order of the collection."""
    held = collections.roles.where(holder=official)
    on = {a.role.id for a in attestations(collections, held) if a.first <= day <= a.last}
    return tuple(role for role in held if role.id in on)


def role_at(collections: Collections, official: str, day: datetime.date) -> Role | None:
    """The one office that sources attest for a person on a day; None where they attest none.

    Raises:
        Ambiguous: They attest several.
    """
    found = roles_at(collections, official, day)
    if len(found) > 1:
        ids = [role.id for role in found]
        raise Ambiguous(
            f"{official} held {len(found)} offices on {day}: {', '.join(ids)}; ask roles_at() for all", ids
        )
    return found[0] if found else None


def nearest_roles(collections: Collections, official: str, day: datetime.date) -> tuple[Attestation, ...]:
    """What sources attest for a person on a day, or else the last before it and the first after it."""
    known = attestations(collections, collections.roles.where(holder=official))
    on = tuple(a for a in known if a.first <= day <= a.last)
    if on:
        return on
    before = max((a for a in known if a.last < day), key=lambda a: a.last, default=None)
    after = min((a for a in known if a.first > day), key=lambda a: a.first, default=None)
    return tuple(a for a in (before, after) if a is not None)


def holders_at(collections: Collections, organization: str, day: datetime.date) -> tuple[Role, ...]:
    """The offices at a body that sources attest for a day, in the order of the collection."""
    known = collections.roles.where(organization=organization)
    on = {a.role.id for a in attestations(collections, known) if a.first <= day <= a.last}
    return tuple(role for role in known if role.id in on)
