"""Spans of a text: where words stand, and what surrounds them."""

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from security_meetings.model.spans import evidence

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
