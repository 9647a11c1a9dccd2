"""What comes of comparing a value with words, and the words compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

__all__ = [
    "LONGEST_TOLD",
    "MOST_TOLD",
    "Comparison",
    "Quoted",
    "Verdict",
    "Words",
    "has_read_letters",
    "not_read",
    "quotes_of",
    "shortened",
]

Verdict = Literal["carried", "contradicted", "not found", "not comparable"]
"""What comes of comparing a value with words: they print it; they print another; they print none; or they
are in a language or a script that is not read, so that nothing can be said."""


class Comparison(NamedTuple):
    """A verdict, and why.

    Attributes:
        verdict: What came of it.
        words: What the words print, for a reader; never empty.
    """

    verdict: Verdict
    words: str


class Words(NamedTuple):
    """Quoted words with a little of what surrounds them.

    Surroundings are no evidence: they tell where a word or a number is cut, and that "over" stands before the
    quoted "125 delegations".

    Attributes:
        exact: The words.
        prefix: What stands just before.
        suffix: What stands just behind.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""


Quoted: TypeAlias = "str | Words | Sequence[str | Words]"
"""One quote or several; a text is a quote of which the surroundings are not known."""
MOST_TOLD = 3
LONGEST_TOLD = 60


def quotes_of(quoted: Quoted) -> list[Words]:
    """All quotes, as words with what surrounds them."""
    many = [quoted] if isinstance(quoted, (str, Words)) else quoted
    return [Words(words) if isinstance(words, str) else words for words in many]


def shortened(printed: str) -> str:
    """What is printed, in quotation marks, and no more of it than a message shows."""
    return repr(printed if len(printed) <= LONGEST_TOLD else f"{printed[:LONGEST_TOLD]}…")


def not_read(language: str | None) -> Comparison:
    """The comparison of words that nobody here can read."""
    which = f"the language {language!r}" if language else "this script"
    return Comparison("not comparable", f"words in {which} are not read, only figures are")


def has_read_letters(quoted: Quoted) -> bool:
    """Whether words have a letter of the scripts whose words are read, or no letter at all."""
    letters = [c for quote in quotes_of(quoted) for c in quote.exact if c.isalpha()]
    return not letters or any(_is_read(c) for c in letters)


def _is_read(c: str) -> bool:
    # Latin, Cyrillic, and the Chinese characters that numerals are written in.
    return c <= "\u024f" or "\u0400" <= c <= "\u04ff" or "\u4e00" <= c <= "\u9fff"
