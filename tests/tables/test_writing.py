"""CSV and JSON Lines: every cell comes back, and files are whole or not there."""

from __future__ import annotations

import csv
import io
import json
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import Dataset, InvalidValue, NotWritten, Table
from security_meetings.codec.strict import decode_list, encode
from security_meetings.model.kinds import class_of, kinds
from security_meetings.model.schema import claimable
from security_meetings.tables.columns import Column
from security_meetings.tables.table import of_rows

HOSTILE = [
    "=1+2",
    "+1",
    "-1",
    "@x",
    "\tx",
    "\rx",
    "\nx",
    "NA",
    "004",
    "XXXX-05-29",
    "2025-05",
    "",
    " x ",
    '"',
    "a,b",
]
HOSTILE += [
    'a"b',
    "a\r\nb",
    "a\nb",
    "c-01234567890123456789",
    "null",
    "true",
    "'x",
    "\ufeffx",
    "\u2028",
    "=",
    "1e5",
]
CELLS = st.one_of(
    st.none(),
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.integers(),
    st.booleans(),
)
ROWS = st.lists(st.tuples(CELLS, CELLS), max_size=8)


def table_of(rows: list[tuple[Any, ...]], width: int = 2) -> Table:
    """A table of just these rows."""
    return of_rows("t", [Column(f"c{n}", meaning="x") for n in range(width)], lambda: rows, len(rows))


def as_text(cell: object) -> str:
    """What any reader of CSV gets for a cell."""
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)


@given(ROWS)
def test_csv_gives_every_cell_back(rows: list[tuple[Any, ...]]) -> None:
    """A reader that goes by the rules of CSV gets each text letter for letter."""
    found = list(csv.reader(io.StringIO(table_of(rows).to_csv(), newline="")))
    assert found == [["c0", "c1"], *([as_text(cell) for cell in row] for row in rows)]


@given(ROWS)
def test_csv_tells_empty_from_unknown(rows: list[tuple[Any, ...]]) -> None:
    """Text that is there but empty stands between quotation marks; what is not known is nothing at all."""
    text = table_of([(a, "x") for a, _ in rows if a in (None, "")]).to_csv()
    assert [line.removesuffix(",x") for line in text.splitlines()[1:]] == [
        "" if a is None else '""' for a, _ in rows if a in (None, "")
    ]


@given(ROWS)
def test_no_cell_of_a_safe_csv_is_a_formula(rows: list[tuple[Any, ...]]) -> None:
    """No text begins like a formula, and taking the apostrophe away gives the text."""
    found = list(csv.reader(io.StringIO(table_of(rows).to_csv(safe=True), newline="")))[1:]
    for row, cells in zip(rows, found, strict=True):
        for cell, told in zip(row, cells, strict=True):
            if isinstance(cell, str):
                assert not told.startswith(tuple("=+-@\t\r\n＝＋－＠"))
                assert told in (cell, f"'{cell}")
                assert told == cell or cell[0] in "=+-@\t\r\n＝＋－＠"
            else:
                assert told == as_text(cell)


@given(st.lists(st.tuples(CELLS), max_size=4))
def test_one_column_keeps_its_rows(rows: list[tuple[Any, ...]]) -> None:
    """An unknown cell that stands alone is no empty line, which readers skip."""
    assert len(list(csv.DictReader(io.StringIO(table_of(rows, 1).to_csv(), newline="")))) == len(rows)


@given(ROWS)
def test_json_lines_give_every_cell_back(rows: list[tuple[Any, ...]]) -> None:
    """Each line is an object, and holds each cell as it is."""
    lines = table_of(rows).to_jsonl().split("\n")[:-1]
    assert [tuple(json.loads(line).values()) for line in lines] == rows


def test_half_letters_are_spelt_out(tmp_path: Path) -> None:
    """Half a letter, which no file of UTF-8 can hold, is spelt out; in JSON it is itself again."""
    made = table_of([("a\ud800b", None)])
    made.to_csv(tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text(encoding="utf-8").splitlines()[1] == "a\\ud800b,"
    made.to_jsonl(tmp_path / "t.jsonl")
    assert json.loads((tmp_path / "t.jsonl").read_text(encoding="utf-8"))["c0"] == "a\ud800b"


def test_lists_are_no_cells_of_csv(ds: Dataset) -> None:
    """A nested table says that CSV cannot hold it; JSON Lines can."""
    with pytest.raises(InvalidValue, match="without nested=True"):
        ds.table("talks", nested=True).to_csv()
    (line, *_) = ds.table("talks", nested=True).to_jsonl().splitlines()
    assert json.loads(line)["attendees"][0]["party"]


def test_a_file_has_the_text(ds: Dataset, tmp_path: Path) -> None:
    """A path, an opened file and no target at all give the same letters, with the same line ends."""
    made, path, opened = ds.table("names"), tmp_path / "names.csv", io.StringIO()
    made.to_csv(path)
    made.to_csv(opened)
    assert path.read_bytes() == made.to_csv().encode() == opened.getvalue().encode()
    assert [found.name for found in tmp_path.iterdir()] == ["names.csv"]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """Where a row fails, what stood there still stands, and nothing is left over."""
    path = tmp_path / "t.csv"
    path.write_text("before")

    def rows() -> Iterator[tuple[str]]:
        yield ("x",)
        raise InvalidValue("broken")

    with pytest.raises(InvalidValue, match="broken"):
        of_rows("t", [Column("a", meaning="x")], rows).to_csv(path)
    assert path.read_text() == "before"
    assert [found.name for found in tmp_path.iterdir()] == ["t.csv"]


def test_a_file_keeps_its_rights_and_links(tmp_path: Path) -> None:
    """What is written over keeps its permissions, and a link still leads to the file."""
    path, link = tmp_path / "t.csv", tmp_path / "link.csv"
    path.write_text("before")
    path.chmod(0o640)
    link.symlink_to(path)
    table_of([("x", "y")]).to_csv(link)
    assert link.is_symlink()
    assert path.read_text() == "c0,c1\nx,y\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize("place", ["missing/t.csv", "."])
def test_where_nothing_can_be_written(tmp_path: Path, place: str) -> None:
    """A folder that is not there, or that is meant for a file, is told by an error that is an OSError too."""
    with pytest.raises(NotWritten, match="folder") as told:
        table_of([]).to_csv(tmp_path / place)
    assert isinstance(told.value, OSError)


def test_a_folder_of_all_tables(ds: Dataset, tmp_path: Path) -> None:
    """Every table is a file of its name, with evidence where it is asked for, with meanings and vintage."""
    ds.to_csv(tmp_path / "a", evidence=True)
    assert {path.stem for path in (tmp_path / "a").iterdir()} == {*ds.tables, "columns", "edition"}
    assert "n_sources" in (tmp_path / "a" / "talks.csv").read_text().splitlines()[0]


@pytest.mark.parametrize("evidence", [False, True])
def test_each_column_of_a_folder_is_explained(ds: Dataset, tmp_path: Path, evidence: bool) -> None:
    """`columns.csv` has a row for each column of each file, in their order, and `edition.csv` the digest."""
    ds.to_csv(tmp_path / "a", evidence=evidence)
    texts = {path.stem: path.read_bytes().decode() for path in (tmp_path / "a").iterdir()}
    files = {name: list(csv.reader(io.StringIO(text, newline=""))) for name, text in texts.items()}
    head, *rows = files["columns"]
    place, name = head.index("table_name"), head.index("column_name")
    told: dict[str, list[str]] = {}
    for row in rows:
        told.setdefault(row[place], []).append(row[name])
    assert told == {each: files[each][0] for each in ds.tables}
    assert any(ds.digest in row for row in files["edition"])


def test_a_folder_in_a_folder_that_is_not_there(ds: Dataset, tmp_path: Path) -> None:
    """Whatever is written, no folder is made but the one named: an error says which to make."""
    nowhere = tmp_path / "nowhere"
    for write in (
        lambda: ds.to_csv(nowhere / "x"),
        lambda: ds.to_jsonl(nowhere / "x"),
        lambda: ds.snapshot(nowhere / "x"),
        lambda: ds.snapshot(nowhere / "x.zip", ds.talks),
        lambda: ds.export("data-package", nowhere / "x"),
        lambda: ds.export("json-schema", nowhere / "x"),
        lambda: ds.export("graphml", nowhere / "x"),
        lambda: ds.to_sqlite(nowhere / "x"),
        lambda: ds.reader(nowhere / "x"),
        lambda: ds.table("talks").to_csv(nowhere / "x"),
    ):
        with pytest.raises(NotWritten, match=r"no folder .*nowhere: make it first"):
            write()
    assert not nowhere.exists()


def test_records_come_back_from_json_lines(ds: Dataset) -> None:
    """What a nested table says of a record's fields is what the record says, codes letter for letter."""
    for name, cls in kinds().items():
        if claimable(cls):
            lines = ds.table(name, nested=True).to_jsonl().splitlines()
            for record, line in zip(ds.collection(name), lines, strict=True):
                row, plain = json.loads(line), encode(record)
                for key in plain.keys() & row.keys():
                    said = plain[key]
                    assert row[key] == said or isinstance(said, dict), (name, key)
    countries = [encode(country) for country in ds.countries]
    assert decode_list(class_of("countries"), countries, "x") == list(ds.countries)
