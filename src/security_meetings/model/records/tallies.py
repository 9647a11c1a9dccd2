"""Tallies: a number of something at a meeting, and of which."""

from __future__ import annotations

from typing import Annotated, Literal

import attrs

from security_meetings.model.counts import Count
from security_meetings.model.records.common import same_thing
from security_meetings.model.schema import Field, Record

__all__ = ["Tally"]


@attrs.frozen
class Tally(Record):
    """A number of some of those who took part, spoke or met at a meeting.

    The whole stands in `Meeting.counts`; a tally says of which: ministers, African countries, reports by
    video.

    Attributes:
        id: The record's id (short kebab-case name or code).
        meeting: The meeting.
        session: The session of the meeting. None: the meeting as a whole.
        unit: What is counted.
        of_which: Which of them, as printed. None: all of them.
        count: How many.
        same_as: The other ids of the same thing. Empty: it has no other id.

    >>> from security_meetings import load
    >>> {tally.meeting for tally in load().tallies} <= set(load().meetings.ids)
    True
    """

    meeting: Annotated[
        str | None, Field("The meeting.", refers_to=("meetings",), structure=True, needed=True)
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
    unit: Annotated[
        Literal[
            "delegations", "countries", "organizations", "persons", "reports", "sessions", "talks", "media"
        ]
        | None,
        Field("What is counted.", structure=True, needed=True),
    ] = None
    of_which: Annotated[
        str | None,
        Field("Which of them, as printed.", none="all of them", verbatim=True, variants=True),
    ] = None
    count: Annotated[Count | None, Field("How many.", needed=True)] = None
    same_as: Annotated[tuple[str, ...], same_thing("tallies")] = ()
