"""Criteria: single reasons to prefer one of several rival claims."""

from __future__ import annotations

import datetime
import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, get_args

from security_meetings.model.accounts import implies
from security_meetings.model.claims import AnyValue, Basis, Claim, Modality, Rank, plain
from security_meetings.model.days import Interval, PartialDate, Weekday
from security_meetings.model.schema import Property, Value
from security_meetings.model.values import relation
from security_meetings.policy.outcomes import overtaken, ways
from security_meetings.policy.standing import Moment, Standing
from security_meetings.policy.voices import joined_voices

__all__ = [
    "CALENDAR",
    "DATED",
    "EXACT",
    "FULLER",
    "LANGUAGE",
    "LATEST",
    "MODALITY",
    "PLACE",
    "RANK",
    "SOURCED",
    "STAGE",
    "STANDING",
    "STATED",
    "SUPPORT",
    "Case",
    "Criterion",
    "SourceTurn",
    "in_reading_order",
]

_WEEKDAYS = get_args(Weekday)
_NO_SUPPORT = ("denied", "speculated")
# More values than these of corrections are not compared: what they correct is then all taken back.
_FEW = 8


_NOTHING_KNOWN = Standing()


class Case:
    """All that a criterion may look at: the rivals, their property, and the standing of their sources.

    Attributes:
        claims: The rivals.
        property: Their property.
        standing: What is known of their sources.
        day: The day that a weekday is of; None where it is not known, or no weekday is asked for.
        weekdays: The weekdays that sources name for the day that is asked for.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        property: Property,
        standing: Standing = _NOTHING_KNOWN,
        day: datetime.date | None = None,
        weekdays: Iterable[Claim] = (),
    ) -> None:
        self.claims: Sequence[Claim] = claims
        self.property: Property = property
        self.standing: Standing = standing
        self.day: datetime.date | None = day
        self.weekdays: Iterable[Claim] = weekdays

    def supporters(self, value: AnyValue) -> int:
        """How many different voices give this value, or a day that stands together with it.

        Who denies it, or only guesses, does not, nor does who has corrected it since.
        """
        return len(self._voices.get(value, ()))

    @functools.cached_property
    def _voices(self) -> Mapping[AnyValue, set[str]]:
        voices: dict[AnyValue, set[str]] = defaultdict(set)
        for claim in self.claims:
            if claim.modality in _NO_SUPPORT or claim.rank == "deprecated":
                continue
            if claim.source and not (self.corrected(claim) or self.withdrawn(claim)):
                voices[claim.value].add(self.standing.voices.get(claim.source, claim.source))
        return joined_voices(voices)

    def refutes(self, claim: Claim) -> bool:
        """Whether the calendar speaks against it: against a weekday, or a day beside its source's weekday."""
        if self.day is not None:
            return bool(claim.value != _WEEKDAYS[self.day.weekday()])
        return claim.id in self._misfits

    @functools.cached_property
    def _misfits(self) -> frozenset[str]:
        """The claims on days that do not fall on their sources' weekdays; none where no other day is told."""
        misfits, others = set(), 0
        for claim in self.claims if self._named else ():
            if isinstance(claim.value, datetime.date) and claim.modality not in _NO_SUPPORT:
                named = self._named.get(claim.source or "")
                if named and _WEEKDAYS[claim.value.weekday()] not in named:
                    misfits.add(claim.id)
                else:
                    others += claim.rank != "deprecated"
        # A wrong weekday makes a day no worse than no day at all.
        return frozenset(misfits if others else ())

    @functools.cached_property
    def _named(self) -> Mapping[str, set[AnyValue]]:
        named: dict[str, set[AnyValue]] = defaultdict(set)
        for claim in self.weekdays:
            if claim.source and claim.modality not in _NO_SUPPORT and claim.rank != "deprecated":
                named[claim.source].add(claim.value)
        return named

    def step(self, claim: Claim) -> float:
        """How far along the ladder a value is: a decision that a later word has overtaken is before that."""
        return self.overtaken.get(claim.id, self.property.field.step(claim.value))

    @functools.cached_property
    def overtaken(self) -> Mapping[str, float]:
        """The claims on decisions that a later word has overtaken, by id, with the step left to each."""
        decisions = self.property.field.decisions
        if not decisions or not any(claim.value in decisions for claim in self.claims):
            return {}
        telling = [c for c in self.claims if c.rank != "deprecated"]
        telling = [c for c in telling if not (self.corrected(c) or self.withdrawn(c))]
        return overtaken(telling, self.property, self.moments())

    def moments(self) -> Mapping[str, tuple[Moment, Moment]]:
        """For each source of a known day the first and the last moment of which it may be."""
        return self.standing.comparable({claim.source for claim in self.claims if claim.source})

    def layer(self, source: str | None) -> int:
        """How far back a source is: 0 where none is surely later, 1 where only such are, and so on."""
        return self._layers.get(source or "", len(self._layers))

    @functools.cached_property
    def _layers(self) -> Mapping[str, int]:
        # A year overlaps with all of its days: neither is the later. So sources are put into layers.
        known = dict(self.moments())
        layers: dict[str, int] = {}
        depth = 0
        while known:
            newest = max(first for first, _ in known.values())
            top = [source for source, (_, last) in known.items() if last >= newest]
            for source in top:
                layers[source] = depth
                del known[source]
            depth += 1
        return layers

    def corrected(self, claim: Claim) -> bool:
        """Whether a source that corrects the claim's source says another thing of the property.

        A correction of something else may tell the same more roughly: that takes nothing back.
        """
        by = self.standing.corrected.get(claim.source or "")
        if by is None or (said := self._said_by(by)) is None:
            return by is not None
        return any(self._takes_back(other, claim) for other in said)

    def _said_by(self, sources: frozenset[str]) -> Sequence[Claim] | None:
        """What some sources say of the property, each value once; None where it is too much to compare."""
        said: dict[object, Claim] = {}
        for source in sorted(sources & self._speaking.keys()):
            if len(self._speaking[source]) > _FEW:
                return None
            said.update(self._speaking[source])
        return [*said.values()] if len(said) <= _FEW else None

    def _takes_back(self, other: Claim, claim: Claim) -> bool:
        if other.modality == "denied":
            return implies(claim.value, other.value)
        field = self.property.field
        # Who confirmed had not declined: of what was decided and what came of it a correction has one word.
        told = ways(field) if field.decisions else ()
        if field.variants or self.property.many or (claim.value in told and other.value in told):
            return other.value != claim.value
        return relation(claim.value, other.value, field) == "contradicts"

    def withdrawn(self, claim: Claim) -> bool:
        """Whether a source that corrects the claim's source denies what it says, or that is withdrawn whole.

        What ties a record together, as a name, is in the text for all that.
        """
        if claim.source in self.standing.withdrawn and not self.property.field.structure:
            return True
        by = self.standing.corrected.get(claim.source or "")
        if by is None:
            return False
        return any(not by.isdisjoint(who) and implies(claim.value, v) for v, who in self._denying.items())

    @functools.cached_property
    def _denying(self) -> Mapping[AnyValue, set[str]]:
        denying: dict[AnyValue, set[str]] = defaultdict(set)
        for claim in self.claims:
            if claim.source and claim.modality == "denied" and claim.rank != "deprecated":
                denying[claim.value].add(claim.source)
        return denying

    @functools.cached_property
    def _speaking(self) -> Mapping[str, Mapping[object, Claim]]:
        """What each source says of the property, each value once."""
        speaking: dict[str, dict[object, Claim]] = defaultdict(dict)
        for claim in self.claims:
            if claim.source and claim.rank != "deprecated":
                speaking[claim.source][claim.value, claim.modality == "denied"] = claim
        return speaking


class Criterion(NamedTuple):
    """One reason to prefer a claim.

    Attributes:
        words: The reason, as it is told to people.
        key: Smaller is better.
        words_for: Tells the reason for a pair of claims, where it is not always the same.
    """

    words: str
    key: Callable[[Claim, Case], Any]
    words_for: Callable[[Claim, Claim, Case], str] | None = None

    def __repr__(self) -> str:
        return f"Criterion(words={self.words!r})"

    def reason(self, better: Claim, worse: Claim, case: Case) -> str:
        """The reason for this pair of claims, where it decides between them."""
        return self.words_for(better, worse, case) if self.words_for else self.words


def _position(of: Any) -> dict[str, int]:
    return {word: i for i, word in enumerate(get_args(of))}


_BASIS, _RANK, _MODALITY = map(_position, (Basis, Rank, Modality))


# No lambdas, so that a policy can be pickled.


def _editorial(claim: Claim, _: Case) -> bool:
    return claim.basis == "editorial"


def _corrected(claim: Claim, case: Case) -> bool:
    return case.corrected(claim)


def _refuted(claim: Claim, case: Case) -> bool:
    return case.refutes(claim)


def _basis(claim: Claim, _: Case) -> int:
    return _BASIS[claim.basis]


def _rank(claim: Claim, _: Case) -> int:
    return _RANK[claim.rank]


def _modality(claim: Claim, _: Case) -> int:
    return _MODALITY[claim.modality]


def _stage(claim: Claim, case: Case) -> float:
    if isinstance(claim.value, Value):
        return -claim.value.step
    return -case.step(claim) if case.property.field.ladder else 0


def _foreign(claim: Claim, case: Case) -> bool:
    wanted = case.standing.language
    return bool(wanted and claim.language and claim.language.partition("-")[0] != wanted.partition("-")[0])


def _missing_parts(claim: Claim, _: Case) -> tuple[bool, int]:
    value = claim.value
    # Whatever else it has, a day without a year answers no question: it never stands in place of one.
    ends = (value.start, value.end) if isinstance(value, Interval) else (value,)
    yearless = any(isinstance(end, PartialDate) and end.year is None for end in ends)
    return yearless, value.missing if isinstance(value, Value) else 0


def _vague(claim: Claim, _: Case) -> bool:
    return isinstance(claim.value, Value) and claim.value.vague


def _support(claim: Claim, case: Case) -> int:
    return -case.supporters(claim.value)


def _undated(claim: Claim, case: Case) -> bool:
    return claim.source not in case.standing.moments


def _age(claim: Claim, case: Case) -> int:
    return case.layer(claim.source)


def _later(better: Claim, worse: Claim, case: Case) -> str:
    moments = case.moments()
    (first, _), (_, last) = moments[better.source or ""], moments[worse.source or ""]
    # Of a year and one of its days neither is the later, but one may be later than all others.
    return "the later source" if first > last else "a source that may be the latest of all"


def _place(claim: Claim, _: Case) -> tuple[object, ...]:
    return claim.source or "", [e.start for e in claim.evidence], str(plain(claim.value)), claim.id


def _order(claim: Claim, case: Case) -> tuple[object, ...]:
    # The language first: which form of a name is shown shall not hang on the ids of sources.
    return (
        claim.language is None,
        claim.language or "",
        claim.source or "",
        -_reasons(claim),
        *_place(claim, case),
    )


def _reasons(claim: Claim) -> int:
    """How many reasons editors give for what no source says: the name with more of them is shown."""
    return 0 if claim.source else len({*(claim.because or "").split("; ")})


class SourceTurn(NamedTuple):
    """The order of some sources: those not named come after them."""

    sources: tuple[str, ...]

    def __call__(self, claim: Claim, _: Case) -> int:
        """The place of the claim's source in that order."""
        return self.sources.index(claim.source) if claim.source in self.sources else len(self.sources)


SOURCED = Criterion("what a source says before what is editorial", _editorial)
CALENDAR = Criterion("what the calendar allows", _refuted)
STANDING = Criterion("what the source has not corrected since", _corrected)
STATED = Criterion("what is stated before what is inferred", _basis)
RANK = Criterion("the better rank", _rank)
MODALITY = Criterion("what is asserted before what is only reported or expected", _modality)
STAGE = Criterion("the later stage", _stage)
LANGUAGE = Criterion("the form in the language of the pack", _foreign)
FULLER = Criterion("the fuller date", _missing_parts)
EXACT = Criterion("the exact number", _vague)
SUPPORT = Criterion("the value that more publishers give", _support)
DATED = Criterion("a source whose day is known", _undated)
LATEST = Criterion("the later source", _age, _later)
# Nothing speaks for either any more: an order that everyone gets alike.
PLACE = Criterion("nothing but the order of language, source, reasons, place and value", _order)


def in_reading_order(claims: Iterable[Claim]) -> list[Claim]:
    """The claims by source and place, whatever order they come in; editorial ones last."""
    return sorted(claims, key=lambda c: (c.basis == "editorial", _place(c, _NO_CASE)))


_NO_CASE: Any = None
