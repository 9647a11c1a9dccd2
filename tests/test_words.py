"""Values as a reader says them."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from security_meetings import Attendee, Claim, Count, Dataset, PartialDate
from security_meetings.model.days import Day, day_in_words, days_in_words
from security_meetings.model.schema import Field
from security_meetings.words import in_words, listed, name_of, nth, teller


@pytest.fixture
def claim(ds: Dataset) -> Claim:
    """A claim that a source makes in its own voice."""
    winner = ds.explain("imhr-2025", "counts.countries").winner
    assert winner
    return winner


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (112, "112th"),
    ],
)
def test_nth_follows_english(number: int, words: str) -> None:
    """First, second and third have endings of their own; eleventh to thirteenth do not."""
    assert nth(number) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2025, 5, 27), "27 May 2025"),
        (PartialDate(2025, 5), "May 2025"),
        (PartialDate(2010), "2010"),
        (PartialDate(None, 5, 29), "29 May"),
        (PartialDate(None, 5), "May"),
    ],
)
def test_day_is_told_as_far_as_known(day: Day, words: str) -> None:
    """A part that is not known is left out, not filled in."""
    assert day_in_words(day) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2025, 5, 27), date(2025, 5, 29), "27 to 29 May 2025"),
        (date(2025, 5, 30), date(2025, 6, 2), "30 May to 2 June 2025"),
        (date(2024, 12, 30), date(2025, 1, 2), "30 December 2024 to 2 January 2025"),
        (date(2025, 5, 27), date(2025, 5, 27), "27 May 2025"),
        (date(2025, 5, 27), PartialDate(None, 5, 29), "27 May 2025 to 29 May"),
        (date(2025, 5, 27), None, "from 27 May 2025, last day not stated"),
        (None, PartialDate(2025, 5), "until May 2025, first day not stated"),
        (None, None, "days not stated"),
    ],
)
def test_days_say_what_they_share_once(first: Day | None, last: Day | None, words: str) -> None:
    """Month and year stand once where both days have them; a day not stated is named as such."""
    assert days_in_words(first, last) == words


def test_listed_joins_as_a_sentence_does() -> None:
    """One name stands alone; the last of several is joined by "and"."""
    assert [listed(["a"]), listed(["a", "b"]), listed("abc")] == ["a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Count(126), "126"),
        (Count(600, "more than", stage="expected"), "more than 600 (expected)"),
        (True, "yes"),
        (False, "no"),
        (13, "13"),
        ("RU", "RU"),
    ],
)
def test_in_words_says_plain_values(ds: Dataset, value: object, words: str) -> None:
    """A count has its stage unless it is of those there; text stays as it is."""
    assert in_words(ds, value) == words


@pytest.mark.parametrize(
    ("id_", "collections", "words"),
    [
        ("RU", ("countries",), "Russia (RU)"),
        ("sergei-shoigu", ("officials",), "Sergei Shoigu"),
        ("nobody-known", ("officials",), "nobody-known"),
    ],
)
def test_in_words_names_what_is_referred_to(
    ds: Dataset, id_: str, collections: tuple[str, ...], words: str
) -> None:
    """A reference is told by name, with the id where that says more."""
    assert in_words(ds, id_, Field("Somebody.", refers_to=collections)) == words


def test_in_words_quotes_evidence(ds: Dataset, claim: Claim) -> None:
    """A span is its words, its source and its place."""
    e = claim.evidence[0]
    assert in_words(ds, e) == f"“{e.exact}” (interaffairs, characters {e.start} to {e.end})"


def test_teller_tells_how_it_is_said(ds: Dataset, claim: Claim) -> None:
    """What is not simply asserted, or is somebody's word, is told as such; what no source says, too."""
    assert teller(ds, claim) == "interaffairs"
    assert teller(ds, attrs.evolve(claim, modality="reported", attributed_to="RU")) == (
        "interaffairs, reported, attributed to Russia"
    )
    due = attrs.evolve(claim, modality="expected", value=Count(7, stage="expected"))
    assert teller(ds, due) == "interaffairs"
    assert teller(ds, attrs.evolve(claim, source=None)) == "editorial, no source says so"


@pytest.mark.parametrize(
    ("attendee", "words"),
    [
        (Attendee("IR", "ali-akbar-ahmadian"), "Ali Akbar Ahmadian for Iran"),
        (Attendee("IR"), "Iran"),
        (Attendee("brics", "nobody-known"), "nobody-known for BRICS"),
    ],
)
def test_in_words_names_who_sits_there(ds: Dataset, attendee: Attendee, words: str) -> None:
    """A side of a talk is told by the names of person and party, or by an id that no record has."""
    assert in_words(ds, attendee) == words


@pytest.mark.parametrize("day", [date(2025, 5, 27), PartialDate(2025, 5), PartialDate(None, 5, 29)])
def test_in_words_tells_days(ds: Dataset, day: Day) -> None:
    """A day as a value is told as any day is."""
    assert in_words(ds, day) == day_in_words(day)


def test_name_of_looks_where_it_may(ds: Dataset) -> None:
    """The name is that of the record in one of the collections named; else the id stands for it."""
    assert name_of(ds, "RU", ("officials", "countries")) == "Russia"
    assert name_of(ds, "RU", ("officials",)) == name_of(ds, "RU", ()) == "RU"
