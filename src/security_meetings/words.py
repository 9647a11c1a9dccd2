"""Values as a reader says them."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable
from typing import Any

from security_meetings.collection.shelf import Collections
from security_meetings.model.briefs import brief, counted, whole
from security_meetings.model.claims import Claim, Evidence, Told
from security_meetings.model.days import day_in_words
from security_meetings.model.kinds import class_of
from security_meetings.model.names import same_name
from security_meetings.model.schema import Field, Value, properties
from security_meetings.model.spans import quoted
from security_meetings.policy.explaining import Explanation, standing_apart

__all__ = [
    "day_in_words",
    "in_words",
    "instead",
    "listed",
    "manner",
    "name_of",
    "nth",
    "teller",
    "told",
]

# So many spans of one claim are quoted.
_MOST_QUOTED = 4
# Of what fills no record, so many values are named.
_MOST_NAMED = 12
_APART = {
    "expected": "expected",
    "speculated": "only guessed",
    "denied": "denied",
    "deprecated": "deprecated by an editor",
    "withdrawn": "withdrawn",
}


def listed(names: Iterable[str]) -> str:
    """Names as a sentence has them.

    >>> listed(["rt", "dfnc", "interaffairs"])
    'rt, dfnc and interaffairs'
    """
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def nth(number: int) -> str:
    """A number as an edition has it.

    >>> nth(3), nth(13)
    ('3rd', '13th')
    """
    teens = 10 <= number % 100 < 20  # noqa: PLR2004 (eleventh to thirteenth end in -th)
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def name_of(collections: Collections, id_: str, names: Iterable[str]) -> str:
    """The name of the record with this id, or the id where it has none."""
    for name in names:
        records = collections.collection(name)
        if id_ in records:
            return getattr(records[id_], "name", None) or id_
    return id_


def in_words(collections: Collections, value: Any, field: Field | None = None) -> str:
    """One value of a record or claim, as a reader says it.

    Args:
        collections: Where the names of ids are looked up.
        value: The value.
        field: What the property means, if the value may be the id of a record.
    """
    if isinstance(value, Value):
        return value.in_words(functools.partial(name_of, collections))
    match value:
        case Evidence(source=source, start=start, end=end, exact=exact):
            return f"“{exact}” ({source}, characters {start} to {end})"
        case bool():
            return "yes" if value else "no"
        case datetime.date():
            return day_in_words(value)
        case str() if field is not None and field.refers_to:
            words = name_of(collections, value, field.refers_to)
            # An id that is the name in another spelling says nothing more.
            return words if same_name(words, value) else f"{words} ({value})"
    return str(value)


def teller(collections: Collections, claim: Claim) -> str:
    """Who says it, and how: `rt, expected`; `rt, attributed to Sergei Shoigu`."""
    if claim.source is None:
        return "editorial, no source says so"
    # "more than 600 (expected)" need not be told to be expected.
    surely = claim.modality in ("asserted", getattr(claim.value, "stage", None))
    return ", ".join([claim.source, *([] if surely else [claim.modality]), *_voices(collections, claim)])


def _voices(collections: Collections, claim: Claim) -> list[str]:
    """Whose word a claim is, where it is not its source's own."""
    if not claim.attributed_to:
        return []
    name = name_of(collections, claim.attributed_to, ("officials", "organizations", "countries"))
    return [f"attributed to {name}"]


def instead(collections: Collections, why: Explanation) -> str:
    """What sources say of a property that is unknown all the same: `expected: Sergei Shoigu (rt)`.

    Empty where they say nothing of it, and where it is known. Whoever shows that a value is missing shows
    this in its place: what is expected, guessed, denied or taken back is not the same as not stated.
    """
    field = properties(class_of(why.collection))[why.property].field
    parts = []
    for word, claims in standing_apart(why).items():
        tellers: dict[str, list[str]] = {}
        for claim in claims:
            who = ", ".join([claim.source or "the editors", *_voices(collections, claim)])
            said = tellers.setdefault(whole(_named(collections, claim.value, field)), [])
            if who not in said:
                said.append(who)
        values: dict[str, list[str]] = {}
        for value, said in [*tellers.items()][:_MOST_NAMED]:
            values.setdefault("; ".join(said), []).append(value)
        named = [f"{'; '.join(told_)} ({who})" for who, told_ in values.items()]
        if (more := len(tellers) - _MOST_NAMED) > 0:
            named.append(f"and {counted(more, 'more value')}")
        parts.append(f"{_APART[word]}: {'; '.join(named)}")
    return "; ".join(parts)


def _named(collections: Collections, value: Any, field: Field) -> str:
    """A value in words; of a record its name alone."""
    if field.refers_to and isinstance(value, str):
        return name_of(collections, value, field.refers_to)
    return in_words(collections, value, field)


def manner(collections: Collections, claim: Claim) -> str:
    """How surely a claim is said, and by what an editor weighed it; empty where it is said outright.

    Such as `expected, attributed to Sergei Shoigu, inferred`.
    """
    notes: list[str] = [] if claim.modality == "asserted" else [claim.modality]
    notes += _voices(collections, claim)
    if claim.basis == "inferred":
        notes.append(claim.basis)
    if claim.rank == "deprecated":
        notes.append(claim.rank)
    return ", ".join(notes)


def told(collections: Collections, claim: Claim, field: Field) -> Told:
    """A claim as people read it, with names for ids and its words quoted as its text has them."""
    source = None
    if claim.source is not None and claim.source in collections.sources:
        source = collections.sources[claim.source]
    words = quoted(claim.evidence[:_MOST_QUOTED], source)
    if (more := len(claim.evidence) - _MOST_QUOTED) > 0:
        words += f" and {more} more"
    denied = "not " if claim.modality == "denied" else ""
    # The mark of editors: what is cut out of words must not look like the words.
    value = brief(denied + in_words(collections, claim.value, field), mark="[…]")
    return Told(value, teller(collections, claim), whole(words or claim.because or ""))
