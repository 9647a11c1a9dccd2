"""Kinds of fact that notes on other editions of such meetings hold, said exactly and asked for again.

A kind is a text of a sentence or two, what an annotation claims of it, and what the records then hold. Where
some claims may fill no record, or others won, they are what `explain` tells beside the value.

What the model cannot say exactly, and what stands for it here; `docs/datasheet.md` has the same list:

- who read a statement out for another: the reader is only somebody who spoke at the meeting;
- why a person stays away: a reason is that of a delegation, or else a remark;
- a visit as such: it is the talk that was held on it, with its place;
- that a reprint is a translation: it is a reprint in another language;
- a season, or a part of a month: it is the year or the month, and of a plan the words for its time.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from security_meetings import Dataset
from tests.cases.making import Files, Making, about, editorial, quote, saying, source

KNOWN = editorial(
    *(f'countries.{id_}.name = "{name}"' for id_, name in {"XC": "Eastland", "XD": "Westland"}.items()),
    *(
        f'officials.{id_}.name = "{name}"'
        for id_, name in {"ada": "Ada Moss", "bo": "Bo Reed", "cy": "Cy Lund"}.items()
    ),
    *(
        f'organizations.{id_}.name = "{name}"'
        for id_, name in {"league": "Sea League", "council": "Harbour Council", "wire": "North Wire"}.items()
    ),
    *(f'topics.{id_}.name = "{id_}"' for id_ in ("fishing", "trade")),
    'series.forum.name = "Harbour Forum"',
    'meetings.f.series = "forum"',
    file="known.toml",
)


class Fact(NamedTuple):
    """A kind of fact.

    Attributes:
        kind: Its name.
        files: The texts, and what is said of them.
        shown: The values of the records, by place; everything but truth is compared as it is written.
        beside: The claims that filled no record, by place: value, modality, and how it stands to the value.
        expected: The values that sources only expect, by place.
    """

    kind: str
    files: tuple[Files, ...]
    shown: Mapping[str, object]
    beside: Mapping[str, list[tuple[str, str, str]]] = {}
    expected: Mapping[str, tuple[str, ...]] = {}


def fact(kind: str, *files: Files, beside: Any = (), expected: Any = (), **shown: Any) -> Fact:
    """A kind of fact; `shown` is by place, as `"meetings/f#start"`."""
    return Fact(kind, files, shown, dict(beside), dict(expected))


def says(text: str, *lines: str, id: str = "s", **keys: object) -> Files:
    """A text, and claims that rest on the whole of it, with keys of their own such as a modality."""
    return source(text, quote(text, *lines, **keys), id=id)


def delegation(**fields: str) -> str:
    """What is said of the delegation of Southland to the forum."""
    told = "".join(f", {name} = {value}" for name, value in fields.items())
    return f'delegations.d = {{meeting = "f", party = "XB"{told}}}'


def attendance(**fields: str) -> str:
    """What is said of the part of Ada Moss in the forum."""
    told = "".join(f", {name} = {value}" for name, value in fields.items())
    return f'attendances.a = {{meeting = "f", official = "ada"{told}}}'


def talk(**fields: str) -> str:
    """What is said of a talk of Northland and Southland."""
    told = "".join(f", {name} = {value}" for name, value in fields.items())
    return f'talks.t = {{attendees = [{{party = "XA"}}, {{party = "XB"}}]{told}}}'


def role(id_: str = "r", holder: str = "ada", **fields: str) -> str:
    """What is said of an office."""
    told = "".join(f", {name} = {value}" for name, value in fields.items())
    return f'roles.{id_} = {{holder = "{holder}"{told}}}'


def statement(**fields: str) -> str:
    """What is said of a statement."""
    return "statements.w = {" + ", ".join(f"{name} = {value}" for name, value in fields.items()) + "}"


COUNTS = [
    fact(
        "delegations and countries",
        saying(
            "12 delegations from 9 countries came.",
            'meetings.f.counts = {delegations = "12", countries = "9"}',
        ),
        **{"meetings/f#counts.delegations": "12", "meetings/f#counts.countries": "9"},
    ),
    fact(
        "counts by group",
        saying(
            "Among those who spoke were 7 ministers and 3 ambassadors.",
            'tallies.m = {meeting = "f", unit = "persons", of_which = "ministers", count = "7"}',
            'tallies.n = {meeting = "f", unit = "persons", of_which = "ambassadors", count = "3"}',
        ),
        **{"tallies/m#count": "7", "tallies/m#of_which": "ministers", "tallies/n#count": "3"},
    ),
    fact(
        "a count of a session",
        saying(
            "The opening heard four reports by video.",
            'sessions.o = {meeting = "f", kind = "opening"}',
            'tallies.m.meeting = "f"',
            'tallies.m.session = "o"',
            'tallies.m.unit = "reports"',
            'tallies.m.of_which = "by video"',
            'tallies.m.count = "4"',
        ),
        **{"tallies/m#session": "o", "tallies/m#count": "4"},
    ),
    fact(
        "a range",
        saying("Between 20 and 30 countries took part.", 'meetings.f.counts.countries = "20 to 30"'),
        **{"meetings/f#counts.countries": "between 20 and 30"},
    ),
    fact(
        "a lower bound",
        saying("More than 40 delegations came.", 'meetings.f.counts.delegations = "more than 40"'),
        **{"meetings/f#counts.delegations": "more than 40"},
    ),
    fact(
        "a number almost reached",
        saying("Nearly 100 guests came.", 'meetings.f.counts.guests = "nearly 100"'),
        **{"meetings/f#counts.guests": "nearly 100"},
    ),
    fact(
        "a number in a word",
        saying("Dozens of guests came.", 'meetings.f.counts.guests = "dozens"'),
        **{"meetings/f#counts.guests": "dozens"},
    ),
    fact(
        "an upper bound that is expected",
        saying("Up to 70 countries are expected.", 'meetings.f.counts.countries = "up to 70 (expected)"'),
        **{"meetings/f#counts.countries": "up to 70"},
    ),
    fact(
        "invited and there",
        source(
            "40 countries were invited. 35 countries came.",
            quote("40 countries were invited.", 'meetings.f.counts.countries = "40 (invited)"'),
            quote("35 countries came.", 'meetings.f.counts.countries = "35"'),
        ),
        beside={"meetings/f#counts.countries": [("40", "asserted", "other-scope")]},
        **{"meetings/f#counts.countries": "35"},
    ),
    fact(
        "two sources that differ",
        saying("35 countries came.", 'meetings.f.counts.countries = "35"', id="s"),
        saying("36 countries came.", 'meetings.f.counts.countries = "36"', id="z"),
        beside={"meetings/f#counts.countries": [("36", "asserted", "contradicts")]},
        **{"meetings/f#counts.countries": "35"},
    ),
    fact(
        "the size of a delegation",
        saying("Southland sent a delegation of 15 people.", delegation(size='"15"', status='"attended"')),
        **{"delegations/d#size": "15"},
    ),
]
PARTS = [
    fact(
        "absent, and why",
        saying(
            "Southland stayed away because of a storm.",
            delegation(status='"absent"', reason='"because of a storm"'),
        ),
        **{"delegations/d#status": "absent", "delegations/d#reason": "because of a storm"},
    ),
    fact(
        "declined, and why",
        saying(
            "Southland declined, citing elections at home.",
            delegation(status='"declined"', reason='"citing elections at home"'),
        ),
        **{"delegations/d#status": "declined", "delegations/d#reason": "citing elections at home"},
    ),
    fact(
        "an absence announced",
        saying("Southland will not send anybody.", delegation(status='"absence announced"')),
        **{"delegations/d#status": "absence announced"},
    ),
    fact(
        "confirmed, and yet absent",
        saying("Southland has confirmed that it will come.", delegation(status='"confirmed"'), id="before"),
        saying("Southland did not come.", delegation(status='"absent"'), id="s"),
        beside={"delegations/d#status": [("confirmed", "asserted", "compatible")]},
        **{"delegations/d#status": "absent"},
    ),
    fact(
        "a person who declined",
        saying("Ada Moss turned the invitation down.", attendance(status='"declined"')),
        **{"attendances/a#status": "declined"},
    ),
    fact(
        "a delegation by video",
        saying("Southland took part by video.", delegation(status='"attended"', mode='"video"')),
        **{"delegations/d#mode": "video"},
    ),
    fact(
        "a video message",
        saying("Ada Moss sent a video message.", attendance(mode='"video"')),
        **{"attendances/a#mode": "video"},
    ),
    fact(
        "a message read out",
        saying("A message from Ada Moss was read out.", attendance(mode='"message read out"')),
        **{"attendances/a#mode": "message read out"},
    ),
    fact(
        "words read on behalf of another",
        saying(
            "Ada Moss read the words of Bo Reed: “The sea is calm.”",
            statement(text='"The sea is calm."', speakers='"bo"', kind='"quotation"', meeting='"f"'),
            attendance(actions='["spoke"]'),
        ),
        **{"statements/w#speakers": ("bo",), "attendances/a#actions": ("spoke",)},
    ),
    fact(
        "what somebody did",
        saying("Ada Moss opened and closed the forum.", attendance(actions='["opened", "closed"]')),
        **{"attendances/a#actions": ("closed", "opened")},
    ),
    fact(
        "in what capacity",
        saying(
            "Ada Moss came as special guest.", attendance(capacity='"special guest"', status='"attended"')
        ),
        **{"attendances/a#capacity": "special guest"},
    ),
    fact(
        "for whom a person is there",
        saying("Ada Moss spoke for the Sea League.", attendance(party='"league"', actions='["spoke"]')),
        **{"attendances/a#party": "league"},
    ),
    fact(
        "the head of a delegation and its level",
        saying(
            "Deputy minister Bo Reed led the delegation of Southland.",
            delegation(heads='["bo"]', level='"deputy minister"'),
        ),
        **{"delegations/d#heads": ("bo",), "delegations/d#level": "deputy minister"},
    ),
    fact(
        "a delegation with two heads",
        saying("Bo Reed and Cy Lund led the delegation of Southland.", delegation(heads='["bo", "cy"]')),
        **{"delegations/d#heads": ("bo", "cy")},
    ),
    fact(
        "the first time of a sender",
        saying(
            "The Harbour Council, which rules in Southland, came for the first time.",
            delegation(sender='"council"', first_time="true"),
        ),
        **{"delegations/d#sender": "council", "delegations/d#first_time": True},
    ),
    fact(
        "an organisation that sends a delegation",
        saying(
            "A delegation of the Sea League came.",
            'delegations.d = {meeting = "f", party = "league", status = "attended"}',
        ),
        **{"delegations/d#party": "league"},
    ),
]
MEETINGS = [
    fact(
        "co-chairs",
        saying("Ada Moss and Bo Reed chaired the forum together.", 'meetings.f.chairs = ["ada", "bo"]'),
        **{"meetings/f#chairs": ("ada", "bo")},
    ),
    fact(
        "two hosts, one of them an organisation",
        saying("Northland and the Sea League were the hosts.", 'meetings.f.hosts = ["XA", "league"]'),
        **{"meetings/f#hosts": ("XA", "league")},
    ),
    fact(
        "a series that follows another",
        saying(
            "The Coast Forum took the place of the Harbour Forum.",
            'series.coast = {name = "Coast Forum", succeeds = "forum"}',
        ),
        **{"series/coast#succeeds": "forum"},
    ),
    fact(
        "since when, and how often",
        saying(
            "The Harbour Forum has met once a year since 2010.",
            'series.forum = {first_held = "2010", frequency = "annual"}',
        ),
        **{"series/forum#first_held": "2010", "series/forum#frequency": "annual"},
    ),
    fact(
        "the number of an edition",
        saying("It was the thirteenth Harbour Forum.", "meetings.f.ordinal = 13"),
        **{"meetings/f#ordinal": 13},
    ),
    fact(
        "postponed",
        saying("The forum was put off.", 'meetings.f.status = "postponed"'),
        **{"meetings/f#status": "postponed"},
    ),
    fact(
        "cancelled",
        saying("The forum was called off.", 'meetings.f.status = "cancelled"'),
        **{"meetings/f#status": "cancelled"},
    ),
    fact(
        "postponed, then held",
        saying("The forum was put off.", 'meetings.f.status = "postponed"', id="before"),
        saying("The forum took place at last.", 'meetings.f.status = "held"'),
        beside={"meetings/f#status": [("postponed", "asserted", "compatible")]},
        **{"meetings/f#status": "held"},
    ),
    fact(
        "several venues",
        saying(
            "The forum met in the Old Hall and the New Pier.", 'meetings.f.venue = ["Old Hall", "New Pier"]'
        ),
        **{"meetings/f#venue": "Old Hall", "meetings/f#other_venues": ("New Pier",)},
    ),
    fact(
        "hybrid",
        saying("Some came to the hall, others by video.", 'meetings.f.mode = "hybrid"'),
        **{"meetings/f#mode": "hybrid"},
    ),
    fact(
        "online",
        saying("The forum met online.", 'meetings.f.mode = "online"'),
        **{"meetings/f#mode": "online"},
    ),
    fact(
        "behind closed doors",
        saying("The forum was closed to the press.", 'meetings.f.format = "closed-door"'),
        **{"meetings/f#format": "closed-door"},
    ),
    fact(
        "part of a larger meeting",
        saying(
            "The Pilots Meeting was part of the forum.",
            'meetings.g = {name = "Pilots Meeting", part_of = "f"}',
        ),
        **{"meetings/g#part_of": "f"},
    ),
    fact(
        "how long it lasted",
        saying("The forum lasted three days.", "meetings.f.days = 3"),
        **{"meetings/f#days": 3},
    ),
    fact(
        "a place in a region",
        saying(
            "The forum met at Lowmouth in the Marsh Region of Northland.",
            'places.marsh = {name = "Marsh Region", kind = "region", country = "XA"}',
            'places.low = {name = "Lowmouth", kind = "city", part_of = "marsh"}',
            'meetings.f.places = ["low"]',
        ),
        **{"places/low#part_of": "marsh", "places/marsh#country": "XA", "meetings/f#places": ("low",)},
    ),
    fact(
        "a session of three",
        saying(
            "Northland, Southland and Eastland met as a group of three.",
            'sessions.o = {meeting = "f", kind = "multilateral", participants = ["XA", "XB", "XC"]}',
        ),
        **{"sessions/o#participants": ("XA", "XB", "XC")},
    ),
    fact(
        "a session that was called off",
        saying(
            "The round table was called off.",
            'sessions.o = {meeting = "f", kind = "round_table", status = "cancelled"}',
        ),
        **{"sessions/o#status": "cancelled"},
    ),
    fact(
        "those expected, apart from those who came",
        source(
            "Northland took part in the round table. Southland was to join it.",
            quote(
                "Northland took part in the round table.",
                'sessions.o = {meeting = "f", kind = "round_table", participants = ["XA"]}',
            ),
            quote("Southland was to join it.", 'sessions.o.participants = ["XB"]', modality="expected"),
        ),
        expected={"sessions/o#participants": ("XB",)},
        **{"sessions/o#participants": ("XA",)},
    ),
]
TALKS = [
    fact(
        "a visit, and the talk on it",
        saying(
            "On a visit to Lowmouth, Ada Moss of Northland met Bo Reed of Southland.",
            'talks.t.attendees = [{party = "XA", official = "ada"}, {party = "XB", official = "bo"}]',
            'talks.t.status = "held"',
            'talks.t.place = "Lowmouth"',
        ),
        **{"talks/t#place": "Lowmouth", "talks/t#officials": ("ada", "bo"), "talks/t#meeting": None},
    ),
    fact(
        "a talk on the margins, in another city",
        saying(
            "During the forum Northland and Southland talked at Highmouth.",
            talk(meeting='"f"', status='"held"', place='"Highmouth"'),
        ),
        **{"talks/t#place": "Highmouth", "talks/t#meeting": "f"},
    ),
    fact(
        "a talk over several days",
        saying(
            "Northland and Southland talked from 4 May 2027 to 5 May 2027.",
            talk(status='"held"', date='"2027-05-04/2027-05-05"'),
        ),
        **{"talks/t#date": "2027-05-04/2027-05-05"},
    ),
    fact(
        "a planned talk",
        saying("Northland and Southland plan to talk.", talk(status='"planned"')),
        **{"talks/t#status": "planned"},
    ),
    fact(
        "a talk put off",
        saying("Northland and Southland put their talk off.", talk(status='"postponed"')),
        **{"talks/t#status": "postponed"},
    ),
    fact(
        "a talk by telephone",
        saying("Northland and Southland spoke by telephone.", talk(status='"held"', mode='"telephone"')),
        **{"talks/t#mode": "telephone"},
    ),
    fact(
        "subjects done, and one to come",
        source(
            "Northland and Southland talked of trade. Fishing is to follow.",
            quote("Northland and Southland talked of trade.", talk(status='"held"', topics='["trade"]')),
            quote("Fishing is to follow.", 'talks.t.topics = ["fishing"]', modality="expected"),
        ),
        expected={"talks/t#topics": ("fishing",)},
        **{"talks/t#topics": ("trade",)},
    ),
]
OFFICES = [
    fact(
        "acting",
        saying(
            "Ada Moss, acting minister of ports, spoke.",
            role(title='"acting minister of ports"', acting="true"),
        ),
        **{"roles/r#acting": True},
    ),
    fact(
        "former",
        saying("Ada Moss, once minister of ports, spoke.", role(title='"minister of ports"', former="true")),
        **{"roles/r#former": True},
    ),
    fact(
        "contested",
        saying(
            "Ada Moss, whose election as president is contested, spoke.",
            role(title='"president"', contested="true"),
        ),
        **{"roles/r#contested": True},
    ),
    fact(
        "two offices at once",
        saying(
            "Ada Moss is minister of ports and secretary of the Harbour Council.",
            role(title='"minister of ports"', country='"XA"'),
            role("q", title='"secretary"', organization='"council"'),
        ),
        **{"roles/r#holder": "ada", "roles/q#holder": "ada", "roles/q#organization": "council"},
    ),
    fact(
        "an office since a month",
        saying(
            "Ada Moss has been minister of ports since March 2024.",
            role(title='"minister of ports"', attested='"2024-03/.."'),
        ),
        **{"roles/r#attested": ("2024-03/..",)},
    ),
    fact(
        "an office between years",
        saying(
            "Ada Moss was minister of ports from 2019 to 2022.",
            role(title='"minister of ports"', attested='"2019/2022"', former="true"),
        ),
        **{"roles/r#attested": ("2019/2022",)},
    ),
    fact(
        "a military rank",
        saying(
            "Admiral Ada Moss, head of the fleet, spoke.",
            role(title='"head of the fleet"', military_rank='"Admiral"'),
        ),
        **{"roles/r#military_rank": "Admiral"},
    ),
    fact(
        "an observer",
        saying(
            "Southland is an observer in the Sea League.",
            'memberships.m = {member = "XB", organization = "league", kind = "observer"}',
        ),
        **{"memberships/m#kind": "observer"},
    ),
    fact(
        "since when somebody is a member",
        saying(
            "Southland has been a member of the Sea League since March 2024.",
            'memberships.m = {member = "XB", organization = "league", kind = "member", '
            'attested = "2024-03/.."}',
        ),
        **{"memberships/m#attested": ("2024-03/..",)},
    ),
    fact(
        "until when somebody was an observer",
        saying(
            "Southland was an observer of the Sea League from 2019 to 4 May 2027.",
            'memberships.m = {member = "XB", organization = "league", kind = "observer", '
            'attested = "2019/2027-05-04"}',
        ),
        **{"memberships/m#attested": ("2019/2027-05-04",)},
    ),
]
DAYS = [
    fact(
        "from day to day",
        saying(
            "It met from 4 May 2027 to 6 May 2027.", "meetings.f = {start = 2027-05-04, end = 2027-05-06}"
        ),
        **{"meetings/f#start": "2027-05-04", "meetings/f#end": "2027-05-06"},
    ),
    fact(
        "a month",
        saying("It met in May 2027.", 'meetings.f.start = "2027-05"'),
        **{"meetings/f#start": "2027-05"},
    ),
    fact(
        "a day of no year",
        saying("It met on May 29.", 'meetings.f.start = "XXXX-05-29"'),
        **{"meetings/f#start": "XXXX-05-29"},
    ),
    fact(
        "about a day",
        saying("It met around 4 May 2027.", 'meetings.f.start = "2027-05-04~"'),
        **{"meetings/f#start": "2027-05-04~"},
    ),
    fact(
        "a day in doubt",
        saying("It met in 2027, or perhaps not.", 'meetings.f.start = "2027?"'),
        **{"meetings/f#start": "2027?"},
    ),
    fact(
        "a plan with words for its time",
        saying(
            "Northland and Southland intend to meet again before winter.",
            'plans.p = {state = "intended", parties = ["XA", "XB"], time_words = "before winter"}',
        ),
        **{"plans/p#state": "intended", "plans/p#time_words": "before winter"},
    ),
]
WORDS = [
    fact(
        "denied",
        says("Southland did not promise to come.", delegation(status='"confirmed"'), modality="denied"),
        beside={"delegations/d#status": [("confirmed", "denied", "compatible")]},
        **{"delegations/d#status": None},
    ),
    fact(
        "guessed",
        says("Southland may come.", delegation(status='"attended"'), modality="speculated"),
        beside={"delegations/d#status": [("attended", "speculated", "compatible")]},
        **{"delegations/d#status": None},
    ),
    fact(
        "reported by another",
        says(
            "North Wire has it that Southland came.",
            delegation(status='"attended"'),
            modality="reported",
            by="wire",
        ),
        **{"delegations/d#status": "attended"},
    ),
    fact(
        "who quotes whom",
        saying(
            "“Bo Reed told me that the sea is calm,” said Ada Moss.",
            statement(
                text='"Bo Reed told me that the sea is calm,"',
                speakers='"ada"',
                kind='"quotation"',
                about='["bo"]',
            ),
        ),
        **{"statements/w#speakers": ("ada",), "statements/w#about": ("bo",)},
    ),
    fact(
        "to whom something was said",
        saying(
            "Ada Moss told reporters that the sea is calm.",
            statement(
                text='"the sea is calm"', speakers='"ada"', kind='"paraphrase"', audience='"reporters"'
            ),
        ),
        **{"statements/w#audience": "reporters", "statements/w#kind": "paraphrase"},
    ),
    fact(
        "a correction",
        saying("35 countries came.", 'meetings.f.counts.countries = "35"', id="first"),
        saying("We wrote 35; 36 countries came.", 'meetings.f.counts.countries = "36"'),
        about("s", corrects="first"),
        beside={"meetings/f#counts.countries": [("35", "asserted", "contradicts")]},
        **{"sources/s#corrects": "first", "meetings/f#counts.countries": "36"},
    ),
    fact(
        "a fact denied by a correction",
        saying("Southland came.", delegation(status='"attended"'), id="first"),
        says("Southland did not come.", delegation(status='"attended"'), modality="denied"),
        about("s", corrects="first"),
        beside={
            "delegations/d#status": [
                ("attended", "denied", "compatible"),
                ("attended", "asserted", "compatible"),
            ]
        },
        **{"sources/s#corrects": "first", "delegations/d#status": None},
    ),
    fact(
        "a fact withdrawn",
        source(
            "Southland came.",
            quote("Southland", delegation()),
            quote(
                "Southland came.",
                'delegations.d.status = "attended"',
                rank="deprecated",
                rank_reason="The source has withdrawn it.",
            ),
            id="first",
        ),
        saying("We withdraw our report that Southland came.", delegation()),
        about("s", corrects="first"),
        beside={"delegations/d#status": [("attended", "asserted", "compatible")]},
        **{"sources/s#corrects": "first", "delegations/d#status": None},
    ),
    fact(
        "a reprint",
        saying("35 countries came.", 'meetings.f.counts.countries = "35"', id="first"),
        saying("Reprint: 35 countries came.", 'meetings.f.counts.countries = "35"'),
        about("s", reprint_of="first"),
        **{"sources/s#reprint_of": "first", "meetings/f#counts.countries": "35"},
    ),
    fact(
        "a translation",
        saying("35 countries came.", 'meetings.f.counts.countries = "35"', id="first"),
        saying("Приехали 35 стран.", 'meetings.f.counts.countries = "35"'),
        about("s", reprint_of="first", language="ru"),
        **{"sources/s#language": "ru", "meetings/f#counts.countries": "35"},
    ),
    fact(
        "a Russian text",
        saying(
            "В форуме участвовали более двадцати делегаций.", 'meetings.f.counts.delegations = "more than 20"'
        ),
        about("s", language="ru"),
        **{"meetings/f#counts.delegations": "more than 20"},
    ),
    fact(
        "a French text",
        saying(
            "Le Sud a décliné l’invitation en raison d’une tempête.",
            delegation(status='"declined"', reason='"en raison d’une tempête"'),
        ),
        about("s", language="fr"),
        **{"delegations/d#status": "declined", "delegations/d#reason": "en raison d’une tempête"},
    ),
    fact(
        "an Arabic text",
        saying("شارك في المنتدى 35 دولة.", 'meetings.f.counts.countries = "35"'),
        about("s", language="ar"),
        **{"meetings/f#counts.countries": "35"},
    ),
]
# What a record has without a claim on that very property: it is derived from another.
UNCLAIMED = {"talks/t#officials", "meetings/f#other_venues"}
FACTS = [*COUNTS, *PARTS, *MEETINGS, *TALKS, *OFFICES, *DAYS, *WORDS]


@pytest.fixture
def make(tmp_path: Path) -> Making:
    """A maker of packs, in a folder of this test."""
    return Making(tmp_path)


def written(value: object) -> object:
    """A value as the table of facts has it."""
    if value is None or isinstance(value, int):
        return value
    return tuple(map(str, value)) if isinstance(value, tuple) else str(value)


def held_at(ds: Dataset, place: str) -> object:
    """What a record holds at a place such as `meetings/f#counts.countries`."""
    record, _, path = place.partition("#")
    collection, _, id_ = record.partition("/")
    value: Any = getattr(ds, collection)[id_]
    for name in path.split("."):
        value = getattr(value, name)
    return written(value)


@pytest.mark.parametrize("said", FACTS, ids=lambda said: said.kind)
def test_a_fact_is_said_exactly_and_asked_for_again(make: Making, said: Fact) -> None:
    """The pack builds and verifies, records hold the fact, `explain` has its words and what stood against."""
    ds = make.dataset(KNOWN, *said.files)
    texts = {name: str(text) for part in said.files for name, text in part.items() if name.endswith(".txt")}
    assert not ds.problems
    assert not ds.verify().problems
    assert {place: held_at(ds, place) for place in said.shown} == said.shown
    beside, expected = {}, {}
    for place in {**said.shown, **said.beside, **said.expected}:
        if place in UNCLAIMED:
            continue
        record, _, path = place.partition("#")
        why = ds.explain(record, path)
        assert written(why.value) == said.shown[place]
        assert (why.winner is None) == (why.value is None)
        # What a value rests on are words of a text, unless an editor told it of the source.
        for claim in why.claims:
            text = texts.get(f"{claim.source}.txt", "")
            assert all(e.exact in text for e in claim.evidence)
            assert claim.evidence or claim.basis == "editorial"
        beside[place] = [(str(r.claim.value), r.claim.modality, r.relation) for r in why.rivals]
        expected[place] = written(why.expected)
    assert {place: beside[place] for place in said.beside} == said.beside
    assert {place: expected[place] for place in said.expected} == said.expected


def test_about_sixty_kinds_are_told_apart() -> None:
    """Each kind is named once, so that a failure says which it is."""
    kinds = [said.kind for said in FACTS]
    assert len(kinds) >= 60
    assert len(set(kinds)) == len(kinds)
