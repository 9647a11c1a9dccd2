"""What was hoped for or decided, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from security_meetings.model.claims import Claim
from security_meetings.model.schema import Field, Property, Value
from security_meetings.policy.standing import Moment

__all__ = ["ahead", "overtaken", "ways"]

_SAID = ("asserted", "reported")


def ahead(claim: Claim, prop: Property) -> bool:
    """Whether a claim only expects an outcome: "will attend" is not "attended", and no word on "absent"."""
    if claim.modality != "expected":
        return False
    return claim.value.settled if isinstance(claim.value, Value) else claim.value in _outcomes(prop.field)


def _outcomes(field: Field) -> tuple[str, ...]:
    """What may have come about in the end: the last rung, and what stands against it."""
    return (*field.ladder[-1:], *field.ends)


def ways(field: Field) -> tuple[str, ...]:
    """The decisions, and what may have come of them."""
    return tuple(dict.fromkeys((*field.decisions, *_outcomes(field))))


def overtaken(
    claims: Sequence[Claim], prop: Property, moments: Mapping[str, tuple[Moment, Moment]]
) -> Mapping[str, float]:
    """The claims on decisions that a later word has overtaken, by id, each with the step that is left to it.

    Who declined can still come, and what was cancelled can be held. So a decision gives way to the outcome,
    or to another decision, that a surely later source tells; and to the outcome of which its own source tells
    as well, since that one knows of both.

    Args:
        claims: Claims on the property, without those that are taken back.
        prop: Their property.
        moments: For each source of a known day when it may have been published.
    """
    field = prop.field
    decided = [claim for claim in claims if claim.value in field.decisions] if field.decisions else []
    told_of = ways(field)
    telling = [claim for claim in claims if claim.modality in _SAID and claim.value in told_of]
    if not decided or len({claim.value for claim in telling}) <= 1:
        return {}
    newest: dict[str, Moment] = {}
    told: set[tuple[str | None, str]] = set()
    for claim in telling:
        value = str(claim.value)
        told.add((claim.source, value))
        if claim.source and claim.source in moments:
            first, _ = moments[claim.source]
            newest[value] = max(first, newest.get(value, first))

    def over(claim: Claim) -> Iterator[str]:
        """The values that take the place of a decision."""
        _, last = moments.get(claim.source or "", (None, None))
        for value in told_of:
            knowing = value not in field.decisions and (claim.source, value) in told
            if value != claim.value and (knowing or (last and value in newest and newest[value] > last)):
                yield value

    # Half a step: below what takes its place, and above all that is before that.
    steps = {c.id: min((field.step(value) - 0.5 for value in over(c)), default=None) for c in decided}
    return {c.id: step for c in decided if (step := steps[c.id]) is not None and step < field.step(c.value)}
