"""Words and layout for the terminal."""

from __future__ import annotations

import sys

import attrs
import pytest

from security_meetings import Claim, Count, Dataset
from security_meetings.cli.page import Page, Styled, bold, dim, reading_shown, rivals
from security_meetings.model.schema import Field


@pytest.fixture
def claim(ds: Dataset) -> Claim:
    """A claim that a source makes in its own voice."""
    winner = ds.explain("imhr-2025", "counts.countries").winner
    assert winner
    return winner


def test_rivals_name_each_source_once(ds: Dataset, claim: Claim) -> None:
    """Sources of one value, and values of one source, are joined; a denial is told as such."""
    field = Field("A number.")
    rt = attrs.evolve(claim, source="rt")
    other, denied = attrs.evolve(rt, value=Count(104)), attrs.evolve(rt, modality="denied")

    def told(*claims: Claim) -> str:
        words = rivals(ds, claims, field)
        return " ".join(w.text if isinstance(w, Styled) else w for w in words)

    assert told(claim, rt, rt) == "105 according to interaffairs and rt"
    assert told(claim, other, denied) == "105 according to interaffairs; 104 and not 105 according to rt"


def test_page_wraps_and_aligns() -> None:
    """Labels stand in one column, and what they stand for is wrapped into the second."""
    page = Page(40, colour=False)
    page.fields([("a", "one two three four five six seven eight"), ("long", dim("nine"))])
    assert page.lines == ["  a     one two three four five six", "        seven eight", "  long  nine"]


def test_page_aligns_numbers_on_the_right() -> None:
    """Numbers end in the same column."""
    page = Page(40, colour=False)
    page.fields([("7", "seven"), ("126", "many")], 0, right=True)
    assert page.text == "  7  seven\n126  many\n"


def test_page_gives_a_long_label_its_own_line() -> None:
    """A label that would leave no room is not cut, but stands above."""
    page = Page(40, colour=False)
    page.fields([("a-label-that-is-longer-than-all-this", "x"), ("short", "y")], 0)
    assert page.lines == ["a-label-that-is-longer-than-all-this", "       x", "short  y"]


def test_page_keeps_odd_spaces_and_long_words() -> None:
    """A no-break space parts no words, and a word that is too long stays whole."""
    page = Page(40, colour=False)
    page.write(f"no\xa0break {'x' * 60} end")
    assert page.lines == ["no\xa0break", "x" * 60, "end"]


def test_page_has_no_double_gaps() -> None:
    """A gap is one empty line between parts: none at the top, and never two."""
    page = Page(40, colour=False)
    page.gap()
    page.write("a")
    page.gap()
    page.gap()
    page.write("b")
    assert page.text == "a\n\nb\n"


def test_page_colours_words_not_widths() -> None:
    """Colours change no line breaks."""
    words = [bold("one two three four five six seven"), dim("eight nine")]
    plain, coloured = Page(40, colour=False), Page(40, colour=True)
    for page in (plain, coloured):
        page.write(words)
    assert plain.lines == ["one two three four five six seven eight", "nine"]
    assert coloured.lines[1] == "\x1b[2mnine\x1b[0m"
    assert coloured.lines[0].startswith("\x1b[1mone\x1b[0m")


def test_empty_page_is_no_text() -> None:
    """A page on which nothing was written prints nothing."""
    assert Page(80, colour=False).text == ""


@pytest.mark.parametrize("terminal", [True, False])
def test_reading_is_told_on_a_terminal_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], terminal: bool
) -> None:
    """How far a long reading is stands on a terminal while it lasts, and never in a pipe."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    with reading_shown() as progress:
        if progress:
            progress(1 << 20)
            progress(1 << 26)
    told = capsys.readouterr().err
    assert ("read 65 MiB" in told) is terminal
    assert told == "" or told.endswith("\r\x1b[K")


@pytest.mark.parametrize(
    "odd",
    ["\x1b[31m", "\x07", "\x9b2J", "\x7f", "\u202e", "\u2066", "\u200b", "\u2028", "\ufeff", "\U000e0041"],
)
def test_words_do_not_steer(odd: str) -> None:
    """What steers a terminal or is seen by nobody is spelt out where it stands in the words of a pack."""
    page = Page(80, colour=False)
    page.write(f"a{odd}b")
    page.fields([(f"c{odd}", [dim(f"d{odd}e")])])
    page.raw(f"f{odd}g\nh")
    assert odd not in page.text
    assert page.text.count(repr(odd)[1:-1]) == 4
    assert page.lines[-1] == "h"
