"""Two readings of one place under each other, with what differs marked; and the error that shows them."""

from __future__ import annotations

import difflib
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from security_meetings.model.briefs import visible
from security_meetings.model.sentences import Span

__all__ = ["Misquoted", "readings"]

# So many columns of a line are filled; and so many lines are shown, of those in which something differs.
_COLUMNS = 64
_MOST_ROWS = 3
# What is compared is bounded, whatever is quoted: so many letters from some before the first that differs.
_BEFORE = 30
_MOST_LETTERS = 600
# Below this much in common, words are others rather than misspelt, and differ as a whole.
_MISSPELT = 0.6
# Letters of scripts that part no words are compared one by one.
_UNPARTED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_WIDE = "WF"
_TO_THE_LEFT = frozenset({"R", "AL", "AN"})
_LEFT_OUT = " … "


class Misquoted(ValueError):
    """Words stand nowhere, or more than once.

    Attributes:
        near: Where they may have been meant to stand; empty where nothing is near.
        beside: The words and what is near, under each other, a line each; empty where nothing is near.
    """

    def __init__(self, message: str, near: Iterable[Span], beside: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.near: tuple[Span, ...] = tuple(near)
        self.beside: tuple[str, ...] = tuple(beside)


class _Cell(NamedTuple):
    """A stretch of both readings that stands in the same columns."""

    asked: str
    there: str
    differs: bool

    @property
    def sides(self) -> tuple[str, str]:
        return self.asked, self.there

    @property
    def width(self) -> int:
        return max(map(_width, self.sides))


def readings(asked: str, there: str, labels: tuple[str, str] = ("quoted", "text")) -> tuple[str, ...]:
    r"""The lines that show two readings under each other, with marks below what differs.

    Letters are put into columns as a terminal shows them: a mark above a letter takes no column, a wide
    letter takes two. Where a script runs to the left, columns are not what one sees: what differs stands
    between brackets. Whatever the readings hold, the lines can be printed, and are few and short.

    Args:
        asked: What was asked for.
        there: What is there.
        labels: What to call them.

    Returns:
        Two or three lines for each stretch in which they differ, and for no more than some; none where they
        are the same.

    >>> print(*readings("17 defense ministers came", "17 defence ministers never came"), sep="\n")
    quoted: 17 defense ministers       came
      text: 17 defence ministers never came
                    ^            ^^^^^
    """
    cut = _first_difference(asked, there)
    asked, there = asked[cut:], there[cut:]
    ends = len(asked) <= _MOST_LETTERS and len(there) <= _MOST_LETTERS
    cells = list(_cells(asked[:_MOST_LETTERS], there[:_MOST_LETTERS]))
    while not ends and cells and cells[-1].differs:
        cells.pop()  # where both are cut off, what stands last in one has no partner
    rows = list(_rows(cells))
    told: list[str] = []
    shown = [i for i, row in enumerate(rows) if any(cell.differs for cell in row)][:_MOST_ROWS]
    for i in shown:
        before = "… " if cut or i else ""
        behind = " …" if i + 1 < len(rows) or not ends else ""
        told += _told(rows[i], before, behind, labels)
    return tuple(told)


def _first_difference(asked: str, there: str) -> int:
    """Where to begin: some words before the first letter that differs."""
    same = sum(
        1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(asked, there, strict=False))
    )
    if same < _COLUMNS - _BEFORE // 2:
        return 0  # it stands in the first line in any case
    start = same - _BEFORE
    space = asked.rfind(" ", max(start - _BEFORE, 0), start)
    if space >= 0:
        return space + 1
    while start and unicodedata.category(asked[start]).startswith("M"):
        start -= 1
    return start


def _clusters(text: str) -> list[str]:
    """The letters of a text, each with the marks that belong to it."""
    found: list[str] = []
    for char in text:
        if found and unicodedata.category(char).startswith("M"):
            found[-1] += char
        else:
            found.append(char)
    return found


def _tokens(text: str) -> Iterator[str]:
    """Words, single letters of scripts that part none, and every other character by itself."""
    word = ""
    for cluster in _clusters(text):
        if cluster[0].isalnum() and not _UNPARTED.match(cluster):
            word += cluster
            continue
        if word:
            yield word
        word = ""
        yield cluster
    if word:
        yield word


def _cells(asked: str, there: str) -> Iterator[_Cell]:
    ours, theirs = list(_tokens(asked)), list(_tokens(there))
    for step, a, b, c, d in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if step == "equal":
            yield from (_Cell(token, token, differs=False) for token in ours[a:b])
        else:
            yield from _differing("".join(ours[a:b]), "".join(theirs[c:d]))


def _differing(asked: str, there: str) -> Iterator[_Cell]:
    """Letter by letter where the one may be the other misspelt, else as a whole."""
    ours, theirs = _clusters(asked), _clusters(there)
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    if matcher.ratio() < _MISSPELT:
        yield _Cell(_cut(asked), _cut(there), differs=True)
        return
    cells = [
        _Cell("".join(ours[a:b]), "".join(theirs[c:d]), differs=step != "equal")
        for step, a, b, c, d in matcher.get_opcodes()
    ]
    for cell in _unbroken(cells):
        yield cell._replace(asked=_cut(cell.asked), there=_cut(cell.there))


def _unbroken(cells: list[_Cell]) -> list[_Cell]:
    """The same, those joined between which a filled column would part a word: the ü above "ue" in Jürg."""
    joined: list[_Cell] = []
    for cell in cells:
        last = joined[-1] if joined else None
        before_it = joined[-2].sides if len(joined) > 1 else ("", "")
        if (
            last is not None
            and not any(map(str.isspace, last.sides))
            and any(
                _parted(*sides, last.width) for sides in zip(before_it, last.sides, cell.sides, strict=True)
            )
        ):
            rest_asked, rest_there = "", ""
            asked, there = cell.sides
            if not cell.differs:
                # The joined word ends where both readings have a word's end.
                length = sum(1 for _ in itertools.takewhile(_in_word, asked))
                (asked, rest_asked), (there, rest_there) = (
                    (side[:length], side[length:]) for side in (asked, there)
                )
            asked, there = last.asked + asked, last.there + there
            if len(joined) > 1 and not joined[-2].differs:
                before = joined.pop(-2)
                length = sum(1 for _ in itertools.takewhile(_in_word, reversed(before.asked)))
                head = before.asked[: len(before.asked) - length]
                tail = before.asked[len(before.asked) - length :]
                asked, there = tail + asked, tail + there
                if head:
                    joined.insert(-1, _Cell(head, head, differs=False))
            joined[-1] = _Cell(asked, there, differs=True)
            if rest_asked or rest_there:
                joined.append(_Cell(rest_asked, rest_there, differs=False))
        else:
            joined.append(cell)
    return joined


def _in_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")


def _parted(earlier: str, before: str, behind: str, columns: int) -> bool:
    """Whether a word goes on behind columns that it does not fill."""
    last = (before or earlier)[-1:]
    return _width(before) < columns and all(map(_in_word, (last, behind[:1]))) if last and behind else False


def _cut(text: str) -> str:
    """A stretch that fits into a line, its middle left out where it is long."""
    if _width(text) <= _COLUMNS:
        return text
    half = (_COLUMNS - len(_LEFT_OUT)) // 2
    clusters = _clusters(text)
    return "".join(_fitting(clusters, half)) + _LEFT_OUT + "".join(reversed(_fitting(clusters[::-1], half)))


def _fitting(clusters: list[str], columns: int) -> list[str]:
    """As many letters from the beginning as so many columns hold."""
    widths = itertools.accumulate(map(_width, clusters))
    return [cluster for cluster, width in zip(clusters, widths, strict=True) if width <= columns]


def _width(text: str) -> int:
    """How many columns a terminal takes for it."""
    shown = visible(text)
    if shown.isascii():
        return len(shown)
    marks = ("Mn", "Me")
    return sum(
        0 if unicodedata.category(c) in marks else 1 + (unicodedata.east_asian_width(c) in _WIDE)
        for c in shown
    )


def _rows(cells: list[_Cell]) -> Iterator[list[_Cell]]:
    """The cells in lines that are not too long, which end between words where they can."""
    row: list[_Cell] = []
    filled = 0
    for cell in cells:
        if row and filled + cell.width > _COLUMNS:
            at = max((i + 1 for i, one in enumerate(row) if one.asked.isspace()), default=len(row))
            yield row[:at]
            row = row[at:]
            filled = sum(one.width for one in row)
        row.append(cell)
        filled += cell.width
    if row:
        yield row


def _told(row: list[_Cell], before: str, behind: str, labels: tuple[str, str]) -> Iterator[str]:
    to_the_left = any(
        unicodedata.bidirectional(char) in _TO_THE_LEFT
        for cell in row
        for side in cell.sides
        for char in side
    )
    most = max(map(len, labels))
    for which, label in enumerate(labels):
        line = "".join(_shown(cell, which, to_the_left=to_the_left) for cell in row)
        yield f"{label:>{most}}: {before}{line.rstrip()}{behind}"
    if not to_the_left:
        marks = "".join(map(_marks, row)).rstrip()
        yield " " * (most + 2 + len(before)) + marks


def _shown(cell: _Cell, which: int, *, to_the_left: bool) -> str:
    side = visible(cell.sides[which])
    if to_the_left:
        return f"[{side}]" if cell.differs else side
    return side + " " * (cell.width - _width(cell.sides[which]))


def _marks(cell: _Cell) -> str:
    """The marks below a cell: none where both read the same, or below the space behind a word."""
    if not cell.differs:
        return " " * cell.width
    seen = max(_width(side.rstrip()) for side in cell.sides) or cell.width
    return ("^" * seen).ljust(cell.width)
