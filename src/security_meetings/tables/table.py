"""A table: named columns, and rows that are made whenever they are asked for."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO, overload

from security_meetings.errors import InvalidValue, UnknownField, did_you_mean
from security_meetings.model.briefs import brief, counted
from security_meetings.model.displays import Shown
from security_meetings.model.pages import Layout
from security_meetings.tables.columns import Cell, Column

__all__ = ["BATCH", "CUT", "Table", "in_lines", "of_rows"]

CUT = "[…]"
"""What stands where a cell is cut."""

BATCH = 16_384
"""So many rows are made at once, unless somebody asks for another number."""

# What a table shows of itself: so many rows, a cell of so many letters, a line of so many.
_ROWS_SHOWN, _CELL_SHOWN, _LINE_SHOWN = 10, 40, 100


class Table(Shown):
    """Named columns, and rows that are made anew whenever they are asked for. Immutable.

    Iterating gives each row as a dict; `table["party"]` gives one column as a list. Rows of records that stay
    on disk are read in batches: no more is in memory than one of them.

    Args:
        name: What it is called.
        columns: Its columns, in order.
        batches: Gives, for a number of rows, the rows in batches of no more: for each column the list of its
            cells.
        length: How many rows there are; None where that shows only when they are made.

    >>> from security_meetings import load
    >>> talks = load().table("talks")
    >>> talks
    <Table talks: 3 rows, 21 columns>
    >>> [row["id"] for row in talks]
    ['ru-ba-srp-2025', 'ru-ir-2025', 'ru-kp-2025']
    """

    __slots__ = ("_batches", "_length", "columns", "name")

    name: str
    """What it is called."""
    columns: tuple[Column, ...]
    """Its columns, in order, with type and meaning; never empty."""

    def __init__(
        self,
        name: str,
        columns: Iterable[Column],
        batches: Callable[[int], Iterable[Sequence[Sequence[Any]]]],
        length: int | None = None,
    ) -> None:
        self.name = name
        self.columns = tuple(columns)
        self._batches = batches
        self._length = length

    def __reduce__(self) -> tuple[Any, ...]:
        # What makes the rows belongs to one process; the cells themselves go everywhere.
        return _of_batches, (self.name, self.columns, list(self._batches(BATCH)))

    def __repr__(self) -> str:
        rows = "" if self._length is None else f"{counted(self._length, 'row')}, "
        return f"<Table {self.name}: {rows}{counted(len(self.columns), 'column')}>"

    def __str__(self) -> str:
        """The first rows, as wide as a page is; `[…]` stands where a cell is cut."""
        return in_lines(self)

    def _lay_out(self, page: Layout) -> None:
        first = list(itertools.islice(self.rows(), _ROWS_SHOWN + 1))
        page.write(repr(self))
        page.grid([c.name for c in self.columns], [[_shown(cell) for cell in r] for r in first[:_ROWS_SHOWN]])
        if len(first) > _ROWS_SHOWN:
            page.write("…")

    def __len__(self) -> int:
        if self._length is None:
            self._length = sum(len(batch[0]) for batch in self._batches(BATCH))
        return self._length

    def __bool__(self) -> bool:
        return next(self.rows(), None) is not None

    def __iter__(self) -> Iterator[dict[str, Any]]:
        names = [column.name for column in self.columns]
        for row in self.rows():
            yield dict(zip(names, row, strict=True))

    def __getitem__(self, name: str) -> list[Any]:
        """The cells of one column, in the order of the rows.

        Raises:
            UnknownField: The table has no such column.
        """
        names = [column.name for column in self.columns]
        if name not in names:
            hint = did_you_mean(name, names)
            raise UnknownField(f"table {self.name} has no column {name!r}{hint} (known: {', '.join(names)})")
        place = names.index(name)
        return [cell for batch in self._batches(BATCH) for cell in batch[place]]

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Each row as a tuple of cells, in the order of the columns; made anew at each call."""
        for batch in self._batches(BATCH):
            yield from zip(*batch, strict=True)

    def batches(self, size: int = BATCH) -> Iterator[dict[str, list[Any]]]:
        """The rows in batches, each a list of cells for each column; made anew at each call.

        Args:
            size: How many rows a batch has at most; 1 or more.

        Raises:
            InvalidValue: The size is no such number.

        >>> from security_meetings import load
        >>> [batch["id"] for batch in load().table("meetings").batches(1)]
        [['imhr-2025'], ['mcis-2021']]
        """
        if isinstance(size, bool) or not isinstance(size, int) or size < 1:
            raise InvalidValue(f"expected a number of rows of 1 or more, got {size!r}")
        return self._named_batches(min(size, sys.maxsize))

    def _named_batches(self, size: int) -> Iterator[dict[str, list[Any]]]:
        names = [column.name for column in self.columns]
        for batch in self._batches(size):
            yield {name: list(cells) for name, cells in zip(names, batch, strict=True)}

    def to_dict(self) -> dict[str, list[Any]]:
        """All cells, a list for each column: what `pandas.DataFrame(…)` and `polars.DataFrame(…)` take.

        >>> from security_meetings import load
        >>> load().table("countries").to_dict()["cow"][:2]
        ['700', '346']
        """
        found: dict[str, list[Any]] = {column.name: [] for column in self.columns}
        for batch in self._batches(BATCH):
            for cells, more in zip(found.values(), batch, strict=True):
                cells.extend(more)
        return found

    @overload
    def to_csv(self, to: None = None, *, safe: bool = False) -> str: ...
    @overload
    def to_csv(self, to: str | Path | TextIO, *, safe: bool = False) -> None: ...
    def to_csv(self, to: str | Path | TextIO | None = None, *, safe: bool = False) -> str | None:
        """Write it as CSV: UTF-8, days as EDTF, `true` and `false`, an empty cell for what is not known.

        Text that is there but empty is written as two quotation marks.

        Args:
            to: A path, which is written whole or not at all, or a file opened for text; None gives the text.
            safe: Whether an apostrophe is put before texts that a spreadsheet would take for a formula.

        Raises:
            NotWritten: The file cannot be written.
            InvalidValue: The table is nested: a cell of CSV holds no list.

        >>> from security_meetings import load
        >>> load().table("topics").to_csv().splitlines()[0]
        'id,name,label,broader,same_as'
        """
        from security_meetings.packs.writing import write_text
        from security_meetings.tables.writing import csv_lines

        return write_text(csv_lines(self, safe=safe), to)

    @overload
    def to_jsonl(self, to: None = None) -> str: ...
    @overload
    def to_jsonl(self, to: str | Path | TextIO) -> None: ...
    def to_jsonl(self, to: str | Path | TextIO | None = None) -> str | None:
        """Write it as JSON Lines: each row an object, days as text, null for what is not known.

        Args:
            to: A path, which is written whole or not at all, or a file opened for text; None gives the text.

        Raises:
            NotWritten: The file cannot be written.
        """
        from security_meetings.packs.writing import write_text
        from security_meetings.tables.writing import json_lines

        return write_text(json_lines(self), to)

    def to_parquet(self, to: str | Path) -> None:
        """Write it as Parquet, packed by zstd; rows are made in batches, so memory stays bounded.

        Args:
            to: The file, written whole or not at all.

        Raises:
            MissingExtra: The extra `arrow` is not installed.
            NotWritten: The file cannot be written.
        """
        from security_meetings.tables.arrow import write_parquet

        write_parquet(self, to)

    def to_excel(self, to: str | Path) -> None:
        """Write it as a workbook: its sheet, and one that says what each column means. Nothing is a formula.

        Args:
            to: The file, written whole or not at all.

        Raises:
            MissingExtra: The extra `excel` is not installed.
            NotWritten: The file cannot be written.
            InvalidValue: It is nested, or has more rows than a sheet.
        """
        from security_meetings.tables.excel import write

        write([self], [], to)

    def to_pandas(self) -> Any:
        """A frame of pandas: text `str`, closed lists `category`, `Int64`, `boolean`, days `datetime64[s]`.

        Raises:
            MissingExtra: The extra `pandas` is not installed.
        """
        from security_meetings.tables.dataframes import to_pandas

        return to_pandas(self)

    def to_polars(self) -> Any:
        """A frame of polars: text `String`, closed lists `Enum`, `Int64`, `Boolean`, days `Date`.

        Raises:
            MissingExtra: The extra `polars` is not installed.
        """
        from security_meetings.tables.dataframes import to_polars

        return to_polars(self)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """A new Arrow stream at each call, for `polars.DataFrame(table)`, DuckDB, pyarrow and nanoarrow.

        Args:
            requested_schema: Another schema that the caller would like; it is tried as the protocol asks.

        Raises:
            MissingExtra: The extra `arrow` is not installed.
        """
        from security_meetings.tables.arrow import stream

        return stream(self).__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        """The Arrow schema of that stream, with the meanings of the columns.

        Raises:
            MissingExtra: The extra `arrow` is not installed.
        """
        from security_meetings.tables.arrow import schema

        return schema(self).__arrow_c_schema__()


def in_lines(table: Table, *, whole: bool = False) -> str:
    """The first rows of a table as text.

    Args:
        table: The table.
        whole: Whether cells and lines are as long as they need; else as a page has room for, and what is cut
            is marked.
    """
    names = [column.name for column in table.columns]
    first = list(itertools.islice(table.rows(), _ROWS_SHOWN + 1))
    lines = [names, *([_shown(cell, whole=whole) for cell in row] for row in first[:_ROWS_SHOWN])]
    widths = [max(len(line[place]) for line in lines) for place in range(len(names))]
    ends = itertools.accumulate(w + 2 for w in widths)
    fitting = len(names) if whole else sum(1 for end in ends if end <= _LINE_SHOWN) or 1
    text = ["  ".join(c.ljust(w) for c, w in zip(line, widths[:fitting], strict=False)) for line in lines]
    if len(names) > fitting:
        text[0] += f"  … {counted(len(names) - fitting, 'more column')}"
    more = ["…"] if len(first) > _ROWS_SHOWN else []
    return "\n".join(line.rstrip() for line in [repr(table), *text, *more])


def _shown(cell: Cell, *, whole: bool = False) -> str:
    if cell is None:
        return ""
    text = str(cell)
    # The mark of editors: what is cut out of a quotation must not look like the quotation.
    return brief(text, max(len(text), _CELL_SHOWN) if whole else _CELL_SHOWN, CUT)


def _of_batches(name: str, columns: tuple[Column, ...], made: list[Sequence[Sequence[Any]]]) -> Table:
    """A table of rows that were made before, in batches of any size."""
    length = sum(len(batch[0]) for batch in made)
    return of_rows(name, columns, lambda: (row for batch in made for row in zip(*batch, strict=True)), length)


def of_rows(
    name: str,
    columns: Iterable[Column],
    rows: Callable[[], Iterable[Sequence[Any]]],
    length: int | None = None,
) -> Table:
    """A table of rows that a function makes anew whenever it is called."""
    columns = tuple(columns)

    def batches(size: int) -> Iterator[Sequence[Sequence[Any]]]:
        made = iter(rows())
        while batch := list(itertools.islice(made, size)):
            yield list(zip(*batch, strict=True))

    return Table(name, columns, batches, length)
