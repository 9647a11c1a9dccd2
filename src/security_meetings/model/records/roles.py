"""Roles: a person's office at a body, with the days for which sources attest it."""

from __future__ import annotations

from typing import Annotated

import attrs

from security_meetings.model.days import Days
from security_meetings.model.records.common import same_thing
from security_meetings.model.schema import Field, Record

__all__ = ["Role"]


@attrs.frozen
class Role(Record):
    """A person's office at a body; never stretched beyond the days for which sources attest it.

    Each attestation is a claim: `Dataset.explain(role, "attested", value=day)` tells whose it is.

    Attributes:
        id: The record's id (short kebab-case name or code).
        holder: Who holds it. None: no source names the person.
        title: The title as printed.
        other_titles: Other forms of the title, as printed. Empty: one form is known.
        organization: The body in which it is held.
        country: The country or part of a country that it is held for. None: held for no country, or no source
            says.
        military_rank: The military rank printed with it. None: none is printed.
        attested: The days on which sources attest that it is held: a day, or from one to another. Empty: no
            source gives a day.
        former: True where a source speaks of it as past. None: no source speaks of it as past.
        acting: True where it is held for the time being. None: no source says so.
        contested: True where a source says that others deny it. None: no source says so.
        same_as: The other ids of the same thing. Empty: it has no other id.

    >>> from security_meetings import load
    >>> role = load().roles.where(holder="sergei-shoigu", organization="ru-mod").one()
    >>> str(role.attested[0]), role.former
    ('2021-06-23/2021-06-24', True)
    """

    holder: Annotated[
        str | None,
        Field("Who holds it.", none="no source names the person", refers_to=("officials",), structure=True),
    ] = None
    title: Annotated[
        str | None, Field("The title as printed.", variants=True, verbatim=True, structure=True)
    ] = None
    other_titles: Annotated[
        tuple[str, ...],
        Field(
            "Other forms of the title, as printed.",
            none="one form is known",
            rest_of="title",
            item="other_title",
        ),
    ] = ()
    organization: Annotated[
        str | None, Field("The body in which it is held.", refers_to=("organizations",), structure=True)
    ] = None
    country: Annotated[
        str | None,
        Field(
            "The country or part of a country that it is held for.",
            none="held for no country, or no source says",
            refers_to=("countries",),
            structure=True,
        ),
    ] = None
    military_rank: Annotated[
        str | None,
        Field("The military rank printed with it.", none="none is printed", variants=True, verbatim=True),
    ] = None
    attested: Annotated[
        tuple[Days, ...],
        Field(
            "The days on which sources attest that it is held: a day, or from one to another.",
            none="no source gives a day",
            item="attested_on",
        ),
    ] = ()
    former: Annotated[
        bool | None,
        Field("True where a source speaks of it as past.", none="no source speaks of it as past"),
    ] = None
    acting: Annotated[
        bool | None,
        Field("True where it is held for the time being.", none="no source says so"),
    ] = None
    contested: Annotated[
        bool | None,
        Field("True where a source says that others deny it.", none="no source says so"),
    ] = None
    same_as: Annotated[tuple[str, ...], same_thing("roles")] = ()
