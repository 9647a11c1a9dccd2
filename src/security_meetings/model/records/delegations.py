"""Delegations: a party's part in a meeting."""

from __future__ import annotations

from typing import Annotated, Literal

import attrs

from security_meetings.model.counts import Count
from security_meetings.model.records.common import same_thing
from security_meetings.model.schema import Field, Record
from security_meetings.model.values import PARTIES

__all__ = ["Delegation"]


@attrs.frozen
class Delegation(Record):
    """A party's part in a meeting.

    Announced is not attended, and mentioned is not attended: see `status`.

    Attributes:
        id: The record's id (short kebab-case name or code).
        meeting: The meeting.
        party: Who is represented.
        sender: Who sends the delegation, where a source tells it apart from the party. Says nothing on
            recognition.
        status: How far its part went.
        reason: Why it is absent or declines, as printed.
        level: The rank of its head, where a source says at what level it came.
        mode: How it took part.
        size: How many people it has (persons).
        heads: Who leads it, where a source says so.
        members: People named as part of it.
        first_time: Whether those who are sent take part for the first time: the sender, where one is told
            apart.
        same_as: The other ids of the same thing. Empty: it has no other id.

    >>> from security_meetings import load
    >>> load().delegations.where(meeting="imhr-2025", first_time=True).one().sender
    'af-taliban-government'
    """

    meeting: Annotated[
        str | None, Field("The meeting.", refers_to=("meetings",), structure=True, needed=True)
    ] = None
    party: Annotated[
        str | None, Field("Who is represented.", refers_to=PARTIES, structure=True, needed=True)
    ] = None
    sender: Annotated[
        str | None,
        Field(
            "Who sends the delegation, where a source tells it apart from the party. "
            "Says nothing on recognition.",
            refers_to=("organizations",),
            structure=True,
        ),
    ] = None
    status: Annotated[
        Literal["invited", "expected", "confirmed", "attended", "absence announced", "declined", "absent"]
        | None,
        Field(
            "How far its part went.",
            ladder=("invited", "expected", "confirmed", "absence announced", "attended"),
            ends=("declined", "absent"),
            decisions=("confirmed", "absence announced", "declined"),
        ),
    ] = None
    reason: Annotated[
        str | None, Field("Why it is absent or declines, as printed.", verbatim=True, variants=True)
    ] = None
    level: Annotated[
        Literal["head of state or government", "minister", "deputy minister", "ambassador", "expert"] | None,
        Field("The rank of its head, where a source says at what level it came."),
    ] = None
    mode: Annotated[Literal["in person", "video", "message read out"] | None, Field("How it took part.")] = (
        None
    )
    size: Annotated[Count | None, Field("How many people it has.", unit="persons")] = None
    heads: Annotated[
        tuple[str, ...],
        Field("Who leads it, where a source says so.", refers_to=("officials",), item="head", few=True),
    ] = ()
    members: Annotated[
        tuple[str, ...],
        Field("People named as part of it.", refers_to=("officials",), item="member"),
    ] = ()
    first_time: Annotated[
        bool | None,
        Field(
            "Whether those who are sent take part for the first time: the sender, where one is told apart."
        ),
    ] = None
    same_as: Annotated[tuple[str, ...], same_thing("delegations")] = ()
