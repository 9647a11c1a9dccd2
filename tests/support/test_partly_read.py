"""What bounds and multiplies numbers in languages that are read in part, and their days."""

from __future__ import annotations

import pytest

from security_meetings.support import partly_read
from security_meetings.support.calendars import MONTHS
from security_meetings.support.comparing import number_support
from security_meetings.support.comparisons import Words
from security_meetings.support.days import days
from security_meetings.support.numbers import numbers
from security_meetings.support.times import weekdays

PHRASES = [
    (language, called, phrase)
    for language, rows in partly_read.BEFORE.items()
    for called, row in rows.items()
    for phrase in row.split("/")
]


@pytest.mark.parametrize(("language", "called", "phrase"), PHRASES)
def test_words_before_a_number(language: str, called: str, phrase: str) -> None:
    """A bare count is carried beside no words that bound it, but for those that say it is exact."""
    words = f"{phrase.capitalize()} 20 Personen"
    verdict = number_support(20, "exactly", words, language).verdict
    assert (verdict == "carried") == (called == "exactly")
    if called in {"more than", "at least", "about", "nearly", "at most", "fewer than"}:
        assert number_support(20, called, words, language).verdict == "carried"


@pytest.mark.parametrize(("language", "called", "phrase"), PHRASES)
def test_words_outside_of_the_quote(language: str, called: str, phrase: str) -> None:
    """Words that bound a number count even where they are not quoted with it."""
    quote = Words("20 Personen", prefix=f"x, {phrase} ")
    verdict = number_support(20, "exactly", quote, language).verdict
    assert called == "exactly" or verdict != "carried"


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("läppische 20 Gäste", "de"),
        ("mehr als die 20 Gäste", "de"),
        ("ruim 20 landen", "nl"),
        ("hasta los 20 ministros", "es"),
        ("sajtó 20 delegáció", "hu"),
    ],
)
def test_words_that_are_not_read(words: str, language: str) -> None:
    """Of a number behind a word that may bound it, nothing is concluded."""
    assert number_support(20, "exactly", words, language).verdict == "not comparable"


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("20 Gäste", "de"),
        ("mit den 20 Gästen", "de"),
        ("Am Dienstag kamen 20 Gäste", "de"),
        ("les 20 ministres", "fr"),
        ("con los 20 ministros", "es"),
        ("com os 20 ministros", "pt"),
        ("con i 20 ministri", "it"),
        ("20 landen", "nl"),
    ],
)
def test_words_that_bound_nothing(words: str, language: str) -> None:
    """Articles, prepositions and the like leave a number as it is."""
    assert number_support(20, "exactly", words, language).verdict == "carried"


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("2 Millionen Gäste", "de", 2_000_000),
        ("2 Mio. Gäste", "de", 2_000_000),
        ("1,2 Millionen Gäste", "de", 1_200_000),
        ("3 Mrd. Menschen", "de", 3_000_000_000),
        ("2 Billionen Zellen", "de", 2_000_000_000_000),
        ("2 Tausend Gäste", "de", 2000),
        ("2 millions de visiteurs", "fr", 2_000_000),
        ("2 mil millones", "es", 2_000_000_000),
        ("2 mil milhões", "pt", 2_000_000_000),
        ("2 mila ospiti", "it", 2000),
        ("2 miliardi", "it", 2_000_000_000),
        ("1.200 Gäste", "de", 1200),
        ("1'200 Gäste", "de", 1200),
        ("1 200 invités", "fr", 1200),
        ("2 Millionen Gäste", None, 2_000_000),
    ],
)
def test_multipliers(words: str, language: str | None, value: int) -> None:
    """What stands behind a number multiplies it, and the bare figure is carried no more."""
    assert number_support(value, "exactly", words, language).verdict == "carried"
    assert value in {number.value for number in numbers(words, language)}
    assert number_support(2, "exactly", words, language).verdict != "carried"


def test_rough_numbers() -> None:
    """A score in French or Italian is about twenty, and not twenty."""
    for words, language in (("une vingtaine de ministres", "fr"), ("una ventina di ministri", "it")):
        assert number_support(20, "about", words, language).verdict == "carried"
        assert number_support(20, "exactly", words, language).verdict == "contradicted"
    words = "plus d'une vingtaine de ministres"
    assert number_support(20, "about", words, "fr").verdict == "not comparable"


@pytest.mark.parametrize(
    ("words", "language", "day"),
    [
        ("am 14. 5. 2031", "de", (2031, 5, 14)),
        ("1. Dez. 2031", "de", (2031, 12, 1)),
        ("am 14. Maerz", "de", (None, 3, 14)),
        ("2 févr. 2031", "fr", (2031, 2, 2)),
        ("3 de dic. de 2031", "es", (2031, 12, 3)),
        ("3 out. 2031", "pt", (2031, 10, 3)),
        ("3 giu. 2031", "it", (2031, 6, 3)),
    ],
)
def test_days(words: str, language: str, day: tuple[int | None, int, int]) -> None:
    """Days are read with spaces between their figures, and by short names of months."""
    assert day in [printed[:3] for printed in days(words, language)]


def test_short_months_of_other_languages_are_words() -> None:
    """The short forms of one language are no months in another."""
    assert not [day for day in days("10 out of 12, 3 set", "en") if day.month]


def test_german_weekdays() -> None:
    """Weekdays are read in short, with the part of the day behind them, and as of each week."""
    for words in ("Mi., 14. Mai", "am Mittwochabend", "mittwochs"):
        assert [found.weekday for found in weekdays(words, "de")] == [2]
    assert not weekdays("so. Dann kam er", "de")


def test_the_table_of_languages() -> None:
    """What the page for annotators says of languages is what the tables hold."""
    assert set(partly_read.BEFORE) == set(partly_read.BEHIND) == set(partly_read.HARMLESS)
    assert set(partly_read.BEFORE) == {"de", "fr", "es", "pt", "it"}
    assert set(MONTHS) - set(partly_read.BEFORE) == {"en", "ru", "uk", "nl", "pl", "tr"}
    assert all(partly_read.factors_of(language) for language in set(MONTHS) - {"en", "ru"})
