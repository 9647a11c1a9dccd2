"""Values as a reader says them."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable
from typing import Any

from security_meetings.collection.shelf import Collections
from security_meetings.model.briefs import brief
from security_meetings.model.claims import Claim, Evidence, Told
from security_meetings.model.days import day_in_words
from security_meetings.model.names import same_name
from security_meetings.model.schema import Field, Value
from security_meetings.model.spans import quoted

__all__ = ["day_in_words", "in_words", "listed", "manner", "name_of", "nth", "teller", "told"]

# So much of a quotation is shown, and so many spans of one claim.
_LONGEST = 800
_MOST_QUOTED = 4


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
    notes = [claim.source]
    # "more than 600 (expected)" need not be told to be expected.
    if claim.modality not in ("asserted", getattr(claim.value, "stage", None)):
        notes.append(claim.modality)
    if claim.attributed_to:
        name = name_of(collections, claim.attributed_to, ("officials", "organizations", "countries"))
        notes.append(f"attributed to {name}")
    return ", ".join(notes)


def manner(collections: Collections, claim: Claim) -> str:
    """How surely a claim is said, and by what an editor weighed it; empty where it is said outright.

    Such as `expected, attributed to Sergei Shoigu, inferred`.
    """
    notes: list[str] = [] if claim.modality == "asserted" else [claim.modality]
    if claim.attributed_to:
        name = name_of(collections, claim.attributed_to, ("officials", "organizations", "countries"))
        notes.append(f"attributed to {name}")
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
    value = brief(denied + in_words(collections, claim.value, field))
    return Told(value, teller(collections, claim), brief(words or claim.because or "", _LONGEST))
