"""Anomalies: what is ordinary in a language or an office is none."""

from __future__ import annotations

import pytest

from security_meetings import Dataset
from tests.cases.making import Files, Making, about, editorial, held, quote, saying, source


def odd(make: Making, text: str, language: str | None = None) -> list[str]:
    """The words of a text that are listed."""
    stated = about("s", language=language) if language else {}
    return [e.exact for a in make.dataset(source(text), stated).anomalies() for e in a.evidence]


ORDINARY = [
    ("Quill sagte: „Wir gehen.“ Man ging.", "de"),
    ("Quill säger: ”Vi går.” Hon gick.", "sv"),
    ("Elle dit\u00a0: «\u202fOui\u202f»\u00a0!", "fr"),
    ('צה"ל ומשרד החוץ.', "he"),
    ("Powiedział: „Idziemy”. I poszli.", "pl"),
    ("»Ja«, sagte er. »Nein.«", "de-CH"),
    ("»Kyllä», hän vastasi.", "fi"),
    ("Он ответил: «Газета „Заря“ права».", "ru"),
    ("他说：“我们走。”大家走了。", "zh"),
    ("「行こう」と『彼』は《本》を読む。", "ja"),
    ("قال: «نحن نذهب» ثم خرج.", "ar"),
    ("‘Yes,’ she said, ‘it’s 5' 6\" long.’", "en"),
    ("“He said ‘no’,” she told us.", "en"),
    ("В\u00a0Москве было 10\u00a0000\u00a0гостей.", "ru"),
    ("Le prix\u202f: 1\u202f250\u00a0€\u202f?", "fr"),
    ("او گفت که می\u200cرویم.", "fa"),
]


@pytest.mark.parametrize(("text", "language"), ORDINARY)
@pytest.mark.parametrize("stated", [False, True])
def test_marks_and_spaces_of_other_languages_are_none(
    make: Making, text: str, language: str, stated: bool
) -> None:
    """Whether the source states its language or not, its ordinary marks and spaces are not listed."""
    assert odd(make, text, language if stated else None) == []


@pytest.mark.parametrize(
    "text",
    [
        "She said “word ” twice to them.",
        "“We go, she said.",
        "We go,” she said.",
        'She said "word twice.',
        "Er sagte: „Wir gehen.",
        "Il dit\u00a0: «\u00a0Oui.",
        "She said “word“ twice.",
        "The\u00a0forum met.",
    ],
)
def test_a_mark_without_its_partner_is_still_listed(make: Making, text: str) -> None:
    """A mark that does not pair, faces the wrong way, or a space that binds nothing is listed."""
    assert odd(make, text)


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n"])
@pytest.mark.parametrize(("begin", "end"), [("“", "”"), ('"', '"'), ("«", "»")])
def test_a_quotation_over_paragraphs_is_none(make: Making, gap: str, begin: str, end: str) -> None:
    """Each paragraph opens it anew, the last one closes it."""
    assert (
        odd(make, gap.join([f"{begin}We go on.", f"{begin}We wait.", f"{begin}We stop{end}, she said."]))
        == []
    )


@pytest.mark.parametrize(("begin", "end"), [("“", "”"), ('"', '"'), ("«", "»")])
def test_a_quotation_that_is_never_closed_is_listed(make: Making, begin: str, end: str) -> None:
    """One that the last paragraph does not close is listed."""
    assert odd(make, f"{begin}We go on.\n\n{begin}We wait.\n\nShe left. {begin}No{end}, he said.")


@pytest.mark.parametrize(
    "text",
    [
        "フォーラムは港で開かれた。",
        "G20峰会和SCO成员国出席。",
        "SCO회원국 대표단.",
        "Oʻzbekiston qatnashdi.",
        "IT-компания и COVID-19.",
        "It is 5 µm and 3 kΩ wide.",
        "スーパーコンピューターの話。",
        "ОАО РЖД и IBM.",
    ],
)
def test_scripts_that_belong_together_are_none(make: Making, text: str) -> None:
    """Kana with kanji, abbreviations, letters that are marks, and units mix no alphabets."""
    assert odd(make, text) == []


@pytest.mark.parametrize("word", ["Вritish", "Нeads", "Сhina", "Моscow", "рaсе", "МОСКBA"])
def test_letters_that_look_alike_in_one_word_are_listed(make: Making, word: str) -> None:
    """A word in which a letter of another alphabet passes for its own is listed, once."""
    assert odd(make, f"The {word} delegation.") == [word]


def test_a_place_is_listed_once(make: Making) -> None:
    """Two kinds of oddity on the same span are one line."""
    text = "The forum met. ”Good,” they said. “Fine.“ The\u00a0\u00a0end \u00a0came, Нeads said."
    spans = [(e.start, e.end) for a in make.dataset(source(text)).anomalies() for e in a.evidence]
    assert sorted(spans) == sorted(set(spans))


def offices(make: Making, *told: tuple[str, str, str]) -> Dataset:
    """People with titles in one ministry, as one sentence each has them: id, name, title."""
    parts: list[str] = []
    for id_, name, title in told:
        lines = [
            f'officials.{id_}.name = "{name}"',
            f'roles.{id_}.holder = "{id_}"',
            f'roles.{id_}.title = "{title}"',
        ]
        lines += [f'roles.{id_}.organization = "mfa"', *([f"roles.{id_}.former = true"] * ("until" in title))]
        parts.append(quote(f"{name}, {title}", *lines))
    text = " ".join(f"{name}, {title}, came." for _, name, title in told)
    return make.dataset(editorial('organizations.mfa.name = "Foreign Ministry"'), source(text, *parts))


@pytest.mark.parametrize(
    "told",
    [
        [("quill", "Ada Quill", "minister"), ("reed", "Bo Reed", "deputy minister")],
        [("quill", "Ada Quill", "minister"), ("lund", "Cy Lund", "minister until 2019")],
        [
            ("quill", "Ada Quill", "spokeswoman"),
            ("reed", "Bo Reed", "head of staff"),
            ("lund", "Cy Lund", "adviser"),
        ],
        [("quill", "Ada Quill", "deputy minister"), ("reed", "Bo Reed", "state secretary")],
    ],
)
def test_a_minister_a_deputy_and_a_predecessor_are_none(
    make: Making, told: list[tuple[str, str, str]]
) -> None:
    """Several people with offices of their own in one body, or one after the other, are nothing odd."""
    assert offices(make, *told).anomalies() == ()


@pytest.mark.parametrize(("earlier", "later"), [("2019-03-01", "2027-05-04"), ("2024-03-01", "2025-05-28")])
def test_two_holders_in_different_years_are_none(make: Making, earlier: str, later: str) -> None:
    """One title in one body, held by different people on days apart, is a succession."""
    parts: list[Files] = [editorial('organizations.mfa.name = "Foreign Ministry"')]
    for id_, name, day in (("lund", "Cy Lund", earlier), ("quill", "Ada Quill", later)):
        text = f"{name}, minister, spoke on {day}."
        lines = [
            f'officials.{id_}.name = "{name}"',
            f'roles.{id_}.holder = "{id_}"',
            f'roles.{id_}.title = "minister"',
        ]
        lines += [f'roles.{id_}.organization = "mfa"', *held(id_, day)]
        parts.append(saying(text, *lines, id=f"by-{id_}"))
    assert make.dataset(*parts).anomalies() == ()


def test_a_predecessor_is_no_second_holder(make: Making) -> None:
    """Who is said to have been in office is none of two that hold it on one day."""
    words = "{0}, minister, came on 5 January 2030."
    parts = [editorial('organizations.m.name = "Ministry"')]
    for id_, name, former in (("ann", "Ann Moe", False), ("bob", "Bob Ray", True)):
        told = {"holder": id_, "title": "minister", "organization": "m"}
        lines = [f'officials.{id_}.name = "{name}"', *held(id_, "2030-01-05")]
        lines += [f'roles.{id_}.{key} = "{value}"' for key, value in told.items()]
        lines += [f"roles.{id_}.former = true"] * former
        parts.append(saying(words.format(name), *lines, id=id_))
    assert [a.kind for a in make.dataset(*parts).anomalies()] == []


@pytest.mark.parametrize(
    ("title", "odd"),
    [
        ("minister", True),
        ("chair of the commission", True),
        ("commander", True),
        ("министр", True),
        ("deputy minister", False),
        ("first deputy minister", False),
        ("special adviser to the minister", False),
        ("member of the board", False),
        ("co-chair", False),
        ("заместитель министра", False),
        ("член коллегии", False),
    ],
)
def test_offices_of_which_a_body_has_several_are_held_by_several(make: Making, title: str, odd: bool) -> None:
    """Two ministers of one day are worth a line, as different sources have them; two deputies are not."""
    parts: list[Files] = [editorial('organizations.mfa.name = "Foreign Ministry"')]
    for id_, name in (("lund", "Cy Lund"), ("quill", "Ada Quill")):
        lines = [f'officials.{id_}.name = "{name}"', f'roles.{id_}.holder = "{id_}"']
        lines += [f'roles.{id_}.title = "{title}"', f'roles.{id_}.organization = "mfa"']
        text = f"{name}, {title}, spoke on 2027-05-04."
        parts.append(saying(text, *lines, *held(id_, "2027-05-04"), id=f"by-{id_}"))
    assert [a.kind for a in make.dataset(*parts).anomalies()] == ["several holders"] * odd
