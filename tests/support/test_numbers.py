"""Numbers as texts print them: each form is found, told from what is no count, and bounded."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings.support.numbers import numbers, vague
from tests.growth import in_proportion
from tests.support.written import as_english_ordinal, grouped, in_chinese, in_english, in_roman, in_russian

ANY = st.one_of(st.integers(0, 999_999_999), st.integers(0, 2000))
COUNTS = {"cardinal", "year", "range bound"}
PLACES = {"ordinal", "roman", "numbered"}


def counts(words: str, language: str | None = None) -> list[int | Fraction]:
    """The numbers that may be counts."""
    return [n.value for n in numbers(words, language) if n.kind in COUNTS]


def places(words: str, language: str | None = None) -> list[int | Fraction]:
    """The numbers that may be places in an order."""
    return [n.value for n in numbers(words, language) if n.kind in PLACES]


def kinds(words: str, language: str | None = None) -> list[tuple[int | Fraction, str]]:
    """What each number is."""
    return [(n.value, n.kind) for n in numbers(words, language)]


def bounded(words: str) -> list[tuple[int | Fraction, str]]:
    """Each number with the plainest meaning of what bounds it."""
    return [(n.value, n.comparators[0]) for n in numbers(words)]


@given(ANY, st.sampled_from(["", ",", ".", "'", "’", "\u00a0", "\u202f", "\u2009", " ", "٬"]))
def test_figures(n: int, mark: str) -> None:
    """A number in figures is found with any mark between the thousands."""
    written = grouped(n, mark)
    text = f"There were {written} guests"
    found = [number for number in numbers(text) if number.value == n and number.kind in COUNTS]
    assert [text[number.start : number.end] for number in found] == [written]


@given(ANY, st.sampled_from(["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "０１２３４５６７８９"]))
def test_figures_of_any_script(n: int, figures: str) -> None:
    """Decimal figures of every script are read."""
    written = str(n).translate(str.maketrans("0123456789", figures))
    assert counts(f"– {written} –") == [n]


@given(ANY)
def test_words(n: int) -> None:
    """A number in English or Russian words is found again."""
    assert counts(f"There were {in_english(n)} guests") == [n]
    assert counts(f"Было {in_russian(n)} гостей") == [n]


@given(st.integers(1, 9999))
def test_chinese(n: int) -> None:
    """A number in Chinese numerals is found, and is an ordinal behind its mark."""
    assert kinds(f"共{in_chinese(n)}个") == [(n, "cardinal")]
    assert kinds(f"第{in_chinese(n)}届") == [(n, "ordinal")]
    assert kinds(f"第{n}届") == [(n, "ordinal")]


@given(st.integers(1, 3999))
def test_roman(n: int) -> None:
    """A roman numeral is a place in an order and no count; C, D, L and M alone are something else."""
    numeral = in_roman(n)
    assert kinds(f"{numeral} Forum") == ([] if numeral in {"C", "D", "L", "M"} else [(n, "roman")])


@given(st.integers(1, 999_999))
def test_ordinals(n: int) -> None:
    """Ordinals in figures and in words are places in an order and no counts."""
    suffix = "th" if n % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    for written in (f"{n}{suffix}", as_english_ordinal(n), f"{n}-й", f"{n}-я", f"{n}-го", f"{n}º"):
        assert kinds(f"the {written} forum") == [(n, "ordinal")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("2.5 million", [2_500_000]),
        ("3 тыс. гостей", [3000]),
        ("1,5 млн", [1_500_000]),
        ("10k guests", [10_000]),
        ("5bn", [5_000_000_000]),
        ("12万", [120_000]),
        ("3 тысячи двести", [3200]),
        ("2 млн 300 тыс.", [2_300_000]),
        ("10 тысяч 500 гостей", [10_500]),
        ("Of 2 million 300 came", [2_000_000, 300]),
        ("two dozen", [24]),
        ("5 dozen", [60]),
        ("12,50,000", [1_250_000]),
        ("1,250,000", [1_250_000]),
        ("126 delegations from 105 countries", [126, 105]),
        ("all three working days", [3]),
        ("the three-day dialogue", [3]),
        ("трёхдневный диалог", [3]),
        ("3-дневный", [3]),
        ("126delegations", [126]),
        ("In 2027, 126 came", [126]),
        ("1500 guests", [1500]),
    ],
)
def test_counts(words: str, found: list[int]) -> None:
    """Multipliers, groups and joined forms are counts."""
    assert counts(words) == found


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("3.5", "decimal"),
        ("0.125", "decimal"),
        ("1,250.50", "decimal"),
        ("45%", "percent"),
        ("45 per cent", "percent"),
        ("45 процентов", "percent"),
        ("forty-five percent", "percent"),
        ("1/3", "fraction"),
        ("two thirds of them", "fraction"),
        ("one third", "fraction"),
        ("G7", "label"),
        ("COVID-19", "label"),
        ("Expo-2027", "label"),
        ("5G", "label"),
        ("the 80s", "label"),
        ("4 May 2027", "date"),
        ("27–29 May", "date"),
        ("May 27 to 29", "date"),
        ("27.05.2027", "date"),
        ("2027-05-27", "date"),
        ("27 мая 2027 года", "date"),
        ("the twenty-seventh of May", "date"),
        ("12:41", "time"),
        ("at 10 a.m.", "time"),
        ("в 10 часов", "time"),
    ],
)
def test_no_counts(words: str, kind: str) -> None:
    """Decimals, shares, parts of names, days and times are found, and told from counts."""
    assert {k for _, k in kinds(words)} == {kind}


def test_year_or_count() -> None:
    """Four figures may be a year or a count; with a mark they are a count."""
    assert kinds("Came to 2010") == [(2010, "year")]
    assert kinds("Held since 2010") == [(2010, "date")]
    assert kinds("2,010 guests") == [(2010, "cardinal")]


def test_plain_space() -> None:
    """Figures parted by a plain space may be one number or several."""
    assert set(counts("1 250")) == {1, 250, 1250}
    assert 126 in counts("on 27 126 delegations came")


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Session 13", None),
        ("No. 13", "en"),
        ("№ 13", "ru"),
        ("Раунд 13", "ru"),
        ("Die 13. Tagung", "de"),
        ("13. zasedání", "cs"),
        ("XIIIth", "en"),
        ("le XIIIe forum", "fr"),
        ("«ХIII форум»", "ru"),
        ("\u216b\u2160", None),
        ("тринадцатая встреча", "ru"),
        ("第十三", "zh"),
        ("제13차", "ko"),
        ("13ᵗʰ", "en"),
        ("13-th", "en"),
    ],
)
def test_places(words: str, language: str | None) -> None:
    """Numbers behind nouns and signs, roman numerals and ordinals of other languages are places."""
    assert places(words, language) == [13]


@pytest.mark.parametrize(
    "words", ["V. Quill spoke", "СССР", "Си", "MI6 men", "came in 13. They", "civil", "iv"]
)
def test_no_places(words: str) -> None:
    """Initials, words of such letters and the end of an English sentence are no places in an order."""
    assert places(words, "en") == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("over 125 delegations from more than 100 countries", [(125, "more than"), (100, "more than")]),
        ("126 delegations and more than 100 others", [(126, "exactly"), (100, "more than")]),
        ("at least three, but fewer than a dozen", [(3, "at least"), (12, "fewer than")]),
        ("свыше ста двадцати пяти делегаций", [(125, "more than")]),
        ("up to two hundred and five", [(205, "at most")]),
        ("a total of 126", [(126, "exactly")]),
        ("nearly a hundred", [(100, "nearly")]),
        ("more than 2.5 million", [(2_500_000, "more than")]),
    ],
)
def test_bounds(words: str, found: list[tuple[int, str]]) -> None:
    """Each number has the bound that stands beside it."""
    assert bounded(words) == found


@given(st.integers(0, 999), st.integers(1, 9999))
def test_ranges(low: int, more: int) -> None:
    """Both ends of a range are found, each with its bound and the whole range."""
    ends = low, low + more
    for words in (
        f"between {low} and {ends[1]} guests",
        f"{low} to {ends[1]}",
        f"{low}–{ends[1]} guests",
        f"{low} or {ends[1]} guests",
        f"от {low} до {ends[1]} гостей",
        f"{in_english(low)} to {in_english(ends[1])} guests",
    ):
        found = [number for number in numbers(words) if number.kind == "range bound"]
        if not found:
            # Two figures such as 1999 may be years, and 1990 to 1999 is a time.
            assert {number.kind for number in numbers(words)} & {"year", "date"}
            continue
        assert [(number.value, number.comparators, number.ends) for number in found] == [
            (ends[0], ("at least",), ends),
            (ends[1], ("at most",), ends),
        ]


def test_what_changed() -> None:
    """The ends of "from 80 to 90" are what was and what is, where a word tells of a change."""
    assert [(n.comparators, n.ends) for n in numbers("grew from 80 to 90")] == [(("exactly",), None)] * 2
    assert [n.ends for n in numbers("from 80 to 90 came")] == [(80, 90)] * 2


def test_shared_thousands() -> None:
    """A scale behind a range is that of both ends."""
    assert [n.ends for n in numbers("80 to 90 thousand")] == [(80_000, 90_000)] * 2


@pytest.mark.parametrize(
    "words", ["126-105", "90 to 80", "between parties, 5 and 6", "12 delegations – 30 men"]
)
def test_no_ranges(words: str) -> None:
    """What goes down, or has words between, is no range."""
    assert all(number.ends is None for number in numbers(words))


def test_spans_in_the_text() -> None:
    """Spans are those of the text given, soft hyphens and marks included."""
    text = "Свы\u00adше двена\u0301дцати го\u0301стей"
    (found,) = numbers(text)
    assert (found.value, text[found.start : found.end]) == (12, "двена\u0301дцати")
    assert found.bound is not None
    assert text[found.bound[0] : found.bound[1]] == "Свы\u00adше"


def test_other_languages() -> None:
    """In a language that is not read, figures are found and words are not."""
    assert counts("tolv och 126 och one", "sv") == [126]
    assert counts("одне і 12", "uk") == [12]


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("dozens of talks", [12]),
        ("scores of guests", [20]),
        ("hundreds of thousands", [100_000]),
        ("десятки делегаций", [10]),
        ("сотни", [100]),
        ("несколько тысяч", [1000]),
        ("several hundred guests", [100]),
        ("a few dozen", [12]),
        ("dozens of guests, hundreds of others", [12, 100]),
        ("two hundred", []),
        ("100 тысяч", []),
        ("две тысячи", []),
        ("a dozen", []),
        ("a number of talks", []),
    ],
)
def test_vague(words: str, units: list[int]) -> None:
    """Words that tell only a size are found, unless they are part of a number."""
    assert [found.unit for found in vague(words)] == units


def test_several_are_no_number() -> None:
    """Several hundred are not a hundred."""
    assert counts("several hundred guests, a hundred others") == [100]


def test_vague_carries() -> None:
    """Dozens carry "at least" from one to two of them, and nothing exact."""
    (dozens,) = vague("dozens")
    assert [n for n in range(40) if dozens.carries(n, "at least")] == list(range(12, 25))
    assert not dozens.carries(24, "exactly")


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    """Any text is read without an error, in order, and every span lies in it."""
    found = numbers(text)
    assert [n.start for n in found] == sorted(n.start for n in found)
    assert all(0 <= n.start < n.end <= len(text) for n in found)


@pytest.mark.parametrize(
    "unit",
    [
        "7",
        "7 ",
        "1,250,",
        "one hundred ",
        "M",
        "XIII ",
        "May ",
        "over 5 to ",
        "сто ",
        "hundred and ",
        "十",
        "5-",
        "3/",
        "in 2025, ",
        "2024-",
        "Articles 5, ",
        "Room 12 and ",
        "№ ",
        "555-",
        "$40-",
        "5 and ",
        "half past ",
        "без двадцати ",
        "the 100 mark ",
        "no foreign ",
        "a couple of ",
        "quarter of a ",
        "the first ",
        "3:",
    ],
)
def test_long_text(unit: str) -> None:
    """Time grows with the length of a text, not with its square."""
    assert in_proportion(lambda letters: numbers(unit * (letters // len(unit))), 2500)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("共三万人", 30_000),
        ("共三萬人", 30_000),
        ("共两亿人", 2 * 10**8),
        ("共兩億三萬五千人", 200_035_000),
        ("около ста стран", 100),
    ],
)
def test_large_numerals_in_either_writing(words: str, value: int) -> None:
    """Myriads are read in simplified and in traditional characters; a hundred in Russian in any case."""
    assert value in counts(words)


@pytest.mark.parametrize(
    ("words", "value", "comparator"),
    [
        ("двух с половиной тысяч человек", 2500, "exactly"),
        ("три с половиной миллиона", 3_500_000, "exactly"),
        ("2 с половиной тысячи", 2500, "exactly"),
        ("2 and a half thousand", 2500, "exactly"),
        ("более двух с половиной сотен", 250, "more than"),
        ("делегаций сорок", 40, "about"),
        ("собралось участников двести", 200, "about"),
        ("человек двадцать пять", 25, "about"),
        ("тысяч пять гостей", 5000, "about"),
        ("сотни полторы", 150, "about"),
        ("десятка три делегаций", 30, "about"),
        ("около тысячи двухсот", 1200, "about"),
        ("под сотню", 100, "nearly"),
        ("под 300 гостей", 300, "nearly"),
        ("за 120 делегаций", 120, "more than"),
        ("число перевалило за сто двадцать", 120, "more than"),
        ("далеко за двести", 200, "more than"),
        ("от 120 делегаций", 120, "at least"),
        ("от ста двадцати участников", 120, "at least"),
        ("добрая сотня", 100, "at least"),
        ("добрых полсотни", 50, "at least"),
        ("около полусотни", 50, "about"),
        ("чуть ли не сорок", 40, "nearly"),
        ("сто с гаком", 100, "more than"),
        ("дюжины делегаций", 12, "exactly"),
        ("полутысячи", 500, "exactly"),
        ("более полутораста", 150, "more than"),
        ("десятеро", 10, "exactly"),
        ("обеих сторон", 2, "exactly"),
        ("пара делегаций", 2, "exactly"),
        ("ни одной делегации", 0, "exactly"),
        ("ни единого голоса", 0, "exactly"),
        ("единственная делегация", 1, "exactly"),
        ("с семью делегациями", 7, "exactly"),
        ("двадцатью семью делегациями", 27, "exactly"),
        # As it stands, where what looks like a bound is none.
        ("за 120 лет", 120, "exactly"),
        ("за 120, остальные против", 120, "exactly"),
        ("проголосовали за 40", 40, "exactly"),
        ("под сорока флагами", 40, "exactly"),
        ("число делегаций сорок", 40, "exactly"),
        ("из делегаций сорок", 40, "exactly"),
        ("из прибывших делегаций сорок", 40, "exactly"),
        ("для делегаций сорок мест", 40, "exactly"),
        ("Петров сорок раз", 40, "exactly"),
    ],
)
def test_russian_counts(words: str, value: int, comparator: str) -> None:
    """Russian says "about" by turning the words, and bounds by prepositions; only one number is read."""
    (found,) = (n for n in numbers(words, "ru") if n.kind in COUNTS)
    assert (found.value, found.comparators[0]) == (value, comparator)
    if comparator != "exactly":
        assert "exactly" not in found.comparators


@pytest.mark.parametrize(
    "words",
    ["взял свою семью", "его семью пригласили", "три с половиной часа", "в 1991-95 гг.", "в 2031–32 годах"],
)
def test_no_russian_counts(words: str) -> None:
    """A family is not seven, a half is no whole number, and years are no counts."""
    assert counts(words, "ru") == []


def test_a_counted_noun_is_not_turned() -> None:
    """A noun that has its number before it is not counted once more."""
    for words in ("из ста делегаций сорок уехали", "100 делегаций сорок раз"):
        assert bounded(words) == [(100, "exactly"), (40, "exactly")]


def test_a_dozen_or_dozens() -> None:
    """«Дюжины» is of one dozen or several; behind «около» of one alone."""
    assert [v.unit for v in vague("дюжины делегаций", "ru")] == [12]
    assert vague("около дюжины делегаций", "ru") == []


def test_for_the_first_time() -> None:
    """«Впервые» is a place in an order, and no day of a month."""
    assert places("впервые прошёл", "ru") == [1]
    assert counts("впервые прошёл", "ru") == []


@pytest.mark.parametrize("text", ["5 for, zero against", "за 5, ноль против", "2, zero"])
def test_zero_beside_another_number(text: str) -> None:
    """None may stand right behind a number."""
    assert [n.value for n in numbers(text)][1:] == [0]


FEW_WORDS = (
    "20 105 13-я 100+ zero ноль two третий тысяч полмиллиона сто half a dozen стодневный more than leſs "
    "about or не менее за от и to – of a no none couple score dozen quarter mark the 2025 XIII I first past "
    "Room Article № $ % km aged в часов без четверти пара сотен пунктов 3-2 5+1 ( ) , . : Group Seven отметку"
).split()


@given(
    st.lists(
        st.tuples(st.sampled_from(FEW_WORDS), st.sampled_from([99, 99, 99, 0, 1, 2]), st.sampled_from(" -")),
        min_size=1,
        max_size=9,
    ),
    st.sampled_from([None, "de", "fr", "ru"]),
)
def test_no_words_break_it(parts: list[tuple[str, int, str]], language: str | None) -> None:
    """Words of numbers may stand beside each other in any order, some with a letter too few."""
    text = "".join(f"{word[:cut]}{word[cut + 1 :]}{gap}" for word, cut, gap in parts)
    for number in numbers(text, language):
        assert 0 <= number.start < number.end <= len(text)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("From 80 to 90 delegations come each year.", "en"),
        ("The forum grew. From 80 to 90 delegations come.", "en"),
        ("from 80 up to 90 delegations", "en"),
        ("an 80-to-90 crowd", "en"),
        ("с 80 до 90 делегаций", "ru"),
        ("80〜90カ国", "ja"),
        ("80 bis 90 Delegationen", "de"),
        ("entre 80 et 90 délégations", "fr"),
        ("de 80 à 90 délégations", "fr"),
        ("de 80 a 90 delegaciones", "es"),
        ("da 80 a 90 delegazioni", "it"),
    ],
)
def test_ranges_of_no_change(words: str, language: str) -> None:
    """Without a word of change they are the ends of a range, and neither is the number itself."""
    assert [(n.comparators[0], n.ends) for n in numbers(words, language)] == [
        ("at least", (80, 90)),
        ("at most", (80, 90)),
    ]
    assert all("exactly" not in n.comparators for n in numbers(words, language))
