"""Typed, cited records of international security meetings, from what sources say in their own words.

>>> from security_meetings import load
>>> load().meetings["imhr-2025"].name
'International Meeting of High Representatives for Security Issues'
"""

from __future__ import annotations

from security_meetings.kinds import HOMES

# As typing has it, but without the cost of importing typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from security_meetings.claims import Claim as Claim
    from security_meetings.claims import Evidence as Evidence
    from security_meetings.claims import Mark as Mark
    from security_meetings.claims import Source as Source
    from security_meetings.dataset import Dataset as Dataset
    from security_meetings.errors import SecurityMeetingsError as SecurityMeetingsError
    from security_meetings.loading import load as load
    from security_meetings.packs import BUNDLED as BUNDLED
    from security_meetings.policy import source_priority as source_priority
    from security_meetings.records import Attendee as Attendee
    from security_meetings.records import BilateralTalk as BilateralTalk
    from security_meetings.records import Country as Country
    from security_meetings.records import Delegation as Delegation
    from security_meetings.records import Meeting as Meeting
    from security_meetings.records import MeetingSeries as MeetingSeries
    from security_meetings.records import Membership as Membership
    from security_meetings.records import Official as Official
    from security_meetings.records import Organization as Organization
    from security_meetings.records import Plan as Plan
    from security_meetings.records import Role as Role
    from security_meetings.records import Session as Session
    from security_meetings.records import Statement as Statement
    from security_meetings.records import Topic as Topic
    from security_meetings.values import Count as Count
    from security_meetings.values import PartialDate as PartialDate

    __version__: str

# Where each name lives. Modules are imported when a name is first asked for, so that
# `import security_meetings` costs next to nothing.
_MODULES = {
    **{name: module for module, name in HOMES.values()},
    "Attendee": "records.talks",
    "BUNDLED": "packs",
    "Count": "values",
    "Dataset": "dataset",
    "Evidence": "claims",
    "PartialDate": "values",
    "SecurityMeetingsError": "errors",
    "load": "loading",
    "source_priority": "policy",
}

__all__ = [*_MODULES]  # noqa: PLE0604 (the register of kinds is the one list)


def __getattr__(name: str) -> object:
    import importlib

    if name == "__version__":
        from importlib.metadata import version

        return version("security-meetings")
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
