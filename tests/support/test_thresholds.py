"""Numbers that are a mark, which others near, reach or pass."""

from __future__ import annotations

import pytest

from security_meetings.support.comparing import Verdict, number_support
from security_meetings.support.comparisons import Words


@pytest.mark.parametrize(
    ("words", "language", "number", "comparator", "verdict"),
    [
        ("around the 100 mark", "en", 100, "about", "carried"),
        ("around the 100 mark", "en", 100, "exactly", "contradicted"),
        ("passed the 100 mark", "en", 100, "more than", "carried"),
        ("passed the 100 mark", "en", 100, "exactly", "contradicted"),
        ("topped the 100-delegation mark", "en", 100, "more than", "carried"),
        ("just short of the 100 mark", "en", 100, "fewer than", "carried"),
        ("approaching the 100 mark", "en", 100, "nearly", "carried"),
        ("reached the 100 mark", "en", 100, "exactly", "carried"),
        ("reached the 100 mark", "en", 100, "at least", "carried"),
        ("near the 100 mark", "en", 100, "exactly", "contradicted"),
        ("превысило отметку в 100 делегаций", "ru", 100, "more than", "carried"),
        ("превысило отметку в 100", "ru", 100, "exactly", "contradicted"),
        ("достигло отметки в 100", "ru", 100, "exactly", "carried"),
        ("перевалило за отметку 100", "ru", 100, "more than", "carried"),
        ("приблизилось к отметке в 100", "ru", 100, "nearly", "carried"),
        ("the 100 mark", "en", 100, "exactly", "not comparable"),
        ("over the hundred mark", "en", 100, "more than", "carried"),
        ("преодолело рубеж в 100 участников", "ru", 100, "more than", "carried"),
    ],
)
def test_marks(words: str, language: str, number: int, comparator: str, verdict: Verdict) -> None:
    """What is told of a mark bounds the number; where nothing that is read is told, nothing is concluded."""
    assert number_support(number, comparator, words, language).verdict == verdict


def test_what_bounds_a_mark_is_quoted_with_it() -> None:
    """The word that bounds a mark may stand outside of the quote, and is no evidence there."""
    quote = Words("the 100 mark", prefix="They passed ")
    assert number_support(100, "exactly", quote, "en").verdict == "contradicted"
    assert number_support(100, "more than", quote, "en").verdict == "not found"
