"""Tables as Arrow streams, and Parquet, by arro3: the extra `arrow`.

A stream makes its batches when they are asked for, so that no more than a batch is in memory.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from security_meetings.errors import InvalidData, InvalidValue, Problem
from security_meetings.packs.writing import encodable, whole
from security_meetings.tables.columns import Column
from security_meetings.tables.extras import imported

if TYPE_CHECKING:
    from security_meetings.tables.table import Table

__all__ = ["read_parquet", "schema", "stream", "write_parquet"]

_EPOCH = datetime.date(1970, 1, 1).toordinal()
# So many rows are packed together in a file: as many as DuckDB reads with one thread.
_ROW_GROUP = 122_880
_ZSTD = "zstd(3)"


def _arro3() -> Any:
    return imported("arro3.core", "arrow", "an Arrow stream")


def schema(table: Table) -> Any:
    """The schema of a table, with the meaning of each column as its `description`.

    Raises:
        MissingExtra: arro3 is not installed.
    """
    arro3 = _arro3()
    fields = [_field(arro3, column) for column in table.columns]
    return arro3.Schema(fields, metadata={"name": table.name})


def _field(arro3: Any, column: Column) -> Any:
    described = {"description": column.meaning, "unit": column.unit, "none": column.none}
    field = arro3.Field(column.name, _type(arro3, column), nullable=column.nullable)
    return field.with_metadata({name: words for name, words in described.items() if words})


def _type(arro3: Any, column: Column) -> Any:
    types = arro3.DataType
    if column.many:
        item = types.struct([_field(arro3, part) for part in column.parts]) if column.parts else None
        return types.list(arro3.Field("item", item or _plain(arro3, column), nullable=True))
    if column.choices:
        return types.dictionary(types.int32(), types.string())
    return _plain(arro3, column)


def _plain(arro3: Any, column: Column) -> Any:
    types = arro3.DataType
    made = {
        "text": types.string,
        "integer": types.int64,
        "number": types.float64,
        "boolean": types.bool,
        "date": types.date32,
    }
    return made[column.type]()


def stream(table: Table) -> Any:
    """A new stream of a table: a `RecordBatchReader`, which can be read once.

    Raises:
        MissingExtra: arro3 is not installed.
    """
    return _stream(table, [])


def _stream(table: Table, failed: list[Exception]) -> Any:
    """A stream; what goes wrong in it is put into `failed`, for those who get no more than its words."""
    arro3, made = _arro3(), schema(table)
    fills = [_filling(arro3, column) for column in table.columns]

    def batches() -> Iterator[Any]:
        try:
            for batch in table.batches():
                arrays = [fill(cells) for fill, cells in zip(fills, batch.values(), strict=True)]
                yield arro3.RecordBatch.from_arrays(arrays, schema=made)
        except Exception as exc:
            failed.append(exc)
            raise

    return arro3.RecordBatchReader.from_batches(made, batches())


_Fill = Callable[[Sequence[Any]], Any]


def _filling(arro3: Any, column: Column) -> _Fill:
    """What makes an array of the cells of a column."""
    if column.many:
        return _lists(arro3, column)
    if column.choices:
        return _choices(arro3, column)
    return _values(arro3, column)


def _values(arro3: Any, column: Column) -> _Fill:
    array, type_ = arro3.Array, _plain(arro3, column)
    if column.type == "date":
        days = arro3.DataType.int32()
        return lambda cells: array(list(map(_day, cells)), days).cast(type_)
    if column.type == "text":
        return lambda cells: _texts(array, cells, type_)

    def fill(cells: Sequence[Any]) -> Any:
        try:
            return array(cells, type_)
        except OverflowError as exc:
            raise InvalidValue(f"{column.name}: Arrow holds whole numbers of 64 bits: {exc}") from exc

    return fill


def _texts(array: Any, cells: Sequence[Any], type_: Any) -> Any:
    try:
        return array(cells, type_)
    except UnicodeEncodeError:
        return array([None if cell is None else encodable(cell) for cell in cells], type_)


def _day(cell: datetime.date | None) -> int | None:
    return None if cell is None else cell.toordinal() - _EPOCH


def _choices(arro3: Any, column: Column) -> _Fill:
    texts, type_ = arro3.DataType.string(), _type(arro3, column)
    known = list(column.choices)

    def fill(cells: Sequence[Any]) -> Any:
        # All choices stand first, in their order, so that every batch has the same dictionary.
        return arro3.Array([*known, *cells], texts).cast(type_).slice(len(known))

    return fill


def _lists(arro3: Any, column: Column) -> _Fill:
    offsets = arro3.DataType.int32()
    kind, parts = _type(arro3, column), [(part.name, _filling(arro3, part)) for part in column.parts]
    one = _values(arro3, column)

    def fill(cells: Sequence[Any]) -> Any:
        ends = [0]
        for cell in cells:
            ends.append(ends[-1] + len(cell))
        items = [item for cell in cells for item in cell]
        if parts:
            arrays = [make([item[name] for item in items]) for name, make in parts]
            fields = [_field(arro3, part) for part in column.parts]
            inner = arro3.struct_array(arrays, fields=fields)
        else:
            inner = one(items)
        return arro3.list_array(arro3.Array(ends, offsets), inner, type=kind)

    return fill


def write_parquet(table: Table, to: str | Path) -> None:
    """Write a table as Parquet, whole or not at all; no more than a batch is in memory, packed ones aside.

    Raises:
        MissingExtra: arro3 is not installed.
        NotWritten: The file cannot be written.
    """
    io = imported("arro3.io", "arrow", "Parquet")
    failed: list[Exception] = []
    made = _stream(table, failed)
    with whole(to) as path:
        try:
            io.write_parquet(made, path, compression=_ZSTD, max_row_group_size=_ROW_GROUP)
        except Exception as exc:
            # What a row could not give is told as it was, and not as one library tells it to another.
            if failed:
                raise failed[0] from exc
            raise


def read_parquet(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of Parquet, a batch at a time.

    Raises:
        MissingExtra: arro3 is not installed.
        InvalidData: It is no such file.
    """
    io = imported("arro3.io", "arrow", "Parquet")
    try:
        for batch in io.read_parquet(path):
            columns = [column.to_pylist() for column in batch.columns]
            for cells in zip(*columns, strict=True):
                yield dict(zip(batch.column_names, cells, strict=True))
    except (GeneratorExit, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as exc:  # of a broken file, arro3 tells in a panic, which is no Exception
        raise InvalidData([Problem(path.name, "", f"expected a file of Parquet: {exc}")]) from exc
