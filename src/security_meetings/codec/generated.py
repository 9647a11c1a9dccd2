"""Strict constructors, written from the classes: the quick road from JSON to records.

They accept exactly what the strict codec accepts and make the same records, but they only say *that*
something is wrong: whoever uses them asks the codec what. A constructor is Python code, compiled from
lines that are written here: every name in them comes from our classes, never from what is read.
"""

import gc
import os
import sys
import threading
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import attrs

from security_meetings.model.kinds import HOMES, class_of
from security_meetings.model.schema import Part, Record, claimable, described, properties
from security_meetings.model.shapes import Choice, Claimed, Leaf, Many, Parts, Plain, Shape

__all__ = ["REFUSALS", "Cache", "collector_paused", "collector_running", "constructor", "opened_constructor"]

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


class _Lines:
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

    def compiled(self) -> Callable[[Any], Any]:
        exec("\n".join(self.lines), self.names)  # noqa: S102 (the lines are written here, from our classes)
        made: Callable[[Any], Any] = self.names["make"]
        return made


class _Road:
    """One way in which JSON comes; keeps the constructors for it.

    Args:
        checked: Whether texts, numbers and words have been checked to be of their types.
    """

    def __init__(self, *, checked: bool) -> None:
        self._checked = checked
        self._made: dict[type, Callable[[Any], Any]] = {}

    def constructor(self, cls: type) -> Callable[[Any], Any]:
        """The constructor of a class, written when first asked for."""
        made = self._made.get(cls)
        if made is None:
            made = self._made[cls] = self._written(cls)
        return made

    def _written(self, cls: type) -> Callable[[Any], Any]:
        parts, lines = described(cls), _Lines(cls)
        if self._checked:
            for i, part in enumerate(parts):
                lines.add(f"x{i} = d.{part.name}")
        else:
            _unpack(lines, tuple(part.name for part in parts), _at_default(cls))
        for i, part in enumerate(parts):
            if isinstance(part.shape, Claimed):
                places = {p.name: f"x{n}" for n, p in enumerate(parts)}
                lines.add(
                    f"x{i} = {lines.use(claimed_value)}(x{i}, {places['collection']}, {places['property']})"
                )
            else:
                self._read(lines, f"x{i}", part)
        lines.add(f"return cls({''.join(f'x{i}, ' for i in range(len(parts)))})")
        make = lines.compiled()
        # What is nothing but references, as one side of a talk is, stands in many records: once is enough.
        repeats = not issubclass(cls, Record) and all(p.field.refers_to for p in parts)
        return Cache(make).__getitem__ if repeats else make

    def _read(self, lines: _Lines, x: str, part: Part) -> None:
        """Add the lines that check one value, and turn it into what the record holds."""
        shape = part.shape
        given = f"if {x} is not None: " if part.optional else ""
        if isinstance(shape, Many):
            make = lines.use(self.maker(shape.of, refers=bool(part.field.refers_to)))
            if not self._checked:
                lines.add(f"if type({x}) is not list: raise Refused")
            lines.add(f"{x} = tuple(map({make}, {x})) if {x} else ()")
        elif isinstance(shape, Plain) and shape.json is str and part.field.refers_to:
            lines.add(f"{given}{x} = intern({x})")  # which takes no other type
        elif isinstance(shape, Choice):
            if self._checked:
                return
            # Looking a word up also gives the one copy of it.
            words = (None, *shape.choices) if part.optional else shape.choices
            lines.add(f"{x} = {lines.use({word: word for word in words})}[{x}]")
        elif isinstance(shape, Plain):
            if not self._checked:
                known = f"{x} is not None and " if part.optional else ""
                lines.add(f"if {known}type({x}) is not {shape.json.__name__}: raise Refused")
        else:
            lines.add(f"{given}{x} = {lines.use(self.maker(shape))}({x})")

    def maker(self, shape: Shape, *, refers: bool = False) -> Callable[[Any], Any]:
        """A function that makes one value of a shape, or raises one of `REFUSALS`."""
        if isinstance(shape, Parts):
            return self.constructor(shape.cls)
        if isinstance(shape, Plain):
            return sys.intern if refers and shape.json is str else shape.read
        return kept(shape)


_PAIRS, _ATTRIBUTES = _Road(checked=False), _Road(checked=True)


def _at_default(cls: Any) -> dict[str, Any]:
    """What JSON may leave out, as JSON would have it."""
    defaults = {a.name: a.default for a in attrs.fields(cls) if a.name in getattr(cls, "may_lack", ())}
    return {name: [] if value == () else value for name, value in defaults.items()}


def _unpack(lines: _Lines, names: Sequence[str], absent: Mapping[str, Any]) -> None:
    """Add the lines that take pairs apart, in the order of the names, and refuse others."""
    places = range(len(names))
    in_order = lines.use(_in_order(names, absent))
    lines.add("if type(d) is not tuple: raise Refused")
    if absent:
        lines.add(f"if len(d) < {len(names)}: d = {in_order}(d)")
    lines.add("".join(f"(k{i}, x{i}), " for i in places) + "= d")
    keys = "".join(f"k{i}, " for i in places)
    lines.add(f"if ({keys}) != {lines.use(tuple(names))}: return make({in_order}(d))")


def _in_order(names: Sequence[str], absent: Mapping[str, Any]) -> Callable[[Any], Any]:
    """A function that puts pairs into the order of the names; each must be there, or at default, and once."""

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


_CLAIMED: dict[tuple[Any, Any], Callable[[Any], Any]] = {}


def claimed_value(raw: Any, collection: Any, path: Any) -> Any:
    """The value of a claim on this property of records of this collection."""
    make = _CLAIMED.get((collection, path))
    if make is None:
        if collection not in HOMES or not claimable(class_of(collection)):
            raise ValueError
        prop = properties(class_of(collection))[path]
        if not prop.claimable:
            raise ValueError
        make = _CLAIMED[collection, path] = _PAIRS.maker(prop.shape)
    parts = tuple(raw.items()) if type(raw) is dict else raw
    if type(raw) is int or parts is not raw:
        # Read by a library that sets no limit to the digits of a number: a long one needs a closer look.
        numbers = raw.values() if type(raw) is dict else (raw,)
        if any(type(n) is int and abs(n) > LARGEST for n in numbers):
            raise ValueError
    return make(parts)


class _Pause:
    """The pause of the garbage collector that all readers of this process share.

    The threshold is set to nothing instead of calling `gc.disable()`, which is the caller's own switch: what
    a program says by it, before or meanwhile, holds.
    """

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.readers = 0
        self.before = (0, 0, 0)

    def begin(self) -> None:
        with self.lock:
            self.readers += 1
            if self.readers == 1:
                self.before = gc.get_threshold()
                gc.set_threshold(0, *self.before[1:])

    def end(self) -> None:
        with self.lock:
            self.readers -= 1
            # Unless somebody has set another one meanwhile.
            if not self.readers and not gc.get_threshold()[0]:
                gc.set_threshold(*self.before)


_pause = _Pause()


def _in_a_child() -> None:
    """In a forked process no other thread reads on, and nobody else would end the pause."""
    global _pause
    old, _pause = _pause, _Pause()
    if old.readers and not gc.get_threshold()[0]:
        gc.set_threshold(*old.before)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_in_a_child)


@contextmanager
def collector_running() -> Generator[None]:
    """Let the collector work again, while code of somebody else runs in a pause of this thread."""
    pause = _pause
    pause.end()
    try:
        yield
    finally:
        # A child that was forked inside has no pause to go on with.
        if pause is _pause:
            pause.begin()


@contextmanager
def collector_paused() -> Generator[None]:
    """Keep the garbage collector from walking a growing heap of records again and again."""
    pause = _pause
    pause.begin()
    try:
        yield
    finally:
        # In a child that was forked inside, the lock may be held by a thread that is not there.
        if pause is _pause:
            pause.end()
