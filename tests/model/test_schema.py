"""What classes say of their fields, and what the machinery reads from it."""

import datetime
from typing import Annotated, Literal

import attrs
import pytest

from security_meetings import Attendee, Claim, Count, Mark, Meeting, MeetingCounts, Source
from security_meetings.model.days import Day
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import Field, Group, Record, claimable, described, properties, shape_of
from security_meetings.model.shapes import Parts, Plain

KINDS = pytest.mark.parametrize("cls", kinds().values(), ids=lambda cls: cls.__name__)


@attrs.frozen
class Sizes(Group):
    """A group for these tests."""

    height: Annotated[int | None, Field("How high it is.", unit="metres")] = None


@attrs.frozen
class Statue(Record):
    """A kind of record that the library knows nothing of."""

    name: Annotated[str | None, Field("Its name.", variants=True)] = None
    other_names: Annotated[tuple[str, ...], Field("Other names.", rest_of="name")] = ()
    unveiled: Annotated[Day | None, Field("When it was unveiled.")] = None
    material: Annotated[Literal["bronze", "stone"] | None, Field("What it is made of.")] = None
    sizes: Annotated[Sizes, Field("Its sizes.")] = Sizes()
    weather: str = attrs.field(default="", metadata={"not": "described"})


def test_new_kind() -> None:
    """A class alone says all of its properties: path, type, one or many, choices."""
    known = properties(Statue)
    assert list(known) == ["name", "other_names", "unveiled", "material", "sizes.height"]
    assert known["name"].shape is shape_of(str)[0]
    assert not known["name"].many
    assert known["other_names"].shape is shape_of(str)[0]
    assert known["other_names"].many
    assert known["unveiled"].shape.words == "date or PartialDate"
    assert known["material"].choices == ("bronze", "stone")
    assert known["sizes.height"].shape is shape_of(int)[0]
    assert known["sizes.height"].path == "sizes.height"
    assert known["sizes.height"].field.unit == "metres"


def test_undescribed() -> None:
    """An attribute without a description is none of the machinery's business."""
    assert "weather" not in {part.name for part in described(Statue)}
    assert "read" not in properties(Source)


def test_id_is_no_property() -> None:
    """The id is described, but nothing can be claimed of it."""
    assert "id" in {part.name for part in described(Statue)}
    assert "id" not in properties(Statue)


def test_read() -> None:
    """A property reads its value off a record, through groups."""
    statue = Statue("david", name="David", sizes=Sizes(height=5))
    assert {path: prop.read(statue) for path, prop in properties(Statue).items()} == {
        "name": "David",
        "other_names": (),
        "unveiled": None,
        "material": None,
        "sizes.height": 5,
    }


def test_real_properties() -> None:
    """The paths and types of real records are those that claims use."""
    known = properties(Meeting)
    assert known["counts.countries"].shape is shape_of(Count)[0]
    assert known["start"].shape.words == "date or PartialDate"
    assert known["topics"].many
    assert known["topics"].field.refers_to == ("topics",)
    assert "counts" not in known


def test_immutable() -> None:
    """What is known of a class cannot be changed."""
    with pytest.raises(TypeError):
        properties(Meeting)["city"] = properties(Meeting)["venue"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("cls", "can"), [(Statue, True), (Meeting, True), (Source, True), (Claim, False), (Mark, False)]
)
def test_claimable(cls: type[Record], *, can: bool) -> None:
    """Claims can make a record of which all but the id may be unknown, and no other."""
    assert claimable(cls) is can


@KINDS
def test_every_field_is_described(cls: type[Record]) -> None:
    """Every public field of every kind says what it means, in a sentence."""
    meanings = {part.name: part.field.meaning for part in described(cls)}
    assert list(meanings) == [a.name for a in attrs.fields(cls) if not a.name.startswith("_")]
    assert all(meaning[0].isupper() and meaning.endswith(".") for meaning in meanings.values())


@pytest.mark.parametrize("cls", [*kinds().values(), MeetingCounts, Attendee], ids=lambda cls: cls.__name__)
def test_fields_fit_together(cls: type) -> None:
    """What a field names exists: the collections it refers to, its ladder's rungs, what it is the rest of."""
    known = properties(cls)
    for prop in known.values():
        field = prop.field
        assert set(field.refers_to) <= set(kinds())
        assert set(field.ladder) <= set(prop.choices)
        assert not field.rest_of or known[field.rest_of].field.variants
        assert not (field.variants and prop.many)
        assert not field.item or prop.many or cls is Attendee


@KINDS
def test_words_are_distinct(cls: type[Record]) -> None:
    """No two words by which `where()` can be asked are alike."""
    words = [part.name for part in described(cls)]
    words += [prop.field.item for prop in properties(cls).values() if prop.field.item]
    words += [
        part.field.item
        for prop in properties(cls).values()
        if isinstance(prop.shape, Parts)
        for part in described(prop.shape.cls)
        if part.field.item
    ]
    assert len(words) == len(set(words))


@KINDS
def test_many_can_be_asked(cls: type[Record]) -> None:
    """Every field with many plain values has a word for one of them."""
    assert [
        p.path for p in properties(cls).values() if p.many and isinstance(p.shape, Plain) and not p.field.item
    ] == []


def test_compared_by_fields() -> None:
    """Equality, hash and repr are those that attrs would have written."""
    plain = attrs.make_class("Statue", [a.name for a in attrs.fields(Statue)], frozen=True)
    for one in (Statue("s"), Statue("s", name="The Motherland Calls", unveiled=datetime.date(1967, 10, 15))):
        other = attrs.evolve(one)
        assert one == other
        assert hash(one) == hash(other)
        assert repr(one) == repr(plain(**attrs.asdict(one, recurse=False)))
    assert Statue("s") != Statue("t")
    assert Statue("s") != Statue("s", weather="rain")
    assert Statue("s") != Record("s")


def test_compared_but_for() -> None:
    """What a class keeps to itself is not compared, and a method of its own stays."""
    assert Source("s", read=lambda: b"text") == Source("s")
    assert "_read" not in repr(Source("s"))

    @attrs.frozen
    class Loud(Sizes):
        def __repr__(self) -> str:
            return "LOUD"

    assert repr(Loud(2)) == "LOUD"
    assert Loud(2) == Loud(2)
    assert Loud(2) != Sizes(2)

    class Louder(Loud):
        """Inherits what it does not say itself."""

    assert repr(Louder(2)) == "LOUD"
