"""Laying out answers for a terminal."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from security_meetings.model.briefs import visible
from security_meetings.model.claims import Claim
from security_meetings.model.schema import Field
from security_meetings.words import in_words, listed

if TYPE_CHECKING:
    from security_meetings.collection.shelf import Collections

__all__ = ["Page", "Styled", "Words", "bold", "dim", "reading_shown", "rivals"]

_NARROWEST = 40
_WIDEST_LABEL = 28
_CODES = {"bold": "\x1b[1m", "dim": "\x1b[2m"}
# Only these part words: a no-break space in a source stays where it is.
_BLANKS = re.compile(r"[ \n\t]+")


class Styled(NamedTuple):
    """Some words, and how they look where colours are seen."""

    text: str
    style: str


Words: TypeAlias = str | Styled | Sequence[str | Styled]


def bold(text: str) -> Styled:
    """Words that lead."""
    return Styled(text, "bold")


def dim(text: str) -> Styled:
    """Words that stand back: sources, hints."""
    return Styled(text, "dim")


# A file that is read within this many bytes needs no telling.
_WORTH_TELLING = 1 << 25


@contextmanager
def reading_shown() -> Generator[Callable[[int], None] | None]:
    """A way to tell how far the reading of long files is: on a terminal, and nowhere else."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    total = 0

    def tell(more: int) -> None:
        nonlocal total
        total += more
        if total > _WORTH_TELLING:
            print(f"\rread {total >> 20} MiB", end="", file=sys.stderr, flush=True)

    try:
        yield tell
    finally:
        if total > _WORTH_TELLING:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


class Page:
    """Lines of text, wrapped to a width.

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

    def fields(self, rows: Iterable[tuple[str, Words]], indent: int = 2, *, right: bool = False) -> None:
        """Add labels in one column and what they stand for in a second.

        Args:
            rows: Label and words. A label that is too long stands on a line of its own.
            indent: How far the labels stand in.
            right: Whether labels are aligned on the right, as numbers are.
        """
        rows = [(visible(label), words) for label, words in rows]
        most = min(_WIDEST_LABEL, self._width * 2 // 5)
        column = max((len(label) for label, _ in rows if len(label) <= most), default=0)
        for label, words in rows:
            lines = self._wrapped(words, self._width - indent - column - 2)
            if len(label) > column:
                self.write(label, indent)
            else:
                head = label.rjust(column) if right else label.ljust(column)
                self.lines.append(" " * indent + f"{head}  {lines.pop(0)}".rstrip())
            self.lines += [" " * (indent + column + 2) + line for line in lines]

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
    parts = [words] if isinstance(words, (str, Styled)) else words
    for part in parts:
        text, style = part if isinstance(part, Styled) else (part, "")
        for word in _BLANKS.split(text):
            if word:
                yield visible(word), style


def rivals(ds: Collections, claims: Iterable[Claim], field: Field) -> list[str | Styled]:
    """Rival values with those who say them: `105 according to interaffairs; 104 …`."""
    tellers: dict[str, list[str]] = {}
    for claim in claims:
        denied = "not " if claim.modality == "denied" else ""
        said = tellers.setdefault(denied + in_words(ds, claim.value, field), [])
        if (who := claim.source or "the editors") not in said:
            said.append(who)
    values: dict[str, list[str]] = {}
    for value, said in tellers.items():
        values.setdefault(f"according to {listed(said)}", []).append(value)
    words: list[str | Styled] = []
    for left, (who, told) in enumerate(values.items(), start=1 - len(values)):
        words += [listed(told), dim(who + (";" if left else ""))]
    return words
