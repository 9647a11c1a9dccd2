"""Policies: which claim wins, why, and what becomes of the others."""

import datetime
import itertools
import pickle
import random
import typing
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import Claim, Count, Dataset, Evidence, PartialDate, load, source_priority
from security_meetings.errors import Contradiction, NotFound, UnknownField
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import Property, properties
from security_meetings.model.values import Comparator, Day, Stage, relation
from security_meetings.policy import (
    BEST_RANK,
    LATEST_PUBLISHED,
    MAJORITY,
    STRICT,
    Case,
    Policy,
    conflicts,
    explain,
    fold_all,
    policy_named,
    source_days,
)
from security_meetings.policy.conflicts import stands_to
from security_meetings.policy.criteria import RANK
from security_meetings.policy.explaining import may_fill
from security_meetings.policy.folding import fold
from tests.strategies import CLAIMABLE, rivals, sound

POLICIES = [BEST_RANK, LATEST_PUBLISHED, MAJORITY, STRICT, source_priority("dfnc", "rt")]
DAYS = {"africalive": datetime.date(2025, 5, 27), "dfnc": datetime.date(2021, 6, 25)}
PLACES = st.sampled_from(CLAIMABLE)
ANY_POLICY = st.sampled_from(POLICIES)

each_policy = pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.name)


@st.composite
def cases(draw: st.DrawFn, places: st.SearchStrategy[tuple[str, Property]] = PLACES) -> tuple[str, Case]:
    """A collection, and rival claims on one property of one of its records."""
    collection, prop = draw(places)
    return collection, Case(draw(rivals(collection, prop)), prop, DAYS)


def explained(collection: str, case: Case, policy: Policy, path: str = "") -> Any:
    """The explanation of a case under a policy."""
    path = path or case.property.path
    return explain(kinds()[collection], "subject", path, case.claims, policy, case.days)


def claim(value: Any, source: str | None = "rt", **said: Any) -> Claim:
    """A sound claim on the city of a meeting, or on what is said otherwise."""
    evidence = tuple(Evidence(source, 0, 1, "x", "", "") for _ in range(1) if source)
    known = {"collection": "meetings", "subject": "m", "property": "city", **said}
    basis = known.pop("basis", "stated" if source else "editorial")
    return sound(Claim("", value=value, source=source, evidence=evidence, basis=basis, **known))


def winner(*claims: Claim, policy: Policy = BEST_RANK) -> Any:
    """The value that wins among claims on one property."""
    first = claims[0]
    cls = kinds()[first.collection]
    return explain(cls, first.subject, first.property, claims, policy, DAYS).value


# The order among claims.


@given(cases(), ANY_POLICY, st.randoms(use_true_random=False))
def test_input_order(case: tuple[str, Case], policy: Policy, chance: random.Random) -> None:
    """The order of claims does not depend on the order in which they were read."""
    shuffled = attrs.evolve(case[1], claims=chance.sample(case[1].claims, len(case[1].claims)))
    assert policy.order(shuffled) == policy.order(case[1])
    assert explained(case[0], shuffled, policy) == explained(case[0], case[1], policy)


@given(cases(), ANY_POLICY)
def test_total(case: tuple[str, Case], policy: Policy) -> None:
    """Of two different claims, one always comes first, for a reason that the rule names."""
    ordered = policy.order(case[1])
    assert sorted(c.id for c in ordered) == sorted(c.id for c in case[1].claims)
    for better, worse in itertools.pairwise(ordered):
        assert policy.reason(better, worse, case[1]) in policy.rule


@given(cases(), ANY_POLICY)
def test_editorial_never_beats_a_source(case: tuple[str, Case], policy: Policy) -> None:
    """Under every policy, all that sources say comes before all that no source says."""
    bases = [c.basis == "editorial" for c in policy.order(case[1])]
    assert bases == sorted(bases)


@given(cases(PLACES.filter(lambda place: not place[1].many)), ANY_POLICY)
def test_editorial_fills_gaps_only(case: tuple[str, Case], policy: Policy) -> None:
    """An editorial claim gives a single value only where no source's claim may."""
    collection, rivals_ = case
    won = explained(collection, rivals_, policy).winner
    sourced = [c for c in rivals_.claims if c.source and may_fill(c, kinds()[collection])]
    assert not sourced or won in sourced


@each_policy
def test_policy_pickled(policy: Policy) -> None:
    """A policy that was pickled, with a data set or alone, is the same rule."""
    again = pickle.loads(pickle.dumps(policy))  # noqa: S301 (our own)
    assert again == policy
    assert attrs.evolve(again, name="other").criteria == policy.criteria


# Explanations.


@given(cases(), ANY_POLICY)
def test_partition(case: tuple[str, Case], policy: Policy) -> None:
    """Winner, agreeing claims and rivals are all claims of the case, each exactly once."""
    collection, rivals_ = case
    why = explained(collection, rivals_, policy)
    assert sorted(c.id for c in why.claims) == sorted(c.id for c in rivals_.claims)
    assert (why.winner is None) == (why.value in (None, ()))


@given(cases(PLACES.filter(lambda place: place[1].path == "name")), ANY_POLICY)
def test_partition_of_the_rest(case: tuple[str, Case], policy: Policy) -> None:
    """A field that collects the other forms of a name loses none, and leaves out the first."""
    collection, rivals_ = case
    why = explained(collection, rivals_, policy, "other_names")
    name = explained(collection, rivals_, policy).value
    assert sorted(c.id for c in why.claims) == sorted(c.id for c in rivals_.claims)
    able = {c.value for c in rivals_.claims if may_fill(c, kinds()[collection])}
    assert {name, *why.value} - {None} == able
    assert name not in why.value


@given(cases(), ANY_POLICY)
def test_values_are_claimed(case: tuple[str, Case], policy: Policy) -> None:
    """The winner and those that agree carry the value; rivals carry another, or may fill no record."""
    collection, rivals_ = case
    why = explained(collection, rivals_, policy)
    values = why.value if rivals_.property.many else (why.value,)
    assert all(c.value in values for c in ({why.winner} - {None}) | {*why.agreeing})
    assert all(r.claim.value not in values or not may_fill(r.claim, kinds()[collection]) for r in why.rivals)


@given(cases(PLACES.filter(lambda place: not place[1].many)), ANY_POLICY)
def test_rivals_relate_to_the_winner(case: tuple[str, Case], policy: Policy) -> None:
    """Each rival is told with its relation to the winner, the best of them first."""
    collection, rivals_ = case
    why = explained(collection, rivals_, policy)
    told = [r.claim for r in why.rivals]
    assert told == [c for c in policy.order(rivals_) if c in told]
    if why.winner is not None:
        assert [r.relation for r in why.rivals] == [stands_to(why.winner, c, rivals_.property) for c in told]


@given(cases(), ANY_POLICY)
def test_rule_and_tie_break(case: tuple[str, Case], policy: Policy) -> None:
    """The rule is the policy's; the tie-break is one of its criteria, where there is a tie to break."""
    collection, rivals_ = case
    why = explained(collection, rivals_, policy)
    assert why.rule == policy.rule
    if why.winner is None or not why.rivals or rivals_.property.many:
        assert why.tie_break is None
    else:
        reasons = {c.words for c in policy.criteria} | {"what is denied or only guessed fills no record"}
        assert why.tie_break in reasons


@given(cases(), ANY_POLICY)
def test_fold_agrees(case: tuple[str, Case], policy: Policy) -> None:
    """The record that claims make has, of every property, the value that `explain` gives."""
    collection, rivals_ = case
    cls = kinds()[collection]
    folded: Any = fold(cls, "subject", {rivals_.property.path: rivals_.claims}, policy, DAYS)
    assert folded.id == "subject"
    for path, prop in properties(cls).items():
        about = prop.field.rest_of or path
        if about == rivals_.property.path:
            assert prop.read(folded) == explained(collection, rivals_, policy, path).value
        else:
            assert prop.read(folded) in (None, ())


# What may fill a record.


@given(cases(), ANY_POLICY)
def test_denied_fills_nothing(case: tuple[str, Case], policy: Policy) -> None:
    """What is denied fills no record, whatever its kind."""
    denied = attrs.evolve(case[1], claims=[sound(attrs.evolve(c, modality="denied")) for c in case[1].claims])
    why = explained(case[0], denied, policy)
    assert why.winner is None
    assert why.value == (() if denied.property.many else None)
    assert len(why.rivals) == len(denied.claims)


@given(cases(), ANY_POLICY)
def test_speculated_fills_views_only(case: tuple[str, Case], policy: Policy) -> None:
    """What is only guessed fills statements and plans, and nothing else."""
    collection, rivals_ = case
    guessed = [sound(attrs.evolve(c, modality="speculated", rank="normal")) for c in rivals_.claims]
    why = explained(collection, attrs.evolve(rivals_, claims=guessed), policy)
    assert (why.winner is not None) == (collection in ("statements", "plans"))


@given(cases(PLACES.filter(lambda place: place[1].many)), ANY_POLICY)
def test_many_values(case: tuple[str, Case], policy: Policy) -> None:
    """A field with many holds every value that may fill it once, but for the deprecated ones."""
    collection, rivals_ = case
    able = [c for c in rivals_.claims if may_fill(c, kinds()[collection]) and c.rank != "deprecated"]
    value = explained(collection, rivals_, policy).value
    assert len(value) == len(set(value))
    assert set(value) == {c.value for c in able}


def test_denied_wins_nothing() -> None:
    """A denial leaves the value to others, however well ranked, and is told as a rival."""
    denied = claim("Sochi", "rt", modality="denied", rank="preferred")
    assert winner(denied, claim("Moscow", "dfnc", modality="expected")) == "Moscow"
    assert winner(denied) is None


# The criteria, one by one.


@each_policy
def test_source_before_editor(policy: Policy) -> None:
    """The weakest word of a source beats the editor's, whatever the policy."""
    weak = claim("Moscow", "rt", modality="expected", rank="deprecated", basis="inferred")
    strong = claim("Sochi", None, rank="preferred")
    assert winner(weak, strong, policy=policy) == "Moscow"


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"rank": "preferred"}, {}),
        ({}, {"rank": "deprecated"}),
        ({}, {"modality": "reported"}),
        ({"modality": "reported"}, {"modality": "expected"}),
        ({}, {"basis": "inferred"}),
        ({"rank": "preferred", "modality": "expected"}, {}),
        ({"basis": "inferred"}, {"modality": "reported"}),
    ],
)
def test_best_rank(better: dict[str, str], worse: dict[str, str]) -> None:
    """By default rank comes first, then how surely it is said, then whether the words say it outright."""
    # Named so that the last resort, the order of sources, would pick the other.
    assert winner(claim("Moscow", "rt", **better), claim("Sochi", "africalive", **worse)) == "Moscow"


def test_later_stage() -> None:
    """What was there beats what was confirmed, and that what was expected."""
    counts = [
        Count(100, stage="expected"),
        Count(90, stage="confirmed"),
        Count(80),
        Count(200, stage="invited"),
    ]
    about = {"property": "counts.guests"}
    assert winner(*(claim(c, **about) for c in counts)) == Count(80)
    assert winner(*(claim(c, **about) for c in counts[:2])) == Count(90, stage="confirmed")


def test_later_rung() -> None:
    """Of a talk that was planned and then held, the record says held."""
    about = {"collection": "talks", "property": "status"}
    assert winner(claim("planned", "africalive", **about), claim("held", "rt", **about)) == "held"


def test_exact_number() -> None:
    """An exact number beats a bound."""
    about = {"property": "counts.guests"}
    bound, exact = Count(125, "more than"), Count(126)
    assert winner(claim(bound, "africalive", **about), claim(exact, "rt", **about)) == exact


@pytest.mark.parametrize("coarse", [PartialDate(2025), PartialDate(2025, 5), PartialDate(None, 5, 27)])
def test_fuller_date(coarse: Day) -> None:
    """A full day beats a part of one."""
    about = {"property": "start"}
    full = datetime.date(2025, 5, 27)
    assert winner(claim(coarse, "africalive", **about), claim(full, "rt", **about)) == full


def test_support() -> None:
    """What more sources give wins, each source counted once."""
    told = [claim("Moscow", "rt"), claim("Moscow", "dfnc"), claim("Sochi", "africalive")]
    again = [claim("Sochi", "africalive", property="city", attributed_to=who) for who in ("a", "b", "c")]
    assert winner(*told, *again) == "Moscow"
    assert winner(*told, *again, policy=MAJORITY) == "Moscow"


def test_editor_supports_nothing() -> None:
    """An editor's word adds nothing to the number of sources."""
    told = [claim("Sochi", "dfnc"), claim("Moscow", "rt"), claim("Moscow", None)]
    assert winner(*told, policy=MAJORITY) == "Sochi"


def test_majority() -> None:
    """Under `majority`, two sources outweigh a rank."""
    told = [claim("Moscow", "rt"), claim("Moscow", "dfnc"), claim("Sochi", "africalive", rank="preferred")]
    assert winner(*told) == "Sochi"
    assert winner(*told, policy=MAJORITY) == "Moscow"


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


def test_last_resort() -> None:
    """Where nothing speaks for either, the order of sources decides, and the tie-break says so."""
    a, b = claim("Moscow", "dfnc"), claim("Sochi", "rt")
    case = Case([b, a], properties(kinds()["meetings"])["city"], {})
    why = explain(kinds()["meetings"], "m", "city", case.claims, BEST_RANK, {})
    assert why.winner == a
    assert why.tie_break == "the first in the order of source, place and value"


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
    assert policy.rule.endswith("the first in the order of source, place and value")


# Contradictions.


def found_conflicts(*claims: Claim) -> list[str]:
    """The properties on which claims contradict."""
    return [c.property for c in conflicts(claims)]


def test_conflict() -> None:
    """Two cities of one meeting contradict; the conflict has both claims and their words."""
    a, b = claim("Moscow", "rt"), claim("Sochi", "dfnc")
    (conflict,) = conflicts([b, a])
    assert (conflict.kind, conflict.collection, conflict.subject, conflict.property) == (
        "contradiction",
        "meetings",
        "m",
        "city",
    )
    assert conflict.claims == (b, a)
    assert conflict.evidence == b.evidence + a.evidence


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (claim("Moscow"), claim("Moscow", "dfnc")),
        (claim("Moscow"), claim("Sochi", "dfnc", modality="speculated")),
        (claim("Moscow"), claim("Sochi", "dfnc", modality="denied")),
        (claim("Moscow", modality="denied"), claim("Sochi", "dfnc", modality="denied")),
        (claim("Moscow"), claim("Sochi", "dfnc", subject="another")),
        (claim("Forum", property="name"), claim("The Forum", "dfnc", property="name")),
        (claim("a", property="topics"), claim("b", "dfnc", property="topics")),
        (
            claim(Count(126), property="counts.guests"),
            claim(Count(125, "more than"), property="counts.guests"),
        ),
    ],
)
def test_no_conflict(first: Claim, second: Claim) -> None:
    """Agreement, guesses, denials of something else, spellings, many values and loose bounds do not clash."""
    assert found_conflicts(first, second) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (claim("Moscow"), claim("Moscow", "dfnc", modality="denied")),
        (claim("Moscow"), claim("Sochi", None)),
        (claim("Moscow"), claim("Sochi", "rt", rank="deprecated")),
        (claim("Moscow", modality="denied"), claim("Moscow", "dfnc", modality="expected")),
    ],
)
def test_also_conflict(first: Claim, second: Claim) -> None:
    """A denial of the very value, an editor's word and a deprecated claim contradict like any other."""
    assert found_conflicts(first, second) == ["city"]


@given(cases())
def test_conflict_is_contradiction(case: tuple[str, Case]) -> None:
    """A property is in conflict just where two claims that are no guesses contradict, and those are told."""
    collection, rivals_ = case
    said = [c for c in rivals_.claims if c.modality != "speculated"]
    clash = {c.id for c in said for other in said if stands_to(c, other, rivals_.property) == "contradicts"}
    found = conflicts(rivals_.claims)
    assert {c.id for conflict in found for c in conflict.claims} == clash
    assert [c.collection for c in found] == [collection] * bool(clash)


@given(cases())
def test_stands_to_is_symmetric(case: tuple[str, Case]) -> None:
    """Two claims stand to each other alike from either side; without denials as their values do."""
    prop = case[1].property
    for a in case[1].claims:
        for b in case[1].claims:
            assert stands_to(a, b, prop) == stands_to(b, a, prop)
            if "denied" not in (a.modality, b.modality) and not prop.many:
                assert stands_to(a, b, prop) == relation(a.value, b.value, prop.field)


COUNTS = st.builds(
    Count,
    st.integers(0, 12),
    st.sampled_from(typing.get_args(Comparator)),
    st.sampled_from(typing.get_args(Stage)),
)


@given(st.lists(st.tuples(COUNTS, st.sampled_from(["asserted", "denied"])), min_size=2, unique=True))
def test_counts_in_conflict(told: list[tuple[Count, str]]) -> None:
    """However many counts there are, those in conflict are those that another one contradicts."""
    said = [claim(count, property="counts.guests", modality=modality) for count, modality in told]
    prop = properties(kinds()["meetings"])["counts.guests"]
    clash = {a.id for a in said for b in said if stands_to(a, b, prop) == "contradicts"}
    assert {c.id for conflict in conflicts(said) for c in conflict.claims} == clash


def test_denial_of_one_of_many_conflicts() -> None:
    """Of many values two may stand side by side, but one and its denial may not."""
    said = claim("terrorism", property="topics"), claim("energy", property="topics")
    assert found_conflicts(*said) == []
    assert found_conflicts(*said, claim("energy", "dfnc", property="topics", modality="denied")) == ["topics"]


def test_strict_raises() -> None:
    """The strict policy refuses to choose, and says where claims contradict."""
    claims = [claim("Moscow"), claim("Sochi", "dfnc"), claim(1, property="days"), claim(2, property="days")]
    with pytest.raises(Contradiction, match=r"on 2 properties, first meetings/m#city") as caught:
        fold_all(claims, STRICT)
    assert caught.value.places == ("meetings/m#city", "meetings/m#days")


def test_strict_agrees() -> None:
    """Without contradictions the strict policy folds as the default does."""
    claims = [claim("Moscow"), claim("Moscow", "dfnc"), claim("Forum", property="name")]
    assert fold_all(claims, STRICT) == fold_all(claims, BEST_RANK)


def test_strict_on_real_data(ds: Dataset) -> None:
    """The bundled sources contradict each other: strict loading says where, as `conflicts()` does."""
    with pytest.raises(Contradiction) as caught:
        load(policy="strict")
    assert "meetings/imhr-2025#counts.countries" in caught.value.places
    assert len(caught.value.places) == len(ds.conflicts())


# Folding all.


def test_fold_all(ds: Dataset) -> None:
    """All claims in any order make the same records, sorted by id."""
    claims = list(ds.claims)
    random.Random(1).shuffle(claims)  # noqa: S311
    folded = fold_all(claims, BEST_RANK)
    assert folded == fold_all(ds.claims, BEST_RANK)
    assert all([r.id for r in records] == sorted(r.id for r in records) for records in folded.values())


def test_source_days() -> None:
    """A source's day is that of its publication, else the last day it tells of, else none."""
    source = kinds()["sources"]
    day, other = datetime.date(2025, 5, 26), datetime.date(2025, 5, 28)
    known: list[Any] = [
        source("a", published=day, as_of=other),  # type: ignore[call-arg]
        source("b", published=PartialDate(2025), as_of=other),  # type: ignore[call-arg]
        source("c", published=PartialDate(2025)),  # type: ignore[call-arg]
    ]
    assert source_days(known) == {"a": day, "b": other}


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
        why = explained("meetings", Case(order, properties(kinds()["meetings"])["city"], DAYS), policy)
        assert why.value == "Sochi"
        assert why.tie_break == "the first in the order of source, place and value"


def test_no_priority() -> None:
    """A priority among no sources is refused."""
    with pytest.raises(NotFound, match="needs the id of a source"):
        source_priority()
