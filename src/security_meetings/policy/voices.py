"""Whose voices count for which day."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping

from security_meetings.model.claims import AnyValue
from security_meetings.model.days import PartialDate, parts_of

__all__ = ["joined_voices"]


def joined_voices(voices: Mapping[AnyValue, set[str]]) -> Mapping[AnyValue, set[str]]:
    """The voices of each value, where those of days that stand together count for each other.

    Who says "2018" says nothing against 2018-04-25, and who names that day says "2018" too.
    """
    days = {value: parts for value in voices if (parts := _parts(value))}
    if not any(None in parts for parts in days.values()):
        return voices
    kinds = {_kind(parts) for parts in days.values()}
    # The voices of all days of one kind with the same parts, as far as days of another kind have them.
    alike: dict[object, set[str]] = defaultdict(set)
    for value, parts in days.items():
        for kind in kinds:
            alike[_kind(parts), kind, _shared(parts, kind)] |= voices[value]
    return dict(voices) | {
        value: set().union(*(alike[kind, _kind(parts), _shared(parts, kind)] for kind in kinds))
        for value, parts in days.items()
    }


_Parts = tuple[int | None, int | None, int | None]


def _parts(value: AnyValue) -> _Parts | None:
    """Year, month and day of a day that is sure; None for all else."""
    sure = isinstance(value, datetime.date) or (isinstance(value, PartialDate) and value.qualifier is None)
    return parts_of(value) if sure else None  # type: ignore[arg-type]


def _kind(parts: _Parts) -> tuple[bool, ...]:
    return tuple(part is not None for part in parts)


def _shared(parts: _Parts, kind: tuple[bool, ...]) -> tuple[int | None, ...]:
    return tuple(part if known else None for part, known in zip(parts, kind, strict=True))
