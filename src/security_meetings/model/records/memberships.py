"""Memberships: a country's or an organisation's place in an organisation."""

from __future__ import annotations

from typing import Annotated, Literal

import attrs

from security_meetings.model.days import Days
from security_meetings.model.records.common import same_thing
from security_meetings.model.schema import Field, Record
from security_meetings.model.values import PARTIES

__all__ = ["Membership"]


@attrs.frozen
class Membership(Record):
    """A country's or an organisation's place in an organisation.

    Attributes:
        id: The record's id (short kebab-case name or code).
        member: Who belongs.
        organization: To what.
        kind: As what.
        attested: The days on which sources attest it: a day, or from one to another. Empty: no source gives a
            day.
        same_as: The other ids of the same thing. Empty: it has no other id.

    >>> from security_meetings import load
    >>> load().memberships.where(organization="sco", kind="observer").one().member
    'AF'
    """

    member: Annotated[str | None, Field("Who belongs.", refers_to=PARTIES, structure=True, needed=True)] = (
        None
    )
    organization: Annotated[
        str | None, Field("To what.", refers_to=("organizations",), structure=True, needed=True)
    ] = None
    kind: Annotated[Literal["member", "observer"] | None, Field("As what.")] = None
    attested: Annotated[
        tuple[Days, ...],
        Field(
            "The days on which sources attest it: a day, or from one to another.",
            none="no source gives a day",
            item="attested_on",
        ),
    ] = ()
    same_as: Annotated[tuple[str, ...], same_thing("memberships")] = ()
