"""The records: what a reader looks for. Each is what a policy makes of the claims about one subject.

Records are plain, frozen, typed values. They refer to each other by id. Every field but the id may
be unknown: `None`, or an empty tuple, means that no claim in the data says anything.

    A new kind of record is one class here. Its annotations are the only list of its fields.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

import attrs

from security_meetings.schema import Field, Group, Record, record
from security_meetings.values import Attendee, Count, Day, Weekday

__all__ = [
    "BilateralTalk",
    "Country",
    "Delegation",
    "Meeting",
    "MeetingCounts",
    "MeetingSeries",
    "Membership",
    "Official",
    "Organization",
    "Plan",
    "Role",
    "Session",
    "Statement",
    "Topic",
]

OtherNames = Annotated[
    tuple[str, ...],
    Field(
        "Every other form of the name that a claim carries, as printed.",
        none="no other form is known",
        rest_of="name",
        item="other_name",
    ),
]
Topics = Annotated[
    tuple[str, ...],
    Field("What it is about.", none="no source says", refers_to=("topics",), item="topic"),
]
PARTIES = ("countries", "organizations")
SPEAKERS = ("officials", "organizations", "countries", "sources")


@record("series")
@attrs.frozen
class MeetingSeries(Record):
    """A series of meetings held under one name by one organiser.

    >>> from security_meetings import load
    >>> str(load().series["imhr"].first_held)
    '2010'
    """

    name: Annotated[str | None, Field("The name of the series.", variants=True, verbatim=True)] = None
    other_names: OtherNames = ()
    organizer: Annotated[str | None, Field("Who organises it.", refers_to=("organizations",))] = None
    host: Annotated[str | None, Field("The country that hosts it.", refers_to=("countries",))] = None
    first_held: Annotated[Day | None, Field("When the first edition was held.")] = None
    frequency: Annotated[Literal["annual"] | None, Field("How often it is held, as sources say.")] = None
    topics: Topics = ()


@attrs.frozen
class MeetingCounts(Group):
    """How many, of what: each number with its comparator and stage."""

    delegations: Annotated[Count | None, Field("Delegations.", unit="delegations")] = None
    countries: Annotated[
        Count | None, Field("Countries represented by the delegations.", unit="countries")
    ] = None
    organizations: Annotated[
        Count | None, Field("International organisations represented.", unit="organisations")
    ] = None
    guests: Annotated[Count | None, Field("Guests of all kinds.", unit="persons")] = None
    reports: Annotated[Count | None, Field("Reports delivered in the plenary.", unit="reports")] = None
    plenary_sessions: Annotated[Count | None, Field("Plenary sessions.", unit="sessions")] = None
    multilateral_meetings: Annotated[
        Count | None, Field("Meetings of several parties inside the meeting.", unit="meetings")
    ] = None
    host_talks: Annotated[
        Count | None, Field("Bilateral talks held by the host's delegation.", unit="talks")
    ] = None
    guest_talks: Annotated[
        Count | None, Field("Bilateral talks of guests amongst themselves.", unit="talks")
    ] = None


@record("meetings")
@attrs.frozen
class Meeting(Record):
    """One edition of a series of meetings.

    >>> from security_meetings import load
    >>> load().meetings["imhr-2025"].venue
    'National Centre RUSSIA'
    """

    series: Annotated[str | None, Field("The series it belongs to.", refers_to=("series",))] = None
    ordinal: Annotated[int | None, Field("The number of the edition.", unit="counted from 1")] = None
    name: Annotated[
        str | None,
        Field("The meeting's name without its number.", variants=True, verbatim=True),
    ] = None
    other_names: OtherNames = ()
    start: Annotated[Day | None, Field("Its first day.")] = None
    end: Annotated[Day | None, Field("Its last day.")] = None
    start_weekday: Annotated[
        Weekday | None,
        Field("The weekday that a source names for the first day; kept even where it is wrong."),
    ] = None
    days: Annotated[int | None, Field("How long it lasted, as stated.", unit="days")] = None
    city: Annotated[str | None, Field("The city, by its English name.")] = None
    country: Annotated[str | None, Field("The country it takes place in.", refers_to=("countries",))] = None
    venue: Annotated[str | None, Field("The building, as printed.", verbatim=True)] = None
    chair: Annotated[str | None, Field("Who chairs it.", refers_to=("officials",))] = None
    hosts: Annotated[
        tuple[str, ...],
        Field(
            "Who hosts it, where a source uses that word.",
            refers_to=("officials", "organizations", "countries"),
            item="host",
        ),
    ] = ()
    organizer: Annotated[str | None, Field("Who organises it.", refers_to=("organizations",))] = None
    opened_by: Annotated[str | None, Field("Who opened it.", refers_to=("officials",))] = None
    format: Annotated[Literal["closed-door", "open"] | None, Field("Whether outsiders could listen.")] = None
    counts: Annotated[MeetingCounts, Field("How many took part, spoke and met.")] = MeetingCounts()
    topics: Topics = ()
    member_organizations: Annotated[
        tuple[str, ...],
        Field(
            "Organisations to which the countries represented are said to belong. "
            "That is no word on a delegation of the organisation itself.",
            refers_to=("organizations",),
            item="member_organization",
        ),
    ] = ()
    guest_kinds: Annotated[
        tuple[str, ...],
        Field(
            "Kinds of people said to take part, in the source's words.",
            verbatim=True,
            item="guest_kind",
        ),
    ] = ()
    published_at: Annotated[
        tuple[str, ...],
        Field("Where recordings can be seen, as printed.", verbatim=True, item="publication"),
    ] = ()


@record("sessions")
@attrs.frozen
class Session(Record):
    """A part of a meeting: a plenary, a round table, a briefing, an exposition and the like.

    >>> from security_meetings import load
    >>> len(load().sessions.where(meeting="mcis-2021", kind="plenary"))
    7
    """

    meeting: Annotated[str | None, Field("The meeting it is part of.", refers_to=("meetings",))] = None
    kind: Annotated[
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
        | None,
        Field("What kind of gathering it is."),
    ] = None
    number: Annotated[
        int | None, Field("Its place among the sessions of its kind.", unit="counted from 1")
    ] = None
    name: Annotated[
        str | None, Field("Its title or topic line, as printed.", variants=True, verbatim=True)
    ] = None
    other_names: OtherNames = ()
    format: Annotated[
        str | None,
        Field(
            "The circle that met, as printed.",
            unit="e.g. 'Russia-ASEAN'",
            none="not a meeting of a circle, or no source says",
            verbatim=True,
        ),
    ] = None
    status: Annotated[
        Literal["planned", "held"] | None,
        Field("How far it had got when the source wrote.", ladder=("planned", "held")),
    ] = None
    start: Annotated[Day | None, Field("Its first or only day.")] = None
    end: Annotated[Day | None, Field("Its last day.", none="it has one day, or no source says")] = None
    days: Annotated[int | None, Field("On how many days it was open.", unit="days")] = None
    ordinal: Annotated[
        int | None, Field("Which such gathering it is over the years.", unit="counted from 1")
    ] = None
    informal: Annotated[bool | None, Field("Whether it is called informal.")] = None
    venue: Annotated[str | None, Field("Where it took place, as printed.", verbatim=True)] = None
    city: Annotated[str | None, Field("The city, by its English name.")] = None
    participants: Annotated[
        tuple[str, ...],
        Field("Parties that took part or were to.", refers_to=PARTIES, item="participant"),
    ] = ()
    officials: Annotated[
        tuple[str, ...],
        Field("People who spoke or took part.", refers_to=("officials",), item="official"),
    ] = ()
    audience: Annotated[
        tuple[str, ...],
        Field("For whom it was held or who came, in the source's words.", verbatim=True, item="attended_by"),
    ] = ()
    topics: Topics = ()


@record("delegations")
@attrs.frozen
class Delegation(Record):
    """A party's part in a meeting.

    Announced is not attended, and mentioned is not attended: see `status`.

    >>> from security_meetings import load
    >>> load().delegations["imhr-2025-af"].first_time
    True
    """

    meeting: Annotated[str | None, Field("The meeting.", refers_to=("meetings",))] = None
    party: Annotated[str | None, Field("Who is represented.", refers_to=PARTIES)] = None
    sender: Annotated[
        str | None,
        Field(
            "Who sends the delegation, where a source tells it apart from the party. "
            "Says nothing on recognition.",
            refers_to=("organizations",),
        ),
    ] = None
    status: Annotated[
        Literal["invited", "expected", "confirmed", "attended", "declined", "absent"] | None,
        Field("How far its part went.", ladder=("invited", "expected", "confirmed", "attended")),
    ] = None
    mode: Annotated[Literal["in person", "video", "message read out"] | None, Field("How it took part.")] = (
        None
    )
    head: Annotated[str | None, Field("Who leads it, where a source says so.", refers_to=("officials",))] = (
        None
    )
    members: Annotated[
        tuple[str, ...],
        Field("People named as part of it.", refers_to=("officials",), item="member"),
    ] = ()
    first_time: Annotated[bool | None, Field("Whether the party takes part for the first time.")] = None


@record("officials")
@attrs.frozen
class Official(Record):
    """A person. Every form of the name that a source prints is kept, each with its words.

    >>> from security_meetings import load
    >>> load().officials.find("Sergey Shoygu").name
    'Sergei Shoigu'
    """

    name: Annotated[
        str | None, Field("The form of the name that most sources print.", variants=True, verbatim=True)
    ] = None
    other_names: OtherNames = ()


@record("roles")
@attrs.frozen
class Role(Record):
    """An office as one source prints it on its day; never stretched beyond what is attested.

    >>> from security_meetings import load
    >>> load().roles["sergei-shoigu-ru-mod-dfnc"].organization
    'ru-mod'
    """

    holder: Annotated[
        str | None,
        Field("Who holds it.", none="the source does not name the person", refers_to=("officials",)),
    ] = None
    title: Annotated[str | None, Field("The title as printed.", variants=True, verbatim=True)] = None
    other_titles: Annotated[
        tuple[str, ...],
        Field(
            "Other forms of the title in the same source.",
            none="the source uses one form",
            rest_of="title",
            item="other_title",
        ),
    ] = ()
    organization: Annotated[
        str | None, Field("The body in which it is held.", refers_to=("organizations",))
    ] = None
    country: Annotated[
        str | None,
        Field(
            "The country or part of a country that it is held for.",
            none="held for no country, or no source says",
            refers_to=("countries",),
        ),
    ] = None
    military_rank: Annotated[
        str | None,
        Field("The military rank printed with it.", none="none is printed", variants=True, verbatim=True),
    ] = None
    former: Annotated[
        bool | None,
        Field("True where the source speaks of it as past.", none="it is spoken of as present"),
    ] = None
    first_attested: Annotated[
        datetime.date | None, Field("The first day for which the source attests it.")
    ] = None
    last_attested: Annotated[datetime.date | None, Field("The last day for which the source attests it.")] = (
        None
    )


@record("talks")
@attrs.frozen
class BilateralTalk(Record):
    """A talk between two parties, planned or held.

    >>> from security_meetings import load
    >>> load().talks.where(party="IR").one().parties
    ('IR', 'RU')
    """

    meeting: Annotated[
        str | None, Field("The meeting on whose margins it takes place.", refers_to=("meetings",))
    ] = None
    attendees: Annotated[tuple[Attendee, ...], Field("Who sits on which side.", item="attendee")] = ()
    status: Annotated[
        Literal["planned", "held"] | None,
        Field("How far it had got when the source wrote.", ladder=("planned", "held")),
    ] = None
    date: Annotated[Day | None, Field("Its day.")] = None
    format: Annotated[Literal["closed-door", "open"] | None, Field("Whether outsiders could listen.")] = None
    topics: Topics = ()

    @property
    def parties(self) -> tuple[str, ...]:
        """The ids of the parties, sorted; two where both are known."""
        return tuple(sorted({a.party for a in self.attendees}))

    @property
    def officials(self) -> tuple[str, ...]:
        """The ids of the people named, sorted."""
        return tuple(sorted({a.official for a in self.attendees if a.official}))


@record("statements", tentative=True)
@attrs.frozen
class Statement(Record):
    """Words or a view, with whoever holds it. The library itself asserts none of them.

    >>> from security_meetings import load
    >>> load().statements.where(kind="quotation", speaker="milorad-dodik").one().occasion
    'ru-ba-srp-2025'
    """

    text: Annotated[str | None, Field("The words, as printed.", verbatim=True, variants=True)] = None
    speaker: Annotated[
        str | None,
        Field(
            "Whose words or view they are; the source itself where it speaks in its own voice.",
            refers_to=SPEAKERS,
        ),
    ] = None
    speaker_as: Annotated[
        str | None, Field("How the source names the speaker here.", verbatim=True, variants=True)
    ] = None
    kind: Annotated[
        Literal["quotation", "paraphrase", "narration"] | None,
        Field("Words in quotation marks, a view in the source's words, or the source's own account."),
    ] = None
    meeting: Annotated[str | None, Field("The meeting it belongs to.", refers_to=("meetings",))] = None
    occasion: Annotated[
        str | None,
        Field("The session or talk at or after which it was made.", refers_to=("sessions", "talks")),
    ] = None
    about: Annotated[
        tuple[str, ...],
        Field(
            "What it speaks of.",
            refers_to=("officials", "organizations", "countries", "topics", "plans", "meetings", "series"),
            item="subject",
        ),
    ] = ()


@record("plans", tentative=True)
@attrs.frozen
class Plan(Record):
    """An outcome hoped for, proposed or announced; never taken as done.

    >>> from security_meetings import load
    >>> load().plans["ru-ir-partnership-ratification"].state
    'hoped'
    """

    name: Annotated[
        str | None, Field("What is to come, in the source's words.", variants=True, verbatim=True)
    ] = None
    other_names: OtherNames = ()
    state: Annotated[
        Literal["hoped", "proposed", "discussed", "expected", "intended", "planned", "announced"] | None,
        Field("How firmly it is put.", variants=True),
    ] = None
    proposer: Annotated[str | None, Field("Who puts it forward.", refers_to=SPEAKERS)] = None
    meeting: Annotated[str | None, Field("The meeting at which it comes up.", refers_to=("meetings",))] = None
    parties: Annotated[
        tuple[str, ...], Field("Who is to act or take part.", refers_to=PARTIES, item="party")
    ] = ()
    officials: Annotated[
        tuple[str, ...], Field("Who in person is to act.", refers_to=("officials",), item="official")
    ] = ()
    place: Annotated[str | None, Field("Where, as printed.", verbatim=True)] = None
    date: Annotated[Day | None, Field("When.")] = None
    time_words: Annotated[
        str | None, Field("When, in words that are no date.", verbatim=True, variants=True)
    ] = None
    topics: Topics = ()


@record("organizations")
@attrs.frozen
class Organization(Record):
    """A body that acts, speaks or is represented; also a group that a source leaves unnamed.

    >>> from security_meetings import load
    >>> load().organizations["sco"].wikidata
    'Q485207'
    """

    name: Annotated[str | None, Field("Its name in English.", variants=True, verbatim=True)] = None
    other_names: OtherNames = ()
    kind: Annotated[
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
        | None,
        Field("What sort of body it is."),
    ] = None
    country: Annotated[
        str | None,
        Field("The country whose body it is.", none="of no one country", refers_to=("countries",)),
    ] = None
    wikidata: Annotated[
        str | None, Field("Its Wikidata item.", unit="Q and digits", none="none is recorded")
    ] = None


@record("countries")
@attrs.frozen
class Country(Record):
    """A country by its ISO 3166-1 alpha-2 code, or a part of one by its ISO 3166-2 code.

    >>> from security_meetings import load
    >>> load().countries["BA-SRP"].part_of
    'BA'
    """

    name: Annotated[str | None, Field("Its short English name.", variants=True, verbatim=True)] = None
    other_names: OtherNames = ()
    part_of: Annotated[
        str | None,
        Field("The country that it is a part of.", none="it is a country", refers_to=("countries",)),
    ] = None
    alpha3: Annotated[str | None, Field("ISO 3166-1 alpha-3 code.", none="the code list has none")] = None
    cow: Annotated[
        str | None,
        Field("Correlates of War state number, kept as text.", none="the list has none"),
    ] = None
    gw: Annotated[
        str | None,
        Field("Gleditsch-Ward state number, kept as text.", none="the list has none"),
    ] = None


@record("memberships")
@attrs.frozen
class Membership(Record):
    """A country's place in an organisation, as one source lists it.

    >>> from security_meetings import load
    >>> load().memberships.where(organization="sco", kind="observer").one().member
    'AF'
    """

    member: Annotated[str | None, Field("Who belongs.", refers_to=PARTIES)] = None
    organization: Annotated[str | None, Field("To what.", refers_to=("organizations",))] = None
    kind: Annotated[Literal["member", "observer"] | None, Field("As what.")] = None


@record("topics")
@attrs.frozen
class Topic(Record):
    """A controlled word for what a meeting, session or talk was about.

    >>> from security_meetings import load
    >>> load().topics["cybersecurity"].name
    'cybersecurity'
    """

    name: Annotated[str | None, Field("The word used here.", variants=True, verbatim=True)] = None
    other_names: OtherNames = ()
    broader: Annotated[
        str | None,
        Field("The wider topic that it is part of.", none="it stands at the top", refers_to=("topics",)),
    ] = None
