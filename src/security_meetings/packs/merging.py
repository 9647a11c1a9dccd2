"""Putting the claims and marks of several packs together, where their ids mean the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import attrs

from security_meetings.errors import InvalidData, Problem
from security_meetings.model.claims import Claim, Mark, by_subject
from security_meetings.model.kinds import HOMES, class_of, word_for
from security_meetings.model.schema import Record, claimable, described, properties
from security_meetings.packs.pack import Pack
from security_meetings.packs.places import files_of

__all__ = ["bare_records", "merged", "raise_any", "sides_apart", "texts_apart"]

R = TypeVar("R", bound=Record)


def merged(
    packs: Sequence[Pack], name: str, parts: Iterable[Sequence[R]], problems: list[Problem]
) -> list[R]:
    """All records of a collection of several packs, in its order; what two packs share stands once.

    A claim or a mark for which two packs give different reasons is one with both.

    Args:
        packs: The packs.
        name: The collection.
        parts: The records of each pack.
        problems: Where to put what else differs between the packs; of two ranks, the lower then stands.
    """
    found: dict[str, R] = {}
    for record in (record for part in parts for record in part):
        known = found.setdefault(record.id, record)
        if known == record:
            continue
        if isinstance(known, (Claim, Mark)):
            both = _reasons_joined(known, record)
            if both is not None:
                found[record.id] = both  # type: ignore[assignment]
                continue
        first, second = sorted((known, record), key=_doubts)
        found[record.id] = first
        place = known.place if isinstance(known, Claim) else record.id
        problems.append(Problem(files_of(packs, name), place, _difference(first, second)))
    if name == "claims":
        return sorted(found.values(), key=by_subject)  # type: ignore[arg-type]
    return [found[id_] for id_ in sorted(found)]


def _reasons_joined(one: Claim | Mark, other: Record) -> Claim | Mark | None:
    """The claim or mark with the reasons of both; None where more than these differs."""
    if isinstance(one, Mark) and isinstance(other, Mark):
        return _marks_joined(one, other)
    if not isinstance(one, Claim) or not isinstance(other, Claim):
        return None
    spoken = {told for told in (one.language, other.language) if told}
    if len({told.partition("-")[0].lower() for told in spoken}) > 1:
        return None
    # Not every pack tells the language of a text, or that it is British English.
    language = min(spoken, default=None)
    if (
        attrs.evolve(one, because=other.because, rank_reason=other.rank_reason, language=other.language)
        != other
    ):
        return None
    because, weighed = _both(one.because, other.because), _both(one.rank_reason, other.rank_reason)
    return attrs.evolve(one, because=because, rank_reason=weighed, language=language)


def _marks_joined(one: Mark, other: Mark) -> Mark | None:
    """Two marks on the same words as one: of two sorts of reason it has the first by the alphabet."""
    if attrs.evolve(one, category=other.category, reason=other.reason) != other:
        return None
    kept, lost = sorted((one.category, other.category))
    # What is set aside has no reason but its category.
    also = f"marked as {lost}, too" if lost != kept and one.kind == "anomaly" else None
    return attrs.evolve(one, category=kept, reason=_both(one.reason, other.reason, also))


def _both(*texts: str | None) -> str | None:
    """The reasons of several, each once and in an order of their own; None where there is none."""
    return "; ".join(sorted({r for text in texts if text for r in text.split("; ")})) or None


def _doubts(record: Record) -> tuple[object, ...]:
    """Puts first what an editor doubts: `deprecated` before `normal` before `preferred`."""
    rank = record.rank if isinstance(record, Claim) else ""
    return rank, repr(attrs.astuple(record, recurse=False))


def _difference(one: Record, other: Record) -> str:
    """What differs between the two forms in which packs have one record, and what to do."""
    if isinstance(one, Claim) and isinstance(other, Claim) and one.rank != other.rank:
        weighings = [f"{c.rank} ({c.rank_reason or c.because or 'no reason'})" for c in (one, other)]
        cure = 'give it one rank in both, or load them with on_error="collect": then the lower one stands'
        return f"this differs between the packs: {weighings[0]} in one, {weighings[1]} in the other; {cure}"
    fields = [a.name for a in attrs.fields(type(one)) if getattr(one, a.name) != getattr(other, a.name)]
    forms = [", ".join(f"{f} {getattr(record, f)!r}" for f in fields) for record in (one, other)]
    told = f"{forms[0]} in one, {forms[1]} in the other"
    return f"this differs between the packs: {told}; give it one form in both"


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


def sides_apart(packs: Sequence[Pack], parts: Sequence[Sequence[Claim]]) -> Iterator[Problem]:
    """The ids under which packs have more sides than there are, such as two talks of other parties."""
    sides = {
        (name, prop.path): prop.field.sides
        for name in HOMES
        for prop in properties(class_of(name)).values()
        if prop.field.sides
    }
    told: dict[tuple[str, str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for pack, claims in zip(packs, parts, strict=True):
        for claim in claims:
            if (claim.collection, claim.property) in sides and claim.rank != "deprecated":
                side = getattr(claim.value, described(type(claim.value))[0].name)
                told[claim.collection, claim.subject, claim.property][pack.label].add(side)
    for (collection, id_, path), by in sorted(told.items()):
        most = sides[collection, path]
        if len(set().union(*by.values())) > most >= max(map(len, by.values())):
            forms = "; ".join(f"{label} has {' and '.join(sorted(found))}" for label, found in by.items())
            what = f"one {word_for(class_of(collection))} has {most} sides: {forms}. Give one another id"
            yield Problem(files_of(packs, collection), f"{collection}/{id_}#{path}", what)


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
