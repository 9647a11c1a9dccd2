"""Texts as XML has them, which refuses some letters altogether."""

from __future__ import annotations

import re
from xml.sax.saxutils import quoteattr

__all__ = ["attribute", "names_and_types"]

_REFUSED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def attribute(value: str | int) -> str:
    r"""A value as an attribute, in its quotes; a letter that XML refuses becomes U+FFFD.

    >>> attribute('a<b>"c"')
    '\'a&lt;b&gt;"c"\''
    """
    if isinstance(value, bool):
        return '"true"' if value else '"false"'
    words = _REFUSED.sub("\ufffd", str(value))
    # A reader would make a space of each of these, were they not written as numbers.
    return quoteattr(words, {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def names_and_types(rows: list[dict[str, str | int | bool]]) -> dict[str, str]:
    """What attributes there are, and of which type; one of several types is text."""
    found: dict[str, set[str]] = {}
    for row in rows:
        for name, value in row.items():
            kind = "boolean" if isinstance(value, bool) else "long" if isinstance(value, int) else "string"
            found.setdefault(name, set()).add(kind)
    return {name: kinds.pop() if len(kinds) == 1 else "string" for name, kinds in found.items()}
