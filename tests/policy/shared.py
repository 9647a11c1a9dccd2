"""What the tests of policies share: claims that rival each other, and what becomes of them."""

import datetime
from typing import Any

import pytest
from hypothesis import strategies as st

from security_meetings import Claim, Evidence, Source, source_priority
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import Property
from security_meetings.policy import (
    BEST_RANK,
    LATEST_PUBLISHED,
    MAJORITY,
    STRICT,
    Case,
    Explanation,
    Policy,
    Standing,
    explain,
    standing_of,
)
from security_meetings.testing import sound
from tests.strategies import CLAIMABLE, rivals

POLICIES = [BEST_RANK, LATEST_PUBLISHED, MAJORITY, STRICT, source_priority("dfnc", "rt")]
STANDING = standing_of(
    [
        Source("africalive", published=datetime.date(2025, 5, 27)),
        Source("dfnc", published=datetime.date(2021, 6, 25)),
        Source("rt"),
    ]
)
# By number: else Hypothesis would print all of them when it tells of a strategy.
PLACES = st.integers(0, len(CLAIMABLE) - 1).map(CLAIMABLE.__getitem__)
ANY_POLICY = st.sampled_from(POLICIES)

each_policy = pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.name)


@st.composite
def cases(draw: st.DrawFn, places: st.SearchStrategy[tuple[str, Property]] = PLACES) -> tuple[str, Case]:
    """A collection, and rival claims on one property of one of its records."""
    collection, prop = draw(places)
    return collection, Case(draw(rivals(collection, prop)), prop, STANDING)


def of_others(case: Case, claims: list[Claim]) -> Case:
    """The same case with other rivals."""
    return Case(claims, case.property, case.standing, case.day)


def explained(collection: str, case: Case, policy: Policy, path: str = "") -> Any:
    """The explanation of a case under a policy."""
    claims = {case.property.path: case.claims}
    path = path or case.property.path
    return explain(kinds()[collection], "subject", path, claims, policy, case.standing)


def claim(value: Any, source: str | None = "rt", **said: Any) -> Claim:
    """A sound claim on the city of a meeting, or on what is said otherwise."""
    evidence = tuple(Evidence(source, 0, 1, "x", "", "") for _ in range(1) if source)
    known = {"collection": "meetings", "subject": "m", "property": "city", **said}
    basis = known.pop("basis", "stated" if source else "editorial")
    return sound(Claim("", value=value, source=source, evidence=evidence, basis=basis, **known))


def weighed(*claims: Claim, policy: Policy = BEST_RANK, standing: Standing = STANDING) -> Explanation:
    """The explanation of the property that the first of some claims on one record is on."""
    first = claims[0]
    by_property: dict[str, list[Claim]] = {}
    for one in claims:
        by_property.setdefault(one.property, []).append(one)
    cls = kinds()[first.collection]
    return explain(cls, first.subject, first.property, by_property, policy, standing)


def winner(*claims: Claim, policy: Policy = BEST_RANK, standing: Standing = STANDING) -> Any:
    """The value that wins among claims on one property."""
    return weighed(*claims, policy=policy, standing=standing).value
