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
