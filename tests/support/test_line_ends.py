"""Line ends that another system would have."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings.support.line_ends import restored

ENDS = (b"\n", b"\r\n", b"\r")


@pytest.mark.parametrize("then", ENDS)
@pytest.mark.parametrize("now", ENDS)
@given(lines=st.lists(st.text("ab ", min_size=1, max_size=3), min_size=1, max_size=5))
def test_line_ends_of_any_system_are_restored(then: bytes, now: bytes, lines: list[str]) -> None:
    """A text that went from one system to another is found again with the ends that it had."""
    had, has = (end.join(line.encode() for line in lines) for end in (then, now))
    assert restored(has, hashlib.sha256(had).hexdigest()) == had


def test_a_carriage_return_may_be_a_letter_of_the_text() -> None:
    """One that stands alone stays where the text had it, though the line ends changed."""
    had = b"a\rb\nc\n"
    assert restored(b"a\rb\r\nc\r\n", hashlib.sha256(had).hexdigest()) == had


def test_another_text_is_not_restored() -> None:
    """What differs in a word has the digest with no line ends at all."""
    assert restored(b"a\n", hashlib.sha256(b"b\n").hexdigest()) is None
