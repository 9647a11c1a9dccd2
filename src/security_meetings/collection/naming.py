"""Which names, ids and codes records bear."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from security_meetings.errors import Ambiguous, NotFound
from security_meetings.model.kinds import collection_of, word_for
from security_meetings.model.names import Register
from security_meetings.model.schema import Record

__all__ = ["bearer", "not_one", "register"]

R = TypeVar("R", bound=Record)
_MOST_NAMED = 5
# So much of a name that nobody bears is repeated in the message.
_LONGEST_SHOWN = 100


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
    return (record.id, *((alpha3,) if alpha3 else ()), *getattr(record, "same_as", ()))


def _made_of(record: Record) -> Mapping[str, Iterable[str]]:
    """The forms that the build made of a record's names; those of as many words may be mixed."""
    made: dict[str, list[str]] = {}
    for form in getattr(record, "derived_names", ()):
        made.setdefault(f"of {len(form.split())} words", []).append(form)
    return made


def bearer(named: Register[R], name: str, cls: type[R]) -> R:
    """The record that bears a name.

    Args:
        named: Who bears which name.
        name: The name.
        cls: The class of the records, for messages.

    Raises:
        NotFound: Nothing has this name. Its candidates are the ids of all records that the message names.
        Ambiguous: Several records have it, or it is part of several names.
    """
    fits = named.bearing(name)
    if len(fits) == 1:
        return fits[0]
    shown = repr(name if len(name) <= _LONGEST_SHOWN else f"{name[:_LONGEST_SHOWN]}…")
    near = fits or named.suggested(name)
    if len(near) > 1:
        ids = [record.id for record in near]
        raise Ambiguous(f"{shown} fits {len(ids)} {collection_of(cls)}: {_listed(ids)}", ids)
    meant = [
        (getattr(record, "name", None), record)
        for record in near or named.within(name) or named.partly_within(name)
    ]
    meant = meant or [*named.closest(name)]
    forms = [f"{form!r} ({record.id})" for form, record in meant]
    hint = f"; did you mean {_listed(forms, ' or ')}?" if forms else ""
    raise NotFound(f"no {word_for(cls)} is named {shown}{hint}", [record.id for _, record in meant])


def not_one(cls: type[Record], ids: Sequence[str]) -> NotFound | Ambiguous:
    """The error for records of which there is not just one."""
    word = word_for(cls)
    if not ids:
        return NotFound(f"expected one {word}, found none")
    return Ambiguous(f"expected one {word}, found {len(ids)}: {_listed(ids)}", ids)


def _listed(ids: Iterable[str], between: str = ", ") -> str:
    """The first of some ids, as a message names them, and how many more there are."""
    ids = list(ids)
    more = len(ids) - _MOST_NAMED
    return between.join(ids[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
