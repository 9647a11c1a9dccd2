"""The quick constructors: two modules written from the classes.

Whoever reads a record follows a way that is laid out line by line, with nothing looked up. Written at run
time such lines would have to be compiled anew in each process; so `python -m tests.constructors` writes them
beforehand, and a test says when that is due.
"""

from collections.abc import Iterator
from pathlib import Path

from security_meetings.codec import generated
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import Part, described
from security_meetings.model.shapes import Choice, Claimed, Many, Parts, Plain, Shape
from security_meetings.packs.manifest import Manifest

__all__ = ["FILES", "written"]

# By whether texts, numbers and words have been checked to be of their types.
FOLDER = Path(generated.__file__).parent
FILES = {False: FOLDER / "pairs.py", True: FOLDER / "attributes.py"}
WIDTH, TAB = 110, "    "
HEADS = {
    False: "from JSON in pairs",
    True: "from attributes of checked types",
}


def written(*, checked: bool) -> str:
    """A module as it should be."""
    head = f'''\
"""Constructors of every class {HEADS[checked]}; written by `python -m tests.constructors`.

Each takes the class and the readers of its fields, and gives a function that makes an object, or refuses.
"""

from __future__ import annotations

from sys import intern
from typing import Any

__all__: list[str] = []
'''
    classes = sorted(_classes(), key=lambda cls: cls.__name__)
    return "\n\n".join([head, *("\n".join(_constructor(cls, checked=checked)) + "\n" for cls in classes)])


def _classes() -> set[type]:
    """The classes that files hold, and those of their parts."""
    left: list[type] = [*kinds().values(), Manifest]
    found: set[type] = set()
    while left:
        cls = left.pop()
        if cls not in found:
            found.add(cls)
            shapes = [part.shape for part in described(cls)]
            shapes += [shape.of for shape in shapes if isinstance(shape, Many)]
            left += [shape.cls for shape in shapes if isinstance(shape, Parts)]
    return found


def _constructor(cls: type, *, checked: bool) -> Iterator[str]:
    parts = described(cls)
    readers = [part.name for part in parts if generated.needs_reader(part, checked=checked)]
    takes = ["cls", *([] if checked else ["names", "in_order"]), *readers]
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
    yield from _wrapped("return cls(", [f"{part.name}_" for part in parts], ")", 2)
    yield "\n    return make"


def _unpacking(cls: type, names: list[str]) -> Iterator[str]:
    yield f"{TAB * 2}if type(d) is not tuple:"
    yield f"{TAB * 3}raise ValueError"
    if getattr(cls, "may_lack", ()):
        yield f"{TAB * 2}if len(d) < len(names):"
        yield f"{TAB * 3}d = in_order(d)"
    yield from _wrapped("(", [f"(k{i}, {name})" for i, name in enumerate(names)], ") = d", 2)
    yield from _wrapped("keys = (", [f"k{i}" for i in range(len(names))], ")", 2)
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
        each = "intern" if _is_reference(shape.of, part) else part.name
        return f"tuple(map({each}, {x})) if {x} else ()"
    if isinstance(shape, Claimed):
        return f"{part.name}({x}, collection_, property_)"
    if isinstance(shape, Choice):
        return "" if checked else f"{part.name}[{x}]"
    if isinstance(shape, Plain) and not _is_reference(shape, part):
        return ""
    # Of a text that refers to a record, one copy is kept; it takes no other type.
    make = "intern" if isinstance(shape, Plain) else part.name
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


if __name__ == "__main__":
    for checked, file in FILES.items():
        file.write_text(written(checked=checked), encoding="utf-8")
