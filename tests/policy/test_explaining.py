"""Explanations: which claim gives a value, what becomes of the others, and what may fill a record."""

import attrs
from hypothesis import given

from security_meetings.model.kinds import kinds
from security_meetings.model.schema import properties
from security_meetings.policy import Case, Policy
from security_meetings.policy.conflicts import stands_to
from security_meetings.policy.explaining import bar, may_fill
from security_meetings.testing import sound
from tests.policy.shared import ANY_POLICY, PLACES, cases, claim, explained, of_others, winner


@given(cases(), ANY_POLICY)
def test_partition(case: tuple[str, Case], policy: Policy) -> None:
    """Winner, agreeing claims and rivals are all claims of the case, each exactly once."""
    collection, rivals_ = case
    why = explained(collection, rivals_, policy)
    assert sorted(c.id for c in why.claims) == sorted(c.id for c in rivals_.claims)
    assert (why.winner is None) == (why.value in (None, ()))


@given(cases(PLACES.filter(lambda place: place[1].path == "name")), ANY_POLICY)
def test_partition_of_the_rest(case: tuple[str, Case], policy: Policy) -> None:
    """A field that collects the other forms of a name loses none that is a fact, and leaves out the first."""
    collection, rivals_ = case
    why = explained(collection, rivals_, policy, "other_names")
    name = explained(collection, rivals_, policy).value
    assert sorted(c.id for c in why.claims) == sorted(c.id for c in rivals_.claims)
    others = properties(kinds()[collection])["other_names"]
    facts = {c.value for c in rivals_.claims if may_fill(c, kinds()[collection], others)}
    assert set(why.value) == facts - {name}
    assert name is not None or not facts


@given(cases(), ANY_POLICY)
def test_values_are_claimed(case: tuple[str, Case], policy: Policy) -> None:
    """The winner and those that agree carry the value; rivals carry another, or may fill no record."""
    collection, rivals_ = case
    why = explained(collection, rivals_, policy)
    values = why.value if rivals_.property.many else (why.value,)
    assert all(c.value in values for c in ({why.winner} - {None}) | {*why.agreeing})
    assert all(
        r.claim.value not in values or not may_fill(r.claim, kinds()[collection], rivals_.property)
        for r in why.rivals
    )


@given(cases(PLACES.filter(lambda place: not place[1].many)), ANY_POLICY)
def test_rivals_relate_to_the_winner(case: tuple[str, Case], policy: Policy) -> None:
    """Each rival is told with its relation to the winner, the best of them first."""
    collection, rivals_ = case
    why = explained(collection, rivals_, policy)
    told = [r.claim for r in why.rivals]
    assert told == [c for c in policy.order(rivals_) if c in told]
    if why.winner is not None:
        assert [r.relation for r in why.rivals] == [stands_to(why.winner, c, rivals_) for c in told]


@given(cases(), ANY_POLICY)
def test_rule_and_tie_break(case: tuple[str, Case], policy: Policy) -> None:
    """The tie-break told is what decided between the winner and the best rival that may win at all."""
    collection, rivals_ = case
    why = explained(collection, rivals_, policy)
    assert why.rule == policy.rule
    able = [r.claim for r in why.rivals if not bar(r.claim, kinds()[collection], rivals_.property)]
    if why.winner is None or not why.rivals or rivals_.property.many:
        assert why.tie_break is None
    elif not able:
        assert why.tie_break == bar(why.rivals[0].claim, kinds()[collection], rivals_.property)
    else:
        keys = [(c.key(why.winner, rivals_), c.key(able[0], rivals_)) for c in policy.criteria]
        decisive = next(i for i, (won, lost) in enumerate(keys) if won != lost)
        assert keys[decisive][0] < keys[decisive][1]
        assert why.tie_break == policy.criteria[decisive].reason(why.winner, able[0], rivals_)


@given(cases(PLACES.filter(lambda place: not place[1].many)), ANY_POLICY)
def test_editorial_fills_gaps_only(case: tuple[str, Case], policy: Policy) -> None:
    """An editorial claim gives a single value only where no source's claim may."""
    collection, rivals_ = case
    won = explained(collection, rivals_, policy).winner
    sourced = [c for c in rivals_.claims if c.source and may_fill(c, kinds()[collection], rivals_.property)]
    assert not sourced or won in sourced


@given(cases(), ANY_POLICY)
def test_denied_fills_nothing(case: tuple[str, Case], policy: Policy) -> None:
    """What is denied fills no record, whatever its kind."""
    denied = of_others(case[1], [sound(attrs.evolve(c, modality="denied")) for c in case[1].claims])
    why = explained(case[0], denied, policy)
    assert why.winner is None
    assert why.value == (() if denied.property.many else None)
    assert len(why.rivals) == len(denied.claims)


@given(cases(), ANY_POLICY)
def test_speculated_fills_views_only(case: tuple[str, Case], policy: Policy) -> None:
    """What is only guessed fills statements and plans, and nothing else."""
    collection, rivals_ = case
    guessed = [sound(attrs.evolve(c, modality="speculated", rank="normal")) for c in rivals_.claims]
    why = explained(collection, of_others(rivals_, guessed), policy)
    assert (why.winner is not None) == (collection in ("statements", "plans"))


@given(cases(), ANY_POLICY)
def test_deprecated_fills_nothing(case: tuple[str, Case], policy: Policy) -> None:
    """Under no policy a claim that an editor has deprecated gives a value, or one of many."""
    collection, rivals_ = case
    why = explained(collection, rivals_, policy)
    assert "deprecated" not in {c.rank for c in ({why.winner} - {None}) | {*why.agreeing}}
    deprecated = [sound(attrs.evolve(c, rank="deprecated")) for c in rivals_.claims]
    nothing = explained(collection, of_others(rivals_, deprecated), policy)
    assert nothing.winner is None
    assert nothing.value == (() if rivals_.property.many else None)


def test_denied_wins_nothing() -> None:
    """A denial leaves the value to others, however well ranked, and is told as a rival."""
    denied = claim("Sochi", "rt", modality="denied", rank="preferred")
    assert winner(denied, claim("Moscow", "dfnc", modality="expected")) == "Moscow"
    assert winner(denied) is None
