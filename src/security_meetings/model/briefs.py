"""Answers in a few short lines, safe to print: what `str()` and `repr()` of an answer say."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["brief", "counted", "shown", "visible"]

# So much of a quotation or a value is shown; the rest is reached by the answer's attributes.
_LONGEST = 160
# Marks that are seen though they count as formatting: signs above numbers in Arabic and its neighbours.
_SEEN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
# Only these part words: a no-break space in a source stays where it is.
_BLANKS = re.compile(r"[ \n\r\t]+")
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


def counted(number: int, noun: str) -> str:
    """A number of things, by the noun for one of them.

    >>> counted(1, "column"), counted(1_200, "more value")
    ('1 column', '1,200 more values')
    """
    return f"{number:,} {noun}{'s' * (number != 1)}"


def brief(text: str, most: int = _LONGEST) -> str:
    """The text in one line, its middle left out where it is long.

    >>> brief("One two three four five.", most=15)
    'One … five.'
    """
    # Of a very long text, only what may be shown is looked at.
    if len(text) > (room := most * 4):
        text = f"{text[:room]} … {text[-room:]}"
    line = visible(_BLANKS.sub(" ", text)).strip(" ")
    if len(line) <= most:
        return line
    half = (most - 3) // 2
    head, tail = line[: most - 3 - half], line[-half:]
    return f"{head.rsplit(' ', 1)[0] if ' ' in head else head} … {tail.split(' ', 1)[-1]}"


def shown(value: object) -> str:
    """A value in one line."""
    return brief(str(value))
