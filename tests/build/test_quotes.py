"""Quotes: words found exactly once, as they are read on screen, with hints where they are not."""

import time
import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from security_meetings.build.quotes import Text, bridged, locate, narrowed
from security_meetings.build.readings import Misquoted
from security_meetings.model.spans import evidence
from security_meetings.support.boundaries import bounded
from security_meetings.support.reading import as_read

# Texts in which words easily stand several times.
REPETITIVE = st.text(alphabet="ab \n", min_size=1, max_size=40)
Form = Literal["NFC", "NFD"]
LINE_ENDS = ("\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
UNSEEN = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u200e", "\u200f")


def found(text: str, words: str) -> str:
    """The words of the text that are found for those quoted."""
    start, end = locate(text, words)
    return text[start:end]


def refused(text: str, words: str, within: str | None = None) -> str:
    """What is said where words are not found."""
    with pytest.raises(ValueError, match="times in") as caught:
        locate(text, words, within)
    return str(caught.value)


# Letter for letter


@given(REPETITIVE, st.data())
def test_once(text: str, data: DataObject) -> None:
    """Words that stand once by themselves are found; how often others stand is told."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end]
    places = [i for i in range(len(text)) if text.startswith(words, i) and bounded(text, i, i + len(words))]
    if len(places) == 1:
        assert locate(text, words) == (places[0], places[0] + len(words))
    elif places:
        assert f"stand {len(places)} times in the text, not once; quote more words" in refused(text, words)


@given(REPETITIVE, st.data())
def test_within(text: str, data: DataObject) -> None:
    """Words are found in a passage that stands once, however often they stand outside it."""
    start = data.draw(st.integers(0, len(text) - 1))
    length = data.draw(st.integers(1, len(text) - start))
    repeated = f"{text}<{text}>{text}"
    offset = len(text) + 1 + start
    words = repeated[offset : offset + length]
    places = [i for i in range(len(text)) if text.startswith(words, i) and bounded(text, i, i + length)]
    if places == [start] and bounded(repeated, offset, offset + length):
        assert locate(repeated, words, within=f"<{text}>") == (offset, offset + length)


@pytest.mark.parametrize(
    ("words", "within", "message"),
    [
        ("gone", None, "the words 'gone' stand 0 times in the text, not once; copy them from the text"),
        (
            "one",
            None,
            "the words 'one' stand 2 times in the text, not once; quote more words, or add 'within'",
        ),
        ("one", "gone", "the words 'gone' stand 0 times in the text"),
        ("two", "three", "the words 'two' stand 0 times in the passage around them"),
        (
            "one",
            "one two one",
            "the words 'one' stand 2 times in the passage around them, not once; quote more",
        ),
        ("", None, "no words are quoted"),
        ("one", "", "no words are quoted"),
        ("It's", None, "stand 0 times in the text, not once; the text has 'It’s'"),
        ('"so"', None, "the text has '“so”'"),
        ("c-d", None, "the text has 'c—d'"),
    ],
)
def test_not_once(words: str, within: str | None, message: str) -> None:
    """What is not there once is told with its count, and with the look-alike that is there."""
    text = "one two one. three. It’s “so”: c—d."
    with pytest.raises(ValueError, match=message):
        locate(text, words, within)


def test_overlapping_words() -> None:
    """Words that overlap themselves stand as often as they begin."""
    assert "stand 2 times" in refused("a a a", "a a")


def test_letter_for_letter_first() -> None:
    """Words that the text has letter for letter are those, though others read alike."""
    text = "Ada\nQuill and Ada Quill and A\u00adda Quill"
    assert locate(text, "Ada Quill") == (14, 23)
    assert "stand 2 times" in refused(text.replace("and Ada Quill", "and he"), "Ada  Quill")


def test_very_often() -> None:
    """What stands very often is not counted to the end."""
    assert "stand more than 100 times" in refused("so it is " * 1000, "so it")
    assert "stand more than 5000 times" in refused("so" * 6000, "so")


# As read on screen


@pytest.mark.parametrize("words", ["René Müller", "Łódź", "한국", "が", "किताब", "Việt Nam", "й"])
@pytest.mark.parametrize("written", ["NFC", "NFD"])
@pytest.mark.parametrize("quoted", ["NFC", "NFD"])
def test_forms_of_letters(words: str, written: Form, quoted: Form) -> None:
    """Composed and decomposed letters meet, and the span is that of the text's own."""
    there = unicodedata.normalize(written, words)
    text = f"… {there} spoke."
    assert found(text, unicodedata.normalize(quoted, words)) == there


@pytest.mark.parametrize(
    ("written", "quoted"),
    [
        ("of\ufb01cial", "official"),
        ("ﬂag", "flag"),
        ("Ｆｏｒｕｍ", "Forum"),
        ("１２", "12"),
        ("ﻻ", "لا"),
        ("ﾛｼｱ", "ロシア"),
    ],
)
def test_forms_for_typesetting(written: str, quoted: str) -> None:
    """Joined letters and wide ones are the letters that they show, both ways round."""
    assert found(f"The {written} came", quoted) == written
    assert found(f"The {quoted} came", written) == quoted


@pytest.mark.parametrize(
    ("written", "quoted"),
    [("10²", "102"), ("m²", "m2"), ("½", "1/2"), ("№ 5", "No 5"), ("①", "1"), ("6ª", "6a")],
)
def test_other_signs(written: str, quoted: str) -> None:
    """Raised numbers, fractions and signs are no other form of digits and letters."""
    assert "stand 0 times" in refused(f"The {written} came", quoted)


@pytest.mark.parametrize(
    "space", [*LINE_ENDS, "\u00a0", "\u202f", "\u2009", "\u3000", "\t", "  ", " \r\n\r\n ", "\n\u200b\n"]
)
def test_white_space(space: str) -> None:
    """Any white space equals any other, and the evidence keeps the text's."""
    text = f"The chair was Ada{space}Quill of Northland."
    assert found(text, "Ada Quill") == f"Ada{space}Quill"
    assert (
        found(text.replace(space, " ", 1) if space.isspace() else "Ada Quill", f"Ada{space}Quill")
        == "Ada Quill"
    )


@pytest.mark.parametrize("unseen", UNSEEN)
def test_unseen(unseen: str) -> None:
    """What takes no room on screen makes no difference, in the text or in the words quoted."""
    assert found(f"The chair was Marto{unseen}va.", "Martova") == f"Marto{unseen}va"
    assert found("The chair was Martova.", f"Marto{unseen}va") == "Martova"
    assert found(f"{unseen}Martova{unseen} came", "Martova").rstrip("\u200c\u200d") == "Martova"
    assert found(f"Ada {unseen} Quill", "Ada Quill") == f"Ada {unseen} Quill"


READ = ["René", "Quill", "official", "met", "中国", "한국", "и", "йод"]


@given(st.lists(st.sampled_from(READ), min_size=1, unique=True), st.data())
def test_written_otherwise(words: list[str], data: DataObject) -> None:
    """However a text is written, words that read alike are found, at offsets of the text."""
    spaces = st.sampled_from([" ", "\n", "\r\n", "\u00a0", "  "])
    forms: st.SearchStrategy[Form] = st.sampled_from(["NFC", "NFD"])
    between = st.sampled_from(["", "", "\u00ad", "\u200b", "\u2060"])
    written = ""
    places = []
    for word in words:
        written += data.draw(spaces)
        places.append(len(written))
        clusters = [unicodedata.normalize(data.draw(forms), c) + data.draw(between) for c in word]
        written += "".join(clusters).rstrip("\u00ad\u200b\u2060").replace("fi", "\ufb01")
    text = Text(written)
    for place, word in zip(places, words, strict=True):
        start, end = locate(text, word)
        assert start == place
        assert as_read(written[start:end]) == word
    start, end = locate(text, " ".join(words))
    assert (start, end) == (places[0], len(written))
    assert bridged(" ".join(words), written[start:end]) == () or written[start:end] != " ".join(words)


def test_typed_marks_are_told() -> None:
    """Typographic marks are not taken for plain ones, but told."""
    assert "the text has '‘It’s “so”’'" in refused("He said ‘It’s “so”’.", "'It's \"so\"'")
    assert "the text has 'May–June'" in refused("in May–June", "May-June")


@pytest.mark.parametrize(
    ("words", "exact", "told"),
    [
        ("Ada Quill", "Ada Quill", ()),
        ("Ada Quill", "Ada\r\nQuill", ("a line end",)),
        ("Ada Quill", "Ada\u2028Quill", ("a line end",)),
        ("Ada Quill", "Ada\u00a0Quill", ("another space",)),
        ("Ada Quill", "Ada  Quill", ("several spaces",)),
        ("Ada  Quill", "Ada Quill", ("another space",)),
        ("Martova", "Marto\u00adva", ("a soft hyphen",)),
        ("Marto\u200bva", "Martova", ("a zero-width space",)),
        ("René", "Rene\u0301", ("another form of é",)),
        ("Rene\u0301", "René", ("another form of é",)),
        ("official fire", "of\ufb01cial\n\ufb01re", ("another form of fi", "a line end")),
        ("a b c", "a\nb\nc", ("a line end",)),
        ("王小明", "王\n小明", ("a line end",)),
        ("customs", "cus\u00ad\r\n  toms", ("a soft hyphen",)),
        ("René Quill", "Rene\u0301\nQu\u00adill", ("another form of é", "a line end", "a soft hyphen")),
        (" Ada Quill\n", "Ada Quill", ()),
        ("한국", unicodedata.normalize("NFD", "한국"), ("another form of 한", "another form of 국")),
    ],
)
def test_bridged(words: str, exact: str, told: tuple[str, ...]) -> None:
    """What was bridged is told, each kind once, in order."""
    assert bridged(words, exact) == told


@given(st.text(alphabet="aé e\u0301\u00ad\n\u00a0fi\ufb01\u200b", max_size=20))
def test_bridged_to_itself(words: str) -> None:
    """Nothing is bridged between words and themselves, and something between any that differ."""
    assert bridged(words, words) == ()
    read = as_read(words).strip()
    if read and words.strip() != read:
        assert bridged(read, words.strip()) != ()


# Whole words


@pytest.mark.parametrize(
    ("text", "words", "around"),
    [
        ("The delegation of Nigeria came.", "Niger", "Nigeria"),
        (unicodedata.normalize("NFD", "René Dupont"), "Rene", unicodedata.normalize("NFD", "René")),
        ("It drew 126.", "12", "126"),
        ("Нигерия ушла", "Нигер", "Нигерия"),
        ("인도네시아", "인도", "인도네시아"),
    ],
)
def test_part_of_a_word(text: str, words: str, around: str) -> None:
    """Part of a word is not found, and the word is told."""
    assert f"there they are only part of {around!r}: quote whole words" in refused(text, words)
    with pytest.raises(
        ValueError, match=f"the value '{words}' stands 0 times .*it is only part of '{around}'"
    ):
        narrowed(text, [(0, len(text))], words)


@pytest.mark.parametrize(
    ("text", "words"),
    [("中国代表团", "中国"), ("Iran’s", "Iran"), ("Port-based", "Port"), ("이란은", "이란")],
)
def test_whole_words(text: str, words: str) -> None:
    """What can be said of a compound stays sayable."""
    assert found(text, words) == words


def test_whole_words_only_count() -> None:
    """Where words stand by themselves once, parts of other words do not make them ambiguous."""
    text = "Nigeria, Niger, Nigerians"
    assert locate(text, "Niger") == (9, 14)
    assert narrowed(text, [(0, len(text))], "Niger") == (9, 14)


def test_parts() -> None:
    """Where a text runs words together, parts of words can be asked for; never parts of letters."""
    text = "Moscow\nMoscowAndrew Reed"
    assert locate(text, "Andrew Reed", parts=True) == (13, 24)
    assert locate("Nigeria, Niger", "Niger", parts=True) == (9, 14)
    assert locate("MoscowRene\u0301 Reed", "René Reed", parts=True) == (6, 16)
    with pytest.raises(ValueError, match="stand 2 times"):
        locate("AdaQuill and BoQuill", "Quill", parts=True)
    with pytest.raises(ValueError, match="stand 0 times"):
        locate("MoscowRene\u0301", "Rene", parts=True)


# What may have been meant


@pytest.mark.parametrize(
    ("text", "words", "hint"),
    [
        (
            "Some 17 defence ministers came  early.",
            "17 defense ministers came",
            "the nearest is '17 defence ministers came' ('defence', not 'defense')",
        ),
        ("“We are not leaving.”", "We are leaving", "the nearest is 'We are not leaving' (with 'not')"),
        ("The forum opened in Oslo", "The forum has opened in Oslo", "(without 'has')"),
        ("The forum opened in Oslo", "the forum opened in oslo", "('The', not 'the'; 'Oslo', not 'oslo')"),
        ("Ali Akbar Ahmadian spoke", "Ahmadiyan", "the nearest is 'Ahmadian' ('Ahmadian', not 'Ahmadiyan')"),
        ("Сергей Шойгу выступил на форуме", "Сергей Шойга выступил", "'Сергей Шойгу выступил'"),
        ("一共有十二个代表团出席论坛", "一共有十三个代表团出席", "'一共有十二个代表团出席'"),
        ("He waited… then he left", "waited... then he left", "the nearest is 'waited… then he left'"),
    ],
)  # fmt: skip
def test_nearest(text: str, words: str, hint: str) -> None:
    """Where nothing fits, the nearest place is quoted, with what is other there."""
    told = refused("Nothing of it. " + text + " Nothing more.", words)
    assert "stand 0 times in the text, not once; copy them from the text, letter for letter; " in told
    assert hint in told


@pytest.mark.parametrize(
    "words",
    ["Forum closes", "an entirely different matter", "zzz", "…", "the", "on Monday the harbour was closed"],
)
def test_no_nonsense(words: str) -> None:
    """Where nothing is near, nothing is suggested, and the message says so."""
    text = "Forum opens in Moscow. Delegations of Northland attended, and Ada Quill spoke of a wharf."
    with pytest.raises(Misquoted) as caught:
        locate(text, words)
    assert str(caught.value).endswith(
        "copy them from the text, letter for letter; nothing in the text is near"
    )
    assert (caught.value.near, caught.value.beside) == ((), ())


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Ada\u2063Quill spoke", "AdaQuill", "U+2063 INVISIBLE SEPARATOR"),
        ("Ada \u202eQuill spoke", "Ada Quill", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("Ada\x07 Quill spoke", "Ada Quill", "U+0007 control character"),
        ("Ada\u3164Quill spoke", "AdaQuill", "U+3164 HANGUL FILLER"),
        ("Ada Quill spoke", "Ada\u2063 Quill", "U+2063 INVISIBLE SEPARATOR"),
        (
            "М\u043escow hosts",
            "Moscow",
            "U+041C CYRILLIC CAPITAL LETTER EM and U+043E CYRILLIC SMALL LETTER O",
        ),
        ("Moscow hosts", "Mos\u0441ow", "U+0063 LATIN SMALL LETTER C"),
        ("ΑBΕ spoke", "ABE", "U+0391 GREEK CAPITAL LETTER ALPHA"),
        ("opened in Oslo", "opened in Osl\u043e", "with U+006F LATIN SMALL LETTER O"),
    ],
)
def test_reasons_that_nobody_sees(text: str, words: str, name: str) -> None:
    """Where words look the same, the character that differs is named."""
    told = refused(text, words)
    assert "copy them from the text, letter for letter: " in told
    assert name in told


@pytest.mark.parametrize(
    ("words", "beside"),
    [
        (
            "17 defense ministers",
            """
quoted: 17 defense ministers
  text: 17 defence ministers
                ^""",
        ),
        (
            "We are leaving",
            """
quoted: We are     leaving
  text: We are not leaving
               ^^^""",
        ),
        (
            "‘We are now not leaving’",
            """
quoted: ‘We are now not leaving’
  text: “We are     not leaving”
        ^       ^^^            ^""",
        ),
        (
            "17 - 18 May",
            """
quoted: 17 - 18 May
  text: 17 – 18 May
           ^""",
        ),
    ],
)
def test_shown_beside(words: str, beside: str) -> None:
    """What is quoted stands above what the text has, with marks below what differs."""
    text = "Some 17 defence  ministers came. “We are\nnot leaving”, they said on 17 – 18 May."
    with pytest.raises(Misquoted) as caught:
        locate(text, words)
    assert caught.value.beside == tuple(beside.strip("\n").split("\n"))


def test_a_value_is_shown_beside_the_words_quoted() -> None:
    """Of a value, the words quoted are what is there."""
    with pytest.raises(Misquoted) as caught:
        narrowed("Ada Quill of Northland", [(0, 22)], "Ada Quinn")
    assert caught.value.beside[:2] == (" value: Ada Quinn", "quoted: Ada Quill")


@given(st.integers(0, 90), st.sampled_from([["whale"], [], ["whale", "song"]]))
def test_long_quotes_are_shown_where_they_differ(at: int, changed: list[str]) -> None:
    """However far behind in a long quote it is, what differs is told and shown."""
    words = [f"word{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(100)]
    quoted = " ".join([*words[:at], *changed, *words[at + 1 :]])
    with pytest.raises(Misquoted) as caught:
        locate("It began. " + " ".join(words) + " It ended.", quoted)
    assert words[at] in caught.value.beside[1]
    assert all(word in caught.value.beside[0] for word in changed)
    assert ("^" * len(words[at])) in caught.value.beside[2]
    assert len(caught.value.beside) == 3


def test_nearest_in_the_passage() -> None:
    """What is near is looked for where the words were to stand, and nowhere else."""
    text = "17 defence ministers came. Then 12 foreign ministers left."
    assert "'12 foreign ministers'" in refused(text, "12 foreing ministers", "Then 12 foreign ministers left")
    assert "nearest" not in refused(text, "17 defense ministers", "Then 12 foreign ministers left")


def test_long_words() -> None:
    """A message does not repeat pages."""
    text = " ".join(f"word{i}" for i in range(5000))
    assert len(refused(text, text.replace("word2500 ", "other "))) < 2000


# Values inside of quotes


@given(REPETITIVE, st.data())
def test_narrowed(text: str, data: DataObject) -> None:
    """A value is found inside the spans quoted, where they hold it once by itself."""
    middle = data.draw(st.integers(0, len(text)))
    words = data.draw(st.sampled_from(["a", "b", "ab", "ba"]))
    spans = [(0, middle), (middle, len(text))]
    places = [(i, i + len(words)) for i in range(len(text)) if text.startswith(words, i)]
    inside = [(s, e) for s, e in places if bounded(text, s, e) and any(a <= s and e <= b for a, b in spans)]
    if len(inside) == 1:
        assert narrowed(text, spans, words) == inside[0]
    else:
        with pytest.raises(ValueError, match=f"the value '{words}' stands {len(inside)} times in the quoted"):
            narrowed(text, spans, words)


def test_narrowed_in_overlapping_spans() -> None:
    """One place inside two spans that overlap is one place."""
    assert narrowed("Moscow hosts it", [(0, 12), (7, 15)], "hosts") == (7, 12)


def test_narrowed_as_read() -> None:
    """A name over a line end is the name, and stands inside of the spans alone."""
    text = "Ada\nQuill met Bo. Ada\nQuill left."
    assert narrowed(text, [(0, 16)], "Ada Quill") == (0, 9)
    assert narrowed(Text(text), [(17, len(text))], "Ada Quill") == (18, 27)
    with pytest.raises(ValueError, match="the value 'Ada Quill' stands 0 times in the quoted words"):
        narrowed(text, [(4, 16)], "Ada Quill")


# Time


def test_many_quotes() -> None:
    """Thousands of quotes of one text take time in proportion to text and quotes."""
    words = [f"word{i % 700} of{i}" for i in range(20_000)]
    text = Text("\r\n".join(words))
    began = time.perf_counter()
    for word in words[::4]:
        evidence("wire", text.text, *locate(text, word))
    assert time.perf_counter() - began < 60  # it ends: how fast it is, benchmarks tell


@pytest.mark.parametrize(
    "unit", ["A. ", "a", "e\u0301", "a\u200b", "a\u2063", " ", "  \n", "\ufb01", "中", "\U0001f1f7"]
)
def test_hostile_texts(unit: str) -> None:
    """No text makes a quote that is not there wait for long."""
    text = Text(unit * 100_000)
    began = time.perf_counter()
    for words in (unit * 3, unit * 40 + "B", "B" + unit, "é", "a"):
        with pytest.raises(ValueError, match=r"times in the text|no words"):
            locate(text, words)
    assert time.perf_counter() - began < 60  # it ends: how fast it is, benchmarks tell


@pytest.mark.parametrize("longer", ["Verteidigungsstaatssekretär", "VIZESTAATSSEKRETÄR"])
def test_part_of_a_longer_word(longer: str) -> None:
    """Words that stand inside a longer one in other letters are told of with it."""
    with pytest.raises(Misquoted, match=longer):
        locate(f"Es kam der {longer} aus Wien.", "Staatssekretär")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028", " \n\t"])
def test_a_word_over_a_line_end_is_found_whole(end: str) -> None:
    """A soft hyphen at the end of a line is no part of its word."""
    text = f"The cus\u00ad{end}toms house."
    assert text[slice(*locate(text, "The customs house"))] == text[:-1]
    assert text[slice(*locate(text, "customs"))] == f"cus\u00ad{end}toms"
