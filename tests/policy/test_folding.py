"""Folding: the records that claims make."""

import random
from typing import Any

import pytest
from hypothesis import given

from security_meetings import Dataset, load
from security_meetings.errors import Contradiction
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import properties
from security_meetings.policy import BEST_RANK, STRICT, Case, Policy, fold_all
from security_meetings.policy.folding import fold
from tests.policy.shared import ANY_POLICY, STANDING, cases, claim, explained


@given(cases(), ANY_POLICY)
def test_fold_agrees(case: tuple[str, Case], policy: Policy) -> None:
    """The record that claims make has, of every property, the value that `explain` gives."""
    collection, rivals_ = case
    cls = kinds()[collection]
    folded: Any = fold(cls, "subject", {rivals_.property.path: rivals_.claims}, policy, STANDING)
    assert folded.id == "subject"
    for path, prop in properties(cls).items():
        about = prop.field.rest_of or path
        if about == rivals_.property.path:
            assert prop.read(folded) == explained(collection, rivals_, policy, path).value
        else:
            assert prop.read(folded) in (None, ())


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


def test_fold_all(ds: Dataset) -> None:
    """All claims in any order make the same records, sorted by id."""
    claims = list(ds.claims)
    random.Random(1).shuffle(claims)  # noqa: S311
    folded = fold_all(claims, BEST_RANK)
    assert folded == fold_all(ds.claims, BEST_RANK)
    assert all([r.id for r in records] == sorted(r.id for r in records) for records in folded.values())
