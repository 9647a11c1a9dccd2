"""What is handed to type checkers: every example of the pages, every public name, and a program that runs."""

import ast
import doctest

import pytest

import security_meetings
from tests.consumer import dyads
from tests.examples import PAGES, ROOT, face, module


@pytest.mark.parametrize("page", PAGES)
def test_every_example_is_checked(page: str) -> None:
    """A line of a page is in its module, unless it shows what goes wrong."""
    text = (ROOT / page).read_text(encoding="utf-8")
    examples = [e for e in doctest.DocTestParser().get_examples(text) if "Traceback" not in e.want]
    written = {ast.unparse(node) for node in ast.parse(module(page, text)).body}
    asked = [ast.unparse(node) for example in examples for node in ast.parse(example.source).body]
    assert asked
    assert not [line for line in asked if line not in written and f"print({line})" not in written]


def test_what_goes_wrong_is_left_out() -> None:
    """A line that shows an error is none that a type checker should accept."""
    text = ">>> m = 1\n>>> m.city = 'Sochi'\nTraceback (most recent call last):\n    ...\nNo: m\n>>> m\n1\n"
    assert module("page.md", text).endswith("\nm = 1\nprint(m)\n")


def test_every_public_name_is_checked() -> None:
    """Each public name is imported, and then used."""
    names = [node.id for node in ast.walk(ast.parse(face())) if isinstance(node, ast.Name)]
    assert {*names} >= {*security_meetings.__all__}


def test_the_program_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The program that type checkers see does what it is for, and tells what is wrong with other data."""
    assert dyads.main([]) == 0
    rows = capsys.readouterr().out.splitlines()
    first, second, _, status = rows[0].split(",")
    assert (first, second, status) == ("Republika Srpska", "Russia", "held")
    assert dyads.main(["no/such/folder"]) == 1
    assert "no/such/folder" in capsys.readouterr().err
