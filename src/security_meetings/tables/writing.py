"""Tables as text: CSV and JSON Lines."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from security_meetings.errors import InvalidValue

if TYPE_CHECKING:
    from security_meetings.tables.table import Table

__all__ = ["begins_a_formula", "csv_lines", "json_lines"]

# What has to stand in quotation marks: separators, quotation marks, ends of lines, as any reader may see
# them, and blanks at either end, which some readers take away; and text that is there but empty.
_TO_QUOTE = re.compile(r'[",\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|^[\s\ufeff]|\s$|^$')
# What begins a formula in some spreadsheet, in letters of any width.
_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def begins_a_formula(text: str) -> bool:
    """Whether some spreadsheet would take a text for a formula."""
    return text.startswith(_FORMULA)


def _cell(value: object, *, safe: bool) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return ("true" if value else "false") if isinstance(value, bool) else str(value)
    if safe and begins_a_formula(value):
        value = f"'{value}"
    return '"' + value.replace('"', '""') + '"' if _TO_QUOTE.search(value) else value


def csv_lines(table: Table, *, safe: bool) -> Iterator[str]:
    """The lines of a table as CSV, the names of its columns first.

    Raises:
        InvalidValue: The table is nested.
    """
    if lists := [column.name for column in table.columns if column.many]:
        raise InvalidValue(
            f"CSV holds no lists, and {table.name} has some in {', '.join(lists)}: "
            "take the table without nested=True"
        )
    return _csv_lines(table, safe=safe)


def _csv_lines(table: Table, *, safe: bool) -> Iterator[str]:
    alone = len(table.columns) == 1
    yield ",".join(column.name for column in table.columns) + "\n"
    for row in table.rows():
        line = ",".join([_cell(cell, safe=safe) for cell in row])
        # Readers skip an empty line: of one column, an unknown cell is a pair of marks.
        yield (line or ('""' if alone else "")) + "\n"


def json_lines(table: Table) -> Iterator[str]:
    """The lines of a table as JSON, an object each."""
    for row in table:
        yield json.dumps(row, ensure_ascii=False, default=_plain, separators=(", ", ": ")) + "\n"


def _plain(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(type(value))
