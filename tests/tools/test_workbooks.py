"""The workbook, opened by openpyxl and pandas: nothing is a formula, a number or a link by mistake."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from openpyxl.utils.escape import unescape

from security_meetings import Dataset, InvalidValue, NotWritten
from security_meetings.tables.columns import Column
from security_meetings.tables.table import of_rows
from tests.tools.cells import ROWS, hostile


def test_every_cell_comes_back(data: Dataset, tmp_path: Path) -> None:
    """Each sheet has the rows of its table: text as text, numbers and yes and no as themselves."""
    data.to_excel(tmp_path / "all.xlsx")
    book = openpyxl.load_workbook(tmp_path / "all.xlsx")
    assert book.sheetnames == ["README", *data.tables, "columns", "edition"]
    for name in data.tables:
        sheet, made = book[name], data.table(name)
        rows = [[column.name for column in made.columns], *(map(_as_put, row) for row in made.rows())]
        assert [[_read(cell) for cell in row] for row in sheet.iter_rows()] == list(map(list, rows)), name
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref


def _as_put(cell: object) -> object:
    return cell if cell is None or isinstance(cell, (bool, int, str)) else str(cell)


def _read(cell: openpyxl.cell.Cell) -> object:
    assert cell.data_type in "snb"
    assert cell.hyperlink is None
    return unescape(cell.value) if isinstance(cell.value, str) else cell.value


def test_nothing_changes_a_cell(tmp_path: Path) -> None:
    """Texts that look like formulas, numbers or links stay texts, for openpyxl and for pandas."""
    hostile().to_excel(tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    cells = list(book["hostile"].iter_rows(min_row=2))
    assert [[_read(cell) for cell in row] for row in cells] == [list(map(_as_put, row)) for row in ROWS]
    assert all(cell.number_format == "@" for row in cells for cell in row if isinstance(cell.value, str))
    read = pd.read_excel(tmp_path / "t.xlsx", "hostile", dtype=str, keep_default_na=False, na_values=[""])
    assert [unescape(word) for word in read["words"].dropna()] == [row[0] for row in ROWS if row[0]]


def test_the_first_sheet_explains(ds: Dataset, tmp_path: Path) -> None:
    """README says which data they are, and what each column of each sheet means."""
    ds.to_excel(tmp_path / "all.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "all.xlsx")["README"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][0] == ds.edition.manifests[0].title
    assert rows[1][0] == str(ds.edition)
    told = {(row[0], row[1]): row[3] for row in rows if row[1]}
    for name in ds.tables:
        for column in ds.table(name).columns:
            assert told[name, column.name] == column.meaning


def test_the_same_data_give_the_same_file(ds: Dataset, tmp_path: Path) -> None:
    """A workbook holds nothing of the time at which it was made."""
    for name in ("a", "b"):
        ds.table("talks").to_excel(tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_what_is_too_long_says_so(tmp_path: Path) -> None:
    """A cell that Excel cannot hold is cut, and says so; too many rows are refused before a file is there."""
    made = of_rows("t", [Column("a", meaning="x")], lambda: [("😀" * 40_000,)])
    made.to_excel(tmp_path / "t.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "t.xlsx")["t"]["A2"].value
    assert cell.endswith("(cut: 40000 characters, which CSV holds)")
    assert len(cell.encode("utf-16-le")) // 2 <= 32_767
    many = of_rows("t", [Column("a", meaning="x")], lambda: [("x",)] * 1_048_576, 1_048_576)
    with pytest.raises(InvalidValue, match="a sheet holds 1,048,575 rows"):
        many.to_excel(tmp_path / "many.xlsx")
    assert not (tmp_path / "many.xlsx").exists()


def test_what_cannot_be_written(ds: Dataset, tmp_path: Path) -> None:
    """Lists are no cells, and a folder that is not there is told."""
    with pytest.raises(InvalidValue, match="without nested=True"):
        ds.table("talks", nested=True).to_excel(tmp_path / "t.xlsx")
    with pytest.raises(NotWritten, match="folder"):
        ds.to_excel(tmp_path / "missing" / "t.xlsx")
