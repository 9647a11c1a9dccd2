"""Numbers written in words, English and Russian, and in Chinese numerals; the tokens all readers share."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias, cast

__all__ = [
    "READ",
    "Spelled",
    "Token",
    "chinese",
    "evened",
    "factor_of",
    "language_of",
    "spelled",
    "spelled_at",
    "tokens",
]

READ = frozenset({"en", "ru", "zh", "ja", ""})
"""The languages whose number words are read; the empty one is a text that does not tell its language.

English, Russian and Chinese differ in their letters, so one table serves all of them.
"""

# Longer words are no number, and need not be looked up.
_LONGEST_WORD = 40
# More marks than this on one letter are no writing (UAX #15 draws the same line), and slow to put in order.
_MOST_MARKS = 30
_SOFT_HYPHEN = "\u00ad"
_STRESS = "\u0301"
_HYPHENS = {"-", "\u2010", "\u2011"}

Role = Literal["unit", "teen", "ten", "hundreds", "hundred", "scale", "dozen", "whole"]


class Token(NamedTuple):
    """A word or a number in digits.

    Attributes:
        text: The word in small letters, ё as е; digits as they stand.
        start: Where it begins.
        end: Where it ends, exclusive.
        digits: Whether it is a number in digits.
    """

    text: str
    start: int
    end: int
    digits: bool


class Spelled(NamedTuple):
    """A number written in words.

    Attributes:
        value: The number.
        start: Where it begins.
        end: Where it ends, exclusive.
        ordinal: Whether it says a place in an order: "fifth".
        following: The place in the list of tokens behind it.
        scale: What its last word multiplies by: 1000 in "three thousand", 12 in "two dozen", else 1.
    """

    value: int
    start: int
    end: int
    ordinal: bool
    following: int
    scale: int


class _Part(NamedTuple):
    value: Fraction
    role: Role
    ordinal: bool


class _Group(NamedTuple):
    value: Fraction
    following: int
    ordinal: bool


def language_of(tag: str | None) -> str:
    """The language of a BCP 47 tag, without region and script; empty where there is none.

    >>> language_of("en-GB"), language_of(None)
    ('en', '')
    """
    return re.split("[-_]", tag or "", maxsplit=1)[0].lower()


def evened(text: str) -> tuple[str, Sequence[int]]:
    r"""The text with each letter and its marks as one, soft hyphens and stress marks left out.

    Returns:
        The even text, and for each of its offsets (its length included) the offset in the text given.

    >>> evened("двена\u0301дцатыи\u0306")[0]
    'двенадцатый'
    """
    if text.isascii() or not (any(map(unicodedata.combining, text)) or _SOFT_HYPHEN in text):
        return text, range(len(text) + 1)
    even: list[str] = []
    places: list[int] = []
    for start, end in _letters(text):
        marked = text[start:end].replace(_SOFT_HYPHEN, "")
        whole = unicodedata.normalize("NFC", marked) if end - start <= _MOST_MARKS else marked
        if len(whole) > 1:
            whole = whole.replace(_STRESS, "")
        even.append(whole)
        places.extend([start] * len(whole))
    return "".join(even), [*places, len(text)]


def _letters(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not (unicodedata.combining(text[at]) or text[at] == _SOFT_HYPHEN):
            yield start, at
            start = at


@functools.cache
def _token() -> re.Pattern[str]:
    # Digits in threes with one mark between them; in the Indian way (12,50,000); or as they come.
    marks = ",.'’٬،，\u00a0\u202f\u2009\u2007 "
    return re.compile(
        rf"""(?!0)\d{{1,3}}(?P<mark>[{marks}])\d{{3}}(?:(?P=mark)\d{{3}}){{0,5}}(?!\d)(?:[.,٫]\d++)?
        | (?!0)\d{{1,2}}(?:,\d\d){{1,4}},\d{{3}}(?!\d)
        | \d++(?:[.,٫]\d++)?
        | [^\W\d_]++""",
        re.VERBOSE,
    )


def tokens(even: str) -> list[Token]:
    """The words and numbers of an even text, in order."""
    found = []
    for match in _token().finditer(even):
        word = match[0]
        digits = word[0].isdecimal()
        if not digits:
            word = word.lower().replace("ё", "е") if len(word) <= _LONGEST_WORD else ""
        found.append(Token(word, *match.span(), digits))
    return found


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
_SHORT = frozenset("bn mn mln тыс млн млрд трлн".split())
# Nouns that count: two dozen, два десятка, полторы сотни.
_DOZENS = {
    12: "dozen дюжина дюжины дюжину дюжине дюжиной дюжин",
    10: "десяток десятка десятку десятком десятке десятков десяткам",
    100: "сотня сотни сотню сотне сотней сотен",
}
_WHOLE = {
    0: "zero ноль нуль ноля нуля нулю нулем",
    6: "полдюжины",
    50: "полсотни",
    150: "полтораста",
    500: "полтысячи",
    500_000: "полмиллиона",
}
# What these forms mean by themselves is more than one of it, and not how many.
PLURALS = frozenset(
    "тысячи тысяч тысячам тысячами тысячах миллионы миллионов миллионам миллионами миллионах миллиарды "
    "миллиардов десятка десятков десяткам сотни сотен сотням дюжины дюжин триллионы триллионов".split()
)

_OF_ONE = frozenset("тысячи сотни десятка дюжины".split())
_BEFORE_ONE = frozenset("около более больше менее меньше свыше сверх порядка до".split())

# "Three-day" is three words less a space in Russian: «трёхдневный».
_RU_PREFIXES = (
    "одно двух трех четырех пяти шести семи восьми девяти десяти одиннадцати двенадцати тринадцати "
    "четырнадцати пятнадцати шестнадцати семнадцати восемнадцати девятнадцати двадцати"
)
_RU_JOINED = "дневн суточн недельн месячн летн час сторонн кратн мильн этажн"


@functools.cache
def _parts() -> dict[str, _Part]:
    table: dict[str, _Part] = {}
    for words, value, role, ordinal in (*_english(), *_russian()):
        table.update(dict.fromkeys(words.split(), _Part(Fraction(value), role, ordinal)))
    return table


Row: TypeAlias = "tuple[str, Fraction | int, Role, bool]"


def _english() -> Iterator[Row]:
    """The words of a value, the value, their role, and whether they are ordinals."""
    for words, first, step, role, ordinal in (
        (_UNITS, 1, 1, "unit", False),
        (_TEENS, 10, 1, "teen", False),
        (_TENS, 20, 10, "ten", False),
        (_ORDINAL_UNITS, 1, 1, "unit", True),
        (_ORDINAL_TEENS, 10, 1, "teen", True),
        (_ORDINAL_TENS, 20, 10, "ten", True),
    ):
        for place, word in enumerate(words.split()):
            yield word, first + step * place, cast("Role", role), ordinal
    yield "hundred", 100, "hundred", False
    yield "hundredth", 100, "hundred", True
    for word, power in _SCALES.items():
        yield word, 10**power, "scale", False
        yield f"{word}th", 10**power, "scale", True


def _russian() -> Iterator[Row]:
    teens = [f"{stem}ь {stem}и {stem}ью" for stem in _RU_TEENS.split()]
    for forms, stems, first, step, role in (
        (_RU_UNITS, _RU_ORDINAL_UNITS, 1, 1, "unit"),
        (teens, _RU_TEENS, 10, 1, "teen"),
        (_RU_TENS, _RU_ORDINAL_TENS, 20, 10, "ten"),
        (_RU_HUNDREDS, _RU_ORDINAL_HUNDREDS, 100, 100, "hundreds"),
    ):
        for place, (form, stem) in enumerate(zip(forms, stems.split(), strict=True)):
            yield form, first + step * place, cast("Role", role), False
            yield _adjectives(stem), first + step * place, cast("Role", role), True
    yield _RU_THIRD, 3, "unit", True
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
def _joined() -> re.Pattern[str]:
    return re.compile(
        rf"({'|'.join(_RU_PREFIXES.split())}|сорока|ста?|сто)(?={'|'.join(_RU_JOINED.split())})"
    )


@functools.cache
def _prefixes() -> dict[str, int]:
    return {word: n for n, word in enumerate(_RU_PREFIXES.split(), start=1)} | {
        "сорока": 40,
        "сто": 100,
        "ста": 100,
    }


class _Reader:
    """Reads number words from a list of tokens.

    A number is a row of groups, each below a thousand, each with a smaller scale than the one before:
    "two million | three hundred and five thousand | six".
    """

    def __init__(self, even: str, words: Sequence[Token]) -> None:
        self.even = even
        self.words = words
        self.parts = _parts()

    def part(self, at: int) -> _Part | None:
        return self.parts.get(self.words[at].text) if 0 <= at < len(self.words) else None

    def joined(self, at: int) -> bool:
        """Whether a word goes on where the one before ends: a space or a hyphen between them."""
        if not 0 < at < len(self.words):
            return False
        gap = self.even[self.words[at - 1].end : self.words[at].start]
        return gap in _HYPHENS or gap.isspace()

    def next_part(self, at: int) -> _Part | None:
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
        if part is None:
            return None
        if part.role in {"dozen", "whole"}:
            return self.made(at, part.value, at + 1, ordinal=False, scale=int(part.value))
        if part.role == "scale":
            return None if self.words[at].text in _SHORT else self.scaled(at, Fraction(1), at)
        group = self.below_thousand(at)
        if group is None:
            return None
        if group.ordinal:
            return self.made(at, group.value, group.following, ordinal=True)
        return self.scaled(at, group.value, group.following)

    def scaled(self, start: int, value: Fraction, at: int) -> Spelled | None:
        """The number whose first group ends before this place, with its scale and what follows it."""
        half = self.half_more(at)
        value, at = (value, at) if half is None else (value + Fraction(1, 2), half)
        factor = self.part(at) if at == start else self.next_part(at)
        if factor is None or factor.role not in {"scale", "dozen"}:
            return self.made(start, value, at, ordinal=False)
        total, last, scale = value * factor.value, factor.value, int(factor.value)
        at, ordinal = at + 1, factor.ordinal
        while last > 1 and factor.role == "scale" and not ordinal:
            group = self.smaller(at, last)
            if group is None:
                break
            (amount, last), at, ordinal = group
            total, scale = total + amount, int(last)
        return self.made(start, total, at, ordinal=ordinal, scale=scale)

    def half_more(self, at: int) -> int | None:
        """Where a number goes on behind "and a half", if a scale follows."""
        said = [token.text for token in self.words[at : at + 3]]
        part = self.part(at + 3)
        return at + 3 if said == ["and", "a", "half"] and part and part.role == "scale" else None

    def smaller(self, at: int, last: Fraction) -> tuple[tuple[Fraction, Fraction], int, bool] | None:
        """The next group with its scale, if that is smaller than the last one."""
        start = self.rest(at)
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
        number = reader.number(at) or _in_compound(words[at], at) or _half(reader, at)
        if number is None:
            at += 1
            continue
        if number.following > at + 1 or words[at].text not in PLURALS or _is_one(words, at):
            found[at] = number
        at = number.following
    return found


def _is_one(words: Sequence[Token], at: int) -> bool:
    """Whether a form is not of several but of one, as words before it ask for: «около тысячи»."""
    return words[at].text in _OF_ONE and at > 0 and words[at - 1].text in _BEFORE_ONE


def _in_compound(word: Token, at: int) -> Spelled | None:
    match = _joined().match(word.text)
    return match and Spelled(
        _prefixes()[match[1]], word.start, word.end, ordinal=False, following=at + 1, scale=1
    )


def _half(reader: _Reader, at: int) -> Spelled | None:
    """Half a dozen, half a million."""
    if [token.text for token in reader.words[at : at + 2]] not in (["half", "a"], ["half", "of"]):
        return None
    part = reader.part(at + 2)
    if part is None or part.role not in {"dozen", "scale", "hundred"}:
        return None
    return reader.made(at, part.value / 2, at + 3, ordinal=False, scale=int(part.value))


def factor_of(word: str) -> int:
    """What a word multiplies a number before it by: 12 for "dozen", 1000 for «тыс»; 0 if it does not."""
    part = _parts().get(word)
    return int(part.value) if part and part.role in {"scale", "dozen", "hundred"} and not part.ordinal else 0


def spelled(text: str) -> list[Spelled]:
    """The numbers that a text writes in English or Russian words.

    >>> [n.value for n in spelled("One hundred and five came; двадцать первый; two dozen")]
    [105, 21, 24]
    """
    even, places = evened(text)
    found = spelled_at(even, tokens(even)).values()
    return [n._replace(start=places[n.start], end=places[n.end]) for n in found]


_DIGITS = {
    c: n
    for n, row in enumerate(("零〇", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九"))
    for c in row
}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_MYRIAD = 10**4
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_LONGEST_NUMERAL = 30


@functools.cache
def _numeral() -> re.Pattern[str]:
    return re.compile(f"[{''.join((*_DIGITS, *_POWERS, *_MYRIADS))}]++")


def chinese(even: str) -> Iterator[tuple[int, int, int]]:
    """The Chinese numerals of a text: value, start, end.

    >>> list(chinese("第十三届论坛，一百零五国"))
    [(13, 1, 3), (105, 7, 11)]
    """
    for match in _numeral().finditer(even):
        if len(match[0]) <= _LONGEST_NUMERAL:
            yield _of_numeral(match[0]), *match.span()


def _of_numeral(numeral: str) -> int:
    if all(c in _DIGITS for c in numeral):
        return int("".join(str(_DIGITS[c]) for c in numeral))
    total = group = digit = 0
    for c in numeral:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _POWERS:
            group += (digit or 1) * _POWERS[c]
            digit = 0
        elif _MYRIADS[c] == _MYRIAD:
            total += (group + digit or 1) * _MYRIAD
            group = digit = 0
        else:
            total = (total + group + digit or 1) * _MYRIADS[c]
            group = digit = 0
    return total + group + digit
