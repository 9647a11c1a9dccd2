"""Sentences as newspapers and ministries print them: what each carries, and what near it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from security_meetings.model.days import parse_day, parts_of
from security_meetings.support.bounds import Comparator
from security_meetings.support.comparing import (
    Parts,
    day_support,
    interval_support,
    number_support,
    ordinal_support,
    weekday_support,
)
from security_meetings.support.comparisons import Comparison

SIGNS: dict[str, Comparator] = {
    "": "exactly",
    ">": "more than",
    ">=": "at least",
    "~": "about",
    "n": "nearly",
    "<=": "at most",
    "<": "fewer than",
}


WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()


def sentences(file: str) -> Iterator[tuple[str, str, list[str], list[str]]]:
    """The language, the sentence, the values that it carries, and those that it does not."""
    for line in (Path(__file__).parent / file).read_text("utf-8").splitlines():
        if line and not line.startswith("//"):
            language, sentence, carried, others = line.split("|")
            yield language, sentence, carried.split(), others.split()


def support(value: str, sentence: str, language: str) -> Comparison:
    """What comes of comparing a value such as 126, >100, 80..90 or #13 (a place) with a sentence."""
    if value.startswith("#"):
        return ordinal_support(int(value[1:]), sentence, language)
    if ".." in value:
        low, high = value.split("..")
        return number_support((int(low), int(high)), "", sentence, language)
    sign, number = re.fullmatch(r"(\D*)(\d+)", value).groups()  # type: ignore[union-attr]
    return number_support(int(number), SIGNS[sign], sentence, language)


@pytest.mark.parametrize(("language", "sentence", "carried", "others"), list(sentences("sentences.txt")))
def test_sentences(language: str, sentence: str, carried: list[str], others: list[str]) -> None:
    """A sentence carries what it tells, bounded as it tells it, and no value near that."""
    assert [v for v in carried if support(v, sentence, language).verdict != "carried"] == []
    assert [v for v in others if support(v, sentence, language).verdict == "carried"] == []


def parts(text: str) -> Parts:
    """The year, month and day of 2025-05-27, 2025-05, 2025 or --05-27."""
    return parts_of(parse_day("XXXX" + text[1:] if text.startswith("--") else text))  # type: ignore[arg-type]


def day(value: str, words: list[str], language: str) -> Comparison:
    """What comes of comparing a day, an interval such as 2025-05-27/2025-05-29, or a weekday with words."""
    if value in WEEKDAYS:
        return weekday_support(WEEKDAYS.index(value), words, language)
    if "/" in value:
        first, last = map(parts, value.split("/"))
        return interval_support(first, last, words, language)
    return day_support(parts(value), words, language)


@pytest.mark.parametrize(("language", "sentence", "carried", "others"), list(sentences("days.txt")))
def test_days(language: str, sentence: str, carried: list[str], others: list[str]) -> None:
    """Words, in one span or several, carry the days that they tell, and none near them."""
    words = sentence.split(" / ")
    assert [v for v in carried if day(v, words, language).verdict != "carried"] == []
    assert [v for v in others if day(v, words, language).verdict == "carried"] == []
