"""Picking among rival claims, and folding the claims about one subject into a record.

A policy is a list of criteria, tried in order until one of them tells two claims apart. The last
criteria always do, so the answer never depends on the order in which claims were read.
"""

from __future__ import annotations

import builtins
import datetime
import functools
import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar, get_args

import attrs

from security_meetings.claims import Basis, Claim, Modality, Rank, Value, plain
from security_meetings.errors import Contradiction, NotFound, UnknownField, did_you_mean
from security_meetings.kinds import HOMES, class_of, collection_of
from security_meetings.schema import Property, Record, described, is_group, properties, without_none
from security_meetings.values import Count, PartialDate, Relation, Stage, relation

__all__ = [
    "BEST_RANK",
    "LATEST_PUBLISHED",
    "MAJORITY",
    "STRICT",
    "Case",
    "Conflict",
    "Criterion",
    "Explanation",
    "Policy",
    "Rival",
    "in_reading_order",
    "policy_named",
    "source_priority",
]

R = TypeVar("R", bound=Record)
Claims: TypeAlias = Sequence[Claim]
ByProperty: TypeAlias = Mapping[str, Claims]
# Fewer values than these are compared with each other; of more counts only the outermost are.
_FEW = 8


@attrs.frozen
class Case:
    """All that a criterion may look at: the rivals, their property, and the sources' days."""

    claims: Claims
    property: Property
    days: Mapping[str, datetime.date]

    def supporters(self, value: Value) -> int:
        """How many different sources claim this value."""
        return len(self._sources.get(value, ()))

    @functools.cached_property
    def _sources(self) -> Mapping[Value, set[str]]:
        sources: dict[Value, set[str]] = defaultdict(set)
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


def _ended(criteria: Iterable[Criterion]) -> tuple[Criterion, ...]:
    """The criteria, and behind them the one that always tells two claims apart."""
    return (*(c for c in criteria if c != PLACE), PLACE)


@attrs.frozen
class Policy:
    """A rule for picking one of several rival claims.

    Attributes:
        name: What `load(policy=…)` calls it.
        criteria: Tried in order; the first that tells two claims apart decides. The last is always
            `PLACE`, added where it is not given, so that the answer never depends on the order of reading.
        strict: Whether a contradiction is an error instead of a choice.
        sources: The ids of the sources that it weighs by name.
    """

    name: str
    criteria: tuple[Criterion, ...] = attrs.field(converter=_ended)
    strict: bool = False
    sources: tuple[str, ...] = ()

    @property
    def rule(self) -> str:
        """The whole rule in words."""
        return f"{self.name}: " + ", then ".join(c.words for c in self.criteria)

    def order(self, case: Case) -> list[Claim]:
        """The claims of the case, best first."""
        return sorted(case.claims, key=lambda c: tuple(k.key(c, case) for k in self.criteria))

    def reason(self, better: Claim, worse: Claim, case: Case) -> str:
        """The words of the criterion that tells two claims apart."""
        return next(k.words for k in self.criteria if k.key(better, case) != k.key(worse, case))


def _position(of: Any) -> dict[str, int]:
    return {word: i for i, word in enumerate(get_args(of))}


_BASIS, _RANK, _MODALITY, _STAGE = map(_position, (Basis, Rank, Modality, Stage))


# No lambdas, so that a policy can be pickled.


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
    return -_STAGE[claim.value.stage] if isinstance(claim.value, Count) else 0


def _missing_parts(claim: Claim, _: Case) -> int:
    value = claim.value
    if not isinstance(value, PartialDate):
        return 0
    return sum(part is None for part in (value.year, value.month, value.day))


def _bounded_only(claim: Claim, _: Case) -> bool:
    return isinstance(claim.value, Count) and claim.value.comparator != "exactly"


def _support(claim: Claim, case: Case) -> int:
    return -case.supporters(claim.value)


def _age(claim: Claim, case: Case) -> int:
    day = case.days.get(claim.source) if claim.source else None
    return -day.toordinal() if day else 0


def _place(claim: Claim, _: Case) -> tuple[object, ...]:
    return claim.source or "", [e.start for e in claim.evidence], str(plain(claim.value)), claim.id


@attrs.frozen
class _Turn:
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
        return self._turns.get(claim.source or "", len(self._turns))


SOURCED = Criterion("what a source says before what is editorial", _editorial)
STATED = Criterion("what is stated before what is inferred", _basis)
RANK = Criterion("the better rank", _rank)
MODALITY = Criterion("what is asserted before what is only reported or expected", _modality)
STAGE = Criterion("the later stage", _stage)
FULLER = Criterion("the fuller date", _missing_parts)
EXACT = Criterion("the exact number", _bounded_only)
SUPPORT = Criterion("the value that more sources give", _support)
LATEST = Criterion("the later source", _age)
# Nothing speaks for either any more: an order that everyone gets alike.
PLACE = Criterion("the first in the order of source, place and value", _place)

BEST_RANK = Policy("best-rank", (SOURCED, RANK, MODALITY, STAGE, FULLER, EXACT, STATED, SUPPORT, LATEST))
LATEST_PUBLISHED = Policy(
    "latest-published", (SOURCED, STAGE, FULLER, LATEST, RANK, MODALITY, EXACT, STATED, SUPPORT)
)
MAJORITY = Policy("majority", (SOURCED, SUPPORT, RANK, MODALITY, STAGE, FULLER, EXACT, STATED, LATEST))
STRICT = attrs.evolve(BEST_RANK, name="strict", strict=True)


def source_priority(*sources: str) -> Policy:
    """A policy that believes the sources in the order given, and all others after them.

    `load()` raises `NotFound` where it has no such source.

    Raises:
        NotFound: No source is given.

    >>> from security_meetings import load
    >>> ds = load(policy=source_priority("africalive"))
    >>> str(ds.meetings["imhr-2025"].counts.countries)
    '104'
    """
    if not sources:
        raise NotFound("source_priority() needs the id of a source")
    first = Criterion(f"the source that comes first in {', '.join(sources)}", _Turn(sources))
    return Policy("source-priority", (SOURCED, first, *BEST_RANK.criteria[1:]), sources=sources)


def policy_named(policy: str | Policy) -> Policy:
    """The policy of that name, or the policy itself.

    Raises:
        UnknownField: No policy has that name.
    """
    if isinstance(policy, Policy):
        return policy
    known = {p.name: p for p in (BEST_RANK, LATEST_PUBLISHED, MAJORITY, STRICT)}
    if policy not in known:
        raise UnknownField(
            f"no policy {policy!r}{did_you_mean(policy, known)} (known: {', '.join(known)}; "
            "for sources in an order of yours pass source_priority(...))"
        )
    return known[policy]


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
    def claims(self) -> tuple[Claim, ...]:
        """Every claim on the property: winner, those that agree, rivals."""
        won = (self.winner,) if self.winner else ()
        return won + self.agreeing + tuple(r.claim for r in self.rivals)


@attrs.frozen
class Conflict:
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


def may_fill(claim: Claim, cls: type[Record]) -> bool:
    """Whether a claim may give a record its value: what is denied or only guessed may not."""
    if claim.modality == "denied":
        return False
    return claim.modality != "speculated" or cls.tentative


def by_subject(claims: Iterable[Claim]) -> dict[str, dict[str, dict[str, list[Claim]]]]:
    """Claims by collection, subject and property."""
    tree: dict[str, dict[str, dict[str, list[Claim]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for claim in claims:
        tree[claim.collection][claim.subject][claim.property].append(claim)
    return tree


def explain(
    cls: type[Record],
    subject: str,
    path: str,
    claims: Claims,
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
    given: dict[Value, Claim] = {}
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
    policy: Policy, winner: Claim | None, left: Claims, case: Case, cls: type[Record]
) -> str | None:
    if winner is None or not left:
        return None
    if not may_fill(left[0], cls):
        return "what is denied or only guessed fills no record"
    return policy.reason(winner, left[0], case)


def in_reading_order(claims: Iterable[Claim]) -> list[Claim]:
    """The claims by source and place, whatever order they come in; editorial ones last."""
    return sorted(claims, key=lambda c: (c.basis == "editorial", PLACE.key(c, None)))  # type: ignore[arg-type]


def fold(
    cls: type[R], subject: str, claims: ByProperty, policy: Policy, days: Mapping[str, datetime.date]
) -> R:
    """The record that the claims about one subject make."""

    def build(of: type, prefix: str) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, hint, field in described(of):
            path = prefix + name
            if name == "id":
                continue
            if is_group(without_none(hint)):
                values[name] = without_none(hint)(**build(without_none(hint), f"{path}."))
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
    """How claim `b` stands to claim `a`: a denial contradicts just the value that it denies."""
    if "denied" in (a.modality, b.modality):
        if a.value != b.value:
            return "compatible"
        return "equal" if a.modality == b.modality else "contradicts"
    if prop.many and a.value != b.value:
        return "compatible"
    return relation(a.value, b.value, prop.field)


def _contradicting(claims: Claims, prop: Property) -> list[Claim]:
    """The claims that some other claim contradicts; guesses contradict nothing."""
    free = prop.many or prop.field.variants
    if free and all(c.modality != "denied" for c in claims):
        return []
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


def _telling(values: list[Value]) -> list[Value]:
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
            *heapq.nlargest(2, counts, key=lambda c: c.bounds[0]),
            *heapq.nsmallest(2, counts, key=lambda c: c.bounds[1]),
        )
    ]
