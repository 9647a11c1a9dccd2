"""Strict constructors: the quick road from JSON to records.

They accept exactly what the strict codec accepts and make the same records, but they only say *that*
something is wrong: whoever uses them asks the codec what. `pairs` and `attributes` hold them, written from
the classes; here they get the readers of their fields.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

import attrs

from security_meetings.model.kinds import class_of
from security_meetings.model.schema import Part, Record, claimable, described, properties
from security_meetings.model.shapes import Choice, Claimed, Leaf, Many, Parts, Plain, Shape

__all__ = ["REFUSALS", "Cache", "constructor", "opened_constructor", "readers_of"]

T = TypeVar("T")

REFUSALS = (KeyError, TypeError, ValueError, AttributeError)
"""What a constructor raises when the JSON is not what its class demands."""

LARGEST = 2**53
"""Larger whole numbers are read by the strict codec, which knows how many digits are allowed."""

# Days and the sides of talks repeat, but a pack from elsewhere must not fill the memory with them: neither
# with very many, nor with very long ones.

_MOST_KEPT = 100_000
_LONGEST_KEPT = 200


class Cache(dict[Any, Any]):
    """What was made of JSON before, so that it need not be made again; makes what is missing.

    >>> Cache(int)["7"]
    7
    """

    def __init__(self, make: Callable[[Any], Any]) -> None:
        self.make = make

    def __missing__(self, raw: Any) -> Any:
        made = self.make(raw)
        if len(self) < _MOST_KEPT and _length(raw) <= _LONGEST_KEPT:
            self[raw] = made
        return made


def _length(raw: Any) -> int:
    """The letters of a text, or of all texts in pairs."""
    return sum(map(_length, raw)) if isinstance(raw, tuple) else len(raw) if isinstance(raw, str) else 0


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


def readers_of(cls: type, *, checked: bool) -> list[Part]:
    """The fields of a class of which a constructor is given a reader.

    Args:
        cls: The class.
        checked: Whether texts, numbers and words have been checked to be of their types.
    """
    return [part for part in described(cls) if not _is_plain(part, checked=checked)]


def _is_plain(part: Part, *, checked: bool) -> bool:
    # Ids of records, many or one, are all kept in one way.
    shape = part.shape.of if isinstance(part.shape, Many) and part.field.refers_to else part.shape
    return isinstance(shape, Plain) or (checked and isinstance(shape, Choice))


class _Road:
    """One way in which JSON comes; keeps the constructors for it.

    Args:
        module: Where they are written.
        checked: Whether texts, numbers and words have been checked to be of their types.
    """

    def __init__(self, module: str, *, checked: bool) -> None:
        self._module = module
        self._checked = checked
        self._made: dict[type, Callable[[Any], Any]] = {}

    def constructor(self, cls: type) -> Callable[[Any], Any]:
        """The constructor of a class, made ready when first asked for."""
        made = self._made.get(cls)
        if made is None:
            made = self._made[cls] = self._ready(cls)
        return made

    def _ready(self, cls: type) -> Callable[[Any], Any]:
        parts, read = described(cls), readers_of(cls, checked=self._checked)
        takes: list[Any] = [self._reader(part) for part in read]
        if not self._checked:
            names = tuple(part.name for part in parts)
            takes = [names, _in_order(cls, names), *takes]
        make: Callable[[Any], Any] = self._written(cls, read)(cls, *takes)
        # What is nothing but references, as one side of a talk is, stands in many records: once is enough.
        repeats = not issubclass(cls, Record) and all(
            part.field.refers_to and not isinstance(part.shape, Many) for part in parts
        )
        return Cache(make).__getitem__ if repeats else make

    def _written(self, cls: type, read: list[Part]) -> Callable[..., Any]:
        ours = cls.__module__.startswith("security_meetings.")
        written = getattr(importlib.import_module(self._module), cls.__name__, None) if ours else None
        if written is None:  # a kind of record of another package
            from security_meetings.codec.writing import compiled

            written = compiled(cls, [part.name for part in read], checked=self._checked)
        return cast("Callable[..., Any]", written)

    def _reader(self, part: Part) -> Any:
        """What turns one value, or each of many, into what the record holds, or raises one of `REFUSALS`.

        It is a function; for a choice, a table.
        """
        shape = part.shape
        if isinstance(shape, Choice):
            # Looking a word up also gives the one copy of it.
            words: dict[str | None, str | None] = {word: word for word in shape.choices}
            return words | {None: None} if part.optional else words
        if isinstance(shape, Many):
            return self.maker(shape.of, refers=bool(part.field.refers_to))
        return claimed_value if isinstance(shape, Claimed) else self.maker(shape)

    def maker(self, shape: Shape, *, refers: bool = False) -> Callable[[Any], Any]:
        """A function that makes one value of a shape, or raises one of `REFUSALS`."""
        if isinstance(shape, Parts):
            return self.constructor(shape.cls)
        if isinstance(shape, Plain):
            return sys.intern if refers and shape.json is str else shape.read
        return kept(shape)


_PAIRS = _Road("security_meetings.codec.pairs", checked=False)
_ATTRIBUTES = _Road("security_meetings.codec.attributes", checked=True)


def _in_order(cls: Any, names: Sequence[str]) -> Callable[[Any], Any]:
    """A function that puts pairs into the order of the names; each must be there once, or may lack."""
    defaults = {a.name: a.default for a in attrs.fields(cls) if a.name in getattr(cls, "may_lack", ())}
    # As JSON would have it.
    absent = {name: [] if value == () else value for name, value in defaults.items()}

    def pairs(given: Any) -> Any:
        found = dict(given)
        if len(found) != len(given):
            raise ValueError
        if unknown := found.keys() - set(names):
            raise ValueError(unknown)
        found = {**absent, **found}
        return tuple((name, found[name]) for name in names)

    return pairs


_READ: dict[Shape, Callable[[Any], Any]] = {}


def kept(shape: Shape) -> Callable[[Any], Any]:
    """A reader of a written form or a choice that makes each value once."""
    read = _READ.get(shape)
    if read is None:
        assert isinstance(shape, Leaf)  # noqa: S101 (all other shapes are walked)
        read = _READ[shape] = Cache(shape.read).__getitem__
    return read


_CLAIMED: dict[tuple[type, Any], Callable[[Any], Any]] = {}


def claimed_value(raw: Any, collection: Any, path: Any) -> Any:
    """The value of a claim on this property of records of this collection."""
    cls = class_of(collection)
    make = _CLAIMED.get((cls, path))
    if make is None:
        prop = properties(cls)[path]
        if not (claimable(cls) and prop.claimable):
            raise ValueError
        make = _CLAIMED[cls, path] = _PAIRS.maker(prop.shape)
    kind = type(raw)
    return make(raw if kind is str or kind is tuple else _in_pairs(raw))


def _in_pairs(raw: Any) -> Any:
    """JSON in pairs, whoever read it: also a library that sets no limit to the digits of a number."""
    if type(raw) is dict:
        return tuple([(name, _in_pairs(value)) for name, value in raw.items()])
    if type(raw) is list:
        return list(map(_in_pairs, raw))
    if type(raw) is int and abs(raw) > LARGEST:
        raise ValueError  # a long one needs a closer look
    return raw
