"""Who met whom, and in which office."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from security_meetings.collection.collection import Collection
from security_meetings.collection.shelf import Collections
from security_meetings.model.accounts import joined_days
from security_meetings.model.briefs import brief, visible
from security_meetings.model.days import Days, PartialDate, earliest, latest, moved
from security_meetings.model.displays import Shown
from security_meetings.model.kinds import class_of, collection_of
from security_meetings.model.pages import Layout, bold, dim
from security_meetings.model.schema import Record, properties
from security_meetings.model.values import PARTIES, max_known, min_known
from security_meetings.questions.finding import party_named
from security_meetings.questions.offices import attestations, past_for
from security_meetings.questions.why import sources_of, why

if TYPE_CHECKING:
    from security_meetings.model.records.meetings import Meeting
    from security_meetings.model.records.roles import Role
    from security_meetings.model.records.talks import BilateralTalk

__all__ = [
    "TIES",
    "Office",
    "Side",
    "days_of",
    "days_within",
    "held_on",
    "hosts_of",
    "meeting_of",
    "parts_that_met",
    "sides",
    "tie_of",
    "who_met",
]

TIES = ("host-guest", "guest-guest", "unknown")
"""What a talk ties: that a host meets its guests says less than that two guests meet."""


@attrs.frozen
class Office(Shown):
    """An office of a person, as sources of a talk print it.

    Attributes:
        title: The title that they print.
        role: The role that it belongs to.
        printed_by: The ids of the sources of the talk that print the title, sorted; never empty.
    """

    title: str
    role: Role
    printed_by: tuple[str, ...]

    def _lay_out(self, page: Layout) -> None:
        page.write([f"{self.title},", dim(f"{self.role.id} ({', '.join(self.printed_by)})")])

    def __repr__(self) -> str:
        return visible(f"<Office {self.role.id}: {brief(self.title)}, {', '.join(self.printed_by)}>")


@attrs.frozen
class Side(Shown):
    """One side of a bilateral talk.

    Attributes:
        party: The id of the country or organisation.
        official: The id of the person who sits there; None where the sources of the talk name nobody.
        offices: The offices that sources of the talk print for that person, one attested for its days first.
    """

    party: str
    official: str | None = None
    offices: tuple[Office, ...] = ()

    def _lay_out(self, page: Layout) -> None:
        page.write([bold(self.party), self.official or "nobody named"])
        for office in self.offices:
            page.write([office.title, dim(f"({', '.join(office.printed_by)})")], 2)

    def __repr__(self) -> str:
        told = ", ".join(filter(None, (self.official, self.title)))
        return visible(f"<Side {self.party}: {brief(told) or 'nobody named'}>")

    @property
    def title(self) -> str | None:
        """The title of the first office; None where no source of the talk prints one."""
        return self.offices[0].title if self.offices else None

    @property
    def role(self) -> Role | None:
        """The role that the title belongs to; None without a title."""
        return self.offices[0].role if self.offices else None

    @property
    def printed_by(self) -> tuple[str, ...]:
        """The ids of the sources of the talk that print the title, sorted; empty without one."""
        return self.offices[0].printed_by if self.offices else ()


def sides(collections: Collections, talk: BilateralTalk) -> tuple[Side, ...]:
    """The sides of a talk, sorted by party and person, with the offices that its own sources print."""
    sources = set(sources_of(collections, talk))
    found = []
    for attendee in sorted(talk.attendees, key=lambda a: (a.party, a.official or "")):
        offices = _printed(collections, attendee.official, talk, sources) if attendee.official else ()
        found.append(Side(attendee.party, attendee.official, tuple(offices)))
    return tuple(found)


def _printed(collections: Collections, official: str, talk: BilateralTalk, sources: set[str]) -> list[Office]:
    """The offices that sources of the talk title as present; those attested for its days come first."""
    first, last = days_of(collections, talk)
    printed = [
        Office(found[0], role, found[1])
        for role in collections.roles.where(holder=official)
        if (found := _title_in(collections, role, sources - past_for(collections, role)))
    ]

    def elsewhen(office: Office) -> bool:
        if first is None or last is None:
            return True
        return not any(a.first <= last and first <= a.last for a in attestations(collections, [office.role]))

    return sorted(printed, key=elsewhen)


def _title_in(collections: Collections, role: Role, sources: set[str]) -> tuple[str, tuple[str, ...]] | None:
    """The best title of a role that some sources print, and those that do."""
    from security_meetings.policy.explaining import may_fill

    # Another source may print another title of the same office: it says nothing of this talk.
    title = properties(type(role))["title"]
    printed: dict[str, set[str]] = {}
    for claim in why(collections, role, "title").claims:
        if claim.source in sources and may_fill(claim, type(role), title):
            printed.setdefault(str(claim.value), set()).add(claim.source)
    best = next(iter(printed), None)
    return None if best is None else (best, tuple(sorted(printed[best])))


def who_met(
    collections: Collections,
    name: Record | str | None = None,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
) -> Collection[BilateralTalk]:
    """The talks of a person or party whose days may lie between two days, both inclusive."""
    talks = collections.talks
    if name is not None:
        collection, id_ = party_named(collections, name)
        talks = talks.where(official=id_) if collection == "officials" else talks.where(party=id_)
    if since is None and until is None:
        return talks

    def within(talk: BilateralTalk) -> bool:
        first, last = days_of(collections, talk)
        # Of a talk "since 4 May" that day is all that is sure.
        first, last = first or last, last or first
        if first is None or last is None:
            return False
        return (until is None or first <= until) and (since is None or last >= since)

    return talks.where(within)


def parts_that_met(
    collections: Collections,
    name: Record | str | None,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
) -> tuple[Record, ...]:
    """The parts of a country or body that had talks between two days, and parts of these, sorted by id."""
    if name is None:
        return ()
    open_ = [party_named(collections, name)]
    seen, found = set(open_), []
    for place in open_:
        for part in _parts_of(collections, *place):
            if (own := (collection_of(part), part.id)) not in seen:
                seen.add(own)
                open_.append(own)
                found += [part] if len(who_met(collections, part, since, until)) else []
    return tuple(sorted(found, key=lambda part: part.id))


def _parts_of(collections: Collections, collection: str, id_: str) -> Iterator[Record]:
    """The parties that are part of this one."""
    for name in PARTIES:
        part_of = properties(class_of(name)).get("part_of")
        if part_of is not None and collection in part_of.field.refers_to:
            yield from collections.collection(name).where(part_of=id_)


def meeting_of(collections: Collections, talk: BilateralTalk) -> Meeting | None:
    """The meeting of a talk; None where no source names one, or the pack does not have it."""
    # A pack that was loaded in spite of its faults may name a meeting that it does not have.
    meetings, id_ = collections.meetings, talk.meeting
    return meetings[id_] if id_ is not None and id_ in meetings else None


def hosts_of(collections: Collections, meeting: Meeting | None) -> frozenset[str]:
    """The parties that host a meeting: its country and its hosts; else, the one host of its series."""
    if meeting is None:
        return frozenset()
    found = {party for party in (meeting.country, *meeting.hosts) if party}
    if not found and meeting.series is not None and meeting.series in collections.series:
        # Of several hosts of a series nobody tells which of them an edition has.
        series = collections.series[meeting.series].hosts
        found = {*series} if len(series) == 1 else set()
    return frozenset(found)


def tie_of(hosts: frozenset[str], parties: Sequence[str]) -> str:
    """Whether one of the parties of a talk is the host of its meeting: one of `TIES`.

    >>> tie_of(frozenset({"RU"}), ["IR", "RU"]), tie_of(frozenset(), ["IR", "RU"])
    ('host-guest', 'unknown')
    """
    if not hosts or len(parties) < 2:  # noqa: PLR2004 (a tie has two ends)
        return "unknown"
    return "guest-guest" if hosts.isdisjoint(parties) else "host-guest"


def held_on(
    collections: Collections, meeting: Meeting | None
) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last day of a meeting, or of what it is part of; None for what nothing tells."""
    meeting = _dated(collections, meeting)
    if meeting is None:
        return None, None
    start, end = meeting.start, meeting.end
    first, last = earliest(start), latest(end)
    # Of a meeting with one day known, that day is all that is sure, unless it is told how long it lasted.
    further = (meeting.days or 1) - 1
    if first is None and last is not None:
        starts = (earliest(day) for day in _in_years(start, last.year, last.year - 1))
        first = next((d for d in starts if d and d <= last), moved(earliest(end) or last, -further))
    elif last is None and first is not None:
        ends = (latest(day) for day in _in_years(end, first.year, first.year + 1))
        last = next((d for d in ends if d and d >= first), moved(latest(start) or first, further))
    return first, last


def _dated(collections: Collections, meeting: Meeting | None) -> Meeting | None:
    """The meeting, or the next larger one of which a day is told."""
    seen: set[str] = set()
    while meeting is not None and meeting.start is None and meeting.end is None:
        seen.add(meeting.id)
        whole = meeting.part_of
        # A pack that was loaded in spite of its faults may lead nowhere, or in a circle.
        known = whole is not None and whole not in seen and whole in collections.meetings
        meeting = collections.meetings[whole] if known and whole is not None else None
    return meeting


def _in_years(day: Days | None, *years: int) -> Iterator[Days]:
    """The day of which no year is told, in each of these years that has it."""
    for year in years:
        if day is not None and datetime.MINYEAR <= year <= datetime.MAXYEAR:
            found = joined_days(day, PartialDate(year))
            if found is not None:
                yield found


def days_of(
    collections: Collections, talk: BilateralTalk
) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last day on which a talk may have been; None for what nothing tells."""
    return days_within(talk, held_on(collections, meeting_of(collections, talk)))


def days_within(
    talk: BilateralTalk, held: tuple[datetime.date | None, datetime.date | None]
) -> tuple[datetime.date | None, datetime.date | None]:
    """The same, where the days of its meeting are known already."""
    if talk.date is None:
        return held
    first, last = earliest(talk.date), latest(talk.date)
    if first is None and last is None and None not in held:
        first, last = _yearless(talk.date, *held)  # type: ignore[arg-type]
    # A day such as "2025-05" narrows nothing that the meeting does not narrow further.
    since, until = max_known(first, held[0]), min_known(last, held[1])
    # A talk on the eve of its meeting, or after it, was on its own day.
    return (first, last) if since and until and since > until else (since, until)


def _yearless(
    day: Days, first: datetime.date, last: datetime.date
) -> tuple[datetime.date | None, datetime.date | None]:
    """The days of which no year is told, in the years of their meeting: those within it, if any are."""
    if last.year - first.year > 1:
        return None, None
    years = [(earliest(one), latest(one)) for one in _in_years(day, *range(first.year, last.year + 1))]
    days = [(a, b) for a, b in years if a and b]
    days = [(a, b) for a, b in days if a <= last and b >= first] or days
    return (min(a for a, _ in days), max(b for _, b in days)) if days else (None, None)
