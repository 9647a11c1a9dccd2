"""Meetings: one edition of a series each."""

from __future__ import annotations

from typing import Annotated, Literal

import attrs

from security_meetings.model.counts import Count
from security_meetings.model.days import Day, Weekday
from security_meetings.model.records.common import (
    MOST_DAYS,
    MOST_EDITIONS,
    Label,
    OtherNames,
    Topics,
    same_thing,
)
from security_meetings.model.schema import Field, Group, Record

__all__ = ["Meeting", "MeetingCounts"]


@attrs.frozen
class MeetingCounts(Group):
    """How many, of what: each number with its comparator, at the latest stage that a source tells.

    Attributes:
        delegations: Delegations.
        countries: Countries represented by the delegations.
        organizations: International organisations represented.
        guests: Guests of all kinds (persons).
        reports: Reports delivered in the plenary.
        plenary_sessions: Plenary sessions.
        multilateral_meetings: Meetings of several parties inside the meeting.
        host_talks: Bilateral talks held by the host's delegation.
        guest_talks: Bilateral talks of guests amongst themselves.
    """

    delegations: Annotated[Count | None, Field("Delegations.", unit="delegations")] = None
    countries: Annotated[
        Count | None, Field("Countries represented by the delegations.", unit="countries")
    ] = None
    organizations: Annotated[
        Count | None, Field("International organisations represented.", unit="organisations")
    ] = None
    guests: Annotated[Count | None, Field("Guests of all kinds.", unit="persons")] = None
    reports: Annotated[Count | None, Field("Reports delivered in the plenary.", unit="reports")] = None
    plenary_sessions: Annotated[Count | None, Field("Plenary sessions.", unit="sessions")] = None
    multilateral_meetings: Annotated[
        Count | None, Field("Meetings of several parties inside the meeting.", unit="meetings")
    ] = None
    host_talks: Annotated[
        Count | None, Field("Bilateral talks held by the host's delegation.", unit="talks")
    ] = None
    guest_talks: Annotated[
        Count | None, Field("Bilateral talks of guests amongst themselves.", unit="talks")
    ] = None


@attrs.frozen
class Meeting(Record):
    """One edition of a series of meetings.

    Attributes:
        id: The record's id (short kebab-case name or code).
        series: The series it belongs to.
        part_of: The larger meeting that it is part of. None: it stands alone.
        ordinal: The number of the edition (counted from 1).
        name: The meeting's proper name without its number.
        other_names: Every other form of the name that a claim carries, as printed. Empty: no other form is
            known.
        label: What an editor shows for it, in English; no source need print it. None: its name says it.
        status: What became of it, as far as sources tell.
        mode: How people took part.
        start: Its first day.
        end: Its last day.
        start_weekday: The weekday that a source names for the first day; kept even where it is wrong.
        days: How long it lasted, as stated (days).
        city: The city, by its English name.
        country: The country it takes place in.
        venue: The building, as printed.
        other_venues: Other forms of the venue's name, and further venues. Empty: one form is known.
        places: Where it takes place.
        chairs: Who chairs it.
        hosts: Who hosts it, where a source uses that word.
        organizers: Who organises it.
        format: Whether outsiders could listen.
        counts: How many took part, spoke and met.
        topics: What it is about.
        member_organizations: Organisations to which the countries represented are said to belong. That is no
            word on a delegation of the organisation itself.
        guest_kinds: Kinds of people said to take part, in the source's words.
        published_at: Where recordings can be seen, as printed.
        same_as: The other ids of the same thing. Empty: it has no other id.

    >>> from security_meetings import load
    >>> load().meetings["imhr-2025"].venue
    'National Centre RUSSIA'
    """

    series: Annotated[
        str | None, Field("The series it belongs to.", refers_to=("series",), structure=True)
    ] = None
    part_of: Annotated[
        str | None,
        Field(
            "The larger meeting that it is part of.",
            none="it stands alone",
            refers_to=("meetings",),
            structure=True,
        ),
    ] = None
    ordinal: Annotated[
        int | None,
        Field("The number of the edition.", unit="counted from 1", least=1, most=MOST_EDITIONS, ordinal=True),
    ] = None
    name: Annotated[
        str | None,
        Field("The meeting's proper name without its number.", variants=True, verbatim=True, structure=True),
    ] = None
    other_names: OtherNames = ()
    label: Label = None
    status: Annotated[
        Literal["announced", "held", "postponed", "cancelled"] | None,
        Field(
            "What became of it, as far as sources tell.",
            ladder=("announced", "postponed", "held"),
            ends=("cancelled",),
            decisions=("postponed", "cancelled"),
        ),
    ] = None
    mode: Annotated[Literal["in person", "online", "hybrid"] | None, Field("How people took part.")] = None
    start: Annotated[Day | None, Field("Its first day.", edge="first")] = None
    end: Annotated[Day | None, Field("Its last day.", edge="last")] = None
    start_weekday: Annotated[
        Weekday | None,
        Field(
            "The weekday that a source names for the first day; kept even where it is wrong.",
            weekday_of="start",
        ),
    ] = None
    days: Annotated[
        int | None, Field("How long it lasted, as stated.", unit="days", least=1, most=MOST_DAYS)
    ] = None
    city: Annotated[str | None, Field("The city, by its English name.")] = None
    country: Annotated[str | None, Field("The country it takes place in.", refers_to=("countries",))] = None
    venue: Annotated[str | None, Field("The building, as printed.", verbatim=True, variants=True)] = None
    other_venues: Annotated[
        tuple[str, ...],
        Field(
            "Other forms of the venue's name, and further venues.",
            none="one form is known",
            rest_of="venue",
            item="other_venue",
        ),
    ] = ()
    places: Annotated[
        tuple[str, ...], Field("Where it takes place.", refers_to=("places",), item="place")
    ] = ()
    chairs: Annotated[
        tuple[str, ...], Field("Who chairs it.", refers_to=("officials",), item="chair", few=True)
    ] = ()
    hosts: Annotated[
        tuple[str, ...],
        Field(
            "Who hosts it, where a source uses that word.",
            refers_to=("officials", "organizations", "countries"),
            item="host",
            few=True,
        ),
    ] = ()
    organizers: Annotated[
        tuple[str, ...], Field("Who organises it.", refers_to=("organizations",), item="organizer", few=True)
    ] = ()
    format: Annotated[Literal["closed-door", "open"] | None, Field("Whether outsiders could listen.")] = None
    counts: Annotated[MeetingCounts, Field("How many took part, spoke and met.")] = MeetingCounts()
    topics: Topics = ()
    member_organizations: Annotated[
        tuple[str, ...],
        Field(
            "Organisations to which the countries represented are said to belong. "
            "That is no word on a delegation of the organisation itself.",
            refers_to=("organizations",),
            item="member_organization",
        ),
    ] = ()
    guest_kinds: Annotated[
        tuple[str, ...],
        Field(
            "Kinds of people said to take part, in the source's words.",
            verbatim=True,
            item="guest_kind",
        ),
    ] = ()
    published_at: Annotated[
        tuple[str, ...],
        Field("Where recordings can be seen, as printed.", verbatim=True, item="publication"),
    ] = ()
    same_as: Annotated[tuple[str, ...], same_thing("meetings")] = ()
