"""A text as it is read on screen, and where each letter of that stands in the text itself."""

from __future__ import annotations

import bisect
import functools
import re
import unicodedata
from collections.abc import Iterator

from security_meetings.support.line_ends import LINE_ENDS

__all__ = ["UNSEEN", "Text", "as_read", "pieces", "plain_form", "unbroken"]

Span = tuple[int, int]

# What takes no room on screen, by its name in a sentence.
UNSEEN = {
    "\u00ad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\u200c": "a zero-width non-joiner",
    "\u200d": "a zero-width joiner",
    "\u2060": "a word joiner",
    "\ufeff": "a byte order mark",
    "\u061c": "a direction mark",
    "\u200e": "a direction mark",
    "\u200f": "a direction mark",
    "\ufe0e": "a variation selector",
    "\ufe0f": "a variation selector",
}
_UNSEEN = "".join(UNSEEN)
# The vowels and final consonants that join the Korean letter before them.
_JAMO = "\u1160-\u11ff\ud7b0-\ud7ff"
# The voicing marks of half-width Japanese.
_HALF_MARKS = "\uff9e\uff9f"
# A raised or lowered letter is no other form of the letter: "m²" is not "m2".
_OTHER_LETTERS = ("<super>", "<sub>")


def as_read(text: str) -> str:
    r"""A text as it is read on screen.

    Letters are in Unicode's composed form, and forms that exist for typesetting alone are the plain
    letters; any run of white space is one space; what takes no room is left out, and so is the line
    end behind a soft hyphen within a word, or between two letters of Chinese or Japanese. Marks of
    punctuation stay as they are: a curly quotation mark is no straight one, and a dash no hyphen.

    >>> as_read("Rene\u0301 pro\ufb01ts\r\n  from co\u00adal.")
    'René profits from coal.'
    >>> as_read("王\n小明")
    '王小明'
    """
    return Text(text).plain


class Text:
    """A text in which many quotes are looked for; what that needs is made once, when first needed.

    Attributes:
        text: The text itself. All offsets are into it.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @functools.cached_property
    def _unbroken(self) -> str:
        return unbroken(self.text)

    @functools.cached_property
    def spaced(self) -> Text:
        """The same text read with a space for each line end; itself where that makes no difference."""
        if self._unbroken == self.text:
            return self
        other = Text(self.text)
        other._unbroken = self.text
        return other

    @functools.cached_property
    def plain(self) -> str:
        """The text as read on screen."""
        return self._read[0]

    @functools.cached_property
    def _read(self) -> tuple[str, list[int], list[int], list[int], list[int]]:
        """The text as read, and the pieces in which it differs: where they begin and end, there and here."""
        read: list[str] = []
        plain_starts, plain_ends, starts, ends = [], [], [], []
        length = at = 0
        for piece in _unlike(self._unbroken):
            read += self.text[at : piece.start()], _read_as(piece[0])
            length += piece.start() - at
            plain_starts.append(length)
            length += len(read[-1])
            plain_ends.append(length)
            starts.append(piece.start())
            ends.append(piece.end())
            at = piece.end()
        return "".join([*read, self.text[at:]]), plain_starts, plain_ends, starts, ends

    def span(self, start: int, end: int) -> Span | None:
        """The span of the text behind a span of `plain`; None if that begins or ends inside of a letter.

        What takes no room belongs to it only between its letters.
        """
        _, plain_starts, plain_ends, starts, ends = self._read
        first = bisect.bisect_right(plain_starts, start) - 1
        last = bisect.bisect_left(plain_starts, end) - 1
        if last < 0:
            return start, end
        found_start, found_end = start, ends[last] + end - plain_ends[last]
        if first >= 0 and start < plain_ends[first]:
            found_start = starts[first]
        elif first >= 0:
            found_start = ends[first] + start - plain_ends[first]
        begins_within = first >= 0 and plain_starts[first] < start < plain_ends[first]
        if begins_within or end < plain_ends[last]:
            return None
        return found_start, len(self._unbroken[found_start:found_end].rstrip(_SPACING)) + found_start

    def plain_span(self, start: int, end: int) -> Span:
        """The span of `plain` that holds a span of the text, and as little else as can be."""
        _, plain_starts, plain_ends, starts, ends = self._read

        def place(at: int, inside: list[int]) -> int:
            piece = bisect.bisect_right(starts, at) - 1
            if piece < 0:
                return at
            return inside[piece] if at < ends[piece] else plain_ends[piece] + at - ends[piece]

        return place(start, plain_starts), place(end, plain_ends)


# Of what takes no room, what is no part of the letter before it.
_SPACING = "".join(c for c in UNSEEN if unicodedata.category(c) == "Cf" and c not in "\u200c\u200d")


# A soft hyphen at the end of a line, where a word goes on in the next.
_BREAK = re.compile(rf"(?<=[\w\u0300-\u036f])\u00ad[ \t]*(?:\r\n|[{LINE_ENDS}])[ \t]*(?=\w)")
# Where a line ends between two letters of Chinese or Japanese, which part no words.
_UNPARTED = "[\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_WRAP = rf"(?<={_UNPARTED})[^\S{LINE_ENDS}]*+[{LINE_ENDS}]\s*+(?={_UNPARTED})"


def unbroken(text: str) -> str:
    r"""A text, as long, with soft hyphens for the line ends that nobody reads.

    Those are the ones behind soft hyphens that part a word, and between letters of Chinese or Japanese.

    >>> unbroken("The har\xad\nbour, 王\n小明")
    'The har\xad\xadbour, 王\xad小明'
    """
    if "\u00ad" in text:
        text = _BREAK.sub(_unseen, text)
    is_wrapped = not text.isascii() and _unparted().search(text)
    return _wrap().sub(_unseen, text) if is_wrapped else text


def _unseen(met: re.Match[str]) -> str:
    return "\u00ad" * len(met[0])


@functools.cache
def _unparted() -> re.Pattern[str]:
    return re.compile(_UNPARTED)


@functools.cache
def _wrap() -> re.Pattern[str]:
    return re.compile(_WRAP)


def _unlike(text: str) -> Iterator[re.Match[str]]:
    """The pieces of a text that may read otherwise than they are written, in order."""
    letters = set(text)
    odd = {c for c in letters if c in UNSEEN or _is_odd(c)}
    extending = {c for c in odd if c in UNSEEN or c in _HALF_MARKS or unicodedata.category(c)[0] == "M"}
    kinds = [rf"\s[\s{_UNSEEN}]+", f".[{re.escape(''.join(sorted(extending)))}{_JAMO}]+"]
    if odd:
        kinds.append(f"[{re.escape(''.join(sorted(odd)))}]")
    if odd or "  " in text:
        yield from re.compile("|".join(kinds), re.DOTALL).finditer(text)


@functools.cache
def _is_odd(char: str) -> bool:
    return unicodedata.category(char)[0] == "M" or plain_form(char) != char or "\u1100" <= char <= "\u11ff"


@functools.cache
def plain_form(char: str) -> str:
    """A letter without what makes it a form for typesetting alone; white space as a space."""
    if char.isspace():
        return " "
    kind, _, _ = unicodedata.decomposition(char).partition(" ")
    is_letter = char.isalpha() or char.isdecimal()
    compatible = kind.startswith("<") and is_letter and kind not in _OTHER_LETTERS
    return unicodedata.normalize("NFKC" if compatible else "NFC", char)


def _read_as(piece: str) -> str:
    seen = "".join(c for c in piece if c not in UNSEEN)
    if seen.isspace():
        return " "
    return unicodedata.normalize("NFC", "".join(map(plain_form, seen)))


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """A text in its smallest pieces, each as it is written and as it is read."""
    at = 0
    for piece in _unlike(unbroken(text)):
        yield from ((c, c) for c in text[at : piece.start()])
        # A line end behind a soft hyphen is no difference of its own.
        written = text[piece.start() : piece.end()]
        yield piece[0] if "\u00ad" in written else written, _read_as(piece[0])
        at = piece.end()
    yield from ((c, c) for c in text[at:])
