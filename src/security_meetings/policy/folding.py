"""Folding the claims about one subject into a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, TypeVar, cast

from security_meetings.errors import Contradiction
from security_meetings.model.briefs import counted
from security_meetings.model.claims import Claim
from security_meetings.model.kinds import HOMES, class_of
from security_meetings.model.schema import Record, described
from security_meetings.model.shapes import Parts
from security_meetings.model.sources import Source
from security_meetings.policy.conflicts import conflicts
from security_meetings.policy.explaining import ByProperty, weighed
from security_meetings.policy.policies import Policy
from security_meetings.policy.standing import Standing, standing_of

__all__ = ["fold", "fold_all"]

R = TypeVar("R", bound=Record)


def fold(cls: type[R], subject: str, claims: ByProperty, policy: Policy, standing: Standing) -> R:
    """The record that the claims about one subject make."""

    def build(of: type, prefix: str) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, shape, _, field in described(of):
            path = prefix + name
            if name == "id":
                continue
            if isinstance(shape, Parts) and shape.bundle:
                values[name] = shape.cls(**build(shape.cls, f"{path}."))
            elif (field.rest_of or path) in claims:
                values[name] = weighed(cls, path, claims, policy, standing).value
        return values

    return cls(id=subject, **build(cls, ""))


def fold_all(claims: Collection[Claim], policy: Policy, language: str = "") -> dict[str, tuple[Record, ...]]:
    """Every record that the claims make, by collection, sorted by id.

    Args:
        claims: The claims.
        policy: The policy.
        language: The language in which names are preferred; empty where none is.

    Raises:
        Contradiction: The policy is strict and claims contradict each other.
    """
    tree: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        tree[claim.collection][claim.subject].append(claim)
    standing = Standing(language=language)
    folded: dict[str, tuple[Record, ...]] = {}
    # Sources come first: their standing helps to weigh all other claims.
    for name in sorted(HOMES, key=lambda n: n != "sources"):
        subjects = tree.get(name, {})
        folded[name] = tuple(
            fold(class_of(name), subject, _by_property(subjects[subject]), policy, standing)
            for subject in sorted(subjects)
        )
        if name == "sources":
            standing = standing_of(cast("tuple[Source, ...]", folded[name]), language)
            if policy.strict:
                _check(claims, standing)
    return folded


def _check(claims: Iterable[Claim], standing: Standing) -> None:
    """Raise Contradiction where claims contradict each other."""
    places = [f"{c.collection}/{c.subject}#{c.property}" for c in conflicts(claims, lambda _: standing)]
    if places:
        raise Contradiction(
            f"claims contradict each other on {counted(len(places), 'property', 'properties')}, "
            f"first {places[0]}; see Dataset.conflicts() under another policy",
            places,
        )


def _by_property(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.property].append(claim)
    return found
