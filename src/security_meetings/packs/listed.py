"""Records that lie in one JSON list."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, TypeVar

from security_meetings.codec.collector import collector_paused
from security_meetings.codec.generated import REFUSALS, constructor
from security_meetings.codec.text import TooLong, pairs_of_items, parse_items, parse_json, parse_pairs
from security_meetings.errors import InvalidData, Problem
from security_meetings.packs.faults import Faults, unseen_ids
from security_meetings.packs.limits import DEFAULT_LIMITS, Limits, PastLimit

__all__ = ["decoded", "decoded_list", "unique"]

T = TypeVar("T")


def decoded(cls: type[T], raw: bytes, file: str) -> T:
    """The one object that a file holds.

    Raises:
        InvalidData: With every problem of the file.
    """
    with suppress(RecursionError, *REFUSALS):
        return constructor(cls)(parse_pairs(raw.decode()))
    # The fast road says only that something is wrong; the codec says what.
    from security_meetings.codec.strict import decode

    return decode(cls, parse_json(raw, file), file)


def decoded_list(
    cls: type[T],
    raw: bytes,
    file: str,
    problems: list[Problem] | None,
    limits: Limits = DEFAULT_LIMITS,
) -> dict[int, T]:
    """The records by their place in the list; with `problems`, the good ones.

    Raises:
        InvalidData: With every problem of the file, if `problems` is None.
        PastLimit: It holds more than the limits allow.
    """
    with suppress(RecursionError, *REFUSALS), collector_paused():
        return _at_once(cls, raw, limits)
    try:
        return _one_by_one(cls, raw, file, problems, limits)
    except TooLong as exc:
        past = limits.told("line_bytes", f"a record of more than {limits.line_bytes} bytes")
        raise PastLimit(past) from exc


def _at_once(cls: type[T], raw: bytes, limits: Limits) -> dict[int, T]:
    """The records of a list in which nothing is wrong."""
    make = constructor(cls)
    good: dict[int, T] = {}
    for i, item in enumerate(pairs_of_items(raw.decode(), limits.line_bytes)):
        good[i] = make(item)
        if i >= limits.records:
            limits.hold("records", i + 1, "records so far")
    return good


def _one_by_one(
    cls: type[T], raw: bytes, file: str, problems: list[Problem] | None, limits: Limits
) -> dict[int, T]:
    """The same where something is wrong: the codec says what."""
    from security_meetings.codec.strict import decode

    good, faults = {}, Faults(file, limits)
    with collector_paused():
        for i, item in enumerate(parse_items(raw, file, limits.digits, limits.line_bytes)):
            limits.hold("records", i + 1, "records so far")
            try:
                good[i] = decode(cls, item, file)
            except InvalidData as exc:
                told = [Problem(file, f"$[{i}]{p.where.removeprefix('$')}", p.message) for p in exc.problems]
                faults.note(i, told)
            if faults.enough:
                break
    if problems is not None:
        problems.extend(faults.told())
    elif faults:
        raise InvalidData(faults.told())
    return good


def unique(
    records: dict[int, Any],
    file: str,
    problems: list[Problem] | None,
    limits: Limits = DEFAULT_LIMITS,
) -> list[Any]:
    """The records without those whose id stands before them already, or is one that nobody sees.

    Raises:
        InvalidData: There are such records, and `problems` is None.
        PastLimit: An id is too long.
    """
    kept: dict[str, Any] = {}
    wrong = []
    for i, record in records.items():
        if kept.setdefault(record.id, record) is not record:
            wrong.append(Problem(file, f"$[{i}].id", f"the id {record.id!r} stands twice"))
    limits.hold("id_letters", max(map(len, kept), default=0), "letters in an id")
    if unseen := unseen_ids(kept.keys()):
        wrong += [Problem(file, f"$[{i}].id", unseen[r.id]) for i, r in records.items() if r.id in unseen]
        kept = {id_: record for id_, record in kept.items() if id_ not in unseen}
    if wrong and problems is None:
        raise InvalidData(wrong)
    if problems is not None:
        problems.extend(wrong)
    return list(kept.values())
