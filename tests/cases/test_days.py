"""Days: what is known of them is used, what is not is left open, and nothing is taken for another day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from security_meetings import Dataset, PartialDate, load
from security_meetings.model.days import day_relation
from tests.cases.making import (
    Files,
    Making,
    about,
    block,
    editorial,
    faults,
    held,
    names,
    people,
    quote,
    refused,
    saying,
    source,
)

TALK = quote(
    "Northland and Southland held talks",
    'talks.t.meeting = "f"',
    'talks.t.attendees = [{party = "XA"}, {party = "XB"}]',
    'talks.t.status = "held"',
)


# How a sentence has the days that annotations write so.
PRINTED = {
    "2027-05-04": "4 May 2027",
    "2027-05-06": "6 May 2027",
    '"2027-05"': "May 2027",
    "2018": "2018",
    "2018-04": "April 2018",
    str(PartialDate(None, 4)): "April",
    str(PartialDate(None, 4, 25)): "25 April",
}


def met(first: str = "", last: str = "") -> Files:
    """A meeting with a talk, of which the first and the last day are told, or one of them."""
    lines = [f"meetings.f.{name} = {day}" for name, day in (("start", first), ("end", last)) if day]
    told = f"The forum met from {PRINTED.get(first, 'then')} to {PRINTED.get(last, 'some day')}."
    return source(f"{told} Northland and Southland held talks.", quote(told, *lines), TALK)


DAYS = [
    ("2027-05-04", ""),
    ("", "2027-05-06"),
    ("2027-05-04", "2027-05-06"),
    ('"2027-05"', ""),
    ("", '"2027-05"'),
]


@pytest.mark.parametrize(("first", "last"), DAYS)
@pytest.mark.parametrize(
    "within",
    [
        {"since": date(2027, 5, 1), "until": date(2027, 5, 31)},
        {"since": date(2020, 1, 1)},
        {"until": date(2030, 1, 1)},
        {"since": date(2027, 1, 1), "until": date(2027, 12, 31)},
    ],
)
def test_a_meeting_with_one_known_day_keeps_its_talks(
    make: Making, first: str, last: str, within: dict[str, Any]
) -> None:
    """A talk of a meeting of which one day is known is found for times that hold that day."""
    ds = make.dataset(met(first, last))
    assert ds.who_met("Northland", **within).ids == ds.who_met(**within).ids == ("t",)


@pytest.mark.parametrize(("first", "last"), DAYS)
def test_other_times_stay_empty(make: Making, first: str, last: str) -> None:
    """Before the first day, after the last, and in years far off nothing is found."""
    ds = make.dataset(met(first, last))
    assert ds.who_met(since=date(2040, 1, 1), until=date(2040, 12, 31)).ids == ()
    assert ds.who_met(since=date(2001, 1, 1), until=date(2001, 12, 31)).ids == ()
    if first == "2027-05-04":
        assert ds.who_met(until=date(2027, 5, 3)).ids == ()
    if last == "2027-05-06":
        assert ds.who_met(since=date(2027, 5, 7)).ids == ()


# What else tells when a talk may have been, a day on which it may, and one on which it may not.
TOLD = [
    (["meetings.f.start = 2027-05-04", "meetings.f.days = 3"], "2027-05-06", "2027-05-07"),
    (["meetings.f.end = 2027-05-06", "meetings.f.days = 3"], "2027-05-04", "2027-05-03"),
    (['meetings.f.start = "XXXX-05-04"', "meetings.f.end = 2027-05-06"], "2027-05-04", "2027-05-03"),
    (['meetings.f.start = "XXXX-12-30"', "meetings.f.end = 2028-01-02"], "2027-12-30", "2027-12-29"),
    (["meetings.f.start = 2027-12-30", 'meetings.f.end = "XXXX-01-02"'], "2028-01-02", "2028-01-03"),
    (['meetings.f.part_of = "g"', "meetings.g.start = 2027-05-04"], "2027-05-04", "2027-05-05"),
    (['meetings.f.status = "held"', 'talks.t.date = "2027-05-04/.."'], "2027-05-04", "2027-05-03"),
    (['meetings.f.status = "held"', 'talks.t.date = "../2027-05-04"'], "2027-05-04", "2027-05-05"),
    (
        ["meetings.f.start = 2027-05-04", "meetings.f.end = 2027-05-06", 'talks.t.date = "XXXX-05-05"'],
        "2027-05-05",
        "2027-05-06",
    ),
    (
        ["meetings.f.start = 2027-05-04", "meetings.f.end = 2027-05-06", 'talks.t.date = "XXXX-05-03"'],
        "2027-05-03",
        "2027-05-04",
    ),
    (
        [
            "meetings.f.start = 2027-12-30",
            "meetings.f.end = 2028-01-02",
            'talks.t.date = "XXXX-12-31/XXXX-01-01"',
        ],
        "2028-01-01",
        "2027-12-29",
    ),
    (["meetings.f.start = 2027-05-04", "meetings.f.days = 4000000"], "9999-12-31", "2027-05-03"),
]


@pytest.mark.parametrize(("lines", "may", "not_"), TOLD)
def test_whatever_tells_of_days_is_used(make: Making, lines: list[str], may: str, not_: str) -> None:
    """A length, a larger meeting, the year of another day: a talk is found on the days that these tell."""
    ds = make.dataset(source("Northland and Southland held talks", TALK), editorial(*lines))
    assert ds.who_met(since=may, until=may).ids == ("t",)
    assert ds.who_met(since=not_, until=not_).ids == ()


def test_meetings_that_are_part_of_each_other_have_no_days(make: Making) -> None:
    """A circle of parts ends every question all the same."""
    circle = editorial('meetings.f.part_of = "g"', 'meetings.g.part_of = "f"')
    ds = make.dataset(source("Northland and Southland held talks", TALK), circle)
    assert ds.who_met(since="2027-05-04").ids == ()


ROLE = (
    'officials.quill.name = "Ada Quill"',
    'roles.r.holder = "quill"',
    'roles.r.title = "secretary"',
    *held("r", "2027-05-04"),
)
OTHER_DAYS: list[tuple[Any, date]] = [
    (datetime(2027, 5, 4, 9, 30), date(2027, 5, 4)),  # noqa: DTZ001 (as users have it)
    (datetime(2027, 5, 4, 9, 30, tzinfo=UTC), date(2027, 5, 4)),
    ("2027-05-04", date(2027, 5, 4)),
]


def asked(end: str, day: Any) -> dict[str, Any]:
    """The keyword of a question with a day."""
    return {end: day}


@pytest.mark.parametrize(("day", "meant"), OTHER_DAYS)
@pytest.mark.parametrize("end", ["since", "until"])
def test_other_forms_of_a_day_mean_it_or_are_refused(make: Making, day: Any, meant: date, end: str) -> None:
    """A datetime and a text mean their day, or an error of this library says what is taken."""
    ds = make.dataset(met("2027-05-04", "2027-05-04"))
    answers: list[tuple[str, ...]] = []
    refusal = refused(lambda: answers.append(ds.who_met(**asked(end, day)).ids))
    if refusal:
        assert end in refusal
    else:
        assert answers == [ds.who_met(**asked(end, meant)).ids]


@pytest.mark.parametrize(("day", "meant"), OTHER_DAYS)
def test_role_at_takes_the_same_days_as_who_met(make: Making, day: Any, meant: date) -> None:
    """What one question takes for a day the other takes too."""
    text = "Ada Quill, secretary, opened it on 4 May 2027."
    ds = make.dataset(saying(text, *ROLE))
    answers: list[object] = []
    refusals = [
        refused(lambda: answers.append(ds.role_at("quill", day))),
        refused(lambda: ds.who_met(since=day)),
    ]
    assert bool(refusals[0]) == bool(refusals[1])
    assert refusals[0] or answers == [ds.role_at("quill", meant)]


@pytest.mark.parametrize("day", [20270504, 2027.5, b"2027-05-04", "yesterday", object()])
def test_what_is_no_day_is_refused_by_name(make: Making, day: Any) -> None:
    """What means no day is refused by an error of this library that names the keyword."""
    ds = make.dataset(met("2027-05-04", "2027-05-04"))
    assert "since" in refused(lambda: ds.who_met(since=day))
    assert "until" in refused(lambda: ds.who_met(until=day))


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (date(2025, 6, 1), date(2025, 5, 1)),
        (date(2027, 5, 5), date(2027, 5, 4)),
        (date(2030, 1, 1), date(1990, 1, 1)),
    ],
)
def test_days_the_wrong_way_round_are_refused(make: Making, since: date, until: date) -> None:
    """A time that ends before it begins is an error, for everybody and for one party."""
    ds = make.dataset(met("2027-05-04", "2027-05-04"))
    assert refused(lambda: ds.who_met(since=since, until=until))
    assert refused(lambda: ds.who_met("Northland", since=since, until=until))
    assert refused(lambda: load().who_met("Iran", since=since, until=until))


@pytest.mark.parametrize(
    ("id_", "lines"),
    [
        ("forum", ("meetings.forum.start = 2027-05-09", "meetings.forum.end = 2027-05-04")),
        ("forum", ('meetings.forum.start = "2027-06"', "meetings.forum.end = 2027-05-04")),
        ("plenary", ("sessions.plenary.start = 2027-05-09", "sessions.plenary.end = 2027-05-04")),
        ("forum", ('meetings.forum.start = "XXXX-05-09"', 'meetings.forum.end = "XXXX-05-04"')),
        ("forum", ('meetings.forum.start = "XXXX-06"', "meetings.forum.end = 2027-05-04")),
        (
            "secretary",
            tuple(held("secretary", "2027-05-09", "2027-05-04")),
        ),
    ],
)
def test_what_ends_before_it_begins_is_named(make: Making, id_: str, lines: tuple[str, ...]) -> None:
    """A record whose last day lies before its first is refused or listed."""
    if id_ == "secretary":
        lines += ('roles.secretary.holder = "quill"', 'roles.secretary.title = "secretary"')
    assert names(make.told(editorial(*lines), people(quill="Ada Quill")), id_)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2027-05-04", "2027-05-04"),
        ("2027-05", "2027-05-04"),
        ("2027-05-04", "2027"),
        ("XXXX-12-30", "XXXX-01-02"),
        ("XXXX-12-30", "2028-01-02"),
        ("XXXX-05-04", "XXXX-05-09"),
        ("XXXX-XX-30", "XXXX-XX-02"),
        ("2027-05-06~", "2027-05-04"),
    ],
)
def test_what_may_end_after_it_begins_is_not_named(make: Making, first: str, last: str) -> None:
    """A part of a day may be a later one, and over the new year the smaller month is the later."""
    ds = make.dataset(editorial(f'meetings.forum.start = "{first}"', f'meetings.forum.end = "{last}"'))
    assert not names(faults(ds), "forum")


def test_what_was_retrieved_before_it_was_published_is_named(make: Making) -> None:
    """Nobody reads a text before it is there; on its own day, or in a year that has begun, one may."""
    for published, told in (("2027-05-09", True), ("2027-05-04", False), ("2027", False), ("2028", True)):
        days = editorial(f'sources.s.published = "{published}"', "sources.s.retrieved = 2027-05-04")
        ds = make.dataset(saying("The forum met.", 'meetings.f.status = "held"'), days)
        assert bool([a for a in ds.anomalies() if a.subject == "s"]) is told


def test_a_source_that_prints_days_the_wrong_way_round_can_be_kept(make: Making) -> None:
    """What the source says stays sayable, with the oddity marked."""
    text = "The forum met from 9 May 2027 to 4 May 2027."
    words = "from 9 May 2027 to 4 May 2027"
    mark = block("anomaly", (), words=words, kind="inconsistent", reason="It ends before it begins.")
    lines = ("meetings.forum.start = 2027-05-09", "meetings.forum.end = 2027-05-04")
    ds = make.dataset(source(text, quote(text, *lines), mark))
    said = {c.property: c.value for c in ds.claims.where(subject="forum")}
    assert (said["start"], said["end"]) == (date(2027, 5, 9), date(2027, 5, 4))


def paper(id_: str, number: int, published: str) -> Files:
    """A source of some day that counts the delegations of a forum."""
    text = f"It drew {number} delegations."
    return {
        **saying(text, f'meetings.f.counts.delegations = "{number}"', id=id_),
        **about(id_, published=published),
    }


@pytest.mark.parametrize("policy", ["best-rank", "latest-published"])
@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("2025-05-26", '"2026"'),
        ('"2025"', "2026-01-01"),
        ("2025-12-31", '"2026-01"'),
        ('"2025-11"', '"2025-12"'),
    ],
)
def test_a_later_year_is_later_than_any_day_before_it(
    make: Making, policy: str, older: str, newer: str
) -> None:
    """A source of which only the year or month is known is later than all days before it."""
    root = make.pack(paper("a", 126, newer), paper("b", 129, older))
    why = load(root, policy=policy).explain("f", "counts.delegations")
    assert (str(why.value), why.winner and why.winner.source) == ("126", "a")
    turned = make.pack(paper("a", 129, older), paper("b", 126, newer))
    why = load(turned, policy=policy).explain("f", "counts.delegations")
    assert (str(why.value), why.winner and why.winner.source) == ("126", "b")


@pytest.mark.parametrize("policy", ["best-rank", "latest-published"])
@pytest.mark.parametrize(
    ("one", "other"), [('"2026"', "2026-03-01"), ('"2026-03"', "2026-03-31"), ('"2026"', '"2026-12"')]
)
def test_of_days_that_overlap_neither_is_later(make: Making, policy: str, one: str, other: str) -> None:
    """Where a year holds the day of the other source, age decides nothing and is not given as the reason."""
    for first, second in ((one, other), (other, one)):
        root = make.pack(paper("a", 126, first), paper("b", 129, second))
        why = load(root, policy=policy).explain("f", "counts.delegations")
        assert "later source" not in (why.tie_break or "")


PARTS = [
    ("2018", PartialDate(None, 4, 25)),
    ("2018", PartialDate(None, 4)),
    ("2018-04", PartialDate(None, 4, 25)),
]


def dated(make: Making, days: list[str], ids: str) -> Dataset:
    """A meeting whose first day two sources give in part, with a talk."""
    parts = [
        saying(f"It was in {PRINTED[day]}.", f'meetings.f.start = "{day}"', id=id_)
        for id_, day in zip(ids, days, strict=True)
    ]
    return make.dataset(*parts, source("Northland and Southland held talks", TALK, id="talk"))


@pytest.mark.parametrize("ids", ["ab", "ba"])
@pytest.mark.parametrize("days", [[first, str(other)] for first, other in PARTS])
def test_a_year_is_not_lost_to_a_day_without_one(make: Making, days: list[str], ids: str) -> None:
    """What the record keeps has the year, and questions with days find it."""
    ds = dated(make, days, ids)
    start = ds.meetings["f"].start
    assert start is not None
    assert start.year == 2018
    assert ds.who_met(since=date(2018, 1, 1), until=date(2018, 12, 31)).ids == ("t",)
    assert ds.who_met(since=date(2019, 1, 1), until=date(2019, 12, 31)).ids == ()


@pytest.mark.parametrize("ids", ["ab", "ba"])
def test_a_year_is_not_lost_to_days_without_one(make: Making, ids: str) -> None:
    """So it is with several days: they are those of the year that another source tells."""
    year = saying("They met in 2018.", 'talks.t.date = "2018"', id=ids[0])
    days = saying("They met from 24 to 26 April.", 'talks.t.date = "XXXX-04-24/XXXX-04-26"', id=ids[1])
    seats = editorial('talks.t.attendees = [{party = "XA"}, {party = "XB"}]')
    ds = make.dataset(year, days, seats)
    assert str(ds.talks["t"].date) == "2018-04-24/2018-04-26"
    assert ds.conflicts() == ()
    assert ds.who_met(since=date(2018, 4, 25), until=date(2018, 4, 25)).ids == ("t",)
    assert ds.who_met(since=date(2018, 4, 27)).ids == ()


def test_a_day_that_is_joined_is_told_as_such(make: Making) -> None:
    """An explanation shows the day that the record has, beside the parts that sources print."""
    said = str(dated(make, ["2018", "XXXX-04-25"], "ab").explain("f", "start"))
    assert said.index("25 April 2018 (joined") < said.index("It was in 2018") < said.index("25 April.")


YEARS_KEPT = [
    (("2018~", "XXXX-04-25"), "2018~"),
    (("XXXX-XX-25", "2018"), "2018"),
    (("XXXX-XX-25", "2018", "XXXX-04"), "2018-04-25"),
    (("XXXX-02-29", "2018"), "2018"),
    (("2018-06", "XXXX-04-25"), "2018-06"),
    (("XXXX-04-25", "2018-06"), "2018-06"),
    (("XXXX-04-25", "XXXX-05-03", "2018"), "2018-04-25"),
]


@pytest.mark.parametrize(("days", "kept"), YEARS_KEPT)
def test_a_day_without_a_year_never_stands_in_place_of_a_year(
    make: Making, days: tuple[str, ...], kept: str
) -> None:
    """Whether or not the parts can be joined, and in whatever order, the year that is told stays."""
    parts = [
        saying(
            f"It opens then, says {id_}.",
            f'meetings.f.start = {{value = "{day}", inferred = "told"}}',
            id=id_,
        )
        for id_, day in zip("abc", days, strict=False)
    ]
    assert str(make.dataset(*parts).meetings["f"].start) == kept


def test_a_rival_is_held_against_the_day_that_is_joined(make: Making) -> None:
    """Of “2018”, “25 April” and “3 May” the last contradicts 25 April 2018, and the reason told is true."""
    days = {"a": "XXXX-04-25", "b": "XXXX-05-03", "c": "2018"}
    parts = [
        saying(f"It opens, says {i}.", f'meetings.f.start = {{value = "{d}", inferred = "told"}}', id=i)
        for i, d in days.items()
    ]
    why = make.dataset(*parts).explain("f", "start")
    assert str(why.value) == "2018-04-25"
    assert {c.source for c in why.carrying} == {"a", "c"}
    assert [(str(r.claim.value), r.relation) for r in why.rivals] == [("XXXX-05-03", "contradicts")]
    assert why.tie_break is not None
    assert "fuller" not in why.tie_break


@pytest.mark.parametrize(
    ("day", "days", "relation"),
    [
        ("XXXX-06-28", "2025-05-27/2025-05-29", "contradicts"),
        ("XXXX-05-28", "2025-05-27/2025-05-29", "compatible"),
        ("XXXX-05", "2025-05-27/2025-05-29", "compatible"),
        ("XXXX-01-01", "2025-12-30/2026-01-02", "compatible"),
        ("XXXX-07-01", "2025-12-30/2026-01-02", "contradicts"),
        ("XXXX-XX-30", "2025-05-27/2025-05-29", "contradicts"),
        ("XXXX-07-01", "2025-05-27/..", "compatible"),
        ("XXXX-07-01~", "2025-05-27/2025-05-29", "compatible"),
        ("XXXX-07-01", "2020/2025", "compatible"),
    ],
)
def test_a_day_without_a_year_is_held_against_an_interval(day: str, days: str, relation: str) -> None:
    """The two can both be true only where the interval has such a day."""
    one, other = PartialDate.parse(day), PartialDate.parse(days)
    assert (day_relation(one, other), day_relation(other, one)) == (relation, relation)


@pytest.mark.parametrize("policy", ["best-rank", "latest-published", "majority"])
def test_a_day_that_does_not_fall_on_its_own_weekday_loses(make: Making, policy: str) -> None:
    """Of two days the one wins that its own weekday fits; where there is but one, it stays."""
    first = saying(
        "It opens on Tuesday, 5 May 2027.",
        "meetings.f.start = 2027-05-05",
        'meetings.f.start_weekday = "Tuesday"',
        id="a",
    )
    other = saying("It opens on 4 May 2027.", "meetings.f.start = 2027-05-04", id="b")
    rough = saying("It opens in May 2027.", 'meetings.f.start = "2027-05"', id="c")
    late = about("a", published="2027-05-03")
    ds = load(make.pack(first, other, late), policy=policy)
    why = ds.explain("f", "start")
    assert (why.value, why.tie_break) == (date(2027, 5, 4), "what the calendar allows")
    assert load(make.pack(first, rough, late), policy=policy).meetings["f"].start == date(2027, 5, 5)
