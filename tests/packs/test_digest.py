"""The digest of what a pack says: the same for every order, and for claims that were written already."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Sequence

import attrs
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import Claim
from security_meetings.codec.strict import encode
from security_meetings.codec.text import dump_lines
from security_meetings.packs.digest import digest_of, digest_of_lines

# Ids that begin alike, that JSON has to escape, that end in what stands between two keys.
IDS = st.text(alphabet='ab",\\ \x7f\u2028é\U0001f600', max_size=4)
SAYING = st.builds(
    lambda id_, value: Claim(id_, "meetings", "m", "name", value),
    IDS,
    st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
)


def by_hand(claims: Sequence[Claim]) -> str:
    """The digest as the documentation has it: lines of ASCII in order, joined by line ends."""
    lines = sorted(json.dumps(encode(claim), separators=(",", ":")) for claim in claims)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@given(st.lists(SAYING, max_size=8), st.integers(0, 8))
def test_whatever_ids_and_order(claims: list[Claim], cut: int) -> None:
    """The digest is that of all lines in order, be they records, lines in a file, or some of each."""
    wanted = by_hand(claims)
    assert digest_of(claims) == digest_of(claims[cut:], claims[:cut]) == digest_of(claims[::-1]) == wanted
    lines = io.BytesIO(dump_lines(map(encode, claims[cut:])))
    assert digest_of_lines(lines, claims[:cut]) == wanted


def test_an_id_like_what_stands_between_two_keys() -> None:
    """Where an id ends is told by its own quotation marks, whatever stands in it."""
    claims = [Claim(id_, "meetings", "m", "name", "") for id_ in ("", ",", '","', "\\")]
    lines = io.BytesIO(dump_lines(map(encode, claims)))
    assert digest_of_lines(lines) == digest_of(claims) == by_hand(claims)


def test_one_word_more_is_another() -> None:
    """What is said otherwise has another digest."""
    claim = Claim("c", "meetings", "m", "name", "Forum")
    assert digest_of([claim]) != digest_of([attrs.evolve(claim, value="Forums")])
