"""Cutting a text where spans begin and end: flat pieces, so that spans may overlap at will."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from security_meetings.model.sentences import Span

__all__ = ["Anchor", "Piece", "Segment", "pieces"]


class Anchor(NamedTuple):
    """Where a span begins.

    Attributes:
        span: The span.
        length: How many of the anchors and marked segments that follow lie in it.
    """

    span: Span
    length: int


class Segment(NamedTuple):
    """Words between two places at which something begins or ends.

    Attributes:
        start: Where they begin.
        end: Where they end, exclusive.
        depth: How many spans lie over them.
        sentence: The number of the sentence that they are of, from 0; None between sentences.
        marked: Whether some span lies over them, and they are more than white space.
    """

    start: int
    end: int
    depth: int
    sentence: int | None
    marked: bool


class Piece(NamedTuple):
    """A segment, with the sentence that opens before it and the spans that begin there.

    Attributes:
        opens: The number of the sentence that begins here, from 0; None where none does.
        anchors: The spans that begin here, the longest first.
        segment: The words.
    """

    opens: int | None
    anchors: tuple[Anchor, ...]
    segment: Segment


def pieces(text: str, spans: Iterable[Span], sentences: Sequence[Span]) -> list[Piece]:
    """A text cut at every place where a span or a sentence begins or ends.

    Every letter stands in just one piece, in order. The time is linear in text and spans, but for sorting.

    Args:
        text: The text.
        spans: The spans, each within the text and not empty; those that stand twice count once.
        sentences: The spans of the sentences, in order.

    >>> [(p.segment.start, p.segment.end) for p in pieces("one two", [(0, 5), (4, 7)], [])]
    [(0, 4), (4, 5), (5, 7)]
    """
    known = sorted(set(spans), key=lambda span: (span[0], -span[1]))
    cuts = sorted({0, len(text), *(at for span in (*known, *sentences) for at in span)})
    segments = _segments(text, cuts, known, sentences)
    beginning: dict[int, list[Span]] = {}
    for span in known:
        beginning.setdefault(span[0], []).append(span)
    opening = {start: number for number, (start, _) in enumerate(sentences)}
    # How many elements stand before a place: numbers of sentences, anchors, marked segments.
    before = {}
    count = 0
    for segment in segments:
        before[segment.start] = count
        count += (segment.start in opening) + len(beginning.get(segment.start, ())) + segment.marked
    before[len(text)] = count
    return [
        Piece(
            opening.get(segment.start),
            tuple(
                # What lies in the span, less what stands before its anchor, and less the anchor itself.
                Anchor(span, before[span[1]] - before[span[0]] - (span[0] in opening) - place - 1)
                for place, span in enumerate(beginning.get(segment.start, ()))
            ),
            segment,
        )
        for segment in segments
    ]


def _segments(
    text: str, cuts: Sequence[int], spans: Sequence[Span], sentences: Sequence[Span]
) -> list[Segment]:
    starts = [start for start, _ in sentences]
    steps: dict[int, int] = {}
    for start, end in spans:
        steps[start] = steps.get(start, 0) + 1
        steps[end] = steps.get(end, 0) - 1
    found = []
    depth = 0
    for start, end in pairwise(cuts):
        depth += steps.get(start, 0)
        number = bisect_right(starts, start) - 1
        inside = number >= 0 and start < sentences[number][1]
        marked = depth > 0 and not text[start:end].isspace()
        found.append(Segment(start, end, depth, number if inside else None, marked))
    return found
