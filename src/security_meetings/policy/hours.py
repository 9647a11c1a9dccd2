"""The time of day that a source prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

__all__ = ["Clock", "clock"]

_TIME = (
    r"(?<![\d:.+\u2212-])([01]?\d|2[0-3])"
    r"(?:(?: ?(?:[h:\u6642]|uhr) ?|\.)([0-5]\d)(?::[0-5]\d)?)?(?![\d:.]*\d)"
    r"\s?(?:([ap])\.?\s?m\b\.?|(h|uhr)\b)?"
)
_NOON = 12
_ZONE = (
    r"\s*\(?(?:(?P<name>moscow time|beijing time|[^\W\d_]+)\b)?"
    r"(?:\s?(?P<sign>[+\u2212-])(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?)?"
)
# How far ahead of UTC a clock is, in minutes: from and to, where the letters do not tell summer from winter.
_AHEAD: Mapping[str, tuple[int, int]] = {
    **dict.fromkeys(("utc", "gmt", "z", "wet"), (0, 0)),
    **dict.fromkeys(("bst", "west", "cet", "mez"), (60, 60)),
    **dict.fromkeys(("cest", "mesz", "eet"), (120, 120)),
    **dict.fromkeys(("eest", "msk", "мск", "moscow time"), (180, 180)),
    "beijing time": (480, 480),
    "jst": (540, 540),
    "est": (-300, -300),
    "edt": (-240, -240),
    "et": (-300, -240),
}


class Clock(NamedTuple):
    """A time of day, in minutes.

    Attributes:
        first: The first minute that it may be.
        last: The last one; another where several times are printed, as of an update.
        zoned: Whether it is told by the clock of UTC; else by one of which nobody knows where it hangs.
    """

    first: int
    last: int
    zoned: bool


def clock(text: str | None) -> Clock | None:
    """The time that is printed, such as `15:32`, `3.32 pm`, `15h32` or `15:32 GMT`; None for none.

    >>> clock("15:30 MSK")
    Clock(first=750, last=750, zoned=True)
    """
    found = list(_times(text.casefold())) if text else []
    zoned = any(time.zoned for time in found)
    # What stands beside a time by a known clock says it by another.
    told = [time for time in found if time.zoned == zoned]
    return Clock(min(t.first for t in told), max(t.last for t in told), zoned) if told else None


def _times(text: str) -> Iterator[Clock]:
    for match in re.finditer(_TIME, text, re.ASCII):
        hour, minute, half = int(match[1]), match[2], match[3]
        if minute is None and half is None and match[4] is None:
            continue  # a number alone is no time
        if half:
            if not 1 <= hour <= _NOON:
                continue
            hour = hour % _NOON + (_NOON if half == "p" else 0)
        at = hour * 60 + int(minute or 0)
        ahead = _zone(text, match.end())
        first, last = ahead or (0, 0)
        yield Clock(at - last, at - first, ahead is not None)


def _zone(text: str, start: int) -> tuple[int, int] | None:
    """How far ahead of UTC the clock is that is named behind a time; None where none is that is known."""
    match = re.compile(_ZONE).match(text, start)
    if match is None or (match["name"] and match["name"] not in _AHEAD):
        return None
    # "10:00-12:00" names no clock: it is from one time to another.
    between = match["name"] is None and match["sign"] == "-" and ":" in match[0]
    if match["sign"] and not between and match["name"] in (None, "utc", "gmt"):
        ahead = int(match["hours"]) * 60 + int(match["minutes"] or 0)
        ahead = ahead if match["sign"] == "+" else -ahead
        return ahead, ahead
    return _AHEAD[match["name"]] if match["name"] else None
