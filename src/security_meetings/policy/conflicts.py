"""How rival claims stand to each other, and where they contradict."""

from __future__ import annotations

import builtins
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from security_meetings.model.briefs import brief, counted, shown, visible
from security_meetings.model.claims import AnyValue, Claim, Told, lay_claim, told
from security_meetings.model.counts import Count, Stage
from security_meetings.model.displays import Shown
from security_meetings.model.equality import Compared
from security_meetings.model.kinds import class_of
from security_meetings.model.pages import Layout, bold
from security_meetings.model.schema import Property, Relation, Value, properties
from security_meetings.model.values import relation
from security_meetings.policy.criteria import in_reading_order

__all__ = ["Conflict", "ahead", "conflicts", "stands_to"]

# Fewer values than these are compared with each other; of more counts only the outermost are.
_FEW = 8
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


def conflicts(claims: Iterable[Claim]) -> list[Conflict]:
    """Every property on which two claims contradict, sorted by place."""
    places: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        places.setdefault((claim.collection, claim.subject, claim.property), []).append(claim)
    known = {name: properties(class_of(name)) for name in {collection for collection, _, _ in places}}
    found = []
    for place, rivals in places.items():
        if len(rivals) > 1:
            collection, _, path = place
            if sides := _contradicting(rivals, known[collection][path]):
                found.append(Conflict(*place, tuple(in_reading_order(sides))))
    return sorted(found, key=lambda c: (c.collection, c.subject, c.property))


def stands_to(a: Claim, b: Claim, prop: Property) -> Relation:
    """How claim `b` stands to claim `a`: a denial contradicts just the value that it denies.

    What is only expected of an outcome meets no word on the outcome itself, and no denial of it.
    """
    if ahead(a, prop) != ahead(b, prop):
        return "compatible"
    if "denied" in (a.modality, b.modality):
        if a.value != b.value:
            return "compatible"
        return "equal" if a.modality == b.modality else "contradicts"
    if prop.many and a.value != b.value:
        return "compatible"
    return relation(a.value, b.value, prop.field)


def ahead(claim: Claim, prop: Property) -> bool:
    """Whether a claim only expects an outcome: "will attend" is not "attended", and no word on "absent"."""
    if claim.modality != "expected":
        return False
    value, field = claim.value, prop.field
    return value.settled if isinstance(value, Value) else value in (*field.ladder[-1:], *field.ends)


def _contradicting(claims: Sequence[Claim], prop: Property) -> list[Claim]:
    """The claims that some other claim contradicts; guesses contradict nothing, nor do hopes an outcome."""
    free = prop.many or prop.field.variants
    if free and all(c.modality != "denied" for c in claims):
        return []
    hoping = [c for c in claims if ahead(c, prop)]
    if hoping and len(hoping) < len(claims):
        told = [c for c in claims if not ahead(c, prop)]
        return [*_contradicting(hoping, prop), *_contradicting(told, prop)]
    # Claims that say the same need no comparing: one of them stands for all.
    said = {(c.value, c.modality == "denied") for c in claims if c.modality != "speculated"}
    if len(said) <= 1:
        return []
    telling = [] if free else _telling([value for value, denied in said if not denied])
    clashing = {
        (value, denied)
        for value, denied in said
        if (value, not denied) in said
        or (
            not denied
            and any(
                relation(value, other, prop.field) == "contradicts" for other in telling if other is not value
            )
        )
    }
    if not clashing:
        return []
    return [c for c in claims if c.modality != "speculated" and (c.value, c.modality == "denied") in clashing]


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
