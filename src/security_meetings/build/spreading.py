"""One line for many subjects: an id with a star in it stands for one of each item of a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from security_meetings.model.schema import Property

__all__ = ["STAR", "Spread", "is_spread", "spread"]

STAR = "*"


class Spread(NamedTuple):
    """One subject of a line.

    Attributes:
        subject: Its id.
        stated: What is said of it: a property behind each name.
        item: The place in the list of the item that it was made of; None where no list is spread.
        over: The path of the property whose list is spread; empty where none is.
    """

    subject: str
    stated: Any
    item: int | None = None
    over: str = ""


def spread(written: str, stated: Any, known: Mapping[str, Property]) -> Iterator[Spread]:
    """The subjects that an id stands for: itself, or one for each item where it holds a star.

    The list is that of the one property that takes a single value and is given several. The star becomes the
    item in small letters, its spaces hyphens; all else that the line says is said of each.

    Args:
        written: The id as an author writes it.
        stated: What stands behind it.
        known: The properties of such a subject, by path.

    Raises:
        ValueError: There is a star, but not one list for it, or an item is no text.

    >>> from security_meetings import Delegation
    >>> from security_meetings.model.schema import properties
    >>> said = {"party": ["CV", "SZ"], "status": "expected"}
    >>> [s.subject for s in spread("imhr-2019-*", said, properties(Delegation))]
    ['imhr-2019-cv', 'imhr-2019-sz']
    """
    if STAR not in written:
        yield Spread(written, stated)
        return
    if written.count(STAR) > 1:
        raise ValueError(f"the id {written!r} holds two stars: one stands for each item of one list")
    lists = {
        name: _items(raw)
        for name, raw in (stated.items() if isinstance(stated, dict) else ())
        if _items(raw) is not None and name in known and is_spread(known[name])
    }
    if len(lists) != 1:
        found = " and ".join(lists) or "none is"
        raise ValueError(
            f"the star of {written!r} stands for the items of one list, of a property that else takes one "
            f'value, such as party = ["CV", "SZ"]; here {found} given so'
        )
    [(over, items)] = lists.items()
    subjects: dict[str, int] = {}
    for i, item in enumerate(items or ()):
        told = item.get("value") if isinstance(item, dict) else item
        if not isinstance(told, str) or not told.strip():
            raise ValueError(f"{over}: expected texts for the star of {written!r}, got {told!r}")
        subject = written.replace(STAR, "-".join(told.lower().split()))
        if subject in subjects:
            raise ValueError(f"{over}: {told!r} stands twice in the list of {written!r}")
        subjects[subject] = i
        own = {**_beside(stated[over]), "value": told, **(item if isinstance(item, dict) else {})}
        yield Spread(subject, {**stated, over: own}, i, over)


def is_spread(prop: Property) -> bool:
    """Whether a list of values for a property is one of many subjects: each can have but one.

    >>> from security_meetings import Delegation
    >>> from security_meetings.model.schema import properties
    >>> [name for name in ("party", "status", "reason") if is_spread(properties(Delegation)[name])]
    ['party', 'status']
    """
    return not (prop.many or prop.field.variants)


def _items(raw: Any) -> list[Any] | None:
    """The items of a list, which may have keys of its own beside it; None where it is no list."""
    value = raw.get("value") if isinstance(raw, dict) else raw
    return value if isinstance(value, list) else None


def _beside(raw: Any) -> dict[str, Any]:
    """What is said beside a value."""
    return {key: item for key, item in raw.items() if key != "value"} if isinstance(raw, dict) else {}
