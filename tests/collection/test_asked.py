"""What type checkers know of `where()`: what the classes say, and no less than `where()` takes."""

import typing
from typing import Any

import pytest

from security_meetings import Dataset, UnknownValue
from security_meetings.collection import asked
from security_meetings.collection.collection import Collection
from security_meetings.collection.keywords import keywords
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import Record
from tests.asked import FILE, written

KINDS = pytest.mark.parametrize(("collection", "cls"), kinds().items())


def test_as_written() -> None:
    """The module for type checkers is what the classes say: else write it anew."""
    assert FILE.read_text(encoding="utf-8") == written(), "run `python -m tests.asked`"


def hints(collection: str) -> dict[str, Any]:
    """The keywords of a collection and the types of their values, as a type checker sees them."""
    known: dict[str, Any] = typing.get_type_hints(getattr(asked, f"_Of{collection.title()}"))
    return known


@KINDS
def test_all_keywords(collection: str, cls: type[Record]) -> None:
    """Every keyword that `where()` takes is known, and no other."""
    assert list(hints(collection)) == list(keywords(cls))
    assert issubclass(getattr(asked, collection.title()), Collection)


@KINDS
def test_all_choices(collection: str, cls: type[Record]) -> None:
    """Of a field with a list of words the type has just these words, and None."""
    for word, keyword in keywords(cls).items():
        if keyword.shape.choices:
            known = typing.get_args(typing.get_args(hints(collection)[word])[0])
            assert known == keyword.shape.choices


@KINDS
def test_words_that_are_known(ds: Dataset, collection: str, cls: type[Record]) -> None:
    """Each word that the type has can be asked for, and another word is an error."""
    records = ds.collection(collection)
    for word, keyword in keywords(cls).items():
        for choice in keyword.shape.choices:
            assert len(records.where(**{word: choice})) <= len(records)
        if keyword.shape.choices:
            with pytest.raises(UnknownValue):
                records.where(**{word: "hled"})
