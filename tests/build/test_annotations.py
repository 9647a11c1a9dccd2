"""Annotation files: what a person wrote, with the line it stands on, and what is wrong with it."""

import re
from pathlib import Path

import pytest

from security_meetings.build.annotations import read_annotations, words_in
from tests.build.shared import NEXT, annotated, refused
from tests.conftest import NOTES, MakePack


def test_lines(tmp_path: Path) -> None:
    """Blocks come in the order of the file, with the line each starts on, whatever stands between them."""
    file = tmp_path / "notes.toml"
    lines = [
        'source = "wire"',
        '# [[quote]] in a comment is none, nor is one in the "words" \u2028 of a line',
        "[[quote]]",
        'words = """',
        'two lines"""',
        'meetings.m.city = "x"',
        "  [[ set_aside ]]  # indented",
        'words = "x"',
        "[[quote]]",
        'words = "y"',
        'meetings.m.city = "y"',
    ]
    file.write_text("\r\n".join(lines), encoding="utf-8", newline="")
    found = read_annotations(file)
    assert found.source == "wire"
    assert found.problems == ()
    assert [(b.kind, b.number) for b in found.blocks] == [("quote", 3), ("set_aside", 7), ("quote", 9)]
    assert [words_in(b.keys) for b in found.blocks] == [["two lines"], ["x"], ["y"]]


@pytest.mark.parametrize(("value", "values"), [('"a"', ["a"]), ('["a"]', ["a"]), ('["a", "b"]', ["a", "b"])])
def test_values(tmp_path: Path, value: str, values: list[str]) -> None:
    """Each value of a line is one of its own, with its property and the line it stands on."""
    file = tmp_path / "notes.toml"
    file.write_text(f'[[quote]]\nwords = "x"\nmeetings.m.topics = {value}\n', encoding="utf-8")
    (block,) = read_annotations(file).blocks
    assert [line.value for line in block.lines] == values
    said = {(line.collection, line.subject, line.property.path, line.number) for line in block.lines}
    assert said == {("meetings", "m", "topics", 3)}


@pytest.mark.parametrize(
    ("says", "message"),
    [
        ('meeting.forum-2025.city = "x"', r"unknown key 'meeting'; did you mean 'meetings'\?"),
        ("countries.KZ = {}", r"countries\.KZ: this says nothing: name a property, or take it out"),
        ("meetings.forum-2025.topics = []", r"topics: an empty list says nothing: take it out"),
        ("meetings.forum-2025.counts = {}", r"counts: no such property"),
        ('modalty = "expected"', r"unknown key 'modalty'; did you mean 'modality'\?"),
        (
            'meetings.forum-2025.cty = "x"',
            r"meetings\.forum-2025\.cty: no such property; did you mean 'city'\?",
        ),
        (
            'meetings.forum-2025.counts.guest = "5"',
            r"counts\.guest: no such property; did you mean 'counts\.guests'\?",
        ),
        ('meetings.forum-2025.other_names = "x"', "other_names: no such property"),
        ('meetings.forum-2025.id = "x"', "id: no such property"),
        ('meetings = "x"', r"meetings: expected an id and a property behind it"),
        ('meetings.forum-2025 = "x"', r"meetings\.forum-2025: expected a property behind it"),
        ('claims.abc.rank = "normal"', "nothing can be claimed of claims"),
        ('marks.abc.reason = "x"', "nothing can be claimed of marks"),
        (
            'meetings.forum-2025.city = ["a", "b"]',
            r"meetings\.forum-2025\.city: expected one value, got a list",
        ),
        ("meetings.forum-2025.city = 5", r"meetings\.forum-2025\.city: expected text, got 5"),
        ("meetings.forum-2025.city = 2025-05-27", "city: expected text, got datetime.date"),
        ("meetings.forum-2025.name = 5", r"meetings\.forum-2025\.name: expected text, got 5"),
        (
            'meetings.forum-2025.name = "Gathering"',
            "the value 'Gathering' stands 0 times in the quoted words",
        ),
        (
            'meetings.forum-2025.venue = "o"',
            "the value 'o' stands 0 times .*; there it is only part of 'Forum'",
        ),
        ('meetings.forum-2025.ordinal = "13"', "ordinal: expected a whole number, such as 2, got '13'"),
        ("meetings.forum-2025.ordinal = true", "ordinal: expected a whole number, such as 2, got True"),
        ('meetings.forum-2025.start = "27 May"', "start: expected a day such as '2025-05-27'"),
        ("meetings.forum-2025.start = 2025-05-27T10:00:00", "start: expected a day"),
        ('meetings.forum-2025.counts.guests = "lots"', r"counts\.guests: expected a count such as '126'"),
        (
            "meetings.forum-2025.counts.guests = 5",
            r"counts\.guests: expected a count in quotes, such as '126', got 5",
        ),
        ('sources.wire.sha256 = "00"', "the build itself says the sha256 of a source"),
        ('meetings.forum-2025.format = "ajar"', "format: expected one of 'closed-door', 'open', got 'ajar'"),
        ('talks.t.attendees = {official = "x"}', "attendees: "),
        ('talks.t.attendees = "PT"', """expected the parts of Attendee, as {party = "…"}, got 'PT'"""),
        ('talks.t.attendees = {party = "RU", rank = 1}', "attendees: unknown field 'rank'"),
        ("", "nothing is claimed here: add collection.id.property = value, or set it aside"),
    ],
)
def test_wrong_line(make_pack: MakePack, says: str, message: str) -> None:
    """A line that says nothing that can be is told with file and line, and with what was meant."""
    (problem,) = refused(make_pack(annotated(says), built=False))
    assert problem.startswith("wire.toml: ")
    # Behind the header and the words; that nothing is claimed is said of the block.
    assert problem.endswith(f" @ line {NEXT if 'nothing is claimed' in message else NEXT + 2}")
    assert re.search(message, problem)


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ('[[editorial]]\ncountries.RU.gw = "365"', "an editorial claim states its basis: add 'because'"),
        ('[[editorial]]\nbecause = ""\ncountries.RU.gw = "365"', "because: expected text, got ''"),
        ('[[editorial]]\nbecause = "x"', "nothing is claimed here"),
        ('[[editorial]]\nbecause = "x"\nwords = "y"\ncountries.RU.gw = "1"', "unknown key 'words'"),
        (
            '[[editorial]]\nbecause = "x"\nrank = "best"\nrank_reason = "y"\ncountries.RU.gw = "1"',
            "one of 'pref",
        ),
        ('[[quote]]\nmeetings.m.city = "x"', "no words are quoted: add 'words'"),
        ('[[set_aside]]\nreason = "advert"', "no words are quoted: add 'words'"),
        ('[[set_aside]]\nwords = "13th"', "expected one of 'page furniture', .*, got None"),
        ('[[set_aside]]\nwords = "13th"\nreason = "adverts"', r"got 'adverts'; did you mean 'advert'\?"),
        (
            '[[set_aside]]\nwords = "13th"\nreason = "advert"\nmeetings.m.city = "x"',
            r"\[\[set_aside\]\] claims nothing: say 'meetings' below a \[\[quote\]\]",
        ),
        ('[[anomaly]]\nwords = "13th"\nreason = "odd"', "expected one of .*'misprint'.*, got None"),
        ('[[anomaly]]\nwords = "13th"\nkind = "misprint"\nby = "x"', "unknown key 'by'"),
    ],
)
def test_wrong_block(make_pack: MakePack, block: str, message: str) -> None:
    """A block that lacks what its kind asks for, or has what it cannot, is told with file and line."""
    (problem,) = refused(make_pack(f"{NOTES}{block}\n", built=False))
    assert problem.startswith("wire.toml: ")
    assert NEXT <= int(problem.rpartition(" @ line ")[2]) <= NEXT + block.count("\n")
    assert re.search(message, problem)


@pytest.mark.parametrize(
    ("notes", "message"),
    [
        ("source = ", "wire.toml: cannot be read as TOML: "),
        (
            'source = "wire"\n[[qoute]]\nwords = "x"\n',
            "wire.toml: unknown block 'qoute'; did you mean 'quote'?",
        ),
        ('source = "wire"\ncolour = "red"\n', "wire.toml: unknown block 'colour'"),
        ('source = "wire"\n[quote]\nwords = "x"\n', "each block starts with [[quote]] on a line of its own"),
        ('quote = [5]\nsource = "wire"\n', "each block starts with [[quote]] on a line of its own"),
        ("source = 5\n", "wire.toml: source: expected text, got 5"),
        ('source = ""\n', "wire.toml: source: expected text, got ''"),
        ('[[quote]]\nwords = "Forum"\nmeetings.m.city = "x"\n', "a file without 'source' quotes nothing"),
    ],
)
def test_wrong_file(make_pack: MakePack, notes: str, message: str) -> None:
    """A file that cannot be read as blocks is told as a whole."""
    assert message in "\n".join(refused(make_pack(notes, built=False)))


@pytest.mark.parametrize(
    "value", ["{}", "{{value = {}}}", "{{value = {}, by = 'x'}}", "[{}]", "{} # 2030-01-01"]
)
@pytest.mark.parametrize(
    ("day", "cure"),
    [
        ("2030-03-41", "of a day not known, give the month in quotes: '2030-03'"),
        ("2030-02-30", "of a day not known, give the month in quotes: '2030-02'"),
        ("2030-13-01", "of a day not known, give the year in quotes: '2030'"),
    ],
)
def test_an_impossible_day(make_pack: MakePack, value: str, day: str, cure: str) -> None:
    """A day that the calendar does not have is told as such, wherever it stands, and what to write."""
    notes = f'source = "wire"\n[[quote]]\nwords = "One"\nmeetings.m.start = {value.format(day)}\n'
    (problem,) = refused(make_pack(notes, built=False))
    assert problem.startswith("wire.toml: ")
    assert problem.endswith(f"; {day!r} is no day of the calendar; {cure} @ line 4")


def test_a_month_without_quotes(make_pack: MakePack) -> None:
    """A day that is not full has no form in TOML but a text."""
    notes = 'source = "wire"\n[[quote]]\nwords = "2030-01"\nmeetings.m = {start = 2030-03}\n'
    (problem,) = refused(make_pack(notes, built=False))
    assert problem.endswith("; a day that is not full stands in quotes: '2030-03' @ line 4")


def test_a_day_in_a_text_is_not_blamed(make_pack: MakePack) -> None:
    """What is wrong is not a day that stands in quotes, or in a remark."""
    notes = 'source = "wire"\n[[quote]]\nwords = "on 2030-02-31" x # 2030-02-30\n'
    (problem,) = refused(make_pack(notes, built=False))
    assert "calendar" not in problem


@pytest.mark.parametrize(
    ("words", "cure"),
    [
        ('"One', "a text ends on its line, with the quotation mark that begins it"),
        ("'One", "a text ends on its line, with the quotation mark that begins it"),
        ('"""One', 'a text that begins with """ ends with """'),
        ("'''One", "a text that begins with ''' ends with '''"),
    ],
)
@pytest.mark.parametrize("behind", ["", "\n", "\nmeetings.m.days = 3\n"])
def test_an_unclosed_text(make_pack: MakePack, words: str, cure: str, behind: str) -> None:
    """A text that does not end is told with the line on which it begins, and how it ends."""
    (problem,) = refused(make_pack(f'source = "wire"\n[[quote]]\nwords = {words}{behind}', built=False))
    assert problem.endswith(f"; {cure} @ line 3")


@pytest.mark.parametrize(
    "headers", [("[quote]", "[quote]"), ("[quote]", "[[quote]]"), ("[[quote]]", "[quote]")]
)
def test_a_block_with_the_header_of_a_table(make_pack: MakePack, headers: tuple[str, str]) -> None:
    """Blocks of one kind are items of a list: the message says how each starts."""
    notes = 'source = "wire"\n{}\nwords = "One"\n{}\nwords = "Two"\n'.format(*headers)
    (problem,) = refused(make_pack(notes, built=False))
    assert problem.endswith("; each block starts with [[quote]] on a line of its own @ line 4")


@pytest.mark.parametrize("again", ["= {city = 'Oslo'}", ".city = 'Oslo'", "= 5"])
def test_one_subject_on_two_lines(make_pack: MakePack, again: str) -> None:
    """TOML takes no second line for a subject that has an inline table: the message says what to do."""
    notes = f'source = "wire"\n[[quote]]\nwords = "One"\nmeetings.m = {{days = 3}}\nmeetings.m{again}\n'
    (problem,) = refused(make_pack(notes, built=False))
    assert (
        "write meetings.m = {a = …, b = …}, or meetings.m.a = … and meetings.m.b = … each on a line"
        in problem
    )
    assert problem.endswith("goes into one inline table, or on lines of their own @ line 5")


@pytest.mark.parametrize(
    ("stated", "how"),
    [
        ('remarks.r = {text = "One", by = "x"}', 'text = {value = "…", by = "…"}'),
        (
            'remarks.r.modality = "expected"\nremarks.r.rank = "normal"',
            'text = {value = "…", modality = "…", rank = "…"}',
        ),
        (
            'meetings.m.counts = {guests = "3", modality = "expected"}',
            'counts.guests = {value = "…", modality',
        ),
    ],
)
def test_what_is_said_of_a_value_is_no_property(make_pack: MakePack, stated: str, how: str) -> None:
    """Who says it and how is written beside a value or the words: the message shows both."""
    notes = f'source = "wire"\n[[quote]]\nwords = "One"\n{stated}\n'
    told = [line for line in refused(make_pack(notes, "One.", built=False)) if "no such property" in line]
    assert told
    assert how in told[-1]
    assert all("or, for all lines of the [[quote]], beside its 'words'" in line for line in told)
