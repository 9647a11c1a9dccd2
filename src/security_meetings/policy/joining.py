"""Ids that are one thing: claims on `same_as` join the claims about them."""

from __future__ import annotations

import functools
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from security_meetings.model.claims import Claim
from security_meetings.model.kinds import class_of
from security_meetings.model.schema import Property, described, properties
from security_meetings.model.shapes import Parts

__all__ = ["SAME", "joined", "joins", "same_ids"]

SAME = "same_as"
"""The property by which a claim joins two ids."""

Place = tuple[str, str]


def joins(claim: Claim) -> bool:
    """Whether a claim says that two ids are one thing, outright, and no editor has deprecated it."""
    return (
        claim.property == SAME
        and claim.modality == "asserted"
        and claim.rank != "deprecated"
        and claim.value != claim.subject
    )


def joined(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims, about one id of each thing and referring to it by that id; none is lost.

    The id that wins is the one that has no `same_as` of its own; of several, or of none in a circle, the
    first by the alphabet. So the order of packs makes no difference. A `same_as` to an id of which no claim
    speaks joins nothing, nor does one that another source denies.

    Args:
        claims: The claims, as packs have them or joined before.
    """
    if not any(map(joins, claims)):
        return claims
    stated = [claim.as_stated for claim in claims]
    groups = _groups(stated)
    new = _winners(groups)
    return [_renamed(claim, groups, new) for claim in stated]


def same_ids(claims: Iterable[Claim]) -> Mapping[Place, str]:
    """The id that won, for each collection and id that lost to it."""
    return _winners(_groups([claim.as_stated for claim in claims]))


def _groups(claims: Sequence[Claim]) -> dict[Place, dict[str, int]]:
    """For the id that wins of each group: all its ids, with how many steps each is away from it."""
    denied = {
        (claim.collection, frozenset((claim.subject, claim.value)))
        for claim in claims
        if claim.property == SAME and claim.modality == "denied" and claim.rank != "deprecated"
    }
    said = [claim for claim in claims if joins(claim)]
    said = [c for c in said if (c.collection, frozenset((c.subject, c.value))) not in denied]
    if not said:
        return {}
    subjects = {(claim.collection, claim.subject) for claim in claims}
    neighbors: dict[Place, set[str]] = defaultdict(set)
    pointing: set[Place] = set()
    for claim in said:
        here, there = (claim.collection, claim.subject), (claim.collection, str(claim.value))
        if there in subjects:
            neighbors[here].add(there[1])
            neighbors[there].add(here[1])
            pointing.add(here)
    groups: dict[Place, dict[str, int]] = {}
    done: set[Place] = set()
    # Those that point at nothing come first, then all others: whoever begins a group wins it.
    for place in sorted(neighbors, key=lambda place: (place in pointing, place)):
        if place not in done:
            groups[place] = _reached(place, neighbors)
            done.update((place[0], id_) for id_ in groups[place])
    return groups


def _reached(place: Place, neighbors: Mapping[Place, Iterable[str]]) -> dict[str, int]:
    collection, first = place
    steps = {first: 0}
    left = deque([first])
    while left:
        id_ = left.popleft()
        for other in neighbors[collection, id_]:
            if other not in steps:
                steps[other] = steps[id_] + 1
                left.append(other)
    return steps


def _winners(groups: Mapping[Place, Iterable[str]]) -> dict[Place, str]:
    return {(name, id_): winner for (name, winner), ids in groups.items() for id_ in ids if id_ != winner}


def _renamed(claim: Claim, groups: Mapping[Place, Mapping[str, int]], new: Mapping[Place, str]) -> Claim:
    """The claim with each id that lost exchanged for the one that won; it remembers how it was stated."""
    collection, subject, value = claim.collection, claim.subject, claim.value
    winner = new.get((collection, subject), subject)
    changed: dict[str, Any] = {}
    if winner != subject:
        changed["subject"] = winner
    prop = properties(class_of(collection)).get(claim.property)
    if prop is not None and prop.path == SAME:
        steps = groups.get((collection, winner), {})
        # What is joined is the id farther away: so each id that lost is told of, and the winner never.
        far = max(subject, str(value), key=lambda id_: (steps.get(id_, -1), id_)) if value in steps else value
        changed |= {"value": far} if far != value else {}
    elif prop is not None and (other := _exchanged(value, prop, new)) != value:
        changed["value"] = other
    if claim.attributed_to is not None:
        other = _new(claim.attributed_to, _attributed().refers_to, new)
        changed |= {"attributed_to": other} if other != claim.attributed_to else {}
    return attrs.evolve(claim, **changed, stated=claim) if changed else claim


def _exchanged(value: Any, prop: Property, new: Mapping[Place, str]) -> Any:
    if isinstance(prop.shape, Parts):
        parts = {
            name: _new(getattr(value, name), field.refers_to, new)
            for name, _, _, field in described(prop.shape.cls)
            if field.refers_to and getattr(value, name) is not None
        }
        return attrs.evolve(value, **parts) if parts else value
    return _new(value, prop.field.refers_to, new)


def _new(id_: Any, names: Iterable[str], new: Mapping[Place, str]) -> Any:
    return next((new[name, id_] for name in names if (name, id_) in new), id_)


@functools.cache
def _attributed() -> Any:
    return next(part.field for part in described(Claim) if part.name == "attributed_to")
