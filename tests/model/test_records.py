"""The records: plain, frozen, equal by content, and unknown until claims say otherwise."""

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

import security_meetings
from security_meetings import Attendee, BilateralTalk, Meeting, MeetingCounts
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import Group, Record, claimable, described, properties
from tests.strategies import records

FOLDED = {name: cls for name, cls in kinds().items() if claimable(cls)}
KINDS = pytest.mark.parametrize(("collection", "cls"), FOLDED.items())


@KINDS
def test_unknown(collection: str, cls: type[Record]) -> None:
    """Of a record with nothing but an id, every property is None or an empty tuple."""
    record = cls("some-id")
    for path, prop in properties(cls).items():
        assert prop.read(record) == (() if prop.many else None), f"{collection} {path}"


@KINDS
def test_groups_are_there(collection: str, cls: type[Record]) -> None:
    """A group of properties is always there, so that a path never breaks off."""
    groups = [h for _, h, _ in described(cls) if isinstance(h, type) and issubclass(h, Group)]
    assert all(group in map(type, attrs.astuple(cls("id"), recurse=False)) for group in groups), collection


@given(st.data())
@KINDS
def test_plain_values(collection: str, cls: type[Record], data: DataObject) -> None:
    """Records with the same content are equal and hash alike; another id makes another record."""
    record = data.draw(records(collection))
    copy = attrs.evolve(record)
    assert type(record) is cls
    assert copy == record
    assert hash(copy) == hash(record)
    assert attrs.evolve(record, id=f"{record.id}-2") != record


@KINDS
def test_frozen(collection: str, cls: type[Record]) -> None:
    """A record takes no new value, and no new attribute."""
    record: Any = cls("id")
    for name in [name for name, _, _ in described(cls)] + ["surprise"]:
        with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
            setattr(record, name, "value")
    assert record == cls("id"), collection


def test_group_frozen() -> None:
    """The counts of a meeting cannot be set one by one either."""
    meeting = Meeting("m")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        meeting.counts.guests = None  # type: ignore[misc]


@KINDS
def test_documented(collection: str, cls: type[Record]) -> None:
    """Every kind says what it is in the world, with an example."""
    assert cls.__doc__ is not None
    assert ">>> from security_meetings import load" in cls.__doc__, collection


@KINDS
def test_at_the_front(collection: str, cls: type[Record]) -> None:
    """Every kind of record can be imported from the package itself."""
    assert getattr(security_meetings, cls.__name__) is cls, collection
    assert cls.__name__ in security_meetings.__all__


@given(st.lists(st.from_type(Attendee)))
def test_talk_parties(attendees: list[Attendee]) -> None:
    """A talk's parties and officials are those of its attendees, sorted, each once."""
    talk = BilateralTalk("t", attendees=tuple(attendees))
    assert list(talk.parties) == sorted({a.party for a in attendees})
    assert set(talk.officials) == {a.official for a in attendees} - {None}
    assert list(talk.officials) == sorted(set(talk.officials))


def test_tentative() -> None:
    """Views and hopes are tentative; whatever else a record tells is not."""
    assert {name for name, cls in kinds().items() if cls.tentative} == {"statements", "plans"}


def test_counts_default_to_unknown() -> None:
    """A meeting of which no count is known has no zero."""
    assert set(attrs.astuple(MeetingCounts())) == {None}
