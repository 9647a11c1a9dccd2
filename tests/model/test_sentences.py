"""The places of sentences: how they are written, and what they leave open."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import Dataset
from security_meetings.errors import InvalidValue
from security_meetings.model.sentences import Sentences, merged, uncovered

GAPS = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 9)), max_size=8)
SPANS = st.lists(st.tuples(st.integers(-2, 60), st.integers(-2, 60)), max_size=8)


def in_order(gaps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, each so far behind the last one and so long."""
    spans, at = [], 0
    for gap, length in gaps:
        spans.append((at + gap, at + gap + length))
        at += gap + length
    return spans


@given(GAPS)
def test_written(gaps: list[tuple[int, int]]) -> None:
    """What is written is read back, and no other form stands for it."""
    spans = in_order(gaps)
    written = Sentences.of(spans)
    assert written.spans == tuple(spans)
    assert Sentences.parse(str(written)) == written


@pytest.mark.parametrize(
    "text",
    ["0", "0-", "5-5", "5-4", "0-5 4-9", "0-5  6-9", " 0-5", "0-5 ", "-1-5", "a-b", "0-٥", "0-" + "9" * 5000],
)
def test_not_written_so(text: str) -> None:
    """What is no list of spans in order is refused."""
    with pytest.raises(InvalidValue, match="expected the spans of sentences"):
        Sentences.parse(text)


def test_relation() -> None:
    """Two ways of telling sentences apart do not clash."""
    one, other = Sentences("0-5"), Sentences("0-2 3-5")
    assert one.relation_to(Sentences("0-5")) == "equal"
    assert one.relation_to(other) == "compatible"
    assert [s.in_words(str) for s in (one, other)] == ["1 sentence", "2 sentences"]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("0-4 5-9", ""),
        ("0-9", ""),
        ("0-4", "no sentence holds 'Two.'"),
        ("1-4 5-9", "no sentence holds 'O'"),
        ("", "no sentence holds 'One. Two.'"),
        ("0-4 5-10", "the sentence 5-10 ends behind the text"),
    ],
)
def test_wrong_in_a_text(written: str, told: str) -> None:
    """All that can be seen of a text belongs to a sentence, and none ends behind it."""
    found = Sentences(written).wrong_in("One. Two.")
    assert found.startswith(told)
    assert bool(found) == bool(told)


@given(GAPS, SPANS)
def test_uncovered(gaps: list[tuple[int, int]], spans: list[tuple[int, int]]) -> None:
    """A sentence is uncovered if no span shares a character with it, whatever the order of the spans."""
    sentences = in_order(gaps)
    spans = [(min(span), max(span)) for span in spans]
    expected = [(s, e) for s, e in sentences if not any(max(a, s) < min(b, e) for a, b in spans)]
    assert uncovered(sentences, spans) == expected


@given(SPANS)
def test_merged(spans: list[tuple[int, int]]) -> None:
    """Merged spans hold the same characters, in order, and do not meet."""
    found = merged(spans)
    assert {i for a, b in found for i in range(a, b)} == {i for a, b in spans for i in range(a, b)}
    assert all(a < b for a, b in found)
    assert all(end < start for (_, end), (start, _) in pairwise(found))


def test_short_time() -> None:
    """Very many spans take time with their number alone."""
    spans = [(i, i + 2) for i in range(0, 600_000, 3)]
    began = time.perf_counter()
    assert uncovered(spans, spans) == []
    assert len(Sentences.parse(str(Sentences.of(spans))).spans) == len(spans)
    assert time.perf_counter() - began < 60  # it ends: how fast it is, benchmarks tell


def test_iterating_gives_the_spans(ds: Dataset) -> None:
    """Sentences are gone through as they stand, without another word."""
    for source in ds.sources:
        assert source.sentences
        assert [*source.sentences] == [*source.sentences.spans]
        assert all(source.text[start:end].strip() for start, end in source.sentences)
    assert [*Sentences()] == []
