"""Tables as text: CSV and JSON Lines, and files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from security_meetings.errors import InvalidValue, NotWritten
from security_meetings.model.shapes import wrong

if TYPE_CHECKING:
    from security_meetings.tables.table import Table

__all__ = ["csv_lines", "encodable", "json_lines", "put", "whole"]

# What has to stand in quotation marks: separators, quotation marks, ends of lines, as any reader may see
# them, and blanks at either end, which some readers take away; and text that is there but empty.
_TO_QUOTE = re.compile(r'[",\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|^[\s\ufeff]|\s$|^$')
# What begins a formula in some spreadsheet, in letters of any width.
_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def _cell(value: object, *, safe: bool) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return ("true" if value else "false") if isinstance(value, bool) else str(value)
    if safe and value.startswith(_FORMULA):
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


def encodable(text: str) -> str:
    r"""The text with half letters spelt out, which no file of UTF-8 can hold: a lone `\ud800`."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode()
    return text


def put(lines: Iterable[str], to: str | Path | TextIO | None) -> str | None:
    """Write lines to a path or an opened file; the text itself where neither is given.

    Raises:
        NotWritten: The file cannot be written.
        InvalidValue: What is given is neither a path nor a file.
    """
    if to is None:
        return "".join(lines)
    if isinstance(to, (str, os.PathLike)):
        with (
            whole(to) as path,
            path.open("w", encoding="utf-8", newline="", errors="backslashreplace") as file,
        ):
            file.writelines(lines)
        return None
    if not hasattr(to, "write"):
        raise wrong("a path, or a file opened for text", to)
    to.writelines(map(encodable, lines))
    return None


@contextlib.contextmanager
def whole(to: str | os.PathLike[str]) -> Iterator[Path]:
    """A path beside the one that is meant; what is written there takes its place when all went well.

    Raises:
        NotWritten: The folder is not there, the path is one, or the system refuses.
    """
    target = Path(os.path.realpath(to))
    if target.is_dir():
        raise NotWritten(f"{to} is a folder: expected the path of a file")
    if not target.parent.is_dir():
        raise NotWritten(f"no folder {target.parent}: make it first, to write {target.name} there")
    if target.exists() and not target.is_file():  # a pipe or a terminal takes what comes
        yield target
        return
    beside = target.with_name(f".{target.name[:100]}.{os.getpid()}-{os.urandom(4).hex()}")
    try:
        yield beside
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o7777)
        beside.replace(target)
    except OSError as exc:
        raise NotWritten(f"{to} cannot be written: {exc.strerror or exc}") from exc
    finally:
        beside.unlink(missing_ok=True)
