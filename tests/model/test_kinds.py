"""The register of kinds: from collection to class and back."""

import pytest

from security_meetings import BilateralTalk, Dataset, MeetingSeries
from security_meetings.model.kinds import collection_of, kinds, word_for
from security_meetings.model.schema import Record


@pytest.mark.parametrize(("collection", "cls"), kinds().items())
def test_round_trip(collection: str, cls: type[Record]) -> None:
    """A collection's class, and each of its records, lead back to the collection."""
    assert issubclass(cls, Record)
    assert collection_of(cls) == collection


def test_dataset_has_all(ds: Dataset) -> None:
    """A data set has a collection of every kind, by item and by attribute."""
    for name, cls in kinds().items():
        assert ds.collection(name) is getattr(ds, name)
        assert all(type(record) is cls for record in ds.collection(name))


def test_collection_of_record(ds: Dataset) -> None:
    """A record knows its collection as its class does."""
    assert collection_of(ds.meetings[0]) == "meetings"


@pytest.mark.parametrize(
    ("cls", "words"), [(BilateralTalk, "bilateral talk"), (MeetingSeries, "meeting series")]
)
def test_word_for(cls: type, words: str) -> None:
    """A class's name is told in words."""
    assert word_for(cls) == words
