"""Tables of bilateral talks: a row a side, a row a pair of parties."""

from __future__ import annotations

import datetime
import functools
import itertools
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from security_meetings.collection.shelf import Collections
from security_meetings.model.values import PARTIES
from security_meetings.questions.talks import (
    TIES,
    days_within,
    held_on,
    hosts_of,
    meeting_of,
    sides,
    tie_of,
)
from security_meetings.tables.cells import written
from security_meetings.tables.columns import Column, Filled, several
from security_meetings.tables.records import kinds_in
from security_meetings.tables.table import Table, of_rows

if TYPE_CHECKING:
    from security_meetings.model.records.talks import BilateralTalk

__all__ = ["CODES", "Codes", "codes_in", "dyads", "dyads_of", "occasions_in", "placed", "talk_sides"]

_MOST_KEPT = 65_536


class Codes(NamedTuple):
    """A party, and the state that it is part of.

    Attributes:
        kind: The collection of the party; None where no record has its id.
        name: Its name; None where no source prints one.
        country: The state: the party itself, the country that it is a part of, or whose body it is.
        alpha3: The state's ISO 3166-1 alpha-3 code.
        cow: Its number in Correlates of War.
        gw: Its Gleditsch-Ward number.
    """

    kind: str | None = None
    name: str | None = None
    country: str | None = None
    alpha3: str | None = None
    cow: str | None = None
    gw: str | None = None


CODES = {
    "country": "The state: the party itself, the country that it is part of, or whose body it is.",
    "alpha3": "ISO 3166-1 alpha-3 code of the state.",
    "cow": "Correlates of War number of the state, as text.",
    "gw": "Gleditsch-Ward number of the state, as text.",
}
"""What the columns of codes mean."""


def code_columns(after: str = "") -> list[Column]:
    """The columns of codes of a party."""
    refers = {"country": ("countries",)}
    return [
        Column(f"{name}{after}", meaning=words, refers_to=refers.get(name, ()))
        for name, words in CODES.items()
    ]


def codes_in(collections: Collections) -> Callable[[str], Codes]:
    """What gives the codes of a party."""
    kind_in = kinds_in(collections)

    @functools.lru_cache(_MOST_KEPT)
    def codes(party: str) -> Codes:
        kind = kind_in(party, PARTIES)
        if kind is None:
            return Codes()
        record = collections.collection(kind)[party]
        state: str | None = party if kind == "countries" else record.country
        seen: set[str] = set()
        while state is not None and state in collections.countries and state not in seen:
            seen.add(state)
            state = collections.countries[state].part_of or state
        if state is None or state not in collections.countries:
            return Codes(kind, record.name, state)
        known = collections.countries[state]
        return Codes(kind, record.name, state, known.alpha3, known.cow, known.gw)

    return codes


class Occasion(NamedTuple):
    """What a meeting tells of its talks.

    Attributes:
        series: Its series.
        hosts: Its hosts, see `hosts_of`; empty where none is known.
        days: Its first and its last day.
    """

    series: str | None
    hosts: frozenset[str]
    days: tuple[datetime.date | None, datetime.date | None]


def occasions_in(collections: Collections) -> Callable[[BilateralTalk], Occasion]:
    """What tells of the meeting of a talk; each meeting is looked at once."""
    known: dict[str | None, Occasion] = {}

    def occasion(talk: BilateralTalk) -> Occasion:
        found = known.get(talk.meeting)
        if found is None:
            meeting = meeting_of(collections, talk)
            series, hosts = meeting.series if meeting else None, hosts_of(collections, meeting)
            found = Occasion(series, hosts, held_on(collections, meeting))
            known[talk.meeting] = found
        return found

    return occasion


_WHEN = (
    Column("when_from", "date", "The first day on which it may have been, by its own day and its meeting's."),
    Column("when_to", "date", "The last day on which it may have been."),
)
_TIE_COLUMN = Column(
    "tie", meaning="Whether the host of the meeting is one side.", choices=TIES, nullable=False
)


def placed(collections: Collections) -> Filled:
    """What a table of talks has beside their fields: when they can have been, and between whom."""
    columns = (
        *_WHEN,
        Column("n_parties", "integer", "How many parties are known.", nullable=False),
        _TIE_COLUMN,
    )

    occasion = occasions_in(collections)

    def row(talk: BilateralTalk) -> tuple[Any, ...]:
        parties, (_, hosts, days) = talk.parties, occasion(talk)
        return (*days_within(talk, days), len(parties), tie_of(hosts, parties))

    return several(columns, row)


def talk_sides(collections: Collections) -> Table:
    """The sides of all talks, a row a side, with the office that sources of the talk print."""
    columns = [
        Column("talk", meaning="The talk.", refers_to=("talks",), nullable=False),
        Column(
            "position", "integer", "The side's place, by party and person.", "counted from 1", nullable=False
        ),
        Column("party", meaning="Whom the person speaks for.", refers_to=PARTIES, nullable=False),
        Column("party_kind", meaning="In which collection that is.", choices=PARTIES),
        *code_columns(),
        Column(
            "official", meaning="Who sits there.", none="the source names no person", refers_to=("officials",)
        ),
        Column("role", meaning="The office that sources of the talk print.", refers_to=("roles",)),
        Column("role_title", meaning="The title that they print."),
        Column("is_host", "boolean", "Whether it is the host of the meeting.", none="no host is known"),
        Column("meeting", meaning="The meeting of the talk.", refers_to=("meetings",)),
        Column("status", meaning="How far the talk had got when the source wrote."),
        *_WHEN,
    ]
    codes, occasion = codes_in(collections), occasions_in(collections)

    def rows() -> Iterator[tuple[Any, ...]]:
        for talk in collections.talks:
            _, hosts, days = occasion(talk)
            when = days_within(talk, days)
            for position, (party, official, role, title) in enumerate(_seated(collections, talk), 1):
                kind, _, *told = codes(party)
                host = party in hosts if hosts else None
                about = (official, role, title, host, talk.meeting, talk.status)
                yield (talk.id, position, party, kind, *told, *about, *when)

    return of_rows("talk_sides", columns, rows)


def _seated(collections: Collections, talk: BilateralTalk) -> Iterator[tuple[str, str | None, Any, Any]]:
    known = [a.official for a in talk.attendees if a.official and collections.roles.where(holder=a.official)]
    if known:
        for side in sides(collections, talk):
            yield side.party, side.official, side.role.id if side.role else None, side.title
        return
    # Where nobody of the two has an office at all, no claim need be read.
    for attendee in sorted(talk.attendees, key=lambda a: (a.party, a.official or "")):
        yield attendee.party, attendee.official, None, None


def dyads_of(talk: BilateralTalk) -> Iterator[tuple[str, str]]:
    """The pairs of parties of a talk, each sorted; none where but one is known."""
    return itertools.combinations(talk.parties, 2)


def dyads(collections: Collections) -> Table:
    """The pairs of parties of all talks, a row a pair: the first party is the one that comes first by id."""
    sides_ = [
        Column("party_a", meaning="The party that comes first by id.", refers_to=PARTIES, nullable=False),
        Column("party_b", meaning="The other party.", refers_to=PARTIES, nullable=False),
        *(column for pair in zip(code_columns("_a"), code_columns("_b"), strict=True) for column in pair),
    ]
    columns = [
        Column("talk", meaning="The talk.", refers_to=("talks",), nullable=False),
        *sides_,
        Column("meeting", meaning="The meeting of the talk.", refers_to=("meetings",)),
        Column("series", meaning="The series of that meeting.", refers_to=("series",)),
        Column("status", meaning="How far the talk had got when the source wrote."),
        Column("format", meaning="Whether outsiders could listen."),
        Column("date", meaning="Its day, or its days.", unit="EDTF"),
        *_WHEN,
        _TIE_COLUMN,
    ]
    codes, occasion = codes_in(collections), occasions_in(collections)

    def rows() -> Iterator[tuple[Any, ...]]:
        for talk in collections.talks:
            series, hosts, days = occasion(talk)
            about = (talk.meeting, series, talk.status, talk.format, written(talk.date))
            when = days_within(talk, days)
            for a, b in dyads_of(talk):
                pairs = zip(codes(a)[2:], codes(b)[2:], strict=True)
                told = [code for pair in pairs for code in pair]
                yield (talk.id, a, b, *told, *about, *when, tie_of(hosts, (a, b)))

    return of_rows("dyads", columns, rows)
