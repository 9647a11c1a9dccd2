"""HTML that cannot be anything else than what was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings.reader.markup import Markup, element, joined, text
from tests.reader.shared import HOSTILE, Seen

# What browsers show as it is; the rest is spelt out.
SHOWN = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Zs", "Co", "Cn")))


@given(SHOWN, SHOWN)
def test_words_come_back_as_they_were(words: str, title: str) -> None:
    """Whatever stands in an element or an attribute is read again as the same words, and as nothing else."""
    found = Seen(element("p", {"title": title}, words))
    assert found.elements == [("p", {"title": title})]
    assert found.text == words
    assert not found.open


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_become_an_element(words: str) -> None:
    """Words that look like markup stay words, in content and in attributes."""
    found = Seen(element("p", {"title": words}, words))
    assert [name for name, _ in found.elements] == ["p"]
    assert found.unbalanced == found.open == []


def test_what_turns_a_line_is_spelt_out() -> None:
    """Marks that reverse what follows, and control characters, are shown by their codes."""
    assert text("a\u202eb\x1bc\u2028") == "a\\u202eb\\x1bc\\u2028"


@pytest.mark.parametrize("letter", ["\n", "\u200c", "\u200d", "\u200f", "\u00ad"])
def test_what_scripts_need_stays(letter: str) -> None:
    """Line ends and the marks without which Arabic or Hindi is written wrong stay as they are."""
    assert text(f"a{letter}b") == f"a{letter}b"


def test_markup_is_not_escaped_again() -> None:
    """An element in an element stays one."""
    assert element("p", None, element("b", None, "<")) == "<p><b>&lt;</b></p>"


def test_an_attribute_can_be_absent() -> None:
    """None and False are no attribute, True one without a value, and 0 is a value."""
    attributes = {"a": None, "b": False, "c": True, "d": 0}
    assert element("input", attributes) == '<input c d="0">'


def test_what_parts_pieces_is_escaped_too() -> None:
    """Pieces are joined by words, which are escaped as well."""
    assert joined(["a", Markup("<br>")], " < ") == "a &lt; <br>"
