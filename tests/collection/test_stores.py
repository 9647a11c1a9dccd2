"""Records that are not all in memory: each is read when it is touched, and only then."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import Collection, Official, Problem
from security_meetings.collection.stores import Selection
from security_meetings.errors import NotFound, OutOfRange

NAMES = ("Ann", "Bo", "Cy", "Bo", None, "Di")
PEOPLE = tuple(Official(f"p{i}", name) for i, name in enumerate(NAMES))
PROBLEM = Problem("people.jsonl", "line 7", "half a line")
PLACES = st.lists(st.integers(0, len(PEOPLE) - 1), unique=True).map(sorted)


class Shelf:
    """A store of these people, which knows whom it was asked for."""

    def __init__(self) -> None:
        self.touched: list[str] = []

    def __len__(self) -> int:
        return len(PEOPLE)

    def __iter__(self) -> Iterator[Official]:
        return map(self.__getitem__, range(len(PEOPLE)))

    def __getitem__(self, position: int) -> Official:
        found = PEOPLE[position]
        self.touched.append(found.id)
        return found

    def __contains__(self, id_: object) -> bool:
        return any(p.id == id_ for p in PEOPLE)

    def by_id(self, id_: str) -> Official | None:
        """The person of this id."""
        return self[int(id_[1:])] if id_ in self else None

    def ids(self) -> Iterator[str]:
        """The ids of all."""
        return (p.id for p in PEOPLE)

    def problems(self) -> list[Problem]:
        """What is wrong with them."""
        return [PROBLEM]


@pytest.fixture
def shelf() -> Shelf:
    """A store of which nothing was touched yet."""
    return Shelf()


@pytest.fixture
def opened(shelf: Shelf) -> Collection[Official]:
    """The collection of that store."""
    return Collection(Official, shelf)


@given(PLACES, st.slices(8))
def test_selection(places: list[int], part: slice) -> None:
    """Some records of a store are counted, walked through, reached by place and cut like a list of them."""
    found: Selection[Official] = Selection(Shelf(), places)
    expected = [PEOPLE[i] for i in places]
    assert (len(found), list(found)) == (len(expected), expected)
    assert [found[i] for i in range(-len(found), len(found))] == expected * 2
    assert list(found.part(part)) == expected[part]
    with pytest.raises(IndexError):
        found[len(found)]


@given(st.slices(8), st.slices(8))
def test_slices_of_slices(first: slice, second: slice) -> None:
    """A slice of an opened collection, and a slice of that, are those of a collection in memory."""
    opened: Collection[Official] = Collection(Official, Shelf())
    loaded: Collection[Official] = Collection(Official, PEOPLE)
    assert opened[first] == loaded[first]
    assert opened[first][second] == loaded[first][second]
    assert opened[first].ids == loaded[first].ids
    assert opened[first].opened
    assert not loaded[first].opened


def test_touched_alone(shelf: Shelf, opened: Collection[Official]) -> None:
    """To cut a collection reads nothing; to ask for one record of the part reads that one."""
    part = opened[1:5][::-1]
    assert (len(opened), len(part)) == (6, 4)
    assert shelf.touched == []
    assert part[0] == PEOPLE[4]
    assert shelf.touched == ["p4"]
    assert opened["p2"] == PEOPLE[2]
    assert opened.ids == tuple(p.id for p in PEOPLE)
    assert shelf.touched == ["p4", "p2"]


def test_asked_as_in_memory(opened: Collection[Official]) -> None:
    """Whatever is asked of an opened collection, or of a part of it, is answered as in memory."""
    loaded: Collection[Official] = Collection(Official, PEOPLE)
    for places in (slice(None), slice(1, 5), slice(None, None, -1)):
        one, other = opened[places], loaded[places]
        assert [one.where(name=name) for name in NAMES] == [other.where(name=name) for name in NAMES]
        assert one.where(lambda p: p.id > "p1", name="Bo") == other.where(lambda p: p.id > "p1", name="Bo")
        assert one.grouped_by("name") == other.grouped_by("name")
        assert one.sorted_by(lambda p: p.name or "") == other.sorted_by(lambda p: p.name or "")
        assert one.find("CY") == other.find("cy")
        assert "p3" in one
        assert PEOPLE[3] in one


@pytest.mark.parametrize("place", [6, -7, 10**30])
def test_no_such_place(opened: Collection[Official], place: int) -> None:
    """Beyond the ends of an opened collection, or of its part, there is nothing, as in memory."""
    with pytest.raises(OutOfRange, match=f"^there are 6 records, none at {place}$"):
        opened[place]
    with pytest.raises(OutOfRange, match=f"^there are 2 records, none at {place}$"):
        opened[:2][place]
    with pytest.raises(NotFound):
        opened[:2]["p3"]


def test_problems(opened: Collection[Official]) -> None:
    """What is wrong with a store is told by its collection, and not again by each part."""
    assert opened.problems() == [PROBLEM]
    assert opened[:2].problems() == []
    assert Collection(Official, PEOPLE).problems() == []


@pytest.mark.parametrize("how", [lambda x: pickle.loads(pickle.dumps(x)), copy.copy, copy.deepcopy])  # noqa: S301
def test_copies(opened: Collection[Official], how: Any) -> None:
    """Pickled or copied, an opened collection and its parts stay opened and hold the same records."""
    for found in (opened, opened[1:4], opened.where(name="Bo")):
        again: Collection[Official] = how(found)
        assert again == found
        assert again.opened == found.opened


def test_of_an_opened_collection(shelf: Shelf, opened: Collection[Official]) -> None:
    """A collection of the records of an opened one reads none of them before it is asked."""
    again: Collection[Official] = Collection(Official, lambda: opened)
    assert (len(again), again.opened, shelf.touched) == (6, True, [])
    assert again == opened
