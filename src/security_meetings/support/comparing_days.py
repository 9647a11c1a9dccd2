"""Whether words carry a day, an interval, a day of the week or a time that a claim states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from security_meetings.support.calendars import reads_months, reads_weekdays
from security_meetings.support.comparisons import (
    MOST_TOLD,
    Comparison,
    Quoted,
    Verdict,
    Words,
    has_read_letters,
    not_read,
    quotes_of,
    shortened,
)
from security_meetings.support.days import PrintedDay, days
from security_meetings.support.times import times, weekdays

__all__ = ["Parts", "day_support", "interval_support", "time_support", "weekday_support"]

Parts: TypeAlias = tuple[int | None, int | None, int | None]
"""Year, month and day; None for what is not stated."""

_NAMES = ("year", "month", "day")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_support(parts: Parts, words: Quoted, language: str | None = None) -> Comparison:
    """Whether words print a day, or as much of it as is stated.

    The parts may stand in several quotes: "on May 27" and "2025". Every part that is stated is looked for.

    Args:
        parts: Year, month and day as stated; None for a part that is not.
        words: The quoted words.
        language: Their BCP 47 tag; None where it is not known.

    Raises:
        ValueError: No part is stated.

    >>> day_support((2025, 5, 27), ["commenced on May 27", "in 2025"])
    Comparison(verdict='carried', words="'May 27', '2025'")
    >>> day_support((2027, 4, 5), "It opened on 4 May 2027.").verdict
    'contradicted'
    >>> day_support((2025, 5, 29), "runs through May 29")
    Comparison(verdict='not found', words="the words print 'May 29' without the year 2025")
    """
    if parts == (None, None, None):
        raise ValueError("expected a year, a month or a day, got none")
    found = [(quote, day) for quote in quotes_of(words) for day in _days_inside(quote, language)]
    agreeing = [(quote, day) for quote, day in found if _agrees(parts, day)]
    missing = [
        at
        for at, part in enumerate(parts)
        if part is not None and all(day[at] is None for _, day in agreeing)
    ]
    if not missing:
        return Comparison("carried", _told(_needed(parts, agreeing)))
    clashing = [
        (quote, day)
        for quote, day in found
        if day.certain and any(day[at] not in {None, parts[at]} for at in missing)
    ]
    known = reads_months(language) and has_read_letters(words)
    if clashing and (known or any(None not in day[:3] for _, day in clashing)):
        return Comparison("contradicted", f"the words print {_told(clashing)}, the claim says {_iso(parts)}")
    if not known:
        return not_read(language)
    if not agreeing:
        return Comparison("not found", f"the words do not print {_iso(parts)}")
    lacking = " and ".join(f"the {_NAMES[at]} {parts[at]}" for at in missing)
    return Comparison("not found", f"the words print {_told(agreeing)} without {lacking}")


def _days_inside(quote: Words, language: str | None) -> Iterator[PrintedDay]:
    """The days in quoted words, but for those that are cut: "7 May" out of "27 May"."""
    for day in days(quote.exact, language):
        cut_before = day.start == 0 and quote.prefix[-1:].isalnum() and quote.exact[0].isalnum()
        cut_behind = day.end == len(quote.exact) and quote.suffix[:1].isalnum() and quote.exact[-1].isalnum()
        if not (cut_before or cut_behind):
            yield day


def _agrees(parts: Parts, day: PrintedDay) -> bool:
    """Whether no part that both give differs, and there is a part that both give."""
    pairs = [
        (stated, printed)
        for stated, printed in zip(parts, day[:3], strict=True)
        if None not in {stated, printed}
    ]
    return bool(pairs) and all(stated == printed for stated, printed in pairs)


def _needed(parts: Parts, agreeing: Sequence[tuple[Words, PrintedDay]]) -> list[tuple[Words, PrintedDay]]:
    """The fewest of the days printed that hold all parts stated, those with most parts first."""
    needed: list[tuple[Words, PrintedDay]] = []
    open_ = {at for at, part in enumerate(parts) if part is not None}
    for quote, day in sorted(agreeing, key=_completeness):
        given = {at for at in open_ if day[at] is not None}
        if given:
            needed.append((quote, day))
            open_ -= given
    return needed


def _completeness(found: tuple[Words, PrintedDay]) -> int:
    return sum(part is None for part in found[1][:3])


def _told(found: Sequence[tuple[Words, PrintedDay]]) -> str:
    printed = list(dict.fromkeys(shortened(quote.exact[day.start : day.end]) for quote, day in found))
    told = ", ".join(printed[:MOST_TOLD])
    return told if len(printed) <= MOST_TOLD else f"{told} and {len(printed) - MOST_TOLD} more"


def _iso(parts: Parts) -> str:
    """The written form of EDTF."""
    year, month, day = parts
    month_or_none = "" if month is None and day is None else "-XX" if month is None else f"-{month:02}"
    return f"{'XXXX' if year is None else f'{year:04}'}{month_or_none}{'' if day is None else f'-{day:02}'}"


def interval_support(
    first: Parts | None, last: Parts | None, words: Quoted, language: str | None = None
) -> Comparison:
    """Whether words print both ends of an interval; an end that is None is open, and not looked for.

    Raises:
        ValueError: Neither end is stated.

    >>> interval_support((2025, 5, 27), (2025, 5, 29), "from 27 to 29 May 2025").verdict
    'carried'
    """
    ends = [day_support(end, words, language) for end in (first, last) if end is not None]
    if not ends:
        raise ValueError("expected an interval with an end, got one without any")
    worst = max(ends, key=_severity)
    told = ", ".join(dict.fromkeys(end.words for end in ends))
    return Comparison("carried", told) if worst.verdict == "carried" else worst


_SEVERITY: dict[Verdict, int] = {"carried": 0, "not comparable": 1, "not found": 2, "contradicted": 3}


def _severity(comparison: Comparison) -> int:
    return _SEVERITY[comparison.verdict]


def weekday_support(weekday: int, words: Quoted, language: str | None = None) -> Comparison:
    """Whether words name a day of the week, 0 for Monday to 6 for Sunday.

    >>> weekday_support(2, "commenced on Wednesday, May 27"), weekday_support(1, "во вторник").verdict
    (Comparison(verdict='carried', words="'Wednesday'"), 'carried')
    """
    found = [named for quote in quotes_of(words) for named in _weekdays_inside(quote, language)]
    for printed, named in found:
        if named == weekday:
            return Comparison("carried", shortened(printed))
    if found:
        told = ", ".join(dict.fromkeys(shortened(printed) for printed, _ in found[:MOST_TOLD]))
        return Comparison("contradicted", f"the words print {told}, the claim says {_WEEKDAYS[weekday]}")
    if not reads_weekdays(language) or not has_read_letters(words):
        return not_read(language)
    return Comparison("not found", "the words name no day of the week")


def _weekdays_inside(quote: Words, language: str | None) -> Iterator[tuple[str, int]]:
    """The weekdays that stand in quoted words, read with what surrounds them: the «среду» of «в среду»."""
    whole, start = quote.prefix + quote.exact + quote.suffix, len(quote.prefix)
    for named in weekdays(whole, language):
        if start <= named.start and named.end <= start + len(quote.exact):
            yield whole[named.start : named.end], named.weekday


def time_support(hour: int, minute: int, words: Quoted) -> Comparison:
    """Whether words print a time of day, on the clock of 24 hours.

    >>> time_support(12, 41, "26 May, 2025 12:41").verdict
    'carried'
    """
    found = [(quote.exact[t.start : t.end], t) for quote in quotes_of(words) for t in times(quote.exact)]
    for printed, time in found:
        if (time.hour, time.minute) == (hour, minute):
            return Comparison("carried", shortened(printed))
    if found:
        told = ", ".join(dict.fromkeys(shortened(printed) for printed, _ in found[:MOST_TOLD]))
        return Comparison("contradicted", f"the words print {told}, the claim says {hour:02}:{minute:02}")
    return Comparison("not found", "the words print no time of day")
