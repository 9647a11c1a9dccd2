"""Quotation marks of all languages, and what stands beside them."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from security_meetings.questions.characters import DASHES, DIRECTIONS, EAST_ASIAN, one_of
from security_meetings.support.line_ends import LINE_ENDS

__all__ = ["Mark", "quotation_marks"]

STRAIGHT, INWARD, OUTWARD, LOW, COMMAS = '"', "“", "”", "„", ",,"
# The marks that end what a mark begins, in whatever language.
ENDED_BY: Mapping[str, str] = {
    STRAIGHT: '"',
    INWARD: "”",
    OUTWARD: "”“",
    LOW: '“”‟"',
    COMMAS: '“”"',
    "‟": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
    "｢": "｣",
    "《": "》",
    "〈": "〉",
    "﹁": "﹂",
    "﹃": "﹄",
    "〝": "〞〟",
}
BEGUN_BY: Mapping[str, tuple[str, ...]] = {
    end: tuple(mark for mark, ends in ENDED_BY.items() if end in ends) for end in "".join(ENDED_BY.values())
}
# These begin a quotation as well as they end one: only what stands beside them tells which.
TWO_FACED = (STRAIGHT, OUTWARD)
# Where a quotation by these runs over paragraphs, each paragraph opens it anew.
OPENED_ANEW = (STRAIGHT, INWARD, OUTWARD)
# Which marks, of another style, a mark may have been put for.
RIVALS: Mapping[str, tuple[str, ...]] = {STRAIGHT: (INWARD, OUTWARD), OUTWARD: (STRAIGHT,)}
ANGLES: Mapping[str, tuple[str, str]] = {"«": ("«", "»"), "»": ("«", "»"), "‹": ("‹", "›"), "›": ("‹", "›")}
_BEFORE_WORDS = "([{¿¡‘‚“„‟«‹" + DASHES
_BEHIND_WORDS = ".,;:!?…)]}’‘”“»›" + DASHES
_LONGEST_LEAD = 16
_BRACKETS = ("(", "[", "{")


@functools.cache
def quotation_marks() -> re.Pattern[str]:
    """A quotation mark of any language; two commas are one where a word follows."""
    single = "".join(sorted({*ENDED_BY, *BEGUN_BY} - {COMMAS}))
    return re.compile(rf"[{single}]|(?<!\S),,(?=\w)")


@functools.cache
def _inches() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)\d{1,3}$|[½¼¾⅓⅔⅛]$")


class Mark:
    """A quotation mark where it stands.

    Attributes:
        sign: The mark itself; two commas are one.
        start: Where it stands.
        end: Where it ends, exclusive.
        paragraph: The number of its paragraph.
        before: Whether it stands as marks do before words: behind a space, say.
        behind: Whether it stands as marks do behind words.
        leads: Whether a line begins with it.
        starts: Whether a space, the start of a line or a bracket stands before it.
        stops: Whether a space or the end of a line stands behind it.
        doubtful: Whether it may be none: a sign of inches, or one within a Hebrew word.
        ends_within: Whether its quotation may have ended together with one by the same marks within it.
    """

    __slots__ = (
        "before",
        "behind",
        "doubtful",
        "end",
        "ends_within",
        "leads",
        "paragraph",
        "sign",
        "start",
        "starts",
        "stops",
    )

    def __init__(self, text: str, match: re.Match[str], paragraph: int) -> None:
        self.sign: str = match[0]
        self.start: int = match.start()
        self.end: int = match.end()
        self.paragraph: int = paragraph
        a, b = _beside(text, self.start - 1, -1), _beside(text, self.end, 1)
        # Where words are not parted by spaces, nothing can be read from what stands beside a mark.
        parted = one_of(EAST_ASIAN).search(a + b) is None
        self.starts: bool = not a or a.isspace() or a in _BRACKETS
        self.stops: bool = not b or b.isspace()
        self.before: bool = parted and (self.starts or a in _BEFORE_WORDS)
        # A sign that a word begins with, as in “.txt”, is no full stop.
        leading = text[self.end + 1 : self.end + 3].strip(DASHES + ".:")[:1].isalnum()
        self.behind: bool = parted and (self.stops or (b in _BEHIND_WORDS and not leading))
        # A line may be set in, or be one of a letter that another letter quotes.
        lead = text[max(0, self.start - _LONGEST_LEAD) : self.start].rstrip(" \t>|")
        self.leads: bool = not lead or one_of(LINE_ENDS).match(lead[-1]) is not None
        self.doubtful: bool = not self.before and (self._is_within_hebrew(a, b) or self._is_of_inches(text))
        self.ends_within: bool = False

    def _is_within_hebrew(self, a: str, b: str) -> bool:
        return self.sign in OPENED_ANEW and "\u05d0" <= a <= "\u05ea" and "\u05d0" <= b <= "\u05ea"

    def _is_of_inches(self, text: str) -> bool:
        near = text[max(0, self.start - 4) : self.start]
        return self.sign in TWO_FACED and _inches().search(near) is not None

    @property
    def begins(self) -> bool:
        """Whether it stands before words, and not behind any."""
        return self.before and not self.behind

    @property
    def ends(self) -> bool:
        """Whether it stands behind words, and not before any."""
        return self.behind and not self.before


def _beside(text: str, at: int, step: int) -> str:
    """The next character that turns no writing around; empty where the text ends."""
    while 0 <= at < len(text) and text[at] in DIRECTIONS:
        at += step
    return text[at] if 0 <= at < len(text) else ""
