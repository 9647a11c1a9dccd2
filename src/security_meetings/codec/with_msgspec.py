"""The extra `fast`: msgspec reads many lines of JSON at once.

msgspec alone is not strict: it ignores keys that it does not know, fills in those that are missing and
takes the last of two alike. So each line is read into a structure that has just the keys of the class,
and what was read is written again: if that gives the same, byte for byte, nothing was lost.
"""

from __future__ import annotations

import datetime
import functools
import sys
import types
import typing
from collections.abc import Callable
from typing import Any, Optional, Union

import attrs

from security_meetings.codec.generated import DAYS, claimed_value, full_day, is_any_value, shared
from security_meetings.codec.text import number_of_lines
from security_meetings.model.schema import Field, described, without_none
from security_meetings.model.values import PartialDate

__all__ = ["Reader", "readers"]

Reader = Callable[[bytes], list[Any]]
"""Reads many lines together; raises one of `construct.REFUSALS` where one of them needs a closer look."""


def readers(cls: type) -> list[Reader]:
    """The ways to read lines of a class, the fastest first; none where msgspec is not installed."""
    try:
        import msgspec  # noqa: F401 (whether it is there)
    except ImportError:
        return []
    return _readers(cls)


@functools.cache
def _readers(cls: type) -> list[Reader]:
    import msgspec

    write = msgspec.json.Encoder().encode_lines
    typed = msgspec.json.Decoder(_structure(cls, typed=True)).decode_lines
    make = _maker(cls)

    def by_structures(piece: bytes) -> list[Any]:
        found = typed(piece)
        if write(found) != piece:
            raise ValueError
        return list(map(make, found))

    try:
        records: Reader = msgspec.json.Decoder(cls).decode_lines
    except TypeError:  # it cannot tell the value classes of a claim apart
        return [by_structures]
    keys = msgspec.json.Decoder(_structure(cls, typed=False)).decode_lines

    def straight(piece: bytes) -> list[Any]:
        found = records(piece)
        # The values are written as they stood, so that one of them may still hold the end of a line.
        if write(keys(piece)) != piece or number_of_lines(piece) != len(found):
            raise ValueError
        return found

    # Straight into the class is faster, but knows no partial days, and keeps each id as often as it stands.
    return [straight, by_structures]


def _structure(cls: type, *, typed: bool) -> Any:
    """A structure of the keys of a class, which checks the values or leaves them alone."""
    import msgspec

    def kept(hint: Any) -> Any:
        bare = without_none(hint)
        if is_any_value(hint):
            return Union[str, int, bool, dict[str, Union[str, int, None]]]  # noqa: UP007 (made at run time)
        if bare is datetime.date or PartialDate in typing.get_args(bare):
            return Optional[str]  # msgspec would take it as an object, too  # noqa: UP045
        item = typing.get_args(bare)[0] if typing.get_origin(bare) is tuple else bare
        if not attrs.has(item):
            return hint if typed else msgspec.Raw
        inner = _structure(item, typed=typed)
        many = inner if item is bare else types.GenericAlias(tuple, (inner, ...))
        return many if bare is hint else Optional[many]  # noqa: UP045

    fields = [(name, kept(hint)) for name, hint, _ in described(cls)]
    return msgspec.defstruct(cls.__name__, fields, forbid_unknown_fields=True, frozen=True, gc=False)


def _maker(cls: type) -> Callable[[Any], Any]:
    """A function that makes an object of the class from its structure."""
    names: dict[str, Any] = {"cls": cls}
    values = ", ".join(_value(f"s.{name}", hint, field, names) for name, hint, field in described(cls))
    return shared(cls, eval(f"lambda s: cls({values})", names))  # noqa: S307 (of our own classes)


def _value(x: str, hint: Any, field: Field, names: dict[str, Any]) -> str:
    """An expression for what a record holds; what it calls goes into `names`."""
    bare = without_none(hint)
    many = typing.get_origin(bare) is tuple
    item = typing.get_args(bare)[0] if many else bare
    make: Callable[..., Any]
    if is_any_value(hint):
        make = _claimed
    elif item is str and field.refers_to:
        make = sys.intern
    elif item is datetime.date:
        make = full_day
    elif PartialDate in typing.get_args(item):
        make = DAYS.__getitem__
    elif attrs.has(item):
        make = _maker(item)
    else:
        return x
    call = f"v{len(names)}"
    names[call] = make
    if is_any_value(hint):
        return f"{call}({x}, s.collection, s.property)"
    if many:
        return f"tuple(map({call}, {x})) if {x} else ()"
    return f"{call}({x})" if bare is hint else f"None if (v := {x}) is None else {call}(v)"


def _claimed(raw: Any, collection: str, path: str) -> Any:
    return claimed_value(tuple(raw.items()) if type(raw) is dict else raw, collection, path)
