"""Whether words carry the value that a claim states: compared, and told in words."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from security_meetings.support.boundaries import bounded, word_around
from security_meetings.support.bounds import Comparator, comparator_of
from security_meetings.support.days import (
    PrintedDay,
    days,
    reads_months,
    reads_weekdays,
    times,
    weekdays,
)
from security_meetings.support.numbers import Number, numbers, vague
from security_meetings.support.reading import UNSEEN, plain_form
from security_meetings.support.spelled import READ, language_of

__all__ = [
    "Comparison",
    "Parts",
    "Quoted",
    "Verdict",
    "Words",
    "day_support",
    "interval_support",
    "number_support",
    "ordinal_support",
    "text_support",
    "time_support",
    "weekday_support",
]

Verdict = Literal["carried", "contradicted", "not found", "not comparable"]
"""What comes of comparing a value with words: they print it; they print another; they print none; or they
are in a language or a script that is not read, so that nothing can be said."""


class Comparison(NamedTuple):
    """A verdict, and why.

    Attributes:
        verdict: What came of it.
        words: What the words print, for a reader; never empty.
    """

    verdict: Verdict
    words: str


class Words(NamedTuple):
    """Quoted words with a little of what surrounds them.

    Surroundings are no evidence: they tell where a word or a number is cut, and that "over" stands before the
    quoted "125 delegations".

    Attributes:
        exact: The words.
        prefix: What stands just before.
        suffix: What stands just behind.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""


Quoted: TypeAlias = "str | Words | Sequence[str | Words]"
"""One quote or several; a text is a quote of which the surroundings are not known."""

Parts: TypeAlias = tuple[int | None, int | None, int | None]
"""Year, month and day; None for what is not stated."""

_NAMES = ("year", "month", "day")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Up to here, a language that is not read may have a number in words while others stand in figures.
_WRITTEN_OUT = 100
_COUNTS = {"cardinal", "range bound", "year"}
_PLACES = {"ordinal", "roman", "numbered"}
_MOST_TOLD = 3
_LONGEST_TOLD = 60


def _all(quoted: Quoted) -> list[Words]:
    many = [quoted] if isinstance(quoted, (str, Words)) else quoted
    return [Words(words) if isinstance(words, str) else words for words in many]


def number_support(
    stated: int | tuple[float | None, float | None],
    comparator: str,
    words: Quoted,
    language: str | None = None,
) -> Comparison:
    """Whether words print a number, bounded as stated.

    Args:
        stated: The number; or the lowest and the highest meant, None or infinite where there is no bound.
        comparator: How the number is bounded, such as "exactly", "more than", "nearly"; ignored for a range.
        words: The quoted words.
        language: Their BCP 47 tag; None where it is not known.

    Raises:
        ValueError: The comparator is none.

    >>> number_support(125, "more than", "over 125 delegations")
    Comparison(verdict='carried', words="'over 125'")
    >>> number_support(162, "exactly", "126 delegations").verdict
    'contradicted'
    >>> number_support((80, 90), "", "between 80 and 90 delegations").verdict
    'carried'
    """
    meant = _meant(stated, comparator)
    found: list[tuple[Words, Number]] = []
    for quote in _all(words):
        found.extend((quote, number) for number in _inside(quote, language))
        carried = _vaguely(meant, quote, language)
        if carried is not None:
            return carried
    counts = [(quote, number) for quote, number in found if number.kind in _COUNTS]
    told = [_weighed(meaning, quote, number) for meaning in meant for quote, number in counts]
    best = min((t for t in told if t is not None), key=_order, default=None)
    ends = meant[0].ends
    if ends is not None and best is None:
        # "At least 80, but no more than 90" is a range as well.
        halves = [number_support(half, "", words, language) for half in ((ends[0], None), (None, ends[1]))]
        if all(half.verdict == "carried" for half in halves):
            return Comparison("carried", ", ".join(half.words for half in halves))
    if best is not None:
        unread = language_of(language) not in READ and all(number.bound is None for _, number in counts)
        return _unread(language) if unread and best.verdict == "contradicted" else best
    return _other_numbers(meant, words, found, language)


class _Meaning(NamedTuple):
    """One way of saying a count: a number and how it is bounded, or a range."""

    number: int
    comparator: Comparator
    ends: tuple[int, int] | None = None

    def __str__(self) -> str:
        if self.ends is not None:
            return f"between {self.ends[0]} and {self.ends[1]}"
        return f"{self.comparator} {self.number}"


def _meant(stated: int | tuple[float | None, float | None], comparator: str) -> list[_Meaning]:
    if not isinstance(stated, tuple):
        return [_Meaning(stated, comparator_of(comparator))]
    low, high = (None if end is None or math.isinf(end) else int(end) for end in stated)
    if low is not None and high is not None and high != low:
        upto = [_Meaning(high, "at most"), _Meaning(high + 1, "fewer than")] if low == 0 else []
        return [_Meaning(low, "exactly", (low, high)), *upto]
    if low is not None and high is not None:
        return [_Meaning(low, "exactly")]
    if low is not None:
        return [_Meaning(low, "at least"), *([_Meaning(low - 1, "more than")] if low else [])]
    if high is not None:
        return [_Meaning(high, "at most"), _Meaning(high + 1, "fewer than")]
    raise ValueError("expected a number or a range with an end, got a range without any")


def _inside(quote: Words, language: str | None) -> Iterator[Number]:
    """The numbers that stand wholly in quoted words, read with what surrounds them; spans in the whole."""
    whole, start = quote.prefix + quote.exact + quote.suffix, len(quote.prefix)
    for number in numbers(whole, language):
        if start <= number.start and number.end <= start + len(quote.exact):
            yield number


def _printed(quote: Words, number: Number) -> str:
    """A number as printed, with the words that bound it."""
    start, end = number.start, number.end
    if number.bound is not None:
        start, end = min(start, number.bound[0]), max(end, number.bound[1])
    return _short((quote.prefix + quote.exact + quote.suffix)[start:end])


def _short(printed: str) -> str:
    return repr(printed if len(printed) <= _LONGEST_TOLD else f"{printed[:_LONGEST_TOLD]}…")


def _weighed(meant: _Meaning, quote: Words, number: Number) -> Comparison | None:
    """What one printed number says of the one meant; None if it is another number."""
    printed = _printed(quote, number)
    if meant.ends is not None:
        return Comparison("carried", printed) if number.ends == meant.ends else None
    if number.value != meant.number:
        return None
    if meant.comparator not in number.comparators:
        return Comparison("contradicted", f"the words print {printed}, the claim says {meant}")
    start, end = len(quote.prefix), len(quote.prefix) + len(quote.exact)
    if number.bound is not None and not (start <= number.bound[0] and number.bound[1] <= end):
        return Comparison("not found", f"the words leave out a part of {printed}: quote it too")
    return Comparison("carried", printed)


_ORDER: dict[Verdict, int] = {"carried": 0, "not found": 1, "contradicted": 2, "not comparable": 3}


def _order(comparison: Comparison) -> int:
    return _ORDER[comparison.verdict]


def _vaguely(meant: Sequence[_Meaning], quote: Words, language: str | None) -> Comparison | None:
    for found in vague(quote.exact, language):
        if any(found.carries(meaning.number, meaning.comparator) for meaning in meant):
            return Comparison("carried", _short(quote.exact[found.start : found.end]))
    return None


def _other_numbers(
    meant: Sequence[_Meaning], words: Quoted, found: Sequence[tuple[Words, Number]], language: str | None
) -> Comparison:
    """The verdict where no count in the words is the one meant."""
    # "One" and «один» are words of every sentence, and four figures may be a year.
    others = [
        (quote, number)
        for quote, number in found
        if number.kind in {"cardinal", "range bound"} and not (number.spelled and number.value == 1)
    ]
    read = language_of(language) in READ
    if others and (read or meant[0].number > _WRITTEN_OUT):
        return Comparison("contradicted", f"the words print {_listed(others)}, the claim says {meant[0]}")
    if not read or not _has_read_letters(words):
        return _unread(language)
    alike = [(quote, number) for quote, number in found if number.value == meant[0].number]
    if alike:
        kind = alike[0][1].kind
        return Comparison(
            "not found", f"{_listed(alike)} is no count here but {_ARTICLES.get(kind, 'a')} {kind}"
        )
    return Comparison("not found", "the words print no count")


_ARTICLES = {"ordinal": "an"}


def _listed(found: Sequence[tuple[Words, Number]]) -> str:
    """What the words print, each form once, and not all of a long list."""
    printed = list(dict.fromkeys(_printed(quote, number) for quote, number in found))
    told = ", ".join(printed[:_MOST_TOLD])
    return told if len(printed) <= _MOST_TOLD else f"{told} and {len(printed) - _MOST_TOLD} more"


def _unread(language: str | None) -> Comparison:
    which = f"the language {language!r}" if language else "this script"
    return Comparison("not comparable", f"words in {which} are not read, only figures are")


def _has_read_letters(quoted: Quoted) -> bool:
    """Whether words have a letter of the scripts whose words are read, or no letter at all."""
    letters = [c for quote in _all(quoted) for c in quote.exact if c.isalpha()]
    return not letters or any(_is_read(c) for c in letters)


def _is_read(c: str) -> bool:
    # Latin, Cyrillic, and the Chinese characters that numerals are written in.
    return c <= "\u024f" or "\u0400" <= c <= "\u04ff" or "\u4e00" <= c <= "\u9fff"


def ordinal_support(n: int, words: Quoted, language: str | None = None) -> Comparison:
    """Whether words print a place in an order: 13th, thirteenth, XIII, «тринадцатая», 第十三, Session 13.

    >>> ordinal_support(13, "XIII Conference"), ordinal_support(13, "the second time").verdict
    (Comparison(verdict='carried', words="'XIII'"), 'contradicted')
    """
    read = language_of(language) in READ
    found = [(quote, number) for quote in _all(words) for number in _inside(quote, language)]
    places = [(quote, number) for quote, number in found if number.kind in _PLACES]
    # Where the words are not read, a figure may be an ordinal by what stands around it.
    also = set() if read else {"cardinal", "label"}
    same = [(q, number) for q, number in found if number.value == n and number.kind in {*_PLACES, *also}]
    if same:
        return Comparison("carried", _listed(same[:1]))
    others = [(quote, number) for quote, number in places if _surely_a_place(quote, number)]
    if others:
        return Comparison("contradicted", f"the words print {_listed(others)}, the claim says {n} in order")
    if not read or not _has_read_letters(words):
        return _unread(language)
    alike = [(quote, number) for quote, number in found if number.value == n]
    if alike:
        return Comparison("not found", f"{_listed(alike)} stands there, but not as a place in an order")
    return Comparison("not found", "the words print no place in an order")


def _surely_a_place(quote: Words, number: Number) -> bool:
    """Whether a number can be nothing else: "MIX" may be a word, and "I" mostly is one."""
    if number.kind != "roman":
        return True
    printed = (quote.prefix + quote.exact + quote.suffix)[number.start : number.end]
    return len(printed) > 1 and {*printed} <= {*"IVXХІ"}


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
    found = [(quote, day) for quote in _all(words) for day in _days_inside(quote, language)]
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
    known = reads_months(language) and _has_read_letters(words)
    if clashing and (known or any(None not in day[:3] for _, day in clashing)):
        return Comparison("contradicted", f"the words print {_told(clashing)}, the claim says {_iso(parts)}")
    if not known:
        return _unread(language)
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
    printed = list(dict.fromkeys(_short(quote.exact[day.start : day.end]) for quote, day in found))
    told = ", ".join(printed[:_MOST_TOLD])
    return told if len(printed) <= _MOST_TOLD else f"{told} and {len(printed) - _MOST_TOLD} more"


def _iso(parts: Parts) -> str:
    year, month, day = ("" if part is None else f"{part:02}" for part in parts)
    return "-".join(["-" if parts[0] is None else year, *filter(None, (month, day))])


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
    found = [
        (quote.exact[w.start : w.end], w.weekday)
        for quote in _all(words)
        for w in weekdays(quote.exact, language)
    ]
    for printed, named in found:
        if named == weekday:
            return Comparison("carried", _short(printed))
    if found:
        told = ", ".join(dict.fromkeys(_short(printed) for printed, _ in found[:_MOST_TOLD]))
        return Comparison("contradicted", f"the words print {told}, the claim says {_WEEKDAYS[weekday]}")
    if not reads_weekdays(language) or not _has_read_letters(words):
        return _unread(language)
    return Comparison("not found", "the words name no day of the week")


def time_support(hour: int, minute: int, words: Quoted) -> Comparison:
    """Whether words print a time of day, on the clock of 24 hours.

    >>> time_support(12, 41, "26 May, 2025 12:41").verdict
    'carried'
    """
    found = [(quote.exact[t.start : t.end], t) for quote in _all(words) for t in times(quote.exact)]
    for printed, time in found:
        if (time.hour, time.minute) == (hour, minute):
            return Comparison("carried", _short(printed))
    if found:
        told = ", ".join(dict.fromkeys(_short(printed) for printed, _ in found[:_MOST_TOLD]))
        return Comparison("contradicted", f"the words print {told}, the claim says {hour:02}:{minute:02}")
    return Comparison("not found", "the words print no time of day")


def text_support(value: str, words: Quoted, *, parts: bool = False) -> Comparison:
    r"""Whether words hold a text letter for letter, as whole words.

    White space equals white space, a letter with its mark equals the two of them, forms of a letter that
    exist for typesetting alone equal it, and what takes no room is passed over; nothing else is.

    Args:
        value: The text stated.
        words: The quoted words.
        parts: Whether it may be a part of a longer word.

    >>> text_support("Niger", "The delegation of Nigeria came.").verdict
    'not found'
    >>> text_support("Ada Quill", "chaired by Ada\nQuill").verdict
    'carried'
    """
    sought = "".join(_letters_of(value)[0]).strip()
    if not sought:
        return Comparison("not found", "the value is empty")
    part = ""
    for quote in _all(words):
        letters, places = _letters_of(quote.prefix + quote.exact + quote.suffix)
        text = "".join(letters)
        first, last = len(quote.prefix), len(quote.prefix) + len(quote.exact)
        for start in occurrences(text, sought):
            end = start + len(sought)
            if places[start] < first or places[end - 1] >= last:
                continue
            if parts or bounded(text, start, end):
                return Comparison("carried", _short(value))
            part = part or unicodedata.normalize("NFC", word_around(text, start, end))
    if part:
        return Comparison("not found", f"{_short(value)} stands there only as a part of {_short(part)}")
    return Comparison("not found", f"{_short(value)} does not stand in the words")


def _letters_of(text: str) -> tuple[list[str], list[int]]:
    """The text taken apart into letters and marks, each with its place; white space is one space."""
    letters: list[str] = []
    places: list[int] = []
    marks: list[tuple[int, str, int]] = []

    def put_marks() -> None:
        # Marks of one letter have an order of their own, so that two orders of them are one writing.
        for _, mark, at in sorted(marks, key=_class_of_mark):
            letters.append(mark)
            places.append(at)
        marks.clear()

    for at, c in enumerate(text):
        if c in UNSEEN:
            continue
        for letter in c if c.isascii() else unicodedata.normalize("NFD", plain_form(c)):
            kind = 0 if letter.isascii() else unicodedata.combining(letter)
            if kind:
                marks.append((kind, letter, at))
                continue
            put_marks()
            if not letter.isspace():
                letters.append(letter)
                places.append(at)
            elif not letters or letters[-1] != " ":
                letters.append(" ")
                places.append(at)
    put_marks()
    return letters, places


def _class_of_mark(mark: tuple[int, str, int]) -> int:
    return mark[0]


_LONG = 1000


def occurrences(text: str, sought: str) -> Iterator[int]:
    """Every place where the text sought begins, overlaps included."""
    if len(sought) > _LONG:
        yield from _long_occurrences(text, sought)
        return
    at = text.find(sought)
    while at >= 0:
        yield at
        at = text.find(sought, at + 1)


def _long_occurrences(text: str, sought: str) -> Iterator[int]:
    """The same in time with the length of both: looking from each place anew would take their product."""
    borders = [0] * (len(sought) + 1)
    length = 0
    for at in range(1, len(sought)):
        while length and sought[at] != sought[length]:
            length = borders[length]
        length += sought[at] == sought[length]
        borders[at + 1] = length
    length = 0
    for at, c in enumerate(text):
        while length and (length == len(sought) or c != sought[length]):
            length = borders[length]
        length += c == sought[length]
        if length == len(sought):
            yield at - length + 1
