"""Explanations: which claim gives a value, what becomes of the others, and what may fill a record."""

import attrs
from hypothesis import given

from security_meetings.model.kinds import kinds
from security_meetings.policy import Case, Policy
from security_meetings.policy.conflicts import stands_to
from security_meetings.policy.explaining import may_fill
from tests.policy.shared import ANY_POLICY, PLACES, cases, claim, explained, winner
from tests.strategies import sound


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


@given(cases(PLACES.filter(lambda place: not place[1].many)), ANY_POLICY)
def test_editorial_fills_gaps_only(case: tuple[str, Case], policy: Policy) -> None:
    """An editorial claim gives a single value only where no source's claim may."""
    collection, rivals_ = case
    won = explained(collection, rivals_, policy).winner
    sourced = [c for c in rivals_.claims if c.source and may_fill(c, kinds()[collection])]
    assert not sourced or won in sourced


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
