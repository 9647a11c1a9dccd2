"""Panels: every pair of parties of a universe in every period, whether they met or not.

A talk counts for a period where all days on which it can have been lie in it, and stands apart where they do
not: it was in this period or in another. One of which no day is known stands apart in every period.
"""

from __future__ import annotations

import bisect
import datetime
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from security_meetings.collection.shelf import Collections
from security_meetings.errors import InvalidValue, NotFound, UnknownValue, did_you_mean
from security_meetings.model.schema import Record
from security_meetings.model.shapes import wrong
from security_meetings.model.values import PARTIES
from security_meetings.questions.finding import party_named
from security_meetings.questions.talks import days_within
from security_meetings.tables.cells import joined
from security_meetings.tables.columns import Column
from security_meetings.tables.records import behind
from security_meetings.tables.table import Table, of_rows
from security_meetings.tables.talks import code_columns, codes_in, dyads_of, occasions_in

__all__ = ["Period", "months_in", "panel", "periods_between"]

_WORDS = ("parties", "countries")
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
# How far a talk had got, in the order in which a panel counts.
_STATES = ("held", "planned")
_first, _last = attrgetter("first"), attrgetter("last")


class Period(NamedTuple):
    """One period of a panel.

    Attributes:
        name: `2025`, `2025-Q2` or `2025-05`.
        first: Its first day, within the days of the panel.
        last: Its last day, within the days of the panel.
    """

    name: str
    first: datetime.date
    last: datetime.date


def months_in(period: str) -> int:
    """How many months a period has: `month`, `quarter` or `year`.

    Raises:
        UnknownValue: It is none of these.
    """
    if not isinstance(period, str) or period not in _MONTHS:
        known = ", ".join(map(repr, _MONTHS))
        raise UnknownValue(
            f"panel(period=…): expected one of {known}, got {period!r}{did_you_mean(period, _MONTHS)}"
        )
    return _MONTHS[period]


def periods_between(since: datetime.date, until: datetime.date, length: str) -> list[Period]:
    """The periods that have a day between two, both inclusive; the first and the last may be cut.

    >>> from datetime import date
    >>> [p.name for p in periods_between(date(2024, 11, 5), date(2025, 1, 7), "quarter")]
    ['2024-Q4', '2025-Q1']
    """
    step = _MONTHS[length]
    month = since.year * 12 + (since.month - 1) // step * step
    last_month = until.year * 12 + until.month - 1
    found = []
    while month <= last_month:
        year, place = divmod(month, 12)
        name = {1: f"{year:04}-{place + 1:02}", 3: f"{year:04}-Q{place // 3 + 1}", 12: f"{year:04}"}[step]
        first, following = datetime.date(year, place + 1, 1), divmod(month + step, 12)
        after = following[0] > datetime.MAXYEAR
        end = datetime.date.max if after else datetime.date(following[0], following[1] + 1, 1)
        last = end if after else end - datetime.timedelta(1)
        found.append(Period(name, max(first, since), min(last, until)))
        month += step
    return found


def _members(collections: Collections, universe: Any) -> list[str]:
    """The ids of the parties of a universe, sorted.

    Raises:
        UnknownValue: The word is none of those known.
        InvalidValue: There are fewer than two parties, or what is given is none.
        NotFound: Nothing has one of the names.
        Ambiguous: Several records have it.
    """
    if isinstance(universe, str):
        if universe not in _WORDS:
            raise UnknownValue(
                f"panel(universe=…): expected parties, or one of {', '.join(map(repr, _WORDS))}, "
                f"got {universe!r}{did_you_mean(universe, _WORDS)}"
            )
        if universe == "countries":
            found = {c.id for c in collections.countries if not c.part_of}
        else:
            listed = {d.party for d in collections.delegations if d.party}
            found = listed.union(*(talk.parties for talk in collections.talks))
    else:
        if not isinstance(universe, Iterable):
            raise wrong("parties, or the word 'parties' or 'countries'", universe)
        found = {_party(collections, name) for name in universe}
    if len(found) < 2:  # noqa: PLR2004 (a pair has two)
        raise InvalidValue(f"panel(universe=…): expected two parties or more, got {sorted(found)}")
    return sorted(found)


def _party(collections: Collections, name: Record | str) -> str:
    for known in PARTIES:  # an id is nobody's name
        if isinstance(name, str) and name in collections.collection(known):
            return name
    collection, id_ = party_named(collections, name)
    if collection not in PARTIES:
        raise NotFound(f"panel(universe=…): {id_!r} is in {collection}: expected {' or '.join(PARTIES)}")
    return id_


class _Met(NamedTuple):
    """A talk of a pair: how far it had got, and the days on which it can have been."""

    id: str
    status: str | None
    first: datetime.date | None
    last: datetime.date | None


def panel(
    collections: Collections,
    universe: Any,
    since: datetime.date,
    until: datetime.date,
    period: str,
    *,
    roll_up: bool,
) -> Table:
    """The pairs of a universe in each period; see `Sharing.panel`.

    Raises:
        UnknownValue: The period, or the word for a universe, is none of those known.
        InvalidValue: The days are in the wrong order, or there are fewer than two parties.
        NotFound: Nothing has one of the names.
        Ambiguous: Several records have it.
    """
    months_in(period)
    if since > until:
        raise InvalidValue(f"since={since} is after until={until}: expected the earlier day first")
    codes = codes_in(collections)

    def state_of(party: str) -> str:
        known = codes(party)
        return known.country if roll_up and known.kind == "countries" and known.country else party

    members = sorted({state_of(member) for member in _members(collections, universe)})
    if len(members) < 2:  # noqa: PLR2004 (a pair has two)
        raise InvalidValue(f"panel(universe=…): rolled up, all is one party: {members[0]}")
    periods = periods_between(since, until, period)
    told = f"{len(members)} parties, {since} to {until}{', rolled up' if roll_up else ''}"

    def rows() -> Iterator[tuple[Any, ...]]:
        met = _met(collections, set(members), state_of)
        for a, b in itertools.combinations(members, 2):
            pairs = zip(codes(a)[2:], codes(b)[2:], strict=True)
            who = (a, b, *(code for pair in pairs for code in pair))
            by_period, undated = _placed(periods, met.get((a, b), ()))
            for place, one in enumerate(periods):
                cells = _cells(collections, one, by_period.get(place, ()), undated)
                yield (*who, *one, *cells, told)

    length = len(members) * (len(members) - 1) // 2 * len(periods)
    return of_rows("panel", _columns(), rows, length)


def _met(collections: Collections, members: set[str], state_of: Any) -> Mapping[tuple[str, str], list[_Met]]:
    """The talks of each pair of members, each talk once a pair."""
    found: dict[tuple[str, str], dict[str, _Met]] = defaultdict(dict)
    occasion = occasions_in(collections)
    for talk in collections.talks:
        for pair in dyads_of(talk):
            a, b = sorted(map(state_of, pair))
            if a != b and a in members and b in members:
                days = days_within(talk, occasion(talk).days)
                found[a, b][talk.id] = _Met(talk.id, talk.status, *days)
    return {pair: list(talks.values()) for pair, talks in found.items()}


def _columns() -> list[Column]:
    count = "How many talks were {} for sure in this period."
    perhaps = "How many more were {} in this period or in another: their days span several, or go beyond."
    return [
        Column("party_a", meaning="The party that comes first by id.", refers_to=PARTIES, nullable=False),
        Column("party_b", meaning="The other party.", refers_to=PARTIES, nullable=False),
        *(column for pair in zip(code_columns("_a"), code_columns("_b"), strict=True) for column in pair),
        Column("period", meaning="The period.", unit="2025, 2025-Q2 or 2025-05", nullable=False),
        Column("period_from", "date", "Its first day, within the days asked for.", nullable=False),
        Column("period_to", "date", "Its last day, within the days asked for.", nullable=False),
        *(
            Column(f"{state}{end}", "integer", words.format(state), nullable=False)
            for state in _STATES
            for end, words in (("", count), ("_perhaps", perhaps))
        ),
        Column(
            "other",
            "integer",
            "How many were postponed or cancelled, or how far they got is not told.",
            nullable=False,
        ),
        Column(
            "undated",
            "integer",
            "How many talks of the pair there are of which no day is known.",
            nullable=False,
        ),
        Column(
            "first_day",
            "date",
            "The first day on which a talk counted here can have been.",
            none="none is counted",
        ),
        Column("last_day", "date", "The last day on which one can have been.", none="none is counted"),
        Column("talks", meaning="All talks counted here.", unit="joined by '; '", none="none is"),
        Column("claims", meaning="The claims on them.", unit="joined by '; '", none="none is counted"),
        Column("sources", meaning="The sources of these.", unit="joined by '; '", none="none is counted"),
        Column("universe", meaning="Of how many parties and which days the panel is.", nullable=False),
    ]


def _placed(periods: Sequence[Period], of_pair: Iterable[_Met]) -> tuple[dict[int, list[_Met]], int]:
    """The talks of a pair by the place of each period that they can be of; and how many have no day."""
    found: dict[int, list[_Met]] = defaultdict(list)
    undated = 0
    for talk in of_pair:
        if talk.first is None and talk.last is None:
            undated += 1
            continue
        begin = bisect.bisect_left(periods, talk.first, key=_last) if talk.first else 0
        end = bisect.bisect_right(periods, talk.last, key=_first) if talk.last else len(periods)
        for place in range(begin, end):
            found[place].append(talk)
    return found, undated


def _cells(collections: Collections, period: Period, here: Sequence[_Met], undated: int) -> tuple[Any, ...]:
    """What a panel tells of the talks of a pair in one period."""
    counted = dict.fromkeys((f"{s}{end}" for s in _STATES for end in ("", "_perhaps")), 0)
    other = 0
    for talk in here:
        sure = talk.first and talk.last and period.first <= talk.first and talk.last <= period.last
        if talk.status in _STATES:
            counted[f"{talk.status}{'' if sure else '_perhaps'}"] += 1
        else:
            other += 1
    firsts, lasts = [t.first for t in here if t.first], [t.last for t in here if t.last]
    said = [claim for talk in here for claim in collections.claims.about("talks", talk.id)]
    claims, sources, _ = behind(said) if said else ([], [], [])
    days = (min(firsts, default=None), max(lasts, default=None))
    ids = (joined([talk.id for talk in here]), joined(claims), joined(sources))
    return (*counted.values(), other, undated, *days, *ids)
