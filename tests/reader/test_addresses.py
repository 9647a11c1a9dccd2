"""Addresses in the page, and in the pages of publishers."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import Dataset, Evidence
from security_meetings.reader import addresses
from tests.conftest import claim_on
from tests.reader.shared import HOSTILE


@given(st.text(), st.text())
def test_no_two_ids_share_an_address(one: str, other: str) -> None:
    """An address leads to just one record."""
    assert (addresses.inert(one) == addresses.inert(other)) == (one == other)


@given(st.text())
def test_an_address_has_only_letters_that_mean_nothing(id_: str) -> None:
    """Nothing in it needs escaping: in an attribute, in a selector in quotes, in an address."""
    assert re.fullmatch(r"[A-Za-z0-9._~-]*", addresses.inert(id_))


def test_addresses_are_those_of_the_ids(ds: Dataset) -> None:
    """An address can be written by whoever knows the id."""
    claim = claim_on(ds, "venue")
    evidence = claim.evidence[0]
    assert addresses.record(ds.meetings["imhr-2025"]) == "meetings/imhr-2025"
    assert addresses.claim(claim) == f"c-{claim.id}"
    assert addresses.span(evidence) == f"text/{evidence.source}/{evidence.start}-{evidence.end}"
    assert addresses.sentence("rt", 4) == "note/rt/4"


def words(exact: str) -> Evidence:
    """Words of a source."""
    return Evidence("s", 0, len(exact), exact, "", "")


@pytest.mark.parametrize("url", [None, "", "interbellumnews.com", "ftp://a.example/", *HOSTILE])
def test_only_addresses_of_the_web_are_opened(url: str | None) -> None:
    """Whatever else a pack calls an address leads nowhere."""
    assert addresses.opened_at(url, words("one")) is None


@given(st.lists(st.text(st.characters(categories=("L", "P", "N")), min_size=1), min_size=1, max_size=30))
def test_the_fragment_names_the_words(said: list[str]) -> None:
    """A browser finds the words by their beginning and end; signs of its own syntax are written out."""
    url = addresses.opened_at("https://a.example/b#c", words(" ".join(said)))
    assert url is not None
    address, _, fragment = url.partition("#:~:text=")
    assert address == "https://a.example/b"
    assert re.fullmatch(r"[A-Za-z0-9._~%]*(,[A-Za-z0-9._~%]*)?", fragment)
    first, _, last = fragment.partition(",")
    flat = " ".join(" ".join(said).split())
    assert flat.startswith(unquote(first))
    assert flat.endswith(unquote(last or first))


def found_at(text: str, fragment: str) -> int:
    """Where a browser finds a text fragment: the first place where all its parts follow each other."""
    parts = fragment.split(",")
    before = unquote(parts.pop(0)[:-1]).split() if parts[0].endswith("-") else []
    behind = unquote(parts.pop()[1:]).split() if parts[-1].startswith("-") else []
    (first, *last) = [unquote(part).split() for part in parts]
    space, anything = r"\s+", ".*?" if last else ""
    words = space.join(map(re.escape, first)) + anything + space.join(map(re.escape, last[0] if last else []))
    found = re.search(
        rf"(?:{space.join(map(re.escape, before))}\s*)({words})(?:\s*{space.join(map(re.escape, behind))})",
        text,
        re.IGNORECASE | re.DOTALL,
    )
    return -1 if found is None else found.start(1)


@given(st.lists(st.sampled_from(["one", "two", "three", "(", ")."]), min_size=6, max_size=40), st.data())
def test_words_that_stand_twice_are_found_where_they_stand(said: list[str], data: st.DataObject) -> None:
    """What stands around words is named where a browser would open another place, and only there."""
    text = " ".join(said)
    starts = [m.start() for m in re.finditer(r"\S+", text)]
    at = data.draw(st.integers(0, len(starts) - 1))
    to = data.draw(st.integers(at, len(starts) - 1))
    start, end = starts[at], starts[to] + len(said[to])
    evidence = Evidence(
        "s", start, end, text[start:end], text[max(start - 32, 0) : start], text[end : end + 32]
    )
    fragment = (addresses.opened_at("https://a.example/b", evidence, text) or "").partition("#:~:text=")[2]
    place = found_at(text, fragment)
    around = text[max(start - 20, 0) : end + 20]
    assert place == start or text.count(around) > 1 or text.lower().count(around.lower()) > 1
    if text.count(" ".join(evidence.exact.split()[:5])) == 1:
        assert "-," not in fragment
        assert ",-" not in fragment


def test_a_line_end_parts_what_stands_around() -> None:
    """Words of another paragraph are not named: a browser looks for each part in one block."""
    text = "Heads met.\nIt rained. Heads met.\nHeads met."
    evidence = Evidence("s", 22, 32, "Heads met.", text[:22], text[32:])
    assert addresses.opened_at("https://a.example", evidence, text) == (
        "https://a.example#:~:text=It%20rained.-,Heads%20met."
    )
    both = Evidence("s", 11, 32, text[11:32], text[:11], text[32:])
    assert addresses.opened_at("https://a.example", both, text) == (
        "https://a.example#:~:text=It%20rained.%20Heads%20met."
    )
    lines = Evidence("s", 22, 43, text[22:43], text[:22], "")
    assert addresses.opened_at("https://a.example", lines, text) == (
        "https://a.example#:~:text=It%20rained.-,Heads%20met.,Heads%20met."
    )
