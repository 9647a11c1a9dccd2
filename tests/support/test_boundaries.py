"""Where words may begin and end."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings.support.boundaries import parts_words


def parted(text: str) -> str:
    """The text with a stroke wherever words may part."""
    return "".join("|" * (at > 0 and parts_words(text, at)) + c for at, c in enumerate(text))


@pytest.mark.parametrize(
    "text",
    [
        "Nigeria",
        "Нигерия",
        "إيران",
        "O’Brien",
        "O’Hara",
        "Мар’яна",
        "a_b",
        "G7",
        "1,250",
        "3.5",
        "2’500",
        "👩\u200d🚀",
        "👍🏽",
        "🇳🇴",
        "e\u0301",
        "می\u200cشود",
        "co\u00adop",
        "カタカナ",
        "나이지리아",
        "क्षेत्र",
    ],
)
def test_one_word(text: str) -> None:
    """Words, figures, letters with their marks, and signs made of several are not cut."""
    assert parted(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Iran|’s",
        "IRAN|'S",
        "l’|Iran",
        "L’|Iran",
        "dell’|Iran",
        "İran|’daki",
        "states|’| |rights",
        "Port|-|based",
        "Sea| |Hall|.",
        "中|国|代|表",
        "‘|中|国|’|代",
        "の|会|議",
        "ก|ข",
        "이란|은",
        "🇳🇴|🇮🇸",
        "U|.|S|.",
        "Moscow|,| |2027",
        "5|%",
        "'|Iran|'",
    ],
)
def test_several_words(text: str) -> None:
    """Names part from what is joined to them, and scripts without spaces part everywhere."""
    assert parted(text.replace("|", "")) == text


@given(st.text(max_size=30))
def test_ends_of_the_text(text: str) -> None:
    """A text begins and ends where words do."""
    assert parts_words(text, 0)
    assert parts_words(text, len(text))


@given(st.text(alphabet=st.characters(categories=["L", "M", "N", "Cf"]), min_size=1, max_size=8), st.data())
def test_no_half_letter(text: str, data: st.DataObject) -> None:
    """A letter is never cut from its marks."""
    at = data.draw(st.integers(0, len(text) - 1))
    if at and unicodedata.category(text[at]).startswith("M"):
        assert not parts_words(text, at)
