"""Where the sentences of a text stand, as the build has told them apart: nobody need do so again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TypeAlias

import attrs

from security_meetings.model.schema import Relation, Value
from security_meetings.model.shapes import wrong

__all__ = ["Sentences", "Span", "merged", "uncovered"]

Span: TypeAlias = tuple[int, int]
"""Where words begin and, exclusive, end: code points from 0."""


@attrs.frozen
class Sentences(Value):
    """The spans of the sentences of a text, in order; iterating gives them.

    Attributes:
        written: The spans as they are written: first and, exclusive, last code point of each.

    >>> Sentences.parse("0-20 21-31").spans
    ((0, 20), (21, 31))
    >>> [end - start for start, end in Sentences.parse("0-20 21-31")]
    [20, 10]
    >>> print(Sentences.of([(0, 20), (21, 31)]))
    0-20 21-31
    """

    example = "the spans of sentences such as '0-20 21-31'"

    written: str = ""

    @classmethod
    def parse(cls, text: str) -> Sentences:
        """Read `0-20 21-31`.

        Raises:
            InvalidValue: The text is not of that form, or the spans are not in order.
        """
        try:
            found = cls(text)
            spans = found.spans
        except ValueError as exc:
            raise wrong(cls.example, text) from exc
        if cls.of(spans) != found:
            raise wrong(cls.example, text)
        places = [place for span in spans for place in span]
        if any(start >= end for start, end in spans) or any(a > b for a, b in pairwise(places)):
            raise wrong(f"{cls.example}, in order", text)
        return found

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Sentences:
        """The value for these spans."""
        return cls(" ".join(f"{start}-{end}" for start, end in spans))

    @property
    def spans(self) -> tuple[Span, ...]:
        """Each span: where the sentence begins and, exclusive, ends."""
        written = (span.partition("-") for span in self.written.split())
        return tuple((int(start), int(end)) for start, _, end in written)

    def __iter__(self) -> Iterator[Span]:
        return iter(self.spans)

    def __str__(self) -> str:
        return self.written

    def relation_to(self, other: object) -> Relation:
        """Ways of telling the same sentences apart do not clash."""
        return "equal" if self == other else "compatible"

    def in_words(self, name_of: object) -> str:  # noqa: ARG002
        """How many they are."""
        number = self.written.count("-")
        return f"{number} sentence{'' if number == 1 else 's'}"

    def wrong_in(self, text: str) -> str:
        """What is wrong with these as the sentences of a text; empty where nothing is.

        Every character that is not white space belongs to one of them.
        """
        at = 0
        for start, end in (*self.spans, (len(text), len(text))):
            if end > len(text):
                return f"the sentence {start}-{end} ends behind the text, which has {len(text)} characters"
            if text[at:start].strip():
                return f"no sentence holds {text[at:start].strip()[:80]!r}"
            at = end
        return ""


def uncovered(sentences: Iterable[Span], spans: Iterable[Span]) -> list[Span]:
    """The sentences, given in order, that share no character with any of the spans.

    >>> uncovered([(0, 4), (5, 9)], [(4, 5)])
    [(0, 4), (5, 9)]
    """
    known = iter(merged(spans))
    found = []
    span = next(known, None)
    for start, end in sentences:
        # Both go up together: each is looked at once.
        while span is not None and span[1] <= start:
            span = next(known, None)
        if span is None or span[0] >= end:
            found.append((start, end))
    return found


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same characters as spans that do not meet, in order; empty ones are none.

    >>> merged([(5, 9), (0, 2), (2, 3), (4, 4)])
    [(0, 3), (5, 9)]
    """
    found: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found
