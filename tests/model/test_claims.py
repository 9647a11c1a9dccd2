"""Claims, the words they rest on, and the ids that follow from what they say."""

import datetime
import hashlib
import re
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from security_meetings import Attendee, Claim, Count, Evidence, Interval, PartialDate, Source
from security_meetings.errors import InvalidData, TextUnavailable
from security_meetings.model.claims import by_subject, claim_id, in_order, plain
from security_meetings.model.schema import Property
from tests.strategies import CLAIMABLE, fitting

CLAIMS = st.from_type(Claim)
EVIDENCE = Evidence("rt", 10, 16, "Moscow", "in ", ", it")
CLAIM = Claim("", "meetings", "imhr-2025", "city", "Moscow", source="rt", evidence=(EVIDENCE,))


def changed(field: str, value: Any) -> Claim:
    """The claim of these tests, with another value in one field."""
    values = {field: value}
    return attrs.evolve(CLAIM, **values)


@given(CLAIMS)
def test_id_form(claim: Claim) -> None:
    """An id is what no spreadsheet takes for a number: a letter, a dash and digits; the same each time."""
    assert re.fullmatch("c-[0-9]{20}", claim_id(claim))
    assert claim_id(attrs.evolve(claim)) == claim_id(claim)


@given(st.lists(CLAIMS, max_size=6), st.lists(st.sampled_from("ab"), min_size=6, max_size=6))
def test_order(claims: list[Claim], subjects: list[str]) -> None:
    """Sorted subject by subject, claims stand as they would sorted all at once."""
    told = [attrs.evolve(c, subject=subject) for c, subject in zip(claims, subjects, strict=False)]
    assert in_order(iter(told)) == sorted(told, key=by_subject)


@given(CLAIMS, CLAIMS)
def test_id_tells_apart(a: Claim, b: Claim) -> None:
    """Two claims that say different things have different ids."""
    weighed: dict[str, Any] = {
        "rank": "normal",
        "rank_reason": None,
        "because": None,
        "language": None,
        "id": "",
    }
    unplaced = tuple(attrs.evolve(e, prefix="", suffix="") for e in a.evidence)
    other_unplaced = tuple(attrs.evolve(e, prefix="", suffix="") for e in b.evidence)
    said = attrs.evolve(a, evidence=unplaced, **weighed)
    other = attrs.evolve(b, evidence=other_unplaced, **weighed)
    assert (claim_id(a) == claim_id(b)) == (said == other)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("collection", "sessions"),
        ("subject", "imhr-2024"),
        ("property", "venue"),
        ("value", "Sochi"),
        ("modality", "reported"),
        ("attributed_to", "sergei-shoigu"),
        ("basis", "inferred"),
        ("source", "dfnc"),
        ("evidence", (attrs.evolve(EVIDENCE, start=11, end=17),)),
        ("evidence", (EVIDENCE, EVIDENCE)),
        ("evidence", ()),
    ],
)
def test_id_follows_content(field: str, value: Any) -> None:
    """Whatever changes what is said, by whom or where, changes the id."""
    assert claim_id(changed(field, value)) != claim_id(CLAIM)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "another"),
        ("rank", "deprecated"),
        ("rank_reason", "a slip"),
        ("because", "so it follows"),
        ("language", "en"),
        ("evidence", (attrs.evolve(EVIDENCE, prefix="further in ", suffix=""),)),
    ],
)
def test_id_survives_weighing(field: str, value: Any) -> None:
    """What an editor thinks of a claim, and how much context its quotes carry, leaves the id alone."""
    assert claim_id(changed(field, value)) == claim_id(CLAIM)


def test_id_is_pinned() -> None:
    """The id of a claim is the same in every version: others have cited it."""
    assert claim_id(CLAIM) == "c-08252788140486962780"
    assert claim_id(attrs.evolve(CLAIM, value=Count(126))) == "c-06906699209224179026"
    assert claim_id(attrs.evolve(CLAIM, value="Москва")) == "c-06404854831179444959"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Moscow", "Moscow"),
        (13, 13),
        (True, True),
        (datetime.date(2025, 5, 27), "2025-05-27"),
        (PartialDate(None, 5, 29), "XXXX-05-29"),
        (Interval(PartialDate(2024, 3), None), "2024-03/.."),
        (
            Count(100, "more than", stage="expected"),
            {"number": 100, "comparator": "more than", "upper": None, "stage": "expected"},
        ),
        (Attendee("IR"), {"party": "IR", "official": None}),
    ],
)
def test_plain(value: str, written: object) -> None:
    """A value is written as JSON has it: days as text, counts and attendees as objects."""
    assert plain(value) == written


@given(st.data(), st.sampled_from([prop for _, prop in CLAIMABLE]))
def test_plain_tells_apart(data: DataObject, prop: Property) -> None:
    """Two values of a property are written alike only where they are the same."""
    a, b = data.draw(fitting(prop)), data.draw(fitting(prop))
    assert (plain(a) == plain(b)) == (a == b)


def test_place() -> None:
    """A claim tells what it is about as collection, id and property."""
    assert CLAIM.place == "meetings/imhr-2025#city"


@given(CLAIMS)
def test_frozen(claim: Claim) -> None:
    """A claim cannot be changed once it is made."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        claim.value = "another"  # type: ignore[misc]


def source_of(raw: bytes | None, sha256: str | None = None) -> Source:
    """A source whose file holds these bytes."""
    digest = hashlib.sha256(raw or b"").hexdigest() if sha256 is None else sha256
    return Source("rt", file="rt.txt", sha256=digest, read=lambda: raw)


@given(st.text())
def test_text(text: str) -> None:
    """A source gives its text as published, to the last code point."""
    source = source_of(text.encode())
    assert source.has_text
    assert source.text == text


def test_odd_characters_stay() -> None:
    """Line ends, odd spaces, look-alike letters and a byte order mark stay as they are."""
    text = "\ufeffМoscow\r\nno\u00a0break\u2028line\t\r"
    assert source_of(text.encode()).text == text


@pytest.mark.parametrize("source", [source_of(None), Source("rt", file="rt.txt")])
def test_text_left_behind(source: Source) -> None:
    """Where the text does not travel along, the error says which file to put where."""
    assert not source.has_text
    with pytest.raises(TextUnavailable, match=r"'rt' does not travel.*put rt\.txt into its 'seeds' folder"):
        source.text  # noqa: B018


@given(st.binary(), st.binary())
def test_text_changed(quoted: bytes, found: bytes) -> None:
    """A text that is not the one quoted is refused, with both digests."""
    assume(quoted != found)
    digest = hashlib.sha256(quoted).hexdigest()
    with pytest.raises(InvalidData) as caught:
        source_of(found, digest).text  # noqa: B018
    assert digest in str(caught.value)
    assert hashlib.sha256(found).hexdigest() in str(caught.value)
    assert caught.value.problems[0].file == "seeds/rt.txt"


def test_reading_is_no_content() -> None:
    """Two sources are equal by what is recorded of them, wherever their texts are read from."""
    assert source_of(b"x", "1") == source_of(None, "1")
    assert repr(source_of(b"x", "1")) == repr(source_of(None, "1"))


def test_id_of_half_a_letter() -> None:
    """Half a surrogate pair, which no text should hold, stops no check: the claim has an id."""
    assert len(claim_id(changed("value", "\ud83d"))) == 22


def test_source_without_file() -> None:
    """A source that names no file is told as such, without a cure that makes no sense."""
    with pytest.raises(TextUnavailable, match=r"'s' does not travel with this pack$"):
        _ = Source("s").text
