"""Series of meetings."""

from typing import Annotated, Literal

import attrs

from security_meetings.model.records.common import OtherNames, Topics
from security_meetings.model.schema import Field, Record
from security_meetings.model.values import Day

__all__ = ["MeetingSeries"]


@attrs.frozen
class MeetingSeries(Record):
    """A series of meetings held under one name by one organiser.

    Attributes:
        id: The record's id (short kebab-case name or code).
        name: The name of the series.
        other_names: Every other form of the name that a claim carries, as printed. Empty: no other form is
            known.
        organizer: Who organises it.
        host: The country that hosts it.
        first_held: When the first edition was held.
        frequency: How often it is held, as sources say.
        topics: What it is about.

    >>> from security_meetings import load
    >>> str(load().series["imhr"].first_held)
    '2010'
    """

    name: Annotated[str | None, Field("The name of the series.", variants=True, verbatim=True)] = None
    other_names: OtherNames = ()
    organizer: Annotated[str | None, Field("Who organises it.", refers_to=("organizations",))] = None
    host: Annotated[str | None, Field("The country that hosts it.", refers_to=("countries",))] = None
    first_held: Annotated[Day | None, Field("When the first edition was held.")] = None
    frequency: Annotated[Literal["annual"] | None, Field("How often it is held, as sources say.")] = None
    topics: Topics = ()
