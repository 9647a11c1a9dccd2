"""Which names, ids and codes records bear."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from security_meetings.model.names import Register
from security_meetings.model.schema import Record

__all__ = ["listed", "register"]

R = TypeVar("R", bound=Record)
_MOST_NAMED = 5


def register(records: Iterable[R]) -> Register[R]:
    """Who bears which name, id or code among some records."""
    found: Register[R] = Register()
    for record in records:
        found.add(record, _names_of(record), codes=_codes_of(record), made=_made_of(record))
    return found


def _names_of(record: Record) -> tuple[str, ...]:
    name = getattr(record, "name", None)
    return ((name,) if name else ()) + tuple(getattr(record, "other_names", ()))


def _codes_of(record: Record) -> tuple[str, ...]:
    alpha3 = getattr(record, "alpha3", None)
    return (record.id, alpha3) if alpha3 else (record.id,)


def _made_of(record: Record) -> Mapping[str, Iterable[str]]:
    """The forms that the build made of a record's names; those of as many words may be mixed."""
    made: dict[str, list[str]] = {}
    for form in getattr(record, "derived_names", ()):
        made.setdefault(f"of {len(form.split())} words", []).append(form)
    return made


def listed(ids: Iterable[str]) -> str:
    """The first of some ids, as a message names them, and how many more there are."""
    ids = list(ids)
    more = len(ids) - _MOST_NAMED
    return ", ".join(ids[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
