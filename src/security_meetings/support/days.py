"""Days and months as texts print them, in words and in figures."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from security_meetings.support.calendars import (
    ALSO_WORDS,
    WEEKDAYS_OF_LISTS,
    languages_of,
    month_names,
    plain_months,
)
from security_meetings.support.day_figures import PrintedDay, figures, made_day, numerals
from security_meetings.support.german import german_at
from security_meetings.support.number_words import FOR_THE_FIRST_TIME
from security_meetings.support.spelled import Spelled, spelled_at
from security_meetings.support.times import pattern
from security_meetings.support.tokens import Token, evened, tokens

__all__ = ["JOINING", "PrintedDay", "days"]


_LONGEST_MONTH = 31

# What stands between the days of a list or at both ends of a range.
JOINING = (
    "to|onto|and|till|until|through|thru|or|по|до|на|и|или|либо|а[ ]также|bis|und|oder|au|et|ou|al|y|e|o|ao|"
    "do|i|та|або"
)
_SUFFIX = r"(?:st|nd|rd|th|er|ro|º|ª|[-‐‑]?(?:го|е|ое|му|м))?\.?"
_DAY = rf"(?<!\w)(?<!\d[.:])\d{{1,2}}(?!\d){_SUFFIX}"
# A day of a list may have its weekday before it: "Monday 28 and Tuesday 29 May".
_WEEK = rf"(?i:{'|'.join(WEEKDAYS_OF_LISTS)})"
_OF_WEEK = rf"(?:(?:on|в|во)\s{{1,3}})?{_WEEK},?\s{{1,3}}"
_JOINT = (
    rf"(?:\s?\({_WEEK}\))?(?:\s{{0,3}}[-–—−/&]\s{{0,3}}|\s{{0,3}},\s{{0,3}}(?:{_OF_WEEK})?"
    rf"|,?\s{{1,3}}(?:{JOINING})\s{{1,3}}(?:{_OF_WEEK})?(?:the\s{{1,3}})?"
    r"|,?\s{1,3}(?:(?:and|but|а)\s)?(?:not|не)\s{1,3}(?:on\s)?(?:the\s)?)"
)
_MOST_LISTED = 10
_LIST = rf"(?P<days>{_DAY}(?:{_JOINT}{_DAY}){{0,{_MOST_LISTED - 1}}})"
_YEAR = r"(?:(?:,?\s{0,3}(?:(?:of|de|del|do)\s{1,3})?|[-/.‐‑])(?P<year>\d{4})(?!\d)(?![.,:]\d))?"
# No list of days is longer, nor does more stand between the ends of a range.
_FAR = 80


_BEFORE_MONTH = rf"{_LIST}(?:\s{{0,3}}(?:(?:(?:day\s{{1,3}})?of|de|del|di)\s{{1,3}}|d['’])?|[-/.‐‑])\Z"
_BEHIND_MONTH = rf"(?:\s{{1,3}}(?:the\s)?{_LIST})?{_YEAR}"
# Between the ends of a range; a weekday or a verb may stand before the second: "and closed on".
_IN_RANGE = (
    rf"(?:\.(?=\s?[-–—−]))?[\s,]{{0,4}}(?:[-–—−]|(?:{JOINING})\b)?[\s,]{{0,4}}"
    r"(?:[^\W\d_]{2,12}[.,]?\s{1,3}(?:on\s{1,3})?)?"
)
_SPANNING = r"[-–—−]|\b(?:to|onto|till|until|through|thru|по|до|на|bis|au|al)\b"
# What was moved may go back in the calendar.
_MOVING = r"\b(?:to|onto|на)\b"
# Behind "28 May" a second day of that month: "to the 29th".
_ONE_MORE = (
    rf"\s{{1,3}}(?:{JOINING})\s{{1,3}}(?:the\s{{1,3}})?"
    r"(?P<more>\d{1,2})(?P<suffix>st|nd|rd|th|[-‐‑]?(?:го|е|ое|му))?(?!\w)(?![.,:/-]\d)"
)
# A bare figure is a day there only where nothing is counted by it.
_NOTHING_COUNTED = r"\s{0,3}(?:[.,;:!?)\]»”]|\Z)"
_OF_YEAR = r"(?i:\s{1,3}год(?:а|у|ом|е)?\b)"
_NEXT_WORD = r"\s{1,3}(?:of\s{1,3})?([^\W\d_]{2,12})"


def days(words: str, language: str | None = None) -> list[PrintedDay]:
    """The days that words print, each as far as they print it; of a range both ends.

    Args:
        words: Any text.
        language: Its BCP 47 tag; None where it is not known. Figures are read in every language, names of
            months in those of `MONTHS`.

    Returns:
        The readings in the order of the text. A form that can be read in two ways, such as 4/5/2027, gives
        both, over the same span.

    >>> [d[:3] for d in days("from 27 to 29 May 2025")]
    [(2025, 5, 27), (2025, 5, 29)]
    >>> [d[:3] for d in days("4/5/2027; в мае")]
    [(2027, 5, 4), (2027, 4, 5), (None, 5, None)]
    """
    even, places = evened(words)
    named = sorted(_named(even, languages_of(language)), key=_span)
    others = _outside(named, [*figures(even), *numerals(even), *_years_in_words(even)])
    found = _with_shared_years(even, sorted([*named, *others], key=_span))
    return [day._replace(start=places[day.start], end=places[day.end]) for day in found]


def _span(day: PrintedDay) -> tuple[int, int]:
    return day.start, day.end


def _outside(named: Sequence[PrintedDay], figures: Sequence[PrintedDay]) -> list[PrintedDay]:
    """The days in figures that are no part of a day in words."""
    starts, ends = [day.start for day in named], [day.end for day in named]
    firsts = [bisect.bisect_right(ends, day.start) for day in figures]
    return [
        day
        for day, first in zip(figures, firsts, strict=True)
        if first == len(starts) or starts[first] >= day.end
    ]


class _Month(NamedTuple):
    """The name of a month in a text, and what stands around it."""

    even: str
    name: Token
    month: int
    plain: bool
    reached: int
    others: Mapping[str, int]


def _named(even: str, languages: tuple[str, ...]) -> Iterator[PrintedDay]:
    months, plain = month_names(languages), plain_months(languages)
    words = tokens(even)
    ordinals: _Ordinals | None = None
    reached = 0
    for word in words:
        number = None if word.digits else months.get(word.text)
        if number is None:
            continue
        ordinals = ordinals or _Ordinals(even, words, german="de" in languages)
        printed = even[word.start : word.end]
        is_plain = word.text in plain and not _is_small_english(printed)
        month = _Month(even, word, number, is_plain, reached, months)
        for day in _around(month, ordinals):
            reached = max(reached, day.end)
            # "may", "march" and "mar" in small letters are other words, if no year stands with them.
            if printed not in ALSO_WORDS or day.year is not None:
                yield day


def _is_small_english(printed: str) -> bool:
    return printed.isascii() and printed.islower()


def _around(month: _Month, ordinals: _Ordinals) -> Iterator[PrintedDay]:
    """The days of which a month is part: those of "27 and 28 May 2025", "May 27-29", "in May"."""
    even, name = month.even, month.name
    end = name.end + even.startswith(".", name.end)
    before = pattern(_BEFORE_MONTH).search(even, max(month.reached, name.start - _FAR), name.start)
    if before:
        behind = pattern(_YEAR).match(even, end)
        end = _end(behind, end)
        yield from _listed(month, before, behind, (before.start(), end))
        yield from _one_more(month, end, _year(behind))
        return
    behind = pattern(_BEHIND_MONTH).match(even, end)
    if behind and behind["days"]:
        yield from _listed(month, behind, behind, (name.start, behind.end()))
        return
    listed = ordinals.before(name.start)
    ordinal = listed[0] if listed else ordinals.behind(name.end)
    start = name.start
    if ordinal is not None:
        start, end = min(ordinal.start, start), max(end, ordinal.end)
        behind = pattern(_YEAR).match(even, end)
    year = _year(behind)
    for earlier in listed[1:]:
        yield from made_day(year, month.month, earlier.value, (earlier.start, earlier.end))
    if ordinal is not None or year is not None or month.plain:
        yield from made_day(year, month.month, ordinal and ordinal.value, (start, _end(behind, end)))


def _end(behind: re.Match[str] | None, end: int) -> int:
    return end if behind is None or behind["year"] is None else behind.end()


def _year(behind: re.Match[str] | None) -> int | None:
    return None if behind is None or behind["year"] is None else int(behind["year"])


def _listed(
    month: _Month, listed: re.Match[str], behind: re.Match[str] | None, span: tuple[int, int]
) -> Iterator[PrintedDay]:
    """The days of "27, 28 and 29 May 2025" or "May 27-29", each with its own part of the span."""
    figures = list(pattern(r"\d+").finditer(month.even, *listed.span("days")))
    first = span[0] == month.name.start
    before = 0
    for place, figure in enumerate(figures):
        day = int(figure[0])
        start = span[0] if place == 0 else figure.start()
        end = span[1] if place == len(figures) - 1 else figure.end()
        if not first:
            yield from made_day(_year(behind), month.month, day, (start, end))
            continue
        # In "May 5 and 12 delegations" 12 is no day; only behind "to" or a dash it surely is.
        gap = "-" if place == 0 else month.even[figures[place - 1].end() : figure.start()]
        if day <= before and not pattern(_MOVING).search(gap):
            return
        certain = bool(pattern(_SPANNING).search(gap))
        yield from made_day(_year(behind), month.month, day, (start, end), certain=certain)
        before = day


def _one_more(month: _Month, end: int, year: int | None) -> Iterator[PrintedDay]:
    """The second day of "from 28 May to the 29th", of which the month is printed with the first."""
    more = pattern(_ONE_MORE).match(month.even, end)
    if more is None:
        return
    following = pattern(_NEXT_WORD).match(month.even, more.end())
    if following is not None and following[1].lower() in month.others:  # to the 2nd of June
        return
    if more["suffix"] or pattern(_NOTHING_COUNTED).match(month.even, more.end()):
        yield from made_day(year, month.month, int(more["more"]), (more.start("more"), more.end()))


def _first(number: Spelled) -> int:
    return number.start


class _Ordinals:
    """The ordinals in words that may be days of a month."""

    def __init__(self, even: str, words: Sequence[Token], *, german: bool) -> None:
        spelled = spelled_at(even, words) | (german_at(even, words) if german else {})
        numbers = sorted(spelled.values(), key=_first)
        self.even = even
        self.found = [
            n
            for n in numbers
            if n.ordinal
            and 1 <= n.value <= _LONGEST_MONTH
            and words[n.following - 1].text != FOR_THE_FIRST_TIME
        ]
        self.starts = [n.start for n in self.found]
        self.ends = [n.end for n in self.found]

    def before(self, start: int) -> list[Spelled]:
        """Those of "the fifth and the sixth of May", if the month begins here; the last first."""
        at = bisect.bisect_right(self.ends, start) - 1
        near = at >= 0 and self.even[max(self.ends[at], start - _FAR) : start].strip() in {"", "of", "day of"}
        found = [self.found[at]] if near else []
        while found and at and len(found) < _MOST_LISTED:
            at -= 1
            if not pattern(_JOINT).fullmatch(self.even, self.ends[at], found[-1].start):
                break
            found.append(self.found[at])
        return found

    def behind(self, end: int) -> Spelled | None:
        """That of "May the twenty-seventh", if the month ends here."""
        at = bisect.bisect_left(self.starts, end)
        near = at < len(self.found) and self.even[end : min(self.starts[at], end + _FAR)].strip() in {
            "",
            "the",
        }
        return self.found[at] if near else None


def _with_shared_years(even: str, found: list[PrintedDay]) -> list[PrintedDay]:
    """The same days, where the year that ends a range is that of its beginning as well, or the one after."""
    starts = [day.start for day in found]
    for at in range(len(found) - 1, -1, -1):
        day = found[at]
        following = bisect.bisect_left(starts, day.end)
        if day.year is not None or following == len(found) or found[following].start - day.end > _FAR:
            continue
        if pattern(_IN_RANGE).fullmatch(even, day.end, found[following].start):
            found[at] = day._replace(year=_year_before(day, found[following]))
    return found


def _year_before(day: PrintedDay, last: PrintedDay) -> int | None:
    """The year of the first of two days, given the last: in "30 December – 2 January 2025" the one before."""
    over_new_year = day.month in {11, 12} and last.month in {1, 2}
    return last.year - 1 if over_new_year and last.year is not None else last.year


def _years_in_words(even: str) -> Iterator[PrintedDay]:
    """The years of «две тысячи тридцать первого года»."""
    if "год" not in even.lower():
        return
    for number in spelled_at(even, tokens(even)).values():
        if number.ordinal and pattern(_OF_YEAR).match(even, number.end):
            yield from made_day(number.value, None, None, (number.start, number.end))
