"""Chinese numerals."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

__all__ = ["chinese"]

DIGITS = {
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
    return re.compile(f"[{''.join((*DIGITS, *_POWERS, *_MYRIADS))}]++")


def chinese(even: str) -> Iterator[tuple[int, int, int]]:
    """The Chinese numerals of a text: value, start, end.

    >>> list(chinese("第十三届论坛，一百零五国"))
    [(13, 1, 3), (105, 7, 11)]
    """
    for match in _numeral().finditer(even):
        if len(match[0]) <= _LONGEST_NUMERAL:
            yield _of_numeral(match[0]), *match.span()


def _of_numeral(numeral: str) -> int:
    if all(c in DIGITS for c in numeral):
        return int("".join(str(DIGITS[c]) for c in numeral))
    total = group = digit = 0
    for c in numeral:
        if c in DIGITS:
            digit = DIGITS[c]
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
