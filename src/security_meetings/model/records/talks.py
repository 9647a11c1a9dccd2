"""Bilateral talks, planned or held."""

from __future__ import annotations

from typing import Annotated, Literal

import attrs

from security_meetings.model.days import Days
from security_meetings.model.records.common import Topics, same_thing
from security_meetings.model.schema import Field, Record
from security_meetings.model.values import Attendee

__all__ = ["Attendee", "BilateralTalk"]


@attrs.frozen
class BilateralTalk(Record):
    """A talk between two parties, planned or held.

    Attributes:
        id: The record's id (short kebab-case name or code).
        meeting: The meeting on whose margins it takes place.
        attendees: Who sits on which side; two sides.
        status: How far it had got when the source wrote.
        date: Its day, or its days.
        place: Where, as printed.
        mode: How the two sides spoke.
        format: Whether outsiders could listen.
        topics: What it is about.
        same_as: The other ids of the same thing. Empty: it has no other id.

    >>> from security_meetings import load
    >>> load().talks.where(party="IR").one().parties
    ('IR', 'RU')
    """

    meeting: Annotated[
        str | None,
        Field("The meeting on whose margins it takes place.", refers_to=("meetings",), structure=True),
    ] = None
    attendees: Annotated[
        tuple[Attendee, ...],
        Field("Who sits on which side; two sides.", structure=True, item="attendee", needed=True, sides=2),
    ] = ()
    status: Annotated[
        Literal["planned", "held", "postponed", "cancelled"] | None,
        Field(
            "How far it had got when the source wrote.",
            ladder=("planned", "postponed", "held"),
            ends=("cancelled",),
            decisions=("postponed", "cancelled"),
        ),
    ] = None
    date: Annotated[Days | None, Field("Its day, or its days.")] = None
    place: Annotated[str | None, Field("Where, as printed.", verbatim=True, variants=True)] = None
    mode: Annotated[Literal["in person", "video", "telephone"] | None, Field("How the two sides spoke.")] = (
        None
    )
    format: Annotated[Literal["closed-door", "open"] | None, Field("Whether outsiders could listen.")] = None
    topics: Topics = ()
    same_as: Annotated[tuple[str, ...], same_thing("talks")] = ()

    @property
    def parties(self) -> tuple[str, ...]:
        """The ids of the parties, sorted; two where both are known."""
        return tuple(sorted({a.party for a in self.attendees}))

    @property
    def officials(self) -> tuple[str, ...]:
        """The ids of the people named, sorted."""
        return tuple(sorted({a.official for a in self.attendees if a.official}))
