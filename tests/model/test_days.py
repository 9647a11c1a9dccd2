"""Days: their written forms, the days that they allow, and how two of them relate."""

import contextlib
import datetime
import io
import itertools
from typing import Any, get_args

import edtf
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from security_meetings import Interval, InvalidValue, PartialDate
from security_meetings.model.accounts import joined_days
from security_meetings.model.days import (
    Day,
    Days,
    Qualifier,
    day_in_words,
    day_relation,
    days_in_words,
    earliest,
    latest,
    parse_day,
)
from security_meetings.model.schema import Field
from security_meetings.model.values import max_known, min_known, relation
from tests.strategies import instances

INTERVALS = instances(Interval)
PARTIAL = instances(PartialDate)
SOME_DAYS = st.dates() | PARTIAL
ANY_DAYS = SOME_DAYS | INTERVALS
SURE = SOME_DAYS.filter(lambda day: not getattr(day, "qualifier", None))
PLAIN = Field("A field.")


def oracle(text: str) -> Any:
    """What an implementation of EDTF that is not ours reads."""
    with contextlib.redirect_stdout(io.StringIO()):  # it tells what it tries
        return edtf.parse_edtf(text)


def is_read_there(days: Days) -> bool:
    """Whether the other implementation knows the form: it doubts nothing beside a day without a year."""
    if isinstance(days, Interval):
        ends = [end for end in (days.start, days.end) if end]
        unsure = any(getattr(end, "qualifier", None) for end in ends)
        known = all(end.year is not None for end in ends)
        return all(map(is_read_there, ends)) and (known or (len(ends) > 1 and not unsure))
    return days.year is not None or days.qualifier is None


# The written form


@given(ANY_DAYS)
def test_round_trip(days: Days) -> None:
    """A day, full or partial, and an interval read back from their written forms."""
    again = parse_day(str(days))
    assert again == days
    assert type(again) is type(days)


@given(ANY_DAYS.filter(is_read_there))
def test_written_as_edtf(days: Days) -> None:
    """What is written is EDTF: another implementation of it reads each form, and writes the same."""
    assert str(oracle(str(days))) == str(days)


@given(st.from_regex(r"\s?(\d{4}|XXXX|-)?(-(\d{1,2}|XX)){0,2}[~?%]?(/(\.\.|\d{4})?)?", fullmatch=True))
def test_one_form(text: str) -> None:
    """Whatever text is read as a day is that day's written form, and no other."""
    try:
        day = parse_day(text)
    except InvalidValue:
        return
    assert str(day) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "20250527", "2025-5-27", "2025-05-27T00:00", "27 May 2025", "--05-29", "05-29", "2025-W22"),
        *(
            "２０２５",
            "2025-XX",
            "2025-05-XX",
            "XXXX-05-XX",
            "20XX",
            "2025-05-27/",
            "/2025",
            "2025/2026/2027",
        ),
        *("2025~?", "~2025", "2025-05-27 ", "2025-05-27\n", "../2025-5", "2025-05-27..2025-05-29"),
    ],
)
def test_refuses(text: str) -> None:
    """What is not of the written form is refused, with an example of the form."""
    with pytest.raises(InvalidValue, match=r"expected a day such as '2025-05-27'.*got"):
        parse_day(text)


@pytest.mark.parametrize("other", [90, None, True, b"2018", 4.5, ["90"]])
def test_takes_text_alone(other: Any) -> None:
    """What is no text is refused as any other form is, with what is expected."""
    with pytest.raises(InvalidValue, match=r"expected a day such as '2025-05-27'.*got"):
        parse_day(other)


@pytest.mark.parametrize(
    "text",
    [
        *("2025-02-29", "2025-13", "2025-00", "0000", "0000-01", "XXXX-00", "XXXX-05-00", "XXXX-00-05"),
        *("XXXX-02-30", "XXXX-XX-32", "2025-02-29~", "2025-02-29/2025-03-01", "../XXXX-04-31"),
    ],
)
def test_no_such_day(text: str) -> None:
    """A day, month or year that no calendar has is refused."""
    with pytest.raises(InvalidValue, match=r"no day of the calendar"):
        parse_day(text)


def test_leap_day_without_a_year() -> None:
    """The 29th of February of an unknown year may have been."""
    assert parse_day("XXXX-02-29") == PartialDate(None, 2, 29)


@pytest.mark.parametrize("parts", [(None, None, None), (2025, None, 27)])
def test_parts_that_do_not_meet(parts: tuple[int | None, int | None, int | None]) -> None:
    """A partial date has parts that meet, and at least one."""
    with pytest.raises(InvalidValue, match="a partial date has a year"):
        PartialDate(*parts)


def test_full_and_sure() -> None:
    """A full day is partial only where the source is not sure of it."""
    with pytest.raises(InvalidValue, match=r"is a datetime\.date"):
        PartialDate(2025, 5, 27)
    assert str(PartialDate(2025, 5, 27, "uncertain")) == "2025-05-27?"


@pytest.mark.parametrize("text", ["2025-05-29/2025-05-27", "2025/2024", "2025-05/2025-04-30"])
def test_interval_that_ends_before_it_begins(text: str) -> None:
    """Days from a later to an earlier one are refused."""
    with pytest.raises(InvalidValue, match="ends before it begins"):
        parse_day(text)


def test_interval_of_nothing() -> None:
    """An interval that is open at both ends says nothing."""
    with pytest.raises(InvalidValue, match="first or a last day"):
        Interval(None, None)
    with pytest.raises(InvalidValue, match="first or a last day"):
        parse_day("../..")


# The days that it allows


def lower(text: str) -> datetime.date:
    """The first day of a text, by the other implementation."""
    return datetime.date(*oracle(text).lower_strict()[:3])


def upper(text: str) -> datetime.date:
    """The last day of a text, by the other implementation."""
    return datetime.date(*oracle(text).upper_strict()[:3])


@given(SURE.filter(lambda day: day.year is not None))
def test_bounds_as_edtf(day: Day) -> None:
    """The first and the last day are those that another implementation of EDTF gives."""
    assert (earliest(day), latest(day)) == (lower(str(day)), upper(str(day)))


@given(INTERVALS)
def test_bounds_of_an_interval(days: Interval) -> None:
    """An interval lasts from the first day of its start to the last of its end; open ends have none."""
    assert days.bounds == (earliest(days.start), latest(days.end))
    assert (earliest(days), latest(days)) == days.bounds


@given(PARTIAL.filter(lambda day: day.qualifier and day.year))
def test_unsure_days_allow_more(day: PartialDate) -> None:
    """What is about a day may be some days off; never less, whatever year it is."""
    sure = oracle(str(day)[:-1])
    bounds = datetime.date(*sure.lower_strict()[:3]), datetime.date(*sure.upper_strict()[:3])
    first, last = day.bounds
    assert first is not None
    assert last is not None
    assert first < bounds[0] or first == datetime.date.min
    assert last > bounds[1] or last == datetime.date.max


def test_unknown_days() -> None:
    """Of an unknown day, and of one of an unknown year, the first and last day are unknown."""
    assert earliest(None) is latest(None) is None
    assert PartialDate(None, 5, 29).bounds == (None, None)


def test_month_ends() -> None:
    """The last day of a month is that of its calendar, also in leap years and at the end of the calendar."""
    assert latest(PartialDate(2024, 2)) == datetime.date(2024, 2, 29)
    assert latest(PartialDate(2025)) == datetime.date(2025, 12, 31)
    assert latest(PartialDate(9999)) == latest(PartialDate(9999, 12)) == datetime.date.max


@given(ANY_DAYS)
def test_missing(days: Days) -> None:
    """Nothing is missing of a full day that is sure; of two parts of a day, the fuller misses less."""
    if isinstance(days, PartialDate):
        assert days.missing >= 1


# How two of them relate


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("XXXX-05-29", "2025-05-29", "compatible"),
        ("XXXX-05-29", "2025-05-30", "contradicts"),
        ("2025", "2025-05-29", "compatible"),
        ("2025-06", "2025-05-29", "contradicts"),
        ("2025-05", "XXXX-05-29", "compatible"),
        ("2025-05", "XXXX-06-29", "contradicts"),
        ("2025", "2024", "contradicts"),
        ("2025", "2025", "equal"),
        ("2025-05-29", "2025-05-30", "contradicts"),
        ("2025", "XXXX-02-29", "contradicts"),
        ("2024", "XXXX-02-29", "compatible"),
        ("2025-06", "XXXX-XX-31", "contradicts"),
        ("XXXX-02", "XXXX-XX-30", "contradicts"),
        ("2025-05-30~", "2025-05-28", "compatible"),
        ("2025-05~", "2025-04-20", "compatible"),
        ("2025-05~", "2024-04-20", "contradicts"),
        ("XXXX-05-29?", "XXXX-05-30", "compatible"),
        ("2025-05-27/2025-05-29", "2025-05-28", "compatible"),
        ("2025-05-27/2025-05-29", "2025-05-30", "contradicts"),
        ("2025-05-27/2025-05-29", "2025-05", "compatible"),
        ("2025-05-27/2025-05-29", "2025-05-29/2025-06-02", "compatible"),
        ("2025-05-27/2025-05-29", "2025-05-30/..", "contradicts"),
        ("2024-03/..", "2024-02-29", "contradicts"),
        ("../2026", "2027", "contradicts"),
        ("../2026", "2024-03/..", "compatible"),
    ],
)
def test_relation(a: str, b: str, expected: str) -> None:
    """Days are compatible where some day fits both, from either side."""
    assert relation(parse_day(a), parse_day(b), PLAIN) == expected
    assert relation(parse_day(b), parse_day(a), PLAIN) == expected


@given(ANY_DAYS, ANY_DAYS)
def test_relation_is_symmetric(a: Days, b: Days) -> None:
    """Days stand to each other alike from either side, and are equal just where they are the same."""
    assert day_relation(a, b) == day_relation(b, a)
    assert (day_relation(a, b) == "equal") == (a == b)


@given(ANY_DAYS, st.dates())
def test_a_day_within(days: Days, other: datetime.date) -> None:
    """A full day fits just where it lies between the first and the last day."""
    first, last = earliest(days), latest(days)
    assume(isinstance(days, Interval) or first is not None)
    fits = day_relation(days, other) != "contradicts"
    assert fits == ((first is None or first <= other) and (last is None or other <= last))
    assert all(day_relation(days, end) != "contradicts" for end in (first, last) if end)


SOME_YEARS = [datetime.date(2023, 1, 1) + datetime.timedelta(i) for i in range(3 * 365 + 1)]
FEW = st.sampled_from(
    [
        PartialDate(year, month, day)
        for year, month, day in itertools.product((None, 2024, 2025), (None, 2, 4), (None, 5, 29, 30, 31))
        if (year or month or day) and not (year and day) and (month, day) not in {(2, 30), (2, 31), (4, 31)}
    ]
)


@given(FEW, FEW)
def test_relation_is_overlap(a: PartialDate, b: PartialDate) -> None:
    """Partial days are compatible just where the calendar has a day that fits both."""

    def fits(day: datetime.date, wanted: PartialDate) -> bool:
        pairs = ((day.year, wanted.year), (day.month, wanted.month), (day.day, wanted.day))
        return all(part is None or part == given_ for given_, part in pairs)

    assert (day_relation(a, b) != "contradicts") == any(fits(d, a) and fits(d, b) for d in SOME_YEARS)


# Joining


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("XXXX-04-24/XXXX-04-26", "2018-04-25", True),
        ("XXXX-04-24/XXXX-04-26", "2018-04-29", False),
        ("XXXX-04-24/XXXX-04-26", "2018-04", True),
        ("XXXX-04-24/XXXX-04-26", "2018-05", False),
        ("XXXX-04-24/XXXX-04-26", "2018", True),
        ("XXXX-04-24/XXXX-04-26", "XXXX-04-29", False),
        ("XXXX-04-24/XXXX-04-26", "XXXX-04", True),
        ("XXXX-04-24/XXXX-04-26", "XXXX-XX-29", True),
        ("XXXX-04-24/XXXX-04-26", "XXXX-04-26/XXXX-04-28", True),
        ("XXXX-04-24/XXXX-04-26", "XXXX-04-27/XXXX-04-28", False),
        ("XXXX-12-30/XXXX-01-02", "2018-01-01", True),
        ("XXXX-12-30/XXXX-01-02", "2018-01-03/2018-12-29", False),
        ("XXXX-12-30/XXXX-01-02", "XXXX-01-02/XXXX-01-04", True),
        ("XXXX-04-24/XXXX-04-26", "2018-04-29~", True),
        ("XXXX-04-24/..", "2018-04-22", True),
        ("XXXX-04-24/2018-04-26", "2018-04-25", True),
        ("XXXX-04-24/2018-04-26", "2018-05-25", False),
    ],
)
def test_days_without_a_year_meet_in_some_year(one: str, other: str, meet: bool) -> None:
    """Several days of a year that is not told can be others where some year has a day of both."""
    assert (day_relation(parse_day(one), parse_day(other)) == "compatible") is meet


@pytest.mark.parametrize(
    ("a", "b", "whole"),
    [
        ("2018", "XXXX-04-25", "2018-04-25"),
        ("2018-04", "XXXX-XX-25", "2018-04-25"),
        ("2018", "XXXX-04", "2018-04"),
        ("XXXX-04", "XXXX-XX-25", "XXXX-04-25"),
        ("2018", "2018-04", "2018-04"),
        ("2018", "XXXX-XX-25", None),
        ("2018", "XXXX-02-29", None),
        ("2018", "2019-04", None),
        ("2018", "2018-04-25", None),
        ("2018~", "XXXX-04-25", None),
        ("2018/2019", "XXXX-04-25", None),
        ("XXXX-04-24/XXXX-04-26", "2018", "2018-04-24/2018-04-26"),
        ("XXXX-04-24/2018-04-26", "2018-04", "2018-04-24/2018-04-26"),
        ("XXXX-04-24/..", "2018", "2018-04-24/.."),
        ("XXXX-04-24/XXXX-04-26", "2018-05", None),
        ("XXXX-12-30/XXXX-01-02", "2018", None),
        ("XXXX-04-24/XXXX-04-26", "2018~", None),
        ("XXXX-04-24/XXXX-04-26", "XXXX-04-25", None),
        ("2018-04-24/2018-04-26", "2018", None),
    ],
)
def test_joined(a: str, b: str, whole: str | None) -> None:
    """Two accounts of one day give it together, where each has a part that the other has not."""
    expected = None if whole is None or whole in (a, b) else parse_day(whole)
    assert joined_days(parse_day(a), parse_day(b)) == joined_days(parse_day(b), parse_day(a)) == expected


@given(ANY_DAYS, ANY_DAYS)
def test_joined_contradicts_neither(a: Days, b: Days) -> None:
    """What is joined fits both accounts, and says more than the first of them."""
    whole = joined_days(a, b)
    if whole is not None:
        assert whole != a
        assert "contradicts" not in (day_relation(whole, a), day_relation(whole, b))
        parts = [getattr(day, "missing", 0) for day in (a, b)]
        assert getattr(whole, "missing", 0) < max(parts)


# In words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-05-29", "29 May 2025"),
        ("XXXX-05-29", "29 May"),
        ("2025-05~", "about May 2025"),
        ("2025-05-29?", "perhaps 29 May 2025"),
        ("2025%", "perhaps about 2025"),
        ("2025-05-27/2025-05-29", "27 to 29 May 2025"),
        ("2025-05-27/2025-06-02", "27 May to 2 June 2025"),
        ("2024-12-30/2025-01-02", "30 December 2024 to 2 January 2025"),
        ("2024-03/..", "from March 2024, last day not stated"),
        ("../2026", "until 2026, first day not stated"),
    ],
)
def test_in_words(text: str, words: str) -> None:
    """A day and days are told as a sentence has them."""
    assert day_in_words(parse_day(text)) == words


def test_days_in_words() -> None:
    """Days of which neither end is known are told as such, and a single day once."""
    day = datetime.date(2025, 5, 27)
    assert days_in_words(None, None) == "days not stated"
    assert days_in_words(day, day) == "27 May 2025"


@pytest.mark.parametrize("qualifier", get_args(Qualifier))
def test_every_qualifier_is_told(qualifier: Qualifier) -> None:
    """How unsure a day is can be read in its written form and in words."""
    day = PartialDate(2025, qualifier=qualifier)
    assert str(day) != "2025"
    assert day_in_words(day) != "2025"


def test_known_days() -> None:
    """Of days of which some are not known, the known ones are compared."""
    first, last = datetime.date(2025, 5, 27), datetime.date(2025, 5, 29)
    assert max_known(None, first, last) == last
    assert min_known(first, None, last) == first
    assert max_known(None) is min_known(None, None) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021~", datetime.date(2020, 1, 1), datetime.date(2023, 1, 1)),
        ("2021-06?", datetime.date(2021, 5, 1), datetime.date(2021, 7, 31)),
        ("2021-06-15%", datetime.date(2021, 6, 12), datetime.date(2021, 6, 18)),
        ("0001-01-02~", datetime.date(1, 1, 1), datetime.date(1, 1, 5)),
        ("9999-12-31~", datetime.date(9999, 12, 28), datetime.date(9999, 12, 31)),
        ("0001~", datetime.date(1, 1, 1), datetime.date(3, 1, 1)),
        ("9999~", datetime.date(9997, 12, 31), datetime.date(9999, 12, 31)),
    ],
)
def test_how_far_a_day_that_is_not_sure_may_be_off(
    text: str, first: datetime.date, last: datetime.date
) -> None:
    """By three days, 31 or 366, as far as the calendar goes."""
    day = parse_day(text)
    assert (earliest(day), latest(day)) == (first, last)


@pytest.mark.parametrize(
    ("text", "missing"),
    [("2021", 2), ("2021-06", 1), ("XXXX-06-15", 1), ("2021-06-15~", 1), ("2021~", 3), ("XXXX-06", 2)],
)
def test_what_a_day_lacks(text: str, missing: int) -> None:
    """Each part that is not given, and a doubt, count as one."""
    day = parse_day(text)
    assert isinstance(day, PartialDate)
    assert day.missing == missing


def test_days_in_the_wrong_order_are_told_as_they_are() -> None:
    """Where a source has the end before the beginning, both are told."""
    assert days_in_words(datetime.date(2025, 5, 29), datetime.date(2025, 5, 27)) == "29 to 27 May 2025"


@pytest.mark.parametrize("text", ["2032-21", "2032-24", "2032-33", "XXXX-22"])
def test_seasons(text: str) -> None:
    """A season is no day here, and the message says what to write."""
    with pytest.raises(InvalidValue, match=r"season.*write the year"):
        parse_day(text)
