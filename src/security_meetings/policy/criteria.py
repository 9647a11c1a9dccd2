"""Criteria: single reasons to prefer one of several rival claims."""

from __future__ import annotations

import datetime
import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, get_args

import attrs

from security_meetings.model.claims import AnyValue, Basis, Claim, Modality, Rank, plain
from security_meetings.model.schema import Property, Value

__all__ = [
    "EXACT",
    "FULLER",
    "LATEST",
    "MODALITY",
    "PLACE",
    "RANK",
    "SOURCED",
    "STAGE",
    "STATED",
    "SUPPORT",
    "Case",
    "Criterion",
    "SourceTurn",
    "in_reading_order",
]


@attrs.frozen
class Case:
    """All that a criterion may look at: the rivals, their property, and the sources' days."""

    claims: Sequence[Claim]
    property: Property
    days: Mapping[str, datetime.date]

    def supporters(self, value: AnyValue) -> int:
        """How many different sources claim this value."""
        return len(self._sources.get(value, ()))

    @functools.cached_property
    def _sources(self) -> Mapping[AnyValue, set[str]]:
        sources: dict[AnyValue, set[str]] = defaultdict(set)
        for claim in self.claims:
            if claim.source:
                sources[claim.value].add(claim.source)
        return sources


@attrs.frozen
class Criterion:
    """One reason to prefer a claim.

    Attributes:
        words: The reason, as it is told to people.
        key: Smaller is better.
    """

    words: str
    key: Callable[[Claim, Case], Any] = attrs.field(repr=False)


# No lambdas, so that a policy can be pickled.


def _position(of: Any) -> dict[str, int]:
    return {word: i for i, word in enumerate(get_args(of))}


_BASIS, _RANK, _MODALITY = map(_position, (Basis, Rank, Modality))


def _editorial(claim: Claim, _: Case) -> bool:
    return claim.basis == "editorial"


def _basis(claim: Claim, _: Case) -> int:
    return _BASIS[claim.basis]


def _rank(claim: Claim, _: Case) -> int:
    return _RANK[claim.rank]


def _modality(claim: Claim, _: Case) -> int:
    return _MODALITY[claim.modality]


def _stage(claim: Claim, case: Case) -> int:
    ladder = case.property.field.ladder
    if claim.value in ladder:
        return -ladder.index(str(claim.value))
    return -claim.value.step if isinstance(claim.value, Value) else 0


def _missing_parts(claim: Claim, _: Case) -> int:
    return claim.value.missing if isinstance(claim.value, Value) else 0


def _vague(claim: Claim, _: Case) -> bool:
    return isinstance(claim.value, Value) and claim.value.vague


def _support(claim: Claim, case: Case) -> int:
    return -case.supporters(claim.value)


def _age(claim: Claim, case: Case) -> int:
    day = case.days.get(claim.source) if claim.source else None
    return -day.toordinal() if day else 0


def _place(claim: Claim, _: Case) -> tuple[object, ...]:
    return claim.source or "", [e.start for e in claim.evidence], str(plain(claim.value)), claim.id


@attrs.frozen
class SourceTurn:
    """The key of a criterion that believes sources in an order given, and all others after them."""

    sources: tuple[str, ...]
    _turns: dict[str, int] = attrs.field(
        default=attrs.Factory(
            lambda self: {source: i for i, source in enumerate(self.sources)}, takes_self=True
        ),
        init=False,
        eq=False,
        repr=False,
    )

    def __call__(self, claim: Claim, _: Case) -> int:
        """The place of the claim's source in that order."""
        return self._turns.get(claim.source or "", len(self._turns))


SOURCED = Criterion("what a source says before what is editorial", _editorial)
STATED = Criterion("what is stated before what is inferred", _basis)
RANK = Criterion("the better rank", _rank)
MODALITY = Criterion("what is asserted before what is only reported or expected", _modality)
STAGE = Criterion("the later stage", _stage)
FULLER = Criterion("the fuller date", _missing_parts)
EXACT = Criterion("the exact number", _vague)
SUPPORT = Criterion("the value that more sources give", _support)
LATEST = Criterion("the later source", _age)
# Nothing speaks for either any more: an order that everyone gets alike.
PLACE = Criterion("the first in the order of source, place and value", _place)


def in_reading_order(claims: Iterable[Claim]) -> list[Claim]:
    """The claims by source and place, whatever order they come in; editorial ones last."""
    return sorted(claims, key=lambda c: (c.basis == "editorial", PLACE.key(c, None)))  # type: ignore[arg-type]
