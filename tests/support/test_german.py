"""Numbers written in German words."""

from __future__ import annotations

import pytest

from security_meetings.support.comparing import number_support, ordinal_support
from security_meetings.support.days import days
from security_meetings.support.numbers import numbers


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("zwölf Gäste", 12),
        ("Zwanzig Gäste", 20),
        ("einundzwanzig Gäste", 21),
        ("sechsunddreißig Gäste", 36),
        ("dreissig Gäste", 30),
        ("hundert Gäste", 100),
        ("hundertzwölf Gäste", 112),
        ("zwölfhundert Gäste", 1200),
        ("drei Dutzend Gäste", 36),
        ("ein Dutzend Gäste", 12),
        ("zwei Millionen Gäste", 2_000_000),
        ("2 Tausend Gäste", 2000),
    ],
)
def test_numbers(words: str, value: int) -> None:
    """A number in words is carried, and another is contradicted or not told."""
    assert [number.value for number in numbers(words, "de")] == [value]
    assert number_support(value, "exactly", words, "de").verdict == "carried"
    assert number_support(value + 1, "exactly", words, "de").verdict in {"not comparable", "contradicted"}


def test_bounds_before_words() -> None:
    """What bounds a figure bounds a word, too."""
    assert number_support(20, "exactly", "über zwanzig Gäste", "de").verdict == "contradicted"
    assert number_support(20, "more than", "über zwanzig Gäste", "de").verdict == "carried"


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("das siebte Forum", 7),
        ("beim siebten Forum", 7),
        ("ein siebter Versuch", 7),
        ("die dreizehnte Sitzung", 13),
        ("zum einundzwanzigsten Mal", 21),
        ("die achte Sitzung", 8),
        ("die dritte Sitzung", 3),
        ("die hundertste Sitzung", 100),
        ("die hunderterste Sitzung", 101),
    ],
)
def test_places(words: str, place: int) -> None:
    """A place in an order is carried, and any other contradicted."""
    assert ordinal_support(place, words, "de").verdict == "carried"
    assert ordinal_support(place + 2, words, "de").verdict == "contradicted"


def test_days() -> None:
    """A day of a month may be a word."""
    assert (None, 5, 14) in [day[:3] for day in days("am vierzehnten Mai", "de")]


def test_articles_are_no_numbers() -> None:
    """An article is no one."""
    assert not numbers("ein Gast und eine Sitzung", "de")
