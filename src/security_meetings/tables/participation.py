"""Who took part in which meeting of which series, first-time, returning or not listed again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from security_meetings.collection.shelf import Collections
from security_meetings.model.days import earliest
from security_meetings.model.kinds import class_of
from security_meetings.model.schema import described
from security_meetings.model.values import PARTIES
from security_meetings.tables.cells import joined
from security_meetings.tables.columns import Column
from security_meetings.tables.records import behind
from security_meetings.tables.table import Table, of_rows
from security_meetings.tables.talks import code_columns, codes_in

if TYPE_CHECKING:
    from security_meetings.model.records.delegations import Delegation
    from security_meetings.model.records.meetings import Meeting

__all__ = ["participation"]

_AS_THE_DELEGATION = ("status", "mode", "level")
_THERE, _AWAY = {"attended"}, {"declined", "absent", "absence announced"}


def participation(collections: Collections) -> Table:
    """The parties of each meeting; and those of an earlier one of its series that are not listed."""
    columns = [
        Column("series", meaning="The series of the meeting.", refers_to=("series",)),
        Column("meeting", meaning="The meeting.", refers_to=("meetings",)),
        Column("meeting_from", "date", "The first day on which the meeting can have begun."),
        Column("party", meaning="Who is represented.", refers_to=PARTIES),
        Column("party_kind", meaning="In which collection that is.", choices=PARTIES),
        Column("party_name", meaning="Its name."),
        *code_columns(),
        Column(
            "delegation", meaning="Its delegation.", none="no source lists one", refers_to=("delegations",)
        ),
        Column("listed", "boolean", "Whether a source lists it at this meeting.", nullable=False),
        Column("sender", meaning="Who sends the delegation, where told apart.", refers_to=("organizations",)),
        *_columns_like(*_AS_THE_DELEGATION),
        Column("heads", meaning="Who leads it.", unit="joined by '; '"),
        Column(
            "first_time",
            "boolean",
            "Whether those who are sent take part for the first time, as a source says.",
        ),
        Column(
            "returned",
            "boolean",
            "Whether it attended an earlier meeting of the series in these data; false where a source says "
            "that it takes part for the first time.",
            none="not known: earlier meetings may not be in these data",
        ),
        Column(
            "absent",
            "boolean",
            "Whether a source says that it stayed away, or would.",
            none="no source says so",
        ),
        Column("claims", meaning="The claims on the delegation.", unit="joined by '; '"),
        Column("sources", meaning="Their sources.", unit="joined by '; '"),
    ]
    codes = codes_in(collections)

    def rows() -> Iterator[tuple[Any, ...]]:
        for meeting, party, delegation, came in _listed(collections):
            kind, name, *told = codes(party) if party else (None,) * 6
            who = (party, kind, name, *told)
            held = (meeting.series, meeting.id, earliest(meeting.start)) if meeting else (None, None, None)
            if delegation is None:
                yield (*held, *who, None, False, *(None,) * 5, None, True, None, None, None)
                continue
            ids, sources, _ = behind(collections.claims.about("delegations", delegation.id))
            told = [getattr(delegation, name) for name in _AS_THE_DELEGATION]
            part = (delegation.sender, *told, joined(delegation.heads))
            first = delegation.first_time
            returned = True if came else (False if first else None)
            absent = True if delegation.status in _AWAY else (False if delegation.status in _THERE else None)
            about = (first, returned, absent, joined(ids), joined(sources))
            yield (*held, *who, delegation.id, True, *part, *about)

    return of_rows("participation", columns, rows)


def _columns_like(*names: str) -> Iterator[Column]:
    parts = {part.name: part for part in described(class_of("delegations"))}
    for name in names:
        part = parts[name]
        yield Column(name, meaning=part.field.meaning, choices=part.shape.choices, of=name)


_Listed = tuple["Meeting | None", "str | None", "Delegation | None", bool]


def _listed(collections: Collections) -> Iterator[_Listed]:
    """Each party of each meeting, its delegation, and whether it attended an earlier meeting of the series.

    Meetings come by series and day; then delegations of no known meeting.
    """
    by_meeting: dict[str | None, list[Delegation]] = defaultdict(list)
    for delegation in collections.delegations:
        known = delegation.meeting in collections.meetings
        by_meeting[delegation.meeting if known else None].append(delegation)
    # Which came first is known of meetings with a day alone.
    dated = sorted(
        collections.meetings,
        key=lambda m: (m.series or "", first.toordinal() if (first := earliest(m.start)) else 0, m.id),
    )
    attended: dict[str, set[str]] = defaultdict(set)
    for meeting in dated:
        day, before = earliest(meeting.start), attended[meeting.series or ""]
        comparable = bool(meeting.series and day)
        here = by_meeting.get(meeting.id, [])
        for delegation in here:
            yield meeting, delegation.party, delegation, comparable and delegation.party in before
        if not comparable:
            continue
        if here:  # of a meeting whose parties nobody lists, silence tells nothing
            for party in sorted(before - {d.party for d in here if d.party}):
                yield meeting, party, None, True
        before |= {d.party for d in here if d.party and d.status in _THERE}
    for delegation in by_meeting.get(None, []):
        yield None, delegation.party, delegation, False
