"""Bilateral talks, planned or held."""

from typing import Annotated, Literal

import attrs

from security_meetings.records.common import PARTIES, Topics
from security_meetings.schema import Compared, Field, Record
from security_meetings.values import Day

__all__ = ["Attendee", "BilateralTalk"]


@attrs.frozen
class Attendee(Compared):
    """One side's person at a talk, or the side alone where nobody is named."""

    party: Annotated[
        str,
        Field("Whom the person speaks for.", refers_to=PARTIES, item="party"),
    ]
    official: Annotated[
        str | None,
        Field(
            "Who sits there.", none="the source names no person", refers_to=("officials",), item="official"
        ),
    ] = None

    def __str__(self) -> str:
        return f"{self.official} for {self.party}" if self.official else self.party


@attrs.frozen
class BilateralTalk(Record):
    """A talk between two parties, planned or held.

    >>> from security_meetings import load
    >>> load().talks.where(party="IR").one().parties
    ('IR', 'RU')
    """

    meeting: Annotated[
        str | None, Field("The meeting on whose margins it takes place.", refers_to=("meetings",))
    ] = None
    attendees: Annotated[tuple[Attendee, ...], Field("Who sits on which side.", item="attendee")] = ()
    status: Annotated[
        Literal["planned", "held"] | None,
        Field("How far it had got when the source wrote.", ladder=("planned", "held")),
    ] = None
    date: Annotated[Day | None, Field("Its day.")] = None
    format: Annotated[Literal["closed-door", "open"] | None, Field("Whether outsiders could listen.")] = None
    topics: Topics = ()

    @property
    def parties(self) -> tuple[str, ...]:
        """The ids of the parties, sorted; two where both are known."""
        return tuple(sorted({a.party for a in self.attendees}))

    @property
    def officials(self) -> tuple[str, ...]:
        """The ids of the people named, sorted."""
        return tuple(sorted({a.official for a in self.attendees if a.official}))
