"""Reading: a text as it is seen on screen, and where each letter of that stands."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from security_meetings.support.reading import UNSEEN, Text, as_read, pieces

ODD = [
    *("a", "é", "e\u0301", "\u0301", "\ufb01", " ", "  ", "\n", "\r\n", "\u00ad", "\u200b", "\u200d"),
    *("中", "한", "\u1112", "\u1161"),
]
WRITTEN = st.lists(st.sampled_from(ODD) | st.text(max_size=2)).map("".join)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", ""),
        ("plain words", "plain words"),
        ("Rene\u0301", "René"),
        ("a \r\n\t b", "a b"),
        ("co\u00adal\ufeff", "coal"),
        ("a \u200b b", "a b"),
        ("of\ufb01ce", "office"),
        ("\u1112\u1161\u11ab", "한"),
        ("ｶﾞ", "ガ"),
        ("‘a’ — “b”…", "‘a’ — “b”…"),
        ("m² ½ ① №", "m² ½ ① №"),
        ("e\u00ad\u0301", "é"),
    ],
)
def test_as_read(text: str, read: str) -> None:
    """Forms of letters, white space and what takes no room are as on screen; marks stay."""
    assert as_read(text) == read


@given(WRITTEN)
def test_pieces(text: str) -> None:
    """The pieces of a text, put together, are the text; as they are read, the text as it is read."""
    found = list(pieces(text))
    assert "".join(written for written, _ in found) == text
    assert "".join(read for _, read in found) == as_read(text)


@given(WRITTEN)
def test_read_again(text: str) -> None:
    """What has been read stays as it is: composed, in single spaces, and nothing unseen in it."""
    read = as_read(text)
    assert unicodedata.is_normalized("NFC", read)
    assert not set(UNSEEN) & set(read)
    assert not any(c.isspace() and c != " " for c in read)


@given(WRITTEN, st.data())
def test_span(text: str, data: DataObject) -> None:
    """A span of what is read leads to the letters of the text that are read so, or to none."""
    whole = Text(text)
    start = data.draw(st.integers(0, len(whole.plain)))
    end = data.draw(st.integers(start, len(whole.plain)))
    span = whole.span(start, end)
    if span is not None and start < end:
        assert 0 <= span[0] <= span[1] <= len(text)
        assert as_read(text[slice(*span)]).strip() == whole.plain[start:end].strip()


@given(WRITTEN, st.data())
def test_plain_span(text: str, data: DataObject) -> None:
    """What is read of a span of the text holds that span."""
    whole = Text(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high = whole.plain_span(start, end)
    assert 0 <= low <= high <= len(whole.plain)
    span = whole.span(low, high)
    if span is not None and low < high:
        assert span[0] <= start or not as_read(text[start : span[0]]).strip()


@pytest.mark.parametrize(
    "unit", ["A. ", "e\u0301", "\u0301", "a\u200b", "\u200b", " ", "\r\n", "\ufb01", "한"]
)
def test_in_proportion(unit: str) -> None:
    """A megabyte of anything is read in a second or two."""
    began = time.perf_counter()
    assert Text(unit * (500_000 // len(unit))).plain is not None
    assert time.perf_counter() - began < 60  # it ends: how fast it is, benchmarks tell
