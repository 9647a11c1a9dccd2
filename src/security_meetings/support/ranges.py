"""The ends of ranges: "between 80 and 90", 80–90, «от 80 до 90»."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from security_meetings.support.bounds import EXACTLY
from security_meetings.support.number_kinds import Found, Kind, Number, end_of
from security_meetings.support.tokens import Token

__all__ = ["ranges"]

_LONGEST_RANGE = 12
_AND = {"and", "и", "по", "und", "et", "y", "e"}
_BETWEEN = {"between", "между", "zwischen", "entre", "tra", "fra"}
_FROM = {"from", "от", "с", "со"}
_BETWEEN_ENDS = r"\s{0,2}[-‐‑–—−~～至到]\s{0,2}|\s{1,2}(?:to|and|or|до|и|или|по|bis|à|und|et|y|e)\s{1,2}"


@functools.cache
def _between_ends() -> re.Pattern[str]:
    return re.compile(_BETWEEN_ENDS, re.IGNORECASE)


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
        changed = _range_between(even, words, low, high)
        # In "80 to 90 thousand" both are thousands.
        shares = low.scale == 1 and low.value < high.value // high.scale
        ends = int(low.value * high.scale if shares else low.value), int(high.value)
        if changed is None or ends[0] >= ends[1]:
            continue
        bound = words[low.token - 1].start if _opened(even, words, low) else low.start, high.end
        kind: Kind = "percent" if high.kind == "percent" else "range bound"
        exactly = EXACTLY * changed
        yield low_place, end_of(low, ends[0], kind, ("at least", *exactly), bound, ends)
        yield high_place, end_of(high, ends[1], kind, ("at most", *exactly), bound, ends)


def _range_between(even: str, words: Sequence[Token], low: Found, high: Found) -> bool | None:
    """Whether two numbers are ends of what changed rather than of a range; None if they are no ends."""
    joining = _between_ends().fullmatch(even, low.end, high.start)
    if joining is None:
        return None
    word, before = joining[0].strip().lower(), _opened(even, words, low)
    if word in _AND:
        return False if before in _BETWEEN else None
    # "From 80 to 90 delegations" may be a range, or what the number was and became.
    return before in _FROM - {"от"} and word in {"to", "до"}


def _opened(even: str, words: Sequence[Token], low: Found) -> str:
    """The word before a number that opens a range; empty if none does."""
    before = words[low.token - 1] if low.token else None
    if before is None or before.text not in {*_BETWEEN, *_FROM}:
        return ""
    return before.text if even[before.end : low.start].isspace() else ""
