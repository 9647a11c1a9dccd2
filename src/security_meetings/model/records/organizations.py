"""Organisations, and groups that a source leaves unnamed."""

from __future__ import annotations

from typing import Annotated, Literal

import attrs

from security_meetings.model.records.common import Label, OtherNames, same_thing
from security_meetings.model.schema import Field, Record

__all__ = ["Organization"]


@attrs.frozen
class Organization(Record):
    """A body that acts, speaks or is represented; also a group that a source leaves unnamed.

    Attributes:
        id: The record's id (short kebab-case name or code).
        name: Its name.
        other_names: Every other form of the name that a claim carries, as printed. Empty: no other form is
            known.
        label: What an editor shows for it, in English; no source need print it. None: its name says it.
        kind: What sort of body it is.
        country: The country whose body it is. None: of no one country.
        wikidata: Its Wikidata item (Q and digits). None: none is recorded.
        same_as: The other ids of the same thing. Empty: it has no other id.

    >>> from security_meetings import load
    >>> load().organizations["sco"].wikidata
    'Q485207'
    """

    name: Annotated[str | None, Field("Its name.", variants=True, verbatim=True, structure=True)] = None
    other_names: OtherNames = ()
    label: Label = None
    kind: Annotated[
        Literal[
            "intergovernmental",
            "informal grouping",
            "humanitarian",
            "alliance",
            "state body",
            "government",
            "publisher",
            "unnamed group",
        ]
        | None,
        Field("What sort of body it is."),
    ] = None
    country: Annotated[
        str | None,
        Field("The country whose body it is.", none="of no one country", refers_to=("countries",)),
    ] = None
    wikidata: Annotated[
        str | None,
        Field(
            "Its Wikidata item.", unit="Q and digits", form=r"Q[1-9]\d*", unique=True, none="none is recorded"
        ),
    ] = None
    same_as: Annotated[tuple[str, ...], same_thing("organizations")] = ()
