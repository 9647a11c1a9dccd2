"""Answers in a few short lines, safe to print: what `str()` and `repr()` of an answer say."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["LONGEST_REASON", "brief", "counted", "shown", "visible", "whole"]

# So much of a quotation or a value is shown; the rest is reached by the answer's attributes.
_LONGEST = 160
# Quotations and reasons are told whole, unless they are absurdly long.
_LONGEST_WORDS, LONGEST_REASON = 800, 600
# Marks that are seen though they count as formatting: signs above numbers in Arabic and its neighbours.
_SEEN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
# Only these part words: a no-break space in a source stays where it is.
_BLANKS = r"[ \n\r\t]+"
_UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Cs"}


def visible(text: str, keep: str = "") -> str:
    r"""The text, with every character spelt out that nobody sees or that steers a terminal.

    These are control characters, marks that turn the direction of writing, characters of no width, and halves
    of letters.

    Args:
        text: The text.
        keep: Such characters that stay as they are.

    >>> visible("a\x1b[31mb\u202ec\u200bd")
    'a\\x1b[31mb\\u202ec\\u200bd'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c in keep or c.isprintable() or _is_seen(c) else _spelt(c) for c in text)


def _is_seen(character: str) -> bool:
    return character in _SEEN or unicodedata.category(character) not in _UNSEEN


def _spelt(character: str) -> str:
    return repr(character)[1:-1] if not character.isprintable() else character


def brief(text: str, most: int = _LONGEST, mark: str = "…") -> str:
    """The text in one line, its middle left out where it is long.

    Args:
        text: The text.
        most: So many letters are shown at most, the mark among them.
        mark: What stands for the words that are left out.

    >>> brief("One two three four five.", most=15)
    'One … five.'
    """
    # Of a very long text, only what may be shown is looked at.
    if len(text) > (room := most * 4):
        text = f"{text[:room]} … {text[-room:]}"
    line = visible(re.sub(_BLANKS, " ", text)).strip(" ")
    if len(line) <= most:
        return line
    room = most - len(mark) - 2
    half = room // 2
    head, tail = line[: room - half], line[-half:]
    return f"{head.rsplit(' ', 1)[0] if ' ' in head else head} {mark} {tail.split(' ', 1)[-1]}"


def whole(text: str, most: int = _LONGEST_WORDS) -> str:
    """The text in one line, whole; what is absurdly long ends early, and says so.

    >>> whole("One two three.")
    'One two three.'
    >>> whole("one " * 3_000)[-30:]
    'one one … (cut: 12000 letters)'
    """
    if len(text) <= most:
        return visible(re.sub(_BLANKS, " ", text)).strip(" ")
    line = visible(re.sub(_BLANKS, " ", text[:most])).strip(" ")
    return f"{line.rsplit(' ', 1)[0] if ' ' in line else line} … (cut: {len(text)} letters)"


def counted(number: int, noun: str, several: str = "") -> str:
    """A number with what is counted, in the singular where it is one.

    >>> counted(1, "row"), counted(2, "row"), counted(0, "country", "countries")
    ('1 row', '2 rows', '0 countries')
    """
    return f"{number:,} {noun if number == 1 else several or noun + 's'}"


def shown(value: object) -> str:
    """A value in one line."""
    return brief(str(value))
