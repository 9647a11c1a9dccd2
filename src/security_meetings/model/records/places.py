"""Places: cities, regions and venues."""

from __future__ import annotations

from typing import Annotated, Literal

import attrs

from security_meetings.model.records.common import Label, OtherNames, same_thing
from security_meetings.model.schema import Field, Record

__all__ = ["Place"]


@attrs.frozen
class Place(Record):
    """A city, a region or a venue in a country.

    Attributes:
        id: The record's id (short kebab-case name or code).
        name: Its name.
        other_names: Every other form of the name that a claim carries, as printed. Empty: no other form is
            known.
        label: What an editor shows for it, in English; no source need print it. None: its name says it.
        kind: What sort of place it is.
        part_of: The place that it lies in. None: no larger place is recorded.
        country: The country that it lies in.
        same_as: The other ids of the same thing. Empty: it has no other id.

    >>> from security_meetings import load
    >>> load().places.find("Moscow").country
    'RU'
    """

    name: Annotated[str | None, Field("Its name.", variants=True, verbatim=True, structure=True)] = None
    other_names: OtherNames = ()
    label: Label = None
    kind: Annotated[
        Literal["city", "region", "venue", "other"] | None, Field("What sort of place it is.")
    ] = None
    part_of: Annotated[
        str | None,
        Field(
            "The place that it lies in.",
            none="no larger place is recorded",
            refers_to=("places",),
            structure=True,
        ),
    ] = None
    country: Annotated[
        str | None, Field("The country that it lies in.", none="no source says", refers_to=("countries",))
    ] = None
    same_as: Annotated[tuple[str, ...], same_thing("places")] = ()
