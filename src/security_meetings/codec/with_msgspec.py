"""The extra `fast`: msgspec reads many lines of JSON at once.

msgspec alone is not strict: it ignores keys that it does not know, fills in those that are missing and
takes the last of two alike. So each line is read into a structure that has just the keys of the class,
and what was read is written again: if that gives the same, byte for byte, nothing was lost.
"""

from __future__ import annotations

import functools
import types
from collections.abc import Callable
from typing import Annotated, Any, Literal, Optional

from security_meetings.codec.generated import LARGEST, opened_constructor
from security_meetings.model.schema import described
from security_meetings.model.shapes import Choice, Leaf, Many, Parts, Shape

__all__ = ["Reader", "reader"]

Reader = Callable[[bytes], list[Any]]
"""Reads many lines together; raises one of `generated.REFUSALS` where one of them needs a closer look."""


def reader(cls: type) -> Reader | None:
    """A way to read lines of a class; None where msgspec is not installed."""
    try:
        import msgspec  # noqa: F401 (whether it is there)
    except ImportError:
        return None
    return _reader(cls)


@functools.cache
def _reader(cls: type) -> Reader:
    import msgspec

    write = msgspec.json.Encoder().encode_lines
    decode = msgspec.json.Decoder(_structure(cls)).decode_lines
    make: Callable[[Any], Any] = opened_constructor(cls)

    def read(piece: bytes) -> list[Any]:
        found = decode(piece)
        if write(found) != piece:
            raise ValueError
        return list(map(make, found))

    return read


@functools.cache
def _structure(cls: type) -> Any:
    """A structure of the keys of a class, which checks all but what a claim says."""
    import msgspec

    fields = [
        (part.name, Optional[_kept(part.shape)] if part.optional else _kept(part.shape))  # noqa: UP045
        for part in described(cls)
    ]
    return msgspec.defstruct(cls.__name__, fields, forbid_unknown_fields=True, frozen=True, gc=False)


def _kept(shape: Shape) -> Any:
    import msgspec

    if isinstance(shape, Many):
        return types.GenericAlias(tuple, (_kept(shape.of), ...))
    if isinstance(shape, Parts):
        return _structure(shape.cls)
    if isinstance(shape, Choice):
        return Literal[shape.choices]
    if isinstance(shape, Leaf) and shape.json is int:
        # Longer numbers need a closer look: how long they may be is for the reader to say.
        return Annotated[int, msgspec.Meta(ge=-LARGEST, le=LARGEST)]
    return shape.json if isinstance(shape, Leaf) else Any
