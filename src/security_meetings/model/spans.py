"""Spans of a text: where words stand, what shares a letter with them, and how they are quoted."""

from __future__ import annotations

import bisect
import heapq
import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from security_meetings.model.claims import Claim, Evidence, Mark
from security_meetings.model.fragments import joined
from security_meetings.model.sentences import Span, merged
from security_meetings.model.sources import Source
from security_meetings.support.line_ends import LINE_ENDS

__all__ = ["Span", "evidence", "places", "quoted", "stands_once", "starts", "touching", "touching_each"]

Quoting = TypeVar("Quoting", Claim, Mark)
# How much of its surroundings a quote carries along, in code points: at least, and at most.
_AROUND = 32
_MOST_AROUND = 2**15
# An error shows so much of what is quoted.
_MOST_SHOWN = 100
_LINE_END = re.compile(f"\r\n|[{LINE_ENDS}]")


def starts(text: str, words: str) -> list[int]:
    """Every place where the words begin, overlaps included; none where no words are given.

    >>> starts("one two one", "one")
    [0, 8]
    """
    from security_meetings.support.comparing_texts import occurrences

    return list(occurrences(text, words)) if words else []


def places(text: str, words: str) -> list[Span]:
    r"""Every place where quoted words stand; where they stand nowhere so, with line ends of another kind.

    >>> places("Ada Quill\r\ntook the chair.", "Quill\ntook")
    [(4, 15)]
    """
    exactly = [(start, start + len(words)) for start in starts(text, words)]
    if exactly or not _LINE_END.search(words):
        return exactly
    # Where, in the text with one letter for each line end, one letter more has been left out.
    lost = [end.start() + 1 - n for n, end in enumerate(re.finditer("\r\n", text))]
    sought = _LINE_END.sub("\n", words)
    bounds = [(start, start + len(sought)) for start in starts(_LINE_END.sub("\n", text), sought)]
    return [(a + bisect.bisect_right(lost, a), b + bisect.bisect_right(lost, b)) for a, b in bounds]


def touching(items: Iterable[Quoting], spans: Iterable[Span]) -> list[Quoting]:
    """The claims or marks whose evidence shares a letter with one of the spans."""
    known = merged(spans)
    ends = [end for _, end in known]

    def is_touched(start: int, end: int) -> bool:
        # The first span that ends behind the start is the only one to look at.
        first = bisect.bisect_right(ends, start)
        return start < end and first < len(known) and known[first][0] < end

    return [item for item in items if any(is_touched(e.start, e.end) for e in item.evidence)]


def touching_each(items: Iterable[Quoting], spans: Sequence[Span]) -> list[tuple[Quoting, ...]]:
    """For each span the claims or marks whose evidence shares a letter with it, in the order given.

    All spans are gone through once, and those that meet the same items share one answer: many spans and many
    items do not multiply.
    """
    known = list(items)
    coming = sorted(
        ((e.start, e.end, i) for i, item in enumerate(known) for e in item.evidence), reverse=True
    )
    here: list[tuple[int, int, int]] = []  # what may meet the next span, by where it ends
    newest, changed = 0, True
    met: tuple[Quoting, ...] = ()
    answers: list[tuple[Quoting, ...]] = [()] * len(spans)
    for number in sorted(range(len(spans)), key=spans.__getitem__):
        start, end = spans[number]
        while coming and coming[-1][0] < end:
            first, last, i = coming.pop()
            if last > first:
                heapq.heappush(here, (last, first, i))
                newest, changed = first, True
        while here and here[0][0] <= start:
            heapq.heappop(here)
            changed = True
        if changed or newest >= end:
            met = tuple(known[i] for i in sorted({i for _, first, i in here if first < end}))
            changed = newest >= end  # what begins only behind this span may meet the next one
        answers[number] = met if start < end else ()
    return answers


def stands_once(text: str, start: int, end: int) -> bool:
    """Whether what stands between two places of a text stands nowhere else in it."""
    words = text[start:end]
    return text.find(words) == start and text.find(words, start + 1) < 0


def evidence(source: str, text: str, start: int, end: int) -> Evidence:
    """The span with enough of its surroundings to stand once in the text.

    Raises:
        ValueError: So much of the text around it stands there twice that it cannot be told apart.

    >>> e = evidence("s", "one two one", 8, 11)
    >>> e.exact, e.prefix
    ('one', 'one two ')
    """
    around = _AROUND
    while around <= _MOST_AROUND:
        before, after = max(0, start - around), min(len(text), end + around)
        if stands_once(text, before, after):
            return Evidence(source, start, end, text[start:end], text[before:start], text[end:after])
        around *= 2
    told = f"the text repeats {text[start:end][:_MOST_SHOWN]!r} with all that stands around it"
    raise ValueError(f"{told}: quote words that stand in a part that is not repeated")


def quoted(spans: Sequence[Evidence], source: Source | None = None) -> str:
    """The words as one quotation, which says no more than the text does.

    Fragments of one sentence are parted by an ellipsis, and what comes from a later one is told apart. Where
    a denial or a condition is cut out of a sentence, all of it is quoted, with the fragments marked.

    Args:
        spans: The words, of one source.
        source: The source; without its text and sentences, that they are fragments of one sentence cannot be
            known, and is not said.
    """
    if len(spans) < 2 or source is None or source.sentences is None or not source.has_text:  # noqa: PLR2004
        return joined(None, spans, None)
    return joined(source.text, spans, source.sentences.spans)
