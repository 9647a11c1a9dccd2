"""What changed between two packs, or two versions of one, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import attrs

from security_meetings.collection.collection import Collection
from security_meetings.collection.shelf import Collections
from security_meetings.model.briefs import counted
from security_meetings.model.claims import Claim, Mark
from security_meetings.model.kinds import HOMES, class_of, collection_of, word_for
from security_meetings.model.schema import properties

__all__ = ["Change", "Difference", "difference"]


@attrs.frozen
class Change:
    """One thing that is not as it was.

    Attributes:
        what: Whether it was added, removed or changed.
        collection: The collection concerned.
        id: The id of the record or claim.
        property: The property that changed; empty where the whole record came or went.
        old: The value before; `None` where there was none.
        new: The value now; `None` where there is none.
    """

    what: Literal["added", "removed", "changed"]
    collection: str
    id: str
    property: str = ""
    old: Any = None
    new: Any = None

    def __str__(self) -> str:
        name = f"{word_for(class_of(self.collection))} {self.id!r}"
        if self.what == "changed":
            return f"{name}: {self.property} was {_words(self.old)}, is {_words(self.new)}"
        shown = self.new if self.what == "added" else self.old
        return f"{name} {self.what}" + (f": {_words(shown)}" if isinstance(shown, Claim) else "")


@attrs.frozen
class Difference:
    """All changes from one data set to another.

    Attributes:
        records: Changes of records.
        claims: Claims that came, went, or were weighed anew.
        marks: Marks that came or went.
    """

    records: tuple[Change, ...]
    claims: tuple[Change, ...]
    marks: tuple[Change, ...]

    @property
    def breaking(self) -> bool:
        """Whether somebody who relied on the old data may now get another answer."""
        return any(change.what != "added" for change in self.records)

    def __repr__(self) -> str:
        return (
            f"<Difference: {counted(len(self.records), 'change')} of records, {len(self.claims)} of claims, "
            f"{len(self.marks)} of marks>"
        )

    def __str__(self) -> str:
        if not (self.records or self.claims or self.marks):
            return "no difference"
        kind = "a breaking data change" if self.breaking else "a compatible data change"
        head = (
            f"{kind}: {counted(len(self.records), 'change')} of records, "
            f"{len(self.claims)} of claims, {len(self.marks)} of marks"
        )
        return "\n".join([head, *(f"  {c}" for c in (*self.records, *self.claims, *self.marks))])


def difference(old: Collections, new: Collections) -> Difference:
    """Compare two data sets, record by record and claim by claim.

    Args:
        old: The collections of the one.
        new: The collections of the other.
    """
    changes = {name: tuple(_changes(name, old.collection(name), new.collection(name))) for name in HOMES}
    claims, marks = (changes.pop(collection_of(cls)) for cls in (Claim, Mark))
    return Difference(tuple(c for found in changes.values() for c in found), claims, marks)


def _changes(name: str, old: Collection[Any], new: Collection[Any]) -> Iterator[Change]:
    before, after = ({r.id: r for r in records} for records in (old, new))
    for id_ in sorted({*before, *after}):
        was, now = before.get(id_), after.get(id_)
        if was is None:
            yield Change("added", name, id_, new=now)
        elif now is None:
            yield Change("removed", name, id_, old=was)
        elif was != now:
            for prop in properties(class_of(name)).values():
                a, b = prop.read(was), prop.read(now)
                if a != b:
                    yield Change("changed", name, id_, prop.path, a, b)


def _words(value: Any) -> str:
    if value is None or value == ():
        return "unknown"
    if isinstance(value, Claim):
        said = f"{value.source or 'editorial'}: {value.place} = {_words(value.value)}"
        return said if value.modality == "asserted" else f"{said} ({value.modality})"
    if isinstance(value, tuple):
        return ", ".join(map(_words, value))
    return str(value)
