"""Countries and parts of countries, with their codes."""

from __future__ import annotations

from typing import Annotated, ClassVar

import attrs

from security_meetings.model.days import Days
from security_meetings.model.iso3166 import ALPHA3
from security_meetings.model.records.common import Label, OtherNames, same_thing
from security_meetings.model.schema import Field, Record

__all__ = ["Country"]


@attrs.frozen
class Country(Record):
    """A country by its ISO 3166-1 alpha-2 code, or a part of one by its ISO 3166-2 code.

    Attributes:
        id: The record's id (short kebab-case name or code).
        name: Its short English name.
        other_names: Every other form of the name that a claim carries, as printed. Empty: no other form is
            known.
        label: What an editor shows for it, in English; no source need print it. None: its name says it.
        part_of: The country that it is a part of. None: it is a country.
        former: True where it is a country no more. None: it is a country today.
        alpha3: Its code of three letters (an alpha-3 code of ISO 3166-1). None: the code list has none.
        cow: Correlates of War state number, kept as text (up to three digits). None: the list has none.
        gw: Gleditsch-Ward state number, kept as text (up to three digits). None: the list has none.
        cow_years: The years in which the Correlates of War list has it. Empty: not recorded.
        gw_years: The years in which the Gleditsch-Ward list has it. Empty: not recorded.
        succeeded_by: What became of a former country: the countries that now are where it was. Empty: it is a
            country today, or not recorded.
        same_as: The other ids of the same thing. Empty: it has no other id.

    >>> from security_meetings import load
    >>> load().countries["BA-SRP"].part_of
    'BA'
    """

    coded: ClassVar[tuple[str, str]] = (r"[A-Z]{2,4}(-[A-Z0-9]{1,3})?", "ISO 3166 code")

    name: Annotated[
        str | None, Field("Its short English name.", variants=True, verbatim=True, structure=True)
    ] = None
    other_names: OtherNames = ()
    label: Label = None
    part_of: Annotated[
        str | None,
        Field(
            "The country that it is a part of.",
            none="it is a country",
            refers_to=("countries",),
            structure=True,
        ),
    ] = None
    former: Annotated[
        bool | None, Field("True where it is a country no more.", none="it is a country today")
    ] = None
    alpha3: Annotated[
        str | None,
        Field(
            "Its code of three letters.",
            unit="an alpha-3 code of ISO 3166-1",
            form=ALPHA3,
            unique=True,
            none="the code list has none",
        ),
    ] = None
    cow: Annotated[
        str | None,
        Field(
            "Correlates of War state number, kept as text.",
            unit="up to three digits",
            form=r"\d{1,3}",
            none="the list has none",
        ),
    ] = None
    gw: Annotated[
        str | None,
        Field(
            "Gleditsch-Ward state number, kept as text.",
            unit="up to three digits",
            form=r"\d{1,3}",
            none="the list has none",
        ),
    ] = None
    cow_years: Annotated[
        tuple[Days, ...],
        Field("The years in which the Correlates of War list has it.", none="not recorded", item="cow_in"),
    ] = ()
    gw_years: Annotated[
        tuple[Days, ...],
        Field("The years in which the Gleditsch-Ward list has it.", none="not recorded", item="gw_in"),
    ] = ()
    succeeded_by: Annotated[
        tuple[str, ...],
        Field(
            "What became of a former country: the countries that now are where it was.",
            none="it is a country today, or not recorded",
            refers_to=("countries",),
            item="successor",
            structure=True,
        ),
    ] = ()
    same_as: Annotated[tuple[str, ...], same_thing("countries")] = ()
