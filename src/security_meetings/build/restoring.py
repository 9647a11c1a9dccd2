"""A pack from its tables: from Parquet, SQLite or JSON Lines back to the files of `data/`.

Tables hold what a pack says: its claims and marks with their words, and what it says of itself. Its records
are folded from the claims again, and the digest proves that nothing was lost or changed on the way.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from security_meetings.build.building import FOUND_OUT, packed
from security_meetings.build.using import USES, Uses
from security_meetings.build.writing import write
from security_meetings.codec.strict import decode
from security_meetings.codec.text import parse_json
from security_meetings.collection.shelf import Collections
from security_meetings.errors import InvalidData, InvalidValue, NotWritten, PackNotFound, Problem
from security_meetings.model.claims import Claim, Evidence, Mark, by_subject
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import described, properties
from security_meetings.model.shapes import Claimed, Many, Parts, Plain, Shape
from security_meetings.packs.manifest import Manifest
from security_meetings.policy import BEST_RANK, fold_all
from security_meetings.policy.joining import joined
from security_meetings.tables.cells import SEPARATOR
from security_meetings.tables.deriving import filled

__all__ = ["from_tables"]

Row = dict[str, Any]
_Rows = Callable[[str], Iterable[Row]]


def from_tables(tables: str | os.PathLike[str], pack: str | os.PathLike[str]) -> None:
    """Write the pack that tables were made of.

    The texts of its sources are no part of tables: put them into the `seeds` of the pack to check quotations.

    Args:
        tables: A folder of `ds.to_parquet` or `ds.to_jsonl`, or a file of `ds.to_sqlite`.
        pack: The folder of the pack, made where it is not there; the files go into its `data/`.

    Raises:
        PackNotFound: There are no such tables.
        InvalidData: They are not as they were written; every problem of a table is listed.
        InvalidValue: They are of several packs at once, which cannot be told apart again.
        MissingExtra: They are Parquet, and the extra `arrow` is not installed.
        NotWritten: The pack cannot be written.

    >>> import tempfile
    >>> from security_meetings import load
    >>> folder = tempfile.mkdtemp()
    >>> ds = load()
    >>> ds.to_jsonl(f"{folder}/tables")
    >>> from_tables(f"{folder}/tables", f"{folder}/pack")
    >>> load(f"{folder}/pack").meetings == ds.meetings
    True
    """
    rows = _reader(Path(tables))
    edition = list(rows("edition"))
    if len(edition) != 1:
        raise InvalidValue(f"{tables} holds the data of {len(edition)} packs: one alone comes back as a pack")
    about = edition[0]
    claims = list(_decoded(Claim, rows, "claims", "evidence", "claim"))
    marks = list(_decoded(Mark, rows, "marks", "mark_spans", "mark"))
    with _as_written("edition"):
        authored = (part.name for part in described(Manifest) if part.name not in (*FOUND_OUT, USES))
        stated = {name: about["pack" if name == "name" else name] for name in authored}
        stated["creators"] = stated["creators"].split(SEPARATOR)
        language, expected = str(about["language"] or ""), about["digest"]
    found: dict[str, Iterable[Any]] = {
        **fold_all(joined(claims), BEST_RANK, language),
        "claims": sorted(claims, key=by_subject),
        "marks": sorted(marks, key=lambda mark: mark.id),
    }
    files, digest = packed(stated, Collections(found.__getitem__, BEST_RANK, language), Uses())
    if digest != expected and not about.get("told_by"):
        why = "they were changed, or have ids that `same_as` joined"
        what = f"what they say has another digest ({digest}) than the pack had: {why}"
        raise InvalidData([Problem(str(tables), "edition", what)])
    try:
        Path(pack).mkdir(parents=True, exist_ok=True)
        write(Path(pack), files)
    except OSError as exc:
        raise NotWritten(f"the pack {pack} cannot be written: {exc.strerror or exc}") from exc


@contextlib.contextmanager
def _as_written(table: str) -> Iterator[None]:
    """Say of which table something is not as it was written."""
    try:
        yield
    except InvalidData:
        raise
    except (LookupError, ValueError, TypeError, AttributeError) as exc:
        raise InvalidData([Problem(table, "", f"expected a row as it was written: {exc}")]) from exc


def _reader(tables: Path) -> _Rows:
    """What gives the rows of a table, by its name."""
    if tables.is_file():
        return lambda name: _of_sqlite(tables, name)
    for ending, read in (("parquet", _of_parquet), ("jsonl", _of_json_lines)):
        if (tables / f"edition.{ending}").is_file():
            return lambda name: read(_there(tables / f"{name}.{ending}"))
    raise PackNotFound(f"no tables at {tables}: expected a file of SQLite, or a folder with edition.parquet")


def _there(path: Path) -> Path:
    if not path.is_file():
        raise PackNotFound(f"the table {path.name} is missing in {path.parent}")
    return path


def _of_sqlite(path: Path, name: str) -> Iterator[Row]:
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        database.row_factory = sqlite3.Row
        for row in database.execute(f'SELECT * FROM "{name}" ORDER BY rowid'):  # noqa: S608 (our own names)
            yield dict(row)
    except sqlite3.Error as exc:
        raise InvalidData(
            [Problem(path.name, name, f"expected tables as to_sqlite writes them: {exc}")]
        ) from exc
    finally:
        database.close()


def _of_json_lines(path: Path) -> Iterator[Row]:
    with path.open("rb") as lines:
        for line in lines:
            yield parse_json(line, path.name)


def _of_parquet(path: Path) -> Iterator[Row]:
    from security_meetings.tables.arrow import read_parquet

    return read_parquet(path)


def _decoded(cls: Any, rows: _Rows, name: str, spans: str, key: str) -> Iterator[Any]:
    """The records of a table, with their spans from another."""
    evidence: dict[str, list[Row]] = defaultdict(list)
    spelt = {"start": "char_start", "end": "char_end"}
    words = [(part.name, spelt.get(part.name, part.name)) for part in described(Evidence)]
    with _as_written(spans):
        for row in sorted(rows(spans), key=lambda row: (row[key], row["position"])):
            evidence[row[key]].append({field: row[column] for field, column in words})
    columns: dict[str, str] = {}
    for made in filled(cls, lambda *_: None, nested=False):
        for column in made.columns:
            columns.setdefault(column.of, column.name)
    problems: list[Problem] = []
    for number, row in enumerate(rows(name), 1):
        try:
            with _as_written(name):
                raw = {p.name: _cell(p.shape, p.name, row, columns, evidence) for p in described(cls)}
            yield decode(cls, raw, name)
        except InvalidData as exc:
            at = f"row {number}: "
            problems += [Problem(name, f"{at}{p.where}".rstrip(": "), p.message) for p in exc.problems]
    if problems:
        raise InvalidData(problems)


def _cell(shape: Shape, name: str, row: Row, columns: dict[str, str], evidence: dict[str, list[Row]]) -> Any:
    """A field as JSON has it."""
    if isinstance(shape, Claimed):
        prop = properties(kinds()[row["collection"]])[row["property"]]
        return _value(prop.shape, row)
    if isinstance(shape, Many) and isinstance(shape.of, Parts):
        return evidence.get(row["id"], [])
    cell = row[columns[name]]
    if isinstance(shape, Many):
        return cell.split(SEPARATOR) if cell else []
    return cell.isoformat() if isinstance(cell, datetime.date) else cell


def _value(shape: Shape, row: Row) -> Any:
    """The value of a claim as JSON has it, from its words and the references that are parts of it."""
    words = row["value"]
    if isinstance(shape, Plain) and shape.json is not str:
        return json.loads(words)
    if isinstance(shape, Parts):
        parts = described(shape.cls)
        if all(part.field.refers_to for part in parts):
            return {part.name: row[f"value_{part.name}"] for part in parts}
    return shape.authored(words)
