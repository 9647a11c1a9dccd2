"""Days that words bound, doubt or deny: such a day is carried only as what the words make of it."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings.support.comparing import Words, day_support, interval_support, weekday_support
from security_meetings.support.days import days
from security_meetings.support.hedges import hedges_of
from tests.support.written import ENGLISH_MONTHS, RUSSIAN_MONTHS

DATES = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))


def kinds(text: str, language: str | None = None) -> list[str | None]:
    """What the words make of each day."""
    return [hedge and hedge.kind for hedge in hedges_of(text, days(text, language))]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("approximate", "around 27 May 2025"),
        ("approximate", "on or about Tuesday, 27 May"),
        ("approximate", "opened c. 2010"),
        ("approximate", "~27 May 2025"),
        ("approximate", "approximately the end of May 2025"),
        ("approximate", "27 May or thereabouts."),
        ("approximate", "примерно 27 мая"),
        ("approximate", "около 2010 года"),
        ("approximate", "где-то в мае 2025 года"),
        ("approximate", "um den 27. Mai 2025"),
        ("approximate", "vers le 27 mai 2025"),
        ("uncertain", "perhaps on 27 May"),
        ("uncertain", "most likely in May 2025"),
        ("uncertain", "27 May (tbc)"),
        ("uncertain", "27 May 2025 (?)"),
        ("uncertain", "предположительно 27 мая"),
        ("uncertain", "скорее всего, в мае 2025 года"),
        ("until", "runs through May 29"),
        ("until", "on or before 29 May"),
        ("until", "до конца мая 2025 года"),
        ("until", "по 29 мая"),
        ("until", "bis zum 29. Mai 2025"),
        ("before", "before the 27th of May"),
        ("before", "by the end of May 2025"),
        ("before", "no later than 27 May"),
        ("before", "27 May at the latest"),
        ("before", "не позднее 27 мая"),
        ("before", "к 27 мая"),
        ("before", "накануне 27 мая"),
        ("before", "avant le 27 mai 2025"),
        ("since", "since 2010"),
        ("since", "27 May onwards"),
        ("since", "27 May or later."),
        ("after", "after 27 May"),
        ("after", "not before Tuesday, 27 May"),
        ("after", "после 27 мая"),
        ("after", "не ранее 27 мая"),
        ("after", "nach dem 27. Mai 2025"),
        ("denied", "not on 27 May"),
        ("denied", "it wasn't on 27 May"),
        ("denied", "rather than on 27 May"),
        ("denied", "не в мае"),
        ("denied", "вместо 27 мая"),
    ],
)
def test_words_that_hedge_a_day(kind: str, words: str) -> None:
    """Each word, before a day or behind it, makes of it what it says."""
    assert kinds(words) == [kind]


@pytest.mark.parametrize(
    "words",
    [
        "on 27 May 2025",
        "from 27 May",
        "27-29 May 2025",
        "from 27 until 29 May 2025",
        "с 27 по 29 мая",
        "с 27 до 29 мая",
        "between 27 and 29 May",
        "postponed until 29 May",
        "отложена до 29 мая",
        "did not open until 27 May",
        "after the 27 May meeting",
        "before the 2025 conference",
        "After May 27 talks in Oslo",
        "ahead of 9 May celebrations",
        "not only on 27 May",
        "they spoke about May 2025",
        "San Jose, CA, May 2025",
        "Annex C, May 2025",
        "on 27 May approximately 30 guests came",
        "на 27 мая",
        "held on 27 May and after that in June 2026",
    ],
)
def test_words_that_hedge_no_day(words: str) -> None:
    """Ranges, what was moved, the day of a thing, and words of other sense hedge nothing."""
    assert {*kinds(words)} == {None}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("around 27 or 28 May 2025", ["approximate", "approximate"]),
        ("not on 27 and 28 May", ["denied", "denied"]),
        ("not on 27 May, but on 28 May", ["denied", None]),
        ("не 27 мая, а 28 мая", ["denied", None]),
        ("27 May, or perhaps on 28 May", [None, "uncertain"]),
        ("about 4/5/2027", ["approximate", "approximate"]),
    ],
)
def test_each_day_has_its_own(words: str, expected: list[str | None]) -> None:
    """A list shares the words before its first day; other days have their own."""
    assert kinds(words) == expected


@given(DATES, st.sampled_from(["en", "ru"]))
def test_what_a_hedged_day_carries(day: datetime.date, language: str) -> None:
    """About a day carries that day only with '~', and its month; a denied day carries nothing."""
    english = f"{day.day} {ENGLISH_MONTHS[day.month - 1]} {day.year}"
    russian = f"{day.day} {RUSSIAN_MONTHS[day.month - 1]} {day.year} года"
    printed, about, no = (english, "around", "not on") if language == "en" else (russian, "около", "не")
    parts = (day.year, day.month, day.day)

    def verdict(words: str, *, month: bool = False, qualifier: str | None = None) -> str:
        asked = (day.year, day.month, None) if month else parts
        return day_support(asked, words, language, qualifier=qualifier).verdict

    assert verdict(printed) == "carried"
    assert verdict(f"{about} {printed}") == "not found"
    assert verdict(f"{about} {printed}", month=True) == "carried"
    assert verdict(f"{about} {printed}", qualifier="approximate") == "carried"
    assert verdict(f"{about} {printed}", qualifier="approximate and uncertain") == "carried"
    assert verdict(f"{about} {printed}", qualifier="uncertain") == "not found"
    assert verdict(f"{no} {printed}") == "not found"
    assert verdict(f"{no} {printed}", qualifier="uncertain") == "not found"
    # That a day is surer than the claim says, only a reader can weigh.
    assert verdict(printed, qualifier="approximate") == "not comparable"


@pytest.mark.parametrize(
    ("words", "first", "last", "verdict"),
    [
        ("since March 2024", (2024, 3, None), None, "carried"),
        ("until March 2024", None, (2024, 3, None), "carried"),
        ("after March 2024", (2024, 3, None), None, "not found"),
        ("before March 2024", None, (2024, 3, None), "not found"),
        ("since March 2024", None, (2024, 3, None), "not found"),
        ("until March 2024", (2024, 3, None), None, "not found"),
        ("until March 2024", None, (2026, 3, None), "contradicted"),
    ],
)
def test_ends_of_a_span(
    words: str,
    first: tuple[int, int, None] | None,
    last: tuple[int, int, None] | None,
    verdict: str,
) -> None:
    """Words of "since" carry the beginning of a span, those of "until" its end."""
    assert interval_support(first, last, words, "en").verdict == verdict


def test_words_outside_the_quote_hedge_too() -> None:
    """A quote cannot cut off what hedges its day."""
    quote = Words("27 May 2025", prefix="It opens around ")
    assert day_support((2025, 5, 27), quote, "en").words == (
        "'around 27 May 2025' is about a day: state it with '~'"
    )
    quote = Words("27 May 2025", suffix=" or later.")
    assert day_support((2025, 5, 27), quote, "en").verdict == "not found"


@pytest.mark.parametrize("unit", ["not ", "27 May, ", "around in the ", "до конца ", "27 May or "])
def test_long_texts(unit: str) -> None:
    """Time grows with the length of a text."""
    text = unit * (60_000 // len(unit))
    assert len(hedges_of(text, days(text))) == len(days(text))


@pytest.mark.parametrize(
    "words",
    [
        "on 27 or 28 May 2025",
        "either 28 May or 27 May 2025",
        "on 26, 27 or 28 May 2025",
        "27 или 28 мая 2025 года",
        "am 27. oder 28. Mai 2025",
        "27 o 28 de mayo de 2025",
        "27 ou 28 mai 2025",
    ],
)
def test_one_of_several_days_is_none_of_them(words: str) -> None:
    """A day joined to another by "or" is in doubt; the month of both is not."""
    for day in (27, 28):
        assert day_support((2025, 5, day), words).verdict == "not found"
        assert day_support((2025, 5, day), words, qualifier="uncertain").verdict == "carried"
    assert day_support((2025, 5, None), words).verdict == "carried"
    assert day_support((2025, None, None), words).verdict == "carried"


def test_a_month_joined_by_or() -> None:
    """Of months joined by "or" the year alone is sure."""
    assert day_support((2025, 5, None), "in May or June 2025").verdict == "not found"
    assert day_support((2025, None, None), "in May or June 2025").verdict == "carried"


def test_the_stop_of_an_ordinal_in_a_range() -> None:
    """The end of a range is a day, with the full stop of a German ordinal before its "bis" as well."""
    assert day_support((2025, 5, 29), "vom 26. bis 29. Mai 2025", "de").verdict == "carried"


@pytest.mark.parametrize(
    ("words", "carried"),
    [
        ("on 27 and 29 May 2025", False),
        ("27 и 29 мая 2025 года", False),
        ("on May 27 and 29, 2025", False),
        ("on Tuesday 27 and Thursday 29 May 2025", False),
        ("27 & 29 May 2025", False),
        ("27-го и 29-го мая 2025 года", False),
        ("on Tuesday, 27 May, and Thursday, 29 May 2025", False),
        ("from Tuesday 27 to Thursday 29 May 2025", True),
        ("between 27 and 29 May 2025", True),
        ("между 27 и 29 мая 2025 года", True),
        ("27-29 May 2025", True),
        ("27, 28 and 29 May 2025", True),
        ("opened on 27 May and closed on 29 May 2025", True),
        ("27 and 29 May 2025; 27–29 May 2025", True),
    ],
)
def test_two_days_are_no_interval(words: str, *, carried: bool) -> None:
    """Two days joined by "and" are not all from one to the other, unless "between" opens them."""
    assert (interval_support((2025, 5, 27), (2025, 5, 29), words).verdict == "carried") is carried


def test_neighbouring_days_are_an_interval() -> None:
    """Two days of which one follows the other are an interval as well."""
    assert interval_support((2025, 5, 27), (2025, 5, 28), "on 27 and 28 May 2025").verdict == "carried"
    assert interval_support((None, 12, 31), (None, 1, 1), "on 31 December and 1 January").verdict == "carried"


@pytest.mark.parametrize(
    "words",
    [
        "not on Tuesday",
        "before Tuesday",
        "after Tuesday, 27 May",
        "не во вторник",
        "после вторника",
        "не раньше вторника",
        "on Tuesday or Wednesday",
    ],
)
def test_a_weekday_denied_or_bounded(words: str) -> None:
    """The weekday that words deny, bound or doubt is not that of the meeting."""
    assert weekday_support(1, words).verdict != "carried"


@pytest.mark.parametrize(
    "words", ["on Tuesday", "not on Monday but on Tuesday", "от понедельника до вторника"]
)
def test_a_weekday_beside_one_denied(words: str) -> None:
    """The denial of one weekday is not that of another, and the end of a span is one of its days."""
    assert weekday_support(1, words).verdict == "carried"
