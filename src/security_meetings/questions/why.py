"""Why a property of a record has the value it has."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from security_meetings.collection.shelf import Collections
from security_meetings.errors import NotFound, UnknownField, did_you_mean
from security_meetings.model.displays import Several
from security_meetings.model.kinds import class_of, collection_of, word_for
from security_meetings.model.schema import Record, properties

if TYPE_CHECKING:
    from security_meetings.model.claims import Claim, Told
    from security_meetings.model.schema import Field
    from security_meetings.model.sources import Source
    from security_meetings.policy import Conflict, Explanation, Standing

__all__ = [
    "carrying",
    "claims_on",
    "clashes",
    "sources_of",
    "standing_on",
    "unasserted",
    "why",
    "why_all",
]


def why(collections: Collections, record: Record, property: str, value: object = None) -> Explanation:
    """Weigh the claims on one property of a record, or on one value of many.

    Raises:
        UnknownField: Records of this kind have no such property; claims and marks have none at
            all, since nothing but an annotator stands behind them. A value is asked for of a property
            that has but one.
        UnknownValue: No record can have the value.
    """
    from security_meetings.policy import explain, explain_item
    from security_meetings.policy.explaining import naming

    cls = type(record)
    known = properties(cls)
    if collection_of(cls) in ("claims", "marks"):
        raise UnknownField(
            f"{word_for(cls)} {record.id!r} has nothing to explain: an annotator wrote it, "
            "and no claim stands behind it"
        )
    if not isinstance(property, str) or property not in known:
        raise UnknownField(
            f"{word_for(cls)}s have no property {property!r}{did_you_mean(property, known)} "
            f"(known: {', '.join(known)})"
        )
    claims = claims_on(collections, record)
    # What is weighed: claims on the property that is asked, or on the day that its weekday is of.
    asked = known[known[property].field.rest_of or property]
    said = [*claims.get(asked.path, ()), *claims.get(asked.field.weekday_of, ())]
    explained = explain(cls, record.id, property, claims, collections.policy, standing_on(collections, said))
    if value is not None:
        if not known[property].many:
            raise UnknownField(f"{property} has one value: only of one with many can an item be explained")
        explained = explain_item(explained, _value_meant(collections, explained, value), cls)
    return naming(explained, functools.partial(_in_words, collections))


def _value_meant(collections: Collections, why: Explanation, value: object) -> object:
    """The value that is asked for: one that is claimed, or another that the property could have.

    Raises:
        UnknownValue: No record can have it.
    """
    if any(claim.value == value for claim in why.claims):
        return value
    from security_meetings.collection.keywords import value_meant

    prop = properties(class_of(why.collection))[why.property]
    asked = f"explain({why.property!r}, value=…)"
    return value_meant(prop.shape, prop.field, value, asked, collections.id_meant)


def _in_words(collections: Collections, claim: Claim, field: Field) -> Told:
    """A claim as people read it, who may never ask."""
    from security_meetings.words import told

    return told(collections, claim, field)


def why_all(collections: Collections, record: Record) -> tuple[Explanation, ...]:
    """An explanation of each property of a record on which there is a claim, in the order of the fields."""
    claims = claims_on(collections, record)
    known = properties(type(record)).values()
    return Several(why(collections, record, p.path) for p in known if p.claimable and p.path in claims)


def clashes(collections: Collections, claims: Iterable[Claim] | None = None) -> list[Conflict]:
    """Every property on which claims contradict each other: of some claims, or of all; sorted by place."""
    from security_meetings.policy import conflicts

    return conflicts(
        collections.claims if claims is None else claims, functools.partial(standing_on, collections)
    )


def claims_on(collections: Collections, record: Record) -> Mapping[str, list[Claim]]:
    """The claims on a record by property; the cost grows with these claims alone."""
    found: dict[str, list[Claim]] = {}
    # Of a record that is not of these data, nobody says anything.
    with contextlib.suppress(NotFound):
        for claim in collections.claims.about(collection_of(record), record.id):
            found.setdefault(claim.property, []).append(claim)
    return found


def carrying(collections: Collections, record: Record) -> dict[str, tuple[Claim, ...]]:
    """The claims that carry the values of a record, by property; those that are unknown are not there.

    What is only expected of a list, guessed, denied or deprecated carries none, nor does a rival that lost.
    """
    from security_meetings.policy import explain

    cls = type(record)
    claims = claims_on(collections, record)
    standing = standing_on(collections, (claim for found in claims.values() for claim in found))
    explained = (
        explain(cls, record.id, path, claims, collections.policy, standing)
        for path, prop in properties(cls).items()
        if (prop.field.rest_of or path) in claims
    )
    return {e.property: e.carrying for e in explained if e.carrying}


def unasserted(carried: Mapping[str, Sequence[Claim]]) -> dict[str, str]:
    """How surely each value is said that no source states outright: `expected`, `reported, inferred`.

    Args:
        carried: The claims that carry the values, by property.
    """
    told: dict[str, str] = {}
    for path, claims in carried.items():
        by_value: dict[object, list[Claim]] = {}
        for claim in claims:
            by_value.setdefault(claim.value, []).append(claim)
        words: dict[str, None] = {}
        for said in by_value.values():
            if all(claim.modality != "asserted" for claim in said):
                words |= dict.fromkeys(claim.modality for claim in said)
            if all(claim.basis == "inferred" for claim in said):
                words["inferred"] = None
        if words:
            told[path] = ", ".join(words)
    return told


def sources_of(collections: Collections, record: Record) -> tuple[str, ...]:
    """The ids of the sources that say something of a record, sorted."""
    found = claims_on(collections, record).values()
    return tuple(sorted({c.source for claims in found for c in claims if c.source}))


def standing_on(collections: Collections, claims: Iterable[Claim]) -> Standing:
    """What is known of the sources that these claims come from; of claims on sources nothing is.

    What is known of sources follows from claims on them: so these are weighed without it.
    """
    from security_meetings.policy import Standing, standing_of

    claims = list(claims)
    if all(claim.collection == "sources" for claim in claims):
        return Standing(language=collections.language if any(c.language for c in claims) else "")
    sources = collections.sources
    asked: dict[str, Source] = {}
    left = sorted({c.source for c in claims if c.source})
    while left:
        id_ = left.pop()
        if id_ not in asked and id_ in sources:
            source = asked[id_] = sources[id_]
            # What one reprints or corrects may say nothing here, but tells how it stands.
            left += filter(None, (source.reprint_of, source.corrects))
    # To know the language of a pack, its manifest has to be read.
    language = collections.language if any(c.language for c in claims) else ""
    return standing_of(asked.values(), language)
