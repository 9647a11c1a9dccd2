"""The command line: what it answers, in which form, and with which exit code."""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from security_meetings import Dataset, load
from security_meetings.build.__main__ import main as build_main
from security_meetings.cli.main import _parser, main
from security_meetings.codec.strict import encode
from tests.conftest import MakePack

SCRIPT = Path(sysconfig.get_path("scripts")) / "security-meetings"
TEXT = "The Third Berne Forum met on 2 March 2020. Ten envoys came. Subscribe now!\n"
NOTES = """
source = "gazette"
[[quote]]
words = "Third Berne Forum"
meetings.berne-2020.ordinal = 3
[[quote]]
words = "Berne Forum"
meetings.berne-2020.name = "*"
[[quote]]
words = "met on 2 March 2020"
meetings.berne-2020.start = 2020-03-02
meetings.berne-2020.end = 2020-03-02
[[quote]]
words = "Ten envoys came."
meetings.berne-2020.counts.guests = "10"
talks.ch-at-2020.meeting = "berne-2020"
talks.ch-at-2020.attendees = [{party = "CH"}, {party = "AT"}]
[[set_aside]]
words = "Subscribe now!"
reason = "advert"
"""
EDITORIAL = """
[[editorial]]
because = "ISO 3166-1"
countries.CH.name = "Switzerland"
countries.AT.name = "Austria"
"""

# The exit code, and what went to stdout and stderr.
Ask = Callable[..., tuple[int, str, str]]

COMMANDS = [
    "show",
    "show imhr-2025",
    "find Shoygu",
    "who-met",
    "explain imhr-2025 counts.countries",
    "conflicts",
    "anomalies",
    "cite",
    "cite imhr-2025 counts.countries",
    "verify",
    "coverage",
]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run the command in this process, on a terminal of 80 columns that shows no colours."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def pack(make_pack: MakePack) -> Path:
    """A small pack in which nobody disagrees."""
    return make_pack(NOTES, TEXT, more={"editorial.toml": EDITORIAL})


def flat(text: str) -> str:
    """Text without its line breaks and indents."""
    return " ".join(text.split())


# show


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


# find


@pytest.mark.parametrize("name", ["Shoygu", "sergej šoigu", "Шойгу"])
def test_find_takes_any_spelling(ask: Ask, name: str) -> None:
    """A person is found by any attested spelling, with the id, the name and the other names."""
    code, out, _ = ask("find", name)
    assert code == 0
    assert out.startswith("officials/sergei-shoigu  Sergei Shoigu")
    assert "Sergey Shoygu" in flat(out)


def test_find_puts_whole_names_first(ask: Ask) -> None:
    """What has just this name stands before what has it as a part of its name."""
    _, out, _ = ask("find", "terrorism", "--json")
    whole = [found["whole"] for found in json.loads(out)["found"]]
    assert whole == sorted(whole, reverse=True)
    assert whole[0] is True


@pytest.mark.parametrize("name", ["Nobody At All", "", "Shoig", "..."])
def test_find_without_result_is_bad_news(ask: Ask, name: str) -> None:
    """Nothing is found by no name, half a word or a name that is nowhere: the exit code is 1."""
    code, out, err = ask("find", name)
    assert (code, err) == (1, "")
    assert out.startswith("Nothing is named")
    assert json.loads(ask("find", name, "--json")[1])["found"] == []


# who-met


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
    role = told["roles"]["sergei-shoigu"]
    assert {c.source for c in ds.claims.where(collection="roles", subject=role["id"])} <= {*told["sources"]}
    assert told["meeting_start"] <= role["first_attested"] <= told["meeting_end"]
    assert role["organization"] == "ru-security-council"
    assert "Defence Minister" not in ask("who-met", "Iran")[1]


def test_who_met_without_a_day_says_so(ask: Ask, pack: Path) -> None:
    """A talk without a day has no invented one: its meeting's days stand beside."""
    _, out, _ = ask("who-met", "--data", pack)
    assert "date not stated (the meeting: 2 March 2020)" in flat(out)
    assert re.search(r"^  topics +not stated", out, re.MULTILINE)


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ("date = 2020-03-02", "date 2 March 2020 party"),
        ("status = 'held'", "date date not stated party"),
        ("date = '2020-03'", "date March 2020, day not stated party"),
        ("date = '2020'", "date 2020, day and month not stated party"),
        ("date = '--03-02'", "date 2 March, year not stated party"),
    ],
)
def test_who_met_of_a_talk_by_itself(ask: Ask, make_pack: MakePack, stated: str, words: str) -> None:
    """A talk beside no meeting has its own day, as far as that is known, and no other."""
    notes = NOTES.replace('talks.ch-at-2020.meeting = "berne-2020"', f"talks.ch-at-2020.{stated}")
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
    assert code == 0
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


# explain, conflicts, anomalies, cite


def test_explain_gives_words_rivals_and_rule(ask: Ask, ds: Dataset) -> None:
    """A value is explained by its words, its rivals with their relation, the rule and the tie-break."""
    code, out, _ = ask("explain", "imhr-2025", "counts.countries")
    why = ds.explain("imhr-2025", "counts.countries")
    assert code == 0
    assert why.winner
    assert f"interaffairs: “{why.winner.evidence[0].exact}”" in flat(out)
    assert out.index("\n105\n") < out.index("104 (contradicts)")
    assert "more than 100 (compatible)" in out
    assert flat(f"rule {why.rule} tie-break {why.tie_break}") in flat(out)


def test_explain_takes_names(ask: Ask) -> None:
    """The record may be named, too."""
    code, out, _ = ask("explain", "Republika Srpska", "part_of")
    assert code == 0
    assert "editorial, no source says so: ISO 3166-2" in out


def test_explain_of_the_unknown_says_so(ask: Ask) -> None:
    """A property of which no source says anything is unknown, which is an answer."""
    code, out, _ = ask("explain", "imhr-2025", "counts.guests")
    assert code == 0
    assert "unknown: no source says" in out


def test_explain_of_many_values_gives_each(ask: Ask, ds: Dataset) -> None:
    """A property with many values lists each with those who say it."""
    _, out, _ = ask("explain", "imhr-2025", "member_organizations")
    for id_ in ds.meetings["imhr-2025"].member_organizations:
        assert f"\n{ds.organizations[id_].name}" in out


@pytest.mark.parametrize(
    "wrong",
    [["imhr-2025", "counts.guest"], ["imhr-2052", "start"], ["imhr-2025"], [], ["imhr-2025", "start", "x"]],
)
def test_explain_refuses_wrong_places(ask: Ask, wrong: list[str]) -> None:
    """A property or record that is not there, or words too few or too many, are wrong use."""
    code, out, err = ask("explain", *wrong)
    assert (code, out) == (2, "")
    assert err


def test_conflicts_lists_each_place(ask: Ask, ds: Dataset) -> None:
    """Every property of which claims contradict each other is listed, and that is no bad news."""
    code, out, _ = ask("conflicts")
    assert code == 0
    for clash in ds.conflicts():
        assert f"{clash.collection}/{clash.subject}#{clash.property}\n" in out
    assert "Tuesday according to interbellum; Wednesday according to africalive" in out


def test_conflicts_without_any_says_so(ask: Ask, pack: Path) -> None:
    """A pack in which no claims clash gets a sentence that says so."""
    assert ask("conflicts", "--data", pack) == (0, "No claims contradict each other.\n", "")


def test_anomalies_gives_the_words(ask: Ask, ds: Dataset) -> None:
    """Each oddity has its kind, a sentence and the words that show it."""
    code, out, _ = ask("anomalies")
    assert code == 0
    assert ds.anomalies()
    for odd in ds.anomalies():
        assert flat(odd.words) in flat(out)
    assert "“Great Patriotic War (WWI)” dfnc" in flat(out)


def test_anomalies_without_any_says_so(ask: Ask, pack: Path) -> None:
    """A pack in which nothing looks odd gets a sentence that says so."""
    assert ask("anomalies", "--data", pack) == (0, "Nothing looks odd.\n", "")


def test_cite_has_three_formats(ask: Ask, ds: Dataset) -> None:
    """A citation is text, BibTeX or CSL-JSON, as the library gives it, unwrapped."""
    place = ("imhr-2025", "counts.countries")
    citation = ds.cite(*place)
    assert ask("cite", *place) == (0, f"{citation.text}\n", "")
    assert ask("cite", *place, "--format", "bibtex") == (0, f"{citation.bibtex}\n", "")
    assert json.loads(ask("cite", *place, "--format", "csl")[1]) == list(citation.csl)


def test_cite_without_a_place_cites_the_data(ask: Ask, ds: Dataset) -> None:
    """Without a place, the data set is cited in its version."""
    assert f"version {ds.version}" in ask("cite")[1]


@pytest.mark.parametrize("wrong", [["imhr-2025", "counts.guests"], ["imhr-2025", "--format", "ris"]])
def test_cite_refuses_what_it_cannot(ask: Ask, wrong: list[str]) -> None:
    """What no claim says cannot be cited, nor can another format be had."""
    code, out, err = ask("cite", *wrong)
    assert (code, out) == (2, "")
    assert err


# verify, coverage, build


def test_verify_of_sound_data_is_fine(ask: Ask, ds: Dataset) -> None:
    """Data whose every claim stands is fine, and the claims are counted."""
    code, out, _ = ask("verify")
    assert code == 0
    assert out == f"{ds.verify()}\n"


def test_verify_of_changed_data_is_bad_news(ask: Ask, pack: Path) -> None:
    """A value changed behind the words' back is told, and the exit code is 1."""
    meetings = pack / "data" / "meetings.json"
    meetings.write_text(meetings.read_text().replace('"ordinal": 3', '"ordinal": 4'))
    code, out, _ = ask("verify", "--data", pack)
    assert code == 1
    assert "is not what its claims say" in out
    document = json.loads(ask("verify", "--data", pack, "--json")[1])
    assert document["ok"] is False
    assert all({"file", "where", "message"} == set(problem) for problem in document["problems"])


def test_verify_without_texts_says_what_was_not_checked(ask: Ask, pack: Path) -> None:
    """Where the texts do not travel along, the claims not checked are counted, and nothing is wrong."""
    shutil.rmtree(pack / "seeds")
    code, out, _ = ask("verify", "--data", pack)
    assert code == 0
    assert "not checked" in out
    assert "gazette: not looked at" in ask("coverage", "--data", pack)[1]


def test_coverage_of_the_data_is_complete(ask: Ask, ds: Dataset) -> None:
    """Every source has its line, and no sentence of the bundled data is open."""
    code, out, _ = ask("coverage")
    assert code == 0
    assert [line.partition(":")[0] for line in out.splitlines() if ":" in line] == list(ds.sources.ids)
    assert "open" not in out


def test_coverage_with_an_open_sentence_is_bad_news(ask: Ask, pack: Path) -> None:
    """A sentence that is neither claimed nor set aside is quoted, and the exit code is 1."""
    (pack / "data" / "marks.json").write_text("[]\n")
    code, out, _ = ask("coverage", "--data", pack)
    assert code == 1
    assert "open: “Subscribe now!”" in out


def test_diff_tells_what_changed_and_whether_it_breaks(ask: Ask, pack: Path, tmp_path: Path) -> None:
    """A corrected value is a breaking change, told with the value before and after."""
    old = tmp_path / "old"
    shutil.copytree(pack, old)
    seeds = pack / "seeds" / "wire.toml"
    seeds.write_text(seeds.read_text().replace('counts.guests = "10"', 'counts.guests = "more than 9"'))
    assert ask("build", pack)[0] == 0
    code, out, _ = ask("diff", old, pack)
    assert code == 0
    assert out.startswith("a breaking data change")
    assert "meeting 'berne-2020': counts.guests was 10, is more than 9" in out
    assert json.loads(ask("diff", old, pack, "--json")[1])["breaking"] is True


def test_diff_of_the_same_is_nothing(ask: Ask, pack: Path) -> None:
    """A pack does not differ from itself."""
    assert ask("diff", pack, pack) == (0, "no difference\n", "")


def test_diff_takes_no_data(ask: Ask, pack: Path) -> None:
    """The packs to compare are named by themselves, so `--data` is wrong use."""
    assert ask("diff", pack, pack, "--data", pack)[0] == 2


def test_build_writes_and_then_finds_nothing_to_change(ask: Ask, pack: Path) -> None:
    """What was built is as built: `--check` is content, and building again changes nothing."""
    assert ask("build", pack, "--check")[0] == 0
    code, out, _ = ask("build", pack)
    assert code == 0
    assert out.endswith("0 changed\n")


def test_build_takes_this_folder_by_default(ask: Ask, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a root, the pack in the current folder is meant."""
    monkeypatch.chdir(pack)
    assert ask("build", "--check")[0] == 0


def test_build_check_tells_what_differs_and_leaves_it(ask: Ask, pack: Path) -> None:
    """`--check` names the files that are not as built, writes nothing, and is bad news."""
    meetings = pack / "data" / "meetings.json"
    meetings.write_text("[]\n")
    assert ask("build", pack, "--check") == (1, "data/meetings.json is not as built from seeds/\n", "")
    assert json.loads(ask("build", pack, "--check", "--json")[1])["changed"] == ["meetings.json"]
    assert meetings.read_text() == "[]\n"
    assert ask("build", pack)[0] == 0
    assert "berne-2020" in meetings.read_text()


@pytest.mark.parametrize("arguments", [["--check"], []])
def test_build_is_one_thing_by_either_name(
    ask: Ask, pack: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    """`python -m security_meetings.build` says and returns the same."""
    code, out, _ = ask("build", pack, *arguments)
    assert build_main([str(pack), *arguments]) == code
    assert capsys.readouterr().out == out


def test_build_tells_every_problem_of_the_seeds(ask: Ask, pack: Path) -> None:
    """Wrong annotations are refused with the line of each problem, and data/ stays as it is."""
    before = (pack / "data" / "meetings.json").read_bytes()
    seeds = pack / "seeds" / "wire.toml"
    seeds.write_text(seeds.read_text().replace("Ten envoys", "Nine envoys").replace("start =", "begin ="))
    code, out, err = ask("build", pack)
    assert (code, out) == (2, "")
    assert "wire.toml" in err
    assert (pack / "data" / "meetings.json").read_bytes() == before


@pytest.mark.parametrize("options", [["--data", "x"], ["--policy", "majority"]])
def test_build_takes_no_options_of_the_data(ask: Ask, pack: Path, options: list[str]) -> None:
    """Building reads seeds: options that speak of data are refused, not ignored."""
    for arguments in ([*options, "build", str(pack)], ["build", str(pack), *options]):
        code, _, err = ask(*arguments)
        assert code == 2
        assert "takes no --data" in err


def test_build_without_seeds_is_wrong_use(ask: Ask, tmp_path: Path) -> None:
    """A folder without seeds, and one that is not there, are wrong use."""
    for root in (tmp_path, tmp_path / "nothing"):
        code, out, err = ask("build", root)
        assert (code, out) == (2, "")
        assert "pack.toml" in err


# options of all commands


def test_data_may_be_a_folder_or_a_zip(ask: Ask, pack: Path, tmp_path: Path) -> None:
    """A pack is read from a folder and from a zip alike."""
    zipped = tmp_path / "berne.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        for path in sorted(pack.rglob("*.*")):
            archive.write(path, path.relative_to(pack))
    assert ask("show", "--data", zipped) == ask("show", "--data", pack)


def test_data_may_be_given_again(ask: Ask, pack: Path, ds: Dataset) -> None:
    """Several packs are merged, wherever on the line they are named."""
    merged = ask("--data", pack, "show", "--data", "bundled", "--json")
    assert merged[0] == 0
    assert {m["meeting"]["id"] for m in json.loads(merged[1])["meetings"]} == {*ds.meetings.ids, "berne-2020"}
    assert merged == ask("show", "--json", "--data", pack, "--data", "bundled")


@pytest.mark.parametrize("command", [["show"], ["verify"], ["conflicts"]])
def test_data_that_is_not_there_is_wrong_use(ask: Ask, tmp_path: Path, command: list[str]) -> None:
    """A place without a pack is refused with its name."""
    code, out, err = ask(*command, "--data", tmp_path / "nothing")
    assert (code, out) == (2, "")
    assert str(tmp_path / "nothing") in err


def test_broken_data_is_wrong_use(ask: Ask, pack: Path) -> None:
    """A pack that breaks a rule is refused with the file and the place in it."""
    (pack / "data" / "talks.json").write_text('[{"id": 7}]')
    code, out, err = ask("show", "--data", pack)
    assert (code, out) == (2, "")
    assert "talks.json: expected str, got 7 @ $[0].id" in err


def test_policy_stands_before_or_behind_the_command(ask: Ask) -> None:
    """A policy is the same on either side of the command, and the one behind it wins."""
    behind = ask("explain", "imhr-2025", "counts.countries", "--policy", "majority")
    assert "majority: " in behind[1]
    assert ask("--policy", "majority", "explain", "imhr-2025", "counts.countries") == behind
    twice = [
        "--policy",
        "latest-published",
        "explain",
        "imhr-2025",
        "counts.countries",
        "--policy",
        "majority",
    ]
    assert ask(*twice) == behind


@pytest.mark.parametrize(
    ("policy", "words"), [("best", "best-rank"), ("strict", "contradict"), ("", "policy")]
)
def test_policy_that_cannot_answer_is_wrong_use(ask: Ask, policy: str, words: str) -> None:
    """An unknown policy, or the strict one where claims clash, is refused with the reason."""
    code, out, err = ask("show", "--policy", policy)
    assert (code, out) == (2, "")
    assert words in err


@pytest.mark.parametrize("command", COMMANDS)
def test_json_is_one_document_on_either_side(ask: Ask, command: str) -> None:
    """`--json` prints one JSON document, the same before the command and behind it, and each time."""
    code, out, err = ask("--json", *command.split())
    assert (code, err) == (0, "")
    assert isinstance(json.loads(out), dict)
    assert ask(*command.split(), "--json") == (code, out, err)


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        ("show", ["meetings"]),
        ("show RU", ["collection", "record", "conflicts", "referred_to_by"]),
        ("find RU", ["name", "found"]),
        ("who-met", ["talks"]),
        ("conflicts", ["conflicts"]),
        ("anomalies", ["anomalies"]),
        ("cite", ["text", "bibtex", "csl"]),
        ("verify", ["ok", "checked", "unchecked", "editorial", "problems"]),
        ("coverage", ["sources"]),
        (
            "explain imhr-2025 venue",
            [
                "collection",
                "subject",
                "property",
                "value",
                "winner",
                "agreeing",
                "rivals",
                "rule",
                "tie_break",
            ],
        ),
    ],
)
def test_json_has_stable_keys(ask: Ask, command: str, keys: list[str]) -> None:
    """Programs find the same keys in the same order."""
    assert list(json.loads(ask(*command.split(), "--json")[1])) == keys


def test_json_holds_records_as_the_codec_writes_them(ask: Ask, ds: Dataset) -> None:
    """A record in a document has the form that it has in the data."""
    shown = json.loads(ask("show", "--json")[1])["meetings"]
    assert [m["meeting"] for m in shown] == json.loads(json.dumps(encode(list(ds.meetings))))
    assert shown[0]["meeting"]["counts"]["guests"] is None


def test_version_is_that_of_the_data(ask: Ask, ds: Dataset) -> None:
    """The version of the package is that of the data it brings along."""
    assert ask("--version") == (0, f"security-meetings {ds.version}\n", "")


@pytest.mark.parametrize(
    "wrong", [[], ["shw"], ["show", "--colour"], ["--data"], ["show", "a", "b"], ["conflicts", "x"]]
)
def test_wrong_use_is_told_and_not_raised(ask: Ask, wrong: list[str]) -> None:
    """No command, an unknown one, unknown options and words too many give 2 and a message."""
    code, out, err = ask(*wrong)
    assert (code, out) == (2, "")
    assert "security-meetings" in err


def commands() -> dict[str, argparse.ArgumentParser]:
    """The parser of each command."""
    (action,) = (a for a in _parser()._actions if isinstance(a, argparse._SubParsersAction))  # noqa: SLF001
    return dict(action.choices)


# `diff` needs an old pack, which no example can name for sure; it has tests of its own.
@pytest.mark.parametrize("name", [n for n in commands() if n != "diff"])
def test_help_has_an_example_that_runs(
    ask: Ask, name: str, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The help of each command says in a sentence what it does, and its example works."""
    code, out, _ = ask(name, "--help")
    assert code == 0
    example = re.search(r"^example: security-meetings (.*)$", out, re.MULTILINE)
    assert example
    monkeypatch.chdir(pack)
    assert ask(*example[1].split())[0] == 0
    assert re.search(rf"^    {name} +[A-Z].+", ask("--help")[1], re.MULTILINE)


# the terminal


@pytest.mark.parametrize("columns", [64, 80, 120])
@pytest.mark.parametrize(
    "command", ["show", "show imhr-2025", "explain imhr-2025 counts.delegations", "who-met"]
)
def test_lines_fit_the_terminal(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, command: str, columns: int
) -> None:
    """Text is wrapped to the width, and no line ends in a space."""
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = ask(*command.split())[1].splitlines()
    assert max(map(len, lines)) <= columns
    assert max(map(len, lines)) > columns * 0.8
    assert not [line for line in lines if line.endswith(" ")]


@pytest.mark.parametrize(
    ("terminal", "no_color", "coloured"), [(True, None, True), (True, "1", False), (False, None, False)]
)
def test_colours_are_for_terminals(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, no_color: str | None, *, terminal: bool, coloured: bool
) -> None:
    """Heads are bold and sources dim on a terminal alone, and not where NO_COLOR is set."""
    plain = ask("show")[1]
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    out = ask("show")[1]
    assert ("\x1b[1m" in out) is ("\x1b[2m" in out) is coloured
    assert re.sub(r"\x1b\[\dm", "", out) == plain
    assert "\x1b" not in ask("show", "--json")[1]


def test_main_prints_where_python_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever redirects stdout inside Python gets the answer."""
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["conflicts"]) == 0
    assert "counts.countries" in out.getvalue()


# the installed program


def run(*arguments: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the installed program."""
    return subprocess.run([SCRIPT, *arguments], capture_output=True, check=False, **more)  # noqa: S603


def test_installed_program_shows_the_meetings(tmp_path: Path) -> None:
    """On a fresh machine, in any folder, `show` prints the meetings with who disagrees."""
    done = run("show", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"(imhr-2025)" in done.stdout
    assert b"Who disagrees" in done.stdout


def test_installed_program_returns_its_exit_code() -> None:
    """Bad news is 1 and wrong use is 2, with no traceback."""
    assert run("find", "nothing-like-this").returncode == 1
    wrong = run("show", "nothing-like-this")
    assert wrong.returncode == 2
    assert b"Traceback" not in wrong.stderr


@pytest.mark.parametrize("arguments", [["show"], ["anomalies", "--json"]])
def test_closed_pipe_ends_it_quietly(arguments: list[str]) -> None:
    """Where nobody reads on, it ends as other programs do, and complains to nobody."""
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(  # noqa: S603
            [SCRIPT, *arguments], stdout=write, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


def test_poor_terminals_get_every_answer() -> None:
    """A terminal without Cyrillic gets its letters as escapes; JSON is UTF-8 whatever the terminal."""
    poor = {**os.environ, "PYTHONIOENCODING": "ascii"}
    shown = run("show", "RU", env=poor)
    assert shown.returncode == 0
    assert rb"\u0420\u043e\u0441\u0441\u0438\u044f" in shown.stdout
    assert "Россия" in json.loads(run("show", "RU", "--json", env=poor).stdout)["record"]["other_names"]


def test_help_does_not_load_the_data_machinery() -> None:
    """Asking for help is quick: what answers questions is imported once there is a question."""
    code = (
        "import sys; from security_meetings.cli.main import main; main(['--help']);"
        "sys.exit(bool({'attr', 'cattrs', 'json', 'security_meetings.dataset'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0  # noqa: S603
