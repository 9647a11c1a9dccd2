"""Who met whom, and in which office."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import attrs

from security_meetings.collection.collection import Collection
from security_meetings.collection.shelf import Collections
from security_meetings.model.schema import properties
from security_meetings.model.values import earliest, latest, max_known, min_known
from security_meetings.questions.finding import party_named
from security_meetings.questions.why import days_of_sources, sources_of, why

if TYPE_CHECKING:
    from security_meetings.model.records.meetings import Meeting
    from security_meetings.model.records.roles import Role
    from security_meetings.model.records.talks import BilateralTalk

__all__ = ["Side", "meeting_of", "role_at", "sides", "who_met"]


@attrs.frozen
class Side:
    """One side of a bilateral talk.

    Attributes:
        party: The id of the country or organisation.
        official: The id of the person who sits there; None where the sources of the talk name nobody.
        title: The title that a source of the talk prints for that person; None where none does.
        role: The role that the title belongs to; None without a title.
        printed_by: The ids of the sources of the talk that print the title, sorted; empty without one.
    """

    party: str
    official: str | None = None
    title: str | None = None
    role: Role | None = None
    printed_by: tuple[str, ...] = ()


def sides(collections: Collections, talk: BilateralTalk) -> tuple[Side, ...]:
    """The sides of a talk, sorted by party and person, with the office that its own sources print."""
    sources = set(sources_of(collections, talk))
    found = []
    for attendee in sorted(talk.attendees, key=lambda a: (a.party, a.official or "")):
        printed = _printed(collections, attendee.official, talk, sources) if attendee.official else None
        role, title, printed_by = printed or (None, None, ())
        found.append(Side(attendee.party, attendee.official, title, role, printed_by))
    return tuple(found)


def _printed(
    collections: Collections, official: str, talk: BilateralTalk, sources: set[str]
) -> tuple[Role, str, tuple[str, ...]] | None:
    """A present office, as sources of the talk title it; one attested for the talk's days comes first."""
    first, last = _days_of(collections, talk)
    printed = [
        (role, *found)
        for role in collections.roles.where(holder=official)
        if not role.former and (found := _title_in(collections, role, sources))
    ]

    def elsewhen(found: tuple[Role, str, tuple[str, ...]]) -> bool:
        role, *_ = found
        since, until = role.first_attested, role.last_attested or role.first_attested
        return not (since and until and first and last and since <= last and first <= until)

    return min(printed, key=elsewhen, default=None)


def _title_in(collections: Collections, role: Role, sources: set[str]) -> tuple[str, tuple[str, ...]] | None:
    """The best title of a role that some sources print, and those that do."""
    from security_meetings.policy.explaining import may_fill

    # Another source may print another title of the same office: it says nothing of this talk.
    printed: dict[str, set[str]] = {}
    for claim in why(collections, role, "title").claims:
        if claim.source in sources and may_fill(claim, type(role)) and claim.rank != "deprecated":
            printed.setdefault(str(claim.value), set()).add(claim.source)
    title = next(iter(printed), None)
    return None if title is None else (title, tuple(sorted(printed[title])))


def role_at(collections: Collections, official: str, day: datetime.date) -> Role | None:
    """The office that a source attests for a person on a day; of several, the best attested."""
    from security_meetings.policy import Case

    if isinstance(day, datetime.datetime):
        day = day.date()
    found = [
        role
        for role in collections.roles.where(holder=official)
        if not role.former
        and role.first_attested is not None
        and role.first_attested <= day <= (role.last_attested or role.first_attested)
    ]
    if not found:
        return None
    # The best-attested of several: the one whose holder the policy would believe first.
    claims = {role.id: why(collections, role, "holder").winner for role in found}
    known = [c for c in claims.values() if c]
    case = Case(known, properties(type(found[0]))["holder"], days_of_sources(collections, known))
    best = collections.policy.order(case)
    return next(r for r in found if not best or claims[r.id] is best[0])


def who_met(
    collections: Collections,
    name: str | None = None,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
) -> Collection[BilateralTalk]:
    """The talks of a person or party whose days may lie between two days, both inclusive."""
    talks = collections.talks
    if name is not None:
        collection, id_ = party_named(collections, name)
        key = "official" if collection == "officials" else "party"
        talks = talks.where(**{key: id_})
    if since is None and until is None:
        return talks

    def within(talk: BilateralTalk) -> bool:
        first, last = _days_of(collections, talk)
        if first is None or last is None:
            return False
        return (until is None or first <= until) and (since is None or last >= since)

    return talks.where(within)


def meeting_of(collections: Collections, talk: BilateralTalk) -> Meeting | None:
    """The meeting of a talk; None where no source names one, or the pack does not have it."""
    # A pack that was loaded in spite of its faults may name a meeting that it does not have.
    meetings, id_ = collections.meetings, talk.meeting
    return meetings[id_] if id_ is not None and id_ in meetings else None


def _days_of(
    collections: Collections, talk: BilateralTalk
) -> tuple[datetime.date | None, datetime.date | None]:
    meeting = meeting_of(collections, talk)
    held = (earliest(meeting.start), latest(meeting.end)) if meeting else (None, None)
    first, last = earliest(talk.date), latest(talk.date)
    # A day such as "2025-05" narrows nothing that the meeting does not narrow further.
    since, until = max_known(first, held[0]), min_known(last, held[1])
    # A talk on the eve of its meeting, or after it, was on its own day.
    return (first, last) if since and until and since > until else (since, until)
