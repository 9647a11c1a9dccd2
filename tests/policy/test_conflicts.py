"""Conflicts: which claims contradict each other, and which only differ."""

import datetime
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import Claim, Count, PartialDate
from security_meetings.model.claims import Modality
from security_meetings.model.counts import Comparator, Stage
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import properties
from security_meetings.model.values import relation
from security_meetings.policy import Case, conflicts
from security_meetings.policy.conflicts import stands_to
from tests.policy.shared import cases, claim


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


def test_a_hope_is_not_contradicted_by_a_denied_outcome() -> None:
    """That somebody was to come, and that he did not, are both true."""
    hope = claim(Count(7), property="counts.guests", modality="expected")
    denial = claim(Count(7), "dfnc", property="counts.guests", modality="denied")
    assert found_conflicts(hope, denial) == []
    assert (
        stands_to(hope, denial, Case([hope, denial], properties(kinds()["meetings"])["counts.guests"]))
        == "compatible"
    )


@given(cases())
def test_conflict_is_contradiction(case: tuple[str, Case]) -> None:
    """A property is in conflict just where two claims that are no guesses contradict, and those are told."""
    collection, rivals_ = case
    said = [c for c in rivals_.claims if c.modality != "speculated"]
    clash = {c.id for c in said for other in said if stands_to(c, other, rivals_) == "contradicts"}
    found = conflicts(rivals_.claims, lambda _: rivals_.standing)
    assert {c.id for conflict in found for c in conflict.claims} == clash
    assert [c.collection for c in found] == [collection] * bool(clash)


@given(cases())
def test_stands_to_is_symmetric(case: tuple[str, Case]) -> None:
    """Two claims stand to each other alike from either side; asserted ones as their values do."""
    prop = case[1].property
    for a in case[1].claims:
        for b in case[1].claims:
            assert stands_to(a, b, case[1]) == stands_to(b, a, case[1])
            plain = not {"denied", "expected", "speculated"} & {a.modality, b.modality} and not prop.many
            if plain and case[1].overtaken.keys().isdisjoint((a.id, b.id)):
                assert stands_to(a, b, case[1]) == relation(a.value, b.value, prop.field)


COUNTS = st.builds(
    Count,
    st.integers(0, 12),
    st.sampled_from([c for c in get_args(Comparator) if c not in ("between", "dozens")]),
    stage=st.sampled_from(get_args(Stage)),
) | st.builds(lambda low, more: Count(low, "between", low + more), st.integers(0, 12), st.integers(1, 5))


@given(st.lists(st.tuples(COUNTS, st.sampled_from(["asserted", "denied"])), min_size=2, unique=True))
def test_counts_in_conflict(told: list[tuple[Count, str]]) -> None:
    """However many counts there are, those in conflict are those that another one contradicts."""
    said = [claim(count, property="counts.guests", modality=modality) for count, modality in told]
    case = Case(said, properties(kinds()["meetings"])["counts.guests"])
    clash = {a.id for a in said for b in said if stands_to(a, b, case) == "contradicts"}
    assert {c.id for conflict in conflicts(said) for c in conflict.claims} == clash


# Counts that mostly agree, so that one that does not is seldom among the first that are looked at.
LOOSE = st.builds(Count, st.integers(0, 20), st.just("at least")) | st.builds(
    Count, st.integers(16, 40), st.just("at most")
)


@given(st.lists(LOOSE, min_size=9, max_size=14, unique=True))
def test_one_of_very_many_counts_in_conflict(counts: list[Count]) -> None:
    """Among many counts that agree, the few that do not are found, wherever their bounds lie."""
    said = [claim(count, property="counts.guests") for count in counts]
    case = Case(said, properties(kinds()["meetings"])["counts.guests"])
    clash = {a.id for a in said for b in said if stands_to(a, b, case) == "contradicts"}
    assert {c.id for conflict in conflicts(said) for c in conflict.claims} == clash


def test_denial_of_one_of_many_conflicts() -> None:
    """Of many values two may stand side by side, but one and its denial may not."""
    said = claim("terrorism", property="topics"), claim("energy", property="topics")
    assert found_conflicts(*said) == []
    assert found_conflicts(*said, claim("energy", "dfnc", property="topics", modality="denied")) == ["topics"]


@pytest.mark.parametrize("modality", ["asserted", "denied", "speculated"])
def test_a_guess_contradicts_nothing(modality: Modality) -> None:
    """An explanation tells of a guess as the conflicts do: it can stand beside whatever was."""
    guess = claim("Sochi", modality="speculated")
    for other in (claim("Moscow", "dfnc", modality=modality), claim("Sochi", "dfnc", modality="denied")):
        assert found_conflicts(guess, other) == []
        case = Case([guess, other], properties(kinds()["meetings"])["city"])
        assert stands_to(guess, other, case) == stands_to(other, guess, case) == "compatible"


DENIED = [
    ("start", PartialDate(2018, 4), datetime.date(2018, 4, 25)),
    ("start", PartialDate(2018), PartialDate(2018, 4)),
    ("start", PartialDate(None, 4, 25), datetime.date(2018, 4, 25)),
    ("counts.guests", Count.parse("more than 100"), Count(126)),
    ("counts.guests", Count.parse("at least 80"), Count.parse("between 80 and 90")),
    ("counts.guests", Count.parse("at most 90"), Count.parse("fewer than 50")),
]


@pytest.mark.parametrize(("path", "rough", "exact"), DENIED)
def test_what_is_denied_roughly_is_denied_exactly(path: str, rough: Any, exact: Any) -> None:
    """Who denies that it was in April denies each day of April; not the other way round."""
    told, denied = claim(exact, property=path), claim(rough, "dfnc", property=path, modality="denied")
    assert found_conflicts(told, denied) == [path]
    told, denied = claim(rough, property=path), claim(exact, "dfnc", property=path, modality="denied")
    assert found_conflicts(told, denied) == []


@pytest.mark.parametrize(
    ("path", "denied", "told"),
    [
        ("start", PartialDate(2018, 5), datetime.date(2018, 4, 25)),
        ("start", PartialDate(2018, 4, qualifier="approximate"), datetime.date(2018, 4, 25)),
        ("start", PartialDate(2018, 4), PartialDate(2018)),
        ("counts.guests", Count.parse("more than 100 (expected)"), Count(126)),
        ("counts.guests", Count.parse("about 120"), Count(126)),
        ("counts.guests", Count.parse("more than 200"), Count(126)),
    ],
)
def test_what_is_denied_of_something_else_denies_nothing(path: str, denied: Any, told: Any) -> None:
    """Another month, another stage, or what is only about so much, is denied by itself."""
    said = claim(told, property=path), claim(denied, "dfnc", property=path, modality="denied")
    assert found_conflicts(*said) == []


def test_very_many_denials_are_compared_in_time() -> None:
    """Of very many values told and denied, those that are the same are still found."""
    told = [claim(Count(n, "at least"), f"s{n}", property="counts.guests") for n in range(200)]
    denied = [
        claim(Count(n, "at most"), f"t{n}", property="counts.guests", modality="denied") for n in range(200)
    ]
    same = claim(Count(7, "at least"), "u", property="counts.guests", modality="denied")
    (found,) = conflicts([*told, *denied, same])
    assert {c.id for c in found.claims} == {told[7].id, same.id}
