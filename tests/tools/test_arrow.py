"""Arrow streams and Parquet, as those who take them read them."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from security_meetings import Dataset, InvalidValue, NotWritten, load
from security_meetings.build import from_tables
from security_meetings.errors import InvalidData
from security_meetings.model.kinds import HOMES
from security_meetings.tables.columns import Column
from security_meetings.tables.table import BATCH, of_rows
from tests.tools.cells import ROWS, hostile


def test_every_table_comes_whole(data: Dataset) -> None:
    """Both polars and pyarrow have every cell of every table, and of nested ones."""
    for name in data.tables:
        made = data.table(name)
        assert pl.DataFrame(made).to_dict(as_series=False) == made.to_dict(), name
        assert pa.table(made).to_pydict() == made.to_dict(), name
    for name in ("talks", "delegations", "claims", "marks"):
        nested = data.table(name, nested=True)
        assert pa.table(nested).to_pylist() == list(nested), name


def test_nothing_changes_a_cell(tmp_path: Path) -> None:
    """Cells that look like something else are what they were, in streams and files, in each program."""
    made = hostile()
    made.to_parquet(tmp_path / "t.parquet")
    assert pl.DataFrame(made).rows() == ROWS
    assert pl.read_parquet(tmp_path / "t.parquet").rows() == ROWS
    assert duckdb.sql("from made").fetchall() == ROWS
    assert duckdb.read_parquet(str(tmp_path / "t.parquet")).fetchall() == ROWS
    assert [tuple(row.values()) for row in pq.read_table(tmp_path / "t.parquet").to_pylist()] == ROWS


def test_half_letters_are_spelt_out() -> None:
    """Half a letter, which no Arrow text can hold, is spelt out."""
    made = of_rows("t", [Column("a", meaning="x")], lambda: [("a\ud800b",), (None,)])
    assert pa.table(made).to_pydict() == {"a": ["a\\ud800b", None]}
    assert made.to_polars()["a"].to_list() == ["a\\ud800b", None]


def test_types_and_meanings_come_along(ds: Dataset, tmp_path: Path) -> None:
    """Days are date32, closed lists have all choices in order, and each column says what it means."""
    made = ds.table("talks")
    made.to_parquet(tmp_path / "t.parquet")
    for schema in (pa.schema(made), pa.table(made).schema, pq.read_schema(tmp_path / "t.parquet")):
        assert schema.names == [column.name for column in made.columns]
        assert schema.field("date_from").type == pa.date32()
        assert pa.types.is_dictionary(schema.field("status").type)
        assert not schema.field("id").nullable
        meanings = [field.metadata[b"description"].decode() for field in schema]
        assert meanings == [column.meaning for column in made.columns]
    status = next(column for column in made.columns if column.name == "status")
    assert pa.table(made)["status"].chunk(0).dictionary.to_pylist() == list(status.choices)


def test_each_call_makes_a_new_stream(ds: Dataset) -> None:
    """A table can be read again and again, twice at once too."""
    made = ds.table("claims")
    first, second = (pa.RecordBatchReader.from_stream(made) for _ in range(2))
    assert first.read_all() == second.read_all() == pa.table(made)


def test_batches_are_made_when_they_are_read() -> None:
    """A stream that nobody reads makes nothing; one that is read, a batch at a time."""
    made: list[int] = []

    def rows() -> Iterator[tuple[int]]:
        for number in range(5 * BATCH):
            made.append(number)
            yield (number,)

    reader = pa.RecordBatchReader.from_stream(of_rows("t", [Column("n", "integer", "x")], rows))
    assert made == []
    reader.read_next_batch()
    assert len(made) <= 2 * BATCH


def test_files_are_packed_and_whole(ds: Dataset, tmp_path: Path) -> None:
    """Parquet is packed by zstd; where a row fails, its error is told and what stood there still stands."""
    ds.to_parquet(tmp_path / "all")
    assert {path.stem for path in (tmp_path / "all").iterdir()} == {*ds.tables, "columns", "edition"}
    packed = pq.read_metadata(tmp_path / "all" / "facts.parquet").row_group(0)
    assert {packed.column(n).compression for n in range(packed.num_columns)} == {"ZSTD"}

    def rows() -> Iterator[tuple[str]]:
        yield ("x",)
        raise InvalidValue("broken")

    path = tmp_path / "all" / "facts.parquet"
    before = path.read_bytes()
    with pytest.raises(InvalidValue, match="broken"):
        of_rows("t", [Column("a", meaning="x")], rows).to_parquet(path)
    assert path.read_bytes() == before
    assert len(list(path.parent.iterdir())) == len(ds.tables) + 2
    with pytest.raises(NotWritten, match="folder"):
        ds.table("talks").to_parquet(tmp_path / "missing" / "t.parquet")


def test_numbers_that_are_too_large() -> None:
    """A number of more than 64 bits is told as an error of ours, with the column."""
    made = of_rows("t", [Column("n", "integer", "x")], lambda: [(2**70,)])
    with pytest.raises(InvalidValue, match="n: Arrow holds whole numbers of 64 bits"):
        made.to_parquet("/dev/null")


def test_memory_stays_bounded(tmp_path: Path) -> None:
    """A hundred times the rows take hardly more memory: no more than a batch is there at once."""
    code = """if True:
        import resource, sys
        from security_meetings.tables.columns import Column
        from security_meetings.tables.table import of_rows
        columns = [Column("a", meaning="x"), Column("b", meaning="x")]
        rows = lambda: ((f"{n:020}", "x" * 50) for n in range(int(sys.argv[1])))
        of_rows("t", columns, rows).to_parquet(sys.argv[2])
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    """
    gc.collect()
    peaks = [
        int(subprocess.check_output([sys.executable, "-c", code, str(n), str(tmp_path / "t.parquet")]))  # noqa: S603
        for n in (10_000, 1_000_000)
    ]
    assert peaks[1] - peaks[0] < 40_000  # KiB; the cells alone would be 140 MB


def test_a_pack_comes_back_from_parquet(data: Dataset, tmp_path: Path) -> None:
    """The pack made of the tables has the same records, claims, marks and digest."""
    data.to_parquet(tmp_path / "tables")
    from_tables(tmp_path / "tables", tmp_path / "pack")
    again = load(tmp_path / "pack")
    for name in HOMES:
        assert list(again.collection(name)) == list(data.collection(name)), name
    assert again.edition.manifests[0].digest == data.edition.manifests[0].digest


def test_a_file_that_is_no_parquet(ds: Dataset, tmp_path: Path) -> None:
    """What is no Parquet is told with the name of the file."""
    ds.to_parquet(tmp_path)
    (tmp_path / "marks.parquet").write_text("no")
    with pytest.raises(InvalidData, match=r"marks\.parquet: expected a file of Parquet"):
        from_tables(tmp_path, tmp_path / "pack")
