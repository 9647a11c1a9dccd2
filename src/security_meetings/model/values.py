"""Values that are neither counts nor days, and how two values of one property relate."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Annotated

import attrs

from security_meetings.model.schema import Field, Relation, Value

__all__ = ["PARTIES", "Attendee", "max_known", "min_known", "relation"]


def relation(a: object, b: object, field: Field) -> Relation:
    """How two values of one property relate, given what the property means."""
    for value, other in ((a, b), (b, a)):
        # A day may be a date on one side, and part of one on the other.
        if isinstance(value, Value) and isinstance(other, (Value, datetime.date)):
            return value.relation_to(other)
    if a == b:
        return "equal"
    if field.variants:
        return "compatible"
    known = (*field.ladder, *field.ends)
    if a in known and b in known:
        last = field.ladder[-1]
        return (
            "contradicts"
            if (a == last and b in field.ends) or (b == last and a in field.ends)
            else "compatible"
        )
    return "contradicts"


def max_known(*days: datetime.date | None) -> datetime.date | None:
    """The latest of the days that are known."""
    return max((d for d in days if d is not None), default=None)


def min_known(*days: datetime.date | None) -> datetime.date | None:
    """The earliest of the days that are known."""
    return min((d for d in days if d is not None), default=None)


PARTIES = ("countries", "organizations")
"""The collections that a party to a meeting or talk is a record of."""


@attrs.frozen
class Attendee(Value):
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

    def in_words(self, name_of: Callable[[str, tuple[str, ...]], str]) -> str:
        """The names of both."""
        party = name_of(self.party, PARTIES)
        return f"{name_of(self.official, ('officials',))} for {party}" if self.official else party
