"""Times of day in words and behind words for a time."""

from __future__ import annotations

import pytest

from security_meetings.support.comparing import number_support, time_support


@pytest.mark.parametrize(
    ("words", "hour", "minute"),
    [
        ("9 o'clock", 9, 0),
        ("at 9 o’clock", 9, 0),
        ("nine o'clock", 9, 0),
        ("3 pm", 15, 0),
        ("3 p.m.", 15, 0),
        ("3 PM", 15, 0),
        ("half past nine", 9, 30),
        ("half past nine in the evening", 21, 30),
        ("noon", 12, 0),
        ("midnight", 0, 0),
        ("в 15.00", 15, 0),
        ("в 15:00", 15, 0),
        ("в 15 часов", 15, 0),
        ("в три часа дня", 15, 0),
        ("в 3 часа дня", 15, 0),
        ("в девять утра", 9, 0),
        ("в 9 утра", 9, 0),
        ("в 9 вечера", 21, 0),
        ("в половине десятого", 9, 30),
        ("в полдевятого", 8, 30),
        ("без четверти десять", 9, 45),
        ("четверть десятого", 9, 15),
        ("в полдень", 12, 0),
        ("quarter to ten", 9, 45),
        ("quarter past nine", 9, 15),
        ("ten past nine", 9, 10),
        ("nine a.m.", 9, 0),
        ("at 3 in the afternoon", 15, 0),
        ("at three p.m.", 15, 0),
        ("15h30", 15, 30),
        ("15 Uhr", 15, 0),
        ("um 15.30 Uhr", 15, 30),
        ("à 15 heures", 15, 0),
        ("9.30 a.m.", 9, 30),
        ("at 12 noon", 12, 0),
        ("at 12:00 noon", 12, 0),
        ("half past three in the afternoon", 15, 30),
        ("в 15 ч. 30 мин.", 15, 30),
        ("в 15 ч", 15, 0),
        ("в 15 часов 30 минут", 15, 30),
        ("в час дня", 13, 0),
        ("в 2 часа ночи", 2, 0),
        ("at 9 a.m.", 9, 0),
        ("12 a.m.", 0, 0),
        ("12 p.m.", 12, 0),
        ("9 o'clock in the evening", 21, 0),
        ("к 10.30", 10, 30),
        ("с 10.00 до 18.00", 10, 0),
        ("с 10.00 до 18.00", 18, 0),
        ("9-11 a.m.", 11, 0),
        ("3.15 pm", 15, 15),
        ("в полночь", 0, 0),
        ("three o'clock in the afternoon", 15, 0),
        ("в десять тридцать утра", 10, 30),
        ("eleven thirty a.m.", 11, 30),
    ],
)
def test_times(words: str, hour: int, minute: int) -> None:
    """A time is carried as it is said, and no number in it is a count."""
    assert time_support(hour, minute, words).verdict == "carried"
    assert time_support((hour + 5) % 24, minute, words).verdict == "contradicted"
    for number in range(2, 61):
        assert number_support(number, "exactly", words).verdict == "not found"


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("Five sessions were held: three in the morning", 3),
        ("two of them at 9.12", 9),
        ("rose at 5.25 per cent", 5),
        ("через три часа", 3),
        ("for 9 hours", 9),
        ("прошло 15 часов", 15),
        ("the forum lasted three hours", 3),
        ("в 15.12", 15),
        ("за 3 дня", 15),
        ("at 9 venues", 9),
        ("1500 hours of talks", 15),
        ("в 1.50 раза", 1),
    ],
)
def test_no_times(words: str, hour: int) -> None:
    """What lasts, a share, and what may be a day are no time of day."""
    assert not any(time_support(hour, minute, words).verdict == "carried" for minute in range(60))


@pytest.mark.parametrize(
    ("words", "language", "number"),
    [
        ("three sessions in the morning", "en", 3),
        ("At 9 venues", "en", 9),
        ("at 12 European capitals", "en", 12),
        ("at two of them", "en", 2),
        ("в три города", "ru", 3),
        ("three hours", "en", 3),
    ],
)
def test_a_count_is_no_time(words: str, language: str, number: int) -> None:
    """A number before what it counts is no hour."""
    assert number_support(number, "exactly", words, language).verdict == "carried"


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("opens at 9", (9,)),
        ("from 9 to 11 a.m.", (9, 11)),
        ("с 9 до 18 часов", (9, 18)),
        ("9-11 am", (9, 11)),
    ],
)
def test_hours_are_no_counts(words: str, numbers: tuple[int, ...]) -> None:
    """An hour whose half of the day is not told is no count either."""
    for number in numbers:
        assert number_support(number, "exactly", words).verdict != "carried"
