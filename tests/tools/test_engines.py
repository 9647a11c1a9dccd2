"""Texts that programs like to change, by the files that need no extra: CSV, JSON Lines and SQLite."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest
from datasette.app import Datasette

from security_meetings import Dataset
from tests.tools.cells import ROWS, hostile

WORDS = [row[0] for row in ROWS]
READERS: dict[str, Callable[[Path], Any]] = {
    "pandas": lambda path: pd.read_csv(path, dtype=str, keep_default_na=False, na_values=[""])["words"],
    "polars": lambda path: pl.read_csv(path, infer_schema=False)["words"],
    "duckdb": lambda path: [
        row[0]
        for row in duckdb.read_csv(
            str(path), all_varchar=True, strict_mode=True, allow_quoted_nulls=False
        ).fetchall()
    ],
}


@pytest.mark.parametrize("reader", READERS)
def test_csv_is_read_whole(tmp_path: Path, reader: str) -> None:
    """Read as the page says, each text of a CSV is what it was; pandas alone takes an empty one for none."""
    hostile().to_csv(tmp_path / "t.csv")
    found = [None if cell is None or cell != cell else cell for cell in READERS[reader](tmp_path / "t.csv")]  # noqa: PLR0124
    expected = WORDS if reader in ("polars", "duckdb") else [word or None for word in WORDS]
    assert found == expected


def test_json_lines_are_read_whole(tmp_path: Path) -> None:
    """JSON Lines keep each text, and tell an empty one from none, in polars and DuckDB."""
    hostile().to_jsonl(tmp_path / "t.jsonl")
    assert pl.read_ndjson(tmp_path / "t.jsonl")["words"].to_list() == WORDS
    read = f"read_json('{tmp_path}/t.jsonl', format='newline_delimited', columns={{words: 'varchar'}})"
    found = duckdb.sql(f"select words from {read}").fetchall()  # noqa: S608 (our own path)
    assert [row[0] for row in found] == WORDS


TYPES = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


def test_every_table_is_read_whole_by_duckdb(ds: Dataset, tmp_path: Path) -> None:
    """CSV as the page says gives each cell as its text, JSON Lines with types and Parquet as it is."""
    ds.to_csv(tmp_path)
    ds.to_jsonl(tmp_path)
    ds.to_parquet(tmp_path)
    for name in ds.tables:
        rows = [tuple(row.values()) for row in ds.table(name)]
        texts = [tuple(cell if cell is None else _as_csv(cell) for cell in row) for row in rows]
        path = f"{tmp_path}/{name}"
        columns = {column.name: TYPES[column.type] for column in ds.table(name).columns}
        asked = {
            f"read_csv('{path}.csv', all_varchar = true, allow_quoted_nulls = false)": texts,
            f"read_json('{path}.jsonl', columns = {columns})": rows,
            f"'{path}.parquet'": rows,
        }
        for read, expected in asked.items():
            assert duckdb.sql(f"from {read}").fetchall() == expected, read


def _as_csv(cell: Any) -> str:
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def asked(database: Path, metadata: dict[str, Any], path: str) -> Any:
    """What Datasette answers."""

    async def answer() -> Any:
        served = Datasette([str(database)], metadata=metadata)
        await served.invoke_startup()
        return await served.client.get(path)

    return asyncio.run(answer())


@pytest.mark.filterwarnings("ignore")
def test_datasette_shows_cells_and_meanings(data: Dataset, tmp_path: Path) -> None:
    """Each row of the claims is served as it is, and each column with its meaning."""
    data.to_sqlite(tmp_path / "data.db", metadata=tmp_path / "metadata.json")
    metadata = json.loads((tmp_path / "metadata.json").read_text(encoding="utf-8"))
    made = data.table("claims")
    rows = asked(tmp_path / "data.db", metadata, "/data/claims.json?_shape=array&_size=1000").json()
    told = {row["id"]: row for row in made}
    assert rows
    for row in rows:
        assert {name: told[row["id"]][name] for name in ("value", "subject", "quote")} == {
            name: row[name] for name in ("value", "subject", "quote")
        }
    page = asked(tmp_path / "data.db", metadata, "/data/countries").text
    for column in data.table("countries").columns:
        assert column.meaning.split("'")[0] in page
