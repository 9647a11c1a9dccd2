"""Two readings under each other: marked where they differ, in every script, printable and short."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from security_meetings.build.readings import readings
from security_meetings.model.briefs import visible

LINES = st.text(max_size=60)


def marked(lines: tuple[str, ...]) -> list[tuple[str, str]]:
    """What stands above each row of marks, quoted and in the text; every letter takes one column here."""
    asked, there, marks = lines[:3]
    found = []
    at = marks.find("^")
    while at >= 0:
        end = at + len(marks[at:]) - len(marks[at:].lstrip("^"))
        found.append((asked[at:end].strip(), there[at:end].strip()))
        at = marks.find("^", end)
    return found


@pytest.mark.parametrize(
    ("asked", "there", "expected"),
    [
        ("17 defense ministers", "17 defence ministers", [("s", "c")]),
        ("We are leaving", "We are not leaving", [("", "not")]),
        ("They have all come", "They come", [("have all", "")]),
        ("came on Monday", "came on Thursday", [("Monday", "Thursday")]),
        ("It's “so”", "It’s «so»", [("'", "’"), ("“", "«"), ("”", "»")]),
        ("waited... then", "waited… then", [("...", "…")]),
        ("Сергей Шойга выступил", "Сергей Шойгу выступил", [("а", "у")]),
        ("Moscоw hosts", "Moscow hosts", [("о", "o")]),
        ("a b", "ab", [("", "")]),
    ],
)
def test_what_differs(asked: str, there: str, expected: list[tuple[str, str]]) -> None:
    """Letters of a word that may be misspelt, whole words that are others, and marks of punctuation."""
    assert marked(readings(asked, there)) == expected


@pytest.mark.parametrize("words", ["", "a", "Ada Quill", "वे आए"])
def test_the_same(words: str) -> None:
    """Of what is the same, nothing is shown."""
    assert readings(words, words) == ()


@given(LINES, LINES)
def test_all_is_shown(asked: str, there: str) -> None:
    """What differs is shown, in lines that can be printed, each by itself."""
    lines = readings(asked, there)
    assert bool(lines) == (asked != there)
    assert all(visible(line) == line and len(line.splitlines()) == 1 for line in lines)


@given(st.text(alphabet="ab c", max_size=50), st.text(alphabet="ab c", max_size=50))
def test_marks_stand_below_what_differs(asked: str, there: str) -> None:
    """Where no mark stands below, both lines have the same letter; without spaces, they are the readings."""
    assume(asked != there)
    lines = readings(asked, there)
    assert len(lines) % 3 == 0
    for ours, theirs, marks in zip(lines[::3], lines[1::3], lines[2::3], strict=True):
        width = max(len(ours), len(theirs), len(marks))
        rows = zip(ours.ljust(width)[8:], theirs.ljust(width)[8:], marks.ljust(width)[8:], strict=True)
        assert all(mark == "^" or one == other for one, other, mark in rows)
    if "…" not in "".join(lines):
        assert lines[0][8:].replace(" ", "") == asked.replace(" ", "")
        assert lines[1][8:].replace(" ", "") == there.replace(" ", "")


@pytest.mark.parametrize(
    ("before", "columns"),
    [("Vie\u0323\u0302t ", 5), ("किताब ", 6), ("代表团", 6), ("e\u0301e ", 3), ("Łódź ", 5)],
)
def test_columns(before: str, columns: int) -> None:
    """Marks on letters take no column, wide letters take two."""
    *_, marks = readings(before + "X", before + "Y")
    assert marks == " " * (8 + columns) + "^"


def test_to_the_left() -> None:
    """Where a script runs to the left, what differs stands between brackets."""
    lines = readings("وصل الوزير يوم الأحد", "وصل الوزير يوم الاثنين")
    assert lines == ("quoted: وصل الوزير يوم [الأحد]", "  text: وصل الوزير يوم [الاثنين]")


@given(st.sampled_from(["word ", "中", "a\u0301", "\x1b[31m", "שלום "]), st.integers(0, 3000))
def test_bounds(unit: str, at: int) -> None:
    """Of pages, a few lines are shown, and those have what differs."""
    text = unit * 3000
    there = f"{text[: at * len(unit)]}+{text[at * len(unit) :]}"
    lines = readings(text, there)
    assert 2 <= len(lines) <= 9
    assert all(len(unicodedata.normalize("NFC", line)) < 200 for line in lines)
    assert "+" in "".join(lines[1:2])
    assert "+" not in lines[0]


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("Jürg Hölzli", "Juerg Hoelzli"),
        ("die Außenministerin kam", "die Aussenministerin kam"),
        ("genral", "general"),
    ],
)
def test_words_are_not_parted(asked: str, there: str) -> None:
    """A word is shown whole, though the other reading of it is longer."""
    lines = readings(asked, there)
    assert lines[0].split()[1:] == asked.split()
    assert lines[1].split()[1:] == there.split()
