"""What is known of sources, to weigh what they say: when they were published, whose voice each is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from security_meetings.model.days import earliest, latest
from security_meetings.model.names import printed_key

if TYPE_CHECKING:
    from security_meetings.model.sources import Source

__all__ = ["Moment", "Standing", "standing_of"]

Moment = tuple[int, int]
"""A day and the minutes of it that have passed."""

_WHOLE_DAY = 24 * 60
# So far a chain of reprints or of corrections is followed: no honest one is longer.
_MOST_STEPS = 64


class Standing(NamedTuple):
    """What is known of the sources, to weigh what they say.

    Attributes:
        moments: For each source of a known day the first and the last moment at which it may have been
            published.
        voices: Whose voice each source is: that of its publisher, or of what it reprints.
        corrected: For each source those that correct it, or what it reprints, or one of these.
        language: The language in which names are preferred; empty where none is.
    """

    moments: Mapping[str, tuple[Moment, Moment]] = MappingProxyType({})
    voices: Mapping[str, str] = MappingProxyType({})
    corrected: Mapping[str, frozenset[str]] = MappingProxyType({})
    language: str = ""


def standing_of(sources: Iterable[Source], language: str = "") -> Standing:
    """What is known of these sources.

    A source of no known day counts as of the last day that it tells of. One that reprints another speaks with
    its voice, and is no news: it counts as of the other's day. One publisher has one voice, and a source of
    which neither is known speaks for itself. What corrects a source corrects its reprints too, and what
    corrects a correction corrects both.
    """
    sources = list(sources)
    moments = {source.id: found for source in sources if (found := _moments(source))}
    origins = {source.id: source.reprint_of for source in sources if source.reprint_of}
    # Capitals, spaces and the form in which a letter is stored make no other publisher.
    publishers = {s.id: printed_key(s.publisher) or s.publisher for s in sources if s.publisher}
    first = {source.id: _origin(source.id, origins) for source in sources}
    moments |= {id_: moments[of] for id_, of in first.items() if of in moments}
    voices = {id_: f"by {publishers[of]}" if of in publishers else of for id_, of in first.items()}
    correcting: dict[str, list[str]] = defaultdict(list)
    for source in sources:
        if source.corrects:
            correcting[source.corrects].append(source.id)
    corrected = {s.id: by for s in sources if correcting and (by := _corrected(s.id, correcting, origins))}
    return Standing(moments, voices, corrected, language)


def _origin(id_: str, origins: Mapping[str, str]) -> str:
    """What a source reprints in the end; of sources that reprint each other, the first by the alphabet."""
    way = [id_]
    while (further := origins.get(way[-1])) is not None and len(way) < _MOST_STEPS:
        if further in way:
            return min(way[way.index(further) :])
        way.append(further)
    return way[-1]


def _corrected(
    id_: str, correcting: Mapping[str, Iterable[str]], origins: Mapping[str, str]
) -> frozenset[str]:
    """The sources that correct one, what it reprints, or one of those that do."""
    found: set[str] = set()
    seen, left = {id_}, [id_]
    while left and len(seen) < _MOST_STEPS:
        at = left.pop()
        by = correcting.get(at, ())
        found.update(by)
        further = {*by, origins.get(at, at)} - seen
        seen |= further
        left += sorted(further)
    return frozenset(found - {id_})


def _moments(source: Source) -> tuple[Moment, Moment] | None:
    first, last = earliest(source.published), latest(source.published)
    if first is None or last is None:
        day = source.as_of
        return ((day.toordinal(), 0), (day.toordinal(), _WHOLE_DAY)) if day else None
    minutes = _minutes(source.published_time) if first == last else None
    begin, end = (0, _WHOLE_DAY) if minutes is None else (minutes, minutes)
    return (first.toordinal(), begin), (last.toordinal(), end)


_TIME = (
    r"(?<![\d:.])([01]?\d|2[0-3])(?:(?: ?[h:] ?|\.)([0-5]\d))?(?![\d:.]*\d)"
    r"\s?(?:([ap])\.?\s?m\b|(h|uhr)\b)?"
)
_NOON = 12


def _minutes(time: str | None) -> int | None:
    """The minutes of the day of a printed time such as `15:32`, `3.32 pm` or `15h32`; None for none."""
    for match in re.finditer(_TIME, (time or "").casefold(), re.ASCII):
        hour, minute, half = int(match[1]), match[2], match[3]
        if minute is None and half is None and match[4] is None:
            continue  # a number alone is no time
        if half:
            if not 1 <= hour <= _NOON:
                return None
            hour = hour % _NOON + (_NOON if half == "p" else 0)
        return hour * 60 + int(minute or 0)
    return None
