"""What stands beside a number in languages that are read in part: words that may bound it, rough nouns."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from security_meetings.support.bounds import bound_before
from security_meetings.support.number_kinds import Found, Number
from security_meetings.support.partly_read import HARMLESS, ROUGH
from security_meetings.support.tokens import READ, Token

__all__ = ["rough", "unread_before"]


def unread_before(even: str, words: Sequence[Token], number: Found, tag: str) -> str:
    """The word before a number that may bound it, in a language read in part; empty if none may.

    It stands right before the number, or before an article or the like that does: "mehr als die 20".
    What no word stands before, in its sentence or its part of one, is bounded by none.
    """
    if tag in READ:
        return ""
    suffix = _suffix().match(even, number.end)
    if suffix is not None:
        return suffix[0]
    harmless = HARMLESS.get(tag, frozenset())
    at, end = number.token - 1, number.start
    if not _joins(even, words, at, end):
        return ""
    before = words[at]
    if before.text not in harmless:
        return "" if _is_noun(even, words, at, tag) else even[before.start : before.end]
    if not _joins(even, words, at - 1, before.start):
        return ""
    bound = bound_before(even, before.start, end, words[at - 1].text, tag)
    return even[bound.start : bound.end] if bound else ""


@functools.cache
def _suffix() -> re.Pattern[str]:
    """The ending of a case, and a word that it may belong to: "126'dan fazla", "126-nál több"."""
    return re.compile(r"['’-][^\W\d_]{1,6}\s[^\W\d_]+")


def _joins(even: str, words: Sequence[Token], at: int, end: int) -> bool:
    """Whether there is such a word, and nothing but space or the stop of a short form behind it."""
    if at < 0 or words[at].digits:
        return False
    return not even[words[at].end : end].strip(" \n\t\u00a0\u202f.'’-")


def _is_noun(even: str, words: Sequence[Token], at: int, tag: str) -> bool:
    """Whether a word can be a noun alone: within a sentence German has a capital for nothing else."""
    earlier = tag == "de" and even[words[at].start].isupper() and _joins(even, words, at - 1, words[at].start)
    return earlier and even[words[at - 1].end : words[at].start].isspace()


def rough(even: str, words: Sequence[Token], tag: str) -> Iterator[Number]:
    """Nouns that tell a number roughly: une vingtaine, una decina."""
    known = ROUGH.get(tag, {})
    for at in range(1, len(words)) if known else ():
        word, article = words[at], words[at - 1]
        if word.text not in known or article.text not in {"un", "une", "una", "uma", "um"}:
            continue
        # What is more than a score, or almost one, is not told here.
        earlier = _joins(even, words, at - 2, article.start) and words[at - 2].text not in HARMLESS[tag]
        unread = even[words[at - 2].start : article.start].strip() if earlier else ""
        span = (article.start, word.end)
        yield Number(known[word.text], *span, "cardinal", ("about",), span, spelled=True, unread=unread)
