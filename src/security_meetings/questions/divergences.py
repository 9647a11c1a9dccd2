"""Accounts that differ without one value contradicting another."""

from __future__ import annotations

import builtins
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from security_meetings.collection.collection import Collection
from security_meetings.collection.shelf import Collections
from security_meetings.model.briefs import brief, visible
from security_meetings.model.claims import Claim, Evidence, lay_places
from security_meetings.model.counts import Count, Stage
from security_meetings.model.days import day_relation
from security_meetings.model.displays import Shown
from security_meetings.model.kinds import class_of, collection_of, word_for
from security_meetings.model.pages import Layout, bold
from security_meetings.model.records.delegations import Delegation
from security_meetings.model.records.meetings import Meeting
from security_meetings.model.records.sessions import Session
from security_meetings.model.records.talks import BilateralTalk
from security_meetings.model.schema import Field, Record, properties
from security_meetings.policy import in_reading_order
from security_meetings.questions.why import claims_on, sources_of, why

__all__ = ["Divergence", "divergences"]

# Statuses of what was to come: the meeting is over, and nobody reports that it came.
_AHEAD = {"invited", "expected", "confirmed", "planned", "announced"}
# Statuses of who does not come.
_AWAY = {"absence announced", "declined", "absent"}
# Whose records count whatever is told of their status.
_EVERY = ("plenary_sessions", "multilateral_meetings")
# Of a count at each stage, what is told of those that it counts.
_COUNTED: Mapping[Stage, frozenset[str]] = {
    "actual": frozenset({"attended", "held"}),
    "confirmed": frozenset({"confirmed", "attended"}),
    "expected": frozenset({"expected", "confirmed", "attended", "planned", "held"}),
    "invited": frozenset({"invited", "expected", "confirmed", "attended"}) | _AWAY,
}
_NO_SOURCE = Field("").none
# So many records of one kind that look alike are compared with each other.
_MOST_ALIKE = 32
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

    A source that has somebody of a party attend or hold a talk there does not pass over that party, nor does
    one that tells that it stays away.
    """
    for meeting in collections.meetings:
        tell = _told_otherwise(collections, meeting)
        here = collections.delegations.where(meeting=meeting.id)
        told = {d: _listing(collections, d) for d in here}
        listing = set().union(*(sources for sources, _ in told.values()))
        for delegation, (sources, passing) in told.items():
            ways = {**tell.get(delegation.party, {}), "that it was not to come": passing}
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


def _listing(collections: Collections, delegation: Delegation) -> tuple[set[str], set[str]]:
    """The sources that list a delegation, and those that tell of it only that it does not come."""
    claims = [c for c in _on(collections, delegation, *properties(Delegation)) if c.rank != "deprecated"]
    telling = {c.source for c in claims if c.source}
    status = [c for c in claims if c.property == "status"]
    coming = {c.source for c in status if c.modality != "denied" and c.value not in _AWAY}
    away = {c.source for c in status if c.source} - coming
    return telling - away, away & telling


def _named_apart(collections: Collections) -> Iterator[Divergence]:
    """Two sources that name other people or bodies where one is usual, as chairs, and none that both name."""
    for name, records in collections.collections.items():
        few = [prop for prop in properties(class_of(name)).values() if prop.field.few]
        for record, prop in itertools.product(records if few else (), few):
            if len(prop.read(record)) < 2:  # noqa: PLR2004 (one is named)
                continue
            by_source: dict[str, set[tuple[str, str]]] = {}
            for claim in (claims := why(collections, record, prop.path).carrying):
                if claim.source:
                    named = _home(collections, prop.field.refers_to, claim.value), str(claim.value)
                    by_source.setdefault(claim.source, set()).add(named)
            apart = {
                source: _list(id_ for _, id_ in named)
                for source, named in by_source.items()
                if any(_differ(named, others) for others in by_source.values())
            }
            if apart:
                words = "; ".join(f"{source} names {ids}" for source, ids in sorted(apart.items()))
                found = in_reading_order(claim for claim in claims if claim.source in apart)
                yield from _found("listed by some", record, prop.path, found, words)


def _home(collections: Collections, names: Iterable[str], id_: object) -> str:
    return next((name for name in names if id_ in collections.collection(name)), "")


def _differ(one: set[tuple[str, str]], other: set[tuple[str, str]]) -> bool:
    """Whether two sources name things of one kind, as a country and a body are not, and none of them both."""
    return one.isdisjoint(other) and not {kind for kind, _ in one}.isdisjoint(kind for kind, _ in other)


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
    told: set[frozenset[str]] = set()
    for record in (*collections.statements, *collections.remarks):
        for other_id in record.opposes:
            # That they oppose each other is one thing, whichever of them says so.
            pair = frozenset((record.id, other_id))
            if pair in told:
                continue
            told.add(pair)
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
    """Two gatherings of one circle at one meeting, each told by sources that do not tell of the other.

    So are two talks of the same two sides. What was on other days is not one.
    """
    alike: dict[tuple[str, str, frozenset[str]], list[Session | BilateralTalk]] = defaultdict(list)
    for session in collections.sessions:
        if session.kind in _CIRCLES and session.meeting and (circle := _circle(collections, session)):
            alike["sessions", session.meeting, circle].append(session)
    for talk in collections.talks:
        if talk.meeting and len(talk.parties) > 1:
            alike["talks", talk.meeting, frozenset(talk.parties)].append(talk)
    for (_, _, circle), gatherings in alike.items():
        for one, other in itertools.combinations(gatherings[:_MOST_ALIKE], 2):
            if _may_be_one(collections, one, other):
                paths = ("kind", "participants", "attendees")
                claims = [*_on(collections, one, *paths), *_on(collections, other, *paths)]
                both = f"both are of {_list(circle)}, and no source tells of both"
                words = f"{one.id} and {other.id} may be one event: {both}"
                path = "participants" if isinstance(one, Session) else "attendees"
                yield from _found("perhaps one", one, path, claims, words)


def _may_be_one(
    collections: Collections, one: Session | BilateralTalk, other: Session | BilateralTalk
) -> bool:
    """Whether no source tells of both, and they were not on different days."""
    days = [one.start if isinstance(one, Session) else one.date for one in (one, other)]
    apart = days[0] and days[1] and day_relation(days[0], days[1]) == "contradicts"
    return not apart and not set(sources_of(collections, one)) & set(sources_of(collections, other))


def _two_ids(collections: Collections) -> Iterator[Divergence]:
    """Two records of one party at a meeting, one person there, one member of a body, under two ids.

    Packs that were made apart may have them; where they are one, `same_as` joins them.
    """
    for name, records in collections.collections.items():
        known = properties(class_of(name)).values()
        needed = [p for p in known if p.field.needed]
        # One thing alone, as the meeting of a session, makes no two of them one.
        if len(needed) < 2 or any(p.many or not p.field.refers_to for p in needed):  # noqa: PLR2004
            continue
        ties = [p for p in known if p.field.structure and p.field.refers_to and not p.many]
        alike: dict[tuple[object, ...], list[Record]] = defaultdict(list)
        for record in records:
            key = tuple(p.read(record) for p in needed)
            if None not in key:
                alike[key].append(record)
        for key, several in alike.items():
            for one, other in itertools.combinations(several[:_MOST_ALIKE], 2):
                # Where None says something, as that it is the meeting as a whole, it differs too.
                unknown = [{None} if p.field.none == _NO_SOURCE else set() for p in ties]
                tied = [{p.read(one), p.read(other)} - no for p, no in zip(ties, unknown, strict=True)]
                met = set(sources_of(collections, one)) & set(sources_of(collections, other))
                if not met and all(len(values) < 2 for values in tied):  # noqa: PLR2004 (one, or unknown)
                    paths = [p.path for p in needed]
                    claims = [*_on(collections, one, *paths), *_on(collections, other, *paths)]
                    both = f"both are of {_list(map(str, key))}, and no source tells of both"
                    words = f"{one.id} and {other.id} may be one {word_for(class_of(name))}: {both}"
                    yield from _found("perhaps one", one, paths[-1], claims, words)


def _circle(collections: Collections, session: Session) -> frozenset[str]:
    """Who meets, or is to: the bodies, and where there is none, all parties; the host may sit beside them."""
    there = [c for c in _on(collections, session, "participants") if c.rank != "deprecated"]
    parties = {str(c.value) for c in there if c.modality not in ("denied", "speculated")}
    return frozenset(p for p in parties if p in collections.organizations) or frozenset(parties)


def _shorter_list(collections: Collections) -> Iterator[Divergence]:
    """A count beside a list of the same things that is shorter."""
    for meeting in collections.meetings:
        listed: dict[str, Collection[Any]] = {
            "delegations": collections.delegations.where(meeting=meeting.id),
            "plenary_sessions": collections.sessions.where(meeting=meeting.id, kind="plenary"),
            "multilateral_meetings": collections.sessions.where(meeting=meeting.id, kind="multilateral"),
            "host_talks": collections.talks.where(meeting=meeting.id),
        }
        for name, records in listed.items():
            count: Count | None = getattr(meeting.counts, name)
            if count is None:
                continue
            every = name in _EVERY
            number = sum(every or record.status in _COUNTED[count.stage] for record in records)
            if 0 < number < count.bounds[0]:
                path = f"counts.{name}"
                counted = properties(Meeting)[path].field.unit
                words = f"{count} {counted} are counted, {number} of them can be named from these sources"
                yield from _found("shorter list", meeting, path, _on(collections, meeting, path), words)


def _list(names: Iterable[str]) -> str:
    *most, last = sorted(names)
    return f"{', '.join(most)} and {last}" if most else last


def _verb(names: Iterable[str], one: str, several: str) -> str:
    return one if len(set(names)) == 1 else several


CHECKS = (_listed_by_some, _named_apart, _opposed, _never_reported, _perhaps_one, _two_ids, _shorter_list)
