"""Attendances: a person's own part in a meeting or session."""

from __future__ import annotations

from typing import Annotated, Literal

import attrs

from security_meetings.model.records.common import same_thing
from security_meetings.model.schema import Field, Record
from security_meetings.model.values import PARTIES

__all__ = ["Attendance"]


@attrs.frozen
class Attendance(Record):
    """A person's own part in a meeting or a session of it.

    Confirmed is not attended: see `status`.

    Attributes:
        id: The record's id (short kebab-case name or code).
        meeting: The meeting.
        official: The person.
        session: The session of the meeting. None: the meeting as a whole.
        party: For whom the person is there.
        capacity: As what, as printed. None: none is printed.
        status: How far it went.
        mode: How the person took part.
        actions: What the person did there. Empty: no source says more than that the person was there.
        same_as: The other ids of the same thing. Empty: it has no other id.

    >>> from security_meetings import load
    >>> load().attendances.where(meeting="imhr-2025", official="nurlan-yermekbayev").one().status
    'confirmed'
    """

    meeting: Annotated[
        str | None, Field("The meeting.", refers_to=("meetings",), structure=True, needed=True)
    ] = None
    official: Annotated[
        str | None, Field("The person.", refers_to=("officials",), structure=True, needed=True)
    ] = None
    session: Annotated[
        str | None,
        Field(
            "The session of the meeting.",
            none="the meeting as a whole",
            refers_to=("sessions",),
            structure=True,
        ),
    ] = None
    party: Annotated[
        str | None, Field("For whom the person is there.", refers_to=PARTIES, structure=True)
    ] = None
    capacity: Annotated[
        str | None, Field("As what, as printed.", none="none is printed", verbatim=True, variants=True)
    ] = None
    status: Annotated[
        Literal["invited", "expected", "confirmed", "attended", "absence announced", "declined", "absent"]
        | None,
        Field(
            "How far it went.",
            ladder=("invited", "expected", "confirmed", "absence announced", "attended"),
            ends=("declined", "absent"),
            decisions=("confirmed", "absence announced", "declined"),
        ),
    ] = None
    mode: Annotated[
        Literal["in person", "video", "message read out"] | None, Field("How the person took part.")
    ] = None
    actions: Annotated[
        tuple[Literal["chaired", "opened", "closed", "spoke", "reported", "moderated"], ...],
        Field(
            "What the person did there.",
            none="no source says more than that the person was there",
            item="action",
        ),
    ] = ()
    same_as: Annotated[tuple[str, ...], same_thing("attendances")] = ()
