"""Finding records by a name, and what refers to one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

from security_meetings.collection.collection import Collection, register_of
from security_meetings.collection.shelf import Collections
from security_meetings.errors import Ambiguous, InvalidValue, NotFound, hint_at, nearest
from security_meetings.model.briefs import brief
from security_meetings.model.kinds import HOMES, class_of, collection_of, place_of
from security_meetings.model.schema import Record, properties
from security_meetings.model.shapes import wrong

if TYPE_CHECKING:
    from security_meetings.model.names import Register
    from security_meetings.questions.found import Found, Referring

__all__ = ["find", "named_in", "party_named", "record_named", "referring_to"]

_LONGEST_CODE = 3
# The collections of those who meet: people and what they speak for.
_PARTIES = ("officials", "countries", "organizations")


def find(collections: Collections, name: str) -> Found:
    """Every record of any kind that has this id or name, or has it as a part of its name.

    Raises:
        InvalidValue: What is given is no text.
    """
    if not isinstance(name, str):
        raise InvalidValue(f"expected an id or a name, got {name!r}")
    whole: list[Record] = []
    partly: list[Record] = []
    registers = [register_of(records) for records in _with_names(collections)]
    for names in registers:
        bearing = names.bearing(name)
        whole += bearing
        partly += [record for record in names.suggested(name) if record not in bearing]
    hint = "" if whole or partly else hint_at(list(_near(registers, name)))
    from security_meetings.questions.found import Found

    return Found(name, tuple(whole), tuple(partly), hint)


def _near(registers: Sequence[Register[Any]], name: str) -> dict[str, Record]:
    """By their names: those whose names stand among the words, or else the one that looks most alike."""
    fits = [r for names in registers for r in names.within(name)]
    fits = fits or [r for names in registers for r in names.partly_within(name)]
    found = {r.name or r.id: r for r in fits}
    if not found:
        alike = {form: r for names in registers for form, r in names.closest(name)}
        found = {form: alike[form] for form in nearest(name, alike)}
    return found


def record_named(collections: Collections, place: str) -> Record:
    """The record at `collection/id`, of this id in any case, or of this name in any spelling.

    Raises:
        NotFound: There is none.
        Ambiguous: There are several.
        InvalidValue: What is given is no text.
    """
    try:
        return collections.record(place)
    except NotFound as exc:
        missing = exc
    collection, slash, name = place.partition("/")
    if slash:
        if collection not in HOMES:
            raise missing
        return cast("Record", collections.collection(collection).find(name))
    found = find(collections, place)
    whole = found.whole or tuple(_of_any_case(collections, place))
    if len(whole) == 1:
        return whole[0]
    places = [place_of(r) for r in whole or found.partly]
    if whole:
        raise Ambiguous(f"{place!r} fits {', '.join(places)}: name one of these", places)
    if places:
        raise NotFound(
            f"nothing has the id or name {place!r}; it is part of the name of {', '.join(places)}", places
        )
    hint = found.hint or str(missing).removeprefix(f"no record {place!r}")
    near = _near([register_of(records) for records in _with_names(collections)], place) if found.hint else {}
    meant = [place_of(r) for r in near.values()] or missing.candidates
    raise NotFound(f"nothing has the id or name {place!r}{hint}", meant)


def _of_any_case(collections: Collections, id_: str) -> Iterator[Record]:
    """The records whose id differs in case alone."""
    for records in collections.collections.values():
        yield from (records[known] for known in records.ids if known.casefold() == id_.casefold())


def named_in(collections: Collections, collection: str, name: str) -> Record:
    """The record of one collection at `collection/id`, of this id or code in any case, or of this name.

    Raises:
        NotFound: There is none; where no name is near, an id may be.
        Ambiguous: Several records have the name, or it is part of several names.
    """
    records = collections.collection(collection)
    home, _, id_ = name.partition("/")
    try:
        return cast("Record", records.find(id_ if id_ and home == collection else name))
    except NotFound as exc:
        # A code of two or three letters that has another letter is another's code.
        near = [] if exc.candidates or len(name) <= _LONGEST_CODE else nearest(name, records.ids)
        if not near:
            raise
        raise NotFound(f"{exc}{hint_at(near)}", near) from None


def party_named(collections: Collections, name: Record | str) -> tuple[str, str]:
    """Collection and id of the one person, country or organisation that is given, or of this id or name.

    Raises:
        NotFound: There is none.
        Ambiguous: There are several.
        InvalidValue: What is given is none of these, and no text.
    """
    if isinstance(name, Record) and collection_of(name) in _PARTIES:
        return collection_of(name), name.id
    if not isinstance(name, str):
        raise wrong("a person, country or organization: a record, an id or a name", name)
    home, _, id_ = name.partition("/")
    found: list[str] = []
    homes: list[str] = []
    registers = []
    for collection in _PARTIES:
        records = collections.collection(collection)
        registers.append(register_of(records))
        asked = id_ if id_ and home == collection else name
        ids = [asked] if asked in records else [r.id for r in registers[-1].bearing(asked)]
        found += ids
        homes += [collection] * len(ids)
    if len(found) == 1:
        return homes[0], found[0]
    fits = found or [r.id for names in registers for r in names.suggested(name)]
    if len(fits) > 1:
        raise Ambiguous(f"{brief(name)!r} fits {', '.join(fits)}", fits)
    near = fits or [r.id for r in _near(registers, name).values()]
    raise NotFound(f"no official, country or organization is named {brief(name)!r}{hint_at(near)}", near)


def referring_to(collections: Collections, record: Record) -> tuple[Referring, ...]:
    """All that refers to a record, by collection and the property that does."""
    from security_meetings.collection.references import references
    from security_meetings.questions.found import Referring

    collection = collection_of(record)
    found: dict[tuple[str, str], list[str]] = {}
    for name, records in collections.collections.items():
        for other in records:
            hits = [p for p, id_, allowed in references(other) if id_ == record.id and collection in allowed]
            for path in dict.fromkeys(re.sub(r"\[\d+\]", "", p) for p in hits):
                found.setdefault((name, path), []).append(other.id)
    return tuple(Referring(name, path, tuple(ids)) for (name, path), ids in found.items())


def _with_names(collections: Collections) -> Iterator[Collection[Any]]:
    """The collections of records that can have a name."""
    for name in HOMES:
        if "other_names" in properties(class_of(name)):
            yield collections.collection(name)
