"""Columns: what each is called, of which type it is, and what it means."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple, TypeAlias, Union, cast

import attrs

from security_meetings.model.schema import Aspect, shape_of
from security_meetings.model.shapes import Parts, Plain, Shape, Written
from security_meetings.tables.cells import BETWEEN_QUOTES, SEPARATOR

__all__ = [
    "Cell",
    "Column",
    "ColumnType",
    "Filled",
    "Kinds",
    "aspect_column",
    "aspects_of",
    "evidence_columns",
    "one",
    "several",
    "type_of",
]

ColumnType: TypeAlias = Literal["text", "integer", "number", "boolean", "date"]
"""What the cells of a column are: `str`, `int`, `float`, `bool` or `datetime.date`."""

Cell: TypeAlias = Union[str, int, float, datetime.date, list[Any], None]  # noqa: UP007 (read at run time)
"""What stands in a cell; None for what is not known, a list only in a nested table."""

Kinds: TypeAlias = Callable[[str, tuple[str, ...]], Union[str, None]]  # noqa: UP007 (read at run time)
"""Tells in which of some collections the record of an id is."""


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

    @property
    def description(self) -> str:
        """What a cell tells, in which unit, and what an empty one means."""
        unit = f" ({self.unit})" if self.unit else ""
        none = f" Empty: {self.none}." if self.none else ""
        return f"{self.meaning}{unit}{none}"

    @property
    def joined(self) -> bool:
        """Whether a cell holds several values as one text."""
        return self.unit.startswith("joined by")

    @property
    def key_of(self) -> str | None:
        """The collection of which each cell names a record; None where it may be one of several, or none."""
        return self.refers_to[0] if len(self.refers_to) == 1 and not (self.joined or self.many) else None


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


def evidence_columns(*, nested: bool) -> tuple[Column, ...]:
    """What `evidence=True` adds to a table of records."""
    joined_by, between = ("", "") if nested else (f"joined by '{SEPARATOR}'", f"joined by '{BETWEEN_QUOTES}'")
    return (
        Column(
            "claims",
            "text",
            "The claims on the record.",
            joined_by,
            refers_to=("claims",),
            many=nested,
        ),
        Column("sources", "text", "The sources that say it.", joined_by, refers_to=("sources",), many=nested),
        Column("n_sources", "integer", "How many sources say something of the record.", nullable=False),
        Column("contested", "boolean", "Whether claims on it contradict each other.", nullable=False),
        Column("quotes", "text", "The words that carry its values.", between, many=nested),
        Column(
            "not_asserted",
            "text",
            "Which values no source states outright, and how they are said, such as 'first_time: expected'.",
            joined_by,
            none="" if nested else "all are stated outright",
            many=nested,
        ),
    )


def type_of(shape: Shape) -> ColumnType:
    """The type of the cells for values of a shape."""
    if isinstance(shape, Plain):
        return cast("ColumnType", {str: "text", int: "integer", bool: "boolean"}[shape.json])
    return "date" if isinstance(shape, Written) and shape.types == (datetime.date,) else "text"


def aspects_of(shape: Shape) -> tuple[Aspect, ...]:
    """What tables show of the values of a shape beside their words."""
    classes = shape.types if isinstance(shape, Written) else (shape.cls,) if isinstance(shape, Parts) else ()
    return next((found for cls in classes if (found := getattr(cls, "aspects", ()))), ())


def aspect_column(aspect: Aspect, name: str, path: str = "") -> Column:
    """The column of what tables show of a value beside its words."""
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
