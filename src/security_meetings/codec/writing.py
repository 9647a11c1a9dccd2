"""Writing the constructors of classes: Python code, every name of which comes from the class.

Of a field `x`, the reader is `_x` and the value `x_`: no name of a field is in the way of another name.

Whoever reads a record so follows a way that is laid out line by line, with nothing looked up. Those of this
package's own classes were written beforehand, since to compile them takes time in each process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import attrs

from security_meetings.model.schema import Part, described
from security_meetings.model.shapes import Choice, Claimed, Many, Plain, Shape

__all__ = ["HEAD", "compiled", "lines_of"]

WIDTH, TAB = 110, "    "
HEAD = """from sys import intern
from typing import Any
"""
"""What the lines use."""


def compiled(cls: type, readers: Sequence[str], *, checked: bool) -> Callable[..., Any]:
    """The same, ready to be called."""
    names: dict[str, Any] = {}
    exec("\n".join((HEAD, *lines_of(cls, readers, checked=checked))), names)  # noqa: S102 (the lines are written here)
    made: Callable[..., Any] = names[cls.__name__]
    return made


def lines_of(cls: type, readers: Sequence[str], *, checked: bool) -> Iterator[str]:
    """The lines of a function that takes the class and its readers, and gives the constructor.

    Args:
        cls: The class.
        readers: The names of the fields that are given one.
        checked: Whether texts, numbers and words have been checked to be of their types.
    """
    parts = described(cls)
    takes = ["cls", *([] if checked else ["names", "in_order"]), *(f"_{name}" for name in readers)]
    yield from _wrapped(f"def {cls.__name__}(", [f"{name}: Any" for name in takes], ") -> Any:", 0)
    yield "    def make(d: Any) -> Any:"
    if not checked:
        yield from _unpacking(cls, [f"{part.name}_" for part in parts])
        refusals = [refusal for part in parts if (refusal := _refusal(part))]
        if refusals:
            yield from _wrapped(
                "if ", refusals if refusals[1:] else [refusals[0].strip("()")], ":", 2, " or "
            )
            yield f"{TAB * 3}raise ValueError"
    else:
        yield from (f"{TAB * 2}{part.name}_ = d.{part.name}" for part in parts)
    for part in parts:
        if read := _read(part, checked=checked):
            yield from _wrapped(f"{part.name}_ = ", [read], "", 2, " ")
    yield from _wrapped("return cls(", _arguments(cls, parts), ")", 2)
    yield "\n    return make"


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
    yield from _wrapped("(", [f"(k{i}, {name}){comma}" for i, name in enumerate(names)], ") = d", 2)
    yield from _wrapped("keys = (", [f"k{i}{comma}" for i in range(len(names))], ")", 2)
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


def _wrapped(begin: str, items: list[str], end: str, tabs: int, between: str = ", ") -> Iterator[str]:
    """A line, or one for each item where that is too long."""
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
