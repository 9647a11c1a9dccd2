"""Typed, cited records of international security meetings, from what sources say in their own words.

Everything that a user's code or annotations need is imported from here:

>>> from security_meetings import load
>>> load().meetings["imhr-2025"].name
'International Meeting of High Representatives for Security Issues'
"""

from __future__ import annotations

from security_meetings.model.kinds import HOMES

# As typing has it, but without the cost of importing typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from security_meetings.collection.collection import Collection as Collection
    from security_meetings.collection.shelf import Claims as Claims
    from security_meetings.dataset import Dataset as Dataset
    from security_meetings.errors import Ambiguous as Ambiguous
    from security_meetings.errors import Contradiction as Contradiction
    from security_meetings.errors import InvalidData as InvalidData
    from security_meetings.errors import InvalidValue as InvalidValue
    from security_meetings.errors import MissingExtra as MissingExtra
    from security_meetings.errors import NotFound as NotFound
    from security_meetings.errors import NotWritten as NotWritten
    from security_meetings.errors import OutOfRange as OutOfRange
    from security_meetings.errors import PackNotFound as PackNotFound
    from security_meetings.errors import Problem as Problem
    from security_meetings.errors import SecurityMeetingsError as SecurityMeetingsError
    from security_meetings.errors import TextUnavailable as TextUnavailable
    from security_meetings.errors import UnknownField as UnknownField
    from security_meetings.errors import UnknownValue as UnknownValue
    from security_meetings.export.standards import Exported as Exported
    from security_meetings.export.standards import Loss as Loss
    from security_meetings.loading import KnownPack as KnownPack
    from security_meetings.loading import known_packs as known_packs
    from security_meetings.loading import load as load
    from security_meetings.model.claims import Claim as Claim
    from security_meetings.model.claims import Evidence as Evidence
    from security_meetings.model.claims import Mark as Mark
    from security_meetings.model.counts import Count as Count
    from security_meetings.model.days import Day as Day
    from security_meetings.model.days import Days as Days
    from security_meetings.model.days import Interval as Interval
    from security_meetings.model.days import PartialDate as PartialDate
    from security_meetings.model.records.attendances import Attendance as Attendance
    from security_meetings.model.records.countries import Country as Country
    from security_meetings.model.records.delegations import Delegation as Delegation
    from security_meetings.model.records.meetings import Meeting as Meeting
    from security_meetings.model.records.meetings import MeetingCounts as MeetingCounts
    from security_meetings.model.records.memberships import Membership as Membership
    from security_meetings.model.records.officials import Official as Official
    from security_meetings.model.records.organizations import Organization as Organization
    from security_meetings.model.records.places import Place as Place
    from security_meetings.model.records.plans import Plan as Plan
    from security_meetings.model.records.remarks import Remark as Remark
    from security_meetings.model.records.roles import Role as Role
    from security_meetings.model.records.series import MeetingSeries as MeetingSeries
    from security_meetings.model.records.sessions import Session as Session
    from security_meetings.model.records.statements import Statement as Statement
    from security_meetings.model.records.talks import BilateralTalk as BilateralTalk
    from security_meetings.model.records.tallies import Tally as Tally
    from security_meetings.model.records.topics import Topic as Topic
    from security_meetings.model.schema import Aspect as Aspect
    from security_meetings.model.schema import Field as Field
    from security_meetings.model.schema import Property as Property
    from security_meetings.model.schema import Record as Record
    from security_meetings.model.schema import Value as Value
    from security_meetings.model.sentences import Sentences as Sentences
    from security_meetings.model.shapes import Shape as Shape
    from security_meetings.model.sources import Source as Source
    from security_meetings.model.values import Attendee as Attendee
    from security_meetings.packs.limits import Limits as Limits
    from security_meetings.packs.manifest import FileEntry as FileEntry
    from security_meetings.packs.manifest import Manifest as Manifest
    from security_meetings.packs.manifest import Used as Used
    from security_meetings.packs.pack import BUNDLED as BUNDLED
    from security_meetings.policy import Case as Case
    from security_meetings.policy import Conflict as Conflict
    from security_meetings.policy import Criterion as Criterion
    from security_meetings.policy import Explanation as Explanation
    from security_meetings.policy import Policy as Policy
    from security_meetings.policy import Rival as Rival
    from security_meetings.policy import Standing as Standing
    from security_meetings.policy import source_priority as source_priority
    from security_meetings.questions.anomalies import Anomaly as Anomaly
    from security_meetings.questions.citation import Citation as Citation
    from security_meetings.questions.citation import Edition as Edition
    from security_meetings.questions.codebook import FieldEntry as FieldEntry
    from security_meetings.questions.codebook import KindEntry as KindEntry
    from security_meetings.questions.coverage import SourceCoverage as SourceCoverage
    from security_meetings.questions.difference import Change as Change
    from security_meetings.questions.difference import Difference as Difference
    from security_meetings.questions.divergences import Divergence as Divergence
    from security_meetings.questions.found import Found as Found
    from security_meetings.questions.found import Referring as Referring
    from security_meetings.questions.offices import Attestation as Attestation
    from security_meetings.questions.talks import Office as Office
    from security_meetings.questions.talks import Side as Side
    from security_meetings.questions.verification import Verification as Verification
    from security_meetings.support.comparing import Comparison as Comparison
    from security_meetings.support.comparing import Words as Words
    from security_meetings.tables.columns import Column as Column
    from security_meetings.tables.table import Table as Table

    __version__: str

# Where each name lives. Modules are imported when a name is first asked for, so that
# `import security_meetings` costs next to nothing.
_MODULES = {
    **{name: f"model.{module}" for module, name in HOMES.values()},
    "Ambiguous": "errors",
    "Anomaly": "questions.anomalies",
    "Aspect": "model.schema",
    "Attendee": "model.values",
    "Attestation": "questions.offices",
    "BUNDLED": "packs.pack",
    "Case": "policy",
    "Change": "questions.difference",
    "Citation": "questions.citation",
    "Claims": "collection.shelf",
    "Collection": "collection.collection",
    "Column": "tables.columns",
    "Comparison": "support.comparing",
    "Conflict": "policy",
    "Contradiction": "errors",
    "Count": "model.counts",
    "Criterion": "policy",
    "Dataset": "dataset",
    "Day": "model.days",
    "Days": "model.days",
    "Difference": "questions.difference",
    "Divergence": "questions.divergences",
    "Edition": "questions.citation",
    "Evidence": "model.claims",
    "Explanation": "policy",
    "Exported": "export.standards",
    "Field": "model.schema",
    "FieldEntry": "questions.codebook",
    "FileEntry": "packs.manifest",
    "Found": "questions.found",
    "Interval": "model.days",
    "InvalidData": "errors",
    "InvalidValue": "errors",
    "KindEntry": "questions.codebook",
    "KnownPack": "loading",
    "Limits": "packs.limits",
    "Loss": "export.standards",
    "Manifest": "packs.manifest",
    "MeetingCounts": "model.records.meetings",
    "MissingExtra": "errors",
    "NotFound": "errors",
    "NotWritten": "errors",
    "Office": "questions.talks",
    "OutOfRange": "errors",
    "PackNotFound": "errors",
    "PartialDate": "model.days",
    "Policy": "policy",
    "Problem": "errors",
    "Property": "model.schema",
    "Record": "model.schema",
    "Referring": "questions.found",
    "Rival": "policy",
    "SecurityMeetingsError": "errors",
    "Sentences": "model.sentences",
    "Shape": "model.shapes",
    "Side": "questions.talks",
    "SourceCoverage": "questions.coverage",
    "Standing": "policy",
    "Table": "tables.table",
    "TextUnavailable": "errors",
    "UnknownField": "errors",
    "UnknownValue": "errors",
    "Used": "packs.manifest",
    "Value": "model.schema",
    "Verification": "questions.verification",
    "Words": "support.comparing",
    "known_packs": "loading",
    "load": "loading",
    "source_priority": "policy",
}

# The register of kinds is one of its lists; type checkers read the imports above instead.
__all__ = [*_MODULES]  # noqa: PLE0604  # pyright: ignore[reportUnsupportedDunderAll]


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
