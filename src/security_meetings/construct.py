"""Strict constructors, written from the classes: the fast road from JSON to records.

They accept exactly what the codec accepts and make the same records, but they only say *that*
something is wrong: whoever uses them asks the codec what.
"""

import datetime
import sys
import typing
from collections.abc import Callable
from typing import Any, Literal, TypeVar

import attrs

from security_meetings.kinds import HOMES, class_of
from security_meetings.schema import Field, Record, claimable, described, properties, without_none
from security_meetings.values import PartialDate, parse_day

__all__ = ["REFUSALS", "constructor", "key_counter"]

T = TypeVar("T")

REFUSALS = (KeyError, TypeError, ValueError, AttributeError)
"""What a constructor raises when the JSON is not what its class demands."""

_MADE: dict[Any, Callable[[Any], Any]] = {}
_DAYS: dict[str, Any] = {}
# Days and the sides of talks repeat, but a pack from elsewhere must not fill the memory with them.
_MOST_DAYS = 100_000
_MOST_SHARED = 100_000


def constructor(cls: type[T]) -> Callable[[Any], T]:
    """A function that makes an object of the class from parsed JSON, or raises one of `REFUSALS`.

    >>> from security_meetings import Count
    >>> constructor(Count)({"number": 126, "comparator": "exactly", "stage": "actual"})
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

    def add(self, line: str, depth: int = 1) -> None:
        self.lines.append("    " * depth + line)


def _write(cls: type) -> Callable[[Any], Any]:
    writer = _Writer(cls)
    fields = list(described(cls))
    values = ", ".join(f"x{i}" for i in range(len(fields)))
    writer.add(f"if type(d) is not dict or len(d) != {len(fields)}: raise Refused")
    for i, (name, _, _) in enumerate(fields):
        writer.add(f"x{i} = d[{name!r}]")
    # A value that is nothing but references, as one side of a talk is, stands in many records.
    shared = not issubclass(cls, Record) and all(field.refers_to for _, _, field in fields)
    known = writer.use({}) if shared else ""
    if shared:
        writer.add(f"if ({values}) in {known}: return {known}[{values}]")
    for i, (_, hint, field) in enumerate(fields):
        if _is_any_value(hint):
            writer.add(f"x{i} = {writer.use(_value)}(x{i}, d['collection'], d['property'])")
        else:
            _check(writer, f"x{i}", hint, field)
    if shared:
        writer.add(f"if len({known}) < {_MOST_SHARED}: return {known}.setdefault(({values}), cls({values}))")
    writer.add(f"return cls({values})")
    exec("\n".join(writer.lines), writer.names)  # noqa: S102 (the lines are written above, from our classes)
    return typing.cast("Callable[[Any], Any]", writer.names["make"])


def key_counter(cls: type) -> Callable[[Any], int]:
    """A function that tells how many keys the JSON form of an object of the class has.

    >>> from security_meetings import Attendee
    >>> key_counter(Attendee)(Attendee("RU"))
    2
    """
    made = _COUNTERS.get(cls)
    if made is None:
        names: dict[str, Any] = {}
        made = _COUNTERS[cls] = eval(f"lambda r: {_keys(cls, 'r', names)}", names)  # noqa: S307 (written here)
    return made


_COUNTERS: dict[type, Callable[[Any], int]] = {}


def _keys(cls: type, r: str, names: dict[str, Any]) -> str:
    """An expression for the number of keys of `r`; what it calls goes into `names`."""
    fields = list(described(cls))
    terms = [str(len(fields))]
    for name, hint, _ in fields:
        inner = without_none(hint)
        many = typing.get_origin(inner) is tuple
        item = typing.get_args(inner)[0] if many else inner
        value = f"{r}.{name}"
        if _is_any_value(item):
            names["keys_of"] = lambda v: (
                key_counter(type(v))(v) if attrs.has(type(v)) and type(v) is not PartialDate else 0
            )
            terms.append(f"keys_of({value})")
        elif attrs.has(item) and item is not PartialDate:
            if many and all(not attrs.has(without_none(h)) for _, h, _ in described(item)):
                terms.append(f"{len(list(described(item)))} * len({value})")
            else:
                names[item.__name__] = key_counter(item)
                call = f"{item.__name__}({value})"
                terms.append(f"({call} if {value} is not None else 0)" if inner is not hint else call)
    return " + ".join(terms)


def _is_any_value(hint: Any) -> bool:
    # A claim's value: the one field whose type depends on what another field says.
    return {str, int, bool} <= set(typing.get_args(hint))


def _check(writer: _Writer, x: str, hint: Any, field: Field) -> None:
    """Add the lines that check one value, and turn it into what the record holds."""
    inner = without_none(hint)
    depth = 1
    if inner is not hint:
        writer.add(f"if {x} is not None:")
        depth = 2
    if typing.get_origin(inner) is tuple:
        item = writer.use(_item_maker(typing.get_args(inner)[0], field))
        writer.add(f"if type({x}) is not list: raise Refused", depth)
        writer.add(f"{x} = tuple(map({item}, {x})) if {x} else ()", depth)
    elif inner is str and field.refers_to:
        writer.add(f"{x} = intern({x})", depth)  # which takes no other type
    elif inner in (str, int, bool):
        writer.add(f"if type({x}) is not {inner.__name__}: raise Refused", depth)
    else:
        writer.add(f"{x} = {writer.use(_maker(inner))}({x})", depth)


def _item_maker(hint: Any, field: Field) -> Callable[[Any], Any]:
    if hint is str and field.refers_to:
        return sys.intern
    return _maker(hint)


def _maker(hint: Any) -> Callable[[Any], Any]:
    """A function that makes one value of a type, or raises one of `REFUSALS`."""
    if hint in (str, int, bool):
        return _exactly(hint)
    if typing.get_origin(hint) is Literal:
        # Looking a word up also gives the one copy of it.
        return {word: word for word in typing.get_args(hint)}.__getitem__
    if hint is datetime.date:
        return _full_day
    if typing.get_origin(hint) is typing.Union and set(typing.get_args(hint)) == {datetime.date, PartialDate}:
        return _day
    if attrs.has(hint):
        return constructor(hint)
    raise AssertionError(f"no constructor for {hint!r}")


def _exactly(cls: type) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if type(value) is not cls:
            raise ValueError
        return value

    return check


def _day(text: Any) -> Any:
    day = _DAYS.get(text)
    if day is None:
        day = parse_day(text)
        if len(_DAYS) < _MOST_DAYS:
            _DAYS[text] = day
    return day


def _full_day(text: Any) -> datetime.date:
    day = _day(text)
    if not isinstance(day, datetime.date):
        raise TypeError
    return day


_VALUES: dict[tuple[Any, Any], Callable[[Any], Any]] = {}


def _value(raw: Any, collection: Any, path: Any) -> Any:
    make = _VALUES.get((collection, path))
    if make is None:
        if collection not in HOMES or not claimable(class_of(collection)):
            raise ValueError
        prop = properties(class_of(collection))[path]
        if prop.field.rest_of:
            raise ValueError
        make = _VALUES[collection, path] = _maker(prop.type)
    return make(raw)
