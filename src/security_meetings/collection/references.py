"""What records refer to, and references that lead nowhere."""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from security_meetings.collection.shelf import Collections
from security_meetings.errors import did_you_mean
from security_meetings.model.claims import Claim
from security_meetings.model.kinds import HOMES, class_of, word_for, words_for
from security_meetings.model.schema import Property, Record, described, properties
from security_meetings.model.shapes import Parts
from security_meetings.policy.joining import SAME

__all__ = ["Fault", "code_expected", "could_be_of", "dangling", "ids_by_name", "name_meant", "references"]

# Looking for near words takes longer than all else: where much is wrong, the rest is told without.
_MOST_HINTS = 100


class Fault(NamedTuple):
    """Something wrong with a record; where the record lies, whoever read it knows.

    Attributes:
        collection: The record's collection.
        id: The record's id.
        path: The way to the value in it; empty for the whole record.
        message: What is wrong.
    """

    collection: str
    id: str
    path: str
    message: str


@functools.cache
def _referring(cls: type) -> tuple[tuple[Property, Callable[[Any], Any], _Parts], ...]:
    """The properties of a class that refer to records, by themselves or by a part of theirs."""
    found = ((prop, operator.attrgetter(prop.path), _parts(prop)) for prop in properties(cls).values())
    return tuple(each for each in found if each[2] or each[0].field.refers_to)


_Parts: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]


@functools.cache
def _parts(prop: Property) -> _Parts:
    """The parts of a property's values that refer to records: names, and the collections they may be in."""
    if not isinstance(prop.shape, Parts):
        return ()
    return tuple(
        (part.name, part.field.refers_to) for part in described(prop.shape.cls) if part.field.refers_to
    )


def _within(
    path: str, value: Any, prop: Property, parts: _Parts
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The references of one value of a property: the path, the id, and the collections it may be in."""
    for name, allowed in parts:
        if (id_ := getattr(value, name)) is not None:
            yield f"{path}.{name}", id_, allowed
    if prop.field.refers_to and value is not None and not isinstance(prop.shape, Parts):
        yield path, value, prop.field.refers_to


def references(record: Record) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every reference that a record makes: the path, the id, and the collections it may be in."""
    kind: type = type(record)
    for prop, read, parts in _referring(kind):
        value = read(record)
        if prop.many:
            for i, item in enumerate(value):
                yield from _within(f"{prop.path}[{i}]", item, prop, parts)
        elif value is not None:
            yield from _within(prop.path, value, prop, parts)
    if isinstance(record, Claim):
        yield "subject", record.subject, (record.collection,)
        claimed = properties(class_of(record.collection)).get(record.property)
        if claimed is not None and (claimed.field.refers_to or _parts(claimed)):
            yield from _within("value", record.value, claimed, _parts(claimed))


def dangling(
    collections: Collections,
    names: Iterable[str] = HOMES,
    elsewhere: Mapping[str, AbstractSet[str]] = MappingProxyType({}),
) -> Iterator[Fault]:
    """Every reference of the records of some collections that leads nowhere, or to two records at once.

    Args:
        collections: All collections.
        names: Those whose references are followed.
        elsewhere: Ids of records that are to be loaded along, by collection.
    """
    found = _Finding(collections, elsewhere)
    told = 0
    for name in names:
        for record in collections.collection(name):
            for path, id_, allowed in references(record):
                hits = found(record, path, id_, allowed)
                if len(hits) == 1:
                    continue
                if hits:
                    what = f"{id_!r} is ambiguous: it stands in {' and '.join(hits)}"
                else:
                    what = f"no {words_for(allowed)} {id_!r}"
                    if told < _MOST_HINTS:
                        what += found.near(id_, allowed)
                told += 1
                yield Fault(name, record.id, path, what)


class _Finding:
    """Where the ids are that records refer to."""

    def __init__(self, collections: Collections, elsewhere: Mapping[str, AbstractSet[str]]) -> None:
        self._collections = collections
        self._elsewhere = elsewhere
        self._known: dict[tuple[str, tuple[str, ...]], list[str]] = {}

    def __call__(self, record: Record, path: str, id_: str, allowed: tuple[str, ...]) -> list[str]:
        """The collections that have the id."""
        if isinstance(record, Claim) and record.property == SAME and path == "value":
            # The one record has this as its other id, whether anything is known of that or not.
            name, other = record.collection, str(record.as_stated.value)
            there = (name, other) in self._spoken_of or other in self._elsewhere.get(name, ())
            return [name] if there else []
        hits = self._known.get((id_, allowed))
        if hits is None:
            hits = self._known[id_, allowed] = [
                name
                for name in allowed
                if id_ in self._collections.collection(name) or id_ in self._elsewhere.get(name, ())
            ]
        return hits

    @functools.cached_property
    def _spoken_of(self) -> set[tuple[str, str]]:
        return {(claim.collection, claim.as_stated.subject) for claim in self._collections.claims}

    def near(self, id_: str, allowed: tuple[str, ...]) -> str:
        """A hint that names the record that may be meant, by its id or by its name; empty where none is."""
        ids, names = [], {}
        for name in allowed:
            records = self._collections.collection(name)
            ids += [*records.ids, *sorted(self._elsewhere.get(name, ()))]
            # Records that stay on disk are not read for a hint.
            names.update({} if records.opened else ids_by_name(records))
        return did_you_mean(id_, ids) or name_meant(id_, names)


def ids_by_name(records: Iterable[Record]) -> dict[str, str]:
    """The id of the record that has a name, by each name."""
    return {
        name: record.id
        for record in records
        for name in (getattr(record, "name", None), *getattr(record, "other_names", ()))
        if name
    }


def name_meant(given: str, ids: Mapping[str, str]) -> str:
    """A hint that names the id of what has nearly this name; empty where nothing has.

    >>> name_meant("Gahna", {"Ghana": "GH", "Iran": "IR"})
    "; did you mean 'GH' (Ghana)?"
    """
    spelled = {name.casefold(): name for name in ids}
    near = did_you_mean(given.casefold(), spelled)
    meant = [name for name in spelled if near == f"; did you mean {name!r}?"]
    return f"; did you mean {ids[spelled[meant[0]]]!r} ({spelled[meant[0]]})?" if meant else ""


def could_be_of(id_: str, collection: str) -> bool:
    """Whether a record of a collection could have such an id; only codes of a list have a form.

    >>> could_be_of("Gahna", "countries"), could_be_of("GH", "countries"), could_be_of("g", "officials")
    (False, True, True)
    """
    form, _ = class_of(collection).coded
    return not form or bool(re.fullmatch(form, id_))


def code_expected(*places: tuple[str, str]) -> str:
    """That an id is none of the codes that records of its collection have as ids; empty where it may be one.

    Args:
        places: Collection and id of each.

    >>> code_expected(("countries", "Gahna"), ("organizations", "Gahna"))
    '; the id of a country is its ISO 3166 code'
    """
    of = [class_of(name) for name, id_ in places if not could_be_of(id_, name)]
    return "".join(f"; the id of a {word_for(cls)} is its {cls.coded[1]}" for cls in of)
