"""Questions that cannot be meant are errors, not empty answers."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from security_meetings import Dataset, load
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


@pytest.mark.parametrize("name", ["2027/other.txt", "2027/май/ДРУГОЕ.TXT"])
def test_a_text_in_a_folder_of_the_seeds_is_not_passed_over(make: Making, name: str) -> None:
    """No annotation file there is read, so that none could account for it; folders of programs are left."""
    root = make.sown(source("Forum opens.", aside("Forum opens.")))
    for file in (name, ".trash/old.txt"):
        path = root / "seeds" / file
        path.parent.mkdir(parents=True)
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
