"""Hypothesis strategies for every class of value and record, derived from what their fields say.

Importing this module registers them: `st.from_type(Meeting)` gives meetings. Nothing is listed by hand but
what annotations cannot say: that a span ends where its words end, and that a claim has its content's id.
"""

import datetime
import types
import typing
from typing import Any, Literal

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from security_meetings.claims import Claim, Evidence, claim_id
from security_meetings.kinds import kinds
from security_meetings.schema import Property, Record, claimable, described, properties
from security_meetings.values import Count, PartialDate

IDS = st.from_regex(r"[a-z]{1,5}(-[a-z0-9]{1,4})?", fullmatch=True)
SOURCES = st.sampled_from(["africalive", "dfnc", "rt"])
WORDS = st.text(min_size=1, max_size=12)
DAYS = st.dates()

# Every property that claims can be made on.
CLAIMABLE = [
    (name, prop)
    for name, cls in kinds().items()
    if claimable(cls)
    for prop in properties(cls).values()
    if not prop.field.rest_of
]


def fitting(hint: Any) -> SearchStrategy[Any]:
    """Values of the type of a field."""
    scalars = {
        str: WORDS,
        int: st.integers(min_value=0, max_value=10**6),
        bool: st.booleans(),
        type(None): st.none(),
        datetime.date: DAYS,
        PartialDate: DAYS.flatmap(lambda day: st.sampled_from(parts_of(day))),
    }
    args = typing.get_args(hint)
    if hint in scalars:
        return scalars[hint]
    if isinstance(hint, type) and attrs.has(hint):
        return instances(hint)
    if typing.get_origin(hint) is Literal:
        return st.sampled_from(args)
    if typing.get_origin(hint) is tuple:
        return st.lists(fitting(args[0]), max_size=3).map(tuple)
    assert typing.get_origin(hint) in (typing.Union, types.UnionType), hint
    return st.one_of(*map(fitting, args))


def parts_of(day: datetime.date) -> list[PartialDate]:
    """Every partial date that a day fits."""
    return [
        PartialDate(day.year),
        PartialDate(day.year, day.month),
        PartialDate(None, day.month),
        PartialDate(None, day.month, day.day),
    ]


def instances(cls: type) -> SearchStrategy[Any]:
    """Instances of a class whose attributes are described."""
    drawn = st.builds(cls, **fields_of(cls))
    return drawn.map(spanning) if cls is Evidence else drawn


def fields_of(cls: type) -> dict[str, SearchStrategy[Any]]:
    """A strategy for each field of a class; references are ids, however few."""
    return {
        name: SOURCES if field.refers_to == ("sources",) else IDS if name == "id" else fitting(hint)
        for name, hint, field in described(cls)
    }


def spanning(evidence: Evidence) -> Evidence:
    """The evidence, ending where its words end."""
    return attrs.evolve(evidence, end=evidence.start + len(evidence.exact))


def claims_on(
    collection: str, subject: str, prop: Property, values: SearchStrategy[Any] | None = None
) -> SearchStrategy[Claim]:
    """Sound claims on one property of one subject."""
    drawn = {
        **fields_of(Claim),
        "collection": st.just(collection),
        "subject": st.just(subject),
        "property": st.just(prop.path),
        "value": fitting(prop.type) if values is None else values,
        "source": SOURCES,
        "evidence": st.lists(instances(Evidence), min_size=1, max_size=2).map(tuple),
    }
    return st.builds(Claim, **drawn).map(sound)


def sound(claim: Claim) -> Claim:
    """The claim with what its basis and rank ask for, and the id of its content."""
    source = None if claim.basis == "editorial" else claim.source
    claim = attrs.evolve(
        claim,
        source=source,
        evidence=tuple(attrs.evolve(e, source=source) for e in claim.evidence if source),
        because=None if claim.basis == "stated" else claim.because or "it follows",
        rank_reason=None if claim.rank == "normal" else claim.rank_reason or "it is weighed",
    )
    return attrs.evolve(claim, id=claim_id(claim))


def rivals(collection: str, prop: Property) -> SearchStrategy[list[Claim]]:
    """Claims on one property of one subject, several of them with the same value."""
    pools = st.lists(fitting(prop.type), min_size=1, max_size=3)
    return pools.flatmap(
        lambda pool: st.lists(
            claims_on(collection, "subject", prop, st.sampled_from(pool)),
            min_size=1,
            max_size=6,
            unique_by=lambda claim: claim.id,
        )
    )


def records(collection: str) -> SearchStrategy[Any]:
    """Records of one kind."""
    return st.from_type(kinds()[collection])


def register() -> None:
    """Make `st.from_type()` give these instances."""
    values = {prop.type for _, prop in CLAIMABLE if isinstance(prop.type, type) and attrs.has(prop.type)}
    for cls in (*kinds().values(), *values, Count, PartialDate, Evidence):
        st.register_type_strategy(cls, fitting(cls))
    any_claim = st.sampled_from(CLAIMABLE).flatmap(lambda place: claims_on(place[0], "subject", place[1]))
    st.register_type_strategy(Claim, any_claim)
    st.register_type_strategy(Record, st.one_of(*map(records, kinds())))


register()
