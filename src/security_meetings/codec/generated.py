"""Strict constructors: the quick road from JSON to records.

They accept exactly what the strict codec accepts and make the same records, but they only say *that*
something is wrong: whoever uses them asks the codec what. Those of our own classes stand in `pairs` and
`attributes`, and in `claimed` what reads the values of claims: all were written from the classes, so that
nobody looks at a type before the first record is made.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from typing import Any, TypeVar

from security_meetings.codec.readers import kept
from security_meetings.model.kinds import class_of
from security_meetings.model.schema import claimable, properties
from security_meetings.model.shapes import Claimed, Parts, Plain, Shape

__all__ = ["REFUSALS", "Road", "constructor", "opened_constructor"]

T = TypeVar("T")

REFUSALS = (KeyError, TypeError, ValueError, AttributeError)
"""What a constructor raises when the JSON is not what its class demands."""

LARGEST = 2**53
"""Larger whole numbers are read by the strict codec, which knows how many digits are allowed."""


def constructor(cls: type[T]) -> Callable[[Any], T]:
    """A function that makes an object of the class from JSON in pairs, or raises one of `REFUSALS`.

    JSON in pairs is what `text.parse_pairs` gives, so that a key that stands twice is not lost.

    >>> from security_meetings import Count
    >>> pairs = (("number", 126), ("comparator", "exactly"), ("upper", None), ("stage", "actual"))
    >>> str(constructor(Count)(pairs))
    '126'
    """
    return _PAIRS.constructor(cls)


def opened_constructor(cls: type[T]) -> Callable[[Any], T]:
    """The same from an object whose attributes are the fields of the class, of types that were checked.

    Objects inside of it are of that sort too; only what a claim says is not: it is as JSON has it.
    """
    return _ATTRIBUTES.constructor(cls)


_CLAIMED: dict[tuple[type, Any], Callable[[Any], Any]] = {}


def _claimed_value(raw: Any, collection: Any, path: Any) -> Any:
    """The value of a claim on this property of records of this collection."""
    cls = class_of(collection)
    make = _CLAIMED.get((cls, path))
    if make is None:
        make = _CLAIMED[cls, path] = _of_property(cls, path)
    kind = type(raw)
    return make(raw if kind is str or kind is tuple else _in_pairs(raw))


class Road:
    """One way in which JSON comes; keeps the constructors for it.

    Args:
        module: Where they are written: "pairs", or "attributes" whose types have been checked.
    """

    def __init__(self, module: str) -> None:
        self._module = module
        self._made: dict[type, Callable[[Any], Any]] = {}

    def constructor(self, cls: type) -> Callable[[Any], Any]:
        """The constructor of a class, made ready when first asked for."""
        made = self._made.get(cls)
        if made is None:
            made = self._made[cls] = _written(self._module, cls)(cls, self)
        return made

    def reader(self, shape: Shape, *, refers: bool = False) -> Callable[..., Any]:
        """A function that makes one value of a shape, or raises one of `REFUSALS`."""
        if isinstance(shape, Parts):
            return self.constructor(shape.cls)
        if isinstance(shape, Plain):
            return sys.intern if refers and shape.json is str else shape.read
        return self.claimed() if isinstance(shape, Claimed) else kept(shape)

    def claimed(self) -> Callable[[Any, Any, Any], Any]:
        """What reads the value of a claim, when told its collection and its property."""
        return _claimed_value


_PAIRS, _ATTRIBUTES = Road("pairs"), Road("attributes")


def _written(module: str, cls: type) -> Any:
    """What such a module has for a class; a kind of record of another package has its own written now."""
    if cls.__module__.startswith("security_meetings."):
        return getattr(importlib.import_module(f"security_meetings.codec.{module}"), cls.__name__)
    from security_meetings.codec.writing import compiled

    return compiled(cls, checked=module == "attributes")


def _of_property(cls: type, path: str) -> Callable[[Any], Any]:
    """What reads the values that claims give a property."""
    if cls.__module__.startswith("security_meetings."):
        readers = _written("claimed", cls)(_PAIRS)
        _CLAIMED.update(((cls, name), make) for name, make in readers.items())
        return _CLAIMED[cls, path]
    prop = properties(cls)[path]
    if not (claimable(cls) and prop.claimable):
        raise ValueError
    return _PAIRS.reader(prop.shape)


def _in_pairs(raw: Any) -> Any:
    """JSON in pairs, whoever read it: also a library that sets no limit to the digits of a number."""
    if type(raw) is dict:
        return tuple([(name, _in_pairs(value)) for name, value in raw.items()])
    if type(raw) is list:
        return list(map(_in_pairs, raw))
    if type(raw) is int and abs(raw) > LARGEST:
        raise ValueError  # a long one needs a closer look
    return raw
