"""Spans of a text: where words stand, and what surrounds them."""

import hashlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from security_meetings import Claim, Evidence, Source
from security_meetings.model.sentences import Sentences
from security_meetings.model.spans import evidence, places, quoted, starts, touching

# Texts in which words easily stand several times.
REPETITIVE = st.text(alphabet="ab \n", min_size=1, max_size=40)


@given(REPETITIVE | st.text(min_size=1), st.data())
def test_evidence(text: str, data: DataObject) -> None:
    """Evidence has the words at its offsets, and with what surrounds them they stand once."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    e = evidence("wire", text, start, end)
    assert (e.source, e.start, e.end) == ("wire", start, end)
    assert text[e.start : e.end] == e.exact
    whole = e.prefix + e.exact + e.suffix
    assert [i for i in range(len(text)) if text.startswith(whole, i)] == [start - len(e.prefix)]


def test_evidence_is_short() -> None:
    """Surroundings are no longer than uniqueness asks for."""
    text = "ab" * 100 + "X" + "ba" * 100
    e = evidence("wire", text, 200, 201)
    assert len(e.prefix + e.suffix) == 64
    assert len(evidence("wire", "a" * 1000, 500, 501).prefix) > 64


@given(REPETITIVE, st.text(alphabet="ab ", min_size=1, max_size=4))
def test_starts(text: str, words: str) -> None:
    """Words begin wherever the text goes on with them, also inside of an earlier place."""
    assert starts(text, words) == [i for i in range(len(text)) if text.startswith(words, i)]


def test_no_words_start_nowhere() -> None:
    """Where no words are asked for, none begin."""
    assert starts("text", "") == starts("", "") == []


SPANS = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda span: (span[0], sum(span))))


def claim_at(*spans: tuple[int, int]) -> Claim:
    """A claim that rests on these spans."""
    evidence = tuple(Evidence("rt", start, end, "x" * (end - start), "", "") for start, end in spans)
    return Claim("c", "meetings", "m", "city", "x", source="rt", evidence=evidence)


@given(st.lists(SPANS, max_size=4), SPANS)
def test_touching(claims: list[list[tuple[int, int]]], spans: list[tuple[int, int]]) -> None:
    """The claims are given, in order, whose evidence shares a letter with a span; to meet is not to share."""
    items = [claim_at(*own) for own in claims]
    letters = {i for start, end in spans for i in range(start, end)}
    expected = [c for c in items if any(letters & set(range(e.start, e.end)) for e in c.evidence)]
    assert touching(items, iter(spans)) == expected


def source_of(text: str, sentences: Sentences | None) -> Source:
    """A source with this text."""
    raw = text.encode()
    return Source("rt", sha256=hashlib.sha256(raw).hexdigest(), sentences=sentences, read=lambda: raw)


def test_quoted() -> None:
    """Fragments of one sentence are parted by an ellipsis; those of several are told apart."""
    text = "On and off. Further off."
    first, second, third = (
        Evidence("rt", at, at + len(w), w, "", "") for at, w in [(0, "On"), (7, "off"), (20, "off")]
    )
    source = source_of(text, Sentences("0-11 12-24"))
    assert quoted([], source) == ""
    assert quoted([first], source) == quoted([first]) == "“On”"
    assert quoted([first, second], source) == "“On” … “off”"
    assert quoted([first, third], source) == "“On”; and, further on, “off”"


@pytest.mark.parametrize("source", [None, Source("rt"), source_of("On and off.", None)])
def test_quoted_without_the_text(source: Source | None) -> None:
    """Where nobody can know whether fragments are of one sentence, that is said."""
    spans = [Evidence("rt", at, at + len(w), w, "", "") for at, w in [(0, "On"), (7, "off")]]
    assert quoted(spans, source) == "“On” […] “off” (whether this is one sentence cannot be checked here)"
    assert quoted(spans[:1], source) == "“On”"


def test_evidence_that_cannot_be_told_apart() -> None:
    """Where pages around some words are repeated, that is told, and no page is carried along."""
    with pytest.raises(ValueError, match="the text repeats 'A' with all that stands around it"):
        evidence("wire", "A. " * 100_000, 150_000, 150_001)


def test_touching_in_a_short_time() -> None:
    """Many claims and many places take time with their number, not with the product."""
    items = [claim_at((i, i + 1)) for i in range(20_000)]
    began = time.perf_counter()
    assert len(touching(items, [(i, i + 1) for i in range(0, 20_000, 2)])) == 10_000
    assert len(starts("a" * 200_000, "a" * 100_000)) == 100_001
    assert time.perf_counter() - began < 60  # it ends: how fast it is, benchmarks tell


LINE_ENDS = ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"]


@given(
    st.lists(st.sampled_from(["a", "b", *LINE_ENDS]), max_size=12),
    st.sampled_from(LINE_ENDS),
    st.sampled_from(["a", "b", ""]),
)
def test_quoted_words_stand_where_only_line_ends_differ(pieces: list[str], end: str, last: str) -> None:
    """Words over a line end are found with any kind of it, and the span holds them whole."""
    text = "".join([*pieces, "x", "\r\n", "y", "\n", last])
    for start, stop in places(text, f"x{end}y"):
        assert text[start:stop] == "x\r\ny"
    assert len(places(text, f"x{end}y")) == 1


def test_words_that_stand_so_are_found_only_so() -> None:
    """Line ends of another kind count where the words stand nowhere as quoted."""
    assert places("a\nb a\r\nb", "a\nb") == [(0, 3)]
    assert places("a\r\nb", "a b") == []
    assert places("a\r\nb", "b") == [(3, 4)]
