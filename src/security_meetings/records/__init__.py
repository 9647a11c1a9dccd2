"""The records: what a reader looks for. Each is what a policy makes of the claims about one subject.

Records are plain, frozen, typed values. They refer to each other by id. Every field but the id may
be unknown: `None`, or an empty tuple, means that no claim in the data says anything.

Each kind lives in a module named after its collection: its annotations are the only list of its fields.
"""

from __future__ import annotations

from security_meetings.kinds import HOMES

# As typing has it, but without the cost of importing typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from security_meetings.records.countries import Country as Country
    from security_meetings.records.delegations import Delegation as Delegation
    from security_meetings.records.meetings import Meeting as Meeting
    from security_meetings.records.meetings import MeetingCounts as MeetingCounts
    from security_meetings.records.memberships import Membership as Membership
    from security_meetings.records.officials import Official as Official
    from security_meetings.records.organizations import Organization as Organization
    from security_meetings.records.plans import Plan as Plan
    from security_meetings.records.roles import Role as Role
    from security_meetings.records.series import MeetingSeries as MeetingSeries
    from security_meetings.records.sessions import Session as Session
    from security_meetings.records.statements import Statement as Statement
    from security_meetings.records.talks import Attendee as Attendee
    from security_meetings.records.talks import BilateralTalk as BilateralTalk
    from security_meetings.records.topics import Topic as Topic

_MODULES = {
    **{name: module for module, name in HOMES.values() if module.startswith("records.")},
    "Attendee": "records.talks",
    "MeetingCounts": "records.meetings",
}
__all__ = [*_MODULES]  # noqa: PLE0604 (derived from the register)


def __getattr__(name: str) -> object:
    import importlib

    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"security_meetings.{_MODULES[name]}"), name)
