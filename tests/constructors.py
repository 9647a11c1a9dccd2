"""The quick constructors of our own classes: three modules that `python -m tests.constructors` writes."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from security_meetings.codec import writing
from security_meetings.codec.writing import lines_of, readers_of, wrapped
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import Part, claimable, described, properties
from security_meetings.model.shapes import Choice, Claimed, Many, Parts, Plain, Shape, Written
from security_meetings.packs.manifest import Manifest

__all__ = ["FILES", "written"]

FOLDER = Path(writing.__file__).parent
FILES = {name: FOLDER / f"{name}.py" for name in ("pairs", "attributes", "claimed")}
HEADS = {
    "pairs": "Constructors of every class from JSON in pairs",
    "attributes": "Constructors of every class from attributes of checked types",
    "claimed": "Readers of what claims say, by property",
}
HELPERS = ("choice", "claimed_value", "once", "one_of", "ordering", "plain", "written")


def written(name: str) -> str:
    """A module as it should be."""
    write = _claimed if name == "claimed" else _constructor
    classes = _claimable() if name == "claimed" else _classes()
    functions = ["\n".join(write(cls, name)) + "\n" for cls in sorted(classes, key=lambda cls: cls.__name__)]
    body = "\n\n".join(functions)
    used = [helper for helper in HELPERS if f" {helper}(" in body]
    helpers = "\n".join(wrapped("from security_meetings.codec.readers import ", used, "", 0))
    system = [name for name in ("intern", "modules") if name in body]
    imports = [f"from sys import {', '.join(system)}"] * bool(system) + ["from typing import Any"]
    head = [f'"""{HEADS[name]}; written by `python -m tests.constructors`."""', ""]
    head += ["from __future__ import annotations", "", *imports, "", helpers, ""]
    return "\n".join([*head, "__all__: list[str] = []", "", "", body])


def _constructor(cls: type, name: str) -> Iterator[str]:
    """The lines of the function that gives the constructor of a class."""
    checked = name == "attributes"
    read = readers_of(cls, checked=checked)
    yield f"def {cls.__name__}(cls: Any, road: Any) -> Any:"
    yield from _imports([part.shape for part in read], cls.__module__)
    if not checked:
        names = [f'"{part.name}"' for part in described(cls)]
        yield from wrapped("names = (", [*names, ""] if len(names) == 1 else names, ")", 1)
        yield "    in_order = ordering(cls, names)"
    for part in read:
        yield from _assigned(part)
    yield ""
    yield from lines_of(cls, checked=checked)


def _assigned(part: Part) -> Iterator[str]:
    """The line that gets the reader of a field."""
    shape = part.shape
    if isinstance(shape, Choice):
        words = [f'"{word}"' for word in shape.choices] + ["None"] * part.optional
        yield from wrapped(f"_{part.name} = one_of(", words, ")", 1)
        return
    of = shape.of if isinstance(shape, Many) else shape
    yield from wrapped(f"_{part.name} = ", [_reader(of, refers=bool(part.field.refers_to))], "", 1)


def _claimed(cls: type, _name: str) -> Iterator[str]:
    """The lines of the function that gives the readers of the properties of a class."""
    found = [prop for prop in properties(cls).values() if prop.claimable]
    yield f"def {cls.__name__}(road: Any) -> dict[str, Any]:"
    yield from _imports([prop.shape for prop in found], cls.__module__)
    yield "    return {"
    for prop in found:
        read, bracket, words = _reader(prop.shape).partition("(")
        words = words.removesuffix(")")
        yield from wrapped(f'"{prop.path}": {read}{bracket}', words.split(", "), f"{bracket and ')'},", 2)
    yield "    }"


def _reader(shape: Shape, *, refers: bool = False) -> str:
    """What gives the reader of a shape."""
    if isinstance(shape, Parts):
        return f"road.constructor({shape.cls.__name__})"
    if isinstance(shape, Plain):
        return "intern" if refers and shape.json is str else f"plain({shape.json.__name__})"
    if isinstance(shape, Choice):
        return f"choice({', '.join(f'{word!r}' for word in shape.choices)})".replace("'", '"')
    if isinstance(shape, Written):
        return f"written({', '.join(cls.__name__ for cls in shape.types)})"
    assert isinstance(shape, Claimed)
    return "road.claimed()"


def _imports(shapes: Iterable[Shape], home: str) -> Iterator[str]:
    """The lines that get the classes of these values, which are there once the kind of record is."""
    found: dict[str, set[str]] = {}
    for shape in shapes:
        of = shape.of if isinstance(shape, Many) else shape
        classes = [of.cls] if isinstance(of, Parts) else of.types if isinstance(of, Written) else []
        for cls in classes:
            found.setdefault(cls.__module__, set()).add(cls.__name__)
    # A class beside that of the record is found beside it: its module may be one of a room above.
    beside = sorted(found.pop(home, ()))
    lines = [
        f"    from {module} import {', '.join(sorted(names))}" for module, names in sorted(found.items())
    ]
    # Those of Python come first, and apart.
    own = [line for line in lines if "security_meetings" in line]
    others = [line for line in lines if line not in own]
    yield from [*others, ""] if others else []
    yield from [*own, ""] if own else []
    yield from (f"    {name} = modules[cls.__module__].{name}" for name in beside)


def _claimable() -> set[type]:
    return {cls for cls in kinds().values() if claimable(cls)}


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


if __name__ == "__main__":
    for name, file in FILES.items():
        file.write_text(written(name), encoding="utf-8")
