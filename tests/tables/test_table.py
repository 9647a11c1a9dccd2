"""`Table`: rows that are made anew, batches, and what a table shows of itself."""

from __future__ import annotations

import copy
import pickle
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from security_meetings import Dataset, InvalidValue, NotFound, UnknownField, load
from security_meetings.codec.strict import encode
from security_meetings.codec.text import dump_lines
from security_meetings.model.records.talks import Attendee, BilateralTalk
from security_meetings.model.schema import properties
from security_meetings.packs.opened import Lines
from security_meetings.tables.columns import Column
from security_meetings.tables.named import table
from security_meetings.tables.table import Table, of_rows
from tests.conftest import collections_of


def test_rows_can_be_asked_for_again(ds: Dataset) -> None:
    """Every way of asking gives all rows, each time anew."""
    for name in ds.tables:
        made = ds.table(name)
        rows = list(made.rows())
        assert rows == list(made.rows())
        assert len(made) == len(rows)
        assert [tuple(row.values()) for row in made] == rows
        assert list(zip(*made.to_dict().values(), strict=True)) == rows
        assert bool(made) == bool(rows)


@pytest.mark.parametrize("size", [1, 2, 7, 10_000])
def test_batches_hold_all_rows_in_order(ds: Dataset, size: int) -> None:
    """Whatever their size, batches are lists of cells by column, and together the rows."""
    for name in ("memberships", "facts"):
        made = ds.table(name)
        batches = list(made.batches(size))
        assert all(len(cells) <= size for batch in batches for cells in batch.values())
        assert {c: [x for b in batches for x in b[c]] for c in batches[0]} == made.to_dict()


def test_an_empty_selection_has_all_columns(ds: Dataset) -> None:
    """A selection of no record is a table of no row."""
    empty = ds.table(ds.talks.where(status="cancelled"))
    assert (len(empty), list(empty), bool(empty)) == (0, [], False)
    assert empty.columns == ds.table("talks").columns
    assert set(map(tuple, empty.to_dict().values())) == {()}
    assert len(empty.to_csv().splitlines()) == 1


def pickled(table_: Table) -> Table:
    """What comes back of a table that was handed to another process."""
    found: Table = pickle.loads(pickle.dumps(table_))  # noqa: S301 (our own)
    return found


@pytest.mark.parametrize("again", [pickled, copy.copy, copy.deepcopy])
def test_a_table_goes_to_another_process(ds: Dataset, again: Callable[[Table], Table]) -> None:
    """A table of any kind is pickled and copied with all its rows, and those of none with its columns."""
    made = [ds.table(name) for name in ds.tables]
    made += [ds.table(ds.talks.where(status="cancelled")), ds.table("talks", nested=True), ds.participation()]
    for table_ in made:
        found = again(table_)
        assert (found.name, found.columns, len(found)) == (table_.name, table_.columns, len(table_))
        # Twice: the rows of what came back are made anew, too.
        assert list(found) == list(found) == list(table_)
        assert found.to_dict() == table_.to_dict()


def test_a_column_that_is_not_there(ds: Dataset) -> None:
    """A wrong column is told with the one that may be meant."""
    with pytest.raises(UnknownField, match="did you mean 'status'"):
        ds.table("talks")["statu"]


def test_a_table_that_is_not_there(ds: Dataset) -> None:
    """A wrong table is told with the one that may be meant."""
    with pytest.raises(NotFound, match="no table 'dyad'; did you mean 'dyads'"):
        ds.table("dyad")


def test_only_records_have_evidence_and_lists(ds: Dataset) -> None:
    """What has its words already, or is no record, says that it takes no evidence."""
    for name in ("facts", "claims", "marks"):
        with pytest.raises(InvalidValue, match="evidence=True"):
            ds.table(name, evidence=True)
    with pytest.raises(InvalidValue, match="nested=True"):
        ds.table("facts", nested=True)


def contested_in(name: str) -> str:
    """The column that tells whether claims clash: roles have a field of that name already."""
    return "contested_" if name == "roles" else "contested"


def test_evidence_is_that_of_the_claims(ds: Dataset) -> None:
    """Each row names every claim on its record, their sources and words, and whether they clash."""
    contested = {(c.collection, c.subject) for c in ds.conflicts()}
    for name in ("meetings", "delegations", "roles"):
        for row in ds.table(name, evidence=True):
            claims = ds.claims.about(name, row["id"])
            assert set(row["claims"].split("; ")) == {claim.id for claim in claims}
            sources = {claim.source for claim in claims if claim.source}
            assert row["sources"] == ("; ".join(sorted(sources)) or None)
            assert row["n_sources"] == len(sources)
            assert row[contested_in(name)] == ((name, row["id"]) in contested)
            record = ds.collection(name)[row["id"]]
            carried = [c for path in properties(type(record)) for c in ds.explain(record, path).carrying]
            assert set((row["quotes"] or "").split(" | ")) == {e.exact for c in carried for e in c.evidence}
        (first, *_) = ds.table(name, evidence=True, nested=True)
        assert isinstance(first["claims"], list)
        assert isinstance(first["quotes"], list)


def test_quotes_carry_the_values_of_their_row(ds: Dataset) -> None:
    """What sources only guess is no word behind a row, and what is only expected is named beside it."""
    (talk,) = [row for row in ds.table("talks", evidence=True) if row["id"] == "ru-kp-2025"]
    assert talk["topics"] is None
    assert "analysts believe" not in talk["quotes"]
    rows = {row["id"]: row for row in ds.table("delegations", evidence=True)}
    assert "first_time: expected" in rows["imhr-2025-af"]["not_asserted"].split("; ")
    nested = {row["id"]: row for row in ds.table("delegations", evidence=True, nested=True)}
    assert "first_time: expected" in nested["imhr-2025-af"]["not_asserted"]


def test_it_shows_its_first_rows() -> None:
    """Printed, a table is a few short lines, whatever is in it, and nothing steers the terminal."""
    columns = [Column("a", meaning="x"), *(Column(f"b{n}", meaning="x") for n in range(40))]
    rows = [("\x1b[31m\nred" + "é" * 500, *["cell"] * 40)] * 30
    text = str(of_rows("t", columns, lambda: rows, 30))
    assert "\x1b" not in text
    assert len(text.splitlines()) == 13
    assert max(map(len, text.splitlines())) < 140
    assert "more columns" in text


@pytest.mark.parametrize(
    ("number", "told"), [(1, "<Table t: 1 row, 1 column>"), (2, "<Table t: 1 row, 2 columns>")]
)
def test_one_is_no_plural(number: int, told: str) -> None:
    """A table says how many rows and columns it has, in words that fit the number."""
    columns = [Column(f"b{n}", meaning="x") for n in range(number)]
    assert repr(of_rows("t", columns, lambda: [["cell"] * number], 1)) == told
    wide = [Column(f"{n}" * 60, meaning="x") for n in range(2)]
    assert "… 1 more column\n" in str(of_rows("t", wide, lambda: [["cell"] * 2], 1))


def test_rows_of_an_opened_pack_are_read_in_batches(tmp_path: Path) -> None:
    """Of records that stay on disk, no more than a batch is in memory, and a second look gives the same."""
    talks = [
        BilateralTalk(f"t-{n:06}", None, (Attendee("IR"), Attendee("RU")), "held") for n in range(10_000)
    ]
    path = tmp_path / "talks.jsonl"
    path.write_bytes(dump_lines(map(encode, talks)))
    opened = Lines(path, BilateralTalk, "talks.jsonl")
    del talks
    made = table(collections_of({"talks": opened}), "talks")
    tracemalloc.start()
    try:
        rows = sum(len(batch["id"]) for batch in made.batches(200))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert rows == len(made) == 10_000
    assert peak < 3_000_000
    assert next(iter(made))["id"] == "t-000000"


def test_a_pack_read_again_gives_equal_tables(ds: Dataset) -> None:
    """Tables follow from the data alone: loaded twice, they are equal."""
    again = load()
    for name in ds.tables:
        assert ds.table(name).to_dict() == again.table(name).to_dict()
