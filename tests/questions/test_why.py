"""Why a value is what it is, asked of a data set."""

import pytest

from security_meetings import Dataset
from security_meetings.errors import UnknownField
from security_meetings.model.schema import properties
from tests.conftest import FOLDED


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
