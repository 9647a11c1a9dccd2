"""Sessions: what happens inside a meeting."""

from __future__ import annotations

from typing import Annotated, Literal

import attrs

from security_meetings.model.days import Day
from security_meetings.model.records.common import (
    MOST_DAYS,
    MOST_EDITIONS,
    Label,
    OtherNames,
    Topics,
    same_thing,
)
from security_meetings.model.schema import Field, Record
from security_meetings.model.values import PARTIES

__all__ = ["Session"]


@attrs.frozen
class Session(Record):
    """A part of a meeting: a plenary, a round table, a briefing, an exposition and the like.

    Attributes:
        id: The record's id (short kebab-case name or code).
        meeting: The meeting it is part of.
        kind: What kind of gathering it is.
        number: Its place in the order in which a source lists the sessions of its kind (counted from 1).
        name: Its title or topic line, as printed.
        other_names: Every other form of the name that a claim carries, as printed. Empty: no other form is
            known.
        label: What an editor shows for it, in English; no source need print it. None: its name says it.
        format: The circle that met, as printed (e.g. 'Russia-ASEAN'). None: not a meeting of a circle, or no
            source says.
        status: How far it had got when the source wrote.
        start: Its first or only day.
        end: Its last day. None: it has one day, or no source says.
        days: On how many days it was open.
        ordinal: Which such gathering it is over the years (counted from 1).
        informal: Whether it is called informal.
        venue: Where it took place, as printed.
        city: The city, by its English name.
        participants: Parties that took part or were to.
        audience: For whom it was held or who came, in the source's words.
        topics: What it is about.
        same_as: The other ids of the same thing. Empty: it has no other id.

    >>> from security_meetings import load
    >>> len(load().sessions.where(meeting="mcis-2021", kind="plenary"))
    7
    """

    meeting: Annotated[
        str | None, Field("The meeting it is part of.", refers_to=("meetings",), structure=True, needed=True)
    ] = None
    kind: Annotated[
        Literal[
            "plenary",
            "opening",
            "multilateral",
            "consultation",
            "thematic_block",
            "round_table",
            "briefing",
            "symposium",
            "exposition",
            "ceremony",
        ]
        | None,
        Field("What kind of gathering it is."),
    ] = None
    number: Annotated[
        int | None,
        Field(
            "Its place in the order in which a source lists the sessions of its kind.",
            unit="counted from 1",
            least=1,
            most=MOST_EDITIONS,
        ),
    ] = None
    name: Annotated[
        str | None,
        Field("Its title or topic line, as printed.", variants=True, verbatim=True, structure=True),
    ] = None
    other_names: OtherNames = ()
    label: Label = None
    format: Annotated[
        str | None,
        Field(
            "The circle that met, as printed.",
            unit="e.g. 'Russia-ASEAN'",
            none="not a meeting of a circle, or no source says",
            verbatim=True,
            variants=True,
        ),
    ] = None
    status: Annotated[
        Literal["planned", "held", "postponed", "cancelled"] | None,
        Field(
            "How far it had got when the source wrote.",
            ladder=("planned", "postponed", "held"),
            ends=("cancelled",),
            decisions=("postponed", "cancelled"),
        ),
    ] = None
    start: Annotated[Day | None, Field("Its first or only day.", edge="first")] = None
    end: Annotated[
        Day | None, Field("Its last day.", edge="last", none="it has one day, or no source says")
    ] = None
    days: Annotated[
        int | None, Field("On how many days it was open.", unit="days", least=1, most=MOST_DAYS)
    ] = None
    ordinal: Annotated[
        int | None,
        Field(
            "Which such gathering it is over the years.",
            unit="counted from 1",
            least=1,
            most=MOST_EDITIONS,
            ordinal=True,
        ),
    ] = None
    informal: Annotated[bool | None, Field("Whether it is called informal.")] = None
    venue: Annotated[str | None, Field("Where it took place, as printed.", verbatim=True, variants=True)] = (
        None
    )
    city: Annotated[str | None, Field("The city, by its English name.")] = None
    participants: Annotated[
        tuple[str, ...],
        Field("Parties that took part or were to.", refers_to=PARTIES, item="participant"),
    ] = ()
    audience: Annotated[
        tuple[str, ...],
        Field("For whom it was held or who came, in the source's words.", verbatim=True, item="attended_by"),
    ] = ()
    topics: Topics = ()
    same_as: Annotated[tuple[str, ...], same_thing("sessions")] = ()
