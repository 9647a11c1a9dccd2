"""Plain drawings (SVG) with a text alternative: bubbles, bars, tiles and a network.

They are drawn of names and numbers alone; what these are, `overview` knows.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from security_meetings.model.briefs import brief
from security_meetings.reader.markup import Attributes, Child, Markup, element

__all__ = ["Link", "Tile", "bars", "bubbles", "network", "tiles"]

# Everything is drawn this wide and scaled to the page, from a phone's to a desk's; names stand above their
# rows, where even a phone has room for them.
WIDTH = 420
_ROW = 46
# As much of a name as fits on a row, in a column, and beside a knot of the network.
_LONG, _SLANTED, _SHORT = 52, 16, 17
# A tile is as wide as its label, of so many letters at most.
_LABEL, _LETTER, _GAP = 30, 6.7, 4


class Tile(NamedTuple):
    """A small box that leads somewhere.

    Attributes:
        label: What stands in it; of a long one, the middle is left out.
        name: What that stands for.
        href: Where it leads.
    """

    label: str
    name: str
    href: str


class Link(NamedTuple):
    """A line between two that met.

    Attributes:
        ends: The names of the two.
        firm: Whether it was held; else it was only planned.
        name: What it is, in words.
        href: Where it leads.
    """

    ends: tuple[str, str]
    firm: bool
    name: str
    href: str


def _drawing(
    key: str, title: str, words: str, height: float, *children: Child, linked: bool = False
) -> Markup:
    # To those who hear the page, a drawing with links in it is a group of these, and any other one picture.
    return element(
        "svg",
        {
            "viewBox": f"0 0 {WIDTH} {height:g}",
            "role": "group" if linked else "img",
            "aria-labelledby": f"{key}-title {key}-desc",
            "class": f"picture {key}",
        },
        element("title", {"id": f"{key}-title"}, title),
        element("desc", {"id": f"{key}-desc"}, words),
        *children,
    )


def _label(
    x: float, y: float, words: str, anchor: str = "start", shade: str = "label", most: int = _LONG
) -> Markup:
    attributes = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor, "class": shade}
    return element("text", attributes, brief(words, most))


def _slanted(x: float, y: float, words: str) -> Markup:
    turned = {"transform": f"translate({x:.1f} {y:.1f}) rotate(-35)", "class": "label"}
    return element("text", turned, brief(words, _SLANTED))


def bubbles(
    key: str,
    title: str,
    words: str,
    rows: Sequence[str],
    columns: Sequence[str],
    counts: Mapping[tuple[str, str], int],
) -> Markup:
    """How many there are of each row in each column: a circle for each that has any, with its number.

    Args:
        key: A word for the ids in the drawing, of which a page has one each.
        title: What is seen.
        words: The same in words.
        rows: The names of the rows.
        columns: The names of the columns.
        counts: The numbers, by row and column; none where there is nothing.
    """
    head = 72
    # The last name is slanted too, and needs its room.
    step = (WIDTH - 60) / max(len(columns), 1)
    most = max(counts.values(), default=1)
    largest = min(step / 2 - 1, 13)
    at = {column: (i + 0.5) * step for i, column in enumerate(columns)}
    parts: list[Child] = [_slanted(x, head - 6, column) for column, x in at.items()]
    for j, row in enumerate(rows):
        top = head + j * _ROW
        y = top + 31
        parts.append(_label(0, top + 14, row))
        parts.append(element("path", {"d": f"M0 {y}H{WIDTH}", "class": "rule"}))
        for column, x in at.items():
            if number := counts.get((row, column), 0):
                size = max(largest * math.sqrt(number / most), 9)
                circle = element("circle", {"cx": f"{x:.1f}", "cy": y, "r": f"{size:.1f}", "class": "dot"})
                parts += [circle, _label(x, y + 4.5, str(number), "middle", "number")]
    return _drawing(key, title, words, head + _ROW * len(rows), *parts)


def bars(key: str, title: str, words: str, parts: Sequence[str], rows: Mapping[str, Sequence[int]]) -> Markup:
    """A bar a row, divided in proportion.

    Args:
        key: A word for the ids in the drawing.
        title: What is seen.
        words: The same in words.
        parts: The names of the parts.
        rows: The numbers of each row, a number a part.
    """
    drawn: list[Child] = []
    at = 0.0
    for i, name in enumerate(parts):
        box: Attributes = {"x": f"{at:.1f}", "y": 4, "width": 12, "height": 12, "class": f"part p{i}"}
        drawn += [element("rect", box), _label(at + 17, 15, name)]
        at += 34 + 7.2 * len(name)
    for j, (name, numbers) in enumerate(rows.items()):
        y = 26 + j * _ROW
        drawn.append(_label(0, y + 14, name))
        whole = sum(numbers) or 1
        x = 0.0
        for i, number in enumerate(numbers):
            wide = WIDTH * number / whole
            if number:
                box = {
                    "x": f"{x:.1f}",
                    "y": y + 19,
                    "width": f"{wide:.1f}",
                    "height": 20,
                    "class": f"part p{i}",
                }
                drawn.append(element("rect", box, element("title", {}, f"{name}: {number} {parts[i]}")))
                if wide > 9 * len(str(number)) + 4:
                    drawn.append(_label(x + wide / 2, y + 34, str(number), "middle", f"number on{i}"))
            x += wide
    return _drawing(key, title, words, 26 + _ROW * len(rows), *drawn)


def tiles(key: str, title: str, words: str, rows: Mapping[str, Sequence[Tile]]) -> Markup:
    """Tiles under the name of each row, as many to a line as fit."""
    high = 24
    parts: list[Child] = []
    y = 4.0
    for name, found in rows.items():
        parts.append(_label(0, y + 12, name))
        y += 20
        left = 0.0
        for tile in found:
            label = brief(tile.label, _LABEL)
            wide = min(_LETTER * sum(map(_columns, label)) + 12, WIDTH)
            if left and left + wide > WIDTH:
                left, y = 0.0, y + high + _GAP
            box: Attributes = {"x": f"{left:.1f}", "y": f"{y:g}", "width": f"{wide:.1f}", "height": high}
            middle = f"{left + wide / 2:.1f}"
            inside: Attributes = {"x": middle, "y": f"{y + 16:g}", "text-anchor": "middle", "class": "code"}
            parts.append(
                element(
                    "a",
                    {"href": tile.href},
                    element("title", {}, f"{tile.name}, {name}: "),
                    element("rect", {**box, "rx": 4, "class": "tile"}),
                    element("text", inside, label),
                )
            )
            left += wide + _GAP
        y += high + _GAP + 10
    return _drawing(key, title, words, y, *parts, linked=True)


def _columns(letter: str) -> int:
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def network(key: str, title: str, words: str, links: Sequence[Link]) -> Markup:
    """Who met whom: the one with most links in the middle if all meet it, the others around it."""
    degree: dict[str, int] = {}
    for link in links:
        for end in dict.fromkeys(link.ends):
            degree[end] = degree.get(end, 0) + 1
    names = sorted(degree, key=lambda name: (-degree[name], name))
    middle = names[:1] if links and degree[names[0]] * 2 > len(links) and len(names) > 2 else []  # noqa: PLR2004
    around = sorted(set(names) - set(middle))
    high = 240 if len(around) <= 12 else 440  # noqa: PLR2004 (more names need more room)
    x0, y0, rx, ry = WIDTH / 2, high / 2, 82, high / 2 - 30
    at = dict.fromkeys(middle, (x0, y0))
    for i, name in enumerate(around):
        turn = 2 * math.pi * i / len(around) - math.pi / 2 + (math.pi / 6 if len(around) % 2 else math.pi / 4)
        at[name] = x0 + rx * math.cos(turn), y0 + ry * math.sin(turn)
    parts: list[Child] = []
    for link in links:
        (x1, y1), (x2, y2) = at[link.ends[0]], at[link.ends[1]]
        line = f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"
        drawn = element("path", {"d": line, "class": "link" if link.firm else "link planned"})
        # A thin line is hard to hit: a broad one that is not seen lies over it.
        reach = element("path", {"d": line, "class": "reach"}, element("title", {}, link.name))
        parts.append(element("a", {"href": link.href, "aria-label": link.name}, drawn, reach))
    for name, (x, y) in at.items():
        size = 6 + 3 * math.sqrt(degree[name])
        parts.append(
            element("circle", {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{size:.1f}", "class": "node"})
        )
        if name in middle:
            parts.append(_label(x, y - size - 6, name, "middle", most=_SHORT))
        else:
            side = "start" if x >= x0 else "end"
            parts.append(_label(x + (size + 5) * (1 if x >= x0 else -1), y + 5, name, side, most=_SHORT))
    return _drawing(key, title, words, high, *parts, linked=True)
