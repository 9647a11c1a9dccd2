"""Days and months as texts print them, in words and in figures."""

from __future__ import annotations

import bisect
import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from security_meetings.support.calendars import (
    ALSO_WORDS,
    languages_of,
    month_names,
    plain_months,
)
from security_meetings.support.german import german_at
from security_meetings.support.numerals import chinese
from security_meetings.support.spelled import Spelled, spelled_at
from security_meetings.support.times import pattern
from security_meetings.support.tokens import Token, evened, tokens

__all__ = ["PrintedDay", "days"]


class PrintedDay(NamedTuple):
    """A day as far as a text prints it.

    Attributes:
        year: The year; None where it is not printed with the rest.
        month: The month, 1 to 12; None where it is not printed.
        day: The day of the month, 1 to 31; None where it is not printed.
        start: Where it begins.
        end: Where it ends, exclusive.
        certain: Whether it can be nothing else: "4.5" may be a day or a decimal.
    """

    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int
    certain: bool = True


# A year outside of these is another number.
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
# A leap year: the 29th of February of a year not printed is a day.
_LEAP_YEAR = 2000
# Two digits of a year are of this century up to here: 69 is 2069, 70 is 1970, as POSIX has it.
_THIS_CENTURY = 69
_CENTURY = 100
_LONGEST_MONTH = 31

# What stands between the days of a list or at both ends of a range.
_JOINING = "to|and|till|until|through|thru|or|по|до|и|или|bis|und|au|et|al|y|e|ao|do|i|та"
_SUFFIX = r"(?:st|nd|rd|th|er|ro|º|ª|[-‐‑]?(?:го|е|ое|му|м))?\.?"
_DAY = rf"(?<!\w)(?<!\d[.:])\d{{1,2}}(?!\d){_SUFFIX}"
_LIST = rf"(?P<days>{_DAY}(?:(?:\s{{0,3}}[-–—−/&,]\s{{0,3}}|\s{{1,3}}(?:{_JOINING})\s{{1,3}}){_DAY}){{0,9}})"
_YEAR = r"(?:(?:,?\s{0,3}(?:(?:of|de|del|do)\s{1,3})?|[-/.‐‑])(?P<year>\d{4})(?!\d)(?![.,:]\d))?"
# No list of days is longer, nor does more stand between the ends of a range.
_FAR = 80


_BEFORE_MONTH = rf"{_LIST}(?:\s{{0,3}}(?:(?:(?:day\s{{1,3}})?of|de|del|di)\s{{1,3}}|d['’])?|[-/.‐‑])\Z"
_BEHIND_MONTH = rf"(?:\s{{1,3}}(?:the\s)?{_LIST})?{_YEAR}"
# Between the ends of a range; a weekday may stand before the second.
_IN_RANGE = rf"[\s,]{{0,4}}(?:[-–—−]|(?:{_JOINING})\b)?[\s,]{{0,4}}(?:[^\W\d_]{{2,12}}[.,]?\s{{1,3}})?"
_SPANNING = r"[-–—−]|\b(?:to|till|until|through|thru|по|до|bis|au|al)\b"

# Months as the east of Europe numbers them.
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_FIGURES = r"""(?=[\d-])(?:
    (?P<iso>(?<!\d)(?<!\d[.,:])\d{4}(?P<mark>[-/.‐‑−])\d{1,2}(?P=mark)\d{1,2}(?!\d)
        (?:\s{0,3}[-–—/]{1,2}\s{0,3}\d{1,2}(?!\.?\d))?)
    |(?P<listed>(?<!\d)(?<!\d[.,:/])\d{1,2}\.?\s?[-–—]\s?\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)(?!\d))
    |(?P<three>(?<!\d)(?<!\d[.,:/])\d{1,2}(?P<sign>[-/.‐‑])\d{1,2}(?P=sign)(?:\d{4}|\d\d)(?!\d)(?![.,:/]\d))
    |(?P<spaced>(?<!\d)(?<!\d[.,:/])\d{1,2}\.\s\d{1,2}\.\s?\d{4}(?!\d)(?![.,:/]\d))
    |(?P<month>(?<!\d)\d{4}-\d\d(?![\d-]))
    |(?P<basic>(?<!\w)\d{8}(?=T\d|(?!\w)))
    |(?P<part>(?<![\w-])--\d\d(?:-\d\d)?(?![\d-]))
    |(?P<two>(?<!\d)(?<!\d[.,:/])\d{1,2}[./]\d{1,2}(?![\d%])(?![.,:/]\d))
    |(?P<eastern>\d{4}\s?[年년](?:\s?\d{1,2}\s?[月월](?:\s?\d{1,2}\s?[日號号일])?)?)
    |(?P<unnumbered>(?<!\d)\d{1,2}\s?[月월](?:\s?\d{1,2}\s?[日號号일])?)
    |(?P<roman>(?<!\w)\d{1,2}(?P<point>[-/.\s])(?:I{1,3}|I?V|VI{1,3}|I?X|XI{1,2})(?P=point)\d{4}(?!\d))
    |(?P<year>(?<!\d)(?<!\d[.,:])\d{4}(?!\d)(?![.,:]\d)(?!s\b)(?!['’]s\b)(?![-‐‑](?:х|ые|ых|е\b)))
)"""

_NUMERAL = "[零〇一二三四五六七八九十]"
_NUMERALS = (
    rf"(?:(?P<y>{_NUMERAL}{{4}})年)?(?:(?P<m>{_NUMERAL}{{1,3}})月(?:(?P<d>{_NUMERAL}{{1,3}})[日号號])?)?"
)


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
    figures = _outside(named, [*_figures(even), *_numerals(even)])
    found = _with_shared_years(even, sorted([*named, *figures], key=_span))
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


def _made(
    year: int | None, month: int | None, day: int | None, span: tuple[int, int], *, certain: bool = True
) -> Iterator[PrintedDay]:
    """The reading, if there is such a day: no 31st of June; what is not printed may be any."""
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        return
    # A month or day of 0 is none, and must not pass for one not printed.
    given = (_LEAP_YEAR if year is None else year, 1 if month is None else month, 1 if day is None else day)
    try:
        datetime.date(*given)
    except ValueError:
        return
    yield PrintedDay(year, month, day, *span, certain)


class _Month(NamedTuple):
    """The name of a month in a text, and what stands around it."""

    even: str
    name: Token
    month: int
    plain: bool
    reached: int


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
        month = _Month(even, word, number, word.text in plain and not _is_small_english(printed), reached)
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
        yield from _listed(month, before, behind, (before.start(), _end(behind, end)))
        return
    behind = pattern(_BEHIND_MONTH).match(even, end)
    if behind and behind["days"]:
        yield from _listed(month, behind, behind, (name.start, behind.end()))
        return
    ordinal = ordinals.before(name.start) or ordinals.behind(name.end)
    start = name.start
    if ordinal is not None:
        start, end = min(ordinal.start, start), max(end, ordinal.end)
        behind = pattern(_YEAR).match(even, end)
    year = _year(behind)
    if ordinal is not None or year is not None or month.plain:
        yield from _made(year, month.month, ordinal and ordinal.value, (start, _end(behind, end)))


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
            yield from _made(_year(behind), month.month, day, (start, end))
            continue
        # In "May 5 and 12 delegations" 12 is no day; only behind "to" or a dash it surely is.
        gap = "-" if place == 0 else month.even[figures[place - 1].end() : figure.start()]
        if day <= before:
            return
        certain = bool(pattern(_SPANNING).search(gap))
        yield from _made(_year(behind), month.month, day, (start, end), certain=certain)
        before = day


def _first(number: Spelled) -> int:
    return number.start


class _Ordinals:
    """The ordinals in words that may be days of a month."""

    def __init__(self, even: str, words: Sequence[Token], *, german: bool) -> None:
        spelled = spelled_at(even, words) | (german_at(even, words) if german else {})
        numbers = sorted(spelled.values(), key=_first)
        self.even = even
        self.found = [n for n in numbers if n.ordinal and 1 <= n.value <= _LONGEST_MONTH]
        self.starts = [n.start for n in self.found]
        self.ends = [n.end for n in self.found]

    def before(self, start: int) -> Spelled | None:
        """That of "the twenty-seventh of May", if the month begins here."""
        at = bisect.bisect_right(self.ends, start) - 1
        near = at >= 0 and self.even[max(self.ends[at], start - _FAR) : start].strip() in {"", "of", "day of"}
        return self.found[at] if near else None

    def behind(self, end: int) -> Spelled | None:
        """That of "May the twenty-seventh", if the month ends here."""
        at = bisect.bisect_left(self.starts, end)
        near = at < len(self.found) and self.even[end : min(self.starts[at], end + _FAR)].strip() in {
            "",
            "the",
        }
        return self.found[at] if near else None


def _with_shared_years(even: str, found: list[PrintedDay]) -> list[PrintedDay]:
    """The same days, where the year that ends a range is that of its beginning as well."""
    starts = [day.start for day in found]
    for at in range(len(found) - 1, -1, -1):
        day = found[at]
        following = bisect.bisect_left(starts, day.end)
        if day.year is not None or following == len(found) or found[following].start - day.end > _FAR:
            continue
        if pattern(_IN_RANGE).fullmatch(even, day.end, found[following].start):
            found[at] = day._replace(year=found[following].year)
    return found


def _figures(even: str) -> Iterator[PrintedDay]:
    for match in pattern(_FIGURES).finditer(even):
        parts = pattern(r"\d+|[IVX]+").findall(match[0])
        numbers = [int(part) if part.isdecimal() else _ROMAN.index(part) + 1 for part in parts]
        yield from _FORMS[match.lastgroup or ""](numbers, match.span())


Form = Callable[[Sequence[int], tuple[int, int]], Iterator[PrintedDay]]


def _year_first(numbers: Sequence[int], span: tuple[int, int]) -> Iterator[PrintedDay]:
    """2025-05-27, with what ends a range of days behind it."""
    year, month, *listed = numbers
    for day in listed:
        yield from _made(year, month, day, span)


def _year_last(numbers: Sequence[int], span: tuple[int, int]) -> Iterator[PrintedDay]:
    """27-29.05.2025."""
    *listed, month, year = numbers
    for day in listed:
        yield from _made(_full(year), month, day, span)


def _three(numbers: Sequence[int], span: tuple[int, int]) -> Iterator[PrintedDay]:
    """27/5/2025 or 5/27/2025; where both are days, both are read."""
    yield from _either(_full(numbers[2]), numbers[0], numbers[1], span)


def _two(numbers: Sequence[int], span: tuple[int, int]) -> Iterator[PrintedDay]:
    """27.05 or 5/27, or a decimal or a fraction."""
    yield from _either(None, numbers[0], numbers[1], span, certain=False)


def _basic(numbers: Sequence[int], span: tuple[int, int]) -> Iterator[PrintedDay]:
    """20250527, or a number."""
    year, rest = divmod(numbers[0], 10_000)
    yield from _made(year, rest // 100, rest % 100, span, certain=False)


def _from_year(numbers: Sequence[int], span: tuple[int, int]) -> Iterator[PrintedDay]:
    """2025, 2025-05, 2025年5月27日."""
    year, month, day = [*numbers, None, None][:3]
    yield from _made(year, month, day, span)


def _from_month(numbers: Sequence[int], span: tuple[int, int]) -> Iterator[PrintedDay]:
    """--05-29, 5月27日."""
    month, day = [*numbers, None][:2]
    yield from _made(None, month, day, span)


_FORMS: dict[str, Form] = {
    "iso": _year_first,
    "listed": _year_last,
    "roman": _year_last,
    "spaced": _year_last,
    "three": _three,
    "month": _from_year,
    "basic": _basic,
    "part": _from_month,
    "two": _two,
    "eastern": _from_year,
    "unnumbered": _from_month,
    "year": _from_year,
}


def _full(year: int) -> int:
    """A year of two digits as one of four."""
    if year >= _CENTURY:
        return year
    return year + (20 if year <= _THIS_CENTURY else 19) * _CENTURY


def _either(
    year: int | None, first: int, second: int, span: tuple[int, int], *, certain: bool = True
) -> Iterator[PrintedDay]:
    """Both readings of two figures, day first and month first."""
    yield from _made(year, second, first, span, certain=certain)
    if first != second:
        yield from _made(year, first, second, span, certain=certain)


def _numerals(even: str) -> Iterator[PrintedDay]:
    """The days of 二〇二五年五月二十七日."""
    if "月" not in even and "年" not in even:
        return
    for match in pattern(_NUMERALS).finditer(even):
        values = {name: next(chinese(text))[0] for name, text in match.groupdict().items() if text}
        if values:
            yield from _made(values.get("y"), values.get("m"), values.get("d"), match.span())
