"""Roles: every office of a day is told, as far as its days are known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from security_meetings import Dataset, load
from security_meetings.errors import Ambiguous
from tests.cases.making import (
    Making,
    about,
    command,
    editorial,
    held,
    people,
    quote,
    refused,
    saying,
    source,
    toml,
)

BODIES = editorial(
    'organizations.gov.name = "Government"', 'organizations.mfa.name = "Foreign Ministry"', file="bodies.toml"
)
OFFICES = [
    ("deputy premier", "foreign minister"),
    ("chair of the bureau", "senator"),
    ("admiral", "envoy"),
]
DAY = date(2027, 5, 4)


def two_offices(
    make: Making, titles: tuple[str, str], ids: tuple[str, str] = ("z", "a"), source_id: str = "s"
) -> Path:
    """A pack with a person of two offices, in one sentence, who holds a talk."""
    opened = f"Ada Quill, {titles[0]} and {titles[1]}, opened the forum on 4 May 2027."
    lines = [
        'officials.quill.name = "Ada Quill"',
        'meetings.f.name = "forum"',
        "meetings.f.start = 2027-05-04",
    ]
    for role, title, body in zip(ids, titles, ("gov", "mfa"), strict=True):
        lines += [
            f'roles.{role}.holder = "quill"',
            f"roles.{role}.title = {toml(title)}",
            f'roles.{role}.organization = "{body}"',
            *held(role, "2027-05-04"),
        ]
    talk = (
        'talks.t.meeting = "f"',
        'talks.t.attendees = [{party = "XA", official = "quill"}, {party = "XB"}]',
        "talks.t.date = 2027-05-04",
    )
    spoke = "That day, 4 May 2027, she spoke with Southland."
    return make.pack(
        BODIES, source(f"{opened} {spoke}", quote(opened, *lines), quote(spoke, *talk), id=source_id)
    )


def titles_told(ds: Dataset) -> list[str]:
    """The titles that whoever asks for the day learns of, in the order told."""
    try:
        answer: Any = ds.role_at("quill", DAY)
    except Ambiguous as exc:
        return [str(ds.roles[id_.rpartition("/")[2]].title) for id_ in exc.candidates]
    if isinstance(answer, Iterable):
        return [role.title for role in answer]
    everything: Any = getattr(ds, "roles_at", None)
    roles = everything("quill", DAY) if everything else [answer]
    return [role.title for role in roles if role is not None]


@pytest.mark.parametrize("titles", OFFICES)
def test_of_two_offices_of_a_day_none_is_hidden(make: Making, titles: tuple[str, str]) -> None:
    """Asked for the day, the answer or the error has both."""
    assert set(titles_told(load(two_offices(make, titles)))) == set(titles)


@pytest.mark.parametrize("titles", OFFICES)
def test_who_met_prints_both_offices(make: Making, titles: tuple[str, str]) -> None:
    """The command prints each title beside the person at the talk."""
    said = " ".join(command("who-met", "--data", two_offices(make, titles)).out.split())
    assert [title for title in titles if title not in said] == []


@pytest.mark.parametrize("titles", OFFICES)
def test_the_order_of_two_offices_does_not_hang_on_digests(make: Making, titles: tuple[str, str]) -> None:
    """Which office comes first is the same whatever the id of the source, and so the digests of claims."""
    told = {
        tuple(titles_told(load(two_offices(make, titles, source_id=id_)))) for id_ in ("s", "wire", "q7", "b")
    }
    assert len(told) == 1


@pytest.mark.parametrize("titles", OFFICES)
def test_two_offices_of_one_sentence_are_no_anomaly(make: Making, titles: tuple[str, str]) -> None:
    """A person with two offices in one sentence is nothing odd."""
    assert load(two_offices(make, titles)).anomalies() == ()


ATTESTED = [
    ("Ada Quill, secretary from March 2024 to 4 May 2027, spoke.", "2024-03", "2027-05-04"),
    ("Ada Quill, secretary from 2023 to 4 May 2027, spoke.", "2023", "2027-05-04"),
    ("Ada Quill, secretary from 5 January 2024 until 2027, spoke.", "2024-01-05", "2027"),
    ("Ada Quill, secretary from 2023 until June 2027, spoke.", "2023", "2027-06"),
]
SECRETARY = (
    'officials.quill.name = "Ada Quill"',
    'roles.r.holder = "quill"',
    'roles.r.title = "secretary"',
    'roles.r.organization = "mfa"',
)


def secretary(make: Making, text: str, first: str, last: str) -> Dataset:
    """A person who is secretary between two days, as far as they are known."""
    return make.dataset(BODIES, saying(text, *SECRETARY, *held("r", first, last)))


@pytest.mark.parametrize(("text", "first", "last"), ATTESTED)
def test_an_office_can_have_a_first_or_last_month_or_year(
    make: Making, text: str, first: str, last: str
) -> None:
    """For every day that is surely inside, the office is told; outside it is not."""
    ds = secretary(make, text, first, last)
    for day in (date(2024, 6, 1), date(2026, 12, 31)):
        role: Any = ds.role_at("quill", day)
        assert role is not None
        assert role.title == "secretary"
    assert ds.role_at("quill", date(2022, 12, 31)) is None
    assert ds.role_at("quill", date(2028, 1, 1)) is None


@pytest.mark.parametrize(("text", "first", "last"), ATTESTED)
def test_days_that_the_words_leave_open_are_answered_alike(
    make: Making, text: str, first: str, last: str
) -> None:
    """Within a first or last month, each pack that says the same gives the same answer."""
    days = (date(2024, 3, 15), date(2023, 7, 1), date(2027, 3, 1), date(2027, 6, 10))
    one, other = (secretary(make, text, first, last) for _ in range(2))
    assert [one.role_at("quill", day) for day in days] == [other.role_at("quill", day) for day in days]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Ada Quill, secretary since March 2024, spoke.", "2024-03", ""),
        ("Ada Quill, secretary since 2019, spoke.", "2019", ""),
        ("Ada Quill, secretary until 2026, spoke.", "", "2026"),
    ],
)
def test_since_and_until_can_be_said_alone(make: Making, text: str, first: str, last: str) -> None:
    """One end of an office, known in part, is no fault."""
    assert make.refusal(BODIES, saying(text, *SECRETARY, *held("r", first, last))) == ""


@pytest.mark.parametrize("name", ["Sergei Shoigu", "Shoigu", "SERGEY SHOYGU"])
def test_role_at_takes_what_who_met_takes(name: str) -> None:
    """Both take any attested name, or the error of either names the id."""
    ds = load()
    day = date(2025, 5, 28)
    assert ds.who_met(name).ids == ds.who_met("sergei-shoigu").ids
    answers: list[object] = []
    refusal = refused(lambda: answers.append(ds.role_at(name, day)))
    assert "sergei-shoigu" in refusal or answers == [ds.role_at("sergei-shoigu", day)]


def test_the_day_since_which_an_office_is_held_is_sure(make: Making) -> None:
    """Also where nobody knows on which day the source was written."""
    ds = secretary(make, "Ada Quill, secretary since 4 March 2029, spoke.", "2029-03-04", "")
    assert ds.role_at("quill", date(2029, 3, 4)) is not None
    assert ds.role_at("quill", date(2029, 3, 3)) is None


@pytest.mark.parametrize(
    ("text", "first", "last", "published", "sure", "open_"),
    [
        ("Ada Quill, secretary since 2029, spoke.", "2029", "", None, (), ("2029-12-31", "2030-01-01")),
        ("Ada Quill, secretary since 2029, spoke.", "2029", "", '"2029"', (), ("2029-12-31",)),
        ("Ada Quill, secretary since March 2029, spoke.", "2029-03", "", "2029-03-20", (), ("2029-03-31",)),
        (
            "Ada Quill, secretary since March 2029, spoke.",
            "2029-03",
            "",
            "2030-02-01",
            ("2029-03-31", "2030-02-01"),
            ("2029-03-30", "2030-02-02"),
        ),
        (
            "Ada Quill, secretary since 4 March 2029, spoke.",
            "2029-03-04",
            "",
            '"2029"',
            ("2029-03-04",),
            ("2029-03-05",),
        ),
        (
            "Ada Quill, secretary until 4 March 2029, spoke.",
            "",
            "2029-03-04",
            "2030-02-01",
            ("2029-03-04",),
            ("2029-03-03", "2029-03-05"),
        ),
        (
            "Ada Quill, secretary until 4 March 2029, spoke.",
            "",
            "2029-03-04",
            "2029-02-01",
            ("2029-02-01", "2029-03-04"),
            ("2029-01-31", "2029-03-05"),
        ),
    ],
)
def test_an_office_is_sure_as_far_as_its_words_and_its_source_reach(
    make: Making,
    text: str,
    first: str,
    last: str,
    published: str | None,
    sure: tuple[str, ...],
    open_: tuple[str, ...],
) -> None:
    """“Since 2029” is sure of no day of a text that may be of that year; a day that is told is sure."""
    dated = [about("s", published=published)] if published else []
    ds = make.dataset(BODIES, saying(text, *SECRETARY, *held("r", first, last)), *dated)
    assert [day for day in sure if ds.role_at("quill", date.fromisoformat(day)) is None] == []
    assert [day for day in open_ if ds.role_at("quill", date.fromisoformat(day)) is not None] == []


def test_questions_of_offices_take_the_long_form_of_an_id(make: Making) -> None:
    """`officials/quill` and `organizations/mfa` mean what the bare ids mean."""
    ds = secretary(make, "Ada Quill, secretary from 2023 until June 2027, spoke.", "2023", "2027-06")
    day = date(2025, 1, 1)
    assert ds.role_at("officials/quill", day) == ds.role_at("quill", day) == ds.role_at("Ada Quill", day)
    assert ds.roles_at("officials/quill", day) == ds.holders_at("organizations/mfa", day) != ()
    assert ds.nearest_roles("officials/quill", date(2020, 1, 1))[0].role.id == "r"
    assert ds.who_met("officials/quill").ids == ()
    assert ds.roles.where(holder="officials/quill").ids == ("r",)
    assert (
        "Ada Quill" in command("role", "officials/quill", "--data", make.pack(people(quill="Ada Quill"))).out
    )


@pytest.mark.parametrize("given", ["qiull-ada", "quill-ade"])
def test_an_id_that_is_nearly_right_is_told(make: Making, given: str) -> None:
    """Who mistypes an id is told of the one that is near, as who mistypes a name is."""
    ds = make.dataset(
        editorial('officials.quill-ada.label = "the envoy"', 'organizations.o-mfa.label = "it"')
    )
    assert "did you mean 'quill-ada'?" in refused(lambda: ds.role_at(given, DAY))
    assert "did you mean 'o-mfa'?" in refused(lambda: ds.holders_at("o-maf", DAY))


@pytest.mark.parametrize("former", [True, False])
def test_a_title_of_its_day_is_told_though_the_office_is_past_by_now(make: Making, former: bool) -> None:
    """What a later source calls a former minister met as the minister that the talk's own source prints."""
    met = "Ada Quill, minister, met Southland on 4 May 2021."
    lines = ['officials.quill.name = "Ada Quill"', *SECRETARY[1:2], 'roles.r.organization = "mfa"']
    lines += ['roles.r.title = "minister"', "talks.t.date = 2021-05-04"]
    lines += ['talks.t.attendees = [{party = "XA", official = "quill"}, {party = "XB"}]']
    later = saying("Her time as a minister is over.", f"roles.r.former = {str(former).lower()}", id="later")
    days = about("s", published="2021-05-05"), about("later", published="2029-05-05")
    ds = make.dataset(BODIES, saying(met, *lines), later, *days)
    assert [(side.title, side.printed_by) for side in ds.sides("t") if side.official] == [
        ("minister", ("s",))
    ]


def test_an_office_that_the_source_of_a_talk_calls_past_is_no_title(make: Making) -> None:
    """A predecessor at the table is not introduced as the holder."""
    met = "Ada Quill, minister until 2019, met Southland on 4 May 2021."
    lines = ['officials.quill.name = "Ada Quill"', *SECRETARY[1:2], 'roles.r.organization = "mfa"']
    lines += ['roles.r.title = "minister"', "roles.r.former = true", "talks.t.date = 2021-05-04"]
    lines += ['talks.t.attendees = [{party = "XA", official = "quill"}, {party = "XB"}]']
    again = saying("She is the minister again.", "roles.r.former = false", id="later")
    ds = make.dataset(BODIES, saying(met, *lines), again, about("later", published="2029-05-05"))
    assert ds.sides("t")[0].offices == ()
