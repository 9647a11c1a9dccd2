"""Names: every spelling leads to its person, and to nobody else."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable

import pytest

from security_meetings import Dataset
from security_meetings.errors import Ambiguous, NotFound, UnknownValue
from tests.cases.making import Making, command, people, quote, refused, saying, source


def found(ds: Dataset, name: str) -> str | None:
    """The id of the official that a name leads to; None where it leads to nobody, or to several."""
    try:
        return ds.officials.find(name).id
    except (NotFound, Ambiguous):
        return None


def candidates(ask: Callable[[], object]) -> tuple[str, ...]:
    """The candidates of the error that a question raises."""
    try:
        ask()
    except (NotFound, Ambiguous, UnknownValue) as exc:
        return exc.candidates
    return ()


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("Dragan Šimić", "Dragan Simic"),
        ("Dragan Šimić", "Dragan Shimic"),
        ("Sergej Žarkov", "Sergej Zarkov"),
        ("Sergej Žarkov", "Sergej Zharkov"),
        ("Ana Čolić", "Ana Colic"),
        ("Ana Čolić", "Ana Cholic"),
        ("ŽELJKO ŠAŠIĆ", "Zeljko Sasic"),
        ("Jiří Dvořák", "Jiri Dvorak"),
    ],
)
def test_a_hooked_letter_is_found_bare_and_as_newspapers_write_it(
    make: Making, name: str, spelling: str
) -> None:
    """Both the letter without its hook and the letters for its sound lead to the person."""
    assert found(make.dataset(people(a=name)), spelling) == "a"


@pytest.mark.parametrize(
    ("hooked", "written_out"),
    [("Dragan Šimić", "Dragan Shimic"), ("Ana Čolić", "Ana Cholic"), ("Ivo Žarić", "Ivo Zharić")],
)
def test_two_people_whose_spellings_meet_are_not_mistaken(
    make: Making, hooked: str, written_out: str
) -> None:
    """One who is written with a hook is never taken for one written with the letters of its sound."""
    ds = make.dataset(people(a=hooked, b=written_out))
    bare = "".join(c for c in unicodedata.normalize("NFD", hooked) if not unicodedata.combining(c))
    assert found(ds, hooked) in {"a", None}
    assert found(ds, written_out) in {"b", None}
    assert found(ds, bare) in {"a", None}


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Łucja Wałęga", ["Lucja Walega"]),
        ("Søren Bækdal", ["Soren Baekdal"]),
        ("Đặng Thị Mơ", ["Dang Thi Mo"]),
        ("Þór Guðnason", ["Thor Gudnason"]),
        ("Ħal Borġ", ["Hal Borg"]),
        ("Ŧuomas Ŋuorgam", ["Tuomas Nuorgam", "Tuomas Nguorgam"]),
        ("Luc Œuvrard", ["Luc Oeuvrard"]),
        ("Yıldız Irmak", ["Yildiz Irmak"]),
        ("Olga Kalaaĸ", ["Olga Kalaak", "Olga Kalaaq"]),
        ("Əli Qasımov", ["Ali Qasimov", "Eli Qasimov"]),
    ],
)
def test_letters_that_unicode_does_not_take_apart_have_a_plain_form(
    make: Making, name: str, spellings: list[str]
) -> None:
    """Letters with a stroke and joined letters are found by the plain letters written for them."""
    ds = make.dataset(people(a=name))
    assert "a" in [found(ds, spelling) for spelling in spellings]
    assert found(ds, name.upper()) == "a"


OTHERS = [
    ("मीना वर्मा", "मोना वर्मा"),
    ("ばば けん", "はは けん"),
    ("パク・ミン", "ハク・ミン"),
    ("কিরণ দাস", "করণ দাস"),
    ("மீனா குமார்", "மானா குமார்"),
    ("สุดา ใจดี", "สีดา ใจดี"),
]


@pytest.mark.parametrize(("name", "other"), OTHERS)
def test_a_mark_that_is_a_vowel_or_a_voice_makes_another_name(make: Making, name: str, other: str) -> None:
    """Who differs by a vowel sign or a voicing mark is somebody else, in every question."""
    root = make.pack(people(a=name))
    assert command("find", other, "--data", root).code == 1
    assert "officials/a" not in command("who-met", other, "--data", root).out


@pytest.mark.parametrize(("name", "other"), OTHERS)
def test_people_who_differ_by_such_a_mark_are_told_apart(make: Making, name: str, other: str) -> None:
    """Alone, one is not found by the name of the other; together, each is found by the own name."""
    alone = make.dataset(people(a=name))
    with pytest.raises(NotFound):
        alone.officials.find(other)
    with pytest.raises(NotFound):
        alone.who_met(other)
    both = make.dataset(people(a=name, b=other))
    assert (found(both, name), found(both, other)) == ("a", "b")


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("José Ibáñez", "Jose Ibanez"),
        ("مُحَمَّد حَسَن", "محمد حسن"),
        ("יִצְחָק לֵוִי", "יצחק לוי"),
        ("がとう けん", unicodedata.normalize("NFD", "がとう けん")),
        ("Ёлкин Пётр", "Елкин Петр"),
    ],
)
def test_marks_that_readers_leave_out_make_no_difference(make: Making, name: str, spelling: str) -> None:
    """Accents, vowel marks and points may be left out, and either form of a letter is the same."""
    assert found(make.dataset(people(a=name)), spelling) == "a"


APOSTROPHES = ("’", "'", "ʼ", "ʻ", "`", "")


@pytest.mark.parametrize("printed", APOSTROPHES)
@pytest.mark.parametrize("asked", APOSTROPHES)
def test_an_apostrophe_within_a_name_may_be_any_or_none(make: Making, printed: str, asked: str) -> None:
    """All apostrophes within a word, and none at all, are one spelling."""
    ds = make.dataset(people(a=f"Liam O{printed}Shea", b=f"Nasser Sana{printed}i", c=f"O{printed}tkir Karim"))
    assert found(ds, f"Liam O{asked}Shea") == "a"
    assert found(ds, f"Nasser Sana{asked}i") == "b"
    assert found(ds, f"O{asked}tkir Karim") == "c"


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("علی کریمی", ["علي كريمي"]),
        ("علی کریمی", ["علی کـریمی"]),
        ("مصطفى حسن", ["مصطفي حسن"]),
        ("مصطفى حسن", ["مصطفی حسن"]),
        ("محمـــد كاظم", ["محمد کاظم"]),
        ("علی\u200cرضا رضایی", ["علی رضا رضایی", "علیرضا رضایی"]),
    ],
)
def test_arabic_and_persian_forms_of_a_letter_meet(make: Making, name: str, spellings: list[str]) -> None:
    """Each form of yeh and kaf, with or without the stretching line, leads to the person."""
    ds = make.dataset(people(a=name))
    assert "a" in [found(ds, spelling) for spelling in spellings]


def test_a_non_joiner_counts_like_a_space_or_like_nothing(make: Making) -> None:
    """A name asked with a non-joiner is found where the text prints a space or nothing in its place."""
    spaced, joined = (make.dataset(people(a=name)) for name in ("علی رضا رضایی", "علیرضا رضایی"))
    assert "a" in {found(ds, "علی\u200cرضا رضایی") for ds in (spaced, joined)}


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Dmitry Orlov", ["Dmitri Orlov", "Dmitriy Orlov", "Dmitrii Orlov", "Dmitrij Orlov"]),
        ("Yevgeny Lapin", ["Evgeny Lapin", "Evgeniy Lapin", "Jevgenij Lapin", "Evgenii Lapin"]),
        ("Valerii Karpov", ["Valery Karpov", "Valeriy Karpov", "Valeri Karpov"]),
        ("Yekaterina Zorina", ["Ekaterina Zorina", "Jekaterina Zorina"]),
        ("Anatoly Chepelsky", ["Anatolii Chepelskii", "Anatoliy Chepelskiy", "Anatolij Chepelskij"]),
        ("Jelena Bystrova", ["Yelena Bystrova", "Elena Bystrova"]),
    ],
)
def test_the_usual_roads_from_russian_lead_to_the_person(
    make: Making, name: str, spellings: list[str]
) -> None:
    """Endings in -y, -i, -iy, -ii and -ij, and beginnings in Ye-, E- and Je-, are one name."""
    ds = make.dataset(people(a=name))
    assert [found(ds, spelling) for spelling in spellings] == ["a"] * len(spellings)


@pytest.mark.parametrize(
    ("one", "other"), [("Ri Chol", "Riy Chol"), ("Li Bo", "Liy Bo"), ("Ye Tun", "E Tun"), ("Ky An", "Kiy An")]
)
def test_short_words_do_not_melt_together(make: Making, one: str, other: str) -> None:
    """For the sake of those roads, no two people with short names are taken for each other."""
    ds = make.dataset(people(a=one, b=other))
    assert found(ds, one) in {"a", None}
    assert found(ds, other) in {"b", None}


INVISIBLE = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff")


@pytest.mark.parametrize("c", INVISIBLE)
def test_words_as_read_pass_or_the_invisible_character_is_named(make: Making, c: str) -> None:
    """Words quoted without a character that nobody sees are found, or the refusal names it."""
    text = f"The chair was Marto{c}va."
    parts = source(text, quote("The chair was Martova", 'officials.m.name = "Martova"'))
    refusal = make.refusal(parts).lower()
    known_as = (unicodedata.name(c).lower(), f"{ord(c):04x}", ascii(c).strip("'"))
    assert not refusal or any(word in refusal for word in known_as)


@pytest.mark.parametrize("c", INVISIBLE)
def test_a_name_with_an_invisible_character_is_found_as_read(make: Making, c: str) -> None:
    """A name that the text prints with such a character is found without it, and with it."""
    ds = make.dataset(saying(f"The chair was Marto{c}va.", f'officials.m.name = "Marto{c}va"'))
    assert (found(ds, "Martova"), found(ds, f"Marto{c}va")) == ("m", "m")


@pytest.mark.parametrize("c", INVISIBLE)
def test_an_invisible_character_is_listed(make: Making, c: str) -> None:
    """`anomalies()` lists the place of a character that nobody sees."""
    text = f"The chair was Marto{c}va."
    spans = [e for a in make.dataset(source(text)).anomalies() for e in a.evidence]
    assert any(e.start <= text.index(c) < e.end for e in spans)


PARTS = [
    ("林文秀", "文秀"),
    ("林文秀", "林"),
    ("たなかけん", "たなか"),
    ("김민준", "김"),
    ("สมชายใจดี", "ใจดี"),
]


@pytest.mark.parametrize(("name", "part"), PARTS)
def test_the_command_finds_part_of_a_name_without_spaces(make: Making, name: str, part: str) -> None:
    """Everything of whose name the words are a part is listed, and marked as no whole name."""
    root = make.pack(people(lin=name))
    said = command("find", part, "--data", root)
    assert said.code == 0
    assert "officials/lin" in said.out
    (entry,) = json.loads(command("find", part, "--data", root, "--json").out)["found"]
    assert (entry["place"], entry["whole"]) == ("officials/lin", False)


@pytest.mark.parametrize(("name", "part"), PARTS)
def test_part_of_a_name_without_spaces_is_an_error_with_its_candidate(
    make: Making, name: str, part: str
) -> None:
    """In Python such a part finds nothing, and the error names whose it may be."""
    ds = make.dataset(people(lin=name))
    try:
        candidates: tuple[str, ...] = (f"no error, but {ds.officials.find(part).id}",)
    except (NotFound, Ambiguous) as exc:
        candidates = exc.candidates
    assert "lin" in candidates
    assert "lin" in refused(lambda: ds.officials.find(part))


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("Friedrich März", "Herr März"),
        ("Friedrich März", "Bundeskanzler Friedrich Maerz"),
        ("Вера Туманова", "Господин Туманова"),
        ("Вера Туманова", "Министр обороны Вера Туманова"),
        ("Туманова", "Министр иностранных дел Туманова"),
        ("Luc Œuvrard", "M. Oeuvrard"),
        ("Luc Œuvrard", "S.E. M. Luc Œuvrard"),
        ("Quill", "H.E. Mr Quill"),
        ("Ada Quill", "Dr. Ada Quill"),
        ("Ada Quill", "Quill, General"),
        ("Ada Quill", "Foreign Minister Quill"),
        ("Ada Quill", "Ada Quill, Minister of Defence of Northland"),
        ("Ada Quill", "Northland's Prime Minister Ada Quill himself"),
        ("Ahmet Çelik", "Sayın Ahmet Çelik"),
        ("علی کریمی", "السيد علي كريمي"),
        ("मीना वर्मा", "श्री मीना वर्मा"),
        ("林文秀", "林文秀主席"),
        ("ばば けん", "ばばけん大臣"),
        ("김민준", "김민준 장관"),
        ("สมชาย ใจดี", "นายสมชาย ใจดี"),
    ],
)
def test_a_title_about_a_name_is_a_hint_at_the_person(make: Making, name: str, spelling: str) -> None:
    """Words before or behind a name make another one; who bears the name without them is the candidate."""
    ds = make.dataset(people(a=name, b="Somebody Else"))
    with pytest.raises(NotFound) as caught:
        ds.officials.find(spelling)
    assert caught.value.candidates == ("a",)
    assert "(a)" in str(caught.value)
    with pytest.raises(NotFound) as caught:
        ds.who_met(spelling)
    assert caught.value.candidates[:1] == ("a",)
    assert name in ds.find(spelling).hint


def test_several_behind_a_title_are_all_candidates(make: Making) -> None:
    """Where several people may be meant by the words behind a title, the error lists all of them."""
    ds = make.dataset(people(a="Ada Quill", b="Bo Quill"))
    with pytest.raises(NotFound) as caught:
        ds.officials.find("Minister Quill")
    assert caught.value.candidates == ("a", "b")


def test_a_country_among_the_words_does_not_hide_the_person(make: Making) -> None:
    """Where a person and a country stand among the words, neither is the answer, and both are candidates."""
    ds = make.dataset(people(a="Ada Quill"))
    with pytest.raises(NotFound) as caught:
        ds.who_met("Ada Quill of Northland")
    assert caught.value.candidates == ("a", "XA")


def test_a_person_and_a_country_of_one_name_are_ambiguous(make: Making) -> None:
    """Two people who bear the name of a country do not leave it to the country."""
    ds = make.dataset(people(a="Northland", b="Northland"))
    assert set(candidates(lambda: ds.who_met("Northland"))) == {"a", "b", "XA"}
    assert set(candidates(lambda: ds.claims.where(subject="Northland"))) == {"a", "b", "XA"}


def test_every_hint_is_a_candidate(make: Making) -> None:
    """What the message of an error hints at is among the candidates of the error."""
    ds = make.dataset(people(quill="Ada Quill"))
    for ask, meant in (
        (lambda: ds.officials["quil"], "quill"),
        (lambda: ds.record("quil"), "quill"),
        (lambda: ds.record("Ada Quill"), "officials/quill"),
        (lambda: ds.collection("oficials"), "officials"),
        (lambda: ds.explain("quil", "name"), "quill"),
        (lambda: ds.referring_to("Minister Quill"), "officials/quill"),
        (lambda: ds.claims.where(property="nam"), "name"),
        (lambda: ds.table("oficials"), "officials"),
    ):
        assert candidates(ask) == (meant,)
