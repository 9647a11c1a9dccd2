"""Numbers in words: what one writes, one reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings.support.numbers import numbers
from security_meetings.support.numerals import chinese
from security_meetings.support.spelled import spelled
from security_meetings.support.tokens import evened, language_of, tokens
from tests.support.written import as_english_ordinal, in_chinese, in_english, in_russian

COUNTS = st.one_of(st.integers(0, 999_999_999), st.integers(0, 2000))


@given(COUNTS, st.sampled_from(["and ", ""]))
def test_english_words(n: int, joint: str) -> None:
    """A number in English words is read whole, with its "and" or without."""
    written = f"There were {in_english(n, joint=joint)} guests"
    (found,) = spelled(written)
    assert (found.value, found.ordinal) == (n, False)
    assert written[found.start : found.end] == in_english(n, joint=joint)


@given(st.integers(1, 999_999))
def test_english_ordinals(n: int) -> None:
    """An ordinal in English words is read as one."""
    assert [(s.value, s.ordinal) for s in spelled(f"the {as_english_ordinal(n)} forum")] == [(n, True)]


@given(COUNTS, st.booleans())
def test_russian_words(n: int, feminine: bool) -> None:
    """A number in Russian words is read whole, for masculine and feminine nouns."""
    written = in_russian(n, feminine=feminine)
    assert [(s.value, s.ordinal) for s in spelled(f"Было {written} гостей")] == [(n, False)]


@given(st.integers(1, 9999))
def test_chinese_numerals(n: int) -> None:
    """A number in Chinese numerals is read whole."""
    assert [value for value, _, _ in chinese(f"共{in_chinese(n)}个")] == [n]


@pytest.mark.parametrize(
    ("words", "value", "ordinal"),
    [
        ("двенадцати", 12, False),
        ("ста двадцати пяти", 125, False),
        ("двумя тысячами", 2000, False),
        ("пятидесяти шести", 56, False),
        ("тремстам", 300, False),
        ("пятеро", 5, False),
        ("двенадцатый", 12, True),
        ("двенадцатой", 12, True),
        ("двадцать первого", 21, True),
        ("сто пятая", 105, True),
        ("третьего", 3, True),
        ("сороковая", 40, True),
        ("две тысячи двадцать пятого", 2025, True),
        ("трёхдневный", 3, False),
        ("двенадцатисторонняя", 12, False),
        ("полторы тысячи", 1500, False),
        ("два десятка", 20, False),
        ("полсотни", 50, False),
        ("полмиллиона", 500_000, False),
        ("двена\u0301дцать", 12, False),
        ("около тысячи", 1000, False),
        ("a dozen", 12, False),
        ("half a dozen", 6, False),
        ("two dozen", 24, False),
        ("fifteen hundred", 1500, False),
        ("two and a half million", 2_500_000, False),
        ("half a million", 500_000, False),
        ("THREE-day", 3, False),
        ("thirty\u00adone", None, False),
        ("一亿二千万", None, False),
    ],
)
def test_other_forms(words: str, value: int | None, ordinal: bool) -> None:
    """Cases, collective and joined forms, dozens and halves are read; what is no number word is not."""
    assert [(s.value, s.ordinal) for s in spelled(words)] == ([] if value is None else [(value, ordinal)])


@pytest.mark.parametrize(
    "words", ["dozens", "тысячи", "сотен", "oneness", "someone", "tenable", "пятка", "полтора", "млн", "bn"]
)
def test_no_numbers(words: str) -> None:
    """Parts of words, and words that tell only of a size, are no numbers."""
    assert spelled(words) == []


def test_numbers_beside_each_other() -> None:
    """Numbers that cannot be one are several."""
    assert [s.value for s in spelled("one hundred two hundred, three thousand and four thousand")] == [
        100,
        200,
        3000,
        4000,
    ]
    assert [s.value for s in spelled("twenty thirty, five six")] == [20, 30, 5, 6]


def test_large_chinese_numerals() -> None:
    """Ten thousands and hundred millions are read, and digits in a row."""
    assert [value for value, _, _ in chinese("一亿二千万、三万五千、二〇二五、十")] == [
        120_000_000,
        35_000,
        2025,
        10,
    ]


def test_evened() -> None:
    """Letters and marks are one, soft hyphens and stress are passed over, and every place is known."""
    text = "Nu\u0301m\u00adero сто\u0301"
    even, places = evened(text)
    assert even == "Número сто"
    assert [text[places[at]] for at in (0, 1, 2, 3, 7)] == ["N", "u", "m", "e", "с"]
    assert places[len(even)] == len(text)


@given(st.text(alphabet="aé\u0301\u00ad и\u0306ё1", max_size=20))
def test_evened_places(text: str) -> None:
    """Places never go back, and lie in the text."""
    even, places = evened(text)
    assert len(places) == len(even) + 1
    assert list(places) == sorted(places)
    assert places[len(even)] <= len(text)


def test_tokens() -> None:
    """Words are small letters, figures stay whole."""
    assert [t.text for t in tokens("Ёж, 1,250 or 3.5 at 27.05.2025")] == [
        "еж",
        "1,250",
        "or",
        "3.5",
        "at",
        "27.05",
        "2025",
    ]


@pytest.mark.parametrize(
    ("tag", "language"),
    [("en", "en"), ("en-GB", "en"), ("zh_Hant", "zh"), ("RU", "ru"), (None, ""), ("", "")],
)
def test_language_of(tag: str | None, language: str) -> None:
    """Region and script of a tag do not count."""
    assert language_of(tag) == language


@pytest.mark.parametrize("word", ["стлетний", "стчасовой"])
def test_misspelt_compounds(word: str) -> None:
    """A compound that begins with most of a number is none."""
    assert spelled(word) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("one thousand, two hundred and fifty guests", [1250]),
        ("two million, one hundred and five thousand guests", [2105000]),
        ("a thousand, two hundred of them ministers", [1000, 200]),
        ("one thousand, two hundred and, later, more", [1000, 200]),
    ],
)
def test_a_number_goes_on_behind_a_comma(words: str, expected: list[int]) -> None:
    """Behind a comma the hundreds go on a number where its own "and" follows."""
    assert [number.value for number in numbers(words, "en") if number.kind == "cardinal"] == expected
