"""What was found by a name, and what refers to a record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import attrs

from security_meetings.model.briefs import brief, visible
from security_meetings.model.displays import Shown
from security_meetings.model.equality import Compared
from security_meetings.model.kinds import place_of
from security_meetings.model.pages import Layout, Words, dim
from security_meetings.model.schema import Record

__all__ = ["Found", "Referring", "row_of"]

# How many ids of referring records are named before the rest is only counted.
_MOST_NAMED = 4


@attrs.frozen
class Found(Compared, Shown):
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

    def _lay_out(self, page: Layout) -> None:
        found: list[Any] = [*self.whole, *self.partly]
        if not found:
            page.write(f"Nothing is named {self.name!r}{self.hint or '.'}")
        page.fields([(place_of(r), [r.name or "", dim(_in_brackets(r.other_names))]) for r in found], 0)

    def __repr__(self) -> str:
        return f"<Found {brief(self.name)!r}: {len(self.whole)} whole, {len(self.partly)} partly>"


def _in_brackets(names: Sequence[str]) -> str:
    return f"({'; '.join(names)})" if names else ""


class _Referring(NamedTuple):
    collection: str
    property: str
    ids: tuple[str, ...]


class Referring(_Referring, Shown):
    """Records that refer to one record by one of their properties; a named tuple.

    Attributes:
        collection: Their collection.
        property: The path of the property.
        ids: Their ids; never empty.
    """

    __slots__ = ()

    def _lay_out(self, page: Layout) -> None:
        page.fields([row_of(self)], 0)

    def __repr__(self) -> str:
        named = _some_of(self)
        told = f": {named}" if named else ""
        return visible(f"<Referring {len(self.ids)} {self.collection} as {self.property}{told}>")


def row_of(found: Referring) -> tuple[str, Words]:
    """The collection, and beside it how many of it refer to the record, and by which property."""
    return found.collection, [f"{len(found.ids)} as {found.property}", dim(_some_of(found))]


def _some_of(found: Referring) -> str:
    # The ids of claims are digests: their number says more.
    named = () if found.collection == "claims" else found.ids[:_MOST_NAMED]
    more = f" and {len(found.ids) - len(named)} more" if named and len(found.ids) > len(named) else ""
    return ", ".join(named) + more
