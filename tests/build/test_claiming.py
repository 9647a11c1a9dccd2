"""From annotations to claims and marks: what they say, and which words they rest on."""

import datetime
import re

import pytest

from security_meetings import Attendee, Count, PartialDate, load
from security_meetings.build import odd, rebuild
from tests.build.shared import NEXT, annotated, claims_on, refused
from tests.conftest import NOTES, TEXT, MakePack

TITLE_BLOCK = '[[quote]]\nwords = "Forum opens in Moscow"\nsources.wire.title = "*"\n'
HEADER = """\
source = "wire"
title = "Forum opens in Moscow"
language = {value = "en", words = "Forum opens in Moscow", inferred = "The text is in English."}
publisher = {value = "Wire", words = "Follow us:", inferred = "Its own address."}
"""


def test_records(make_pack: MakePack) -> None:
    """A small pack gives the records that its notes say, and every claim of it can be checked."""
    ds = load(make_pack())
    meeting = ds.meetings["forum-2025"]
    assert (meeting.ordinal, meeting.name, meeting.city) == (13, "Forum", "Moscow")
    assert meeting.start == datetime.date(2025, 5, 27)
    assert meeting.chairs == (ds.officials.find("Sergei Shoigu").id,)
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
        ('"XXXX-05-29"', "end", PartialDate(None, 5, 29)),
        ('"2025"', "end", PartialDate(2025)),
        ('"more than 100 (expected)"', "counts.guests", Count(100, comparator="more than", stage="expected")),
        ('"60"', "counts.reports", Count(60)),
        ("3", "days", 3),
        ('"open"', "format", "open"),
    ],
)
def test_written_values(make_pack: MakePack, written: str, path: str, value: object) -> None:
    """Values are written as a person would, and become what their property is."""
    root = make_pack(annotated(f"meetings.forum-2025.{path} = {written}", inferred='"It is known."'))
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
        ({"modality": '"sworn"'}, "modality: expected one of 'asserted', .*, got 'sworn'"),
        ({"rank": '"best"', "rank_reason": '"x"'}, "rank: expected one of 'preferred', .*, got 'best'"),
        ({"language": '"English"'}, "language: expected BCP 47 tag, such as en, got 'English'"),
        ({"inferred": '" "'}, "inferred: expected text, got ' '"),
        ({"rank": '"deprecated"'}, "the rank 'deprecated' needs a reason: add 'rank_reason'"),
    ],
)
def test_wrong_quote(make_pack: MakePack, keys: dict[str, str], message: str) -> None:
    """A quote that is not there once, or is of no known kind, is told once, at the line of what is wrong."""
    keys = {"words": '"Forum opens in Moscow"', **keys}
    says = 'meetings.forum-2025.city = "x"\nmeetings.forum-2025.country = "RU"'
    (problem,) = refused(make_pack(annotated(says, **keys), built=False))
    assert problem.startswith("wire.toml: ")
    wrong = next((key for key in keys if re.search(rf"^(?:the )?{key}\b", message)), "words")
    assert problem.endswith(
        f" @ line {NEXT + 1 + [*keys].index('words' if 'the words' in message else wrong)}"
    )
    assert re.search(message, problem)


def test_curly_quote(make_pack: MakePack) -> None:
    """Words with straight quotes, where the text has curly ones, are told with the text's own."""
    notes = 'source = "wire"\n\n[[quote]]\nwords = "\'It\'s \\"so\\"\'"\nmeetings.m.city = "x"\n'
    problem = refused(make_pack(notes, "He said ‘It’s “so”’.", built=False))[0]
    assert "stand 0 times in the text, not once; the text has '‘It’s “so”’' @ line 4" in problem


def test_text_missing(make_pack: MakePack) -> None:
    """Notes without the text they annotate are told, with the file that is missing."""
    root = make_pack(built=False)
    (root / "seeds" / "wire.txt").unlink()
    (problem,) = refused(root)
    assert problem.startswith("wire.txt: cannot read the text of source 'wire': ")


def test_text_of_another_encoding(make_pack: MakePack) -> None:
    """A text that is not UTF-8 is told with its line and what to do, not guessed at."""
    root = make_pack(built=False)
    (root / "seeds" / "wire.txt").write_bytes(TEXT.encode() + b"\xe9")
    (problem,) = refused(root)
    assert (
        "wire.txt: cannot read the text of source 'wire': texts are read as UTF-8, and byte 0xe9" in problem
    )
    assert "save it in UTF-8" in problem
    assert problem.endswith("line 5")


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
        ('[[quote]]\nwords = "Sergei Shoigu"\nofficials.sergei-shoigu.name = "*"', r"wire\.toml line 23"),
        ('[[editorial]]\nbecause = "once more"\ncountries.RU.alpha3 = "RUS"', r"editorial\.toml line 3"),
        (
            '[[quote]]\nwords = "opened on"\nmeetings.forum-2025.guest_kinds = ["opened", "opened"]',
            rf"wire\.toml line {NEXT + 2}",
        ),
    ],
)
def test_same_claim_twice(make_pack: MakePack, block: str, first: str) -> None:
    """The same claim twice is told with both places, in a block, a file or two files."""
    (problem,) = refused(make_pack(f"{NOTES}{block}\n", built=False))
    assert re.fullmatch(
        rf"wire\.toml: the claim on \w+/[\w-]+#\w+ stands twice, first at {first} @ line \d+", problem
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
        "zz.toml: source 'wire' is annotated twice, first for wire.txt @ line 1"
    ]


# What stands above all blocks, and on single lines


def test_header(make_pack: MakePack) -> None:
    """What is said of the source itself can stand above all blocks; its words are found in the text."""
    root = make_pack(NOTES.replace('source = "wire"\n', HEADER).replace(TITLE_BLOCK, ""))
    source = load(root).sources["wire"]
    assert (source.title, source.language, source.publisher) == ("Forum opens in Moscow", "en", "Wire")
    (title,) = claims_on(root, "title")
    (language,) = (c for c in claims_on(root, "language") if c.source)
    assert (title.basis, title.language, title.evidence[0].exact) == ("stated", "en", "Forum opens in Moscow")
    assert (language.basis, language.because) == ("inferred", "The text is in English.")
    assert load(root).verify().ok


@pytest.mark.parametrize(
    ("header", "message", "line"),
    [
        ('source = "wire"\ntitle = "Forum shuts"\n', "the words 'Forum shuts' stand 0 times", 2),
        ('source = "wire"\n\ntitle = 5\n', "sources.wire.title: expected text, got 5", 3),
        ('source = "wire"\ntitel = "Forum"\n', r"unknown block 'titel'; did you mean 'title'\?", 2),
        ('source = "wire"\nsha256 = "00"\n', "the build itself says the sha256 of a source", 2),
        ('source = "wire"\nsentences = "0-5"\n', "the build itself says the sentences of a source", 2),
        ('title = "Forum opens in Moscow"\n', r"title: of which source\?", 1),
        ('\nsource = "wi/re"\n', "the id 'wi/re' holds '/'", 2),
    ],
)
def test_wrong_header(make_pack: MakePack, header: str, message: str, line: int) -> None:
    """What is wrong above all blocks is told with its line."""
    found = refused(make_pack(NOTES.replace('source = "wire"\n', header), built=False))
    assert any(re.search(f"{message}.* @ line {line}$", problem) for problem in found)


def test_keys_of_a_line(make_pack: MakePack) -> None:
    """What is said beside a value counts for it alone, in place of what the block says."""
    says = [
        'meetings.forum-2025.city = {value = "Sochi", modality = "denied", inferred = "It is not said."}',
        'meetings.forum-2025.mode = {value = "in person", words = "Forum opened", modality = "asserted"}',
        'meetings.forum-2025.topics = ["peace", {value = "trade", by = "ali-akbar-ahmadian"}]',
        'topics.peace.label = "peace"',
        'topics.trade.label = "trade"',
    ]
    root = make_pack(annotated("\n".join(says), modality='"expected"', by='"sergei-shoigu"'))
    sochi = next(c for c in claims_on(root, "city") if c.value == "Sochi")
    (mode,) = (c for c in claims_on(root, "mode") if c.collection == "meetings")
    peace, trade = sorted(claims_on(root, "topics"), key=lambda c: str(c.value))
    assert (sochi.modality, sochi.because) == ("denied", "It is not said.")
    assert (mode.modality, mode.evidence[0].exact) == ("asserted", "Forum opened")
    assert mode.attributed_to == "sergei-shoigu"
    assert (peace.attributed_to, trade.attributed_to) == ("sergei-shoigu", "ali-akbar-ahmadian")
    assert {peace.modality, trade.modality} == {"expected"}


def test_keys_of_an_editorial_line(make_pack: MakePack) -> None:
    """An editorial line can state a basis of its own."""
    block = '[[editorial]]\nbecause = "a list"\ncountries.RU.label = {value = "Russia", because = "a map"}\n'
    (claim,) = (c for c in claims_on(make_pack(NOTES + block), "label") if c.subject == "RU")
    assert (claim.because, claim.basis) == ("a map", "editorial")


def test_structure(make_pack: MakePack) -> None:
    """What ties a record together is the source's own saying, whoever it quotes for the rest."""
    says = 'delegations.d.meeting = "forum-2025"\ndelegations.d.party = "RU"\ndelegations.d.status = "absent"'
    root = make_pack(annotated(says, modality='"denied"', by='"sergei-shoigu"'))
    told = {c.property: (c.modality, c.attributed_to) for c in load(root).claims.about("delegations", "d")}
    assert told == {
        "meeting": ("asserted", None),
        "party": ("asserted", None),
        "status": ("denied", "sergei-shoigu"),
    }


def test_name_in_a_denial(make_pack: MakePack) -> None:
    """That a text prints a name is not what it denies: whoever it is said of has it."""
    notes = 'source = "wire"\n[[quote]]\nwords = "Quill did not come."\nmodality = "denied"\n'
    more = 'officials.quill.name = "Quill"\ndelegations.d.members = "quill"\n'
    ds = load(make_pack(notes + more, "Quill did not come."))
    assert ds.officials["quill"].name == "Quill"
    assert ds.claims.where(property="members").one().modality == "denied"


# Words and values


def english(text: str, says: str, **keys: str) -> str:
    """Notes of an English text with one quote, all of it."""
    lines = [f'{key} = "{value}"' for key, value in keys.items()]
    language = f'language = {{value = "en", words = "{text}", inferred = "It is."}}'
    return "\n".join(['source = "wire"', language, "[[quote]]", f'words = "{text}"', *lines, says, ""])


NO_EDITORIAL = {"editorial.toml": ""}


@pytest.mark.parametrize(
    ("says", "text"),
    [
        ('meetings.m.counts.delegations = "126"', "Some 162 delegations came."),
        ('meetings.m.counts.delegations = "126"', "Many delegations came."),
        ('meetings.m.counts.delegations = "126"', "Some 1126 delegations came."),
        ('meetings.m.counts.delegations = "more than 126"', "Exactly 126 delegations came."),
        ("meetings.m.ordinal = 13", "The 12th forum opened."),
        ("meetings.m.ordinal = 4", "The IXth forum opened."),
        ("meetings.m.days = 3", "It took four days."),
        ("meetings.m.start = 2027-05-27", "It opened on 28 May 2027."),
        ("meetings.m.start = 2027-05-27", "It opened on 27 May."),
        ('meetings.m.end = "XXXX-05-29"', "It ends in May."),
        ('meetings.m.start_weekday = "Tuesday"', "It opened on a Wednesday."),
        ('talks.t.date = "2027-05-27"', "They met on Friday."),
    ],
)
def test_unsupported(make_pack: MakePack, says: str, text: str) -> None:
    """A number, ordinal, day or weekday that the words do not hold is refused; inferred, it is kept."""
    (problem,) = refused(make_pack(english(text, says), text, more=NO_EDITORIAL, built=False))
    assert re.match(r"wire\.toml: [\w.]+: the words do not carry ", problem)
    # The value is told as its author wrote it.
    written = says.partition(" = ")[2].strip('"')
    assert re.search(rf"do not carry '?{re.escape(written)}'?: ", problem)
    assert problem.endswith('Quote words that do, or say how they lead to it: inferred = "…" @ line 5')
    root = make_pack(english(text, says, inferred="An editor counted."), text, more=NO_EDITORIAL)
    assert load(root).verify().ok


@pytest.mark.parametrize(
    ("says", "text"),
    [
        ('meetings.m.counts.delegations = "126"', "One hundred and twenty-six delegations came."),
        ('meetings.m.counts.delegations = "1250"', "Some said 1,250 delegations came."),
        ("meetings.m.ordinal = 13", "The thirteenth forum opened."),
        ("meetings.m.ordinal = 9", "The IX forum opened."),
        ("meetings.m.start = 2027-05-27", "It opened on May 27, 2027."),
        ('meetings.m.end = "XXXX-05-29"', "It ends on 29 May."),
        ('meetings.m.start_weekday = "Tuesday"', "It opened on Tuesday."),
        ('officials.a.name = "Ada Quill"', "Ada Quill came."),
    ],
)
def test_supported(make_pack: MakePack, says: str, text: str) -> None:
    """What the words hold, in figures or in words, is stated, and counted as compared by machine."""
    root = make_pack(english(text, says), text, more=NO_EDITORIAL, built=False)
    account = rebuild(root).account
    # The language is judged; of the source the build itself says the file and so on.
    assert (account.compared, account.judged) == (1, 1)
    assert load(root).verify().ok


def test_support_from_several_places(make_pack: MakePack) -> None:
    """A day may stand in pieces."""
    root = make_pack(annotated("meetings.forum-2025.end = 2025-05-27", '["27 May", "2025 in Moscow"]'))
    assert [c.value for c in claims_on(root, "end")] == [datetime.date(2025, 5, 27)]


def test_language_of_names(make_pack: MakePack) -> None:
    """A name has the language of its line, else its block, else its source; other values have none."""
    text = "Ada Quill met Сергей Шойгу in Oslo."
    says = [
        'officials.ada.name = "Ada Quill"',
        'officials.sergei-shoigu.name = {value = "Сергей Шойгу", language = "ru"}',
        'meetings.m.city = "Oslo"',
        "[[editorial]]",
        'because = "x"',
        'language = "fr"',
        'officials.ada.name = "Ada Plume"',
    ]
    root = make_pack(english(text, "\n".join(says)), text)
    told = {str(c.value): c.language for c in load(root).claims if c.property in ("name", "city")}
    assert told == {"Ada Quill": "en", "Сергей Шойгу": "ru", "Oslo": None, "Ada Plume": "fr"}


@pytest.mark.parametrize("file", ["a.toml", "z.toml"])
def test_language_from_another_file(make_pack: MakePack, file: str) -> None:
    """The language of a text counts wherever it is said, before or after."""
    text = "Форум собрал двадцать делегаций."
    notes = f'source = "wire"\n[[quote]]\nwords = "{text}"\nmeetings.m.counts.delegations = "20"\n'
    more = {file: '[[editorial]]\nbecause = "x"\nsources.wire.language = "ru"\n', **NO_EDITORIAL}
    ds = load(make_pack(notes, text, more=more))
    assert ds.meetings["m"].counts.delegations == Count(20)
    assert ds.verify().ok


def test_derived_names(make_pack: MakePack) -> None:
    """Forms of names that standards make of printed ones are made by the build, and say how."""
    text = "Пришёл Сергей Шойгу."
    notes = f'source = "wire"\n[[quote]]\nwords = "{text}"\nofficials.s.name = "Сергей Шойгу"\n'
    ds = load(make_pack(notes, text, more=NO_EDITORIAL))
    assert ds.officials["s"].name == "Сергей Шойгу"
    assert ds.officials.find("Sergey Shoygu").id == ds.officials.find("Sergei Schoigu").id == "s"
    derived = ds.claims.where(property="derived_names")
    assert derived
    assert {c.basis for c in derived} == {"editorial"}
    assert all("of 'Сергей Шойгу' by the build" in str(c.because) for c in derived)
    assert ds.verify().ok


@pytest.mark.parametrize("written", ["Ada Quill", "Ada\\nQuill", "Ada  Quill"])
@pytest.mark.parametrize("between", ["\n", "\r\n", "  ", "\u00a0", "\u2028"])
def test_name_over_a_line_end(make_pack: MakePack, written: str, between: str) -> None:
    """White space in a name is a space, whatever the text has there; the evidence keeps it."""
    text = f"The chair was Ada{between}Quill of Northland."
    notes = 'source = "wire"\n[[quote]]\nwords = "The chair was Ada Quill of Northland."\n'
    root = make_pack(f'{notes}officials.quill.name = "{written}"\n', text)
    (name,) = (c for c in claims_on(root, "name") if c.subject == "quill")
    assert (name.value, name.evidence[0].exact, name.basis) == ("Ada Quill", f"Ada{between}Quill", "stated")
    assert load(root).verify().ok


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200e"])
@pytest.mark.parametrize("copied", [True, False])
def test_name_with_what_nobody_sees(make_pack: MakePack, unseen: str, *, copied: bool) -> None:
    """A name is found and told without what takes no room, whether it was copied or typed."""
    name = f"Marto{unseen}va" if copied else "Martova"
    notes = f'source = "wire"\n[[quote]]\nwords = "The chair was {name}."\nofficials.m.name = "{name}"\n'
    ds = load(make_pack(notes, f"The chair was Marto{unseen}va."))
    assert ds.officials["m"].name == "Martova"
    assert ds.officials.find("Martova").id == "m"
    (claim,) = (c for c in ds.claims.where(property="name") if c.subject == "m")
    assert claim.evidence[0].exact == f"Marto{unseen}va"
    assert ds.verify().ok


def test_joiners_of_letters_stay(make_pack: MakePack) -> None:
    """Where an unseen sign tells letters apart, as in Persian, the value keeps it."""
    name = "علی\u200cرضا"
    notes = f'source = "wire"\n[[quote]]\nwords = "{name}"\nofficials.m.name = "*"\n'
    assert load(make_pack(notes, f"{name}\n")).officials["m"].name == name


def test_line_ends(make_pack: MakePack) -> None:
    """Words quoted over a line end are found whatever ends the lines of the text."""
    notes = 'source = "wire"\n[[quote]]\nwords = """Ada Quill\ntook"""\nofficials.q.name = "Ada Quill"\n'
    aside = '[[set_aside]]\nwords = "took\\nthe chair."\nreason = "advert"\n'
    root = make_pack(notes + aside, "Ada Quill\r\ntook\r\nthe chair.\r\n")
    (name,) = (c for c in claims_on(root, "name") if c.subject == "q")
    assert name.evidence[0].start == 0
    assert load(root).verify().ok


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("17 defense ministers came", "17 defence ministers came"),
        ("ministers came to the", "ministers came early to the"),
        ("Some 17 ministers came", "Some 17 defence ministers came"),
    ],
)
def test_near_words(make_pack: MakePack, words: str, near: str) -> None:
    """Where words are nearly those of the text, the message quotes what is there."""
    notes = f'source = "wire"\n[[quote]]\nwords = "{words}"\nmeetings.f.guest_kinds = "*"\n'
    found = refused(make_pack(notes, "Some 17 defence ministers came early to the forum.", built=False))
    assert near in found[0]


@pytest.mark.parametrize("id_", ["", " ", "forum/2027", "a#b", " forum", "forum\\n", "a\\u200bb"])
def test_ids(make_pack: MakePack, id_: str) -> None:
    """An id that nobody could ask for is refused."""
    (problem,) = refused(make_pack(annotated(f'meetings."{id_}".city = "Moscow"'), built=False))
    assert "the id" in problem
    assert problem.endswith(f" @ line {NEXT + 2}")


def test_ids_of_any_script(make_pack: MakePack) -> None:
    """An id may be of any script."""
    root = make_pack(annotated('meetings."форум-2027".city = "Moscow"'))
    assert load(root).meetings["форум-2027"].city == "Moscow"


@pytest.mark.parametrize(
    ("says", "message"),
    [
        ('countries.RU.alpha3 = "RU"', "alpha3: expected an alpha-3 code of ISO 3166-1, got 'RU'"),
        ('countries.Russia.name = "Moscow"', "'Russia' is no code of a country"),
        ("meetings.forum-2025.ordinal = 0", "ordinal: expected 1 or more, got 0"),
        ('sources.wire.language = "English"', "language: expected BCP 47 tag, such as en, got 'English'"),
    ],
)
def test_rules(make_pack: MakePack, says: str, message: str) -> None:
    """What the codebook says of values is kept."""
    (problem,) = refused(make_pack(annotated(says, inferred='"x"'), built=False))
    assert message in problem
    assert problem.endswith(f" @ line {NEXT + 3}")


def test_talk_of_three(make_pack: MakePack) -> None:
    """A talk of three parties is no bilateral one, and the message says what to use."""
    more = {"more.toml": '[[editorial]]\nbecause = "x"\ncountries.OM.name = "Oman"\n'}
    says = 'talks.ru-ir-2025.attendees = {party = "OM"}'
    (problem,) = refused(make_pack(annotated(says, inferred='"x"'), more=more, built=False))
    told = r"talks/ru-ir-2025: a bilateral talk has two sides, this one has 3: .*; make it a session"
    assert re.search(told, problem)


def test_nobody_there(make_pack: MakePack) -> None:
    """A delegation without a party and a talk without sides are kept, and listed as incomplete."""
    says = 'delegations.d.status = "absent"\ntalks.t.status = "held"'
    ds = load(make_pack(annotated(says)))
    listed = {(a.kind, f"{a.collection}/{a.subject}") for a in ds.anomalies()}
    assert {("incomplete", "delegations/d"), ("incomplete", "talks/t")} <= listed


# The sentences


def test_sentences(make_pack: MakePack) -> None:
    """Where the sentences of a text stand is read off it by the build, and travels along."""
    source = load(make_pack()).sources["wire"]
    assert source.sentences is not None
    assert [source.text[start:end] for start, end in source.sentences.spans][:2] == [
        "Forum opens in Moscow",
        "The 13th Forum opened on 27 May 2025 in Moscow.",
    ]


def test_sentences_by_language(make_pack: MakePack) -> None:
    """Where sentences end depends on the language of the text."""
    text = "Das war am 13. Forum. Es endete."
    notes = f'source = "wire"\nlanguage = {{value = "de", words = "{text}", inferred = "It is."}}\n'
    source = load(make_pack(notes, text)).sources["wire"]
    assert source.sentences is not None
    assert [text[start:end] for start, end in source.sentences.spans] == [
        "Das war am 13. Forum.",
        "Es endete.",
    ]


def test_open_beside_wrong_claims(make_pack: MakePack) -> None:
    """A sentence that is claimed wrongly is not told to be left out; another one is."""
    notes = 'source = "wire"\n[[quote]]\nwords = "One met in Oslo."\nmeetings.x.ordinal = "first"\n'
    found = refused(make_pack(notes, "One met in Oslo. Two stayed.", built=False))
    assert [p.partition(": ")[0] for p in found] == ["wire.toml", "wire.txt"]
    assert "'Two stayed.'" in found[1]


@pytest.mark.parametrize(
    "block",
    [
        '[[quote]]\nwords = "One met in 0slo."\nmeetings.x.city = "Oslo"\n',
        '[[quote]]\nwords = ["One meet", "in Oslo"]\nmeetings.x.city = "Oslo"\n',
        '[[quote]]\nwords = "o"\nmeetings.x.city = "Oslo"\n',
        '[[quote]]\nwords = "ne met in Oslo."\nmeetings.x.city = "Oslo"\n',
        '[[quote]]\nwords = "One met"\nwithin = "One met im Oslo"\nmeetings.x.city = "Oslo"\n',
        '[[set_aside]]\nwords = "One met in Oslq."\nreason = "rhetoric"\n',
        '[[set_aside]]\nwords = "One met in Oslo."\nreason = "dull"\n',
    ],
)
def test_open_beside_wrong_quotes(make_pack: MakePack, block: str) -> None:
    """A sentence that is quoted wrongly is not told to be left out besides; another one is."""
    text = "One met in Oslo. All the others stayed where we were."
    found = refused(make_pack(f'source = "wire"\n{block}', text, built=False))
    assert [p.partition(": ")[0] for p in found] == ["wire.toml", "wire.txt"]
    assert "'All the others stayed where we were.'" in found[1]


def test_wrong_quotes_of_one_block_are_told_together(make_pack: MakePack) -> None:
    """Of several fragments each that is nowhere is told."""
    notes = 'source = "wire"\n[[quote]]\nwords = ["One meet", "in Osla"]\nmeetings.x.city = "Oslo"\n'
    (problem,) = refused(make_pack(notes, "One met in Oslo.", built=False))
    assert "'One meet' stand 0 times" in problem
    assert "'in Osla' stand 0 times" in problem


def test_an_oddity_accounts_for_nothing(make_pack: MakePack) -> None:
    """To mark words as odd is not to say what they say."""
    notes = 'source = "wire"\n[[anomaly]]\nwords = "One met."\nkind = "misprint"\nreason = "x"\n'
    (problem,) = refused(make_pack(notes, "One met.", built=False))
    assert "this sentence is not accounted for" in problem


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Милан Вукосалич", "Миланом Вукосаличем"),
        ("Златогорск", "Златогорске"),
        ("Шанхайская организация сотрудничества", "Шанхайской организации сотрудничества"),
        ("Павел", "Павлом"),
        ("Helsinki", "Helsingissä"),
        ("Polska", "Polsce"),
        ("Україна", "України"),
    ],
)
def test_a_name_in_another_case(make_pack: MakePack, name: str, form: str) -> None:
    """The message gives the line that works; and with that line the name is as its author wrote it."""
    notes = f'source = "wire"\n[[quote]]\nwords = "so {form} so"\nplaces.p.name = '
    (problem,) = refused(make_pack(notes + f'"{name}"\n', f"so {form} so", built=False))
    cure = f'{{value = "{name}", inferred = "the nominative of {form}"}}'
    assert f"where the text has it in another case, write {cure}; else " in problem
    root = make_pack(notes + cure + "\n", f"so {form} so")
    assert [c.value for c in claims_on(root, "name") if c.collection == "places"] == [name]
    assert odd(root) == []


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("Iran", "Iraq"),
        ("Ada Quill", "Ada Quilt"),
        ("defense", "defence"),
        ("Лондон", "Париже"),
        ("Ada", "A"),
    ],
)
def test_another_name_is_no_other_case(make_pack: MakePack, name: str, there: str) -> None:
    """Of a slip, or of other words, nothing is said of cases."""
    notes = f'source = "wire"\n[[quote]]\nwords = "so {there} so"\nplaces.p.name = "{name}"\n'
    assert "another case" not in refused(make_pack(notes, f"so {there} so", built=False))[0]
