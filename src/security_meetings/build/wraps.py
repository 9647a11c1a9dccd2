"""Lines that end where a page was full, and not where a sentence or a headline is."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["unwrapped"]

# A paragraph is hard-wrapped only if it has some lines, of a width that people wrap at.
_FEWEST_LINES = 3
_WIDTHS = range(40, 121)
# What begins an item of a list; and a stop between two sentences of a line.
_ITEM = re.compile(r"[sx]*+(?:[pq]s|ds(?=U)|n{1,3}[.c]s|lcs)")
_STOP_WITHIN = re.compile(r"[.!t][cqx]*+s[pq]*+[Uo]")


def unwrapped(kinds: str) -> str:
    """The letters for the characters of a text, as `sentences` has them, with hard wraps as white space."""
    return "|".join("/".join(_paragraphs(block.split("/"))) for block in kinds.split("|"))


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Lines, with those of each hard-wrapped paragraph as one."""
    paragraph: list[str] = []
    for line in lines:
        is_blank = not line.strip("sx")
        if is_blank or _ITEM.match(line):
            yield from _joined(paragraph)
            paragraph = []
        if is_blank:
            yield line
        else:
            paragraph.append(line)
    yield from _joined(paragraph)


def _joined(paragraph: list[str]) -> list[str]:
    return ["s".join(paragraph)] if _is_wrapped(paragraph) else paragraph


def _is_wrapped(lines: list[str]) -> bool:
    widths = [len(line.rstrip("s")) for line in lines]
    widest = max(widths, default=0)
    if len(lines) < _FEWEST_LINES or widest not in _WIDTHS:
        return False
    small = unstopped = 0
    for width, line, above in zip(widths, lines[1:], lines, strict=False):
        bare = line.lstrip("sx")
        if width + 1 + len(bare.partition("s")[0]) <= widest:
            return False
        stopped = above.rstrip("scqx").endswith((".", "!", "t"))
        small += bare.lstrip("pqcx").startswith("l") and not stopped
        unstopped += not stopped
    # In German many words are capitals, in Arabic none is; but lists have no stops within their lines alone.
    is_prose = unstopped == len(lines) - 1 and any(map(_STOP_WITHIN.search, lines))
    return is_prose or 2 * small >= len(lines) - 1
