"""Who met whom, on which days, and in which office."""

import datetime
from typing import Any

import pytest

from security_meetings import Dataset, Interval, PartialDate, Side, load
from security_meetings.errors import Ambiguous, InvalidValue, NotFound
from security_meetings.questions.talks import parts_that_met
from tests.conftest import NOTES, TEXT, MakePack


def days(*texts: str) -> list[datetime.date]:
    """Days of May 2025."""
    return [datetime.date(2025, 5, int(text)) for text in texts]


MET = (
    NOTES.replace(
        "start = 2025-05-27",
        "start = 2025-05-27\nmeetings.forum-2025.end = {value = 2025-05-29, inferred = 'a test'}",
    )
    + """
[[quote]]
words = "Russia and Iran was held"
inferred = "a test"
talks.eve.meeting = "forum-2025"
talks.eve.attendees = [{party = "IR"}, {party = "RU", official = "sergei-shoigu"}]
talks.eve.date = 2025-05-25
talks.later.meeting = "forum-2025"
talks.later.attendees = [{party = "IR"}, {party = "RU"}]
talks.later.date = 2025-05-30
talks.in-may.attendees = [{party = "IR"}, {party = "RU"}]
talks.in-may.date = "2025-05"
talks.second-day.meeting = "forum-2025"
talks.second-day.attendees = [{party = "IR"}, {party = "RU"}]
talks.second-day.date = 2025-05-28
talks.some-day.attendees = [{party = "IR"}, {party = "RU"}]
"""
)


@pytest.fixture
def met(make_pack: MakePack) -> Dataset:
    """Talks before, at and after a meeting of three days, and of unknown days."""
    return load(make_pack(MET))


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, {"ru-ir-2025", "eve", "later", "in-may", "second-day", "some-day"}),
        ("1", "31", {"ru-ir-2025", "eve", "later", "in-may", "second-day"}),
        ("25", "25", {"eve", "in-may"}),
        ("26", "26", {"in-may"}),
        ("27", "27", {"ru-ir-2025", "in-may"}),
        ("28", "28", {"ru-ir-2025", "in-may", "second-day"}),
        ("29", "29", {"ru-ir-2025", "in-may"}),
        ("30", "30", {"later", "in-may"}),
        ("30", None, {"later", "in-may"}),
        (None, "25", {"eve", "in-may"}),
    ],
)
def test_who_met_when(met: Dataset, since: str | None, until: str | None, expected: set[str]) -> None:
    """A talk counts on its own day, or on any day of its meeting; without either, if no day is asked for."""
    first, last = (None if d is None else days(d)[0] for d in (since, until))
    assert set(met.who_met(since=first, until=last).ids) == expected


@pytest.mark.parametrize("name", ["Iran", "IR", "IRAN", "Sergei Shoigu", "sergei-shoigu"])
def test_who_met_whom(met: Dataset, name: str) -> None:
    """Talks are asked for by a person or party, by id or in any attested spelling."""
    person = "hoigu" in name
    assert set(met.who_met(name).ids) == ({"eve"} if person else set(met.talks.ids))


def test_who_met_nobody(ds: Dataset) -> None:
    """A name that nothing has, or that several have, is told with what comes close."""
    with pytest.raises(NotFound, match="no official, country or organization is named 'Atlantis'"):
        ds.who_met("Atlantis")
    with pytest.raises(Ambiguous, match=r"'Sergey' fits .*sergei-"):
        ds.who_met("Sergey")
    with pytest.raises(NotFound, match="did you mean 'milorad-dodik'") as caught:
        ds.who_met("Milorad")
    assert caught.value.candidates == ("milorad-dodik",)


def test_who_met_several(make_pack: MakePack) -> None:
    """A name that a person and a country share is told with both."""
    notes = NOTES + '[[quote]]\nwords = "between Russia and"\nofficials.mister-russia.name = "Russia"\n'
    with pytest.raises(Ambiguous, match="'Russia' fits mister-russia, RU") as caught:
        load(make_pack(notes)).who_met("Russia")
    assert set(caught.value.candidates) == {"RU", "mister-russia"}


def test_talks_without_a_day(ds: Dataset) -> None:
    """A talk of no day of its own counts on the days of its meeting."""
    talk = ds.talks["ru-ir-2025"]
    assert talk.date is None
    assert talk in ds.who_met(since=days("29")[0])
    assert talk not in ds.who_met(since=days("30")[0])
    assert talk not in ds.who_met(until=days("26")[0])


# sides

# The small pack's own source calls Ahmadian by a title; another source has better ones for both.
TITLED_TEXT = TEXT.replace(
    "Ali Akbar Ahmadian spoke", "Secretary and former Admiral Ali Akbar Ahmadian spoke"
)
TITLED = """
[[quote]]
words = "Secretary and former Admiral Ali Akbar Ahmadian"
inferred = "The words stand before the name."
roles.admiral.holder = "ali-akbar-ahmadian"
roles.admiral.title = "Admiral"
roles.admiral.former = true
roles.aide.holder = "ali-akbar-ahmadian"
roles.aide.country = "IR"
roles.board-secretary.holder = "ali-akbar-ahmadian"
roles.board-secretary.title = "Secretary"
talks.second.date = 2025-05-27
talks.second.attendees = [
    {party = "RU", official = "sergei-shoigu"},
    {party = "IR", official = "ali-akbar-ahmadian"},
    {party = "IR"},
]
"""
GAZETTE_TEXT = "Chairman Sergei Shoigu and Adviser Ali Akbar Ahmadian were in Moscow on 27 May 2025."
GAZETTE = """
source = "gazette"
[[quote]]
words = "Chairman Sergei Shoigu and Adviser Ali Akbar Ahmadian were in Moscow on 27 May 2025"
inferred = "The words stand before the name."
rank = "preferred"
rank_reason = "the fuller words"
roles.chairman.holder = "sergei-shoigu"
roles.chairman.title = "Chairman"
roles.chairman.attested = 2025-05-27
roles.counsel.holder = "ali-akbar-ahmadian"
roles.counsel.title = "Adviser"
roles.counsel.attested = 2025-05-27
"""


@pytest.fixture
def titled(make_pack: MakePack) -> Dataset:
    """Two sources: one tells of the talks and prints a title, the other prints better ones."""
    more = {"gazette.toml": GAZETTE, "gazette.txt": GAZETTE_TEXT}
    return load(make_pack(NOTES + TITLED, TITLED_TEXT, more=more))


def titles(ds: Dataset, talk: str) -> dict[str | None, str | None]:
    """The title told for each person at a talk."""
    return {side.official: side.title for side in ds.sides(talk)}


def test_no_title_that_no_source_of_the_talk_prints(titled: Dataset) -> None:
    """A title that only other sources print is not told, though it is the office of that very day."""
    chairman = titled.role_at("sergei-shoigu", days("27")[0])
    assert chairman is not None
    assert chairman.title == "Chairman"
    assert titles(titled, "second")["sergei-shoigu"] is None
    (side,) = [s for s in titled.sides("second") if s.official == "sergei-shoigu"]
    assert side.role is None


def test_title_that_a_source_of_the_talk_prints(titled: Dataset) -> None:
    """The title that the talk's own source prints is told, whatever better one another source has."""
    adviser = titled.role_at("ali-akbar-ahmadian", days("27")[0])
    assert adviser is not None
    assert adviser.title == "Adviser"
    for talk in ("ru-ir-2025", "second"):
        assert titles(titled, talk)["ali-akbar-ahmadian"] == "Secretary"
        (side,) = [s for s in titled.sides(talk) if s.official == "ali-akbar-ahmadian"]
        assert side.role is titled.roles["board-secretary"]


def test_titles_of_all_that_tell_of_the_talk(make_pack: MakePack) -> None:
    """Of the titles of all sources that tell of a talk, one of the talk's own days comes first."""
    both = GAZETTE + 'talks.second.status = "held"\n'
    more = {"gazette.toml": both, "gazette.txt": GAZETTE_TEXT}
    ds = load(make_pack(NOTES + TITLED, TITLED_TEXT, more=more))
    assert titles(ds, "second") == {
        "sergei-shoigu": "Chairman",
        "ali-akbar-ahmadian": "Adviser",
        None: None,
    }
    assert titles(ds, "ru-ir-2025")["ali-akbar-ahmadian"] == "Secretary"


def test_sides(titled: Dataset) -> None:
    """Sides are sorted by party and person, with nobody first; a talk is given as such or by its id."""
    sides = titled.sides("second")
    assert [(s.party, s.official) for s in sides] == [
        ("IR", None),
        ("IR", "ali-akbar-ahmadian"),
        ("RU", "sergei-shoigu"),
    ]
    assert sides[0] == Side("IR")
    assert titled.sides(titled.talks["second"]) == sides
    with pytest.raises(NotFound, match="no bilateral talk 'third'"):
        titled.sides("third")


def test_sides_of_every_talk(ds: Dataset) -> None:
    """Every title told of the bundled talks stands in a source that tells of that talk."""
    told = 0
    for talk in ds.talks:
        sources = {c.source for c in ds.claims.where(collection="talks", subject=talk.id)}
        for side in ds.sides(talk):
            if side.role is not None:
                told += 1
                assert side.title in (side.role.title, *side.role.other_titles)
                assert side.role.holder == side.official
                assert not side.role.former
                printing = ds.claims.where(collection="roles", subject=side.role.id, property="title")
                assert sources & {c.source for c in printing}
    assert told


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2025-05", None, 3),
        (None, "2025-05", 3),
        ("2025", "2025", 3),
        (PartialDate(2025, 5), PartialDate(2025, 5), 3),
        (Interval(PartialDate(2025, 5), None), None, 3),
        ("2025-06", None, 0),
        (None, "2025-04", 0),
        (datetime.datetime(2025, 5, 29, 12, tzinfo=datetime.UTC), None, 3),
    ],
)
def test_days_are_taken_as_far_as_known(ds: Dataset, since: Any, until: Any, found: int) -> None:
    """Since a month is since its first day, until a month is until its last."""
    assert len(ds.who_met(since=since, until=until)) == found


@pytest.mark.parametrize(
    "day", ["XXXX-05-29", "", "May", 2025, PartialDate(None, 5), Interval(None, PartialDate(2025))]
)
def test_a_day_without_its_year_is_refused(ds: Dataset, day: Any) -> None:
    """Nobody can tell what is since a day of no year."""
    with pytest.raises(InvalidValue, match="since"):
        ds.who_met(since=day)
    with pytest.raises(InvalidValue, match="since"):
        ds.panel(["RU", "Iran"], since=day, until="2025")


def test_a_panel_takes_days_as_far_as_known(ds: Dataset) -> None:
    """The periods are those from the first day of one to the last of the other; both must be given."""
    rows = ds.panel(["RU", "Iran"], since="2025-05", until="2025-06", period="month")
    assert rows["period"] == ["2025-05", "2025-06"]
    with pytest.raises(InvalidValue, match="since=… and until=…"):
        ds.panel(["RU", "Iran"], since=None, until="2025")  # type: ignore[arg-type]


def test_parts_that_met(make_pack: MakePack) -> None:
    """Parts of parts count; a part that did not meet does not, and a circle is no harm."""
    notes = (
        NOTES
        + """
[[quote]]
words = "Russia and Iran was held"
inferred = "a test"
countries.IR.part_of = "XA"
countries.XA.part_of = "XB"
countries.XB.part_of = "XA"
"""
    )
    ds = load(make_pack(notes))
    assert [part.id for part in parts_that_met(ds, "XB")] == ["IR"]
    assert parts_that_met(ds, "XB", until=datetime.date(2020, 1, 1)) == ()
    assert parts_that_met(ds, "RU") == parts_that_met(ds, None) == ()
