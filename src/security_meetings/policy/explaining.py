"""Why a property of a record has the value it has."""

from __future__ import annotations

import builtins
import datetime
import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, cast

import attrs

from security_meetings.model.briefs import brief, counted, visible
from security_meetings.model.claims import AnyValue, Claim, Told, lay_claim, told
from security_meetings.model.displays import Shown
from security_meetings.model.equality import Compared
from security_meetings.model.kinds import class_of, collection_of
from security_meetings.model.pages import Layout, Words, bold, dim
from security_meetings.model.schema import Field, Property, Record, Relation, properties
from security_meetings.policy.conflicts import stands_to
from security_meetings.policy.criteria import Case, in_reading_order
from security_meetings.policy.outcomes import ahead
from security_meetings.policy.parts import whole
from security_meetings.policy.policies import Policy
from security_meetings.policy.standing import Standing

__all__ = [
    "ByProperty",
    "Explanation",
    "Rival",
    "explain",
    "explain_item",
    "may_fill",
    "naming",
    "standing_apart",
    "weighed",
]

ByProperty = Mapping[str, Sequence[Claim]]
"""The claims on one record, by the property that they speak of."""

# An answer in words quotes so many claims, and names so many values that are in no record.
_MOST_TOLD = 12
Telling = Callable[[Claim, Field], Told]
_FILLS_NOTHING = {
    "deprecated": "what an editor has deprecated fills no record",
    "denied": "what is denied fills no record",
    "speculated": "what is only guessed fills no record",
    "expected": "what is only expected stands apart from what was",
    "withdrawn": "what a correction denies or withdraws fills no record",
}


@attrs.frozen
class Rival(Compared):
    """A claim that did not win, and how it stands to the one that did."""

    claim: Claim
    relation: Relation


class _Telling(Shown):
    """What tells of claims, and names people and bodies once it knows how."""

    # No field: it is neither compared nor stored. What was pickled tells by ids again.
    __slots__ = ("_telling",)
    _telling: Telling

    def _told(self, claim: Claim, field: Field) -> Told:
        telling = getattr(self, "_telling", None)
        return telling(claim, field) if telling else told(claim)


@attrs.frozen
class Explanation(Compared, _Telling):
    """Why a property of a record has the value it has.

    Attributes:
        collection: The record's collection.
        subject: The record's id.
        property: The property's path.
        value: The value in the record: `None` or `()` where no claim may fill it.
        winner: The claim that gave the value; `None` where there is none. Of a property with many
            values, the first.
        agreeing: The other claims that carry the value, or one of the values, or a part of it: a day may be
            joined from "2018" and "25 April", a range from two bounds.
        rivals: The claims that carry another value, or may not fill a record.
        rule: The policy's rule in words.
        tie_break: What put the winner before the best rival; `None` without rivals.
        expected: Of a property with many values, those that sources only expect: they are in no record.
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
    expected: tuple[Any, ...] = ()

    @builtins.property  # the bare word is a field above
    def carrying(self) -> tuple[Claim, ...]:
        """The claims that carry the value: the winner, then those that agree."""
        return ((self.winner,) if self.winner else ()) + self.agreeing

    @builtins.property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim on the property: winner, those that agree, rivals."""
        return self.carrying + tuple(r.claim for r in self.rivals)

    def _lay_out(self, page: Layout) -> None:
        cls = class_of(self.collection)
        prop = properties(cls)[self.property]
        page.write(bold(f"{self.collection}/{self.subject}#{self.property}"))
        if self.winner is None:
            page.gap()
            reasons = [_FILLS_NOTHING[word] for word in standing_apart(self)]
            page.write(f"unknown: {'; '.join(reasons) or prop.field.none}")
        elif not prop.many and self.value != self.winner.value:
            page.gap()
            whole = self._told(attrs.evolve(self.winner, value=self.value), prop.field).value
            page.part([bold(whole), "(joined from what is said below)"])
        # What stands beside a list is told in a line a value: each can be explained by itself.
        several = prop.many and len({c.value for c in self.claims}) > 1
        beside = [r.claim for r in self.rivals] if several else []
        against = [] if beside else [(r.claim, self._standing(r, prop.field)) for r in self.rivals]
        shown_ = [(claim, "") for claim in self.carrying] + against
        self._lay_claims(page, shown_[:_MOST_TOLD], prop.field)
        if (more := len(shown_) - _MOST_TOLD) > 0:
            page.gap()
            page.write(dim(f"and {counted(more, 'more claim')}"))
        self._lay_beside(page, beside, prop.field)
        page.gap()
        page.write([dim("meaning:"), prop.field.meaning])
        if self.claims:
            # Where nothing was weighed, the name of the rule is enough.
            page.write([dim("rule:"), self.rule if self.tie_break else self.rule.partition(":")[0]])
        if self.tie_break and self.winner:
            page.write([dim("tie-break:"), self.tie_break])

    def _standing(self, rival: Rival, field: Field) -> str:
        """How a rival stands to the value picked, in brackets; nothing where none was."""
        if self.winner is None:
            return ""
        another_form = field.variants and rival.relation == "compatible"
        return "(another form)" if another_form else f"({rival.relation})"

    def _lay_claims(self, page: Layout, claims: Sequence[tuple[Claim, str]], field: Field) -> None:
        """Each value once, with how it stands to the one picked, and all who say it."""
        groups: dict[tuple[str, str], list[tuple[Claim, Told]]] = {}
        for claim, relation in claims:
            said = self._told(claim, field)
            groups.setdefault((said.value, relation), []).append((claim, said))
        for (value, relation), told_ in groups.items():
            page.gap()
            page.part([bold(value), relation])
            for claim, said in told_:
                lay_claim(page, claim, said)

    def _lay_beside(self, page: Layout, claims: Sequence[Claim], field: Field) -> None:
        """What stands beside a list: each value in a line, with those who say it."""
        groups: dict[tuple[AnyValue, bool], list[Claim]] = {}
        for claim in claims:
            groups.setdefault((claim.value, claim.modality == "denied"), []).append(claim)
        rows: list[tuple[str, Words]] = []
        for group in [*groups.values()][:_MOST_TOLD]:
            said = [self._told(claim, field) for claim in group[:_MOST_TOLD]]
            who = [
                f"{s.who}, deprecated" if claim.rank == "deprecated" else s.who
                for claim, s in zip(group, said, strict=False)
            ]
            if (more := len(group) - _MOST_TOLD) > 0:
                who.append(f"and {counted(more, 'more claim')}")
            rows.append((said[0].value, dim("; ".join(dict.fromkeys(who)))))
        if rows:
            page.gap()
            page.part("beside the list: expected, guessed, denied or deprecated")
            page.fields(rows)
            if (left := len(groups) - _MOST_TOLD) > 0:
                page.write(dim(f"and {counted(left, 'more value')}"), 2)

    def __repr__(self) -> str:
        place = visible(f"{self.collection}/{self.subject}#{self.property}")
        value = brief(str(self.value), 60) if self.winner else "unknown"
        return f"<Explanation {place}: {value}, {counted(len(self.rivals), 'rival')}>"


def naming(why: Explanation, telling: Telling) -> Explanation:
    """The explanation, which tells of claims in these words from now on."""
    object.__setattr__(why, "_telling", telling)
    return why


def standing_apart(why: Explanation) -> dict[str, list[Claim]]:
    """What is said of a property that is unknown all the same, by why it fills no record; else empty.

    The reasons are `expected`, `speculated`, `denied`, `deprecated` (by an editor) and `withdrawn` (by a
    correction, or with the whole of its source).
    """
    cls = class_of(why.collection)
    asked = properties(cls)[why.property]
    found: dict[str, list[Claim]] = {}
    for claim in () if why.winner else why.claims:
        # What nothing bars would fill the record, had not a source taken it back.
        found.setdefault(_barred(claim, cls, asked) or "withdrawn", []).append(claim)
    return found


def _barred(claim: Claim, cls: type[Record], prop: Property) -> str:
    """What keeps a claim from giving a record its value, in a word; empty where nothing does.

    What an editor has deprecated may not, nor what is denied or only guessed. An item of a list is a fact:
    what is only expected is none yet, nor is it an outcome: "will attend" is not "attended". A record that is
    itself a view or a hope takes guesses and hopes.
    """
    if claim.rank == "deprecated":
        return "deprecated"
    if claim.modality == "denied" or (claim.modality == "speculated" and not cls.tentative):
        return claim.modality
    if not cls.tentative and (ahead(claim, prop) or (claim.modality == "expected" and prop.many)):
        return "expected"
    return ""


def bar(claim: Claim, cls: type[Record], prop: Property) -> str:
    """Why a claim may not give a record its value, in a sentence; empty where it may."""
    word = _barred(claim, cls, prop)
    return _FILLS_NOTHING[word] if word else ""


def may_fill(claim: Claim, cls: type[Record], prop: Property) -> bool:
    """Whether a claim may give a record its value; see `bar`."""
    return not bar(claim, cls, prop)


def _bar(claim: Claim, cls: type[Record], prop: Property, case: Case) -> str:
    """The same among rivals: one of them may take back what another says."""
    return bar(claim, cls, prop) or (_FILLS_NOTHING["withdrawn"] if case.withdrawn(claim) else "")


class Weighed(NamedTuple):
    """The claims on one property of one subject, weighed.

    Attributes:
        case: What they were weighed in.
        property: The property that they speak of.
        ordered: All of them, best first.
        able: Those that may fill a record, best first.
        chosen: Those that do, in the order of the values.
        value: What they make; `None` or `()` where none does.
    """

    case: Case
    property: Property
    ordered: Sequence[Claim]
    able: Sequence[Claim]
    chosen: Sequence[Claim]
    value: Any


def weighed(cls: type[Record], path: str, claims: ByProperty, policy: Policy, standing: Standing) -> Weighed:
    """Weigh all claims on one property of one subject."""
    prop = properties(cls)[path]
    asked = properties(cls)[prop.field.rest_of or path]
    found = claims.get(asked.path, ())
    day = None
    if asked.field.weekday_of and len(found) > 1:
        known = weighed(cls, asked.field.weekday_of, claims, policy, standing).value
        day = known if isinstance(known, datetime.date) else None
    weekday = _weekday_of(cast("type", cls), asked.path)
    case = Case(found, asked, standing, day, claims.get(weekday, ()))
    ordered = policy.order(case) if len(found) > 1 else found  # of one there is nothing to weigh
    able = [c for c in ordered if not _bar(c, cls, asked, case)]
    if prop.field.rest_of:
        first = able[0].value if able else None
        chosen = in_reading_order(c for c in able if c.value != first and not bar(c, cls, prop))
    elif prop.many:
        chosen = in_reading_order(able) if len(able) > 1 else able
    else:
        chosen = able[:1]
    if prop.many:
        return Weighed(case, prop, ordered, able, chosen, tuple(dict.fromkeys(c.value for c in chosen)))
    denied = [c.value for c in ordered if c.modality == "denied" and c.rank != "deprecated"]
    value, joining = whole(able, denied)
    return Weighed(case, prop, ordered, able, [*chosen, *joining], value)


@functools.cache
def _weekday_of(cls: type, path: str) -> str:
    """The property that has the weekday of a day; empty where none has."""
    return next((p.path for p in properties(cls).values() if p.field.weekday_of == path), "")


def explain(
    cls: type[Record], subject: str, path: str, claims: ByProperty, policy: Policy, standing: Standing
) -> Explanation:
    """Say why a property of one subject has the value it has."""
    case, prop, ordered, able, chosen, value = weighed(cls, path, claims, policy, standing)
    winner = chosen[0] if chosen else None
    given: dict[AnyValue, Claim] = {}
    for c in chosen:
        given.setdefault(c.value, c)
    agreeing = tuple(c for c in able if c is not winner and c.value in given)
    carrying = {c.id for c in (winner, *agreeing) if c}
    left = [c for c in ordered if c.id not in carrying]
    # A day that is joined from several claims can contradict what none of them does.
    shown = winner if winner is None or prop.many else attrs.evolve(winner, value=value)
    rivals = tuple(
        # Of many values, a claim can only meet the one that it speaks of.
        Rival(
            c,
            stands_to(met, c, case) if (met := given.get(c.value) if prop.many else shown) else "compatible",
        )
        for c in left
    )
    only_expected = [c.value for c in left if c.modality == "expected" and not _taken_back(c, case)]
    return Explanation(
        collection=collection_of(cls),
        subject=subject,
        property=path,
        value=value,
        winner=winner,
        agreeing=agreeing,
        rivals=rivals,
        rule=policy.rule,
        tie_break=None if prop.many else _tie_break(policy, chosen, left, case, cls),
        expected=tuple(dict.fromkeys(v for v in only_expected if v not in given)) if prop.many else (),
    )


def explain_item(why: Explanation, value: object, cls: type[Record]) -> Explanation:
    """The same for one value of many: who says just this one, who denies it."""
    prop = properties(cls)[why.property]
    about = [c for c in why.claims if c.value == value]
    able = [c for c in why.carrying if c.value == value]
    winner = able[0] if able else None
    left = [c for c in about if c not in able]
    case = Case(about, prop)
    return attrs.evolve(
        why,
        value=value if winner else None,
        winner=winner,
        agreeing=tuple(able[1:]),
        rivals=tuple(Rival(c, stands_to(winner, c, case) if winner else "compatible") for c in left),
        tie_break=_kept_out(left[0], cls, why) if left else None,
        expected=(value,) if value in why.expected else (),
    )


def _taken_back(claim: Claim, case: Case) -> bool:
    """Whether an editor or a correction takes back what a claim says."""
    return claim.rank == "deprecated" or case.withdrawn(claim)


def _kept_out(claim: Claim, cls: type[Record], why: Explanation) -> str:
    """What keeps a claim on one value of many out of it."""
    known = properties(cls)
    if word := bar(claim, cls, known[why.property]):
        return word
    rest_of = known[why.property].field.rest_of
    return f"it is the {rest_of} itself" if rest_of else _FILLS_NOTHING["withdrawn"]


def _tie_break(
    policy: Policy, chosen: Sequence[Claim], left: Sequence[Claim], case: Case, cls: type[Record]
) -> str | None:
    if not chosen or not left:
        return None
    # What may fill no record was no rival of the winner, unless there is no other.
    able = [c for c in left if not _bar(c, cls, case.property, case)]
    if not able:
        return _bar(left[0], cls, case.property, case)
    # Of a day that is joined from several claims, the one that the rival contradicts was put before it.
    met = (c for c in chosen if stands_to(c, able[0], case) == "contradicts")
    return policy.reason(next(met, chosen[0]), able[0], case)
