"""Bounds of numbers that two accounts give together; days are tested beside days."""

from __future__ import annotations

import pytest
from hypothesis import given

from security_meetings.model.accounts import joined_counts
from security_meetings.model.counts import Count
from security_meetings.testing.classes import instances


@pytest.mark.parametrize(
    ("one", "other", "whole"),
    [
        ("at least 80", "at most 90", "between 80 and 90"),
        ("more than 80", "up to 90", "between 81 and 90"),
        ("more than 80", "fewer than 90", "between 81 and 89"),
        ("dozens", "at most 60", None),  # 24 is a number that nobody prints
        ("at least 80 (expected)", "at most 90 (expected)", "between 80 and 90"),
        ("at least 80 (expected)", "at most 90", None),
        ("at least 90", "at most 80", None),
        ("at least 80", "at least 90", None),
        ("about 80", "at most 90", None),
        ("80", "at most 90", None),
        ("at least 90", "at most 90", None),
    ],
)
def test_bounds(one: str, other: str, whole: str | None) -> None:
    """A lower and an upper bound of one stage are a range; nothing else is."""
    a, b = Count.parse(one), Count.parse(other)
    found = joined_counts(a, b)
    assert found == joined_counts(b, a)
    assert (found and str(found)) == whole
    assert found is None or found.stage == a.stage


@given(instances(Count), instances(Count))
def test_range_is_within_both(a: Count, b: Count) -> None:
    """What two bounds give together contradicts neither, and allows no number that one of them excludes."""
    whole = joined_counts(a, b)
    if whole is not None:
        (low, high), both = whole.bounds, (a.bounds, b.bounds)
        assert (low, high) == (max(x for x, _ in both), min(x for _, x in both))
