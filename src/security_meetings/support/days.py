"""Days, months, weekdays and times of day as texts print them, in words and in figures."""

from __future__ import annotations

import bisect
import datetime
import functools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from security_meetings.support.spelled import (
    Spelled,
    Token,
    chinese,
    evened,
    language_of,
    spelled_at,
    tokens,
)

__all__ = [
    "MONTHS",
    "PrintedDay",
    "PrintedTime",
    "PrintedWeekday",
    "days",
    "reads_months",
    "reads_weekdays",
    "times",
    "weekdays",
]


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


# By language: twelve months, the forms of each parted by "/". Other languages have figures alone.
MONTHS: dict[str, str] = {
    "en": "january february march april may june july august september october november december",
    "ru": (
        "январь/января/январе/январю/январем февраль/февраля/феврале/февралю/февралем "
        "март/марта/марте/марту/мартом апрель/апреля/апреле/апрелю/апрелем май/мая/мае/маю/маем "
        "июнь/июня/июне/июню/июнем июль/июля/июле/июлю/июлем август/августа/августе/августу/августом "
        "сентябрь/сентября/сентябре/сентябрю/сентябрем октябрь/октября/октябре/октябрю/октябрем "
        "ноябрь/ноября/ноябре/ноябрю/ноябрем декабрь/декабря/декабре/декабрю/декабрем"
    ),
    "uk": (
        "січень/січня/січні лютий/лютого/лютому березень/березня/березні квітень/квітня/квітні "
        "травень/травня/травні червень/червня/червні липень/липня/липні серпень/серпня/серпні "
        "вересень/вересня/вересні жовтень/жовтня/жовтні листопад/листопада/листопаді грудень/грудня/грудні"
    ),
    "de": ("januar/jänner februar/feber märz april mai juni juli august september oktober november dezember"),
    "fr": "janvier février mars avril mai juin juillet août/aout septembre octobre novembre décembre",
    "es": (
        "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre"
    ),
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": (
        "styczeń/stycznia/styczniu luty/lutego/lutym marzec/marca/marcu kwiecień/kwietnia/kwietniu "
        "maj/maja/maju czerwiec/czerwca/czerwcu lipiec/lipca/lipcu sierpień/sierpnia/sierpniu "
        "wrzesień/września/wrześniu październik/października/październiku "
        "listopad/listopada/listopadzie grudzień/grudnia/grudniu"
    ),
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
}
# Short forms, which are months only beside a figure.
_SHORT_MONTHS = {
    "en": "jan feb mar apr may jun jul aug sep/sept oct nov dec",
    "ru": "янв фев/февр мар апр май июн июл авг сен/сент окт ноя/нояб дек",
}
# In small letters these are English words; with a year they are months all the same.
_ALSO_WORDS = {"may", "march", "mar"}

_WEEKDAYS: dict[str, str] = {
    "en": "monday/mondays tuesday/tuesdays wednesday/wednesdays thursday/thursdays friday/fridays "
    "saturday/saturdays sunday/sundays",
    "ru": (
        "понедельник/понедельника/понедельнику/понедельником/понедельникам вторник/вторника/вторнику/"
        "вторником/вторникам среда/среду/среды/среде/средой/средам четверг/четверга/четвергу/четвергом/"
        "четвергам пятница/пятницу/пятницы/пятнице/пятницей/пятницам суббота/субботу/субботы/субботе/"
        "субботой/субботам воскресенье/воскресенья/воскресенью/воскресеньем/воскресеньям"
    ),
    # The fifth day is the part behind the apostrophe.
    "uk": (
        "понеділок/понеділка вівторок/вівторка середа/середу/середи четвер/четверга ятниця/ятницю/"
        "ятниці субота/суботу/суботи неділя/неділю/неділі"
    ),
    "de": "montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "pl": (
        "poniedziałek wtorek środa/środę/środy czwartek piątek/piątku sobota/sobotę/soboty "
        "niedziela/niedzielę"
    ),
    "tr": "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
}
# Short forms: weekdays only with a capital, before a full stop, a comma or a figure.
_SHORT_WEEKDAYS = {
    "en": "mon tue/tues wed thu/thur/thurs fri sat sun",
    "ru": "пн вт ср чт пт сб вс",
}

# A year outside of these is another number.
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
# A leap year: the 29th of February of a year not printed is a day.
_LEAP_YEAR = 2000
# Two digits of a year are of this century up to here: 69 is 2069, 70 is 1970, as POSIX has it.
_THIS_CENTURY = 69
_CENTURY = 100
_LONGEST_MONTH = 31
_SUNDAY = 6
_HALF_DAY, _WHOLE_DAY = 12, 24

# What stands between the days of a list or at both ends of a range.
_JOINING = "to|and|till|until|through|thru|or|по|до|и|или|bis|und|au|et|al|y|e|ao|do|i|та"
_SUFFIX = r"(?:st|nd|rd|th|er|ro|º|ª|[-‐‑]?(?:го|е|ое|му|м))?\.?"
_DAY = rf"(?<!\w)(?<!\d[.:])\d{{1,2}}(?!\d){_SUFFIX}"
_LIST = rf"(?P<days>{_DAY}(?:(?:\s{{0,3}}[-–—−/&,]\s{{0,3}}|\s{{1,3}}(?:{_JOINING})\s{{1,3}}){_DAY}){{0,9}})"
_YEAR = r"(?:,?\s{0,3}(?:(?:of|de|del|do)\s{1,3})?(?P<year>\d{4})(?!\d)(?![.,:]\d))?"
# No list of days is longer, nor does more stand between the ends of a range.
_FAR = 80


@functools.cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.VERBOSE)


_BEFORE_MONTH = rf"{_LIST}\s{{0,3}}(?:(?:of|de|del|di)\s{{1,3}}|d['’])?\Z"
_BEHIND_MONTH = rf"(?:\s{{1,3}}(?:the\s)?{_LIST})?{_YEAR}"
# Between the ends of a range; a weekday may stand before the second.
_IN_RANGE = rf"[\s,]{{0,4}}(?:[-–—−]|(?:{_JOINING})\b)?[\s,]{{0,4}}(?:[^\W\d_]{{2,12}}[.,]?\s{{1,3}})?"
_SPANNING = r"[-–—−]|\b(?:to|till|until|through|thru|по|до|bis|au|al)\b"

_FIGURES = r"""(?=[\d-])(?:
    (?P<iso>(?<!\d)(?<!\d[.,:])\d{4}(?P<mark>[-/.‐‑−])\d{1,2}(?P=mark)\d{1,2}(?!\d)
        (?:\s{0,3}[-–—/]{1,2}\s{0,3}\d{1,2}(?!\.?\d))?)
    |(?P<listed>(?<!\d)(?<!\d[.,:/])\d{1,2}\.?\s?[-–—]\s?\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)(?!\d))
    |(?P<three>(?<!\d)(?<!\d[.,:/])\d{1,2}(?P<sign>[-/.‐‑])\d{1,2}(?P=sign)(?:\d{4}|\d\d)(?!\d)(?![.,:/]\d))
    |(?P<month>(?<!\d)\d{4}-\d\d(?![\d-]))
    |(?P<basic>(?<!\w)\d{8}(?=T\d|(?!\w)))
    |(?P<part>(?<![\w-])--\d\d(?:-\d\d)?(?![\d-]))
    |(?P<two>(?<!\d)(?<!\d[.,:/])\d{1,2}[./]\d{1,2}(?![\d%])(?![.,:/]\d))
    |(?P<eastern>\d{4}\s?[年년](?:\s?\d{1,2}\s?[月월](?:\s?\d{1,2}\s?[日號号일])?)?)
    |(?P<unnumbered>(?<!\d)\d{1,2}\s?[月월](?:\s?\d{1,2}\s?[日號号일])?)
    |(?P<year>(?<!\d)(?<!\d[.,:])\d{4}(?!\d)(?![.,:]\d)(?!s\b)(?!['’]s\b)(?![-‐‑](?:х|ые|ых|е\b)))
)"""

_NUMERAL = "[零〇一二三四五六七八九十]"
_NUMERALS = (
    rf"(?:(?P<y>{_NUMERAL}{{4}})年)?(?:(?P<m>{_NUMERAL}{{1,3}})月(?:(?P<d>{_NUMERAL}{{1,3}})[日号號])?)?"
)

_EASTERN_WEEKDAY = r"(?:星期|礼拜|禮拜|周|週)(?P<zh>[一二三四五六日天])|(?P<ja>[月火水木金土日])曜"

_TIMES = r"""(?i:(?<![\w.,:])(?P<hour>[01]?\d|2[0-4])(?:
        (?::|h|\s?[時时시]\s?)(?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\s?(?P<half1>[ap])\.?m\b\.?)?(?![\d:])
        |[.](?P<minute2>[0-5]\d)\s?(?P<half2>[ap])\.?m\b\.?
        |\s?(?P<half3>[ap])\.?m\b\.?
        |\s?o['’]clock
        |\s?(?P<hours>час(?:а|ов|у|ам)?\b)(?:\s(?P<part>утра|дня|вечера|ночи))?(?:\s(?P<minute3>[0-5]?\d)\sминут)?
    )|(?<=T)(?P<hour2>[01]\d|2[0-3]):?(?P<minute4>[0-5]\d)
    |\b(?P<name>noon|midnight|midday|полдень|полночь)\b)"""


def _languages(language: str | None) -> tuple[str, ...]:
    """The languages whose words are looked for; English and Russian always."""
    own = language_of(language)
    return ("en", "ru", own) if own in MONTHS and own not in {"en", "ru"} else tuple(MONTHS)


def reads_months(language: str | None) -> bool:
    """Whether the names of the months of a language are known; those of the Far East are figures."""
    return language_of(language) in {*MONTHS, "", "zh", "ja", "ko"}


def reads_weekdays(language: str | None) -> bool:
    """Whether the names of the days of the week of a language are known."""
    return language_of(language) in {*MONTHS, "", "zh", "ja"}


@functools.cache
def _months(languages: tuple[str, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    # English and Russian come last, so that their words win where two languages have one.
    for table in (*_SHORT_MONTHS.values(), *(MONTHS[name] for name in reversed(languages))):
        for number, forms in enumerate(table.split(), start=1):
            found.update(dict.fromkeys(forms.split("/"), number))
    return found


@functools.cache
def _plain_months(languages: tuple[str, ...]) -> frozenset[str]:
    """The names that are months even without a figure beside them."""
    # Where the language is not known, only English and Russian are sure enough.
    known = languages if len(languages) < len(MONTHS) else ("en", "ru")
    return frozenset(form for name in known for forms in MONTHS[name].split() for form in forms.split("/"))


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
    named = sorted(_named(even, _languages(language)), key=_span)
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
    months, plain = _months(languages), _plain_months(languages)
    words = tokens(even)
    ordinals: _Ordinals | None = None
    reached = 0
    for word in words:
        number = None if word.digits else months.get(word.text)
        if number is None:
            continue
        ordinals = ordinals or _Ordinals(even, words)
        printed = even[word.start : word.end]
        month = _Month(even, word, number, word.text in plain and not _is_small_english(printed), reached)
        for day in _around(month, ordinals):
            reached = max(reached, day.end)
            # "may", "march" and "mar" in small letters are other words, if no year stands with them.
            if printed not in _ALSO_WORDS or day.year is not None:
                yield day


def _is_small_english(printed: str) -> bool:
    return printed.isascii() and printed.islower()


def _around(month: _Month, ordinals: _Ordinals) -> Iterator[PrintedDay]:
    """The days of which a month is part: those of "27 and 28 May 2025", "May 27-29", "in May"."""
    even, name = month.even, month.name
    end = name.end + even.startswith(".", name.end)
    before = _pattern(_BEFORE_MONTH).search(even, max(month.reached, name.start - _FAR), name.start)
    if before:
        behind = _pattern(_YEAR).match(even, end)
        yield from _listed(month, before, behind, (before.start(), _end(behind, end)))
        return
    behind = _pattern(_BEHIND_MONTH).match(even, end)
    if behind and behind["days"]:
        yield from _listed(month, behind, behind, (name.start, behind.end()))
        return
    ordinal = ordinals.before(name.start) or ordinals.behind(name.end)
    start = name.start
    if ordinal is not None:
        start, end = min(ordinal.start, start), max(end, ordinal.end)
        behind = _pattern(_YEAR).match(even, end)
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
    figures = list(_pattern(r"\d+").finditer(month.even, *listed.span("days")))
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
        certain = bool(_pattern(_SPANNING).search(gap))
        yield from _made(_year(behind), month.month, day, (start, end), certain=certain)
        before = day


class _Ordinals:
    """The ordinals in words that may be days of a month."""

    def __init__(self, even: str, words: Sequence[Token]) -> None:
        numbers = spelled_at(even, words).values()
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
        if _pattern(_IN_RANGE).fullmatch(even, day.end, found[following].start):
            found[at] = day._replace(year=found[following].year)
    return found


def _figures(even: str) -> Iterator[PrintedDay]:
    for match in _pattern(_FIGURES).finditer(even):
        numbers = [int(digits) for digits in _pattern(r"\d+").findall(match[0])]
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
    for match in _pattern(_NUMERALS).finditer(even):
        values = {name: next(chinese(text))[0] for name, text in match.groupdict().items() if text}
        if values:
            yield from _made(values.get("y"), values.get("m"), values.get("d"), match.span())


@functools.cache
def _weekday_names(languages: tuple[str, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in reversed(languages):
        for number, forms in enumerate(_WEEKDAYS[name].split()):
            found.update(dict.fromkeys(forms.split("/"), number))
    return found


@functools.cache
def _short_weekday_names() -> dict[str, int]:
    rows = [row.split() for row in _SHORT_WEEKDAYS.values()]
    return {form: number for row in rows for number, forms in enumerate(row) for form in forms.split("/")}


def weekdays(words: str, language: str | None = None) -> list[PrintedWeekday]:
    """The days of the week that words name.

    >>> [w.weekday for w in weekdays("on Tuesday, во вторник, Tue., 星期二")]
    [1, 1, 1, 1]
    """
    even, places = evened(words)
    names = _weekday_names(_languages(language))
    found = []
    for word in tokens(even):
        # Portuguese has the day of the week in two: terça-feira.
        name = word.text + "-feira" * even.startswith("-feira", word.end)
        weekday = names.get(name)
        if weekday is None and _may_be_short(even, word):
            weekday = _short_weekday_names().get(word.text)
        if weekday is not None:
            found.append((weekday, word.start, word.end))
    for match in _pattern(_EASTERN_WEEKDAY).finditer(even):
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
    if even[word.start : word.end].isascii() and not even[word.start].isupper():
        return False
    return bool(_pattern(r"[.,]|\s?\d").match(even, word.end))


def times(words: str) -> list[PrintedTime]:
    """The times of day that words print, in the forms of English and Russian, and as 12:41 in any language.

    >>> [t[:2] for t in times("12:41; at 9.30 p.m.; в 10 часов утра; noon")]
    [(12, 41), (21, 30), (10, 0), (12, 0)]
    """
    even, places = evened(words)
    found = []
    for match in _pattern(_TIMES).finditer(even):
        said = {name.rstrip("1234"): text.lower() for name, text in match.groupdict().items() if text}
        hour, minute = _time(said)
        # «в 10 часов» is a time; «10 часов» is as long as that.
        lasting = "hours" in said and not said.keys() & {"part", "minute"}
        if lasting and even[max(match.start() - 2, 0) : match.start()].lower() not in {"в ", "к "}:
            continue
        if hour < _WHOLE_DAY:
            found.append(PrintedTime(hour, minute, places[match.start()], places[match.end()]))
    return found


def _time(said: dict[str, str]) -> tuple[int, int]:
    if "name" in said:
        return (0 if said["name"] in {"midnight", "полночь"} else _HALF_DAY), 0
    hour = int(said["hour"])
    late = said.get("half") == "p" or said.get("part") in {"вечера", "дня"}
    if "half" in said or (late and hour < _HALF_DAY):
        hour = hour % _HALF_DAY + _HALF_DAY * late
    return hour, int(said.get("minute", 0))
