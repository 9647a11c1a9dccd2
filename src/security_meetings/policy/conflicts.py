"""How rival claims stand to each other, and where they contradict."""

from __future__ import annotations

import builtins
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

import attrs

from security_meetings.model.accounts import implies
from security_meetings.model.briefs import brief, counted, shown, visible
from security_meetings.model.claims import AnyValue, Claim, Told, lay_claim, told
from security_meetings.model.counts import Count, Stage
from security_meetings.model.displays import Shown
from security_meetings.model.equality import Compared
from security_meetings.model.kinds import class_of
from security_meetings.model.pages import Layout, bold
from security_meetings.model.schema import Property, Relation, properties
from security_meetings.model.values import relation
from security_meetings.policy.criteria import Case, in_reading_order
from security_meetings.policy.outcomes import ahead
from security_meetings.policy.standing import Standing

__all__ = ["Conflict", "conflicts", "stands_to"]

# Fewer values than these are compared with each other; of more counts only the outermost are.
_FEW = 8
# Of more values told times denied, those alone are compared that are the same.
_MOST_OPPOSED = 4096
# An answer in words tells of so many claims.
_MOST_TOLD = 8


@attrs.frozen
class Conflict(Compared, Shown):
    """A property of a record on which claims contradict each other."""

    collection: str
    subject: str
    property: str
    claims: tuple[Claim, ...]
    kind: str = "contradiction"

    @builtins.property
    def evidence(self) -> tuple[Any, ...]:
        """The spans concerned, in the order of the claims."""
        return tuple(e for c in self.claims for e in c.evidence)

    def _lay_out(self, page: Layout) -> None:
        page.write(bold(f"{self.collection}/{self.subject}#{self.property}"))
        groups: dict[str, list[tuple[Claim, Told]]] = {}
        for claim in self.claims[:_MOST_TOLD]:
            said = told(claim)
            groups.setdefault(said.value, []).append((claim, said))
        for value, claims in groups.items():
            page.part(bold(value))
            for claim, said in claims:
                lay_claim(page, claim, said)
        if (more := len(self.claims) - _MOST_TOLD) > 0:
            page.gap()
            page.write(f"and {counted(more, 'more claim')}")

    def __repr__(self) -> str:
        values = dict.fromkeys(shown(claim.value) for claim in self.claims)
        place = visible(f"{self.collection}/{self.subject}#{self.property}")
        return f"<Conflict {place}: {brief(' / '.join(values), 120)}>"


def conflicts(
    claims: Iterable[Claim], standing_on: Callable[[Iterable[Claim]], Standing] | None = None
) -> list[Conflict]:
    """Every property on which two claims contradict, sorted by place.

    Args:
        claims: The claims.
        standing_on: Tells what is known of the sources of some claims: of two words on a decision the later
            one takes the place of the other. None: of no source the day is known.
    """
    places: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        places.setdefault((claim.collection, claim.subject, claim.property), []).append(claim)
    known = {name: properties(class_of(name)) for name in {collection for collection, _, _ in places}}
    found = []
    for place, rivals in places.items():
        if len(rivals) > 1:
            collection, _, path = place
            prop = known[collection][path]
            free = bool(prop.many or prop.field.variants)
            past = _overtaken(rivals, prop, standing_on) if prop.field.decisions else ()
            left = [c for c in rivals if c.id not in past] if past else rivals
            sides = _contradicting(left, prop, free=free)
            # What was decided is past, but that it was can be denied.
            if past and (denied := _contradicting(rivals, prop, free=True)):
                sides = [*{c.id: c for c in (*sides, *denied)}.values()]
            if sides:
                found.append(Conflict(*place, tuple(in_reading_order(sides))))
    return sorted(found, key=lambda c: (c.collection, c.subject, c.property))


def _overtaken(
    claims: Sequence[Claim], prop: Property, standing_on: Callable[[Iterable[Claim]], Standing] | None
) -> Collection[str]:
    """The ids of the claims on decisions that a later word has overtaken, where any contradicts another."""
    values = {claim.value for claim in claims}
    if prop.field.ladder[-1] not in values or values.isdisjoint(prop.field.ends):
        return ()
    case = Case(claims, prop, standing_on(claims)) if standing_on else Case(claims, prop)
    return case.overtaken


def stands_to(a: Claim, b: Claim, case: Case) -> Relation:
    """How claim `b` stands to claim `a` in a case: a denial contradicts what says all that it denies.

    What is only expected of an outcome meets no word on the outcome itself, and no denial of it. A guess
    contradicts nothing, nor does a decision that a later word has overtaken.
    """
    prop = case.property
    found = _stands_to(a, b, prop)
    past = (
        found == "contradicts" and a.value != b.value and not case.overtaken.keys().isdisjoint((a.id, b.id))
    )
    return "compatible" if past else found


def _stands_to(a: Claim, b: Claim, prop: Property) -> Relation:
    if ahead(a, prop) != ahead(b, prop):
        return "compatible"
    if "speculated" in (a.modality, b.modality):
        return "equal" if a.value == b.value and "denied" not in (a.modality, b.modality) else "compatible"
    if a.modality == b.modality == "denied":
        return "equal" if a.value == b.value else "compatible"
    if "denied" in (a.modality, b.modality):
        said, denied = (b, a) if a.modality == "denied" else (a, b)
        return "contradicts" if implies(said.value, denied.value) else "compatible"
    if prop.many and a.value != b.value:
        return "compatible"
    return relation(a.value, b.value, prop.field)


def _contradicting(claims: Sequence[Claim], prop: Property, *, free: bool) -> list[Claim]:
    """The claims that some other claim contradicts; guesses contradict nothing, nor do hopes an outcome.

    Args:
        claims: The claims on one property.
        prop: The property.
        free: Whether values stand side by side, so that only a denial contradicts one.
    """
    if free and all(c.modality != "denied" for c in claims):
        return []
    hoping = [c for c in claims if ahead(c, prop)]
    if hoping and len(hoping) < len(claims):
        told = [c for c in claims if not ahead(c, prop)]
        return [*_contradicting(hoping, prop, free=free), *_contradicting(told, prop, free=free)]
    # Claims that say the same need no comparing: one of them stands for all.
    said = {(c.value, c.modality == "denied") for c in claims if c.modality != "speculated"}
    if len(said) <= 1:
        return []
    values, denials = [v for v, denied in said if not denied], [v for v, denied in said if denied]
    telling = [] if free else _telling(values)
    clashing = _opposed(values, denials) if denials else set()
    clashing |= {
        (value, False)
        for value in values
        if any(relation(value, other, prop.field) == "contradicts" for other in telling if other is not value)
    }
    if not clashing:
        return []
    return [c for c in claims if c.modality != "speculated" and (c.value, c.modality == "denied") in clashing]


def _opposed(told: Sequence[AnyValue], denied: Sequence[AnyValue]) -> set[tuple[AnyValue, bool]]:
    """The values that are told although they are denied, and those that are denied although they are told."""
    if len(told) * len(denied) > _MOST_OPPOSED:
        both = {*told} & {*denied}
        return {(value, side) for value in both for side in (True, False)}
    pairs = [(value, other) for value in told for other in denied if implies(value, other)]
    return {(value, False) for value, _ in pairs} | {(other, True) for _, other in pairs}


def _telling(values: list[AnyValue]) -> list[AnyValue]:
    """Some of the values of a property: what contradicts any of all contradicts one of these too.

    Very many counts can be compatible with each other. What none of the outermost bounds contradicts, no
    count does. Of other values only a few can be, so that whoever tries one after the other is done soon.
    """
    if len(values) < _FEW or not isinstance(values[0], Count):
        return values
    by_stage: dict[Stage, list[Count]] = defaultdict(list)
    for value in values:
        if isinstance(value, Count):
            by_stage[value.stage].append(value)
    # Two of each, since a count whose own bounds exclude each other may be one of them.
    return [
        count
        for counts in by_stage.values()
        for count in (
            *sorted(counts, key=lambda c: c.bounds[0])[-2:],
            *sorted(counts, key=lambda c: c.bounds[1])[:2],
        )
    ]
