"""What is known of sources, to weigh what they say: when they were published, whose voice each is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from security_meetings.model.days import earliest, latest
from security_meetings.model.names import printed_key
from security_meetings.policy.hours import clock

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
        zoned: The sources whose time of day is told by the clock of UTC.
        withdrawn: The sources that are withdrawn as a whole, and their reprints.
    """

    moments: Mapping[str, tuple[Moment, Moment]] = MappingProxyType({})
    voices: Mapping[str, str] = MappingProxyType({})
    corrected: Mapping[str, frozenset[str]] = MappingProxyType({})
    language: str = ""
    zoned: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()

    def comparable(self, sources: Iterable[str]) -> Mapping[str, tuple[Moment, Moment]]:
        """The moments of some sources, as far as they can be compared.

        Beside a time by a known clock, one by a clock that nobody knows is any time of its day.
        """
        if not self.moments:
            return {}
        known = {id_: found for id_ in sources if (found := self.moments.get(id_))}
        if not self.zoned or known.keys().isdisjoint(self.zoned):
            return known
        return {
            id_: ((first, 0), (last, _WHOLE_DAY)) if id_ not in self.zoned else self.moments[id_]
            for id_, ((first, _), (last, _)) in known.items()
        }


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
    timed = {source.id: time.zoned for source in sources if (time := clock(source.published_time))}
    zoned = frozenset(id_ for id_, of in first.items() if timed.get(of if of in moments else id_))
    voices = {id_: f"by {publishers[of]}" if of in publishers else of for id_, of in first.items()}
    correcting: dict[str, list[str]] = defaultdict(list)
    for source in sources:
        if source.corrects:
            correcting[source.corrects].append(source.id)
    corrected = {s.id: by for s in sources if correcting and (by := _corrected(s.id, correcting, origins))}
    gone = {source.id for source in sources if source.withdrawn}
    withdrawn = frozenset(id_ for id_, of in first.items() if not gone.isdisjoint((id_, of)))
    return Standing(moments, voices, corrected, language, zoned, withdrawn)


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
    time = clock(source.published_time) if first == last else None
    # By another clock it may be another day; the day that is printed counts.
    begin, end = (0, _WHOLE_DAY) if time is None else (_on_the_day(time.first), _on_the_day(time.last))
    return (first.toordinal(), begin), (last.toordinal(), end)


def _on_the_day(minutes: int) -> int:
    return min(max(minutes, 0), _WHOLE_DAY)
