"""Counts: what words such as "about" allow, ranges, and what may be written."""

from __future__ import annotations

import typing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import Count, load
from tests.cases.making import Making, quote, refused, saying, source

PAGE = Path(__file__).parents[2] / "docs/annotating.md"
COMPARATORS = ("exactly", "more than", "at least", "about", "at most", "fewer than")
STAGES = ("invited", "expected", "confirmed", "actual")


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("about 9", "10", "compatible"),
        ("about 5", "6", "compatible"),
        ("about 7", "about 8", "compatible"),
        ("about 1", "2", "compatible"),
        ("about 100", "105", "compatible"),
        ("about 5", "9", "contradicts"),
        ("about 100", "150", "contradicts"),
        ("about 5", "0", "contradicts"),
    ],
)
def test_about_a_number_allows_its_neighbours(make: Making, one: str, other: str, relation: str) -> None:
    """A number about which a source is not sure agrees with its neighbours, and so no conflict is listed."""
    assert Count.parse(one).relation_to(Count.parse(other)) == relation
    assert Count.parse(other).relation_to(Count.parse(one)) == relation
    root = make.pack(
        *(
            saying(f"It drew {n}.", f'meetings.f.counts.delegations = "{n}"', id=id_)
            for id_, n in (("a", one), ("b", other))
        )
    )
    assert bool(load(root).conflicts()) == (relation == "contradicts")
    assert bool(refused(lambda: load(root, policy="strict"))) == (relation == "contradicts")


@given(st.integers(1, 100_000))
def test_what_about_allows_grows_with_the_number(number: int) -> None:
    """It is at least one up and down, and never less for a larger number."""

    def allowed(n: int) -> tuple[float, float]:
        low, high = Count.parse(f"about {n}").bounds
        return n - low, high - n

    assert min(allowed(number)) >= 1
    assert allowed(number)[0] <= allowed(number + 1)[0]
    assert allowed(number)[1] <= allowed(number + 1)[1]


RANGES = [("between 80 and 90", 80, 90), ("between 5 and 7", 5, 7), ("from 100 to 110", 100, 110)]


@pytest.mark.parametrize(("words", "low", "high"), RANGES)
def test_a_range_can_be_said(make: Making, words: str, low: int, high: int) -> None:
    """In some way a sentence with both bounds gives a record with both, which rivals are held against."""
    text = f"It drew {words} delegations."
    ways = [
        [f"between {low} and {high}"],
        [f"from {low} to {high}"],
        [f"{low} to {high}"],
        [f"{low}-{high}"],
        [f"{low}–{high}"],
        [f"at least {low}", f"at most {high}"],
    ]
    held = []
    for way in ways:
        lines = [quote(text, f'meetings.f.counts.delegations = "{count}"') for count in way]
        parts = source(text, *lines)
        if make.refusal(parts):
            continue
        count = make.dataset(parts).meetings["f"].counts.delegations
        if count is not None and count.bounds == (low, high):
            held.append((parts, str(count)))
    assert held
    parts, shown = held[0]
    assert str(low) in shown
    assert str(high) in shown
    for rival, relation in ((low + 1, "compatible"), (high + 40, "contradicts"), (low - 3, "contradicts")):
        more = saying(f"It drew {rival}.", f'meetings.f.counts.delegations = "{rival}"', id="z")
        conflicts = make.dataset(parts, more).conflicts()
        assert bool(conflicts) == (relation == "contradicts")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("up to 90", "at most 90"),
        ("circa 90", "about 90"),
        ("1,000", "1000"),
        ("over 90", "more than 90"),
        ("some", None),
        ("a number of", None),
        ("-5", None),
        ("90 (hoped)", None),
        ("", None),
    ],
)
def test_a_count_is_read_or_refused_with_the_whole_grammar(
    make: Making, words: str, meant: str | None
) -> None:
    """Words for a count are understood, or the refusal lists every word that may stand there."""
    read = parsed(words)
    if isinstance(read, Count):
        assert meant is not None
        assert read.bounds == Count.parse(meant).bounds
    else:
        refusal = make.refusal(saying("It drew some.", f'meetings.f.counts.delegations = "{words}"'))
        assert [word for word in (*COMPARATORS, *STAGES) if word not in read] == []
        assert [word for word in (*COMPARATORS, *STAGES) if word not in refusal] == []


def parsed(words: str) -> Count | str:
    """The count that words are read as, or why they are not."""
    try:
        return Count.parse(words)
    except ValueError as exc:
        return str(exc)


def test_the_page_on_annotating_lists_the_grammar() -> None:
    """Whoever annotates finds every word for a count on the page about it."""
    page = " ".join(PAGE.read_text(encoding="utf-8").split())
    assert [word for word in (*COMPARATORS, *STAGES) if word not in page] == []


def test_the_words_of_the_grammar_are_those_of_the_class() -> None:
    """These tests know the words that a count has, and no others are left out."""
    hints = typing.get_type_hints(Count)
    assert set(typing.get_args(hints["comparator"])) >= set(COMPARATORS)
    assert set(typing.get_args(hints["stage"])) == set(STAGES)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("FEWER THAN 3", "fewer than 3"),
        ("80 – 90", "between 80 and 90"),
        ("1’250", "1250"),
        ("as many as 40", "at most 40"),
        ("7(Expected)", "7 (expected)"),
    ],
)
def test_capitals_spaces_and_marks_make_no_other_count(words: str, meant: str) -> None:
    """A count is read however it is typeset."""
    assert Count.parse(words) == Count.parse(meant)


@pytest.mark.parametrize("words", ["fewer than 0", "nearly 0"])
def test_no_count_is_below_nought(words: str) -> None:
    """What would allow no number at all is refused."""
    assert "0 or more" in str(parsed(words))


def test_bounds_in_two_claims_of_one_source_are_a_range(make: Making) -> None:
    """The record shows both bounds, and what lies outside of them contradicts."""
    text = "At least 80 and at most 90 delegations came."
    path = "meetings.f.counts.delegations"
    both = source(
        text,
        quote("At least 80", f'{path} = "at least 80"'),
        quote("at most 90 delegations came", f'{path} = "at most 90"'),
    )
    ds = make.dataset(both)
    assert str(ds.meetings["f"].counts.delegations) == "between 80 and 90"
    why = ds.explain("f", "counts.delegations")
    assert {str(c.value) for c in why.carrying} == {"at least 80", "at most 90"}
    assert not why.rivals
    for number, clashes in ((85, 0), (79, 1), (95, 1)):
        other = saying(f"{number} delegations came.", f'{path} = "{number}"', id="z")
        assert len(make.dataset(both, other).conflicts()) == clashes


def test_bounds_of_two_sources_are_two_estimates(make: Making) -> None:
    """Nobody says the range that two sources bound: the record shows what one of them says."""
    path = "meetings.f.counts.delegations"
    ds = make.dataset(
        saying("At least 80 delegations came.", f'{path} = "at least 80"', id="a"),
        saying("At most 90 delegations came.", f'{path} = "at most 90"', id="b"),
    )
    assert str(ds.meetings["f"].counts.delegations) == "at least 80"
