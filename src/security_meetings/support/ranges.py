"""The ends of ranges: "between 80 and 90", 80–90, «от 80 до 90»."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from security_meetings.support.bounds import Meanings, is_changed_behind, is_of_change
from security_meetings.support.number_kinds import Found, Kind, Number, end_of, plain_number
from security_meetings.support.tokens import Token

__all__ = ["ranges"]

_LONGEST_RANGE = 12
# "3-4,000" are both thousands, where the one is at most so many times the other.
_THOUSAND, _NEAR = 1000, 3
_AND = frozenset("and и по und et y e och og i і dan và".split())
_BETWEEN = frozenset("between между zwischen entre tra fra mellan mellem між między pomiędzy antara".split())
_FROM_OR_CHANGE = frozenset("с со".split())
_FROM = frozenset("from от с со".split())
_BY = frozenset("by на".split())
_OF_CHANGE = _FROM | _BY
_FROM_ELSEWHERE = frozenset("de desde da dai von van från od від з із dari từ".split())
# In other languages "80 a 90" may be two numbers that an "and" joins, unless it is opened: "de 80 a 90".
_TO_IF_OPENED = frozenset("a al ai do tot ke".split())
_BETWEEN_ENDS = (
    r"\s{0,2}[-‐‑–—−~～〜至到]\s{0,2}|-to-|[-‐‑]?\s{1,2}(?:(?:up\s|down\s)?to|and|or|до|и|или|по|bis|à|und|et|y|e"
    r"|och|og|i|і|dan|và|a|al|ai|do|tot|ke|till|til|hingga|sampai|đến|ila)\s{1,2}"
)
_LEAST: Meanings = ("at least",)
_MOST: Meanings = ("at most",)


@functools.cache
def _between_ends() -> re.Pattern[str]:
    return re.compile(_BETWEEN_ENDS, re.IGNORECASE)


def ranges(even: str, words: Sequence[Token], found: Sequence[Found]) -> Iterator[tuple[int, Number]]:
    """The ends of ranges, by their place among the numbers found."""
    counts = [
        (place, number)
        for place, number in enumerate(found)
        if number.kind in {"cardinal", "percent", "decimal"} and not number.in_parts
    ]
    for (low_place, low), (high_place, high) in itertools.pairwise(counts):
        if not 0 < high.start - low.end <= _LONGEST_RANGE or low.kind == "percent":
            continue
        opened = _opened(even, words, low)
        opening = words[low.token - 1].start if opened else low.start
        # In "80 to 90 thousand" both are thousands.
        scale = high.scale if high.kind != "cardinal" or high.scale > 1 else _printed_scale(even, low, high)
        first = low.value * (scale if low.scale == 1 and low.value < high.value // scale else 1)
        if first.denominator > 1 or high.kind == "decimal" or not _are_joined(even, opened, low, high):
            continue
        ends = int(first), int(high.value)
        verb = words[low.token - 1].text if low.token else ""
        rose = is_of_change(verb, len(verb)) and even[low.end : high.start] == " to "
        changed = opened in _OF_CHANGE and is_of_change(even, opening)
        # «С 90 до 80 сократилось число делегаций».
        changed = changed or (opened in _FROM_OR_CHANGE and is_changed_behind(even, high.end))
        if rose or changed:
            # What it was and became: "grew from 80 to 90"; by how many, and to how many: "rose by 10 to 90",
            # "rose 10 to 90".
            both = low._replace(kind=high.kind) if opened in _FROM else low
            yield low_place, plain_number(both, ends[0] if opened in _FROM else int(low.value))
            yield high_place, plain_number(high, ends[1])
        elif ends[0] < ends[1] and opened not in _BY:
            bound = opening, high.end
            kind: Kind = "percent" if high.kind == "percent" else "range bound"
            # Of a change tell words that are not read: «pasó de 80 a 90».
            unread = opened if opened in _FROM_ELSEWHERE else ""
            for place, number, value, meaning in (
                (low_place, low, ends[0], _LEAST),
                (high_place, high, ends[1], _MOST),
            ):
                end = end_of(number, value, kind, meaning, bound, ends)
                yield place, end._replace(unread=unread)


def _printed_scale(even: str, low: Found, high: Found) -> int:
    """What the first of two figures is multiplied by: a thousand in "3-4,000"."""
    thousands = int(high.value) // _THOUSAND
    marked = even[high.start : high.end].endswith((",000", ".000", "\u00a0000"))
    return _THOUSAND if marked and low.value < thousands <= _NEAR * low.value else 1


def _are_joined(even: str, opened: str, low: Found, high: Found) -> bool:
    """Whether what stands between two numbers makes them ends, given the word that opens them."""
    joining = _between_ends().fullmatch(even, low.end, high.start)
    if joining is None:
        return False
    word = joining[0].strip().lower()
    if word in _AND:
        return opened in _BETWEEN
    return word not in _TO_IF_OPENED or opened in _FROM_ELSEWHERE


def _opened(even: str, words: Sequence[Token], low: Found) -> str:
    """The word before a number that opens a range; empty if none does."""
    before = words[low.token - 1] if low.token else None
    if before is None or before.text not in _BETWEEN | _OF_CHANGE | _FROM_ELSEWHERE:
        return ""
    return before.text if even[before.end : low.start].isspace() else ""
