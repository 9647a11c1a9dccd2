"""What `where()` can ask: a field, one of many values, a part of one."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from security_meetings import BilateralTalk, Dataset, Session
from security_meetings.collection.collection import Collection
from security_meetings.collection.keywords import keywords
from security_meetings.errors import UnknownField, UnknownValue
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import properties
from tests.collection.shared import ANY, many


@given(st.data(), ANY)
def test_where_field(data: DataObject, found: Collection[Any]) -> None:
    """By a field, `where` gives the records that have that value, in order."""
    if not found:
        return
    record = data.draw(st.sampled_from(list(found)))
    name = data.draw(st.sampled_from([p for p in properties(type(record)) if "." not in p]))
    value = getattr(record, name)
    assert list(found.where(**{name: value})) == [r for r in found if getattr(r, name) == value]


@given(st.data(), ANY)
def test_where_item(data: DataObject, found: Collection[Any]) -> None:
    """By the word for one of many values, `where` gives the records that have it among them, each once."""
    with_items = [(r, p) for r in found for p in properties(type(r)).values() if p.field.item and p.read(r)]
    if not with_items:
        return
    record, prop = data.draw(st.sampled_from(with_items))
    value = data.draw(st.sampled_from(prop.read(record)))
    assert list(found.where(**{prop.field.item: value})) == [r for r in found if value in prop.read(r)]


def test_where_repeated_item() -> None:
    """A record that has a value twice is given once, and stands once in a group."""
    found = Collection(Session, [Session("s", topics=("peace", "peace"))])
    assert found.where(topic="peace").ids == ("s",)
    assert found.grouped_by("topic")["peace"].ids == ("s",)


@given(many("talks"))
def test_where_part(talks: Collection[BilateralTalk]) -> None:
    """By a part of a value class, `where` gives the records with such a part, each once."""
    for word in ("party", "official"):
        for value in {getattr(a, word) for talk in talks for a in talk.attendees}:
            fitting = [t for t in talks if value in {getattr(a, word) for a in t.attendees}]
            assert list(talks.where(**{word: value})) == fitting


def test_where_unknown_value_is_none(ds: Dataset) -> None:
    """`None` asks for the records of which a field is unknown."""
    assert {d.id for d in ds.delegations.where(mode=None)} == {d.id for d in ds.delegations if d.mode is None}


@pytest.mark.parametrize(
    ("word", "hint"),
    [("kinds", "did you mean 'kind'"), ("participents", "did you mean 'participant"), ("zzz", "known: id, ")],
)
def test_where_unknown_word(word: str, hint: str) -> None:
    """An unknown keyword names the kind of record, suggests, and lists the words there are."""
    with pytest.raises(UnknownField, match=hint) as caught:
        Collection(Session, []).where(**{word: 1})
    assert str(caught.value).startswith(f"sessions have no field {word!r}")
    assert "participant" in str(caught.value)


@pytest.mark.parametrize(("collection", "cls"), kinds().items())
def test_where_knows_all_fields(collection: str, cls: type[Any]) -> None:
    """Every field can be asked by its name, and one of many values by its word."""
    nothing: Collection[Any] = Collection(cls, [])
    for path, prop in properties(cls).items():
        name = path.partition(".")[0]
        assert len(nothing.where(**{name: None})) == 0, collection
        assert not prop.field.item or len(nothing.where(**{prop.field.item: None})) == 0


@pytest.mark.parametrize(("collection", "cls"), kinds().items())
def test_where_refuses_what_nothing_can_have(collection: str, cls: type[Any]) -> None:
    """A word that is not on a field's list is told, with those that are; such an answer is never empty."""
    nothing: Collection[Any] = Collection(cls, [])
    for prop in properties(cls).values():
        if prop.choices and "." not in prop.path:
            asked = prop.field.item if prop.many else prop.path
            with pytest.raises(
                UnknownValue, match=f"{collection}.where.{asked}=….: expected one of '{prop.choices[0]}'"
            ):
                nothing.where(**{asked: "x"})


@given(ANY)
def test_scan_finds_what_the_values_say(found: Collection[Any]) -> None:
    """Going through records finds those of whose values it is one, as an index of these values would."""
    for keyword in keywords(type(found[0])).values() if found else ():
        for value in {value for record in found for value in keyword.values(record)}:
            expected = [record for record in found if value in list(keyword.values(record))]
            assert keyword.scan(found, value) == expected


@pytest.mark.parametrize(
    ("collection", "word", "meant"),
    [
        ("statements", "topic", "'subject', one of 'about'"),
        ("statements", "topics", "'subject', one of 'about'"),
        ("statements", "official", "'speaker', one of 'speakers', or 'subject', one of 'about'"),
        ("delegations", "country", "'party'"),
        ("roles", "official", "'holder'"),
        ("roles", "body", ""),
        ("attendances", "person", ""),
    ],
)
def test_a_word_for_a_kind_names_the_fields_that_hold_it(
    ds: Dataset, collection: str, word: str, meant: str
) -> None:
    """Who asks by the kind of thing that is meant is told which field names such things."""
    with pytest.raises(UnknownField) as caught:
        ds.collection(collection).where(**{word: "x"})
    hint = str(caught.value).partition(f"have no field {word!r}")[2].partition(" (known: ")[0]
    assert (hint == f"; did you mean {meant}?") if meant else ("one of" not in hint)
