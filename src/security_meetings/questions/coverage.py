"""Accounting for every sentence of a source: typed claims, remarks, set aside, or open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

import attrs

from security_meetings.collection.shelf import Collections
from security_meetings.model.briefs import counted
from security_meetings.model.sentences import Span, merged, uncovered
from security_meetings.model.sources import Source

__all__ = ["SourceCoverage", "coverage"]

# What accounts for words, from what says most to what says least.
_How = Literal["typed", "remark", "set aside"]
_Found = dict[tuple[str, _How], list[Span]]


@attrs.frozen
class SourceCoverage:
    """How far one source is accounted for.

    Each sentence counts once, by what says most of it.

    Attributes:
        source: The source's id.
        sentences: How many sentences its text has.
        typed: How many of them are evidence of a claim on a typed property.
        remarks: How many are evidence of remarks alone: what no typed property can say.
        set_aside: How many are set aside, and no evidence.
        open: Those that are none of these; empty in a pack that the build has made.
        characters: The share of its characters, white space apart, that are evidence, from 0 to 1.
    """

    source: str
    sentences: int
    typed: int
    remarks: int
    set_aside: int
    open: tuple[str, ...]
    characters: float

    @property
    def claimed(self) -> int:
        """How many sentences are evidence of a claim, typed or a remark."""
        return self.typed + self.remarks

    def __str__(self) -> str:
        remarks = f"{self.remarks} by remark{'' if self.remarks == 1 else 's'} alone"
        done = self.claimed + self.set_aside
        return (
            f"{self.source}: {done} of {counted(self.sentences, 'sentence')} accounted for "
            f"({self.typed} by typed claims, {remarks}, {self.set_aside} set aside); "
            f"{self.characters:.0%} of characters are evidence"
        )


def coverage(collections: Collections) -> list[SourceCoverage]:
    """How far each source is accounted for whose text travels along with the places of its sentences."""
    # All claims are gone through once, not once for each source.
    found: _Found = defaultdict(list)
    for source, how, span in _accounted(collections):
        found[source, how].append(span)
    return [_of(source, found) for source in collections.sources if source.has_text and source.sentences]


def _accounted(collections: Collections) -> Iterator[tuple[str, _How, Span]]:
    for claim in collections.claims:
        for e in claim.evidence:
            yield e.source, "remark" if claim.collection == "remarks" else "typed", (e.start, e.end)
    for mark in collections.marks:
        if mark.kind == "set aside":
            for e in mark.evidence:
                yield e.source, "set aside", (e.start, e.end)


def _of(source: Source, found: _Found) -> SourceCoverage:
    text, sentences = source.text, source.sentences
    left = list(sentences.spans) if sentences else []
    numbers = []
    for how in ("typed", "remark", "set aside"):
        before, left = len(left), uncovered(left, found.get((source.id, how), ()))
        numbers.append(before - len(left))
    claimed = [*found.get((source.id, "typed"), ()), *found.get((source.id, "remark"), ())]
    quoted = sum(_letters(text[max(start, 0) : max(end, 0)]) for start, end in merged(claimed))
    return SourceCoverage(
        source=source.id,
        sentences=sum(numbers) + len(left),
        typed=numbers[0],
        remarks=numbers[1],
        set_aside=numbers[2],
        open=tuple(text[start:end] for start, end in left),
        characters=quoted / (_letters(text) or 1),
    )


def _letters(text: str) -> int:
    return sum(not c.isspace() for c in text)
