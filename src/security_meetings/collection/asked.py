"""What `where()` can be asked, for type checkers alone; written by `python -m tests.asked`.

At run time every collection is a `Collection`, and tells by its class what it can be asked.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Literal, TypedDict, Unpack

from security_meetings.collection.collection import Collection
from security_meetings.model.claims import AnyValue, Claim, Evidence, Mark
from security_meetings.model.counts import Count
from security_meetings.model.days import Interval, PartialDate
from security_meetings.model.records.attendances import Attendance
from security_meetings.model.records.countries import Country
from security_meetings.model.records.delegations import Delegation
from security_meetings.model.records.meetings import Meeting, MeetingCounts
from security_meetings.model.records.memberships import Membership
from security_meetings.model.records.officials import Official
from security_meetings.model.records.organizations import Organization
from security_meetings.model.records.places import Place
from security_meetings.model.records.plans import Plan
from security_meetings.model.records.remarks import Remark
from security_meetings.model.records.roles import Role
from security_meetings.model.records.series import MeetingSeries
from security_meetings.model.records.sessions import Session
from security_meetings.model.records.statements import Statement
from security_meetings.model.records.talks import BilateralTalk
from security_meetings.model.records.tallies import Tally
from security_meetings.model.records.topics import Topic
from security_meetings.model.sentences import Sentences
from security_meetings.model.sources import Source
from security_meetings.model.values import Attendee

__all__ = [
    "Attendances",
    "Claims",
    "Countries",
    "Delegations",
    "Marks",
    "Meetings",
    "Memberships",
    "Officials",
    "Organizations",
    "Places",
    "Plans",
    "Remarks",
    "Roles",
    "Series",
    "Sessions",
    "Sources",
    "Statements",
    "Talks",
    "Tallies",
    "Topics",
]


class _OfSeries(TypedDict, total=False):
    id: str | None
    name: str | None
    other_names: tuple[str, ...] | None
    other_name: str | None
    label: str | None
    succeeds: str | None
    organizers: tuple[str, ...] | None
    organizer: str | None
    hosts: tuple[str, ...] | None
    host: str | None
    first_held: datetime.date | PartialDate | str | None
    frequency: str | None
    topics: tuple[str, ...] | None
    topic: str | None
    same_as: tuple[str, ...] | None
    other_id: str | None


class Series(Collection[MeetingSeries]):
    """A collection of such records, and what it can be asked."""

    def where(  # type: ignore[override]
        self, *predicates: Callable[[MeetingSeries], bool], **wanted: Unpack[_OfSeries]
    ) -> Series:
        """The records that fit every condition, in order."""
        raise NotImplementedError


class _OfMeetings(TypedDict, total=False):
    id: str | None
    series: str | None
    part_of: str | None
    ordinal: int | None
    name: str | None
    other_names: tuple[str, ...] | None
    other_name: str | None
    label: str | None
    status: Literal["announced", "held", "postponed", "cancelled"] | None
    mode: Literal["in person", "online", "hybrid"] | None
    start: datetime.date | PartialDate | str | None
    end: datetime.date | PartialDate | str | None
    start_weekday: (
        Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] | None
    )
    days: int | None
    city: str | None
    country: str | None
    venue: str | None
    other_venues: tuple[str, ...] | None
    other_venue: str | None
    places: tuple[str, ...] | None
    place: str | None
    chairs: tuple[str, ...] | None
    chair: str | None
    hosts: tuple[str, ...] | None
    host: str | None
    organizers: tuple[str, ...] | None
    organizer: str | None
    format: Literal["closed-door", "open"] | None
    counts: MeetingCounts | None
    topics: tuple[str, ...] | None
    topic: str | None
    member_organizations: tuple[str, ...] | None
    member_organization: str | None
    guest_kinds: tuple[str, ...] | None
    guest_kind: str | None
    published_at: tuple[str, ...] | None
    publication: str | None
    same_as: tuple[str, ...] | None
    other_id: str | None


class Meetings(Collection[Meeting]):
    """A collection of such records, and what it can be asked."""

    def where(  # type: ignore[override]
        self, *predicates: Callable[[Meeting], bool], **wanted: Unpack[_OfMeetings]
    ) -> Meetings:
        """The records that fit every condition, in order."""
        raise NotImplementedError


class _OfSessions(TypedDict, total=False):
    id: str | None
    meeting: str | None
    kind: (
        Literal[
            "plenary",
            "opening",
            "multilateral",
            "consultation",
            "thematic_block",
            "round_table",
            "briefing",
            "symposium",
            "exposition",
            "ceremony",
        ]
        | None
    )
    number: int | None
    name: str | None
    other_names: tuple[str, ...] | None
    other_name: str | None
    label: str | None
    format: str | None
    status: Literal["planned", "held", "postponed", "cancelled"] | None
    start: datetime.date | PartialDate | str | None
    end: datetime.date | PartialDate | str | None
    days: int | None
    ordinal: int | None
    informal: bool | None
    venue: str | None
    city: str | None
    participants: tuple[str, ...] | None
    participant: str | None
    audience: tuple[str, ...] | None
    attended_by: str | None
    topics: tuple[str, ...] | None
    topic: str | None
    same_as: tuple[str, ...] | None
    other_id: str | None


class Sessions(Collection[Session]):
    """A collection of such records, and what it can be asked."""

    def where(  # type: ignore[override]
        self, *predicates: Callable[[Session], bool], **wanted: Unpack[_OfSessions]
    ) -> Sessions:
        """The records that fit every condition, in order."""
        raise NotImplementedError


class _OfDelegations(TypedDict, total=False):
    id: str | None
    meeting: str | None
    party: str | None
    sender: str | None
    status: (
        Literal[
            "invited",
            "expected",
            "confirmed",
            "attended",
            "absence announced",
            "declined",
            "absent",
        ]
        | None
    )
    reason: str | None
    level: (
        Literal["head of state or government", "minister", "deputy minister", "ambassador", "expert"] | None
    )
    mode: Literal["in person", "video", "message read out"] | None
    size: Count | None
    heads: tuple[str, ...] | None
    head: str | None
    members: tuple[str, ...] | None
    member: str | None
    first_time: bool | None
    same_as: tuple[str, ...] | None
    other_id: str | None


class Delegations(Collection[Delegation]):
    """A collection of such records, and what it can be asked."""

    def where(  # type: ignore[override]
        self, *predicates: Callable[[Delegation], bool], **wanted: Unpack[_OfDelegations]
    ) -> Delegations:
        """The records that fit every condition, in order."""
        raise NotImplementedError


class _OfAttendances(TypedDict, total=False):
    id: str | None
    meeting: str | None
    official: str | None
    session: str | None
    party: str | None
    capacity: str | None
    status: (
        Literal[
            "invited",
            "expected",
            "confirmed",
            "attended",
            "absence announced",
            "declined",
            "absent",
        ]
        | None
    )
    mode: Literal["in person", "video", "message read out"] | None
    actions: tuple[Literal["chaired", "opened", "closed", "spoke", "reported", "moderated"], ...] | None
    action: Literal["chaired", "opened", "closed", "spoke", "reported", "moderated"] | None
    same_as: tuple[str, ...] | None
    other_id: str | None


class Attendances(Collection[Attendance]):
    """A collection of such records, and what it can be asked."""

    def where(  # type: ignore[override]
        self, *predicates: Callable[[Attendance], bool], **wanted: Unpack[_OfAttendances]
    ) -> Attendances:
        """The records that fit every condition, in order."""
        raise NotImplementedError


class _OfTallies(TypedDict, total=False):
    id: str | None
    meeting: str | None
    session: str | None
    unit: (
        Literal[
            "delegations",
            "countries",
            "organizations",
            "persons",
            "reports",
            "sessions",
            "talks",
            "media",
        ]
        | None
    )
    of_which: str | None
    count: Count | None
    same_as: tuple[str, ...] | None
    other_id: str | None


class Tallies(Collection[Tally]):
    """A collection of such records, and what it can be asked."""

    def where(  # type: ignore[override]
        self, *predicates: Callable[[Tally], bool], **wanted: Unpack[_OfTallies]
    ) -> Tallies:
        """The records that fit every condition, in order."""
        raise NotImplementedError


class _OfOfficials(TypedDict, total=False):
    id: str | None
    name: str | None
    other_names: tuple[str, ...] | None
    other_name: str | None
    label: str | None
    derived_names: tuple[str, ...] | None
    derived_name: str | None
    wikidata: str | None
    same_as: tuple[str, ...] | None
    other_id: str | None


class Officials(Collection[Official]):
    """A collection of such records, and what it can be asked."""

    def where(  # type: ignore[override]
        self, *predicates: Callable[[Official], bool], **wanted: Unpack[_OfOfficials]
    ) -> Officials:
        """The records that fit every condition, in order."""
        raise NotImplementedError


class _OfRoles(TypedDict, total=False):
    id: str | None
    holder: str | None
    title: str | None
    other_titles: tuple[str, ...] | None
    other_title: str | None
    organization: str | None
    country: str | None
    military_rank: str | None
    attested: tuple[datetime.date | PartialDate | Interval, ...] | None
    attested_on: datetime.date | PartialDate | Interval | str | None
    former: bool | None
    acting: bool | None
    contested: bool | None
    same_as: tuple[str, ...] | None
    other_id: str | None


class Roles(Collection[Role]):
    """A collection of such records, and what it can be asked."""

    def where(  # type: ignore[override]
        self, *predicates: Callable[[Role], bool], **wanted: Unpack[_OfRoles]
    ) -> Roles:
        """The records that fit every condition, in order."""
        raise NotImplementedError


class _OfTalks(TypedDict, total=False):
    id: str | None
    meeting: str | None
    attendees: tuple[Attendee, ...] | None
    attendee: Attendee | None
    party: str | None
    official: str | None
    status: Literal["planned", "held", "postponed", "cancelled"] | None
    date: datetime.date | PartialDate | Interval | str | None
    place: str | None
    mode: Literal["in person", "video", "telephone"] | None
    format: Literal["closed-door", "open"] | None
    topics: tuple[str, ...] | None
    topic: str | None
    same_as: tuple[str, ...] | None
    other_id: str | None


class Talks(Collection[BilateralTalk]):
    """A collection of such records, and what it can be asked."""

    def where(  # type: ignore[override]
        self, *predicates: Callable[[BilateralTalk], bool], **wanted: Unpack[_OfTalks]
    ) -> Talks:
        """The records that fit every condition, in order."""
        raise NotImplementedError


class _OfStatements(TypedDict, total=False):
    id: str | None
    text: str | None
    further_texts: tuple[str, ...] | None
    further_text: str | None
    speakers: tuple[str, ...] | None
    speaker: str | None
    speaker_as: str | None
    kind: Literal["quotation", "paraphrase"] | None
    meeting: str | None
    occasion: str | None
    about: tuple[str, ...] | None
    subject: str | None
    audience: str | None
    date: datetime.date | PartialDate | str | None
    opposes: tuple[str, ...] | None
    opposed: str | None
    same_as: tuple[str, ...] | None
    other_id: str | None


class Statements(Collection[Statement]):
    """A collection of such records, and what it can be asked."""

    def where(  # type: ignore[override]
        self, *predicates: Callable[[Statement], bool], **wanted: Unpack[_OfStatements]
    ) -> Statements:
        """The records that fit every condition, in order."""
        raise NotImplementedError


class _OfRemarks(TypedDict, total=False):
    id: str | None
    text: str | None
    meeting: str | None
    about: tuple[str, ...] | None
    subject: str | None
    topics: tuple[str, ...] | None
    topic: str | None
    opposes: tuple[str, ...] | None
    opposed: str | None
    same_as: tuple[str, ...] | None
    other_id: str | None


class Remarks(Collection[Remark]):
    """A collection of such records, and what it can be asked."""

    def where(  # type: ignore[override]
        self, *predicates: Callable[[Remark], bool], **wanted: Unpack[_OfRemarks]
    ) -> Remarks:
        """The records that fit every condition, in order."""
        raise NotImplementedError


class _OfPlans(TypedDict, total=False):
    id: str | None
    name: str | None
    other_names: tuple[str, ...] | None
    other_name: str | None
    label: str | None
    state: Literal["hoped", "proposed", "discussed", "expected", "intended", "planned", "announced"] | None
    proposers: tuple[str, ...] | None
    proposer: str | None
    meeting: str | None
    parties: tuple[str, ...] | None
    party: str | None
    officials: tuple[str, ...] | None
    official: str | None
    place: str | None
    date: datetime.date | PartialDate | str | None
    time_words: str | None
    topics: tuple[str, ...] | None
    topic: str | None
    same_as: tuple[str, ...] | None
    other_id: str | None


class Plans(Collection[Plan]):
    """A collection of such records, and what it can be asked."""

    def where(  # type: ignore[override]
        self, *predicates: Callable[[Plan], bool], **wanted: Unpack[_OfPlans]
    ) -> Plans:
        """The records that fit every condition, in order."""
        raise NotImplementedError


class _OfOrganizations(TypedDict, total=False):
    id: str | None
    name: str | None
    other_names: tuple[str, ...] | None
    other_name: str | None
    label: str | None
    kind: (
        Literal[
            "intergovernmental",
            "informal grouping",
            "humanitarian",
            "alliance",
            "state body",
            "government",
            "publisher",
            "unnamed group",
        ]
        | None
    )
    country: str | None
    wikidata: str | None
    same_as: tuple[str, ...] | None
    other_id: str | None


class Organizations(Collection[Organization]):
    """A collection of such records, and what it can be asked."""

    def where(  # type: ignore[override]
        self, *predicates: Callable[[Organization], bool], **wanted: Unpack[_OfOrganizations]
    ) -> Organizations:
        """The records that fit every condition, in order."""
        raise NotImplementedError


class _OfCountries(TypedDict, total=False):
    id: str | None
    name: str | None
    other_names: tuple[str, ...] | None
    other_name: str | None
    label: str | None
    part_of: str | None
    former: bool | None
    alpha3: str | None
    cow: str | None
    gw: str | None
    cow_years: tuple[datetime.date | PartialDate | Interval, ...] | None
    cow_in: datetime.date | PartialDate | Interval | str | None
    gw_years: tuple[datetime.date | PartialDate | Interval, ...] | None
    gw_in: datetime.date | PartialDate | Interval | str | None
    succeeded_by: tuple[str, ...] | None
    successor: str | None
    same_as: tuple[str, ...] | None
    other_id: str | None


class Countries(Collection[Country]):
    """A collection of such records, and what it can be asked."""

    def where(  # type: ignore[override]
        self, *predicates: Callable[[Country], bool], **wanted: Unpack[_OfCountries]
    ) -> Countries:
        """The records that fit every condition, in order."""
        raise NotImplementedError


class _OfPlaces(TypedDict, total=False):
    id: str | None
    name: str | None
    other_names: tuple[str, ...] | None
    other_name: str | None
    label: str | None
    kind: Literal["city", "region", "venue", "other"] | None
    part_of: str | None
    country: str | None
    same_as: tuple[str, ...] | None
    other_id: str | None


class Places(Collection[Place]):
    """A collection of such records, and what it can be asked."""

    def where(  # type: ignore[override]
        self, *predicates: Callable[[Place], bool], **wanted: Unpack[_OfPlaces]
    ) -> Places:
        """The records that fit every condition, in order."""
        raise NotImplementedError


class _OfMemberships(TypedDict, total=False):
    id: str | None
    member: str | None
    organization: str | None
    kind: Literal["member", "observer"] | None
    attested: tuple[datetime.date | PartialDate | Interval, ...] | None
    attested_on: datetime.date | PartialDate | Interval | str | None
    same_as: tuple[str, ...] | None
    other_id: str | None


class Memberships(Collection[Membership]):
    """A collection of such records, and what it can be asked."""

    def where(  # type: ignore[override]
        self, *predicates: Callable[[Membership], bool], **wanted: Unpack[_OfMemberships]
    ) -> Memberships:
        """The records that fit every condition, in order."""
        raise NotImplementedError


class _OfTopics(TypedDict, total=False):
    id: str | None
    name: str | None
    other_names: tuple[str, ...] | None
    other_name: str | None
    label: str | None
    broader: str | None
    same_as: tuple[str, ...] | None
    other_id: str | None


class Topics(Collection[Topic]):
    """A collection of such records, and what it can be asked."""

    def where(  # type: ignore[override]
        self, *predicates: Callable[[Topic], bool], **wanted: Unpack[_OfTopics]
    ) -> Topics:
        """The records that fit every condition, in order."""
        raise NotImplementedError


class _OfSources(TypedDict, total=False):
    id: str | None
    title: str | None
    subtitle: str | None
    label: str | None
    publisher: str | None
    author: str | None
    published: datetime.date | PartialDate | str | None
    published_time: str | None
    as_of: datetime.date | str | None
    retrieved: datetime.date | str | None
    language: str | None
    license: str | None
    reprint_of: str | None
    corrects: str | None
    withdrawn: bool | None
    url: str | None
    credits: tuple[str, ...] | None
    credit: str | None
    reading_time: str | None
    file: str | None
    sha256: str | None
    sentences: Sentences | str | None


class Sources(Collection[Source]):
    """A collection of such records, and what it can be asked."""

    def where(  # type: ignore[override]
        self, *predicates: Callable[[Source], bool], **wanted: Unpack[_OfSources]
    ) -> Sources:
        """The records that fit every condition, in order."""
        raise NotImplementedError


class _OfClaims(TypedDict, total=False):
    id: str | None
    collection: str | None
    subject: str | None
    property: str | None
    value: AnyValue | None
    modality: Literal["asserted", "reported", "expected", "speculated", "denied"] | None
    attributed_to: str | None
    basis: Literal["stated", "inferred", "editorial"] | None
    because: str | None
    rank: Literal["preferred", "normal", "deprecated"] | None
    rank_reason: str | None
    language: str | None
    source: str | None
    evidence: tuple[Evidence, ...] | None


class Claims(Collection[Claim]):
    """A collection of such records, and what it can be asked."""

    def where(  # type: ignore[override]
        self, *predicates: Callable[[Claim], bool], **wanted: Unpack[_OfClaims]
    ) -> Claims:
        """The records that fit every condition, in order."""
        raise NotImplementedError


class _OfMarks(TypedDict, total=False):
    id: str | None
    kind: Literal["set aside", "anomaly"] | None
    source: str | None
    category: (
        Literal[
            "page furniture",
            "advert",
            "related headline",
            "headline repeated",
            "rhetoric",
            "wrong gloss",
            "wrong date",
            "misprint",
            "truncated",
            "unclear reference",
            "inconsistent",
        ]
        | None
    )
    reason: str | None
    evidence: tuple[Evidence, ...] | None


class Marks(Collection[Mark]):
    """A collection of such records, and what it can be asked."""

    def where(  # type: ignore[override]
        self, *predicates: Callable[[Mark], bool], **wanted: Unpack[_OfMarks]
    ) -> Marks:
        """The records that fit every condition, in order."""
        raise NotImplementedError
