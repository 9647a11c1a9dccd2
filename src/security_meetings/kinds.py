"""The register of all kinds of record: which collection holds them, and where the class lives.

A class is imported when it is first asked for, so that whoever wants a meeting does not wait for
everything else. A new kind is one class in a module of its own, and one line here.
"""

import functools
import importlib
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from security_meetings.schema import Record

__all__ = ["HOMES", "collection_of", "kinds", "word_for"]

# Collection, module below this package, class.
HOMES: Mapping[str, tuple[str, str]] = {
    "series": ("records.series", "MeetingSeries"),
    "meetings": ("records.meetings", "Meeting"),
    "sessions": ("records.sessions", "Session"),
    "delegations": ("records.delegations", "Delegation"),
    "officials": ("records.officials", "Official"),
    "roles": ("records.roles", "Role"),
    "talks": ("records.talks", "BilateralTalk"),
    "statements": ("records.statements", "Statement"),
    "plans": ("records.plans", "Plan"),
    "organizations": ("records.organizations", "Organization"),
    "countries": ("records.countries", "Country"),
    "memberships": ("records.memberships", "Membership"),
    "topics": ("records.topics", "Topic"),
    "sources": ("claims", "Source"),
    "claims": ("claims", "Claim"),
    "marks": ("claims", "Mark"),
}
_COLLECTIONS = {cls: collection for collection, (_, cls) in HOMES.items()}


class _Kinds(Mapping[str, "type[Record]"]):
    """The classes by collection, each imported when asked for."""

    def __getitem__(self, collection: str) -> "type[Record]":
        module, name = HOMES[collection]
        cls: type[Record] = getattr(importlib.import_module(f"security_meetings.{module}"), name)
        return cls

    def __iter__(self) -> Iterator[str]:
        return iter(HOMES)

    def __len__(self) -> int:
        return len(HOMES)


@functools.cache
def kinds() -> Mapping[str, "type[Record]"]:
    """Every kind of record, by the name of its collection, in the order of this register."""
    return _Kinds()


def collection_of(cls: "type[Record] | Record") -> str:
    """The name of the collection that holds records of this class.

    >>> from security_meetings import BilateralTalk
    >>> collection_of(BilateralTalk)
    'talks'
    """
    return _COLLECTIONS[(cls if isinstance(cls, type) else type(cls)).__name__]


def word_for(cls: type) -> str:
    """The class's name as words.

    >>> from security_meetings import BilateralTalk
    >>> word_for(BilateralTalk)
    'bilateral talk'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__).lower()
