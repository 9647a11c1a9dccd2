"""Times of day said in words, or in figures behind a word for a time: "half past nine", «в три часа дня»."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

__all__ = ["on_24_hours", "said_times"]

_HALF_DAY, _WHOLE_DAY = 12, 24
_LATE = frozenset("p дня вечера пополудни afternoon evening night tarde noite".split())

_ENGLISH = {
    word: hour
    for hour, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}
_RUSSIAN = {
    form: hour
    for hour, row in enumerate(
        (
            "час часу часа",
            "два двух двум",
            "три трех трем трёх трём",
            "четыре четырех четырем четырёх четырём",
            "пять пяти",
            "шесть шести",
            "семь семи",
            "восемь восьми",
            "девять девяти",
            "десять десяти",
            "одиннадцать одиннадцати",
            "двенадцать двенадцати",
        ),
        start=1,
    )
    for form in row.split()
}
# The hour that is not yet full: «половина десятого» is 9:30.
_NEXT = {
    word: hour
    for hour, word in enumerate(
        "первого второго третьего четвертого пятого шестого седьмого восьмого девятого десятого "
        "одиннадцатого двенадцатого".split(),
        start=1,
    )
}
_MINUTES = {
    "пяти": 5,
    "десяти": 10,
    "четверти": 15,
    "двадцати": 20,
    "двадцати пяти": 25,
    "пять": 5,
    "десять": 10,
    "двадцать": 20,
    "тридцать": 30,
    "сорок": 40,
    "пятьдесят": 50,
    "пятнадцать": 15,
    "сорок пять": 45,
    "five": 5,
    "ten": 10,
    "a quarter": 15,
    "quarter": 15,
    "twenty": 20,
    "twenty-five": 25,
    "half": 30,
    "fifteen": 15,
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "fifty": 50,
}


def _any(words: Mapping[str, int]) -> str:
    return "|".join(word.replace(" ", r"\s") for word in sorted(words, key=len, reverse=True))


_DIGITS = r"(?:[01]?\d|2[0-4])(?!\d)"
_HOUR = rf"{_DIGITS}|{_any(_ENGLISH)}"
_PART = r"(?P<part>[ap])\.?\s?m\b\.?"
_PART_OF_DAY = r"(?:in\sthe\s(?P<part{0}>morning|afternoon|evening)|at\s(?P<part{0}n>night))\b"
_RU_HOUR = rf"{_DIGITS}|{_any({w: n for w, n in _RUSSIAN.items() if n > 1})}"
_RU_PART = r"(?P<part{0}>утра|дня|вечера|ночи|пополудни)\b"
# What is told by parts, money and the like is no time: "at 5.25 per cent".
_NO_TIME = (
    r"(?!\s?(?:[ap]\.?m\b|%|‰|per|pct|процент|раз|млн|млрд|тыс|million|billion|доллар|руб|евро|км|метр|points|"
    r"m\b))"
)

# Behind "at" or «в» two figures and a point are a time, if they can be no month: not "at 9.12".
_FORMS = rf"""(?<![\w.,:-])(?:
    (?P<past_minute>half|a\squarter|quarter|five|ten|twenty-five|twenty)\spast\s(?P<past>{_HOUR})\b
        (?:\s{_PART.replace("part", "part1")}|\s{_PART_OF_DAY.format(2)})?
    |(?:a\s)?quarter\sto\s(?P<to>{_HOUR})\b(?:\s{_PART.replace("part", "part3")}|\s{_PART_OF_DAY.format(4)})?
    |(?P<clock>{_HOUR})\s?o['’]clock\b(?:\s{_PART.replace("part", "part5")}|\s{_PART_OF_DAY.format(6)})?
    |(?P<word>{_any(_ENGLISH)})(?:\s(?P<word_minute>{
    _any({w: n for w, n in _MINUTES.items() if w.isascii()})
}))?
        \s{_PART.replace("part", "part7")}
    |(?:at|by|until|till|since|from|around|about|before|after)\s(?P<english>(?P<in_part>{_HOUR})
        (?:[:.](?P<in_part_minute>[0-5]\d))?\s{_PART_OF_DAY.format(8)})
    |(?:at|by|until|till|since|from)\s(?P<military>[0-2]\d[0-5]\d)\s(?:hours|hrs)\b
    |(?P<zoned>[0-2]\d[0-5]\d)\s(?:GMT|UTC|MSK|CET|local\stime)\b
    |(?:at|by|until|till|from|to|в|во|к|с|до|на|около|после|um|ab|bis|à|às|a\slas|alle|ore|dalle)\s
        (?P<pointed>{_DIGITS})[.](?P<pointed_minute>00|1[3-9]|[2-5]\d)(?![\d.,]\d|\d){_NO_TIME}
    |(?:в|к)\s(?P<ru>{_RU_HOUR})\sчас(?:а|ов|ам|у)?\b(?:\s(?P<ru_minute>[0-5]?\d|{
    _any({w: n for w, n in _MINUTES.items() if not w.isascii()})
})\sминут\w?)?(?:\s{_RU_PART.format("a")})?
    |с\s(?P<ru_first>{_DIGITS})\sдо\s(?P<ru_last>{_DIGITS})\sчасов\b
    |(?P<ru_of>{_RU_HOUR})(?:\sчас(?:а|ов|ам)?\s{_RU_PART.format("b")}
        |\s(?P<partc>утра|вечера|ночи)\b)
    |(?:в|к)\s(?P<ru_minutes>{_RU_HOUR})\s(?P<ru_words>{
    _any({w: n for w, n in _MINUTES.items() if not w.isascii()})
})\s{_RU_PART.format("d")}
    |(?P<one>час)\s(?P<parte>дня|ночи)\b
    |половин[аеу]\s(?P<half>{_any(_NEXT)})\b(?:\s{_RU_PART.format("f")})?
    |пол(?P<half_joined>{_any(_NEXT)})\b(?:\s{_RU_PART.format("g")})?
    |четверть\s(?P<quarter>{_any(_NEXT)})\b(?:\s{_RU_PART.format("h")})?
    |без\s(?P<less>пяти|десяти|четверти|двадцати\sпяти|двадцати)\s(?P<less_hour>{_RU_HOUR}|час)\b
        (?:\s{_RU_PART.format("i")})?
    |(?:в|к|с|до)\s(?P<short>{_DIGITS})\s?ч\b\.?(?:\s?(?P<short_minute>[0-5]?\d)\s?мин\b\.?)?
    |(?P<uhr>{_DIGITS})(?:[.:](?P<uhr_minute>[0-5]\d))?\sUhr\b(?:\s(?P<uhr_behind>[0-5]\d)\b)?
    |(?:à|dès|vers|às|a\slas|alle|ore)\s(?P<romance>{_DIGITS})\s?(?:h|heures?|horas)\b
        (?:\s?(?P<romance_minute>[0-5]\d)\b)?
)"""


@functools.cache
def _forms() -> re.Pattern[str]:
    return re.compile(_FORMS, re.IGNORECASE | re.VERBOSE)


def on_24_hours(hour: int, part: str) -> int:
    """An hour on the clock of 24, by the part of the day that is said with it: "p", «вечера», "evening".

    >>> on_24_hours(9, "вечера"), on_24_hours(12, "a"), on_24_hours(3, "")
    (21, 0, 3)
    """
    if not part or hour > _HALF_DAY:
        return hour
    night = part in {"ночи", "night"}
    if night:
        # Eleven at night is late, one at night early.
        return hour % _HALF_DAY + _HALF_DAY * (_HALF_DAY > hour > _HALF_DAY / 2)
    if part in {"утра", "morning", "дня"} and hour == _HALF_DAY:
        return hour
    return hour % _HALF_DAY + _HALF_DAY * (part in _LATE)


def said_times(even: str) -> Iterator[tuple[int, int, int, int]]:
    """Hour, minute, start and end of each time of day that is said so.

    >>> list(said_times("at half past nine; в три часа дня"))
    [(9, 30, 3, 17), (15, 0, 19, 33)]
    """
    for match in _forms().finditer(even):
        said = {name: text.lower() for name, text in match.groupdict().items() if text}
        part = next((text for name, text in said.items() if name.startswith("part")), "")
        for hour, minute in _of_form(said):
            start, end = match.span()
            if hour <= _WHOLE_DAY:
                yield on_24_hours(hour % _WHOLE_DAY, part), minute, start, end


def _hour(word: str) -> int:
    return int(word) if word.isdecimal() else {**_ENGLISH, **_RUSSIAN, **_NEXT}[word]


def _minute(word: str | None) -> int:
    if word is None:
        return 0
    return int(word) if word.isdecimal() else _MINUTES[" ".join(word.split())]


# Groups of hours with those of their minutes, and how many minutes less it is.
_FULL = {
    "past": "past_minute",
    "clock": "",
    "word": "word_minute",
    "in_part": "in_part_minute",
    "pointed": "pointed_minute",
    "ru": "ru_minute",
    "ru_first": "",
    "ru_last": "",
    "ru_of": "",
    "ru_minutes": "ru_words",
    "one": "",
    "short": "short_minute",
    "romance": "romance_minute",
}
_BEFORE_HOUR = {"half": 30, "half_joined": 30, "quarter": 15}


def _of_form(said: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    for name, minute in _FULL.items():
        if name in said:
            yield _hour(said[name]), _minute(said.get(minute))
    for name, minutes in _BEFORE_HOUR.items():
        if name in said:
            yield (_hour(said[name]) - 1 or _HALF_DAY), minutes
    if "to" in said or "less_hour" in said:
        hour = _hour(said["to"] if "to" in said else said["less_hour"])
        yield (hour - 1 or _HALF_DAY), 60 - (15 if "to" in said else _minute(said["less"]))
    if "uhr" in said:
        yield _hour(said["uhr"]), _minute(said.get("uhr_minute") or said.get("uhr_behind"))
    for name in ("military", "zoned"):
        if name in said:
            yield int(said[name][:2]), int(said[name][2:])
