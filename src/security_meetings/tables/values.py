"""The columns of a value of any form: what a claim, a fact or a link says."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Any

from security_meetings.model.kinds import class_of, kinds
from security_meetings.model.schema import Aspect, Part, Value, claimable, described, properties
from security_meetings.model.shapes import Parts, Shape
from security_meetings.tables.cells import written
from security_meetings.tables.columns import Column, Kinds, aspect_column, aspects_of

__all__ = ["cells_of_value", "value_columns"]


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
    return (*first, *(aspect_column(aspect, "value") for aspect in _all_aspects()), *parts)


@functools.cache
def _shapes() -> tuple[Shape, ...]:
    """The shapes of everything that can be claimed."""
    shapes = [p.shape for cls in kinds().values() if claimable(cls) for p in properties(cls).values()]
    return tuple({id(shape): shape for shape in shapes}.values())


@functools.cache
def _all_aspects() -> tuple[Aspect, ...]:
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
