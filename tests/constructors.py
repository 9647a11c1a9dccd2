"""The quick constructors of our own classes: two modules that `python -m tests.constructors` writes."""

from pathlib import Path

from security_meetings.codec import writing
from security_meetings.codec.generated import readers_of
from security_meetings.codec.writing import HEAD, lines_of
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import described
from security_meetings.model.shapes import Many, Parts
from security_meetings.packs.manifest import Manifest

__all__ = ["FILES", "written"]

# By whether texts, numbers and words have been checked to be of their types.
FOLDER = Path(writing.__file__).parent
FILES = {False: FOLDER / "pairs.py", True: FOLDER / "attributes.py"}
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

{HEAD}
__all__: list[str] = []
'''
    classes = sorted(_classes(), key=lambda cls: cls.__name__)
    return "\n\n".join([head, *(_lines(cls, checked=checked) for cls in classes)])


def _lines(cls: type, *, checked: bool) -> str:
    readers = [part.name for part in readers_of(cls, checked=checked)]
    return "\n".join(lines_of(cls, readers, checked=checked)) + "\n"


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
    for checked, file in FILES.items():
        file.write_text(written(checked=checked), encoding="utf-8")
