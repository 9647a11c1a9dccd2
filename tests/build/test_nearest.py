"""The nearest place: near, in bounds, and found in a short time."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from security_meetings.build.nearest import Near, Words

TEXT = (
    "The harbour forum opened on Monday in the old customs house. Some 17 defence ministers came early, and "
    "Ada Quill of Northland took the chair. Delegations of eleven countries stayed until the evening bell."
)


@given(st.data())
def test_one_word_changed(data: DataObject) -> None:
    """Words of which one was changed, left out or added are near to where they stand."""
    words = TEXT.split()
    start = data.draw(st.integers(0, len(words) - 7))
    asked = words[start : start + 7]
    at = data.draw(st.integers(1, 5))
    changed = data.draw(st.sampled_from([["whale"], [], [asked[at], "whale"]]))
    near = Words(TEXT).nearest(" ".join([*asked[:at], *changed, *asked[at + 1 :]]), 0, len(TEXT))
    assert near is not None
    assert TEXT[near.start : near.end].rstrip(",.") == " ".join(asked).rstrip(",.")
    assert near.differences


@given(st.text(), st.text(min_size=1), st.integers(0, 40), st.integers(0, 40))
def test_in_bounds(text: str, words: str, start: int, end: int) -> None:
    """What is near lies between the bounds, marks at its ends apart, whatever was asked."""
    near = Words(text).nearest(words, min(start, end), max(start, end))
    if near is not None:
        assert min(start, end) - 1 <= near.start < near.end <= max(start, end) + 1


@pytest.mark.parametrize(
    ("differences", "said"),
    [
        ((), ""),
        ((("defence", "defense"),), "'defence', not 'defense'"),
        ((("not", ""), ("", "ever")), "with 'not'; without 'ever'"),
        (tuple((c, "") for c in "abcde"), "with 'a'; with 'b'; with 'c'; 2 more differences"),
    ],
)
def test_in_words(differences: tuple[tuple[str, str], ...], said: str) -> None:
    """Differences are told in words: what is there, and what was asked for."""
    assert str(Near(0, 1, 0, differences)) == said


@pytest.mark.parametrize(
    "words", ["", " ", "…", "whale", "whale of a time", "the", "Sunday came and the whale left"]
)
def test_nothing_near(words: str) -> None:
    """Where nothing is near, nothing is found."""
    assert Words(TEXT).nearest(words, 0, len(TEXT)) in (None, Near(0, 3, 3, (("The", "the"),)))


@pytest.mark.parametrize("unit", ["a ", "a b ", "word ", "ab", "中", "Aa bB "])
def test_short_time(unit: str) -> None:
    """Once a text is read, looking for what is near takes a short time, whatever the text."""
    words = Words(unit * 100_000)
    began = time.perf_counter()
    for asked in (unit * 50 + "x", "x " + unit * 1000, "x" + unit, unit * 3):
        words.nearest(asked, 0, len(unit) * 100_000)
    assert time.perf_counter() - began < 60  # it ends: how fast it is, benchmarks tell
