"""Days, weekdays and times as texts print them: what one writes, one reads."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings.support.calendars import MONTHS, reads_months, reads_weekdays
from security_meetings.support.days import days
from security_meetings.support.times import times, weekdays
from tests.support.written import ENGLISH_MONTHS, RUSSIAN_MONTHS, as_english_ordinal, in_chinese

DATES = st.dates(datetime.date(1800, 1, 1), datetime.date(2199, 12, 31))
Parts = tuple[int | None, int | None, int | None]


def read(words: str, language: str | None = None) -> list[Parts]:
    """Year, month and day of each reading."""
    return [day[:3] for day in days(words, language)]


def parts(day: datetime.date) -> Parts:
    """Year, month and day."""
    return day.year, day.month, day.day


def ordinal(n: int) -> str:
    """A day of the month as an ordinal in figures."""
    return f"{n}{'th' if 11 <= n <= 13 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


@given(DATES)
def test_english(day: datetime.date) -> None:
    """A day in English is read whole, however it is written."""
    month, year = ENGLISH_MONTHS[day.month - 1], day.year
    for written in (
        f"{day.day} {month} {year}",
        f"{day.day} {month}, {year}",
        f"{ordinal(day.day)} of {month} {year}",
        f"{month} {day.day}, {year}",
        f"{month} {ordinal(day.day)} {year}",
        f"{month.upper()} {day.day}, {year}",
        f"{month} the {ordinal(day.day)}, {year}",
        f"the {as_english_ordinal(day.day)} of {month} {year}",
        f"{month[:3]}. {day.day}, {year}",
        f"{day.day} {month[:3]} {year}",
    ):
        assert read(f"It opened on {written}, as planned.") == [parts(day)]


@given(DATES)
def test_russian(day: datetime.date) -> None:
    """A day in Russian is read whole."""
    written = f"{day.day} {RUSSIAN_MONTHS[day.month - 1]} {day.year}"
    assert read(f"Форум открылся {written} года.") == [parts(day)]
    assert read(f"Форум открылся {written} г.") == [parts(day)]
    assert read(f"Форум открылся {day.day}-го {RUSSIAN_MONTHS[day.month - 1]} {day.year}") == [parts(day)]


@given(DATES, st.sampled_from([None, "en", "de", "ar", "sw"]))
def test_figures(day: datetime.date, language: str | None) -> None:
    """A day in figures is read in any language."""
    for written in (
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day:%Y/%m/%d}",
        f"{day:%Y.%m.%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}년 {day.month}월 {day.day}일",
        f"{day.isoformat()}T10:00Z",
    ):
        assert parts(day) in read(f"x {written} y", language)
        assert len(days(f"x {written} y", language)) == 1


@given(DATES, st.sampled_from([*"./-"]))
def test_either_order(day: datetime.date, mark: str) -> None:
    """Figures with the year last are read day first and month first, where both are days."""
    first = read(f"on {day.day}{mark}{day.month}{mark}{day.year}")
    last = read(f"on {day.month:02}{mark}{day.day:02}{mark}{day.year}")
    assert parts(day) in first
    assert parts(day) in last
    assert len(first) == len(last) == (2 if day.day <= 12 and day.day != day.month else 1)


@given(DATES)
def test_chinese_numerals(day: datetime.date) -> None:
    """A day in Chinese numerals is read whole."""
    year = "".join("〇一二三四五六七八九"[int(figure)] for figure in str(day.year))
    month, date = (
        in_chinese(n).removeprefix("一") or "一" if 10 <= n < 20 else in_chinese(n)
        for n in (day.month, day.day)
    )
    assert read(f"于{year}年{month}月{date}日开幕") == [parts(day)]


@given(DATES, st.sampled_from(sorted(MONTHS)), st.data())
def test_other_languages(day: datetime.date, language: str, data: st.DataObject) -> None:
    """A day with any known name of its month is read, whether the language is told or not."""
    name = data.draw(st.sampled_from(MONTHS[language].split()[day.month - 1].split("/")))
    for tag in (language, None):
        assert read(f"{day.day} {name.capitalize()} {day.year}", tag) == [parts(day)]
        assert read(f"{day.day}. {name.capitalize()} {day.year}", tag) == [parts(day)]


@given(DATES, st.integers(1, 20))
def test_ranges(first: datetime.date, more: int) -> None:
    """Both ends of a range are read, with the month and the year that stand only at one of them."""
    last = first + datetime.timedelta(days=more)
    one, other = ENGLISH_MONTHS[first.month - 1], ENGLISH_MONTHS[last.month - 1]
    both = [parts(first), parts(last)]
    if first.year != last.year:
        forms = [f"{first.day} {one} {first.year} – {last.day} {other} {last.year}"]
    elif first.month != last.month:
        forms = [
            f"{first.day} {one} – {last.day} {other} {last.year}",
            f"from {one} {first.day} to {other} {last.day}, {last.year}",
            f"from Tuesday, {first.day} {one} to Friday, {last.day} {other} {last.year}",
        ]
    else:
        forms = [
            f"from {first.day} to {last.day} {one} {first.year}",
            f"between {first.day} and {last.day} {one} {first.year}",
            f"{first.day}–{last.day} {one} {first.year}",
            f"{one} {first.day}-{last.day}, {first.year}",
            f"{one} {first.day} to {last.day}, {first.year}",
            f"с {first.day} по {last.day} {RUSSIAN_MONTHS[first.month - 1]} {first.year} года",
            f"{first.day}-{last.day}.{first.month:02}.{first.year}",
            f"{first.isoformat()}/{last.day:02}",
        ]
    for written in [*forms, f"{first.isoformat()}/{last.isoformat()}"]:
        assert read(f"It lasts {written}.") == both


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("runs through May 29", [(None, 5, 29)]),
        ("27, 28 and 29 May", [(None, 5, 27), (None, 5, 28), (None, 5, 29)]),
        ("First held in 2010", [(2010, None, None)]),
        ("MCIS-2021", [(2021, None, None)]),
        ("in May 2025", [(2025, 5, None)]),
        ("в мае 2025 года", [(2025, 5, None)]),
        ("в мае", [(None, 5, None)]),
        ("In June they met", [(None, 6, None)]),
        ("2025-05", [(2025, 5, None)]),
        ("--05-29", [(None, 5, 29)]),
        ("5月27日", [(None, 5, 27)]),
        ("24.5.25", [(2025, 5, 24)]),
        ("24.5.85", [(1985, 5, 24)]),
        ("двадцать седьмого мая 2025 года", [(2025, 5, 27)]),
        ("May the fourth", [(None, 5, 4)]),
        ("29 February", [(None, 2, 29)]),
        ("27 may 2025", [(2025, 5, 27)]),
        ("le 1er mai 2025", [(2025, 5, 1)]),
        ("27 de mayo de 2025", [(2025, 5, 27)]),
        ("the season 2024-2025", [(2024, None, None), (2025, None, None)]),
    ],
)
def test_parts(words: str, found: list[Parts]) -> None:
    """A day is read as far as it is printed."""
    assert read(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "of 20 delegations, 5 may attend",
        "they march 5 miles",
        "in the 1990s",
        "в 1990-х годах",
        "31 June",
        "29.02.2027",
        "2,025 guests",
        "1 250 guests",
        "12025",
        "Marta and Mayo",
        "40 May",
        "",
    ],
)
def test_no_days(words: str) -> None:
    """What is no day of the calendar, or another word, is not read; a lone month may be."""
    assert {*read(words)} <= {(None, 5, None), (None, 6, None)}


def test_a_count_behind_a_day() -> None:
    """A count behind a day is no second day, or at least no sure one."""
    assert read("On May 27, 60 reports were heard") == [(None, 5, 27)]
    assert read("On May 27, 12 delegations came") == [(None, 5, 27)]
    assert [day.day for day in days("On May 5 and 12 delegations came") if day.certain] == [5]


def test_may_be_a_decimal() -> None:
    """Two figures alone may be a decimal or a fraction, and are not certain."""
    assert {day.certain for day in days("4.5 and 1/3")} == {False}


def test_spans() -> None:
    """Spans are those of the text given, and of a list each day has its own."""
    text = "сто\u0301 гостей: 27\u00ad–29 ма\u0301я"
    assert [text[day.start : day.end] for day in days(text)] == ["27\u00ad", "29 ма\u0301я"]


def test_a_word_of_two_languages() -> None:
    """Where a language is told, its own months are read; «листопада» is November in Ukrainian and Polish."""
    assert read("5 листопада 2025", "uk") == read("5 listopada 2025", "pl") == [(2025, 11, 5)]


@given(st.integers(0, 6), st.sampled_from(["in small", "in large"]))
def test_weekdays(weekday: int, size: str) -> None:
    """Weekdays are read in English and Russian, in full and shortened."""
    day = datetime.date(2025, 5, 26) + datetime.timedelta(days=weekday)
    english = f"{day:%A}"
    russian = "понедельник вторник среду четверг пятницу субботу воскресенье".split()[weekday]
    for words in (f"on {english}", f"в {russian}", f"{english[:3]}, 27 May", f"{english[:3]}. 27"):
        written = words.upper() if size == "in large" else words
        assert [found.weekday for found in weekdays(written)] == [weekday]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("星期天", [6]),
        ("周二", [1]),
        ("火曜日", [1]),
        ("am Mittwoch", [2]),
        ("terça-feira", [1]),
        ("у п’ятницю", [4]),
        ("the Sun rose", []),
        ("they wed. Then", []),
        ("he sat, alone", []),
        ("Mondays", [0]),
    ],
)
def test_other_weekdays(words: str, found: list[int]) -> None:
    """Weekdays of other languages are read; words that look like short ones are not."""
    assert [weekday.weekday for weekday in weekdays(words)] == found


@given(st.times())
def test_times(time: datetime.time) -> None:
    """A time of day is read on both clocks."""
    hour, minute = time.hour, time.minute
    half = "p.m." if hour >= 12 else "a.m."
    for written in (
        f"{hour}:{minute:02}",
        f"{hour % 12 or 12}:{minute:02} {half}",
        f"{hour % 12 or 12}.{minute:02} {half}",
    ):
        assert [(t.hour, t.minute) for t in times(f"at {written}")] == [(hour, minute)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("at 10 a.m.", (10, 0)),
        ("12 am", (0, 0)),
        ("12 pm", (12, 0)),
        ("15h30", (15, 30)),
        ("10 o’clock", (10, 0)),
        ("в 10 часов", (10, 0)),
        ("5 часов вечера", (17, 0)),
        ("2025-05-27T10:45Z", (10, 45)),
        ("at noon", (12, 0)),
        ("в полночь", (0, 0)),
    ],
)
def test_other_times(words: str, found: tuple[int, int]) -> None:
    """Hours alone, noon and midnight are read."""
    assert [(time.hour, time.minute) for time in times(words)] == [found]


@pytest.mark.parametrize("words", ["10 часов подряд", "1:2", "24:00", "25:10", "3.5", "ratio 12:41:3"])
def test_no_times(words: str) -> None:
    """Spans of time and ratios are no times of day."""
    assert times(words) == []


def test_known_languages() -> None:
    """Languages whose months and weekdays are known are told from others; figures need none."""
    assert reads_months("en-GB")
    assert reads_months(None)
    assert reads_months("ko")
    assert not reads_months("sv")
    assert reads_weekdays("ja")
    assert not reads_weekdays("ko")


@given(st.text(max_size=60), st.sampled_from([None, "de", "xx"]))
def test_any_text(text: str, language: str | None) -> None:
    """Any text is read without an error, and every span lies in it."""
    spans = [(day.start, day.end) for day in days(text, language)]
    spans += [(weekday.start, weekday.end) for weekday in weekdays(text, language)]
    spans += [(time.start, time.end) for time in times(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    "unit", ["May ", "27 May 2025 ", "27, ", "мая ", "2025-", "27.05.", "一月", "10:", "Tuesday "]
)
def test_long_text(unit: str) -> None:
    """Time grows with the length of a text, not with its square."""
    text = unit * (60_000 // len(unit))
    assert isinstance(days(text), list)
    assert isinstance(weekdays(text), list)
    assert isinstance(times(text), list)


DAYS_OF_MONTH = st.lists(st.integers(1, 28), min_size=2, max_size=4, unique=True)


@given(
    DAYS_OF_MONTH.map(sorted), st.integers(0, 11), st.sampled_from([", ", " и ", "–", " либо ", ", а также "])
)
def test_days_of_a_list(listed: list[int], month: int, joint: str) -> None:
    """Each day of a list has the month that stands behind the last, in English and Russian."""
    wanted = [(2031, month + 1, day) for day in listed]
    russian, english = RUSSIAN_MONTHS[month], ENGLISH_MONTHS[month]
    assert read(f"Встречи {joint.join(map(str, listed))} {russian} 2031 года.", "ru") == wanted
    *first, last = map(str, listed)
    for final in (" and ", ", and ", " or ", " to "):
        assert read(f"Held {', '.join(first)}{final}{last} {english} 2031.", "en") == wanted
        assert read(f"Held {english} {', '.join(first)}{final}{last}, 2031.", "en") == wanted
    *earlier, final_day = map(as_english_ordinal, listed)
    assert read(f"Held the {', '.join(earlier)} and the {final_day} of {english} 2031.", "en") == wanted


@given(st.integers(1, 28), st.integers(1, 28), st.integers(0, 11))
def test_moved_days(was: int, became: int, month: int) -> None:
    """Of a change both days are read, whichever is the earlier, and wherever the month stands."""
    russian, english = RUSSIAN_MONTHS[month], ENGLISH_MONTHS[month]
    wanted = [(None, month + 1, was), (None, month + 1, became)]
    for text in (
        f"перенесено с {was} на {became} {russian}.",
        f"перенесено с {was}-го на {became}-е {russian}.",
        f"перенесено с четверга, {was}, на пятницу, {became} {russian}.",
        f"перенесено с {was} (четверга) на {became} {russian}.",
        f"перенесено с {was} {russian} на {became}-е.",
    ):
        assert read(text, "ru") == wanted
    for text in (
        f"moved from {was} to {became} {english}.",
        f"moved from {english} {was} to {became}.",
        f"moved from {english} {ordinal(was)} to the {ordinal(became)}.",
        f"moved from the {ordinal(was)} onto the {ordinal(became)} of {english}.",
        f"moved from Thursday {was} to Friday {became} {english}.",
        f"moved from {was} {english} to the {ordinal(became)}.",
    ):
        assert read(text, "en") == wanted


@pytest.mark.parametrize(
    ("words", "read_as"),
    [
        ("с 28 мая по 2 июня", [(None, 5, 28), (None, 6, 2)]),
        ("с 28 мая на 2-е июня", [(None, 5, 28), (None, 6, 2)]),
        ("from 28 May to the 2nd of June", [(None, 5, 28), (None, 6, 2)]),
        ("28 мая и 12 делегаций", [(None, 5, 28)]),
        ("28 May and 12 delegations", [(None, 5, 28)]),
        ("продлён с 28 мая на 3 дня", [(None, 5, 28)]),
    ],
)
def test_no_day_of_the_same_month(words: str, read_as: list[Parts]) -> None:
    """What stands behind a day of a month is another day of it only where it can be nothing else."""
    assert read(words) == read_as


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("в 1991-95 гг.", [1991, 1995]),
        ("в 1991–95 годах", [1991, 1995]),
        ("the 2031-32 session", [2031, 2032]),
        ("в 2001/02 гг.", [2001, 2002]),
        ("в 1991—1995 гг.", [1991, 1995]),
        ("две тысячи тридцать первого года", [2031]),
        ("в тысяча девятьсот девяносто первом году", [1991]),
        ("две тысячи тридцать первого делегата", []),
    ],
)
def test_years(words: str, years: list[int]) -> None:
    """Years are read that share their century, or are written in words."""
    assert read(words) == [(year, None, None) for year in years]


def test_for_the_first_time_is_no_day() -> None:
    """«Впервые» beside a month is no first of it."""
    assert read("прошёл в мае впервые", "ru") == [(None, 5, None)]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("пт", [4]),
        ("Пт, 28 мая", [4]),
        ("чт–пт", [3, 4]),
        ("(вс)", [6]),
        ("ВС РФ", []),
        ("100 вт.", []),
        ("ср. также", []),
        ("субботний", [5]),
        ("воскресным утром", [6]),
        ("в пятничном выпуске", [4]),
        ("понедельники и четверги", [0, 3]),
        ("окружающую среду", []),
        ("охрана окружающей среды", []),
        ("в среде экспертов", []),
        ("в среду обитания", []),
        ("в среду", [2]),
        ("до среды", [2]),
        ("среда, 28 мая", [2]),
        ("28 мая, среда", [2]),
        ("28 мая 2031 года (среда)", [2]),
        ("во вторник и среду", [1, 2]),
        ("Среда", [2]),
    ],
)
def test_russian_weekdays(words: str, named: list[int]) -> None:
    """Short forms, adjectives, and «среда» where it is no environment."""
    assert [w.weekday for w in weekdays(words, "ru")] == named


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2025年5月26日至29日", [(2025, 5, 26), (2025, 5, 29)]),
        ("2025年5月26日-29日", [(2025, 5, 26), (2025, 5, 29)]),
        ("2024年5月30日～6月2日", [(2024, 5, 30), (2024, 6, 2)]),
        ("2024年12月30日～1月2日", [(2024, 12, 30), (2025, 1, 2)]),
        ("5月26日から29日まで", [(None, 5, 26), (None, 5, 29)]),
        ("2025년 5월 26일부터 29일까지", [(2025, 5, 26), (2025, 5, 29)]),
        ("2025年5月26日、29日", [(2025, 5, 26), (2025, 5, 29)]),
        ("2025年5月", [(2025, 5, None)]),
        ("2025年5月26日,29个国家", [(2025, 5, 26)]),
    ],
)
def test_eastern_ranges(words: str, expected: list[tuple[int | None, ...]]) -> None:
    """The second day of a Chinese, Japanese or Korean range has the year and the month of the first."""
    assert [day[:3] for day in days(words)] == expected
