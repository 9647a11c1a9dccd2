"""What records, properties and values are called in the page, with links to what they name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from security_meetings.collection.references import references
from security_meetings.collection.shelf import Collections
from security_meetings.model.briefs import brief
from security_meetings.model.claims import Evidence
from security_meetings.model.kinds import collection_of
from security_meetings.model.schema import Property, Record, Value, properties
from security_meetings.reader import addresses
from security_meetings.reader.markup import Child, Markup, element, joined
from security_meetings.words import in_words

__all__ = ["Wording", "path_in_words"]

_LONGEST = 90
# So many names stand for a record that has none.
_MOST_NAMED = 4
_MEETINGS = ("meetings",)
# Around the number of a link, where a value in words has a name.
_MARK = "\x00"


def path_in_words(path: str) -> str:
    """A property as people read it.

    >>> path_in_words("counts.host_talks")
    'counts: host talks'
    """
    return path.replace("_", " ").replace(".", ": ")


class Wording:
    """What the records of some collections are called.

    Args:
        collections: The records.
    """

    def __init__(self, collections: Collections) -> None:
        self._collections = collections
        self._titles: dict[tuple[str, str], str] = {}

    def title(self, record: Record) -> str:
        """What a record is called: its label or name, its first words, or else whom it brings together."""
        place = collection_of(type(record)), record.id
        if place not in self._titles:
            self._titles[place] = brief(self._title(record), _LONGEST)
        return self._titles[place]

    def _title(self, record: Record) -> str:
        for name in ("label", "name"):
            if isinstance(found := getattr(record, name, None), str) and found:
                return found
        for prop in properties(type(record)).values():
            found = prop.read(record)
            if prop.field.verbatim and not prop.many and isinstance(found, str) and found:
                return found
        # Very many are of one meeting: whom else a record names tells it apart better.
        named = sorted(references(record), key=lambda found: found[2] == _MEETINGS)
        names = dict.fromkeys(self.name(id_, names) for _, id_, names in named)
        return ", ".join(list(names)[:_MOST_NAMED]) or record.id

    def name(self, id_: str, names: Iterable[str]) -> str:
        """What a record of one of these collections is called, or its id where there is none."""
        for name in names:
            records = self._collections.collection(name)
            if id_ in records:
                found = records[id_]
                own = getattr(found, "label", None) or getattr(found, "name", None)
                return brief(own, _LONGEST) if isinstance(own, str) else id_
        return id_

    def link(self, id_: str, names: Iterable[str], words: str = "") -> Child:
        """A record of one of these collections as a link; its id alone where there is none."""
        names = tuple(names)
        for name in names:
            if id_ in self._collections.collection(name):
                return element(
                    "a", {"href": f"#{addresses.place(name, id_)}"}, words or self.name(id_, names)
                )
        return words or id_

    def value(self, value: Any, prop: Property) -> Markup:
        """One value of a property, as people read it; the records that it names are links."""
        if prop.field.refers_to and isinstance(value, str):
            return element("bdi", {}, self.link(value, prop.field.refers_to))
        if not isinstance(value, Value):
            return element("bdi", {}, in_words(self._collections, value, prop.field))
        links: list[Child] = []

        def named(id_: str, names: tuple[str, ...]) -> str:
            links.append(self.link(id_, names))
            return f"{_MARK}{len(links) - 1}{_MARK}"

        said = re.split(rf"{_MARK}(\d+){_MARK}", value.in_words(named))
        return element(
            "bdi",
            {},
            *(links[int(part)] if i % 2 and int(part) < len(links) else part for i, part in enumerate(said)),
        )

    def quoted(self, evidence: Evidence) -> Markup:
        """Words of a source in quotation marks, in their own language and direction."""
        source = self._collections.sources
        language = source[evidence.source].language if evidence.source in source else None
        return joined(["“", element("q", {"dir": "auto", "lang": language}, evidence.exact), "”"])

    def values(self, value: Any, prop: Property) -> Markup | None:
        """The value or values of a property; None where it is unknown."""
        if not prop.many:
            return None if value is None else self.value(value, prop)
        return joined((self.value(v, prop) for v in value), "; ") if value else None

    def plain(self, value: Any, prop: Property) -> str:
        """One value in a short line without links."""
        if prop.field.refers_to and isinstance(value, str):
            return self.name(value, prop.field.refers_to)
        said = value.in_words(self.name) if isinstance(value, Value) else in_words(self._collections, value)
        return brief(said, _LONGEST)
