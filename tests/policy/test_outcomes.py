"""A later word takes the place of what was decided before; no other does."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from security_meetings import Source
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import properties
from security_meetings.policy import STRICT, conflicts, fold_all, standing_of
from security_meetings.policy.criteria import STAGE
from security_meetings.policy.policies import Policy
from tests.policy.shared import claim, each_policy, weighed

DAYS = standing_of(
    [
        Source("monday", published=datetime.date(2027, 5, 3)),
        Source("friday", published=datetime.date(2027, 5, 7)),
        Source("fridays-other", published=datetime.date(2027, 5, 7)),
        Source("sunday", published=datetime.date(2027, 5, 9)),
        Source("undated"),
    ]
)
# What was decided, and the later word that takes its place.
TURNS = [
    ("delegations", "declined", "attended"),
    ("delegations", "declined", "confirmed"),
    ("delegations", "declined", "absent"),
    ("attendances", "declined", "attended"),
    ("attendances", "absence announced", "confirmed"),
    ("delegations", "absence announced", "attended"),
    ("meetings", "cancelled", "held"),
    ("meetings", "cancelled", "postponed"),
    ("sessions", "cancelled", "held"),
    ("talks", "cancelled", "held"),
]


def status(collection: str, value: str, source: str, **more: Any) -> Any:
    """A claim on how far something got."""
    return claim(value, source, collection=collection, property="status", **more)


def clashing(*claims: Any) -> list[str]:
    """The values of the claims that contradict each other."""
    return [str(c.value) for found in conflicts(claims, lambda _: DAYS) for c in found.claims]


@each_policy
@pytest.mark.parametrize(("collection", "before", "after"), TURNS)
def test_a_later_word_takes_the_place_of_a_decision(
    collection: str, before: str, after: str, policy: Policy
) -> None:
    """Who declined and came after all came, under every policy; the refusal stays, and is no conflict."""
    said = status(collection, before, "monday"), status(collection, after, "friday")
    why = weighed(*said, policy=policy, standing=DAYS)
    assert (why.value, why.tie_break) == (after, STAGE.words)
    assert [(r.claim.value, r.relation) for r in why.rivals] == [(before, "compatible")]
    assert clashing(*said) == []


@pytest.mark.parametrize(("collection", "before", "after"), TURNS)
def test_strict_takes_what_turned_out_otherwise(collection: str, before: str, after: str) -> None:
    """The strict policy refuses no refusal that a later source tells was not kept to."""
    said = [status(collection, before, "monday"), status(collection, after, "friday")]
    days = [
        claim(DAY[source], None, collection="sources", subject=source, property="published")
        for source in ("monday", "friday")
    ]
    (record,) = fold_all([*said, *days], STRICT)[collection]
    assert getattr(record, "status") == after  # noqa: B009 (records of several kinds)


DAY = {"monday": datetime.date(2027, 5, 3), "friday": datetime.date(2027, 5, 7)}


@pytest.mark.parametrize(
    ("first", "second"), [("friday", "monday"), ("friday", "fridays-other"), ("undated", "friday")]
)
@pytest.mark.parametrize(("collection", "before", "after"), [TURNS[0], TURNS[6], TURNS[9]])
def test_a_refusal_that_is_not_surely_earlier_contradicts(
    collection: str, before: str, after: str, first: str, second: str
) -> None:
    """Where the outcome is not told by a surely later source, one of the two accounts is wrong."""
    said = status(collection, before, first), status(collection, after, second)
    assert sorted(clashing(*said)) == sorted([before, after])
    (rival,) = weighed(*said, standing=DAYS).rivals
    assert rival.relation == "contradicts"


@each_policy
@pytest.mark.parametrize(("collection", "before", "after"), [TURNS[0], TURNS[2], TURNS[6], TURNS[9]])
def test_one_text_that_tells_of_both_knows_of_both(
    collection: str, before: str, after: str, policy: Policy
) -> None:
    """“Declined, but came after all” is one account, whenever it was written."""
    said = status(collection, before, "undated"), status(collection, after, "undated")
    why = weighed(*said, policy=policy, standing=DAYS)
    assert (why.value, clashing(*said)) == (after, [])


def test_of_two_outcomes_none_takes_the_place_of_the_other() -> None:
    """That a party was there and that it was not stays a contradiction, whichever is told later."""
    for order in (("attended", "absent"), ("absent", "attended")):
        said = [status("delegations", v, s) for v, s in zip(order, ("monday", "friday"), strict=True)]
        assert sorted(clashing(*said)) == ["absent", "attended"]
    assert clashing(status("meetings", "held", "monday"), status("meetings", "cancelled", "friday"))


def test_a_decision_can_be_taken_once_more() -> None:
    """Of three decisions the last one stands."""
    said = [
        status("delegations", value, source)
        for value, source in (("declined", "monday"), ("confirmed", "friday"), ("declined", "sunday"))
    ]
    assert weighed(*said, standing=DAYS).value == "declined"
    assert weighed(*said[:2], standing=DAYS).value == "confirmed"


def test_what_refuses_the_outcome_is_told_with_it_alone() -> None:
    """A refusal of before is no side of a conflict between the outcome and a later refusal."""
    said = [
        status("delegations", value, source)
        for value, source in (("declined", "monday"), ("attended", "friday"), ("declined", "sunday"))
    ]
    (found,) = conflicts(said, lambda _: DAYS)
    assert {c.source for c in found.claims} == {"friday", "sunday"}


@pytest.mark.parametrize(
    "later",
    [
        {"modality": "denied"},
        {"modality": "speculated"},
        {"modality": "expected"},
        {"rank": "deprecated"},
    ],
)
def test_what_is_no_word_of_the_outcome_takes_the_place_of_nothing(later: dict[str, Any]) -> None:
    """A denied, guessed, hoped for or deprecated attendance leaves a refusal where it is."""
    said = status("delegations", "declined", "monday"), status("delegations", "attended", "friday", **later)
    assert weighed(*said, standing=DAYS).value == "declined"


def test_what_only_goes_on_about_a_party_takes_the_place_of_no_refusal() -> None:
    """A later source that still has it among those invited or expected does not undo its answer."""
    for word in ("invited", "expected"):
        said = status("delegations", "declined", "monday"), status("delegations", word, "friday")
        assert (weighed(*said, standing=DAYS).value, clashing(*said)) == ("declined", [])


def test_that_a_refusal_was_never_given_contradicts_it_still() -> None:
    """A decision that is past can be denied as any other."""
    said = [
        status("delegations", "declined", "monday"),
        status("delegations", "attended", "friday"),
        status("delegations", "declined", "sunday", modality="denied"),
    ]
    assert sorted(clashing(*said)) == ["declined", "declined"]


def test_decisions_are_values_of_their_properties() -> None:
    """What the classes call decisions and ends are words that the property can have."""
    for cls in kinds().values():
        for prop in properties(cls).values():
            assert {*prop.field.decisions, *prop.field.ends, *prop.field.ladder} <= {*prop.choices}
