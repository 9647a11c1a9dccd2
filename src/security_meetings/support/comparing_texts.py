"""Whether words hold a text that a claim states, letter for letter."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator

from security_meetings.support.boundaries import bounded, word_around
from security_meetings.support.comparisons import Comparison, Quoted, quotes_of, shortened
from security_meetings.support.reading import UNSEEN, plain_form, unbroken

__all__ = ["occurrences", "text_support"]


def text_support(value: str, words: Quoted, *, parts: bool = False) -> Comparison:
    r"""Whether words hold a text letter for letter, as whole words.

    White space equals white space, a letter with its mark equals the two of them, forms of a letter that
    exist for typesetting alone equal it, and what takes no room is passed over; nothing else is.

    Args:
        value: The text stated.
        words: The quoted words.
        parts: Whether it may be a part of a longer word.

    >>> text_support("Niger", "The delegation of Nigeria came.").verdict
    'not found'
    >>> text_support("Ada Quill", "chaired by Ada\nQuill").verdict
    'carried'
    """
    sought = "".join(_letters_of(value)[0]).strip()
    if not sought:
        return Comparison("not found", "the value is empty")
    part = ""
    # A value with a space may have that where the text has the end of a line.
    ways = (True, False) if " " in sought else (True,)
    for quote, joined in itertools.product(quotes_of(words), ways):
        letters, places = _letters_of(quote.prefix + quote.exact + quote.suffix, joined=joined)
        text = "".join(letters)
        first, last = len(quote.prefix), len(quote.prefix) + len(quote.exact)
        for start in occurrences(text, sought):
            end = start + len(sought)
            if places[start] < first or places[end - 1] >= last:
                continue
            if parts or bounded(text, start, end):
                return Comparison("carried", shortened(value))
            part = part or unicodedata.normalize("NFC", word_around(text, start, end))
    if part:
        return Comparison("not found", f"{shortened(value)} stands there only as a part of {shortened(part)}")
    return Comparison("not found", f"{shortened(value)} does not stand in the words")


# What is taken as it stands, in one piece; or any other letter.
_RUN = re.compile(r"[!-~]+|.", re.DOTALL)


# Many claims in turn rest on the same words.
@functools.lru_cache(maxsize=16)
def _letters_of(text: str, *, joined: bool = True) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The text taken apart into letters and marks, each with its place; white space is one space.

    Where it is `joined`, the ends of lines that nobody reads are nothing.
    """
    letters: list[str] = []
    places: list[int] = []
    marks: list[tuple[int, str, int]] = []

    def put_marks() -> None:
        # Marks of one letter have an order of their own, so that two orders of them are one writing.
        for _, mark, at in sorted(marks, key=_class_of_mark):
            letters.append(mark)
            places.append(at)
        marks.clear()

    for run in _RUN.finditer(unbroken(text) if joined else text):
        at, written = run.start(), run[0]
        if "!" <= written[0] <= "~":
            put_marks()
            letters.extend(written)
            places.extend(range(at, run.end()))
            continue
        for letter in _apart(written):
            if kind := unicodedata.combining(letter):
                marks.append((kind, letter, at))
                continue
            put_marks()
            if not letter.isspace():
                letters.append(letter)
                places.append(at)
            elif not letters or letters[-1] != " ":
                letters.append(" ")
                places.append(at)
    put_marks()
    return tuple(letters), tuple(places)


def _apart(char: str) -> str:
    """A character as letters and marks; nothing of what takes no room."""
    return "" if char in UNSEEN else unicodedata.normalize("NFD", plain_form(char))


def _class_of_mark(mark: tuple[int, str, int]) -> int:
    return mark[0]


_LONG = 1000


def occurrences(text: str, sought: str) -> Iterator[int]:
    """Every place where the text sought begins, overlaps included."""
    if len(sought) > _LONG:
        yield from _long_occurrences(text, sought)
        return
    at = text.find(sought)
    while at >= 0:
        yield at
        at = text.find(sought, at + 1)


def _long_occurrences(text: str, sought: str) -> Iterator[int]:
    """The same in time with the length of both: looking from each place anew would take their product."""
    borders = [0] * (len(sought) + 1)
    length = 0
    for at in range(1, len(sought)):
        while length and sought[at] != sought[length]:
            length = borders[length]
        length += sought[at] == sought[length]
        borders[at + 1] = length
    length = 0
    for at, c in enumerate(text):
        while length and (length == len(sought) or c != sought[length]):
            length = borders[length]
        length += c == sought[length]
        if length == len(sought):
            yield at - length + 1
