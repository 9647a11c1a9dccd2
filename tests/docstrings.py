"""The parts of docstrings that tell what each field means, for `help()` and for whoever points at a class.

A field says once what it means, in its annotation. Editors do not read that: they show the docstring as it
stands in the source. So `python -m tests.docstrings` writes it there, and a test says when that is due.
"""

import ast
import inspect
import sys
import textwrap
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from security_meetings.model.kinds import kinds
from security_meetings.model.schema import Field

__all__ = ["SOURCE", "classes", "documented", "rewritten", "told"]

SOURCE = Path(__file__).parents[1] / "src"
HEADING = "Attributes:"
WIDTH, STEP = 110, 4


def classes() -> Iterator[type]:
    """Every class with described fields in the modules of the kinds of record."""
    for name in dict.fromkeys(cls.__module__ for cls in kinds().values()):
        for cls in vars(sys.modules[name]).values():
            if isinstance(cls, type) and cls.__module__ == name and attrs.has(cls):
                yield cls


def told(cls: Any) -> Iterator[tuple[str, Any, Field]]:
    """Name, type and `Field` of each field of a class that says what it means."""
    for attribute in attrs.fields(cls):
        for extra in getattr(attribute.type, "__metadata__", ()):
            if isinstance(extra, Field):
                yield attribute.name, typing.get_args(attribute.type)[0], extra


def documented(cls: type, docstring: str) -> str:
    """The docstring of a class, cleaned of its indentation, with the part on the fields as it should be."""
    text, _, examples = docstring.partition(">>>")
    text = text.partition(f"\n{HEADING}\n")[0].rstrip()
    fields = [_entry(name, hint, field) for name, hint, field in told(cls)]
    parts = [text, "\n".join([HEADING, *fields]), f">>>{examples}".rstrip() if examples else ""]
    return "\n\n".join(filter(None, parts))


def _entry(name: str, hint: Any, field: Field) -> str:
    words = field.meaning
    if field.unit and field.unit not in words.lower():
        words = f"{words.removesuffix('.')} ({field.unit})."
    if field.none != Field("").none:
        words += f" {'Empty' if typing.get_origin(hint) is tuple else 'None'}: {field.none}."
    indent = " " * STEP
    # In a class, each line stands one step further to the right.
    return textwrap.fill(
        f"{name}: {words}",
        WIDTH - STEP,
        initial_indent=indent,
        subsequent_indent=2 * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def rewritten(source: str, known: dict[str, type]) -> str:
    """The source of a module, with the docstrings of some classes, by name, as they should be."""
    lines = source.splitlines(keepends=True)
    for node in reversed(ast.parse(source).body):
        if isinstance(node, ast.ClassDef) and node.name in known and ast.get_docstring(node):
            literal = node.body[0]
            wanted = documented(known[node.name], inspect.cleandoc(str(ast.get_docstring(node))))
            body = textwrap.indent(f'"""{wanted}\n"""\n', " " * STEP)
            lines[literal.lineno - 1 : literal.end_lineno] = [body]
    return "".join(lines)


def main() -> None:
    """Write all docstrings as they should be."""
    known: dict[Path, dict[str, type]] = {}
    for cls in classes():
        file = SOURCE.joinpath(*cls.__module__.split(".")).with_suffix(".py")
        known.setdefault(file, {})[cls.__name__] = cls
    for file, of_file in known.items():
        file.write_text(rewritten(file.read_text(encoding="utf-8"), of_file), encoding="utf-8")


if __name__ == "__main__":
    main()
