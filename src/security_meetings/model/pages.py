"""What answers are laid out on: lines of text for a terminal, or HTML for a notebook.

Both take the same calls, so that whatever people look at says once what stands where. The words of a pack
are inert on either: spelt out where they would steer a terminal, escaped where they would be markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol, TypeAlias

from security_meetings.model.briefs import visible

__all__ = ["HtmlPage", "Layout", "Page", "Styled", "Words", "bold", "dim"]

_NARROWEST = 20
# Where less is left for the second of two columns, what would stand there stands below its label.
_LEAST_COLUMN = 20
_WIDEST_LABEL = 28
_CODES = {"bold": "\x1b[1m", "dim": "\x1b[2m"}
_TAGS = {"bold": ("<b>", "</b>"), "dim": ('<span style="opacity:.7">', "</span>")}
_LEFT, _RIGHT = "text-align:left;vertical-align:top", "text-align:right;vertical-align:top"
# Only these part words: a no-break space in a source stays where it is.
_BLANKS = r"[ \n\t]+"


class Styled(NamedTuple):
    """Some words, and how they look where that can be seen."""

    text: str
    style: str


Words: TypeAlias = str | Styled | Sequence[str | Styled]


def bold(text: str) -> Styled:
    """Words that lead."""
    return Styled(text, "bold")


def dim(text: str) -> Styled:
    """Words that stand back: sources, hints."""
    return Styled(text, "dim")


class Layout(Protocol):
    """What an answer can put on a page, whatever becomes of the page."""

    def write(self, words: Words, indent: int = 0) -> None:
        """Add a paragraph, so many letters indented."""

    def raw(self, text: str) -> None:
        """Add text as it is, line by line."""

    def gap(self) -> None:
        """Part what comes from what was."""

    def part(self, words: Words) -> None:
        """Begin a part under a heading, which a reader can fold; it goes on to the next gap or part."""

    def fields(self, rows: Iterable[tuple[str, Words]], indent: int = 2, *, right: bool = False) -> None:
        """Add labels in one column and what they stand for in a second."""

    def grid(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Add a table with a head for each column."""


class Page:
    """Lines of text, wrapped to a width.

    Args:
        width: The width in columns.
        colour: Whether it goes where colours are seen.

    Attributes:
        lines: What has been written so far.
    """

    def __init__(self, width: int, *, colour: bool) -> None:
        self.lines: list[str] = []
        self._width = max(width, _NARROWEST)
        self._colour = colour

    @property
    def text(self) -> str:
        """All of it, each line ended."""
        return "".join(f"{line}\n" for line in self.lines)

    def write(self, words: Words, indent: int = 0) -> None:
        """Add a paragraph; each of its lines is indented alike."""
        self.lines += [" " * indent + line for line in self._wrapped(words, self._width - indent)]

    def raw(self, text: str) -> None:
        """Add text as it is, for other programs to read."""
        self.lines += map(visible, text.removesuffix("\n").split("\n"))

    def whole(self, text: str) -> None:
        """Add text in which no letter is spelt out: for files and pipes alone, never for a terminal."""
        self.lines += text.removesuffix("\n").split("\n")

    def gap(self) -> None:
        """Add an empty line between two parts; never at the top, never two."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def part(self, words: Words) -> None:
        """Begin a part under a heading."""
        self.write(words)

    def fields(self, rows: Iterable[tuple[str, Words]], indent: int = 2, *, right: bool = False) -> None:
        """Add labels in one column and what they stand for in a second.

        Args:
            rows: Label and words. A label that is too long stands on a line of its own, and all do where
                there is no room for two columns.
            indent: How far the labels stand in.
            right: Whether labels are aligned on the right, as numbers are.
        """
        rows = [(visible(label), words) for label, words in rows]
        most = min(_WIDEST_LABEL, self._width * 2 // 5)
        column = max((len(label) for label, _ in rows if len(label) <= most), default=0)
        if self._width - indent - column - 2 < _LEAST_COLUMN:
            for label, words in rows:
                self.write(label, indent)
                self.write(words, indent + 2)
            return
        for label, words in rows:
            lines = self._wrapped(words, self._width - indent - column - 2)
            if len(label) > column:
                self.write(label, indent)
            else:
                head = label.rjust(column) if right else label.ljust(column)
                self.lines.append(" " * indent + f"{head}  {lines.pop(0)}".rstrip())
            self.lines += [" " * (indent + column + 2) + line for line in lines]

    def grid(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Add a table, a row a line; no cell is wrapped or cut."""
        cells = [[visible(re.sub(_BLANKS, " ", cell).strip(" ")) for cell in row] for row in (heads, *rows)]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        for number, row in enumerate(cells):
            padded = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
            line = "  ".join(padded).rstrip()
            self.lines.append(f"{_CODES['bold']}{line}\x1b[0m" if self._colour and not number else line)

    def _wrapped(self, words: Words, width: int) -> list[str]:
        """The words as lines, never fewer than one; a word that is too long is not broken."""
        lines: list[list[str]] = [[]]
        used = 0
        for word, style in _each_word(words):
            if used and used + 1 + len(word) > width:
                lines.append([])
                used = 0
            used += len(word) + bool(used)
            lines[-1].append(f"{_CODES[style]}{word}\x1b[0m" if self._colour and style else word)
        return [" ".join(line) for line in lines]


def _each_word(words: Words) -> Iterator[tuple[str, str]]:
    for text, style in _each_part(words):
        for word in re.split(_BLANKS, text):
            if word:
                yield visible(word), style


def _each_part(words: Words) -> Iterator[tuple[str, str]]:
    for part in [words] if isinstance(words, (str, Styled)) else words:
        yield (part.text, part.style) if isinstance(part, Styled) else (part, "")


class HtmlPage:
    """A piece of HTML without script, style sheet or anything that is fetched, for any notebook."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._in_part = False

    @property
    def text(self) -> str:
        """All of it, in one element."""
        return f"<div>{''.join(self._pieces)}{'</details>' if self._in_part else ''}</div>"

    def write(self, words: Words, indent: int = 0) -> None:
        """Add a paragraph."""
        self._pieces.append(f'<div style="margin-left:{indent}ch">{_inline(words)}</div>')

    def raw(self, text: str) -> None:
        """Add text as it is, line by line."""
        lines = "\n".join(map(visible, text.removesuffix("\n").split("\n")))
        self._pieces.append(f"<pre>{_escaped(lines)}</pre>")

    def gap(self) -> None:
        """Part what comes from what was."""
        if self._in_part:
            self._pieces.append("</details>")
            self._in_part = False

    def part(self, words: Words) -> None:
        """Begin a part under a heading, which a reader can fold; it goes on to the next gap or part."""
        self.gap()
        self._pieces.append(f"<details open><summary>{_inline(words)}</summary>")
        self._in_part = True

    def fields(self, rows: Iterable[tuple[str, Words]], indent: int = 2, *, right: bool = False) -> None:
        """Add labels in one column and what they stand for in a second."""
        side = _RIGHT if right else _LEFT
        lines = [f"<tr>{_cell('th', label, side)}{_cell('td', words)}</tr>" for label, words in rows]
        if lines:
            self._pieces.append(f'<table style="margin-left:{indent}ch">{"".join(lines)}</table>')

    def grid(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Add a table with a head for each column."""
        head = "".join(_cell("th", cell) for cell in heads)
        body = "".join(f"<tr>{''.join(_cell('td', cell) for cell in row)}</tr>" for row in rows)
        self._pieces.append(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")


def _cell(tag: str, words: Words, side: str = "") -> str:
    return f'<{tag} style="{side or _LEFT}">{_inline(words)}</{tag}>'


def _inline(words: Words) -> str:
    parts = []
    for text, style in _each_part(words):
        if told := _escaped(" ".join(visible(word) for word in re.split(_BLANKS, text) if word)):
            before, behind = _TAGS.get(style, ("", ""))
            parts.append(f"{before}{told}{behind}")
    return " ".join(parts)


def _escaped(text: str) -> str:
    from html import escape

    return escape(text)
