"""New packs and drafts of annotation files: they build as they are, and claim nothing."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import load
from security_meetings.build import new_pack, new_source, rebuild
from security_meetings.build.drafting import draft
from security_meetings.build.proposing import Names
from security_meetings.build.tomling import key, quoted
from security_meetings.errors import InvalidValue, NotWritten, PackNotFound
from tests.build.shared import refused

TEXT = (
    "Harbour Bulletin, 2 May 2027\n"
    "The second Harbour Forum opens on 4 May. It drew 12 delegations from Iran and Russia. "
    "Iran spoke on Monday.\n"
    "Subscribe. Subscribe.\n"
)
PROPOSAL = re.compile(r"^# (?=(?:title|published|[a-z]+\.\S+) = )", re.MULTILINE)


def begun(tmp_path: Path, text: str = TEXT, name: str = "bulletin") -> tuple[Path, Path]:
    """A new pack, and the draft in it."""
    pack = new_pack(tmp_path / "harbour-forum")
    file = tmp_path / f"{name}.txt"
    file.write_bytes(text.encode())
    return pack, new_source(file, pack, language="en", meeting="harbour-2027")


def test_a_new_pack_builds(tmp_path: Path) -> None:
    """An empty pack builds, loads and is named after its folder."""
    root = new_pack(tmp_path / "Harbour Forum")
    rebuild(root)
    ds = load(root)
    assert "harbour-forum" in repr(ds)
    assert ds.verify().problems == ()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """What is there stays as it is: a pack, an annotation file, another text of that name."""
    pack, notes = begun(tmp_path)
    before = notes.read_bytes()
    with pytest.raises(NotWritten, match="is there already: nothing was written"):
        new_pack(pack)
    with pytest.raises(NotWritten, match="is there already"):
        new_source(tmp_path / "bulletin.txt", pack)
    (pack / "seeds" / "other.txt").write_text("One.")
    (tmp_path / "other.txt").write_text("Two.")
    with pytest.raises(NotWritten, match="is there already"):
        new_source(tmp_path / "other.txt", pack)
    assert not (pack / "seeds" / "other.toml").exists()
    assert notes.read_bytes() == before


def test_nothing_is_half_written(tmp_path: Path) -> None:
    """Where a file or its text cannot be put there, that is told, and neither is."""
    (tmp_path / "file").touch()
    with pytest.raises(NotWritten, match="cannot write"):
        new_pack(tmp_path / "file" / "pack")
    pack = new_pack(tmp_path / "harbour-forum")
    for name in ("bulletin", "b" * 251):
        (tmp_path / f"{name}.txt").write_text(TEXT)
    (pack / "seeds" / "bulletin.txt").mkdir()
    before = sorted(path.name for path in (pack / "seeds").iterdir())
    for name in ("bulletin", "b" * 251):
        with pytest.raises(NotWritten):
            new_source(tmp_path / f"{name}.txt", pack)
    assert sorted(path.name for path in (pack / "seeds").iterdir()) == before


def test_a_long_russian_name(tmp_path: Path) -> None:
    """The name of a text may be as long as the system takes it, though it is longer in Latin letters."""
    _, notes = begun(tmp_path, name="щ" * 100)
    assert f'source = "{"sch" * 100}"' in notes.read_text()


def test_a_draft_claims_nothing(tmp_path: Path) -> None:
    """It builds as it is: no sentence is told, none is refused, and all open ones are counted."""
    pack, notes = begun(tmp_path)
    built = rebuild(pack)
    ds = load(pack)
    assert len(ds.claims.where(source="bulletin")) == 0
    assert len(built.account.open) == len(ds.coverage()[0].open) > 4
    notes.write_text(notes.read_text().replace("draft = true", "draft = false"))
    assert any("is not accounted for" in problem for problem in refused(pack))


def test_what_is_proposed(tmp_path: Path) -> None:
    """Known names, days, weekdays and numbers are proposed where they stand, as comments."""
    told = begun(tmp_path)[1].read_text()
    for line in (
        '# title = "Harbour Bulletin, 2 May 2027"',
        '# published = {value = 2027-05-02, words = "2 May 2027"}',
        '# meetings.harbour-2027.start = "XXXX-05-04"',
        '# meetings.harbour-2027.counts.delegations = "12"',
        '# countries.IR.name = "Iran"',
        '# again: countries.IR.name = "Iran"',
        '# a day: {value = "Monday", resolve = "before"}',
    ):
        assert line in told
    assert [n for n in tomllib.loads(told) if n not in ("source", "draft", "language")] == ["quote"]


@pytest.mark.parametrize(
    ("days", "proposed"),
    [
        ("12 and 13 October 2031", ["start = 2031-10-12", "end = 2031-10-13"]),
        ("30 September to 2 October 2031", ["start = 2031-09-30", "end = 2031-10-02"]),
        ("12 October 2031", ["start = 2031-10-12"]),
        ("3 to 5 May", ['start = "XXXX-05-03"', 'end = "XXXX-05-05"']),
        ("5 May, as once on 3 May", ['end = "XXXX-05-05"', 'start = "XXXX-05-03"']),
        ("12 October 2031 or 13 October", []),
        ("12 October 2031, and so on 12 October 2031", ["start = 2031-10-12"]),
    ],
)
def test_first_and_last_day(days: str, proposed: list[str]) -> None:
    """Of two days in one sentence the later is proposed as the last, each once; of two in doubt neither."""
    told = draft(f"It was held on {days}.", "t", Names([]), language="en", meeting="m")
    assert re.findall(r"^# meetings\.m\.(.*?)  #", told, re.MULTILINE) == proposed


def test_one_of_several_is_proposed() -> None:
    """What one block cannot hold twice is proposed once, with what it may be instead."""
    text = "Lima, Tuesday 4 May 2032. The OSCE (Organization for Security), Ada Quill and Quill."
    osce, ada = ("organizations", "osce"), ("officials", "ada-quill")
    names = Names(
        [(*osce, "OSCE"), (*osce, "Organization for Security"), (*ada, "Ada Quill"), (*ada, "Quill")]
    )
    told = draft(text, "t", names, language="en", meeting="m")
    assert "# meetings.m.start = 2032-05-04  #" in told
    assert '# organizations.osce.name = ["OSCE", "Organization for Security"]\n' in told
    assert '# officials.ada-quill.name = "Ada Quill"\n' in told
    assert "resolve" not in told
    assert "# would be refused" not in told


def test_all_that_is_proposed_builds(tmp_path: Path) -> None:
    """A proposal that is confirmed is never refused."""
    pack, notes = begun(tmp_path)
    confirmed = PROPOSAL.sub("", notes.read_text())
    notes.write_text(confirmed)
    rebuild(pack)
    ds = load(pack)
    assert ds.meetings["harbour-2027"].counts.delegations is not None
    assert ds.sources["bulletin"].title == "Harbour Bulletin, 2 May 2027"


@given(st.text(st.sampled_from("Ira n.\n\"\\#=[]'5,é\u202e\x7f"), max_size=60))
def test_any_text_makes_a_draft(text: str) -> None:
    """Whatever a text holds, the draft is TOML that quotes it, and shows nothing that cannot be seen."""
    told = draft(text, "t", Names([("countries", "IR", "Iran")]))
    blocks = tomllib.loads(told).get("quote", [])
    assert all("".join(b["words"].split()) in "".join(text.split()) for b in blocks)
    assert all(char.isprintable() for char in told.replace("\n", ""))


@given(st.text())
def test_texts_and_keys_come_back(text: str) -> None:
    """What is written as TOML reads as it was."""
    text = text.encode("utf-8", "ignore").decode()
    assert tomllib.loads(f"{key(text)} = {quoted(text)}") == {text: text}


def test_of_names_within_names_the_longest() -> None:
    """A longer name is not cut; part of a word is none; two bearers are both told."""
    names = Names([("x", "1", "Sergei Shoigu"), ("x", "2", "Shoigu"), ("y", "3", "Shoigu")])
    found = [(name, who) for *_, name, who in names.within("Sergei\nShoigu, Shoigu; Shoigus")]
    assert found == [("Sergei Shoigu", [("x", "1")]), ("Shoigu", [("x", "2"), ("y", "3")])]


def test_a_package_around_it(tmp_path: Path) -> None:
    """The project names the pack as an entry point, and the pack in it builds."""
    root = tmp_path / "harbour-forum"
    pack = new_pack(root, package=True)
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    module, _, folder = project["entry-points"]["security_meetings.packs"]["harbour-forum"].partition(":")
    assert root / "src" / module / folder == pack
    rebuild(pack)


def test_what_makes_no_pack_and_no_source(tmp_path: Path) -> None:
    """Names that make no id, and folders that are no pack, are refused with what is expected."""
    with pytest.raises(InvalidValue, match="needs letters from a to z"):
        new_pack(tmp_path / "…")
    (tmp_path / "a#b.txt").write_text("One.")
    with pytest.raises(InvalidValue, match="holds '#'"):
        new_source(tmp_path / "a#b.txt", new_pack(tmp_path / "p"))
    with pytest.raises(PackNotFound, match="begin one with new-pack"):
        new_source(tmp_path / "a#b.txt", tmp_path)


RUSSIAN = (
    "Златогорск, 20 мая 2031 года\n"
    "В среду, 28 мая 2031 года, открылась встреча с делегацией Ирана и "
    "Шанхайской организации сотрудничества. "
    "Её проводят с 2019 года. В ней участвуют 126 делегаций из 105 стран, 40 гостей и более 500 участников. "
    "Адрес: ул. Ленина, д. 5, в зале. Было 70 двусторонних встреч, 12 докладов и 5 круглых столов. "
    "Следующая встреча пройдёт 3 июня 2032 года.\n"
)


def russian(tmp_path: Path) -> tuple[Path, Path]:
    """A pack that uses two others, and the draft of a Russian text in it."""
    pack = new_pack(tmp_path / "forum")
    about = pack / "seeds" / "pack.toml"
    lines = [line for line in about.read_text().splitlines() if not line.startswith("uses")]
    about.write_text("\n".join([*lines, 'uses = ["iso3166", "organizations"]', ""]))
    file = tmp_path / "вестник.txt"
    file.write_bytes(RUSSIAN.encode())
    return pack, new_source(file, pack, language="ru", meeting="forum-2031")


def test_russian_counts(tmp_path: Path) -> None:
    """Nouns in whatever case are those of counts, or the unit of a tally; ids are in Latin letters."""
    notes = russian(tmp_path)[1]
    told = notes.read_text(encoding="utf-8")
    assert notes.name == "вестник.toml"
    assert 'source = "vestnik"\n' in told
    for line in (
        '# meetings.forum-2031.counts.delegations = "126"',
        '# meetings.forum-2031.counts.countries = "105"',
        '# meetings.forum-2031.counts.guests = "40"',
        '# meetings.forum-2031.counts.reports = "12"',
        '# tallies.forum-2031-500-uchastnikov = {meeting = "forum-2031", count = "more than 500", ',
        'count = "more than 500", unit = "persons"}',
        'count = "70", of_which = "двусторонних", unit = "talks"}',
        'of_which = "круглых"}  # say also: unit',
    ):
        assert line in told
    ids = re.findall(r"^# tallies\.(\S+)", told, re.MULTILINE)
    assert len(ids) == 3
    assert all(id_.isascii() for id_ in ids)


def test_english_counts() -> None:
    """Two numbers of one sentence are two counts, each by its own noun."""
    text = "126 delegations from 105 countries heard 12 reports by 40 guests in three plenary sessions."
    told = draft(text, "t", Names([]), language="en", meeting="m")
    assert re.findall(r'^# meetings\.m\.counts\.(\w+) = "(\d+)"', told, re.MULTILINE) == [
        ("delegations", "126"),
        ("countries", "105"),
        ("reports", "12"),
        ("guests", "40"),
        ("plenary_sessions", "3"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Адрес: ул. Ленина, д. 5, в зале.",
        "Пройдёт в зале 3 на этаже 12 здания.",
        "It is held at 17 Harbour Road.",
        "Come to room 12 of the house, floor 3.",
        "See No. 5 of the bulletin; call tel. 555.",
        "На 126 страницах.",
        "It drew 12, and more.",
    ],
)
def test_a_number_that_counts_nothing(text: str) -> None:
    """Numbers of houses, rooms and pages, and those with no noun behind them, are no counts."""
    told = draft(text, "t", Names([]), meeting="m")
    assert "counts." not in told
    assert not re.findall(r"^# tallies\.m-(?!126)", told, re.MULTILINE)


def test_inflected_names_are_proposed(tmp_path: Path) -> None:
    """Countries and bodies in another case are proposed in the nominative, as comments; and that builds."""
    pack, notes = russian(tmp_path)
    told = notes.read_text(encoding="utf-8")
    assert '# countries.IR.name = {value = "Иран", inferred = "the nominative of Ирана"}  # if' in told
    sco = "Шанхайская организация сотрудничества", "Шанхайской организации сотрудничества"
    assert (
        f'# organizations.sco.name = {{value = "{sco[0]}", inferred = "the nominative of {sco[1]}"}}' in told
    )
    assert told.count("# countries.") == 1
    rebuild(pack)
    assert "IR" not in [c.subject for c in load(pack).claims.where(source="vestnik")]
    notes.write_text(PROPOSAL.sub("", told).replace(', of_which = "круглых"', ""), encoding="utf-8")
    rebuild(pack)
    assert {"IR", "sco"} <= {c.subject for c in load(pack).claims.where(source="vestnik")}


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ru", "Послы Нигерии прибыли", ["NG"]),
        ("ru", "Иранец и ирана, Иракский", []),
        ("ru", "в Нигере", ["NE"]),
        (None, "с Ираком", ["IQ"]),
        ("en", "Iranians and Iraqi", []),
        ("pl", "Iranem", ["XI"]),
    ],
)
def test_forms_of_names(language: str | None, text: str, found: list[str]) -> None:
    """Of several names the likest is taken; another word, or a language without cases, has none."""
    told = [("IR", "Иран"), ("IQ", "Ирак"), ("NG", "Нигерия"), ("NE", "Нигер"), ("XI", "Iran")]
    names = Names([("countries", *each) for each in told])
    assert [id_ for *_, who in names.inflected(text, language) for _, id_ in who] == found


def test_the_first_and_last_day_once(tmp_path: Path) -> None:
    """Of all days one is proposed as the first; the others stand as bare comments, and no weekday is."""
    told = russian(tmp_path)[1].read_text(encoding="utf-8")
    assert re.findall(r"^# (?:again: |or: )?meetings\S+\.(?:start|end) = \S+", told, re.MULTILINE) == [
        "# meetings.forum-2031.start = 2031-05-28"
    ]
    assert re.findall("^# a day: (.*)", told, re.MULTILINE) == ["2031-05-20", '"2019"', "2032-06-03"]
    assert "resolve" not in told


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        (
            "Since 2019. It met on 9 June. It runs from 4 to 6 May.",
            ['start = "XXXX-05-04"', 'end = "XXXX-05-06"'],
        ),
        ("Oslo, 2 May 2031. The next is on 9 June. It opened on 4 May.", ['start = "XXXX-05-04"']),
        ("27–29 мая 2031 года, Златогорск. Он открылся.", ["start = 2031-05-27", "end = 2031-05-29"]),
        ("It opened on 4 May, a year after 7 May.", ['start = "XXXX-05-04"']),
        ("It opens in May 2031.", ['start = "2031-05"']),
        ("It has been held since 2019.", []),
        (
            "Oslo, 2 May 2031\nThey met on Monday, and on Friday.",
            ['start = {value = "Monday", resolve = "before"}'],
        ),
    ],
)
def test_which_day_is_proposed(text: str, proposed: list[str]) -> None:
    """The first interval, else the day nearest to what opens, else the first; never a bare year."""
    told = draft(text, "t", Names([]), meeting="m")
    assert re.findall(r"^# meetings\.m\.(.*?)  #", told, re.MULTILINE) == proposed


def test_what_would_be_refused_is_said_so() -> None:
    """A line that would not build says why, and the head of the draft says what that means."""
    told = draft("Iran and Iran.", "t", Names([("countries", "IR", "Iran")]), language="en")
    assert '# would be refused: countries.IR.name = "Iran"  # ' in told
    assert '# "would be refused": the build would refuse that line as it is' in told
