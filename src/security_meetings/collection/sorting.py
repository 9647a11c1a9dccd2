"""The order of records by one of their properties."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from security_meetings.errors import UnknownField, did_you_mean
from security_meetings.model.kinds import collection_of
from security_meetings.model.schema import Record, Value, described, properties

__all__ = ["in_order"]

R = TypeVar("R", bound=Record)
Key = tuple[Any, ...]


def in_order(
    cls: type[R], records: Iterable[R], by: Callable[[R], Any] | str, *, reverse: bool = False
) -> list[R]:
    """Records in the order of what a function gives, or of a property; the unknown comes last.

    Before it comes what is known and has no place among the others, as a day without its year.

    Raises:
        UnknownField: Records of this class have no such property, or what is given is neither.
    """
    if callable(by):
        return sorted(records, key=by, reverse=reverse)
    read = _reader(cls, by)
    known: list[tuple[Key, R]] = []
    placeless: list[R] = []
    unknown: list[R] = []
    for record in records:
        value = read(record)
        key = _key(value)
        if key is not None:
            known.append((key, record))
        else:
            (unknown if value is None or value == () else placeless).append(record)
    known.sort(key=lambda pair: pair[0], reverse=reverse)
    return [*(record for _, record in known), *placeless, *unknown]


def _reader(cls: type[Record], name: object) -> Callable[[Any], Any]:
    paths = {path: prop.read for path, prop in properties(cls).items()}
    # Claims and marks have no properties that claims fill, but fields all the same.
    fields = {part.name: part for part in described(cls)}
    known = dict.fromkeys(["id", *fields, *paths])
    if not isinstance(name, str) or name not in known:
        expected = "" if isinstance(name, str) else "expected a function or the name of a property: "
        hint = did_you_mean(name, known) if isinstance(name, str) else ""
        raise UnknownField(
            f"sorted_by(): {expected}{collection_of(cls)} have no property {name!r}{hint} "
            f"(known: {', '.join(known)})"
        )
    return paths.get(name) or (lambda record: getattr(record, name))


def _key(value: Any) -> Key | None:
    """What stands for a value in the order; None where it is unknown. Values of several sorts stand apart."""
    if isinstance(value, tuple):
        return (3, tuple(_key(each) or (4,) for each in value)) if value else None
    own = isinstance(value, Value) and type(value).bounds is not Value.bounds
    low, high = value.bounds if own else (value, value)
    if low is None:
        return None
    if not isinstance(low, (int, float, datetime.date)):
        return 2, str(low)
    return int(isinstance(low, datetime.date)), low, high is None, low if high is None else high
