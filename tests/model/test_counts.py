"""Counts: their written forms, the numbers that they allow, and how two of them relate."""

from collections.abc import Callable
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import Count, InvalidValue
from security_meetings.model.counts import Comparator, Stage
from tests.strategies import NUMBERS_IN_WORDS, instances

COUNTS = instances(Count)
# Comparators that stand before one number.
OF_ONE = [c for c in get_args(Comparator) if c not in ("between", "dozens")]


# The written form


@given(COUNTS)
def test_round_trip(count: Count) -> None:
    """A count reads back from its written form, the stage behind it."""
    assert Count.parse(f"{count} ({count.stage})") == count


@given(st.integers(min_value=0, max_value=10**30))
def test_defaults(number: int) -> None:
    """A bare number is exact, and those counted were there."""
    assert Count.parse(str(number)) == Count(number, "exactly", None, "actual")


@pytest.mark.parametrize("stage", get_args(Stage))
@pytest.mark.parametrize("comparator", OF_ONE)
def test_every_comparator_and_stage(comparator: Comparator, stage: Stage) -> None:
    """Every comparator and every stage can be written, and is shown unless it is the plain one."""
    count = Count.parse(f"{comparator} 90 ({stage})")
    assert count == Count(90, comparator, None, stage)
    assert str(count) == ("90" if comparator == "exactly" else f"{comparator} 90")


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        *((words, "more than") for words in ("over", "above", "upwards of", "in excess of")),
        *((words, "at least") for words in ("no fewer than", "not fewer than", "no less than", "minimum")),
        *((words, "about") for words in ("circa", "ca.", "c.", "approximately", "around", "some", "roughly")),
        *((words, "nearly") for words in ("almost", "close to")),
        *((words, "at most") for words in ("no more than", "not more than", "maximum")),
        *((words, "fewer than") for words in ("less than", "under", "below")),
    ],
)
def test_words_for_a_comparator(words: str, comparator: Comparator) -> None:
    """What sources write for a comparator is read as that."""
    assert Count.parse(f"{words} 90") == Count(90, comparator)


@pytest.mark.parametrize("text", ["between 80 and 90", "from 80 to 90", "80 to 90", "80-90", "80–90"])
def test_ranges(text: str) -> None:
    """A range has both bounds, however it is written, and shows both."""
    count = Count.parse(text)
    assert count == Count(80, "between", 90)
    assert count.bounds == (80, 90)
    assert str(count) == "between 80 and 90"
    assert Count.parse(f"{text} (expected)").stage == "expected"


@pytest.mark.parametrize("mark", [",", ".", "'", " ", "\u00a0", "\u202f", ""])
def test_thousands(mark: str) -> None:
    """A mark between thousands says nothing."""
    assert Count.parse(f"more than {mark.join(('1', '250', '000'))}") == Count(1_250_000, "more than")


@pytest.mark.parametrize("words", NUMBERS_IN_WORDS)
def test_numbers_in_words(words: str) -> None:
    """Tens, dozens and the like are counts that only bound: at least two of them."""
    count = Count.parse(words)
    assert str(count) == words
    assert count.bounds == (count.number, float("inf"))
    assert count.vague
    assert count.relation_to(Count(count.number - 1)) == "contradicts"
    assert count.relation_to(Count(10 * count.number)) == "compatible"


@pytest.mark.parametrize(
    "text",
    [
        *("", "many", "a number of", "-3", "3.5", "more than", "3 (soon)"),
        *(
            "٣",
            "３",
            "more then 3",
            "dozens 24",
            "about dozens",
            "12,345.678",
            "1,00",
        ),
        *("over 80 to 90", "80 to", "(expected)", "9" * 5000, "more than " * 1000, "1 " * 1000, "\x00"),
    ],
)
def test_refuses(text: str) -> None:
    """What is not of the grammar is refused, with all the words that may stand in it."""
    with pytest.raises(InvalidValue, match=r"expected a count such as '126'.*got") as told:
        Count.parse(text)
    for word in (*OF_ONE, "between", *NUMBERS_IN_WORDS, *get_args(Stage)):
        assert word in str(told.value)


@pytest.mark.parametrize("other", [90, None, True, b"2018", 4.5, ["90"]])
def test_takes_text_alone(other: Any) -> None:
    """What is no text is refused as any other form is, with what is expected."""
    with pytest.raises(InvalidValue, match=r"expected a count such as '126'.*got"):
        Count.parse(other)


@pytest.mark.parametrize("text", ["between 90 and 80", "80 to 80", "between 80"])
def test_no_range(text: str) -> None:
    """A range goes from a lower number to a higher one."""
    with pytest.raises(InvalidValue):
        Count.parse(text)


@pytest.mark.parametrize(
    "parts",
    [(-1,), (5, "between"), (5, "exactly", 7), (7, "between", 5), (7, "between", 7), (25, "dozens")],
)
def test_parts_that_do_not_fit(parts: tuple[int, Comparator, int]) -> None:
    """A count that says nothing, or contradicts itself, cannot be made."""
    with pytest.raises(InvalidValue, match=r"expected|a count between"):
        Count(*parts)


# The numbers that it allows


@pytest.mark.parametrize("comparator", ["about", "nearly"])
@given(st.integers(0, 10**400), st.integers(0, 10**400))
def test_slack_grows(comparator: Comparator, a: int, b: int) -> None:
    """About a number allows at least one more or less, and never less for a larger number."""
    smaller, larger = sorted((a, b))
    slack = [number - Count(number, comparator).bounds[0] for number in (smaller, larger)]
    assert all(type(one) is int for one in slack)
    assert slack[0] <= slack[1]
    assert smaller == 0 or slack[0] >= 1


@given(st.integers(0, 10**400))
def test_about_allows_as_much_above_as_below(number: int) -> None:
    """About a number is as much more as it is less, a tenth of it."""
    low, high = Count(number, "about").bounds
    assert high - number == number - low
    assert number - low in (number // 10, min(number, 1))


@pytest.mark.parametrize("comparator", OF_ONE)
@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_bounds_grow(comparator: Comparator, a: int, b: int) -> None:
    """Of two counts that are bounded alike, the larger number allows no less."""
    smaller, larger = (Count(number, comparator).bounds for number in sorted((a, b)))
    assert smaller[0] <= larger[0]
    assert smaller[1] <= larger[1]


# How two of them relate


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("126", "more than 125", "compatible"),
        ("126", "126", "equal"),
        ("126", "125", "contradicts"),
        ("126", "more than 126", "contradicts"),
        ("126", "at least 126", "compatible"),
        ("more than 80", "fewer than 81", "contradicts"),
        ("more than 80", "at most 81", "compatible"),
        ("about 100", "109", "compatible"),
        ("about 100", "111", "contradicts"),
        ("about 9", "10", "compatible"),
        ("about 5", "6", "compatible"),
        ("about 7", "about 8", "compatible"),
        ("about 5", "9", "contradicts"),
        ("about 1", "3", "contradicts"),
        ("nearly 130", "126", "compatible"),
        ("nearly 130", "130", "contradicts"),
        ("nearly 130", "100", "contradicts"),
        ("up to 90", "90", "compatible"),
        ("up to 90", "91", "contradicts"),
        ("between 80 and 90", "85", "compatible"),
        ("between 80 and 90", "95", "contradicts"),
        ("between 80 and 90", "at least 90", "compatible"),
        ("between 80 and 90", "more than 90", "contradicts"),
        ("dozens", "30", "compatible"),
        ("dozens", "12", "contradicts"),
        ("126", "126 (expected)", "other-scope"),
        ("126", "more than 100 (expected)", "other-scope"),
    ],
)
def test_relation(a: str, b: str, expected: str) -> None:
    """Counts contradict where no number fits both, and do not meet where their stages differ."""
    assert Count.parse(a).relation_to(Count.parse(b)) == expected
    assert Count.parse(b).relation_to(Count.parse(a)) == expected


@given(COUNTS, COUNTS)
def test_relation_is_symmetric(a: Count, b: Count) -> None:
    """Counts stand to each other alike from either side, and are equal just where they are the same."""
    assert a.relation_to(b) == b.relation_to(a)
    assert (a.relation_to(b) == "equal") == (a == b)


def allowed(count: Count) -> set[int]:
    """The numbers up to 60 that a count allows, in the plainest of words."""
    compare: Callable[[int, int], bool] = {
        "exactly": int.__eq__,
        "more than": int.__gt__,
        "at least": int.__ge__,
        "dozens": int.__ge__,
        "at most": int.__le__,
        "up to": int.__le__,
        "fewer than": int.__lt__,
        "between": lambda n, low: low <= n <= (count.upper or 0),
    }[count.comparator]
    return {n for n in range(61) if compare(n, count.number)}


CRISP = st.one_of(
    st.builds(
        Count, st.integers(0, 40), st.sampled_from([c for c in OF_ONE if c not in ("about", "nearly")])
    ),
    st.builds(lambda low, more: Count(low, "between", low + more), st.integers(0, 30), st.integers(1, 9)),
    st.sampled_from([Count.parse("tens"), Count.parse("dozens"), Count.parse("scores")]),
)


@given(CRISP, CRISP)
def test_relation_is_overlap(a: Count, b: Count) -> None:
    """Different counts of a stage are compatible just where some number fits both."""
    if a != b:
        assert a.relation_to(b) == ("compatible" if allowed(a) & allowed(b) else "contradicts")


@pytest.mark.parametrize(("a", "b"), [(a, b) for a in get_args(Stage) for b in get_args(Stage) if a != b])
def test_stages_do_not_meet(a: Stage, b: Stage) -> None:
    """Numbers of different stages never contradict, however far apart; one stage comes before the other."""
    first, second = Count(1, stage=a), Count(1000, stage=b)
    assert first.relation_to(second) == "other-scope"
    assert first.step != second.step


def test_stages_in_order() -> None:
    """Those invited come before those expected, then those confirmed, then those who were there."""
    stages: tuple[Stage, ...] = ("invited", "expected", "confirmed", "actual")
    assert [Count(7, stage=stage).step for stage in stages] == [0, 1, 2, 3]


def test_only_an_exact_number_is_not_vague() -> None:
    """Whatever but bounds a number is vague."""
    assert not Count(7).vague
    assert all(Count(7, comparator).vague for comparator in OF_ONE if comparator != "exactly")
    assert Count.parse("80 to 90").vague


def test_in_words() -> None:
    """A count is told with its stage, unless it is of those who were there."""
    assert Count.parse("over 100 (expected)").in_words(lambda *_: "") == "more than 100 (expected)"
    assert Count.parse("80 to 90").in_words(lambda *_: "") == "between 80 and 90"


@pytest.mark.parametrize(
    ("words", "least"), [("tens", 20), ("dozens", 24), ("scores", 40), ("hundreds", 200), ("thousands", 2000)]
)
def test_words_are_two_of_what_they_name(words: str, least: int) -> None:
    """Of dozens there are two dozens at least, and so of all words like it."""
    assert Count.parse(words).number == least


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("126", (126, 126, "actual")),
        ("more than 100 (expected)", (101, None, "expected")),
        ("up to 40", (0, 40, "actual")),
        ("between 80 and 90", (80, 90, "actual")),
    ],
)
def test_what_tables_show(text: str, cells: tuple[int | None, int | None, str]) -> None:
    """Tables show the bounds as whole numbers, nothing where there is none, and the stage."""
    assert tuple(aspect.read(Count.parse(text)) for aspect in Count.aspects) == cells
