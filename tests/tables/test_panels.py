"""Panels and participation: every pair in every period, and who was there before."""

from __future__ import annotations

import datetime
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import (
    Attendee,
    BilateralTalk,
    Country,
    Dataset,
    Delegation,
    Interval,
    InvalidValue,
    Meeting,
    NotFound,
    PartialDate,
    UnknownValue,
)
from security_meetings.collection.shelf import Collections
from security_meetings.tables.named import table
from security_meetings.tables.panels import panel, periods_between
from tests.conftest import collections_of

DAY = datetime.date
COUNTRIES = [Country(id_) for id_ in ("AT", "BA", "CH", "RU")] + [Country("BA-SRP", part_of="BA")]
YEARS = DAY(2024, 1, 1), DAY(2025, 12, 31)


def talk(id_: str, a: str, b: str, date: Any = None, status: Any = "held") -> BilateralTalk:
    """A talk of two parties."""
    return BilateralTalk(id_, attendees=(Attendee(a), Attendee(b)), status=status, date=date)


def data(*talks: BilateralTalk) -> Collections:
    """Some talks of some countries."""
    return collections_of({"countries": COUNTRIES, "talks": talks})


def told(
    found: Collections, universe: Any = ("RU", "AT"), length: str = "year", **more: Any
) -> list[dict[str, Any]]:
    """The rows of a panel over two years."""
    return list(panel(found, universe, *YEARS, length, **{"roll_up": False, **more}))


@given(st.dates(DAY(1, 1, 1)), st.integers(0, 5000), st.sampled_from(["month", "quarter", "year"]))
def test_periods_hold_every_day_once(since: DAY, days: int, length: str) -> None:
    """Periods follow each other without a gap from the first day to the last."""
    until = DAY.fromordinal(min(since.toordinal() + days, DAY.max.toordinal()))
    found = periods_between(since, until, length)
    assert (found[0].first, found[-1].last) == (since, until)
    assert all(a.last.toordinal() + 1 == b.first.toordinal() for a, b in pairwise(found))
    assert len({p.name for p in found}) == len(found)
    assert all(p.first.year == p.last.year and p.name.startswith(f"{p.first.year:04}") for p in found)


def test_every_pair_has_every_period() -> None:
    """Pairs that never met have their rows too, with zeros."""
    rows = told(data(), "countries", "quarter")
    pairs = list(combinations(["AT", "BA", "CH", "RU"], 2))
    assert [(r["party_a"], r["party_b"]) for r in rows] == [pair for pair in pairs for _ in range(8)]
    assert {(r["held"], r["planned"], r["other"], r["undated"]) for r in rows} == {(0, 0, 0, 0)}
    assert {r["talks"] for r in rows} == {None}


def test_held_and_planned_are_apart() -> None:
    """A plan is no talk held; what was called off, or is told of no state, is neither."""
    states = ["held", "held", "planned", "postponed", "cancelled", None]
    found = data(*(talk(f"t{n}", "RU", "AT", DAY(2025, 3, 1), state) for n, state in enumerate(states)))
    before, row = told(found)
    assert (row["held"], row["planned"], row["other"]) == (2, 1, 3)
    assert (before["held"], before["planned"], before["other"]) == (0, 0, 0)
    assert row["talks"] == "; ".join(f"t{n}" for n in range(6))


@pytest.mark.parametrize(
    "date",
    [
        Interval(DAY(2024, 12, 30), DAY(2025, 1, 2)),
        Interval(PartialDate(2024), PartialDate(2025)),
        Interval(DAY(2024, 5, 1), None),
        PartialDate(2025, qualifier="approximate"),
    ],
)
def test_what_may_be_in_several_periods_stands_apart(date: Any) -> None:
    """A talk whose days span two years is sure in neither, and stands apart in both."""
    rows = told(data(talk("t", "RU", "AT", date)))
    assert [(r["held"], r["held_perhaps"]) for r in rows] == [(0, 1), (0, 1)]


def test_what_may_lie_beyond_the_days_stands_apart() -> None:
    """A talk that may have been before the first day is not counted as sure; one that was is not counted."""
    found = data(
        talk("a", "RU", "AT", Interval(DAY(2023, 12, 30), DAY(2024, 1, 2))),
        talk("b", "RU", "AT", DAY(2023, 12, 31)),
    )
    first, second = told(found)
    assert (first["held"], first["held_perhaps"], first["talks"]) == (0, 1, "a")
    assert (second["held"], second["held_perhaps"], second["talks"]) == (0, 0, None)


def test_what_has_no_day_is_not_dropped() -> None:
    """A talk of which no day is known is counted as such in each period of its pair."""
    rows = told(data(talk("t", "RU", "AT"), talk("u", "RU", "AT", PartialDate(None, 5, 29))))
    assert [(r["held"], r["held_perhaps"], r["undated"]) for r in rows] == [(0, 0, 2)] * 2


def test_parts_count_for_their_state_only_when_asked() -> None:
    """A part of a country has its own rows; rolled up, its talks are those of the country."""
    found = data(talk("t", "RU", "BA-SRP", DAY(2025, 3, 1)), talk("u", "BA", "BA-SRP", DAY(2025, 3, 1)))
    assert [r["held"] for r in told(found, ["RU", "BA"])] == [0, 0]
    assert [r["held"] for r in told(found, ["RU", "BA-SRP"])] == [0, 1]
    for universe in (["RU", "BA"], ["RU", "BA-SRP"], "parties"):
        rows = told(found, universe, roll_up=True)
        assert [(r["party_a"], r["party_b"], r["held"]) for r in rows] == [("BA", "RU", 0), ("BA", "RU", 1)]


def test_codes_are_those_of_the_state(ds: Dataset) -> None:
    """Each side has its codes as text; a part of a state those of the state."""
    (row,) = ds.panel(["BA-SRP", "Russia"], since=DAY(2025, 1, 1), until=DAY(2025, 12, 31))
    codes = [row[f"{code}_{side}"] for side in "ab" for code in ("country", "alpha3", "cow", "gw")]
    assert codes == ["BA", "BIH", "346", "346", "RU", "RUS", "365", "365"]


def test_claims_stand_behind_each_cell(ds: Dataset) -> None:
    """A row names the claims and sources of the talks that it counts, and no others."""
    for row in ds.panel("parties", since=DAY(2025, 1, 1), until=DAY(2025, 12, 31), period="month"):
        talks = row["talks"].split("; ") if row["talks"] else []
        claims = {claim for id_ in talks for claim in ds.claims.about("talks", id_)}
        assert set((row["claims"] or "").split("; ")) - {""} == {claim.id for claim in claims}
        assert (row["first_day"] is None) == (not talks)


@pytest.mark.parametrize(
    ("universe", "error"),
    [
        ("partys", UnknownValue),
        (["RU"], InvalidValue),
        (["RU", "RU"], InvalidValue),
        (["RU", "Atlantis"], NotFound),
        (["RU", "sergei-shoigu"], NotFound),
        ([], InvalidValue),
        (7, InvalidValue),
    ],
)
def test_a_universe_has_two_parties(ds: Dataset, universe: Any, error: type[Exception]) -> None:
    """What is no universe is told."""
    with pytest.raises(error):
        ds.panel(universe, since=DAY(2025, 1, 1), until=DAY(2025, 12, 31))


def test_days_and_period_have_to_make_sense(ds: Dataset) -> None:
    """The earlier day comes first, and a period is one of three."""
    with pytest.raises(InvalidValue, match="earlier day first"):
        ds.panel("parties", since=DAY(2025, 1, 2), until=DAY(2025, 1, 1))
    odd: Any = "yaer"
    with pytest.raises(UnknownValue, match="did you mean 'year'"):
        ds.panel("parties", since=DAY(2025, 1, 1), until=DAY(2025, 1, 1), period=odd)


def test_who_comes_again_and_who_is_no_more_listed() -> None:
    """Over the meetings of a series: first-time as sources say, returning, away, and no more listed."""
    meetings = [Meeting(f"m{n}", series="s", start=DAY(2020 + n, 5, 1)) for n in (3, 1, 2)]
    parts: list[tuple[str, str, Any, bool | None]] = [
        ("m1", "AT", "attended", None),
        ("m1", "CH", "attended", None),
        ("m1", "RU", "expected", None),
        ("m2", "AT", "attended", None),
        ("m2", "RU", "attended", True),
        ("m2", "BA", "declined", None),
    ]
    delegations = [Delegation(f"{m}-{p}", meeting=m, party=p, status=s, first_time=f) for m, p, s, f in parts]
    found = collections_of({"countries": COUNTRIES, "meetings": meetings, "delegations": delegations})
    rows = [
        (r["meeting"], r["party"], r["listed"], r["first_time"], r["returned"], r["absent"])
        for r in table(found, "participation")
    ]
    assert rows == [
        ("m1", "AT", True, None, None, False),
        ("m1", "CH", True, None, None, False),
        ("m1", "RU", True, None, None, None),
        ("m2", "AT", True, None, True, False),
        ("m2", "RU", True, True, False, False),
        ("m2", "BA", True, None, None, True),
        ("m2", "CH", False, None, True, None),
    ]


def test_every_delegation_has_its_row(ds: Dataset) -> None:
    """Participation tells of each delegation of the data once."""
    listed = [r["delegation"] for r in ds.participation() if r["listed"]]
    assert sorted(listed) == sorted(ds.delegations.ids)
