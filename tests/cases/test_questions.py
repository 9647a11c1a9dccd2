"""Questions that cannot be meant are errors, not empty answers."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest

from security_meetings import Attendee, Count, Dataset, load
from security_meetings.build.__main__ import main as build
from tests.cases.making import Making, aside, command, refused, source


def asked(ds: Dataset, collection: str, **wanted: Any) -> tuple[int, str]:
    """How many records a question finds, and the error with which it is refused."""
    found: list[int] = []
    refusal = refused(lambda: found.append(len(ds.collection(collection).where(**wanted))))
    return (found or [0])[0], refusal


@pytest.mark.parametrize(
    ("collection", "field", "value", "meant"),
    [
        ("delegations", "status", "atended", "attended"),
        ("delegations", "status", "Confirmed", "confirmed"),
        ("sessions", "kind", "round table", "round_table"),
        ("sessions", "kind", "Plenary", "plenary"),
        ("talks", "status", "Held", "held"),
        ("talks", "status", "hled", "held"),
        ("plans", "state", "hopd", "hoped"),
        ("claims", "modality", "denyed", "denied"),
        ("meetings", "start_weekday", "tuesday", "Tuesday"),
    ],
)
def test_a_value_that_no_record_can_have_is_an_error(
    ds: Dataset, collection: str, field: str, value: str, meant: str
) -> None:
    """A misspelt value of a closed list is refused, with the field, the value and the known ones."""
    _, refusal = asked(ds, collection, **{field: value})
    assert [word for word in (field, value, meant) if word not in refusal] == []


@pytest.mark.parametrize(
    ("collection", "field", "value"),
    [
        ("delegations", "status", "declined"),
        ("sessions", "kind", "ceremony"),
        ("claims", "modality", "denied"),
    ],
)
def test_a_known_value_that_no_record_has_is_an_empty_answer(
    make: Making, collection: str, field: str, value: str
) -> None:
    """A value of the list that nothing bears finds nothing, without an error."""
    assert asked(make.dataset(source("One.")), collection, **{field: value}) == (0, "")


@pytest.mark.parametrize(
    ("collection", "field", "value"),
    [
        ("meetings", "start", "2025-05-27"),
        ("meetings", "ordinal", "13"),
        ("meetings", "ordinal", 13.5),
        ("countries", "cow", 365),
        ("sessions", "number", "1"),
        ("meetings", "city", 5),
        ("meetings", "name", b"x"),
        ("sources", "published", "2025-05-26"),
        ("delegations", "first_time", "yes"),
    ],
)
def test_a_value_of_another_type_is_found_or_refused(
    ds: Dataset, collection: str, field: str, value: object
) -> None:
    """A value of a type that the field never has finds what it means, or is refused by the field's name."""
    number, refusal = asked(ds, collection, **{field: value})
    assert number > 0 or re.search(rf"\b{field}\b", refusal)


@pytest.mark.parametrize(
    ("collection", "field", "value", "taken"),
    [
        ("sources", "language", "english", "BCP 47"),
        ("sources", "language", "en_GB", "BCP 47"),
        ("sources", "url", "example.org", "https://"),
        ("sources", "license", "CC BY 4.0", "SPDX"),
        ("sources", "sha256", "x", "64 hexadecimal digits"),
        ("claims", "language", "Russian", "BCP 47"),
        ("countries", "alpha3", "RUX", "ISO 3166-1"),
        ("countries", "alpha3", "rus", "ISO 3166-1"),
        ("countries", "cow", "France", "three digits"),
        ("countries", "gw", "3650", "three digits"),
        ("officials", "wikidata", "Q0", "Q and digits"),
        ("organizations", "wikidata", "SCO", "Q and digits"),
        ("meetings", "days", 0, "1 or more"),
        ("meetings", "ordinal", -3, "1 or more"),
        ("sessions", "number", 0, "1 or more"),
        ("sessions", "number", True, "whole number"),
        ("meetings", "city", "", "text"),
        ("meetings", "city", " Moscow", "space"),
        ("meetings", "city", "Nizhny  Novgorod", "space"),
        ("meetings", "city", "Moscow\n", "space"),
        ("meetings", "name", " ", "text"),
        ("meetings", "topics", ("terorism",), "terrorism"),
        ("meetings", "chairs", ("nobody-at-all",), "official"),
        ("talks", "attendee", Attendee("zz-nobody"), "party"),
        ("talks", "attendees", (Attendee("IR", "nobody-at-all"),), "official"),
    ],
)
def test_a_value_against_the_form_of_its_field_is_an_error(
    ds: Dataset, collection: str, field: str, value: object, taken: str
) -> None:
    """What no record of the field can have is refused, and the message names what is taken."""
    _, refusal = asked(ds, collection, **{field: value})
    assert refusal.startswith("UnknownValue: ")
    assert [word for word in (field, taken) if word not in refusal] == []


@pytest.mark.parametrize(
    ("collection", "field", "value"),
    [
        ("sources", "language", "sr-Latn"),
        ("sources", "url", "https://müller.example:8080/a?b=[1]#c"),
        ("sources", "license", "LicenseRef-press-terms"),
        ("countries", "alpha3", "FRA"),
        ("countries", "gw", "999"),
        ("meetings", "days", 400),
        ("meetings", "city", "Ростов-на-Дону"),
        ("meetings", "venue", "Hall  4"),
        ("meetings", "topics", ("terrorism", "space")),
        ("talks", "attendee", Attendee("IR")),
        ("officials", "label", "علی‌رضا"),
    ],
)
def test_a_value_that_a_record_could_have_is_an_empty_answer(
    ds: Dataset, collection: str, field: str, value: object
) -> None:
    """Where its form is right and no record has it, nothing is found."""
    if collection == "meetings" and field == "topics":
        value = tuple(ds.topics.ids[:2])
    assert asked(ds, collection, **{field: value}) == (0, "")


@pytest.mark.parametrize(
    ("collection", "field"),
    [("meetings", "venue"), ("meetings", "ordinal"), ("talks", "status"), ("talks", "date")],
)
def test_unknown_stays_a_question(ds: Dataset, collection: str, field: str) -> None:
    """None asks for records of which nobody says the value."""
    assert asked(ds, collection, **{field: None})[1] == ""


@pytest.mark.parametrize("place", [10**9, -1, 10**30])
def test_a_place_outside_of_the_text_is_an_error(ds: Dataset, place: int) -> None:
    """An offset that the text does not have is refused, with the length of the text."""
    refusal = refused(lambda: ds.claims.at("rt", place))
    assert str(len(ds.sources["rt"].text)) in refusal.replace(",", "")


@pytest.mark.parametrize(
    ("collection", "field", "value", "meant"),
    [
        ("meetings", "country", "Russia", "RU"),
        ("talks", "party", "Iran", "IR"),
        ("delegations", "meeting", "imhr-2052", "imhr-2025"),
        ("sessions", "meeting", "mcis-2012", "mcis-2021"),
        ("roles", "holder", "Sergei Shoigu", "sergei-shoigu"),
        ("talks", "official", "Ali Akbar Ahmadian", "ali-akbar-ahmadian"),
        ("delegations", "party", "ru", "RU"),
    ],
)
def test_a_name_where_an_id_is_meant_is_taken_or_refused(
    ds: Dataset, collection: str, field: str, value: str, meant: str
) -> None:
    """A name finds what its record's id finds, or the error names the id; so for an id that nothing has."""
    found, refusal = asked(ds, collection, **{field: value})
    assert meant in refusal or (found > 0 and found == asked(ds, collection, **{field: meant})[0])


def test_an_id_that_nothing_here_refers_to_is_an_empty_answer(ds: Dataset) -> None:
    """A record that is there, but not referred to by these, finds nothing."""
    parties = {party for talk in ds.talks for party in talk.parties}
    others = [country.id for country in ds.countries if country.id not in parties]
    assert {asked(ds, "talks", party=id_) for id_ in others} == {(0, "")}


TEXTS = [
    {"other.txt": "Nobody has read me.\n"},
    {"OTHER.TXT": "Nobody has read me.\n"},
    {"5 мая.txt": "Никто меня не читал."},
    {"a.b.txt": "Nobody."},
]


@pytest.mark.parametrize("files", TEXTS)
def test_a_text_that_nobody_annotates_is_not_passed_over(make: Making, files: dict[str, str]) -> None:
    """The build refuses a text without annotations, or names it."""
    root = make.sown(source("Forum opens.", aside("Forum opens.")), files)
    assert next(iter(files)) in command("build", root).all


@pytest.mark.parametrize("name", ["2027/other.txt", "2027/май/ДРУГОЕ.TXT", "2027/map.toml"])
def test_a_text_in_a_folder_of_the_seeds_is_not_passed_over(make: Making, name: str) -> None:
    """No annotation file there is read, so that none could account for it; folders of programs are left."""
    root = make.sown(source("Forum opens.", aside("Forum opens.")))
    for file in (name, ".trash/old.txt", ".trash/old.toml"):
        path = root / "seeds" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Nobody has read me.", encoding="utf-8")
    said = command("build", root).all
    assert name in said
    assert ".trash" not in said


@pytest.mark.parametrize("files", TEXTS)
def test_lint_names_a_text_that_nobody_annotates(make: Making, files: dict[str, str]) -> None:
    """Checking the file beside it tells of it, too."""
    root = make.sown(source("Forum opens.", aside("Forum opens.")), files)
    said = command("--lint", root / "seeds" / "s.toml", main=build)
    assert next(iter(files)) in said.all


@pytest.mark.parametrize(
    "wanted",
    [
        {"collection": "meetngs"},
        {"property": "citty"},
        {"collection": "roles", "property": "city"},
        {"source": "zzz"},
        {"subject": "imhr-2052"},
        {"collection": "talks", "subject": "imhr-2052"},
        {"attributed_to": "nobody"},
    ],
)
def test_no_claim_is_asked_of_what_is_not(wanted: dict[str, Any]) -> None:
    """A collection, property or source that nothing has is refused with the field and the value."""
    said = refused(lambda: load().claims.where(**wanted))
    name, value = list(wanted.items())[-1]
    assert name in said
    assert value in said


@pytest.mark.parametrize(
    ("wanted", "taken"),
    [
        ({"property": "status", "value": "atended"}, "attended"),
        ({"collection": "talks", "property": "status", "value": "Held"}, "held"),
        ({"property": "start", "value": "27 May"}, "2025-05-27"),
        ({"property": "counts.countries", "value": "many of them"}, "126"),
        ({"property": "ordinal", "value": "XIII"}, "whole number"),
        ({"property": "attendees", "value": "Iran"}, "Attendee"),
        ({"property": "country", "value": "Rusia"}, "RU"),
        ({"property": "wikidata", "value": "SCO"}, "Q and digits"),
        ({"value": 3.5}, "no property"),
    ],
)
def test_no_claim_states_a_value_that_its_property_cannot_have(wanted: dict[str, Any], taken: str) -> None:
    """The value of a claim is held against the properties that it may be a value of."""
    said = refused(lambda: load().claims.where(**wanted))
    assert said.startswith("UnknownValue: claims.where(value=…): ")
    assert taken in said


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ({"value": "105"}, {"value": Count(105)}),
        ({"property": "counts.countries", "value": "105"}, {"value": Count(105)}),
        ({"value": "2025-05-27"}, {"value": date(2025, 5, 27)}),
        ({"property": "country", "value": "Russia"}, {"property": "country", "value": "RU"}),
        ({"property": "chairs", "value": "Shoigu"}, {"property": "chairs", "value": "sergei-shoigu"}),
    ],
)
def test_claims_are_asked_by_the_written_form_of_a_value(
    written: dict[str, Any], meant: dict[str, Any]
) -> None:
    """A count, a day, a name: as other records are asked for them."""
    claims = load().claims
    assert claims.where(**written).ids == claims.where(**meant).ids != ()


@pytest.mark.parametrize("wanted", [{"value": "Omsk"}, {"property": "city", "value": "Omsk"}, {"value": 77}])
def test_a_value_that_nobody_claims_is_an_empty_answer(wanted: dict[str, Any]) -> None:
    """A text or number that some property could have finds nothing."""
    assert not load().claims.where(**wanted)


@pytest.mark.parametrize(
    ("collection", "subject"),
    [("zzz", "imhr-2025"), ("Meetings", "imhr-2025"), ("meetings", "imhr-2052"), ("talks", "imhr-2025")],
)
def test_no_claims_are_about_what_is_not(collection: str, subject: str) -> None:
    """A collection or a record that is not there is refused; one of which nothing is said has none."""
    ds = load()
    assert refused(lambda: ds.claims.about(collection, subject)).startswith("NotFound: ")
    assert list(ds.claims.about("marks", ds.marks[0].id)) == []


@pytest.mark.parametrize("words", ["", " ", "\n", "\u00a0"])
def test_blanks_are_no_words_of_a_text(words: str) -> None:
    """Every text has blanks, and no claim rests on them."""
    assert refused(lambda: load().claims.at("rt", words)).startswith("NotFound: ")


@pytest.mark.parametrize("name", ["Sergei Shoigu", "sergei-shoygu", "Шойгу"])
def test_claims_are_asked_by_the_name_of_their_subject(name: str) -> None:
    """As records are by the name of what they refer to."""
    claims = load().claims
    assert claims.where(subject=name) == claims.where(subject="sergei-shoigu")
    assert claims.where(subject=name)


def test_a_record_of_which_no_claim_says_that_is_asked_in_vain() -> None:
    """The record is there, so that nothing is found is an answer."""
    claims = load().claims
    assert not claims.where(subject="imhr-2025", property="mode")
    assert not claims.where(subject=claims[0].id)


@pytest.mark.parametrize(
    ("collection", "id_", "meant"),
    [("meetings", "imhr-2052", "imhr-2025"), ("officials", "sergei-shoigy", "Shoigu"), ("marks", "m-0", "")],
)
def test_an_id_that_no_record_has_is_no_condition(ds: Dataset, collection: str, id_: str, meant: str) -> None:
    """It is refused with the id that is near; of a selection, an id outside of it finds nothing."""
    found, refusal = asked(ds, collection, id=id_)
    assert found == 0
    assert id_ in refusal
    assert meant.lower() in refusal.lower()


def test_a_record_that_is_not_in_a_selection_is_an_empty_answer(ds: Dataset) -> None:
    """Its id is one that a record has; and so is that of a record of which no claim is made."""
    assert not ds.meetings.where(city="Moscow").where(id="imhr-2025").where(id="mcis-2021")
    assert not ds.claims.where(subject=ds.marks[0].id)
    assert not ds.claims.where(collection="talks", subject=ds.talks[0].id).where(subject="imhr-2025")


def test_a_name_finds_the_claims_that_are_attributed_to_its_bearer(ds: Dataset) -> None:
    """As a name finds records in every other question."""
    by_name = ds.claims.where(attributed_to="Shoigu")
    assert by_name.ids == ds.claims.where(attributed_to="sergei-shoigu").ids != ()


def test_a_datetime_means_its_day() -> None:
    """In `where()` as in `who_met`."""
    found = load().meetings.where(start=datetime(2025, 5, 27, 9, 30, tzinfo=UTC))
    assert found.ids == ("imhr-2025",)
