"""What answers are laid out on: lines for a terminal, HTML for a notebook."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings.model.pages import HtmlPage, Layout, Page, Styled, bold, dim


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


# HTML

VOID = {"br", "hr", "img", "input"}


class Reader(HTMLParser):
    """Reads HTML as a browser would, and notes what is open, which tags there are, and the words seen."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens what is to be closed."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """What is closed was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Words between tags."""
        self.words += data


def read(html: str) -> Reader:
    """The HTML as read; nothing stays open."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


WORDS = st.text() | st.sampled_from(
    ["<script>alert(1)</script>", "</details></div>", '"><img src=x onerror=y>', "&lt;", "]]>", "<!--"]
)
STYLED = WORDS | st.builds(Styled, WORDS, st.sampled_from(["bold", "dim"]))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.lists(STYLED, max_size=3)),
        st.tuples(st.just("raw"), WORDS),
        st.tuples(st.just("part"), STYLED),
        st.tuples(st.just("gap")),
        st.tuples(st.just("fields"), st.lists(st.tuples(WORDS, STYLED), max_size=3)),
        st.tuples(st.just("grid"), st.just(["a", "b"]), st.lists(st.tuples(WORDS, WORDS), max_size=3)),
    ),
    max_size=6,
)


def laid_out(page: Layout, steps: list[tuple[Any, ...]]) -> None:
    """Put some things on a page."""
    for name, *given_ in steps:
        getattr(page, name)(*given_)


@given(STEPS)
def test_html_is_well_formed_and_inert(steps: list[tuple[Any, ...]]) -> None:
    """Whatever words stand on it, each tag is closed in its turn, and none came out of the words."""
    page = HtmlPage()
    laid_out(page, steps)
    found = read(page.text)
    allowed = {"div", "details", "summary", "table", "thead", "tbody", "tr", "th", "td", "b", "span", "pre"}
    assert found.tags <= allowed
    assert found.attributes <= {"style", "open"}


@given(STEPS)
def test_both_pages_say_the_same(steps: list[tuple[Any, ...]]) -> None:
    """A notebook shows the words of the terminal, and the other way round."""
    text, html = Page(1_000_000, colour=False), HtmlPage()
    laid_out(text, steps)
    laid_out(html, steps)
    assert "".join(read(html.text).words.split()) == "".join(text.text.split())


def test_parts_are_folded_one_after_the_other() -> None:
    """A part ends where the next begins, at a gap, or with the page."""
    page = HtmlPage()
    laid_out(page, [("part", "a"), ("write", "b"), ("part", "c"), ("gap",), ("write", "d"), ("part", "e")])
    assert page.text.count("<details open>") == 3
    assert "b</div></details><details open><summary>c</summary></details>" in page.text


def test_narrow_page_has_no_columns() -> None:
    """Where there is no room for two columns, what a label stands for stands below it."""
    page = Page(30, colour=False)
    page.fields([("a-long-label", "one two three four five"), ("b", "six")])
    assert page.lines == ["  a-long-label", "    one two three four five", "  b", "    six"]


def test_grid_keeps_rows_on_their_lines() -> None:
    """A row of a table is one line, whatever line breaks its cells hold, and columns are aligned."""
    page = Page(40, colour=False)
    page.grid(["id", "what"], [("a", "x\ny"), ("bcd", "z")])
    assert page.lines == ["id   what", "a    x y", "bcd  z"]
