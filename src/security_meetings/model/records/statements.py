"""Statements: words and views, with whoever holds them."""

from typing import Annotated, ClassVar, Literal

import attrs

from security_meetings.model.records.common import SPEAKERS
from security_meetings.model.schema import Field, Record

__all__ = ["Statement"]


@attrs.frozen
class Statement(Record):
    """Words or a view, with whoever holds it. The library itself asserts none of them.

    Attributes:
        id: The record's id (short kebab-case name or code).
        text: The words, as printed.
        speaker: Whose words or view they are; the source itself where it speaks in its own voice.
        speaker_as: How the source names the speaker here.
        kind: Words in quotation marks, a view in the source's words, or the source's own account.
        meeting: The meeting it belongs to.
        occasion: The session or talk at or after which it was made.
        about: What it speaks of.

    >>> from security_meetings import load
    >>> {s.occasion for s in load().statements.where(kind="quotation", speaker="milorad-dodik")}
    {'ru-ba-srp-2025'}
    """

    tentative: ClassVar[bool] = True

    text: Annotated[str | None, Field("The words, as printed.", verbatim=True, variants=True)] = None
    speaker: Annotated[
        str | None,
        Field(
            "Whose words or view they are; the source itself where it speaks in its own voice.",
            refers_to=SPEAKERS,
        ),
    ] = None
    speaker_as: Annotated[
        str | None, Field("How the source names the speaker here.", verbatim=True, variants=True)
    ] = None
    kind: Annotated[
        Literal["quotation", "paraphrase", "narration"] | None,
        Field("Words in quotation marks, a view in the source's words, or the source's own account."),
    ] = None
    meeting: Annotated[str | None, Field("The meeting it belongs to.", refers_to=("meetings",))] = None
    occasion: Annotated[
        str | None,
        Field("The session or talk at or after which it was made.", refers_to=("sessions", "talks")),
    ] = None
    about: Annotated[
        tuple[str, ...],
        Field(
            "What it speaks of.",
            refers_to=("officials", "organizations", "countries", "topics", "plans", "meetings", "series"),
            item="subject",
        ),
    ] = ()
