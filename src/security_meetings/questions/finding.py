"""Finding records by a name, and what refers to one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import attrs

from security_meetings.collection.references import references
from security_meetings.collection.shelf import Collections
from security_meetings.errors import Ambiguous, InvalidValue, NotFound, did_you_mean
from security_meetings.model.kinds import collection_of
from security_meetings.model.names import name_words
from security_meetings.model.schema import Record

__all__ = ["Found", "Referring", "find", "party_named", "place_of", "record_named", "referring_to"]


@attrs.frozen
class Found:
    """What bears a name.

    Attributes:
        name: The name asked for.
        whole: The records whose name it is, in any spelling; empty where there are none.
        partly: The records of whose name it is a part.
        hint: The nearest name, as a hint for people; empty where something was found or nothing is near.
    """

    name: str
    whole: tuple[Record, ...]
    partly: tuple[Record, ...]
    hint: str = ""


class Referring(NamedTuple):
    """Records that refer to one record by one of their properties.

    Attributes:
        collection: Their collection.
        property: The path of the property.
        ids: Their ids; never empty.
    """

    collection: str
    property: str
    ids: tuple[str, ...]


def find(collections: Collections, name: str) -> Found:
    """Every record of any kind that has this id or name, or has it as a part of its name.

    Raises:
        InvalidValue: What is given is no text.
    """
    if not isinstance(name, str):
        raise InvalidValue(f"expected an id or a name, got {name!r}")
    asked = name_words(name)
    whole: list[Record] = []
    partly: list[Record] = []
    for record, names in _named_records(collections):
        forms = [name_words(form) for form in names]
        if asked and asked in forms:
            whole.append(record)
        elif asked and any(set(asked) <= set(form) for form in forms):
            partly.append(record)
    hint = ""
    if not whole and not partly:
        hint = did_you_mean(name, [form for _, names in _named_records(collections) for form in names])
    return Found(name, tuple(whole), tuple(partly), hint)


def record_named(collections: Collections, place: str) -> Record:
    """The record at `collection/id`, of this id, or of this name in any spelling.

    Raises:
        NotFound: There is none.
        Ambiguous: There are several.
    """
    try:
        return collections.record(place)
    except NotFound:
        if "/" in place:
            raise
    found = find(collections, place)
    if len(found.whole) == 1:
        return found.whole[0]
    places = [place_of(r) for r in found.whole or found.partly]
    if found.whole:
        raise Ambiguous(f"{place!r} fits {', '.join(places)}: name one of these", places)
    hint = f"; it is part of the name of {', '.join(places)}" if places else found.hint
    raise NotFound(f"nothing has the id or name {place!r}{hint}", places)


def party_named(collections: Collections, name: str) -> tuple[str, str]:
    """Collection and id of the one person, country or organisation of this id or name.

    Raises:
        NotFound: There is none.
        Ambiguous: There are several.
    """
    found: list[tuple[str, str]] = []
    near: list[str] = []
    kinds = (collections.officials, collections.countries, collections.organizations)
    for records in kinds:
        try:
            record: Record = records.find(name)
            found.append((collection_of(record), record.id))
        except (NotFound, Ambiguous) as exc:
            near.extend(exc.candidates)
    if len(found) == 1:
        return found[0]
    if found or len(near) > 1:
        ids = [id_ for _, id_ in found] or near
        raise Ambiguous(f"{name!r} fits {', '.join(ids)}", ids)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    raise NotFound(f"no official, country or organization is named {name!r}{hint}", near)


def referring_to(collections: Collections, record: Record) -> tuple[Referring, ...]:
    """All that refers to a record, by collection and the property that does."""
    collection = collection_of(record)
    found: dict[tuple[str, str], list[str]] = {}
    for name, records in collections.collections.items():
        for other in records:
            hits = [p for p, id_, allowed in references(other) if id_ == record.id and collection in allowed]
            for path in dict.fromkeys(re.sub(r"\[\d+\]", "", p) for p in hits):
                found.setdefault((name, path), []).append(other.id)
    return tuple(Referring(name, path, tuple(ids)) for (name, path), ids in found.items())


def place_of(record: Record) -> str:
    """Where a record is, as `collection/id`."""
    return f"{collection_of(record)}/{record.id}"


def _named_records(collections: Collections) -> Iterator[tuple[Record, list[str]]]:
    """Every record that can have a name, with its id and all forms of its name."""
    for records in collections.collections.values():
        for record in records:
            if hasattr(record, "other_names"):
                yield record, [n for n in (record.id, record.name, *record.other_names) if n]
