"""The register of all kinds of record: which collection holds them, and where the class lives.

A class is imported when it is first asked for, so that whoever wants a meeting does not wait for
everything else. A new kind is one class in a module of its own, and one line here.
"""

from __future__ import annotations

# As typing has it, but without the cost of importing typing: this module is always imported.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from security_meetings.model.schema import Record

__all__ = [
    "HOMES",
    "class_of",
    "collection_of",
    "kinds",
    "place_of",
    "register",
    "unregister",
    "word_for",
    "words_for",
]

# Collection, module and class: of our own kinds the module below `model`, of registered ones its whole name.
HOMES: dict[str, tuple[str, str]] = {
    "series": ("records.series", "MeetingSeries"),
    "meetings": ("records.meetings", "Meeting"),
    "sessions": ("records.sessions", "Session"),
    "delegations": ("records.delegations", "Delegation"),
    "attendances": ("records.attendances", "Attendance"),
    "tallies": ("records.tallies", "Tally"),
    "officials": ("records.officials", "Official"),
    "roles": ("records.roles", "Role"),
    "talks": ("records.talks", "BilateralTalk"),
    "statements": ("records.statements", "Statement"),
    "remarks": ("records.remarks", "Remark"),
    "plans": ("records.plans", "Plan"),
    "organizations": ("records.organizations", "Organization"),
    "countries": ("records.countries", "Country"),
    "places": ("records.places", "Place"),
    "memberships": ("records.memberships", "Membership"),
    "topics": ("records.topics", "Topic"),
    "sources": ("sources", "Source"),
    "claims": ("claims", "Claim"),
    "marks": ("claims", "Mark"),
}
_LOADED: dict[str, type[Record]] = {}
_COLLECTIONS = {cls: collection for collection, (_, cls) in HOMES.items()}


def class_of(collection: str) -> type[Record]:
    """The class of the records of a collection.

    Raises:
        KeyError: There is no such collection.
    """
    cls = _LOADED.get(collection)
    if cls is None:
        import importlib

        module, name = HOMES[collection]
        cls = _LOADED[collection] = getattr(
            importlib.import_module(f"security_meetings.model.{module}"), name
        )
    return cls


def kinds() -> dict[str, type[Record]]:
    """Every kind of record, by the name of its collection, in the order of this register."""
    return {collection: class_of(collection) for collection in HOMES}


def collection_of(cls: type[Record] | Record) -> str:
    """The name of the collection that holds records of this class.

    >>> from security_meetings import BilateralTalk
    >>> collection_of(BilateralTalk)
    'talks'
    """
    return _COLLECTIONS[(cls if isinstance(cls, type) else type(cls)).__name__]


def place_of(record: Record) -> str:
    """Where a record is, as `collection/id`.

    >>> from security_meetings import BilateralTalk
    >>> place_of(BilateralTalk("ru-ir-2025"))
    'talks/ru-ir-2025'
    """
    return f"{collection_of(record)}/{record.id}"


def word_for(cls: type) -> str:
    """The class's name as words.

    >>> from security_meetings import BilateralTalk
    >>> word_for(BilateralTalk)
    'bilateral talk'
    """
    return "".join(f" {c}" if c.isupper() else c for c in cls.__name__).strip().lower()


def words_for(collections: Iterable[str]) -> str:
    """What a record of one of some collections is called.

    >>> words_for(("countries", "organizations"))
    'country or organization'
    """
    return " or ".join(word_for(class_of(collection)) for collection in collections)


def unregister(collection: str) -> None:
    """Take back what `register` added."""
    _, name = HOMES.pop(collection)
    del _COLLECTIONS[name]
    _LOADED.pop(collection, None)


def register(collection: str, cls: type[Record]) -> None:
    """Add a kind of record of another package, so that packs may hold it, in a collection of this name.

    Raises:
        ValueError: There is such a collection, or the class has one.
    """
    if collection in HOMES or cls.__name__ in _COLLECTIONS:
        raise ValueError(f"{collection!r} or {cls.__name__} is registered already")
    HOMES[collection] = cls.__module__, cls.__name__
    _COLLECTIONS[cls.__name__] = collection
    _LOADED[collection] = cls
