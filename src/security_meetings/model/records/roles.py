"""Roles: offices, as one source prints them on its day."""

import datetime
from typing import Annotated

import attrs

from security_meetings.model.schema import Field, Record

__all__ = ["Role"]


@attrs.frozen
class Role(Record):
    """An office as one source prints it on its day; never stretched beyond what is attested.

    Attributes:
        id: The record's id (short kebab-case name or code).
        holder: Who holds it. None: the source does not name the person.
        title: The title as printed.
        other_titles: Other forms of the title in the same source. Empty: the source uses one form.
        organization: The body in which it is held.
        country: The country or part of a country that it is held for. None: held for no country, or no source
            says.
        military_rank: The military rank printed with it. None: none is printed.
        former: True where the source speaks of it as past. None: it is spoken of as present.
        first_attested: The first day for which the source attests it.
        last_attested: The last day for which the source attests it.

    >>> from security_meetings import load
    >>> load().roles["sergei-shoigu-ru-mod-dfnc"].organization
    'ru-mod'
    """

    holder: Annotated[
        str | None,
        Field("Who holds it.", none="the source does not name the person", refers_to=("officials",)),
    ] = None
    title: Annotated[str | None, Field("The title as printed.", variants=True, verbatim=True)] = None
    other_titles: Annotated[
        tuple[str, ...],
        Field(
            "Other forms of the title in the same source.",
            none="the source uses one form",
            rest_of="title",
            item="other_title",
        ),
    ] = ()
    organization: Annotated[
        str | None, Field("The body in which it is held.", refers_to=("organizations",))
    ] = None
    country: Annotated[
        str | None,
        Field(
            "The country or part of a country that it is held for.",
            none="held for no country, or no source says",
            refers_to=("countries",),
        ),
    ] = None
    military_rank: Annotated[
        str | None,
        Field("The military rank printed with it.", none="none is printed", variants=True, verbatim=True),
    ] = None
    former: Annotated[
        bool | None,
        Field("True where the source speaks of it as past.", none="it is spoken of as present"),
    ] = None
    first_attested: Annotated[
        datetime.date | None, Field("The first day for which the source attests it.")
    ] = None
    last_attested: Annotated[datetime.date | None, Field("The last day for which the source attests it.")] = (
        None
    )
