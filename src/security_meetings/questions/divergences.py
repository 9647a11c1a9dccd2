"""Accounts that differ without one value contradicting another."""

from __future__ import annotations

import builtins
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs

from security_meetings.collection.shelf import Collections
from security_meetings.model.briefs import brief, visible
from security_meetings.model.claims import Claim, Evidence, lay_places
from security_meetings.model.displays import Shown
from security_meetings.model.kinds import collection_of
from security_meetings.model.pages import Layout, bold
from security_meetings.model.records.meetings import Meeting
from security_meetings.model.records.sessions import Session
from security_meetings.model.schema import Record, properties
from security_meetings.policy import in_reading_order
from security_meetings.questions.why import claims_on, sources_of

__all__ = ["Divergence", "divergences"]

# Statuses of what was to come: the meeting is over, and nobody reports that it came.
_AHEAD = {"invited", "expected", "confirmed", "planned", "announced"}
# Kinds of sessions that two articles may call by different names.
_CIRCLES = {"multilateral", "consultation"}


@attrs.frozen
class Divergence(Shown):
    """Accounts that differ, with the words of each.

    Attributes:
        kind: `listed by some`, `opposed`, `never reported`, `perhaps one` or `shorter list`.
        collection: The collection of the record concerned.
        subject: The id of the record concerned.
        property: The property concerned.
        claims: The claims concerned; never empty.
        words: What differs, in a sentence.
    """

    kind: str
    collection: str
    subject: str
    property: str
    claims: tuple[Claim, ...]
    words: str

    @builtins.property  # the bare word is a field above
    def evidence(self) -> tuple[Evidence, ...]:
        """The spans concerned, in the order of the claims."""
        return tuple(dict.fromkeys(e for c in self.claims for e in c.evidence))

    def _lay_out(self, page: Layout) -> None:
        page.write([bold(f"{self.kind}:"), f"{self.collection}/{self.subject}#{self.property}"])
        page.write(self.words, 2)
        lay_places(page, self.evidence)

    def __repr__(self) -> str:
        place = visible(f"{self.collection}/{self.subject}#{self.property}")
        return f"<Divergence {self.kind} {place}: {brief(self.words)}>"


def divergences(collections: Collections) -> list[Divergence]:
    """Every divergence that a machine can see, or an editor has linked, by kind and place."""
    found = [d for check in CHECKS for d in check(collections)]
    return sorted(found, key=lambda d: (d.kind, d.collection, d.subject, d.property))


def _on(collections: Collections, record: Record, *paths: str) -> list[Claim]:
    known = claims_on(collections, record)
    return in_reading_order(c for path in paths for c in known.get(path, ()))


def _found(kind: str, record: Record, path: str, claims: Iterable[Claim], words: str) -> Iterator[Divergence]:
    claims = tuple(claims)
    if claims:
        yield Divergence(kind, collection_of(record), record.id, path, claims, words)


def _listed_by_some(collections: Collections) -> Iterator[Divergence]:
    """A participant that only some of the sources list that list participants at all.

    A source that has somebody of a party attend or hold a talk there does not pass over that party.
    """
    for meeting in collections.meetings:
        tell = _told_otherwise(collections, meeting)
        listed = {
            d: set(sources_of(collections, d)) for d in collections.delegations.where(meeting=meeting.id)
        }
        listing = set().union(*listed.values())
        for delegation, sources in listed.items():
            ways = tell.get(delegation.party, {})
            silent = sorted(listing - sources - set().union(*ways.values()))
            if sources and silent:
                listing_it = f"{_list(sources)} {_verb(sources, 'lists', 'list')} it"
                words = f"{listing_it}, {_list(silent)} {_verb(silent, 'does', 'do')} not"
                for how, tellers in ways.items():
                    if others := (listing & tellers) - sources:
                        words += f"; {_list(others)} {_verb(others, 'tells', 'tell')} {how}"
                yield from _found(
                    "listed by some",
                    delegation,
                    "party",
                    _on(collections, delegation, "party", "status"),
                    words,
                )


def _told_otherwise(collections: Collections, meeting: Meeting) -> dict[str | None, dict[str, set[str]]]:
    """Who tells of a party at a meeting in another way than by listing it, by the way in words."""
    found: dict[str | None, dict[str, set[str]]] = {}
    told: list[tuple[str | None, str, Record]] = [
        (a.party, "of somebody of it there", a) for a in collections.attendances.where(meeting=meeting.id)
    ]
    talks = collections.talks.where(meeting=meeting.id)
    told += [(party, "of a talk with it", talk) for talk in talks for party in talk.parties]
    for party, way, record in told:
        found.setdefault(party, {}).setdefault(way, set()).update(sources_of(collections, record))
    return found


def _opposed(collections: Collections) -> Iterator[Divergence]:
    """Two statements or remarks of which an editor says that they oppose each other."""
    for record in (*collections.statements, *collections.remarks):
        for other_id in record.opposes:
            for kind in (collections.statements, collections.remarks):
                if other_id in kind:
                    other: Any = kind[other_id]
                    claims = [*_on(collections, record, "text"), *_on(collections, other, "text")]
                    words = f"{record.id} and {other_id} say the contrary of each other"
                    yield from _found("opposed", record, "opposes", claims, words)


def _never_reported(collections: Collections) -> Iterator[Divergence]:
    """What was announced for a meeting that is over, and that no source reports."""
    kinds: Sequence[Iterable[Any]] = (
        collections.delegations,
        collections.attendances,
        collections.sessions,
        collections.talks,
    )
    for record in itertools.chain.from_iterable(kinds):
        meeting = record.meeting
        if (
            record.status in _AHEAD
            and meeting is not None
            and meeting in collections.meetings
            and _is_over(collections.meetings[meeting])
        ):
            words = f"it was {record.status}, and no source reports that it came about"
            yield from _found("never reported", record, "status", _on(collections, record, "status"), words)


def _is_over(meeting: Meeting) -> bool:
    return meeting.status == "held"


def _perhaps_one(collections: Collections) -> Iterator[Divergence]:
    """Two gatherings of one circle at one meeting, each told by sources that do not tell of the other."""
    alike: dict[tuple[str, frozenset[str]], list[Session]] = defaultdict(list)
    for session in collections.sessions:
        if session.kind in _CIRCLES and session.meeting and (circle := _circle(collections, session)):
            alike[session.meeting, circle].append(session)
    for (_, circle), sessions in alike.items():
        for one, other in itertools.combinations(sessions, 2):
            if not set(sources_of(collections, one)) & set(sources_of(collections, other)):
                claims = [
                    *_on(collections, one, "kind", "participants"),
                    *_on(collections, other, "kind", "participants"),
                ]
                both = f"both are of {_list(circle)}, and no source tells of both"
                words = f"{one.id} and {other.id} may be one event: {both}"
                yield from _found("perhaps one", one, "participants", claims, words)


def _circle(collections: Collections, session: Session) -> frozenset[str]:
    """Who meets, or is to: the bodies, and where there is none, all parties; the host may sit beside them."""
    there = [c for c in _on(collections, session, "participants") if c.rank != "deprecated"]
    parties = {str(c.value) for c in there if c.modality not in ("denied", "speculated")}
    return frozenset(p for p in parties if p in collections.organizations) or frozenset(parties)


def _shorter_list(collections: Collections) -> Iterator[Divergence]:
    """A count beside a list of the same things that is shorter."""
    for meeting in collections.meetings:
        listed = {
            "delegations": len(collections.delegations.where(meeting=meeting.id, status="attended")),
            "plenary_sessions": len(collections.sessions.where(meeting=meeting.id, kind="plenary")),
            "multilateral_meetings": len(collections.sessions.where(meeting=meeting.id, kind="multilateral")),
            "host_talks": len(collections.talks.where(meeting=meeting.id, status="held")),
        }
        for name, number in listed.items():
            count = getattr(meeting.counts, name)
            if count is not None and 0 < number < count.bounds[0]:
                path = f"counts.{name}"
                counted = properties(Meeting)[path].field.unit
                words = f"{count} {counted} are counted, {number} of them can be named from these sources"
                yield from _found("shorter list", meeting, path, _on(collections, meeting, path), words)


def _list(names: Iterable[str]) -> str:
    *most, last = sorted(names)
    return f"{', '.join(most)} and {last}" if most else last


def _verb(names: Iterable[str], one: str, several: str) -> str:
    return one if len(set(names)) == 1 else several


CHECKS = (_listed_by_some, _opposed, _never_reported, _perhaps_one, _shorter_list)
