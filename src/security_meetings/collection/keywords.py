"""What `where()` can ask of a class of records."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from security_meetings.model.schema import Record, described
from security_meetings.model.shapes import Many, Parts

__all__ = ["Keyword", "keywords"]

R = TypeVar("R", bound=Record)


class Keyword(NamedTuple):
    """One thing that `where()` can ask of a record.

    Attributes:
        read: Gives the value of the field.
        many: Whether the field holds many values, of which one is asked for.
        part: Gives what is asked of one of many values; None where the value itself is.
    """

    read: Callable[[Any], Any]
    many: bool = False
    part: Callable[[Any], Any] | None = None

    def scan(self, records: Iterable[R], wanted: object) -> list[R]:
        """The records that have the value."""
        read, part = self.read, self.part
        if part is not None:
            return [r for r in records if wanted in map(part, read(r))]
        if self.many:
            return [r for r in records if wanted in read(r)]
        return [r for r in records if read(r) == wanted]

    def values(self, record: Record) -> Iterable[Any]:
        """All the values that a record has, each once."""
        value = self.read(record)
        if not self.many:
            return (value,)
        return dict.fromkeys(value if self.part is None else map(self.part, value))


def keywords(cls: type) -> Mapping[str, Keyword]:
    """What `where()` can ask of a class: each field, and one item of each field with many.

    A field whose items are value classes can also be asked by their fields (`party` of attendees).
    """
    return _known(cls)


@functools.cache
def _known(cls: type) -> Mapping[str, Keyword]:
    return dict(_keywords(cls))


def _keywords(cls: type[Record]) -> Iterator[tuple[str, Keyword]]:
    for name, shape, _, field in described(cls):
        read = attrgetter(name)
        yield name, Keyword(read)
        if not field.item or not isinstance(shape, Many):
            continue
        yield field.item, Keyword(read, many=True)
        for part, _, _, inner in described(shape.of.cls) if isinstance(shape.of, Parts) else ():
            if inner.item:
                yield inner.item, Keyword(read, many=True, part=attrgetter(part))
