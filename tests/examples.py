"""What the project shows, as modules: the examples of its pages, and all of its public names.

`python -m tests.examples FOLDER` writes them into a folder, beside the program of `tests/consumer`. So type
checkers see what somebody writes who depends on the project.
"""

from __future__ import annotations

import ast
import doctest
import sys
import typing
from pathlib import Path

import security_meetings

__all__ = ["PAGES", "face", "module"]

ROOT = Path(__file__).parents[1]
# The last of them looks at values that are known to be there; a program would ask first.
PAGES = ("README.md", "docs/index.md", "docs/guide.md", "docs/tour.md")
KNOWN_TO_BE_THERE = """\
# mypy: disable-error-code="union-attr"
# pyright: reportOptionalMemberAccess=false
"""


def module(page: str, text: str) -> str:
    """A module of all examples of a page, but for those that go wrong on purpose."""
    # What only goes wrong on purpose uses nothing here.
    lines = ["# pyright: reportUnusedImport=false\n"]
    lines += [KNOWN_TO_BE_THERE] if page == "docs/tour.md" else []
    for example in doctest.DocTestParser().get_examples(text):
        if example.exc_msg is None:
            (shown, *more) = ast.parse(example.source).body
            # What an interpreter shows is of use to it alone.
            plain = isinstance(shown, ast.Expr) and not isinstance(shown.value, ast.Call) and not more
            lines.append(f"print({ast.unparse(shown)})\n" if plain else example.source)
    return "".join(lines)


def face() -> str:
    """A module that has every public name in an annotation, or as the value that it is."""
    names = sorted(security_meetings.__all__)
    lines = [f"from security_meetings import {', '.join(names)}", "", "kept: list[object] = []"]
    for name in names:
        public = getattr(security_meetings, name)
        if isinstance(public, type) or typing.get_origin(public):
            of = f"{name}[Meeting]" if getattr(public, "__parameters__", ()) else name
            lines += ["", "", f"def same_{name.lower()}(given: {of}) -> {of}:", "    return given"]
        else:
            lines += ["", "", f"kept.append({name})"]
    return "\n".join([*lines, ""])


def main(folder: Path) -> None:
    """Write all modules."""
    for page in PAGES:
        source = module(page, (ROOT / page).read_text(encoding="utf-8"))
        (folder / f"{Path(page).stem.lower()}.py").write_text(source, encoding="utf-8")
    (folder / "face.py").write_text(face(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
