"""What sorts of number there are, and what beside a number tells its sort."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, NamedTuple

from security_meetings.support.bounds import EXACTLY, Comparator, Meanings

__all__ = [
    "CARDINAL_SUFFIXES",
    "ENGLISH_SUFFIXES",
    "NUMBERED",
    "NUMBER_SIGNS",
    "ORDINAL_MARKS",
    "ORDINAL_SUFFIXES",
    "SCALES",
    "SEVERAL",
    "SEVERAL_OF",
    "VAGUE",
    "WITH_FULL_STOP",
    "Found",
    "Kind",
    "Number",
    "Vague",
    "end_of",
    "plain_number",
]

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
    "measure",
    "label",
]
"""What a number is.

Counts are cardinals ("126", "two dozen"), the ends of a range ("80 to 90") and four figures that may be a
year as well. Places in an order are ordinals ("13th", "thirteenth"), the 13 of "Session 13" and of "No. 13",
and roman numerals. The others are neither: parts of days and times, 3.5, 45 %, 1/3, what measures
(money, lengths, ages), and what is part of a name or a phrase: the 7 of "G7", the one of "one another".
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
        unread: The word before it that may bound it, of a language that is read in part; empty if none may.
    """

    value: int | Fraction
    start: int
    end: int
    kind: Kind
    comparators: Meanings = EXACTLY
    bound: tuple[int, int] | None = None
    ends: tuple[int, int] | None = None
    spelled: bool = False
    unread: str = ""


def end_of(
    number: Found, value: int, kind: Kind, meanings: Meanings, bound: tuple[int, int], ends: tuple[int, int]
) -> Number:
    """The number that is an end of a range."""
    return Number(value, number.start, number.end, kind, meanings, bound, ends, number.spelled)


def plain_number(number: Found, value: int) -> Number:
    """A number that nothing bounds."""
    return Number(value, number.start, number.end, number.kind, spelled=number.spelled)


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


class Found(NamedTuple):
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
        turned: Whether its scale stands before it, which means "about": «тысяч пять».
        said: What its own words make of it; empty if it is as it says.
    """

    value: int | Fraction
    start: int
    end: int
    kind: Kind
    token: int
    scale: int = 1
    spelled: bool = False
    in_parts: bool = False
    turned: bool = False
    said: Meanings = ()


VAGUE: Mapping[str, int] = {
    **dict.fromkeys("dozens дюжины".split(), 12),
    **dict.fromkeys(("scores",), 20),
    **dict.fromkeys("tens десятки десятков десяткам десятками десятках".split(), 10),
    **dict.fromkeys("hundreds сотни сотен сотням сотнями сотнях".split(), 100),
    **dict.fromkeys("thousands тысячи тысяч тысячам тысячами тысячах".split(), 1000),
}
SEVERAL = frozenset("several few many несколько нескольких несколькими нескольким".split())
SEVERAL_OF: Mapping[str, int] = {"dozen": 12, "hundred": 100, "thousand": 1000}

# A noun before a figure makes it a place in an order: "Round 13", «сессия 13».
NUMBERED = frozenset(
    "edition session round meeting conference forum summit congress symposium assembly convention seminar "
    "workshop dialogue festival plenary sitting part panel day stage phase series class "
    "сессия сессии сессию заседание заседания заседании раунд раунда раунде встреча встречи встрече встречу "
    "форум форума форуме конференция конференции конференцию саммит саммита саммите съезд съезда съезде "
    "конгресс конгресса симпозиум симпозиума совещание семинар ассамблея фестиваль часть день дня этап тур "
    "тагунг панель".split()
)
NUMBER_SIGNS = "№#°º"
ENGLISH_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
ORDINAL_SUFFIXES = frozenset(
    "st nd rd th º ª e er re ère ème eme nde o a de ste "
    "й я е го му ю ой ый ий ая ое ые ого ому ую ым ом ых х м ми ти ше гі та те ша".split()
)
CARDINAL_SUFFIXES = frozenset("х м ми мя ти ю o a e".split())
# A figure with a full stop is an ordinal in these; so it may be where the language is not known.
WITH_FULL_STOP = frozenset(["", *"de da nb nn no fi cs sk pl hu et sl hr sr bs tr lv is lb az".split()])
SCALES = {
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
ORDINAL_MARKS = ("第", "제")
