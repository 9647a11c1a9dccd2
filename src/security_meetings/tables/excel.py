"""Tables as a workbook, by xlsxwriter: the extra `excel`. Text stays text, and nothing is a formula."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from security_meetings.errors import InvalidValue, NotWritten
from security_meetings.packs.writing import encodable, whole
from security_meetings.tables.columns import Column
from security_meetings.tables.extras import imported

if TYPE_CHECKING:
    from security_meetings.tables.table import Table

__all__ = ["write"]

README = "README"
# What Excel can hold: rows of a sheet, letters of a cell, and whole numbers that are whole.
_MOST_ROWS, _MOST_LETTERS, _LARGEST = 1_048_575, 32_767, 2**53
_CUT = " … (cut: {} characters, which CSV holds)"
_WIDEST = 60
_PLAIN = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write(tables: Iterable[Table], about: Sequence[str], to: str | Path) -> None:
    """Write tables as one workbook, a sheet each, the first of which tells what the others hold.

    Args:
        tables: The tables.
        about: Lines on the data, for the first sheet.
        to: The file, written whole or not at all.

    Raises:
        MissingExtra: xlsxwriter is not installed.
        NotWritten: The file cannot be written.
        InvalidValue: A table has more rows than a sheet, or is nested.
    """
    xlsxwriter = imported("xlsxwriter", "excel", "a workbook")
    found = list(tables)
    for table in found:
        if lists := [column.name for column in table.columns if column.many]:
            raise InvalidValue(
                f"a workbook holds no lists, and {table.name} has some in {', '.join(lists)}: "
                "take the table without nested=True"
            )
        if len(table) > _MOST_ROWS:
            raise InvalidValue(
                f"a sheet holds {_MOST_ROWS:,} rows, and {table.name} has {len(table):,}: "
                "take some of them, or write Parquet or CSV"
            )
    with whole(to) as path:
        book = xlsxwriter.Workbook(str(path), _PLAIN)
        # The same data give the same file.
        book.set_properties({"created": datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)})
        formats = {"text": book.add_format({"num_format": "@"}), "head": book.add_format({"bold": True})}
        _readme(book, formats, found, about)
        for table in found:
            _sheet(book, formats, table)
        try:
            book.close()
        except xlsxwriter.exceptions.FileCreateError as exc:
            raise NotWritten(f"{to} cannot be written: {exc}") from exc


def _readme(book: Any, formats: dict[str, Any], tables: Sequence[Table], about: Sequence[str]) -> None:
    sheet = book.add_worksheet(README)
    lines: list[Sequence[str]] = [(words,) for words in about]
    lines.append(("Unknown is an empty cell. Days are text as EDTF has them; codes are text.",))
    lines.append(())
    head = len(lines)
    lines.append(("sheet", "column", "type", "meaning", "unit", "an empty cell means"))
    lines += [
        (table.name, c.name, c.type, c.meaning, c.unit, c.none) for table in tables for c in table.columns
    ]
    for place, width in enumerate((16, 24, 10, _WIDEST, 24, 24)):
        sheet.set_column(place, place, width, formats["text"])
    for row, cells in enumerate(lines):
        for place, words in enumerate(cells):
            if words:
                sheet.write_string(row, place, _text(words), formats["head" if row == head else "text"])


def _sheet(book: Any, formats: dict[str, Any], table: Table) -> None:
    sheet = book.add_worksheet(table.name)
    for place, column in enumerate(table.columns):
        width = min(max(len(column.name) + 4, 12), _WIDEST)
        sheet.set_column(place, place, width, formats["text"] if _is_text(column) else None)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table), len(table.columns) - 1)
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.name, formats["head"])
    for row, cells in enumerate(table.rows(), 1):
        for place, cell in enumerate(cells):
            _put(sheet, formats["text"], row, place, cell)


def _is_text(column: Column) -> bool:
    return column.type in ("text", "date")


def _put(sheet: Any, as_text: Any, row: int, place: int, cell: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, place, cell)
    elif isinstance(cell, (int, float)) and abs(cell) <= _LARGEST:
        sheet.write_number(row, place, cell)
    else:
        sheet.write_string(row, place, _text(str(cell)), as_text)


def _text(cell: str) -> str:
    text = encodable(cell)
    if len(text.encode("utf-16-le")) // 2 <= _MOST_LETTERS:
        return text
    more = _CUT.format(len(text))
    return text[: _MOST_LETTERS // 2 - len(more)] + more
