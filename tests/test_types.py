"""What a type checker makes of the public face; mypy reads this file as part of its lint run."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import assert_type

import pytest

from security_meetings import (
    BilateralTalk,
    Claim,
    Count,
    Dataset,
    Meeting,
    Official,
    PartialDate,
    Role,
    Session,
    UnknownField,
    UnknownValue,
    load,
)
from security_meetings.collection.collection import Collection
from security_meetings.policy import Explanation


def test_collections_keep_their_kind() -> None:
    """A collection, a selection of it and its members have the record's own type."""
    ds = assert_type(load(), Dataset)
    assert_type(ds.meetings.sorted_by(lambda m: m.id), Collection[Meeting])
    some: Collection[Meeting] = ds.meetings
    assert some == ds.meetings
    assert_type(ds.meetings["imhr-2025"], Meeting)
    assert_type(ds.meetings[0], Meeting)
    sessions: Collection[Session] = ds.sessions.where(lambda s: s.number == 1, kind="plenary")
    assert_type(sessions[0], Session)
    assert_type(ds.talks.where(party="IR").one(), BilateralTalk)
    assert_type(ds.officials.find("Lavrov"), Official)
    assert_type(ds.sessions.sorted_by(lambda s: s.id), Collection[Session])
    assert_type([c for c in ds.claims][0], Claim)  # noqa: C416, RUF015 (the type of iterating)


def test_where_knows_the_words() -> None:
    """A word that no record can have, and a field that none has, are errors of type, and at run time too."""
    ds = load()
    assert ds.talks.where(status="held", party="IR") == ds.talks.where(party="IR").where(status="held")
    assert ds.talks.where(date="2025-05-28").ids == ds.talks.where(date=datetime.date(2025, 5, 28)).ids
    assert ds.claims.where(modality="reported", collection="meetings")
    with pytest.raises(UnknownValue):
        ds.talks.where(status="hled")  # type: ignore[arg-type]
    with pytest.raises(UnknownValue):
        ds.talks.where(party="IR").where(status="hled")  # type: ignore[arg-type]
    with pytest.raises(UnknownValue):
        ds.sessions.where(number="one")  # type: ignore[arg-type]
    with pytest.raises(UnknownValue):
        ds.claims.where(modality="surely")  # type: ignore[arg-type]
    with pytest.raises(UnknownField):
        ds.talks.where(partie="IR")  # type: ignore[call-arg]


def test_fields_have_plain_types() -> None:
    """Fields are typed values, and what may be unknown says so."""
    ds = load()
    meeting = ds.meetings["imhr-2025"]
    assert_type(meeting.city, str | None)
    assert_type(meeting.ordinal, int | None)
    assert_type(meeting.start, datetime.date | PartialDate | None)
    assert_type(meeting.counts.delegations, Count | None)
    assert_type(meeting.topics, tuple[str, ...])
    assert_type(ds.talks["ru-ir-2025"].parties, tuple[str, ...])


def test_answers_are_typed() -> None:
    """The questions answer with types of their own."""
    ds = load()
    assert_type(ds.explain("imhr-2025", "city"), Explanation)
    assert_type(ds.role_at("sergei-shoigu", datetime.date(2025, 5, 28)), Role | None)
    grouped: Mapping[str, Collection[Session]] = ds.sessions.grouped_by("meeting")
    assert set(grouped) == {"imhr-2025", "mcis-2021"}
