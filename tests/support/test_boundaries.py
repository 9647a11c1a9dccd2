"""Spans: where words and letters begin and end."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from uniseg.graphemecluster import grapheme_cluster_boundaries
from uniseg.wordbreak import word_boundaries

from security_meetings.support.boundaries import bounded, parts_words, word_around

PLACES = st.tuples(st.integers(-3, 40), st.integers(-3, 40))
BEHIND = [" ", "\u00a0", "\n", "\r\n", "/", "–", "—", "…", "\u200b", "’s", "'s", "-based", "”", ",", "."]
BEFORE = ["l’", "d'", "pro-", "“", "(", "\n", "\u200b", "…"]
# What may stand between letters, and letters of many kinds.
JOINTS = [
    *(" ", "\n", "\r\n", "-", "’", ".", ",", '"', "·", "_", "\u00a0", "\u00ad", "\u200b", "\u200d", "\ufeff"),
    *(
        "a",
        "É",
        "e\u0301",
        "ж",
        "5",
        "٣",
        "中",
        "の",
        "ア",
        "ー",
        "한",
        "국",
        "은",
        "و",
        "ه",
        "ו",
        "ד",
        "हि",
        "न्दी",
        "ไทย",
    ),
    *("\U0001f1f7", "\U0001f1fa", "👩", "🚀", "🏽", "½"),
]


def says(text: str, words: str) -> bool:
    """Whether the first place of these words in a text is a span of its own."""
    start = text.index(words)
    return bounded(text, start, start + len(words))


@pytest.mark.parametrize(
    "text", [*(f"Iran{more} Oman" for more in BEHIND), *(f"{more}Iran" for more in BEFORE)]
)
def test_beside_marks(text: str) -> None:
    """Spaces, hyphens, apostrophes and other marks part words."""
    assert says(text, "Iran")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("J.Smith", "Smith"),
        ("U.S.", "U.S."),
        ("U.S.", "U"),
        ("EU:n", "EU"),
        ("delegations¹²", "delegations"),
        ("5% of 7", "5"),
        ("$5 or 5€", "5"),
        ("came in 2025.", "2025"),
        ("12–14", "12"),
        ("Marto\u00adva", "Marto\u00adva"),
        ("\ufeffAda", "Ada"),
        ("中国代表团", "中国"),
        ("中国代表团", "代表"),
        ("G20峰会", "G20"),
        ("共有126个", "126"),
        ("ロシアと中国", "ロシア"),
        ("ประเทศไทย", "ไทย"),
        ("မြန်မာနိုင်ငံ", "နိုင်ငံ"),
        ("SCO회원국", "SCO"),
        ("126개국", "126"),
        ("이란은", "이란"),
        ("이란에서는", "이란"),
        ("이란과의", "이란"),
        ("وإيران", "إيران"),
        ("وبالهند", "الهند"),
        ("באיראן", "איראן"),
        ("והודו", "הודו"),
        ("हिन्दी में", "हिन्दी"),
        ("می‌خواهم", "می‌خواهم"),
        ("🇷🇺🇮🇷", "🇷🇺"),
        ("🇷🇺🇮🇷", "🇮🇷"),
        ("👩‍🚀!", "👩‍🚀"),
    ],
)  # fmt: skip
def test_whole(text: str, words: str) -> None:
    """Whole words can be said, and what is joined to them by marks, particles or no space at all."""
    assert says(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nigeria", "Niger"),
        ("Southland", "land"),
        ("Нигерия", "Нигер"),
        ("Вritish", "ritish"),
        ("a_b", "a"),
        ("126", "12"),
        ("2.5", "2"),
        ("2.5", "5"),
        ("1,000", "000"),
        ("1’000", "1"),
        ("G20", "20"),
        ("27th", "27"),
        ("Marto\u00adva", "Marto"),
        ("Ni\u2060geria", "Ni"),
        (unicodedata.normalize("NFD", "René"), "Rene"),
        ("Rene\u0327\u0301", "Rene\u0327"),
        (" \u0301a", " "),
        ("الهندسة", "الهند"),
        ("نعمان", "عمان"),
        ('צה"ל', "צה"),
        ("col·legi", "legi"),
        ("인도네시아", "인도"),
        ("남이란", "이란"),
        ("インドネシア", "インド"),
        ("हिन्दी", "हिन"),
        ("नमस्ते", "नम"),
        ("Ո՞վ", "Ո"),
        ("น้ำ", "น้"),
        ("\u1112\u1161\u11ab", "\u1112\u1161"),
        ("🇷🇺🇮🇷", "\U0001f1fa\U0001f1ee"),
        ("👩‍🚀", "👩"),
        ("👩‍🚀", "🚀"),
        ("👋🏽", "👋"),
        ("a\r\nb", "\r"),
        ("\ud83d\ude00", "\ud83d"),
    ],
)
def test_part(text: str, words: str) -> None:
    """Part of a word, of a number or of a letter cannot be said."""
    assert not says(text, words)


@given(st.lists(st.sampled_from(JOINTS) | st.characters()).map("".join), PLACES)
def test_whole_letters(text: str, places: tuple[int, int]) -> None:
    """No span that can be said begins or ends inside of what a reader sees as one letter."""
    start, end = places
    # Marks that belong to the letter behind them are of no living orthography; line ends take no mark.
    ends = {0, *grapheme_cluster_boundaries(text)}
    before = {text[i - 1] for i in (start, end) if 0 < i <= len(text)}
    if bounded(text, start, end) and not any(unicodedata.category(c) in {"Cf", "Cn", "Lo"} for c in before):
        assert {start, end} <= ends


@given(st.text(alphabet="ab Zéж\u0301 15\u00ad_-"), PLACES)
def test_whole_words(text: str, places: tuple[int, int]) -> None:
    """In scripts that part words by spaces, a span can be said just where Unicode's word boundaries are."""
    start, end = places
    ends = {0, *word_boundaries(text)}
    expected = 0 <= start < end <= len(text) and {start, end} <= ends
    # Unicode holds two spaces together; here each place between spaces will do.
    spaces = {i for i in range(1, len(text)) if text[i - 1 : i + 1] == "  "}
    if not spaces & {start, end}:
        assert bounded(text, start, end) == expected


@given(
    st.lists(st.sampled_from(JOINTS)).map("".join), st.lists(st.sampled_from(JOINTS)).map("".join), st.data()
)
def test_what_stands_far_off(text: str, more: str, data: DataObject) -> None:
    """Whether a span can be said depends on what is near it alone."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    pad = " " * 70
    padded = f"{more}{pad}{text}{pad}{more}"
    offset = len(more) + len(pad)
    if text[:1].strip() and not unicodedata.category(text[0]).startswith("M"):
        assert bounded(padded, start + offset, end + offset) == bounded(text, start, end)


@pytest.mark.parametrize("span", [(-1, 2), (2, 2), (3, 1), (0, 6), (5, 6), (10**30, 10**31)])
def test_no_span(span: tuple[int, int]) -> None:
    """What is empty or not in the text is no span, and no error."""
    assert not bounded("hello", *span)


@pytest.mark.parametrize("unit", ["\u0301", "\u200d", "\U0001f1f7", "a", "\u00ad", "한", "و", "1.", "\ud83d"])
def test_short_time(unit: str) -> None:
    """However long a text of one kind is, looking at a span in it takes no longer."""
    text = unit * 500_000
    began = time.perf_counter()
    for at in range(1000, 2000):
        bounded(text, at, at + 100_000)
    assert time.perf_counter() - began < 60  # it ends: how fast it is, benchmarks tell


# Where words part


def parted(text: str) -> str:
    """The text with a stroke wherever words may part."""
    return "".join("|" * (at > 0 and parts_words(text, at)) + c for at, c in enumerate(text))


@pytest.mark.parametrize(
    "text",
    [
        "Nigeria",
        "Нигерия",
        "إيران",
        "O’Brien",
        "O’Hara",
        "Мар’яна",
        "a_b",
        "G7",
        "1,250",
        "3.5",
        "2’500",
        "👩\u200d🚀",
        "👍🏽",
        "🇳🇴",
        "e\u0301",
        "می\u200cشود",
        "co\u00adop",
        "カタカナ",
        "나이지리아",
        "क्षेत्र",
    ],
)
def test_one_word(text: str) -> None:
    """Words, figures, letters with their marks, and signs made of several are not cut."""
    assert parted(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Iran|’s",
        "IRAN|'S",
        "l’|Iran",
        "L’|Iran",
        "dell’|Iran",
        "İran|’daki",
        "states|’| |rights",
        "Port|-|based",
        "Sea| |Hall|.",
        "中|国|代|表",
        "‘|中|国|’|代",
        "の|会|議",
        "ก|ข",
        "이란|은",
        "🇳🇴|🇮🇸",
        "U|.|S|.",
        "Moscow|,| |2027",
        "5|%",
        "'|Iran|'",
    ],
)
def test_several_words(text: str) -> None:
    """Names part from what is joined to them, and scripts without spaces part everywhere."""
    assert parted(text.replace("|", "")) == text


@given(st.text(max_size=30))
def test_ends_of_the_text(text: str) -> None:
    """A text begins and ends where words do."""
    assert parts_words(text, 0)
    assert parts_words(text, len(text))


@given(st.text(alphabet=st.characters(categories=["L", "M", "N", "Cf"]), min_size=1, max_size=8), st.data())
def test_no_half_letter(text: str, data: DataObject) -> None:
    """A letter is never cut from its marks."""
    at = data.draw(st.integers(0, len(text) - 1))
    if at and unicodedata.category(text[at]).startswith("M"):
        assert not parts_words(text, at)


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("the Nigerian flag", "Niger", "Nigerian"),
        ("Quill O’Brien came", "Brien", "O’Brien"),
        ("some 1,250 came", "250", "1,250"),
        ("Iran’s own", "Iran", "Iran"),
        ("a" * 500, "a" * 100, "a" * 180),
    ],
)
def test_word_around(text: str, words: str, whole: str) -> None:
    """What a span is a part of is told in whole words, unless they are very long."""
    start = text.index(words)
    assert word_around(text, start, start + len(words)) == whole
