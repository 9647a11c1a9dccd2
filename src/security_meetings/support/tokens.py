"""The tokens of a text that all readers share, and which languages are read."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

__all__ = ["LONGEST_WORD", "READ", "Token", "evened", "language_of", "tokens"]

READ = frozenset({"en", "ru", "zh", "ja", ""})
"""The languages whose number words are read; the empty one is a text that does not tell its language.

English, Russian and Chinese differ in their letters, so one table serves all of them.
"""
# Longer words are no number, and need not be looked up.
LONGEST_WORD = 40
# More marks than this on one letter are no writing (UAX #15 draws the same line), and slow to put in order.
_MOST_MARKS = 30
_SOFT_HYPHEN = "\u00ad"
_STRESS = "\u0301"


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
            word = word.lower().replace("ё", "е") if len(word) <= LONGEST_WORD else ""
        found.append(Token(word, *match.span(), digits))
    return found
