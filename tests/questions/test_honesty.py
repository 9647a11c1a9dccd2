"""Honesty: nobody is given an office or a day that no source gives them, and of several the best is told."""

import datetime

import pytest

from security_meetings import Dataset, load
from tests.conftest import NOTES, MakePack

MAY_27, MAY_28 = datetime.date(2025, 5, 27), datetime.date(2025, 5, 28)

# The wire tells of the talk and names who sat there; the gazette tells of the people alone.
GAZETTE = "Ali Akbar Ahmadian, Secretary of the Council, was named on 27 May 2025."


def block(words: str, *lines: str) -> str:
    """What is inferred from some words."""
    return "\n".join([f'[[quote]]\nwords = "{words}"\ninferred = "The text tells of it."', *lines, ""])


def role(id_: str, words: str, first: str = "", last: str = "", **more: str) -> str:
    """A role of the person who sat at the talk; its title is the words, unless told otherwise.

    It is attested from a day to another, for a day, or for none.
    """
    days = {"first_attested": first, "last_attested": last}
    known = {"holder": '"ali-akbar-ahmadian"', "title": f'"{words}"', **days, **more}
    return block(words, *(f"roles.{id_}.{name} = {value}" for name, value in known.items() if value))


PREFERRED = 'rank = "preferred"\nrank_reason = "the fuller words"\n'


def ranked(block: str, rank: str = PREFERRED) -> str:
    """The block, with its claims weighed otherwise."""
    return block.replace("inferred =", f"{rank}inferred =")


def gazette(*blocks: str) -> dict[str, str]:
    """The seeds of a second source."""
    return {"gazette.toml": 'source = "gazette"\n' + "".join(blocks), "gazette.txt": GAZETTE}


def told(ds: Dataset) -> list[tuple[str, str | None, str | None, str | None]]:
    """The sides of the one talk: party, person, title, and the role that the title belongs to."""
    sides = ds.sides("ru-ir-2025")
    return [(s.party, s.official, s.title, s.role.id if s.role else None) for s in sides]


SECRETARY = role("secretary", "Secretary of the Council", "2025-05-27")
NOBODY = ("IR", "ali-akbar-ahmadian", None, None)


def test_no_title_that_only_others_print(make_pack: MakePack) -> None:
    """A title that only a source of other things prints stands at no side of the talk, even of that day."""
    ds = load(make_pack(more=gazette(SECRETARY)))
    assert ds.roles["secretary"].title == "Secretary of the Council"
    assert told(ds) == [NOBODY, ("RU", None, None, None)]


def test_no_title_that_only_others_print_for_the_office(make_pack: MakePack) -> None:
    """Nor does the title that others print for an office of which a source of the talk speaks without it."""
    wire = NOTES + role("secretary", "Ali Akbar Ahmadian spoke", "2025-05-27", title="")
    ds = load(make_pack(wire, more=gazette(SECRETARY)))
    assert ds.roles["secretary"].title == "Secretary of the Council"
    assert told(ds)[0] == NOBODY


def test_the_title_of_the_talk_s_own_source(make_pack: MakePack) -> None:
    """Of two titles of an office the one stands there that a source of the talk prints, even the worse."""
    wire = NOTES + role("secretary", "Ali Akbar Ahmadian spoke", "2025-05-27")
    ds = load(make_pack(wire, more=gazette(ranked(SECRETARY))))
    assert ds.roles["secretary"].title == "Secretary of the Council"
    assert told(ds)[0] == ("IR", "ali-akbar-ahmadian", "Ali Akbar Ahmadian spoke", "secretary")


def test_the_office_of_the_talk_s_own_source(make_pack: MakePack) -> None:
    """Of two offices the one stands there that a source of the talk titles, though the other has the day."""
    ds = load(make_pack(NOTES + role("speaker", "Ali Akbar Ahmadian spoke"), more=gazette(SECRETARY)))
    assert told(ds)[0] == ("IR", "ali-akbar-ahmadian", "Ali Akbar Ahmadian spoke", "speaker")


def test_any_source_of_the_talk_will_do(make_pack: MakePack) -> None:
    """Where the gazette tells of the talk too, its title stands there."""
    talk = block("on 27 May 2025", "talks.ru-ir-2025.date = 2025-05-27")
    ds = load(make_pack(more=gazette(SECRETARY, talk)))
    assert told(ds)[0] == ("IR", "ali-akbar-ahmadian", "Secretary of the Council", "secretary")


def test_the_best_title_of_an_office(make_pack: MakePack) -> None:
    """Of two titles that a source of the talk prints for an office, the one of the record stands there."""
    one, other = role("a-role", "Ali Akbar"), ranked(role("a-role", "Akbar Ahmadian"))
    ds = load(make_pack(NOTES + one + other))
    assert told(ds)[0] == ("IR", "ali-akbar-ahmadian", "Akbar Ahmadian", "a-role")


@pytest.mark.parametrize(
    "weighed",
    ['modality = "denied"\n', 'modality = "speculated"\n', 'rank = "deprecated"\nrank_reason = "no"\n'],
)
def test_no_title_that_nobody_stands_for(make_pack: MakePack, weighed: str) -> None:
    """What a source of the talk denies, only guesses, or is known to misprint is no title."""
    held = role("a-role", "Ali Akbar", title="")
    title = block("Akbar Ahmadian", 'roles.a-role.title = "Akbar Ahmadian"')
    ds = load(make_pack(NOTES + held + ranked(title, weighed)))
    assert told(ds)[0] == NOBODY


def test_who_prints_the_title(make_pack: MakePack) -> None:
    """A title stands beside the sources of the talk that print it, not beside those of the office."""
    talk = block("on 27 May 2025", "talks.ru-ir-2025.date = 2025-05-27")
    same = role("speaker", "Ali Akbar Ahmadian")
    wire = NOTES + ranked(role("speaker", "Ali Akbar Ahmadian spoke", title='"Ali Akbar Ahmadian"'))
    both, other = gazette(same, talk), gazette(role("speaker", "Secretary of the Council"), talk)
    for more, printing in ((both, ("gazette", "wire")), (other, ("wire",)), (gazette(same), ("wire",))):
        side, nobody = load(make_pack(wire, more=more)).sides("ru-ir-2025")
        assert (side.title, side.printed_by) == ("Ali Akbar Ahmadian", printing)
        assert (nobody.title, nobody.printed_by) == (None, ())


@pytest.mark.parametrize("more", [{"former": "true"}, {"title": ""}])
def test_no_office_of_former_days(make_pack: MakePack, more: dict[str, str]) -> None:
    """What somebody was once, or a role that no source gives a title, stands at no side of a talk."""
    past = NOTES + role("a-past", "Ali Akbar", "2025-05-27", **more)
    assert told(load(make_pack(past)))[0] == NOBODY
    ds = load(make_pack(past + role("b-present", "Akbar Ahmadian")))
    assert told(ds)[0] == ("IR", "ali-akbar-ahmadian", "Akbar Ahmadian", "b-present")


@pytest.mark.parametrize(
    ("first", "last", "fits"),
    [
        ("2025-05-27", "", True),
        ("2025-05-28", "", False),
        ("2025-05-26", "", False),
        ("2025-05-01", "2025-05-27", True),
        ("2025-05-01", "2025-05-26", False),
        ("2025-05-27", "2025-06-30", True),
        ("", "", False),
    ],
)
def test_the_title_of_the_day(make_pack: MakePack, first: str, last: str, fits: bool) -> None:
    """Of several titles in print, the one attested for the talk's day comes first; else the first of them."""
    day = block("between Russia and Iran was held", "talks.ru-ir-2025.date = 2025-05-27")
    roles = role("a-role", "Ali Akbar", "2020-01-01"), role("b-role", "Akbar Ahmadian", first, last)
    assert told(load(make_pack(NOTES + day + "".join(roles))))[0][3] == ("b-role" if fits else "a-role")


@pytest.mark.parametrize(
    ("day", "expected"), [("2025-05-26", "a-role"), ("2025-05-29", "b-role"), ("2025-05-30", "a-role")]
)
def test_the_title_of_a_meeting_s_days(make_pack: MakePack, day: str, expected: str) -> None:
    """A talk without a day of its own has the days of its meeting."""
    end = block("opened on 27 May 2025", "meetings.forum-2025.end = 2025-05-29")
    roles = role("a-role", "Ali Akbar"), role("b-role", "Akbar Ahmadian", day)
    assert told(load(make_pack(NOTES + end + "".join(roles))))[0][3] == expected


def test_the_first_title_where_no_day_is_known(make_pack: MakePack) -> None:
    """At a talk of no known day, no title is that of the day: the first in print stands there."""
    undated = NOTES.replace('talks.ru-ir-2025.meeting = "forum-2025"\n', "")
    roles = role("a-role", "Ali Akbar"), role("b-role", "Akbar Ahmadian", "2025-05-27")
    assert told(load(make_pack(undated + "".join(roles))))[0][3] == "a-role"


def test_nobody_has_no_title(make_pack: MakePack) -> None:
    """A side for which nobody is named has no title, not even that of an office of nobody."""
    vacant = role("a-role", "talk between Russia and Iran", holder="")
    ds = load(make_pack(NOTES + vacant))
    assert ds.roles["a-role"].holder is None
    assert told(ds) == [NOBODY, ("RU", None, None, None)]
    assert isinstance(ds.sides("ru-ir-2025"), tuple)


def test_a_talk_of_a_meeting_that_is_not_there(make_pack: MakePack) -> None:
    """A talk whose meeting the pack lacks, if it was loaded all the same, is on no day, and has its sides."""
    root = make_pack()
    (file,) = (root / "data").glob("meetings.json*")
    file.write_text("[]\n" if file.suffix == ".json" else "", encoding="utf-8")
    ds = load(root, on_error="collect")
    assert ds.talks["ru-ir-2025"].meeting == "forum-2025"
    assert "forum-2025" not in ds.meetings
    assert told(ds)[0] == NOBODY
    assert ds.who_met("Iran").ids == ("ru-ir-2025",)
    assert ds.who_met("Iran", since=MAY_27).ids == ()


# Which office somebody held on a day.


@pytest.mark.parametrize("best", [0, 1, 2])
def test_the_best_attested_office(make_pack: MakePack, best: int) -> None:
    """Of several offices on one day the best attested is answered, wherever it stands among the roles."""
    words = ("Ali Akbar", "Akbar Ahmadian", "Ahmadian spoke")
    ids = ("a-role", "b-role", "c-role")
    blocks = [role(id_, w, "2025-05-27") for id_, w in zip(ids, words, strict=True)]
    blocks[best] = ranked(blocks[best])
    found = load(make_pack(NOTES + "".join(blocks))).role_at("ali-akbar-ahmadian", MAY_27)
    assert found is not None
    assert found.id == ids[best]


def test_the_later_source_on_an_office(make_pack: MakePack) -> None:
    """Of two offices that are alike attested, the one in the later source is answered."""
    early, late = (
        block("27 May 2025", f"sources.{source}.as_of = {day}")
        for source, day in (("gazette", "2025-05-27"), ("wire", "2025-05-28"))
    )
    more = gazette(role("a-role", "Secretary of the Council", "2025-05-27"), early)
    wire = NOTES + late + role("b-role", "Ali Akbar Ahmadian spoke", "2025-05-27")
    found = load(make_pack(wire, more=more)).role_at("ali-akbar-ahmadian", MAY_27)
    assert found is not None
    assert found.id == "b-role"


def test_an_office_of_whom_it_is_not_said(make_pack: MakePack) -> None:
    """A role whose holder only a denial names is nobody's."""
    denied = ranked(role("a-role", "Ali Akbar", "2025-05-27"), 'modality = "denied"\n')
    ds = load(make_pack(NOTES + denied))
    assert ds.role_at("ali-akbar-ahmadian", MAY_27) is None
    assert ds.role_at("ali-akbar-ahmadian", MAY_28) is None
