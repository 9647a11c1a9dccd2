"""Where each statement of a TOML file stands: what reads TOML tells what it says, but not the line of it.

The file is gone through once, whatever is in it, and what would take a reader of TOML too long is refused.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Sequence

import attrs

__all__ = ["Outline", "Table", "TooMuch", "outlined"]

Path = tuple[str, ...]

# No annotation needs as much: deeper tables, or longer keys or numbers, would only cost time and memory.
_DEEPEST = 32
_MOST_PARTS = 16
_LONGEST_BARE = 1_000
_MOST_TOKENS = 300_000


class TooMuch(ValueError):
    """A statement that no annotation needs.

    Attributes:
        line: Where it stands.
    """

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@attrs.define
class Table:
    """One table of a file: what stands below one header, or above all.

    Attributes:
        line: The line of the header; 1 above all.
        is_item: Whether the header is that of an item of a list: `[[quote]]`.
        lines: The line of each statement below it, by its key from this table on.
        begun: The first line on which a key begins so.
        items: The line of each item of a list, by the key of the statement.
    """

    line: int = 1
    is_item: bool = False
    lines: dict[Path, int] = attrs.Factory(dict)
    begun: dict[Path, int] = attrs.Factory(dict)
    items: dict[Path, list[int]] = attrs.Factory(dict)

    def put(self, key: Path, line: int) -> None:
        """Note where a statement stands."""
        self.lines.setdefault(key, line)
        for length in range(1, len(key) + 1):
            self.begun.setdefault(key[:length], line)

    def line_of(self, path: Sequence[str], item: int | None = None) -> int:
        """The line of what says this, or one item of it; that of the header where nothing does."""
        items = self.items.get(tuple(path), ()) if item is not None else ()
        if item is not None and item < len(items):
            return items[item]
        for length in range(len(path), 0, -1):
            if (line := self.lines.get(tuple(path[:length]))) is not None:
                return line
        return self.begun.get(tuple(path), self.line)


@attrs.define
class Outline:
    """Where things stand in a file.

    Attributes:
        top: What stands above all headers.
        tables: What stands below headers, by the first part of their names; what stands below a header of
            several parts counts to the last table of the first part.
    """

    top: Table = attrs.Factory(Table)
    tables: dict[str, list[Table]] = attrs.Factory(dict)


@functools.cache
def _token() -> re.Pattern[str]:
    return re.compile(
        r'''
          (?P<text> """ (?:[^"\\]|\\.|"{1,2}(?!"))*+ "{3,5} | \'\'\' (?:[^']|'{1,2}(?!'))*+ '{3,5}
            | (?!"""|\'\'\') (?: "(?:[^"\\\n]|\\.)*+" | '[^'\n]*+' ) )
        | (?P<unended> ["'] )
        | (?P<passed> \#[^\n]*+ | [\ \t\r,]++ )
        | (?P<bare> [^\s"'\#\[\]{}=,.]++ )
        | (?P<sign> . )
        ''',
        re.VERBOSE | re.DOTALL,
    )


def outlined(text: str) -> Outline:
    """Where the tables and statements of a TOML file stand, as far as it is one.

    Raises:
        TooMuch: Something in it is nested deeper, or longer, than annotations are.
    """
    reader = _Reader()
    for number, token in enumerate(_token().finditer(text)):
        if number >= _MOST_TOKENS:
            raise TooMuch(reader.line, f"more than {_MOST_TOKENS} words, signs and lines in one file")
        if token.lastgroup == "unended":
            # What reads TOML refuses the file; what stands behind cannot be told.
            break
        reader.read(token.lastgroup or "", token[0])
    return reader.outline


class _Reader:
    """The statement that is being read, and what was read so far."""

    def __init__(self) -> None:
        self.outline = Outline()
        self.line = 1
        self.table = self.outline.top
        self.prefix: Path = ()
        self._begin()

    def _begin(self) -> None:
        self.state, self.depth, self.dots, self.brackets = "start", 0, 0, 0
        self.parts: list[str] = []
        self.first_line = self.line
        # The lines of the items of the list that is read, if one is; and whether the next item is to come.
        self.items: list[int] | None = None
        self.item_follows = False

    def read(self, kind: str, said: str) -> None:
        if kind == "passed":
            self.dots = 0 if "," in said else self.dots
            self.item_follows |= "," in said and not said.startswith("#") and self.depth == 1
        elif said == "\n":
            self.line += 1
            self.dots = 0
            if self.depth <= 0:
                self._begin()
        else:
            self._check(kind, said)
            self._read(kind, said)
            self.line += said.count("\n")

    def _check(self, kind: str, said: str) -> None:
        if kind == "bare" and len(said) > _LONGEST_BARE:
            raise TooMuch(self.line, f"a word or number of more than {_LONGEST_BARE} letters")
        self.dots = 0 if said in "=[]{}" else self.dots + (said == ".")
        if self.dots >= _MOST_PARTS:
            raise TooMuch(self.line, f"a key of more than {_MOST_PARTS} parts")

    def _read(self, kind: str, said: str) -> None:
        if self.state == "start" and said == "[":
            self.state = "header"
        if self.state == "header":
            self._read_header(kind, said)
        elif self.state == "value":
            self._read_value(said)
        elif said == "=":
            self.table.put((*self.prefix, *self.parts), self.first_line)
            self.state = "value"
        elif kind in ("bare", "text"):
            self.state = "key"
            self.parts.append(_key(kind, said))

    def _read_header(self, kind: str, said: str) -> None:
        if kind in ("bare", "text"):
            self.parts.append(_key(kind, said))
        elif said == "[":
            self.brackets += 1
        elif said == "]" and self.parts:
            name, *rest = self.parts
            tables = self.outline.tables.setdefault(name, [])
            self.prefix = tuple(rest)
            if not rest or not tables:
                tables.append(Table(self.line, is_item=self.brackets > 1 and not rest))
            self.table = tables[-1]
            if rest:
                self.table.put(tuple(rest), self.line)
            self.state, self.parts = "value", []

    def _read_value(self, said: str) -> None:
        if self.items is not None and self.item_follows and said != "]":
            self.items.append(self.line)
        elif said == "[" and self.depth == 0:
            self.items = self.table.items.setdefault((*self.prefix, *self.parts), [])
        self.item_follows = self.depth == 0
        if said in ("[", "{"):
            self.depth += 1
            if self.depth > _DEEPEST:
                raise TooMuch(self.line, f"lists or tables nested deeper than {_DEEPEST}")
        elif said in ("]", "}"):
            self.depth -= 1


def _key(kind: str, said: str) -> str:
    if kind == "bare":
        return said
    try:
        return str(tomllib.loads(f"key = {said}")["key"])
    except ValueError:
        return said
