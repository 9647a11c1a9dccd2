"""The place of a text that is nearest to words which it does not hold, for the message that says so."""

from __future__ import annotations

import bisect
import difflib
import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from security_meetings.model.sentences import Span
from security_meetings.support.boundaries import word_around
from security_meetings.support.reading import Text

__all__ = ["Near", "Words", "longer_word"]

# Words, and single letters of scripts that part none.
_WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u9fff]+"
)
# What is compared is bounded, so that a message costs no more in a long text than in a short one.
_MOST_WORDS = 60
_RAREST = 8
_MOST_PLACES = 200
_MOST_CANDIDATES = 6
_MOST_SPELLINGS = 400
_AROUND = 3
_MOST_LETTERS = 40
# Below this much in common, to name a place would be a guess.
_ENOUGH = 0.7
_ENOUGH_SPELLING = 0.75
_MOST_DIFFERENCES = 3


class _Word(NamedTuple):
    said: str
    start: int
    end: int

    @property
    def key(self) -> str:
        return self.said.casefold()


class Near(NamedTuple):
    """A place that is near to the words asked for.

    Attributes:
        start: Where it begins.
        end: Where it ends, exclusive.
        asked: How far the words asked for were compared, in characters: of very long ones, not to the end.
        differences: What is there and what was asked for, where they differ; either may be empty.
    """

    start: int
    end: int
    asked: int
    differences: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        told = []
        for there, asked in self.differences[:_MOST_DIFFERENCES]:
            if there and asked:
                told.append(f"{there!r}, not {asked!r}")
            else:
                told.append(f"with {there!r}" if there else f"without {asked!r}")
        more = len(self.differences) - len(told)
        return "; ".join([*told, f"{more} more differences"] if more else told)


class Words:
    """The words of a text, by which the place nearest to others is found."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[_Word] = _words(text)

    @functools.cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            places.setdefault(word.key, []).append(place)
        return places

    @functools.cached_property
    def _by_shape(self) -> dict[tuple[str, int], list[str]]:
        """The different words by first letter and length: most that are misspelt keep both, or nearly."""
        shapes: dict[tuple[str, int], list[str]] = {}
        for key in self._places:
            shapes.setdefault((key[0], len(key)), []).append(key)
        return shapes

    def nearest(self, words: str, start: int, end: int) -> Near | None:
        """The place between two offsets that is nearest to these words; None if none is near.

        >>> Words("Some 17 defence ministers came early.").nearest("17 defense ministers came", 0, 37)
        Near(start=5, end=30, asked=25, differences=(('defence', 'defense'),))
        """
        every = _words(words)
        asked = every[:_MOST_WORDS]
        first = bisect.bisect_left(self.words, start, key=lambda word: word.start)
        last = bisect.bisect_right(self.words, end, key=lambda word: word.end)
        votes = self._votes(asked, first, last)
        best, found = 0.0, None
        for at, _ in votes.most_common(_MOST_CANDIDATES):
            near_start = max(first, at - _AROUND)
            window = self.words[near_start : min(last, at + len(asked) + _AROUND)]
            there = _fitted(asked, window, at - near_start)
            same, likeness, differences = _compared(asked, there)
            if likeness > _ENOUGH and same > best:
                compared = asked[-1].end if len(every) > len(asked) else len(words)
                best, found = same, Near(there[0].start, there[-1].end, compared, differences)
        if found and not found.differences and len(every) > len(asked):
            found = self._further(found, every, last, len(words))
        return found and self._with_marks(found, words)

    def _further(self, near: Near, asked: list[_Word], last: int, whole: int) -> Near:
        """The same place as far as the first word that differs, where as many as are compared do not."""
        at, end = _MOST_WORDS, bisect.bisect_left(self.words, near.end, key=lambda word: word.start)
        while at < len(asked) and end < last and asked[at].said == self.words[end].said:
            at, end = at + 1, end + 1
        rest = asked[at - _AROUND : at - _AROUND + _MOST_WORDS]
        there = _fitted(rest, self.words[end - _AROUND : min(last, end + len(rest))], 0)
        *_, differences = _compared(rest, there)
        compared = rest[-1].end if rest[-1] is not asked[-1] else whole
        return near._replace(end=there[-1].end, asked=compared, differences=differences)

    def _votes(self, asked: list[_Word], first: int, last: int) -> Counter[int]:
        """Where the words asked for may begin, by how many of them say so."""
        known = [(i, word.key) for i, word in enumerate(asked) if word.key in self._places]
        if not known:
            few = enumerate(asked[:_RAREST])
            known = [(i, key) for i, word in few for key in self._spelt_nearly(word.key)]
        votes: Counter[int] = Counter()
        for i, key in sorted(known, key=lambda one: len(self._places[one[1]]))[:_RAREST]:
            places = self._places[key]
            low, high = bisect.bisect_left(places, first), bisect.bisect_left(places, last)
            votes.update(place - i for place in places[low : min(high, low + _MOST_PLACES)])
        return votes

    def _spelt_nearly(self, key: str) -> list[str]:
        lengths = range(len(key) - 2, len(key) + 3)
        near = [other for n in lengths for other in self._by_shape.get((key[0], n), [])[:_MOST_SPELLINGS]]
        if len(key) > _MOST_LETTERS:
            return []
        return difflib.get_close_matches(key, near, n=1, cutoff=_ENOUGH_SPELLING)

    def _with_marks(self, near: Near, words: str) -> Near:
        """The same place with all of its last letter, and marks around it where those asked for have some."""
        end = near.end
        while unicodedata.category(self.text[end : end + 1] or " ").startswith("M"):
            end += 1
        near = near._replace(end=end)
        before, behind = self.text[max(0, near.start - 1) : near.start], self.text[near.end : near.end + 1]
        opens = _is_mark(words[0]) and _is_mark(before)
        closes = _is_mark(words[-1]) and _is_mark(behind)
        return near._replace(start=near.start - opens, end=near.end + closes)


def _is_mark(char: str) -> bool:
    return char.strip() != "" and not char.isalnum()


def _words(text: str) -> list[_Word]:
    return [_Word(word[0], word.start(), word.end()) for word in _WORD.finditer(text)]


def _keys(words: list[_Word]) -> list[str]:
    return [word.key for word in words]


def _fitted(asked: list[_Word], window: list[_Word], at: int) -> list[_Word]:
    """The part of a window that the words asked for fit onto."""
    *blocks, _ = difflib.SequenceMatcher(
        None, _keys(asked), _keys(window), autojunk=False
    ).get_matching_blocks()
    if not blocks:
        return window[max(at, 0) : at + len(asked)]
    first, last = blocks[0], blocks[-1]
    start = max(0, first.b - first.a)
    return window[start : last.b + last.size + len(asked) - last.a - last.size]


def _compared(asked: list[_Word], there: list[_Word]) -> tuple[float, float, tuple[tuple[str, str], ...]]:
    """How much two rows of words have in common, in letters and from 0 to 1, and where they differ."""
    same, differences = 0.0, []
    steps = difflib.SequenceMatcher(None, _keys(asked), _keys(there), autojunk=False).get_opcodes()
    for step, a, b, c, d in steps:
        pairs = list(zip(asked[a:b], there[c:d], strict=False))
        same += sum(_likeness(one.key, other.key) for one, other in pairs)
        if step == "equal":
            differences += [(other.said, one.said) for one, other in pairs if one.said != other.said]
        else:
            differences.append(
                (" ".join(word.said for word in there[c:d]), " ".join(word.said for word in asked[a:b]))
            )
    letters = sum(len(word.key) for word in [*asked, *there])
    return same, same / (letters or 1), tuple(differences)


def _likeness(one: str, other: str) -> float:
    """How many letters two words have in common, those of both counted."""
    if one == other:
        return 2.0 * len(one)
    matcher = difflib.SequenceMatcher(None, one[:_MOST_LETTERS], other[:_MOST_LETTERS], autojunk=False)
    return matcher.ratio() * (len(one) + len(other))


# Shorter words are parts of too many others.
_LEAST_PART = 4


def longer_word(text: Text, read: str, spans: Iterable[Span]) -> str | None:
    """The word of which what is quoted is a part, but for its capitals: of "minister" in Premierminister.

    >>> longer_word(Text("Der Premierminister kam."), "Minister", [(0, 24)])
    'Premierminister'
    """
    part = re.compile(re.escape(read), re.IGNORECASE)
    for start, end in spans if len(read) >= _LEAST_PART else ():
        match = part.search(text.plain, *text.plain_span(start, end))
        span = match and text.span(*match.span())
        if span:
            return word_around(text.text, *span)
    return None
