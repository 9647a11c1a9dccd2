"""Support: the words of a claim carry its value, as far as a machine can compare the two."""

from __future__ import annotations

import pytest

from security_meetings import PartialDate
from tests.cases.making import Making, names, quote, saying, source

PLACES = {
    "counts.delegations": 'meetings.forum.counts.delegations = "{}"',
    "counts.countries": 'meetings.forum.counts.countries = "{}"',
    "ordinal": "meetings.forum.ordinal = {}",
    "days": "meetings.forum.days = {}",
    "start": "meetings.forum.start = {}",
    "end": "meetings.forum.end = {}",
}


def alarms(make: Making, text: str, field: str, value: object, **keys: object) -> list[str]:
    """What is said against a claim on words, by the build or by the questions that look for faults."""
    line = PLACES[field].format(value)
    told = make.told(source(text, quote(text, line, **keys)))
    return [line for line in told if names([line], "forum", field.rpartition(".")[2])]


WRONG = [
    ("It drew 126 delegations, the second time.", "counts.delegations", 162),
    ("It drew 126 delegations, the second time.", "ordinal", 13),
    ("It drew 12 delegations.", "counts.delegations", 21),
    ("Прибыло 15 делегаций.", "counts.delegations", 51),
    ("The 9th forum met.", "ordinal", 6),
    ("Some 1,250 delegations came.", "counts.delegations", 1520),
    ("It drew 126 delegations.", "counts.delegations", "more than 162"),
    ("126 delegations from 105 countries came.", "counts.countries", 150),
    ("It lasted 3 days.", "days", 4),
]


@pytest.mark.parametrize(("text", "field", "value"), WRONG)
def test_a_stated_number_that_the_words_do_not_hold_is_named(
    make: Making, text: str, field: str, value: object
) -> None:
    """A number of the claim that differs from those of its words is refused or listed."""
    assert alarms(make, text, field, value)


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("It drew 126 delegations, the second time.", "counts.delegations", 126),
        ("It drew 126 delegations, the second time.", "ordinal", 2),
        ("It drew twelve delegations.", "counts.delegations", 12),
        ("Прибыло двенадцать делегаций.", "counts.delegations", 12),
        ("Some 1,250 delegations came.", "counts.delegations", "about 1250"),
        ("1\u202f250 délégations.", "counts.delegations", 1250),
        ("The XIII forum met.", "ordinal", 13),
        ("第二届论坛开幕。", "ordinal", 2),
        ("The twenty-first forum met.", "ordinal", 21),
        ("It drew 126 delegations from 105 countries.", "counts.countries", 105),
        ("It lasted three days.", "days", 3),
        ("More than eighty delegations came.", "counts.delegations", "more than 80"),
    ],
)
def test_a_number_in_words_or_another_form_raises_no_alarm(
    make: Making, text: str, field: str, value: object
) -> None:
    """Number words, Roman numerals and parted thousands carry their number, or have to be inferred."""
    told = alarms(make, text, field, value)
    assert all("inferred" in line and not any(c.isdecimal() for c in text) for line in told)


DAYS = [
    ("It opened on 4 May 2027.", "2027-04-05"),
    ("It opened on 4 May 2027.", "2027-05-05"),
    ("Форум открылся 4 мая 2027 года.", "2027-04-05"),
    ("It opened on May 4, 2027.", "2027-05-14"),
    ("Il s’ouvrit le 4 mai 2027.", "2027-05-14"),
    ("It opened on 4 May 2027.", "2026-05-04"),
    ("It opened on 4 May 2027.", '"2027-06"'),
]


@pytest.mark.parametrize(("text", "value"), DAYS)
def test_a_stated_day_that_the_words_do_not_hold_is_named(make: Making, text: str, value: str) -> None:
    """A day of the claim that differs from the day in words is refused or listed."""
    assert alarms(make, text, "start", value)


@pytest.mark.parametrize(("text", "value"), DAYS)
def test_an_inferred_day_may_differ_from_the_words(make: Making, text: str, value: str) -> None:
    """Under `inferred` the same value passes."""
    assert not alarms(make, text, "start", value, inferred="Another text says that it was put off.")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It opened on 4/5/2027.", "2027-05-04"),
        ("It opened on 4/5/2027.", "2027-04-05"),
        ("It opened on 04.05.2027.", "2027-05-04"),
        ("It opened on 4 May 2027.", "2027-05-04"),
        ("It opened on May 4th, 2027.", "2027-05-04"),
        ("Форум открылся 4 мая 2027 года.", "2027-05-04"),
        ("It opened on 4 May.", f'"{PartialDate(None, 5, 4)}"'),
        ("It opened in May 2027.", '"2027-05"'),
        ("It opened on the fourth of May 2027.", "2027-05-04"),
        ("Am 4. Mai 2027 ging es los.", "2027-05-04"),
        ("論壇於2027年5月4日開幕。", "2027-05-04"),
    ],
)
def test_a_day_that_the_words_hold_or_may_hold_raises_no_alarm(make: Making, text: str, value: str) -> None:
    """A day in another order, language or form, or one that can be read both ways, is not listed."""
    assert not alarms(make, text, "start", value)


@pytest.mark.parametrize(
    ("value", "odd"),
    [("2027-05-04", False), ("2027-05-06", False), ("2027-05-05", True), ("2027-06-04", True)],
)
def test_each_day_of_a_span_carries_its_own(make: Making, value: str, odd: bool) -> None:
    """Of “4 to 6 May 2027”, both ends can be stated and nothing else."""
    text = "It was held from 4 to 6 May 2027."
    assert bool(alarms(make, text, "start" if value != "2027-05-06" else "end", value)) == odd


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Es kamen mehr als 48 Staaten.", "more than 48"),
        ("Au moins 48 pays.", "at least 48"),
        ("Menos de 48.", "fewer than 48"),
        ("Es kamen zwischen 30 und 35 Staaten.", "between 30 and 35"),
        ("Vinieron entre 30 y 35 países.", "between 30 and 35"),
    ],
)
def test_bounds_are_read_in_more_languages(make: Making, words: str, count: str) -> None:
    """A bound that the words print is no false alarm."""
    assert make.refusal(saying(words, f'meetings.f.counts.countries = "{count}"')) == ""
    assert make.refusal(saying(words, 'meetings.f.counts.countries = "35 to 49"')) != ""


@pytest.mark.parametrize("words", ["7 VI 2031", "7-Jun-2031", "the 7th day of June, 2031", "7.VI.2031"])
def test_days_are_read_in_other_forms(make: Making, words: str) -> None:
    """Months in Roman numerals or between hyphens, and "the 7th day of", are days."""
    assert make.refusal(saying(f"It met on {words}.", "meetings.f.start = 2031-06-07")) == ""
    assert make.refusal(saying(f"It met on {words}.", "meetings.f.start = 2031-07-06")) != ""
