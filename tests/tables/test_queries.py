"""SQLite: in a file, with keys and meanings; and in memory, where questions change nothing."""

from __future__ import annotations

import copy
import gc
import json
import pickle
import signal
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from security_meetings import Dataset, InvalidData, InvalidValue, NotFound, Table, UnknownField, load
from security_meetings.model.kinds import kinds
from security_meetings.model.records.talks import BilateralTalk
from security_meetings.tables.sqlite import write
from tests.conftest import replaced


def as_stored(made: Table) -> list[tuple[Any, ...]]:
    """The rows of a table as SQLite holds them: days as text, yes and no as 1 and 0."""
    days = [column.type == "date" for column in made.columns]
    return [
        tuple(str(cell) if day and cell else cell for cell, day in zip(row, days, strict=True))
        for row in made.rows()
    ]


@pytest.fixture(scope="module")
def stored(ds: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The bundled data in a file."""
    path = tmp_path_factory.mktemp("sqlite") / "data.db"
    ds.to_sqlite(path)
    with closing(sqlite3.connect(path)) as database:
        yield database


def test_every_table_comes_back(ds: Dataset, stored: sqlite3.Connection) -> None:
    """Each table of the file has the rows of its table here, in order, cell by cell."""
    for name in ds.tables:
        rows = stored.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall()  # noqa: S608 (our own names)
        assert rows == as_stored(ds.table(name)), name


def test_keys_hold(ds: Dataset, stored: sqlite3.Connection) -> None:
    """Records have ids as keys, and each reference to one collection is a key that leads to a record."""
    assert stored.execute("PRAGMA foreign_key_check").fetchall() == []
    keys = {name: stored.execute(f'PRAGMA foreign_key_list("{name}")').fetchall() for name in ds.tables}
    assert {key[2] for key in keys["talks"]} == {"meetings"}
    assert {key[2] for key in keys["evidence"]} == {"claims", "sources"}
    with pytest.raises(sqlite3.IntegrityError):
        stored.execute("INSERT INTO countries SELECT * FROM countries LIMIT 1")


def test_types_are_strict(stored: sqlite3.Connection) -> None:
    """A text is no number, and yes and no are 1 and 0."""
    for statement in ("UPDATE sessions SET number = 'x'", "UPDATE delegations SET first_time = 7"):
        with pytest.raises(sqlite3.IntegrityError):
            stored.execute(statement)


def test_words_are_found(ds: Dataset, stored: sqlite3.Connection) -> None:
    """The full-text index finds the claims whose quotes hold a word, in any case."""
    found = {claim for (claim,) in stored.execute("SELECT claim FROM quotes WHERE quotes MATCH 'TALIBAN'")}
    meant = {c.id for c in ds.claims if any("taliban" in e.exact.casefold() for e in c.evidence)}
    assert meant
    assert meant <= found
    assert set(ds.sql("select claim from quotes where quotes match 'taliban'")["claim"]) == found


def test_meanings_come_along(ds: Dataset, tmp_path: Path) -> None:
    """The table `columns` and the metadata for Datasette explain each column of each table."""
    ds.to_sqlite(tmp_path / "a.db", metadata=tmp_path / "metadata.json")
    told = json.loads((tmp_path / "metadata.json").read_text(encoding="utf-8"))["databases"]["a"]["tables"]
    with closing(sqlite3.connect(tmp_path / "a.db")) as database:
        known = database.execute("SELECT table_name, column_name FROM columns").fetchall()
    expected = {(name, column.name) for name in ds.tables for column in ds.table(name).columns}
    assert {(name, column) for name, found in told.items() for column in found["columns"]} == expected
    assert set(known) == expected


def test_the_file_says_which_data_it_holds(ds: Dataset, stored: sqlite3.Connection) -> None:
    """The table `edition` has the pack, its version and digest, and the policy."""
    row = stored.execute("SELECT pack, version, digest, policy, told_by FROM edition").fetchall()
    manifest = ds.edition.manifests[0]
    assert row == [(manifest.name, manifest.version, manifest.digest, "best-rank", None)]
    told = ds.as_told_by("rt").sql("select told_by from edition")
    assert told["told_by"] == ["rt"]


def test_a_reference_that_leads_nowhere_is_told(ds: Dataset, tmp_path: Path) -> None:
    """No file is written whose keys lead nowhere; what stood there still stands."""
    broken = replaced(ds, talks=[BilateralTalk("t", meeting="nowhere")], claims=[])
    (tmp_path / "a.db").write_text("before")
    with pytest.raises(InvalidData, match="meetings that is not there"):
        write(broken, ds.edition, tmp_path / "a.db", None)
    assert (tmp_path / "a.db").read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]


def test_every_table_can_be_asked(ds: Dataset) -> None:
    """A question gets the rows of the table that it names."""
    for name in ds.tables:
        answer = ds.sql(f"select * from {name}")  # noqa: S608 (our own names)
        assert list(answer.rows()) == as_stored(ds.table(name)), name
        assert [column.name for column in answer.columns] == [c.name for c in ds.table(name).columns]


def test_what_is_asked_is_made_once() -> None:
    """A table is filled when a question first reads it, and no other is."""
    ds = load()
    ds.sql("select 1")
    asked = ds._asked  # noqa: SLF001 (what is kept)
    assert asked._filled == set()  # noqa: SLF001
    ds.sql("with t as (select meeting from talks) select * from t join meetings on id = meeting")
    assert asked._filled == {"talks", "meetings"}  # noqa: SLF001
    assert ds.sql("select count(*) from roles")["count(*)"] == [len(ds.roles)]
    assert ds._asked is asked  # noqa: SLF001


@pytest.mark.parametrize(
    "query",
    [
        "delete from talks",
        "insert into talks select * from talks",
        "update talks set status = 'x'",
        "drop table talks",
        "create table x (a)",
        "create temp view v as select 1",
        "with t as (select 1) insert into series select * from t",
        "with t as (select 1) delete from talks",
        "attach 'x.db' as x",
        "detach main",
        "vacuum",
        "vacuum into 'x.db'",
        "pragma query_only = 0",
        "select * from pragma_database_list",
        "explain delete from talks",
        "select load_extension('x')",
        "select 1; drop table talks",
        "begin",
        "reindex",
        "analyze",
        "",
        ";",
        "-- select",
        "/* select 1 */ delete from talks",
        "replace into talks select * from talks",
    ],
)
def test_nothing_but_questions_is_answered(
    ds: Dataset, query: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What would change or reach beyond the data is refused, and all is as it was."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidValue):
        ds.sql(query)
    assert list(tmp_path.iterdir()) == []
    assert len(ds.sql("select * from talks")) == len(ds.talks)


@pytest.mark.parametrize(
    "query",
    [
        " /* why */ -- because\n SELECT 1 AS n",
        "values (1)",
        "explain query plan select 1",
        "with recursive t(n) as (select 1 union all select n + 1 from t where n < 3) select max(n) from t",
        "select json_extract('{\"n\": 1}', '$.n') as n",
    ],
)
def test_questions_of_every_form(ds: Dataset, query: str) -> None:
    """A question may begin with a comment, and be any that SQLite answers."""
    assert len(ds.sql(query)) == 1


def test_parameters_are_never_sql(ds: Dataset) -> None:
    """What stands for a question mark or a name is compared, whatever is in it."""
    hostile = "held' or 1=1 --"
    assert len(ds.sql("select * from talks where status = ?", [hostile])) == 0
    assert ds.sql("select :a as a", {"a": hostile})["a"] == [hostile]


def test_errors_name_what_may_be_meant(ds: Dataset) -> None:
    """A wrong table or column is told with the nearest one; other errors in SQLite's words."""
    with pytest.raises(NotFound, match="no table 'dyad'; did you mean 'dyads'"):
        ds.sql("select * from dyad")
    with pytest.raises(UnknownField, match="no column 'statsu'; did you mean 'status'"):
        ds.sql("select statsu from talks")
    with pytest.raises(UnknownField, match=r"no column 'talks\.party'"):
        ds.sql("select talks.party from talks")
    with pytest.raises(InvalidValue, match="incomplete input"):
        ds.sql("select * from talks where")
    with pytest.raises(InvalidValue, match="bindings"):
        ds.sql("select ?")


def test_answers_are_tables(ds: Dataset) -> None:
    """Columns of one name are told apart, numbers have their type, and all can be written."""
    answer = ds.sql("select 1 as a, 2.5 as a, null as b, x'ff' as c union all select 2, 3, 'x', 1")
    assert [(c.name, c.type) for c in answer.columns] == [
        ("a", "integer"),
        ("a_2", "number"),
        ("b", "text"),
        ("c", "text"),
    ]
    assert list(answer.rows()) == [(1, 2.5, None, "ff"), (2, 3, "x", "1")]
    assert answer.to_csv().splitlines()[1] == "1,2.5,,ff"


def test_many_may_ask_at_once() -> None:
    """Questions from several threads get their own answers."""
    ds = load()
    found: list[tuple[str, int]] = []

    def ask(name: str) -> None:
        found.extend((name, n) for n in ds.sql(f"select count(*) as n from {name}")["n"])  # noqa: S608

    threads = [threading.Thread(target=ask, args=(name,)) for name in [*kinds()] * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == sorted((name, len(ds.collection(name))) for name in [*kinds()] * 2)


def test_a_data_set_that_was_asked_can_be_copied() -> None:
    """What is kept for questions is no part of the data set: it is pickled and copied without."""
    ds = load()
    ds.sql("select 1 from talks")
    for again in (pickle.loads(pickle.dumps(ds)), copy.copy(ds)):  # noqa: S301 (our own)
        assert len(again.sql("select * from talks")) == len(ds.talks)


def test_nothing_is_left_open() -> None:
    """What is kept for questions is closed with its data set."""
    ds = load()
    ds.sql("select 1 from talks")
    database = ds._asked._database  # noqa: SLF001 (what is kept)
    del ds
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        database.execute("select 1")


def test_a_query_without_end_can_be_interrupted(ds: Dataset) -> None:
    """The keyboard ends a query that goes on and on, and the next one is answered."""
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        with pytest.raises(KeyboardInterrupt):
            ds.sql("with recursive n(x) as (select 1 union all select x + 1 from n) select max(x) from n")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert len(ds.sql("select * from talks")) == len(ds.talks)


@pytest.mark.parametrize("cell", ["randomblob(90000000)", "hex(zeroblob(50000000))", "zeroblob(999999999)"])
def test_a_query_that_makes_a_very_long_cell_is_refused(ds: Dataset, cell: str) -> None:
    """No cell of an answer takes more memory than all of the tables might."""
    with pytest.raises(InvalidValue, match="too big"):
        ds.sql(f"select {cell}")
