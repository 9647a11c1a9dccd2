"""What tables of some collections have beside the fields of their records: what others tell of them."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from security_meetings.collection.shelf import Collections
from security_meetings.model.days import earliest
from security_meetings.tables.columns import Column, Filled, several
from security_meetings.tables.talks import code_columns, codes_in, placed

if TYPE_CHECKING:
    from security_meetings.model.records.delegations import Delegation
    from security_meetings.model.records.officials import Official

__all__ = ["ADDITIONS"]


def _counted(collections: Collections) -> Filled:
    """How much the data have of a person."""
    columns = (
        Column("n_names", "integer", "How many forms of the name sources print.", nullable=False),
        Column("n_roles", "integer", "How many offices the data have.", nullable=False),
        Column("n_talks", "integer", "At how many talks the person sits.", nullable=False),
    )

    @functools.cache
    def counted() -> tuple[Counter[str | None], Counter[str]]:
        # Once for all people: each question for one would look through the talks again.
        roles = Counter(role.holder for role in collections.roles)
        return roles, Counter(name for talk in collections.talks for name in talk.officials)

    def row(official: Official) -> tuple[Any, ...]:
        roles, talks = counted()
        names = {official.name, *official.other_names} - {None}
        return (len(names), roles[official.id], talks[official.id])

    return several(columns, row)


def _represented(collections: Collections) -> Filled:
    """At which series of meetings, when, and for which state a delegation is."""
    columns = (
        Column("series", meaning="The series of the meeting.", refers_to=("series",)),
        Column("start_date_from", "date", "The first day on which the meeting can have begun."),
        Column("party_name", meaning="The name of the party."),
        *code_columns(),
    )
    codes = codes_in(collections)

    def row(delegation: Delegation) -> tuple[Any, ...]:
        known = delegation.meeting in collections.meetings
        meeting = collections.meetings[delegation.meeting] if known and delegation.meeting else None
        held = (meeting.series, earliest(meeting.start)) if meeting else (None, None)
        return (*held, *(codes(delegation.party)[1:] if delegation.party else (None,) * 5))

    return several(columns, row)


ADDITIONS: Mapping[str, Callable[[Collections], Filled]] = {
    "talks": placed,
    "officials": _counted,
    "delegations": _represented,
}
"""For some collections, what their tables have besides."""
