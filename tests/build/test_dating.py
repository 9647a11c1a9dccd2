"""Days that lean on the day of publication: the year, and which Tuesday."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import Dataset, load
from security_meetings.build import build
from security_meetings.build.dating import WEEKDAYS, Published, in_year, of_weekday
from security_meetings.model.days import PartialDate
from tests.build.shared import refused
from tests.conftest import MakePack

TEXT = "Published 26 May 2025.\nThe Forum opens on 29 May. Talks were held on Tuesday.\n"
HEAD = 'source = "wire"\n'
PUBLISHED = 'published = {value = 2025-05-26, words = "Published 26 May 2025"}\n'
YEAR = 'year = "published"\n'
OPENS = (
    '[[quote]]\nwords = "The Forum opens on 29 May"\nmeetings.f = {name = "Forum", start = "XXXX-05-29"}\n'
)
TUESDAY = '[[quote]]\nwords = "on Tuesday"\ntalks.t = {date = {value = "Tuesday", resolve = "before"}}\n'
ASIDE = '[[set_aside]]\nwords = "Talks were held on Tuesday."\nreason = "rhetoric"\n'


def built(make_pack: MakePack, notes: str, text: str = TEXT) -> Dataset:
    """The data set of these notes."""
    root = make_pack(notes, text)
    return load(root)


def test_the_year_of_publication(make_pack: MakePack) -> None:
    """A day without a year gets that of publication, inferred, with both quotes as premises."""
    ds = built(make_pack, HEAD + PUBLISHED + YEAR + OPENS + ASIDE)
    assert ds.meetings["f"].start == datetime.date(2025, 5, 29)
    [claim] = ds.claims.where(property="start")
    assert (claim.basis, claim.because) == ("inferred", "The year is that of publication, 2025-05-26.")
    assert [e.exact for e in claim.evidence] == ["The Forum opens on 29 May", "Published 26 May 2025"]
    assert ds.verify().ok


def test_without_the_key_it_has_none(make_pack: MakePack) -> None:
    """What the author does not say is not resolved."""
    ds = built(make_pack, HEAD + PUBLISHED + OPENS + ASIDE)
    assert str(ds.meetings["f"].start) == "XXXX-05-29"


def test_a_day_that_its_words_do_not_carry(make_pack: MakePack) -> None:
    """The day and month must be printed all the same."""
    notes = HEAD + PUBLISHED + YEAR + OPENS.replace("05-29", "05-28") + ASIDE
    [problem] = refused(make_pack(notes, TEXT, built=False))
    assert "the words do not carry" in problem


def test_nobody_says_when_it_was_published(make_pack: MakePack) -> None:
    """Without the day of publication there is nothing to lean on."""
    [problem] = refused(make_pack(HEAD + YEAR + OPENS + ASIDE, TEXT.replace("Published", ""), built=False))[
        :1
    ]
    assert "needs the day of publication, in full: add published" in problem


def test_an_editor_may_say_it(make_pack: MakePack) -> None:
    """The day of publication may come from an editor, beside the source or in another file."""
    beside = 'published = {value = 2025-05-26, because = "the address has it"}\n'
    ds = built(make_pack, HEAD + beside + YEAR + OPENS + TUESDAY, TEXT.split("\n", 1)[1])
    assert ds.meetings["f"].start == datetime.date(2025, 5, 29)
    assert [c.basis for c in ds.claims.where(property="published")] == ["editorial"]
    elsewhere = {
        "more.toml": '[[editorial]]\nbecause = "the address has it"\nsources.wire.published = 2025-05-26\n'
    }
    root = make_pack(HEAD + YEAR + OPENS + TUESDAY, TEXT.split("\n", 1)[1], more=elsewhere)
    assert load(root).talks["t"].date == datetime.date(2025, 5, 20)


def test_a_weekday(make_pack: MakePack) -> None:
    """A weekday becomes the day that the author means, inferred, and rests on both quotes."""
    ds = built(make_pack, HEAD + PUBLISHED + OPENS + TUESDAY)
    [claim] = ds.claims.where(property="date")
    assert claim.value == datetime.date(2025, 5, 20)
    assert claim.because == "The last Tuesday before the day of publication, 2025-05-26."
    assert [e.exact for e in claim.evidence] == ["on Tuesday", "Published 26 May 2025"]


@pytest.mark.parametrize(
    ("right", "mistaken", "told"),
    [
        (', resolve = "before"', "", "Tuesday of which week? Say it"),
        ('"before"', '"soon"', "resolve: expected 'before' or 'after' or 'same day', got 'soon'"),
        ('"Tuesday", r', '"2025-05-20", r', "only a weekday that is given for a day needs it"),
        ('value = "Tuesday"', 'value = "Friday"', "the words do not carry 'Friday'"),
        ('"before"', '"same day"', "Tuesday is not the day of publication: 2025-05-26 is a Monday"),
    ],
)
def test_a_weekday_that_is_not_clear(make_pack: MakePack, right: str, mistaken: str, told: str) -> None:
    """Which Tuesday it is, only the author can say; and the words must print it."""
    notes = HEAD + PUBLISHED + OPENS + TUESDAY.replace(right, mistaken)
    [problem] = refused(make_pack(notes, TEXT, built=False))
    assert told in problem


@given(st.dates(datetime.date(1900, 1, 8), datetime.date(2100, 1, 1)), st.sampled_from(WEEKDAYS))
def test_before_and_after_are_within_a_week(day: datetime.date, name: str) -> None:
    """Both are days of that name, one to seven days away, on either side."""
    for resolve, sign in (("before", -1), ("after", 1)):
        found, _ = of_weekday(name, resolve, Published(day))
        assert WEEKDAYS[found.weekday()] == name
        assert 1 <= sign * (found - day).days <= 7


@given(st.dates(datetime.date(1900, 1, 8), datetime.date(2100, 1, 1)), st.integers(1, 12), st.integers(1, 28))
def test_a_year_is_taken_only_where_it_is_the_nearest(day: datetime.date, month: int, number: int) -> None:
    """Just after the turn of the year, "30 December" is not eleven months ahead: the author has to say so."""
    partial = PartialDate(None, month, number)
    apart = abs((datetime.date(day.year, month, number) - day).days)
    if apart > 183:
        with pytest.raises(ValueError, match="say which year"):
            in_year(partial, Published(day))
    else:
        assert in_year(partial, Published(day))[0] == datetime.date(day.year, month, number)


def test_the_language_of_a_text_quotes_nothing(make_pack: MakePack) -> None:
    """The language stands beside the source as it is, as an editor's word."""
    ds = built(make_pack, HEAD + 'language = "en"\n' + PUBLISHED + OPENS + ASIDE)
    [claim] = ds.claims.where(property="language")
    assert (claim.value, claim.basis, claim.evidence) == ("en", "editorial", ())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('year = "2025"', "year: expected 'published', got '2025'"),
        ("draft = 1", "draft: expected true or false, got 1"),
    ],
)
def test_keys_beside_the_source(make_pack: MakePack, line: str, told: str) -> None:
    """What may stand beside the source has few values."""
    [problem] = refused(make_pack(HEAD + line + "\n", "One.", built=False))
    assert problem == f"wire.toml: {told} @ line 2"


def test_they_need_a_source(make_pack: MakePack) -> None:
    """Beside no source, they say nothing."""
    root = make_pack(more={"lone.toml": "draft = true\n"}, built=False)
    assert "lone.toml: draft: of which source?" in refused(root)[0]
    assert build(make_pack())


WIRE = 'published = {value = 2031-05-29, words = "29 May 2031"}\n'


@pytest.mark.parametrize(
    ("words", "resolve", "printed"),
    [
        ("В среду, 28 мая 2031 года, прошла встреча", "after", "28 мая 2031"),
        ("Wednesday (28 May)", "after", "28 May"),
        ("Opened on 28 May 2031, it went on, said officials on Wednesday", "after", "28 May 2031"),
        ("Opened on 28 May, it went on, said officials on Wednesday", "after", "28 May"),
        ("Wednesday, 27 May 2031", "before", "27 May 2031"),
        ("В среду, 28 мая 2031 года, прошла встреча", "before", None),
        ("on Wednesday, 28 May", "before", None),
        ("on Wednesday; it had begun on 27 May 2031", "after", None),
        ("on Wednesday, as in May 2031", "after", None),
    ],
)
def test_a_printed_day_is_not_counted_out(
    make_pack: MakePack, words: str, resolve: str, printed: str | None
) -> None:
    """Where the words print the day of that weekday, no other is taken; the message names the printed one."""
    text = f"29 May 2031\n\n{words}.\n"
    notes = f'{HEAD}{WIRE}[[quote]]\nwords = "{words}"\n'
    notes += f'talks.t = {{date = {{value = "Wednesday", resolve = "{resolve}"}}}}\n'
    if printed is None:
        assert load(make_pack(notes, text)).talks["t"].date is not None
        return
    (problem,) = refused(make_pack(notes, text, built=False))
    assert f"but the words print {printed!r}" in problem
    assert "without resolve" in problem


def test_a_printed_day_beside_fewer_words(make_pack: MakePack) -> None:
    """It is seen, too, where only the weekday is quoted, right before its day."""
    notes = f'{HEAD}{WIRE}[[quote]]\nwords = "В среду"\n'
    notes += 'talks.t = {date = {value = "Wednesday", resolve = "after"}}\n'
    text = "29 May 2031\n\nВ среду, 28 мая 2031 года, прошла встреча.\n"
    assert "but the words print '28 мая 2031" in refused(make_pack(notes, text, built=False))[0]
