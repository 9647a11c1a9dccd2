"""Putting the claims and marks of several packs together, where their ids mean the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import attrs

from security_meetings.errors import InvalidData, Problem
from security_meetings.model.claims import Claim, by_subject
from security_meetings.model.kinds import HOMES, class_of
from security_meetings.model.names import is_part, same_name
from security_meetings.model.schema import Record, claimable
from security_meetings.packs.pack import Pack
from security_meetings.packs.places import files_of

__all__ = ["bare_records", "merged", "namesakes", "raise_any", "texts_apart"]

R = TypeVar("R", bound=Record)


def merged(
    packs: Sequence[Pack], name: str, parts: Iterable[Sequence[R]], problems: list[Problem]
) -> list[R]:
    """All records of a collection of several packs, in its order; what two packs share stands once.

    An editorial claim that two packs base on different words is one claim with both reasons.

    Args:
        packs: The packs.
        name: The collection.
        parts: The records of each pack.
        problems: Where to put what differs between the packs; the first in order then stands.
    """
    found: dict[str, R] = {}
    for record in (record for part in parts for record in part):
        known = found.setdefault(record.id, record)
        if known == record:
            continue
        if isinstance(known, Claim) and isinstance(record, Claim) and known.basis == "editorial":
            both = _reasons_joined(known, record)
            if both is not None:
                found[record.id] = both  # type: ignore[assignment]
                continue
        first, second = sorted((known, record), key=repr)
        found[record.id] = first
        place = known.place if isinstance(known, Claim) else record.id
        what = (
            f"this differs between the packs: {_weighing(first)} in one, {_weighing(second)} in the other; "
            "give it one rank and reason in both"
        )
        problems.append(Problem(files_of(packs, name), place, what))
    if name == "claims":
        return sorted(found.values(), key=by_subject)  # type: ignore[arg-type]
    return [found[id_] for id_ in sorted(found)]


def _reasons_joined(one: Claim, other: Claim) -> Claim | None:
    """The claim with the reasons of both; None where more than the reason differs."""
    if attrs.evolve(one, because=other.because) != other:
        return None
    reasons = sorted({r for c in (one, other) for r in (c.because or "").split("; ")})
    return attrs.evolve(one, because="; ".join(reasons))


def _weighing(record: Record) -> str:
    if not isinstance(record, Claim):
        return repr(record)
    return f"{record.rank} ({record.rank_reason or record.because or 'no reason'})"


def texts_apart(packs: Sequence[Pack], parts: Sequence[Sequence[Claim]]) -> Iterator[Problem]:
    """The sources that are one id for two texts: then claims of the one would quote the other."""
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for pack, claims in zip(packs, parts, strict=True):
        for claim in claims:
            if claim.collection == "sources" and claim.property == "sha256":
                told[claim.subject][str(claim.value)].append(pack.label)
    for source, digests in sorted(told.items()):
        if len(digests) > 1:
            texts = "; ".join(
                f"{' and '.join(labels)} has sha256 {digest[:12]}…" for digest, labels in digests.items()
            )
            cure = "Give one of the sources another id, and build its pack again"
            what = f"two texts bear the id {source!r}: {texts}. {cure}"
            yield Problem(files_of(packs, "sources"), source, what)


def namesakes(packs: Sequence[Pack], parts: Sequence[Sequence[Claim]]) -> Iterator[Problem]:
    """The ids under which two packs name nothing alike: they may be two people, or two bodies."""
    told: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for pack, claims in zip(packs, parts, strict=True):
        for claim in claims:
            if claim.property == "name" and claim.collection in (
                "officials",
                "organizations",
                "countries",
                "places",
            ):
                told[claim.collection, claim.subject][pack.label].append(str(claim.value))
    for (collection, id_), names in sorted(told.items()):
        (first, *others) = names.items()
        for label, forms in others:
            if not any(_may_be_one(a, b) for a in first[1] for b in forms):
                what = (
                    f"{first[0]} names it {first[1][0]!r}, {label} {forms[0]!r}: if they are two, "
                    "give one another id; if they are one, let a pack attest both names"
                )
                yield Problem(files_of(packs, collection), f"{collection}/{id_}", what)


def _may_be_one(one: str, other: str) -> bool:
    """Whether two names may be forms of one: the same, part of the other, or in another script."""
    if same_name(one, other) or is_part(one, other) or is_part(other, one):
        return True
    return _is_latin(one) != _is_latin(other)


def _is_latin(name: str) -> bool:
    return all(ord(c) < 0x250 for c in name if c.isalpha())  # noqa: PLR2004 (where Latin letters end)


def bare_records(packs: Sequence[Pack], claims: Iterable[Claim]) -> set[tuple[str, str]]:
    """Collection and id of the records that packs hold although nothing is claimed of them."""
    holding = [pack for pack in packs if not pack.trusted and pack.manifest.bare]
    if not holding:
        return set()
    subjects = {(claim.collection, claim.subject) for claim in claims}
    names = [name for name in HOMES if claimable(class_of(name))]
    return {(n, r.id) for pack in holding for n in names for r in pack.records(n)} - subjects


def raise_any(problems: Iterable[Problem]) -> None:
    """Refuse packs that something is wrong with.

    Raises:
        InvalidData: There are problems.
    """
    found = tuple(problems)
    if found:
        raise InvalidData(found)
