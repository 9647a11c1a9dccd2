"""Times of day: as they are printed, by whichever clock."""

from __future__ import annotations

import datetime

import pytest

from security_meetings import Source
from security_meetings.policy import BEST_RANK, standing_of
from security_meetings.policy.criteria import LATEST, PLACE
from security_meetings.policy.hours import Clock, clock
from tests.policy.shared import claim, weighed


def at(hour: int, minute: int = 0) -> int:
    """The minutes of a day that have passed."""
    return hour * 60 + minute


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("15:32", at(15, 32)),
        ("3.32 pm", at(15, 32)),
        ("3:32 p.m.", at(15, 32)),
        ("12:05 AM", at(0, 5)),
        ("15h32", at(15, 32)),
        ("17 Uhr", at(17)),
        ("17 Uhr 30", at(17, 30)),
        ("9.05 Uhr", at(9, 5)),
        ("22:10:05", at(22, 10)),
        ("15\u664230\u5206", at(15, 30)),
        ("Updated at 15:30 on Monday", at(15, 30)),
        ("15:30 local time", at(15, 30)),
    ],
)
def test_a_time_without_a_known_clock(text: str, minutes: int) -> None:
    """Figures, halves of the day and the words of several languages give the minute."""
    assert clock(text) == Clock(minutes, minutes, zoned=False)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("15:30 GMT", at(15, 30), at(15, 30)),
        ("15:30Z", at(15, 30), at(15, 30)),
        ("15:30 MSK", at(12, 30), at(12, 30)),
        ("15:30 \u041c\u0421\u041a", at(12, 30), at(12, 30)),
        ("15:30 (Moscow time)", at(12, 30), at(12, 30)),
        ("15:30 UTC+3", at(12, 30), at(12, 30)),
        ("15:30 +05:30", at(10), at(10)),
        ("15:30 -0500", at(20, 30), at(20, 30)),
        ("2:30 pm ET", at(18, 30), at(19, 30)),
        ("15:30 (12:30 GMT)", at(12, 30), at(12, 30)),
        ("01:00 MSK", -at(2), -at(2)),
    ],
)
def test_a_time_by_a_known_clock(text: str, first: int, last: int) -> None:
    """A clock that is named tells the time by that of UTC, as far as its letters do."""
    assert clock(text) == Clock(first, last, zoned=True)


@pytest.mark.parametrize("text", ["10:00, updated 15:30", "10:00-15:30 and 15:30", "10 am, 3.30 pm"])
def test_several_times(text: str) -> None:
    """An article that was updated is of no one minute."""
    assert clock(text) == Clock(at(10), at(15, 30), zoned=False)


@pytest.mark.parametrize(
    "text", [None, "", "soon", "25:00", "12:60", "112:30", "13:30 pm", "27", "\uff11\uff12:30"]
)
def test_no_time(text: str | None) -> None:
    """What is no time of day is none."""
    assert clock(text) is None


MAY = datetime.date(2027, 5, 4)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("15:30 MSK", "13:00 GMT"),
        ("9:00 CET", "9:00 GMT"),
        ("18:00 +0530", "9:00 EDT"),
        ("9:30", "18:05"),
        ("23:30 JST", "21:00 MSK"),
    ],
)
def test_the_later_moment_is_told_by_one_clock(earlier: str, later: str) -> None:
    """Half past three in Moscow is before one o'clock in Greenwich."""
    known = standing_of(
        [Source("a", published=MAY, published_time=later), Source("b", published=MAY, published_time=earlier)]
    )
    for said in (("Moscow", "a"), ("Sochi", "b")), (("Sochi", "b"), ("Moscow", "a")):
        why = weighed(*(claim(*one) for one in said), policy=BEST_RANK, standing=known)
        assert (why.value, why.tie_break) == ("Moscow", LATEST.words)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("15:30 MSK", "13:00"),
        ("9:00", "18:00 GMT"),
        ("14:10 ET", "18:30 GMT"),
        ("10:00, updated 15:30", "12:00"),
        ("15:30", None),
    ],
)
def test_of_moments_that_cannot_be_compared_none_is_later(one: str, other: str | None) -> None:
    """Beside a known clock, one that nobody knows tells nothing; nor is one of two spans the later."""
    known = standing_of(
        [Source("a", published=MAY, published_time=one), Source("b", published=MAY, published_time=other)]
    )
    assert weighed(claim("Moscow", "a"), claim("Sochi", "b"), standing=known).tie_break == PLACE.words


def test_the_day_that_is_printed_counts() -> None:
    """By another clock it may still be the day before; it is later than what is printed of that day."""
    known = standing_of(
        [
            Source("a", published=MAY, published_time="01:00 MSK"),
            Source("b", published=MAY - datetime.timedelta(days=1), published_time="23:00 GMT"),
        ]
    )
    assert weighed(claim("Moscow", "a"), claim("Sochi", "b"), standing=known).value == "Moscow"
