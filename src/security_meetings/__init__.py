"""Typed, cited records of international security meetings, from what sources say in their own words.

>>> from security_meetings import load
>>> load().meetings["imhr-2025"].name
'International Meeting of High Representatives for Security Issues'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from security_meetings.claims import Claim as Claim
    from security_meetings.claims import Evidence as Evidence
    from security_meetings.claims import Mark as Mark
    from security_meetings.claims import Source as Source
    from security_meetings.dataset import Dataset as Dataset
    from security_meetings.dataset import load as load
    from security_meetings.errors import SecurityMeetingsError as SecurityMeetingsError
    from security_meetings.packs import BUNDLED as BUNDLED
    from security_meetings.policy import source_priority as source_priority
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
    from security_meetings.values import Attendee as Attendee
    from security_meetings.values import Count as Count
    from security_meetings.values import PartialDate as PartialDate

    __version__: str

# Where each name lives. Modules are imported when a name is first asked for, so that
# `import security_meetings` costs next to nothing.
_HOMES = {
    "claims": ("Claim", "Evidence", "Mark", "Source"),
    "dataset": ("Dataset", "load"),
    "errors": ("SecurityMeetingsError",),
    "packs": ("BUNDLED",),
    "policy": ("source_priority",),
    "records": (
        "BilateralTalk",
        "Country",
        "Delegation",
        "Meeting",
        "MeetingSeries",
        "Membership",
        "Official",
        "Organization",
        "Plan",
        "Role",
        "Session",
        "Statement",
        "Topic",
    ),
    "values": ("Attendee", "Count", "PartialDate"),
}

__all__ = [  # noqa: PLE0604 (the table above is the one list)
    *(name for names in _HOMES.values() for name in names),
]


def __getattr__(name: str) -> object:
    import importlib

    if name == "__version__":
        from importlib.metadata import version

        return version("security-meetings")
    for module, names in _HOMES.items():
        if name in names:
            value = getattr(importlib.import_module(f"{__name__}.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
