"""FollowTheMoney: each claim as statements, for OpenAleph, OpenSanctions and their kin.

A statement keeps which source says it (`dataset`), in which words (`original_value`) and where
(`origin`: `source:start-end`). It says all outright, so only what is asserted or reported becomes one.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from security_meetings.export.followthemoney_model import (
    COLUMNS,
    MAPPED,
    NAMED,
    PUBLIC,
    REQUIRED,
    SURE,
    TYPES,
)
from security_meetings.export.iris import home_of
from security_meetings.export.standards import Losses, Standard
from security_meetings.model.claims import Claim
from security_meetings.model.days import Interval, parts_of
from security_meetings.model.kinds import class_of, word_for
from security_meetings.model.schema import Record, described, properties
from security_meetings.model.shapes import Parts
from security_meetings.words import in_words, manner, name_of

if TYPE_CHECKING:
    from security_meetings.collection.shelf import Collections
    from security_meetings.questions.citation import Edition

__all__ = ["FollowTheMoney"]


_OUTRIGHT = "a statement says it outright"


class _Statement(NamedTuple):
    entity: str
    schema: str
    prop: str
    value: str
    claim: Claim | None


class FollowTheMoney(Standard):
    """Statements of FollowTheMoney, as CSV."""

    name = "followthemoney"
    title = "FollowTheMoney statements"
    description = "Each claim as a statement with its words and source, for OpenAleph and its kin."
    suffixes: ClassVar[tuple[str, ...]] = (".csv",)

    def pieces(self, data: Collections, edition: Edition, losses: Losses) -> Iterable[str]:
        """A row a statement, those of one entity together."""
        told: set[str] = set()
        found = list(_statements(data, losses, told))
        yield _row(COLUMNS)
        datasets = _datasets(data, edition)
        for statement in _whole(data, found, losses, told):
            yield _row(_cells(statement, datasets))


def _row(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, csv.unix_dialect).writerow(cells)
    return out.getvalue()


def _cells(said: _Statement, datasets: dict[str | None, str]) -> Iterator[str]:
    claim = said.claim
    words, where = "", "derived"
    if claim is not None:
        words = " […] ".join(e.exact for e in claim.evidence)
        where = " ".join(f"{e.source}:{e.start}-{e.end}" for e in claim.evidence) or "editorial"
    dataset = datasets[claim.source if claim else None]
    kind = TYPES[said.prop]
    row = dict.fromkeys(COLUMNS, "") | {
        "canonical_id": said.entity,
        "entity_id": said.entity,
        "prop": said.prop,
        "prop_type": kind,
        "schema": said.schema,
        "value": said.value,
        "dataset": dataset,
        "origin": where,
        "original_value": words,
        "external": "f",
    }
    yield from row.values()


def _datasets(data: Collections, edition: Edition) -> dict[str | None, str]:
    """A name for each source, of letters, digits and underscores; that of the pack for what none says."""
    found: dict[str | None, str] = {}
    named = [(None, "_".join(m.name for m in edition.manifests)), *((s.id, s.id) for s in data.sources)]
    taken: set[str] = set()
    for source, words in named:
        plain = re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")
        if not plain or plain in taken:
            plain = f"{plain or 'source'}_{_digest(words)}"
        taken.add(plain)
        found[source] = plain
    return found


def _digest(words: str) -> str:
    """A few letters of the digest of a text, which may hold half a letter."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _entity(collection: str, id_: str, part: str = "") -> str:
    """An id of letters, digits, hyphens and stops; other ids are told apart by a digest."""
    whole = ".".join(filter(None, (collection, id_, part)))
    plain = re.sub(r"[^0-9a-zA-Z.-]+", "-", whole).strip("-.")
    if plain == whole:
        return whole
    return f"{plain}.{_digest(whole)}"


def _statements(data: Collections, losses: Losses, told: set[str]) -> Iterator[_Statement]:
    """What the claims say there; the ids of those of which a loss is told are added."""
    for claim in data.claims:
        losses.met()
        what = f"{claim.collection}.{claim.property}"
        _, known = MAPPED.get(claim.collection, ("", {}))
        target = known.get(claim.property)
        if claim.rank == "deprecated":
            losses.lost("deprecated claims", "a statement would say it outright")
        elif claim.modality not in SURE:
            losses.lost(f"what is {claim.modality}", "a statement would say it outright")
        elif claim.collection not in MAPPED:
            losses.lost(what, "there is no schema for this kind")
        elif target is None:
            told.add(claim.id)
            yield from _in_notes(data, losses, claim)
        else:
            found, why = _said(data, claim, target)
            if why:
                losses.lost(what, why)
                told.add(claim.id)
            yield from found


def _in_notes(data: Collections, losses: Losses, claim: Claim) -> Iterator[_Statement]:
    """What has no property of its own, as text: a number, or how far something went."""
    schema = _schema(data, claim)
    what = f"{claim.collection}.{claim.property}"
    prop = properties(class_of(claim.collection))[claim.property]
    if schema == "Event" and (isinstance(prop.shape, Parts) or prop.choices):
        losses.lost(what, "no property for it: only as text, in the notes", there=True)
        how = manner(data, claim)
        words = f"{claim.property}: {in_words(data, claim.value, prop.field)}{f' ({how})' if how else ''}"
        yield _Statement(_entity(claim.collection, claim.subject), schema, "notes", words, claim)
    else:
        losses.lost(what, "no property for it")


def _subject(data: Collections, claim: Claim) -> Any:
    """The record that a claim is about; None where the policy makes none of it."""
    records = data.collection(claim.collection)
    if claim.subject not in records:
        return None
    return records[claim.subject]


def _schema(data: Collections, claim: Claim) -> str:
    schema, _ = MAPPED[claim.collection]
    kind = getattr(_subject(data, claim), "kind", None) if schema == "Organization" else None
    return "PublicBody" if kind in PUBLIC else schema


def _said(data: Collections, claim: Claim, target: str) -> tuple[list[_Statement], str]:
    """The statements that a claim makes, and why some or all of it is lost; empty if nothing is."""
    entity, schema = _entity(claim.collection, claim.subject), _schema(data, claim)
    way, _, role = target.partition(":")
    prop = properties(class_of(claim.collection))[claim.property]
    refers_to = prop.field.refers_to
    if way in ("link", "agent"):
        return _tied(data, claim, way, role, _referred(data, refers_to, claim.value))
    if way == "post":
        post = _entity(claim.collection, claim.subject, "post")
        values, why = _values(data, claim, role, prop)
        stated = [_Statement(post, "Position", name, value, claim) for name, value in values]
        return [*stated, _Statement(entity, schema, "post", post, claim)] if stated else [], why
    values, why = _values(data, claim, target, prop)
    stated = [_Statement(entity, schema, name, value, claim) for name, value in values]
    if isinstance(prop.shape, Parts) and len(values) > 1:
        stated.extend(_for_party(claim, values))
    return stated, why


def _referred(data: Collections, refers_to: tuple[str, ...], id_: Any) -> str:
    return _entity(home_of(data, refers_to, id_), id_)


def _tied(data: Collections, claim: Claim, way: str, role: str, other: str) -> tuple[list[_Statement], str]:
    """A tie of its own between the subject, or the party that it speaks of, and another."""
    schema, ends = (
        ("UnknownLink", ("subject", "object")) if way == "link" else ("Representation", ("agent", "client"))
    )
    if way == "link":
        first, second = _entity(claim.collection, claim.subject), other
    else:
        record = _subject(data, claim)
        if record is None or record.party is None:
            return [], "for whom is unknown"
        first = other
        second = _referred(data, properties(type(record))["party"].field.refers_to, record.party)
    link = _entity(claim.collection, claim.subject, f"{claim.property}.{other}")
    values = ((ends[0], first), (ends[1], second), ("role", role))
    return [_Statement(link, schema, name, value, claim) for name, value in values], ""


def _for_party(claim: Claim, values: list[tuple[str, str]]) -> list[_Statement]:
    """Who sits at a talk speaks for a party there."""
    (_, party), (_, official), *_ = values
    link = _entity(claim.collection, claim.subject, f"{claim.property}.{official}")
    ends = (("agent", official), ("client", party), ("role", "at the talk"))
    return [_Statement(link, "Representation", name, value, claim) for name, value in ends]


def _values(  # noqa: PLR0911 (one for each type of theirs)
    data: Collections, claim: Claim, name: str, prop: Any
) -> tuple[list[tuple[str, str]], str]:
    """What a value is there, by their types; and why it is not, if it is not."""
    value: Any = claim.value
    kind = TYPES[name]
    if isinstance(prop.shape, Parts):
        parts = [(part.field.refers_to, getattr(value, part.name)) for part in described(prop.shape.cls)]
        return [(name, _referred(data, to, id_)) for to, id_ in parts if to and id_ is not None], ""
    if kind == "date":
        return _days(name, value)
    if kind == "country":
        # Theirs are the codes of countries alone, in small letters.
        return (
            ([(name, value.lower())], "") if re.fullmatch("[A-Z]{2}", value) else ([], "no code of a country")
        )
    if kind == "entity":
        return [(name, _referred(data, prop.field.refers_to, value))], ""
    if name == "status" and isinstance(value, bool):
        return [(name, "ended" if value else "current")], ""
    if prop.field.refers_to:
        return [(name, name_of(data, value, prop.field.refers_to))], ""
    if name == "name" and claim.collection != "roles":
        return [(_first_or_other(data, claim), str(value))], ""
    return [(name, str(value))], ""


def _first_or_other(data: Collections, claim: Claim) -> str:
    """Whether a name is the one that the policy picks, or another."""
    record = _subject(data, claim)
    picked = getattr(record, "name", None) or getattr(record, "label", None)
    return "name" if picked in (None, claim.value) else "alias"


def _days(name: str, value: Any) -> tuple[list[tuple[str, str]], str]:
    """As far as a day is known: a year, a month, a day."""
    if isinstance(value, Interval):
        found = [_days(name, day) for day in (value.start, value.end) if day is not None]
        return [item for days, _ in found for item in days], next((why for _, why in found if why), "")
    text = str(value)
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text):
        year = parts_of(value)[0]
        return [], "a day without its year" if year is None else "a day that is not sure"
    return [(name, text)], ""


def _whole(data: Collections, found: list[_Statement], losses: Losses, told: set[str]) -> list[_Statement]:
    """The statements on entities that have what they cannot do without, entity by entity."""
    by_entity: dict[str, list[_Statement]] = {}
    for said in dict.fromkeys(found):
        by_entity.setdefault(said.entity, []).append(said)
    for entity, record in _records(data):
        if entity in by_entity:
            by_entity[entity].extend(_named(data, entity, by_entity[entity], record))
    kept: list[_Statement] = []
    stated: dict[str, Claim] = {}
    for entity in sorted(by_entity):
        statements = by_entity[entity]
        have = {said.prop for said in statements}
        missing = [name for name in REQUIRED.get(statements[0].schema, ()) if name not in have]
        if not missing:
            kept.extend(statements)
            stated |= {said.claim.id: said.claim for said in statements if said.claim}
    _tell_lost(by_entity, stated.keys() | told, losses)
    for claim in stated.values():
        if claim.id not in told:
            _tell_unsure(claim, losses)
    return kept


def _tell_unsure(claim: Claim, losses: Losses) -> None:
    """What is stated there outright, though it is a report here, or a conclusion."""
    if claim.modality != "asserted":
        losses.lost(f"what is {claim.modality}", _OUTRIGHT, there=True)
    elif claim.basis == "inferred":
        losses.lost("what is inferred", _OUTRIGHT, there=True)


def _tell_lost(by_entity: dict[str, list[_Statement]], stated: set[str], losses: Losses) -> None:
    gone: dict[str, Claim] = {}
    for statements in by_entity.values():
        for said in statements:
            if said.claim and said.claim.id not in stated and said.prop != "notes":
                gone[said.claim.id] = said.claim
    for claim in gone.values():
        losses.lost(
            f"{claim.collection}.{claim.property}", "the tie has no second end, or the office no title"
        )


def _records(data: Collections) -> Iterator[tuple[str, Record]]:
    for name in MAPPED:
        for record in data.collection(name):
            yield _entity(name, record.id), record


def _named(data: Collections, entity: str, statements: list[_Statement], record: Any) -> Iterator[_Statement]:
    """A name for what has none and cannot do without one there, and what sort of tie it is."""
    schema = statements[0].schema
    if schema == "UnknownLink" and not any(said.prop == "role" for said in statements):
        yield _Statement(entity, schema, "role", word_for(type(record)), None)
    if schema not in NAMED or any(said.prop == "name" for said in statements):
        return
    named = getattr(record, "name", None) or getattr(record, "label", None)
    if not named and (seats := getattr(record, "attendees", ())):
        named = " – ".join(dict.fromkeys(in_words(data, seat) for seat in seats))
    yield _Statement(entity, schema, "name", named or record.id, None)
