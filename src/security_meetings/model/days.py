"""Days as far as a source gives them, in the written form of EDTF (ISO 8601-2).

A full day is a `datetime.date`. What is less, or not sure, is a `PartialDate`; what lasts is an `Interval`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, TypeAlias, Union

import attrs

from security_meetings.errors import InvalidValue
from security_meetings.model.schema import Aspect, Field, Relation, Value
from security_meetings.model.shapes import as_full_day, full_day, wrong

if TYPE_CHECKING:
    from security_meetings.support.comparing import Comparison, Words

__all__ = [
    "Day",
    "Days",
    "Interval",
    "PartialDate",
    "Qualifier",
    "Weekday",
    "day_in_words",
    "day_relation",
    "days_in_words",
    "earliest",
    "latest",
    "merged_parts",
    "moved",
    "parse_day",
    "parts_of",
]

Qualifier = Literal["approximate", "uncertain", "approximate and uncertain"]
Weekday = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

_MARKS: dict[str, Qualifier] = {"~": "approximate", "?": "uncertain", "%": "approximate and uncertain"}
_MARK_OF = {qualifier: mark for mark, qualifier in _MARKS.items()}
_EXAMPLE = "a day such as '2025-05-27'"
_EXAMPLES = "a day such as '2025-05-27', '2025-05', 'XXXX-05-29', '2025-05-27/2025-05-29' or '2025-05~'"
_PARTS = r"(\d{4}|XXXX)(?:-(\d\d|XX(?=-))(?:-(\d\d))?)?([~?%]?)"
# What tables show of a day that need not be a full one.
_ASPECTS = (
    Aspect("from", datetime.date, "The first day that it can be.", lambda day: earliest(day)),  # noqa: PLW0108 (defined below)
    Aspect("to", datetime.date, "The last day that it can be.", lambda day: latest(day)),  # noqa: PLW0108
)
# By how many days an approximate day, month or year may be off.
_OFF = {"day": 3, "month": 31, "year": 366}


@attrs.frozen
class PartialDate(Value):
    """A day of which the source gives only a part, or of which it is not sure.

    The written form is that of EDTF: `2021`, `2021-06`, `XXXX-05-29` for the 29th of May of a year not
    stated; with `~` behind it where the source says "about", with `?` where it doubts, with `%` for both.
    A full day that is sure is a `datetime.date`, never a `PartialDate`.

    >>> PartialDate(None, 5, 29).relation_to(datetime.date(2025, 5, 29))
    'compatible'
    >>> str(PartialDate(2010)), str(PartialDate(2025, 5, qualifier="approximate"))
    ('2010', '2025-05~')
    """

    example: ClassVar[str] = _EXAMPLE
    aspects: ClassVar[tuple[Aspect, ...]] = _ASPECTS

    year: Annotated[int | None, Field("The year.")] = None
    month: Annotated[int | None, Field("The month.", unit="1 to 12")] = None
    day: Annotated[int | None, Field("The day of the month.", unit="1 to 31")] = None
    qualifier: Annotated[Qualifier | None, Field("How unsure it is.", none="it is sure")] = None

    def __attrs_post_init__(self) -> None:
        given = (self.year is not None, self.month is not None, self.day is not None)
        if given in {(False, False, False), (True, False, True)}:
            raise InvalidValue(
                "a partial date has a year, a month, a day of the month, or parts of it that meet; "
                f"got year={self.year}, month={self.month}, day={self.day}"
            )
        if all(given) and self.qualifier is None:
            raise InvalidValue(f"a full day that is sure is a datetime.date, not a PartialDate: {self}")
        # 2000 is a leap year, and January has 31 days, so that what could be a day is allowed.
        parts = zip((self.year, self.month, self.day), (2000, 1, 1), strict=True)
        try:
            datetime.date(*(stand_in if part is None else part for part, stand_in in parts))
        except ValueError as exc:
            raise InvalidValue(f"no day of the calendar is {self}: {exc}") from exc
        except (TypeError, OverflowError) as exc:
            raise wrong("year, month and day as numbers", (self.year, self.month, self.day)) from exc

    def __str__(self) -> str:
        year = "XXXX" if self.year is None else f"{self.year:04}"
        month = ("" if self.day is None else "-XX") if self.month is None else f"-{self.month:02}"
        day = "" if self.day is None else f"-{self.day:02}"
        return f"{year}{month}{day}{_MARK_OF[self.qualifier] if self.qualifier else ''}"

    @classmethod
    def parse(cls, text: str) -> Days:
        """Read a day as far as it is given; see `parse_day`."""
        return parse_day(text)

    @property
    def missing(self) -> int:
        """How many of year, month and day are not given, or not sure."""
        return sum(part is None for part in (self.year, self.month, self.day)) + (self.qualifier is not None)

    @property
    def bounds(self) -> tuple[datetime.date | None, datetime.date | None]:
        """The first and the last day that the words allow; None where the year is not known."""
        if self.year is None:
            return None, None
        month = self.month or 12
        first = datetime.date(self.year, self.month or 1, self.day or 1)
        last = datetime.date(self.year, month, self.day or _length(self.year, month))
        if self.qualifier is None:
            return first, last
        off = _OFF["day" if self.day else "month" if self.month else "year"]
        return moved(first, -off), moved(last, off)

    def relation_to(self, other: Days) -> Relation:
        """How this day stands to another: parts that both give must agree."""
        return day_relation(self, other)

    def support(self, words: Sequence[Words], language: str | None) -> Comparison:
        """Whether words print all its parts, and as unsure as it is."""
        from security_meetings.support.comparing import day_support

        return day_support(parts_of(self), words, language, qualifier=self.qualifier)

    def in_words(self, name_of: Callable[[str, tuple[str, ...]], str]) -> str:  # noqa: ARG002
        """The day as a sentence has it."""
        return day_in_words(self)


Day: TypeAlias = Union[datetime.date, PartialDate]  # noqa: UP007 (the alias is used at run time)
"""One day, as far as the source gives it."""


@attrs.frozen
class Interval(Value):
    """Days from one to another, both included, as far as the source gives them.

    The written form is that of EDTF: `2025-05-27/2025-05-29`, `2024-03/..` for "since March 2024",
    `../2026` for "until 2026". `None` is an open end.

    >>> str(Interval(PartialDate(2024, 3), None))
    '2024-03/..'
    >>> Interval.parse("2025-05-27/2025-05-29").relation_to(datetime.date(2025, 5, 28))
    'compatible'
    """

    example: ClassVar[str] = _EXAMPLE
    aspects: ClassVar[tuple[Aspect, ...]] = _ASPECTS

    start: Annotated[
        Day | None,
        Field("The first day.", none="open: it began at some time before"),
    ] = None
    end: Annotated[
        Day | None,
        Field("The last day.", none="open: no end is told"),
    ] = None

    def __attrs_post_init__(self) -> None:
        ends = {type(day) for day in (self.start, self.end)} - {type(None)}
        if not ends or not ends <= {datetime.date, PartialDate}:
            raise InvalidValue("an interval has a first or a last day, and each is a date or a PartialDate")
        first, last = earliest(self.start), latest(self.end)
        if first and last and last < first:
            raise InvalidValue(f"an interval ends before it begins: {self}")

    def __str__(self) -> str:
        return "/".join(".." if day is None else str(day) for day in (self.start, self.end))

    @classmethod
    def parse(cls, text: str) -> Days:
        """Read a day as far as it is given; see `parse_day`."""
        return parse_day(text)

    @property
    def missing(self) -> int:
        """How many of year, month and day of both ends are not given, or not sure; an open end lacks all."""
        ends = (self.start, self.end)
        return sum(3 if end is None else end.missing for end in ends if not isinstance(end, datetime.date))

    @property
    def bounds(self) -> tuple[datetime.date | None, datetime.date | None]:
        """The first and the last day that the words allow; None where an end is open or has no year."""
        return earliest(self.start), latest(self.end)

    def relation_to(self, other: Days) -> Relation:
        """How it stands to another: both can be true where they share a day."""
        return day_relation(self, other)

    def support(self, words: Sequence[Words], language: str | None) -> Comparison:
        """Whether words print both ends."""
        from security_meetings.support.comparing import interval_support

        first, last = (None if end is None else parts_of(end) for end in (self.start, self.end))
        qualifiers = getattr(self.start, "qualifier", None), getattr(self.end, "qualifier", None)
        return interval_support(first, last, words, language, qualifiers=qualifiers)

    def in_words(self, name_of: Callable[[str, tuple[str, ...]], str]) -> str:  # noqa: ARG002
        """The days as a sentence has them."""
        return days_in_words(self.start, self.end)


Days: TypeAlias = Union[datetime.date, PartialDate, Interval]  # noqa: UP007 (the alias is used at run time)
"""One day or several, as far as the source gives them."""


def parts_of(day: Day) -> tuple[int | None, int | None, int | None]:
    """Year, month and day; None for what is not given."""
    return day.year, day.month, day.day


def parse_day(text: str) -> Days:
    """Read a day in the written form of EDTF: full, partial, unsure, or an interval.

    Raises:
        InvalidValue: The text is none of these, or no day of the calendar.

    >>> parse_day("2025-05-27")
    datetime.date(2025, 5, 27)
    >>> parse_day("XXXX-05-29")
    PartialDate(year=None, month=5, day=29, qualifier=None)
    """
    if not isinstance(text, str):
        raise wrong(_EXAMPLES, text)
    first, slash, last = text.partition("/")
    if not slash:
        return _parse_one(text)
    ends = [None if end == ".." else _parse_one(end) for end in (first, last)]
    return Interval(*ends)


# What EDTF has for seasons, quarters and the like in the place of a month.
_SEASONS = range(21, 42)


def _parse_one(text: str) -> Day:
    if (full := as_full_day(text)) is not None:
        return full
    match = re.fullmatch(_PARTS, text, re.ASCII)
    if match is None:
        raise wrong(_EXAMPLES, text)
    *parts, mark = match.groups()
    year, month, day = (int(part) if part and part.isdigit() else None for part in parts)
    if month in _SEASONS and day is None:
        raise InvalidValue(
            f"{text!r} is a season, and seasons are not taken: write the year, {str(year or 'XXXX')!r}, or "
            "the months from and to that the words tell, as '2032-03/2032-05', where several days may stand"
        )
    if None in (year, month, day) or mark:
        return PartialDate(year, month, day, _MARKS.get(mark))
    return full_day(text)


def moved(day: datetime.date, days: int) -> datetime.date:
    """The day so many days later, or earlier; the last or first one where the calendar ends before."""
    try:
        return day + datetime.timedelta(days)
    except OverflowError:
        return datetime.date.min if days < 0 else datetime.date.max


def earliest(day: Days | None) -> datetime.date | None:
    """The first day that the words allow; None where it is not known."""
    return day if day is None or isinstance(day, datetime.date) else day.bounds[0]


def latest(day: Days | None) -> datetime.date | None:
    """The last day that the words allow; None where it is not known."""
    return day if day is None or isinstance(day, datetime.date) else day.bounds[1]


def day_relation(a: Days, b: Days) -> Relation:
    """How two days stand to each other: both can be true where they share a day.

    >>> day_relation(datetime.date(2025, 5, 27), parse_day("2025-06"))
    'contradicts'
    """
    if a == b:
        return "equal"
    if not isinstance(a, Interval) and not isinstance(b, Interval) and None in (a.year, b.year):
        pairs = ((a.year, b.year), (a.month, b.month), (a.day, b.day))
        clash = any(x is not None and y is not None and x != y for x, y in pairs)
        unsure = any(getattr(day, "qualifier", None) for day in (a, b))
        return "contradicts" if (clash or not _can_be(merged_parts(a, b))) and not unsure else "compatible"
    yearless = any(isinstance(days, Interval) and None in days.bounds for days in (a, b))
    if yearless and (one := _in_any_year(a)) and (other := _in_any_year(b)):
        return "compatible" if _holds(one, other[0]) or _holds(other, one[0]) else "contradicts"
    (a_first, a_last), (b_first, b_last) = (earliest(a), latest(a)), (earliest(b), latest(b))
    for day, first, last in ((a, b_first, b_last), (b, a_first, a_last)):
        if isinstance(day, PartialDate) and day.year is None and day.qualifier is None and first and last:
            return "compatible" if _falls_between(day, first, last) else "contradicts"
    apart = (a_last and b_first and a_last < b_first) or (b_last and a_first and b_last < a_first)
    return "contradicts" if apart else "compatible"


_Turn: TypeAlias = tuple[tuple[int, int], tuple[int, int]]


def _in_any_year(days: Days) -> _Turn | None:
    """From which month and day to which; None where that is not sure, not told, or more than a year."""
    first, last = earliest(days), latest(days)
    if first and last and (last - first).days >= _OFF["year"] - 1:
        return None
    start, end = (days.start, days.end) if isinstance(days, Interval) else (days, days)
    if not start or not end or any(not d.month or getattr(d, "qualifier", None) for d in (start, end)):
        return None
    return (start.month or 1, start.day or 1), (end.month or 1, end.day or 31)


def _holds(turn: _Turn, day: tuple[int, int]) -> bool:
    first, last = turn
    return first <= day <= last if first <= last else day >= first or day <= last


def _falls_between(day: PartialDate, first: datetime.date, last: datetime.date) -> bool:
    """Whether a day of which the year is not told can be one of these: within four years most are."""
    if (last - first).days >= 4 * _OFF["year"]:
        return True
    ordinals = range(first.toordinal(), last.toordinal() + 1)
    return any(
        day.month in (None, one.month) and day.day in (None, one.day)
        for one in map(datetime.date.fromordinal, ordinals)
    )


def merged_parts(a: Day, b: Day) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of two accounts together: of each, the first that is given."""
    year, month, day = (x if x is not None else y for x, y in zip(parts_of(a), parts_of(b), strict=True))
    return year, month, day


def _length(year: int, month: int) -> int:
    """How many days a month has."""
    first = datetime.date(year, month, 1)
    return 31 if month == len(_MONTHS) else (first.replace(month=month + 1) - first).days


def _can_be(parts: tuple[int | None, int | None, int | None]) -> bool:
    """Whether the calendar has such a day: 2025 has no 29th of February."""
    year, month, day = parts
    return day is None or month is None or day <= _length(year or 2000, month)


# English, whatever the system's language is, as all words of this library are.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_UNSURE: dict[Qualifier, str] = {
    "approximate": "about",
    "uncertain": "perhaps",
    "approximate and uncertain": "perhaps about",
}


def day_in_words(day: Days) -> str:
    """A day, as far as it is known.

    >>> day_in_words(PartialDate(2025, 5)), day_in_words(parse_day("XXXX-05-29~"))
    ('May 2025', 'about 29 May')
    """
    if isinstance(day, Interval):
        return days_in_words(day.start, day.end)
    month = _MONTHS[day.month - 1] if day.month else ""
    words = " ".join(str(part) for part in (day.day, month, day.year) if part)
    qualifier = getattr(day, "qualifier", None)
    return f"{_UNSURE[qualifier]} {words}" if qualifier else words


def days_in_words(first: Day | None, last: Day | None) -> str:
    """From the first day to the last.

    >>> days_in_words(datetime.date(2025, 5, 27), datetime.date(2025, 5, 29))
    '27 to 29 May 2025'
    """
    if first is None:
        return f"until {day_in_words(last)}, first day not stated" if last else "days not stated"
    if last is None:
        return f"from {day_in_words(first)}, last day not stated"
    if first == last:
        return day_in_words(first)
    start = day_in_words(first)
    if isinstance(first, datetime.date) and isinstance(last, datetime.date) and first.year == last.year:
        # What both days share is said once.
        month = "" if first.month == last.month else f" {_MONTHS[first.month - 1]}"
        start = f"{first.day}{month}"
    return f"{start} to {day_in_words(last)}"
