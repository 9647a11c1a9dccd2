"""The columns of tables, and how they follow from what the classes say of their fields.

A field becomes one column or several, by the form of its value: a day its written form, and the first and
last day that it can be; a count its words and bounds; a reference that may lead to several collections a
column that says to which. Of a field with many values a flat table joins the ids and words of closed lists;
free texts stand in the tables `links` and `names` alone. Nothing is listed here that a class says.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Any

import attrs

from security_meetings.model.claims import Evidence
from security_meetings.model.schema import Field, Part, described
from security_meetings.model.shapes import Choice, Claimed, Many, Parts, Plain, Shape, Written
from security_meetings.tables.cells import SEPARATOR, joined, quotes_of, written
from security_meetings.tables.columns import (
    Column,
    ColumnType,
    Filled,
    Kinds,
    aspect_column,
    aspects_of,
    one,
    several,
    type_of,
)
from security_meetings.tables.reserved import RESERVED
from security_meetings.tables.values import Values

__all__ = ["filled", "unclashing"]


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
    name = f"{column.name}_" if column.name.lower() in RESERVED else column.name
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
        values = Values(kind_in)
        yield several(
            values.columns, lambda claim: values.cells(claim.value, claim.collection, claim.property)
        )
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
        yield one(aspect_column(aspect, name, path), functools.partial(_aspect, read, aspect.read))


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
    elif isinstance(of, Parts) and field.sides:
        yield from _of_sides(of, part, path, kind_in)
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


def _of_sides(of: Parts, part: Part, path: str, kind_in: Kinds) -> Iterator[Filled]:
    """The columns of each side: whose it is, and, joined, what else is told of those who are on it.

    Sides come in the order of what tells them apart.
    """
    key, *others = described(of.cls)
    read, key_of = attrgetter(path), attrgetter(key.name)
    several_kinds = len(key.field.refers_to) > 1

    def cells(record: Any) -> tuple[Any, ...]:
        values = read(record)
        names = sorted({key_of(value) for value in values})
        found: list[Any] = []
        for number in range(part.field.sides):
            name = names[number] if number < len(names) else None
            here = [value for value in values if key_of(value) == name]
            found += [name, _kind(kind_in, name, key.field)] if several_kinds else [name]
            for other in others:
                told = (getattr(value, other.name) for value in here)
                found.append(joined(sorted(cell for cell in told if cell is not None)))
        return tuple(found)

    columns = []
    for number in range(1, part.field.sides + 1):
        name = f"{key.name}_{number}"
        columns.append(Column(name, meaning=key.field.meaning, refers_to=key.field.refers_to, of=path))
        if several_kinds:
            meaning = f"In which collection that is: {', '.join(key.field.refers_to)}."
            columns.append(Column(f"{name}_kind", meaning=meaning, choices=key.field.refers_to, of=path))
        columns += [
            Column(
                f"{other.name}_{number}",
                meaning=other.field.meaning,
                unit=f"joined by '{SEPARATOR}'",
                none=other.field.none,
                refers_to=other.field.refers_to,
                of=path,
            )
            for other in others
        ]
    yield several(tuple(columns), cells)


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
