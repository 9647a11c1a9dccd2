"""Writing the constructors of classes: Python code, every name of which comes from the class.

Of a field `x`, the reader is `_x` and the value `x_`: no name of a field is in the way of another name.

Whoever reads a record so follows a way that is laid out line by line, with nothing looked up. Those of this
package's own classes were written beforehand, since to compile them takes time in each process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import attrs

from security_meetings.codec.readers import once, one_of, ordering
from security_meetings.model.schema import Part, Record, described
from security_meetings.model.shapes import Choice, Claimed, Many, Plain, Shape

__all__ = ["compiled", "lines_of", "readers_of", "wrapped"]

WIDTH, TAB = 110, "    "


def compiled(cls: type, *, checked: bool) -> Callable[[type, Any], Any]:
    """What takes a class and a road and gives the constructor: written, and ready to be called."""
    read = readers_of(cls, checked=checked)
    takes = ["cls", "once", "names", "in_order", *(f"_{part.name}" for part in read)]
    lines = [
        "from sys import intern",
        "from typing import Any",
        *wrapped("def constructor(", [f"{name}: Any" for name in takes], ") -> Any:", 0),
    ]
    found: dict[str, Any] = {}
    exec("\n".join((*lines, *lines_of(cls, checked=checked))), found)  # noqa: S102 (the lines are written here)
    names = tuple(part.name for part in described(cls))

    def made(cls: type, road: Any) -> Any:
        readers = [_reader(part, road) for part in read]
        return found["constructor"](cls, once, names, ordering(cls, names), *readers)

    return made


def readers_of(cls: type, *, checked: bool) -> list[Part]:
    """The fields of a class of which a constructor needs a reader.

    Args:
        cls: The class.
        checked: Whether texts, numbers and words have been checked to be of their types.
    """
    return [part for part in described(cls) if not _is_plain(part, checked=checked)]


def _is_plain(part: Part, *, checked: bool) -> bool:
    # Ids of records, many or one, are all kept in one way.
    shape = part.shape.of if isinstance(part.shape, Many) and part.field.refers_to else part.shape
    return isinstance(shape, Plain) or (checked and isinstance(shape, Choice))


def _reader(part: Part, road: Any) -> Any:
    """What turns one value, or each of many, into what the record holds: a function, or a table of words."""
    shape = part.shape
    if isinstance(shape, Choice):
        return one_of(*shape.choices, *([None] if part.optional else []))
    return road.reader(shape.of if isinstance(shape, Many) else shape, refers=bool(part.field.refers_to))


def lines_of(cls: type, *, checked: bool) -> Iterator[str]:
    """The lines of the constructor of a class, and the last that returns it; its readers stand before them.

    Args:
        cls: The class.
        checked: Whether texts, numbers and words have been checked to be of their types.
    """
    parts = described(cls)
    yield "    def make(d: Any) -> Any:"
    if not checked:
        yield from _unpacking(cls, [f"{part.name}_" for part in parts])
        refusals = [refusal for part in parts if (refusal := _refusal(part))]
        if refusals:
            yield from wrapped("if ", refusals if refusals[1:] else [refusals[0].strip("()")], ":", 2, " or ")
            yield f"{TAB * 3}raise ValueError"
    else:
        yield from (f"{TAB * 2}{part.name}_ = d.{part.name}" for part in parts)
    for part in parts:
        if read := _read(part, checked=checked):
            yield from wrapped(f"{part.name}_ = ", [read], "", 2, " ")
    yield from wrapped("return cls(", _arguments(cls, parts), ")", 2)
    # What is nothing but references, as one side of a talk is, stands in many records: once is enough.
    repeats = not issubclass(cls, Record) and all(
        part.field.refers_to and not isinstance(part.shape, Many) for part in parts
    )
    yield f"\n    return {'once(make)' if repeats else 'make'}"


def _arguments(cls: Any, parts: Sequence[Part]) -> list[str]:
    """By their places, which is quicker, unless there are other attributes between them."""
    places = [a.name for a in attrs.fields(cls) if not a.kw_only]
    if places[: len(parts)] == [part.name for part in parts]:
        return [f"{part.name}_" for part in parts]
    return [f"{part.name}={part.name}_" for part in parts]


def _unpacking(cls: type, names: list[str]) -> Iterator[str]:
    yield f"{TAB * 2}if type(d) is not tuple:"
    yield f"{TAB * 3}raise ValueError"
    if getattr(cls, "may_lack", ()):
        yield f"{TAB * 2}if len(d) < len(names):"
        yield f"{TAB * 3}d = in_order(d)"
    comma = "" if names[1:] else ","
    yield from wrapped("(", [f"(k{i}, {name}){comma}" for i, name in enumerate(names)], ") = d", 2)
    yield from wrapped("keys = (", [f"k{i}{comma}" for i in range(len(names))], ")", 2)
    yield f"{TAB * 2}if keys != names:"
    yield f"{TAB * 3}return make(in_order(d))"


def _refusal(part: Part) -> str:
    """When a value is not of the type that JSON has for it; empty where reading it tells."""
    shape, x = part.shape, f"{part.name}_"
    if isinstance(shape, Many):
        return f"type({x}) is not list"
    if not isinstance(shape, Plain) or _is_reference(shape, part):
        return ""
    wrong = f"type({x}) is not {shape.json.__name__}"
    return f"({x} is not None and {wrong})" if part.optional else wrong


def _is_reference(shape: Shape, part: Part) -> bool:
    return isinstance(shape, Plain) and shape.json is str and bool(part.field.refers_to)


def _read(part: Part, *, checked: bool) -> str:
    """What a field of the record holds, made of JSON; empty where it is the same."""
    shape, x = part.shape, f"{part.name}_"
    if isinstance(shape, Many):
        each = "intern" if _is_reference(shape.of, part) else f"_{part.name}"
        return f"tuple(map({each}, {x})) if {x} else ()"
    if isinstance(shape, Claimed):
        return f"_{part.name}({x}, collection_, property_)"
    if isinstance(shape, Choice):
        return "" if checked else f"_{part.name}[{x}]"
    if isinstance(shape, Plain) and not _is_reference(shape, part):
        return ""
    # Of a text that refers to a record, one copy is kept; it takes no other type.
    make = "intern" if isinstance(shape, Plain) else f"_{part.name}"
    return f"None if {x} is None else {make}({x})" if part.optional else f"{make}({x})"


def wrapped(begin: str, items: list[str], end: str, tabs: int, between: str = ", ") -> Iterator[str]:
    """A line, or one for each item where that is too long.

    Args:
        begin: What it begins with.
        items: What it lists.
        end: What it ends with.
        tabs: How far it is put in.
        between: What stands between two items.
    """
    line = f"{TAB * tabs}{begin}{between.join(items)}{end}"
    if len(line) <= WIDTH:
        yield line
    elif between == ", ":
        yield f"{TAB * tabs}{begin}"
        yield from (f"{TAB * tabs}{TAB}{item}," for item in items)
        yield f"{TAB * tabs}{end}"
    else:
        # Brackets, which a short line does without.
        yield f"{TAB * tabs}{begin}("
        yield from (f"{TAB * tabs}{TAB}{between.lstrip() * bool(i)}{item}" for i, item in enumerate(items))
        yield f"{TAB * tabs}){end}"
