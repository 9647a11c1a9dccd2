"""Folding the claims about one subject into a record."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

from security_meetings.errors import Contradiction
from security_meetings.model.claims import Claim
from security_meetings.model.kinds import HOMES, class_of
from security_meetings.model.schema import Record, described
from security_meetings.model.shapes import Parts
from security_meetings.policy.conflicts import conflicts
from security_meetings.policy.explaining import explain
from security_meetings.policy.policies import Policy

__all__ = ["ByProperty", "by_subject", "fold", "fold_all", "source_days"]

R = TypeVar("R", bound=Record)


ByProperty: TypeAlias = Mapping[str, Sequence[Claim]]


def by_subject(claims: Iterable[Claim]) -> dict[str, dict[str, dict[str, list[Claim]]]]:
    """Claims by collection, subject and property."""
    tree: dict[str, dict[str, dict[str, list[Claim]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for claim in claims:
        tree[claim.collection][claim.subject][claim.property].append(claim)
    return tree


def fold(
    cls: type[R], subject: str, claims: ByProperty, policy: Policy, days: Mapping[str, datetime.date]
) -> R:
    """The record that the claims about one subject make."""

    def build(of: type, prefix: str) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, shape, _, field in described(of):
            path = prefix + name
            if name == "id":
                continue
            if isinstance(shape, Parts) and shape.bundle:
                values[name] = shape.cls(**build(shape.cls, f"{path}."))
            elif found := claims.get(field.rest_of or path):
                values[name] = explain(cls, subject, path, found, policy, days).value
        return values

    return cls(id=subject, **build(cls, ""))


def source_days(sources: Iterable[Record]) -> dict[str, datetime.date]:
    """The day of each source that has one: when it was published, else the last day it tells of."""
    days: dict[str, datetime.date] = {}
    for source in sources:
        published, as_of = source.published, source.as_of  # type: ignore[attr-defined]
        day = published if isinstance(published, datetime.date) else as_of
        if day:
            days[source.id] = day
    return days


def fold_all(claims: Collection[Claim], policy: Policy) -> dict[str, tuple[Record, ...]]:
    """Every record that the claims make, by collection, sorted by id.

    Raises:
        Contradiction: The policy is strict and claims contradict each other.
    """
    if policy.strict:
        places = [f"{c.collection}/{c.subject}#{c.property}" for c in conflicts(claims)]
        if places:
            raise Contradiction(
                f"claims contradict each other on {len(places)} properties, "
                f"first {places[0]}; see Dataset.conflicts() under another policy",
                places,
            )
    tree = by_subject(claims)
    days: dict[str, datetime.date] = {}
    folded: dict[str, tuple[Record, ...]] = {}
    # Sources come first: their days help to weigh all other claims.
    for name in sorted(HOMES, key=lambda n: n != "sources"):
        subjects = tree.get(name, {})
        folded[name] = tuple(
            fold(class_of(name), subject, subjects[subject], policy, days) for subject in sorted(subjects)
        )
        if name == "sources":
            days = source_days(folded[name])
    return folded
