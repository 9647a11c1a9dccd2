"""SQL over a data set: its tables in SQLite, in memory, made where a query touches them.

Only questions are answered: SQLite itself is told to refuse whatever is more than reading.
"""

from __future__ import annotations

import datetime
import re
import sqlite3
import threading
import weakref
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from security_meetings.errors import InvalidValue, NotFound, UnknownField, did_you_mean, hint_at, nearest
from security_meetings.model.shapes import wrong
from security_meetings.tables.columns import Column, ColumnType
from security_meetings.tables.named import table, table_names
from security_meetings.tables.sqlite import (
    QUOTES,
    columns_table,
    create,
    edition_table,
    fill,
    fill_quotes,
    index_quotes,
)
from security_meetings.tables.table import Table, of_rows

if TYPE_CHECKING:
    from security_meetings.collection.shelf import Collections
    from security_meetings.questions.citation import Edition

__all__ = ["Database"]

_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
# What reaches beyond the data, or lets a text of a query do so.
_NO_FUNCTIONS = {"load_extension", "fts3_tokenizer"}
_QUESTIONS = re.compile(
    r"(?:\s|;|--[^\n]*(?:\n|$)|/\*.*?\*/)*+(select|with|explain|values)\b", re.IGNORECASE | re.DOTALL
)
# The bytes of a cell that a query makes, and the steps of SQLite between two looks at the keyboard.
_LONGEST = 64 * 1024 * 1024
_STEPS = 1_000_000
_ANSWERED = "only questions are answered: SELECT, WITH, VALUES and EXPLAIN, one at a time"


def _go_on() -> bool:
    """Whether a query is to end now."""
    return False


def _guard_noting(touched: set[str]) -> Callable[..., int]:
    """What SQLite asks before it does anything: reading is allowed, and the tables read are noted."""

    def guard(action: int, name: str | None, more: str | None, *_: str | None) -> int:
        if action == sqlite3.SQLITE_READ and name is not None:
            touched.add(name)
        if action == sqlite3.SQLITE_FUNCTION and str(more).lower() in _NO_FUNCTIONS:
            return sqlite3.SQLITE_DENY
        # The full-text index looks whether it has changed.
        if action == sqlite3.SQLITE_PRAGMA and name == "data_version" and more is None:
            return sqlite3.SQLITE_OK
        return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY

    return guard


class Database:
    """The tables of a data set in memory, for questions in SQL.

    Args:
        collections: The collections.
        edition: Which data they are.
    """

    def __init__(self, collections: Collections, edition: Edition) -> None:
        self._alone = threading.RLock()
        self._tables = {name: table(collections, name) for name in table_names()}
        for more in (columns_table(self._tables.values()), edition_table(edition)):
            self._tables[more.name] = more
        self._filled: set[str] = set()
        self._touched: set[str] = set()
        # No statement is kept: the guard is asked when one is made, and only then.
        self._database = sqlite3.connect(
            ":memory:", isolation_level=None, check_same_thread=False, cached_statements=0
        )
        # Closed with this object; nothing that the connection knows may lead back here.
        weakref.finalize(self, self._database.close)
        self._guard = _guard_noting(self._touched)
        self._database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        # Only where code of Python runs now and then, an interrupt from the keyboard is heard.
        self._database.set_progress_handler(_go_on, _STEPS)
        for made in self._tables.values():
            create(self._database, made, keys=False)
        self._own = {name for (name,) in self._database.execute("SELECT name FROM sqlite_master")}
        self._database.set_authorizer(self._guard)

    def ask(self, query: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Table:
        """The answer to one question.

        Raises:
            NotFound: It names a table that is not there.
            UnknownField: It names a column that is not there.
            InvalidValue: It is no question, or wrong SQL.
        """
        if not isinstance(query, str):
            raise wrong("a question in SQL", query)
        if isinstance(parameters, (str, bytes)) or not isinstance(parameters, (Sequence, Mapping)):
            raise wrong("parameters as a list or a mapping", parameters)
        parameters = _plain(parameters)
        if not (begins := _QUESTIONS.match(query)):
            raise InvalidValue(f"{_ANSWERED}; got {query[:60]!r}")
        with self._alone:
            try:
                self._prepare(query if begins[1].lower() == "explain" else f"EXPLAIN {query}", parameters)
                cursor = self._database.execute(query, parameters)
                names = [str(column[0]) for column in cursor.description]
                rows = cursor.fetchall()
            except sqlite3.OperationalError as exc:
                if str(exc) == "interrupted":
                    raise KeyboardInterrupt from exc
                raise self._error(exc, query) from exc
            except (sqlite3.Error, sqlite3.Warning, OverflowError, UnicodeEncodeError, ValueError) as exc:
                raise self._error(exc, query) from exc
        return _answer(names, rows)

    def _prepare(self, query: str, parameters: Sequence[Any] | Mapping[str, Any]) -> None:
        """Fill the tables that the query reads; making its plan tells which."""
        if re.search(rf"\b{QUOTES}\b", query, re.IGNORECASE) and QUOTES not in self._own:
            self._fill({"evidence", QUOTES})
        self._touched.clear()
        self._database.execute(query, parameters).close()
        self._fill(self._touched & self._tables.keys())

    def _fill(self, names: set[str]) -> None:
        missing = sorted(names - self._filled)
        if not missing:
            return
        self._database.set_authorizer(None)
        try:
            self._database.execute("BEGIN")
            for name in missing:
                if name == QUOTES:
                    index_quotes(self._database)
                    fill_quotes(self._database)
                    self._own.add(QUOTES)
                else:
                    fill(self._database, self._tables[name])
                self._filled.add(name)
            self._database.execute("COMMIT")
        except BaseException:
            self._filled -= set(missing)
            self._own.discard(QUOTES) if QUOTES in missing else None
            self._database.execute("ROLLBACK")
            raise
        finally:
            self._database.set_authorizer(self._guard)

    def _error(self, exc: Exception, query: str) -> Exception:
        said = str(exc)
        if match := re.fullmatch(r"no such table: (?:main\.)?(.*)", said):
            known = [*self._tables, QUOTES]
            near = nearest(match[1], known)
            return NotFound(f"no table {match[1]!r}{hint_at(near)} (known: {', '.join(known)})", near)
        if match := re.fullmatch(r"no such column: (.*)", said):
            return UnknownField(f"no column {match[1]!r}{self._column_meant(match[1], query)}")
        if "not authorized" in said or "prohibited" in said or "one statement at a time" in said:
            return InvalidValue(f"{_ANSWERED}: {said}")
        return InvalidValue(f"SQLite says: {said}")

    def _column_meant(self, given: str, query: str) -> str:
        before, _, name = given.rpartition(".")
        asked = set(re.findall(r"\w+", query.lower()))
        within = [before] if before in self._tables else sorted(asked & self._tables.keys())
        of = within or list(self._tables)
        known = dict.fromkeys(column.name for made in of for column in self._tables[made].columns)
        listed = f" (known: {', '.join(known)})" if within else ""
        return f"{did_you_mean(name, known)}{listed}"


def _plain(parameters: Sequence[Any] | Mapping[str, Any]) -> Sequence[Any] | Mapping[str, Any]:
    """The parameters with days as the tables have them: as text."""
    if isinstance(parameters, Mapping):
        return {name: _cell(value) for name, value in parameters.items()}
    return [_cell(value) for value in parameters]


def _cell(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _answer(names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> Table:
    columns: list[Column] = []
    taken: set[str] = set()
    for place, name in enumerate(names):
        own, number = name, 1
        while own in taken:
            number += 1
            own = f"{name}_{number}"
        taken.add(own)
        columns.append(Column(own, _type_of([row[place] for row in rows]), meaning="As the query has it."))
    plain = [tuple(cell.hex() if isinstance(cell, bytes) else cell for cell in row) for row in rows]
    # SQLite gives numbers and words in one column where a query mixes them: as words they are of one type.
    mixed = [c.type == "text" for c in columns]
    made = [
        tuple(str(cell) if text and cell is not None else cell for cell, text in zip(row, mixed, strict=True))
        for row in plain
    ]
    return of_rows("answer", columns, lambda: made, len(made))


def _type_of(cells: Sequence[Any]) -> ColumnType:
    types = {type(cell) for cell in cells if cell is not None}
    if types == {int}:
        return "integer"
    return "number" if types and types <= {int, float} else "text"
