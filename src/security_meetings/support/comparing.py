"""Whether words carry the value that a claim states: compared, and told in words."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from security_meetings.support.bounds import Comparator, comparator_of
from security_meetings.support.comparing_days import (
    Parts,
    day_support,
    interval_support,
    time_support,
    weekday_support,
)
from security_meetings.support.comparing_texts import text_support
from security_meetings.support.comparisons import (
    MOST_TOLD,
    Comparison,
    Quoted,
    Verdict,
    Words,
    has_read_letters,
    not_read,
    quotes_of,
    shortened,
)
from security_meetings.support.number_words import FOR_THE_FIRST_TIME, WEAK
from security_meetings.support.numbers import Number, numbers, vague
from security_meetings.support.tokens import READ, language_of

__all__ = [
    "Comparison",
    "Parts",
    "Quoted",
    "Verdict",
    "Words",
    "day_support",
    "interval_support",
    "number_support",
    "ordinal_support",
    "text_support",
    "time_support",
    "weekday_support",
]

# Up to here, a language that is not read may have a number in words while others stand in figures.
_WRITTEN_OUT = 100
_COUNTS = {"cardinal", "range bound", "year"}
_PLACES = {"ordinal", "roman", "numbered"}
# A denial right before a number, or before the verb or the preposition before it; it is looked for in so many
# letters. "Not only 126" and "not counting 126" deny nothing.
_DENIED = r"""(?x)
    \b(?:not|no|never|не|hardly|scarcely|вместо|вряд\sли|едва\sли
      |anything\sbut|nothing\slike|rather\sthan|instead\sof)\s+\Z
    | (?:\b(?:not|never|не)|n['’]t)\s+
      (?!(?:only|just|all|merely|simply|every|least|\w+ing|только|просто|лишь|все\w?|считая|включая)\s)\w+\s+\Z
"""
_FAR = 40


def number_support(
    stated: int | tuple[float | None, float | None],
    comparator: str,
    words: Quoted,
    language: str | None = None,
) -> Comparison:
    """Whether words print a number, bounded as stated.

    Args:
        stated: The number; or the lowest and the highest meant, None or infinite where there is no bound.
        comparator: How the number is bounded, such as "exactly", "more than", "nearly"; ignored for a range.
        words: The quoted words.
        language: Their BCP 47 tag; None where it is not known.

    Raises:
        ValueError: The comparator is none.

    >>> number_support(125, "more than", "over 125 delegations")
    Comparison(verdict='carried', words="'over 125'")
    >>> number_support(162, "exactly", "126 delegations").verdict
    'contradicted'
    >>> number_support((80, 90), "", "between 80 and 90 delegations").verdict
    'carried'
    """
    meant = _meant(stated, comparator)
    found: list[tuple[Words, Number]] = []
    for quote in quotes_of(words):
        found.extend((quote, number) for number in _inside(quote, language))
        carried = _vaguely(meant, quote, language)
        if carried is not None:
            return carried
    counts = [(quote, number) for quote, number in found if number.kind in _COUNTS]
    told = [_weighed(meaning, quote, number) for meaning in meant for quote, number in counts]
    best = min((t for t in told if t is not None), key=_order, default=None)
    ends = meant[0].ends
    if ends is not None and best is None:
        # "At least 80, but no more than 90" is a range as well.
        halves = [number_support(half, "", words, language) for half in ((ends[0], None), (None, ends[1]))]
        if all(half.verdict == "carried" for half in halves):
            return Comparison("carried", ", ".join(half.words for half in halves))
    if best is not None:
        unread = language_of(language) not in READ and all(number.bound is None for _, number in counts)
        return not_read(language) if unread and best.verdict == "contradicted" else best
    return _other_numbers(meant, words, found, language)


class _Meaning(NamedTuple):
    """One way of saying a count: a number and how it is bounded, or a range."""

    number: int
    comparator: Comparator
    ends: tuple[int, int] | None = None

    def __str__(self) -> str:
        if self.ends is not None:
            return f"between {self.ends[0]} and {self.ends[1]}"
        return f"{self.comparator} {self.number}"


def _meant(stated: int | tuple[float | None, float | None], comparator: str) -> list[_Meaning]:
    if not isinstance(stated, tuple):
        return [_Meaning(stated, comparator_of(comparator))]
    low, high = (None if end is None or math.isinf(end) else int(end) for end in stated)
    if low is not None and high is not None and high != low:
        upto = [_Meaning(high, "at most"), _Meaning(high + 1, "fewer than")] if low == 0 else []
        return [_Meaning(low, "exactly", (low, high)), *upto]
    if low is not None and high is not None:
        return [_Meaning(low, "exactly")]
    if low is not None:
        return [_Meaning(low, "at least"), *([_Meaning(low - 1, "more than")] if low else [])]
    if high is not None:
        return [_Meaning(high, "at most"), _Meaning(high + 1, "fewer than")]
    raise ValueError("expected a number or a range with an end, got a range without any")


def _inside(quote: Words, language: str | None) -> Iterator[Number]:
    """The numbers that stand wholly in quoted words, read with what surrounds them; spans in the whole.

    What the words deny is none of them: the 50 of "not 50 but 40".
    """
    whole, start = quote.prefix + quote.exact + quote.suffix, len(quote.prefix)
    for number in numbers(whole, language):
        told = min(number.start, number.bound[0]) if number.bound else number.start
        inside = start <= number.start and number.end <= start + len(quote.exact)
        before = whole[max(told - _FAR, 0) : told].lower()
        # The "no" of "Session no 13" is that of "number".
        before = before.removesuffix("no ") if number.kind == "numbered" else before
        if inside and not _denied().search(before):
            yield number


@functools.cache
def _denied() -> re.Pattern[str]:
    return re.compile(_DENIED)


def _printed(quote: Words, number: Number) -> str:
    """A number as printed, with the words that bound it."""
    start, end = number.start, number.end
    if number.bound is not None:
        start, end = min(start, number.bound[0]), max(end, number.bound[1])
    return shortened((quote.prefix + quote.exact + quote.suffix)[start:end])


def _weighed(meant: _Meaning, quote: Words, number: Number) -> Comparison | None:
    """What one printed number says of the one meant; None if it is another number."""
    printed = _printed(quote, number)
    if meant.ends is not None:
        return Comparison("carried", printed) if number.ends == meant.ends else None
    if number.value != meant.number:
        return None
    bounded = number.bound is not None and not number.spelled and meant.comparator in number.comparators
    if number.unread and not bounded:
        return Comparison("not comparable", f"whether {number.unread!r} bounds {printed} is not read")
    if meant.comparator not in number.comparators:
        return Comparison("contradicted", f"the words print {printed}, the claim says {meant}")
    start, end = len(quote.prefix), len(quote.prefix) + len(quote.exact)
    if number.bound is not None and not (start <= number.bound[0] and number.bound[1] <= end):
        return Comparison("not found", f"the words leave out a part of {printed}: quote it too")
    return Comparison("carried", printed)


_ORDER: dict[Verdict, int] = {"carried": 0, "not found": 1, "contradicted": 2, "not comparable": 3}


def _order(comparison: Comparison) -> int:
    return _ORDER[comparison.verdict]


def _vaguely(meant: Sequence[_Meaning], quote: Words, language: str | None) -> Comparison | None:
    for found in vague(quote.exact, language):
        if any(found.carries(meaning.number, meaning.comparator) for meaning in meant):
            return Comparison("carried", shortened(quote.exact[found.start : found.end]))
    return None


def _other_numbers(
    meant: Sequence[_Meaning], words: Quoted, found: Sequence[tuple[Words, Number]], language: str | None
) -> Comparison:
    """The verdict where no count in the words is the one meant."""
    # "One" and «один» are words of every sentence, and four figures may be a year.
    others = [
        (quote, number)
        for quote, number in found
        if number.kind in {"cardinal", "range bound"}
        and not (number.spelled and number.value == 1)
        and _as_written(quote, number).split()[0] not in WEAK
    ]
    read = language_of(language) in READ
    if others and (read or meant[0].number > _WRITTEN_OUT):
        return Comparison("contradicted", f"the words print {_listed(others)}, the claim says {meant[0]}")
    if not read or not has_read_letters(words):
        return not_read(language)
    alike = [(quote, number) for quote, number in found if number.value == meant[0].number]
    if alike:
        kind = alike[0][1].kind
        return Comparison(
            "not found", f"{_listed(alike)} is no count here but {_ARTICLES.get(kind, 'a')} {kind}"
        )
    return Comparison("not found", "the words print no count")


def _as_written(quote: Words, number: Number) -> str:
    return (quote.prefix + quote.exact + quote.suffix)[number.start : number.end].lower()


_ARTICLES = {"ordinal": "an"}


def _listed(found: Sequence[tuple[Words, Number]]) -> str:
    """What the words print, each form once, and not all of a long list."""
    printed = list(dict.fromkeys(_printed(quote, number) for quote, number in found))
    told = ", ".join(printed[:MOST_TOLD])
    return told if len(printed) <= MOST_TOLD else f"{told} and {len(printed) - MOST_TOLD} more"


def ordinal_support(n: int, words: Quoted, language: str | None = None) -> Comparison:
    """Whether words print a place in an order: 13th, thirteenth, XIII, «тринадцатая», 第十三, Session 13.

    >>> ordinal_support(13, "XIII Conference"), ordinal_support(13, "the second time").verdict
    (Comparison(verdict='carried', words="'XIII'"), 'contradicted')
    """
    read = language_of(language) in READ
    found = [(quote, number) for quote in quotes_of(words) for number in _inside(quote, language)]
    places = [(quote, number) for quote, number in found if number.kind in _PLACES]
    same = [
        (quote, number)
        for quote, number in found
        if number.value == n and (number.kind in _PLACES or (not read and _may_be_a_place(quote, number)))
    ]
    if same:
        return Comparison("carried", _listed(same[:1]))
    others = [(quote, number) for quote, number in places if _surely_a_place(quote, number)]
    if others:
        return Comparison("contradicted", f"the words print {_listed(others)}, the claim says {n} in order")
    if not read or not has_read_letters(words):
        return not_read(language)
    alike = [(quote, number) for quote, number in found if number.value == n]
    if alike:
        return Comparison("not found", f"{_listed(alike)} stands there, but not as a place in an order")
    return Comparison("not found", "the words print no place in an order")


def _may_be_a_place(quote: Words, number: Number) -> bool:
    """Whether a number in words that are not read may be a place in an order: "lần thứ 13", "13j."."""
    if number.kind == "label":
        whole = quote.prefix + quote.exact + quote.suffix
        return whole[number.end : number.end + 1].isalpha()
    return number.kind == "cardinal"


def _surely_a_place(quote: Words, number: Number) -> bool:
    """Whether a number can be nothing else: "MIX" may be a word, and "I" mostly is one."""
    if number.kind != "roman":
        return _as_written(quote, number) != FOR_THE_FIRST_TIME
    printed = (quote.prefix + quote.exact + quote.suffix)[number.start : number.end]
    return len(printed) > 1 and {*printed} <= {*"IVXХІ"}
