"""Criteria: each tells better claims from worse for the reason that it names."""

import datetime

import pytest

from security_meetings import Count, PartialDate
from security_meetings.model.days import Day
from security_meetings.policy import MAJORITY, Policy, Standing
from tests.policy.shared import claim, each_policy, weighed, winner


@each_policy
def test_source_before_editor(policy: Policy) -> None:
    """The weakest word of a source beats the editor's, whatever the policy."""
    weak = claim("Moscow", "rt", modality="expected", basis="inferred")
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
        ({"modality": "expected"}, {"rank": "deprecated"}),
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


def test_last_resort() -> None:
    """Where nothing speaks for either, the order of sources decides, and the tie-break says so."""
    a, b = claim("Moscow", "dfnc"), claim("Sochi", "rt")
    why = weighed(b, a, standing=Standing())
    assert why.winner == a
    assert why.tie_break == "nothing but the order of language, source, reasons, place and value"


def test_the_editorial_form_with_more_reasons_is_shown() -> None:
    """Of two values that no source says, that comes first for which editors give more reasons."""
    usual = claim("Sochi", None, because="usual; short")
    further = claim("Moscow", None, because="usual")
    assert winner(usual, further) == winner(further, usual) == "Sochi"
    assert winner(claim("Sochi", None, because="usual"), further) == "Moscow"
