"""Reasons: what is told of a choice is what made it, and of a rival how it stands to what it rivals."""

import datetime
import itertools
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import attrs
import pytest

from security_meetings import (
    Claim,
    Count,
    Evidence,
    Explanation,
    PartialDate,
    Policy,
    source_priority,
)
from security_meetings.collection.shelf import Collections
from security_meetings.model.claims import claim_id
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import properties
from security_meetings.policy import BEST_RANK, LATEST_PUBLISHED, MAJORITY, STRICT, Case, conflicts, fold_all
from security_meetings.policy.conflicts import stands_to
from security_meetings.policy.criteria import (
    EXACT,
    FULLER,
    LATEST,
    MODALITY,
    PLACE,
    RANK,
    SOURCED,
    STAGE,
    STATED,
    SUPPORT,
    Criterion,
)
from security_meetings.questions.why import why

JUNE, MAY = datetime.date(2025, 6, 1), datetime.date(2025, 5, 1)
# Names of sources that say all that a policy may look at: place in the order, day, and who is believed first.
DAYS = {
    f"{place}-{day}-{trust}": JUNE if day == "late" else MAY
    for place, day, trust in itertools.product(("a", "z"), ("late", "early"), ("trusted", "other"))
}
TRUSTING = source_priority(*(source for source in DAYS if source.endswith("trusted")))
POLICIES = [BEST_RANK, LATEST_PUBLISHED, MAJORITY, TRUSTING]

each_policy = pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.name)


def said(value: Any, source: str | None = "a-early-other", *, start: int = 0, **more: Any) -> Claim:
    """A claim on the city of a meeting, or on what is said otherwise, with words at a place in its source."""
    evidence = (Evidence(source, start, start + 1, "x", "", ""),) if source else ()
    known = {"collection": "meetings", "subject": "m", "property": "city", **more}
    known.setdefault("basis", "stated" if source else "editorial")
    claim = Claim("", value=value, source=source, evidence=evidence, **known)
    return attrs.evolve(claim, id=claim_id(claim))


def dated(source: str, **days: object) -> list[Claim]:
    """What a source says of its own days."""
    of_source: dict[str, Any] = {"collection": "sources", "subject": source}
    return [said(day, source, property=name, **of_source) for name, day in days.items()]


def weighed(claims: Sequence[Claim], policy: Policy = BEST_RANK) -> Explanation:
    """The explanation of the property that the first of some claims is on, which tells the record's value."""
    made = {**fold_all(claims, policy), "claims": claims}
    shelf = Collections(made.__getitem__, policy)
    record, path = shelf.record(f"{claims[0].collection}/{claims[0].subject}"), claims[0].property
    explained = why(shelf, record, path)
    assert explained.value == properties(type(record))[path].read(record)
    return explained


def told(*claims: Claim, policy: Policy = BEST_RANK) -> Explanation:
    """The same, where all sources have their days."""
    days = [claim for source, day in DAYS.items() for claim in dated(source, as_of=day)]
    return weighed([*claims, *days], policy)


def reason(better: Claim, worse: Claim, *others: Claim, policy: Policy = BEST_RANK) -> str | None:
    """The reason that the first claim beats the second, in whatever order the claims are read."""
    orders = itertools.permutations((better, worse, *others))
    found = [told(*claims, policy=policy) for claims in orders]
    assert {one.winner for one in found} == {better}
    (words,) = {one.tie_break for one in found}
    return words


# What a claim has for which a reason speaks, and what it has where that reason does not.
HAS = {
    RANK: {"rank": "preferred"},
    MODALITY: {"modality": "asserted"},
    STAGE: {"stage": "confirmed"},
    EXACT: {"comparator": "exactly"},
    STATED: {"basis": "stated"},
}
LACKS = {
    "rank": "normal",
    "modality": "reported",
    "stage": "expected",
    "comparator": "at least",
    "basis": "inferred",
}
(TRUSTED,) = (c for c in TRUSTING.criteria if "trusted" in c.words)
KNOWN = {SOURCED, SUPPORT, LATEST, PLACE, TRUSTED, *HAS}


def having(number: int, reasons: AbstractSet[Criterion]) -> list[Claim]:
    """A claim on a count for which just these reasons speak, and another that supports it if that is one."""
    known: dict[str, Any] = {**LACKS}
    for criterion in reasons & HAS.keys():
        known |= HAS[criterion]
    value = Count(number, known.pop("comparator"), stage=known.pop("stage"))
    if SOURCED not in reasons:
        return [said(value, None, property="counts.guests", **known | {"basis": "editorial"})]
    place, day, trust = PLACE in reasons, LATEST in reasons, TRUSTED in reasons
    source = f"{'a' if place else 'z'}-{'late' if day else 'early'}-{'trusted' if trust else 'other'}"
    weak: dict[str, Any] = {"rank": "normal", "modality": "reported", "basis": "inferred"}
    supporting = [said(value, f"zz-{number}", property="counts.guests", **weak)] if SUPPORT in reasons else []
    return [said(value, source, property="counts.guests", **known), *supporting]


@each_policy
def test_each_reason_outweighs_all_behind_it(policy: Policy) -> None:
    """What first tells two claims apart decides, and is told, whatever else speaks for the other."""
    order = [criterion for criterion in policy.criteria if criterion in KNOWN]
    assert {*order} >= KNOWN - {TRUSTED}
    assert (order[0], order[-1]) == (SOURCED, PLACE)
    for place, criterion in enumerate(order):
        before = {SOURCED} if place else set()
        better, *agreeing = having(7, {*before, criterion})
        worse, *others = having(8, {*before, *order[place + 1 :]})
        assert reason(better, worse, *agreeing, *others, policy=policy) == criterion.words


def test_order_of_reasons() -> None:
    """What a policy is named after comes before all else that sources can be told apart by."""
    orders = {
        policy.name: [c for c in policy.criteria if c in KNOWN | {FULLER}] for policy in (*POLICIES, STRICT)
    }
    assert orders["best-rank"] == orders["strict"]
    assert orders["best-rank"].index(RANK) == 1
    assert orders["source-priority"].index(TRUSTED) == 1
    majority, latest = orders["majority"], orders["latest-published"]
    assert all(majority.index(SUPPORT) < majority.index(c) for c in (RANK, MODALITY, FULLER, EXACT, LATEST))
    assert all(latest.index(LATEST) < latest.index(c) for c in (RANK, MODALITY, EXACT, STATED, SUPPORT))
    assert all(latest.index(c) < latest.index(LATEST) for c in (STAGE, FULLER))


YEAR, MONTH, DAY = PartialDate(2025), PartialDate(2025, 5), datetime.date(2025, 5, 27)
NO_YEAR, ONLY_MONTH = PartialDate(None, 5, 27), PartialDate(None, 5)


@pytest.mark.parametrize(
    ("fuller", "coarser"),
    [(DAY, MONTH), (DAY, YEAR), (DAY, NO_YEAR), (MONTH, YEAR), (MONTH, ONLY_MONTH), (NO_YEAR, ONLY_MONTH)],
    ids=str,
)
@each_policy
def test_fuller_date(policy: Policy, fuller: object, coarser: object) -> None:
    """Of two dates the one of which more is given wins, and that is the reason told."""
    better = said(fuller, "z-late-other", property="start", basis="inferred", because="it follows")
    worse = said(coarser, "a-late-other", property="start")
    assert reason(better, worse, policy=policy) == FULLER.words


@pytest.mark.parametrize(("first", "last"), [(MONTH, PartialDate(2025, 6)), (YEAR, PartialDate(2024))])
def test_equally_full_dates(first: object, last: object) -> None:
    """Of two dates of which as much is given, neither is told to be the fuller one."""
    for better, worse in ((first, last), (last, first)):
        assert (
            reason(
                said(better, "a-late-other", property="start"), said(worse, "z-late-other", property="start")
            )
            == PLACE.words
        )


def test_what_is_no_date_is_not_fuller() -> None:
    """Between values that are no dates, no date is told to be the fuller one."""
    assert reason(said("Moscow", "a-late-other"), said("Sochi", "z-late-other")) == PLACE.words


def test_rungs_of_a_ladder() -> None:
    """Of what may become one another, the later wins and that is told, though the earlier comes first."""
    talk: dict[str, Any] = {"collection": "talks", "property": "status"}
    held, planned = said("held", "z-late-other", **talk), said("planned", "a-late-other", **talk)
    assert reason(held, planned) == STAGE.words


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (said("Sochi", "a-late-other", start=2), said("Moscow", "z-late-other", start=1)),
        (said("Sochi", start=1), said("Moscow", start=2)),
        (said("Sochi", start=9), said("Moscow", start=10)),
        (said("Moscow"), said("Sochi")),
    ],
)
def test_order_of_places(better: Claim, worse: Claim) -> None:
    """Where nothing speaks for either, the order is that of sources, then of places, then of values."""
    assert reason(better, worse) == PLACE.words


def test_same_words_by_several_people() -> None:
    """Of claims that differ in nothing but whose word they are, the same one wins, however they are read."""
    claims = [said("Moscow", attributed_to=person) for person in ("ann", "ben", "eve", None)]
    for policy in POLICIES:
        assert len({told(*order, policy=policy).claims for order in itertools.permutations(claims)}) == 1


def test_support_counts_sources() -> None:
    """Support is one of sources: whoever says a thing twice, or an editor, adds nothing to it."""
    twice = [said("Moscow", "z-late-other", start=place) for place in (1, 2)]
    assert told(*twice, said("Moscow", None), said("Sochi", "a-late-other")).value == "Sochi"
    two = said("Moscow", "y"), said("Sochi", "a-late-other"), said("Moscow", "z-late-other")
    assert told(*two).value == "Moscow"


def test_a_source_of_no_known_day() -> None:
    """A source of which no day is known is later than none, wherever it stands in the order."""
    assert told(said("Moscow", "z-early-other"), said("Sochi", "a")).value == "Moscow"
    assert reason(said("Sochi", "a"), said("Moscow", "z")) == PLACE.words


@pytest.mark.parametrize(
    ("first", "second", "later"),
    [
        ({"published": MAY, "as_of": JUNE}, {"published": datetime.date(2025, 5, 9)}, "second"),
        ({"published": JUNE, "as_of": MAY}, {"published": datetime.date(2025, 5, 9)}, "first"),
        ({"as_of": JUNE}, {"published": MAY}, "first"),
        ({"as_of": MAY}, {"published": JUNE}, "second"),
        ({"published": JUNE}, {"as_of": MAY}, "first"),
    ],
)
def test_a_source_s_own_day_comes_first(first: Any, second: Any, later: str) -> None:
    """A source's day is that of its publication; where none is known, the last day that it tells of."""
    days = [*dated("first", **first), *dated("second", **second)]
    cities = [said("Moscow", "first"), said("Sochi", "second")]
    for claims in (cities, cities[::-1]):
        found = weighed([*claims, *days])
        assert found.winner is not None
        assert (found.winner.source, found.tie_break) == (later, LATEST.words)


def test_what_no_other_field_has() -> None:
    """A field that collects the other forms of a name has each of them once, and never the first."""
    said_so = [said(name, property="name", start=place) for place, name in enumerate(("Forum", "The Forum"))]
    again = said("The Forum", "z", property="name")
    (meeting,) = fold_all([*said_so, again], BEST_RANK)["meetings"]
    assert (getattr(meeting, "name", None), getattr(meeting, "other_names", None)) == (
        "The Forum",
        ("Forum",),
    )


# What is told beside a rival.


@pytest.mark.parametrize("modality", ["denied", "speculated"])
@pytest.mark.parametrize("value", ["Moscow", "Sochi"])
def test_reason_beside_what_may_fill_nothing(modality: Any, value: str) -> None:
    """Beside a rival that is denied or only guessed, that is the reason told, not its rank or its source."""
    rival = said(value, "a-late-other", modality=modality, rank="preferred", rank_reason="it says so")
    found = told(said("Moscow", "z-early-other", modality="reported"), rival)
    assert found.value == "Moscow"
    assert "fills no record" in str(found.tie_break)


def test_reason_beside_the_best_rival() -> None:
    """Of several rivals the best is the one whose reason is told."""
    preferred = said("Moscow", rank="preferred", rank_reason="it says so")
    found = told(preferred, said("Sochi", basis="inferred", because="so"), said("Perm"))
    assert [r.claim.value for r in found.rivals] == ["Perm", "Sochi"]
    assert found.tie_break == RANK.words
    stated = said("Moscow"), said("Sochi", basis="inferred", because="so"), said("Perm", start=1)
    assert told(*stated).tie_break == PLACE.words


def test_no_reason_without_a_choice() -> None:
    """Where nothing won, or nothing lost, no reason is told."""
    assert told(said("Moscow", modality="denied")).tie_break is None
    assert told(said("Moscow", "a"), said("Moscow", "z")).tie_break is None
    assert told(said("trade", property="topics"), said("peace", property="topics")).tie_break is None


TOPICS = ("energy", "peace", "trade")


@pytest.mark.parametrize(("modality", "relation"), [("denied", "contradicts"), ("speculated", "equal")])
@pytest.mark.parametrize("value", TOPICS)
def test_relation_beside_one_of_many(value: str, modality: Any, relation: str) -> None:
    """A rival of many values stands to the one that it speaks of, and to that alone."""
    topics = [said(topic, property="topics", start=place) for place, topic in enumerate(TOPICS)]
    rival = said(value, "z", property="topics", modality=modality)
    found = told(*topics, rival)
    assert found.value == TOPICS
    assert [(r.claim, r.relation) for r in found.rivals] == [(rival, relation)]


@pytest.mark.parametrize(("modality", "rank"), [("denied", "normal"), ("asserted", "deprecated")])
def test_relation_beside_none_of_many(modality: Any, rank: Any) -> None:
    """A rival of many values that speaks of none of them is compatible with all."""
    rival = said("trade", property="topics", modality=modality, rank=rank)
    found = told(said("energy", property="topics"), said("peace", property="topics"), rival)
    assert found.value == ("energy", "peace")
    assert [(r.claim, r.relation) for r in found.rivals] == [(rival, "compatible")]


def test_relation_where_nothing_won() -> None:
    """Where no claim gives a value, no rival contradicts it."""
    found = told(said("Moscow", modality="denied"), said("Sochi", "z", modality="speculated"))
    assert found.winner is None
    assert [r.relation for r in found.rivals] == ["compatible", "compatible"]


def test_relation_beside_one_value() -> None:
    """Beside a single value, a rival that says another contradicts it, and a denial of another does not."""
    found = told(said("Moscow", "a"), said("Perm", "b"), said("Sochi", "c", modality="denied"))
    assert [(r.claim.value, r.relation) for r in found.rivals] == [
        ("Perm", "contradicts"),
        ("Sochi", "compatible"),
    ]


# Where claims contradict.


def test_values_of_many_stand_side_by_side() -> None:
    """Two values of a property with many are compatible; one and its denial are not."""
    peace, trade = said("peace", property="topics"), said("trade", property="topics")
    topics = Case([], properties(kinds()["meetings"])["topics"])
    assert stands_to(peace, trade, topics) == "compatible"
    assert stands_to(peace, said("peace", "z", property="topics"), topics) == "equal"
    assert stands_to(peace, said("peace", "z", property="topics", modality="denied"), topics) == "contradicts"
    assert stands_to(trade, said("peace", "z", property="topics", modality="denied"), topics) == "compatible"


def test_conflicts_in_the_order_of_places() -> None:
    """Conflicts are told by collection, subject and property, in whatever order the claims are read."""
    places = [
        ("meetings", "b", "city"),
        ("meetings", "m", "city"),
        ("meetings", "m", "days"),
        ("talks", "a", "status"),
    ]
    rivals = [
        said(value, collection=collection, subject=subject, property=name)
        for collection, subject, name in places
        for value in ("one", "another")
    ]
    for claims in (rivals, rivals[::-1]):
        assert [(c.collection, c.subject, c.property) for c in conflicts(claims)] == places
