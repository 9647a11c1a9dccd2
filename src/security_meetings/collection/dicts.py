"""The records of a collection, from a list as JSON has it."""

from __future__ import annotations

from typing import TypeVar

from security_meetings.codec.strict import decode_list
from security_meetings.errors import InvalidData, InvalidValue, Problem
from security_meetings.model.schema import Record

__all__ = ["records_of"]

R = TypeVar("R", bound=Record)


def records_of(kind: type[R], data: object) -> list[R]:
    """The records of a list of objects, strictly.

    Raises:
        InvalidData: With everything that is wrong, each with its path; also where an id stands twice.
        InvalidValue: What is given as a class is none of a kind of record.
    """
    if not (isinstance(kind, type) and issubclass(kind, Record)):
        raise InvalidValue(f"expected a class of records such as Meeting, got {kind!r}")
    file = kind.__name__
    records = decode_list(kind, data, file)
    first: dict[str, int] = {}
    problems = [
        Problem(file, f"$[{place}].id", f"id {record.id!r} stands at $[{first[record.id]}] already")
        for place, record in enumerate(records)
        if first.setdefault(record.id, place) != place
    ]
    if problems:
        raise InvalidData(problems)
    return records
