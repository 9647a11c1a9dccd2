"""Whether words carry a value: what agrees, what differs, and what cannot be told."""

import datetime
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings.support.comparing import (
    Comparison,
    Parts,
    Verdict,
    Words,
    day_support,
    interval_support,
    number_support,
    ordinal_support,
    text_support,
    time_support,
    weekday_support,
)
from tests.support.written import ENGLISH_MONTHS, in_english, in_roman, in_russian

NUMBERS = st.integers(2, 999_999)
DATES = st.dates(datetime.date(1800, 1, 1), datetime.date(2199, 12, 31))
UNREAD = [
    ("zwölf Delegationen", "de"),
    ("дванадцять делегацій", "uk"),
    ("اثنا عشر وفدا", None),
    ("12カ国", "sw"),
]


def number(stated: int, comparator: str, words: str, language: str | None = None) -> Verdict:
    """The verdict on a count."""
    return number_support(stated, comparator, words, language).verdict


def day(parts: Parts, *words: str, language: str | None = None) -> Verdict:
    """The verdict on a day."""
    return day_support(parts, words, language).verdict


# Counts


@given(NUMBERS)
def test_a_printed_number(n: int) -> None:
    """A number that words print is carried, however they write it."""
    for words in (f"{n} delegations", f"{n:,} guests", in_english(n), in_russian(n), f"were {n}"):
        assert number(n, "exactly", words) == "carried"


@given(NUMBERS, NUMBERS)
def test_another_number(stated: int, printed: int) -> None:
    """A number that words do not hold is contradicted by the one that they do."""
    if stated != printed:
        for words in (f"drew {printed:,} delegations", f"{in_english(printed)} of them", in_russian(printed)):
            assert number(stated, "exactly", words) == "contradicted"


@pytest.mark.parametrize(
    ("stated", "comparator", "words", "verdict"),
    [
        (125, "more than", "over 125 delegations", "carried"),
        (125, "more than", "125-plus delegations", "carried"),
        (125, "more than", "свыше 125 делегаций", "carried"),
        (125, "exactly", "over 125 delegations", "contradicted"),
        (125, "more than", "126 delegations", "contradicted"),
        (126, "more than", "126 delegations", "contradicted"),
        (126, "about", "126 delegations", "contradicted"),
        (80, "at least", "no fewer than eighty", "carried"),
        (80, "more than", "at least 80", "contradicted"),
        (100, "nearly", "nearly a hundred", "carried"),
        (100, "about", "almost 100", "carried"),
        (90, "at most", "up to 90", "carried"),
        (90, "up to", "up to 90", "carried"),
        (9, "about", "about 9", "carried"),
        (2, "exactly", "spoke about two projects", "carried"),
        (3, "exactly", "over three days", "carried"),
        (100, "exactly", "100 delegations from more than 100 countries", "carried"),
        (12, "exactly", "twelve", "carried"),
        (12, "exactly", "двенадцать", "carried"),
        (1250, "exactly", "1,250", "carried"),
        (24, "exactly", "two dozen", "carried"),
        (1500, "exactly", "1500 guests", "carried"),
        (20, "at least", "dozens of talks", "carried"),
        (24, "more than", "dozens of talks", "carried"),
        (24, "exactly", "dozens of talks", "not found"),
        (500, "at least", "dozens of talks", "not found"),
        (85, "exactly", "80 to 90 guests", "contradicted"),
        (80, "exactly", "80 to 90 guests", "contradicted"),
        (80, "at least", "between 80 and 90", "carried"),
        (90, "exactly", "grew from 80 to 90", "carried"),
        (90, "exactly", "The number went up last year from 80 to 90.", "carried"),
        (90, "exactly", "число выросло с 80 до 90", "carried"),
        (80, "exactly", "From 80 to 90 delegations came.", "contradicted"),
        (90, "exactly", "The forum draws from 80 to 90 delegations.", "contradicted"),
        (90, "exactly", "It grew. From 80 to 90 delegations came.", "contradicted"),
        (90, "at most", "From 80 to 90 delegations came.", "carried"),
    ],
)
def test_bounds(stated: int, comparator: str, words: str, verdict: Verdict) -> None:
    """The words beside a number must say of it what the claim says."""
    assert number(stated, comparator, words) == verdict


@pytest.mark.parametrize(
    ("low", "high", "words", "verdict"),
    [
        (80, 90, "between 80 and 90", "carried"),
        (80, 90, "80–90 guests", "carried"),
        (80, 90, "From 80 to 90 guests came", "carried"),
        (80, 90, "80〜90カ国", "carried"),
        (80, 90, "от 80 до 90 гостей", "carried"),
        (80, 90, "at least 80, but no more than 90", "carried"),
        (80, 90, "between 80 and 95", "contradicted"),
        (80, 90, "80 guests", "contradicted"),
        (80, 90, "many guests", "not found"),
        (126, None, "over 125", "carried"),
        (126, float("inf"), "at least 126", "carried"),
        (None, 90, "up to 90", "carried"),
        (0, 89, "fewer than 90", "carried"),
        (7, 7, "seven", "carried"),
    ],
)
def test_ranges(low: float | None, high: float | None, words: str, verdict: Verdict) -> None:
    """A range is compared with both ends; an open one with what can be said for it."""
    assert number_support((low, high), "", words).verdict == verdict


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        (1, "a delegation came"),
        (3, "the third day"),
        (3, "one of the largest meetings"),
        (27, "on 27 May 2027"),
        (7, "the G7"),
        (19, "COVID-19"),
        (45, "45 per cent"),
        (3, "3.5 times"),
        (20, "held since 2010"),
        (126, "many delegations"),
    ],
)
def test_no_count(stated: int, words: str) -> None:
    """Where words hold no count, none is contradicted: "one" and a year are words of any sentence."""
    assert number(stated, "exactly", words) == "not found"


@pytest.mark.parametrize(("words", "language"), UNREAD)
def test_unread_words(words: str, language: str | None) -> None:
    """Where number words are not read, nothing can be said of a number that may be among them."""
    assert number(13, "exactly", words, language) == "not comparable"


def test_figures_in_unread_words() -> None:
    """Figures are compared in every language; a large number is not looked for in words."""
    assert number(126, "exactly", "126 Delegationen", "de") == "carried"
    assert number(162, "exactly", "126 Delegationen", "de") == "contradicted"
    assert number(21, "exactly", "126 Delegationen", "de") == "not comparable"
    assert number(126, "more than", "sajtó 126 delegáció", "hu") == "not comparable"


def test_what_surrounds_a_number() -> None:
    """Words outside of the quote bound a number, but are no evidence of the bound."""
    cut = Words("125 delegations", prefix="the forum drew over ")
    assert number_support(125, "exactly", cut).verdict == "contradicted"
    assert number_support(125, "more than", cut) == Comparison(
        "not found", "the words leave out a part of 'over 125': quote it too"
    )
    assert number_support(26, "exactly", Words("26 delegations", prefix="drew 1")).verdict == "not found"
    assert number_support(2, "exactly", Words("2", suffix=".5 million")).verdict == "not found"


def test_several_quotes() -> None:
    """A number may stand in any of several quotes."""
    assert number_support(7, "exactly", ["On June 23", Words("seven sessions")]).verdict == "carried"


def test_count_words() -> None:
    """The verdict tells what the words print and what the claim says."""
    told = number_support(162, "more than", "over 126 delegations, 7 of them new").words
    assert told == "the words print 'over 126', '7', the claim says more than 162"
    assert number_support(27, "exactly", "on 27 May").words == "'27' is no count here but a date"


def test_wrong_questions() -> None:
    """What is no number, day or interval is refused."""
    with pytest.raises(ValueError, match="expected one of"):
        number_support(5, "many", "5")
    with pytest.raises(ValueError, match="without any"):
        number_support((None, float("inf")), "", "5")
    with pytest.raises(ValueError, match="got none"):
        day_support((None, None, None), "2027")
    with pytest.raises(ValueError, match="without any"):
        interval_support(None, None, "2027")


# Places in an order


@given(st.integers(1, 99))
def test_a_printed_ordinal(n: int) -> None:
    """An ordinal is carried in figures, as a roman numeral, behind a noun and in other languages."""
    for words, language in (
        (f"the {n}th forum", "en"),
        (f"{in_roman(n)}th Forum", "en"),
        (f"{n}-я встреча", "ru"),
        (f"Session {n}", None),
        (f"第{n}届", "zh"),
        (f"die {n}. Tagung", "de"),
        (f"il {n}º incontro", "it"),
        (f"lần thứ {n}", "vi"),
    ):
        # C, D, L and M alone are words, and letters before a full stop.
        if not (words[0] in "LC" and words[1:3] == "th"):
            assert ordinal_support(n, words, language).verdict == "carried"


@pytest.mark.parametrize(
    ("words", "language", "verdict"),
    [
        ("It drew 126 delegations, the second time.", None, "contradicted"),
        ("XII Forum", None, "contradicted"),
        ("двенадцатая встреча", "ru", "contradicted"),
        ("Session 12", "en", "contradicted"),
        ("Die 12. Tagung", "de", "contradicted"),
        ("13 delegations", "en", "not found"),
        ("126 delegations", "en", "not found"),
        ("I met V. Quill", "en", "not found"),
        ("MIX and CIVIL", "en", "not found"),
        ("the forum", None, "not found"),
        ("de dertiende bijeenkomst", "nl", "not comparable"),
        ("الاجتماع الثالث عشر", None, "not comparable"),
    ],
)
def test_other_ordinals(words: str, language: str | None, verdict: Verdict) -> None:
    """Another ordinal contradicts; a count, an initial or an unread word does not."""
    assert ordinal_support(13, words, language).verdict == verdict


# Days


@given(DATES)
def test_a_printed_day(stated: datetime.date) -> None:
    """A day and each part of it are carried by words that print it, in one quote or in several."""
    year, month, date = stated.year, stated.month, stated.day
    name = ENGLISH_MONTHS[month - 1]
    for words in ([f"on {name} {date}, {year}"], [f"on {date} {name}", f"in {year}"], [stated.isoformat()]):
        for parts in ((year, month, date), (year, month, None), (year, None, None), (None, month, date)):
            assert day(parts, *words) == "carried"


@given(DATES, DATES)
def test_another_day(stated: datetime.date, printed: datetime.date) -> None:
    """A day that words print contradicts every other one."""
    if stated != printed:
        words = f"It opened on {printed.day} {ENGLISH_MONTHS[printed.month - 1]} {printed.year}."
        assert day((stated.year, stated.month, stated.day), words) == "contradicted"


@pytest.mark.parametrize(
    ("parts", "words", "verdict"),
    [
        ((2027, 4, 5), ["It opened on 4 May 2027."], "contradicted"),
        ((2027, 4, 5), ["4/5/2027"], "carried"),
        ((2027, 5, 4), ["4/5/2027"], "carried"),
        ((2027, 6, 4), ["4/5/2027"], "contradicted"),
        ((2027, 5, 4), ["on 4.5"], "not found"),
        ((2025, 5, 29), ["runs through May 29"], "not found"),
        ((None, 5, 29), ["it closes on May 29, 2025"], "carried"),
        ((2025, 5, 27), ["26 May, 2025", "set for May 27 to 29"], "not found"),
        ((2025, 5, 28), ["27–29 May 2025"], "contradicted"),
        ((2025, 5, 27), ["27–29 May 2025"], "carried"),
        ((2021, 6, 23), ["MCIS-2021", "On June 23"], "carried"),
        ((2021, 6, 23), ["On June 23", "in 2022"], "contradicted"),
        ((2025, 5, None), ["in May"], "not found"),
        ((2025, 5, 27), ["this week"], "not found"),
        ((2025, 5, 27), ["in the spring of 2025"], "not found"),
    ],
)
def test_days(parts: Parts, words: list[str], verdict: Verdict) -> None:
    """Every part stated is looked for; a part printed otherwise contradicts, one not printed is missed."""
    assert day(parts, *words) == verdict


def test_missing_part() -> None:
    """The verdict names the part that is missing."""
    assert (
        day_support((2025, 5, 29), "runs through May 29", edge="last").words
        == "the words print 'through May 29' without the year 2025"
    )
    assert day_support((None, 5, 29), "this week").words == "the words do not print XXXX-05-29"
    assert (
        day_support((2025, 5, 29), "27 May 2025").words
        == "the words print '27 May 2025', the claim says 2025-05-29"
    )


def test_cut_day() -> None:
    """A part of a day's figures is no day."""
    assert day_support((None, 5, 7), Words("7 May", prefix="on 2")).verdict == "not found"
    assert day_support((None, 5, 27), Words("27 May", prefix="on ", suffix=" 2025")).verdict == "carried"


def test_days_in_unread_words() -> None:
    """In languages whose months are not known, days in figures are compared and others are not."""
    assert day((2025, 9, 27), "27 syyskuuta 2025", language="fi") == "not comparable"
    assert day((2025, 9, 27), "27.9.2025", language="fi") == "carried"
    assert day((2025, 9, 28), "27.9.2025", language="fi") == "contradicted"
    assert day((2025, 5, 27), "27. Mai 2025", language="de") == "carried"
    assert day((2025, 5, 28), "27. Mai 2025", language="de") == "contradicted"


@pytest.mark.parametrize(
    ("first", "last", "words", "verdict"),
    [
        ((2025, 5, 27), (2025, 5, 29), "from 27 to 29 May 2025", "carried"),
        ((2025, 5, 27), (2025, 5, 29), "2025-05-27/2025-05-29", "carried"),
        ((2025, 5, 27), (2025, 5, 30), "from 27 to 29 May 2025", "contradicted"),
        ((2025, 5, 27), (2025, 5, 29), "from 27 to 29 May", "not found"),
        ((2024, 3, None), None, "since March 2024", "carried"),
        (None, (2024, 3, None), "until March 2025", "contradicted"),
    ],
)
def test_intervals(first: Parts | None, last: Parts | None, words: str, verdict: Verdict) -> None:
    """Both ends of an interval are looked for; the worse of them is the verdict."""
    assert interval_support(first, last, words).verdict == verdict


@pytest.mark.parametrize(
    ("weekday", "words", "language", "verdict"),
    [
        (2, "commenced on Wednesday", "en", "carried"),
        (1, "commenced on Wednesday", "en", "contradicted"),
        (1, "во вторник", "ru", "carried"),
        (1, "on 27 May 2025", "en", "not found"),
        (1, "am Dienstag", "de", "carried"),
        (1, "tiistaina", "fi", "not comparable"),
    ],
)
def test_weekdays(weekday: int, words: str, language: str, verdict: Verdict) -> None:
    """A day of the week must be named, not reckoned from a day."""
    assert weekday_support(weekday, words, language).verdict == verdict


def test_times() -> None:
    """A time of day is compared on the clock of 24 hours."""
    assert time_support(21, 30, "at 9.30 p.m.").verdict == "carried"
    assert time_support(9, 30, "at 9.30 p.m.").verdict == "contradicted"
    assert time_support(9, 30, "in the morning").verdict == "not found"


# Texts


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("Sea Hall", "in the Sea Hall."),
        ("Iran", "Iran’s delegation"),
        ("Port", "a Port-based firm"),
        ("中国", "中国代表团"),
        ("이란", "이란은 회의에"),
        ("Ada Quill", "chaired by Ada\n  Quill"),
        ("Ada Quill", "chaired by Ada\u00a0Quill"),
        ("cooperation", "coop\u00aderation"),
        ("René", "Rene\u0301 Dupont"),
        ("Rene\u0301", "René Dupont"),
        ("q\u0323\u0307", "q\u0307\u0323"),
        ("🇳🇴", "🇳🇴🇮🇸"),
        ("“peace”", "for “peace” alone"),
        ("IX", "IX"),
    ],
)
def test_texts(value: str, words: str) -> None:
    """A text at word boundaries is carried, whatever its white space, soft hyphens and composed letters."""
    assert text_support(value, words).verdict == "carried"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("Niger", "the delegation of Nigeria"),
        ("Rene", unicodedata.normalize("NFD", "René Dupont")),
        ("Rene", "René Dupont"),
        ("Brien", "O’Brien"),
        ("🇮🇳", "🇳🇮🇳🇮"),
        ("250", "1,250"),
        ("iran", "Iran"),
        ("Ada  Quill.", "Ada Quill"),
        ("", "Ada"),
        (" ", "Ada"),
        ("Ada", ""),
    ],
)
def test_other_texts(value: str, words: str) -> None:
    """Parts of words, letters and flags, and other cases are not carried."""
    assert text_support(value, words).verdict == "not found"


def test_text_at_the_edge() -> None:
    """What surrounds a quote tells whether it cuts a word, and is no evidence itself."""
    assert text_support("Niger", Words("Niger", prefix="of ", suffix="ia came")).words == (
        "'Niger' stands there only as a part of 'Nigeria'"
    )
    assert text_support("Rene", Words("Rene", suffix="\u0301 Dupont")).verdict == "not found"
    assert text_support("Niger", Words("Niger", prefix="of ", suffix=" came")).verdict == "carried"
    assert text_support("came", Words("Niger", prefix="of ", suffix=" came")).verdict == "not found"


def test_unbounded_text() -> None:
    """Where words need not be whole, a part of one is carried."""
    assert text_support("Niger", "Nigeria", parts=True).verdict == "carried"


def test_a_later_place_counts() -> None:
    """A text that stands as a part of a word first and whole later is carried."""
    assert text_support("Niger", ["Nigeria", "Nigeria and Niger"]).verdict == "carried"


@given(st.text(alphabet="ab \u0301é", max_size=6), st.text(alphabet="ab \u0301é", max_size=30))
def test_texts_as_normalized(value: str, words: str) -> None:
    """Without boundaries, a text is carried just where its decomposed form stands in that of the words."""

    def plain(text: str) -> str:
        return " ".join(unicodedata.normalize("NFD", f".{text}.").split())[1:-1].strip()

    carried = text_support(value, words, parts=True).verdict == "carried"
    assert carried == (bool(plain(value)) and plain(value) in plain(words))


@given(st.integers(1, 3), st.integers(1001, 1500))
def test_long_texts(unit: int, length: int) -> None:
    """Long texts are found as short ones are."""
    value = ("ab " * length)[: length * unit].strip()
    assert text_support(value, f"x {value} y").verdict == "carried"
    assert text_support(f"{value}c", f"x {value} y").verdict == "not found"
    assert text_support(value, f"x{value}y").verdict == "not found"


@pytest.mark.parametrize("unit", ["a", "aa.", "a ", "e\u0301", "\u0301", "🇳", "\u00ad", "' ", "Niger"])
def test_hostile_texts(unit: str) -> None:
    """Time grows with the length of value and words, not with their product."""
    words = unit * (60_000 // len(unit))
    assert text_support(words[: len(words) // 2], f"x{words}").verdict in {"carried", "not found"}


@given(st.text(max_size=40), st.text(max_size=10), st.integers(0, 5000))
def test_any_words(exact: str, around: str, n: int) -> None:
    """Any words are compared without an error, and every verdict is told in words."""
    words = Words(exact, around, around)
    for told in (
        number_support(n, "exactly", words),
        ordinal_support(n, words),
        day_support((2025, 5, 27), words),
        weekday_support(n % 7, words),
        time_support(n % 24, n % 60, words),
        text_support(around, words),
    ):
        assert told.words


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("перенесено с 28 на 29 мая", "ru"),
        ("в ночь с 28 на 29 мая", "ru"),
        ("с двадцать восьмого на двадцать девятое мая", "ru"),
        ("28 и 29 мая", "ru"),
        ("28, 29 и 30 мая", "ru"),
        ("28–29 мая", "ru"),
        ("from 28 to 29 May", "en"),
        ("moved from May 28 to 29", "en"),
        ("moved back from May 29 to 28", "en"),
        ("the 28th and the 29th of May", "en"),
    ],
)
def test_both_days_of_a_change(words: str, language: str) -> None:
    """Either day of a change or a list is carried, and no other one."""
    assert day((None, 5, 28), words, language=language) == "carried"
    assert day((None, 5, 29), words, language=language) == "carried"
    assert day((None, 5, 27), words, language=language) == "contradicted"


@pytest.mark.parametrize("words", ["обеих сторон", "за пару дней", "единственная встреча"])
def test_words_of_every_text_contradict_no_count(words: str) -> None:
    """«Оба», «пара» and «единственный» carry their number, and refuse no other."""
    assert number(40, "exactly", words, "ru") == "not found"


def test_for_the_first_time_contradicts_no_place() -> None:
    """«Впервые» carries the first, and does not refuse the thirteenth."""
    assert ordinal_support(1, "впервые прошёл", "ru").verdict == "carried"
    assert ordinal_support(13, "впервые прошёл", "ru").verdict == "not found"


def test_a_year_in_words_completes_a_day() -> None:
    """The year in words stands behind day and month."""
    words = "28 мая две тысячи тридцать первого года"
    assert day((2031, 5, 28), words, language="ru") == "carried"
    assert day((2032, 5, 28), words, language="ru") == "contradicted"


@pytest.mark.parametrize("number", [7, 495, 123, 45, 67])
def test_part_of_a_telephone_number_is_no_count(number: int) -> None:
    """No group of a telephone number carries a count; a number behind it does."""
    words = "Tel. +7 (495) 123-45-67: ask for the 30 delegates."
    assert number_support(number, "exactly", words, "en").verdict != "carried"
    assert number_support(30, "exactly", words, "en").verdict == "carried"


@pytest.mark.parametrize(
    ("words", "denied", "told", "language"),
    [
        ("Not 50 ministers but 40 came.", 50, 40, "en"),
        ("There were not twelve, but thirteen talks.", 12, 13, "en"),
        ("Приехали не 100 стран, а 90.", 100, 90, "ru"),
        ("Говорили не две, а три делегации.", 2, 3, "ru"),
    ],
)
def test_a_denied_number_is_not_carried(words: str, denied: int, told: int, language: str) -> None:
    """A number that the words deny carries nothing; what they say in its place does."""
    assert number_support(denied, "exactly", words, language).verdict != "carried"
    assert number_support(told, "exactly", words, language).verdict == "carried"


@pytest.mark.parametrize(
    ("words", "comparator", "language"),
    [
        ("not fewer than 50 came", "at least", "en"),
        ("not more than 50 came", "at most", "en"),
        ("не менее 50 стран", "at least", "ru"),
        ("не более 50 стран", "at most", "ru"),
    ],
)
def test_a_bound_with_a_negation_denies_nothing(words: str, comparator: str, language: str) -> None:
    """The negation of "not fewer than" belongs to the bound."""
    assert number_support(50, comparator, words, language).verdict == "carried"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "de 80 a 90 delegaciones"),
        ("fr", "de 80 à 90 délégations"),
        ("fr", "entre 80 et 90 délégations"),
        ("it", "da 80 a 90 delegazioni"),
        ("de", "80 bis 90 Delegationen"),
        ("id", "dari 80 hingga 90 delegasi"),
        ("tr", "80 ila 90 heyet"),
        ("vi", "từ 80 đến 90 đoàn"),
        ("pl", "od 80 do 90 delegacji"),
        ("sv", "mellan 80 och 90 delegationer"),
        (None, "de 80 a 90 delegaciones"),
    ],
)
def test_ranges_in_other_languages(language: str | None, words: str) -> None:
    """A range is read in many languages, and neither of its ends passes as exact."""
    assert number_support((80, 90), "", words, language).verdict == "carried"
    assert number_support(80, "exactly", words, language).verdict != "carried"
    assert number_support(90, "exactly", words, language).verdict != "carried"


def test_two_numbers_with_an_and_between() -> None:
    """In Czech "a" joins two numbers, which are no range."""
    assert number_support((80, 90), "", "80 a 90 delegací", "cs").verdict != "carried"


@pytest.mark.parametrize(
    ("language", "words", "carried"),
    [
        ("en", "8 out of 10 delegations", True),
        ("ru", "8 из 10 делегаций", True),
        ("en", "8 out of 10 Russians", False),
        ("en", "8 out of 10 people", False),
        ("en", "eight out of ten delegations", False),
    ],
)
def test_a_share_and_a_part(language: str, words: str, *, carried: bool) -> None:
    """Of so many delegations a part is a count; of people in general ten stand for all."""
    assert (number_support(8, "exactly", words, language).verdict == "carried") is carried


@pytest.mark.parametrize(
    "words",
    [
        "hardly 126 delegations",
        "anything but 126 delegations",
        "The forum did not draw 126 delegations.",
        "It didn't attract 126 delegations.",
        "never had 126 delegations",
        "has not seen 126 delegations",
        "форум не собрал 126 делегаций",
        "не было 126 делегаций",
    ],
)
def test_a_denied_number(words: str) -> None:
    """A number of which the verb is denied is not what there was."""
    assert number(126, "exactly", words) != "carried"


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("not only 126 delegations", "exactly"),
        ("no fewer than 126 delegations", "at least"),
        ("it did not rain, and 126 delegations came", "exactly"),
        ("не только 126 делегаций", "exactly"),
        ("не считая 126 делегаций", "exactly"),
        ("не менее 126 делегаций", "at least"),
        ("не было дождя, и 126 делегаций приехали", "exactly"),
    ],
)
def test_what_is_not_denied(words: str, comparator: str) -> None:
    """A denial of something else, or one that is part of a bound, denies no number."""
    assert number(126, comparator, words) == "carried"


def test_the_number_of_a_session_behind_no() -> None:
    """The "no" before a number may be that of "number"."""
    assert ordinal_support(13, "Session no 13").verdict == "carried"
    assert ordinal_support(13, "Session No 13").verdict == "carried"
    assert ordinal_support(13, "It was not session no 13").verdict != "carried"


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("126 delegations approximately", "about"),
        ("126, if not more, delegations", "at least"),
        ("126 delegations, if not more", "at least"),
        ("126 делегаций минимум", "at least"),
        ("126 делегаций как минимум.", "at least"),
        ("126 делегаций максимум", "at most"),
        ("126 делегаций примерно", "about"),
        ("126 примерно делегаций", "about"),
        ("от силы 126 делегаций", "at most"),
        ("topped 126 delegations", "more than"),
    ],
)
def test_bounds_behind_what_is_counted(words: str, comparator: str) -> None:
    """Words behind what is counted bound the number as those before it do."""
    assert number(126, comparator, words) == "carried"
    assert number(126, "exactly", words) == "contradicted"


@pytest.mark.parametrize(
    "words",
    [
        "126 делегаций, примерно 40 министров",
        "126 делегаций примерно из 40 стран",
        "число делегаций выросло до 126",
        "сократилось с 140 до 126",
        "рост числа делегаций до 126",
    ],
)
def test_a_bound_of_another_number(words: str) -> None:
    """What bounds another number does not bound this one, and what a number became is that number."""
    assert number(126, "exactly", words) == "carried"
    assert number(126, "at most", words) == "contradicted"


def test_until_bounds_where_nothing_changed() -> None:
    """The Russian "up to" bounds a number wherever no word of change stands before it."""
    assert number(126, "at most", "Форум вырос. Приедут до 126 делегаций.") == "carried"
    assert number(126, "exactly", "приедут до 126 делегаций") == "contradicted"


@pytest.mark.parametrize(
    "words",
    [
        "did not exceed 126",
        "doesn't exceed 126 delegations",
        "it never exceeded 126",
        "it wasn't more than 126",
        "не превысило 126",
        "не превышает 126 делегаций",
        "126 delegations maximum",
    ],
)
def test_what_was_not_exceeded(words: str) -> None:
    """What was not exceeded is the most there was."""
    assert number(126, "at most", words) == "carried"
    assert number(126, "more than", words) == "contradicted"


@pytest.mark.parametrize("words", ["the 12th-14th rounds", "12th–14th rounds", "the 12th to 14th rounds"])
def test_a_range_of_ordinals(words: str) -> None:
    """Both ends of a range of ordinals are places in an order."""
    assert [ordinal_support(n, words, "en").verdict for n in (12, 14)] == ["carried"] * 2
