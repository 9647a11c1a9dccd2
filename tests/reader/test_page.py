"""The page as a whole: what it shows, where its links lead, and what it may do."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from pathlib import Path
from typing import Any

import attrs
import pytest

from security_meetings import Dataset, load
from security_meetings.errors import InvalidValue, NotWritten
from security_meetings.model.kinds import HOMES
from security_meetings.reader import addresses
from security_meetings.reader.cards import SHOWN
from security_meetings.reader.page import page
from tests.conftest import NOTES, MakePack, claim_on, replaced
from tests.reader.shared import HOSTILE, Seen, hostile_pack, seen


@pytest.fixture(scope="module")
def html(ds: Dataset) -> str:
    """The page of the bundled data."""
    return page(ds, ds.edition)


@pytest.fixture(scope="module")
def whole(html: str) -> Seen:
    """The same, read again."""
    return Seen(html)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """A pack that would do harm."""
    return load(hostile_pack(tmp_path_factory.mktemp("hostile")))


# what it shows


def test_every_record_claim_and_span_has_its_address(ds: Dataset, whole: Seen) -> None:
    """Whoever knows the ids can link to a record, a claim or quoted words."""
    ids = set(whole.all("id"))
    assert {f"{name}/{r.id}" for name in SHOWN for r in ds.collection(name)} <= ids
    assert {f"c-{claim.id}" for claim in ds.claims} <= ids
    assert {addresses.span(e) for claim in ds.claims for e in claim.evidence} <= ids


def test_every_text_stands_there_letter_for_letter(ds: Dataset, whole: Seen) -> None:
    """The words of each source are all there, the numbers of its sentences apart."""
    told = "".join(whole.text.split())
    for source in ds.sources:
        spans = source.sentences.spans if source.sentences else ()
        for start, end in spans:
            assert "".join(source.text[start:end].split())[:40] in told.replace("\u200b", "")


def test_a_value_shows_rivals_relation_rule_and_how_it_was_compared(ds: Dataset, whole: Seen) -> None:
    """What decides between rivals is told in the words of `explain`."""
    why = ds.explain("imhr-2025", "start_weekday")
    assert why.rule in whole.text
    assert why.tie_break
    assert why.tie_break in whole.text
    assert "relation contradicts" in whole.all("class")
    told = Counter(re.findall(r"compared by machine|judged by a reader|· editorial", whole.text))
    found = ds.verify()
    assert told["compared by machine"] == found.compared
    assert told["judged by a reader"] == found.judged
    assert told["· editorial"] == found.editorial


def test_each_sentence_says_what_it_carries(ds: Dataset, whole: Seen) -> None:
    """There is a note on each sentence; one that is set aside says why."""
    notes = [attributes for attributes in whole.named("section") if attributes.get("class") == "note"]
    assert len(notes) == sum(len(s.sentences.spans) for s in ds.sources if s.sentences)
    for mark in ds.marks.where(kind="set aside"):
        assert f"set aside: {mark.category}" in whole.text


def test_facets_offer_what_records_have(whole: Seen) -> None:
    """Each facet offers just the values that some card has."""
    offered = {attributes["value"] for attributes in whole.named("option")} - {""}
    had = {
        v
        for f in ("meeting", "party", "source", "status", "contested")
        for g in whole.all(f"data-{f}")
        for v in g.split()
    }
    assert offered == had
    assert {"imhr-2025", "RU", "rt", "attended", "yes"} <= offered


def test_the_front_view_has_its_drawings(whole: Seen) -> None:
    """Time, participation, talks, disagreement and accounting are drawn, each with words."""
    drawn = [attributes["class"].split()[-1] for attributes in whole.named("svg")]
    assert drawn == ["timeline", "participation", "talks", "disagreement", "coverage"]
    assert {"typed claims", "Republika Srpska"} <= set(whole.words)


def test_another_kind_of_record_would_be_shown() -> None:
    """Every collection but claims and marks has cards: nothing is listed by hand."""
    assert {*SHOWN, "claims", "marks"} == {*HOMES}


# its links


def test_every_link_within_the_page_leads_somewhere(whole: Seen) -> None:
    """No link of the page is dead, and no address is there twice."""
    ids = whole.all("id")
    assert [id_ for id_, number in Counter(ids).items() if number > 1] == []
    assert {href[1:] for href in whole.all("href") if href.startswith("#")} <= set(ids)
    for attribute in ("aria-labelledby",):
        assert {id_ for ids_ in whole.all(attribute) for id_ in ids_.split()} <= set(ids)


def test_words_can_be_opened_where_they_were_published(small: Dataset) -> None:
    """Where a source has an address of the web, its words lead there; nothing else leads out of the page."""
    address = "https://wire.example/forum"
    there = replaced(small, sources=[attrs.evolve(source, url=address) for source in small.sources])
    found = Seen(page(there, small.edition))
    out = [href for href in found.all("href") if not href.startswith(("#", "data:,"))]
    assert f"{address}#:~:text=Sergei%20Shoigu" in out
    assert all(href.startswith(f"{address}#:~:text=") for href in out)
    spans = {e for told in (small.claims, small.marks) for one in told for e in one.evidence}
    assert len(out) == len({(e.start, e.end) for e in spans})


def test_what_is_no_address_of_the_web_leads_nowhere(ds: Dataset, whole: Seen) -> None:
    """Of the bundled data, no link leads out but to addresses that sources print in full."""
    out = {href.partition("#")[0] for href in whole.all("href") if not href.startswith(("#", "data:,"))}
    assert out == {source.url for source in ds.sources if (source.url or "").startswith("http")}


# what it may do


def test_it_may_load_nothing_and_run_its_own_script_alone(html: str, whole: Seen) -> None:
    """The policy names the digests of the one style sheet and the one script; no more is asked for."""
    (policy,) = [
        a["content"] for a in whole.named("meta") if a.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    for name in ("style", "script"):
        (words,) = re.findall(rf"<{name}>(.*?)</{name}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()
        assert rules[f"{name}-src"] == f"'sha256-{digest}'"
    assert whole.all("src") == whole.all("style") == []
    assert not [name for _, attributes in whole.elements for name in attributes if name.startswith("on")]


def test_it_is_well_formed(whole: Seen) -> None:
    """Every element that is opened is closed, in order."""
    assert whole.unbalanced == whole.open == []


def test_it_is_the_same_each_time(ds: Dataset, html: str) -> None:
    """The same data give the same page, to the letter."""
    assert page(ds, ds.edition) == html


# other packs


def test_nothing_of_a_hostile_pack_is_more_than_words(hostile: Dataset, whole: Seen) -> None:
    """Words, names, ids and titles that look like markup are shown, and add no element to the page."""
    found = seen(hostile)
    assert {name for name, _ in found.elements} <= {name for name, _ in whole.elements}
    assert {a for _, attributes in found.elements for a in attributes} <= {
        a for _, attributes in whole.elements for a in attributes
    }
    assert len(found.named("script")) == 1
    assert found.unbalanced == found.open == []
    assert HOSTILE[0] in found.text
    assert HOSTILE[2] in found.text
    assert not set("\u202e\u2066\x1b\x00") & set(page(hostile, hostile.edition))
    assert all(href.startswith(("#", "data:,")) for href in found.all("href"))
    ids = found.all("id")
    assert len(set(ids)) == len(ids)
    assert {href[1:] for href in found.all("href") if href.startswith("#")} <= set(ids)


def test_without_its_texts_a_pack_shows_the_words_quoted(make_pack: MakePack) -> None:
    """Where a text does not travel along, its quotations stand in its place, each at its address."""
    root = make_pack()
    (root / "seeds" / "wire.txt").unlink()
    ds = load(root)
    found = seen(ds)
    assert "does not travel with this pack" in found.text
    assert {addresses.span(e) for claim in ds.claims for e in claim.evidence} <= set(found.all("id"))
    assert {href[1:] for href in found.all("href") if href.startswith("#")} <= set(found.all("id"))


def test_words_that_stand_elsewhere_are_not_marked(small: Dataset) -> None:
    """A claim whose words do not stand where it says is shown apart, and the text stays whole."""
    moved = claim_on(small, "title")
    other = attrs.evolve(moved, evidence=(attrs.evolve(moved.evidence[0], start=3),))
    wrong = replaced(small, claims=[other if claim == moved else claim for claim in small.claims])
    found = Seen(page(wrong, small.edition))
    assert "do not stand in the text where the pack says so" in found.text
    assert "Forum opens in Moscow" in found.text
    ids = found.all("id")
    assert {href[1:] for href in found.all("href") if href.startswith("#")} <= set(ids)


def test_where_sentences_are_not_told_apart_words_still_lead_to_claims(small: Dataset) -> None:
    """All words then lead to one note, which a keyboard reaches too."""
    bare = replaced(small, sources=[attrs.evolve(s, sentences=None) for s in small.sources])
    found = Seen(page(bare, small.edition))
    assert "note/wire/0" in found.all("id")
    reached = [a for a in found.named("a") if a.get("href") == "#note/wire/0" and "tabindex" not in a]
    assert len(reached) == 1
    assert {href[1:] for href in found.all("href") if href.startswith("#")} <= set(found.all("id"))


def test_an_empty_pack_has_a_page(small: Dataset) -> None:
    """A pack in which nothing stands has a page without drawings."""
    found = Seen(page(replaced(small, **dict.fromkeys(HOMES, ())), small.edition))
    assert "0 claims of 0 sources" in found.text
    assert found.named("svg") == []


def test_the_file_is_the_page(ds: Dataset, html: str, tmp_path: Path) -> None:
    """`reader` writes the page, in UTF-8, and says where."""
    path = ds.reader(tmp_path / "out.html")
    assert path == tmp_path / "out.html"
    assert path.read_bytes().decode("utf-8") == html


@pytest.mark.parametrize("path", [None, 7, b"out.html"])
def test_what_is_no_path_is_refused(small: Dataset, path: Any) -> None:
    """Only the path of a file can be written to."""
    with pytest.raises(InvalidValue, match="expected the path of a file"):
        small.reader(path)


def test_a_place_that_is_none_is_an_error(small: Dataset, tmp_path: Path) -> None:
    """Where no file can be written, the error says so, and nothing is left."""
    with pytest.raises(NotWritten, match="no folder"):
        small.reader(tmp_path / "none" / "out.html")
    assert list(tmp_path.iterdir()) == []


# who took part


def test_everybody_told_of_is_drawn_by_name(ds: Dataset, html: str) -> None:
    """Parties and people are drawn, in a row for how far their part went, each under a name."""
    (drawn,) = re.findall(r'<svg[^>]*class="picture participation".*?</svg>', html, re.DOTALL)
    found = Seen(drawn)
    for kind in ("delegations", "attendances"):
        assert {f"#{kind}/{r.id}" for r in ds.collection(kind)} <= set(found.all("href"))
    for row in ("mcis-2021 attended, people", "mcis-2021 spoke, people", "mcis-2021 expected"):
        assert row in found.words
    for name in ("Sergey Naryshkin", "Vladimir Putin", "Arab League", "African Union", "Afghanistan"):
        assert name in found.words


def test_a_part_that_is_only_guessed_is_drawn_as_such(make_pack: MakePack) -> None:
    """Of somebody whose status nobody says outright, the row says how unsure it is."""
    notes = (
        NOTES
        + """
[[quote]]
words = "Sergei Shoigu spoke"
inferred = "a test"
attendances.a = {meeting = "forum-2025", official = "sergei-shoigu"}
attendances.b.meeting = "forum-2025"
attendances.b.status = {value = "attended", modality = "speculated"}
"""
    )
    found = seen(load(make_pack(notes)))
    assert {"not stated, people", "only guessed, people", "a person not named"} <= set(found.words)


# addresses


def test_a_claim_stands_at_its_id_too(ds: Dataset, whole: Seen) -> None:
    """The id of a claim as it is printed is an address, and so is the one with a prefix."""
    ids = set(whole.all("id"))
    assert {claim.id for claim in ds.claims} | {f"c-{claim.id}" for claim in ds.claims} <= ids


def test_an_id_of_another_form_is_no_second_address(ds: Dataset) -> None:
    """A claim whose id might be the address of something else stands at the one with a prefix alone."""
    claim = ds.claims[0]
    assert addresses.printed(claim) == claim.id
    for id_ in ("records", "overview", "c-", "c-c-1", "c-١", "c-1 ", "text/rt"):
        assert addresses.printed(attrs.evolve(claim, id=id_)) is None


def test_a_letter_that_is_spelt_out_is_one_letter(hostile: Dataset) -> None:
    """In a text, what is spelt out stands in an element of its own, a letter each."""
    found = seen(hostile)
    (source,) = hostile.sources
    unseen = [c for c in source.text if c in "\x1b\u202e\u200b\u2066\u2028"]
    assert [*found.all("class")].count("spelt") == len(unseen) > 0
