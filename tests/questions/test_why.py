"""Why a value is what it is, asked of a data set."""

import attrs
import pytest

from security_meetings import Dataset, Official, load
from security_meetings.errors import UnknownField, UnknownValue
from security_meetings.model.kinds import collection_of
from security_meetings.model.schema import properties
from security_meetings.questions.why import claims_on, sources_of, standing_on
from tests.conftest import FOLDED, NOTES, MakePack


@pytest.mark.parametrize("collection", FOLDED)
def test_explained_as_stored(ds: Dataset, collection: str) -> None:
    """The value that is explained is the value in the record, for every property of every record."""
    for record in ds.collection(collection):
        for path, prop in properties(type(record)).items():
            why = ds.explain(record, path)
            assert why.value == prop.read(record)
            assert (why.collection, why.subject, why.property) == (collection, record.id, path)
            assert (why.winner is None) == (why.value in (None, ()))


def test_explain_by_id(ds: Dataset) -> None:
    """A record is explained as itself, by its id, or by collection and id."""
    why = ds.explain(ds.meetings["imhr-2025"], "chairs")
    assert why == ds.explain("imhr-2025", "chairs") == ds.explain("meetings/imhr-2025", "chairs")
    assert why.rule.startswith("best-rank: ")


def test_explain_unknown_property(ds: Dataset) -> None:
    """A property that records of this kind do not have is told with the closest and with all."""
    with pytest.raises(
        UnknownField, match=r"^meetings have no property 'counts\.guest'; did you mean 'counts\.guests'\?"
    ) as caught:
        ds.explain("imhr-2025", "counts.guest")
    assert "(known: series, part_of, ordinal, name, " in str(caught.value)


@pytest.mark.parametrize("collection", ["claims", "marks"])
def test_nothing_to_explain(ds: Dataset, collection: str) -> None:
    """What an annotator wrote is explained by nothing else."""
    record = ds.collection(collection)[0]
    with pytest.raises(UnknownField, match="has nothing to explain"):
        ds.explain(record, "source")


def test_claims_on(make_pack: MakePack) -> None:
    """The claims on a record are those of its own collection, by property, whoever else has its id."""
    notes = NOTES + '[[quote]]\nwords = "Forum opens in"\ntopics.forum-2025.name = "Forum opens"\n'
    ds = load(make_pack(notes))
    found = claims_on(ds, ds.topics["forum-2025"])
    assert {path: [c.value for c in claims] for path, claims in found.items()} == {"name": ["Forum opens"]}
    meeting = claims_on(ds, ds.meetings["forum-2025"])
    assert {c.collection for claims in meeting.values() for c in claims} == {"meetings"}
    assert all(c.property == path for path, claims in meeting.items() for c in claims)
    assert claims_on(ds, Official("nobody")) == {}


def test_sources_of(ds: Dataset) -> None:
    """The sources of a record are those of its claims, sorted and each once; an editor is none."""
    for record in (*ds.meetings, *ds.talks, *ds.countries):
        told = ds.claims.where(collection=collection_of(record), subject=record.id)
        assert sources_of(ds, record) == tuple(sorted({c.source for c in told if c.source}))
    assert sources_of(ds, Official("nobody")) == ()


def test_standing_on(ds: Dataset) -> None:
    """Only the sources of the claims given are looked up; one that is not there has no standing."""
    rt = ds.claims.where(source="rt")[0]
    standing = standing_on(ds, [rt, rt])
    assert set(standing.moments) == set(standing.voices) == {"rt"}
    assert standing.language == ds.language == "en"
    gone = standing_on(ds, [attrs.evolve(rt, source="gone"), attrs.evolve(rt, source=None)])
    assert (gone.moments, gone.voices) == ({}, {})


def test_every_property_explained(ds: Dataset) -> None:
    """Without a property, each one that a claim speaks of is explained, in the order of the fields."""
    talk = ds.talks["ru-ir-2025"]
    told = ds.explain(talk)
    assert [why.property for why in told] == ["meeting", "attendees", "status", "format", "topics"]
    assert told[0] == ds.explain(talk, "meeting")


def test_one_item_explained(ds: Dataset) -> None:
    """One value of many is explained by itself: who says just this one."""
    why = ds.explain("imhr-2025", "chairs", value="sergei-shoigu")
    assert why.value == "sergei-shoigu"
    assert {c.value for c in why.claims} == {"sergei-shoigu"}
    nobody = ds.explain("imhr-2025", "chairs", value="milorad-dodik")
    assert (nobody.value, nobody.claims) == (None, ())
    with pytest.raises(UnknownField, match="city has one value"):
        ds.explain("imhr-2025", "city", value="Moscow")


def test_expected_items_stand_apart(ds: Dataset) -> None:
    """What is only expected is in no list of facts, and can be had as such."""
    why = ds.explain("mcis-2021", "topics")
    assert why.value == ds.meetings["mcis-2021"].topics
    assert why.expected
    assert not set(why.expected) & set(why.value)


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("topics", "terorism", "no topic 'terorism'; did you mean 'terrorism'\\?"),
        ("topics", 3, "expected text, got 3"),
        ("topics", ["terrorism"], r"expected text, got \['terrorism'\]"),
        ("chairs", "nobody", "no official 'nobody'"),
        ("guest_kinds", 1.5, "expected text, got 1.5"),
        ("member_organizations", "asaen", "did you mean 'asean'\\?"),
    ],
)
def test_an_item_that_cannot_be_is_refused(ds: Dataset, path: str, value: object, words: str) -> None:
    """A value that no record can have is refused, as `where` refuses it."""
    with pytest.raises(UnknownValue, match=words):
        ds.explain("imhr-2025", path, value=value)


def test_an_item_is_known_by_its_name_and_written_form(ds: Dataset) -> None:
    """A name stands for the record of that name, and a written day for the day."""
    by_name = ds.explain("imhr-2025", "chairs", value="Sergey Shoygu")
    assert by_name == ds.explain("imhr-2025", "chairs", value="sergei-shoigu")
    days = ds.explain("sergei-shoigu-ru-mod", "attested", value="2021-06-23/2021-06-24")
    assert days.winner
    assert ds.explain("sergei-shoigu-ru-mod", "attested", value="1999-01-01").winner is None
