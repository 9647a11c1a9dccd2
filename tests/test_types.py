"""What a type checker makes of the public face; mypy reads this file as part of its lint run."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import assert_type

import pytest

from security_meetings import (
    Attendance,
    Attestation,
    BilateralTalk,
    Claim,
    Collection,
    Count,
    Dataset,
    Divergence,
    Explanation,
    Interval,
    Meeting,
    Official,
    PartialDate,
    Place,
    Remark,
    Role,
    Session,
    Tally,
    UnknownField,
    UnknownValue,
    load,
)


def test_collections_keep_their_kind() -> None:
    """A collection, a selection of it and its members have the record's own type."""
    ds = assert_type(load(), Dataset)
    assert_type(ds.meetings.sorted_by(lambda m: m.id), Collection[Meeting])
    assert_type(ds.meetings.sorted_by("start"), Collection[Meeting])
    some: Collection[Meeting] = ds.meetings
    assert some == ds.meetings
    assert_type(ds.meetings["imhr-2025"], Meeting)
    assert_type(ds.meetings[0], Meeting)
    sessions: Collection[Session] = ds.sessions.where(lambda s: s.number == 1, kind="plenary")
    assert_type(sessions[0], Session)
    assert_type(ds.talks.where(party="IR").one(), BilateralTalk)
    assert_type(ds.officials.find("Lavrov"), Official)
    assert_type(ds.attendances.where(official="Lavrov").one(), Attendance)
    assert_type(ds.tallies.one(), Tally)
    assert_type(ds.remarks[0], Remark)
    assert_type(ds.places["moscow"], Place)
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
    assert_type(meeting.chairs, tuple[str, ...])
    assert_type(ds.talks["ru-ir-2025"].parties, tuple[str, ...])
    assert_type(ds.talks["ru-ir-2025"].date, datetime.date | PartialDate | Interval | None)
    role = ds.roles["sergei-shoigu-ru-mod"]
    assert_type(role.attested, tuple[datetime.date | PartialDate | Interval, ...])


def test_answers_are_typed() -> None:
    """The questions answer with types of their own."""
    ds = load()
    day = datetime.date(2025, 5, 28)
    assert_type(ds.explain("imhr-2025", "city"), Explanation)
    assert_type(ds.explain("imhr-2025", "topics", value="terrorism"), Explanation)
    assert_type(ds.explain("imhr-2025"), tuple[Explanation, ...])
    assert_type(ds.divergences(), tuple[Divergence, ...])
    assert_type(ds.role_at("sergei-shoigu", day), Role | None)
    assert_type(ds.roles_at("sergei-shoigu", day), tuple[Role, ...])
    assert_type(ds.nearest_roles("sergei-shoigu", day), tuple[Attestation, ...])
    assert_type(ds.digest, str)
    grouped: Mapping[str, Collection[Session]] = ds.sessions.grouped_by("meeting")
    assert set(grouped) == {"imhr-2025", "mcis-2021"}
