"""Counts and days: their written forms, and how two of them relate."""

import datetime
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from security_meetings import Attendee, Count, PartialDate
from security_meetings.model.counts import Comparator, Stage
from security_meetings.model.days import Day, earliest, latest, parse_day
from security_meetings.model.schema import Field, Property
from security_meetings.model.values import (
    Comparator,
    Day,
    Stage,
    earliest,
    latest,
    max_known,
    min_known,
    parse_day,
    relation,
)
from tests.strategies import CLAIMABLE, fitting

COUNTS = st.from_type(Count)
ANY_DAY = st.one_of(st.dates(), st.from_type(PartialDate))
# A property of any type, each type as often as any other.
PROPERTIES = st.sampled_from(list({repr(prop.shape): prop.shape for _, prop in CLAIMABLE}.values())).flatmap(
    lambda shape: st.sampled_from([prop for _, prop in CLAIMABLE if repr(prop.shape) == repr(shape)])
)
# The fields of these tests: one that says nothing special, one of variants, one of a ladder.
PLAIN = Field("A field.")
SPELLING = Field("A name.", variants=True)
LADDER = Field("A state.", ladder=("planned", "held"))


@given(COUNTS)
def test_count_round_trip(count: Count) -> None:
    """A count reads back from its written form, the stage behind it."""
    assert Count.parse(f"{count} ({count.stage})") == count


@given(st.integers(min_value=0))
def test_count_defaults(number: int) -> None:
    """A bare number is exact, and those counted were there."""
    assert Count.parse(str(number)) == Count(number, "exactly", "actual")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "many",
        "-3",
        "3.5",
        " 3",
        "3 ",
        "over 80",
        "more than",
        "3 (soon)",
        "3(expected)",
        "1,000",
        "٣",
        "３",
    ],
)
def test_count_refuses(text: str) -> None:
    """What is not of the written form is refused, with an example of the form."""
    with pytest.raises(ValueError, match=r"expected a count such as '126'.*got"):
        Count.parse(text)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("126", "more than 125", "compatible"),
        ("126", "126", "equal"),
        ("126", "125", "contradicts"),
        ("126", "more than 126", "contradicts"),
        ("126", "at least 126", "compatible"),
        ("more than 80", "fewer than 81", "contradicts"),
        ("more than 80", "at most 81", "compatible"),
        ("about 100", "109", "compatible"),
        ("about 100", "111", "contradicts"),
        ("126", "126 (expected)", "other-scope"),
        ("126", "more than 100 (expected)", "other-scope"),
    ],
)
def test_count_relation(a: str, b: str, expected: str) -> None:
    """Counts contradict where no number fits both, and do not meet where their stages differ."""
    assert Count.parse(a).relation_to(Count.parse(b)) == expected


def allowed(count: Count) -> set[int]:
    """The numbers up to 30 that a count allows, in the plainest of words."""
    compare = {
        "exactly": int.__eq__,
        "more than": int.__gt__,
        "at least": int.__ge__,
        "at most": int.__le__,
        "fewer than": int.__lt__,
    }[count.comparator]
    return {n for n in range(31) if compare(n, count.number)}


@given(st.data())
def test_count_relation_is_overlap(data: DataObject) -> None:
    """Different counts of a stage are compatible just where some number fits both."""
    crisp = st.sampled_from([c for c in get_args(Comparator) if c != "about"])
    a, b = (data.draw(st.builds(Count, st.integers(0, 20), crisp)) for _ in "ab")
    if a != b:
        assert a.relation_to(b) == ("compatible" if allowed(a) & allowed(b) else "contradicts")


@pytest.mark.parametrize(("a", "b"), [(a, b) for a in get_args(Stage) for b in get_args(Stage) if a != b])
def test_stages_do_not_meet(a: Stage, b: Stage) -> None:
    """Numbers of different stages never contradict, however far apart."""
    assert Count(1, stage=a).relation_to(Count(1000, stage=b)) == "other-scope"


@given(ANY_DAY)
def test_day_round_trip(day: Day) -> None:
    """A day, full or partial, reads back from its written form."""
    assert parse_day(str(day)) == day
    assert type(parse_day(str(day))) is type(day)


@given(st.from_regex(r"\s?(\d{4}|-)?(-\d{1,2}){0,2}", fullmatch=True))
def test_day_form(text: str) -> None:
    """Whatever text is read as a day is that day's written form, and no other."""
    try:
        day = parse_day(text)
    except ValueError:
        return
    assert str(day) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "20250527",
        "2025-5-27",
        "2025-05-27T00:00",
        "27 May 2025",
        "--5-29",
        "05-29",
        "2025-W22",
        "２０２５",
    ],
)
def test_day_refuses(text: str) -> None:
    """What is not of the written form is refused, with an example of the form."""
    with pytest.raises(ValueError, match=r"expected a day such as '2025-05-27'.*got"):
        parse_day(text)


@pytest.mark.parametrize(
    "text",
    ["2025-02-29", "2025-13", "2025-00", "0000", "0000-01", "--00", "--29", "--05-00", "--00-05", "--02-30"],
)
def test_no_such_day(text: str) -> None:
    """A day, month or year that no calendar has is refused."""
    with pytest.raises(ValueError, match=r"out of range|must be in|not in range"):
        parse_day(text)


def test_leap_day_without_a_year() -> None:
    """The 29th of February of an unknown year may have been."""
    assert parse_day("--02-29") == PartialDate(None, 2, 29)


@pytest.mark.parametrize("parts", [(None, None, None), (2025, 5, 27), (2025, None, 27), (None, None, 27)])
def test_partial_shapes(parts: tuple[int | None, int | None, int | None]) -> None:
    """A partial date has a year, a year and month, a month, or a month and day; nothing else."""
    with pytest.raises(ValueError, match="a partial date has a year, a year and month"):
        PartialDate(*parts)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("--05-29", "2025-05-29", "compatible"),
        ("--05-29", "2025-05-30", "contradicts"),
        ("2025", "2025-05-29", "compatible"),
        ("2025-06", "2025-05-29", "contradicts"),
        ("2025-05", "--05-29", "compatible"),
        ("2025", "2024", "contradicts"),
        ("2025", "2025", "equal"),
        ("2025-05-29", "2025-05-30", "contradicts"),
    ],
)
def test_day_relation(a: str, b: str, expected: str) -> None:
    """Days are compatible where all parts that both give agree, from either side."""
    assert relation(parse_day(a), parse_day(b), PLAIN) == expected
    assert relation(parse_day(b), parse_day(a), PLAIN) == expected


@given(ANY_DAY, st.dates())
def test_earliest_and_latest(day: Day, other: datetime.date) -> None:
    """A full day fits a partial one of known year just where it lies between its first and last day."""
    first, last = earliest(day), latest(day)
    if first is None or last is None:
        assert isinstance(day, PartialDate)
        assert day.year is None
        return
    assert first <= last
    fits = relation(day, other, PLAIN) in ("equal", "compatible")
    assert fits == (first <= other <= last)
    assert all(relation(day, end, PLAIN) in ("equal", "compatible") for end in (first, last))


def test_unknown_days() -> None:
    """Of an unknown day, the first and last day are unknown."""
    assert earliest(None) is None
    assert latest(None) is None


def test_month_ends() -> None:
    """The last day of a month is that of its calendar, also in leap years and at the end of the calendar."""
    assert latest(PartialDate(2024, 2)) == datetime.date(2024, 2, 29)
    assert latest(PartialDate(2025)) == datetime.date(2025, 12, 31)
    assert latest(PartialDate(9999)) == latest(PartialDate(9999, 12)) == datetime.date.max


@given(st.data(), PROPERTIES)
def test_relation_is_reflexive(data: DataObject, prop: Property) -> None:
    """A value is equal to itself, whatever the property."""
    value = data.draw(fitting(prop.shape))
    assert relation(value, value, prop.field) == "equal"


@given(st.data(), PROPERTIES)
def test_relation_is_symmetric(data: DataObject, prop: Property) -> None:
    """Two values stand to each other alike from either side, and are equal just where they are the same."""
    a, b = data.draw(fitting(prop.shape)), data.draw(fitting(prop.shape))
    assert relation(a, b, prop.field) == relation(b, a, prop.field)
    assert (relation(a, b, prop.field) == "equal") == (a == b)


@pytest.mark.parametrize(
    ("a", "b", "field", "expected"),
    [
        ("Moscow", "Sochi", PLAIN, "contradicts"),
        ("Sergei", "Sergey", SPELLING, "compatible"),
        ("planned", "held", LADDER, "compatible"),
        ("planned", "cancelled", LADDER, "contradicts"),
        (13, 14, PLAIN, "contradicts"),
        (Attendee("RU"), Attendee("RU", "x"), PLAIN, "contradicts"),
    ],
)
def test_relation_by_field(a: object, b: object, field: Field, expected: str) -> None:
    """Plain values clash; spellings and rungs of a ladder do not."""
    assert relation(a, b, field) == expected


@pytest.mark.parametrize("comparator", get_args(Comparator))
def test_count_reads_as_words(comparator: Comparator) -> None:
    """A count shows its comparator, unless it is exact; the stage is not shown."""
    shown = str(Count(7, comparator, "expected"))
    assert shown == ("7" if comparator == "exactly" else f"{comparator} 7")


def test_attendee_reads_as_words() -> None:
    """A seat at a talk shows who sits there and for whom."""
    assert str(Attendee("IR", "ali-akbar-ahmadian")) == "ali-akbar-ahmadian for IR"
    assert str(Attendee("IR")) == "IR"


@given(st.integers(0, 10**400))
def test_about_is_exact(number: int) -> None:
    """About a number is a tenth more or less in whole numbers, however large the number is."""
    low, high = Count(number, "about").bounds
    assert isinstance(low, int)
    assert isinstance(high, int)
    assert 10 * (number - low) <= number < 10 * (number - low + 1)
    assert high - number == number - low


def test_known_days() -> None:
    """Of days of which some are not known, the known ones are compared."""
    first, last = datetime.date(2025, 5, 27), datetime.date(2025, 5, 29)
    assert max_known(None, first, last) == last
    assert min_known(first, None, last) == first
    assert max_known(None) is min_known(None, None) is None
