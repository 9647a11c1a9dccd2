"""A pack comes back from its tables, or the reader is told why not."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from security_meetings import Dataset, InvalidData, InvalidValue, PackNotFound, load
from security_meetings.build import from_tables
from security_meetings.model.kinds import HOMES

WRITERS: dict[str, Callable[[Dataset, Path], None]] = {
    "sqlite": lambda ds, path: ds.to_sqlite(path),
    "jsonl": lambda ds, path: ds.to_jsonl(path),
}


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("which", ["ds", "small"])
def test_a_pack_comes_back(request: pytest.FixtureRequest, tmp_path: Path, form: str, which: str) -> None:
    """Every record, claim and mark is equal, what the pack says of itself too, and its files check."""
    data: Dataset = request.getfixturevalue(which)
    WRITERS[form](data, tmp_path / "tables")
    from_tables(tmp_path / "tables", tmp_path / "pack")
    again = load(tmp_path / "pack")
    for name in HOMES:
        assert list(again.collection(name)) == list(data.collection(name)), name
    assert again.edition == data.edition


def test_what_was_changed_does_not_come_back(small: Dataset, tmp_path: Path) -> None:
    """A word changed in a table makes another digest: no pack is written, and the table is named."""
    small.to_sqlite(tmp_path / "a.db")
    database = sqlite3.connect(tmp_path / "a.db")
    database.execute("update evidence set prefix = prefix || 'x'")
    database.commit()
    database.close()
    with pytest.raises(InvalidData, match=r"a\.db: what they say has another digest"):
        from_tables(tmp_path / "a.db", tmp_path / "pack")
    assert not (tmp_path / "pack").exists()


def test_every_broken_row_is_told(small: Dataset, tmp_path: Path) -> None:
    """Rows that are none of a claim are told by their table and number, all at once."""
    small.to_jsonl(tmp_path)
    path = tmp_path / "claims.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows[0]["modality"], rows[1]["collection"] = "sworn", "nowhere"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with pytest.raises(InvalidData) as told:
        from_tables(tmp_path, tmp_path / "pack")
    assert [problem.where.partition(":")[0] for problem in told.value.problems] == ["row 1", "row 2"]
    assert {problem.file for problem in told.value.problems} == {"claims"}


@pytest.mark.parametrize("table", ["edition", "evidence", "claims", "mark_spans"])
@pytest.mark.parametrize("row", [[1], {}, {"claim": 1, "mark": "m"}, {"creators": None}])
def test_rows_of_another_form(small: Dataset, tmp_path: Path, table: str, row: object) -> None:
    """A row that lacks what it had, or has something else in its place, is told by its table."""
    small.to_jsonl(tmp_path)
    path = tmp_path / f"{table}.jsonl"
    rows = [row, *path.read_text(encoding="utf-8").splitlines()[1:]]
    path.write_text(
        "".join(f"{one if isinstance(one, str) else json.dumps(one)}\n" for one in rows), encoding="utf-8"
    )
    with pytest.raises(InvalidData, match=f"{table}: expected a row as it was written"):
        from_tables(tmp_path, tmp_path / "pack")


def test_a_table_that_is_missing(small: Dataset, tmp_path: Path) -> None:
    """Where a table is not there, its name is told; where none is, what is expected."""
    small.to_jsonl(tmp_path)
    (tmp_path / "mark_spans.jsonl").unlink()
    with pytest.raises(PackNotFound, match=r"mark_spans\.jsonl is missing"):
        from_tables(tmp_path, tmp_path / "pack")
    with pytest.raises(PackNotFound, match=r"expected a file of SQLite, or a folder"):
        from_tables(tmp_path / "nowhere", tmp_path / "pack")
    (tmp_path / "a.db").write_text("no database")
    with pytest.raises(InvalidData, match=r"a\.db: expected tables as to_sqlite writes them"):
        from_tables(tmp_path / "a.db", tmp_path / "pack")


def test_several_packs_are_refused(small: Dataset, tmp_path: Path) -> None:
    """Tables of several packs do not say which claim is of which: they do not come back as one."""
    small.to_jsonl(tmp_path)
    path = tmp_path / "edition.jsonl"
    path.write_text(path.read_text(encoding="utf-8") * 2, encoding="utf-8")
    with pytest.raises(InvalidValue, match="one alone comes back"):
        from_tables(tmp_path, tmp_path / "pack")


def test_one_source_alone_comes_back(ds: Dataset, tmp_path: Path) -> None:
    """What one source tells is a pack of its own."""
    told = ds.as_told_by("rt")
    told.to_sqlite(tmp_path / "rt.db")
    from_tables(tmp_path / "rt.db", tmp_path / "pack")
    again = load(tmp_path / "pack")
    assert list(again.claims) == list(told.claims)
    assert list(again.meetings) == list(told.meetings)
