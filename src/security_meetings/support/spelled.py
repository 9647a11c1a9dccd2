"""Numbers written in words, English and Russian."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from security_meetings.support.number_words import (
    AMBIGUOUS,
    BEFORE_ONE,
    COUNTED_BY_IT,
    OF_NONE,
    OF_ONE,
    PLURALS,
    SHORT,
    TURNED_SCALES,
    Part,
    Spelled,
    joined,
    known_parts,
    prefixes,
)
from security_meetings.support.partly_read import factors_of
from security_meetings.support.phrases import said_together
from security_meetings.support.tokens import Token, evened, tokens

__all__ = ["Spelled", "factor_of", "half_behind", "spelled", "spelled_at"]

_HYPHENS = {"-", "\u2010", "\u2011"}


class _Group(NamedTuple):
    value: Fraction
    following: int
    ordinal: bool


def half_behind(words: Sequence[Token], at: int) -> int | None:
    """The place behind "and a half" or «с половиной», if that stands at this place; None if not."""
    for said in (["and", "a", "half"], ["с", "половиной"]):
        if [token.text for token in words[at : at + len(said)]] == said:
            return at + len(said)
    return None


class _Reader:
    """Reads number words from a list of tokens.

    A number is a row of groups, each below a thousand, each with a smaller scale than the one before:
    "two million | three hundred and five thousand | six".
    """

    def __init__(self, even: str, words: Sequence[Token]) -> None:
        self.even = even
        self.words = words
        self.parts = known_parts()

    def part(self, at: int) -> Part | None:
        return self.parts.get(self.words[at].text) if 0 <= at < len(self.words) else None

    def joined(self, at: int) -> bool:
        """Whether a word goes on where the one before ends: a space or a hyphen between them."""
        if not 0 < at < len(self.words):
            return False
        gap = self.even[self.words[at - 1].end : self.words[at].start]
        return gap in _HYPHENS or gap.isspace()

    def next_part(self, at: int) -> Part | None:
        return self.part(at) if self.joined(at) else None

    def below_hundred(self, at: int) -> _Group | None:
        part = self.part(at)
        if part is None or part.role not in {"unit", "teen", "ten"}:
            return None
        if part.role == "ten" and not part.ordinal:
            unit = self.next_part(at + 1)
            # One and a half is no unit: «двадцать полтора» are two numbers.
            if unit is not None and unit.role == "unit" and unit.value.denominator == 1:
                return _Group(part.value + unit.value, at + 2, unit.ordinal)
        return _Group(part.value, at + 1, part.ordinal)

    def below_thousand(self, at: int) -> _Group | None:
        part = self.part(at)
        if part is not None and part.role in {"hundreds", "hundred"}:
            return self.after_hundreds(part.value, at + 1, ordinal=part.ordinal)
        small = self.below_hundred(at)
        if small is None or small.ordinal:
            return small
        hundred = self.next_part(small.following)
        if hundred is not None and hundred.role == "hundred":
            return self.after_hundreds(small.value * 100, small.following + 1, ordinal=hundred.ordinal)
        return small

    def after_hundreds(self, value: Fraction, at: int, *, ordinal: bool) -> _Group:
        rest = None if ordinal else self.rest(at)
        small = None if rest is None else self.below_hundred(rest)
        # In "one hundred two hundred" the two belongs to what follows.
        follower = None if small is None else self.next_part(small.following)
        if small is None or (follower is not None and follower.role == "hundred"):
            return _Group(value, at, ordinal)
        return _Group(value + small.value, small.following, small.ordinal)

    def rest(self, at: int) -> int | None:
        """Where the smaller part of a number goes on, an "and" passed over."""
        if not self.joined(at):
            return None
        if self.words[at].text == "and":
            return at + 1 if self.joined(at + 1) else None
        return at

    def number(self, at: int) -> Spelled | None:
        part = self.part(at)
        if part is None or not self.may_begin(at, part):
            return None
        return self.turned(at, part) or self.begun(at, part)

    def may_begin(self, at: int, part: Part) -> bool:
        """Whether a word that is part of numbers may be the first of one here."""
        word = self.words[at].text
        if word == AMBIGUOUS:
            return self.joined(at + 1) and self.words[at + 1].text.endswith(COUNTED_BY_IT)
        return part.role != "scale" or word not in SHORT

    def begun(self, at: int, part: Part) -> Spelled | None:
        half = self.half_more(at + 1) if part.role == "dozen" else None
        if half is not None:
            # A dozen and a half.
            return self.made(at, part.value * Fraction(3, 2), half, ordinal=False)
        if part.role in {"dozen", "whole"}:
            return self.made(at, part.value, at + 1, ordinal=False, scale=int(part.value) or 1)
        if part.role == "scale":
            return self.scaled(at, Fraction(1), at)
        group = self.below_thousand(at)
        if group is None:
            return None
        if group.ordinal:
            return self.made(at, group.value, group.following, ordinal=True)
        return self.scaled(at, group.value, group.following)

    def turned(self, at: int, scale: Part) -> Spelled | None:
        """«Тысяч пять»: about five thousand."""
        if self.words[at].text not in TURNED_SCALES or _is_one(self.words, at) or not self.joined(at + 1):
            return None
        group = self.below_hundred(at + 1)
        if group is None or group.ordinal or self.half_more(group.following):
            return None
        after = self.next_part(group.following)
        if after is not None and after.role in {"scale", "dozen", "hundred"}:
            return None
        made = self.made(at, group.value * scale.value, group.following, ordinal=False)
        return made and made._replace(scale=int(scale.value), turned=True)

    def scaled(self, start: int, value: Fraction, at: int) -> Spelled | None:
        """The number whose first group ends before this place, with its scale and what follows it."""
        half = self.half_more(at) if at > start else None
        value, at = (value, at) if half is None else (value + Fraction(1, 2), half)
        factor = self.part(at) if at == start else self.next_part(at)
        factors = {"scale", "dozen"} if half is None else {"scale", "dozen", "hundred"}
        if factor is None or factor.role not in factors:
            return self.made(start, value, at, ordinal=False)
        total, last, scale = value * factor.value, factor.value, int(factor.value)
        at, ordinal = at + 1, factor.ordinal
        half = None if ordinal or total.denominator > 1 else self.half_more(at)
        if half is not None:
            # A million and a half.
            return self.made(start, total + factor.value / 2, half, ordinal=False)
        while last > 1 and factor.role == "scale" and not ordinal:
            group = self.smaller(at, last)
            if group is None:
                break
            (amount, last), at, ordinal = group
            total, scale = total + amount, int(last)
        return self.made(start, total, at, ordinal=ordinal, scale=scale)

    def half_more(self, at: int) -> int | None:
        """Where a number goes on behind "and a half"; None where that does not stand here."""
        return half_behind(self.words, at)

    def smaller(self, at: int, last: Fraction) -> tuple[tuple[Fraction, Fraction], int, bool] | None:
        """The next group with its scale, if that is smaller than the last one."""
        start = self.rest(at)
        if start is None and self.goes_on_behind_comma(at):
            start = at
        if start is None:
            return None
        first = self.part(start)
        if first is not None and first.value.denominator > 1:
            return None
        group = self.below_thousand(start)
        if group is None or group.value >= last:
            return None
        scale = None if group.ordinal else self.next_part(group.following)
        if scale is None or scale.role not in {"scale", "dozen"}:
            return (group.value, Fraction(1)), group.following, group.ordinal
        if scale.role == "dozen" or scale.value >= last:
            return None
        return (group.value * scale.value, scale.value), group.following + 1, scale.ordinal

    def goes_on_behind_comma(self, at: int) -> bool:
        """Whether a number goes on behind a comma: "one thousand, two hundred and fifty".

        It does where its own "and" follows: in "a thousand, two hundred of them ministers" are two numbers.
        """
        row = [word.text for word in self.words[at + 1 : at + 3]]
        if row != ["hundred", "and"] or self.even[self.words[at - 1].end : self.words[at].start] != ", ":
            return False
        return self.part(at) is not None and self.part(at + 3) is not None

    def made(
        self, start: int, value: Fraction, following: int, *, ordinal: bool, scale: int = 1
    ) -> Spelled | None:
        if value.denominator != 1:
            return None
        end = self.words[following - 1].end
        return Spelled(int(value), self.words[start].start, end, ordinal, following, scale)


def spelled_at(even: str, words: Sequence[Token]) -> dict[int, Spelled]:
    """The numbers in words, by the place of their first word in the list of tokens."""
    reader = _Reader(even, words)
    found: dict[int, Spelled] = {}
    at = 0
    while at < len(words):
        together = _none(reader, at) or _half(reader, at) or said_together(even, words, at)
        number = together or reader.number(at) or _in_compound(words[at], at)
        if number is None:
            at += 1
            continue
        if number.following > at + 1 or words[at].text not in PLURALS or _is_one(words, at):
            found[at] = number
        at = number.following
    return found


def _none(reader: _Reader, at: int) -> Spelled | None:
    """«Ни одной»: none."""
    if reader.words[at].text != "ни" or not reader.joined(at + 1):
        return None
    if reader.words[at + 1].text not in OF_NONE:
        return None
    return reader.made(at, Fraction(0), at + 2, ordinal=False)


def _is_one(words: Sequence[Token], at: int) -> bool:
    """Whether a form is not of several but of one, as words before it ask for: «около тысячи»."""
    return words[at].text in OF_ONE and at > 0 and words[at - 1].text in BEFORE_ONE


def _in_compound(word: Token, at: int) -> Spelled | None:
    match = joined().match(word.text)
    return match and Spelled(
        prefixes()[match[1]], word.start, word.end, ordinal=False, following=at + 1, scale=1
    )


def _half(reader: _Reader, at: int) -> Spelled | None:
    """Half a dozen, half a million, half-dozen."""
    if reader.words[at].text != "half" or at + 1 >= len(reader.words):
        return None
    between = reader.words[at + 1].text in {"a", "of"}
    part = reader.part(at + 1 + between)
    if part is None or part.role not in {"dozen", "scale", "hundred"} or part.ordinal:
        return None
    if not between and not reader.joined(at + 1):
        return None
    return reader.made(at, part.value / 2, at + 2 + between, ordinal=False, scale=int(part.value))


def factor_of(word: str, language: str = "") -> int:
    """What a word multiplies a number before it by: 12 for "dozen", 1000 for «тыс»; 0 if it does not."""
    elsewhere = factors_of(language).get(word)
    if elsewhere is not None:
        return elsewhere
    part = known_parts().get(word)
    return int(part.value) if part and part.role in {"scale", "dozen", "hundred"} and not part.ordinal else 0


def spelled(text: str) -> list[Spelled]:
    """The numbers that a text writes in English or Russian words.

    >>> [n.value for n in spelled("One hundred and five came; двадцать первый; two dozen")]
    [105, 21, 24]
    """
    even, places = evened(text)
    found = spelled_at(even, tokens(even)).values()
    return [n._replace(start=places[n.start], end=places[n.end]) for n in found]
