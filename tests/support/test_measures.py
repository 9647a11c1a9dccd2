"""Numbers that measure, and those that count beside them."""

from __future__ import annotations

import pytest

from security_meetings.support.comparing import number_support


@pytest.mark.parametrize(
    ("words", "language", "numbers"),
    [
        ("40 percent of delegations", "en", (40,)),
        ("40 to 50 percent", "en", (40, 50)),
        ("40–50%", "en", (40, 50)),
        ("40 Prozent", "de", (40,)),
        ("40 pour cent", "fr", (40,)),
        ("40 por ciento", "es", (40,)),
        ("%40", "tr", (40,)),
        ("between 40 and 50 per cent", "en", (40, 50)),
        ("$40", "en", (40,)),
        ("$5bn", "en", (5, 5000000000)),
        ("€40", "de", (40,)),
        ("40 million dollars", "en", (40000000,)),
        ("40 US dollars", "en", (40,)),
        ("USD 40", "en", (40,)),
        ("40 рублей", "ru", (40,)),
        ("40 млн рублей", "ru", (40000000,)),
        ("$40-50 million", "en", (40, 40000000, 50000000)),
        ("40 € pro Kopf", "de", (40,)),
        ("forty dollars", "en", (40,)),
        ("сорок рублей", "ru", (40,)),
        ("40 km from Moscow", "en", (40,)),
        ("40-kilometre zone", "en", (40,)),
        ("5 to 6 km", "en", (5, 6)),
        ("300 tonnes", "en", (300,)),
        ("40 км", "ru", (40,)),
        ("40-50 километров", "ru", (40, 50)),
        ("25°C", "en", (25,)),
        ("25 degrees", "en", (25,)),
        ("минус 20", "ru", (20,)),
        ("-5", "en", (5,)),
        ("3 hectares", "en", (3,)),
        ("1 250 km", "en", (1, 250, 1250)),
        ("aged 52", "en", (52,)),
        ("a 52-year-old minister", "en", (52,)),
        ("52 years old", "en", (52,)),
        ("at the age of 52", "en", (52,)),
        ("Ada Quill, 52, said", "en", (52,)),
        ("aged between 18 and 30", "en", (18, 30)),
        ("52-летний министр", "ru", (52,)),
        ("в возрасте 52 лет", "ru", (52,)),
        ("80-летие Победы", "ru", (80,)),
        ("80-летия", "ru", (80,)),
        ("people over the age of 50", "en", (50,)),
        ("three-year-old", "en", (3,)),
        ("двадцатилетний", "ru", (20,)),
        ("one in five", "en", (1, 5)),
        ("nine out of ten delegations", "en", (9, 10)),
        ("three times as many delegations", "en", (3,)),
        ("five times the number of last year", "en", (5,)),
        ("three times that of last year", "en", (3,)),
        ("two or three times more delegations", "en", (2, 3)),
        ("в 2 раза больше делегаций", "ru", (2,)),
        ("в три раза", "ru", (3,)),
        ("15.00", "en", (15,)),
        ("1 250 делегаций", "ru", (1, 250)),
        ("2.0", "en", (2,)),
        ("3 Mrd. Euro", "de", (3, 3000000000)),
    ],
)
def test_a_measure_is_no_count(words: str, language: str, numbers: tuple[int, ...]) -> None:
    """Shares, money, lengths, weights, degrees and ages count neither people nor meetings."""
    for number in numbers:
        assert number_support(number, "exactly", words, language).verdict != "carried"


@pytest.mark.parametrize(
    ("words", "language", "number"),
    [
        ("40 delegations paid $50", "en", 40),
        ("12 of 15 members", "en", 12),
        ("12 of 15 members", "en", 15),
        ("40 ministers and 50 percent of", "en", 40),
        ("$5 million and 40 delegations", "en", 40),
        ("1 250 делегаций", "ru", 1250),
        ("on 27 126 delegations came", "en", 126),
        ("three days", "en", 3),
        ("40 people aged 52", "en", 40),
        ("the three-day dialogue", "en", 3),
        ("- 40 delegates", "en", 40),
        ("-40 delegates", "en", 40),
        ("12 out of 40 delegations", "en", 40),
        ("8 out of 10 delegations", "en", 8),
        ("met three times in May", "en", 3),
        ("met 3 times as planned", "en", 3),
        ("met 3 times that day", "en", 3),
        ("встречались 3 раза", "ru", 3),
        ("9 из 10 делегаций", "ru", 9),
        ("двенадцать из сорока стран", "ru", 12),
        ("трёхдневный форум", "ru", 3),
        ("five tonnes, 12 ministers", "en", 12),
        ("40 states of the age", "en", 40),
        ("12 pounds of evidence from 40 states", "en", 40),
        ("3 Mrd. Menschen", "de", 3000000000),
        ("a dozen US delegates", "en", 12),
        ("12 won seats", "en", 12),
    ],
)
def test_a_count_beside_a_measure_is_a_count(words: str, language: str, number: int) -> None:
    """What stands near a unit, and is not of it, counts; so do days, of which a meeting has a number."""
    assert number_support(number, "exactly", words, language).verdict == "carried"
