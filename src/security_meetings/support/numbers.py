"""Numbers as texts print them: in figures and in words, with the words that bound them."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from fractions import Fraction

from security_meetings.support import number_kinds as signs
from security_meetings.support.beside import rough, unread_before
from security_meetings.support.bounds import EXACTLY, bound_before, bound_behind
from security_meetings.support.days import days
from security_meetings.support.figures import parsed_figures, value_of_roman
from security_meetings.support.german import german_at
from security_meetings.support.number_kinds import Found, Kind, Number, Vague, end_of
from security_meetings.support.number_words import BEFORE_ONE, ONE_OR_MORE
from security_meetings.support.numerals import chinese
from security_meetings.support.russian_bounds import russian_bound
from security_meetings.support.spelled import Spelled, factor_of, half_behind, spelled_at
from security_meetings.support.times import times
from security_meetings.support.tokens import READ, Token, evened, language_of, tokens

__all__ = ["Kind", "Number", "Vague", "numbers", "vague"]

_LONGEST_FIGURES, _YEAR_FIGURES, _LONGEST_RANGE = 15, 4, 12
_HYPHENS = "-‐‑"
_YEARS = range(1000, 3000)


@functools.cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_PERCENT = r"\s?(?:[%‰]|per\s?cent|percent|процент|п\.\s?п\.)"
_FRACTION = r"[\s-](?:thirds|quarters|fourths|fifths|sixths|tenths|halves|трети|четверти)\b|/\d"
# A telephone number is in groups behind the sign of the country's code.
_TELEPHONE = r"(?<!\w)\+\d{1,3}(?:[\s‐‑(-]{1,2}\d{2,4}\)?){2,5}"
_AND = {"and", "и", "по", "und", "et", "y", "e"}
_BETWEEN = {"between", "между", "zwischen", "entre", "tra", "fra"}
_FROM = {"from", "от", "с", "со"}
_BETWEEN_ENDS = r"\s{0,2}[-‐‑–—−~～至到]\s{0,2}|\s{1,2}(?:to|and|or|до|и|или|по|bis|à|und|et|y|e)\s{1,2}"


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
        self.tag = language_of(language)
        self.words = tokens(even)
        reading = spelled_at if self.tag in READ else german_at if self.tag == "de" else None
        self.spelled = reading(even, self.words) if reading else {}
        # Tokens that are part of a number.
        self.used: set[int] = set()

    def numbers(self) -> list[Number]:
        found = [*self.figures(), *self.in_words(), *self.roman(), *self.eastern()]
        found.sort(key=lambda number: (number.start, number.end))
        return sorted(
            [*self.bounded(self.masked(found)), *rough(self.even, self.words, self.tag)],
            key=lambda number: (number.start, number.end),
        )

    def figures(self) -> Iterator[Found]:
        for at, token in enumerate(self.words):
            if token.digits and len(token.text) <= 2 * _LONGEST_FIGURES:
                yield from self.figure(at, token)

    def figure(self, at: int, token: Token) -> Iterator[Found]:
        """What a number in figures may be."""
        whole, decimals, in_parts = parsed_figures(token.text)
        if len(whole) > _LONGEST_FIGURES:
            return
        value = Fraction(f"{whole}.{decimals}") if decimals else int(whole)
        factor, end, last = self.factor(at, token)
        half = half_behind(self.words, at + 1) if factor == 1 and language_of(self.language) in READ else None
        if half is not None:
            # «2 с половиной тысячи», "2 and a half million".
            scale = factor_of(self.words[half].text) if half < len(self.words) else 0
            value, factor, last = value + Fraction(1, 2), scale or 1, half + bool(scale)
            end = self.words[last - 1].end
        value *= factor
        rest = self.spelled.get(at + 1)
        if rest is not None and rest.following > last == at + 2:
            # "3 thousand two hundred": what was read as a thousand and two hundred is three.
            value, end, last = value + rest.value - factor, rest.end, rest.following
        if value.denominator != 1:
            self.used.update(range(at, last))
            yield Found(value, token.start, end, "decimal", at)
            return
        number = int(value)
        for kind in self.kinds(at, end, number, plain=factor == 1 and len(whole) == len(token.text)):
            suffixed = kind == "ordinal" and self.suffix(at, end) in signs.ORDINAL_SUFFIXES
            yield Found(number, token.start, self.words[at + 1].end if suffixed else end, kind, at, factor)
        self.used.update(range(at, last))
        if in_parts and factor == 1:
            # "27 126" may be two numbers; with other marks between the digits it is one.
            start = token.start
            for part in token.text.split(" "):
                yield Found(int(part), start, start + len(part), "cardinal", at, in_parts=True)
                start += len(part) + 1

    def factor(self, at: int, token: Token) -> tuple[int, int, int]:
        """What a number is multiplied by ("2.5 million", 12万), its end, and the token behind it."""
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        if after is None or after.start - token.end > 1:
            return 1, token.end, at + 1
        glued = after.start == token.end
        letter = self.even[after.start] if glued else ""
        if glued and after.text in signs.SCALES:
            return 10 ** signs.SCALES[after.text], after.end, at + 2
        if letter in signs.SCALES and not letter.isascii():
            return 10 ** signs.SCALES[letter], after.start + 1, at + 1
        factor = factor_of(after.text, self.tag)
        if factor and (glued or self.even[token.end].isspace() or self.even[token.end] in _HYPHENS):
            # A thousand million, as in "2 mil millones".
            more = None if self.tag in READ else next(iter(self.words[at + 2 : at + 3]), None)
            further = factor_of(more.text, self.tag) if more else 0
            if more and further > factor and self.even[after.end : more.start].isspace():
                return factor * further, more.end, at + 3
            return factor, after.end, at + 2
        return 1, token.end, at + 1

    def kinds(self, at: int, end: int, number: int, *, plain: bool) -> list[Kind]:
        """What a whole number in figures may be, given what stands around it."""
        token = self.words[at]
        if _pattern(_PERCENT).match(self.even, end):
            return ["percent"]
        if self.even.startswith(signs.ORDINAL_MARKS, token.start - 1) and token.start:
            return ["ordinal"]
        suffix = self.suffix(at, end)
        if suffix in signs.ORDINAL_SUFFIXES:
            return ["ordinal", "cardinal"] if suffix in signs.CARDINAL_SUFFIXES else ["ordinal"]
        if self.labelled(at) or (suffix and len(suffix) == 1 and suffix != suffix.upper()):
            return ["label"]
        if _pattern(_FRACTION).match(self.even, end) or self.even[max(token.start - 1, 0)] == "/":
            return ["fraction"]
        kinds: list[Kind] = ["cardinal"]
        if plain and len(token.text) == _YEAR_FIGURES and number in _YEARS:
            kinds = ["year"]
        if self.numbered(at):
            kinds.append("numbered")
        full_stop = self.even.startswith(". ", end) and self.tag in signs.WITH_FULL_STOP
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
        if letters not in signs.ORDINAL_SUFFIXES:
            letters = unicodedata.normalize("NFKC", letters)
        known = letters in (signs.ENGLISH_SUFFIXES if letters.isascii() else signs.ORDINAL_SUFFIXES)
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
        if self.even[max(start - 2, 0) : start].strip()[-1:] in {*signs.NUMBER_SIGNS}:
            return True
        if not at or self.words[at - 1].text not in signs.NUMBERED:
            return False
        return self.even[self.words[at - 1].end : start].strip() in {"", ".", "-", ":"}

    def in_words(self) -> Iterator[Found]:
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
            yield Found(
                *(number.value, number.start, number.end, kind, at, number.scale),
                spelled=True,
                turned=number.turned,
            )

    def several(self, at: int) -> bool:
        """Whether a word is no number because only several of it are told of: "several hundred"."""
        return at > 0 and self.words[at].text in signs.SEVERAL_OF and self.words[at - 1].text in signs.SEVERAL

    def spelled_kind(self, number: Spelled) -> Kind:
        if number.ordinal:
            return "ordinal"
        if _pattern(_PERCENT).match(self.even, number.end):
            return "percent"
        following = self.spelled.get(number.following)
        third = number.value == 1 and following is not None and following.ordinal
        third = third and following is not None and self.even[number.end : following.start] in {" ", "-"}
        return "fraction" if third or _pattern(_FRACTION).match(self.even, number.end) else "cardinal"

    def roman(self) -> Iterator[Found]:
        for at, token in enumerate(self.words):
            if not token.digits and 0 < token.end - token.start <= _LONGEST_FIGURES and at not in self.used:
                value = value_of_roman(self.even[token.start : token.end])
                around = (
                    self.even[max(token.start - 1, 0) : token.start] + self.even[token.end : token.end + 1]
                )
                initial = token.end - token.start == 1 and around.endswith(".")
                if value and not initial and not any(map(str.isdecimal, around)):
                    yield Found(value, token.start, token.end, "roman", at)

    def eastern(self) -> Iterator[Found]:
        if self.tag not in READ:
            return
        at = 0
        for value, start, end in chinese(self.even):
            while at + 1 < len(self.words) and self.words[at + 1].start <= start:
                at += 1
            if start and self.even[start - 1].isdecimal():
                continue
            ordinal = start > 0 and self.even.startswith(signs.ORDINAL_MARKS, start - 1)
            yield Found(value, start, end, "ordinal" if ordinal else "cardinal", at, spelled=True)

    def masked(self, found: list[Found]) -> list[Found]:
        """The same numbers, those that are part of a day or a time marked as such."""
        whole = [
            (d.start, d.end)
            for d in days(self.even, self.language)
            # Two years, as in «1991-95 гг.», are no counts either.
            if d.certain and (d.month or d.day or d.several)
        ]
        spans: list[tuple[int, int, Kind]] = []
        spans.extend((start, end, "date") for start, end in whole)
        spans.extend((time.start, time.end, "time") for time in times(self.even))
        spans.extend((*match.span(), "label") for match in _pattern(_TELEPHONE).finditer(self.even))
        spans.sort()
        masked = []
        place = 0
        for number in found:
            while place < len(spans) and spans[place][1] <= number.start:
                place += 1
            covered = place < len(spans) and spans[place][0] < number.end
            masked.append(number._replace(kind=spans[place][2]) if covered else number)
        return masked

    def bounded(self, found: Sequence[Found]) -> Iterator[Number]:
        starts = {number.start for number in found}
        ranges = dict(self.ranges(found))
        for place, number in enumerate(found):
            made = Number(number.value, number.start, number.end, number.kind, spelled=number.spelled)
            if place in ranges:
                yield ranges[place]
            elif number.kind in {"cardinal", "year"}:
                word = self.words[number.token - 1].text if number.token else ""
                bound = bound_before(self.even, number.start, number.end, word, self.tag)
                bound = bound or bound_behind(self.even, number.end, starts, self.tag)
                bound = bound or russian_bound(self.even, number, self.words, self.language)
                yield (
                    made._replace(unread=unread_before(self.even, self.words, number, self.tag))
                    if bound is None
                    else made._replace(
                        comparators=bound.comparators,
                        bound=(bound.start, bound.end),
                        unread="" if bound.sure else self.even[bound.start : bound.end],
                    )
                )
            else:
                yield made

    def ranges(self, found: Sequence[Found]) -> Iterator[tuple[int, Number]]:
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
            yield low_place, end_of(low, ends[0], kind, ("at least", *exactly), bound, ends)
            yield high_place, end_of(high, ends[1], kind, ("at most", *exactly), bound, ends)

    def range_between(self, low: Found, high: Found) -> bool | None:
        """Whether two numbers are ends of what changed rather than of a range; None if they are no ends."""
        joining = _pattern(_BETWEEN_ENDS).fullmatch(self.even, low.end, high.start)
        if joining is None:
            return None
        word, before = joining[0].strip().lower(), self.opened(low)
        if word in _AND:
            return False if before in _BETWEEN else None
        # "From 80 to 90 delegations" may be a range, or what the number was and became.
        return before in _FROM - {"от"} and word in {"to", "до"}

    def opened(self, low: Found) -> str:
        """The word before a number that opens a range; empty if none does."""
        before = self.words[low.token - 1] if low.token else None
        if before is None or before.text not in {*_BETWEEN, *_FROM}:
            return ""
        return before.text if self.even[before.end : low.start].isspace() else ""

    def vague(self) -> list[Vague]:
        """The words that tell the size of a number and are no part of one, as in "3 thousand"."""
        units = {at: unit for at, token in enumerate(self.words) if (unit := self.unit(at, token))}
        if not units or self.tag not in READ:
            return []
        used: set[int] = set()
        for at, token in enumerate(self.words):
            if token.digits:
                used.update(range(at, self.factor(at, token)[2]))
                half = half_behind(self.words, at + 1)
                used.update(() if half is None else range(at, half + 1))
        for at, number in self.spelled.items():
            one_or_more = self.words[at].text == ONE_OR_MORE and self.words[at - 1].text not in BEFORE_ONE
            if not self.several(at) and not (one_or_more and number.following == at + 1):
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
        of_several = at > 0 and self.words[at - 1].text in signs.SEVERAL
        return signs.VAGUE.get(token.text) or (signs.SEVERAL_OF.get(token.text, 0) if of_several else 0)
