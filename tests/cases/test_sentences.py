"""Sentences and quoted words: where they begin and end, and what is said if they do not fit."""

from __future__ import annotations

import unicodedata

import pytest

from security_meetings.errors import InvalidData
from tests.cases.making import Making, aside, editorial, faults, names, quote, source

PAIRS = [
    ("One.", "India left."),
    ("Prvo.", "Šime ode."),
    ("Eins.", "Österreich ging."),
    ("Прво.", "Јуче је отишао."),
    ("Un.", "« Oui », dit-elle."),
    ("Bir.", "İran gitti."),
    ("Ένα.", "Η Ινδία έφυγε."),
    ("Raz.", "Śląsk wygrał."),
    ("Một.", "Ấn Độ rời đi."),
    ("Uno.", "¿Quién fue?"),
    ("¡Basta!", "¡Vamos!"),
    ("Eins.", "„Ja“, sagte er."),
    ("Раз.", "Їхали далі."),
    ("One.", "“No,” she said."),
    ("One?", "(Étienne left.)"),
    ("Uns.", "»Nein«, sagte er."),
]
UNCAPPED = [
    ("افتتح الاجتماع.", "غادرت الهند."),
    ("من حضر؟", "غادرت الهند."),
    ("論壇開幕。", "印度離開了。"),
    ("会議が開かれた！", "誰が来たか？"),
    ("「論壇開幕。」", "印度離開了。"),
    ("मंच खुला।", "भारत गया।"),
    ("הפורום נפתח.", "הודו עזבה."),
    ("ფორუმი გაიხსნა.", "ინდოეთი წავიდა."),
    ("포럼이 열렸다.", "인도는 떠났다."),
    ("اجلاس شروع ہوا۔", "بھارت چلا گیا۔"),
    ("ጉባኤው ተከፈተ።", "ህንድ ሄደች።"),
    ("Ժողովը բացվեց։", "Հնդկաստանը գնաց։"),
    ("ཚོགས་འདུ་བཙུགས།", "རྒྱ་གར་ཕྱིན།"),
]
# How a script puts two sentences beside each other.
UNSPACED = "。！？"


def joined(first: str, second: str) -> str:
    """Two sentences as their script has them."""
    bare = first.rstrip("」")
    return f"{first}{'' if bare[-1] in UNSPACED else ' '}{second}"


@pytest.mark.parametrize(("first", "second"), [*PAIRS, *UNCAPPED])
def test_an_open_sentence_is_refused_and_shown(make: Making, first: str, second: str) -> None:
    """A second sentence that nobody accounts for is refused, and the message shows it."""
    refusal = make.refusal(source(joined(first, second), aside(first)))
    assert second in refusal


@pytest.mark.parametrize(("first", "second"), [*PAIRS, *UNCAPPED])
def test_coverage_counts_two_sentences(make: Making, first: str, second: str) -> None:
    """Accounted for, they are two sentences."""
    ds = make.dataset(source(joined(first, second), aside(first), aside(second)))
    assert ds.coverage()[0].sentences == 2


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Österman came.",
        "J. Šime came.",
        "Он пришёл, т. е. был там.",
        "Gen. Łoś spoke.",
        "Ю. Їжак прийшов.",
        "It rose by 3.5 per cent.",
        "La U.E. décida.",
    ],
)
def test_initials_and_abbreviations_end_no_sentence(make: Making, text: str) -> None:
    """A title, an initial and an abbreviation before a capital are within one sentence."""
    assert make.dataset(source(text)).coverage()[0].sentences == 1


LINE_ENDS = ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"]


@pytest.mark.parametrize("end", LINE_ENDS)
@pytest.mark.parametrize("first", ["Forum opens", "Форум открыт", "Follow us:"])
def test_every_line_end_ends_a_sentence_or_is_refused_by_name(make: Making, end: str, first: str) -> None:
    """Whatever ends a line parts what stands on both sides, or the build refuses the text and names it."""
    refusal = make.refusal(source(f"{first}{end}talks were held{end}", aside(first)))
    known_as = (f"{ord(end[0]):04x}", ascii(end).strip("'"), unicodedata.name(end[0], "?").lower())
    assert "talks were held" in refusal or any(name in refusal.lower() for name in known_as)


PARTIAL = [
    ("The delegation of Nigeria came.", "Niger", "countries.NE.name"),
    ("Omani envoys came.", "Oman", "countries.OM.name"),
    ("The Chadian envoy came.", "Chad", "countries.TD.name"),
    ("Делегация Нигерии прибыла.", "Нигер", "countries.NE.name"),
    ("Guineans and Bissauans came.", "Guinea", "countries.GN.name"),
    (unicodedata.normalize("NFD", "René Dupont chaired."), "Rene", "officials.x.name"),
    (unicodedata.normalize("NFD", "Zoë Lund chaired."), "Zoe", "officials.x.name"),
    ("Mr Unreed spoke.", "reed", "officials.x.name"),
]


@pytest.mark.parametrize(("text", "value", "place"), PARTIAL)
def test_part_of_a_word_is_no_stated_value(make: Making, text: str, value: str, place: str) -> None:
    """A name cut out of a longer word, or off its accent, is refused or listed."""
    collection, id_, _ = place.split(".")
    told = make.told(source(text, quote(text, f'{place} = "{value}"')))
    assert any(value in line or names([line], collection, id_) for line in told)


@pytest.mark.parametrize(("text", "value", "place"), PARTIAL)
def test_quoted_words_do_not_begin_or_end_within_a_word(
    make: Making, text: str, value: str, place: str
) -> None:
    """Words quoted up to the middle of a word are refused or listed, too."""
    collection, id_, _ = place.split(".")
    start = text.index(value)
    cut = text[: start + len(value)] if start == 0 or not text[start - 1].isalpha() else text[start:]
    told = make.told(source(text, quote(cut, f'{place} = "{value}"')))
    assert any(cut in line or value in line or names([line], collection, id_) for line in told)


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        ("中国代表团到了。", "中国", "countries.CN.name"),
        ("日本の代表団が来た。", "日本", "countries.JP.name"),
        ("Iran’s envoys came.", "Iran", "countries.IR.name"),
        ("Iran's envoys came.", "Iran", "countries.IR.name"),
        ("The Oslo-based body met.", "Oslo", "organizations.o.name"),
        ("The capital (Oslo) was ready.", "Oslo", "organizations.o.name"),
        ("Из «Сирии» прибыли.", "Сирии", "countries.SY.name"),
        ("“Iran” came.", "Iran", "countries.IR.name"),
        ("Iran/Oman talks were held.", "Oman", "countries.OM.name"),
        ("ประเทศไทยมา", "ไทย", "countries.TH.name"),
    ],
)
def test_whole_words_stay_sayable(make: Making, text: str, value: str, place: str) -> None:
    """Beside an apostrophe, a hyphen, a bracket, or within a script without spaces a name is whole."""
    ds = make.dataset(source(text, quote(text, f'{place} = "{value}"')))
    collection, id_, _ = place.split(".")
    assert getattr(ds.collection(collection)[id_], "name", None) == value
    assert not [line for line in faults(ds) if names([line], collection, id_)]


LOOKING_ALIKE = [
    (unicodedata.normalize("NFD", "René Müller spoke."), "René Müller"),
    ("René Müller spoke.", unicodedata.normalize("NFD", "René Müller")),
    ("The ﬁnal Oﬃce spoke.", "final Office"),
    ("Ada  Quill spoke.", "Ada Quill"),
    ("Ada\u00a0Quill spoke.", "Ada Quill"),
    ("Ada\t Quill spoke.", "Ada Quill"),
]


@pytest.mark.parametrize(("text", "words"), LOOKING_ALIKE)
def test_words_that_look_like_the_text_are_taken_or_shown_as_they_are(
    make: Making, text: str, words: str
) -> None:
    """Another form of the same letters is taken, or the text's own letters are printed to be copied."""
    parts = source(text, quote(words, 'officials.m.name = "*"'), aside(text))
    refusal = make.refusal(parts)
    own = text.removesuffix(" spoke.").removeprefix("The ")
    if refusal:
        assert own in refusal or ascii(own).strip("'") in refusal
        return
    (span,) = make.dataset(parts).claims.where(subject="m", property="name").one().evidence
    assert span.exact == own


BREAKS = ["\n", "\r\n", "\n    ", "  ", "\u2028"]


@pytest.mark.parametrize("gap", BREAKS)
def test_a_name_over_a_line_end_is_stated_as_read(make: Making, gap: str) -> None:
    """White space equals white space in a name; the evidence keeps what the text has."""
    text = f"The chair was Ada{gap}Quill of Northland."
    ds = make.dataset(source(text, quote(text, 'officials.quill.name = "Ada Quill"')))
    assert ds.officials["quill"].name == "Ada Quill"
    claim = ds.claims.where(subject="quill", property="name").one()
    assert [e.exact for e in claim.evidence] == [f"Ada{gap}Quill"]


@pytest.mark.parametrize("gap", ["-\n", "-\r\n", "‐\n", "-\n  "])
def test_a_word_parted_at_a_line_end(make: Making, gap: str) -> None:
    """Its whole is inferred: the refusal says what to write, and that is taken."""
    text = f"The chair was Martin{gap}eau of Northland."
    refusal = make.refusal(source(text, quote(text, 'officials.m.name = "Martineau"')))
    line = 'value = "Martineau", inferred = "the word is parted at the end of a line"'
    assert line in refusal
    ds = make.dataset(source(text, quote(text, f"officials.m.name = {{{line}}}")))
    assert ds.officials["m"].name == "Martineau"
    assert ds.coverage()[0].sentences == 1


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\u3000\n", "\n\u3000\u3000", "\u2028"])
@pytest.mark.parametrize("name", ["王小明", "山田太郎", "ばばけん"])
def test_a_name_over_a_line_end_of_writing_without_spaces(make: Making, gap: str, name: str) -> None:
    """In Chinese and Japanese the end of a line is nothing: not to the quote, the value or the check."""
    broken = f"{name[0]}{gap}{name[1:]}"
    text = f"主席是{broken}先生。"
    ds = make.dataset(
        source(text, quote(f"主席是{name}先生", f'officials.a.name = "{name}"'), aside(text[-3:]))
    )
    assert ds.officials["a"].name == name
    assert [e.exact for e in ds.claims.where(subject="a").one().evidence] == [broken]
    assert ds.verify().ok


@pytest.mark.parametrize("name", ["王小明", "王 小明"])
def test_a_line_end_quoted_as_a_space_in_writing_without_spaces(make: Making, name: str) -> None:
    """Where a line ends, a quote may have a space as elsewhere; where none does, it may not."""
    text = "主席是王\n小明先生。"
    ds = make.dataset(source(text, quote("主席是王 小明先生", f'officials.a.name = "{name}"'), aside("生。")))
    assert ds.verify().ok
    make.refusal(source(text.replace("\n", ""), quote("主席是王 小明先生", f'officials.a.name = "{name}"')))


@pytest.mark.parametrize("gap", BREAKS[:3])
def test_no_record_shows_a_name_with_a_line_end(make: Making, gap: str) -> None:
    """A name written with its line end is shown without, or refused."""
    text = f"The chair was Ada{gap}Quill of Northland."
    name = f"Ada{gap}Quill".replace("\r", "\\r").replace("\n", "\\n")
    parts = source(text, quote(text, f'officials.quill.name = "{name}"'))
    if not make.refusal(parts):
        assert make.dataset(parts).officials["quill"].name == "Ada Quill"


@pytest.mark.parametrize(
    "typed",
    [
        r"Ada\nQuill",
        r"Ada\r\nQuill",
        r"Ada\u2028Quill",
        " Ada  Quill ",
        r"Ada\tQu\u00adill",
        r"\ufeffAda\u00a0Quill",
    ],
)
@pytest.mark.parametrize(
    ("collection", "field"),
    [
        ("officials", "name"),
        ("organizations", "label"),
        ("places", "name"),
        ("meetings", "venue"),
        ("meetings", "city"),
        ("roles", "title"),
    ],
)
def test_what_no_source_says_stands_on_one_line_too(
    make: Making, collection: str, field: str, typed: str
) -> None:
    """What an editor adds or infers shows no line end and nothing that nobody sees, or is refused."""
    stated = editorial(f'{collection}.x.{field} = "{typed}"')
    inferred = source(
        "So.", quote("So.", f'{collection}.x.{field} = {{value = "{typed}", inferred = "a test"}}')
    )
    for parts in (stated, inferred):
        if not make.refusal(parts):
            assert getattr(make.dataset(parts).collection(collection)["x"], field) == "Ada Quill"


@pytest.mark.parametrize(
    ("text", "words", "near"),
    [
        ("Some 17 defence ministers came.", "17 defense ministers came", "17 defence ministers came"),
        ("The ministers came  early.", "ministers came early", "ministers came  early"),
        ("Some 17 defence ministers came.", "17 defence minister came", "17 defence ministers came"),
        ("The Forum opened in Oslo.", "The forum opened in Oslo", "The Forum opened in Oslo"),
        ("Форум открылся в Осло вчера.", "Форум открылась в Осло", "Форум открылся в Осло"),
        ("The “Harbour” forum met.", 'The "Harbour" forum', "The “Harbour” forum"),
    ],
)
def test_words_that_are_nearly_those_of_the_text_get_a_hint(
    make: Making, text: str, words: str, near: str
) -> None:
    """The message quotes the near place, as the text has it; or the words are taken."""
    refusal = make.refusal(source(text, quote(words, 'sources.s.title = "*"'), aside(text)))
    assert refusal == "" or near in refusal


NOTES = """\
source = "s"
[[quote]]
words = "One met in Oslo."
meetings.x.city = "Oslo"
meetings.x.ordinal = "first"
delegations.x.party = "nobody"
"""


def test_faults_of_every_sort_are_told_in_one_run(make: Making) -> None:
    """A wrong type, a reference that leads nowhere and an open sentence are all reported at once."""
    refusal = make.refusal({"s.txt": "One met in Oslo. Two stayed.", "s.toml": NOTES})
    assert names(refusal.splitlines(), "ordinal", "s.toml")
    assert "nobody" in refusal
    assert "Two stayed." in refusal


@pytest.mark.parametrize(
    "block",
    [
        quote("One met in Osla.", 'meetings.x.chairs = "nobody"', "meetings.x.days = 3.5"),
        quote("One met in Oslo.", 'meetings.x.chairs = "nobody"', "meetings.x.days = 3.5", modality="sure"),
        quote("One met in Oslo.", 'meetings.x.chairs = "nobody"', "meetings.x.days = 3.5", rank="preferred"),
        quote("One met in Oslo.", "meetings.x.days = 3.5", modality="reported", by="nobody"),
        quote("One met in Oslo.", 'meetings.x.city = "Oslo"', modality="hoped", by="nobody"),
        quote(
            "One met in Oslo.",
            'officials.q.name = "Quill"',
            "meetings.x.days = 3.5",
            'roles.q.holder = "nobody"',
        ),
        quote("One met in Oslo.", 'meetings.x.counts.guests = "7"', "meetings.x.days = 3.5", by="nobody"),
    ],
)
def test_what_leads_nowhere_is_told_beside_what_else_is_wrong_there(make: Making, block: str) -> None:
    """A line whose words or keys are wrong is still asked what it refers to, and each id is told once."""
    told = make.refusal(source("One met in Oslo. Two stayed.", block)).splitlines()
    assert len([line for line in told if "'nobody'" in line]) == 1
    assert [line for line in told if "3.5" in line] or "3.5" not in block
    assert [line for line in told if "Two stayed." in line]


def test_a_line_with_a_fault_is_still_what_others_refer_to(make: Making) -> None:
    """Of somebody who is spoken of in a line that is wrong itself, nobody says that there is no such id."""
    wrong = quote("One met in Osla.", 'officials.quill.name = "Quill"', 'meetings.x.chairs = "quill"')
    told = make.refusal(source("One met in Oslo.", wrong)).splitlines()
    assert len(told) == 1


@pytest.mark.parametrize(
    ("wrong", "line"), [("meetings.x.ordinal", 5), ("delegations.x.party", 6), ("meetings.x.cyti", 4)]
)
def test_a_fault_is_told_with_the_line_of_its_claim(make: Making, wrong: str, line: int) -> None:
    """The line is that of the claim, or the block's and the claim's."""
    text = NOTES.replace("meetings.x.city", "meetings.x.cyti") if wrong.endswith("cyti") else NOTES
    told = [p for p in problems(make, text) if wrong.rpartition(".")[2] in p]
    assert any(names([problem], f"line {line}") or names([problem], str(line)) for problem in told)


def problems(make: Making, notes: str) -> list[str]:
    """What is wrong with these notes on a text."""
    with pytest.raises(InvalidData) as caught:
        make.pack({"s.txt": "One met in Oslo. Two stayed.", "s.toml": notes})
    return [str(problem) for problem in caught.value.problems]


def test_faults_of_several_files_are_told_in_one_run(make: Making) -> None:
    """Each file's faults are reported, the head of the pack included."""
    bad = {
        **source("One. Two.", quote("Three", 'meetings.f.name = "*"')),
        "e.toml": "[[editorial]]\nbecause = 3\n",
    }
    told = make.refusal(bad, id="a head that is none")
    assert [file for file in ("s.toml", "e.toml", "pack.toml") if file not in told] == []


@pytest.mark.parametrize(
    ("first", "second"),
    [("One came.", "— Two left."), ("Пора!", "– Нет."), ("Qui ?", "— Moi."), ("Sí.", "―No.")],
)
def test_a_sentence_may_begin_with_a_dash(make: Making, first: str, second: str) -> None:
    """Whoever answers is not passed over."""
    said = make.refusal(source(f"{first} {second}", quote(first, 'sources.s.title = "*"')))
    assert second in said


@pytest.mark.parametrize("text", ["“We go!” — Quill said.", "Пора! — сказал он.", "Gen. — Ada Quill"])
def test_a_dash_that_goes_on_begins_none(make: Making, text: str) -> None:
    """Behind a quotation, an abbreviation, or before a small letter a dash goes on."""
    words = text.rsplit(maxsplit=1)[-1].strip(".")
    assert make.refusal(source(text, quote(words, 'sources.s.title = "*"'))) == ""
