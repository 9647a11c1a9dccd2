"""What does not fit: each check finds its oddity, and nothing where there is none."""

from __future__ import annotations

import functools

import pytest

from security_meetings import Dataset, load
from tests.conftest import MakePack
from tests.growth import in_proportion

START = """
source = "wire"
[[quote]]
words = "The forum"
series.forum.name = "forum"
series.forum.frequency = "annual"
meetings.forum-2025.series = "forum"
meetings.forum-2025.name = "forum"
"""


def found(make_pack: MakePack, text: str, notes: str) -> dict[str, str]:
    """The anomalies of a small pack: the words, by kind."""
    ds = load(make_pack(START + notes, text))
    return {a.kind: a.words for a in ds.anomalies()}


@pytest.mark.parametrize(("weekday", "odd"), [("Tuesday", False), ("Wednesday", True)])
def test_weekday_is_held_against_the_date(make_pack: MakePack, weekday: str, odd: bool) -> None:
    """A weekday on which the date does not fall is odd, and one on which it does is not."""
    text = f"The forum began on {weekday}, 27 May 2025."
    notes = f"""
[[quote]]
words = "began on {weekday}, 27 May 2025"
meetings.forum-2025.start = 2025-05-27
meetings.forum-2025.start_weekday = "{weekday}"
"""
    told = {"weekday": "wire says Wednesday, but 2025-05-27 was a Tuesday"} if odd else {}
    assert found(make_pack, text, notes) == told


@pytest.mark.parametrize(("number", "odd"), [(16, False), (13, True)])
def test_edition_is_held_against_the_first_year(make_pack: MakePack, number: int, odd: bool) -> None:
    """The number of an edition of an annual series follows from its first year."""
    text = f"The forum was first held in 2010. Edition {number} began on 27 May 2025."
    notes = f"""
[[quote]]
words = "first held in 2010"
series.forum.first_held = "2010"
[[quote]]
words = "Edition {number} began on 27 May 2025"
meetings.forum-2025.ordinal = {number}
meetings.forum-2025.start = 2025-05-27
"""
    told = found(make_pack, text, notes)
    assert set(told) == ({"edition"} if odd else set())
    assert "number 16 in 2025" in told.get("edition", "number 16 in 2025")


@pytest.mark.parametrize(("count", "odd"), [("2", False), ("at least 2", False), ("3", True)])
def test_sessions_counted_are_held_against_those_listed(make_pack: MakePack, count: str, odd: bool) -> None:
    """A count of plenary sessions that the listed ones do not bear out is odd."""
    notes = f"""
[[quote]]
words = "{count} plenary sessions"
meetings.forum-2025.counts.plenary_sessions = "{count}"
[[quote]]
words = "On peace"
sessions.one = {{meeting = "forum-2025", kind = "plenary"}}
[[quote]]
words = "on trade"
sessions.two = {{meeting = "forum-2025", kind = "plenary"}}
"""
    text = f"The forum had {count} plenary sessions. On peace and on trade."
    assert set(found(make_pack, text, notes)) == ({"recount"} if odd else set())


@pytest.mark.parametrize(("days", "odd"), [(3, False), (4, True)])
def test_length_is_held_against_the_days(make_pack: MakePack, days: int, odd: bool) -> None:
    """A length in days that is not that between first and last day is odd."""
    notes = f"""
[[quote]]
words = "27 to 29 May 2025, {days} days"
meetings.forum-2025.start = 2025-05-27
meetings.forum-2025.end = 2025-05-29
meetings.forum-2025.days = {days}
"""
    assert set(found(make_pack, f"The forum met from 27 to 29 May 2025, {days} days.", notes)) == (
        {"length"} if odd else set()
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The forum: \u041deads of state.", "look-alike letter"),
        ("The forum\u00a0met.", "odd space"),
        ("The forum met. \u201dGood,\u201d they said. \u201cFine.\u201c", "wrong-way quotation mark"),
        ('The forum met. "Good, they said.', "unpaired quotation mark"),
    ],
)
def test_odd_letters_are_listed_and_kept(make_pack: MakePack, text: str, kind: str) -> None:
    """Oddities of the letters are listed with their span; the text stays as it is."""
    notes = "[[set_aside]]\nwords = '''" + text.partition("The forum")[2] + "'''\nreason = \"rhetoric\"\n"
    ds = load(make_pack(START + notes, text))
    odd = [a for a in ds.anomalies() if a.kind == kind]
    assert odd
    for a in odd:
        (e,) = a.evidence
        assert text[e.start : e.end] == e.exact
        assert (a.collection, a.subject, a.property) == ("sources", "wire", "text")
    assert ds.sources["wire"].text == text


def test_plain_text_has_no_oddity(make_pack: MakePack) -> None:
    """Paired marks, plain spaces and one alphabet are not odd."""
    text = 'The forum: \u201cGood\u201d and "fine", they said \u2013 it\u2019s done.'
    notes = "[[set_aside]]\nwords = '''" + text.partition("The forum")[2] + "'''\nreason = \"rhetoric\"\n"
    assert found(make_pack, text, notes) == {}


def test_marked_oddities_carry_the_reason_and_the_claims(make_pack: MakePack) -> None:
    """What only a reader can see is listed with the reader's words and the claims on the span."""
    notes = """
[[anomaly]]
words = "The forum"
kind = "unclear reference"
reason = "Which forum is not said."
"""
    ds = load(make_pack(START + notes, "The forum"))
    (odd,) = ds.anomalies()
    assert (odd.kind, odd.words) == ("unclear reference", "Which forum is not said.")
    assert {c.subject for c in odd.claims} == {"forum", "forum-2025"}


def test_bundled_oddities_are_found(ds: Dataset) -> None:
    """In the bundled sources the known traps are found: a wrong weekday, a Cyrillic letter, a wrong gloss."""
    known = {(a.kind, a.subject) for a in ds.anomalies()}
    assert known >= {
        ("weekday", "imhr-2025"),
        ("edition", "imhr-2025"),
        ("look-alike letter", "rt"),
        ("wrong-way quotation mark", "rt"),
        ("odd space", "dfnc"),
        ("unpaired quotation mark", "dfnc"),
        ("wrong gloss", "dfnc"),
    }
    assert ("recount", "mcis-2021") not in known
    assert not {kind for kind, _ in known} & {"several offices", "several holders", "incomplete"}


def test_what_ends_before_it_begins(make_pack: MakePack) -> None:
    """Days the wrong way round are kept as the source has them, and listed."""
    notes = """
[[quote]]
words = "from 9 to 4 May 2027"
inferred = "a test"
meetings.forum-2025.start = 2027-05-09
meetings.forum-2025.end = 2027-05-04
"""
    ds = load(make_pack(START + notes, "The forum met from 9 to 4 May 2027."))
    assert {(a.subject, a.property) for a in ds.anomalies() if a.kind == "end before start"} == {
        ("forum-2025", "end")
    }


def test_what_says_little_is_listed(make_pack: MakePack) -> None:
    """A delegation of nobody and a talk of nobody are told: questions would pass them over."""
    notes = """
[[quote]]
words = "stays away"
delegations.d.status = "absent"
talks.t.status = "planned"
"""
    ds = load(make_pack(START + notes, "The forum: somebody stays away."))
    assert {a.subject for a in ds.anomalies() if a.kind == "incomplete"} == {"d", "t"}


@pytest.mark.parametrize("graded", [("weekday", "fact"), ("look-alike letter", "encoding")])
def test_what_an_oddity_puts_in_doubt_is_told(ds: Dataset, graded: tuple[str, str]) -> None:
    """Oddities are graded: a fact, the wording, or only how letters are stored."""
    assert graded in {(a.kind, a.grade) for a in ds.anomalies()}
    assert {a.grade for a in ds.anomalies()} <= {"fact", "wording", "encoding"}


def test_each_place_of_a_text_is_told_once(make_pack: MakePack) -> None:
    """What a reader has marked and a machine sees too is told once, in the reader's words."""
    notes = """
[[anomaly]]
words = "\u041dead"
kind = "misprint"
reason = "The first letter is Cyrillic."
"""
    ds = load(make_pack(START + notes, "The forum: \u041dead"))
    assert [(a.kind, a.grade) for a in ds.anomalies()] == [("misprint", "wording")]


def test_bundled_places_are_told_once(ds: Dataset) -> None:
    """No place of a bundled text stands in two oddities of its letters."""
    places = [
        tuple((e.source, e.start, e.end) for e in a.evidence) for a in ds.anomalies() if a.property == "text"
    ]
    assert len(places) == len(set(places))


SAID = "It\u00a0drew {0} on day {0}."


def test_time_grows_with_text_and_claims(make_pack: MakePack) -> None:
    """Many oddities and many claims do not multiply."""

    @functools.cache
    def made(n: int) -> Dataset:
        words = [SAID.format(i) for i in range(n)]
        quotes = "".join(
            f'[[quote]]\nwords = "{w}"\ntallies.t{i}.count = "{i}"\n' for i, w in enumerate(words)
        )
        ds = load(make_pack('source = "wire"\n' + quotes, "\n".join(words)))
        list(ds.claims), list(ds.sources)
        return ds

    def ask(n: int) -> None:
        assert len(made(n).anomalies()) == n

    for n in (2, 200, 8 * 200):
        made(n)
    assert in_proportion(ask, 200)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("on Thursday, 28 May 2031", "Thursday"),
        ("on Thursday, May 28, 2031", "Thursday"),
        ("on Thursday the 28th of May 2031", "Thursday"),
        ("on 28 May 2031 (Friday)", "Friday"),
        ("on 28 May 2031, Friday", "Friday"),
        ("On Monday, 26 May, and Thursday, 28 May 2031", "Thursday"),
        ("В четверг, 28 мая 2031 года", "Thursday"),
        ("В четверг 28 мая 2031 года", "Thursday"),
        ("28 мая 2031 года, в четверг", "Thursday"),
        ("28 мая 2031 года (пт)", "Friday"),
        ("с понедельника, 26, по четверг, 28 мая 2031", "Thursday"),
        ("чт, 28.05.2031", "Thursday"),
    ],
)
@pytest.mark.parametrize("ended", [False, True])
def test_weekday_beside_any_day(make_pack: MakePack, said: str, day: str, ended: bool) -> None:
    """A weekday printed beside the day that the words are quoted for is told, if the day falls on another."""
    path = "sessions.s.start = 2031-05-28" if not ended else "meetings.forum-2025.end = 2031-05-28"
    notes = f'[[quote]]\nwords = "{said}"\n{path}\n'
    told = found(make_pack, f"The forum met. {said}, they talked.", notes)
    assert told["weekday"] == f"wire says {day}, but 2031-05-28 was a Wednesday"


@pytest.mark.parametrize(
    "said",
    [
        "on Wednesday, 28 May 2031",
        "В среду, 28 мая 2031 года",
        "28 мая 2031 года, в среду",
        "28 May 2031, Thursday prayers began",
        "on 28 May 2031. On Thursday they left",
        "said on Thursday that on 28 May 2031",
        "between Thursday and 28 May 2031",
        "28 May 2031, Thursday's talks",
        "On Thursday, 29 May, as on 28 May 2031",
        "28 May 2031, Thursday, 29 May",
        "The Sun, 28 May 2031",
        "28 мая 2031, сообщили в четверг",
        "28 мая 2031, воскресная школа",
        "в окружающую среду 28 мая 2031",
        "с вторника, 27, по среду, 28 мая 2031",
    ],
)
def test_weekday_of_another_day(make_pack: MakePack, said: str) -> None:
    """No weekday is held against a day that it is not said of, or on which that day falls."""
    notes = f'[[quote]]\nwords = "{said}"\nsessions.s.start = 2031-05-28\n'
    assert "weekday" not in found(make_pack, f"The forum met. {said}, they talked.", notes)


def test_a_weekday_is_told_once(make_pack: MakePack) -> None:
    """One weekday in the words of several claims is one anomaly, which names them all."""
    said = "on Thursday, 28 May 2031"
    notes = f'[[quote]]\nwords = "{said}"\nsessions.s.start = 2031-05-28\nsessions.t.start = 2031-05-28\n'
    ds = load(make_pack(START + notes, f"The forum met. It talked {said}."))
    (odd,) = (a for a in ds.anomalies() if a.kind == "weekday")
    assert {c.subject for c in odd.claims} == {"s", "t"}
    assert [e.exact for e in odd.evidence] == [said]
