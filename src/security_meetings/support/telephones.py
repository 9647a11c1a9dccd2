"""Runs of figures that name something by their form: telephone numbers, references, items of lists."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from security_meetings.support.number_kinds import WITH_FULL_STOP

__all__ = ["labelled_spans"]

_TELEPHONES = r"""
    (?<![\w+])\+\d{1,3}(?:[\s‐‑(-]{1,2}\d{2,4}\)?){2,5}
    |(?<![\w-])(?:\+?\d{1,3}[\s-]?)?\(\d{3,5}\)\s?\d{2,4}(?:[\s‐‑-]\d{2,4}){1,4}(?!\w)
    |(?<![\w.,-])\d{1,4}(?:[-‐‑]\d{2,4}){2,5}(?![\w-])
    |(?<![\w-])(?:tel|telephone|phone|fax|hotline|тел|телефоны?|телефону|факс)\b[.:]{0,2}\s{0,2}[+(]?\d[\d\s()‐‑-]{0,24}+
    |(?<![\w-])(?:call|dial|ring|звоните|позвонить)(?:\s(?:at|on|по))?\s[+(]?\d[\d()‐‑-]{0,24}+(?!\s?[^\W\d_])
    |\[\d{1,3}(?:[,–-]\s?\d{1,3}){0,9}\]
"""
_HALF_OF_TELEPHONE = r"(?<![\w.,-])(\d{3})[-‐‑](\d{4})(?![\w-])(?!\s[^\W\d_])"
_IN_LISTS = r"(?:\A|\n)[ \t]{0,8}(\()?\d{1,3}(\)|\.)\s{1,4}(?=\S)"


@functools.cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE | re.VERBOSE)


@functools.cache
def _in_lists() -> re.Pattern[str]:
    return re.compile(_IN_LISTS)


def labelled_spans(even: str, tag: str) -> Iterator[tuple[int, int]]:
    """Where numbers stand that name something by the form of a whole run of figures.

    Telephone numbers, references in square brackets, and the numbers before the items of a list.
    """
    for match in _pattern(_TELEPHONES).finditer(even):
        yield match.span()
    for match in _pattern(_HALF_OF_TELEPHONE).finditer(even):
        # 500-1000 is a range.
        if int(match[1]) % 10 or int(match[2]) % 10 or match[2].startswith("0"):
            yield match.span()
    for match in _in_lists().finditer(even):
        if match[2] == ")" or tag not in WITH_FULL_STOP:
            yield match.span()
