"""The pictures of a terminal that the pages show."""

from __future__ import annotations

import importlib.util
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture(scope="module")
def terminal() -> ModuleType:
    """The module that draws them, which stands beside the pages."""
    spec = importlib.util.spec_from_file_location("terminal", DOCS / "terminal.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_picture_shows_all_that_is_printed(terminal: ModuleType) -> None:
    """The lines of a picture are those of the command, and none is longer than the picture is wide."""
    for arguments in terminal.PICTURES.values():
        drawn = ET.fromstring(terminal.picture(arguments))  # noqa: S314 (it was just made)
        lines = ["".join(text.itertext()) for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
        printed = re.sub(r"\x1b\[\d*m", "", terminal.printed(arguments)).splitlines()
        assert lines == [f"$ security-meetings {arguments}", *(line for line in printed if line)]
        assert max(map(len, lines)) <= terminal.COLUMNS


def test_what_a_terminal_makes_bold_is_drawn_so(terminal: ModuleType) -> None:
    """Bold and dim words look so in the picture, and what follows them is plain again."""
    assert list(terminal.spans("a \x1b[1mb\x1b[0m c", "")) == [("", "a "), ("b", "b"), ("", " c"), ("", "")]


def test_every_picture_is_shown(terminal: ModuleType) -> None:
    """A picture that is drawn stands on a page."""
    pages = "".join(page.read_text(encoding="utf-8") for page in DOCS.glob("*.md"))
    assert [name for name in terminal.PICTURES if f"](_generated/terminal/{name}.svg)" not in pages] == []
