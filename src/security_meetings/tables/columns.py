"""The columns of tables, and how they follow from what the classes say of their fields.

A field becomes one column or several, by the form of its value: a day its written form, and the first and
last day that it can be; a count its words and bounds; a reference that may lead to several collections a
column that says to which. Of a field with many values a flat table joins the ids and words of closed lists;
free texts stand in the tables `links` and `names` alone. Nothing is listed here that a class says.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, Literal, NamedTuple, TypeAlias, Union, cast

import attrs

from security_meetings.model.claims import Claim, Evidence
from security_meetings.model.kinds import class_of, kinds
from security_meetings.model.schema import Field, Part, Value, claimable, described, properties, shape_of
from security_meetings.model.shapes import Choice, Claimed, Many, Parts, Plain, Shape, Written

__all__ = [
    "SEPARATOR",
    "Cell",
    "Column",
    "ColumnType",
    "Filled",
    "Kinds",
    "cells_of_value",
    "evidence_columns",
    "filled",
    "joined",
    "one",
    "quotes_joined",
    "quotes_of",
    "several",
    "unclashing",
    "value_columns",
    "written",
]

ColumnType: TypeAlias = Literal["text", "integer", "number", "boolean", "date"]
"""What the cells of a column are: `str`, `int`, `float`, `bool` or `datetime.date`."""

Cell: TypeAlias = Union[str, int, float, datetime.date, list[Any], None]  # noqa: UP007 (read at run time)
"""What stands in a cell; None for what is not known, a list only in a nested table."""

Kinds: TypeAlias = Callable[[str, tuple[str, ...]], Union[str, None]]  # noqa: UP007 (read at run time)
"""Tells in which of some collections the record of an id is."""

SEPARATOR = "; "
# Words of other words, and of spans, where one cell has several.
_BETWEEN_QUOTES, _CUT = " | ", " … "

# Bare names that SQLite, DuckDB or Postgres refuse for a column: none is one.
_RESERVED = frozenset(
    [
        "abort",
        "action",
        "add",
        "all",
        "alter",
        "always",
        "analyse",
        "analyze",
        "and",
        "any",
        "anti",
        "array",
        "as",
        "asc",
        "asof",
        "asymmetric",
        "attach",
        "authorization",
        "before",
        "begin",
        "between",
        "binary",
        "both",
        "by",
        "cascade",
        "case",
        "cast",
        "check",
        "collate",
        "collation",
        "column",
        "commit",
        "concurrently",
        "conflict",
        "constraint",
        "create",
        "cross",
        "current_catalog",
        "current_date",
        "current_role",
        "current_schema",
        "current_time",
        "current_timestamp",
        "current_user",
        "database",
        "default",
        "deferrable",
        "deferred",
        "delete",
        "desc",
        "describe",
        "detach",
        "distinct",
        "do",
        "drop",
        "each",
        "else",
        "end",
        "escape",
        "except",
        "exclusive",
        "exists",
        "explain",
        "fail",
        "false",
        "fetch",
        "for",
        "foreign",
        "freeze",
        "from",
        "full",
        "glob",
        "grant",
        "group",
        "having",
        "if",
        "ignore",
        "ilike",
        "in",
        "index",
        "indexed",
        "initially",
        "inner",
        "insert",
        "instead",
        "intersect",
        "into",
        "is",
        "isnull",
        "join",
        "lambda",
        "lateral",
        "leading",
        "left",
        "like",
        "limit",
        "localtime",
        "localtimestamp",
        "map",
        "match",
        "natural",
        "no",
        "not",
        "nothing",
        "notnull",
        "null",
        "of",
        "offset",
        "on",
        "only",
        "or",
        "order",
        "outer",
        "over",
        "overlaps",
        "pivot",
        "pivot_longer",
        "pivot_wider",
        "placing",
        "plan",
        "positional",
        "pragma",
        "primary",
        "qualify",
        "query",
        "raise",
        "recursive",
        "references",
        "regexp",
        "reindex",
        "release",
        "rename",
        "replace",
        "restrict",
        "returning",
        "right",
        "rollback",
        "savepoint",
        "select",
        "semi",
        "session_user",
        "set",
        "show",
        "similar",
        "some",
        "struct",
        "summarize",
        "symmetric",
        "system_user",
        "table",
        "tablesample",
        "temp",
        "temporary",
        "then",
        "to",
        "trailing",
        "transaction",
        "trigger",
        "true",
        "union",
        "unique",
        "unpack",
        "unpivot",
        "update",
        "user",
        "using",
        "vacuum",
        "values",
        "variadic",
        "verbose",
        "view",
        "virtual",
        "when",
        "where",
        "window",
        "with",
        "without",
    ]
)


@attrs.frozen
class Column:
    """One column of a table.

    Attributes:
        name: Its name; bare words in SQL, never a reserved one.
        type: What its cells are: text, integer, number (with a point), boolean or date.
        meaning: A sentence on what a cell tells.
        unit: The unit or written form; empty where the type says it all.
        none: What an empty cell means; empty where none is.
        choices: The values allowed, in order; empty where any is.
        refers_to: The collections that a cell names a record of, by id; empty for plain values. One
            alone is a foreign key.
        many: Whether a cell is a list: only in nested tables.
        parts: What each item of the list is made of, where it is no plain value; else empty.
        nullable: Whether a cell may be empty.
        of: The property that it shows, as claims name it; empty where it shows none.
    """

    name: str
    type: ColumnType = "text"
    meaning: str = ""
    unit: str = ""
    none: str = ""
    choices: tuple[str, ...] = ()
    refers_to: tuple[str, ...] = ()
    many: bool = False
    parts: tuple[Column, ...] = ()
    nullable: bool = True
    of: str = ""


class Filled(NamedTuple):
    """One column or several, and what fills them.

    Attributes:
        columns: The columns; never empty.
        read: Gives, for some records, the list of the cells of each column.
    """

    columns: tuple[Column, ...]
    read: Callable[[Sequence[Any]], Sequence[Sequence[Any]]]


def one(column: Column, cell: Callable[[Any], Any]) -> Filled:
    """A column with what gives the cell of one record."""
    return Filled((column,), lambda records: [list(map(cell, records))])


def several(columns: tuple[Column, ...], row: Callable[[Any], Sequence[Any]]) -> Filled:
    """Columns with what gives the cells of one record."""
    return Filled(columns, lambda records: list(zip(*map(row, records), strict=True)))


def _as_it_is(id_: str, _: tuple[str, ...]) -> str:
    return id_


def written(value: object) -> str | None:
    """A value as text, from which it can be read again: EDTF, `true`, `more than 600 (expected)`.

    >>> from security_meetings import Count
    >>> written(Count.parse("more than 600 (expected)")), written(True), written(None)
    ('more than 600 (expected)', 'true', None)
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Value) and not value.example:
        return value.in_words(_as_it_is)
    return str(value)


def joined(values: Sequence[object]) -> str | None:
    """Several values in one cell of a flat table; None where there is none."""
    return SEPARATOR.join(written(value) or "" for value in values) or None


def quotes_of(spans: Sequence[Evidence]) -> str | None:
    """The words of some spans in one cell; None where there is none."""
    return _CUT.join(span.exact for span in spans) or None


def evidence_columns(*, nested: bool) -> tuple[Column, ...]:
    """What `evidence=True` adds to a table of records."""
    joined_by, between = (
        ("", "") if nested else (f"joined by '{SEPARATOR}'", f"joined by '{_BETWEEN_QUOTES}'")
    )
    return (
        Column("claims", "text", "The claims on the record.", joined_by, refers_to=("claims",), many=nested),
        Column("sources", "text", "The sources that say it.", joined_by, refers_to=("sources",), many=nested),
        Column("n_sources", "integer", "How many sources say something of the record.", nullable=False),
        Column("contested", "boolean", "Whether claims on it contradict each other.", nullable=False),
        Column("quotes", "text", "The words of the sources.", between, many=nested),
    )


def quotes_joined(quotes: Sequence[str]) -> str | None:
    """Quotes of several claims in one cell."""
    return _BETWEEN_QUOTES.join(quotes) or None


def type_of(shape: Shape) -> ColumnType:
    """The type of the cells for values of a shape."""
    if isinstance(shape, Plain):
        return cast("ColumnType", {str: "text", int: "integer", bool: "boolean"}[shape.json])
    return "date" if isinstance(shape, Written) and shape.types == (datetime.date,) else "text"


def aspects_of(shape: Shape) -> tuple[Any, ...]:
    """What tables show of the values of a shape beside their words."""
    classes = shape.types if isinstance(shape, Written) else (shape.cls,) if isinstance(shape, Parts) else ()
    return next((found for cls in classes if (found := getattr(cls, "aspects", ()))), ())


def filled(cls: type, kind_in: Kinds, *, nested: bool) -> tuple[Filled, ...]:
    """The columns of a table of records of a class, with what fills them."""
    return unclashing(
        [made for part in described(cls) for made in _of_part(part, part.name, kind_in, nested=nested)]
    )


def unclashing(found: Sequence[Filled]) -> tuple[Filled, ...]:
    """The same columns, each under a name of its own that no engine reserves."""
    taken: set[str] = set()
    return tuple(Filled(tuple(_renamed(column, taken) for column in f.columns), f.read) for f in found)


def _renamed(column: Column, taken: set[str]) -> Column:
    name = f"{column.name}_" if column.name.lower() in _RESERVED else column.name
    while name.lower() in taken:
        name += "_"
    taken.add(name.lower())
    return column if name == column.name else attrs.evolve(column, name=name)


def _of_part(part: Part, path: str, kind_in: Kinds, *, nested: bool) -> Iterator[Filled]:
    shape = part.shape
    if isinstance(shape, Parts) and shape.bundle:
        for inner in described(shape.cls):
            yield from _of_part(inner, f"{path}.{inner.name}", kind_in, nested=nested)
    elif isinstance(shape, Claimed):
        yield several(value_columns(), functools.partial(_cells_of_claim, kind_in))
    elif isinstance(shape, Many):
        yield from _of_many(shape, part, path, kind_in, nested=nested)
    else:
        yield from _of_one(part, path, kind_in)


def _column(part: Part, path: str, name: str, type_: ColumnType, **more: Any) -> Column:
    field = part.field
    about = {"unit": field.unit, "none": field.none if part.optional else "", "nullable": part.optional}
    return Column(name, type_, field.meaning, of=path, **{**about, **more})


def _of_one(part: Part, path: str, kind_in: Kinds) -> Iterator[Filled]:
    shape, field = part.shape, part.field
    name, read = path.replace(".", "_"), attrgetter(path)
    type_, aspects = type_of(shape), aspects_of(shape)
    if isinstance(shape, Written) and datetime.date in shape.types and type_ == "text":
        # A bare `end` is no name for a column.
        name = name if name == "date" or name.endswith("_date") else f"{name}_date"
    plain = isinstance(shape, (Plain, Choice)) or type_ == "date"
    cell = read if plain else lambda record: written(read(record))
    more = {"choices": shape.choices, "refers_to": field.refers_to}
    yield one(_column(part, path, name, type_, **more), cell)
    if len(field.refers_to) > 1:
        meaning = f"In which collection that is: {', '.join(field.refers_to)}."
        column = Column(f"{name}_kind", meaning=meaning, choices=field.refers_to, of=path)
        yield one(column, lambda record: _kind(kind_in, read(record), field))
    for aspect in aspects:
        yield one(_aspect_column(aspect, name, path), functools.partial(_aspect, read, aspect.read))


def _aspect_column(aspect: Any, name: str, path: str = "") -> Column:
    shape, _ = shape_of(aspect.type)
    return Column(
        f"{name}_{aspect.suffix}",
        type_of(shape),
        aspect.meaning,
        "",
        "open, or not known",
        shape.choices,
        of=path,
    )


def _aspect(read: Callable[[Any], Any], aspect: Callable[[Any], Any], record: Any) -> Any:
    value = read(record)
    return None if value is None else aspect(value)


def _kind(kind_in: Kinds, id_: str | None, field: Field) -> str | None:
    return None if id_ is None else kind_in(id_, field.refers_to)


def _of_many(shape: Many, part: Part, path: str, kind_in: Kinds, *, nested: bool) -> Iterator[Filled]:
    of, field = shape.of, part.field
    name, read = path.replace(".", "_"), attrgetter(path)
    if nested:
        yield _nested(of, part, path, read)
    elif isinstance(of, Parts) and of.cls is Evidence:
        yield several(_SPANS, lambda record: _spans(read(record)))
    elif isinstance(of, Parts):
        for inner in described(of.cls):
            value = attrgetter(inner.name)
            yield one(
                Column(
                    f"{name}_{inner.name}",
                    meaning=f"{field.meaning} {inner.field.meaning}",
                    unit=f"joined by '{SEPARATOR}', in the same order",
                    none=field.none,
                    of=path,
                ),
                functools.partial(_joined_part, read, value),
            )
    elif not (isinstance(of, Plain) and of.json is str) or field.refers_to:
        unit = f"joined by '{SEPARATOR}'"
        column = Column(name, meaning=field.meaning, unit=unit, none=field.none, of=path)
        yield one(column, lambda record: joined(read(record)))
    if len(field.refers_to) > 1:
        yield _kinds_of_many(part, path, read, kind_in, nested=nested)


def _joined_part(read: Callable[[Any], Any], part: Callable[[Any], Any], record: Any) -> str | None:
    return joined([part(item) for item in read(record)])


_SPANS = (
    Column("n_spans", "integer", "How many spans of the text are quoted.", nullable=False),
    Column("char_start", "integer", "Where the first of them begins.", "code points from 0"),
    Column("char_end", "integer", "Where it ends, exclusive.", "code points from 0"),
    Column("quote", meaning="The words of all of them.", none="no source says it"),
)


def _spans(spans: Sequence[Evidence]) -> tuple[Any, ...]:
    first = (spans[0].start, spans[0].end) if spans else (None, None)
    return (len(spans), *first, quotes_of(spans))


def _kinds_of_many(
    part: Part, path: str, read: Callable[[Any], Any], kind_in: Kinds, *, nested: bool
) -> Filled:
    field = part.field
    meaning = f"In which collection each is: {', '.join(field.refers_to)}."
    unit = "" if nested else f"joined by '{SEPARATOR}', in the same order"
    column = Column(
        f"{path.replace('.', '_')}_kind", meaning=meaning, unit=unit, none=field.none, many=nested, of=path
    )

    def cell(record: Any) -> Any:
        found = [kind_in(id_, field.refers_to) for id_ in read(record)]
        return found if nested else joined(found)

    return one(column, cell)


def _nested(of: Shape, part: Part, path: str, read: Callable[[Any], Any]) -> Filled:
    name, field = path.replace(".", "_"), part.field
    if not isinstance(of, Parts):
        column = Column(
            name,
            type_of(of),
            field.meaning,
            field.unit,
            choices=of.choices,
            refers_to=field.refers_to,
            many=True,
            nullable=False,
            of=path,
        )
        plain = isinstance(of, (Plain, Choice)) or column.type == "date"
        return one(column, lambda record: list(read(record)) if plain else [written(v) for v in read(record)])
    inner = [
        _column(p, p.name, p.name, type_of(p.shape), choices=p.shape.choices, refers_to=p.field.refers_to)
        for p in described(of.cls)
    ]
    names = [column.name for column in inner]
    column = Column(name, "text", field.meaning, many=True, parts=tuple(inner), nullable=False, of=path)
    return one(column, lambda record: [{n: getattr(item, n) for n in names} for item in read(record)])


# What a claim, a fact or a link says, whatever its form.


def _cells_of_claim(kind_in: Kinds, claim: Claim) -> Sequence[Any]:
    return cells_of_value(claim.value, claim.collection, claim.property, kind_in)


@functools.cache
def value_columns() -> tuple[Column, ...]:
    """The columns of a value of any form: its words, and what can be told of values of its form.

    >>> [column.name for column in value_columns()][:3]
    ['value', 'value_type', 'value_kind']
    """
    first = (
        Column("value", meaning="The value in its written form."),
        Column("value_type", meaning="What form of value it is.", nullable=False),
        Column(
            "value_kind", meaning="In which collection the record is that it names.", none="it names none"
        ),
    )
    parts = [column for columns in _all_parts().values() for column in columns]
    return (*first, *(_aspect_column(aspect, "value") for aspect in _all_aspects()), *parts)


@functools.cache
def _shapes() -> tuple[Shape, ...]:
    """The shapes of everything that can be claimed."""
    shapes = [p.shape for cls in kinds().values() if claimable(cls) for p in properties(cls).values()]
    return tuple({id(shape): shape for shape in shapes}.values())


@functools.cache
def _all_aspects() -> tuple[Any, ...]:
    return tuple({a.suffix: a for shape in _shapes() for a in aspects_of(shape)}.values())


@functools.cache
def _all_parts() -> Mapping[str, tuple[Column, ...]]:
    """The columns for each reference that is part of a value, by the part's name."""
    found = {}
    for shape in _shapes():
        for part in described(shape.cls) if isinstance(shape, Parts) else ():
            if part.field.refers_to:
                found[part.name] = tuple(_part_columns(part))
    return found


def _part_columns(part: Part) -> Iterator[Column]:
    to, none = part.field.refers_to, "it has no such part"
    yield Column(f"value_{part.name}", meaning=part.field.meaning, none=none, refers_to=to)
    if len(to) > 1:
        meaning = f"In which collection that is: {', '.join(to)}."
        yield Column(f"value_{part.name}_kind", meaning=meaning, none=none, choices=to)


def _part_cells(value: object, kind_in: Kinds) -> Iterator[str | None]:
    for name, (column, *kind) in _all_parts().items():
        id_ = getattr(value, name, None) if isinstance(value, Value) else None
        yield id_
        if kind:
            yield None if id_ is None else kind_in(id_, column.refers_to)


_FORMS = {str: "text", int: "integer", bool: "boolean"}


def cells_of_value(value: Any, collection: str, path: str, kind_in: Kinds) -> tuple[Any, ...]:
    """The cells of one value of a property, for `value_columns`."""
    prop = properties(class_of(collection)).get(path)
    form = _FORMS.get(type(value)) or type(value).__name__.lower()
    names = prop is not None and bool(prop.field.refers_to) and isinstance(value, str)
    kind = kind_in(value, prop.field.refers_to) if names and prop is not None else None
    known = {a.suffix: a.read for a in (aspects_of(prop.shape) if prop is not None else ())}
    aspects = [known[a.suffix](value) if a.suffix in known else None for a in _all_aspects()]
    return (written(value), form, kind, *aspects, *_part_cells(value, kind_in))
