"""`show` and `who-met`: meetings, records and talks, with who says so."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from security_meetings import Dataset, load
from security_meetings.errors import InvalidValue
from tests.cli.conftest import EDITORIAL, NOTES, TEXT, Ask, flat
from tests.conftest import MakePack


def test_show_tells_of_every_meeting(ask: Ask, ds: Dataset) -> None:
    """Without a place, each meeting has its name, number, days, place, chair and counts."""
    code, out, err = ask("show")
    assert (code, err) == (0, "")
    for meeting in ds.meetings:
        assert f"{meeting.name} ({meeting.id})" in flat(out)
    for words in ("13th edition, 27 to 29 May 2025", "National Centre RUSSIA, Moscow, Russia"):
        assert words in out
    assert "chaired by Sergei Shoigu" in out
    assert re.search(r"^ +more than 80 +bilateral talks held by the host's delegation", out, re.MULTILINE)


def test_show_says_who_gives_a_count(ask: Ask) -> None:
    """Each count stands beside what is counted and the source that gives it."""
    _, out, _ = ask("show")
    assert re.search(r"^ +105 +countries represented by the delegations \(interaffairs", out, re.MULTILINE)


def test_show_tells_what_no_source_says(ask: Ask) -> None:
    """A count that no source gives is named as not stated, and has no number."""
    _, out, _ = ask("show")
    imhr, mcis = out.split("(mcis-2021)")
    assert "not stated: guests" in imhr
    assert "chair not stated" in mcis
    assert " 0 " not in out


def test_show_tells_who_disagrees(ask: Ask, ds: Dataset) -> None:
    """Below the counts stands every conflict of the meeting: the rival values with their sources."""
    _, out, _ = ask("show")
    clashes = [c for c in ds.conflicts() if c.collection == "meetings"]
    assert clashes
    assert out.index("Who disagrees") > out.index("delegations")
    for clash in clashes:
        assert re.search(rf"^ +{re.escape(clash.property)}  ", out, re.MULTILINE)
        for claim in clash.claims:
            assert str(claim.value) in out
            assert claim.source
            assert claim.source in out
    assert "105 according to interaffairs; 104 according to africalive" in flat(out)


def test_show_names_the_winner_of_the_policy_first(ask: Ask) -> None:
    """Among rivals the value that the record has comes first, and follows the policy."""
    _, out, _ = ask("show", "--policy", "latest-published")
    picked = load(policy="latest-published").meetings["imhr-2025"].start_weekday
    assert re.search(rf"start_weekday +{picked} according to", out)


def test_show_leaves_out_what_nobody_disputes(ask: Ask, pack: Path) -> None:
    """Where no claims clash, nothing is said of disagreement."""
    code, out, _ = ask("--data", pack, "show")
    assert code == 0
    assert "3rd edition, 2 March 2020" in out
    assert "disagrees" not in out


@pytest.mark.parametrize("place", ["officials/sergei-shoigu", "Sergey Shoygu", "SERGEI SHOIGU"])
def test_show_takes_ids_places_and_names(ask: Ask, place: str) -> None:
    """A record is shown alike by its id, its collection and id, and any spelling of its name."""
    assert ask("show", place) == ask("show", "sergei-shoigu")


def test_show_prints_known_fields_alone(ask: Ask) -> None:
    """A record has one line for each field that is known, and none for the others."""
    code, out, _ = ask("show", "BA-SRP")
    assert code == 0
    assert re.search(r"^  part_of +Bosnia and Herzegovina \(BA\)$", out, re.MULTILINE)
    assert "alpha3" not in out
    assert "None" not in out


def test_show_counts_what_refers_to_a_record(ask: Ask, ds: Dataset) -> None:
    """Behind the fields stand the records that refer to it, counted by the property that does."""
    _, out, _ = ask("show", "sergei-shoigu")
    roles = len(ds.roles.where(holder="sergei-shoigu"))
    assert re.search(rf"^ +roles +{roles} as holder ", out, re.MULTILINE)
    assert re.search(r"^ +talks +3 as attendees\.official ", out, re.MULTILINE)


@pytest.mark.parametrize(
    "place", ["imhr-2052", "meetings/imhr-2052", "nowhere/imhr-2025", "Sergei Shoigoo", ""]
)
def test_show_refuses_what_is_not_there(ask: Ask, place: str) -> None:
    """A place that nothing has is wrong use: a message on stderr, and nothing on stdout."""
    code, out, err = ask("show", place)
    assert (code, out) == (2, "")
    assert err.startswith("security-meetings: ")
    assert "Traceback" not in err


def test_show_proposes_the_nearest_name(ask: Ask) -> None:
    """A name that is nearly right is answered with the name that is."""
    assert "did you mean 'Sergei Shoigu'?" in ask("show", "Sergei Shoigoo")[2]
    assert "did you mean 'imhr-2025'?" in ask("show", "imhr-2052")[2]


def test_show_refuses_part_of_a_name(ask: Ask) -> None:
    """Part of a name shows no record, and names those that it might be."""
    code, _, err = ask("show", "Sergey")
    assert code == 2
    assert "officials/sergey-lavrov" in err


def test_show_refuses_a_name_that_fits_two(ask: Ask) -> None:
    """A name that a series shares with its meeting is refused with both places."""
    code, out, err = ask("show", "Moscow conference")
    assert (code, out) == (2, "")
    assert "meetings/mcis-2021" in err
    assert "series/mcis" in err


def test_who_met_tells_of_talks(ask: Ask) -> None:
    """A talk has its day as far as known, the meeting's days, officials with roles, status and sources."""
    code, out, _ = ask("who-met", "Iran")
    assert code == 0
    assert out.startswith("Iran and Russia (ru-ir-2025)")
    assert "the meeting: 27 to 29 May 2025" in out
    assert "Ali Akbar Ahmadian for Iran, Supreme National Security Council Secretary" in flat(out)
    assert re.search(r"^  status +held", out, re.MULTILINE)
    assert re.search(r"^  sources +africalive", out, re.MULTILINE)


def test_who_met_gives_the_role_of_the_day(ask: Ask, ds: Dataset) -> None:
    """An official who held two offices has the one of the meeting's days, as a source of the talk has it."""
    told = json.loads(ask("who-met", "Iran", "--json")[1])["talks"][0]
    (side,) = [s for s in told["sides"] if s["official"] == "sergei-shoigu"]
    (office,) = side["offices"]
    assert {*office["sources"]} <= {*told["sources"]}
    titles = ds.claims.where(collection="roles", subject=office["role"]["id"], property="title")
    assert {c.source for c in titles.where(value=office["title"])} >= {*office["sources"]}
    assert office["role"]["organization"] == "ru-security-council"
    assert "Defence Minister" not in ask("who-met", "Iran")[1]


TWO = """
source = "gazette"
[[quote]]
words = "Ada Quill, deputy premier and foreign minister, met Austria on 2 March 2020."
officials.quill.name = "Ada Quill"
talks.t.attendees = [{party = "CH", official = "quill"}, {party = "AT"}]
talks.t.date = 2020-03-02
roles.z = {holder = "quill", title = "deputy premier", organization = "gov", attested = 2020-03-02}
roles.a = {holder = "quill", title = "foreign minister", organization = "mfa", attested = 2020-03-02}
"""
BODIES = """
organizations.gov.name = "Government"
organizations.mfa.name = "Foreign Ministry"
"""


def test_who_met_prints_every_office(ask: Ask, make_pack: MakePack) -> None:
    """Of two offices that a source of the talk prints for one person, both are told, each with its source."""
    text = TWO.partition('words = "')[2].partition('"')[0]
    pack = make_pack(TWO, text, more={"editorial.toml": EDITORIAL + BODIES})
    _, out, _ = ask("who-met", "--data", pack)
    both = "foreign minister (gazette); deputy premier (gazette)"
    assert f"official Ada Quill for Switzerland, {both}" in flat(out)
    (talk,) = json.loads(ask("who-met", "--data", pack, "--json")[1])["talks"]
    assert [o["title"] for o in talk["sides"][1]["offices"]] == ["foreign minister", "deputy premier"]


def test_who_met_without_a_day_says_so(ask: Ask, pack: Path) -> None:
    """A talk without a day has no invented one: its meeting's days stand beside."""
    _, out, _ = ask("who-met", "--data", pack)
    assert "date not stated (the meeting: 2 March 2020)" in flat(out)
    assert "date date" not in flat(out)
    assert re.search(r"^  topics +not stated", out, re.MULTILINE)


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ("date = 2020-03-02", "date 2 March 2020 party"),
        ("status = 'held'", "date not stated party"),
        ("date = '2020-03'", "date March 2020, day not stated party"),
        ("date = '2020'", "date 2020, day and month not stated party"),
        ("date = 'XXXX-03-02'", "date 2 March, year not stated party"),
        ("date = '2020-03-01/2020-03-02'", "date 1 to 2 March 2020 party"),
    ],
)
def test_who_met_of_a_talk_by_itself(ask: Ask, make_pack: MakePack, stated: str, words: str) -> None:
    """A talk beside no meeting has its own day, as far as that is known, and no other."""
    notes = NOTES.replace('talks.ch-at-2020.meeting = "berne-2020"', f"talks.ch-at-2020.{stated}")
    notes = notes.replace('words = "Ten envoys came."', 'words = "Ten envoys came."\ninferred = "so"')
    pack = make_pack(notes, TEXT, more={"editorial.toml": EDITORIAL})
    assert words in flat(ask("who-met", "--data", pack)[1])


def test_who_met_without_a_name_tells_of_all(ask: Ask, ds: Dataset) -> None:
    """Without a name, every talk is listed."""
    talks = json.loads(ask("who-met", "--json")[1])["talks"]
    assert [t["talk"]["id"] for t in talks] == list(ds.talks.ids)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["--since", "2025-05-27"], True),
        (["--since", "2025-05-30"], False),
        (["--until", "2025-05-26"], False),
        (["--until", "2025-05"], True),
        (["--since", "2025", "--until", "2025"], True),
        (["--since", "2026"], False),
    ],
)
def test_who_met_between_days(ask: Ask, days: list[str], *, expected: bool) -> None:
    """Days may be given as far as known: the first day of what `--since` names, the last of `--until`."""
    code, out, _ = ask("who-met", "Iran", *days)
    assert code == (0 if expected else 1)
    assert ("ru-ir-2025" in out) is expected
    assert ("No source tells of such a talk." in out) is not expected


@pytest.mark.parametrize(
    "wrong",
    [
        ["Atlantis"],
        ["Sergey"],
        ["--since", "20250527"],
        ["--since", "yesterday"],
        ["--since", "2025-02-30"],
        ["--until=--05-29"],
        ["--since", "2025-05-28", "--until", "2025-05-27"],
    ],
)
def test_who_met_refuses_wrong_names_and_days(ask: Ask, wrong: list[str]) -> None:
    """An unknown name, a part of one, no day of the calendar, or days in the wrong order are wrong use."""
    code, out, err = ask("who-met", *wrong)
    assert (code, out) == (2, "")
    assert err


def test_who_met_quotes_who_says_so(ask: Ask) -> None:
    """Below a talk stand the words that tell of it, each once."""
    out = flat(ask("who-met", "North Korea")[1])
    assert out.count("Shoigu met with North Korea’s State Security Minister, Ri Chang-dae”") == 1


def test_show_heads_a_record_without_a_name_by_its_place(ask: Ask) -> None:
    """No id is told twice in a line."""
    assert ask("show", "ru-ir-2025")[1].startswith("talks/ru-ir-2025\n")
    assert ask("show", "cis-victory-anthology")[1].startswith("Anthology within the CIS")


@pytest.mark.parametrize(
    "line", ["as-told-by africalive", "show --as-told-by africalive", "--as-told-by africalive show"]
)
def test_as_told_by_one_source(ask: Ask, line: str) -> None:
    """The meetings as one source tells them hold its values, and nobody disagrees."""
    code, out, _ = ask(*line.split())
    assert code == 0
    assert "104  countries" in out
    assert "interaffairs" not in out
    assert "disagrees" not in out


def test_as_told_by_holds_for_every_question(ask: Ask, ds: Dataset) -> None:
    """Any command can be asked of some sources alone, and citations say so."""
    explained = ask(
        "explain", "imhr-2025", "counts.countries", "--as-told-by", "rt", "--as-told-by", "interbellum"
    )
    assert "\nmore than 100\n" in explained[1]
    assert ask("cite", "--as-told-by", "rt")[1] == f"{ds.as_told_by('rt').cite()}\n"


@pytest.mark.parametrize(
    "wrong", [["as-told-by"], ["as-told-by", "nobody"], ["show", "--as-told-by", "nobody"]]
)
def test_as_told_by_refuses_what_is_no_source(ask: Ask, wrong: list[str]) -> None:
    """No source, or one that is not there, is wrong use."""
    code, out, err = ask(*wrong)
    assert (code, out) == (2, "")
    assert err


def test_show_of_no_meeting_is_bad_news(ask: Ask, make_pack: MakePack) -> None:
    """Where nobody tells of a meeting, that is said, and the exit code is 1."""
    notes = 'source = "gazette"\n[[quote]]\nwords = "Ada Quill spoke."\nofficials.quill.name = "Ada Quill"\n'
    pack = make_pack(notes, "Ada Quill spoke.\n")
    for command in (["show"], ["as-told-by", "gazette"]):
        assert ask(*command, "--data", pack) == (1, "No source tells of a meeting.\n", "")


UNSURE = """
[[quote]]
words = "Ten envoys came."
meetings.berne-2020.chairs = [%s]
meetings.berne-2020.venue = %s
meetings.berne-2020.counts.reports = %s
talks.ch-at-2020.topics = [%s]
talks.ch-at-2020.status = %s
officials.ann.name = {value = "envoys", inferred = "a test"}
topics.trade.name = {value = "envoys", inferred = "a test"}
"""
HOW = {"expected": "expected", "speculated": "only guessed", "denied": "denied"}


def unsure(make_pack: MakePack, modality: str) -> Path:
    """The small pack, with values that nobody says outright."""

    def said(value: str) -> str:
        return f'{{value = "{value}", modality = "{modality}", inferred = "a test"}}'

    values = [said(value) for value in ("ann", "Town hall", "12", "trade", "held")]
    return make_pack(NOTES + UNSURE % tuple(values), TEXT, more={"editorial.toml": EDITORIAL})


@pytest.mark.parametrize("modality", ["expected", "speculated", "denied"])
def test_what_nobody_says_outright_is_not_passed_over(ask: Ask, make_pack: MakePack, modality: str) -> None:
    """What is only expected, guessed or denied is told as such, and not as what no source states."""
    root, how = unsure(make_pack, modality), HOW[modality]
    met = flat(ask("who-met", "--data", root)[1])
    assert f"topics {how}: envoys (gazette)" in met
    told = flat(ask("show", "--data", root)[1])
    assert f"chair {how}: envoys (gazette)" in told
    assert "chair not stated" not in told
    shown = flat(ask("show", "berne-2020", "--data", root)[1])
    assert f"chairs {how}: envoys (gazette)" in shown
    assert told == flat(ask("as-told-by", "gazette", "--data", root)[1])
    if modality != "expected":  # a single value that is due stands in the record
        assert f"status {how}: held (gazette)" in met
        assert f"reports {how}: 12 (gazette)" in told
        assert f"venue {how}: Town hall (gazette)" in shown


def test_what_no_source_speaks_of_is_still_not_stated(ask: Ask, pack: Path) -> None:
    """Where there is no claim at all, nothing is said of hopes and guesses."""
    out = ask("show", "--data", pack)[1] + ask("who-met", "--data", pack)[1]
    assert "chair not stated" in out
    assert "topics not stated" in flat(out)
    assert not any(f"{how}:" in out for how in HOW.values())


def test_bundled_hopes_and_guesses_are_told(ask: Ask) -> None:
    """The bundled articles expect a chair and topics, and guess the topics of a talk."""
    assert "chair expected: Sergey Shoigu (rt)" in ask("as-told-by", "rt")[1]
    assert "topics expected: Africa; Asia;" in flat(ask("show", "mcis-2021")[1])
    met = flat(ask("who-met", "North Korea")[1])
    assert "topics only guessed: border security; economic aid; military cooperation (africalive," in met


def test_a_part_that_met_is_named(ask: Ask) -> None:
    """Who asks for a country of which a part met is told of that part, for days on which it did."""
    code, out, _ = ask("who-met", "Bosnia and Herzegovina")
    assert code == 1
    assert "No source tells of such a talk. One tells of such a talk of Republika Srpska" in flat(out)
    assert "who-met BA-SRP" in flat(out)
    assert "Srpska" not in ask("who-met", "Bosnia and Herzegovina", "--since", "2026")[1]
    assert "a part of it" not in ask("who-met", "Afghanistan")[1]


def test_days_in_the_wrong_order_are_refused_alike(ask: Ask, ds: Dataset) -> None:
    """Command and library take days as far as known, and refuse the same in the same words."""
    with pytest.raises(InvalidValue) as caught:
        ds.who_met(since="2025-06", until="2025-05")
    assert (
        ask("who-met", "--since", "2025-06", "--until", "2025-05")[2]
        == f"security-meetings: {caught.value}\n"
    )


@pytest.mark.parametrize(("end", "words"), [("start", "first"), ("end", "last")])
def test_a_day_that_is_only_guessed_is_told(ask: Ask, make_pack: MakePack, end: str, words: str) -> None:
    """Where one end of a meeting is known, what is guessed of the other is told as a guess."""
    said = '{value = 2020-03-02, modality = "speculated"}'
    notes = NOTES.replace(f"{end} = 2020-03-02", f"{end} = {said}")
    told = flat(ask("show", "--data", make_pack(notes, TEXT, more={"editorial.toml": EDITORIAL}))[1])
    assert f"2 March 2020, {words} day only guessed: 2 March 2020 (gazette)" in told
