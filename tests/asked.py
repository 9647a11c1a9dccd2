"""What `where()` can be asked of each kind of record, for type checkers: a module written from the classes.

Type checkers do not run code: they know no more than what stands in the source. So `python -m tests.asked`
writes the keywords of every collection, and their values, and a test says when that is due.
"""

import textwrap
from collections.abc import Iterator
from pathlib import Path

from security_meetings.collection import asked
from security_meetings.collection.keywords import Keyword, keywords
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import Record
from security_meetings.model.shapes import Choice, Claimed, Many, Parts, Plain, Shape, Written

__all__ = ["FILE", "written"]

FILE = Path(asked.__file__)
WIDTH = 110
HEAD = '''\
"""What `where()` can be asked, for type checkers alone; written by `python -m tests.asked`.

At run time every collection is a `Collection`, and tells by its class what it can be asked.
"""

from __future__ import annotations

'''


def written() -> str:
    """The module as it should be."""
    names: set[tuple[str, str]] = set()
    parts = [part for collection, cls in kinds().items() for part in _of_kind(collection, cls, names)]
    imports = {
        ("collections.abc", "Callable"),
        ("typing", "Literal"),
        ("typing", "TypedDict"),
        ("typing", "Unpack"),
        ("security_meetings.collection.collection", "Collection"),
        *names,
    }
    return "\n\n\n".join([HEAD + "\n".join(_imports(imports)), *parts]) + "\n"


def _imports(names: set[tuple[str, str]]) -> Iterator[str]:
    ours = {module for module, _ in names if module.startswith("security_meetings")}
    yield "import datetime"
    for group in ({module for module, _ in names} - ours, ours):
        for module in sorted(group):
            yield f"from {module} import {', '.join(sorted(name for m, name in names if m == module))}"
        if group is not ours:
            yield ""
    kinds_ = ", ".join(f'"{collection.title()}"' for collection in sorted(kinds()))
    yield (
        f"\n__all__ = [{kinds_}]"
        if len(kinds_) < WIDTH - 13
        else ("\n__all__ = [\n" + "".join(f'    "{name.title()}",\n' for name in sorted(kinds())) + "]")
    )


def _of_kind(collection: str, cls: type[Record], names: set[tuple[str, str]]) -> Iterator[str]:
    names.add((cls.__module__, cls.__name__))
    name = collection.title()
    fields = [_field(word, _type(keyword, names)) for word, keyword in keywords(cls).items()]
    yield f"class _Of{name}(TypedDict, total=False):\n" + "\n".join(fields)
    yield textwrap.dedent(f'''\
        class {name}(Collection[{cls.__name__}]):
            """A collection of such records, and what it can be asked."""

            def where(  # type: ignore[override]
                self, *predicates: Callable[[{cls.__name__}], bool], **wanted: Unpack[_Of{name}]
            ) -> {name}:
                """The records that fit every condition, in order."""
                raise NotImplementedError''')


def _field(word: str, types: list[str]) -> str:
    line = f"    {word}: {' | '.join(types)}"
    if len(line) <= WIDTH:
        return line
    inner = f"        {' | '.join(types)}"
    if len(inner) <= WIDTH:
        return f"    {word}: (\n{inner}\n    )"
    return f"    {word}: (\n        " + "\n        | ".join(map(_broken, types)) + "\n    )"


def _broken(hint: str) -> str:
    if not hint.startswith("Literal[") or len(hint) <= WIDTH - 16:
        return hint
    choices = hint.removeprefix("Literal[").removesuffix("]").split(", ")
    return "Literal[\n" + "".join(f"            {choice},\n" for choice in choices) + "        ]"


def _type(keyword: Keyword, names: set[tuple[str, str]]) -> list[str]:
    return [*_of_shape(keyword.shape, names), "None"]


def _of_shape(shape: Shape, names: set[tuple[str, str]]) -> list[str]:
    if isinstance(shape, Many):
        item = [
            hint for hint in _of_shape(shape.of, names) if not isinstance(shape.of, Written) or hint != "str"
        ]
        return [f"tuple[{' | '.join(item)}, ...]"]
    if isinstance(shape, Choice):
        return [f"Literal[{', '.join(_quoted(choice) for choice in shape.choices)}]"]
    if isinstance(shape, Plain):
        return [shape.json.__name__]
    if isinstance(shape, Claimed):
        names.add(("security_meetings.model.claims", "AnyValue"))
        return ["AnyValue"]
    types = shape.types if isinstance(shape, Written) else (shape.cls,) if isinstance(shape, Parts) else ()
    # A written form is understood too.
    return [_named(cls, names) for cls in types] + ["str"] * isinstance(shape, Written)


def _quoted(word: str) -> str:
    return f'"{word}"'


def _named(cls: type, names: set[tuple[str, str]]) -> str:
    if cls.__module__ == "datetime":
        return f"datetime.{cls.__name__}"
    names.add((cls.__module__, cls.__name__))
    return cls.__name__


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
