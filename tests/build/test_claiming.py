"""From annotations to claims and marks: what they say, and which words they rest on."""

import datetime
import re

import pytest

from security_meetings import Attendee, Count, PartialDate, load
from tests.build.shared import NEXT, annotated, claims_on, refused
from tests.conftest import NOTES, TEXT, MakePack


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
