"""`find`, `explain`, `conflicts`, `anomalies` and `cite`: single values and everything said."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest

from security_meetings import Dataset
from tests.cli.conftest import EDITORIAL, NOTES, TEXT, Ask, flat
from tests.conftest import MakePack


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


def test_explain_gives_words_rivals_and_rule(ask: Ask, ds: Dataset) -> None:
    """A value is explained by its words, its rivals with their relation, the rule and the tie-break."""
    code, out, _ = ask("explain", "imhr-2025", "counts.countries")
    why = ds.explain("imhr-2025", "counts.countries")
    assert code == 0
    assert why.winner
    assert f"interaffairs: “{why.winner.evidence[0].exact}”" in flat(out)
    assert out.index("\n105\n") < out.index("104 (contradicts)")
    assert "more than 100 (compatible)" in out
    assert flat(f"rule: {why.rule} tie-break: {why.tie_break}") in flat(out)


def test_explain_takes_names(ask: Ask) -> None:
    """The record may be named, too."""
    code, out, _ = ask("explain", "Republika Srpska", "alpha3")
    assert code == 0
    assert out.startswith("countries/BA-SRP#alpha3\n")


def test_explain_tells_what_is_editorial(ask: Ask) -> None:
    """What no source says is told as such, with its basis."""
    code, out, _ = ask("explain", "rus", "alpha3")
    assert code == 0
    assert "editorial, no source says so: ISO 3166-1" in flat(out)


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


def test_divergences_give_the_words(ask: Ask, ds: Dataset) -> None:
    """Each divergence has its kind, its place, a sentence and the words of the accounts."""
    code, out, _ = ask("divergences")
    assert code == 0
    for apart in ds.divergences():
        assert f"{apart.kind} {apart.collection}/{apart.subject}#{apart.property}" in flat(out)
        assert flat(apart.words) in flat(out)
        assert all(flat(e.exact) in flat(out) for e in apart.evidence)
    document = json.loads(ask("divergences", "--json")[1])
    assert len(document["divergences"]) == len(ds.divergences())


def test_divergences_without_any_says_so(ask: Ask, pack: Path) -> None:
    """A pack in which no accounts differ gets a sentence that says so."""
    assert ask("divergences", "--data", pack) == (0, "No accounts differ.\n", "")


def test_anomalies_tell_their_grade(ask: Ask, ds: Dataset) -> None:
    """Beside its kind stands what an oddity puts in doubt."""
    _, out, _ = ask("anomalies")
    for odd in ds.anomalies():
        assert f"{odd.kind} ({odd.grade}) {odd.collection}/{odd.subject}" in flat(out)


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


def test_explain_tells_how_an_editor_weighed(ask: Ask, pack: Path, make_pack: MakePack) -> None:
    """A claim that an editor ranks has its rank and the reason below its words; others have none."""
    ranked = NOTES.replace(
        'words = "Berne Forum"', 'words = "Berne Forum"\nrank = "deprecated"\nrank_reason = "a slip"'
    )
    out = ask(
        "explain", "--data", make_pack(ranked, TEXT, more={"editorial.toml": EDITORIAL}), "berne-2020", "name"
    )[1]
    assert "gazette: “Berne Forum”\n    deprecated: a slip\n" in out
    assert "deprecated" not in ask("explain", "--data", pack, "berne-2020", "name")[1]


def test_explain_is_the_text_of_the_library(ask: Ask, ds: Dataset) -> None:
    """The command prints what `print(ds.explain(…))` prints."""
    for meeting in ds.meetings:
        for why in ds.explain(meeting):
            assert ask("explain", f"meetings/{meeting.id}", why.property)[1] == f"{why}\n"


@pytest.mark.parametrize("value", ["terrorism", "Terrorism"])
def test_explain_takes_one_value_of_many(ask: Ask, value: str) -> None:
    """Of a list, one value can be explained by itself, with all words that name it."""
    code, out, _ = ask("explain", "imhr-2025", "topics", "--value", value.lower())
    assert code == 0
    assert "unknown: what is only expected stands apart from what was" in flat(out)
    assert "cybersecurity" not in out
    assert "interbellum, expected" in flat(out)


def test_explain_takes_one_value_by_its_name(ask: Ask) -> None:
    """An item of a list may be named as people name it."""
    place = ("explain", "imhr-2025", "member_organizations", "--value")
    assert ask(*place, "African Union") == ask(*place, "african-union")


@pytest.mark.parametrize(
    "asked",
    [
        ["rt", "at", "1510"],
        ["rt", "The broader forum will be"],
        ["rt", "The", "broader", "forum", "will", "be"],
    ],
)
def test_claims_at_a_place_or_words(ask: Ask, ds: Dataset, asked: list[str]) -> None:
    """The claims that rest on a place of a text are told, each with its value and words."""
    code, out, _ = ask("claims", *asked)
    assert code == 0
    assert "meetings/imhr-2025#chairs: Sergei Shoigu rt, expected: “The broader forum" in flat(out)
    told = {c["id"] for c in json.loads(ask("claims", *asked, "--json")[1])["claims"]}
    assert told >= {c.id for c in ds.claims.at("rt", 1510) if c.property == "chairs"}


def test_claims_in_words_of_any_source(ask: Ask, ds: Dataset) -> None:
    """Words without a source are looked for in every text."""
    told = json.loads(ask("claims", "Shoigu", "--json")[1])["claims"]
    assert len({c["source"] for c in told}) > 1
    expected = [c.id for s in ds.sources if "Shoigu" in s.text for c in ds.claims.at(s.id, "Shoigu")]
    assert [c["id"] for c in told] == expected


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["no such words in it"], "These words do not stand in any text, so no claim rests on them.\n"),
        (["rt", "Shoygu"], "These words do not stand in the text of rt, so no claim rests on them.\n"),
        (["rt", "at", "0"], "No claim rests on this.\n"),
    ],
)
def test_claims_of_nothing_is_bad_news(ask: Ask, asked: list[str], told: str) -> None:
    """Words that no text holds are told from a place that no claim rests on; the exit code is 1."""
    assert ask("claims", *asked) == (1, told, "")


@pytest.mark.parametrize("wrong", [["rt", "at", "99999999"], ["nowhere", "at", "3"], []])
def test_claims_refuses_places_that_are_none(ask: Ask, wrong: list[str]) -> None:
    """A place outside the text, or a source that is not there, is wrong use."""
    code, out, err = ask("claims", *wrong)
    assert (code, out) == (2, "")
    assert err


def test_conflicts_tell_apart_what_is_in_line(ask: Ask) -> None:
    """A value that both can be true is not told as one of those that contradict the value picked."""
    out = flat(ask("conflicts")[1])
    assert "africalive and interaffairs; 125 according to interbellum (compatible: more than 125" in out


@pytest.mark.parametrize("value", ["terorism", "3", "imhr-2025"])
def test_explain_refuses_a_value_that_cannot_be(ask: Ask, value: str) -> None:
    """A slip of the pen is no value that nobody states: it is wrong use, with the nearest that could be."""
    code, out, err = ask("explain", "imhr-2025", "topics", "--value", value)
    assert (code, out) == (2, "")
    assert f"no topic {value!r}" in err
    assert "did you mean 'terrorism'?" in err or value != "terorism"


def test_explain_answers_calmly_of_a_value_that_could_be(ask: Ask, ds: Dataset) -> None:
    """Of a topic that is there and that nobody ties to the meeting, the answer is that no source does."""
    said = {claim.value for claim in ds.explain("imhr-2025", "topics").claims}
    other = next(topic.id for topic in ds.topics if topic.id not in said)
    code, out, _ = ask("explain", "imhr-2025", "topics", "--value", other)
    assert code == 0
    assert "unknown: no source says" in flat(out)


def test_explain_names_the_values_of_several_parts(ask: Ask) -> None:
    """Of those who sat at a talk, one is asked for in words; what fits none of them is refused with all."""
    said = "Ali Akbar Ahmadian for Iran"
    assert said in ask("explain", "ru-ir-2025", "attendees", "--value", said)[1]
    code, _, err = ask("explain", "ru-ir-2025", "attendees", "--value", "Ali Akbar Ahmadian for Iraq")
    assert code == 2
    assert f"did you mean {said!r}?" in err


@pytest.mark.parametrize("offset", ["-5", "-1", "999999", "99999999999999999"])
def test_claims_refuses_every_offset_that_is_none(ask: Ask, offset: str) -> None:
    """An offset before the text is refused as one behind it is."""
    code, out, err = ask("claims", "rt", "at", offset)
    assert (code, out) == (2, "")
    assert f"expected an offset of 0 to 3369, in a text of 3370 letters, got {offset}" in err


@pytest.mark.parametrize("words", [["rt", "at"], ["rt", "at", "12x"], ["rt", "at", "1.5"], ["dfnc", "at"]])
def test_claims_asks_for_the_offset(ask: Ask, words: list[str]) -> None:
    """Half a question is no search for the word "at"."""
    code, out, err = ask("claims", *words)
    assert (code, out) == (2, "")
    assert f"claims {words[0]} at OFFSET: expected a whole number behind 'at', got" in err


def test_claims_takes_words_that_begin_with_at(ask: Ask) -> None:
    """Words of the text that begin so are words."""
    code, out, _ = ask("claims", "dfnc", "at", "the", "conference")
    told = ask("claims", "dfnc", "at the conference")
    assert (code, out) == told[:2]


@pytest.mark.parametrize(
    ("given", "meant"),
    [("countries", "'counts.countries'"), ("guests", "'counts.guests'"), ("coumtries", "'counts.countries'")],
)
def test_a_property_is_known_by_its_last_word(ask: Ask, given: str, meant: str) -> None:
    """Who leaves out the first part of a path is told the whole; so is who gives the first alone."""
    for command in ("explain", "cite"):
        assert f"; did you mean {meant}?" in ask(command, "imhr-2025", given)[2]
    every = ask("explain", "imhr-2025", "counts")[2]
    assert "did you mean 'counts.delegations' or 'counts.countries' or " in every


def test_a_policy_of_the_command_is_one_of_its_own(ask: Ask) -> None:
    """What only Python can pass is told to be of Python."""
    err = ask("show", "--policy", "x")[2]
    assert "(known: best-rank, latest-published, majority, strict; in Python, also" in err


def test_reasons_are_whole(ask: Ask, ds: Dataset) -> None:
    """How words lead to a value is told to the end; what is absurdly long says that it is cut."""
    longest = max((c for c in ds.claims if c.basis == "inferred"), key=lambda c: len(c.because or ""))
    told = flat(ask("explain", f"{longest.collection}/{longest.subject}", longest.property)[1])
    assert f"inferred: {flat(longest.because or '')}" in told
    assert "27 May 2025, the last that the text tells as past." in flat(ask("role", "Dodik")[1])
    absurd = attrs.evolve(longest, because="why " * 5_000)
    assert "why … (cut: 20000 letters)" in flat(str(absurd))


@pytest.mark.parametrize(
    ("given", "told"), [("talk", "did you mean 'talks'?"), ("zzz", "there are series, ")]
)
def test_list_tells_which_collections_there_are(ask: Ask, given: str, told: str) -> None:
    """A collection that is none is answered with the one that is near, or with all."""
    code, _, err = ask("list", given)
    assert code == 2
    assert told in err
