"""The words that bound a number: what they mean, and where they are none."""

from typing import get_args

import pytest

from security_meetings.support import bounds
from security_meetings.support.bounds import Comparator, bound_before, bound_behind, comparator_of
from security_meetings.support.comparing import number_support


def before(text: str) -> tuple[str, ...]:
    """What the words before the 100 of a text make of it, each with its own words."""
    start = text.index("100")
    words = text[:start].lower().replace("-", " ").split()
    found = bound_before(text, start, start + 3, words[-1].strip("$.") if words else "")
    return () if found is None else (*found.comparators, text[found.start : found.end])


@pytest.mark.parametrize(
    ("text", "meaning", "words"),
    [
        ("over 100", "more than", "over"),
        ("More than 100", "more than", "More than"),
        ("more than in 100", "more than", "more than"),
        ("well above 100", "more than", "above"),
        ("in excess of 100", "more than", "in excess of"),
        ("no fewer than 100", "at least", "no fewer than"),
        ("at least $100", "at least", "at least"),
        ("nearly 100", "nearly", "nearly"),
        ("just under 100", "nearly", "just under"),
        ("some 100", "about", "some"),
        ("ca. 100", "about", "ca"),
        ("up to 100", "at most", "up to"),
        ("no more than 100", "at most", "no more than"),
        ("fewer than 100", "fewer than", "fewer than"),
        ("~100", "about", "~"),
        ("≥ 100", "at least", "≥"),
        ("более 100", "more than", "более"),
        ("более чем в 100", "more than", "более"),
        ("из более чем 100", "more than", "более"),
        ("Свыше 100", "more than", "Свыше"),
        ("не менее 100", "at least", "не менее"),
        ("не менее чем 100", "at least", "не менее"),
        ("по меньшей мере 100", "at least", "по меньшей мере"),
        ("около 100", "about", "около"),
        ("порядка 100", "about", "порядка"),
        ("почти 100", "nearly", "почти"),
        ("до 100", "at most", "до"),
        ("не более чем 100", "at most", "не более"),
        ("менее 100", "fewer than", "менее"),
        ("超过100", "more than", "超过"),
        ("约100", "about", "约"),
        ("unos 100", "about", "unos"),
        ("unas 100", "about", "unas"),
        ("quelque 100", "about", "quelque"),
        ("etwa 100", "about", "etwa"),
    ],
)
def test_before(text: str, meaning: str, words: str) -> None:
    """Words and signs before a number bound it, in several languages."""
    found = before(text)
    assert (found[0], found[-1]) == (meaning, words)


@pytest.mark.parametrize(
    "text",
    [
        "100",
        "the 100",
        "some of the 100",
        "moreover 100",
        "over, 100",
        "over the years 100",
        "around the world 100",
        "the more the merrier: 100",
        "in 100",
        "a 100",
        "Moscow 100",
    ],
)
def test_nothing_before(text: str) -> None:
    """Words that are not beside the number, or are other words, bound nothing."""
    assert before(text) == ()


@pytest.mark.parametrize("text", ["spoke about 100", "over 100 days", "an estimated 100", "as many as 100"])
def test_may_be_exact(text: str) -> None:
    """Where the words may be no bound, the number may be exact as well."""
    assert "exactly" in before(text)


@pytest.mark.parametrize(
    ("behind", "meaning"),
    [
        ("+ guests", "at least"),
        ("-plus guests", "more than"),
        (" or more", "at least"),
        (" guests or more", "at least"),
        (" foreign guests at least", "at least"),
        (" and more guests", "at least"),
        (" or so", "about"),
        ("-odd guests", "about"),
        (" or fewer", "at most"),
        (" и более стран", "at least"),
        (" с лишним стран", "more than"),
        ("多个国家", "more than"),
        ("以上", "at least"),
    ],
)
def test_behind(behind: str, meaning: str) -> None:
    """Words and signs behind a number bound it."""
    found = bound_behind(f"100{behind}", 3, ())
    assert found is not None
    assert meaning in found.comparators


@pytest.mark.parametrize(
    "behind",
    [
        " guests",
        " and more than 20",
        " guests, at least 3",
        " guests at least 3",
        " plus 20",
        " guests. At least",
        " or moreover",
        " и более чем 20",
        "",
    ],
)
def test_nothing_behind(behind: str) -> None:
    """What belongs to the next number or the next sentence bounds nothing."""
    assert bound_behind(f"100{behind}", 3, ()) is None


def test_next_number_in_words() -> None:
    """What stands before a number in words is that number's."""
    text = "100 guests at least three"
    assert bound_behind(text, 3, {text.index("three")}) is None


def test_comparator_of() -> None:
    """Every comparator means itself, and a word for one means it."""
    assert [comparator_of(name) for name in get_args(Comparator)] == [*get_args(Comparator)]
    assert [comparator_of(name) for name in ("over", "up to", "almost", "circa", "свыше")] == [
        "more than",
        "at most",
        "nearly",
        "about",
        "more than",
    ]


def test_unknown_comparator() -> None:
    """A word that is none is refused, with those that there are."""
    with pytest.raises(ValueError, match=r"expected one of 'exactly', .*, got 'many'"):
        comparator_of("many")


@pytest.mark.parametrize(
    ("words", "comparator", "language"),
    [
        ("perhaps 100 delegates", "about", "en"),
        ("maybe a dozen ministers", "about", "en"),
        ("возможно, 12 стран", "about", "ru"),
        ("приехали с сотню гостей", "about", "ru"),
        ("100ish delegates", "about", "en"),
        ("100 if not more delegates", "at least", "en"),
        ("100 если не больше делегатов", "at least", "ru"),
    ],
)
def test_a_number_that_the_source_doubts_is_not_exact(words: str, comparator: str, language: str) -> None:
    """What is perhaps so many, or so many if not more, is bounded, and not that number."""
    number = 12 if "12" in words or "dozen" in words else 100
    assert number_support(number, comparator, words, language).verdict == "carried"
    assert number_support(number, "exactly", words, language).verdict == "contradicted"


def test_a_russian_preposition_with_the_instrumental_bounds_nothing() -> None:
    """«С десятком» is with ten, not about ten."""
    assert number_support(10, "exactly", "встретился с десятком послов", "ru").verdict == "carried"
    assert number_support(10, "exactly", "пришло с десяток послов", "ru").verdict == "contradicted"


@pytest.mark.parametrize("words", ["leſs than", "mınimum of", "no leſs than", "бᲂлее чем"])
def test_letters_that_only_a_pattern_takes_for_ours(words: str) -> None:
    """Words in letters that pass for others where case does not count bound nothing, and break nothing."""
    assert before(f"{words} 100") == ()
    assert bound_behind("100 or leſs", 3, ()) is None


def test_no_language_costs_memory() -> None:
    """A pack may name very many languages: those of which no words are known share one pattern."""
    for number in range(100):
        bound_before("over 100", 5, 8, "over", f"x{number}")
        bound_behind("100 or so", 3, (), f"x{number}")
    assert bounds._before.cache_info().currsize < 10  # noqa: SLF001 (nothing else shows it)
    assert bounds._behind.cache_info().currsize < 10  # noqa: SLF001
