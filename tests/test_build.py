"""The build: quotes found, claims made, every problem told, and the same bytes each time."""

import datetime
import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from security_meetings import Attendee, Claim, Count, PartialDate, load
from security_meetings.build import build, differences, lint, rebuild, write
from security_meetings.build.__main__ import main
from security_meetings.build.annotations import read_annotations
from security_meetings.errors import InvalidData, PackNotFound
from tests.conftest import EDITORIAL, NOTES, PACK, TEXT, MakePack

# The line on which a block stands that is put behind the notes of the small pack.
NEXT = NOTES.count("\n") + 1


def refused(root: Path) -> list[str]:
    """What the build says is wrong with a pack, a problem a line."""
    with pytest.raises(InvalidData) as caught:
        build(root)
    return str(caught.value).splitlines()


def claims_on(root: Path, path: str) -> list[Claim]:
    """The claims of a built pack on a property, in order."""
    return list(load(root).claims.where(property=path))


def annotated(says: str, words: str = '"Forum opens in Moscow"', **keys: str) -> str:
    """The notes of the small pack and one more quote."""
    lines = [f"{key} = {value}" for key, value in keys.items()]
    return "\n".join([NOTES + "[[quote]]", f"words = {words}", *lines, says, ""])


# What annotations make


def test_records(make_pack: MakePack) -> None:
    """A small pack gives the records that its notes say, and every claim of it can be checked."""
    ds = load(make_pack())
    meeting = ds.meetings["forum-2025"]
    assert (meeting.ordinal, meeting.name, meeting.city) == (13, "Forum", "Moscow")
    assert meeting.start == datetime.date(2025, 5, 27)
    assert meeting.chair == ds.officials.find("Sergei Shoigu").id
    assert meeting.counts.delegations == Count(126)
    (talk,) = ds.talks
    assert talk.parties == ("IR", "RU")
    assert talk.attendees == (Attendee("IR", "ali-akbar-ahmadian"), Attendee("RU"))
    assert ds.countries["RU"].alpha3 == "RUS"
    assert ds.verify().ok
    assert ds.name == "small"


def test_verbatim_is_narrowed(make_pack: MakePack) -> None:
    """The evidence of a verbatim value is just that value; of any other, all the words quoted."""
    root = make_pack()
    (name,) = [c for c in claims_on(root, "name") if c.subject == "forum-2025"]
    assert [e.exact for e in name.evidence] == ["Forum"]
    assert name.evidence[0].start == TEXT.index("Forum opened")
    (city,) = claims_on(root, "city")
    assert [e.exact for e in city.evidence] == ["The 13th Forum opened on 27 May 2025 in Moscow"]


def test_star(make_pack: MakePack) -> None:
    """A star stands for all the words quoted, where they are a verbatim value."""
    root = make_pack(annotated('meetings.forum-2025.venue = "*"'))
    assert load(root).meetings["forum-2025"].venue == "Forum opens in Moscow"


def test_several_places(make_pack: MakePack) -> None:
    """A claim that rests on several places has a span of each, in the order quoted, and says why."""
    (first, second) = claims_on(make_pack(), "attendees")
    assert [e.exact for e in first.evidence] == [
        "talk between Russia and Iran",
        "Ali Akbar Ahmadian spoke for Iran",
    ]
    assert first.evidence == second.evidence
    assert (first.basis, first.because) == ("inferred", "The talk is the one that the text has just told of.")


def test_inferred_needs_no_words(make_pack: MakePack) -> None:
    """A verbatim field may hold what is inferred; its evidence is then all that was quoted."""
    root = make_pack(annotated('meetings.forum-2025.venue = "the Kremlin"', inferred='"It always is."'))
    (claim,) = claims_on(root, "venue")
    assert (claim.value, claim.evidence[0].exact) == ("the Kremlin", "Forum opens in Moscow")


def test_reported(make_pack: MakePack) -> None:
    """Modality and speaker are kept with the claim, not mixed into the value."""
    (claim,) = claims_on(make_pack(), "counts.countries")
    assert (claim.value, claim.modality, claim.attributed_to) == (Count(105), "reported", "sergei-shoigu")


def test_ranked(make_pack: MakePack) -> None:
    """A rank and its reason are kept; what is deprecated loses."""
    root = make_pack(
        annotated('meetings.forum-2025.city = "Sochi"', rank='"deprecated"', rank_reason='"A slip."')
    )
    sochi = next(c for c in claims_on(root, "city") if c.value == "Sochi")
    assert (sochi.rank, sochi.rank_reason) == ("deprecated", "A slip.")
    assert load(root).meetings["forum-2025"].city == "Moscow"


def test_within(make_pack: MakePack) -> None:
    """A word that stands often is found in a passage that stands once, and only the word is evidence."""
    root = make_pack(annotated('topics.moscow.name = "*"', '"Moscow"', within='"2025 in Moscow"'))
    (claim,) = [c for c in claims_on(root, "name") if c.subject == "moscow"]
    assert claim.evidence[0].exact == "Moscow"
    assert claim.evidence[0].start == TEXT.index("2025 in Moscow") + len("2025 in ")


def test_list_is_a_claim_an_item(make_pack: MakePack) -> None:
    """A list gives one claim an item, each with its own evidence."""
    root = make_pack(annotated('meetings.forum-2025.guest_kinds = ["Forum", "Moscow"]'))
    found = claims_on(root, "guest_kinds")
    assert [(c.value, c.evidence[0].exact) for c in found] == [("Forum", "Forum"), ("Moscow", "Moscow")]
    assert load(root).meetings["forum-2025"].guest_kinds == ("Forum", "Moscow")


@pytest.mark.parametrize(
    ("written", "path", "value"),
    [
        ("2025-05-29", "end", datetime.date(2025, 5, 29)),
        ('"--05-29"', "end", PartialDate(None, 5, 29)),
        ('"2025"', "end", PartialDate(2025)),
        ('"more than 100 (expected)"', "counts.guests", Count(100, "more than", "expected")),
        ('"60"', "counts.reports", Count(60)),
        ("3", "days", 3),
        ('"open"', "format", "open"),
    ],
)
def test_written_values(make_pack: MakePack, written: str, path: str, value: object) -> None:
    """Values are written as a person would, and become what their property is."""
    root = make_pack(annotated(f"meetings.forum-2025.{path} = {written}"))
    assert [c.value for c in claims_on(root, path)] == [value]


def test_editorial(make_pack: MakePack) -> None:
    """An editorial claim has a basis in place of a source and its words."""
    claim = next(c for c in claims_on(make_pack(), "alpha3") if c.subject == "RU")
    assert (claim.basis, claim.because, claim.source, claim.evidence) == ("editorial", "ISO 3166-1", None, ())


def test_marks(make_pack: MakePack) -> None:
    """Words set aside and oddities are marks, with words, category and reason."""
    anomaly = '[[anomaly]]\nwords = "13th Forum"\nkind = "misprint"\nreason = "It was the 12th."\n'
    marks = load(make_pack(NOTES + anomaly)).marks
    aside, odd = marks.where(kind="set aside").one(), marks.where(kind="anomaly").one()
    assert (aside.category, aside.reason, aside.evidence[0].exact) == ("page furniture", None, "Follow us:")
    assert (odd.category, odd.reason, odd.evidence[0].exact) == ("misprint", "It was the 12th.", "13th Forum")
    assert odd.id == f"wire-anomaly-{odd.evidence[0].start}-{odd.evidence[0].end}"


def test_measured(make_pack: MakePack) -> None:
    """The build itself says which file a source's text is, and its digest; the text is kept to the letter."""
    text = TEXT.replace("\n", "\r\n") + "\u2028\u00a0“Мoscow”"
    notes = NOTES + '[[set_aside]]\nwords = "“Мoscow”"\nreason = "advert"\n'
    source = load(make_pack(notes, text)).sources["wire"]
    assert source.file == "wire.txt"
    assert source.text == text


def test_claims_stand_in_reading_order(make_pack: MakePack) -> None:
    """Claims are kept in the order of their words, the editorial ones first."""
    claims = [c for c in load(make_pack()).claims if c.source]
    starts = [c.evidence[0].start for c in claims]
    assert starts == sorted(starts)


def test_several_sources(make_pack: MakePack) -> None:
    """Two sources on one meeting make one record, with both behind it."""
    more = {
        "other.txt": "It was in Sochi.",
        "other.toml": 'source = "other"\n[[quote]]\nwords = "in Sochi"\nmeetings.forum-2025.city = "Sochi"\n',
    }
    ds = load(make_pack(more=more))
    why = ds.explain("forum-2025", "city")
    assert {c.source for c in why.claims} == {"wire", "other"}
    assert [c.property for c in ds.conflicts()] == ["city"]


def test_editorial_only(make_pack: MakePack) -> None:
    """A pack without a source is a pack; so is one that says nothing."""
    root = make_pack(built=False)
    (root / "seeds" / "wire.toml").unlink()
    rebuild(root)
    assert load(root).countries.ids == ("IR", "RU")
    (root / "seeds" / "editorial.toml").unlink()
    rebuild(root)
    assert len(load(root).claims) == 0


# What is refused


@pytest.mark.parametrize(
    ("says", "message"),
    [
        ('meeting.forum-2025.city = "x"', r"unknown key 'meeting'; did you mean 'meetings'\?"),
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
        ('meetings.forum-2025 = "x"', r"meetings\.forum-2025: expected a property behind it"),
        ('meetings = "x"', "unknown key 'meetings'"),
        ('claims.abc.rank = "normal"', "nothing can be claimed of claims"),
        ('marks.abc.reason = "x"', "nothing can be claimed of marks"),
        (
            'meetings.forum-2025.city = ["a", "b"]',
            r"meetings\.forum-2025\.city: expected one value, got a list",
        ),
        ("meetings.forum-2025.city = 5", r"meetings\.forum-2025\.city: expected str, got 5"),
        ("meetings.forum-2025.city = 2025-05-27", "city: expected str, got datetime.date"),
        ("meetings.forum-2025.name = 5", r"meetings\.forum-2025\.name: expected str, got 5"),
        (
            'meetings.forum-2025.name = "Gathering"',
            "the value 'Gathering' stands 0 times in the quoted words",
        ),
        (
            'meetings.forum-2025.venue = "o"',
            "the value 'o' stands 0 times in the quoted words, not once; .*'Forum'",
        ),
        ('meetings.forum-2025.ordinal = "13"', "ordinal: expected int, got '13'"),
        ("meetings.forum-2025.ordinal = true", "ordinal: expected int, got True"),
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
        ('talks.t.attendees = {party = "RU", rank = 1}', "attendees: unknown field 'rank'"),
        ("", "nothing is claimed here: add collection.id.property = value, or set it aside"),
        ("meetings.forum-2025.topics = []", "nothing is claimed here"),
    ],
)
def test_wrong_line(make_pack: MakePack, says: str, message: str) -> None:
    """A line that says nothing that can be is told with file and line, and with what was meant."""
    (problem,) = refused(make_pack(annotated(says), built=False))
    assert problem.startswith("wire.toml: ")
    assert problem.endswith(f" @ line {NEXT}")
    assert re.search(message, problem)


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"words": "5"}, "words: expected text, got 5"),
        ({"words": "[]"}, r"words: expected text, got \[\]"),
        ({"words": '["Forum opens", 5]'}, "words: expected text"),
        ({"words": '""'}, "words: expected text, got ''"),
        (
            {"words": '"Forum closes"'},
            "the words 'Forum closes' stand 0 times in the text, not once; copy them",
        ),
        ({"words": '"Forum"'}, "the words 'Forum' stand 2 times in the text, not once; quote more words"),
        ({"within": "1"}, "within: expected text, got 1"),
        ({"within": '"Moscow"'}, "the words 'Moscow' stand 2 times in the text"),
        ({"by": '["a"]'}, r"by: expected text, got \['a'\]"),
        ({"inferred": "true"}, "inferred: expected text, got True"),
        ({"modality": '"sworn"'}, "expected one of 'asserted', .*, got 'sworn'"),
        ({"rank": '"best"', "rank_reason": '"x"'}, "expected one of 'preferred', .*, got 'best'"),
        ({"rank": '"deprecated"'}, "the rank 'deprecated' needs a reason: add 'rank_reason'"),
    ],
)
def test_wrong_quote(make_pack: MakePack, keys: dict[str, str], message: str) -> None:
    """A quote that is not there once, or is of no known kind, is told with file and line."""
    keys = {"words": '"Forum opens in Moscow"', **keys}
    (problem,) = refused(make_pack(annotated('meetings.forum-2025.series = "x"', **keys), built=False))
    assert problem.startswith("wire.toml: ")
    assert problem.endswith(f" @ line {NEXT}")
    assert re.search(message, problem)


def test_curly_quote(make_pack: MakePack) -> None:
    """Words with straight quotes, where the text has curly ones, are told with the text's own."""
    notes = 'source = "wire"\n\n[[quote]]\nwords = "\'It\'s \\"so\\"\'"\nmeetings.m.city = "x"\n'
    (problem,) = refused(make_pack(notes, "He said ‘It’s “so”’.", built=False))
    assert "stand 0 times in the text, not once; the text has '‘It’s “so”’' @ line 3" in problem


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
    assert problem.endswith(f" @ line {NEXT}")
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
        (
            'source = "wire"\n[[set_aside]]\nwords = """\n[[set_aside]]\n"""\nreason = "advert"\n',
            "and no text holds such a line",
        ),
        ('[[quote]]\nwords = "Forum"\nmeetings.m.city = "x"\n', "a file without 'source' quotes nothing"),
    ],
)
def test_wrong_file(make_pack: MakePack, notes: str, message: str) -> None:
    """A file that cannot be read as blocks is told as a whole."""
    assert message in "\n".join(refused(make_pack(notes, built=False)))


def test_text_missing(make_pack: MakePack) -> None:
    """Notes without the text they annotate are told, with the file that is missing."""
    root = make_pack(built=False)
    (root / "seeds" / "wire.txt").unlink()
    (problem,) = refused(root)
    assert problem.startswith("wire.txt: cannot read the text of source 'wire': ")


def test_text_of_another_encoding(make_pack: MakePack) -> None:
    """A text that is not UTF-8 is told, not guessed at."""
    root = make_pack(built=False)
    (root / "seeds" / "wire.txt").write_bytes(TEXT.encode() + b"\xe9")
    assert "cannot read the text of source 'wire': 'utf-8' codec" in refused(root)[0]


def test_every_problem_at_once(make_pack: MakePack) -> None:
    """All problems of all files are told at once, each with its line."""
    wrong = [
        '[[quote]]\nwords = "gone"\nmeetings.m.city = "x"',
        '[[quote]]\nwords = "13th"\nmeetings.m.cty = "x"\nmeetings.m.ordinal = "x"\ntalk.t.status = "held"',
        '[[quote]]\nwords = "13th"\nby = 5\nmeetings.m.venu = "x"',
        '[[quote]]\nwords = "13th"\nmeetings.m.ordinal = "x"\nmeetings.m.days = "y"',
    ]
    editorial = EDITORIAL + '[[editorial]]\ncountries.RU.gw = "365"\n'
    found = refused(
        make_pack(NOTES + "\n".join(wrong) + "\n", more={"editorial.toml": editorial}, built=False)
    )
    lines = [NEXT, NEXT + 3, NEXT + 8, NEXT + 12]
    places = sorted((p.partition(":")[0], p.rpartition(" @ ")[2]) for p in found)
    assert places == sorted(
        [("editorial.toml", f"line {EDITORIAL.count(chr(10)) + 1}"), ("wire.toml", f"line {lines[0]}")]
        + [
            ("wire.toml", f"line {line}")
            for line in (lines[1], lines[1], lines[2], lines[2], lines[3], lines[3])
        ]
    )


def test_open_sentence(make_pack: MakePack) -> None:
    """A sentence that nobody has accounted for is told with its file and line, and the build fails."""
    notes = NOTES[: NOTES.index("[[set_aside]]")]
    cure = "claim what it says, or set it aside"
    assert refused(make_pack(notes, built=False)) == [
        f"wire.txt: this sentence is not accounted for; {cure}: 'Follow us:' @ line 4"
    ]


def test_every_open_sentence(make_pack: MakePack) -> None:
    """Every open sentence is told, in order."""
    found = refused(make_pack('source = "wire"\n', "One. Two.\nThree.", built=False))
    assert [p.rpartition(": ")[2] for p in found] == [
        "'One.' @ line 1",
        "'Two.' @ line 1",
        "'Three.' @ line 2",
    ]


@pytest.mark.parametrize(
    ("says", "message"),
    [
        (
            'meetings.forum-2025.chair = "sergei-shoigo"',
            r"meetings/forum-2025#chair: no officials 'sergei-shoigo'; did you mean 'sergei-shoigu'\?",
        ),
        ('talks.t.attendees = {party = "XX"}', "talks/t#attendees: no countries or organizations 'XX'"),
        ('meetings.forum-2025.topics = ["peace"]', "meetings/forum-2025#topics: no topics 'peace'"),
    ],
)
def test_dangling(make_pack: MakePack, says: str, message: str) -> None:
    """A reference to nothing is told with the file and line that makes it, and a suggestion."""
    (problem,) = refused(make_pack(annotated(says), built=False))
    assert re.fullmatch(f"wire.toml: {message} @ line {NEXT}", problem)


def test_dangling_speaker(make_pack: MakePack) -> None:
    """Whose word it is must be known too."""
    (problem,) = refused(make_pack(annotated("meetings.forum-2025.days = 3", by='"nobody"'), built=False))
    assert problem == (
        "wire.toml: meetings/forum-2025#days: no officials or organizations or countries 'nobody' "
        f"@ line {NEXT}"
    )


def test_file_name_with_spaces(make_pack: MakePack) -> None:
    """A file's whole name is told, whatever is in it."""
    more = {
        "my notes.txt": "Moscow.",
        "my notes.toml": 'source = "mine"\n[[quote]]\nwords = "Moscow"\nmeetings.m.chair = "nobody"\n',
    }
    assert refused(make_pack(more=more, built=False)) == [
        "my notes.toml: meetings/m#chair: no officials 'nobody' @ line 2"
    ]


@pytest.mark.parametrize(
    ("block", "first"),
    [
        ('[[quote]]\nwords = "Sergei Shoigu"\nofficials.sergei-shoigu.name = "*"', r"wire\.toml line 21"),
        ('[[editorial]]\nbecause = "once more"\ncountries.RU.alpha3 = "RUS"', r"editorial\.toml line 1"),
        (
            '[[quote]]\nwords = "opened on"\nmeetings.forum-2025.topics = ["a", "a"]',
            rf"wire\.toml line {NEXT}",
        ),
    ],
)
def test_same_claim_twice(make_pack: MakePack, block: str, first: str) -> None:
    """The same claim twice is told with both places, in a block, a file or two files."""
    (problem,) = refused(make_pack(f"{NOTES}{block}\n", built=False))
    assert re.fullmatch(
        rf"wire\.toml: the claim on \w+/[\w-]+#\w+ stands twice, first at {first} @ line {NEXT}", problem
    )


def test_same_mark_twice(make_pack: MakePack) -> None:
    """The same words set aside twice are told with both places."""
    aside = NOTES[NOTES.index("[[set_aside]]") :]
    (problem,) = refused(make_pack(NOTES + aside, built=False))
    line = NOTES[: NOTES.index("[[set_aside]]")].count("\n") + 1
    assert (
        problem
        == f"wire.toml: the mark on these words stands twice, first at wire.toml line {line} @ line {NEXT}"
    )


def test_same_source_twice(make_pack: MakePack) -> None:
    """Two files cannot annotate one source."""
    more = {"zz.txt": "Another text.", "zz.toml": 'source = "wire"\n'}
    assert refused(make_pack(more=more, built=False)) == [
        "zz.toml: source 'wire' is annotated twice, first for wire.txt"
    ]


@pytest.mark.parametrize(
    ("pack", "message"),
    [
        (PACK.replace('title = "A small pack"\n', ""), r"pack\.toml: .*missing @ \$\.title"),
        (PACK.replace('"1.0"', "1.0"), r"pack\.toml: expected str, got 1\.0 @ \$\.version"),
        (PACK + "colour = 5\n", r"pack\.toml: unknown field 'colour' \(known: name, .*, lines\)"),
        (PACK + "line = true\n", r"unknown field 'line'; did you mean 'lines'\?"),
        (PACK + "files = []\n", r"unknown field 'files'.* \(known: name"),
        (PACK + "lines = 1\n", r"pack\.toml: lines: expected true or false, got 1$"),
        ("[", r"pack\.toml: cannot be read as TOML"),
    ],
)
def test_wrong_pack_file(make_pack: MakePack, pack: str, message: str) -> None:
    """What a pack says of itself is checked as strictly as its data."""
    assert re.search(message, "\n".join(refused(make_pack(more={"pack.toml": pack}, built=False))))


def test_nothing_to_build(tmp_path: Path) -> None:
    """Without seeds there is nothing to build, and the message says what was looked for."""
    with pytest.raises(PackNotFound, match=r"nothing to build at .*: expected seeds/pack\.toml"):
        build(tmp_path)


# The same bytes each time


def contents(root: Path) -> dict[str, bytes]:
    """Every file of a pack's data."""
    return {path.name: path.read_bytes() for path in (root / "data").iterdir()}


def test_same_bytes(make_pack: MakePack) -> None:
    """The same seeds give the same bytes, in whatever folder."""
    root = make_pack()
    assert build(root) == build(root) == contents(root) == contents(make_pack())


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_hash_seeds(make_pack: MakePack, seed: str) -> None:
    """No hash seed changes a byte, in a process of its own."""
    root, other = make_pack(), make_pack(built=False)
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-m", "security_meetings.build", str(other)]
    subprocess.run(command, env=environment, check=True, capture_output=True)  # noqa: S603
    assert contents(other) == contents(root)


def test_block_order(make_pack: MakePack) -> None:
    """In which order the blocks of a file stand changes nothing."""
    head, *blocks = re.split(r"(?m)^(?=\[\[)", NOTES)
    expected = contents(make_pack())
    for seed in range(8):
        order = random.Random(seed).sample(blocks, len(blocks))  # noqa: S311
        assert contents(make_pack(head + "\n".join(order))) == expected


def test_form(make_pack: MakePack) -> None:
    """Every file is UTF-8 JSON that ends in a newline, and the manifest has its digest and count."""
    found = contents(make_pack(annotated('meetings.forum-2025.city = "Мoscow"')))
    manifest = json.loads(found["pack.json"])
    assert sorted(found) == sorted(["pack.json", *(entry["name"] for entry in manifest["files"])])
    for entry in manifest["files"]:
        assert len(json.loads(found[entry["name"]])) == entry["records"]
    assert all(raw.endswith(b"\n") and not raw.endswith(b"\n\n") for raw in found.values())
    assert "Мoscow".encode() in found["claims.json"]


# Writing


def leftovers(root: Path) -> list[str]:
    """Whatever stands beside seeds and data."""
    return sorted({path.name for path in root.iterdir()} - {"seeds", "data"})


def test_write(make_pack: MakePack) -> None:
    """Writing leaves just the files built, without what was there before and without a temporary folder."""
    root = make_pack()
    (root / "data" / "gadgets.json").write_text("[]\n")
    (root / "data" / "README").write_text("kept")
    rebuild(root)
    assert {*contents(root)} == {*build(root), "README"}
    assert leftovers(root) == []


def test_write_fails(make_pack: MakePack) -> None:
    """Where a file cannot be put in place, no temporary folder is left, and the manifest is not yet new."""
    root = make_pack()
    before = contents(root)["pack.json"]
    (root / "data" / "topics.json").unlink()
    (root / "data" / "topics.json").mkdir()
    files = {**build(root), "pack.json": b"new\n"}
    with pytest.raises(OSError, match=r"topics\.json"):
        write(root, files)
    assert leftovers(root) == []
    assert (root / "data" / "pack.json").read_bytes() == before


def test_no_room_for_data(make_pack: MakePack) -> None:
    """Where `data` is no folder, nothing is written and nothing is left."""
    root = make_pack(built=False)
    (root / "data").write_text("no folder")
    with pytest.raises(FileExistsError):
        rebuild(root)
    assert leftovers(root) == []


@pytest.mark.parametrize("before", [True, False])
def test_nothing_written_when_it_fails(make_pack: MakePack, *, before: bool) -> None:
    """A build that fails writes nothing: what was there stays as it was."""
    root = make_pack(built=before)
    kept = contents(root) if before else None
    (root / "seeds" / "wire.toml").write_text(annotated('meetings.m.chair = "nobody"'), encoding="utf-8")
    with pytest.raises(InvalidData):
        rebuild(root)
    assert leftovers(root) == []
    assert (contents(root) if before else None) == kept
    assert (root / "data").exists() is before


def test_differences(make_pack: MakePack) -> None:
    """Files that were changed, are missing or are left over are told by name, sorted."""
    root = make_pack()
    files = build(root)
    assert differences(root, files) == []
    (root / "data" / "meetings.json").write_text("[]\n")
    (root / "data" / "claims.json").unlink()
    (root / "data" / "gadgets.json").write_text("[]\n")
    assert differences(root, files) == ["claims.json", "gadgets.json", "meetings.json"]


def test_rebuild(make_pack: MakePack) -> None:
    """Rebuilding tells how many files there are, and which were not as built; checking writes none."""
    root = make_pack(built=False)
    checked = rebuild(root, check=True)
    assert (len(checked.changed), checked.written) == (checked.files, False)
    assert not (root / "data").exists()
    assert rebuild(root).written
    assert rebuild(root, check=True).changed == ()


def test_built_in_lines(make_pack: MakePack) -> None:
    """A pack can be built as JSON Lines, and back: nothing of the other form is left behind, and no more."""
    root = make_pack()
    before, ds = contents(root), load(root)
    (root / "data" / "notes.jsonl").write_bytes(b"mine")
    lines = root / "seeds" / "pack.toml"
    stated = lines.read_text(encoding="utf-8")
    lines.write_text(f"{stated}lines = true\n", encoding="utf-8")
    assert len(rebuild(root, check=True).changed) == 2 * len(before) - 1
    rebuild(root)
    lines_ = {f"{name}l" for name in before if name != "pack.json"}
    assert set(contents(root)) == lines_ | {"pack.json", "notes.jsonl"}
    assert rebuild(root, check=True).changed == ()
    for lazy in (True, False):
        again = load(root, lazy=lazy)
        assert again.collections == ds.collections
        assert again.verify().ok
    lines.write_text(f"{stated}lines = false\n", encoding="utf-8")
    (root / "data" / "claims.jsonl.gz").write_bytes(b"left over")
    rebuild(root)
    assert (root / "data" / "notes.jsonl").read_bytes() == b"mine"
    (root / "data" / "notes.jsonl").unlink()
    assert contents(root) == before


# The command


def test_command(make_pack: MakePack, capsys: pytest.CaptureFixture[str]) -> None:
    """The command builds a pack and says how many files changed."""
    root = make_pack(built=False)
    assert main([str(root)]) == 0
    assert f"{len(contents(root))} changed" in capsys.readouterr().out
    assert main([str(root)]) == 0
    assert " 0 changed" in capsys.readouterr().out


def test_check(make_pack: MakePack, capsys: pytest.CaptureFixture[str]) -> None:
    """`--check` passes where data is as built, else names what is not; it never writes."""
    root = make_pack()
    assert main([str(root), "--check"]) == 0
    capsys.readouterr()
    (root / "data" / "meetings.json").write_text("[]\n")
    (root / "data" / "topics.json").unlink()
    before = contents(root)
    assert main([str(root), "--check"]) == 1
    assert re.findall(r"data/(\w+)\.json", capsys.readouterr().out) == ["meetings", "topics"]
    assert contents(root) == before


def test_check_without_data(make_pack: MakePack) -> None:
    """`--check` on seeds that were never built fails, and builds nothing."""
    root = make_pack(built=False)
    assert main([str(root), "--check"]) == 1
    assert not (root / "data").exists()


@pytest.mark.parametrize("flags", [[], ["--check"]])
def test_command_fails(make_pack: MakePack, capsys: pytest.CaptureFixture[str], flags: list[str]) -> None:
    """Wrong annotations end in 1, told on the error stream; so does a folder without seeds."""
    root = make_pack(annotated('meetings.m.chair = "nobody"'), built=False)
    assert main([str(root), *flags]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"no officials 'nobody' @ line {NEXT}" in printed.err
    assert main([str(root / "seeds"), *flags]) == 1
    assert "nothing to build at" in capsys.readouterr().err


def test_lint(make_pack: MakePack, capsys: pytest.CaptureFixture[str]) -> None:
    """One file can be checked by itself: its problems are told, and how many claims it makes."""
    root = make_pack()
    file = root / "seeds" / "wire.toml"
    claims, problems = lint(file)
    assert problems == []
    assert claims == sum(c.source == "wire" or c.subject == "wire" for c in load(root).claims)
    assert main(["--lint", str(file)]) == 0
    assert f"{claims} claims, 0 problems" in capsys.readouterr().out
    file.write_text(NOTES.replace("Follow us:", "Follow me:"), encoding="utf-8")
    assert main(["--lint", str(file)]) == 1
    assert "the words 'Follow me:' stand 0 times" in capsys.readouterr().out


def test_lint_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there is a problem like any other."""
    assert main(["--lint", str(tmp_path / "gone.toml")]) == 1
    assert "gone.toml" in capsys.readouterr().out


# Reading annotations


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
    assert [(b.kind, b.line) for b in found.blocks] == [("quote", 3), ("set_aside", 7), ("quote", 9)]
    assert [b.words for b in found.blocks] == [["two lines"], ["x"], ["y"]]


@pytest.mark.parametrize(("value", "values"), [('"a"', ["a"]), ('["a"]', ["a"]), ('["a", "b"]', ["a", "b"])])
def test_sayings(tmp_path: Path, value: str, values: list[str]) -> None:
    """Each value of a line is a saying of its own, with its property."""
    file = tmp_path / "notes.toml"
    file.write_text(f'[[quote]]\nwords = "x"\nmeetings.m.topics = {value}\n', encoding="utf-8")
    (block,) = read_annotations(file).blocks
    assert [s.value for s in block.says] == values
    assert {(s.collection, s.subject, s.property.path) for s in block.says} == {("meetings", "m", "topics")}
