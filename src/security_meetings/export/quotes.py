"""Quotes that stand once: each span with as much around it as tells it apart from all others."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from security_meetings.collection.shelf import Collections
from security_meetings.model.claims import Evidence

__all__ = ["told_apart"]

# Quotes are looked up by their first letters, of so many; the text around a span grows from there.
_FIRST = 32
_MOST_AROUND = 2**15


def told_apart(data: Collections) -> dict[Evidence, Evidence | None]:
    """Every span that claims and marks quote, with surroundings by which it is found once in its text.

    None where the words do not stand in the text as quoted, or so much around them stands there twice that
    only their position tells them apart. A span of a text that does not travel along is given as it is.
    """
    by_source: dict[str, dict[Evidence, None]] = {}
    for records in (data.claims, data.marks):
        for record in records:
            for span in record.evidence:
                by_source.setdefault(span.source, {})[span] = None
    found: dict[Evidence, Evidence | None] = {}
    for source, spans in by_source.items():
        if source in data.sources and data.sources[source].has_text:
            found.update(_in_text(data.sources[source].text, spans))
        else:
            found.update({span: span for span in spans})
    return found


def _in_text(text: str, spans: Iterable[Evidence]) -> dict[Evidence, Evidence | None]:
    """The same of the spans of one text; all spans grow together, so that it is gone through few times."""
    found: dict[Evidence, Evidence | None] = {}
    pending: dict[Evidence, tuple[int, int]] = {}
    for span in spans:
        found[span] = None
        if text[span.start : span.end] == span.exact and 0 <= span.start < span.end:
            start, end = span.start - len(span.prefix), span.end + len(span.suffix)
            fits = start >= 0 and text[start:end] == span.prefix + span.exact + span.suffix
            start, end = (start, end) if fits else (span.start, span.end)
            pending[span] = _at_least(text, start, end)
    around = _FIRST
    while pending:
        twice = _standing_twice(text, {text[start:end] for start, end in pending.values()})
        wider = {}
        for span, (start, end) in pending.items():
            if text[start:end] not in twice:
                found[span] = _quote(text, span, start, end)
            elif around <= _MOST_AROUND:
                first, last = max(0, span.start - around), min(len(text), span.end + around)
                wider[span] = min(first, start), max(last, end)
        pending, around = wider, around * 2
    return found


def _at_least(text: str, start: int, end: int) -> tuple[int, int]:
    """As much around a place as is needed to look it up."""
    short = max(0, _FIRST - (end - start))
    end = min(len(text), end + short)
    return max(0, min(start, end - _FIRST)), end


def _quote(text: str, span: Evidence, start: int, end: int) -> Evidence:
    return Evidence(
        span.source, span.start, span.end, span.exact, text[start : span.start], text[span.end : end]
    )


def _standing_twice(text: str, quotes: Collection[str]) -> set[str]:
    """Those of the quotes that stand more than once in the text."""
    # By their length too: very many may begin alike.
    by_first: dict[str, dict[int, set[str]]] = {}
    for quote in quotes:
        by_first.setdefault(quote[:_FIRST], {}).setdefault(len(quote), set()).add(quote)
    once: set[str] = set()
    twice: set[str] = set()
    for at in range(len(text)):
        for length, there in by_first.get(text[at : at + _FIRST], {}).items():
            if (quote := text[at : at + length]) in there:
                if quote in once:
                    twice.add(quote)
                    there.remove(quote)
                once.add(quote)
    return twice
