"""Quoted words are found where they stand once, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from security_meetings.build.quotes import locate, narrowed
from tests.build.shared import REPETITIVE


@given(REPETITIVE, st.data())
def test_locate(text: str, data: DataObject) -> None:
    """Words that stand once are found; how often others stand is told."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end]
    times = sum(text.startswith(words, i) for i in range(len(text)))
    if times == 1:
        assert locate(text, words) == (start, end)
    else:
        with pytest.raises(ValueError, match=f"stand {times} times in the text, not once; quote more words"):
            locate(text, words)


@given(REPETITIVE, st.data())
def test_locate_within(text: str, data: DataObject) -> None:
    """Words are found in a passage that stands once, however often they stand outside it."""
    start = data.draw(st.integers(0, len(text) - 1))
    length = data.draw(st.integers(1, len(text) - start))
    repeated = f"{text}<{text}>{text}"
    offset = len(text) + 1 + start
    words = repeated[offset : offset + length]
    if sum(text.startswith(words, i) for i in range(len(text))) == 1:
        assert locate(repeated, words, within=f"<{text}>") == (offset, offset + length)


@pytest.mark.parametrize(
    ("words", "within", "message"),
    [
        ("gone", None, "the words 'gone' stand 0 times in the text, not once; copy them from the text"),
        (
            "one",
            None,
            "the words 'one' stand 2 times in the text, not once; quote more words, or add 'within'",
        ),
        ("one", "gone", "the words 'gone' stand 0 times"),
        ("two", "three", "the words 'two' stand 0 times"),
        ("one", "one two one", "the words 'one' stand 2 times"),
        ("", None, "no words are quoted"),
        ("It's", None, "stand 0 times in the text, not once; the text has 'It’s'"),
        ('"so"', None, "the text has '“so”'"),
        ("a b", None, r"the text has 'a\\xa0b'"),
        ("c-d", None, "the text has 'c—d'"),
        ("Moscow", None, "stand 0 times in the text, not once; copy them from the text, letter for letter"),
    ],
)
def test_not_once(words: str, within: str | None, message: str) -> None:
    """What is not there once is told with its count, and with the look-alike that is there."""
    text = "one two one. three. It’s “so”: a\u00a0b, c—d. М\u043escow."
    with pytest.raises(ValueError, match=message):
        locate(text, words, within)


def test_overlapping_words() -> None:
    """Words that overlap themselves stand as often as they begin."""
    with pytest.raises(ValueError, match="stand 2 times"):
        locate("aaa", "aa")


@given(REPETITIVE, st.data())
def test_narrowed(text: str, data: DataObject) -> None:
    """A value is found inside the spans quoted, where they hold it once."""
    middle = data.draw(st.integers(0, len(text)))
    words = data.draw(st.sampled_from(["a", "b", "ab", "ba"]))
    spans = [(0, middle), (middle, len(text))]
    places = [(i, i + len(words)) for i in range(len(text)) if text.startswith(words, i)]
    inside = [(s, e) for s, e in places if any(a <= s and e <= b for a, b in spans)]
    if len(inside) == 1:
        assert narrowed(text, spans, words) == inside[0]
    else:
        with pytest.raises(ValueError, match=f"the value '{words}' stands {len(inside)} times in the quoted"):
            narrowed(text, spans, words)


def test_narrowed_in_overlapping_spans() -> None:
    """One place inside two spans that overlap is one place."""
    assert narrowed("Moscow hosts it", [(0, 12), (7, 15)], "hosts") == (7, 12)
