"""Writing TOML: texts and keys, on one line, with nothing in them that nobody sees."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["key", "plain", "quoted"]

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"}
_FOUR_DIGITS = 0xFFFF


def quoted(text: str) -> str:
    r"""A text as TOML has it.

    >>> print(quoted("He said “Да”.\n\u202e"))
    "He said “Да”.\u000A\u202E"
    """
    return f'"{plain(text)}"'


def key(name: str) -> str:
    """A key, in quotation marks where it needs them.

    >>> key("RU"), key("a b")
    ('RU', '"a b"')
    """
    return name if _BARE.fullmatch(name) else quoted(name)


def plain(text: str) -> str:
    """A text for a comment: on one line, with every character escaped that nobody sees."""
    return "".join(map(_escaped, text))


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if unicodedata.category(char) in _UNSEEN:
        return f"\\u{ord(char):04X}" if ord(char) <= _FOUR_DIGITS else f"\\U{ord(char):08X}"
    return char
