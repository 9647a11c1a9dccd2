"""Spans of a text: where words stand, what shares a letter with them, and how they are quoted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from security_meetings.model.claims import Claim, Evidence, Mark

__all__ = ["Span", "evidence", "quoted", "starts", "touching"]

Span = tuple[int, int]
"""Where words begin and, exclusive, end: code points from 0."""

Quoting = TypeVar("Quoting", Claim, Mark)
# How much of its surroundings a quote carries along, in code points.
_AROUND = 32


def starts(text: str, words: str) -> list[int]:
    """Every place where the words begin, overlaps included; none where no words are given.

    >>> starts("one two one", "one")
    [0, 8]
    """
    found = []
    at = text.find(words) if words else -1
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def touching(items: Iterable[Quoting], spans: Iterable[Span]) -> list[Quoting]:
    """The claims or marks whose evidence shares a letter with one of the spans."""
    spans = list(spans)
    return [item for item in items if any(e.start < b and a < e.end for e in item.evidence for a, b in spans)]


def evidence(source: str, text: str, start: int, end: int) -> Evidence:
    """The span with enough of its surroundings to stand once in the text.

    >>> e = evidence("s", "one two one", 8, 11)
    >>> e.exact, e.prefix
    ('one', 'one two ')
    """
    around = _AROUND
    while True:
        before, after = max(0, start - around), min(len(text), end + around)
        if len(starts(text, text[before:after])) == 1:
            return Evidence(source, start, end, text[start:end], text[before:start], text[end:after])
        around *= 2


def quoted(spans: Sequence[Evidence]) -> str:
    """The words as a quotation; what was left out between them is marked."""
    return " … ".join(f"“{e.exact}”" for e in spans)
