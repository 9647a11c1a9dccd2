"""Officials: people, with every form of their names."""

from __future__ import annotations

from typing import Annotated

import attrs

from security_meetings.model.records.common import Label, OtherNames, same_thing
from security_meetings.model.schema import Field, Record

__all__ = ["Official"]


@attrs.frozen
class Official(Record):
    """A person. Every form of the name that a source prints is kept, each with its words.

    Attributes:
        id: The record's id (short kebab-case name or code).
        name: The form of the name that most sources print.
        other_names: Every other form of the name that a claim carries, as printed. Empty: no other form is
            known.
        label: What an editor shows for it, in English; no source need print it. None: its name says it.
        derived_names: Forms that the build makes of attested ones, by standard romanizations. Empty: no
            attested form is in Cyrillic.
        wikidata: The person's Wikidata item (Q and digits). None: none is recorded.
        same_as: The other ids of the same thing. Empty: it has no other id.

    >>> from security_meetings import load
    >>> load().officials.find("Sergey Shoygu").name
    'Sergei Shoigu'
    """

    name: Annotated[
        str | None,
        Field("The form of the name that most sources print.", variants=True, verbatim=True, structure=True),
    ] = None
    other_names: OtherNames = ()
    label: Label = None
    derived_names: Annotated[
        tuple[str, ...],
        Field(
            "Forms that the build makes of attested ones, by standard romanizations.",
            none="no attested form is in Cyrillic",
            item="derived_name",
        ),
    ] = ()
    wikidata: Annotated[
        str | None,
        Field(
            "The person's Wikidata item.",
            unit="Q and digits",
            form=r"Q[1-9]\d*",
            unique=True,
            none="none is recorded",
        ),
    ] = None
    same_as: Annotated[tuple[str, ...], same_thing("officials")] = ()
