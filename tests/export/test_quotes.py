"""Quotes that stand once in their text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from security_meetings import Claim, Evidence, Source
from security_meetings.export.quotes import told_apart
from security_meetings.model.spans import starts
from tests.conftest import collections_of

# Few letters make many repetitions.
TEXTS = st.one_of(
    st.text("ab", min_size=1, max_size=300),
    st.builds(lambda part, times: part * times, st.text("ab c", min_size=1, max_size=60), st.integers(1, 20)),
)


def told(text: str | None, *spans: Evidence) -> dict[Evidence, Evidence | None]:
    """What becomes of spans of a text; without one, of a source whose text does not travel along."""
    raw = None if text is None else text.encode()
    digest = __import__("hashlib").sha256(raw or b"").hexdigest()
    source = Source("s", file="s.txt", sha256=digest, read=lambda: raw)
    claim = Claim("c-1", "meetings", "m", "city", "x", source="s", evidence=spans)
    return told_apart(collections_of({"sources": [source], "claims": [claim]}))


@given(TEXTS, st.data())
def test_a_quote_stands_once(text: str, data: st.DataObject) -> None:
    """However often words are repeated, their quote is found at one place, and that is theirs."""
    spans = []
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        first, last = data.draw(st.integers(0, start)), data.draw(st.integers(end, len(text)))
        spans.append(Evidence("s", start, end, text[start:end], text[first:start], text[end:last]))
    for span, quote in told(text, *spans).items():
        assert quote is not None
        assert (quote.start, quote.end, quote.exact) == (span.start, span.end, span.exact)
        whole = quote.prefix + quote.exact + quote.suffix
        assert starts(text, whole) == [span.start - len(quote.prefix)]


def test_what_surrounds_it_wrongly_is_told_anew() -> None:
    """A span whose prefix is not that of the text gets the one that is."""
    (quote,) = told("one two one", Evidence("s", 8, 11, "one", "never", "there")).values()
    assert quote is not None
    assert (quote.prefix, quote.suffix) == ("one two ", "")


def test_words_that_do_not_stand_there_have_no_quote() -> None:
    """What the text does not hold at the place cannot be quoted from it."""
    assert [*told("one two", Evidence("s", 0, 3, "two", "", "")).values()] == [None]
    assert [*told("one two", Evidence("s", 90, 93, "two", "", "")).values()] == [None]


def test_what_is_repeated_without_end_has_no_quote() -> None:
    """Where a great length around the words is repeated, only their position tells them apart."""
    assert [*told("ab" * 70_000, Evidence("s", 70_000, 70_001, "a", "", "")).values()] == [None]


def test_without_a_text_a_span_is_as_it_is() -> None:
    """Where the text does not travel along, the quote is the one that the pack has."""
    span = Evidence("s", 0, 3, "one", "", " two")
    assert told(None, span) == {span: span}
