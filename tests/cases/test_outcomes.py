"""An announcement is no outcome, whatever value it is given."""

from __future__ import annotations

import pytest

from security_meetings import load
from tests.cases.making import Making, about, quote, source

POLICIES = ("best-rank", "latest-published", "majority")
OUTCOMES = [
    ("delegations.x.status", "attended", "Northland will attend."),
    ("delegations.x.status", "declined", "Northland is to decline."),
    ("delegations.x.status", "absent", "Northland will stay away."),
    ("attendances.x.status", "attended", "She will attend."),
    ("meetings.x.status", "held", "The forum will be held."),
    ("meetings.x.status", "cancelled", "The forum is about to be cancelled."),
    ("sessions.x.status", "held", "The plenary is to be held."),
    ("talks.x.status", "held", "Talks will be held."),
    ("meetings.x.counts.delegations", "70", "70 delegations will come."),
    ("tallies.x.count", "9", "9 ministers will come."),
]


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize(("place", "value", "text"), OUTCOMES)
def test_what_is_only_expected_is_no_outcome(
    make: Making, place: str, value: str, text: str, policy: str
) -> None:
    """“Will attend” fills no “attended”, and stays among what is said of it, as expected."""
    root = make.pack(source(text, quote(text, f'{place} = "{value}"', modality="expected")))
    ds = load(root, policy=policy)
    collection, _, property_ = place.split(".", 2)
    why = ds.explain(f"{collection}/x", property_)
    assert (why.value, [r.claim.modality for r in why.rivals]) == (None, ["expected"])
    assert "expected" in str(why)


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("value", ["attended", "absent", "declined"])
def test_a_confirmation_stands_until_the_outcome_is_told(make: Making, value: str, policy: str) -> None:
    """An outcome that is only expected does not beat what is confirmed, though it would be a later step."""
    now, then = "Northland has confirmed.", "Northland will do so."
    root = make.pack(
        source(now, quote(now, 'delegations.d.status = "confirmed"'), id="a"),
        source(then, quote(then, f'delegations.d.status = "{value}"', modality="expected"), id="b"),
        about("b", published="2027-05-04"),
    )
    ds = load(root, policy=policy)
    assert ds.delegations["d"].status == "confirmed"
    assert ds.conflicts() == ()


def test_an_expected_outcome_contradicts_no_outcome(make: Making) -> None:
    """Who was to attend and stayed away is no conflict; nor are 70 that are to come and 60 who came."""
    told = [("attended", "absent"), ("declined", "attended")]
    for hoped, became in told:
        parts = [
            source(
                f"It {value} {m}.", quote(f"It {value} {m}.", f'delegations.d.status = "{value}"', **k), id=m
            )
            for value, m, k in ((hoped, "a", {"modality": "expected"}), (became, "b", {}))
        ]
        ds = make.dataset(*parts)
        assert (ds.delegations["d"].status, ds.conflicts()) == (became, ())
    numbers = source(
        "70 delegations will come. 60 delegations came.",
        quote("70 delegations will come", 'meetings.f.counts.delegations = "70"', modality="expected"),
        quote("60 delegations came", 'meetings.f.counts.delegations = "60"'),
    )
    ds = make.dataset(numbers)
    assert (str(ds.meetings["f"].counts.delegations), ds.conflicts()) == ("60", ())


def test_what_is_hoped_for_still_contradicts_what_else_is_hoped_for(make: Making) -> None:
    """Two sources that expect different numbers of those there differ."""
    parts = [
        source(
            f"{n} delegations will come.",
            quote(
                f"{n} delegations will come.",
                f'meetings.f.counts.delegations = "{n}"',
                modality="expected",
            ),
            id=f"s{n}",
        )
        for n in (70, 90)
    ]
    assert [c.property for c in make.dataset(*parts).conflicts()] == ["counts.delegations"]
