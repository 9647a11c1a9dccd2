"""The codebook: every field of every kind, with what the data hold of it."""

import re

import attrs
import pytest

from security_meetings import Dataset, load
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import properties
from security_meetings.questions.codebook import FieldEntry, KindEntry, markdown
from tests.conftest import MakePack


def kind(ds: Dataset, name: str) -> KindEntry:
    """The entry of one kind."""
    return next(entry for entry in ds.codebook() if entry.collection == name)


def field(ds: Dataset, name: str, path: str) -> FieldEntry:
    """The entry of one field."""
    return next(entry for entry in kind(ds, name).fields if entry.path == path)


def test_every_field_of_every_kind(ds: Dataset) -> None:
    """Every kind has its entry, and every property of it, in order."""
    assert [entry.collection for entry in ds.codebook()] == list(kinds())
    for entry in ds.codebook():
        cls = kinds()[entry.collection]
        assert entry.name == cls.__name__
        assert [f.path for f in entry.fields] == list(properties(cls))
        assert entry.meaning
        assert ">>>" not in entry.meaning
        assert "Attributes:" not in entry.meaning
        for f, prop in zip(entry.fields, properties(cls).values(), strict=True):
            assert (f.meaning, f.unit, f.none) == (prop.field.meaning, prop.field.unit, prop.field.none)
            assert f.meaning.endswith(".")
            assert f.type


def test_counts(ds: Dataset) -> None:
    """Of each field it is told how many records have it, how many claims are on it, and by which sources."""
    for entry in ds.codebook():
        collection = ds.collection(entry.collection)
        assert entry.records == len(collection)
        for f in entry.fields:
            prop = properties(kinds()[entry.collection])[f.path]
            assert f.records == len(
                [r for r in collection if prop.read(r) is not None and prop.read(r) != ()]
            )
            claims = ds.claims.where(collection=entry.collection, property=prop.field.rest_of or f.path)
            assert f.claims == len(claims)
            assert f.sources == tuple(sorted({c.source for c in claims} - {None}, key=str))


def test_examples(ds: Dataset) -> None:
    """Each field with claims has one of them as its example, stated by a source where one is."""
    for entry in ds.codebook():
        for f in entry.fields:
            prop = properties(kinds()[entry.collection])[f.path]
            if prop.field.rest_of or not f.claims:
                assert f.example is None
                continue
            assert f.example is not None
            assert (f.example.collection, f.example.property) == (entry.collection, f.path)
            claims = ds.claims.where(collection=entry.collection, property=f.path)
            assert (f.example.basis == "stated") == any(c.basis == "stated" for c in claims)


@pytest.mark.parametrize(
    ("name", "path", "words"),
    [
        ("meetings", "ordinal", "int"),
        ("meetings", "start", "date or PartialDate"),
        ("meetings", "counts.guests", "Count"),
        ("meetings", "chairs", "many: id in officials"),
        ("meetings", "topics", "many: id in topics"),
        ("meetings", "format", "one of `closed-door`, `open`"),
        ("meetings", "guest_kinds", "many: str"),
        ("delegations", "party", "id in countries or organizations"),
        ("delegations", "first_time", "bool"),
        ("talks", "attendees", "many: Attendee"),
        ("roles", "attested", "many: date or PartialDate or Interval"),
    ],
)
def test_types_in_words(ds: Dataset, name: str, path: str, words: str) -> None:
    """The type of a field is told in words that need no Python."""
    assert field(ds, name, path).type == words


def test_nothing_known(small: Dataset) -> None:
    """A field that no claim is on has neither records, sources nor an example."""
    guests = field(small, "meetings", "counts.guests")
    assert (guests.records, guests.claims, guests.sources, guests.example) == (0, 0, (), None)


def test_unknown_is_not_false(make_pack: MakePack) -> None:
    """A value of False or 0 is a value: its record is counted."""
    notes = (
        'source = "wire"\n[[quote]]\nwords = "no informal session"\ninferred = "a test"\n'
        'sessions.s.informal = false\nmeetings.m.counts.guests = "0"\nsessions.s.kind = "plenary"\n'
    )
    zero = load(make_pack(notes, "There was no informal session", more={"editorial.toml": ""}))
    assert [
        field(zero, *place).records for place in (("sessions", "informal"), ("meetings", "counts.guests"))
    ] == [
        1,
        1,
    ]


# As a page


def test_page(small: Dataset) -> None:
    """The page has a section for each kind, with a row for each field and a line for each example."""
    page = markdown(list(small.codebook()))
    assert re.findall(r"^## (\w+)$", page, re.MULTILINE) == [entry.name for entry in small.codebook()]
    rows = re.findall(r"^\| `([\w.]+)` \|", page, re.MULTILINE)
    assert rows == [f.path for entry in small.codebook() for f in entry.fields]
    assert (
        "| `ordinal` | int | The number of the edition. (counted from 1) | no source says | 1 | 1 | wire |"
        in page
    )
    assert "- `meetings/forum-2025#counts.delegations` = `126`, reported, from wire: “126 delegations" in page


def test_rows_have_one_shape(ds: Dataset) -> None:
    """No field's words break the table: each row has as many cells as its head."""
    for line in markdown(list(ds.codebook())).splitlines():
        if line.startswith("|"):
            assert line.count(" | ") + line.count("|---") == 6 or line.startswith("|---")
            assert line.endswith("|")


def test_examples_stay_in_their_line(ds: Dataset) -> None:
    """An example quoted over several lines of a source is one line on the page."""
    lines = markdown(list(ds.codebook())).splitlines()
    examples = [line for line in lines if line.startswith("- `")]
    assert all(line.count("“") >= 1 for line in examples)
    assert len(examples) == sum(
        f.example is not None and bool(f.example.evidence) for entry in ds.codebook() for f in entry.fields
    )


def test_words_of_a_pack_are_no_markup(ds: Dataset) -> None:
    """What stands in a pack shows in the page as it is, and makes no cell, link or line of its own."""
    odd = "x|<script>`*_[a](b)\n# y\u202e"
    entry = kind(ds, "plans")
    claim = next(f.example for f in entry.fields if f.example and f.example.evidence)
    span = attrs.evolve(claim.evidence[0], exact=odd)
    field = attrs.evolve(
        entry.fields[0],
        sources=(odd,),
        example=attrs.evolve(claim, subject=odd, source=odd, evidence=(span,)),
    )
    page = markdown([attrs.evolve(entry, fields=(field,))])
    assert "<script>" not in re.sub(r"`[^`]*`", "", page)
    assert "\u202e" not in page
    assert len([line for line in page.splitlines() if line.startswith("| `")]) == 1
    assert not [line for line in page.splitlines() if line.startswith("# ")]
