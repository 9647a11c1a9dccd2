"""Statements: words and views, with whoever holds them."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import attrs

from security_meetings.model.days import Day
from security_meetings.model.records.common import SPEAKERS, same_thing
from security_meetings.model.schema import Field, Record

__all__ = ["Statement"]


@attrs.frozen
class Statement(Record):
    """One utterance: words or a view, with whoever holds it. The library itself asserts none of them.

    However many sentences it has, an utterance is one statement; what it holds in part is reached by offsets.

    Attributes:
        id: The record's id (short kebab-case name or code).
        text: The words, as printed.
        further_texts: Its further words, where the source breaks in on them, and other forms of it, in
            reading order. Empty: it is in one piece.
        speakers: Whose words or view they are, several of a joint statement; the source itself where it
            speaks in its own voice.
        speaker_as: How the source names the speaker here.
        kind: Words in quotation marks, or a view in the source's words.
        meeting: The meeting it belongs to.
        occasion: The session or talk at or after which it was made.
        about: What it speaks of.
        audience: To whom it was said, as printed. None: none is named.
        date: When it was said.
        opposes: What says the contrary, as an editor links it. Empty: no editor has linked it.
        same_as: The other ids of the same thing. Empty: it has no other id.

    >>> from security_meetings import load
    >>> {s.occasion for s in load().statements.where(kind="quotation", speaker="milorad-dodik")}
    {'ru-ba-srp-2025'}
    """

    tentative: ClassVar[bool] = True

    text: Annotated[
        str | None, Field("The words, as printed.", verbatim=True, variants=True, structure=True, needed=True)
    ] = None
    further_texts: Annotated[
        tuple[str, ...],
        Field(
            "Its further words, where the source breaks in on them, and other forms of it, in reading order.",
            none="it is in one piece",
            rest_of="text",
            item="further_text",
        ),
    ] = ()
    speakers: Annotated[
        tuple[str, ...],
        Field(
            "Whose words or view they are, several of a joint statement; the source itself where it speaks "
            "in its own voice.",
            refers_to=SPEAKERS,
            structure=True,
            item="speaker",
            few=True,
        ),
    ] = ()
    speaker_as: Annotated[
        str | None,
        Field("How the source names the speaker here.", verbatim=True, variants=True, structure=True),
    ] = None
    kind: Annotated[
        Literal["quotation", "paraphrase"] | None,
        Field("Words in quotation marks, or a view in the source's words.", structure=True),
    ] = None
    meeting: Annotated[
        str | None, Field("The meeting it belongs to.", refers_to=("meetings",), structure=True)
    ] = None
    occasion: Annotated[
        str | None,
        Field(
            "The session or talk at or after which it was made.",
            refers_to=("sessions", "talks"),
            structure=True,
        ),
    ] = None
    about: Annotated[
        tuple[str, ...],
        Field(
            "What it speaks of.",
            refers_to=("officials", "organizations", "countries", "topics", "plans", "meetings", "series"),
            structure=True,
            item="subject",
        ),
    ] = ()
    audience: Annotated[
        str | None,
        Field("To whom it was said, as printed.", none="none is named", verbatim=True, variants=True),
    ] = None
    date: Annotated[Day | None, Field("When it was said.")] = None
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
    same_as: Annotated[tuple[str, ...], same_thing("statements")] = ()
