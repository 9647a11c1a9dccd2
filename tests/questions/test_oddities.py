"""Oddities of text: what is odd is found once, and what is ordinary somewhere is not."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import security_meetings
from security_meetings.questions.oddities import Oddity, oddities
from tests.growth import in_proportion

SEEDS = Path(security_meetings.__file__).parent / "seeds"
LINE_ENDS = ("\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029")
# What marks, letters and spaces may trip over.
ANYTHING = st.lists(
    st.sampled_from(
        [*"\"“”„‟«»‹›「」'’,.-!?()", "word", "Вord", "צה", "日本", " ", "\u00a0", "\u200d", "\n", "5"]
    )
    | st.characters()
).map("".join)
# How languages quote: the mark that begins, the mark that ends.
STYLES = {
    "English": ("“", "”"),
    "typewriter": ('"', '"'),
    "German": ("„", "“"),
    "Polish": ("„", "”"),
    "Swedish": ("”", "”"),
    "French": ("«\u202f", "\u202f»"),
    "Canadian French": ("«\u00a0", "\u00a0»"),
    "plain French": ("« ", " »"),
    "Russian": ("«", "»"),
    "Danish": ("»", "«"),
    "Finnish": ("»", "»"),
    "Swiss": ("‹", "›"),
    "typed German": ("„", '"'),
}


def kinds(text: str, language: str | None = None) -> list[str]:
    """The kinds of all oddities of a text, in order."""
    return [odd.kind for odd in oddities(text, language)]


def shown(text: str) -> list[str]:
    """The odd places of a text, as they stand in it."""
    return [text[odd.start : odd.end] for odd in oddities(text)]


@given(ANYTHING, st.sampled_from([None, "en", "sv-FI", "he", ""]))
def test_each_place_is_told_once_and_in_order(text: str, language: str | None) -> None:
    """Places lie in the text, are not empty, and follow each other without a repetition."""
    spans = [(odd.start, odd.end) for odd in oddities(text, language)]
    assert spans == sorted(set(spans))
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(ANYTHING)
def test_words_hold_nothing_that_nobody_sees(text: str) -> None:
    """A message is one line of characters that can be seen, whatever the text holds."""
    assert all(odd.words.isprintable() for odd in oddities(text))


@given(ANYTHING)
def test_kinds_and_grades_are_few(text: str) -> None:
    """Marks are a matter of wording; letters, spaces and what nobody sees are one of encoding."""
    for odd in oddities(text):
        assert odd.grade == ("wording" if odd.kind.endswith("quotation mark") else "encoding")


@given(
    st.lists(st.sampled_from(["He came.", "Who?", "They met, said Ada; all of them."])),
    st.sampled_from(LINE_ENDS),
)
def test_line_ends_of_any_kind_are_none(lines: list[str], end: str) -> None:
    """How lines end is no oddity."""
    assert kinds(end.join(lines) + end) == []


# Quotation marks.


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("language", [None, "und"])
@given(
    words=st.lists(
        st.sampled_from(["ja", "nei, ha", "Man ging.", "(så)", "två – fyra"]), min_size=1, max_size=5
    )
)
def test_quotations_of_every_language_are_ordinary(
    style: str, language: str | None, words: list[str]
) -> None:
    """Marks that pair as some language pairs them are none, whether the language is stated or not."""
    begin, end = STYLES[style]
    text = ". ".join(f"Ona: {begin}{word}{end}, dixit" for word in words)
    assert kinds(text, language) == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("left", ["begin", "end"])
def test_a_mark_without_its_partner_is_listed(style: str, left: str) -> None:
    """A quotation that only begins, or only ends, is listed in every style, at its mark."""
    begin, end = STYLES[style]
    text = f"Ona {begin}ja, dixit. Man ging." if left == "begin" else f"Ona ja{end}, dixit. Man ging."
    (odd,) = oddities(text)
    assert odd.kind == "unpaired quotation mark"
    assert (begin if left == "begin" else end).strip() in text[odd.start : odd.end]


@pytest.mark.parametrize(
    "text",
    [
        "Quill sagte: „Wir gehen.“ Man ging.",
        "Quill säger: ”Vi går.” Alla gick.",
        "Elle dit\u00a0: «\u202fOui\u202f»\u00a0!",
        "Er sagte: „Ada rief ‚ja‘, dann »nein«.“",
        "Powiedział: „Czytam «Głos» co dzień”.",
        "Он сказал: «Газета „Заря“ права».",
        "Завод «Концерн «Заря» закрыт.",
        'Завод "Концерн "Заря" закрыт.',
        "Han sa ”ja” – och ”nej”-sidan vann.",
        "Ő azt mondta: „a »ház« szép”.",
        "Kyllä-sanan ”{}”-muoto ja ”.txt”-pääte.",
        "Die Endungen »-ung« und ».txt« sowie »+«.",
        "“He told me ‘no’,” she said. It’s the ’90s.",
        "“‘Yes,’ he said.”",
        "(“yes”) [“no”] — “maybe”—then",
        '"yes"/"no", pro-"West" and "East"-based',
        "Wir lesen ,,Die Zeit“.",
        "La parolo „jes‟ venis.",
    ],
)
def test_nested_and_mixed_quotations_are_ordinary(text: str) -> None:
    """Quotations within quotations, and marks beside hyphens, dots and brackets, are none."""
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "他说：“我们走。”大家走了。",
        "“论坛2025”和“峰会25”在开。“.txt”或“-a”",
        "「行こう」と『彼』は《本》を読む。",
        '他说"我们走"然后停。',
        "그는 “간다”고 말했다. 《론》과 〈문〉.",
        'צה"ל ומשרד החוץ.',
        'קראתי ב"הארץ" כי צה"ל נסוג.',
        'דו"חות, מנכ"לית ויו"ר הוועד אמר "כן".',
        "צה”ל ומשרד",
        "قال: «نحن نذهب» ثم خرج.",
        "قال ”نحن نذهب“ ثم خرج.",
    ],
)
def test_quotations_of_other_scripts_are_ordinary(text: str) -> None:
    """Corner brackets, marks between words without spaces, and gershayim within words are none."""
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'She is 5\' 6" tall and said "yes".',
        'A 15" screen and a 17" one.',
        'She said "a 15" screen" twice.',
        "It lies at 55°45'21\" N.",
        "It is 5′ 6″ tall.",
        "A 15” screen.",
        "The “G20” and the “G7,” he said.",
        '"Les 27", dit-il, "sont 27".',
    ],
)
def test_signs_of_inches_are_ordinary(text: str) -> None:
    """A mark behind a short number is one of inches, unless a quotation lacks its end."""
    assert kinds(text) == []


def test_a_long_number_has_no_inches() -> None:
    """A mark behind a year ends a quotation."""
    assert kinds('It comes by 2030" he said.') == ["unpaired quotation mark"]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\r\n\r\n", "\u2029"])
@pytest.mark.parametrize(("begin", "end"), [("“", "”"), ('"', '"'), ("”", "”"), ("„", "“"), ("«", "»")])
def test_each_paragraph_may_open_a_quotation_anew(gap: str, begin: str, end: str) -> None:
    """A quotation over paragraphs, opened by each and ended by the last, is none."""
    paragraphs = [
        f"{begin}Wir gehen.",
        f"{begin}Wir bleiben.",
        f"{begin}Nie{end}, sagte Ada.",
        f"{begin}Gut{end}.",
    ]
    assert kinds(gap.join(paragraphs)) == []


@pytest.mark.parametrize(("begin", "end"), [("“", "”"), ('"', '"'), ("„", "“"), ("«", "»")])
def test_a_quotation_over_paragraphs_that_nothing_ends_is_listed(begin: str, end: str) -> None:
    """One that each paragraph opens anew and none ends is listed, once."""
    text = f"{begin}Wir gehen.\n\n{begin}Wir bleiben.\n\nMan ging. {begin}Gut{end}."
    assert kinds(text) == ["unpaired quotation mark"]


def test_french_may_repeat_the_mark_that_ends() -> None:
    """A closing guillemet at the head of a paragraph opens the quotation anew."""
    assert kinds("«\u00a0Nous allons.\n»\u00a0Nous restons\u00a0», dit-elle.") == []


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("«Мы идём.\n\nМы стоим.\n\nМы ждём», — сказала она.", []),
        ("“We go on,\nand we do not stop,” she said.", []),
        ('"We go on.\n\nWe do not stop," said the one who was with them.', ["unpaired quotation mark"]),
    ],
)
def test_where_paragraphs_need_not_be_opened_anew(text: str, odd: list[str]) -> None:
    """Over paragraphs Russian opens a quotation once; a line that is only wrapped is no paragraph."""
    assert kinds(text) == odd


@pytest.mark.parametrize(
    "text",
    [
        "She said “word ” twice.",
        "She said “word ”and left.",
        "She said “ word” twice.",
        "She said ”word,” and the others said “no.”",
        "The others have said ”word” to her.",
        "She said “word“ twice.",
        'She said "word "and left.',
        'She said" word" and left.',
        "Она сказала «да » и ушла.",
    ],
)
def test_marks_that_face_the_wrong_way_are_listed(text: str) -> None:
    """A mark that turns its back on its words, or is parted from them by a space, is listed once."""
    assert kinds(text) == ["wrong-way quotation mark"]


def test_one_mark_may_end_two_quotations() -> None:
    """A name within a name ends with it in Russian; a sentence that was never closed does not."""
    assert kinds("Завод «Концерн «Заря» закрыт.") == []
    assert kinds("«Да, сказал он. «Нет», ответил я.") == ["unpaired quotation mark"]


def test_the_language_tells_who_begins_with_a_closing_mark() -> None:
    """Marks of Swedish are none in Swedish, and face the wrong way in English."""
    text = "”Ja”, Ada."
    assert (kinds(text, "sv"), kinds(text, "fi-FI"), kinds(text)) == ([], [], [])
    assert kinds(text, "en-GB") == ["wrong-way quotation mark"]


@pytest.mark.parametrize("text", ['Ada: “We go," and left.', 'Ada: "We go,” and left.'])
def test_marks_of_two_styles_are_one_oddity(text: str) -> None:
    """A quotation that begins in one style and ends in another is listed once."""
    assert kinds(text) == ["unpaired quotation mark"]


@pytest.mark.parametrize("path", ["Home » News » Forum", "Home › News › Forum", "A « B « C\nWir gehen."])
def test_marks_between_the_names_of_pages_are_none(path: str) -> None:
    """Guillemets that all stand between spaces, and face one way, part the names of a path."""
    assert kinds(path) == []


@pytest.mark.parametrize("lead", ["> ", "  ", "\t", ">> ", "> > "])
def test_each_quoted_line_may_open_a_quotation_anew(lead: str) -> None:
    """Where a letter quotes another, or lines are set in, the marks still lead their lines."""
    lines = ["“We go.", "“We stay.", "“We sleep,” she said."]
    assert kinds("\n".join(lead + line for line in lines)) == []
    assert kinds("\n".join(lead + line for line in lines[:2])) == ["unpaired quotation mark"]


def test_arrows_of_english_pages_are_none() -> None:
    """On a page in English, a guillemet between spaces points somewhere."""
    page = "The council said that they have met. Read more »\n« Back to the list that they have"
    assert kinds(page) == []


# Letters.


@pytest.mark.parametrize(
    "word",
    [
        "Вritish",
        "Нeads",
        "СССP",
        "МОСКBA",
        "рaсе",
        "IТ",
        "ЖKX",
        "Aθήνα",
        "Tο",
        "Oι",
        "pαypal",
        "Вrite\u0301ish",
        "Мартo\u00adва",
    ],
)
def test_letters_that_look_alike_are_listed_with_their_word(word: str) -> None:
    """A word in which letters of another alphabet pass for its own is listed whole."""
    text = f"The {word} came."
    assert [text[o.start : o.end] for o in oddities(text) if o.kind == "look-alike letter"] == [word]


@given(st.text("ABEKMHOPCTX", min_size=2, max_size=8), st.data())
def test_any_letter_put_for_another_is_found(word: str, data: st.DataObject) -> None:
    """Whichever Latin letters of a word are put in Cyrillic, short of all, the word is listed."""
    twins = dict(zip("ABEKMHOPCTX", "АВЕКМНОРСТХ", strict=True))
    swapped = data.draw(st.sets(st.integers(0, len(word) - 1), min_size=1, max_size=len(word) - 1))
    mixed = "".join(twins[c] if i in swapped else c for i, c in enumerate(word))
    assert shown(f"Die {mixed} kam.") == [mixed]


@pytest.mark.parametrize(
    "text",
    [
        "フォーラムは港で開かれた。",
        "G20峰会和SCO成员国出席。",
        "SCO회원국 대표단.",
        "Oʻzbekiston qatnashdi, ma’ruza.",
        "IT-компания и COVID-19, PR‑отдел, Т-34, Ту-22М3.",
        "SMSка и VIPы, XXый",
        "5 µm, 5 μm, 3 kΩ, ΔT, α-helix, Hα, TNFα, β2",
        "Иван Petrov, Αθήνα Athens",
        "Яndex",
        "Ｇ２０ and 𝐁old",
    ],
)
def test_scripts_that_belong_together_are_none(text: str) -> None:
    """Kana with kanji, Latin abbreviations, letters that are marks, units and formulas are none."""
    assert kinds(text) == []


# Characters that nobody sees.


@pytest.mark.parametrize(
    "c",
    [
        "\u00ad",
        "\u200b",
        "\u200c",
        "\u200d",
        "\u2060",
        "\ufeff",
        "\u202e",
        "\u200e",
        "\u2066",
        "\x07",
        "\x7f",
        "\x9b",
    ],
)
def test_invisible_characters_are_listed_by_name(c: str) -> None:
    """What nobody sees within a word is listed, by its name or number and with its word."""
    text = f"The chair was Marto{c}va."
    assert [(o.kind, text[o.start : o.end]) for o in oddities(text)] == [("invisible character", c)]
    (odd,) = oddities(text)
    assert unicodedata.name(c, "control character").lower() in odd.words
    assert f"U+{ord(c):04X}" in odd.words
    assert "Martova" in odd.words


@given(st.text("\u00ad\u200b\u2060\x01", min_size=1))
def test_a_run_of_invisible_characters_is_one_oddity(run: str) -> None:
    """Several of them in a row are one place."""
    assert shown(f"Marto{run}va") == [run]


@pytest.mark.parametrize(
    "text",
    [
        "او گفت که می\u200cرویم و نامه\u200cها",
        "PDF\u200cها",
        "क\u094d\u200dष और क\u094d\u200cष",
        "ශ\u0dca\u200dර\u0dd3 ලංකා",
        "ข่าว\u200bวันนี้",
        "ភាសា\u200bខ្មែរ",
        "👩\u200d🚀 👩🏽\u200d🚀 ❤\ufe0f\u200d🔥",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "\u200fשלום\u200e (UN)",
        "\u202bسلام\u202c (UN)",
        "\ufeffThe forum met.",
    ],
)
def test_invisible_characters_that_are_spelling_are_none(text: str) -> None:
    """Joiners, marks of direction and spaces of no width are none where the script has a use for them."""
    assert kinds(text) == []


def test_a_mark_of_direction_needs_a_line_of_its_script() -> None:
    """Letters of another line do not make such a mark ordinary."""
    assert kinds("\u200fשלום\nUN\u200f came") == ["invisible character"]


# Spaces.


@pytest.mark.parametrize(
    "text",
    [
        "10\u00a0000, 10\u202f000, 10\u2009000, 5\u00a0May, May\u00a05",
        "50\u00a0%, №\u00a05, §\u00a03, 5\u00a0€",
        "А.\u00a0В.\u00a0Орлов приехал в\u00a0Москву и\u00a0уехал для\u00a0отдыха",
        "т.\u00a0е. и\u00a0т.\u00a0д.; XXI\u00a0век\u00a0— это же\u00a0не\u00a0он\u00a0ли",
        "Dr.\u00a0Quill, Mr\u00a0Reed, Mrs\u00a0Lund, J.\u00a0R.\u00a0Smith, Pius\u00a0XII",
        "z.\u202fB. und u.\u00a0a. w\u00a0Polsce",
        "Oui\u00a0! Non\u202f? Si\u00a0; donc\u00a0: «\u00a0oui\u00a0» l'\u00a0eau",
        "5.\u00a0május; 1.\u00a0Talks\na)\u00a0Dinner\n(b)\u00a0Rest\n…\u00a0and so on",
        "к тому\u00a0же, ну да\u00a0ж… если\u00a0бы!",
        "\u3000東京で開かれた。東京\u3000太郎",
    ],
)
def test_spaces_that_printers_put_are_none(text: str) -> None:
    """Spaces of no break in numbers, in French, behind short words and initials are none."""
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "space"),
    [
        ("The\u00a0forum met.", "\u00a0"),
        ("Follow us:\u00a0\u00a0\nMore", "\u00a0\u00a0"),
        ("It ended.\u00a0Then they left.", "\u00a0"),
        ("The forum \u00a0met.", "\u00a0"),
        ("The forum\u2003met.", "\u2003"),
        ("The forum\u3000met.", "\u3000"),
        ("The forum\u2009met.", "\u2009"),
    ],
)
def test_other_odd_spaces_are_listed(text: str, space: str) -> None:
    """A space that only looks like one, between words that nothing binds, is listed."""
    assert shown(text) == [space]
    assert kinds(text) == ["odd space"]


# The whole.


@pytest.mark.parametrize(
    "unit",
    [
        *'"“”„«»「」',
        *"\u00a0\u3000\u00ad\u200b\u200d\u202e\x00\n\u0301ф",
        "A. ",
        "Вa ",
        "“a\n\n",
        '5"',
        "a” “",
        '"\u200e',
        "ה”ה",
        ",,a ",
        "e\u00ad",
        "«”",
    ],
)
def test_time_grows_with_the_text_alone(unit: str) -> None:
    """Eight times the text takes no more than some eight times as long, whatever it is made of."""
    assert in_proportion(lambda size: list(oddities(unit * (size // len(unit)))), 4000)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("000*.txt", []),
        ("001*.txt", []),
        ("002*.txt", [("look-alike letter", "Нeads"), ("wrong-way quotation mark", "”Modern")]),
        (
            "003*.txt",
            [
                ("odd space", "\u00a0"),
                ("odd space", "\u00a0\u00a0"),
                ("odd space", "\u00a0"),
                ("unpaired quotation mark", "“In"),
                *[("odd space", "\u00a0")] * 2,
                ("unpaired quotation mark", 'War,"'),
                ("odd space", "\u00a0"),
                ("unpaired quotation mark", '"Information'),
                ("odd space", "\u00a0"),
            ],
        ),
        ("004*.txt", []),
    ],
)
def test_bundled_texts(name: str, expected: list[tuple[str, str]]) -> None:
    """In the bundled articles an editor finds what is odd, and nothing else."""
    (path,) = SEEDS.glob(name)
    text = path.read_bytes().decode()
    assert [(o.kind, text[o.start : o.end]) for o in oddities(text)] == expected


def test_an_oddity_is_a_plain_value() -> None:
    """An oddity compares, hashes and unpacks as its parts do."""
    (odd,) = oddities("Нeads")
    assert odd == Oddity(0, 5, "look-alike letter", "encoding", odd.words)
    assert re.fullmatch(r"“Нeads” mixes alphabets: .*cyrillic.*", odd.words)
