"""Whether words carry a day, an interval, a day of the week or a time that a claim states."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from security_meetings.support.calendars import WEEKDAYS_OF_LISTS, reads_months, reads_weekdays
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
from security_meetings.support.hedges import Kind, hedges_of
from security_meetings.support.times import times, weekdays

__all__ = ["Edge", "Parts", "day_support", "interval_support", "time_support", "weekday_support"]

Parts: TypeAlias = tuple[int | None, int | None, int | None]
"""Year, month and day; None for what is not stated."""

Edge = Literal["first", "last"]
"""An end of a span of days."""

_NAMES = ("year", "month", "day")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_support(
    parts: Parts,
    words: Quoted,
    language: str | None = None,
    *,
    qualifier: str | None = None,
    edge: Edge | None = None,
) -> Comparison:
    """Whether words print a day, or as much of it as is stated, and as surely.

    The parts may stand in several quotes: "on May 27" and "2025". Every part that is stated is looked for.
    A day that its words bound, doubt or deny is not the one stated: "before 27 May" tells no day.

    Args:
        parts: Year, month and day as stated; None for a part that is not.
        words: The quoted words.
        language: Their BCP 47 tag; None where it is not known.
        qualifier: How unsure the day is stated to be, "approximate" or "uncertain" or both; None if it is
            sure.
        edge: Which end of a span of days it is, "first" or "last", so that "since" or "until" may stand
            before it; None if it is none.

    Raises:
        ValueError: No part is stated.

    >>> day_support((2025, 5, 27), ["commenced on May 27", "in 2025"])
    Comparison(verdict='carried', words="'May 27', '2025'")
    >>> day_support((2027, 4, 5), "It opened on 4 May 2027.").verdict
    'contradicted'
    >>> day_support((None, 5, 29), "runs through May 29")
    Comparison(verdict='not found', words="'through May 29' tells when something ends, not a day of it")
    >>> day_support((None, 5, 29), "runs through May 29", edge="last").verdict
    'carried'
    """
    if parts == (None, None, None):
        raise ValueError("expected a year, a month or a day, got none")
    printed = [day for quote in quotes_of(words) for day in _days_inside(quote, language)]
    agreeing = [day for day in printed if _agrees(parts, day.parts)]
    carrying = [day for day in agreeing if _is_carried(day, parts, qualifier, edge)]
    missing = _missing(parts, carrying)
    if not missing:
        return _qualified(parts, carrying, qualifier)
    clashing = [
        day
        for day in printed
        if day.certain
        and day.hedge in {"", _BOUNDS[edge]}
        and any(day.parts[at] not in {None, parts[at]} for at in missing)
    ]
    known = reads_months(language) and has_read_letters(words)
    if clashing and (known or any(None not in day.parts for day in clashing)):
        return Comparison("contradicted", f"the words print {_told(clashing)}, the claim says {_iso(parts)}")
    return Comparison("not found", _why_not(parts, printed, carrying)) if known else not_read(language)


def _why_not(parts: Parts, printed: Sequence[_Printed], carrying: Sequence[_Printed]) -> str:
    """Why words do not carry a day, though they print none that contradicts it."""
    agreeing = [day for day in printed if _agrees(parts, day.parts)]
    if not agreeing:
        return f"the words do not print {_iso(parts)}"
    hedged = [day for day in agreeing if day not in carrying]
    if hedged and not _missing(parts, agreeing):
        return f"{_told(hedged[:1])} {_MEANT[hedged[0].hedge]}"
    lacking = " and ".join(f"the {_NAMES[at]} {parts[at]}" for at in _missing(parts, carrying))
    return f"the words print {_told(carrying or agreeing)} without {lacking}"


class _Printed(NamedTuple):
    """A day that quoted words print, what it is with its hedge, and what the hedge makes of it."""

    parts: Parts
    printed: str
    hedge: Kind | Literal[""]
    certain: bool


# What a hedged day tells, and what a claim may say instead.
_MEANT: Mapping[str, str] = {
    "approximate": "is about a day: state it with '~'",
    "uncertain": "is in doubt: state it with '?'",
    "either": "is one of several days: state it with '?'",
    "until": "tells when something ends, not a day of it",
    "before": "tells only that it was earlier",
    "since": "tells when something begins, not a day of it",
    "after": "tells only that it was later",
    "denied": "denies the day",
}
_OF_ANOTHER_DAY = frozenset({"denied", "before", "after", "either"})
# What tells one end of a span of days.
_BOUNDS: Mapping[Edge | None, str] = {None: "", "first": "since", "last": "until"}
_HEDGES_OF: Mapping[str | None, frozenset[str]] = {
    None: frozenset(),
    "approximate": frozenset({"approximate"}),
    "uncertain": frozenset({"uncertain", "either"}),
    "approximate and uncertain": frozenset({"approximate", "uncertain", "either"}),
}


def _is_carried(day: _Printed, parts: Parts, qualifier: str | None, edge: Edge | None) -> bool:
    """Whether a day so hedged can carry the one stated."""
    # What is about the 27th of May, or on the 27th or the 28th, is in May.
    coarser = day.hedge == "approximate" and parts[2] is None and parts[1] is not None
    finer = any(part is None and more is not None for part, more in zip(parts, day.parts, strict=True))
    coarser = coarser or (day.hedge == "either" and finer)
    return coarser or day.hedge in {"", _BOUNDS[edge], *_HEDGES_OF[qualifier]}


def _qualified(parts: Parts, carrying: Sequence[_Printed], qualifier: str | None) -> Comparison:
    """The verdict where words print all parts: a doubt that is stated must be theirs, too."""
    told = _told(_needed(parts, carrying))
    if qualifier is None or any(day.hedge in _HEDGES_OF[qualifier] for day in carrying):
        return Comparison("carried", told)
    return Comparison("not comparable", f"whether the words print {told} as {qualifier} is not read")


def _days_inside(quote: Words, language: str | None) -> Iterator[_Printed]:
    """The days in quoted words, but for those that are cut: "7 May" out of "27 May"."""
    whole, start = quote.prefix + quote.exact + quote.suffix, len(quote.prefix)
    found = days(quote.exact, language)
    placed = [day._replace(start=start + day.start, end=start + day.end) for day in found]
    for day, at, hedge in zip(found, placed, hedges_of(whole, placed), strict=True):
        cut_before = day.start == 0 and quote.prefix[-1:].isalnum() and quote.exact[0].isalnum()
        cut_behind = day.end == len(quote.exact) and quote.suffix[:1].isalnum() and quote.exact[-1].isalnum()
        if not (cut_before or cut_behind):
            printed = whole[at.start : at.end] if hedge is None else whole[hedge.start : hedge.end]
            yield _Printed(day[:3], printed, hedge.kind if hedge else "", day.certain)


def _missing(parts: Parts, found: Sequence[_Printed]) -> list[int]:
    """The parts stated that none of these days has."""
    return [
        at
        for at, part in enumerate(parts)
        if part is not None and all(day.parts[at] is None for day in found)
    ]


def _agrees(parts: Parts, printed: Parts) -> bool:
    """Whether no part that both give differs, and there is a part that both give."""
    pairs = [(one, other) for one, other in zip(parts, printed, strict=True) if None not in {one, other}]
    return bool(pairs) and all(one == other for one, other in pairs)


def _needed(parts: Parts, agreeing: Sequence[_Printed]) -> list[_Printed]:
    """The fewest of the days printed that hold all parts stated, those with most parts first."""
    needed: list[_Printed] = []
    open_ = {at for at, part in enumerate(parts) if part is not None}
    for day in sorted(agreeing, key=_completeness):
        given = {at for at in open_ if day.parts[at] is not None}
        if given:
            needed.append(day)
            open_ -= given
    return needed


def _completeness(day: _Printed) -> int:
    return sum(part is None for part in day.parts)


def _told(found: Sequence[_Printed]) -> str:
    printed = list(dict.fromkeys(shortened(day.printed) for day in found))
    told = ", ".join(printed[:MOST_TOLD])
    return told if len(printed) <= MOST_TOLD else f"{told} and {len(printed) - MOST_TOLD} more"


def _iso(parts: Parts) -> str:
    """The written form of EDTF."""
    year, month, day = parts
    month_or_none = "" if month is None and day is None else "-XX" if month is None else f"-{month:02}"
    return f"{'XXXX' if year is None else f'{year:04}'}{month_or_none}{'' if day is None else f'-{day:02}'}"


def interval_support(
    first: Parts | None,
    last: Parts | None,
    words: Quoted,
    language: str | None = None,
    *,
    qualifiers: tuple[str | None, str | None] = (None, None),
) -> Comparison:
    """Whether words print both ends of an interval; an end that is None is open, and not looked for.

    Args:
        first: Year, month and day of its beginning, as stated.
        last: Those of its end.
        words: The quoted words.
        language: Their BCP 47 tag; None where it is not known.
        qualifiers: How unsure the two ends are stated to be.

    Raises:
        ValueError: Neither end is stated.

    >>> interval_support((2025, 5, 27), (2025, 5, 29), "from 27 to 29 May 2025").verdict
    'carried'
    >>> interval_support((2024, 3, None), None, "since March 2024").verdict
    'carried'
    """
    edges: tuple[Edge, Edge] = ("first", "last")
    ends = [
        day_support(end, words, language, qualifier=qualifier, edge=edge)
        for end, qualifier, edge in zip((first, last), qualifiers, edges, strict=True)
        if end is not None
    ]
    if not ends:
        raise ValueError("expected an interval with an end, got one without any")
    worst = max(ends, key=_severity)
    told = ", ".join(dict.fromkeys(end.words for end in ends))
    if worst.verdict != "carried":
        return worst
    listed = _only_listed(first, last, words, language) if first and last else ""
    if listed:
        return Comparison("not found", f"{listed} are two days, not all from one to the other")
    return Comparison("carried", told)


def _only_listed(first: Parts, last: Parts, words: Quoted, language: str | None) -> str:
    """The words that print the ends of an interval as two days that are apart: "27 and 29 May".

    Empty if no words do, or if some print them in another way as well.
    """
    if None in {*first[1:], *last[1:]} or _is_next(first, last):
        return ""
    listed = ""
    for quote in quotes_of(words):
        found = days(quote.exact, language)
        whole, start = quote.prefix + quote.exact, len(quote.prefix)
        for at, day in enumerate(found):
            if day.day is None or not _agrees(first, day[:3]) or first[2] != day.day:
                continue
            following = found[at + 1] if at + 1 < len(found) else day
            gap = whole[start + day.end : start + following.start]
            opened = whole[max(start + day.start - _OPENED, 0) : start + day.start]
            if not (_agrees(last, following[:3]) and _is_and(gap)) or _opens_a_range(opened):
                return ""
            listed = quote.exact[day.start : following.end]
    return shortened(listed)


def _is_next(first: Parts, last: Parts) -> bool:
    """Whether a day is right behind another, which then are an interval as well as a list."""
    one, other = (
        datetime.date(year or _LEAP_YEAR, month or 1, day or 1) for year, month, day in (first, last)
    )
    return (other - one).days <= 1


# Letters before a day in which "between" may stand.
_OPENED = 24
_LEAP_YEAR = 2000


def _is_and(gap: str) -> bool:
    return _joined_by_and().fullmatch(gap) is not None


@functools.cache
def _joined_by_and() -> re.Pattern[str]:
    week = rf"(?:(?:{'|'.join(WEEKDAYS_OF_LISTS)})[.,]?\s)?"
    return re.compile(
        r"(?:st|nd|rd|th|[-‐‑]?го|[-‐‑]?е)?\.?(?:,?\s(?:and|и|und|et|y|e)\s|\s?&\s?)"
        rf"(?:(?:on|the|am|в|во|le|el)\s){{0,2}}{week}(?:the\s)?",
        re.IGNORECASE,
    )


def _opens_a_range(before: str) -> bool:
    return (
        re.search(r"\b(?:between|между|zwischen|entre|tra|fra)\b[^.]*\Z", before, re.IGNORECASE) is not None
    )


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
    """The weekdays that stand in quoted words, read with what surrounds them: the «среду» of «в среду».

    "Not on Tuesday" and "before Tuesday" tell none.
    """
    whole, start = quote.prefix + quote.exact + quote.suffix, len(quote.prefix)
    found = list(weekdays(whole, language))
    hedges = hedges_of(whole, [PrintedDay(None, None, None, named.start, named.end) for named in found])
    for named, hedge in zip(found, hedges, strict=True):
        inside = start <= named.start and named.end <= start + len(quote.exact)
        if inside and (hedge is None or hedge.kind not in _OF_ANOTHER_DAY):
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
