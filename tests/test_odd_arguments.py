"""Odd arguments: whatever a question is given, it answers, or raises an error of this library."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest

from security_meetings import (
    Count,
    Dataset,
    InvalidValue,
    NotFound,
    PackNotFound,
    PartialDate,
    SecurityMeetingsError,
    UnknownField,
    UnknownValue,
    load,
    source_priority,
)

# What only those understand who know how it is made.
INNER = re.compile(r"normalize\(|attrs|NoneType|hashable|has no attribute")
DAY = datetime.date(2025, 5, 28)
# What no question takes, whatever it is about: of other types, unhashable, absurdly large.
ODD: list[Any] = [
    *(None, 0, -1, 10**30, 3.5, True, 1j, b"x", bytearray(b"x"), object(), len, type, ...),
    *([], [1], ["rt"], {}, {"a": 1}, set(), (), ("rt",), slice(0, 1), range(3)),
    *("", "x", "a/b/c", "/", "\0", "\ud800", "é" * 5_000),
    *(DAY, datetime.timedelta(1), Count(3), PartialDate(2025)),
]
ASKED: dict[str, Callable[[Dataset, Any], object]] = {
    "a record": lambda ds, odd: ds.record(odd),
    "a collection": lambda ds, odd: ds.collection(odd),
    "an explanation": lambda ds, odd: ds.explain(odd, "city"),
    "the explanation of a property": lambda ds, odd: ds.explain("imhr-2025", odd),
    "a citation": lambda ds, odd: ds.cite(odd),
    "the citation of a property": lambda ds, odd: ds.cite("imhr-2025", odd),
    "a name among all": lambda ds, odd: ds.find(odd),
    "what refers to it": lambda ds, odd: ds.referring_to(odd),
    "an office": lambda ds, odd: ds.role_at(odd, DAY),
    "the sides of a talk": lambda ds, odd: ds.sides(odd),
    "who met it": lambda ds, odd: ds.who_met(odd),
    "what it alone tells": lambda ds, odd: ds.as_told_by(odd),
    "another policy": lambda ds, odd: ds.as_told_by("rt", policy=odd),
    "a difference": lambda ds, odd: ds.difference(odd),
    "claims at its place": lambda ds, odd: ds.claims.at("rt", odd),
    "claims in it": lambda ds, odd: ds.claims.at(odd, 0),
    "a meeting": lambda ds, odd: ds.meetings[odd],
    "whether it is there": lambda ds, odd: odd in ds.claims,
    "a person of this name": lambda ds, odd: ds.officials.find(odd),
    "talks of a party": lambda ds, odd: ds.talks.where(party=odd),
    "talks of an id": lambda ds, odd: ds.talks.where(id=odd),
    "groups": lambda ds, odd: ds.talks.grouped_by(odd),
    "a table": lambda ds, odd: ds.table(odd),
    "a column": lambda ds, odd: ds.table("talks")[odd],
    "a number of rows": lambda ds, odd: list(ds.table("talks").batches(odd)),
    "a query": lambda ds, odd: ds.sql(odd),
    "a parameter": lambda ds, odd: ds.sql("select ?", [odd]),
    "parameters": lambda ds, odd: ds.sql("select 1", odd),
    "a panel of it": lambda ds, odd: ds.panel(odd, since=DAY, until=DAY),
    "a panel since then": lambda ds, odd: ds.panel("parties", since=odd, until=DAY),
    "a panel of such periods": lambda ds, odd: ds.panel("parties", since=DAY, until=DAY, period=odd),
    "a pack": lambda _, odd: load(odd),
    "a way with errors": lambda _, odd: load(on_error=odd),
    "sources believed first": lambda ds, odd: ds.as_told_by("rt", policy=source_priority(odd)),
}


@pytest.mark.parametrize("asked", ASKED)
def test_no_foreign_error(ds: Dataset, asked: str) -> None:
    """An odd argument is answered, or told with an error of this library that names no inner part."""
    told = []
    for odd in [*ODD, ds, ds.meetings, ds.talks[0], ds.claims[0], ds.meetings["imhr-2025"]]:
        try:
            ASKED[asked](ds, odd)
        except SecurityMeetingsError as exc:
            told.append(str(exc))
    assert all(told)
    assert not [words for words in told if INNER.search(words)]


@pytest.mark.parametrize(
    ("ask", "error", "told"),
    [
        (lambda ds: ds.record(None), InvalidValue, "expected a record, its id, or collection/id, got None"),
        (
            lambda ds: ds.explain(3, "city"),
            InvalidValue,
            "expected a record, its id, or collection/id, got 3",
        ),
        (lambda ds: ds.cite(3), InvalidValue, "expected a record, its id, or collection/id, got 3"),
        (lambda ds: ds.officials.find(None), InvalidValue, "expected a name, got None"),
        (lambda ds: ds.find(3), InvalidValue, "expected an id or a name, got 3"),
        (
            lambda ds: ds.sides(ds.meetings[0]),
            InvalidValue,
            "expected a record of BilateralTalk, or its id, got",
        ),
        (
            lambda ds: ds.role_at(None, DAY),
            InvalidValue,
            "expected a person's record, id or name, got None",
        ),
        (lambda ds: ds.difference("0.1.0"), InvalidValue, "expected another data set, got '0.1.0'"),
        (lambda ds: ds.as_told_by(["rt"]), InvalidValue, "expected the ids of sources, got ['rt']"),
        (lambda _: source_priority(["rt"]), InvalidValue, "expected the ids of sources, got ['rt']"),  # type: ignore[arg-type]
        (
            lambda ds: ds.claims.at("rt", 3.5),
            InvalidValue,
            "expected an offset or words of the text, got 3.5",
        ),
        (lambda ds: ds.meetings[["imhr-2025"]], NotFound, "no meeting ['imhr-2025']"),
        (lambda ds: ds.collection(["talks"]), NotFound, "no collection ['talks']"),
        (lambda ds: ds.talks.where("held"), UnknownField, "expected a function, or field=value, got 'held'"),
        (
            lambda ds: ds.talks.where(party={"IR"}),
            UnknownValue,
            "where(party=…): expected one value, got {'IR'}",
        ),
        (
            lambda ds: ds.talks.where(party=bytearray()),
            UnknownValue,
            "where(party=…): expected one value, got",
        ),
        (lambda ds: ds.talks.grouped_by(None), UnknownField, "talks have no field 'None'"),
        (lambda ds: ds.explain("imhr-2025", []), UnknownField, "meetings have no property []"),
        (lambda _: load(None), InvalidValue, "expected the path of a folder or zip, got None"),  # type: ignore[arg-type]
        (lambda _: load("x" * 5_000), PackNotFound, "no data pack at xxx"),
        (lambda _: load(policy=["latest"]), UnknownField, "no policy ['latest']"),  # type: ignore[arg-type]
    ],
)
def test_what_is_told(
    ds: Dataset, ask: Callable[[Any], object], error: type[SecurityMeetingsError], told: str
) -> None:
    """An argument of another type is told with what was given and what is taken."""
    with pytest.raises(error, match=re.escape(told)):
        ask(ds)


def test_the_citation_of_a_claim(ds: Dataset) -> None:
    """A claim is cited with its own words."""
    claim = ds.explain("imhr-2025", "counts.countries").claims[1]
    assert claim.evidence
    assert claim.evidence[0].exact in str(ds.cite(claim))
    assert claim.id in str(ds.cite(f"claims/{claim.id}"))
