"""Why a property of a record has the value it has."""

from __future__ import annotations

import builtins
import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from security_meetings.model.claims import AnyValue, Claim
from security_meetings.model.kinds import collection_of
from security_meetings.model.schema import Record, Relation, properties
from security_meetings.policy.conflicts import stands_to
from security_meetings.policy.criteria import Case, in_reading_order
from security_meetings.policy.policies import Policy

__all__ = ["Explanation", "Rival", "explain", "may_fill"]


@attrs.frozen
class Rival:
    """A claim that did not win, and how it stands to the one that did."""

    claim: Claim
    relation: Relation


@attrs.frozen
class Explanation:
    """Why a property of a record has the value it has.

    Attributes:
        collection: The record's collection.
        subject: The record's id.
        property: The property's path.
        value: The value in the record: `None` or `()` where no claim may fill it.
        winner: The claim that gave the value; `None` where there is none. Of a property with many
            values, the first.
        agreeing: The other claims that carry the value, or one of the values.
        rivals: The claims that carry another value, or may not fill a record.
        rule: The policy's rule in words.
        tie_break: The criterion that put the winner before the best rival; `None` without rivals.
    """

    collection: str
    subject: str
    property: str
    value: Any
    winner: Claim | None
    agreeing: tuple[Claim, ...]
    rivals: tuple[Rival, ...]
    rule: str
    tie_break: str | None

    @builtins.property  # the bare word is a field above
    def carrying(self) -> tuple[Claim, ...]:
        """The claims that carry the value: the winner, then those that agree."""
        return ((self.winner,) if self.winner else ()) + self.agreeing

    @builtins.property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim on the property: winner, those that agree, rivals."""
        return self.carrying + tuple(r.claim for r in self.rivals)


def may_fill(claim: Claim, cls: type[Record]) -> bool:
    """Whether a claim may give a record its value: what is denied or only guessed may not."""
    if claim.modality == "denied":
        return False
    return claim.modality != "speculated" or cls.tentative


def explain(
    cls: type[Record],
    subject: str,
    path: str,
    claims: Sequence[Claim],
    policy: Policy,
    days: Mapping[str, datetime.date],
) -> Explanation:
    """Weigh all claims on one property of one subject."""
    prop = properties(cls)[path]
    named = prop.field.rest_of or path
    case = Case(claims, properties(cls)[named], days)
    ordered = policy.order(case)
    able = [c for c in ordered if may_fill(c, cls)]
    if prop.field.rest_of:
        first = able[0].value if able else None
        chosen = in_reading_order(c for c in able if c.value != first)
    elif prop.many:
        chosen = in_reading_order(c for c in able if c.rank != "deprecated")
    else:
        chosen = able[:1]
    winner = chosen[0] if chosen else None
    given: dict[AnyValue, Claim] = {}
    for c in chosen:
        given.setdefault(c.value, c)
    agreeing = tuple(c for c in able if c is not winner and c.value in given)
    carrying = {c.id for c in (winner, *agreeing) if c}
    left = [c for c in ordered if c.id not in carrying]
    many = prop.many
    rivals = tuple(
        # Of many values, a claim can only meet the one that it speaks of.
        Rival(c, stands_to(met, c, prop) if (met := given.get(c.value) if many else winner) else "compatible")
        for c in left
    )
    return Explanation(
        collection=collection_of(cls),
        subject=subject,
        property=path,
        value=tuple(given) if many else next(iter(given), None),
        winner=winner,
        agreeing=agreeing,
        rivals=rivals,
        rule=policy.rule,
        tie_break=_tie_break(policy, winner, left, case, cls) if not many else None,
    )


def _tie_break(
    policy: Policy, winner: Claim | None, left: Sequence[Claim], case: Case, cls: type[Record]
) -> str | None:
    if winner is None or not left:
        return None
    if not may_fill(left[0], cls):
        return "what is denied or only guessed fills no record"
    return policy.reason(winner, left[0], case)
