"""Numbers as texts print them: in figures and in words, with the words that bound them."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from security_meetings.support.bounds import EXACTLY, Comparator, Meanings, bound_before, bound_behind
from security_meetings.support.days import days, times
from security_meetings.support.spelled import (
    READ,
    Spelled,
    Token,
    chinese,
    evened,
    factor_of,
    language_of,
    spelled_at,
    tokens,
)

__all__ = ["Kind", "Number", "Vague", "numbers", "vague"]

Kind = Literal[
    "cardinal",
    "range bound",
    "year",
    "ordinal",
    "numbered",
    "roman",
    "date",
    "time",
    "decimal",
    "percent",
    "fraction",
    "label",
]
"""What a number is.

Counts are cardinals ("126", "two dozen"), the ends of a range ("80 to 90") and four figures that may be a
year as well. Places in an order are ordinals ("13th", "thirteenth"), the 13 of "Session 13" and of "No. 13",
and roman numerals. The others are neither: parts of days and times, 3.5, 45 %, 1/3, the 7 of "G7".
"""


class Number(NamedTuple):
    """A number that a text prints.

    Attributes:
        value: The number; no whole one only where it is a decimal.
        start: Where it begins.
        end: Where it ends, exclusive.
        kind: What it is.
        comparators: What the words beside it can make of it, the plainest meaning first; `("exactly",)` where
            there are none.
        bound: Where these words stand; None where there are none. For the end of a range, the whole range.
        ends: The range that it is an end of; None where it is none.
        spelled: Whether it is written in letters.
    """

    value: int | Fraction
    start: int
    end: int
    kind: Kind
    comparators: Meanings = EXACTLY
    bound: tuple[int, int] | None = None
    ends: tuple[int, int] | None = None
    spelled: bool = False


class Vague(NamedTuple):
    """A number of which only the size is told: "dozens", "hundreds of thousands", «десятки».

    Attributes:
        unit: The size: 12 for "dozens", 100 for "hundreds".
        start: Where it begins.
        end: Where it ends, exclusive.
    """

    unit: int
    start: int
    end: int

    def carries(self, number: int, comparator: Comparator) -> bool:
        """Whether a bound says what the words say: "dozens" are more than 12, or at least 20, or 24."""
        return comparator in {"at least", "more than"} and self.unit <= number <= 2 * self.unit


class _Found(NamedTuple):
    """A number on the way to a `Number`.

    Attributes:
        value: The number.
        start: Where it begins.
        end: Where it ends, exclusive.
        kind: What it is.
        token: The place of its first token.
        scale: What its last word multiplies by.
        spelled: Whether it is written in letters.
        in_parts: Whether it may as well be a part of a larger number: the 250 of "1 250".
    """

    value: int | Fraction
    start: int
    end: int
    kind: Kind
    token: int
    scale: int = 1
    spelled: bool = False
    in_parts: bool = False


_VAGUE: Mapping[str, int] = {
    **dict.fromkeys("dozens дюжины".split(), 12),
    **dict.fromkeys(("scores",), 20),
    **dict.fromkeys("tens десятки десятков десяткам десятками десятках".split(), 10),
    **dict.fromkeys("hundreds сотни сотен сотням сотнями сотнях".split(), 100),
    **dict.fromkeys("thousands тысячи тысяч тысячам тысячами тысячах".split(), 1000),
}
_SEVERAL = frozenset("several few many несколько нескольких несколькими нескольким".split())
_SEVERAL_OF: Mapping[str, int] = {"dozen": 12, "hundred": 100, "thousand": 1000}

# A noun before a figure makes it a place in an order: "Round 13", «сессия 13».
_NUMBERED = frozenset(
    "no nos nr number edition session round meeting conference forum summit congress part chapter panel day "
    "item stage phase volume vol issue annex article series class paragraph номер выпуск сессия сессии "
    "заседание заседания раунд встреча встречи форум форума конференция часть глава день дня этап пункт "
    "статья тур том приложение панель".split()
)
_NUMBER_SIGNS = "№#°º"
_ENGLISH_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_ORDINAL_SUFFIXES = frozenset(
    "st nd rd th º ª e er re ère ème eme nde o a de ste "
    "й я е го му ю ой ый ий ая ое ые ого ому ую ым ом ых х м ми ти ше гі та те ша".split()
)
_CARDINAL_SUFFIXES = frozenset("х м ми мя ти ю o a e".split())
# A figure with a full stop is an ordinal in these; so it may be where the language is not known.
_WITH_FULL_STOP = frozenset(["", *"de da nb nn no fi cs sk pl hu et sl hr sr bs tr lv is lb az".split()])
_SCALES = {
    "k": 3,
    "m": 6,
    "b": 9,
    "tn": 12,
    "万": 4,
    "萬": 4,
    "만": 4,
    "亿": 8,
    "億": 8,
    "억": 8,
    "千": 3,
    "百": 2,
}
_ORDINAL_MARKS = ("第", "제")
_LONGEST_FIGURES = 15
_HYPHENS = "-‐‑"
_YEARS = range(1000, 3000)
_YEAR_FIGURES = 4
_LONGEST_RANGE = 12
# Cyrillic letters that look like roman numerals, as many Russian texts have them.
_LOOKALIKES = str.maketrans("ХІМС", "XIMC")


@functools.cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_PERCENT = r"\s?(?:[%‰]|per\s?cent|percent|процент|п\.\s?п\.)"
_FRACTION = r"[\s-](?:thirds|quarters|fourths|fifths|sixths|tenths|halves|трети|четверти)\b|/\d"
_ROMAN = r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_BETWEEN_ENDS = r"\s{0,2}[-‐‑–—−~～至到]\s{0,2}|\s{1,2}(?:to|and|or|до|и|или|по)\s{1,2}"


def numbers(words: str, language: str | None = None) -> list[Number]:
    """The numbers that words print.

    Args:
        words: Any text.
        language: Its BCP 47 tag; None where it is not known. Figures are read in every language; words in
            English and Russian and Chinese numerals by their letters, unless the language is another.

    Returns:
        The numbers in the order of the text. Where a form can be read in two ways, both stand there: "1 250"
        may be one number or two.

    >>> [(n.value, n.kind, n.comparators[0]) for n in numbers("over 125 of them, the thirteenth of 1,250")]
    [(125, 'cardinal', 'more than'), (13, 'ordinal', 'exactly'), (1250, 'cardinal', 'exactly')]
    """
    even, places = evened(words)
    reading = _Reading(even, language)
    found = reading.numbers()
    return [
        number._replace(
            start=places[number.start],
            end=places[number.end],
            bound=number.bound and (places[number.bound[0]], places[number.bound[1]]),
        )
        for number in found
    ]


def vague(words: str, language: str | None = None) -> list[Vague]:
    """The words that tell the size of a number alone.

    A count carried by them says "at least" or "more than" so many, from once to twice their size: dozens are
    at least 12, 20 or 24; hundreds at least 100 or 200.

    >>> vague("dozens of talks, hundreds of thousands of guests, two hundred chairs")
    [Vague(unit=12, start=0, end=6), Vague(unit=100000, start=17, end=38)]
    """
    even, places = evened(words)
    found = _Reading(even, language).vague()
    return [v._replace(start=places[v.start], end=places[v.end]) for v in found]


class _Reading:
    """One text, and what its tokens are."""

    def __init__(self, even: str, language: str | None) -> None:
        self.even = even
        self.language = language
        self.words = tokens(even)
        self.spelled = spelled_at(even, self.words) if language_of(language) in READ else {}
        # Tokens that are part of a number.
        self.used: set[int] = set()

    def numbers(self) -> list[Number]:
        found = [*self.figures(), *self.in_words(), *self.roman(), *self.eastern()]
        found.sort(key=lambda number: (number.start, number.end))
        return [*self.bounded(self.masked(found))]

    def figures(self) -> Iterator[_Found]:
        for at, token in enumerate(self.words):
            if token.digits and len(token.text) <= 2 * _LONGEST_FIGURES:
                yield from self.figure(at, token)

    def figure(self, at: int, token: Token) -> Iterator[_Found]:
        """What a number in figures may be."""
        whole, decimals, in_parts = _parsed(token.text)
        if len(whole) > _LONGEST_FIGURES:
            return
        value = Fraction(f"{whole}.{decimals}") if decimals else int(whole)
        factor, end, last = self.factor(at, token)
        value *= factor
        rest = self.spelled.get(at + 1)
        if rest is not None and rest.following > last == at + 2:
            # "3 thousand two hundred": what was read as a thousand and two hundred is three.
            value, end, last = value + rest.value - factor, rest.end, rest.following
        if value.denominator != 1:
            yield _Found(value, token.start, end, "decimal", at)
            return
        number = int(value)
        for kind in self.kinds(at, end, number, plain=factor == 1 and len(whole) == len(token.text)):
            suffixed = kind == "ordinal" and self.suffix(at, end) in _ORDINAL_SUFFIXES
            yield _Found(number, token.start, self.words[at + 1].end if suffixed else end, kind, at, factor)
        self.used.update(range(at, last))
        if in_parts and factor == 1:
            # "27 126" may be two numbers; with other marks between the digits it is one.
            start = token.start
            for part in token.text.split(" "):
                yield _Found(int(part), start, start + len(part), "cardinal", at, in_parts=True)
                start += len(part) + 1

    def factor(self, at: int, token: Token) -> tuple[int, int, int]:
        """What a number is multiplied by ("2.5 million", 12万), its end, and the token behind it."""
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        if after is None or after.start - token.end > 1:
            return 1, token.end, at + 1
        glued = after.start == token.end
        letter = self.even[after.start] if glued else ""
        if glued and after.text in _SCALES:
            return 10 ** _SCALES[after.text], after.end, at + 2
        if letter in _SCALES and not letter.isascii():
            return 10 ** _SCALES[letter], after.start + 1, at + 1
        factor = factor_of(after.text)
        if factor and (glued or self.even[token.end].isspace() or self.even[token.end] in _HYPHENS):
            return factor, after.end, at + 2
        return 1, token.end, at + 1

    def kinds(self, at: int, end: int, number: int, *, plain: bool) -> list[Kind]:
        """What a whole number in figures may be, given what stands around it."""
        token = self.words[at]
        if _pattern(_PERCENT).match(self.even, end):
            return ["percent"]
        if self.even.startswith(_ORDINAL_MARKS, token.start - 1) and token.start:
            return ["ordinal"]
        suffix = self.suffix(at, end)
        if suffix in _ORDINAL_SUFFIXES:
            return ["ordinal", "cardinal"] if suffix in _CARDINAL_SUFFIXES else ["ordinal"]
        if self.labelled(at) or (suffix and len(suffix) == 1 and suffix != suffix.upper()):
            return ["label"]
        if _pattern(_FRACTION).match(self.even, end) or self.even[max(token.start - 1, 0)] == "/":
            return ["fraction"]
        kinds: list[Kind] = ["cardinal"]
        if plain and len(token.text) == _YEAR_FIGURES and number in _YEARS:
            kinds = ["year"]
        if self.numbered(at):
            kinds.append("numbered")
        full_stop = self.even.startswith(". ", end) and language_of(self.language) in _WITH_FULL_STOP
        return (
            [*kinds, "ordinal"]
            if full_stop or self.even.startswith((".º", ".ª", ":e ", ":a "), end)
            else kinds
        )

    def suffix(self, at: int, end: int) -> str:
        """The letters that belong to figures: the "th" of "13th", the «я» of «13-я»; empty if none do."""
        if at + 1 >= len(self.words) or self.words[at + 1].digits:
            return ""
        after = self.words[at + 1]
        # Raised letters are letters: 13ᵗʰ.
        letters = after.text
        if letters not in _ORDINAL_SUFFIXES:
            letters = unicodedata.normalize("NFKC", letters)
        known = letters in (_ENGLISH_SUFFIXES if letters.isascii() else _ORDINAL_SUFFIXES)
        hyphen = after.start == end + 1 and self.even[end] in _HYPHENS and known
        return letters if after.start == end or hyphen else ""

    def labelled(self, at: int) -> bool:
        """Whether a number is part of a name: G7, COVID-19."""
        start = self.words[at].start
        if not start or not at or self.words[at - 1].digits:
            return False
        last, before = self.words[at - 1], self.even[start - 1]
        if last.end == start:
            return before != before.swapcase()
        return last.end == start - 1 and before in _HYPHENS and self.even[last.start].isupper()

    def numbered(self, at: int) -> bool:
        """Whether a noun or a sign before a number makes it a place in an order."""
        start = self.words[at].start
        if self.even[max(start - 2, 0) : start].strip()[-1:] in {*_NUMBER_SIGNS}:
            return True
        if not at or self.words[at - 1].text not in _NUMBERED:
            return False
        return self.even[self.words[at - 1].end : start].strip() in {"", ".", "-", ":"}

    def in_words(self) -> Iterator[_Found]:
        # In "one third" both words are the fraction.
        third: int | None = None
        for at, number in self.spelled.items():
            if at in self.used or self.several(at):
                continue
            self.used.update(range(at, number.following))
            kind = self.spelled_kind(number)
            if third is not None and at == third:
                kind = "fraction"
            third = number.following if kind == "fraction" else None
            yield _Found(number.value, number.start, number.end, kind, at, number.scale, spelled=True)

    def several(self, at: int) -> bool:
        """Whether a word is no number because only several of it are told of: "several hundred"."""
        return at > 0 and self.words[at].text in _SEVERAL_OF and self.words[at - 1].text in _SEVERAL

    def spelled_kind(self, number: Spelled) -> Kind:
        if number.ordinal:
            return "ordinal"
        if _pattern(_PERCENT).match(self.even, number.end):
            return "percent"
        following = self.spelled.get(number.following)
        third = number.value == 1 and following is not None and following.ordinal
        third = third and following is not None and self.even[number.end : following.start] in {" ", "-"}
        return "fraction" if third or _pattern(_FRACTION).match(self.even, number.end) else "cardinal"

    def roman(self) -> Iterator[_Found]:
        for at, token in enumerate(self.words):
            if not token.digits and 0 < token.end - token.start <= _LONGEST_FIGURES and at not in self.used:
                value = _of_roman(self.even[token.start : token.end])
                around = (
                    self.even[max(token.start - 1, 0) : token.start] + self.even[token.end : token.end + 1]
                )
                initial = token.end - token.start == 1 and around.endswith(".")
                if value and not initial and not any(map(str.isdecimal, around)):
                    yield _Found(value, token.start, token.end, "roman", at)

    def eastern(self) -> Iterator[_Found]:
        if language_of(self.language) not in READ:
            return
        at = 0
        for value, start, end in chinese(self.even):
            while at + 1 < len(self.words) and self.words[at + 1].start <= start:
                at += 1
            if start and self.even[start - 1].isdecimal():
                continue
            ordinal = start > 0 and self.even.startswith(_ORDINAL_MARKS, start - 1)
            yield _Found(value, start, end, "ordinal" if ordinal else "cardinal", at, spelled=True)

    def masked(self, found: list[_Found]) -> list[_Found]:
        """The same numbers, those that are part of a day or a time marked as such."""
        whole = [(d.start, d.end) for d in days(self.even, self.language) if d.certain and (d.month or d.day)]
        spans: list[tuple[int, int, Kind]] = []
        spans.extend((start, end, "date") for start, end in whole)
        spans.extend((time.start, time.end, "time") for time in times(self.even))
        spans.sort()
        masked = []
        place = 0
        for number in found:
            while place < len(spans) and spans[place][1] <= number.start:
                place += 1
            covered = place < len(spans) and spans[place][0] < number.end
            masked.append(number._replace(kind=spans[place][2]) if covered else number)
        return masked

    def bounded(self, found: Sequence[_Found]) -> Iterator[Number]:
        starts = {number.start for number in found}
        ranges = dict(self.ranges(found))
        for place, number in enumerate(found):
            made = Number(number.value, number.start, number.end, number.kind, spelled=number.spelled)
            if place in ranges:
                yield ranges[place]
            elif number.kind in {"cardinal", "year"}:
                word = self.words[number.token - 1].text if number.token else ""
                bound = bound_before(self.even, number.start, number.end, word)
                bound = bound or bound_behind(self.even, number.end, starts)
                yield (
                    made
                    if bound is None
                    else made._replace(comparators=bound.comparators, bound=(bound.start, bound.end))
                )
            else:
                yield made

    def ranges(self, found: Sequence[_Found]) -> Iterator[tuple[int, Number]]:
        """The ends of ranges, by their place among the numbers found."""
        counts = [
            (place, number)
            for place, number in enumerate(found)
            if number.kind in {"cardinal", "percent"} and not number.in_parts
        ]
        for (low_place, low), (high_place, high) in itertools.pairwise(counts):
            if not 0 < high.start - low.end <= _LONGEST_RANGE or low.kind == "percent":
                continue
            changed = self.range_between(low, high)
            # In "80 to 90 thousand" both are thousands.
            shares = low.scale == 1 and low.value < high.value // high.scale
            ends = int(low.value * high.scale if shares else low.value), int(high.value)
            if changed is None or ends[0] >= ends[1]:
                continue
            bound = self.words[low.token - 1].start if self.opened(low) else low.start, high.end
            kind: Kind = "percent" if high.kind == "percent" else "range bound"
            exactly = EXACTLY * changed
            yield low_place, _end_of(low, ends[0], kind, ("at least", *exactly), bound, ends)
            yield high_place, _end_of(high, ends[1], kind, ("at most", *exactly), bound, ends)

    def range_between(self, low: _Found, high: _Found) -> bool | None:
        """Whether two numbers are ends of what changed rather than of a range; None if they are no ends."""
        joining = _pattern(_BETWEEN_ENDS).fullmatch(self.even, low.end, high.start)
        if joining is None:
            return None
        word, before = joining[0].strip().lower(), self.opened(low)
        if word in {"and", "и", "по"}:
            return False if before in {"between", "между"} else None
        # "From 80 to 90 delegations" may be a range, or what the number was and became.
        return before in {"from", "с", "со"} and word in {"to", "до"}

    def opened(self, low: _Found) -> str:
        """The word before a number that opens a range; empty if none does."""
        before = self.words[low.token - 1] if low.token else None
        if before is None or before.text not in {"between", "from", "между", "от", "с", "со"}:
            return ""
        return before.text if self.even[before.end : low.start].isspace() else ""

    def vague(self) -> list[Vague]:
        """The words that tell the size of a number and are no part of one, as in "3 thousand"."""
        units = {at: unit for at, token in enumerate(self.words) if (unit := self.unit(at, token))}
        if not units or language_of(self.language) not in READ:
            return []
        used: set[int] = set()
        for at, token in enumerate(self.words):
            if token.digits:
                used.update(range(at, self.factor(at, token)[2]))
        for at, number in self.spelled.items():
            if not self.several(at):
                used.update(range(at, number.following))
        found: list[Vague] = []
        for at in [at for at in units if at not in used]:
            token = self.words[at]
            before = found[-1].end if found else 0
            gap = self.even[before : min(token.start, before + _LONGEST_RANGE)]
            if found and (gap.isspace() or gap.strip() == "of"):
                # Hundreds of thousands, десятки тысяч.
                found[-1] = Vague(found[-1].unit * units[at], found[-1].start, token.end)
            else:
                found.append(Vague(units[at], token.start, token.end))
        return found

    def unit(self, at: int, token: Token) -> int:
        """The size that a word tells; 0 if it tells none."""
        of_several = at > 0 and self.words[at - 1].text in _SEVERAL
        return _VAGUE.get(token.text) or (_SEVERAL_OF.get(token.text, 0) if of_several else 0)


def _end_of(
    number: _Found, value: int, kind: Kind, meanings: Meanings, bound: tuple[int, int], ends: tuple[int, int]
) -> Number:
    return Number(value, number.start, number.end, kind, meanings, bound, ends, number.spelled)


def _parsed(text: str) -> tuple[str, str, bool]:
    """The whole part and the decimals of figures, in ASCII, and whether plain spaces part them."""
    digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    if digits.isdecimal():
        return digits, "", False
    first, *groups = re.split(r"\D", digits)
    marks = [c for c in digits if not c.isdecimal()]
    # One mark before three digits parts thousands; another mark behind those begins decimals.
    thousands = len(marks) > 1 or (len(groups[0]) == _THOUSANDS >= len(first) and first[0] != "0")
    decimals = "" if thousands and len({*marks}) == 1 else groups.pop()
    return first + "".join(groups), decimals, marks[0] == " " and not decimals


_THOUSANDS = 3
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@functools.cache
def _roman() -> re.Pattern[str]:
    return re.compile(rf"({_ROMAN})(?:th|st|nd|rd|er|e|ème|º|ª)?")


def _of_roman(printed: str) -> int:
    """The value of a roman numeral in capitals; 0 if the word is none."""
    match = _roman().fullmatch(_in_latin(printed))
    # C, D, L and M alone are mostly something else.
    if match is None or match[1] in {"", "C", "D", "L", "M"}:
        return 0
    values = [_ROMAN_VALUES[letter] for letter in match[1]]
    return sum(-n if n < after else n for n, after in zip(values, [*values[1:], 0], strict=True))


def _in_latin(printed: str) -> str:
    """A roman numeral in Latin letters, if it is written in its own signs or in letters that look alike."""
    if printed.isascii():
        return printed
    if any(map(str.isnumeric, printed)):
        return unicodedata.normalize("NFKC", printed).upper()
    # «СМ» are initials; a numeral has a Latin letter in it, or none but Х and І.
    alike = {*printed} <= {"Х", "І"} or any(letter in _ROMAN_VALUES for letter in printed)
    return printed.translate(_LOOKALIKES) if alike else printed
