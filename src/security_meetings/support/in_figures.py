"""Numbers in figures: what each may be, given what stands around it."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from security_meetings.support import number_kinds as signs
from security_meetings.support.figures import parsed_figures
from security_meetings.support.number_kinds import Found, Kind
from security_meetings.support.spelled import Spelled, factor_of, half_behind
from security_meetings.support.tokens import READ, Token

__all__ = ["FRACTION", "PERCENT", "Figures", "pattern"]

_LONGEST_FIGURES, _YEAR_FIGURES, _THOUSAND = 15, 4, 1000
_HYPHENS = "-‐‑"
_YEARS = range(1000, 3000)
_OF_SO_MANY = {"тысячн": 10**3, "миллионн": 10**6}
PERCENT = (
    r"[\s-]?(?:[%‰]|per\s?cent|pct\b|процент|п\.\s?п\.|відсотк|prozent|pour\s?cent|por\s?cien?to|procent)"
)
FRACTION = r"[\s-](?:thirds|quarters|fourths|fifths|sixths|tenths|halves|трети|четверти)\b|/\d"


@functools.cache
def pattern(text: str) -> re.Pattern[str]:
    """A pattern that passes over case, compiled when it is first used."""
    return re.compile(text, re.IGNORECASE)


class Figures:
    """The numbers in figures of one text.

    Attributes:
        used: The places of the tokens that are part of one, once they are read.
    """

    def __init__(self, even: str, words: Sequence[Token], tag: str, spelled: Mapping[int, Spelled]) -> None:
        """Args: the even text, its tokens, its language as the tag begins, and its numbers in words."""
        self.even = even
        self.words = words
        self.tag = tag
        self.spelled = spelled
        self.used: set[int] = set()

    def read(self) -> Iterator[Found]:
        """What each number may be, all readings of it."""
        for at, token in enumerate(self.words):
            if token.digits and at not in self.used and len(token.text) <= 2 * _LONGEST_FIGURES:
                yield from self.figure(at, token)

    def figure(self, at: int, token: Token) -> Iterator[Found]:
        """What a number in figures may be."""
        whole, decimals, in_parts = parsed_figures(token.text)
        if len(whole) > _LONGEST_FIGURES:
            return
        value = Fraction(f"{whole}.{decimals}") if decimals else int(whole)
        factor, end, last = self.factor(at, token)
        half = self.half_behind(at + 1) if factor == 1 and self.tag in READ else None
        if half is not None:
            # «2 с половиной тысячи», "2 and a half million".
            scale = factor_of(self.words[half].text) if half < len(self.words) else 0
            value, factor, last = value + self.share(at + 1), scale or 1, half + bool(scale)
            end = self.words[last - 1].end
        value *= factor
        if factor >= _THOUSAND:
            value, end, last = self.with_rest(value, end, last, factor)
        rest = self.spelled.get(at + 1)
        if rest is not None and rest.following > last == at + 2:
            # "3 thousand two hundred": what was read as a thousand and two hundred is three.
            value, end, last = value + rest.value - factor, rest.end, rest.following
        if value.denominator != 1 or (decimals and factor == 1):
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

    def half_behind(self, at: int) -> int | None:
        """The place behind "and a half" or behind the ½ that goes on a figure; None if neither is here."""
        return at + 1 if self.is_sign(at) else half_behind(self.words, at)

    def is_sign(self, at: int) -> bool:
        """Whether a token is one sign for a share that goes on a figure: 12½."""
        if at >= len(self.words) or self.words[at].end - self.words[at].start != 1:
            return False
        sign = self.even[self.words[at].start]
        beside = self.words[at].start - self.words[at - 1].end <= 1
        return beside and unicodedata.decomposition(sign).startswith("<fraction>")

    def share(self, at: int) -> Fraction:
        """What a sign for a share is, else a half."""
        if not self.is_sign(at):
            return Fraction(1, 2)
        return Fraction(unicodedata.numeric(self.even[self.words[at].start])).limit_denominator(10)

    def with_rest(
        self, value: Fraction | int, end: int, last: int, factor: int
    ) -> tuple[Fraction | int, int, int]:
        """A number with the smaller figures behind its scale, as Russian has it: «2 млн 300 тыс.»."""
        rest = self.words[last] if last < len(self.words) else None
        if rest is None or not rest.text.isdecimal() or len(rest.text) > len("999"):
            return value, end, last
        scale, rest_end, rest_last = self.factor(last, rest)
        # English has no such number: "Of 2 million 300 came".
        joined = self.even[end : rest.start].lstrip(".") in {" ", "\u00a0"}
        if not joined or self.words[last - 1].text.isascii() or int(rest.text) * scale >= factor:
            return value, end, last
        return value + int(rest.text) * scale, rest_end, rest_last

    def factor(self, at: int, token: Token) -> tuple[int, int, int]:
        """What a number is multiplied by ("2.5 million", 12万), its end, and the token behind it."""
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        if after is None or after.start - token.end > 1:
            return 1, token.end, at + 1
        glued = after.start == token.end
        letter = self.even[after.start] if glued else ""
        if glued and after.text in signs.SCALES and not self.even[after.end : after.end + 1].isdecimal():
            return 10 ** signs.SCALES[after.text], after.end, at + 2
        if letter in signs.SCALES and not letter.isascii():
            return 10 ** signs.SCALES[letter], after.start + 1, at + 1
        factor = factor_of(after.text, self.tag)
        if self.even[token.end] in _HYPHENS:
            # «40-тысячная».
            factor = next((n for stem, n in _OF_SO_MANY.items() if after.text.startswith(stem)), factor)
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
        if pattern(PERCENT).match(self.even, end) or self.even.endswith(("%", "百分之"), 0, token.start):
            return ["percent"]
        if self.even.startswith(signs.ORDINAL_MARKS, token.start - 1) and token.start:
            return ["ordinal"]
        suffix = self.suffix(at, end)
        if suffix in signs.ORDINAL_SUFFIXES:
            return self.suffixed(at, number, suffix)
        if self.labelled(at) or (suffix and len(suffix) == 1 and suffix != suffix.upper()):
            return ["label"]
        if pattern(FRACTION).match(self.even, end) or self.even[max(token.start - 1, 0)] == "/":
            return ["fraction"]
        kinds: list[Kind] = ["cardinal"]
        if plain and len(token.text) == _YEAR_FIGURES and number in _YEARS:
            kinds = ["year"]
        full_stop = self.even.startswith(". ", end) and self.tag in signs.WITH_FULL_STOP
        return (
            [*kinds, "ordinal"]
            if full_stop or self.even.startswith((".º", ".ª", ":e ", ":a "), end)
            else kinds
        )

    def suffixed(self, at: int, number: int, suffix: str) -> list[Kind]:
        """What figures with the letters of an ordinal behind them may be."""
        if suffix not in signs.CARDINAL_SUFFIXES:
            return ["ordinal"]
        return ["date"] if self.is_decade(at, number) else ["ordinal", "cardinal"]

    def is_decade(self, at: int, number: int) -> bool:
        """Whether figures with letters behind them are a decade: «2000-х», «90-х годов»."""
        of_years = at + 2 < len(self.words) and self.words[at + 2].text.startswith("год")
        return number % 10 == 0 and (of_years or number in _YEARS)

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
