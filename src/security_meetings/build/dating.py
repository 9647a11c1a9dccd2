"""Days that a text leaves to the day of its publication: the year, and which Tuesday."""

from __future__ import annotations

import bisect
import contextlib
import datetime
import re
from collections.abc import Iterator
from typing import Any, NamedTuple, get_args

import attrs

from security_meetings.model.days import Day, Interval, PartialDate, Weekday, earliest
from security_meetings.model.schema import Property
from security_meetings.model.sentences import Span
from security_meetings.model.shapes import Written
from security_meetings.support.days import PrintedDay, days
from security_meetings.support.times import PrintedWeekday, weekdays

__all__ = [
    "RESOLVE",
    "WEEKDAYS",
    "Published",
    "check_weekday",
    "in_year",
    "is_weekday",
    "lacks_year",
    "of_weekday",
    "open_weekdays",
    "printed_instead",
    "takes_days",
    "written_day",
]

RESOLVE = ("before", "after", "same day")
"""Which day of that name is meant: the last before that of publication, the first after it, or itself."""

WEEKDAYS: tuple[str, ...] = get_args(Weekday)
"""The days of the week, as claims name them."""
_WEEK = 7
# Of two days that are farther apart than this, another year would bring them nearer.
_HALF_A_YEAR = 183
# What may stand between a weekday and its day: Wednesday the 28th of May, 28 мая, в среду.
_BETWEEN = re.compile(
    r"(?!\s*\n\s*\n)[\s,()\[\]–—-]{0,4}(?:(?:the|on|am|den|dem|der|le|el|il|в|у|на|w|we|ve)\s{1,3})?"
)


class Published(NamedTuple):
    """When a source was published.

    Attributes:
        day: The day; None where nobody gives it in full.
        spans: The words of the source that say so; empty where an editor does.
    """

    day: datetime.date | None = None
    spans: tuple[Span, ...] = ()

    def known(self, for_what: str) -> datetime.date:
        """The day.

        Raises:
            ValueError: Nobody gives it in full.
        """
        if self.day is None:
            raise ValueError(
                f"{for_what} needs the day of publication, in full: add published = "
                '{value = 2025-05-26, words = "…"} beside source'
            )
        return self.day


def takes_days(prop: Property) -> bool:
    """Whether the values of a property are days."""
    return isinstance(prop.shape, Written) and datetime.date in prop.shape.types


def check_weekday(prop: Property, value: Any, resolve: Any) -> None:
    """See that a weekday that is given for a day says which it is, and nothing else does.

    Args:
        prop: The property.
        value: The value, as an author writes it.
        resolve: The word beside it; None where there is none.

    Raises:
        ValueError: It does not, or the word is none of `RESOLVE`.
    """
    named = takes_days(prop) and is_weekday(value)
    which = " or ".join(map(repr, RESOLVE))
    if named and resolve is None:
        raise ValueError(f"{value} of which week? Say it: {{value = {value!r}, resolve = {which}}}")
    if not named and resolve is not None:
        raise ValueError(f"resolve: only a weekday that is given for a day needs it, got {value!r}")
    if named and resolve not in RESOLVE:
        raise ValueError(f"resolve: expected {which}, got {resolve!r}")


def is_weekday(value: Any) -> bool:
    """Whether a value is the name of a day of the week, as claims have it.

    >>> is_weekday("Tuesday"), is_weekday("2025-05-27")
    (True, False)
    """
    return isinstance(value, str) and value in WEEKDAYS


def of_weekday(name: str, resolve: str, published: Published) -> tuple[datetime.date, str]:
    """The day of this name that is meant, and how the words lead to it.

    Raises:
        ValueError: The day of publication is not known, or is none of this name where it has to be.

    >>> of_weekday("Tuesday", "before", Published(datetime.date(2025, 5, 28)))[0]
    datetime.date(2025, 5, 27)
    >>> of_weekday("Wednesday", "after", Published(datetime.date(2025, 5, 28)))[0]
    datetime.date(2025, 6, 4)
    """
    day = published.known(f"{name} of which week? resolve = {resolve!r}")
    if resolve == "same day":
        if day.weekday() != WEEKDAYS.index(name):
            there = WEEKDAYS[day.weekday()]
            raise ValueError(f"{name} is not the day of publication: {day} is a {there}")
        return day, f"{name} is the day of publication, {day}."
    ahead = (WEEKDAYS.index(name) - day.weekday()) % _WEEK or _WEEK
    if resolve == "after":
        return day + datetime.timedelta(ahead), f"The first {name} after the day of publication, {day}."
    # Both are at least a day away.
    back = ahead - _WEEK or -_WEEK
    return day + datetime.timedelta(back), f"The last {name} before the day of publication, {day}."


def printed_instead(
    name: str,
    text: str,
    language: str | None,
    near: datetime.date | None = None,
    span: Span | None = None,
) -> Iterator[PrintedDay]:
    """The days that a text prints for a weekday, so that none need be counted out.

    They stand beside it, or are of that name by the calendar, and have at least a day and a month.

    Args:
        name: The weekday.
        text: Words quoted, with what stands around them.
        language: Their BCP 47 tag; None where it is not known.
        near: The day to which a day without a year is taken to be near; None: it has to stand beside.
        span: Where the words quoted stand in the text; None: they are all of it.

    >>> [day[:3] for day in printed_instead("Wednesday", "В среду, 28 мая 2031 года", "ru")]
    [(2031, 5, 28)]
    >>> list(printed_instead("Wednesday", "on Wednesday; on 27 May 2031 it had begun", "en"))
    []
    """
    start, end = span or (0, len(text))
    wanted = WEEKDAYS.index(name)
    named = [w for w in weekdays(text, language) if w.weekday == wanted and start <= w.start and w.end <= end]
    for day in days(text, language):
        if not (day.certain and day.month and day.day):
            continue
        # No other is nearer than the last before it and the first behind it.
        at = bisect.bisect_right(named, day.start, key=lambda one: one.end)
        gaps = [(w.end, day.start) for w in named[max(at - 1, 0) : at]]
        gaps += [(day.end, w.start) for w in named[at : at + 1]]
        is_beside = any(_BETWEEN.fullmatch(text, *gap) for gap in gaps)
        is_quoted = start <= day.start and day.end <= end
        if is_beside or (is_quoted and _in_calendar(day, near) == wanted):
            yield day


def open_weekdays(text: str, language: str | None) -> Iterator[PrintedWeekday]:
    """The weekdays that a text names without printing their day.

    >>> [day.weekday for day in open_weekdays("On Tuesday, 27 May 2025, and on Friday", "en")]
    [4]
    """
    printed: dict[int, bool] = {}
    for day in weekdays(text, language):
        if day.weekday not in printed:
            printed[day.weekday] = any(printed_instead(WEEKDAYS[day.weekday], text, language))
        if not printed[day.weekday]:
            yield day


def _in_calendar(day: PrintedDay, near: datetime.date | None) -> int | None:
    """The weekday of a printed day, in the year in which it is nearest to another; None if none is known."""
    years = [day.year] if day.year else [near.year - 1, near.year, near.year + 1] if near else []
    made = []
    for year in years:
        with contextlib.suppress(ValueError):  # no 29th of February
            made.append(datetime.date(year, day.month or 1, day.day or 1))
    return min(made, key=lambda one: abs(one - near) if near else one.year).weekday() if made else None


def written_day(day: PrintedDay) -> str:
    """A printed day as an author writes it in TOML; empty where it is none that a claim can have.

    >>> from security_meetings.support.days import days
    >>> [written_day(day) for day in days("28 May 2031, 29 May")]
    ['2031-05-28', '"XXXX-05-29"']
    """
    try:
        if day.year and day.month and day.day:
            return datetime.date(day.year, day.month, day.day).isoformat()
        return f'"{PartialDate(*day[:3])}"'
    except ValueError:
        return ""


def lacks_year(value: Any) -> bool:
    """Whether a value is a day, or days, of which some part is given, but not the year."""
    if isinstance(value, Interval):
        return any(lacks_year(end) for end in (value.start, value.end))
    return isinstance(value, PartialDate) and value.year is None and value.month is not None


def in_year(value: PartialDate | Interval, published: Published) -> tuple[Day | Interval, str]:
    """The same days in the year of publication, and how the words lead there.

    Raises:
        ValueError: The day of publication is not known; the year has no such day; or in another year the day
            would be nearer to that of publication.

    >>> in_year(PartialDate(None, 5, 29), Published(datetime.date(2025, 5, 26)))
    (datetime.date(2025, 5, 29), 'The year is that of publication, 2025-05-26.')
    """
    day = published.known('year = "published"')
    made: Day | Interval
    if isinstance(value, Interval):
        made = Interval(*(_with_year(end, day) for end in (value.start, value.end)))
    else:
        made = _with_year(value, day) or value
    first = earliest(made.start or made.end) if isinstance(made, Interval) else earliest(made)
    if first is not None and abs((first - day).days) > _HALF_A_YEAR:
        raise ValueError(
            f"in the year of publication, {value} would be half a year or more from {day}: say which year it "
            'is, as {value = …, inferred = "…"}'
        )
    return made, f"The year is that of publication, {day}."


def _with_year(end: Day | None, day: datetime.date) -> Day | None:
    if not isinstance(end, PartialDate) or not lacks_year(end):
        return end
    if end.day is None or end.qualifier is not None:
        return attrs.evolve(end, year=day.year)
    try:
        return datetime.date(day.year, end.month or 1, end.day)
    except ValueError as exc:
        raise ValueError(f"{day.year}, the year of publication, has no {end}: {exc}") from exc
