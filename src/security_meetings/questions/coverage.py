"""Accounting for every sentence of a source: evidence of a claim, set aside, or open."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from security_meetings.collection.collection import Collection
from security_meetings.collection.shelf import Collections
from security_meetings.model.claims import Claim, Mark, Source
from security_meetings.model.spans import Span

__all__ = ["SourceCoverage", "coverage", "sentences", "uncovered"]

# A sentence ends with a full stop, question or exclamation mark, any closing quotation marks or
# brackets after it, and white space before a capital, a digit or an opening mark. A line always ends one.
_END = re.compile(r"""[.!?]["'”’)\]]*(?=\s+["'“‘”(\[]*[A-Z0-9\u0410-\u042f])""")
# No sentence ends after these: initials and the abbreviations that occur before names.
_NO_END = re.compile(r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|St|No)|\b[A-Z]\.[A-Z])\.$")


def sentences(text: str) -> list[Span]:
    r"""The spans of the sentences of a text, in order, without the white space around them.

    Every character that is not white space belongs to exactly one sentence. Headlines, captions
    and list items are lines, and each line ends a sentence.

    >>> text = "He met U.S. envoys. They left.\nHeadline"
    >>> [text[start:end] for start, end in sentences(text)]
    ['He met U.S. envoys.', 'They left.', 'Headline']
    """
    found: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for end in _END.finditer(text, line.start(), line.end()):
            if _NO_END.search(text, start, end.start() + 1):
                continue
            found.extend(_stripped(text, start, end.end()))
            start = end.end()
        found.extend(_stripped(text, start, line.end()))
    return found


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    part = text[start:end]
    if part.strip():
        yield start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def uncovered(text: str, spans: Iterable[Span]) -> list[Span]:
    """The sentences of a text that share no character with any of the spans."""
    known = _merged(spans)
    ends = [end for _, end in known]
    found = []
    for start, end in sentences(text):
        # The first span that ends behind the sentence's start is the only one to look at.
        first = bisect.bisect_right(ends, start)
        if first == len(known) or known[first][0] >= end:
            found.append((start, end))
    return found


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The same characters as spans that do not meet, in order."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _letters(text: str) -> int:
    return sum(not c.isspace() for c in text)


@attrs.frozen
class SourceCoverage:
    """How far one source is accounted for.

    Attributes:
        source: The source's id.
        sentences: How many sentences its text has.
        claimed: How many of them are evidence of a claim.
        set_aside: How many are set aside, and no evidence.
        open: Those that are neither; empty in a pack that the build has made.
        characters: The share of its characters, white space apart, that are evidence, from 0 to 1.
    """

    source: str
    sentences: int
    claimed: int
    set_aside: int
    open: tuple[str, ...]
    characters: float

    def __str__(self) -> str:
        accounted = self.claimed + self.set_aside
        return (
            f"{self.source}: {accounted} of {self.sentences} sentences accounted for "
            f"({self.claimed} claimed, {self.set_aside} set aside); "
            f"{self.characters:.0%} of characters are evidence"
        )


def coverage(collections: Collections) -> list[SourceCoverage]:
    """How far each source whose text travels along is accounted for."""
    claims, marks = collections.claims, collections.marks
    return [_of(source, claims, marks) for source in collections.sources if source.has_text]


def _of(source: Source, claims: Collection[Claim], marks: Collection[Mark]) -> SourceCoverage:
    text = source.text
    claimed = _spans(claims.where(source=source.id), source.id)
    aside = _spans(marks.where(source=source.id, kind="set aside"), source.id)
    total = sentences(text)
    unclaimed = uncovered(text, claimed)
    still_open = uncovered(text, [*claimed, *aside])
    quoted = sum(_letters(text[max(start, 0) : max(end, 0)]) for start, end in _merged(claimed))
    return SourceCoverage(
        source=source.id,
        sentences=len(total),
        claimed=len(total) - len(unclaimed),
        set_aside=len(unclaimed) - len(still_open),
        open=tuple(text[start:end] for start, end in still_open),
        characters=quoted / (_letters(text) or 1),
    )


def _spans(items: Iterable[Claim] | Iterable[Mark], source: str) -> Sequence[Span]:
    return [(e.start, e.end) for item in items for e in item.evidence if e.source == source]
