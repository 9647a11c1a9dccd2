"""Answers in words: what `str()` and `repr()` say is short, readable, and safe to print."""

from __future__ import annotations

import datetime
import pickle
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import Claim, Conflict, Dataset, Evidence, Explanation, Side
from security_meetings.model.briefs import brief, visible

LONGEST_LINE, MOST_LINES, LONGEST_REPR = 200, 60, 400
# What a terminal obeys, and what nobody sees.
STEERING = "\x1b\x07\x9b\x7f\u202e\u2066\u200b\u2028\ufeff\u00ad\U000e0041\ud800"

ASKED: dict[str, Callable[[Dataset], Iterable[Any]]] = {
    "explanations": lambda ds: (why for m in ds.meetings for why in ds.explain(m)),
    "conflicts": lambda ds: ds.conflicts(),
    "anomalies": lambda ds: ds.anomalies(),
    "divergences": lambda ds: ds.divergences(),
    "claims": lambda ds: ds.claims[::10],
}


@pytest.mark.parametrize("kind", ASKED)
def test_an_answer_is_a_few_short_lines(ds: Dataset, kind: str) -> None:
    """Each answer names its place and who says it, without a name of an inner part."""
    answers = list(ASKED[kind](ds))
    assert answers
    for answer in answers:
        lines = str(answer).splitlines()
        assert max(map(len, lines)) <= LONGEST_LINE
        assert len(lines) <= MOST_LINES
        assert f"{answer.collection}/{answer.subject}#{answer.property}" in lines[0]
        assert "Evidence(" not in str(answer)
        assert len(repr(answer)) <= LONGEST_REPR
        assert answer.subject in repr(answer)


def test_an_explanation_says_what_the_page_says(ds: Dataset) -> None:
    """Value, words, source, rivals with their relation, rule and tie-break stand in this order."""
    why = ds.explain("imhr-2025", "counts.countries")
    told = " ".join(str(why).split())
    parts = [
        "meetings/imhr-2025#counts.countries 105 interaffairs: “126 delegations from 105 countries”",
        "104 (contradicts) africalive:",
        "more than 100 (compatible) interbellum:",
        f"rule: {why.rule}",
        f"tie-break: {why.tie_break}",
    ]
    assert [told.find(part) for part in parts] == sorted(told.find(part) for part in parts)
    assert min(told.find(part) for part in parts) == 0


def test_an_unknown_value_is_told_as_such(ds: Dataset) -> None:
    """Of a value that no source gives, the answer says just that."""
    why = ds.explain("imhr-2025", "counts.guests")
    assert "unknown: no source says" in str(why).splitlines()
    assert "unknown" in repr(why)


def test_a_denial_is_no_value(ds: Dataset) -> None:
    """What is denied is told as denied, in explanations and conflicts."""
    claim = ds.explain("imhr-2025", "venue").carrying[0]
    denied = attrs.evolve(claim, modality="denied")
    clash = Conflict("meetings", "imhr-2025", "venue", (claim, denied))
    assert "\nnot National Centre RUSSIA\n" in str(clash)
    assert "denied" in str(denied)


def test_an_editors_hand_is_told(ds: Dataset) -> None:
    """Inferences, ranks and bases stand below what they are about."""
    inferred = next(c for c in ds.claims if c.basis == "inferred")
    editorial = next(c for c in ds.claims if c.basis == "editorial")
    ranked = next(c for c in ds.claims if c.rank != "normal")
    assert f"inferred: {inferred.because}"[:40] in " ".join(str(inferred).split())
    assert "editorial, no source says so: " in str(editorial)
    assert f"{ranked.rank}: " in str(ranked)


def long_answers(ds: Dataset) -> list[object]:
    """Answers of very many claims on very long words."""
    claim = ds.explain("imhr-2025", "venue").carrying[0]
    words = "word " * 100_000
    span = Evidence("rt", 0, len(words), words, "", "")
    long_: Claim = attrs.evolve(claim, value=words, evidence=(span,) * 100, because=words, basis="inferred")
    why: Explanation = attrs.evolve(ds.explain("imhr-2025", "venue"), winner=long_, agreeing=(long_,) * 100)
    return [long_, why, Conflict("meetings", "imhr-2025", "venue", (long_,) * 100)]


def test_long_words_are_cut(ds: Dataset) -> None:
    """However long the words and however many the claims, an answer stays short."""
    for answer in long_answers(ds):
        assert len(str(answer)) < 20_000
        assert len(repr(answer)) <= LONGEST_REPR


def test_answers_do_not_steer(ds: Dataset) -> None:
    """Words of a pack that would steer a terminal are spelt out."""
    claim = ds.explain("imhr-2025", "venue").carrying[0]
    odd = f"a{STEERING}b"
    span = Evidence("rt", 0, 3, odd, "", "")
    changed = attrs.evolve(claim, subject=odd, value=odd, evidence=(span,), source=odd, because=odd)
    for answer in (changed, Conflict("meetings", odd, "venue", (changed,))):
        for told in (str(answer), repr(answer)):
            assert not {*STEERING} & {*told}


@given(st.text() | st.text(alphabet=STEERING + "ab \n"))
def test_visible_hides_nothing(text: str) -> None:
    """No control, formatting or half letter is left but signs that are seen; all else stays as it is."""
    told = visible(text)
    left = {c for c in told if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp", "Cs"}}
    assert not left - {
        *"\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
    }
    if not any(unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp", "Cs"} for c in text):
        assert told == text


@given(st.text(alphabet=st.characters(categories=("L", "Zs", "Po"))), st.integers(15, 200))
def test_brief_is_as_short_as_asked(text: str, most: int) -> None:
    """What is cut is no longer than asked for, and what is short enough stays whole."""
    assert len(brief(text, most)) <= most
    if len(text) <= most:
        assert brief(text, most) == " ".join(text.split(" ")).strip(" ") or "  " in text


PEOPLE: dict[str, Callable[[Dataset], Iterable[Any]]] = {
    "found": lambda ds: [ds.find("ASEAN"), ds.find("Shoygu"), ds.find("no such name")],
    "referring": lambda ds: ds.referring_to("meetings/imhr-2025"),
    "sides": lambda ds: [*(side for talk in ds.talks for side in ds.sides(talk)), Side("AT")],
    "offices": lambda ds: (o for talk in ds.talks for side in ds.sides(talk) for o in side.offices),
    "codebook": lambda ds: ds.codebook(),
    "fields": lambda ds: (field for kind in ds.codebook() for field in kind.fields),
    "attested": lambda ds: ds.nearest_roles("Shoigu", datetime.date(2023, 1, 1)),
}


@pytest.mark.parametrize("kind", PEOPLE)
def test_answers_of_names_are_a_few_short_lines(ds: Dataset, kind: str) -> None:
    """What a name means, refers to, or held is told in words, and in brief where several stand in a tuple."""
    answers = list(PEOPLE[kind](ds))
    assert answers
    for answer in answers:
        assert max(map(len, str(answer).splitlines())) <= LONGEST_LINE
        assert len(repr(answer)) <= LONGEST_REPR
        assert repr(answer).startswith(f"<{type(answer).__name__} ")
        assert "=(" not in str(answer) + repr(answer)
        assert answer._repr_html_().startswith("<div")


def test_answers_of_names_say_what_they_hold(ds: Dataset) -> None:
    """Their words are those of the records, and what was a tuple still is one."""
    assert "organizations/asean  ASEAN (Association of Southeast Asian Nations;" in str(ds.find("ASEAN"))
    assert str(ds.find("no such name")).startswith("Nothing is named 'no such name'")
    (first, *_) = ds.referring_to("meetings/imhr-2025")
    collection, path, ids = first
    assert f"{collection}  {len(ids)} as {path} {ids[0]}" in str(first)
    assert pickle.loads(pickle.dumps(first)) == first  # noqa: S301 (it was just written)
    (side, _) = ds.sides("ru-ir-2025")
    assert str(side) == "IR ali-akbar-ahmadian\n  Supreme National Security Council Secretary (africalive)"
    near = ds.nearest_roles("Shoigu", datetime.date(2023, 1, 1))[0]
    assert near.claim.evidence[0].exact in str(near)
