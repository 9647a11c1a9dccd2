"""Series of meetings."""

from __future__ import annotations

from typing import Annotated

import attrs

from security_meetings.model.days import Day
from security_meetings.model.records.common import Label, OtherNames, Topics, same_thing
from security_meetings.model.schema import Field, Record

__all__ = ["MeetingSeries"]


@attrs.frozen
class MeetingSeries(Record):
    """A series of meetings held under one name by the same organisers.

    Attributes:
        id: The record's id (short kebab-case name or code).
        name: The name of the series.
        other_names: Every other form of the name that a claim carries, as printed. Empty: no other form is
            known.
        label: What an editor shows for it, in English; no source need print it. None: its name says it.
        succeeds: The series that it continues. None: no source tells of one.
        organizers: Who organises it.
        hosts: The countries that host it.
        first_held: When the first edition was held.
        frequency: How often it is held (in English words, such as 'annual' or 'every two years').
        topics: What it is about.
        same_as: The other ids of the same thing. Empty: it has no other id.

    >>> from security_meetings import load
    >>> str(load().series["imhr"].first_held)
    '2010'
    """

    name: Annotated[
        str | None, Field("The name of the series.", variants=True, verbatim=True, structure=True)
    ] = None
    other_names: OtherNames = ()
    label: Label = None
    succeeds: Annotated[
        str | None,
        Field("The series that it continues.", none="no source tells of one", refers_to=("series",)),
    ] = None
    organizers: Annotated[
        tuple[str, ...], Field("Who organises it.", refers_to=("organizations",), item="organizer", few=True)
    ] = ()
    hosts: Annotated[
        tuple[str, ...], Field("The countries that host it.", refers_to=("countries",), item="host", few=True)
    ] = ()
    first_held: Annotated[Day | None, Field("When the first edition was held.", edge="first")] = None
    frequency: Annotated[
        str | None,
        Field("How often it is held.", unit="in English words, such as 'annual' or 'every two years'"),
    ] = None
    topics: Topics = ()
    same_as: Annotated[tuple[str, ...], same_thing("series")] = ()
