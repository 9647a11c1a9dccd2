"""What the codebook says of values, checked."""

import re
from typing import Any

import attrs
import pytest
from hypothesis import given

from security_meetings import Attendee, BilateralTalk, Claim, Dataset
from security_meetings.model.claims import claim_id
from security_meetings.model.kinds import class_of
from security_meetings.model.rules import broken_by_claim, broken_by_talk, wrong_id
from security_meetings.model.schema import properties
from tests.strategies import CLAIMABLE, IDS


def broken(collection: str, subject: str, property: str, value: Any) -> list[str]:
    """What is told of an editor's claim."""
    claim = Claim("", collection, subject, property, value, basis="editorial", because="a list")
    return list(broken_by_claim(attrs.evolve(claim, id=claim_id(claim))))


def test_bundled(ds: Dataset) -> None:
    """No bundled claim and no bundled talk breaks a rule."""
    assert [told for claim in ds.claims for told in broken_by_claim(claim)] == []
    assert [told for talk in ds.talks if (told := broken_by_talk(talk))] == []


# Ids


@pytest.mark.parametrize(
    "id_",
    [
        *("", " ", "\t", " forum", "forum ", "forum/2027", "/", "a#b", "#", "a\x00b", "a\nb", "a\u200bb"),
        *("a\u00adb", "a\u202eb", "\ufefffoo", "a\u2028b", "a\ud800b"),
    ],
)
def test_wrong_ids(id_: str) -> None:
    """An id that nobody could ask for, or see whole, is told with its reason."""
    told = wrong_id(id_)
    assert told.startswith("the id ")
    assert broken("meetings", id_, "city", "Kazan") == [told]


@pytest.mark.parametrize("id_", ["forum-2027", "RU", "форум", "会议", "a b", "a.b", "O'Neill", "é"])
def test_right_ids(id_: str) -> None:
    """Any other id will do, in any script."""
    assert wrong_id(id_) == ""


@given(IDS)
def test_usual_ids(id_: str) -> None:
    """An id in kebab case is right."""
    assert wrong_id(id_) == ""


# Countries


@pytest.mark.parametrize(
    ("id_", "property", "value"),
    [
        ("UK", "name", "United Kingdom"),
        ("fr", "name", "France"),
        ("RUS", "name", "Russia"),
        ("FR", "alpha3", "France"),
        ("FR", "alpha3", "fra"),
        ("FR", "alpha3", "DEU"),
        ("FR", "cow", "220.0"),
        ("FR", "cow", "٢٢٠"),
        ("FR", "gw", "2200"),
        ("FR", "gw", "two"),
    ],
)
def test_wrong_countries(id_: str, property: str, value: str) -> None:
    """An id or a code of a country that no list has is told, with what is expected."""
    (told,) = broken("countries", id_, property, value)
    assert repr(value if property != "name" else id_) in told


@pytest.mark.parametrize(
    ("id_", "property", "value"),
    [
        ("FR", "alpha3", "FRA"),
        ("FR", "cow", "220"),
        ("BA-SRP", "name", "Republika Srpska"),
        ("SUHH", "name", "Soviet Union"),
        ("XA", "name", "Northland"),
    ],
)
def test_right_countries(id_: str, property: str, value: str) -> None:
    """Codes of the lists, parts of countries and codes that are free are right."""
    assert broken("countries", id_, property, value) == []


# Values

ORDINALS = [(name, prop) for name, prop in CLAIMABLE if prop.field.least is not None]
FORMS = [(name, prop) for name, prop in CLAIMABLE if prop.field.form]
TEXTS = [(name, prop) for name, prop in CLAIMABLE if prop.shape.words == "str" and not prop.field.refers_to]


def of(name: str) -> str:
    """An id that is right in the collection."""
    return "XA" if name == "countries" else "some"


@pytest.mark.parametrize(("name", "prop"), ORDINALS, ids=lambda p: getattr(p, "path", p))
def test_least(name: str, prop: Any) -> None:
    """A number that is less than the codebook says is told, and the least is not."""
    least = prop.field.least
    for wrong in (least - 1, -3):
        (told,) = broken(name, of(name), prop.path, wrong)
        assert told == f"{prop.path}: expected {least} or more, got {wrong}"
    assert broken(name, of(name), prop.path, least) == []


def test_counted_from_one() -> None:
    """Whatever the codebook counts from 1 is checked to be so."""
    counted = {(name, prop.path) for name, prop in CLAIMABLE if "counted from 1" in prop.field.unit}
    assert counted <= {(name, prop.path) for name, prop in ORDINALS}


@pytest.mark.parametrize(("name", "prop"), FORMS, ids=lambda p: getattr(p, "path", p))
def test_forms(name: str, prop: Any) -> None:
    """A text that has not the form that the codebook names is told with that form."""
    told = 0
    for wrong in ("English", "SCO", "Q", "Q12x", "220.0", "https://example.org/Q1", "e n", "a, b", "RUX"):
        if not re.fullmatch(prop.field.form, wrong):
            told += 1
            (said,) = broken(name, of(name), prop.path, wrong)
            assert said.startswith(f"{prop.path}: expected {prop.field.unit}, got {wrong!r}")
    assert told >= 2


@pytest.mark.parametrize("tag", ["en", "ru", "sr-Latn", "zh-Hant-TW", "pt-BR", "yue", "es-419"])
def test_language_tags(tag: str) -> None:
    """Usual tags of languages are right."""
    assert broken("sources", "q", "language", tag) == []


def test_forms_of_a_unit() -> None:
    """Whatever the codebook calls a BCP 47 tag, or Q and digits, is checked to be one."""
    units = {"BCP 47 tag, such as en", "Q and digits"}
    meant = {(name, prop.path) for name, prop in CLAIMABLE if prop.field.unit in units}
    assert meant == {(name, prop.path) for name, prop in FORMS if prop.field.unit in units}


@pytest.mark.parametrize(("name", "prop"), TEXTS, ids=lambda p: getattr(p, "path", p))
@pytest.mark.parametrize("empty", ["", " ", "\t\n", "\u3000", "\u200b", "\ufeff \u202e"])
def test_nothing_is_empty(name: str, prop: Any, empty: str) -> None:
    """A text without a letter is no value: what is not known is left out."""
    assert any("is empty" in told for told in broken(name, of(name), prop.path, empty))


@pytest.mark.parametrize("collection", ["gadgets", ""])
def test_unknown_collection(collection: str) -> None:
    """What is claimed of no known kind has no rules of its own."""
    assert broken(collection, "x", "y", -1) == []


def test_unknown_property() -> None:
    """A property that no such record has breaks no rule here: reading it is refused."""
    assert "colour" not in properties(class_of("meetings"))
    assert broken("meetings", "m", "colour", "") == []


# Talks


def test_two_sides() -> None:
    """A talk has two sides, however many people sit on each; with a third it is a session."""
    two = BilateralTalk("t", attendees=(Attendee("XA"), Attendee("XB", "a"), Attendee("XB", "b")))
    assert broken_by_talk(two) == broken_by_talk(BilateralTalk("t")) == ""
    three = attrs.evolve(two, attendees=(*two.attendees, Attendee("XC")))
    assert broken_by_talk(three) == (
        "a bilateral talk has two sides, this one has 3: XA, XB, XC; make it a session"
    )
