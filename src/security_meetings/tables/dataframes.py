"""Tables as frames of pandas and polars, each column of its right type: the extras `pandas` and `polars`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from security_meetings.packs.writing import encodable
from security_meetings.tables.columns import Column
from security_meetings.tables.extras import imported

if TYPE_CHECKING:
    from security_meetings.tables.table import Table

__all__ = ["to_pandas", "to_polars"]


def to_pandas(table: Table) -> Any:
    """A `pandas.DataFrame`; see `Table.to_pandas`.

    Raises:
        MissingExtra: pandas is not installed.
    """
    pandas = imported("pandas", "pandas", "a frame of pandas")
    found = table.to_dict()
    series = {column.name: _of_pandas(pandas, column, found.pop(column.name)) for column in table.columns}
    return pandas.DataFrame(series)


def _of_pandas(pandas: Any, column: Column, cells: list[Any]) -> Any:
    if column.many:
        return pandas.Series(cells, dtype=object)
    if column.choices:
        return pandas.Categorical(cells, categories=list(column.choices))
    types = {
        "text": "str",
        "integer": "Int64",
        "number": "Float64",
        "boolean": "boolean",
        # Seconds reach from the first year to the last; nanoseconds would not reach to 1600.
        "date": "datetime64[s]",
    }
    return pandas.array(cells, dtype=types[column.type])


def to_polars(table: Table) -> Any:
    """A `polars.DataFrame`; see `Table.to_polars`.

    Raises:
        MissingExtra: polars is not installed.
    """
    polars = imported("polars", "polars", "a frame of polars")
    found = table.to_dict()
    return polars.DataFrame([_of_polars(polars, c, found.pop(c.name)) for c in table.columns])


def _of_polars(polars: Any, column: Column, cells: list[Any]) -> Any:
    type_ = _type(polars, column)
    try:
        return polars.Series(column.name, cells, dtype=type_)
    except UnicodeEncodeError:
        return polars.Series(column.name, _encodable(cells), dtype=type_)


def _encodable(cells: Sequence[Any]) -> list[Any]:
    return [encodable(cell) if isinstance(cell, str) else cell for cell in cells]


def _type(polars: Any, column: Column) -> Any:
    types = {
        "text": polars.String,
        "integer": polars.Int64,
        "number": polars.Float64,
        "boolean": polars.Boolean,
        "date": polars.Date,
    }
    if column.parts:
        return polars.List(polars.Struct({part.name: types[part.type] for part in column.parts}))
    if column.many:
        return polars.List(types[column.type])
    return polars.Enum(column.choices) if column.choices else types[column.type]
