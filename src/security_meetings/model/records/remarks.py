"""Remarks: what a source says and no typed property can hold."""

from __future__ import annotations

from typing import Annotated

import attrs

from security_meetings.model.records.common import Topics, same_thing
from security_meetings.model.schema import Field, Record

__all__ = ["Remark"]


@attrs.frozen
class Remark(Record):
    """What a source says in its own voice and no typed property can hold; at most one a sentence.

    Their number is the measure of what the model cannot say.

    Attributes:
        id: The record's id (short kebab-case name or code).
        text: The words, as printed.
        meeting: The meeting that it speaks of. None: of none, or of meetings in general.
        about: What it speaks of.
        topics: What it is about.
        opposes: What says the contrary, as an editor links it. Empty: no editor has linked it.
        same_as: The other ids of the same thing. Empty: it has no other id.

    >>> from security_meetings import load
    >>> all(remark.text for remark in load().remarks)
    True
    """

    text: Annotated[
        str | None, Field("The words, as printed.", verbatim=True, variants=True, needed=True)
    ] = None
    meeting: Annotated[
        str | None,
        Field(
            "The meeting that it speaks of.",
            none="of none, or of meetings in general",
            refers_to=("meetings",),
            structure=True,
        ),
    ] = None
    about: Annotated[
        tuple[str, ...],
        Field(
            "What it speaks of.",
            refers_to=(
                "officials",
                "organizations",
                "countries",
                "plans",
                "meetings",
                "series",
                "sessions",
                "talks",
            ),
            structure=True,
            item="subject",
        ),
    ] = ()
    topics: Topics = ()
    opposes: Annotated[
        tuple[str, ...],
        Field(
            "What says the contrary, as an editor links it.",
            none="no editor has linked it",
            refers_to=("statements", "remarks"),
            structure=True,
            item="opposed",
            mutual=True,
        ),
    ] = ()
    same_as: Annotated[tuple[str, ...], same_thing("remarks")] = ()
