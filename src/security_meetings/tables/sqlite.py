"""All tables as one SQLite database: strict types, foreign keys, a full-text index of the words quoted."""

from __future__ import annotations

import contextlib
import datetime
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from security_meetings.errors import InvalidData, InvalidValue, NotWritten, Problem
from security_meetings.model.kinds import HOMES, class_of
from security_meetings.model.schema import claimable
from security_meetings.packs.writing import encodable, folder_at, whole, write_text
from security_meetings.tables.cells import written
from security_meetings.tables.columns import Column, ColumnType
from security_meetings.tables.named import table, table_names
from security_meetings.tables.table import BATCH, Table, of_rows

if TYPE_CHECKING:
    from security_meetings.collection.shelf import Collections
    from security_meetings.questions.citation import Edition

__all__ = [
    "QUOTES",
    "all_tables",
    "columns_table",
    "create",
    "datasette",
    "edition_table",
    "fill",
    "index_quotes",
    "write",
    "write_folder",
]

_TYPES: Mapping[ColumnType, str] = {
    "text": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
    "date": "TEXT",
}
_STRICT_SINCE = (3, 37)
# Of other names than tables have: what tells of the tables, and of the data.
COLUMNS, EDITION, QUOTES = "columns", "edition", "quotes"
_LARGEST = 2**63
_MOST_TOLD = 10


def create(database: sqlite3.Connection, made: Table, *, keys: bool) -> None:
    """Make an empty table.

    Args:
        database: Where.
        made: The table whose columns it has.
        keys: Whether it has a primary key and foreign keys.
    """
    parts = [_defined(column, primary=keys and made.name in HOMES) for column in made.columns]
    if keys:
        parts += [
            f'FOREIGN KEY ("{column.name}") REFERENCES "{column.key_of}" ("id")'
            for column in made.columns
            if column.key_of is not None
        ]
    strict = " STRICT" if sqlite3.sqlite_version_info >= _STRICT_SINCE else ""
    database.execute(f'CREATE TABLE "{made.name}" ({", ".join(parts)}){strict}')


def _defined(column: Column, *, primary: bool) -> str:
    words = f'"{column.name}" {_TYPES[column.type]}'
    if primary and column.name == "id":
        return f"{words} PRIMARY KEY NOT NULL"
    if not column.nullable:
        words += " NOT NULL"
    return f'{words} CHECK ("{column.name}" IN (0, 1))' if column.type == "boolean" else words


def fill(database: sqlite3.Connection, made: Table) -> None:
    """Put the rows of a table into the one of its name."""
    marks = ", ".join("?" * len(made.columns))
    forms = [_form(column) for column in made.columns]
    statement = f'INSERT INTO "{made.name}" VALUES ({marks})'  # noqa: S608 (our own names)
    for batch in made.batches(BATCH):
        cells = [list(map(form, found)) for form, found in zip(forms, batch.values(), strict=True)]
        database.executemany(statement, zip(*cells, strict=True))


def _form(column: Column) -> Callable[[Any], Any]:
    forms: dict[str, Callable[[Any], Any]] = {"text": _text, "date": _day, "integer": _whole_number}
    return forms.get(column.type, _same)


def _same(cell: Any) -> Any:
    return cell


def _text(cell: str | None) -> str | None:
    return cell if cell is None or cell.isascii() else encodable(cell)


def _day(cell: datetime.date | None) -> str | None:
    return None if cell is None else cell.isoformat()


def _whole_number(cell: int | None) -> int | None:
    if cell is not None and not -_LARGEST <= cell < _LARGEST:
        raise InvalidValue(f"SQLite holds no whole number as large as {str(cell)[:30]}…")
    return cell


def columns_table(tables: Iterable[Table]) -> Table:
    """What each column of some tables means."""
    columns = [
        Column("table_name", meaning="The table.", nullable=False),
        Column("column_name", meaning="The column.", nullable=False),
        Column("type", meaning="What its cells are.", nullable=False),
        Column("meaning", meaning="What a cell tells.", nullable=False),
        Column("unit", meaning="The unit or written form.", none="the type says it all"),
        Column("when_null", meaning="What an empty cell means.", none="none is empty, or no source says"),
        Column("choices", meaning="The values allowed.", none="any is"),
        Column("refers_to", meaning="The collections that it names a record of.", none="it names none"),
    ]
    rows = [
        (
            *(made.name, c.name, c.type, c.meaning, c.unit or None, c.none or None),
            *("; ".join(c.choices) or None, "; ".join(c.refers_to) or None),
        )
        for made in tables
        for c in made.columns
    ]
    return of_rows(COLUMNS, columns, lambda: rows, len(rows))


def edition_table(edition: Edition) -> Table:
    """Which packs the data are, under which policy and told by which sources."""
    columns = [
        Column("pack", meaning="The pack.", nullable=False),
        Column("version", meaning="Its version.", nullable=False),
        Column("title", meaning="Its title.", nullable=False),
        Column("license", meaning="The licence of its facts.", nullable=False),
        Column("digest", meaning="The digest of what it says.", nullable=False),
        Column("policy", meaning="The policy that the data are folded under.", nullable=False),
        Column("told_by", meaning="The sources that alone the data are told by.", none="all"),
        Column("creators", meaning="Who made it.", unit="joined by '; '", nullable=False),
        Column("language", meaning="The language in which names are preferred.", none="none is"),
        Column("issued", meaning="When this version was issued.", unit="EDTF", none="not stated"),
        Column("doi", meaning="Its DOI.", none="it has none"),
        Column("url", meaning="Where it can be had.", none="not stated"),
    ]
    told_by = "; ".join(edition.told_by) or None
    rows = [
        (
            *(m.name, m.version, m.title, m.license, m.digest, edition.policy, told_by),
            *("; ".join(m.creators), m.language, written(m.issued), m.doi, m.url),
        )
        for m in edition.manifests
    ]
    return of_rows(EDITION, columns, lambda: rows, len(rows))


def index_quotes(database: sqlite3.Connection) -> None:
    """Make the full-text index of the words quoted; marks on letters and their case make no difference in it.

    Raises:
        InvalidValue: This SQLite was made without FTS5.
    """
    try:
        database.execute(
            f"CREATE VIRTUAL TABLE {QUOTES} USING fts5"
            "(exact, claim UNINDEXED, source UNINDEXED, tokenize='unicode61 remove_diacritics 2')"
        )
    except sqlite3.OperationalError as exc:
        if "no such module" not in str(exc):  # a full disk, which whoever opened the file tells
            raise
        raise InvalidValue(f"this Python's SQLite has no full-text search (FTS5): {exc}") from exc


def fill_quotes(database: sqlite3.Connection) -> None:
    """Put the words of the table `evidence` into the index."""
    database.execute(f"INSERT INTO {QUOTES} SELECT exact, claim, source FROM evidence")  # noqa: S608 (our own)


def all_tables(collections: Collections, edition: Edition, *, evidence: bool = False) -> list[Table]:
    """Every table, what their columns mean, and which data they are.

    Args:
        collections: The data.
        edition: Which data they are.
        evidence: Whether the tables of records tell what stands behind each row.
    """
    able = {name for name in HOMES if claimable(class_of(name))} if evidence else set[str]()
    tables = [table(collections, name, evidence=name in able) for name in table_names()]
    return [*tables, columns_table(tables), edition_table(edition)]


def write_folder(
    collections: Collections, edition: Edition, folder: str | Path, *, safe: bool, evidence: bool
) -> None:
    """Write every table as CSV into a folder.

    Raises:
        NotWritten: A file cannot be written.
    """
    root = folder_at(folder)
    for made in all_tables(collections, edition, evidence=evidence):
        made.to_csv(root / f"{made.name}.csv", safe=safe)


def write(collections: Collections, edition: Edition, to: str | Path, metadata: str | Path | None) -> None:
    """Write all tables of a data set into one file, whole or not at all.

    Raises:
        NotWritten: The file cannot be written.
        InvalidData: A record refers to one that is not there.
    """
    tables = [table(collections, name) for name in table_names()]
    with whole(to) as path:
        try:
            with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
                _write(database, edition, tables)
        except sqlite3.Error as exc:
            raise NotWritten(f"{to} cannot be written: {exc}") from exc
    if metadata is not None:
        write_text(
            [json.dumps(datasette(edition, Path(to).stem, tables), ensure_ascii=False, indent=2), "\n"],
            metadata,
        )


def _write(database: sqlite3.Connection, edition: Edition, tables: list[Table]) -> None:
    # Nobody reads the file before it is whole: it needs no journal.
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("PRAGMA synchronous = OFF")
    database.execute("BEGIN")
    for made in (*tables, columns_table(tables), edition_table(edition)):
        create(database, made, keys=True)
        fill(database, made)
    index_quotes(database)
    fill_quotes(database)
    for name, columns in (
        ("claims", "collection, subject"),
        ("evidence", "claim"),
        ("dyads", "party_a, party_b"),
    ):
        database.execute(f'CREATE INDEX "{name}_index" ON "{name}" ({columns})')
    faults = [
        Problem(made, "", f"a row refers to a record of {of} that is not there")
        for made, of in _broken(database)
    ]
    if faults:
        raise InvalidData(faults[:_MOST_TOLD])
    database.execute("COMMIT")


def _broken(database: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for made, _, of, _ in database.execute("PRAGMA foreign_key_check"):
        yield made, of


def datasette(edition: Edition, database: str, tables: Iterable[Table]) -> dict[str, Any]:
    """What Datasette shows of the tables: the meaning of each column, and where the data are from."""
    first = edition.manifests[0]
    described = {
        made.name: {"columns": {column.name: column.description for column in made.columns}}
        for made in tables
    }
    about = {"title": first.title, "license": first.license, "source": f"{first.name} {first.version}"}
    return {**about, "databases": {database: {"tables": described}}}
