"""The columns of a value of any form: what a claim, a fact or a link says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from security_meetings.model.kinds import class_of, kinds
from security_meetings.model.schema import Part, Value, claimable, described, properties
from security_meetings.model.shapes import Parts
from security_meetings.tables.cells import written
from security_meetings.tables.columns import Column, Kinds, aspect_column, aspects_of

__all__ = ["Values"]

_FORMS = {str: "text", int: "integer", bool: "boolean"}
_FIRST = (
    Column("value", meaning="The value in its written form."),
    Column("value_type", meaning="What form of value it is.", nullable=False),
    Column("value_kind", meaning="In which collection the record is that it names.", none="it names none"),
)


class Values:
    """The columns that any value has, and its cells in them: its words, and what can be told of its form.

    Args:
        kind_in: Tells in which of some collections the record of an id is.

    Attributes:
        columns: The columns; never empty.

    >>> [column.name for column in Values(lambda id_, names: None).columns][:3]
    ['value', 'value_type', 'value_kind']
    """

    def __init__(self, kind_in: Kinds) -> None:
        self._kind_in = kind_in
        shapes = [p.shape for cls in kinds().values() if claimable(cls) for p in properties(cls).values()]
        aspects = {aspect.suffix: aspect for shape in shapes for aspect in aspects_of(shape)}
        self._suffixes = tuple(aspects)
        # For each reference that is part of a value its columns.
        self._parts = {
            part.name: tuple(_part_columns(part))
            for shape in shapes
            if isinstance(shape, Parts)
            for part in described(shape.cls)
            if part.field.refers_to
        }
        parts = [column for columns in self._parts.values() for column in columns]
        self.columns: tuple[Column, ...] = (
            *_FIRST,
            *(aspect_column(aspect, "value") for aspect in aspects.values()),
            *parts,
        )
        self._nothing = (None,) * len(parts)
        self._known: dict[
            tuple[str, str], tuple[tuple[str, ...], tuple[Callable[[Any], Any] | None, ...]]
        ] = {}

    def cells(self, value: Any, collection: str, path: str) -> tuple[Any, ...]:
        """The cells of one value of a property."""
        names, readers = self._known.get((collection, path)) or self._about(collection, path)
        form = _FORMS.get(type(value)) or type(value).__name__.lower()
        kind = self._kind_in(value, names) if names and isinstance(value, str) else None
        aspects = [None if read is None else read(value) for read in readers]
        parts = tuple(self._of_parts(value)) if isinstance(value, Value) else self._nothing
        return (written(value), form, kind, *aspects, *parts)

    def _about(self, collection: str, path: str) -> Any:
        """The collections that a property refers to, and what reads each aspect of its values."""
        prop = properties(class_of(collection)).get(path)
        known = {} if prop is None else {aspect.suffix: aspect.read for aspect in aspects_of(prop.shape)}
        readers = tuple(known.get(suffix) for suffix in self._suffixes)
        found = self._known[collection, path] = (() if prop is None else prop.field.refers_to), readers
        return found

    def _of_parts(self, value: Value) -> Iterator[str | None]:
        for name, (column, *kind) in self._parts.items():
            id_ = getattr(value, name, None)
            yield id_
            if kind:
                yield None if id_ is None else self._kind_in(id_, column.refers_to)


def _part_columns(part: Part) -> Iterator[Column]:
    to, none = part.field.refers_to, "it has no such part"
    yield Column(f"value_{part.name}", meaning=part.field.meaning, none=none, refers_to=to)
    if len(to) > 1:
        meaning = f"In which collection that is: {', '.join(to)}."
        yield Column(f"value_{part.name}_kind", meaning=meaning, none=none, choices=to)
