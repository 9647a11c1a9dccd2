"""Why a value is what it is, asked of a data set."""

import attrs
import pytest

from security_meetings import Dataset, Official, load
from security_meetings.errors import UnknownField
from security_meetings.model.kinds import collection_of
from security_meetings.model.schema import properties
from security_meetings.questions.why import claims_on, days_of_sources, sources_of
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
    why = ds.explain(ds.meetings["imhr-2025"], "chair")
    assert why == ds.explain("imhr-2025", "chair") == ds.explain("meetings/imhr-2025", "chair")
    assert why.rule.startswith("best-rank: ")


def test_explain_unknown_property(ds: Dataset) -> None:
    """A property that records of this kind do not have is told with the closest and with all."""
    with pytest.raises(
        UnknownField, match=r"^meetings have no property 'counts\.guest'; did you mean 'counts\.guests'\?"
    ) as caught:
        ds.explain("imhr-2025", "counts.guest")
    assert "(known: series, ordinal, name, " in str(caught.value)


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


def test_days_of_sources(ds: Dataset) -> None:
    """Only the sources of the claims given have their days looked up; one that is not there has none."""
    rt = ds.claims.where(source="rt")[0]
    assert days_of_sources(ds, [rt, rt]) == {"rt": ds.sources["rt"].published}
    assert days_of_sources(ds, [attrs.evolve(rt, source="gone"), attrs.evolve(rt, source=None)]) == {}
