"""Plans: what is hoped for, proposed or announced."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import attrs

from security_meetings.model.days import Day
from security_meetings.model.records.common import SPEAKERS, Label, OtherNames, Topics, same_thing
from security_meetings.model.schema import Field, Record
from security_meetings.model.values import PARTIES

__all__ = ["Plan"]


@attrs.frozen
class Plan(Record):
    """An outcome hoped for, proposed or announced; never taken as done.

    Attributes:
        id: The record's id (short kebab-case name or code).
        name: What is to come, where a source gives it a name.
        other_names: Every other form of the name that a claim carries, as printed. Empty: no other form is
            known.
        label: What an editor shows for it, in English; no source need print it. None: its name says it.
        state: How firmly it is put.
        proposers: Who puts it forward.
        meeting: The meeting at which it comes up.
        parties: Who is to act or take part.
        officials: Who in person is to act.
        place: Where, as printed.
        date: When.
        time_words: When, in words that are no date.
        topics: What it is about.
        same_as: The other ids of the same thing. Empty: it has no other id.

    >>> from security_meetings import load
    >>> load().plans["ru-ir-partnership-ratification"].state
    'hoped'
    """

    tentative: ClassVar[bool] = True

    name: Annotated[
        str | None,
        Field(
            "What is to come, where a source gives it a name.", variants=True, verbatim=True, structure=True
        ),
    ] = None
    other_names: OtherNames = ()
    label: Label = None
    state: Annotated[
        Literal["hoped", "proposed", "discussed", "expected", "intended", "planned", "announced"] | None,
        Field("How firmly it is put.", variants=True),
    ] = None
    proposers: Annotated[
        tuple[str, ...], Field("Who puts it forward.", refers_to=SPEAKERS, item="proposer", few=True)
    ] = ()
    meeting: Annotated[str | None, Field("The meeting at which it comes up.", refers_to=("meetings",))] = None
    parties: Annotated[
        tuple[str, ...], Field("Who is to act or take part.", refers_to=PARTIES, item="party")
    ] = ()
    officials: Annotated[
        tuple[str, ...], Field("Who in person is to act.", refers_to=("officials",), item="official")
    ] = ()
    place: Annotated[str | None, Field("Where, as printed.", verbatim=True, variants=True)] = None
    date: Annotated[Day | None, Field("When.")] = None
    time_words: Annotated[
        str | None, Field("When, in words that are no date.", verbatim=True, variants=True)
    ] = None
    topics: Topics = ()
    same_as: Annotated[tuple[str, ...], same_thing("plans")] = ()
