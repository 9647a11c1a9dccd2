"""Policies: which claim wins, why, and what becomes of the others."""

import datetime
import itertools
import pickle
import random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import Claim, Dataset, Meeting, PartialDate, load, source_priority
from security_meetings.errors import NotFound, UnknownField
from security_meetings.model.days import parts_of
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import properties
from security_meetings.policy import BEST_RANK, LATEST_PUBLISHED, MAJORITY, Case, Policy, policy_named
from security_meetings.policy.criteria import (
    CALENDAR,
    EXACT,
    LATEST,
    PLACE,
    RANK,
    SOURCED,
    STAGE,
    STANDING,
    STATED,
    SUPPORT,
    Criterion,
)
from tests.policy.shared import (
    ANY_POLICY,
    POLICIES,
    cases,
    claim,
    each_policy,
    explained,
    of_others,
    weighed,
    winner,
)
from tests.policy.shared import STANDING as KNOWN

# Days of one month of two years, and parts of them.
DAYS = st.one_of(
    st.builds(datetime.date, st.sampled_from([2017, 2018]), st.just(4), st.integers(1, 3)),
    st.builds(PartialDate, st.none(), st.just(4), st.integers(1, 3)),
    st.builds(PartialDate, st.sampled_from([2017, 2018]), st.sampled_from([None, 4])),
)

# The order among claims.


@given(cases(), ANY_POLICY, st.randoms(use_true_random=False))
def test_input_order(case: tuple[str, Case], policy: Policy, chance: random.Random) -> None:
    """The order of claims does not depend on the order in which they were read."""
    shuffled = of_others(case[1], chance.sample(case[1].claims, len(case[1].claims)))
    assert policy.order(shuffled) == policy.order(case[1])
    assert explained(case[0], shuffled, policy) == explained(case[0], case[1], policy)


@given(cases(), ANY_POLICY)
def test_total(case: tuple[str, Case], policy: Policy) -> None:
    """Of two different claims, one always comes first, for a reason that the rule names."""
    ordered = policy.order(case[1])
    assert sorted(c.id for c in ordered) == sorted(c.id for c in case[1].claims)
    for better, worse in itertools.pairwise(ordered):
        assert policy.reason(better, worse, case[1]) in policy.rule or later(better, worse, case[1])


def later(better: Claim, worse: Claim, case: Case) -> bool:
    """Whether the reason is one of the days of two sources of which neither is surely the later."""
    return LATEST.reason(better, worse, case) == "a source that may be the latest of all"


@given(cases(), ANY_POLICY)
def test_editorial_never_beats_a_source(case: tuple[str, Case], policy: Policy) -> None:
    """Under every policy, all that sources say comes before all that no source says."""
    bases = [c.basis == "editorial" for c in policy.order(case[1])]
    assert bases == sorted(bases)


@each_policy
def test_policy_pickled(policy: Policy) -> None:
    """A policy that was pickled, with a data set or alone, is the same rule."""
    again = pickle.loads(pickle.dumps(policy))  # noqa: S301 (our own)
    assert again == policy
    assert attrs.evolve(again, name="other").criteria == policy.criteria


# The named policies.


def test_majority() -> None:
    """Under `majority`, two sources outweigh a rank."""
    told = [claim("Moscow", "rt"), claim("Moscow", "dfnc"), claim("Sochi", "africalive", rank="preferred")]
    assert winner(*told) == "Sochi"
    assert winner(*told, policy=MAJORITY) == "Moscow"


def test_majority_of_days_that_stand_together() -> None:
    """Who says the year speaks for a day of it as well; so the fuller day is no outvoted one."""
    years = [
        claim(PartialDate(2018), "rt", property="start"),
        claim(PartialDate(2018), "dfnc", property="start"),
    ]
    day = claim(datetime.date(2018, 4, 25), "africalive", property="start")
    assert winner(*years, day, policy=MAJORITY) == datetime.date(2018, 4, 25)
    year_before = datetime.date(2017, 4, 25)
    others = [claim(year_before, id_, property="start") for id_ in ("interaffairs", "interbellum")]
    assert winner(*years, day, *others, policy=MAJORITY) == datetime.date(2018, 4, 25)
    assert winner(day, *others, policy=MAJORITY) == year_before


@given(st.lists(st.tuples(DAYS, st.sampled_from("abcdef")), min_size=1, max_size=8, unique=True))
def test_support_of_days(told: list[tuple[PartialDate | datetime.date, str]]) -> None:
    """A day is supported by whoever names it, or parts that agree with all of its parts that they give."""
    prop = properties(Meeting)["start"]
    claims = [claim(day, source, property="start") for day, source in told]
    for day, _ in told:
        pairs = [(tuple(zip(parts_of(day), parts_of(other), strict=True)), s) for other, s in told]
        voices = {s for pair, s in pairs if all(None in both or both[0] == both[1] for both in pair)}
        assert Case(claims, prop).supporters(day) == len(voices)


def test_latest_published() -> None:
    """Under `latest-published`, the later source wins; a source without a day comes last."""
    older, newer, undated = claim("Sochi", "dfnc"), claim("Moscow", "africalive"), claim("Kazan", "rt")
    assert winner(older, undated, policy=LATEST_PUBLISHED) == "Sochi"
    assert winner(older, newer, undated, policy=LATEST_PUBLISHED) == "Moscow"


def test_source_priority() -> None:
    """Sources are believed in the order given, the others after them."""
    told = [claim("Moscow", "rt", rank="preferred"), claim("Sochi", "dfnc"), claim("Kazan", "africalive")]
    assert winner(*told, policy=source_priority("dfnc", "africalive")) == "Sochi"
    assert winner(*told, policy=source_priority("africalive", "dfnc")) == "Kazan"
    assert winner(*told, policy=source_priority("unheard-of")) == "Moscow"
    assert "the source that comes first in dfnc, rt" in source_priority("dfnc", "rt").rule


# Names of policies.


@pytest.mark.parametrize("policy", POLICIES[:4], ids=lambda policy: policy.name)
def test_policy_named(policy: Policy) -> None:
    """A policy is found by its name, and is itself."""
    assert policy_named(policy.name) == policy
    assert policy_named(policy) is policy


def test_no_such_policy() -> None:
    """An unknown name gets a suggestion and the list of those known."""
    with pytest.raises(UnknownField, match=r"no policy 'best-ranks'; did you mean 'best-rank'\?.*majority"):
        policy_named("best-ranks")


@each_policy
def test_rule_in_words(policy: Policy) -> None:
    """A rule names the policy and every criterion in the order tried."""
    assert policy.rule.startswith(f"{policy.name}: what a source says before what is editorial")
    assert policy.rule.endswith(PLACE.words)


# Policies of one's own.


def test_own_policy(ds: Dataset) -> None:
    """A policy of one's own, made from criteria, is as good as a named one."""
    shy = Policy("smallest", (BEST_RANK.criteria[0], BEST_RANK.criteria[-1]))
    told = load(policy=shy)
    assert told.policy is shy
    assert told.explain("imhr-2025", "counts.countries").rule == shy.rule
    assert {c.id for c in told.claims} == {c.id for c in ds.claims}


def test_short_policy() -> None:
    """A policy of one's own gives one answer and its reason, though its criteria tell nothing apart."""
    policy = Policy("mine", (RANK,))
    claims = [claim("Moscow", "rt"), claim("Sochi", "dfnc")]
    for order in (claims, claims[::-1]):
        why = explained("meetings", Case(order, properties(kinds()["meetings"])["city"], KNOWN), policy)
        assert why.value == "Sochi"
        assert why.tie_break == PLACE.words


@given(cases(), st.permutations([LATEST, RANK, STAGE, SUPPORT, STATED, EXACT]))
def test_no_policy_of_ones_own_believes_what_no_policy_does(
    case: tuple[str, Case], criteria: list[Criterion]
) -> None:
    """Whatever it weighs, an editor, a refuted day and what was corrected since never go before others."""
    collection, rivals_ = case
    policy = Policy("mine", tuple(criteria))
    first = policy.order(rivals_)[0]
    best = min(tuple(k.key(c, rivals_) for k in (SOURCED, CALENDAR, STANDING)) for c in rivals_.claims)
    assert tuple(k.key(first, rivals_) for k in (SOURCED, CALENDAR, STANDING)) == best
    assert explained(collection, rivals_, policy).rule.startswith(f"mine: {SOURCED.words}, then")


def test_a_policy_of_ones_own_lets_no_refuted_weekday_win() -> None:
    """The later of two weekdays is not believed against the calendar."""
    said = [
        claim(datetime.date(2025, 5, 27), "rt", property="start"),
        claim("Tuesday", "dfnc", property="start_weekday"),
        claim("Wednesday", "africalive", property="start_weekday"),
    ]
    why = weighed(*said[1:], said[0], policy=Policy("latest", (LATEST,)))
    assert (why.value, why.tie_break) == ("Tuesday", CALENDAR.words)


def test_no_priority() -> None:
    """A priority among no sources is refused."""
    with pytest.raises(NotFound, match="needs the id of a source"):
        source_priority()
