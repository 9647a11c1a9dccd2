"""Four figures as a year or as a count: what stands around them tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings.support.comparing import Words, number_support

OUR_TIME = st.integers(1900, 2099)


def carried(value: int, words: str | Words, language: str | None) -> bool:
    """Whether words carry a count."""
    return number_support(value, "exactly", words, language).verdict == "carried"


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("met in {}", "en"),
        ("in May {}", "en"),
        ("since {}", "en"),
        ("until {}, it stood alone", "en"),
        ("the {} conference", "en"),
        ("its {} summit", "en"),
        ("the {} elections", "en"),
        ("Moscow, {}", "en"),
        ("MCIS {}", "en"),
        ("Expo {} opened", "en"),
        ("MCIS-{}", "en"),
        ("In {} delegates met again", "en"),
        ("by {}", "en"),
        ("the summer of {}", "en"),
        ("in early {}", "en"),
        ("{}’s forum", "en"),
        ("the last forum ({})", "en"),
        ("the year {}", "en"),
        ("конференция {} года", "ru"),
        ("в {} году", "ru"),
        ("МКМБ {}", "ru"),
        ("к {} году", "ru"),
        ("в начале {}-го", "ru"),
        ("{} г.", "ru"),
        ("im Jahr {}", "de"),
        ("seit {}", "de"),
        ("en {}", "fr"),
        ("desde {}", "es"),
        ("em {}", "pt"),
        ("nel {}", "it"),
        ("у {} році", "uk"),
    ],
)
@given(year=OUR_TIME)
def test_a_year_is_no_count(words: str, language: str, year: int) -> None:
    """A number that stands as a year carries no count, however the words say so."""
    assert not carried(year, words.format(year), language)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("{} delegates", "en"),
        ("the {} delegates", "en"),
        ("{} foreign guests", "en"),
        ("attended by {} officials", "en"),
        ("from {} organizations", "en"),
        ("a crowd of {} people", "en"),
        ("a total of {}", "en"),
        ("{} came", "en"),
        ("{} делегатов", "ru"),
        ("собрались {} человек", "ru"),
        ("{} Delegierte", "de"),
    ],
)
@given(count=OUR_TIME)
def test_a_count_is_no_year(words: str, language: str, count: int) -> None:
    """Four figures before what they count carry a count, and so does a mark between the thousands."""
    assert carried(count, words.format(count), language)
    assert carried(count, words.format(f"{count:,}"), language if language != "de" else None)


@pytest.mark.parametrize(
    ("words", "language", "years"),
    [
        ("2024-2025", "en", (2024, 2025)),
        ("2024/25", "en", (2024,)),
        ("from 2019 to 2024", "en", (2019, 2024)),
        ("between 2019 and 2024", "en", (2019, 2024)),
        ("in 2023, 2024 and 2025", "en", (2023, 2024, 2025)),
        ("в 2023 и 2024 годах", "ru", (2023, 2024)),
        ("с 2014 по 2019 год", "ru", (2014, 2019)),
        ("twenty twenty-five", "en", (20, 25)),
        ("in two thousand and twenty-five", "en", (2025,)),
    ],
)
def test_several_years(words: str, language: str, years: tuple[int, ...]) -> None:
    """Of years that stand together none is a count."""
    assert not any(carried(year, words, language) for year in years)
    assert number_support((years[0], years[-1]), "", words, language).verdict != "carried"


@pytest.mark.parametrize(
    ("words", "language"), [("in 1500 cities", "en"), ("в 1500 городах", "ru"), ("1500 guests", "en")]
)
def test_figures_that_are_no_year_of_our_time(words: str, language: str) -> None:
    """A number that could only be a year long ago counts what stands behind it."""
    assert carried(1500, words, language)


def test_a_year_outside_of_the_quote() -> None:
    """What surrounds a quote tells that its figures are a year."""
    assert not carried(2025, Words("2025", prefix="met in ", suffix="."), "en")
    assert carried(2025, Words("2025", prefix="drew ", suffix=" delegates"), "en")


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("i 2025", "da"),
        ("2025-ben", "hu"),
        ("v roce 2025", "cs"),
        ("2025. aasta", "et"),
        ("în 2025", "ro"),
        ("2025 жылы", "kk"),
        ("عام 2025", "ar"),
        ("2025 में", "hi"),
        ("2025年に", "ja"),
        ("2025년", "ko"),
    ],
)
def test_years_where_words_are_not_read(words: str, language: str) -> None:
    """Four figures that may be a year of our time are no count where nothing says that they are."""
    assert not carried(2025, words, language)


def test_german_nouns_are_counted() -> None:
    """Behind four figures a German word with a capital is what they count."""
    assert carried(2025, "2025 Besucher", "de")
