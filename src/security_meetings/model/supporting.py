"""Whether the words of a claim carry its value, as far as a machine can tell."""

import datetime
import re
from collections.abc import Sequence
from typing import get_args

from security_meetings.model.claims import AnyValue, Claim
from security_meetings.model.days import PartialDate, Weekday, parts_of
from security_meetings.model.kinds import HOMES, class_of
from security_meetings.model.schema import Property, Value, properties
from security_meetings.support.comparing import (
    Comparison,
    Words,
    day_support,
    number_support,
    ordinal_support,
    text_support,
    weekday_support,
)
from security_meetings.support.counted import Other, others

__all__ = ["comparison_of", "is_compared", "supported", "unsupported"]

_WEEKDAYS = get_args(Weekday)
_DENYING = (
    r"(?<!\w)(?:not|no|never|neither|nor|не|ни|нет|никогда|nicht|keine?[mnrs]?|nie|ne|pas|jamais|non|nunca|não)(?!\w)"
    r"|(?<=\w)n['’]t(?!\w)|rather\sthan|instead\sof|anything\sbut|вместо|hardly|scarcely|вряд\sли|едва\sли"
)


def comparison_of(claim: Claim, language: str | None = None) -> Comparison | None:
    """What comes of comparing a claim's value with its words; None where only a reader can judge.

    Args:
        claim: The claim.
        language: The BCP 47 tag of the words; None where it is not known.
    """
    prop = properties(class_of(claim.collection)).get(claim.property) if claim.collection in HOMES else None
    if prop is None or not claim.evidence:
        return None
    words = [Words(e.exact, e.prefix, e.suffix) for e in claim.evidence]
    found = _compared(claim.value, prop, words, language)
    if claim.modality == "denied" and found is not None and found.verdict != "carried":
        # What a claim denies is what its words would say without their "not".
        words = [Words(*map(_affirmed, quote)) for quote in words]
        found = _compared(claim.value, prop, words, language)
    if found is None or found.verdict != "carried" or not prop.field.unit:
        return found
    elsewhere = [list(others(quote, prop.field.unit, language)) for quote in words]
    nouns = dict.fromkeys(other.noun for told in elsewhere for other in told)
    if nouns:
        rest = [_without(quote, told) for quote, told in zip(words, elsewhere, strict=True)]
        again = _compared(claim.value, prop, rest, language)
        if again is None or again.verdict != "carried":
            counted = f"the words count {', '.join(nouns)} by {found.words}"
            return Comparison("contradicted", f"{counted}, the claim counts {prop.field.unit}")
    return found


def _affirmed(text: str) -> str:
    """A text of the same length without the words that deny."""
    return re.sub(_DENYING, lambda denying: " " * len(denying[0]), text, flags=re.IGNORECASE)


def _without(quote: Words, told: Sequence[Other]) -> Words:
    """Quoted words, their numbers that count something else blanked."""
    exact = quote.exact
    for other in told:
        exact = exact[: other.start] + " " * (other.end - other.start) + exact[other.end :]
    return Words(exact, quote.prefix, quote.suffix)


def _compared(  # noqa: PLR0911 (one for each sort of value)
    value: AnyValue, prop: Property, words: Sequence[Words], language: str | None
) -> Comparison | None:
    """What comes of comparing a value with words, whatever their numbers count."""
    if isinstance(value, (datetime.date, PartialDate)):
        unsure = getattr(value, "qualifier", None)
        return day_support(parts_of(value), words, language, qualifier=unsure, edge=prop.field.edge)
    if isinstance(value, Value):
        return value.support(words, language)
    if prop.field.weekday_of:
        return weekday_support(_WEEKDAYS.index(value), words, language)
    if isinstance(value, bool) or prop.choices or prop.field.refers_to:
        return None
    if isinstance(value, int):
        if prop.field.ordinal:
            return ordinal_support(value, words, language)
        return number_support(value, "exactly", words, language)
    return text_support(value, words) if prop.field.verbatim else None


def unsupported(claim: Claim, language: str | None = None) -> str:
    """Why the words of a claim do not carry what it states; empty where they do, or nobody can say."""
    return supported(claim, language)[1]


def supported(claim: Claim, language: str | None = None) -> tuple[bool, str]:
    """Whether a machine finds what a claim states in its words, and why they do not carry it.

    Where the words are empty though it does not find it, nobody but a reader can say.
    """
    found = comparison_of(claim, language) if claim.basis == "stated" else None
    if found is None:
        return False, ""
    return found.verdict == "carried", found.words if found.verdict in ("contradicted", "not found") else ""


def is_compared(claim: Claim, language: str | None = None) -> bool:
    """Whether a claim states what a machine can find in its words, and finds there."""
    return supported(claim, language)[0]
