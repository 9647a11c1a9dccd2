"""Four figures that stand as a year: "in 2025", «в 2025 году», "the 2025 conference"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from security_meetings.support.bounds import is_of_change
from security_meetings.support.number_kinds import Found
from security_meetings.support.surroundings import Surroundings, is_counted, is_party, is_several
from security_meetings.support.tokens import READ, Token

__all__ = ["with_years"]

# Years that texts of our time speak of; other figures are years only where nothing is counted by them.
_OF_OUR_TIME = range(1900, 2100)
_YEARS = range(1000, 3000)
_LONGEST_JOINT = 12
_PAIRED = range(18, 21), range(10, 100)

_YEAR_WORDS = frozenset(
    "year years fiscal fy calendar jahr jahre jahres jahren année an ans año años ano anos anno anni jaar "
    "rok roku рік року році год года году годом годах годами годов гг ad ce bc bce".split()
)
_BEHIND = _YEAR_WORDS - {"years", "ans", "anos", "anni", "años", "an", "ano"} | {"г", "р", "yılında", "yılı"}
# Behind these there is a year even before a word that could be counted: "In 2025 delegates met".
_STRONG = frozenset("in since im seit en depuis desde nel dal em sinds".split())
_WEAK = frozenset(
    "until till by before after during through throughout from for of into around circa early late mid "
    "of spring summer autumn fall winter beginning end start middle back as "
    "в во с со до к ко за на по от после лета зимы весны осени летом зимой весной осенью начале конце "
    "середине начала конца начало конец "
    "bis ab vor nach um von anno anfang ende mitte sommer winter frühjahr herbst "
    "dès avant après fin début mi été printemps automne hiver hasta antes del de hacia até entro fino del "
    "verano otoño invierno primavera estate inverno autunno tot vanaf w od do у з".split()
)
# "A total of 2025" and "more than 2000" are counts, "up to 2025" is one as well.
_OF_COUNTS = frozenset(
    "total number sum maximum minimum crowd audience group attendance some tens "
    "перевалило перевалил перевалила перевалили".split()
)
_DETERMINERS = frozenset("the a an this last its their our his her next that of for at".split())
# What an edition of a year is of: "Moscow 2025 forum".
_EVENTS = frozenset(
    "conference forum summit meeting session edition games game olympics championship election elections "
    "budget report season agreement treaty constitution war resolution survey plan census event campaign "
    "crisis invasion coup congress assembly expo exhibition festival cup tournament strategy declaration "
    "visit visits tour referendum protests uprising ceasefire offensive pandemic vintage round consensus act "
    "accord accords law annual draft".split()
)
_NO_NAMES = frozenset("total attendance number count sum guests delegates participants всего итого".split())
_FUNCTION_WORDS = frozenset(
    "in on at of and or the a an by for with to from were was are is had have has did came come "
    "attended took met registered all were who that as but not than more so strong".split()
)
_LISTED = frozenset({",", "and", "or", "и", "или", "und", "et", "y", "e", "to", "по", "до", "through", "a"})
_BETWEEN = frozenset("between между zwischen entre tra fra".split())
# Languages whose nouns show that they are counted.
_INFLECTED = READ | {"uk", "be"}
_DASHES = frozenset("-‐‑–—−/")


def with_years(even: str, words: Sequence[Token], found: Sequence[Found], tag: str) -> Iterator[Found]:
    """The same numbers, those that stand as a year as part of a date, and counts as counts.

    Args:
        even: The text.
        words: Its tokens.
        found: Its numbers, in order.
        tag: The language, as its tag begins.
    """
    said = [
        _stands_as_year(Surroundings(even, words, number), tag) if _may_be(number) else None
        for number in found
    ]
    for at in range(1, len(found)):
        _joined(even, words, found, said, at)
    # What is a year makes those before it in a list years as well: «2023 и 2024 годы».
    for at in range(len(found) - 1, 0, -1):
        if said[at] and said[at - 1] is None and _is_list(even, found[at - 1], found[at]):
            said[at - 1] = True
    for number, is_year in zip(found, said, strict=True):
        if is_year is None or number.kind not in {"year", "cardinal"}:
            yield number
        else:
            yield number._replace(kind="date" if is_year else "cardinal")


def _joined(
    even: str, words: Sequence[Token], found: Sequence[Found], said: list[bool | None], at: int
) -> None:
    """Tell of two numbers beside each other that are years together."""
    low, high = found[at - 1], found[at]
    if _is_pair(even, low, high):
        # Twenty twenty-five.
        said[at - 1] = said[at] = True
        return
    dated = low.kind == "date" and low.value in _OF_OUR_TIME and said[at] is None
    if dated and _may_be(high) and _listed(even, low, high):
        said[at] = True  # Between March 2014 and 2016.
    if not (_may_be(low) and _may_be(high)):
        return
    ours = low.value in _OF_OUR_TIME and high.value in _OF_OUR_TIME
    dash = even[low.end : high.start].strip() in _DASHES and low.value < high.value
    between = low.token > 0 and words[low.token - 1].text in _BETWEEN
    if (dash or between) and ours and said[at] is None:
        said[at - 1] = said[at] = True
    if said[at - 1] and said[at] is None and ours and _is_list(even, low, high):
        said[at] = True


def _is_pair(even: str, low: Found, high: Found) -> bool:
    spelled = low.spelled and high.spelled and low.kind == high.kind == "cardinal"
    return spelled and low.value in _PAIRED[0] and high.value in _PAIRED[1] and _blank(even, low, high)


def _blank(even: str, low: Found, high: Found) -> bool:
    return even[low.end : high.start] == " "


def _is_list(even: str, low: Found, high: Found) -> bool:
    return _may_be(low) and _listed(even, low, high)


def _listed(even: str, low: Found, high: Found) -> bool:
    between = even[low.end : min(high.start, low.end + _LONGEST_JOINT)].lower()
    return between.strip() in _DASHES or not {*between.replace(",", " , ").split()} - _LISTED


def _may_be(number: Found) -> bool:
    return number.kind == "year" or (
        number.spelled and number.kind == "cardinal" and number.value in _OF_OUR_TIME
    )


def _stands_as_year(around: Surroundings, tag: str) -> bool | None:
    """Whether a number is a year; None where it may be one or not."""
    said = _told_by_words(around, tag)
    # Where the words are not read, four figures of our time may be a year whatever stands beside them.
    return True if said is None and tag not in READ and around.number.value in _OF_OUR_TIME else said


def _told_by_words(around: Surroundings, tag: str) -> bool | None:
    number = around.number
    ours = number.value in _OF_OUR_TIME
    before, behind = around.before(), around.behind()
    if _is_named(around, before, behind):
        return True
    counted = is_counted(around) if tag in _INFLECTED else _is_counted_elsewhere(around, tag)
    if before in _STRONG and (not counted or (ours and not number.spelled)):
        return True
    if number.spelled:
        return None
    determined = before in _DETERMINERS or around.even.endswith(("'s ", "’s "), 0, number.start)
    if counted:
        # "The 2025 delegates", but "the 2024 elections".
        named = determined and before not in {"of", "for", "at"} and ours
        return named and not (is_party(behind) or is_party(around.behind(2)))
    weakly = before in _WEAK and around.before(2) not in _OF_COUNTS
    weakly = weakly and not (before == "до" and is_of_change(around.even, number.start))
    return weakly or (ours and (_of_event(behind, determined=determined) or _of_name(around))) or None


def _is_counted_elsewhere(around: Surroundings, tag: str) -> bool:
    """Whether a number counts what follows, in a language of which few words are read."""
    noun = tag == "de" and around.printed_behind()[:1].isupper() and bool(around.behind())
    return noun or is_party(around.behind())


def _is_named(around: Surroundings, before: str, behind: str) -> bool:
    """Whether a word says that a number is a year: "the year 2025", «2025 г.»."""
    if behind in _BEHIND or before in _YEAR_WORDS - {"г", "an", "ad"}:
        return True
    gap, number = around.gap_behind(), around.number
    possessive = gap in {"'", "’"} and around.behind(also=gap) == "s"
    in_brackets = around.even[number.start - 1 : number.start] == "(" and gap[:1] in {")", "–", "-"}
    eastern = around.even[number.end : number.end + 2].strip()[:1] in {"年", "년"}
    return possessive or eastern or (in_brackets and number.value in _OF_OUR_TIME)


def _of_event(behind: str, *, determined: bool) -> bool:
    if behind in _EVENTS:
        return True
    is_noun = behind.isalpha() and behind.isascii() and not is_several(behind)
    return determined and is_noun and behind not in _FUNCTION_WORDS


def _of_name(around: Surroundings) -> bool:
    """Whether a name stands before a number, as of a place or an event: "Expo 2020", "Moscow, 2025"."""
    name, gap = around.printed_before(), around.gap_before().strip()
    start = around.number.start
    if name.isdecimal() and around.even[max(start - 3, 0) : start - 2] in {"Q", "H"}:
        return True  # Q1 2025
    if not name[:1].isupper() or name.lower() in _NO_NAMES or gap not in {"", ","}:
        return False
    at = around.number.token - 1
    first = at == 0 and not name.isupper()
    return not (first and len(around.words) > at + 2 and not gap and around.behind() in _FUNCTION_WORDS)
