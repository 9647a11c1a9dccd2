"""The tutorial, followed to the letter by somebody who has nothing but the page."""

from __future__ import annotations

import doctest
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from sybil import Document, Region
from sybil.parsers.markdown.lexers import FencedCodeBlockLexer
from sybil.parsers.myst.lexers import DirectiveLexer

from tests.machine import Machine

PAGE = Path(__file__).parents[1] / "docs" / "tutorial.md"
NOW = ", as it is now"
PROGRAMS = {"pip", "security-meetings"}
# What a reader types into Python, with what is to be answered.
TYPED = """\
import doctest, sys
sys.exit(doctest.testfile(sys.argv[1], False, optionflags=doctest.ELLIPSIS, encoding="utf-8").failed)
"""


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """The machine of a reader who begins."""
    return Machine(tmp_path_factory.mktemp("machine"))


def regions(page: str) -> Iterator[Region]:
    """The blocks of a page that a reader does something with, in order."""
    document = Document(page, str(PAGE))
    found = [*FencedCodeBlockLexer("console")(document), *FencedCodeBlockLexer("pycon")(document)]
    found += [r for r in DirectiveLexer("code-block")(document) if "caption" in r.lexemes["options"]]
    return iter(sorted(found, key=lambda region: region.start))


def caption(region: Region) -> str:
    """The name above a block; empty where it has none."""
    return str(region.lexemes.get("options", {}).get("caption", ""))


def follow(page: str, machine: Machine, here: Path) -> int:
    """Do all that a page says, and compare what comes of it with what it shows.

    Returns:
        The number of its steps.
    """
    steps = list(regions(page))
    for region in steps:
        source = region.lexemes["source"]
        file = caption(region)
        if file.endswith(NOW):
            same(source, (here / file.removesuffix(NOW)).read_text(encoding="utf-8"), file)
        elif file:
            save(here / file, source, is_change=region.lexemes["arguments"] == "diff")
        elif source.startswith("$ "):
            type_commands(source, machine, here)
        else:
            lines = here.parent / f"{here.name}.pycon"
            lines.write_text(source, encoding="utf-8")
            code, told = machine.run("-c", TYPED, str(lines), here=here)
            assert code == 0, told
    return len(steps)


def same(expected: str, told: str, what: str) -> None:
    """What is shown is what there is; `...` stands for whatever there is."""
    agrees = doctest.OutputChecker().check_output(expected, told, doctest.ELLIPSIS)
    assert agrees, f"{what}\nexpected:\n{expected}\ngot:\n{told}"


def save(file: Path, source: str, *, is_change: bool) -> None:
    """Save a file as shown, or take out the lines with a minus, and put in those with a plus."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if is_change:
        before, after = (
            "".join(line[1:] for line in source.splitlines(keepends=True) if line[0] in kept)
            for kept in (" -", " +")
        )
        text = file.read_text(encoding="utf-8")
        assert text.count(before) == 1, f"{file} has not once what is to be changed:\n{before}"
        source = text.replace(before, after)
    file.write_text(source, encoding="utf-8", newline="\n")


def type_commands(source: str, machine: Machine, here: Path) -> None:
    """Type each command; where the page does not show what it prints, it must end well."""
    for line, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n?)*)", source, re.MULTILINE):
        program, *words = shlex.split(line)
        assert program in PROGRAMS, f"a reader has no {program!r}: {line}"
        code, told = machine.run("-m", program.replace("-", "_"), *words, here=here)
        if expected:
            same(expected, told, line)
        else:
            assert code == 0, f"{line}\n{told}"


def test_the_tutorial(machine: Machine, tmp_path: Path) -> None:
    """Whoever does what the page says gets what it shows, from the text to the installed pack."""
    page = PAGE.read_text(encoding="utf-8")
    assert follow(page, machine, tmp_path) == page.count("\n```\n")  # no block is passed over


def test_it_takes_half_a_line_a_word() -> None:
    """The file that the tutorial ends with has no more than half a line for each word of its text."""
    files = {caption(r): r.lexemes["source"] for r in regions(PAGE.read_text("utf-8"))}
    text, notes = files["gazette.txt"], files["lighthouse/src/lighthouse/pack/seeds/gazette.toml"]
    assert len([line for line in notes.splitlines() if line]) <= len(text.split()) / 2


FILE = "```{code-block} text\n:caption: a.txt\n\none\n```\n\n"
WRONG = {
    "another answer": "```console\n$ security-meetings packs\nsecurity-meetings 9.9.9\n```\n",
    "a command that fails": "```console\n$ security-meetings explain nothing\n```\n",
    "another program": "```console\n$ wget example.org\n```\n",
    "another value": "```pycon\n>>> 1 + 1\n3\n```\n",
    "a change of what is not there": FILE + "```{code-block} diff\n:caption: a.txt\n\n-two\n+three\n```\n",
    "another file": FILE + "```{code-block} text\n:caption: a.txt, as it is now\n\ntwo\n```\n",
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_page_that_is_wrong_is_noticed(machine: Machine, tmp_path: Path, wrong: str) -> None:
    """What does not come as shown, and what a reader cannot do, is told."""
    with pytest.raises(AssertionError):
        follow(f"# A page\n\n{wrong}", machine, tmp_path)
