"""Strict constructors, written from the classes: the fast road from JSON to records.

They take JSON as `jsontext.parse_pairs` gives it, so that a key that stands twice is not lost. They
accept exactly what the codec accepts and make the same records, but they only say *that* something
is wrong: whoever uses them asks the codec what.
"""

import datetime
import gc
import sys
import typing
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any, Literal, TypeVar

import attrs

from security_meetings.model.kinds import HOMES, class_of
from security_meetings.model.schema import Field, Record, claimable, described, properties, without_none
from security_meetings.model.values import PartialDate, parse_day

__all__ = [
    "DAYS",
    "REFUSALS",
    "Remembered",
    "claimed_value",
    "collector_paused",
    "constructor",
    "full_day",
    "is_any_value",
    "shared",
]

T = TypeVar("T")

REFUSALS = (KeyError, TypeError, ValueError, AttributeError)
"""What a constructor raises when the JSON is not what its class demands."""

_MADE: dict[Any, Callable[[Any], Any]] = {}
# Days and the sides of talks repeat, but a pack from elsewhere must not fill the memory with them.
_MOST_KEPT = 100_000


class Remembered(dict[Any, Any]):
    """What was made of JSON before, so that it need not be made again; makes what is missing.

    >>> Remembered(int)["7"]
    7
    """

    def __init__(self, make: Callable[[Any], Any]) -> None:
        self.make = make

    def __missing__(self, raw: Any) -> Any:
        made = self.make(raw)
        if len(self) < _MOST_KEPT:
            self[raw] = made
        return made


def constructor(cls: type[T]) -> Callable[[Any], T]:
    """A function that makes an object of the class from JSON in pairs, or raises one of `REFUSALS`.

    >>> from security_meetings import Count
    >>> constructor(Count)((("number", 126), ("comparator", "exactly"), ("stage", "actual")))
    Count(number=126, comparator='exactly', stage='actual')
    """
    made = _MADE.get(cls)
    if made is None:
        made = _MADE[cls] = _write(cls)
    return made


class _Writer:
    """The lines of one constructor, and the objects that they use."""

    def __init__(self, cls: type) -> None:
        self.names: dict[str, Any] = {"cls": cls, "intern": sys.intern, "Refused": ValueError}
        self.lines = ["def make(d):"]

    def use(self, value: Any) -> str:
        """A name by which the lines can call an object."""
        name = f"v{len(self.names)}"
        self.names[name] = value
        return name

    def add(self, line: str) -> None:
        self.lines.append(f"    {line}")


def _write(cls: type) -> Callable[[Any], Any]:
    writer = _Writer(cls)
    fields = list(described(cls))
    names = tuple(name for name, _, _ in fields)
    values = "".join(f"x{i}, " for i in range(len(fields)))
    writer.add("if type(d) is not tuple: raise Refused")
    writer.add("".join(f"(k{i}, x{i}), " for i in range(len(fields))) + "= d")
    keys = "".join(f"k{i}, " for i in range(len(fields)))
    writer.add(f"if ({keys}) != {writer.use(names)}: return make({writer.use(_in_order(names))}(d))")
    for i, (_, hint, field) in enumerate(fields):
        if is_any_value(hint):
            of = (f"x{names.index(name)}" for name in ("collection", "property"))
            writer.add(f"x{i} = {writer.use(claimed_value)}(x{i}, {', '.join(of)})")
        else:
            _check(writer, f"x{i}", hint, field)
    writer.add(f"return cls({values})")
    exec("\n".join(writer.lines), writer.names)  # noqa: S102 (the lines are written above, from our classes)
    return shared(cls, writer.names["make"])


def shared(cls: type, make: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A function that makes objects of a class: each once, if they stand in many records."""
    # What is nothing but references, as one side of a talk is, stands in many.
    repeats = not issubclass(cls, Record) and all(field.refers_to for _, _, field in described(cls))
    return Remembered(make).__getitem__ if repeats else make


def _in_order(names: tuple[str, ...]) -> Callable[[Any], Any]:
    """A function that puts pairs into the order of the names; each must be there, and once."""

    def pairs(given: Any) -> Any:
        found = dict(given)
        if len(found) != len(given):
            raise ValueError
        return tuple((name, found[name]) for name in names)

    return pairs


def is_any_value(hint: Any) -> bool:
    """Whether it is the type of a claim's value: the one field whose type another field tells."""
    return {str, int, bool} <= set(typing.get_args(hint))


def _check(writer: _Writer, x: str, hint: Any, field: Field) -> None:
    """Add the lines that check one value, and turn it into what the record holds."""
    inner = without_none(hint)
    given = "" if inner is hint else f"if {x} is not None: "
    if typing.get_origin(inner) is tuple:
        item = writer.use(_item_maker(typing.get_args(inner)[0], field))
        writer.add(f"if type({x}) is not list: raise Refused")
        writer.add(f"{x} = tuple(map({item}, {x})) if {x} else ()")
    elif inner is str and field.refers_to:
        writer.add(f"{given}{x} = intern({x})")  # which takes no other type
    elif inner in (str, int, bool):
        also = "" if inner is hint else f"{x} is not None and "
        writer.add(f"if {also}type({x}) is not {inner.__name__}: raise Refused")
    elif typing.get_origin(inner) is Literal:
        # Looking a word up also gives the one copy of it.
        words = typing.get_args(inner) if inner is hint else (None, *typing.get_args(inner))
        writer.add(f"{x} = {writer.use({word: word for word in words})}[{x}]")
    else:
        writer.add(f"{given}{x} = {writer.use(_maker(inner))}({x})")


def _item_maker(hint: Any, field: Field) -> Callable[[Any], Any]:
    if hint is str and field.refers_to:
        return sys.intern
    return _maker(hint)


def _maker(hint: Any) -> Callable[[Any], Any]:
    """A function that makes one value of a type, or raises one of `REFUSALS`."""
    if hint in (str, int, bool):
        return _exactly(hint)
    if typing.get_origin(hint) is Literal:
        return {word: word for word in typing.get_args(hint)}.__getitem__
    if hint is datetime.date:
        return full_day
    if typing.get_origin(hint) is typing.Union and set(typing.get_args(hint)) == {datetime.date, PartialDate}:
        return DAYS.__getitem__
    if attrs.has(hint):
        return constructor(hint)
    raise AssertionError(f"no constructor for {hint!r}")


def _exactly(cls: type) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if type(value) is not cls:
            raise ValueError
        return value

    return check


def full_day(text: Any) -> datetime.date:
    """The day of a written form; part of a day is refused."""
    day = DAYS[text]
    if not isinstance(day, datetime.date):
        raise TypeError
    return day


DAYS = Remembered(parse_day)
"""The days of written forms."""

_VALUES: dict[tuple[Any, Any], Callable[[Any], Any]] = {}


def claimed_value(raw: Any, collection: Any, path: Any) -> Any:
    """The value of a claim on this property of records of this collection."""
    make = _VALUES.get((collection, path))
    if make is None:
        if collection not in HOMES or not claimable(class_of(collection)):
            raise ValueError
        prop = properties(class_of(collection))[path]
        if prop.field.rest_of:
            raise ValueError
        make = _VALUES[collection, path] = _maker(prop.type)
    return make(raw)


@contextmanager
def collector_paused() -> Generator[None]:
    """Keep the garbage collector from walking a growing heap of records again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
