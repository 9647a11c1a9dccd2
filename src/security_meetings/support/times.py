"""Times of day and days of the week as texts print them."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from security_meetings.support.calendars import (
    MEDIUMS,
    MONTHS,
    WEEKDAYS_OF_LISTS,
    languages_of,
    short_weekday_names,
    weekday_names,
)
from security_meetings.support.clocks import on_24_hours, said_times
from security_meetings.support.tokens import Token, evened, tokens

__all__ = ["PrintedTime", "PrintedWeekday", "pattern", "times", "weekdays"]


class PrintedWeekday(NamedTuple):
    """A day of the week that a text prints: 0 is Monday, 6 is Sunday."""

    weekday: int
    start: int
    end: int


class PrintedTime(NamedTuple):
    """A time of day that a text prints, on the clock of 24 hours."""

    hour: int
    minute: int
    start: int
    end: int


_SUNDAY = 6
_HALF_DAY, _WHOLE_DAY = 12, 24


@functools.cache
def pattern(text: str) -> re.Pattern[str]:
    """A pattern, compiled when it is first used."""
    return re.compile(text, re.VERBOSE)


_EASTERN_WEEKDAY = r"(?:星期|礼拜|禮拜|周|週)(?P<zh>[一二三四五六日天])|(?P<ja>[月火水木金土日])曜"

_TIMES = r"""(?i:(?<![\w.,:])(?P<hour>[01]?\d|2[0-4])(?:
        (?::|h|\s?[時时시]\s?)(?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\s?(?P<half1>[ap])\.?m\b\.?)?(?![\d:])
        |[.](?P<minute2>[0-5]\d)\s?(?P<half2>[ap])\.?m\b\.?
        |\s?(?P<half3>[ap])\.?m\b\.?
        |\s?(?P<hours>час(?:а|ов|у|ам)?\b)(?:\s(?P<part>утра|дня|вечера|ночи))?(?:\s(?P<minute3>[0-5]?\d)\sминут)?
    )(?:\s(?:in\sthe\s(?P<part2>morning|afternoon|evening)|at\s(?P<part3>night)|(?P<part4>утра|дня|вечера|ночи))\b)?
    |(?<=T)(?P<hour2>[01]\d|2[0-3]):?(?P<minute4>[0-5]\d)
    |\b(?:12\s)?(?P<name>noon|midnight|midday|полдень|полночь)\b)"""


def weekdays(words: str, language: str | None = None) -> list[PrintedWeekday]:
    """The days of the week that words name.

    >>> [w.weekday for w in weekdays("on Tuesday, во вторник, Tue., 星期二")]
    [1, 1, 1, 1]
    """
    even, places = evened(words)
    languages = languages_of(language)
    names, short_names = weekday_names(languages), short_weekday_names(languages)
    found = []
    for word in tokens(even):
        # Portuguese has the day of the week in two: terça-feira.
        name = word.text + "-feira" * even.startswith("-feira", word.end)
        weekday = names.get(name)
        if word.text in MEDIUMS and not _is_wednesday(even, word):
            continue
        if weekday is None and _may_be_short(even, word):
            weekday = short_names.get(word.text)
        if weekday is not None:
            found.append((weekday, word.start, word.end))
    for match in pattern(_EASTERN_WEEKDAY).finditer(even):
        weekday = "一二三四五六日天".find(match["zh"]) if match["zh"] else "月火水木金土日".find(match["ja"])
        found.append((min(weekday, _SUNDAY), *match.span()))
    return [
        PrintedWeekday(weekday, places[start], places[end])
        for weekday, start, end in sorted(found, key=_place)
    ]


def _place(found: tuple[int, int, int]) -> int:
    return found[1]


def _may_be_short(even: str, word: Token) -> bool:
    """Whether a short word is more than a word: "Sun." or "Sun 29", not "the Sun rose" or "wed."."""
    printed = even[word.start : word.end]
    if printed.isascii() and not printed[0].isupper():
        return False
    if pattern(r"[.,]|\s?\d").match(even, word.end):
        # «100 вт.» are watts, and «ср. также» says what to compare.
        counted = even[max(word.start - 2, 0) : word.start].strip()[-1:].isdecimal()
        compared = word.text == "ср" and pattern(r"\.\s{0,3}[а-яё]").match(even, word.end)
        return printed.isascii() or not ((word.text == "вт" and counted) or compared)
    # «Пт», «(пт)», «чт–пт»; in capitals these are other words: «ВС» are the armed forces.
    alone = pattern(r"\s{0,3}(?:[)\]…;:/–—-]|\Z)").match(even, word.end)
    return not printed.isascii() and not printed.isupper() and bool(alone)


_NEAR = 40
_BEFORE_WEDNESDAY = (
    r"(?:(?<!\w)(?:в|во|на|под|эту|ту|прошлую|следующую|минувшую|каждую|до|со|с|к|после|вечер\w{0,2}|утр\w{0,2}|"
    r"ночь\w?|дн[её]м|"
    rf"{'|'.join(WEEKDAYS_OF_LISTS)})[,\s]{{1,3}}(?:и\s{{1,3}}|или\s{{1,3}})?"
    rf"|(?:\d|(?<!\w)(?:{MONTHS['ru'].replace(' ', '|').replace('/', '|')}|года?|г\.))[,\s]{{0,3}}[(]?)\Z"
)
# These go with one form each: «в среде экспертов» is among experts.
_WITH = {
    "среду": frozenset("в во на под эту ту прошлую следующую минувшую каждую".split()),
    "среды": frozenset("до со с после".split()),
    "среде": frozenset("к".split()),
}
_BEHIND_WEDNESDAY = r"[,\s(]{1,3}\d{1,2}(?!\d)|\s?[–—-]\s?\d{1,2}(?!\d)"
_OF_MEDIUM = r"\s{1,3}(?:обитания|общения|проживания|разработки|развития)\b"


def _is_wednesday(even: str, word: Token) -> bool:
    """Whether «среда» is the day: behind «в», beside a date or a day of the week, or alone."""
    if pattern(_OF_MEDIUM).match(even, word.end):
        return False
    left, right = even[max(word.start - _NEAR, 0) : word.start], even[word.end : word.end + _NEAR]
    if not any(map(str.isalnum, left + right)):
        return len(left) < _NEAR > len(right)
    if pattern(_BEHIND_WEDNESDAY).match(right):
        return True
    before = pattern(_BEFORE_WEDNESDAY).search(left.lower())
    if before is None:
        return False
    first = before[0].split()[0].strip(",") if before[0].strip() else ""
    return first not in _PREPOSITIONS or first in _WITH.get(word.text, ())


_PREPOSITIONS = frozenset[str]().union(*_WITH.values())


def times(words: str) -> list[PrintedTime]:
    """The times of day that words print, in the forms of English and Russian, and as 12:41 in any language.

    >>> [t[:2] for t in times("12:41; at 9.30 p.m.; в 10 часов утра; noon")]
    [(12, 41), (21, 30), (10, 0), (12, 0)]
    """
    even, places = evened(words)
    found = list(said_times(even))
    for match in pattern(_TIMES).finditer(even):
        said = {name.rstrip("1234"): text.lower() for name, text in match.groupdict().items() if text}
        hour, minute = _time(said)
        # «в 10 часов» is a time; «10 часов» is as long as that.
        lasting = "hours" in said and not said.keys() & {"part", "minute"}
        if lasting and even[max(match.start() - 2, 0) : match.start()].lower() not in {"в ", "к "}:
            continue
        if hour < _WHOLE_DAY:
            found.append((hour, minute, *match.span()))
    # What stands within a longer form is a part of it: the "9 p.m." of "half past 9 p.m.".
    reached, last = 0, (0, 0)
    times_found = []
    for hour, minute, start, end in sorted({*found}, key=_longest_first):
        if start >= reached or (start, end) == last:
            times_found.append(PrintedTime(hour, minute, places[start], places[end]))
            reached, last = end, (start, end)
    return times_found


def _longest_first(found: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    return found[2], -found[3], found[0], found[1]


def _time(said: dict[str, str]) -> tuple[int, int]:
    if "name" in said:
        return (0 if said["name"] in {"midnight", "полночь"} else _HALF_DAY), 0
    part = said.get("half") or said.get("part") or ""
    return on_24_hours(int(said["hour"]), part), int(said.get("minute", 0))
