"""Policies: criteria in the order in which they are tried, and those that have a name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from security_meetings.errors import InvalidValue, NotFound, UnknownField, did_you_mean
from security_meetings.model.claims import Claim
from security_meetings.model.equality import Compared
from security_meetings.policy.criteria import (
    CALENDAR,
    DATED,
    EXACT,
    FULLER,
    LANGUAGE,
    LATEST,
    MODALITY,
    PLACE,
    RANK,
    SOURCED,
    STAGE,
    STANDING,
    STATED,
    SUPPORT,
    Case,
    Criterion,
    SourceTurn,
)

__all__ = [
    "BEST_RANK",
    "LATEST_PUBLISHED",
    "MAJORITY",
    "STRICT",
    "Policy",
    "policy_named",
    "source_priority",
]


# What no policy puts up with: an editor's word over a source's, a day that the calendar refutes, and what a
# source has corrected since.
_ALWAYS = (SOURCED, CALENDAR, STANDING)


def _framed(criteria: Iterable[Criterion]) -> tuple[Criterion, ...]:
    """The criteria, before them those of every policy, and behind them the one that tells any two apart."""
    return (*_ALWAYS, *(c for c in criteria if c not in (*_ALWAYS, PLACE)), PLACE)


@attrs.frozen
class Policy(Compared):
    """A rule for picking one of several rival claims.

    Attributes:
        name: What `load(policy=…)` calls it.
        criteria: Tried in order; the first that tells two claims apart decides. Those of every policy are put
            before those given: `SOURCED`, `CALENDAR` and `STANDING`; the last is always `PLACE`, so that the
            answer never depends on the order of reading.
        strict: Whether a contradiction is an error instead of a choice.
        sources: The ids of the sources that it weighs by name.
    """

    name: str
    criteria: tuple[Criterion, ...] = attrs.field(converter=_framed)
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
        decisive = next(k for k in self.criteria if k.key(better, case) != k.key(worse, case))
        return decisive.reason(better, worse, case)


BEST_RANK = Policy(
    "best-rank",
    (RANK, STAGE, MODALITY, LANGUAGE, FULLER, EXACT, STATED, SUPPORT, DATED, LATEST),
)
LATEST_PUBLISHED = Policy(
    "latest-published",
    (STAGE, LANGUAGE, FULLER, DATED, LATEST, RANK, MODALITY, EXACT, STATED, SUPPORT),
)
MAJORITY = Policy(
    "majority", (STAGE, SUPPORT, RANK, MODALITY, LANGUAGE, FULLER, EXACT, STATED, DATED, LATEST)
)
STRICT = attrs.evolve(BEST_RANK, name="strict", strict=True)


def source_priority(*sources: str) -> Policy:
    """A policy that believes the sources in the order given, and all others after them.

    `load()` raises `NotFound` where it has no such source.

    Raises:
        NotFound: No source is given.
        InvalidValue: What is given is no id.

    >>> from security_meetings import load
    >>> ds = load(policy=source_priority("africalive"))
    >>> str(ds.meetings["imhr-2025"].counts.countries)
    '104'
    """
    if not sources:
        raise NotFound("source_priority() needs the id of a source")
    for source in sources:
        if not isinstance(source, str):
            raise InvalidValue(f"source_priority(): expected the ids of sources, got {source!r}")
    turn: Any = SourceTurn(sources)  # of which mypy sees no more than the tuple
    first = Criterion(f"the source that comes first in {', '.join(sources)}", turn)
    return Policy("source-priority", (first, *BEST_RANK.criteria[len(_ALWAYS) :]), sources=sources)


def policy_named(policy: str | Policy) -> Policy:
    """The policy of that name, or the policy itself.

    Raises:
        UnknownField: No policy has that name.
    """
    if isinstance(policy, Policy):
        return policy
    known = {p.name: p for p in (BEST_RANK, LATEST_PUBLISHED, MAJORITY, STRICT)}
    if not isinstance(policy, str) or policy not in known:
        raise UnknownField(
            f"no policy {policy!r}{did_you_mean(policy, known)} (known: {', '.join(known)}; "
            "in Python, also a policy of your own, such as source_priority(...))"
        )
    return known[policy]
