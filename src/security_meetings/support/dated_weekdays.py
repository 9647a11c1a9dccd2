"""Days of the week that a text prints directly beside a day."""

from __future__ import annotations

import bisect
import datetime
import re
from collections.abc import Iterator

from security_meetings.support.calendars import WEEKDAYS_OF_LISTS, short_weekday_names
from security_meetings.support.comparisons import Words
from security_meetings.support.days import PrintedDay, days
from security_meetings.support.times import PrintedWeekday, pattern, weekdays

__all__ = ["dated_weekdays", "misfits"]

_UP_TO_DAY = r"\.?[,\s]{1,4}(?:(?i:the|on|the\s{1,3}day\s{1,3}of)\s{1,3})?"
_UP_TO_WEEKDAY = r"(?:\s{0,3}г(?:ода?)?\b\.?)?[,\s]{0,3}(?:,|\s|\()\s{0,3}(?:(?i:on|в|во)\s{1,3})?"
# Behind a day it belongs to that day only where nothing goes on: not in "on 28 May, Friday prayers".
_CLOSED = r"\s{0,3}(?:[,.;:!?)\]»”–—]|\Z)(?!\d)"


def dated_weekdays(
    words: str, language: str | None = None
) -> list[tuple[PrintedWeekday, tuple[PrintedDay, ...]]]:
    """The days of the week that words print directly beside a day, each with all readings of that day.

    One that stands between two days belongs to the second. Where it may as well belong to what is told next,
    it is left out.

    >>> [(w.weekday, [d[:3] for d in found]) for w, found in dated_weekdays("on Thursday, 28 May 2031")]
    [(3, [(2031, 5, 28)])]
    >>> dated_weekdays("until 28 May. On Thursday they left; on 28 May, Friday prayers began")
    []
    """
    named = [w for w in weekdays(words, language) if _names_a_day(words, w)]
    printed = [day for day in days(words, language) if day.month and day.day] if named else []
    # One span may have two readings.
    begun: dict[int, list[PrintedDay]] = {}
    ended: dict[int, list[PrintedDay]] = {}
    for day in printed:
        begun.setdefault(day.start, []).append(day)
        ended.setdefault(day.end, []).append(day)
    starts, ends = sorted(begun), sorted(ended)
    found = []
    for weekday in named:
        at = bisect.bisect_left(starts, weekday.end)
        beside = None
        if at < len(starts) and pattern(_UP_TO_DAY).fullmatch(words, weekday.end, starts[at]):
            beside = begun[starts[at]]
        else:
            last = bisect.bisect_right(ends, weekday.start) - 1
            if last >= 0 and _belongs(words, ends[last], weekday):
                beside = ended[ends[last]]
        if beside:
            found.append((weekday, tuple(beside)))
    return found


def misfits(day: datetime.date, words: Words, language: str | None = None) -> Iterator[tuple[int, int]]:
    """The weekdays that quoted words print beside a day, and on which that day does not fall.

    Args:
        day: The day.
        words: The words, with what surrounds them.
        language: Their BCP 47 tag; None where it is not known.

    Yields:
        Where in the words it stands, and which it is: 0 for Monday to 6 for Sunday.

    >>> list(misfits(datetime.date(2031, 5, 28), Words("on Thursday, 28 May"), "en"))
    [(3, 3)]
    """
    whole, start = words.prefix + words.exact + words.suffix, len(words.prefix)
    for weekday, readings in dated_weekdays(whole, language):
        inside = start <= min(weekday.start, *(r.start for r in readings)) and (
            max(weekday.end, *(r.end for r in readings)) <= start + len(words.exact)
        )
        meant = [datetime.date(day.year, r.month or 1, r.day or 1) for r in readings if _can_be(r, day.year)]
        if inside and day in meant and weekday.weekday not in {d.weekday() for d in meant}:
            yield weekday.start - start, weekday.weekday


def _can_be(printed: PrintedDay, year: int) -> bool:
    """Whether a day that a text prints may be of this year: not the 29th of February of just any."""
    try:
        datetime.date(year, printed.month or 1, printed.day or 1)
    except ValueError:
        return False
    return printed.year in {None, year}


def _names_a_day(words: str, weekday: PrintedWeekday) -> bool:
    """Whether it is the name of the day, and no adjective of it, no newspaper, nothing that is its own."""
    printed = words[weekday.start : weekday.end].lower().replace("ё", "е")
    short = printed in short_weekday_names(("en", "ru", "de"))
    newspaper = short and re.search(
        r"\bthe\s\Z", words[max(weekday.start - 5, 0) : weekday.start], re.IGNORECASE
    )
    possessive = words.startswith(("'s", "’s"), weekday.end)
    return (short or printed in WEEKDAYS_OF_LISTS) and not newspaper and not possessive


def _belongs(words: str, end: int, weekday: PrintedWeekday) -> bool:
    gap = pattern(_UP_TO_WEEKDAY).fullmatch(words, end, weekday.start)
    return gap is not None and bool(pattern(_CLOSED).match(words, weekday.end))
