"""Topics: controlled words for what is talked about."""

from __future__ import annotations

from typing import Annotated

import attrs

from security_meetings.model.records.common import Label, OtherNames, same_thing
from security_meetings.model.schema import Field, Record

__all__ = ["Topic"]


@attrs.frozen
class Topic(Record):
    """A controlled word for what a meeting, session or talk was about.

    Attributes:
        id: The record's id (short kebab-case name or code).
        name: The word used here.
        other_names: Every other form of the name that a claim carries, as printed. Empty: no other form is
            known.
        label: What an editor shows for it, in English; no source need print it. None: its name says it.
        broader: The wider topic that it is part of. None: it stands at the top.
        same_as: The other ids of the same thing. Empty: it has no other id.

    >>> from security_meetings import load
    >>> load().topics["cybersecurity"].name
    'cybersecurity'
    """

    name: Annotated[
        str | None, Field("The word used here.", variants=True, verbatim=True, structure=True)
    ] = None
    other_names: OtherNames = ()
    label: Label = None
    broader: Annotated[
        str | None,
        Field("The wider topic that it is part of.", none="it stands at the top", refers_to=("topics",)),
    ] = None
    same_as: Annotated[tuple[str, ...], same_thing("topics")] = ()
