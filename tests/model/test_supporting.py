"""Claims compared with their words: which values a machine can find in them, and which only a reader."""

from typing import Any

import attrs
import pytest

from security_meetings import Attendee, Claim, Count, Dataset, Evidence
from security_meetings.model.days import parse_day
from security_meetings.model.supporting import comparison_of, unsupported


def stated(collection: str, property: str, value: Any, *quotes: str, **more: Any) -> Claim:
    """A claim of a source with these words, and nothing around them."""
    evidence = tuple(Evidence("s", 0, len(words), words, "", "") for words in quotes)
    return Claim("c", collection, "x", property, value, source="s", evidence=evidence, **more)


CARRIED = [
    ("meetings", "counts.delegations", Count(125, "more than"), ("over 125 delegations",)),
    ("meetings", "counts.delegations", Count.parse("between 80 and 90"), ("80 to 90 delegations",)),
    ("meetings", "counts.delegations", Count(90, "up to"), ("up to 90 delegations",)),
    ("tallies", "count", Count.parse("dozens"), ("dozens of ministers",)),
    ("meetings", "counts.delegations", Count(12), ("12 chairs for 12 delegations",)),
    ("meetings", "counts.host_talks", Count(40, "more than"), ("talks with more than 40 delegations",)),
    ("meetings", "days", 3, ("a three-day forum",)),
    ("meetings", "days", 3, ("3 delegations met for 3 days",)),
    ("meetings", "ordinal", 13, ("the 13th meeting",)),
    ("meetings", "ordinal", 9, ("the IX conference",)),
    ("meetings", "start", parse_day("2025-05-27"), ("27 May", "2025")),
    ("meetings", "start", parse_day("XXXX-05-27"), ("on May 27",)),
    ("meetings", "start_weekday", "Tuesday", ("on Tuesday",)),
    ("talks", "date", parse_day("2025-05-27/2025-05-29"), ("from 27 to 29 May 2025",)),
    ("officials", "name", "Ada Quill", ("Minister Ada Quill said",)),
    ("meetings", "venue", "Sea Hall", ("in the Sea Hall.",)),
]
BROKEN = [
    ("meetings", "counts.delegations", Count(162), ("126 delegations",)),
    ("meetings", "counts.delegations", Count(126), ("over 126 delegations",)),
    ("meetings", "counts.delegations", Count.parse("between 80 and 95"), ("80 to 90 delegations",)),
    ("meetings", "counts.countries", Count(2, "at least"), ("a number of countries",)),
    ("meetings", "counts.delegations", Count(12), ("12 chairs",)),
    ("meetings", "counts.countries", Count(12), ("104 countries and 12 organizations",)),
    ("meetings", "counts.guests", Count(12, "at least"), ("dozens of flags",)),
    ("meetings", "counts.delegations", Count.parse("between 80 and 90"), ("80 to 90 tables",)),
    ("meetings", "days", 3, ("three delegations",)),
    ("meetings", "days", 3, ("a forum",)),
    ("meetings", "ordinal", 13, ("the 14th meeting",)),
    ("meetings", "start", parse_day("2025-05-28"), ("27 May 2025",)),
    ("meetings", "start", parse_day("2025-05-27"), ("27 May",)),
    ("meetings", "start_weekday", "Wednesday", ("on Tuesday",)),
    ("talks", "date", parse_day("2025-05-27/2025-05-30"), ("from 27 to 29 May 2025",)),
    ("countries", "name", "Niger", ("Nigeria came.",)),
    ("officials", "name", "Quill", ("the Quilly affair",)),
    ("meetings", "venue", "Sea Hall", ("in the Hall by the Sea",)),
]
ONLY_READ = [
    ("meetings", "city", "Moscow", ("in the Russian capital",)),
    ("talks", "status", "held", ("They met.",)),
    ("talks", "attendees", Attendee("RU"), ("the Russian side",)),
    ("roles", "former", True, ("the former minister",)),
    ("delegations", "party", "RU", ("Russia",)),
    ("meetings", "topics", "peace", ("on peace",)),
]


@pytest.mark.parametrize(("collection", "property", "value", "quotes"), CARRIED)
def test_carried(collection: str, property: str, value: Any, quotes: tuple[str, ...]) -> None:
    """What words print, they carry: numbers as bounded, days over several quotes, whole names."""
    claim = stated(collection, property, value, *quotes)
    found = comparison_of(claim, "en")
    assert found is not None
    assert found.verdict == "carried"
    assert unsupported(claim, "en") == ""


@pytest.mark.parametrize(("collection", "property", "value", "quotes"), BROKEN)
def test_not_carried(collection: str, property: str, value: Any, quotes: tuple[str, ...]) -> None:
    """What words do not print, they do not carry, and what is found instead is told."""
    claim = stated(collection, property, value, *quotes)
    found = comparison_of(claim, "en")
    assert found is not None
    assert found.verdict in ("contradicted", "not found")
    assert unsupported(claim, "en") == found.words != ""


@pytest.mark.parametrize(("collection", "property", "value", "quotes"), BROKEN)
@pytest.mark.parametrize("basis", ["inferred", "editorial"])
def test_only_what_is_stated(
    collection: str, property: str, value: Any, quotes: tuple[str, ...], basis: Any
) -> None:
    """What is inferred, or an editor's, need not stand in the words."""
    assert unsupported(stated(collection, property, value, *quotes, basis=basis, because="so"), "en") == ""


@pytest.mark.parametrize(("collection", "property", "value", "quotes"), ONLY_READ)
def test_only_a_reader(collection: str, property: str, value: Any, quotes: tuple[str, ...]) -> None:
    """Of words that are no number, day or name a machine says nothing."""
    claim = stated(collection, property, value, *quotes)
    assert comparison_of(claim, "en") is None
    assert unsupported(claim, "en") == ""


def test_nothing_to_compare() -> None:
    """A claim without words, or on what nothing is known of, is not compared."""
    claim = stated("meetings", "counts.delegations", Count(126), "126 delegations")
    assert comparison_of(attrs.evolve(claim, evidence=())) is None
    assert comparison_of(attrs.evolve(claim, collection="gadgets")) is None
    assert comparison_of(attrs.evolve(claim, property="colour")) is None


def test_surroundings() -> None:
    """What stands around the quoted words tells that they are cut, and bounds a number."""
    cut = Evidence("s", 0, 3, "126", "1,", " delegations")
    claim = stated("meetings", "counts.delegations", Count(126))
    assert unsupported(attrs.evolve(claim, evidence=(cut,)), "en") != ""
    over = Evidence("s", 5, 8, "126", "over ", " delegations")
    assert unsupported(attrs.evolve(claim, evidence=(over,)), "en") != ""


def test_languages() -> None:
    """Russian is read as English is; of a language that is not read nothing is held against a claim."""
    russian = stated("meetings", "counts.delegations", Count(5), "пять делегаций")
    assert unsupported(russian, "ru") == ""
    assert unsupported(attrs.evolve(russian, value=Count(6)), "ru") != ""
    finnish = stated("meetings", "counts.delegations", Count(5), "viisi valtuuskuntaa")
    assert unsupported(finnish, "fi") == ""
    found = comparison_of(finnish, "fi")
    assert found is not None
    assert found.verdict == "not comparable"


def test_bundled(ds: Dataset) -> None:
    """Every bundled claim that states a value is carried by its words, as far as a machine can tell."""
    languages = {source.id: source.language for source in ds.sources}
    assert [c.id for c in ds.claims if unsupported(c, languages.get(c.source or ""))] == []


@pytest.mark.parametrize(
    ("property", "value", "words"),
    [
        ("counts.delegations", Count(129), "It did not draw 129 delegations."),
        ("counts.delegations", Count(129), "It was not 129 delegations."),
        ("counts.delegations", Count(126), "105 instead of 126 delegations came."),
        ("counts.delegations", Count(126), "It was anything but 126 delegations."),
        ("counts.delegations", Count(126), "There were scarcely 126 delegations."),
        ("start", parse_day("2025-05-27"), "The forum wasn’t opened on 27 May 2025."),
        ("start", parse_day("2025-05-27"), "Форум открылся не 27 мая 2025 года."),
    ],
)
def test_what_is_denied_is_found_behind_the_denial(property: str, value: Any, words: str) -> None:
    """A claim that denies a value is carried by words that deny it, which carry no claim that states it."""
    assert unsupported(stated("meetings", property, value, words, modality="denied")) == ""
    assert unsupported(stated("meetings", property, value, words)) != ""


def test_another_number_is_not_denied() -> None:
    """Words that deny one number deny no other."""
    claim = stated("meetings", "counts.delegations", Count(126), "It did not draw 129.", modality="denied")
    assert "129" in unsupported(claim)
