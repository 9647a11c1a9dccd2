"""Fragments: put together, they say no more than the text does."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from security_meetings import Evidence
from security_meetings.model.fragments import joined, reversals, touched

TEXT = (
    "Northland is not ready to hold closed talks in May.\n\n"
    "Southland, with Eastland, attended the forum on Monday. It left early."
)
SENTENCES = [(0, 51), (53, 108), (109, 123)]
FURTHER_ON = "; and, further on, "


def of(text: str, *words: str) -> list[Evidence]:
    """Evidence for words that stand once in a text."""
    places = [(text.index(word), word) for word in words]
    return [Evidence("s", start, start + len(word), word, "", "") for start, word in places]


def told(text: str, *words: str, sentences: list[tuple[int, int]] | None = None) -> str:
    """Words of a text as one quotation; without sentences, the text is one."""
    return joined(text, of(text, *words), sentences or [(0, len(text))])


def test_the_sentences_of_the_tests() -> None:
    """The spans that these tests rest on are the sentences of their text."""
    assert [TEXT[start:end][-9:] for start, end in SENTENCES] == ["s in May.", "n Monday.", "ft early."]


def test_one_fragment() -> None:
    """A single fragment is quoted as it is, letter for letter."""
    assert told(TEXT, "ready to hold", sentences=SENTENCES) == "“ready to hold”"
    assert told("Ada\r\nQuill", "Ada\r\nQuill") == "“Ada\r\nQuill”"


def test_within_a_sentence() -> None:
    """Fragments of one sentence are parted by an ellipsis, in its order."""
    expected = "“Southland” … “attended” … “on Monday”"
    assert told(TEXT, "Southland", "attended", "on Monday", sentences=SENTENCES) == expected
    assert told(TEXT, "on Monday", "Southland", "attended", sentences=SENTENCES) == expected


def test_from_several_sentences() -> None:
    """What comes from a later sentence or paragraph is told apart."""
    assert (
        told(TEXT, "ready to hold closed talks", "attended", "Southland", "It left", sentences=SENTENCES)
        == f"“ready to hold closed talks”{FURTHER_ON}“Southland” … “attended”{FURTHER_ON}“It left”"
    )


def test_denial_cut_out() -> None:
    """Where a denial is cut out, the whole sentence is quoted, with the fragments marked."""
    found = of(TEXT, "Northland is", "ready to hold closed talks", "Southland")
    whole = "“‹Northland is› not ‹ready to hold closed talks› in May.”"
    assert joined(TEXT, found, SENTENCES) == f"{whole}{FURTHER_ON}“Southland”"
    assert joined(TEXT, found[:2], SENTENCES, ("<b>", "</b>")).startswith("“<b>Northland is</b> not <b>ready")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Northland will come unless Southland objects.", ["Northland will come", "Southland objects"]),
        ("They will meet if and only if all agree.", ["They will meet", "all agree"]),
        ("He hasn’t said that he would go.", ["He", "said that he would go"]),
        ("He has never gone without a guard.", ["He has", "gone", "a guard"]),
        ("If Southland agrees, then Northland will come.", ["Southland agrees", "Northland will come"]),
        ("Neither Quill nor Lund came.", ["Quill", "Lund came"]),
        ("Quill cannot come.", ["Quill", "come"]),
        ("Quill has NOT come.", ["Quill has", "come"]),
        ("Quill has no\u00adt come.", ["Quill has", "come"]),
        ("Quill came, but Lund did not.", ["Quill", "Lund did"]),
        ("Northland refuses to hold talks.", ["Northland", "hold talks"]),
        ("Northland declined to hold talks.", ["Northland", "hold talks"]),
        ("Northland ruled out closed talks.", ["Northland", "closed talks"]),
        ("The talks, cancelled on Monday, were to be held here.", ["The talks", "held here"]),
        ("Northland will come only when Southland leaves.", ["Northland will come", "Southland leaves"]),
        ("Northland would come should Southland leave.", ["Northland would come", "Southland leave"]),
        ("Northland came instead of Southland.", ["Northland came", "Southland"]),
        ("Квилл отменил встречу.", ["Квилл", "встречу"]),
        ("Квилл приедет при условии, что уедет Лунд.", ["Квилл приедет", "уедет Лунд"]),
        ("Квилл приехал бы с Лундом.", ["Квилл приехал", "с Лундом"]),
        ("Квилл приехал вместо Лунда.", ["Квилл приехал", "Лунда"]),
        ("Lund is unable to come.", ["Lund is", "come"]),
        ("Северия отказалась вести переговоры.", ["Северия", "вести переговоры"]),
        ("Северът няма да дойде.", ["Северът", "да дойде"]),
        ("Nord vil ikke komme.", ["Nord vil", "komme"]),
        ("Pohjoinen ei tule.", ["Pohjoinen", "tule"]),
        ("Sever nebude jednat.", ["Sever", "jednat"]),
        ("Észak nem tart tárgyalást.", ["Észak", "tart tárgyalást"]),
        ("Nordul nu va veni.", ["Nordul", "va veni"]),
        ("Ο Βορράς δεν ήρθε.", ["Ο Βορράς", "ήρθε"]),
        ("Miền Bắc không họp.", ["Miền Bắc", "họp"]),
        ("Utara tidak datang.", ["Utara", "datang"]),
        ("Южноземье не готово говорить.", ["Южноземье", "готово"]),
        ("Они приедут, если их позовут.", ["Они приедут", "их позовут"]),
        ("Нет, они не приехали без охраны.", ["они", "приехали"]),
        ("Вони не приїдуть.", ["Вони", "приїдуть"]),
        ("Sie werden nicht kommen.", ["Sie werden", "kommen"]),
        ("Ils n’ont pas dit oui.", ["Ils", "ont", "dit oui"]),
        ("No vendrán jamás.", ["vendrán", "."]),
        ("Nie przyjadą.", ["przy", "."]),
        ("代表团没有来。", ["代表团", "来"]),
        ("代表団は来ないと言った。", ["代表団は", "言った"]),
        ("대표단은 오지 않았다.", ["대표단은", "다."]),
        ("الوفد لن يحضر غدا.", ["الوفد", "يحضر"]),
        ("वे नहीं आए।", ["वे", "आए"]),
    ],
)
def test_denials_and_conditions(text: str, words: list[str]) -> None:
    """Denials and conditions that are cut out are seen in many languages, in any case, at any place."""
    found = told(text, *words)
    assert found.replace("‹", "").replace("›", "") == f"“{text}”"
    assert all(f"‹{word}›" in found for word in words)
    assert reversals(text, [(e.start, e.end) for e in of(text, *words)], [(0, len(text))]) == [(0, len(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Northland, a knot of isles, came.", ["Northland", "came"]),
        ("The notable Nora Nott came.", ["The", "Nott came"]),
        ("Небо и Неман синие.", ["Небо", "синие"]),
        ("Lund is to be there, me et al.", ["Lund is", "there", "al"]),
        ("Quill has not come.", ["Quill has not", "come"]),
        ("“Not so,” he said.", ["“Not so,”", "said"]),
        ("निर्णय और मतदान हुआ।", ["निर्णय", "हुआ"]),
    ],
)
def test_no_denials(text: str, words: list[str]) -> None:
    """Parts of other words deny nothing, nor does what is quoted itself."""
    found = told(text, *words)
    assert "‹" not in found
    assert not reversals(text, [(e.start, e.end) for e in of(text, *words)], [(0, len(text))])


def test_single_fragments_are_quotations() -> None:
    """A single fragment of a sentence is no puzzle of fragments, whatever stands around it."""
    assert (
        told(TEXT, "ready to hold", "attended", sentences=SENTENCES)
        == f"“ready to hold”{FURTHER_ON}“attended”"
    )
    assert not reversals(TEXT, [(17, 30)], SENTENCES)


def test_neighbours() -> None:
    """Fragments that overlap, or have only white space between them, are one."""
    text = "Ada Quill\nof Northland came."
    assert told(text, "Ada", "Quill", "of Northland", "Northland came") == f"“{text[:-1]}”"
    assert told("One. Two.", "One.", "Two.", sentences=[(0, 4), (5, 9)]) == f"“One.”{FURTHER_ON}“Two.”"
    twice = of(text, "Ada", "Ada")
    assert joined(text, twice, [(0, 28)]) == "“Ada”"


def test_fragments_over_sentences() -> None:
    """A fragment that goes on into the next sentence is joined to what else is quoted of that."""
    assert told(TEXT, "on Monday. It", "early", sentences=SENTENCES) == "“on Monday. It” … “early”"
    text = "It came. It did not stay long."
    found = told(text, "came. It did", "stay", sentences=[(0, 8), (9, 30)])
    assert found == "“It ‹came. It did› not ‹stay› long.”"


@pytest.mark.parametrize(
    "text", [None, "another text altogether, and long enough for all of these offsets to be in it. " * 2]
)
def test_without_the_text(text: str | None) -> None:
    """Without the text, or with another, fragments are parted by […], and what cannot be known is said."""
    found = of(TEXT, "attended", "Northland is")
    expected = "“Northland is” […] “attended” (whether this is one sentence cannot be checked here)"
    assert joined(text, found, SENTENCES) == expected
    assert joined(TEXT, found, None) == joined(TEXT, found, []) == expected
    assert joined(text, found[:1], SENTENCES) == "“attended”"
    assert joined(text, [], SENTENCES) == ""


@pytest.mark.parametrize("span", [(-9, -1), (5, 2), (100, 10**30), (10**30, 10**31)])
def test_spans_that_are_none(span: tuple[int, int]) -> None:
    """Spans that no text has, which only a broken pack holds, are no error."""
    broken = [*of(TEXT, "attended"), Evidence("s", *span, TEXT[slice(*span)], "", "")]
    assert joined(TEXT, broken, SENTENCES).endswith("cannot be checked here)")


@given(st.data())
def test_nothing_is_added(data: DataObject) -> None:
    """Every letter quoted is one of the text's, every fragment is there, and whole sentences stay whole."""
    words = st.sampled_from(["Quill", "not", "came", "if", "Lund", "went"])
    sentences, text = [], ""
    for said in data.draw(st.lists(st.lists(words, min_size=1, max_size=6), min_size=1, max_size=4)):
        sentences.append((len(text), len(text) + len(" ".join(said)) + 1))
        text += " ".join(said) + ". "
    places = st.integers(0, len(text) - 2)
    spans = data.draw(st.lists(st.tuples(places, st.integers(1, 9)), min_size=1, max_size=4))
    evidence = [
        Evidence("s", start, min(start + length, len(text)), text[start : start + length], "", "")
        for start, length in spans
    ]
    found = joined(text, evidence, sentences)
    for group in found.split(FURTHER_ON):
        parts = group.replace("‹", "").replace("›", "").split(" … ")
        assert all(part[0] == "“" and part[-1] == "”" and part[1:-1] in text for part in parts)
    cut = reversals(text, [(e.start, e.end) for e in evidence], sentences)
    assert ("‹" in found) == bool(cut)
    assert all(e.exact.strip() in found.replace("‹", "").replace("›", "") for e in evidence)


@given(st.lists(st.tuples(st.integers(-5, 130), st.integers(-5, 130)), max_size=4))
def test_touched(spans: list[tuple[int, int]]) -> None:
    """A sentence is touched where a span shares a letter with it."""
    known = [
        number
        for number, (start, end) in enumerate(SENTENCES)
        if any(max(first, start) < min(last, end) for first, last in spans)
    ]
    assert touched([(a, b) for a, b in spans if a < b], SENTENCES) == known


def test_short_time() -> None:
    """Many fragments of a long text are joined in a short time."""
    text = "Quill did not come. " * 50_000
    sentences = [(i, i + 19) for i in range(0, len(text), 20)]
    evidence = [Evidence("s", i, i + 5, "Quill", "", "") for i in range(0, len(text), 40)]
    began = time.perf_counter()
    assert joined(text, evidence, sentences).count(FURTHER_ON) == len(evidence) - 1
    for one in evidence[:2000]:
        joined(text, [one, evidence[-1]], sentences)
    assert time.perf_counter() - began < 60  # it ends: how fast it is, benchmarks tell
