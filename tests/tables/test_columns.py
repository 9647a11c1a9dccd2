"""Columns: they follow from the classes, and no engine refuses their names."""

import datetime
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Annotated, Literal, get_args

import attrs
import pytest

from security_meetings import Attendee, BilateralTalk, Count, Dataset, Field, PartialDate, Record, Table
from security_meetings.model.days import Day, parse_day
from security_meetings.model.kinds import kinds, register, unregister
from security_meetings.model.schema import claimable, properties
from security_meetings.tables.cells import written
from security_meetings.tables.columns import ColumnType
from security_meetings.tables.values import Values
from tests.conftest import collections_of, replaced

# As the manuals of Postgres 17 and DuckDB 1 list them, beyond what SQLite itself tells below.
POSTGRES = """
all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate
collation column concurrently constraint create cross current_catalog current_date current_role
current_schema current_time current_timestamp current_user default deferrable desc distinct do else end
except false fetch for foreign freeze from full grant group having ilike in initially inner intersect into
is isnull join lateral leading left like limit localtime localtimestamp natural not notnull null offset on
only or order outer overlaps placing primary references returning right select session_user similar some
symmetric system_user table tablesample then to trailing true union unique user using variadic verbose when
where window with
"""
DUCKDB = """
all analyse analyze and anti any array as asc asof asymmetric both case cast check collate column constraint
create default deferrable desc describe distinct do else end except false fetch for foreign from glob grant
group having in initially intersect into lambda lateral leading limit not null offset on only or order pivot
pivot_longer pivot_wider placing positional primary qualify references returning select semi show some
summarize symmetric table then to trailing true union unique unpack unpivot using variadic when where window
with
"""


@attrs.frozen
class Gadget(Record):
    """A kind of another package, with names that make trouble."""

    order: Annotated[str | None, Field("Its order.")] = None
    end: Annotated[Day | None, Field("Its last day.")] = None
    end_date: Annotated[str | None, Field("Another thing.")] = None
    group: Annotated[tuple[Literal["a", "b"], ...], Field("Its groups.")] = ()
    words: Annotated[tuple[str, ...], Field("Free words.")] = ()


@pytest.fixture
def gadget() -> Iterator[Table]:
    """The table of a kind of another package."""
    register("gadgets", Gadget)
    try:
        found = collections_of(
            {"gadgets": [Gadget("g", "first", PartialDate(2025, 5), "x", ("b", "a"), ("p; q",))]}
        )
        from security_meetings.tables.named import table

        yield table(found, "gadgets")
    finally:
        unregister("gadgets")


def all_columns(ds: Dataset) -> Iterator[tuple[str, str]]:
    """Every table and column."""
    for name in ds.tables:
        yield from ((name, column.name) for column in ds.table(name).columns)


def test_no_engine_reserves_a_name(ds: Dataset) -> None:
    """Every table and column can be written bare in SQLite, DuckDB and Postgres."""
    reserved = {*POSTGRES.split(), *DUCKDB.split()}
    names = {word for pair in all_columns(ds) for word in pair}
    assert not names & reserved
    with closing(sqlite3.connect(":memory:")) as database:
        for number, name in enumerate(sorted(names)):
            database.execute(f"CREATE TABLE t{number} ({name} TEXT)")
            database.execute(f"SELECT {name} FROM t{number}")  # noqa: S608 (our own names)
        for name in ds.tables:
            database.execute(f"CREATE TABLE {name} (a TEXT)")
    assert "end" in {path for cls in kinds().values() for path in properties(cls)}


def test_names_stand_once(ds: Dataset) -> None:
    """No table has two columns of one name, whatever the case of its letters; all are identifiers."""
    for name in ds.tables:
        names = [column.name.lower() for column in ds.table(name).columns]
        assert len(names) == len(set(names))
        assert all(column.isidentifier() and column.isascii() for column in names)


def test_every_column_says_what_it_means(ds: Dataset) -> None:
    """Each column of each table has a meaning, a type that is known, and choices only for texts."""
    for name in ds.tables:
        for column in ds.table(name).columns:
            assert column.meaning, (name, column.name)
            assert column.type in get_args(ColumnType)
            assert not column.choices or column.type == "text"
            assert set(column.refers_to) <= set(kinds())


def test_every_property_has_a_column_or_a_place_among_links(ds: Dataset) -> None:
    """What a class says of itself is in its table; of many values at least in a nested one."""
    for name, cls in kinds().items():
        nested = {column.of for column in ds.table(name, nested=True).columns}
        flat = {column.of for column in ds.table(name).columns}
        known = properties(cls) if claimable(cls) else {}
        assert set(known) <= nested
        assert {path for path, prop in known.items() if not prop.many} <= flat


def test_cells_are_of_their_column(ds: Dataset) -> None:
    """Each cell is of the type of its column, one of its choices, and there where it says it always is."""
    types = {"text": str, "integer": int, "number": float, "boolean": bool, "date": datetime.date}
    for name in ds.tables:
        table = ds.table(name)
        found = table.to_dict()
        for column in table.columns:
            cells = found[column.name]
            assert {type(cell) for cell in cells if cell is not None} <= {types[column.type]}, (name, column)
            assert not column.choices or set(cells) <= {None, *column.choices}, (name, column)
            assert column.nullable or None not in cells, (name, column)


def test_references_lead_to_records(ds: Dataset) -> None:
    """A cell that refers to one collection names a record of it; one of several has its kind beside it."""
    for name in ds.tables:
        table = ds.table(name)
        names = {column.name for column in table.columns}
        for column in table.columns:
            if len(column.refers_to) == 1 and not column.unit:
                (to,) = column.refers_to
                found = {id_ for cell in table[column.name] if cell for id_ in cell.split("; ")}
                assert found <= set(ds.collection(to).ids), (name, column)
        if name in kinds():
            several = {c.name for c in table.columns if len(c.refers_to) > 1}
            assert {f"{column}_kind" for column in several} <= names


def test_days_and_counts(ds: Dataset) -> None:
    """A day has its first and last day beside it, a count its bounds and stage; open is empty."""
    row = next(row for row in ds.table("meetings") if row["id"] == "mcis-2021")
    assert row["counts_guests"] == "more than 600 (expected)"
    assert [row[f"counts_guests_{end}"] for end in ("min", "max", "stage")] == [601, None, "expected"]
    first = next(row for row in ds.table("series") if row["id"] == "imhr")
    days = [first[f"first_held_date{end}"] for end in ("", "_from", "_to")]
    assert days == ["2010", datetime.date(2010, 1, 1), datetime.date(2010, 12, 31)]


def test_a_kind_of_another_package_is_a_table(gadget: Table) -> None:
    """Reserved and double names are set apart, closed words joined, and free texts left to `links`."""
    (row,) = gadget
    assert row["order_"] == "first"
    assert row["end_date"] == "2025-05"
    assert row["end_date_from"] == datetime.date(2025, 5, 1)
    assert row["end_date_"] == "x"
    assert row["group_"] == "b; a"
    assert "words" not in row


def test_nested_cells_are_lists(ds: Dataset) -> None:
    """Nested, a field with many values is a list, of objects where each has parts."""
    (row,) = ds.table(ds.talks.where(party="IR"), nested=True)
    assert row["attendees"] == [
        {"party": a.party, "official": a.official} for a in ds.talks.where(party="IR").one().attendees
    ]
    assert isinstance(row["topics"], list)
    columns = {column.name: column for column in ds.table("talks", nested=True).columns}
    assert [part.name for part in columns["attendees"].parts] == ["party", "official"]


def test_each_side_has_its_columns(ds: Dataset) -> None:
    """A talk's sides stand in the order of their ids, several people of one joined; unknown is empty."""
    attendees = (Attendee("RU", "b"), Attendee("IR"), Attendee("RU", "a"))
    talks = [BilateralTalk("both", attendees=attendees), BilateralTalk("one", attendees=attendees[1:2])]
    from security_meetings.tables.named import table

    both, one = table(replaced(ds, talks=talks), "talks")
    assert [both[f"party_{n}"] for n in (1, 2)] == ["IR", "RU"]
    assert [both[f"party_{n}_kind"] for n in (1, 2)] == ["countries", "countries"]
    assert [both[f"official_{n}"] for n in (1, 2)] == [None, "a; b"]
    assert [one[f"party_{n}"] for n in (1, 2)] == ["IR", None]
    assert not any(name.startswith("attendees") for name in both)


def test_what_other_records_tell_stands_beside(ds: Dataset) -> None:
    """People have their names, offices and talks counted; delegations their series, state and codes."""
    for row in ds.table("officials"):
        talks = [talk for talk in ds.talks if row["id"] in talk.officials]
        assert (row["n_roles"], row["n_talks"]) == (len(ds.roles.where(holder=row["id"])), len(talks))
        assert row["n_names"] == len({ds.officials[row["id"]].name, *ds.officials[row["id"]].other_names})
    for row in ds.table("delegations"):
        meeting, country = ds.meetings[row["meeting"]], row["country"]
        assert (row["series"], row["start_date_from"]) == (meeting.series, meeting.start)
        assert country is None or row["gw"] == ds.countries[country].gw
    assert {row["country"] for row in ds.table("delegations") if row["party"] == "BA-SRP"} <= {"BA"}


def test_the_record_of_a_fact_is_its_id(ds: Dataset) -> None:
    """In what tells of records themselves, the record is `id`; `subject` where claims speak of it."""
    for name in ("facts", "links", "names"):
        assert "id" in {column.name for column in ds.table(name).columns}
    for name in ("claims", "conflicts", "counts"):
        assert "subject" in {column.name for column in ds.table(name).columns}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (7, "7"),
        (None, None),
        ("NA", "NA"),
        (datetime.date(2025, 5, 27), "2025-05-27"),
        (parse_day("XXXX-05-29"), "XXXX-05-29"),
        (parse_day("2024-03/.."), "2024-03/.."),
        (Count.parse("up to 5 (invited)"), "up to 5 (invited)"),
    ],
)
def test_values_are_written_so_that_they_can_be_read(value: object, text: str | None) -> None:
    """A value in a cell has its written form, with all that it says."""
    assert written(value) == text


def test_value_columns_show_every_form(ds: Dataset) -> None:
    """What a claim says has columns for bounds, days and references, whatever its form."""
    names = {column.name for column in Values(lambda *_: None).columns}
    assert {"value_min", "value_max", "value_stage", "value_from", "value_to"} <= names
    assert {"value_party", "value_official", "value_kind", "value_type"} <= names
    assert {column.name for column in ds.table("claims").columns} > names
