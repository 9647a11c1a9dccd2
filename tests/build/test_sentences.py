"""Sentences: as many as a reader counts, in every script."""

import itertools
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings.build.sentences import sentences

# Whatever a sentence may trip over: marks, quotes, initials, odd spaces and line ends.
PIECES = [
    *(
        "He met",
        "U.S.",
        "Mr.",
        "A",
        ".",
        "!",
        "?",
        "…",
        " ",
        "\n",
        "\r\n",
        "\r",
        "\u2028",
        "\x85",
        "\x0b",
        "\u00a0",
    ),
    *(
        "”",
        "’",
        ")",
        "«",
        "»",
        "„",
        "“",
        "「",
        "」",
        "。",
        "۔",
        "।",
        "؟",
        "13.",
        "т. д.",
        "Ё",
        "中",
        "ا",
        "\u0301",
    ),
    *("\u00ad", "\u200b", "\ufeff", "12", "[3]", "¿", "$", ";", ":", "և"),
]
PROSE = st.lists(st.sampled_from(PIECES) | st.text(max_size=3)).map("".join)
LANGUAGES = st.sampled_from([None, "en", "de-AT", "ru", "sr_Latn", "hi", "x"])
LINE_ENDS = (*"\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\r\n")


def split(text: str, language: str | None = None) -> list[str]:
    """The sentences of a text, as text."""
    return [text[start:end] for start, end in sentences(text, language)]


@given(PROSE, LANGUAGES)
def test_partition(text: str, language: str | None) -> None:
    """Every character that is not white space belongs to exactly one sentence, in order."""
    places = [
        i for start, end in sentences(text, language) for i in range(start, end) if not text[i].isspace()
    ]
    assert places == [i for i, c in enumerate(text) if not c.isspace()]


@given(PROSE, LANGUAGES)
def test_trimmed(text: str, language: str | None) -> None:
    """No sentence is empty, or begins or ends with white space."""
    assert all(sentence == sentence.strip() != "" for sentence in split(text, language))


@given(st.lists(st.sampled_from(["He left.", "Who came?", "They met!", "So it is said."])), LANGUAGES)
def test_plain_sentences(parts: list[str], language: str | None) -> None:
    """Sentences put together come apart again, whatever the language is said to be."""
    assert split(" ".join(parts), language) == parts


# A paragraph of each script, and the sentences that a reader counts in it.
PARAGRAPHS = {
    "en": [
        "The harbour forum opened on Monday.",
        "Dr. A. K. Lund, of No. 5 Quay St. Bridgetown, met U.S. envoys at 5 p.m. local time.",
        "“Is it over?” she asked.",
        "It was not!",
        "(They stayed.)",
        "126 delegations came, i.e. all of them.",
    ],
    "fr": [
        "Le forum s’est ouvert à Port-Clair.",
        "« On continue ! » a dit M. Dupré.",
        "Élise Roy, cf. p. 12, n’y était pas.",
        "« Pourquoi ? »",
        "À midi, tous sont partis…",
        "Été comme hiver, c’est ainsi.",
    ],
    "de": [
        "Das Forum begann am 27. Mai in Übersee.",
        "Österreich, z. B. Wien, schickte Prof. Dr. Öhl.",
        "„Wir gehen.“",
        "Über 5 Mio. Euro kostete der 13. Gipfel.",
        "»Nein!«, rief sie.",
        "Ä war dabei.",
    ],
    "es": [
        "¿Quién vino?",
        "¡Nadie!",
        "El Sr. Pérez y la Dra. Núñez leyeron el art. 5.",
        "«Volveremos», dijo.",
        "Última nota.",
    ],
    "pl": [
        "Świt nad portem.",
        "Łódź wysłała prof. Żaka, tj. jego zastępcę, na ul. Długą.",
        "„Źle!” – powiedział.",
        "Ósmego dnia wyjechali.",
    ],
    "tr": [
        "Forum açıldı.",
        "İran gitti.",
        "Doç. Dr. Şen İran'ın sözünü aktardı.",
        "Çok sürmedi mi?",
        "Öyle.",
    ],
    "sr-Latn": [
        "Prvo zasedanje.",
        "Šime je otišao.",
        "J. Šime i prof. Žarko ostaju.",
        "Čekali su, npr. Đorđe.",
    ],
    "sr": ["Прво заседање.", "Јуче је отишао.", "Љ. Његош, тзв. Џон, ћути.", "Шта сад?"],
    "ru": [
        "Форум открылся в г. Москва.",
        "И. О. Ёлкин и акад. Щукин приехали, т. е. все.",
        "«Мы остаёмся!»",
        "В 2020 г. Эльза уехала, взяв книги, карты и т. д.",
        "Осенью вернулась.",
        "Что дальше?..",
        "Юг молчал…",
        "Я ждал.",
    ],
    "uk": [
        "Форум відкрився у м. Київ.",
        "Їхній голова, проф. Є. Ґалаґан, мовчав.",
        "Її спитали: «Чому?»",
        "Інші поїхали.",
        "У 2020 р. Європа чекала.",
    ],
    "el": [
        "Το φόρουμ άνοιξε.",
        "Ποιος ήρθε;",
        "Όλοι, π.χ. Έλληνες, ήρθαν.",
        "«Άρα;» ρώτησε.",
        "Ώρα να φύγουμε!",
    ],
    "hy": ["Ֆորումը բացվեց։", "Հնդկաստանը մեկնեց։", "Ո՞վ մնաց։", "Բոլորը:", "Եկան։"],
    "ka": ["ფორუმი გაიხსნა.", "ინდოეთი წავიდა.", "გ. ქართველიშვილი დარჩა.", "ვინ მოვიდა?", "ყველა!"],
    "ar": ["افتتح الاجتماع.", "غادرت الهند.", "قال د. سامي: هل انتهى؟", "نعم!", "بقي ٢٥ وفدا."],
    "ur": ["اجلاس شروع ہوا۔", "بھارت چلا گیا۔", "کیا وہ آئے؟", "ہاں۔"],
    "fa": ["نشست آغاز شد.", "هند رفت.", "آیا آمدند؟", "دکتر م. کریمی نیامد.", "می‌خواهم بمانم!"],
    "he": ["הפורום נפתח.", "הודו עזבה.", 'ד. כהן, מנכ"ל, נשאר.', "מי בא?", "כולם!"],
    "hi": ["मंच खुला।", "भारत गया।", "डॉ. वर्मा और ए. के. सिंह आए।", "क्या वे रुके?", "हाँ!", "“ठीक है।”", "वे गए॥"],
    "bn": ["সভা শুরু হলো।", "ভারত চলে গেল।", "কে এসেছিল?", "সবাই।"],
    "ta": ["மன்றம் தொடங்கியது.", "இந்தியா சென்றது.", "யார் வந்தார்கள்?", "எல்லோரும்!"],
    "am": ["ስብሰባው ተከፈተ።", "ህንድ ሄደች።", "ማን መጣ፧", "ሁሉም፡፡", "አበቃ።"],
    "my": ["ဖိုရမ်၊ ဖွင့်သည်။", "အိန္ဒိယ ထွက်သည်။"],
    "km": ["វេទិកាបើក។", "ឥណ្ឌាចាកចេញ។"],
    "bo": ["ཚོགས་འདུ་འཚོགས།", "རྒྱ་གར་ཕྱིན་སོང་།"],
    "ko": [
        "포럼이 열렸다.",
        "인도가 떠났다.",
        "2025. 5. 27. 모스크바에서 만났다.",
        "누가 왔나?",
        "네.",
        "“갑시다!”",
        "3명이 남았다.",
    ],
}
# Between these no space is written.
UNSPACED = {
    "zh": [
        "論壇開幕。",
        "印度離開了。",
        "「誰來了？」",
        "他說：「沒有人！」",
        "一共有12個。",
        "G20峰会结束？！",
        "“好。”",
        "散会｡",
    ],
    "ja": [
        "フォーラムが開かれた。",
        "インドは去った。",
        "「行くぞ。」と彼は言った。",
        "誰が来た？",
        "３．５％増えた．",
        "（終わり。）",
    ],
}


@pytest.mark.parametrize("language", [*PARAGRAPHS, *UNSPACED])
def test_paragraph(language: str) -> None:
    """A paragraph is as many sentences as a reader counts, in the language that it is in."""
    parts = PARAGRAPHS.get(language) or UNSPACED[language]
    assert split(("" if language in UNSPACED else " ").join(parts), language) == parts


@pytest.mark.parametrize("language", [*PARAGRAPHS, *UNSPACED])
def test_paragraph_of_an_unknown_language(language: str) -> None:
    """It is as many where nobody says which language it is."""
    parts = PARAGRAPHS.get(language) or UNSPACED[language]
    found = split(("" if language in UNSPACED else " ").join(parts))
    # What is a word elsewhere is an abbreviation only where the language is known.
    assert found == parts or language in {"es", "hi"}


@given(st.permutations(list(itertools.chain(*PARAGRAPHS.values()))))
def test_languages_side_by_side(parts: list[str]) -> None:
    """Sentences of all languages, each on its line, are as many as there are lines, at the least."""
    found = split("\n".join(parts))
    assert "".join("".join(found).split()) == "".join("".join(parts).split())
    assert len(found) >= len(parts)


@pytest.mark.parametrize("end", LINE_ENDS)
def test_line_ends(end: str) -> None:
    """Each line ends a sentence, whatever ends the line, and whatever the next one begins with."""
    assert split(f"Forum opens{end}talks were held{end}{end}126{end}") == [
        "Forum opens",
        "talks were held",
        "126",
    ]


@pytest.mark.parametrize(
    "mark", ["«", "„", "“", "‘", "»", "”", "¿", "¡", "「", "(", "[", '"', "'", "« ", "“‘", "$", "‹\u202f"]
)
@pytest.mark.parametrize(
    "letter", ["A", "Š", "Ö", "İ", "Ј", "Ґ", "Ω", "Ա", "ა", "5", "中", "ا", "Ǆ", "E\u0301"]
)
def test_first_letters(mark: str, letter: str) -> None:
    """A sentence begins with a capital of any alphabet or a digit, with or without a mark before it."""
    for second in (letter, mark + letter):
        assert split(f"One. {second}x") == ["One.", f"{second}x"]


@pytest.mark.parametrize("mark", ["*", "**", "_", "`", "~~", "***", "*“", "[", "{"])
def test_marks_of_emphasis(mark: str) -> None:
    """Marks of emphasis belong to the sentence that they stand around."""
    end = {"[": "]", "{": "}", "*“": "”*"}.get(mark, mark)
    parts = [f"{mark}India left.{end}", f"{mark}Åland stayed!{end}", "They met."]
    assert split(" ".join(parts)) == parts


@pytest.mark.parametrize("mark", [*"-–—*+•‣·▪◦●→✓>#", "1.", "(2)", "3)", "- [", "* “", "!["])
def test_marks_of_lists(mark: str) -> None:
    """The mark of an item of a list belongs to the item, though all stand on one line."""
    gap = "" if mark[-1] in "“[" else " "
    parts = ["They met.", f"{mark}{gap}Åland left.", f"{mark}{gap}India stayed."]
    assert split(" ".join(parts)) == parts


def test_hyphens_that_begin_nothing() -> None:
    """A hyphen within a word, or before who said it, begins no sentence."""
    for text in ("“Stop!” - He left", "The vs.-Clause of it", "It was 5-No. 7 that won"):
        assert split(text) == [text]


@pytest.mark.parametrize("stop", list("。！？।॥۔؟։።፧།။។｡᠃᱾"))
def test_stops_without_spaces(stop: str) -> None:
    """Stops of scripts of their own end a sentence with or without a space behind them."""
    for space in ("", " ", "\u3000"):
        assert split(f"中文{stop}{space}中文{stop}") == [f"中文{stop}", f"中文{stop}"]
        assert split(f"中文{stop}」{space}中文") == [f"中文{stop}」", "中文"]
    assert len(split(f"中文{stop}「中文{stop}」")) == 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dr. Österman left", None),
        ("J. Šime left", None),
        ("Ł. Żak left", None),
        ("Yu. Gagarin and Дж. Смит left", None),
        ("J.\u00a0R. Quill left", None),
        ("E\u0301. Zola left", None),
        ("They met т. е. Все", None),
        ("Он живёт в г. Москва", None),
        ("Он живёт в г. Москва", "ru"),
        ("С. 5 и ст. 7, им. Ленина, ул. Мира", "ru"),
        ("No. 5 and Vol. 3, Nos. 2 and 4, Art. IV", None),
        ("He wrote on Dec. 5 and Sept. 7", "en"),
        ("St. Petersburg and Mt. Quill", None),
        ("Many, e.g. Quill, i.e. Ada, a.k.a. Bo", None),
        ("z. B. Österreich, d. h. Wien, u. a. Minister", "de"),
        ("z.B. Österreich, d.h. Wien, u.a. Minister", None),
        ("Am 3. Oktober und am 13. Gipfel", "de"),
        ("Am 3. Oktober und zum 13. Gipfel", None),
        ("Na 13. Sastanku u Beogradu", "sr"),
        ("bl.a. Sverige, t.ex. Norge", "sv"),
        ("El Sr. Pérez, la Sra. Núñez", "es"),
        ("MM. Roy et Lund, env. 500, fig. 3", "fr"),
        ("św. Jan, ks. Adam, m.in. Polska", "pl"),
        ("ім. Шевченка, вул. Миру", "uk"),
        ("ул. Мира, бр. 5, чл. 7", "sr"),
        ("The U.S. Senate, the U.N. Charter, a U.S.A. Today", None),
        ("In the U.S. 5th Fleet", None),
        ("“U.S.” Envoys", None),
        ("It rose 3.5 per cent, 1.000.000 in all, on 27.05.2025", None),
        ("On 27. 5. 2025 and 2025. 5. 27", None),
        ("www.example.org, see Example.Org", None),
        ("Go! said she. and left? asked he", None),
        ("“Go!” said she", None),
        ("Wait… and see... or not", None),
        ("Many [...] came and (…) went", None),
        ("2. Talks of ministers", None),
        ("2.1. Talks of ministers", None),
        ("Ph.D. Smith and B.Sc. Jones", None),
        ("A. A. Milne", None),
        ("“Stop!” – He left", None),
        ("Ten p. m. Monday", None),
        ("«Да!» — сказал он", "ru"),
        ("— «Всё ясно?» — спросил он", "ru"),
        ("— «Всё ясно?» — Иванов спросил их", "ru"),
        ("Приехали делегации из гг. Тулы и Орла", "ru"),
        ("Приветствуем гг. Иванова и Петрова", "ru"),
        ("Дома в дд. Ивановка и Петровка", "ru"),
        ("Слушали тт. Иванова и Сидорова", "ru"),
        ("В 1991–1995 гг. Россия росла", "ru"),
    ],
)
def test_no_end(text: str, language: str | None) -> None:
    """Abbreviations, initials, ordinals, dates and stops before small letters end no sentence."""
    assert split(text, language) == [text]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They flew to the U.S.|The talks began.", None),
        ("It was 5 p.m.|They left.", None),
        ("They chose plan B.|However, it failed.", "en"),
        ("Так было и в 1991–1995 гг.|Они ушли.", "ru"),
        ("Было это в конце XIX — начале XX вв.|Они ушли.", "ru"),
        ("It drew 126.|105 came.", None),
        ("It drew 126.|Follow us:", None),
        ("The answer was No.|It hurt.", None),
        ("It ended in December.|2025 began.", None),
        ("Es waren 12.|Danach gingen sie.", "de"),
        ("Really?!|Yes.", None),
        ("He waited...|Then he left.", None),
        ("He waited…|Then he left.", None),
        ("He waited . . .|Then he left.", None),
        ("He left.[3]|She stayed.[12]", None),
        ("He left.¹|She stayed.", None),
        ("It cost much.|$5 million were paid.", None),
        ("It was so.\u200b |Then not.", None),
        ("We won! 🎉|They lost.", None),
        ("Форум открылся в 2020 г.|Россия ждала.", "ru"),
        ("Взяли книги и т.д.|Он ушёл.", None),
        ("Город вырос в XX в.|Россия ждала.", None),
        ("« Oui. »|Il part.", "fr"),
        ("»Ja.«|»Nein.«", "de"),
        ("”Ja.”|”Nej.”", "sv"),
        ("真的吗?|是的!|好", "zh"),
        ("네.|알겠습니다.", None),
        ("वे गए थे.|फिर आए.", "hi"),
    ],
)
def test_ends(text: str, language: str | None) -> None:
    """What looks like an abbreviation, a quotation or a number ends the sentence where it does."""
    parts = text.split("|")
    joint = "" if language == "zh" else " "
    assert split(joint.join(part.strip(" ") if joint else part for part in parts), language) == [
        part.strip(" ") for part in parts
    ]


WRAPPED = (
    "The harbour forum opened on Monday in the old customs house, and the\n"
    "ministers of eleven countries came. They spoke of the weather, of Ada\n"
    "Quill, and of nothing else. It was late when the last of them left the\n"
    "house."
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028"])
def test_hard_wraps(end: str) -> None:
    """In a hard-wrapped paragraph line ends are spaces; a headline before it stays a line."""
    text = ("Forum opens\n\n" + WRAPPED + "\n\nFollow us").replace("\n", end)
    assert [" ".join(sentence.split()) for sentence in split(text)] == [
        "Forum opens",
        " ".join(WRAPPED.split()).partition(" They")[0],
        "They spoke of the weather, of Ada Quill, and of nothing else.",
        "It was late when the last of them left the house.",
        "Follow us",
    ]


@pytest.mark.parametrize(
    "text",
    [
        # Two lines are too few.
        WRAPPED.partition(" They")[0],
        # The first word of a line would have fitted onto the one before.
        WRAPPED.replace("customs ", ""),
        # Items of a list, each with a capital.
        "\n".join(
            ["The talks of the ministers of the harbour", "The talks of the mayors of the old harbours"] * 2
        ),
        # Short lines are verses or items.
        "one two\nthree four\nfive six\nseven",
        # What ends each line is more than a line end.
        WRAPPED.replace("\n", "\u2029"),
        WRAPPED.replace("\n", "\n\n"),
    ],
)
def test_no_hard_wraps(text: str) -> None:
    """Where a paragraph is not hard-wrapped for certain, each line ends a sentence."""
    assert all(len(sentence.splitlines()) == 1 for sentence in split(text))


@pytest.mark.parametrize("unseen", ["\ufeff", "\u200b", "\u00ad", "\u2060", "\u200b \u200b"])
def test_unseen(unseen: str) -> None:
    """What cannot be seen makes no sentence of its own: not before, between or behind others."""
    assert split(f"{unseen}One.") == [f"{unseen}One."]
    assert split(f"One.\n{unseen}\nTwo.") == ["One.", f"{unseen}\nTwo."]
    assert split(f"One.\n{unseen}\n") == [f"One.\n{unseen}"]
    assert split(unseen) == [unseen]


def test_blank() -> None:
    """A text without a letter has no sentence."""
    assert split("") == split(" \n\t\u3000\u2029") == []


HOSTILE = [
    *(
        "A. ",
        "Mr. ",
        "U.S. ",
        "No. 1 ",
        "1. ",
        "The forum met. It ended. ",
        " ",
        ". ",
        ".“",
        ".)",
        "! ",
        "。",
    ),
    *(
        "。「",
        "“。”",
        "中“。”",
        'א "?" ',
        "…",
        "т. д. ",
        ".\u0301",
        "\u200b\n",
        "a\n",
        ".  » ",
        "; ",
        "1.1.",
        "? «",
        "[",
        "。-",
    ),
    "one two three four five six seven eight nine ten eleven\n",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_ends(unit: str) -> None:
    """A long text is taken apart, whatever is in it; a quadratic walk would take minutes."""
    text = (unit * (200_000 // len(unit) + 1))[:200_000]
    began = time.perf_counter()
    found = sentences(text)
    assert time.perf_counter() - began < 60  # it ends: how fast it is, benchmarks tell
    assert all(start < end for start, end in found)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Es kam Mag. Jörg Übelhör aus Wien.", "de"),
        ("Es kamen rd. 30 Gäste nach Wien.", "de"),
        ("Es sprach Bgm. Anna Beispiel in Graz.", "de"),
        ("Es sprach Vors. Anna Beispiel in Graz.", "de"),
        ("Il y avait Mmes. Durand et Petit.", "fr"),
        ("Vino la Pdta. Ana Ejemplo a Lima.", "es"),
        ("Veio o Min. José Exemplo a Lisboa.", "pt"),
        ("Venne il pres. Rossi a Roma.", "it"),
    ],
)
def test_titles_of_other_languages(text: str, language: str) -> None:
    """No sentence ends behind a title or a measure in short."""
    assert len(list(sentences(text, language))) == 1


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("He works for Vale Inc. and Co. Ltd. in St. Arden. They left.", "en", 2),
        ("Orr Pvt. Ltd. and Moss Pty. Ltd. came. Vale Corp. Inc. did not.", None, 2),
        ("Le fort date de l’an 50 av. J.-C. selon lui. Il reste.", "fr", 2),
        ("Η κα. Βέη έφυγε. Ο κος. Νέης έμεινε.", "el", 2),
        ("ড. রায়হান এলেন। মো. করিম গেলেন।", "bn", 2),
        ("A dr. Nagy megérkezett. Az ifj. Kis nem.", "hu", 2),
        ("“谁来了？”他问。“我们走。”发言人说，语气平静。", "zh", 2),
        ("“谁来了？”问题很多。", "zh", 2),
        ("他说：“我们走。”大家走了。", "zh", 2),
    ],
)
def test_titles_companies_and_speakers(text: str, language: str | None, count: int) -> None:
    """A title, the rest of a company's name or who said it goes on with the sentence."""
    assert len(list(sentences(text, language))) == count


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("“走。”他说。|她留下了。", "zh"),
        ("“走。”Vale说。|大家走了。", "zh"),
        ("“走。”|Vale走了。", "zh"),
        ("他说“走。”然后离开。|她留下了。", "zh"),
        ("他喊“走！”就走了。|她留下了。", "zh"),
        ("“走。”部长表示，“明天再来。”|她留下了。", "zh"),
        ("《走！》是一本书。|她读了。", "zh"),
        ("他說：「走。」|她留下了。", "zh"),
        ("“走。”|“不。”|大家走了。", "zh"),
        ("「行くぞ。」と述べた。|彼女は残った。", "ja"),
        ("「行くぞ。」彼は言った。|彼女は残った。", "ja"),
        ("「行くぞ。」の一言で終わった。|ところで彼女は残った。", "ja"),
        ("「はい。」|はじめに彼が来た。", "ja"),
        ("大臣（当時。）が来た。|去った。", "ja"),
        ("“갑니까?”라고 물었다.| 그녀는 남았다.", "ko"),
        ("그는 “갑시다.” 하고 말했다.| 그녀는 남았다.", "ko"),
        ("“갑시다!” 그가 말했다.| “네.”| 그녀는 남았다.", "ko"),
        ("“हम जाएँगे।” उसने कहा।| वह रही।", "hi"),
        ("उसने कहा “हम जाएँगे।”| वह रही।", "hi"),
        ("“আমরা যাব।” তিনি বললেন।| তিনি রইলেন।", "bn"),
        ("”ہم جائیں گے۔“ اس نے کہا۔| وہ رہی۔", "ur"),
        ("«می‌رویم؟» پرسید.| او ماند.", "fa"),
        ("قال: «هل نذهب؟» ثم خرج.| بقيت هي.", "ar"),
        ("قال «لن نذهب.» وخرج.| بقيت هي.", "ar"),
        ("قال: «لن نذهب.»| بقيت هي.", "ar"),
        ("«سنذهب!» قال الوزير.| بقيت هي.", "ar"),
        ('"נלך?" שאל השר.| "לא."| הם הלכו.', "he"),
        ('הוא קרא לזה "סוף." והלך.| הם נשארו.', "he"),
        ("«برویم!» او گفت.| آنها رفتند.", "fa"),
        ("„წავიდეთ!“ თქვა მან.| ისინი წავიდნენ.", "ka"),
        ("“వెళ్దాం.” అని ఆయన అన్నారు.| వారు వెళ్లారు.", "te"),
        ("“ચાલો.” તેમણે કહ્યું.| તેઓ ગયા.", "gu"),
        ("“ਚੱਲੋ।” ਉਸ ਨੇ ਕਿਹਾ।| ਉਹ ਗਏ।", "pa"),
        ("“እንሄዳለን።” አለ።| እሷ ቀረች።", "am"),
    ],
)
def test_quoted_words_that_a_sentence_goes_on_behind(text: str, language: str) -> None:
    """Who said it, and the rest of what quotes within itself, belong to the sentence."""
    parts = text.split("|")
    for stated in (language, None):
        assert split("".join(parts), stated) == [part.strip() for part in parts]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("L’on. Rossi è venuto a Roma.|Ha parlato.", "it"),
        ("Mr. dr. Van der Berg kwam met mr. De Boer.|Hij sprak.", "nl"),
        ("Dl. Șerban și dna. Țurcan au venit.|Nu au vorbit.", "ro"),
        ("Itt volt dr. Nagy is.|Elment.", "hu"),
        ("Mødet begyndte kl. 10 på dr. Bæks kontor.|Det var kort.", "da"),
        ("C’est arrivé en 50 av. J.-C. dans le port.|Il est tard.", "fr"),
        ("El Sr. Pérez vino con el gral. Núñez.|No habló.", "es"),
        ("To jest ul. Długa, a dalej ul. Miła.|Nie ma nikogo.", "pl"),
        ("Byla to tzv. Říše a např. Čechy.|Je to tak.", "cs"),
        ("O Exmo. Sr. Silva veio com o dep. Costa.|Não falou.", "pt"),
        ("Es kamen z. B. Österreich, d. h. Wien, und der Abg. Öhl.|Sie gingen.", "de"),
        ("Det var hr. Öberg som kom den 5 maj kl. 10.|Alla gick.", "sv"),
    ],
)
def test_short_forms_of_a_language_that_nobody_states(text: str, language: str) -> None:
    """The words of a text tell whose short forms end no sentence in it."""
    for stated in (language, None):
        assert split(text.replace("|", " "), stated) == text.split("|")


@pytest.mark.parametrize(
    "word",
    ["on", "al", "mag", "min", "mod", "dir", "pres", "art", "doc", "arch", "dep", "col", "cap", "red", "rag"],
)
def test_words_of_english_end_a_sentence_of_it(word: str) -> None:
    """A short form of another language that is a word in English ends an English sentence."""
    parts = [f"The forum was what they called {word}.", "Rossi left."]
    assert split(" ".join(parts)) == split(" ".join(parts), "en") == parts


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He arrived at 10 a.m.|He left at noon.", "en"),
        ("He arrived at 10 a.m. President Vale left.", "en"),
        ("Talks with the U.S.|He left Washington, D.C.|Then it was quiet.", "en"),
        ("It is no. 5 of them, 6 ft. 3 tall.|Others came.", "en"),
        ("i. Talks of ministers", None),
        ("iii. Talks of ministers", None),
        ("Gez. Dr. Vogt kam.|Alle gingen.", "de"),
        ("Hay p. ej. Chile.|Y Perú.", "es"),
        ("Vennero gli U.S.A.|Altri no.", "it"),
        ("Det kom ministrar m.fl.|Alla gick.", "sv"),
        ("Esim. Suomi tuli.|Mm. Ruotsi ei tullut.", "fi"),
        ("Napr. Žiak prišiel.|Odišiel.", "sk"),
        ("Dr. Žagar in ga. Čop sta prišla, npr. Čehi.|Odšla sta.", "sl"),
        ("Itt volt pl. Ádám is.|Elment.", "hu"),
        ("O godz. 10 przyszli m.in. Niemcy.|Wyszli.", "pl"),
        ("Температура 3,5 °С.|Холодно.", "ru"),
        ("He came.|[…] She left.|“… They met.”|(...) All went.", "en"),
        ("He came.|@harbour wrote it.|#talks ended.", "en"),
        ("He came.|a) 5 left.|a) She left.|b) They stayed.|(c) All went.|(ii) So did she.", "en"),
        ("Go to example.org/a.b.|It works.", "en"),
        ("Er kam am 5.|Sie ging am 6. Mai.", "de"),
        ("Er wohnt in der Bahnhofstr. 5.|Sie nicht.", "de"),
        ("A 2. Magyar Hadsereg eljött.|Elment.", "hu"),
        ("Sec. Orr and Sens. Vale and Lund came.|They left.", "en"),
        ("Q. Who came at 5?", None),
        ("We met.[a]|We left.[12]|We stayed.", "en"),
        ("Er war im II. Weltkrieg dabei.|Sie nicht.", "de"),
        ("Il vint le 5 janv. 2027 avec l’ex-prés. Roy.|Elle aussi.", "fr"),
        ("È nato il 5 mag. 1950 a Roma.|È morto.", "it"),
        ("Св. Николай и преп. Сергий.|Их чтут.", "ru"),
        ("Это стоит 5 млрд долл.|Дорого.", "ru"),
        ("Длина 5 м.|Он измерил.", "ru"),
        ("«Хто?» — запитав він.|«Я».|Усі мовчали.", "uk"),
        ("Чл.-корр. РАН Орлов приехал.|Он уехал.", "ru"),
    ],
)
def test_short_forms_and_what_follows(text: str, language: str | None) -> None:
    """Where a short form ends a sentence, the word behind it tells so, or the list that it closes."""
    for stated in (language, None):
        assert split(text.replace("|", " "), stated) == text.split("|")


@pytest.mark.parametrize(("before", "inside"), [("> ", "> "), (">> ", ">> "), ("- ", "  "), ("1. ", "   ")])
def test_hard_wraps_of_quoted_lines_and_items(before: str, inside: str) -> None:
    """Lines that a letter quotes, and items of a list, are hard-wrapped as other paragraphs are."""
    part = before + WRAPPED.replace("\n", f"\n{inside}")
    between = f"{before.strip()}\n" if ">" in before else ""
    found = split(f"Ada wrote:\n\n{part}\n{between}{part}\n\nYes.")
    assert len([sentence for sentence in found if re.search(r"\w\w", sentence)]) == 8


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            (
                "Das Hafenforum wurde am Montag im alten Zollhaus eröffnet, und die\n"
                "Minister von elf Ländern kamen. Sie sprachen über das Wetter, über Ada\n"
                "Quill und über nichts sonst. Es war spät, als der letzte von ihnen das\n"
                "Haus verließ."
            ),
            3,
        ),
        (
            (
                "افتتح المنتدى يوم الاثنين في مبنى الجمارك القديم، وحضر وزراء من\n"
                "إحدى عشرة دولة. تحدثوا عن الطقس وعن آدا ولم يتحدثوا عن أي شيء آخر\n"
                "سوى ذلك. كان الوقت متأخرا عندما غادر آخرهم المبنى القديم في تلك\n"
                "الليلة."
            ),
            3,
        ),
    ],
)
def test_hard_wraps_where_capitals_tell_nothing(text: str, count: int) -> None:
    """Stops within the lines, and none at their ends, show hard wraps where no small letter does."""
    assert len(split(text)) == count


@pytest.mark.parametrize("end", LINE_ENDS)
@pytest.mark.parametrize("hyphen", ["-", "‐"])
def test_a_hyphen_at_the_end_of_a_line(end: str, hyphen: str) -> None:
    """A word that is parted at the end of a line goes on on the next; one that is not does not."""
    parts = [f"It was Martin{hyphen}{end}eau.", "He left."]
    assert split(" ".join(parts)) == parts
    assert split(f"Talks {hyphen}{end}of ministers") == [f"Talks {hyphen}", "of ministers"]
    assert split(f"Talks{hyphen}{end}Ministers") == [f"Talks{hyphen}", "Ministers"]


@pytest.mark.parametrize("hyphen", ["-", "‐", "\u00ad"])
def test_words_parted_in_hard_wraps(hyphen: str) -> None:
    """A hard-wrapped paragraph is one though words of it are parted."""
    text = WRAPPED.replace("\nmin", f" min{hyphen}\n", 1).replace("of Ada", "of both Ada")
    assert len(split(text)) == len(split(WRAPPED))


@pytest.mark.parametrize("end", LINE_ENDS)
def test_a_soft_hyphen_at_the_end_of_a_line(end: str) -> None:
    """A word that it parts goes on in the next line, and so does its sentence."""
    assert split(f"The har\u00ad{end}bour forum.\u00ad{end}It met.") == [
        f"The har\u00ad{end}bour forum.\u00ad",
        "It met.",
    ]


# Abbreviations that are words in another language, and such words where they end a sentence.
OF_ONE_LANGUAGE = """
it Lo disse l’on. Bianchi alla Camera.|Poi partì.
it Il sig. Rossi e l’arch. Verdi sono arrivati.|Il sen. Neri no.
nl De heer mr. Jansen kwam.|Hij ging.
nl Volgens prof. mr. Jansen kwam ir. Bos.|Hij ging.
ro Dl. Popescu a venit.|A plecat.
ro L-a văzut pe dl. Popescu.|A plecat.
hu A vezető dr. Kovács volt.|Özv. Nagyné maradt.
da Mødet begyndte kl. 10 i dag.|De gik.
da Ministeren, hr. Jensen, kom.|De gik.
fr Ils habitent av. Foch à Paris.|Il reste.
es Vino el Sr. Pérez a Lima.|La Sra. Núñez no vino.
pl Mieszka na ul. Długiej i al. Mickiewicza.|Wyjechał.
cs Přijel tzv. Malý výbor a doc. Novák.|Odjel.
pt Veio o Exmo. Senhor Silva.|O Cap. Costa partiu.
de Es kamen z. B. Österreich und Polen.|Sie gingen.
de Der Min. Schmidt kam mit der Abt. Zwei.|Sie gingen.
sv Mötet började kl. 10 med hr. Berg.|De gick.
en The lights were on.|She left.
en They saw modern art.|Al came.
en They sat under the arch.|Bo left.
en He gave it to doc.|They left.
sv Han visste vad det var gjort av.|Hon gick.
fr Ils ont franchi le col.|Il neigeait.
es No pudo ir.|Ella fue.
de Sie waren im Haus.|Er ging.
en It took 3 hr.|They left.
en It lasted 10 min.|They left.
ru Длина была 5 см.|Они ушли.
"""


# What else stands before a stop that ends nothing, and what ends there after all.
SHORT = """
en J. R. R. Vale spoke at 10 a.m.|He left at noon.
en They flew to the U.S.|We stayed.
en N.B. He left.|They stayed.
en The no. 1 team won.|The answer was no.|They left.
en It was 5 ft. 3 in. tall.|It fell.
en He lives on Quay St.|They live in St. Arden.
en Vale et al. wrote it.|Orr et al. (2020) did not.
de Sie endete am 5.|Dann gingen sie.
de Die Fa. Vale schloss.|Er wohnt in der Hauptstr. 5.
fr Le no. 5 et l’al. 2 du vol. 3 sont là.|Fin.
es D. Juan y Dña. Ana vinieron.|Se fueron.
pl Dn. 12 maja o godz. 10 przyszedł J. Nowak, ur. 1950.|Potem wyszedł.
hu A II. világháború véget ért.|IV. Béla király volt.
fi Tuli esim. Virtanen.|Hän lähti.
hr Dana 12. svibnja došao je dr. sc. Ivić.|Otišao je.
uk Він живе на вул. Миру, буд. 5.|Він пішов.
hy Պրն. Սարգսյանը եկավ։|Նա գնաց։
ar وصل د. سامي وأ. ب. حسن.|غادروا.
kn ಡಾ. ರಾವ್ ಬಂದರು.|ಅವರು ಹೋದರು.
en Gen. (ret.) Vale met Col. (res.) Orr.|They left.
en The iPhone came.|iPads followed.
en It was Rs. 500.|It rose.
de Abs. 3 S. 2 i. V. m. Art. 5.|Ende.
ru Ст. 5 ч. 2 п. 3.|Конец.
ru В 10 час. 30 мин. началось заседание.|Оно завершилось.
pl Ok. 500 os. i gen. bryg. Lis.|Koniec.
sw Dkt. Juma alifika.|Aliondoka.
et 12. mail tuli dr. Tamm.|Ta lahkus.
lv Ieradās prof. Bērziņš.|Viņš aizgāja.
lt Atvyko prof. J. Jonaitis.|Jis išvyko.
"""


@pytest.mark.parametrize("line", [*OF_ONE_LANGUAGE.strip().splitlines(), *SHORT.strip().splitlines()])
@pytest.mark.parametrize("is_known", [True, False])
def test_abbreviations_of_one_language(line: str, is_known: bool) -> None:
    """What is short in one language and a word in another is told apart by the words around it."""
    parts = line[3:].split("|")
    assert split(" ".join(parts), line[:2] if is_known else None) == parts
