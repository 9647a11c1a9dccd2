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


LATER = [
    ("delegations", "declined", "Northland has declined.", "attended", "Northland came after all."),
    ("delegations", "declined", "Northland has declined.", "confirmed", "Northland will come after all."),
    ("attendances", "declined", "She has declined.", "attended", "She was there."),
    ("meetings", "cancelled", "The forum is called off.", "held", "The forum was held after all."),
    ("talks", "cancelled", "The talks are called off.", "held", "The talks took place after all."),
    ("sessions", "cancelled", "The plenary is called off.", "held", "The plenary took place after all."),
]


@pytest.mark.parametrize("policy", [*POLICIES, "strict"])
@pytest.mark.parametrize("ids", ["ab", "ba"])
@pytest.mark.parametrize("case", LATER)
def test_a_later_report_takes_the_place_of_a_decision(
    make: Making, case: tuple[str, ...], ids: str, policy: str
) -> None:
    """What a later source reports stands in the record; the decision is told beside it, as no conflict."""
    collection, before, first, after, second = case
    parts = [
        source(words, quote(words, f'{collection}.d.status = "{value}"'), id=id_)
        for value, words, id_ in ((before, first, ids[0]), (after, second, ids[1]))
    ]
    days = about(ids[0], published="2027-05-03"), about(ids[1], published="2027-05-07")
    ds = load(make.pack(*parts, *days), policy=policy)
    why = ds.explain(f"{collection}/d", "status")
    assert (why.value, why.tie_break) == (after, "the later stage")
    assert [(r.claim.value, r.relation) for r in why.rivals] == [(before, "compatible")]
    assert ds.conflicts() == ()
    assert len(ds.table("conflicts")) == 0


def test_declined_but_came_after_all_in_one_sentence(make: Making) -> None:
    """One text that tells of both knows which came last, though nobody knows its day."""
    text = "Northland had declined, but came after all."
    ds = make.dataset(
        source(
            text,
            quote("Northland had declined", 'delegations.d.status = "declined"'),
            quote("but came after all", 'delegations.d.status = "attended"'),
        )
    )
    assert (ds.delegations["d"].status, ds.conflicts()) == ("attended", ())


def test_a_later_refusal_contradicts_an_attendance(make: Making) -> None:
    """That somebody came cannot be taken back by a later word that he declined: one of them is wrong."""
    parts = [
        source(text, quote(text, f'delegations.d.status = "{value}"'), id=id_)
        for id_, value, text in (
            ("a", "attended", "Northland came."),
            ("b", "declined", "Northland declined."),
        )
    ]
    days = about("a", published="2027-05-03"), about("b", published="2027-05-07")
    ds = make.dataset(*parts, *days)
    assert [c.property for c in ds.conflicts()] == ["status"]
    assert ds.explain("d", "status").rivals[0].relation == "contradicts"
