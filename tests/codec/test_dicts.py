"""`to_dict` and `from_dict`: records and collections as JSON, both ways."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import Collection, Country, Dataset, InvalidData, InvalidValue, Meeting, Record, load
from security_meetings.model.kinds import kinds
from tests.strategies import records


@pytest.mark.parametrize("name", kinds())
def test_a_collection_comes_back(ds: Dataset, name: str) -> None:
    """What is written as JSON and read again is equal, record by record and as a whole."""
    found = ds.collection(name)
    read = json.loads(json.dumps(found.to_dict()))
    assert Collection.from_dict(kinds()[name], read) == found
    assert [type(record).from_dict(record.to_dict()) for record in found] == [*found]
    assert [record["id"] for record in read] == [*found.ids]


@given(st.data())
def test_any_record_comes_back(data: st.DataObject) -> None:
    """A record of any values comes back equal."""
    record = data.draw(records(data.draw(st.sampled_from(list(kinds())))))
    assert type(record).from_dict(json.loads(json.dumps(record.to_dict()))) == record


def test_a_form_is_nobodys_else(ds: Dataset) -> None:
    """Changing what was given changes no record."""
    meeting = ds.meetings[0]
    given_ = meeting.to_dict()
    before = copy.deepcopy(given_)
    given_["topics"].append("x")
    given_["counts"]["countries"] = None
    assert meeting.to_dict() == before


def wrong(cls: type[Record], data: Any) -> list[str]:
    """What is said of data that are wrong."""
    with pytest.raises(InvalidData) as caught:
        cls.from_dict(data)
    return [str(problem) for problem in caught.value.problems]


def test_all_that_is_wrong_is_told_with_its_path(ds: Dataset) -> None:
    """Each problem of a record stands with its path; nothing is coerced, missing or too much."""
    data = ds.meetings["imhr-2025"].to_dict()
    data["ordinal"], data["status"], data["start"] = "13", "hled", "2025-02-30"
    data["counts"]["countries"]["number"] = 1.5
    del data["mode"]
    data["citty"] = "Moscow"
    told = "\n".join(wrong(Meeting, data))
    for words in ("$.ordinal", "$.status", "did you mean 'held'", "$.start", "$.counts.countries.number"):
        assert words in told
    assert "Meeting: required field 'mode' is missing @ $.mode" in told
    assert "unknown field 'citty'; did you mean 'city'?" in told


@pytest.mark.parametrize("data", [None, [], "x", 7, {}, {"id": 7}])
def test_what_is_no_object_of_it(data: object) -> None:
    """Anything else than an object with all fields is an error of ours."""
    assert wrong(Country, data)


def test_a_collection_tells_which(ds: Dataset) -> None:
    """The path begins with the place in the list; an id that stands twice is told, too."""
    data = ds.meetings.to_dict()
    with pytest.raises(InvalidData, match=r"@ \$\[1\]\.ordinal"):
        Collection.from_dict(Meeting, [data[0], {**data[1], "ordinal": "9"}])
    with pytest.raises(InvalidData, match=r"id 'imhr-2025' stands at \$\[0\] already @ \$\[2\]\.id"):
        Collection.from_dict(Meeting, [*data, data[0]])
    several: Any
    for several in (None, {}, "x", (1,)):
        with pytest.raises(InvalidData, match=r"expected a list|expected an object"):
            Collection.from_dict(Meeting, several)
    with pytest.raises(InvalidValue, match="expected a class of records such as Meeting, got 'Meeting'"):
        Collection.from_dict("Meeting", data)  # type: ignore[arg-type]


def test_what_is_read_can_be_asked() -> None:
    """A collection that was read answers as any other."""
    read = Collection.from_dict(Meeting, load().meetings.to_dict())
    assert read.where(city="Moscow").ids == load().meetings.where(city="Moscow").ids
