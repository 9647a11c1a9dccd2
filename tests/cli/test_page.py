"""Words and layout for the terminal."""

from __future__ import annotations

import sys
from datetime import date

import attrs
import pytest

from security_meetings import Claim, Count, Dataset, PartialDate
from security_meetings.cli.page import Page, Styled, bold, dim, reading_shown, rivals
from security_meetings.model.schema import Field
from security_meetings.model.values import Day
from security_meetings.words import day_in_words, days_in_words, in_words, listed, nth, teller


@pytest.fixture
def claim(ds: Dataset) -> Claim:
    """A claim that a source makes in its own voice."""
    winner = ds.explain("imhr-2025", "counts.countries").winner
    assert winner
    return winner


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (112, "112th"),
    ],
)
def test_nth_follows_english(number: int, words: str) -> None:
    """First, second and third have endings of their own; eleventh to thirteenth do not."""
    assert nth(number) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2025, 5, 27), "27 May 2025"),
        (PartialDate(2025, 5), "May 2025"),
        (PartialDate(2010), "2010"),
        (PartialDate(None, 5, 29), "29 May"),
        (PartialDate(None, 5), "May"),
    ],
)
def test_day_is_told_as_far_as_known(day: Day, words: str) -> None:
    """A part that is not known is left out, not filled in."""
    assert day_in_words(day) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2025, 5, 27), date(2025, 5, 29), "27 to 29 May 2025"),
        (date(2025, 5, 30), date(2025, 6, 2), "30 May to 2 June 2025"),
        (date(2024, 12, 30), date(2025, 1, 2), "30 December 2024 to 2 January 2025"),
        (date(2025, 5, 27), date(2025, 5, 27), "27 May 2025"),
        (date(2025, 5, 27), PartialDate(None, 5, 29), "27 May 2025 to 29 May"),
        (date(2025, 5, 27), None, "from 27 May 2025, last day not stated"),
        (None, PartialDate(2025, 5), "until May 2025, first day not stated"),
        (None, None, "days not stated"),
    ],
)
def test_days_say_what_they_share_once(first: Day | None, last: Day | None, words: str) -> None:
    """Month and year stand once where both days have them; a day not stated is named as such."""
    assert days_in_words(first, last) == words


def test_listed_joins_as_a_sentence_does() -> None:
    """One name stands alone; the last of several is joined by "and"."""
    assert [listed(["a"]), listed(["a", "b"]), listed("abc")] == ["a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Count(126), "126"),
        (Count(600, "more than", "expected"), "more than 600 (expected)"),
        (True, "yes"),
        (False, "no"),
        (13, "13"),
        ("RU", "RU"),
    ],
)
def test_in_words_says_plain_values(ds: Dataset, value: object, words: str) -> None:
    """A count has its stage unless it is of those there; text stays as it is."""
    assert in_words(ds, value) == words


@pytest.mark.parametrize(
    ("id_", "collections", "words"),
    [
        ("RU", ("countries",), "Russia (RU)"),
        ("sergei-shoigu", ("officials",), "Sergei Shoigu"),
        ("nobody-known", ("officials",), "nobody-known"),
    ],
)
def test_in_words_names_what_is_referred_to(
    ds: Dataset, id_: str, collections: tuple[str, ...], words: str
) -> None:
    """A reference is told by name, with the id where that says more."""
    assert in_words(ds, id_, Field("Somebody.", refers_to=collections)) == words


def test_in_words_quotes_evidence(ds: Dataset, claim: Claim) -> None:
    """A span is its words, its source and its place."""
    e = claim.evidence[0]
    assert in_words(ds, e) == f"“{e.exact}” (interaffairs, characters {e.start} to {e.end})"


def test_teller_tells_how_it_is_said(ds: Dataset, claim: Claim) -> None:
    """What is not simply asserted, or is somebody's word, is told as such; what no source says, too."""
    assert teller(ds, claim) == "interaffairs"
    assert teller(ds, attrs.evolve(claim, modality="reported", attributed_to="RU")) == (
        "interaffairs, reported, attributed to Russia"
    )
    due = attrs.evolve(claim, modality="expected", value=Count(7, stage="expected"))
    assert teller(ds, due) == "interaffairs"
    assert teller(ds, attrs.evolve(claim, source=None)) == "editorial, no source says so"


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


@pytest.mark.parametrize("odd", ["\x1b[31m", "\x07", "\x9b2J", "\x7f"])
def test_words_do_not_steer(odd: str) -> None:
    """Control characters in the words of a pack are spelt out, so that they do nothing."""
    page = Page(80, colour=False)
    page.write(f"a{odd}b")
    page.fields([(f"c{odd}", [dim(f"d{odd}e")])])
    page.raw(f"f{odd}g\nh")
    assert odd not in page.text
    assert page.text.count(repr(odd)[1:-1]) == 4
    assert page.lines[-1] == "h"
