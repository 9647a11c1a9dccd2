"""HTML as text that cannot be anything else: all that comes from a pack is escaped on its way in."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from security_meetings.model.briefs import visible

__all__ = ["Attributes", "Child", "Markup", "element", "joined", "lettered", "text"]

# Line ends, and the marks without which Arabic, Persian, Hindi and soft hyphens are not written right. They
# steer nothing beyond their word; what turns the direction of a whole line is spelt out.
_KEPT = "\n\t\u00ad\u061c\u200c\u200d\u200e\u200f"
# Elements that have neither content nor an end.
_VOID = frozenset(("br", "input", "link", "meta"))


class Markup(str):
    """HTML that is complete: what is in it has been escaped."""

    __slots__ = ()


Child: TypeAlias = "str | Markup"
Attributes: TypeAlias = Mapping[str, "str | int | float | bool | None"]


def text(words: str) -> Markup:
    r"""Words as HTML shows them, letter for letter; what nobody sees or what turns a line is spelt out.

    >>> text("<b>\x1b")
    '&lt;b&gt;\\x1b'
    """
    return Markup(html.escape(visible(words, _KEPT)))


def joined(children: Iterable[Child], between: str = "") -> Markup:
    """Several pieces as one; those that are mere text are escaped."""
    pieces = (c if isinstance(c, Markup) else text(c) for c in children)
    return Markup(text(between).join(pieces))


def element(name: str, attributes: Attributes | None = None, *children: Child) -> Markup:
    """An element; what of its content is mere text is escaped, and so is every attribute.

    Args:
        name: Its name.
        attributes: Its attributes: True is one without a value; None and False are none at all.
        *children: What stands in it.

    >>> element("a", {"href": "#x", "title": None}, "1 < 2")
    '<a href="#x">1 &lt; 2</a>'
    """
    written = "".join(
        f" {key}" if value is True else f' {key}="{text(str(value))}"'
        for key, value in (attributes or {}).items()
        if value is not None and value is not False
    )
    if name in _VOID:
        return Markup(f"<{name}{written}>")
    return Markup(f"<{name}{written}>{joined(children)}</{name}>")


def lettered(words: str) -> Markup:
    r"""Words in which a letter that is spelt out still counts as one, for who looks up a place in a text.

    >>> lettered("a\x1b")
    'a<span class="spelt">\\x1b</span>'
    """
    if visible(words, _KEPT) == words:
        return text(words)
    return joined(c if visible(c, _KEPT) == c else element("span", {"class": "spelt"}, c) for c in words)
