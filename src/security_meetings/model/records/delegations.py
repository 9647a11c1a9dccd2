"""Delegations: a party's part in a meeting."""

from typing import Annotated, Literal

import attrs

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
        mode: How it took part.
        head: Who leads it, where a source says so.
        members: People named as part of it.
        first_time: Whether the party takes part for the first time.

    >>> from security_meetings import load
    >>> load().delegations["imhr-2025-af"].first_time
    True
    """

    meeting: Annotated[str | None, Field("The meeting.", refers_to=("meetings",))] = None
    party: Annotated[str | None, Field("Who is represented.", refers_to=PARTIES)] = None
    sender: Annotated[
        str | None,
        Field(
            "Who sends the delegation, where a source tells it apart from the party. "
            "Says nothing on recognition.",
            refers_to=("organizations",),
        ),
    ] = None
    status: Annotated[
        Literal["invited", "expected", "confirmed", "attended", "declined", "absent"] | None,
        Field("How far its part went.", ladder=("invited", "expected", "confirmed", "attended")),
    ] = None
    mode: Annotated[Literal["in person", "video", "message read out"] | None, Field("How it took part.")] = (
        None
    )
    head: Annotated[str | None, Field("Who leads it, where a source says so.", refers_to=("officials",))] = (
        None
    )
    members: Annotated[
        tuple[str, ...],
        Field("People named as part of it.", refers_to=("officials",), item="member"),
    ] = ()
    first_time: Annotated[bool | None, Field("Whether the party takes part for the first time.")] = None
