"""The words for numbers, English and Russian, and what each of them is a part of."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

__all__ = [
    "AMBIGUOUS",
    "BEFORE_ONE",
    "COUNTED_BY_IT",
    "FOR_THE_FIRST_TIME",
    "OF_NONE",
    "OF_ONE",
    "ONE_OR_MORE",
    "PLURALS",
    "SHORT",
    "TURNED_SCALES",
    "WEAK",
    "Meaning",
    "Part",
    "Role",
    "Row",
    "Spelled",
    "joined",
    "known_parts",
    "prefixes",
]

Role = Literal["unit", "teen", "ten", "hundreds", "hundred", "scale", "dozen", "whole"]


class Part(NamedTuple):
    """A word that is a part of a number: its value and its role."""

    value: Fraction
    role: Role
    ordinal: bool


Meaning: TypeAlias = tuple[Literal["exactly", "about", "at least"], ...]


class Spelled(NamedTuple):
    """A number written in words.

    Attributes:
        value: The number.
        start: Where it begins.
        end: Where it ends, exclusive.
        ordinal: Whether it says a place in an order: "fifth".
        following: The place in the list of tokens behind it.
        scale: What its last word multiplies by: 1000 in "three thousand", 12 in "two dozen", else 1.
        turned: Whether its scale stands first, which means "about": «тысяч пять».
        comparators: What its own words make of it: "a couple of" is about two. Empty: it is as it says.
    """

    value: int
    start: int
    end: int
    ordinal: bool
    following: int
    scale: int
    turned: bool = False
    comparators: Meaning = ()


def _adjectives(stem: str) -> str:
    return " ".join(stem + end for end in "ый ой ая ое ые ого ому ую ым ою ом ых ыми".split())


_UNITS = "one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINAL_UNITS = "first second third fourth fifth sixth seventh eighth ninth"
_ORDINAL_TEENS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_ORDINAL_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "bn": 9, "mln": 6, "mn": 6}

_RU_UNITS = (
    "один одна одно одни одного одной одну одному одним одною одном одних одними",
    "два две двух двум двумя двое двоих двоим двоими",
    "три трех трем тремя трое троих троим троими",
    "четыре четырех четырем четырьмя четверо четверых четверым четверыми",
    "пять пяти пятью пятеро пятерых пятерым пятерыми",
    "шесть шести шестью шестеро шестерых шестерым шестерыми",
    "семь семи семью семеро семерых семерым семерыми",
    "восемь восьми восемью восьмью восьмеро восьмерых восьмерым восьмерыми",
    "девять девяти девятью девятеро девятерых девятерым девятерыми",
)
_RU_TEENS = (
    "десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат"
)
_RU_TENS = (
    "двадцать двадцати двадцатью",
    "тридцать тридцати тридцатью",
    "сорок сорока",
    "пятьдесят пятидесяти пятьюдесятью",
    "шестьдесят шестидесяти шестьюдесятью",
    "семьдесят семидесяти семьюдесятью",
    "восемьдесят восьмидесяти восемьюдесятью восьмьюдесятью",
    "девяносто девяноста",
)
_RU_HUNDREDS = (
    "сто ста",
    "двести двухсот двумстам двумястами двухстах",
    "триста трехсот тремстам тремястами трехстах",
    "четыреста четырехсот четыремстам четырьмястами четырехстах",
    "пятьсот пятисот пятистам пятьюстами пятистах",
    "шестьсот шестисот шестистам шестьюстами шестистах",
    "семьсот семисот семистам семьюстами семистах",
    "восемьсот восьмисот восьмистам восемьюстами восьмистах",
    "девятьсот девятисот девятистам девятьюстами девятистах",
)
_RU_ORDINAL_UNITS = "перв втор трет четверт пят шест седьм восьм девят"
_RU_ORDINAL_TENS = "двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност"
_RU_ORDINAL_HUNDREDS = "сот двухсот трехсот четырехсот пятисот шестисот семисот восьмисот девятисот"
_RU_THIRD = (
    "третий третья третье третьи третьего третьей третьему третью третьим третьею третьем третьих третьими"
)
_RU_SCALES = {
    3: "тысяча тысячи тысяче тысячу тысячей тысячью тысяч тысячам тысячами тысячах тыс",
    6: "миллион миллиона миллиону миллионом миллионе миллионы миллионов миллионам миллионами миллионах млн",
    9: "миллиард миллиарда миллиарду миллиардом миллиарде миллиарды миллиардов миллиардам миллиардами млрд",
    12: "триллион триллиона триллиону триллионом триллионе триллионы триллионов трлн",
}
# Scales that count only behind a number.
SHORT = frozenset("bn mn mln тыс млн млрд трлн".split())
# Nouns that count: two dozen, два десятка, полторы сотни.
_DOZENS = {
    12: "dozen дюжина дюжины дюжину дюжине дюжиной дюжин",
    10: "десяток десятка десятку десятком десятке десятков десяткам",
    100: "сотня сотни сотню сотне сотней сотен",
}
_WHOLE = {
    0: "zero ноль нуль ноля нуля нулю нулем",
    1: "единственный единственная единственное единственного единственной единственному единственную "
    "единственным единственном",
    2: "оба обе обоих обеих обоим обеим обоими обеими пара пару пары паре парой",
    6: "полдюжины полудюжины полудюжине полудюжину полудюжиной",
    60: "threescore",
    80: "fourscore",
    50: "полсотни полусотни полусотне полусотню полусотней",
    150: "полтораста полутораста",
    500: "полтысячи полутысячи полутысяче полутысячу полутысячей",
    500_000: "полмиллиона полумиллиона полумиллиону полумиллионом полумиллионе",
    500_000_000: "полмиллиарда полумиллиарда полумиллиарду полумиллиардом полумиллиарде",
}
WEAK = frozenset(_WHOLE[2].split()) | frozenset("both no none not single sole lone pair couple".split())
"""Words of every text that carry their number, but contradict no other."""
FOR_THE_FIRST_TIME = "впервые"
# Behind «ни» they mean that there was none.
OF_NONE = frozenset(
    "один одна одно одного одной одну одному одним одном единого единой единую единому".split()
)
# «Семью» is seven, or a family: seven only where what is counted follows in the same case.
AMBIGUOUS = "семью"
COUNTED_BY_IT = ("ами", "ями", "ьми", "ыми", "ими")
# What these forms mean by themselves is more than one of it, and not how many.
PLURALS = frozenset(
    "тысячи тысяч тысячам тысячами тысячах миллионы миллионов миллионам миллионами миллионах миллиарды "
    "миллиардов десятка десятков десяткам сотни сотен сотням дюжин триллионы триллионов".split()
)
ONE_OR_MORE = "дюжины"
"""What may be one of it as well as several."""
# Before a number these turn it round, which means "about": «тысяч пять», «десятка два».
TURNED_SCALES = frozenset(
    "тысячи тысяч миллиона миллионов миллиарда миллиардов десятка десятков сотни сотен дюжины дюжин".split()
)

OF_ONE = frozenset("тысячи сотни десятка дюжины".split())
BEFORE_ONE = frozenset("около более больше менее меньше свыше сверх порядка до от доброй доброго".split())

# "Three-day" is three words less a space in Russian: «трёхдневный».
_RU_PREFIXES = (
    "одно двух трех четырех пяти шести семи восьми девяти десяти одиннадцати двенадцати тринадцати "
    "четырнадцати пятнадцати шестнадцати семнадцати восемнадцати девятнадцати двадцати"
)
_RU_JOINED = "дневн суточн недельн месячн летн час сторонн кратн мильн этажн"


@functools.cache
def known_parts() -> dict[str, Part]:
    """All words that are parts of a number."""
    table: dict[str, Part] = {}
    for words, value, role, ordinal in (*_english(), *_russian()):
        table.update(dict.fromkeys(words.split(), Part(Fraction(value), role, ordinal)))
    return table


Row: TypeAlias = "tuple[str, Fraction | int, Role, bool]"


def _english() -> Iterator[Row]:
    """The words of a value, the value, their role, and whether they are ordinals."""
    rows: Sequence[tuple[str, int, int, Role, bool]] = (
        (_UNITS, 1, 1, "unit", False),
        (_TEENS, 10, 1, "teen", False),
        (_TENS, 20, 10, "ten", False),
        (_ORDINAL_UNITS, 1, 1, "unit", True),
        (_ORDINAL_TEENS, 10, 1, "teen", True),
        (_ORDINAL_TENS, 20, 10, "ten", True),
    )
    for words, first, step, role, ordinal in rows:
        for place, word in enumerate(words.split()):
            yield word, first + step * place, role, ordinal
    yield "hundred", 100, "hundred", False
    yield "hundredth", 100, "hundred", True
    for word, power in _SCALES.items():
        yield word, 10**power, "scale", False
        yield f"{word}th", 10**power, "scale", True


def _russian() -> Iterator[Row]:
    teens = [f"{stem}ь {stem}и {stem}ью" for stem in _RU_TEENS.split()]
    teens[0] += " десятеро десятерых десятерым десятерыми"
    rows: Sequence[tuple[Sequence[str], str, int, int, Role]] = (
        (_RU_UNITS, _RU_ORDINAL_UNITS, 1, 1, "unit"),
        (teens, _RU_TEENS, 10, 1, "teen"),
        (_RU_TENS, _RU_ORDINAL_TENS, 20, 10, "ten"),
        (_RU_HUNDREDS, _RU_ORDINAL_HUNDREDS, 100, 100, "hundreds"),
    )
    for forms, stems, first, step, role in rows:
        for place, (form, stem) in enumerate(zip(forms, stems.split(), strict=True)):
            yield form, first + step * place, role, False
            yield _adjectives(stem), first + step * place, role, True
    yield _RU_THIRD, 3, "unit", True
    yield FOR_THE_FIRST_TIME, 1, "unit", True
    yield "полтора полторы полутора", Fraction(3, 2), "unit", False
    for power, words in _RU_SCALES.items():
        yield words, 10**power, "scale", False
    for power, stem in ((3, "тысячн"), (6, "миллионн"), (9, "миллиардн")):
        yield _adjectives(stem), 10**power, "scale", True
    for value, words in _DOZENS.items():
        yield words, value, "dozen", False
    for value, words in _WHOLE.items():
        yield words, value, "whole", False


@functools.cache
def joined() -> re.Pattern[str]:
    """Finds a number that begins a compound word: «двухдневный»."""
    return re.compile(rf"({'|'.join(prefixes())})(?={'|'.join(_RU_JOINED.split())})")


@functools.cache
def prefixes() -> dict[str, int]:
    """The value of each number that begins a compound word."""
    return {word: n for n, word in enumerate(_RU_PREFIXES.split(), start=1)} | {
        "сорока": 40,
        "сто": 100,
        "ста": 100,
    }
