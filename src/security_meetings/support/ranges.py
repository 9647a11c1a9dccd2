"""The ends of ranges: "between 80 and 90", 80–90, «от 80 до 90»."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from security_meetings.support.bounds import EXACTLY, Meanings
from security_meetings.support.number_kinds import Found, Kind, Number, end_of
from security_meetings.support.tokens import Token

__all__ = ["ranges"]

_LONGEST_RANGE = 12
_AND = frozenset("and и по und et y e och og i і dan và".split())
_BETWEEN = frozenset("between между zwischen entre tra fra mellan mellem між między pomiędzy antara".split())
_OF_CHANGE = frozenset("с со".split())
_FROM = frozenset("from от".split())
_FROM_ELSEWHERE = frozenset("de desde da dai von van från od від з із dari từ".split())
# In other languages "80 a 90" may be two numbers that an "and" joins, unless it is opened: "de 80 a 90".
_TO_IF_OPENED = frozenset("a al ai do tot ke".split())
_BETWEEN_ENDS = (
    r"\s{0,2}[-‐‑–—−~～〜至到]\s{0,2}|\s{1,2}(?:to|and|or|до|и|или|по|bis|à|und|et|y|e"
    r"|och|og|i|і|dan|và|a|al|ai|do|tot|ke|till|til|hingga|sampai|đến|ila)\s{1,2}"
)
# "From 80 to 90" is a range, unless a word before it tells of a change.
_CHANGES = (
    "gr[eo]w|r[oi]se|rising|increas|expan|climb|jump|sw[eo]ll|surg|soar|f[ae]ll|drop|declin|decreas|reduc|"
    "shr[aiu]nk|went\\b|go(?:es|ne|ing)?\\b|chang|rais|lower|mov(?:e|ing)|up\\b|down\\b|cut|slash|br[io]ng|"
    "brought|boost|extend|enlarg|widen|slip|tumbl|plung|dwindl|leap|slid|shift|advanc|revis|balloon|tripl|doubl|"
    "выр[ао]с|увелич|уменьш|сокра|возр[ао]с|сни[зж]|повы[сш]|расшир|упал|подня|измен|подскоч|рост|рос|прирос|дов[её]"
)
_FAR = 90
_LEAST: Meanings = ("at least",)
_MOST: Meanings = ("at most",)


@functools.cache
def _between_ends() -> re.Pattern[str]:
    return re.compile(_BETWEEN_ENDS, re.IGNORECASE)


@functools.cache
def _changes() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_CHANGES})[^.!?;]*\Z", re.IGNORECASE)


def ranges(even: str, words: Sequence[Token], found: Sequence[Found]) -> Iterator[tuple[int, Number]]:
    """The ends of ranges, by their place among the numbers found."""
    counts = [
        (place, number)
        for place, number in enumerate(found)
        if number.kind in {"cardinal", "percent"} and not number.in_parts
    ]
    for (low_place, low), (high_place, high) in itertools.pairwise(counts):
        if not 0 < high.start - low.end <= _LONGEST_RANGE or low.kind == "percent":
            continue
        opened = _opened(even, words, low)
        # In "80 to 90 thousand" both are thousands.
        shares = low.scale == 1 and low.value < high.value // high.scale
        ends = int(low.value * high.scale if shares else low.value), int(high.value)
        if not _is_range(even, opened, low, high) or ends[0] >= ends[1]:
            continue
        opening = words[low.token - 1].start if opened else low.start
        bound = opening, high.end
        kind: Kind = "percent" if high.kind == "percent" else "range bound"
        exactly = EXACTLY * _is_change(even, opened, opening)
        # Of a change tell words that are not read: «pasó de 80 a 90».
        unread = opened if opened in _FROM_ELSEWHERE else ""
        for place, number, value, meaning in (
            (low_place, low, ends[0], _LEAST),
            (high_place, high, ends[1], _MOST),
        ):
            yield (
                place,
                end_of(number, value, kind, (*meaning, *exactly), bound, ends)._replace(unread=unread),
            )


def _is_range(even: str, opened: str, low: Found, high: Found) -> bool:
    """Whether two numbers are the ends of a range, given the word that opens it."""
    joining = _between_ends().fullmatch(even, low.end, high.start)
    if joining is None:
        return False
    word = joining[0].strip().lower()
    if word in _AND:
        return opened in _BETWEEN
    return word not in _TO_IF_OPENED or opened in _FROM_ELSEWHERE


def _is_change(even: str, opened: str, start: int) -> bool:
    """Whether the ends are what the number was and became: "grew from 80 to 90", «с 80 до 90»."""
    if opened in _OF_CHANGE:
        return True
    return opened in _FROM and _changes().search(even, max(start - _FAR, 0), start) is not None


def _opened(even: str, words: Sequence[Token], low: Found) -> str:
    """The word before a number that opens a range; empty if none does."""
    before = words[low.token - 1] if low.token else None
    if before is None or before.text not in _BETWEEN | _OF_CHANGE | _FROM | _FROM_ELSEWHERE:
        return ""
    return before.text if even[before.end : low.start].isspace() else ""
