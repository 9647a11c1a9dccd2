"""What numbers count, and what they clearly do not."""

from __future__ import annotations

import pytest

from security_meetings.support.comparisons import Words
from security_meetings.support.counted import others


@pytest.mark.parametrize(
    ("language", "unit", "words", "nouns"),
    [
        ("en", "delegations", "12 chairs were set", ["chairs"]),
        ("en", "delegations", "twelve plastic chairs", ["chairs"]),
        ("en", "delegations", "a 12-day forum", ["day"]),
        ("en", "countries", "80 to 90 tables", ["tables", "tables"]),
        ("en", "persons", "12 reports by 40 guests", ["reports"]),
        ("en", "days", "12 delegations met for 3 days", ["delegations"]),
        ("en", "delegations", "dozens of flags", ["flags"]),
        ("ru", "delegations", "12 стульев и 12 делегаций", ["стульев"]),
        ("ru", "delegations", "двенадцать дней", ["дней"]),
        ("en", "delegations", "12 of them spent three days there", ["days"]),
    ],
)
def test_others(language: str, unit: str, words: str, nouns: list[str]) -> None:
    """A number before a noun of quite another sort counts something else."""
    assert [other.noun for other in others(Words(words), unit, language)] == nouns


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("delegations", "12 foreign delegations"),
        ("delegations", "12 countries sent their people"),
        ("delegations", "12 guests"),
        ("delegations", "12 came for days"),
        ("delegations", "12 chairpersons"),
        ("talks", "talks with 12 delegations"),
        ("sessions", "12 talks"),
        ("counted from 1", "12 chairs"),
        ("days", "12 days"),
        ("delegations", "12, in rooms"),
    ],
)
def test_none_other(unit: str, words: str) -> None:
    """What may be counted so is no other thing, nor is what no list tells."""
    assert not list(others(Words(words), unit, "en"))


def test_nouns_behind_the_quote() -> None:
    """What a number counts may stand behind the quoted words."""
    [other] = others(Words("about 12", "There were ", " chairs."), "delegations", "en")
    assert other == ("chairs", 6, 8)
