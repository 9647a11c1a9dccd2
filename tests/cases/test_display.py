"""What is shown, pickled and refused: readable, whole, and by this library."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from security_meetings import BUNDLED, Count, Dataset, Interval, PartialDate, load
from tests.cases.making import Making, people, refused, saying

COLLECTIONS = tuple(load().collections)


def forum(make: Making, **head: object) -> Path:
    """A small pack with a meeting, its delegations, and a person."""
    lines = ('meetings.f.name = "forum"', 'meetings.f.counts.delegations = "12"')
    return make.pack(saying("The forum drew 12 delegations.", *lines), people(quill="Ada Quill"), **head)


def loaded(make: Making, kind: str) -> Dataset:
    """A data set: the bundled one, one of a folder, a merged one, or one that stays on disk."""
    if kind == "bundled":
        return load()
    if kind == "lazy":
        return load(forum(make, lines=True), lazy=True)
    return load(forum(make)) if kind == "folder" else load(BUNDLED, forum(make))


@pytest.mark.parametrize("kind", ["bundled", "folder", "merged", "lazy"])
@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_collection_comes_back_from_a_pickle(make: Making, kind: str, name: str) -> None:
    """Every collection of every data set can be handed to another process, and is equal there."""
    collection = loaded(make, kind).collection(name)
    again = pickle.loads(pickle.dumps(collection))  # noqa: S301 (our own)
    assert again == collection
    assert again.ids == collection.ids


@pytest.mark.parametrize("kind", ["bundled", "folder", "merged", "lazy"])
def test_a_collection_from_a_pickle_answers(make: Making, kind: str) -> None:
    """It is asked as before: by id, by name, by field, and claims by their place."""
    ds = loaded(make, kind)
    for collection in (ds.officials, ds.meetings):
        again = pickle.loads(pickle.dumps(collection))  # noqa: S301 (our own)
        first = collection[0]
        assert again[first.id] == first
        assert again.find(first.name or "").id == first.id
        assert again.where(name=first.name) == collection.where(name=first.name)
    claims = pickle.loads(pickle.dumps(ds.claims))  # noqa: S301 (our own)
    source = ds.sources.ids[0]
    assert claims.at(source, 5) == ds.claims.at(source, 5)


LONGEST_LINE, MOST_LINES, LONGEST_REPR = 200, 40, 400


def shown(ds: Dataset, kind: str) -> object:
    """An explanation, a conflict, an anomaly or a claim on what sources disagree on."""
    why = ds.explain("imhr-2025", "counts.countries")
    return {
        "explanation": why,
        "conflict": next(c for c in ds.conflicts() if c.property == "counts.countries"),
        "anomaly": next(a for a in ds.anomalies() if a.kind == "weekday"),
        "claim": why.winner,
    }[kind]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (
            "explanation",
            ["imhr-2025", "counts.countries", "105", "104", "interaffairs", "africalive", "105 countries"],
        ),
        ("conflict", ["imhr-2025", "counts.countries", "105", "104", "interaffairs", "africalive"]),
        ("anomaly", ["imhr-2025", "Wednesday", "2025-05-27", "africalive"]),
        (
            "claim",
            ["imhr-2025", "counts.countries", "105", "interaffairs", "126 delegations from 105 countries"],
        ),
    ],
)
def test_an_answer_prints_in_a_few_short_lines(ds: Dataset, kind: str, words: list[str]) -> None:
    """`str()` says the place, the values, who says each, and the words."""
    told = str(shown(ds, kind))
    assert [word for word in words if word not in told] == []
    assert max(map(len, told.splitlines())) <= LONGEST_LINE
    assert len(told.splitlines()) <= MOST_LINES
    assert not re.search(r"\b(Claim|Evidence|Count|Rival)\(", told)


@pytest.mark.parametrize("kind", ["explanation", "conflict", "anomaly", "claim"])
def test_an_answer_is_short_in_a_notebook(ds: Dataset, kind: str) -> None:
    """`repr()` stays short, for a list of answers too."""
    assert len(repr(shown(ds, kind))) <= LONGEST_REPR


def test_answers_of_many_parts_are_short_in_a_notebook(ds: Dataset) -> None:
    """So are a difference, a citation of everything, and what is wrong with a pack."""
    difference = ds.difference(ds.as_told_by("rt"))
    for answer in (difference, ds.cite(), ds.cite(ds.claims), ds.verify()):
        assert len(repr(answer)) <= LONGEST_REPR
        assert pickle.loads(pickle.dumps(answer)) == answer  # noqa: S301


@pytest.mark.parametrize("place", ["meetings/imhr-2025", "talks/ru-ir-2025", "officials/sergei-shoigu"])
def test_the_explanation_of_a_record_prints_in_short_lines(ds: Dataset, place: str) -> None:
    """All that is told of a record, one value below the other, as each is told by itself."""
    whole = ds.explain(place)
    told = str(whole)
    assert max(map(len, told.splitlines())) <= LONGEST_LINE
    assert all(str(why) in told for why in whole)
    assert pickle.loads(pickle.dumps(whole)) == whole == tuple(whole)  # noqa: S301
    assert "<script" not in whole._repr_html_()  # type: ignore[attr-defined]


# What only those who wrote the library could make sense of.
INNER = re.compile(
    r"normalize|attrs\b|NoneType|partition|unhashable|lambda|__\w+__|object at 0x|no attribute|argument \d"
)
ODD_QUESTIONS: dict[str, Callable[[Any], object]] = {
    "cite a collection": lambda ds: ds.cite(ds.meetings),
    "explain a collection": lambda ds: ds.explain(ds.meetings, "city"),
    "find None": lambda ds: ds.officials.find(None),
    "find a number": lambda ds: ds.officials.find(3),
    "find bytes": lambda ds: ds.officials.find(b"Shoigu"),
    "record None": lambda ds: ds.record(None),
    "record a number": lambda ds: ds.record(1),
    "cite a claim": lambda ds: ds.cite(ds.claims[0]),
    "some meetings": lambda ds: ds.meetings[0:1],
    "a meeting of None": lambda ds: ds.meetings[None],
    "a meeting of a list": lambda ds: ds.meetings[["imhr-2025"]],
    "explain a number": lambda ds: ds.explain("imhr-2025", 5),
    "explain None": lambda ds: ds.explain(None, "city"),
    "who met a number": lambda ds: ds.who_met(5),
    "who met bytes": lambda ds: ds.who_met(b"Iran"),
    "role of None": lambda ds: ds.role_at(None, date(2025, 5, 28)),
    "role at None": lambda ds: ds.role_at("sergei-shoigu", None),
    "where a name is bytes that change": lambda ds: ds.meetings.where(name=bytearray(b"x")),
    "where it is no function": lambda ds: ds.meetings.where("imhr-2025"),
    "a collection of None": lambda ds: ds.collection(None),
    "claims at None": lambda ds: ds.claims.at("rt", None),
    "claims at half a place": lambda ds: ds.claims.at("rt", 1.5),
    "told by a number": lambda ds: ds.as_told_by(5),
    "grouped by a number": lambda ds: ds.meetings.grouped_by(5),
    "difference to None": lambda ds: ds.difference(None),
    "records from a name on": lambda ds: ds.talks["a":],
    "records up to a half": lambda ds: ds.talks[:1.5],
    "every record of none": lambda ds: ds.talks[::0],
    "claims from a name on": lambda ds: ds.claims["a":"b"],
    "sources of sources in no steps": lambda ds: ds.sources[1:][::0],
    "load a number": lambda _: load(5),  # type: ignore[arg-type]
    "load under a number": lambda _: load(policy=5),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("question", ODD_QUESTIONS)
def test_an_odd_question_is_answered_or_refused_by_this_library(ds: Dataset, question: str) -> None:
    """What cannot be meant is an error of this library, and no name of an inner part shows in it."""
    refusal = refused(lambda: ODD_QUESTIONS[question](ds))
    assert not INNER.search(refusal), refusal


DAY: Any = date(2025, 1, 1)
NO_NUMBERS: list[Any] = [None, "5", 2.5, True, b"x", [], DAY]
NO_DAYS: list[Any] = ["2025", 2025, [], None]
MADE: list[tuple[type, tuple[Any, ...]]] = [
    *((Count, (odd,)) for odd in NO_NUMBERS),
    *((Count, (5, odd)) for odd in ("aproximately", None, 5)),
    *[(Count, (5, "between", "9")), (Count, (5, "exactly", None, "here"))],
    *((PartialDate, (odd,)) for odd in ("2025", 2.5, 10**30, DAY, "")),
    (PartialDate, (2025, "5")),
    *((Interval, (odd, None)) for odd in NO_DAYS),
]


@pytest.mark.parametrize(("kind", "parts"), MADE)
def test_a_value_made_of_other_things_is_refused(kind: type, parts: tuple[Any, ...]) -> None:
    """A count of a text, a day of a fraction: what they are made of is named, in words of this library."""
    refusal = refused(lambda: kind(*parts))
    assert refusal.startswith("InvalidValue: ")
    assert not INNER.search(refusal)


@pytest.mark.parametrize("lines", [False, True])
@pytest.mark.parametrize("places", [slice("a", None), slice(None, None, 0), slice(1.5)])
def test_places_that_are_none_are_refused(make: Making, places: slice, lines: bool) -> None:
    """Of records in memory and of those on disk, of a selection, and of claims."""
    root = make.pack(people(a="Ada Quill", b="Bo Reed"), **({"lines": True} if lines else {}))
    ds = load(root, lazy=lines)
    for records in (ds.officials, ds.officials.where(id="a"), ds.officials[:1], ds.claims):
        assert "whole numbers" in refused(lambda records=records: records[places])  # type: ignore[misc]
        assert len(records[::-1]) == len(records)
        assert not records[10**30 :]


@pytest.mark.parametrize("where", ["", Path("nowhere-at-all")])
def test_no_path_is_no_pack(where: str | Path, monkeypatch: pytest.MonkeyPatch, make: Making) -> None:
    """An empty path is refused even in the folder of a pack; '.' is that folder."""
    monkeypatch.chdir(make.pack(people(a="Ada Quill")))
    assert refused(lambda: load(where)).startswith("PackNotFound: ")
    assert load(".").officials.ids == load(Path()).officials.ids == ("a",)


def test_the_citation_of_a_claim_is_meant(ds: Dataset) -> None:
    """A claim given to `cite` is cited with its words, or the error says what is taken."""
    claim = next(c for c in ds.claims if c.evidence)
    cited: list[str] = []
    refusal = refused(lambda: cited.append(str(ds.cite(claim))))
    assert claim.evidence[0].exact in cited[0] if cited else "claim" in refusal and "record" in refusal
