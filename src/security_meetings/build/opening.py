"""Which of the days that a text prints may be the first and last of its meeting: chosen once for it all."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from security_meetings.build.dating import open_weekdays
from security_meetings.support.days import PrintedDay, days

__all__ = ["Edges", "edges_in", "printed_days"]

Edges = Mapping[tuple[int, int], str]
"""For the sentence by its number, and the offset of the day in it: "start" or "end"."""

_OPENING = re.compile(
    r"\b(?:open(?:s|ed|ing)?|began|begins?|beginning|start(?:s|ed)?|commenc\w+|kick(?:s|ed)? off"
    r"|откры\w+|нача\w+|начн\w+|начина\w+|старт\w+|відкри\w+|розпоч\w+|почина\w+"
    r"|eröffn\w+|beg[ia]nn\w*|ouvr\w+|ouvert\w*|début\w*|abri\w+|inaugur\w+|comienz\w+|comenz\w+|otwar\w+|rozpocz\w+)\b",
    re.IGNORECASE,
)
_HOLDING = re.compile(
    r"\b(?:held|takes? place|took place|hosts?|hosted|convene\w*|gather\w*|проход\w+|прош[лё]\w+|пройд\w+"
    r"|состо\w+|відбу\w+|findet|fand|stattfind\w+|tagt\w*|se tiendra|eu lieu|celebr\w+|odbę\w+|odby\w+)\b",
    re.IGNORECASE,
)
# Between the ends of an interval; a weekday may stand before the second.
_SPAN = re.compile(
    r"[\s,]{0,3}(?:[-–—−/]|(?:to|and|till|until|through|thru|по|до|и|або|та|bis|und|au|et|al|y|e|ao|do|i)(?=\s))"
    r"\s{0,3}(?:(?!not\b|не\b|nicht\b)[^\W\d_]{2,12}[.,]?\s{1,3})?"
)


class _Found(NamedTuple):
    number: int
    day: PrintedDay

    @property
    def key(self) -> tuple[int, int]:
        return self.number, self.day.start


def printed_days(text: str, language: str | None) -> list[PrintedDay]:
    """The days that a text prints, those left out that may be another number."""
    return [day for day in days(text, language) if day.certain]


def edges_in(
    sentences: Sequence[str], language: str | None, dateline: tuple[int, int] | None = None
) -> Edges:
    """The day, or two, that may be the first and the last of the meeting that a text is about.

    They are those of the first interval; else the day nearest to a word for opening; else those of the first
    sentence in which something is held; else the first day at all, month or weekday; else that of the
    dateline.

    Args:
        sentences: The text.
        language: Its BCP 47 tag; None where it is not known.
        dateline: The sentence and the offset of the day of publication; None where none is known.

    >>> edges_in(["Oslo, 2 May 2027", "Since 2019, it opens on 4 May."], "en")
    {(1, 24): 'start'}
    >>> edges_in(["It runs from 4 to 6 May, the next on 9 June."], "en")
    {(0, 13): 'start', (0, 18): 'end'}
    """
    found = [_Found(i, day) for i, text in enumerate(sentences) for day in printed_days(text, language)]
    known = [one for one in found if one.day.month and one.day.day]
    if interval := _interval(known, sentences):
        return interval
    if dateline and _says_when(sentences[dateline[0]]):
        dateline = None
    told = [one for one in known if one.key != dateline]
    for choose in (_opened, _held, _first):
        if chosen := choose(told, sentences):
            return chosen
    months = [one.key for one in found if one.day.month and one.key != dateline]
    named = ((i, day.start) for i, text in enumerate(sentences) for day in open_weekdays(text, language))
    last = itertools.chain(months, named, [dateline] if dateline else [])
    return dict.fromkeys(itertools.islice(last, 1), "start")


def _interval(known: Sequence[_Found], sentences: Sequence[str]) -> Edges:
    for one, other in itertools.pairwise(known):
        if one.number != other.number or one.day[:3] == other.day[:3]:
            continue
        if _SPAN.fullmatch(sentences[one.number], one.day.end, other.day.start):
            return {one.key: "start", other.key: "end"}
    return {}


def _says_when(sentence: str) -> bool:
    return bool(_OPENING.search(sentence) or _HOLDING.search(sentence))


def _opened(known: Sequence[_Found], sentences: Sequence[str]) -> Edges:
    for number, there in _by_sentence(known):
        verbs = [verb.start() for verb in _OPENING.finditer(sentences[number])]
        if verbs:
            nearest = min(there, key=lambda one: min(abs(one.day.start - verb) for verb in verbs))
            return {nearest.key: "start"}
    return {}


def _held(known: Sequence[_Found], sentences: Sequence[str]) -> Edges:
    held = [there for number, there in _by_sentence(known) if _HOLDING.search(sentences[number])]
    return _first_and_last(held[0]) if held else {}


def _first(known: Sequence[_Found], _sentences: Sequence[str]) -> Edges:
    return next((_first_and_last(there) for _, there in _by_sentence(known)), {})


def _by_sentence(known: Sequence[_Found]) -> Iterator[tuple[int, list[_Found]]]:
    there: dict[int, list[_Found]] = {}
    for one in known:
        there.setdefault(one.number, []).append(one)
    return iter(there.items())


def _first_and_last(there: Sequence[_Found]) -> Edges:
    """Of the days of one sentence, the earliest and the latest; only the first, where no one can tell."""
    if len({one.day.year is None for one in there}) > 1:
        return {there[0].key: "start"}
    first, last = min(there, key=_order), max(there, key=_order)
    edges = {first.key: "start"}
    return edges if _order(first) == _order(last) else {**edges, last.key: "end"}


def _order(one: _Found) -> tuple[int, ...]:
    return tuple(part or 0 for part in one.day[:3])
