"""Days as texts print them in figures: 27.05.2025, 5/27, 2025-05, 2025年5月27日, 1991-95."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from security_meetings.support.numerals import chinese
from security_meetings.support.times import pattern

__all__ = ["PrintedDay", "figures", "made_day", "numerals"]


class PrintedDay(NamedTuple):
    """A day as far as a text prints it.

    Attributes:
        year: The year; None where it is not printed with the rest.
        month: The month, 1 to 12; None where it is not printed.
        day: The day of the month, 1 to 31; None where it is not printed.
        start: Where it begins.
        end: Where it ends, exclusive.
        certain: Whether it can be nothing else: "4.5" may be a day or a decimal.
        several: Whether it is one of two years that are printed as one: "1991-95".
    """

    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int
    certain: bool = True
    several: bool = False


# A year outside of these is another number.
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
# A leap year: the 29th of February of a year not printed is a day.
_LEAP_YEAR = 2000
# Two digits of a year are of this century up to here: 69 is 2069, 70 is 1970, as POSIX has it.
_THIS_CENTURY = 69
_CENTURY = 100

# Months as the east of Europe numbers them.
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
# 26日至29日, 26-29日, 26日から29日, 30日～6月2日.
_EASTERN_JOINT = r"\s?(?:[日號号일]\s?)?(?:至|到|から|부터|、|和|及|と|[-‐‑–—~～〜－])\s?"
_EASTERN_LAST = rf"{_EASTERN_JOINT}(?:\d{{1,2}}\s?[月월]\s?)?\d{{1,2}}(?=\s?[日號号일])"
_EASTERN_DAYS = rf"(?:\s?\d{{1,2}}(?:{_EASTERN_LAST})?\s?[日號号일])?"
_FIGURES = r"""(?=[\d-])(?:
    (?P<iso>(?<!\d)(?<!\d[.,:])\d{4}(?P<mark>[-/.‐‑−])\d{1,2}(?P=mark)\d{1,2}(?!\d)
        (?:\s{0,3}[-–—/]{1,2}\s{0,3}\d{1,2}(?!\.?\d))?)
    |(?P<listed>(?<!\d)(?<!\d[.,:/])\d{1,2}\.?(?:\s?[-–—]\s?|\s(?:и|на|по|до|and|to|und|bis)\s)\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)(?!\d))
    |(?P<three>(?<!\d)(?<!\d[.,:/])\d{1,2}(?P<sign>[-/.‐‑])\d{1,2}(?P=sign)(?:\d{4}|\d\d)(?!\d)(?![.,:/]\d))
    |(?P<spaced>(?<!\d)(?<!\d[.,:/])\d{1,2}\.\s\d{1,2}\.\s?\d{4}(?!\d)(?![.,:/]\d))
    |(?P<years>(?<!\d)(?<!\d[.,:/-])[12]\d{3}\s?[-–—/]\s?
        (?:\d\d(?=[-\s]{0,3}г(?:г|од))|(?:1[3-9]|[2-9]\d)(?![\w-])(?![.,:/]\d)))
    |(?P<month>(?<!\d)\d{4}-\d\d(?![\d-]))
    |(?P<basic>(?<!\w)\d{8}(?=T\d|(?!\w)))
    |(?P<part>(?<![\w-])--\d\d(?:-\d\d)?(?![\d-]))
    |(?P<two>(?<!\d)(?<!\d[.,:/])\d{1,2}[./]\d{1,2}(?![\d%])(?![.,:/]\d))
    |(?P<eastern>\d{4}\s?[年년](?:\s?\d{1,2}\s?[月월]_DAYS)?)
    |(?P<unnumbered>(?<!\d)\d{1,2}\s?[月월]_DAYS)
    |(?P<roman>(?<!\w)\d{1,2}(?P<point>[-/.\s])(?:I{1,3}|I?V|VI{1,3}|I?X|XI{1,2})(?P=point)\d{4}(?!\d))
    |(?P<year>(?<!\d)(?<!\d[.,:])\d{4}(?!\d)(?![.,:]\d)(?!s\b)(?!['’]s\b)(?![-‐‑](?:х|ые|ых|е\b)))
)""".replace("_DAYS", _EASTERN_DAYS)

_NUMERAL = "[零〇一二三四五六七八九十]"
_NUMERALS = (
    rf"(?:(?P<y>{_NUMERAL}{{4}})年)?(?:(?P<m>{_NUMERAL}{{1,3}})月(?:(?P<d>{_NUMERAL}{{1,3}})[日号號])?)?"
)


def made_day(
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


def figures(even: str) -> Iterator[PrintedDay]:
    """The days that an even text prints in figures."""
    for match in pattern(_FIGURES).finditer(even):
        parts = pattern(r"\d+|[IVX]+").findall(match[0])
        numbers = [int(part) if part.isdecimal() else _ROMAN.index(part) + 1 for part in parts]
        yield from _FORMS[match.lastgroup or ""](numbers, match.span())


Form = Callable[[Sequence[int], tuple[int, int]], Iterator[PrintedDay]]


def _year_first(numbers: Sequence[int], span: tuple[int, int]) -> Iterator[PrintedDay]:
    """2025-05-27, with what ends a range of days behind it."""
    year, month, *listed = numbers
    for day in listed:
        yield from made_day(year, month, day, span)


def _year_last(numbers: Sequence[int], span: tuple[int, int]) -> Iterator[PrintedDay]:
    """27-29.05.2025."""
    *listed, month, year = numbers
    for day in listed:
        yield from made_day(_full(year), month, day, span)


def _three(numbers: Sequence[int], span: tuple[int, int]) -> Iterator[PrintedDay]:
    """27/5/2025 or 5/27/2025; where both are days, both are read."""
    yield from _either(_full(numbers[2]), numbers[0], numbers[1], span)


def _two(numbers: Sequence[int], span: tuple[int, int]) -> Iterator[PrintedDay]:
    """27.05 or 5/27, or a decimal or a fraction."""
    yield from _either(None, numbers[0], numbers[1], span, certain=False)


def _basic(numbers: Sequence[int], span: tuple[int, int]) -> Iterator[PrintedDay]:
    """20250527, or a number."""
    year, rest = divmod(numbers[0], 10_000)
    yield from made_day(year, rest // 100, rest % 100, span, certain=False)


def _from_year(numbers: Sequence[int | None], span: tuple[int, int]) -> Iterator[PrintedDay]:
    """2025, 2025-05, 2025年5月27日, 2025年5月26日至29日, 2024年5月30日～6月2日."""
    year, month, *listed = [*numbers, None][: max(len(numbers), 2)]
    for day in listed[:1] or [None]:
        yield from made_day(year, month, day, span)
    if listed[1:]:
        later = listed[1] if listed[2:] else month
        over_new_year = month is not None and later is not None and later < month
        last = year + 1 if year is not None and over_new_year else year
        yield from made_day(last, later, listed[-1], span)


def _two_years(numbers: Sequence[int], span: tuple[int, int]) -> Iterator[PrintedDay]:
    """1991-95."""
    first, last = numbers[0], numbers[0] // _CENTURY * _CENTURY + numbers[1]
    several = last > first
    for year in (first, last) if several else (first,):
        for made in made_day(year, None, None, span):
            yield made._replace(several=several)


def _from_month(numbers: Sequence[int], span: tuple[int, int]) -> Iterator[PrintedDay]:
    """--05-29, 5月27日, 5月26日至29日."""
    yield from _from_year([None, *numbers], span)


_FORMS: dict[str, Form] = {
    "iso": _year_first,
    "listed": _year_last,
    "roman": _year_last,
    "spaced": _year_last,
    "three": _three,
    "years": _two_years,
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
    yield from made_day(year, second, first, span, certain=certain)
    if first != second:
        yield from made_day(year, first, second, span, certain=certain)


def numerals(even: str) -> Iterator[PrintedDay]:
    """The days of 二〇二五年五月二十七日."""
    if "月" not in even and "年" not in even:
        return
    for match in pattern(_NUMERALS).finditer(even):
        values = {name: next(chinese(text))[0] for name, text in match.groupdict().items() if text}
        if values:
            yield from made_day(values.get("y"), values.get("m"), values.get("d"), match.span())
