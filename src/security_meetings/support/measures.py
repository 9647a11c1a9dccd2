"""Numbers of money, of units of measure and of ages, and shares: none counts who or what there was."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from security_meetings.support.number_kinds import Found, Kind
from security_meetings.support.surroundings import Surroundings, is_counted, is_party, is_several
from security_meetings.support.tokens import Token

__all__ = ["with_measures"]

_CURRENCIES = "$€£¥₽₴₹₩₸"
_CODES = frozenset("usd eur rub rur gbp cny rmb jpy chf aed inr try uah kzt byn".split())
_UNITS = frozenset(
    "dollar dollars euro euros ruble rubles rouble roubles yuan renminbi pound pounds sterling yen "
    "rupee rupees franc francs lira dirham dirhams cent cents kopecks bucks km kms kilometer "
    "kilometers kilometre kilometres mile miles meter meters metre metres m cm mm nm centimeter "
    "centimeters centimetre centimetres millimeters millimetres foot feet ft inch inches yard yards "
    "hectare hectares ha acre acres sq square cubic kg kilo kilos kilogram kilograms kilogramme "
    "kilogrammes gram grams g mg lb lbs ounce ounces oz ton tons tonne tonnes t kt liter liters litre "
    "litres ml barrel barrels gallon gallons bpd degree degrees volt volts watt watts kw mw gw kwh mwh "
    "twh megawatt megawatts gigawatt gigawatts kilowatt kilowatts mph kph kmh knot knots hz khz mhz ghz "
    "mb gb tb gigabytes megabytes terabytes megaton megatons kiloton kilotons caliber calibre "
    "millimetre millimeter kilometern kilometer tonnen stundenkilometer grad quadratmeter kilomètres "
    "mètres tonnes kilómetros metros toneladas quilômetros quilómetros chilometri metri tonnellate "
    "dólares doláres pesos reais dollari км м см мм кг г т га мг кв куб л мвт гвт квт кмч евро юаней "
    "юань юаня йен иен долл руб р коп барр".split()
)
# What stands before it is one more word of the same unit: "40 US dollars", «40 американских долларов».
_OF_STATES = frozenset(
    "us american russian canadian australian hong british chinese swiss nautical metric "
    "американских российских канадских китайских белорусских морских квадратных кубических погонных".split()
)
_RUSSIAN_UNITS = (
    "доллар|рубл|копе[ей]к|фунт|франк|рупи|тенге|гривн|километр|метр|сантиметр|миллиметр|гектар|соток|"
    "килограмм|грамм|тонн|литр|баррел|градус|ватт|киловатт|мегаватт|гигаватт|вольт|герц|гигабайт|мегабайт|"
    "мегатонн|килотонн|узл|дюйм|тонник"
)
_ENDING = "[а-я]{0,5}"
_AGED = frozenset(
    "aged age ages turned turning возраст возраста возрасте возрастом исполнилось исполнится alter âge edad "
    "idade età".split()
)
_OF_AGE = frozenset("of over under between from than and above below от до старше младше более менее".split())
_YOUNGEST, _OLDEST = 15, 110
_OLD = frozenset({"old", "olds", "jährige", "jähriger", "jährigen", "летний"})
_YEARS = frozenset("year years yr yrs".split())
_COMPARED = frozenset("more less fewer larger bigger greater higher smaller lower".split())
# "Three times as many" and "three times the number" compare; "three times as planned" does not.
_OF_COMPARED: Mapping[str, frozenset[str]] = {
    "as": frozenset("many much large big great high few small low long numerous".split()),
    **dict.fromkeys(
        ("the", "that", "its", "their"),
        frozenset("number size amount figure total usual capacity average normal limit of".split()),
    ),
}
_LONGEST_JOINT = 9
_JOINT = r"\s?[-‐‑–—−]\s?|\s(?:to|and|or|till|until|и|или|по|до|bis|und|à|et|a|y|e)\s"
# What a share is of: "one in five", "nine out of ten"; "8 out of 10 delegations" counts both.
_MOST_OF_SHARES, _TENTHS = 100, (10, 100)
_COUNTS = frozenset({"cardinal", "year"})
_SPREADING: frozenset[Kind] = frozenset({"measure", "percent", "time"})
# Behind these figures with a space between them may be a day and a count: "on 27 126 delegations came".
_BEFORE_DAYS = frozenset("on the from until till by и с до к на по в am le el il".split())

# They are asked, and told of in shares.
_POLLED = frozenset(
    "people persons men women citizens residents человек людей женщин мужчин раз лет дней".split()
)


@functools.cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def with_measures(even: str, words: Sequence[Token], found: Sequence[Found]) -> Iterator[Found]:
    """The same numbers, those of money, units and ages as measures, and shares as fractions.

    Args:
        even: The text.
        words: Its tokens.
        found: Its numbers, in order.
    """
    around = [Surroundings(even, words, number) for number in found]
    kinds: list[Kind] = [
        "measure" if number.kind in _COUNTS and _is_measure(beside) else number.kind
        for number, beside in zip(found, around, strict=True)
    ]
    for at in range(len(found) - 1, 0, -1):
        low, high = found[at - 1], found[at]
        joint = even[low.end : min(high.start, low.end + _LONGEST_JOINT)]
        if low.kind in _COUNTS and kinds[at] in _SPREADING and _pattern(_JOINT).fullmatch(joint):
            kinds[at - 1] = kinds[at]
        if _is_share(joint, low, high, around[at]):
            kinds[at - 1] = kinds[at] = "fraction"
    for at in range(1, len(found)):
        joint = even[found[at - 1].end : min(found[at].start, found[at - 1].end + _LONGEST_JOINT)]
        if kinds[at - 1] == "measure" and kinds[at] in _COUNTS and _pattern(_JOINT).fullmatch(joint):
            kinds[at] = kinds[at] if is_counted(around[at]) else "measure"
    whole = {number.token: at for at, number in enumerate(found) if not number.in_parts}
    for at, number in enumerate(found):
        one = whole.get(number.token, at)
        if not number.in_parts or kinds[one] not in _COUNTS:
            yield number._replace(kind=kinds[one] if number.in_parts else kinds[at])
        elif not is_counted(around[one]) or around[one].before() in _BEFORE_DAYS:
            yield number


def _is_share(joint: str, low: Found, high: Found, whole: Surroundings) -> bool:
    if not {low.kind, high.kind} <= _COUNTS or not low.value < high.value <= _MOST_OF_SHARES:
        return False
    if joint == " in ":
        return low.value < _TENTHS[0]
    if joint not in {" out of ", " из "} or high.value not in _TENTHS or low.value >= _TENTHS[0]:
        return False
    # In words, and of people in general, ten stand for all; 10 delegations are so many.
    return low.spelled or not any(
        is_party(word) and word not in _POLLED for word in (whole.behind(), whole.behind(2))
    )


def _is_measure(around: Surroundings) -> bool:
    measured = _is_money(around) or _is_of_unit(around) or _is_age(around) or _is_below_zero(around)
    return measured or _is_multiple(around)


def _is_money(around: Surroundings) -> bool:
    even, number = around.even, around.number
    sign = even[max(number.start - 2, 0) : number.start].strip()[-1:]
    behind = around.gap_behind()[:2].strip()[:1]
    coded = around.before() in _CODES and around.printed_before().isupper()
    return bool((sign and sign in _CURRENCIES) or (behind and behind in _CURRENCIES)) or coded


def _is_of_unit(around: Surroundings) -> bool:
    if around.gap_behind()[:2].strip()[:1] in {"°", "′", "″"}:
        return True
    # The full stop may be that of a short form: "3 Mrd. Euro".
    also = "-‐‑." if around.number.scale > 1 else "-‐‑"
    first, second = around.behind(also=also), around.behind(2, also=also)
    unit = second if first in _OF_STATES else first
    last = around.following + (first in _OF_STATES)
    if unit and around.even[around.words[last].end : around.words[last].end + 1].isdecimal():
        return False  # Of the 7 G7 states.
    coded = unit in _CODES and around.printed_behind().isupper()
    return coded or unit in _UNITS or bool(_pattern(f"(?:{_RUSSIAN_UNITS}){_ENDING}").fullmatch(unit))


def _is_age(around: Surroundings) -> bool:
    first, second = around.behind(also="-‐‑"), around.behind(2, also="-‐‑")
    if first in _YEARS and (second in _OLD or (second == "of" and around.behind(3) == "age")):
        return True
    if first in _OLD or first.startswith(("летн", "летие", "летия", "летию", "летием", "ліття", "jährig")):
        return True
    if first == "лет" and second == "от":
        return True
    if around.number.spelled and "летн" in around.words[around.number.token].text:
        return True
    for count in (1, 2, 3):
        word = around.before(count)
        if word in _AGED:
            return not is_counted(around) or first in {"лет", "года", "год"}
        if word not in _OF_AGE:
            break
    return _is_beside_one(around)


def _is_beside_one(around: Surroundings) -> bool:
    """Whether a number is the age of somebody told of before it: "Ada Quill, 52, said"."""
    number = around.number
    return (
        not number.spelled
        and _YOUNGEST <= number.value <= _OLDEST
        and around.gap_before() == ", "
        and not is_several(around.printed_before().lower())
        and around.gap_behind()[:1] == ","
    )


def _is_multiple(around: Surroundings) -> bool:
    """Whether a number compares two others: "three times as many", «в 2 раза больше»."""
    if around.behind() == "times":
        return around.behind(2) in _COMPARED or around.behind(3) in _OF_COMPARED.get(around.behind(2), ())
    return around.before() == "в" and around.behind() in {"раз", "раза"}


def _is_below_zero(around: Surroundings) -> bool:
    """Whether a number is below zero, and no item of a list behind a dash."""
    even, start = around.even, around.number.start
    signed = even[max(start - 1, 0) : start] in {"-", "−"} and not even[max(start - 2, 0) : start - 1].strip()
    negative = around.before() in {"minus", "минус"} and around.before(2) not in {"plus", "плюс"}
    return negative or (signed and not is_counted(around))
