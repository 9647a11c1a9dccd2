"""Names: all spellings of one meet, different names never do, and nobody is found by a guess."""

import re
import time
import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from security_meetings.model.names import (
    Register,
    is_part,
    plain_keys,
    printed_key,
    same_name,
    unmarked,
)

# Marks that no letter of the names below has as a second spelling.
MARKS = st.sampled_from(["\u0300", "\u0301", "\u0302", "\u0303", "\u0304", "\u0323"])
UNSEEN = st.sampled_from(
    ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u200e", "\u202b", "\ufe0f"]
)
APOSTROPHES = st.sampled_from(list("'’‘ʼʻ`´ʹʾʿ′"))
BETWEEN = st.sampled_from(["-", "\u2010", "\u00a0", "  ", "_", ".", ", ", "\t", "·", "\u3000", " – "])
# Letters without x, y, j and combinations that a road reads as another.
LATIN = st.text(alphabet="abdfglmnoprtuvw", min_size=2, max_size=8)
NAMES = st.lists(LATIN, min_size=1, max_size=4).map(" ".join)
# Scripts in which a mark is a letter, or changes it.
OTHERS = [
    "कखगघङचछजमनपफबभवसह" + "ािीुूेैोौ्ंःँ़",
    "はひふへほばびぶべぼぱぴぷぺぽかがきぎさざただ",
    "ハヒフヘホバビブベボパピプペポカガキギ",
    "กขคงจฉชซญดตถทนบปผพภมยรลวสห" + "ะัาิีึืุูเแโใไ็่้๊๋์",
    "가나다라마바사아자차카타파하각난닫",
    "林文秀王李張劉陳楊黄",
    "அஆஇஈகஙசஞடணதநப" + "ாிீுூெேைொோௌ்",
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
]


def register(**names: str | list[str]) -> Register[str]:
    """A register of these people, each with one name or several."""
    made: Register[str] = Register()
    for bearer, forms in names.items():
        made.add(bearer, [forms] if isinstance(forms, str) else forms)
    return made


# As printed


@given(st.text())
def test_printed_once(name: str) -> None:
    """The key of a key is the key."""
    assert printed_key(printed_key(name)) == printed_key(name)


@given(NAMES, BETWEEN)
def test_punctuation(name: str, between: str) -> None:
    """Hyphens, dots and odd spaces part words as a space does."""
    assert printed_key(name.replace(" ", between)) == printed_key(name)
    assert printed_key(f"{between}{name}{between}") == printed_key(name)


@given(NAMES, UNSEEN, st.integers(0, 20))
def test_unseen(name: str, unseen: str, at: int) -> None:
    """What nobody sees equals nothing, wherever it stands."""
    assert printed_key(name[:at] + unseen + name[at:]) == printed_key(name)


@given(NAMES, APOSTROPHES, APOSTROPHES, st.integers(0, 20))
def test_one_apostrophe(name: str, one: str, other: str, at: int) -> None:
    """All apostrophes are one."""
    assert printed_key(name[:at] + one + name[at:]) == printed_key(name[:at] + other + name[at:])


@pytest.mark.parametrize("name", ["", " ", "—", "...", "_ _", "\u00ad", "\u0301", "' ’", "\u200c"])
def test_no_name(name: str) -> None:
    """Without a letter or digit there is no name."""
    assert printed_key(name) == ""
    assert plain_keys(name) == frozenset()
    assert register(b="Somebody").bearing(name) == register(b="Somebody").suggested(name) == []


# Plain


@given(st.text())
@example("ℌannah")
@example("S\u030coigu")
@example("ΣΑΣ")
@example("İı")
def test_plain_once(name: str) -> None:
    """A plain spelling has no other plain spelling."""
    for key in plain_keys(name):
        assert plain_keys(key) == {key}


@given(st.text())
@example("YILDIRIM Yıldırım")
@example("straße")
@example("Σοφός")
@example("ŠŽČ")
def test_case(name: str) -> None:
    """Case makes no difference, in any script."""
    assert plain_keys(name.upper()) == plain_keys(name.lower()) == plain_keys(name)


@given(st.text())
@example("O´Shea")
def test_normal_forms(name: str) -> None:
    """How a letter and its mark are encoded makes no difference."""
    forms = {plain_keys(unicodedata.normalize(form, name)) for form in ("NFC", "NFD", "NFKC", "NFKD")}
    assert forms == {plain_keys(name)}


@given(NAMES, st.lists(MARKS, min_size=1))
def test_marks(name: str, marks: list[str]) -> None:
    """Marks on Latin letters make no difference."""
    marked = "".join(c + (marks[i % len(marks)] if c.isalpha() else "") for i, c in enumerate(name))
    assert plain_keys(name) <= plain_keys(marked)


@given(NAMES, APOSTROPHES, st.integers(0, 20))
def test_apostrophes(name: str, apostrophe: str, at: int) -> None:
    """An apostrophe in a word equals nothing."""
    assume(name[at : at + 1] != " " or name[at - 1 : at] != " ")
    assert plain_keys(name[:at] + apostrophe + name[at:]) == plain_keys(name)


@given(st.data(), st.sampled_from(OTHERS))
def test_other_scripts(data: st.DataObject, letters: str) -> None:
    """In scripts whose marks are letters, and in those without marks, no letter is folded away."""
    words = st.text(alphabet=letters, min_size=1, max_size=5)
    one, other = data.draw(words), data.draw(words)
    assume(unicodedata.normalize("NFKC", one) != unicodedata.normalize("NFKC", other))
    assume(any(map(str.isalnum, one)))
    assert not same_name(one, other)
    assert register(a=f"{one} {one}").bearing(f"{other} {one}") == []


@given(st.data(), st.text(alphabet="بپتجدرسلمنوی", min_size=1, max_size=4))
def test_forms_of_heh(data: st.DataObject, between: str) -> None:
    """The letter heh is one, whichever of its forms a keyboard has; the exact spelling wins all the same."""
    forms = st.sampled_from("هھہةۃە")
    one, other = (data.draw(forms) + between + data.draw(forms) for _ in "12")
    assert same_name(one, other)
    assert register(a=one, b="میر").bearing(other) == ["a"]
    assert register(a=one, b=other).bearing(other) == (["a", "b"] if one == other else ["b"])


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Андр\u0069й Єрмак", "Андрій Єрмак"),
        ("\u0043ергей Шойгу", "Сергей Шойгу"),
        ("\u0042ера \u0054уманова", "Вера Туманова"),
        ("П\u00ebтр Щ\u00ebголев", "Пётр Щёголев"),
        ("\u0408ован Петров", "\u004aован Петров"),
        ("Sergei Sh\u043eigu", "Sergei Shoigu"),
        ("S\u0435rg\u0435i Lavrov", "Sergei Lavrov"),
    ],
)
def test_letters_of_another_script(typed: str, printed: str) -> None:
    """A letter that a keyboard put into a word of the other script is the one that it looks like."""
    assert same_name(typed, printed)
    assert register(a=printed, b="Somebody Else").bearing(typed) == ["a"]
    assert register(a=typed, b=printed).bearing(printed) == ["b"]


@given(st.text(alphabet="abcehijkmopstxy", min_size=2, max_size=8))
def test_words_of_one_script_stay(word: str) -> None:
    """A word all of whose letters are of one script is of that script, whatever it looks like."""
    other = word.translate(str.maketrans("abcehijkmopstxy", "авсеніјкморѕтху"))
    assert not same_name(word, other)
    assert register(a=f"{word} Шойгу", b=word).bearing(f"{other} Шойгу") == []


def test_every_latin_letter() -> None:
    """Every Latin letter has a form that any keyboard has; but tones, clicks and a few phonetic signs."""
    blocks = [*range(0x00C0, 0x02B0), *range(0x1E00, 0x1F00), *range(0x2C60, 0x2C80), *range(0xA722, 0xA728)]
    letters = [c for c in map(chr, blocks) if c.isalpha() and unicodedata.name(c, "").startswith("LATIN")]
    without = [c for c in letters if not all(key.isascii() for key in plain_keys(f"a{c}a"))]
    assert "".join(without) == "ƄƅƧƨƻƼƽǀǁǂǃɤʘʩʬʭ"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Łucja Wałęga", "Lucja Walega"),
        ("Søren Bækdal", "Soren Baekdal"),
        ("Søren", "Soeren"),
        ("Đặng Mỹ Mơ", "Dang My Mo"),
        ("Đorđe", "Djordje"),
        ("Þóra Guðmundsdóttir", "Thora Gudmundsdottir"),
        ("Ħal Ŧor", "Hal Tor"),
        ("Œuvray", "Oeuvray"),
        ("Groß", "GROSS"),
        ("Jürgen Müller", "Juergen Mueller"),
        ("Jürgen Müller", "Jurgen Muller"),
        ("Åse", "Aase"),
        ("Ŋare", "Ngare"),
        ("Hakan Yıldırım", "HAKAN YILDIRIM"),
        ("İnci", "Inci"),
        ("Əhməd", "Ahmad"),
        ("Željka Šarić", "Zeljka Saric"),
        ("Željka Šarić", "Zheljka Sharic"),
        ("Čečen", "Chechen"),
        ("Çavuşoğlu", "Cavusoglu"),
        ("São Tomé", "Sao Tome"),
        ("Liam O’Shea", "Liam OShea"),
        ("Ἀθηνᾶ", "Αθηνα"),
        ("Пётр Чайка", "Петр Чаика"),
        ("علی کریمی", "علي كريمي"),
        ("علی کـریمی", "علي كريمي"),
        ("مصطفى", "مصطفي"),
        ("أحمد", "احمد"),
        ("آمنة", "امنه"),
        ("مُحَمَّد", "محمد"),
        ("ذوالفقار علی بھٹو", "ذوالفقار علي بهٹو"),
        ("شہباز شریف", "شھباز شریف"),
        ("دورهٔ ۱۳", "دوره ١٣"),
        ("علی\u200cاکبر", "علی اکبر"),
        ("علی\u200cاکبر", "علیاکبر"),
        ("שָׁלוֹם", "שלום"),
        ("Session १३", "Session 13"),
        ("Marto\u00adva", "Martova"),
        ("Ｎora", "Nora"),
    ],
)
def test_same_name(one: str, other: str) -> None:
    """Two spellings of one name meet, whichever is printed."""
    assert same_name(one, other)
    assert register(a=one).bearing(other) == register(a=other).bearing(one) == ["a"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Niger", "Nigeria"),
        ("Iran", "Iraq"),
        ("Shoigu", "Sergei Shoigu"),
        ("Dominica", "Dominican Republic"),
        ("Сергей Шойгу", "Sergei Shoigu"),
        ("Session 1", "Session 2"),
        ("मीना वर्मा", "मोना वर्मा"),
        ("ばば けん", "はは けん"),
        ("Simic", "Shimic"),
        ("Han", "Khan"),
        ("Ri", "Riy"),
        ("En", "Yen"),
        ("Li Anguo", "Lian Guo"),
        ("Li Ang", "Liang"),
        ("Ивано", "Івано"),
        ("علی", "علا"),
        ("U.S.", "S.U."),
    ],
)
def test_other_name(one: str, other: str) -> None:
    """Names that merely look alike stay apart, and no script is guessed from another."""
    assert not same_name(one, other)
    assert register(a=one).bearing(other) == register(a=other).bearing(one) == []


@given(st.text(alphabet="aš žčüö", max_size=40))
def test_few_keys(name: str) -> None:
    """However many letters have two plain forms, a name has few keys, and its bare form is one."""
    keys = plain_keys(name)
    assert len(keys) <= 16
    assert not keys.isdisjoint(plain_keys(unmarked(name))) or not keys


# By any road


@pytest.mark.parametrize(
    ("printed", "sought"),
    [
        ("Dmitry Orlov", "Dmitri Orlov"),
        ("Dmitry Orlov", "Dmitriy Orlov"),
        ("Dmitrij Orlov", "Dmitrii Orlov"),
        ("Yevgeny Lapin", "Evgeny Lapin"),
        ("Yevgeny Lapin", "Jevgeni Lapin"),
        ("Yevgeny Lapin", "Evgeniy Lapin"),
        ("Alexei Orlov", "Aleksey Orlov"),
        ("Maxim Orlov", "Maksim Orlov"),
        ("Yuri Bayev", "Iurii Baev"),
        ("Mariya Sergeyevna", "Maria Sergeevna"),
        ("Andrei Bely", "Andrey Belyy"),
        ("Mikhail Orlov", "Mihail Orlov"),
        ("Lev Dostoyevsky", "Lev Dostoevskii"),
        ("Ri Chang Dae", "Ri Changdae"),
        ("Ri Chang Dae", "Chang-dae Ri"),
        ("Aliakbar Salman", "Ali Akbar Salman"),
        ("U.S.", "US"),
        ("U.N. Charter", "UN Charter"),
        ("林文秀", "林 文秀"),
        ("林文秀", "文秀 林"),
    ],
)
def test_roads(printed: str, sought: str) -> None:
    """The usual roads to Latin letters, and a given name in one word or two, lead to one person."""
    assert register(a=printed, b="Somebody Else").bearing(sought) == ["a"]


@given(st.lists(LATIN, min_size=2, max_size=5), st.data())
def test_turned(words: list[str], data: st.DataObject) -> None:
    """The surname may stand first, with a comma or without."""
    at = data.draw(st.integers(1, len(words) - 1))
    given_names, surname = " ".join(words[:at]), " ".join(words[at:])
    people = register(a=f"{given_names} {surname}")
    assert people.bearing(f"{surname}, {given_names}") == ["a"]
    assert people.bearing(f"{surname} {given_names}") == ["a"]


@pytest.mark.parametrize(
    ("printed", "sought"),
    [
        ("S. Jaishankar", "Jaishankar, S."),
        ("John R. Bolton", "Bolton, John R."),
        ("John R. Bolton", "BOLTON John R"),
        ("Sergey K. Shoigu", "Sergei K. Shoigu"),
        ("Sergey K. Shoigu", "Shoigu, Sergei K."),
        ("С. К. Шойгу", "Шойгу С.К."),
        ("Шойгу С.", "С. Шойгу"),
        ("Y. Lapin", "Lapin Y."),
    ],
)
def test_initials_turned(printed: str, sought: str) -> None:
    """Who is printed with initials is found by the same ones with the surname first."""
    assert register(a=printed, b="Somebody Else").bearing(sought) == ["a"]


@pytest.mark.parametrize(
    ("printed", "sought"),
    [
        ("Conor O'Neill", "Conor O Neill"),
        ("Conor O’Neill", "O Neill, Conor"),
        ("Conor O'Neill", "Conor Ó Neill"),
        ("Sanaa N'Diaye", "N DIAYE Sanaa"),
        ("Sanaa N'Diaye", "Sanaa N’ Diaye"),
        ("Ivo D'Alessio Marti", "Ivo D Alessio Marti"),
    ],
)
def test_particle_as_a_word(printed: str, sought: str) -> None:
    """The letter before an apostrophe may be typed as a word; with a stop it is an initial."""
    assert register(a=printed, b="Somebody Else").bearing(sought) == ["a"]
    bare = printed.replace("'", "").replace("’", "")
    assert register(a=bare).bearing(sought) == []
    dotted = re.sub(r"\b([ÓOND])[’' ]+", r"\1. ", sought, flags=re.IGNORECASE)
    assert dotted != sought
    assert register(a=printed).bearing(dotted) == []


@given(LATIN, st.sampled_from("ABDFGHIJKLMNOPRSTUVWXYZ"), st.sampled_from("ABDFGHIJKLMNOPRSTUVWXYZ"))
def test_other_initials(surname: str, one: str, other: str) -> None:
    """Another initial is another name, and one stands for no word and joins none."""
    people = register(a=f"{one}. {surname}", b=f"Nora {one}. {surname}")
    assert people.bearing(f"{surname} {other}.") == (["a"] if one == other else [])
    assert people.bearing(f"{surname}, Nora {other}.") == (["b"] if one == other else [])
    for name in (
        f"Nora {surname}",
        f"{one}ora {surname}",
        f"{one}{surname}",
        f"Nora {one}{surname}",
        surname,
    ):
        assert people.bearing(name) == []


def test_made_forms_count_last() -> None:
    """A form that was made of a name finds its bearer, unless somebody is printed so."""
    people: Register[str] = Register()
    people.add("a", ["Сергей Жуков"], made={"Сергей Жуков": ["Sergej Žukov", "Sergej Schukow"]})
    assert people.bearing("Sergej Schukow") == people.bearing("Zhukov, Sergey") == ["a"]
    people.add("b", ["Sergej Schukow"])
    again: Register[str] = Register()
    again.add("a", ["Сергей Жуков"], made={"Сергей Жуков": ["Sergej Schukow"]})
    again.add("b", ["Sergej Schukow"])
    assert again.bearing("Sergej Schukow") == ["b"]


def test_made_forms_mix() -> None:
    """Each word may take a road of its own, but only among the forms of one name."""
    people: Register[str] = Register()
    people.add(
        "a",
        ["Alexander Gurov"],
        made={
            "Александр Гуров": ["Aleksandr Gurov", "Alexandre Gourov"],
            "Иван Сомов": ["Ivan Somov", "Iwan Somow"],
        },
    )
    for name in ("Aleksandr Gourov", "Alexander Gourov", "Iwan Somov"):
        assert people.bearing(name) == ["a"]
    for name in ("Ivan Gurov", "Aleksandr Somov"):
        assert people.bearing(name) == []


@given(st.integers(2, 5), st.data())
def test_long_made_forms_mix(count: int, data: st.DataObject) -> None:
    """However many words and forms a name has, each word may take a road of its own, but at its place."""
    letters = "abdfglmnoprt"
    forms = [" ".join(f"{at}v{form}u{at}" for at in letters[:count]) for form in letters[-7:]]
    people: Register[str] = Register()
    people.add("a", ["Никто"], made={"of many words": forms})
    people.add("b", ["Nora Vale"])
    words = [data.draw(st.sampled_from(place)) for place in zip(*map(str.split, forms), strict=True)]
    assert people.bearing(" ".join(words)) == ["a"]
    assert people.bearing(" ".join([words[1], words[0], *words[2:]])) == (["a"] if count == 2 else [])
    assert people.bearing(" ".join([*words[:-1], words[0]])) == people.bearing(" ".join(words[1:])) == []


# Nobody by a guess


@given(
    st.dictionaries(
        st.sampled_from("abcd"),
        st.sampled_from(
            ["Ri", "Riy", "Ry", "Simic", "Šimić", "Shimic", "Dmitry", "Dmitri", "Sanai", "Sana'i", "林", "Rí"]
        ),
        min_size=1,
    )
)
def test_whole_names(names: dict[str, str]) -> None:
    """Whoever is printed with a name is found by it, and all who share it."""
    people = register(**names)
    for name in names.values():
        assert people.bearing(name) == [
            b for b, other in names.items() if printed_key(other) == printed_key(name)
        ]


@pytest.mark.parametrize(
    ("names", "sought", "found"),
    [
        (["Dragan Šimić", "Dragan Shimic"], "Dragan Shimic", [1]),
        (["Dragan Šimić", "Dragan Shimic"], "Dragan Simic", [0]),
        (["Dragan Šimić", "Dragan Simič"], "Dragan Simic", [0, 1]),
        (["Ri Song", "Ry Song"], "Rj Song", [0, 1]),
        (["Ri Song", "Ry Song"], "Ri Song", [0]),
        (["Ali Hassan", "Hassan Ali"], "Hassan Ali", [1]),
        (["Dmitry Orlov", "Dmitri Orlov"], "Dmitriy Orlov", [0, 1]),
        (["Nasser Sana'i", "Nasser Sanai"], "Nasser Sanai", [1]),
        (["Nasser Sana'i", "Nasser Sanai"], "Nasser Sana’i", [0]),
        (["Sergej Žarkov"], "Sergej Zarkov", [0]),
        (["Sergej Žarkov"], "Sergej Zharkov", [0]),
    ],
)
def test_steps(names: list[str], sought: str, found: list[int]) -> None:
    """A narrower step wins over a wider one; in one step all who fit are given."""
    people: Register[int] = Register()
    for i, name in enumerate(names):
        people.add(i, [name])
    assert people.bearing(sought) == found


def test_codes() -> None:
    """A code stands for its bearer in any case, and gives way to a name that is printed so."""
    states: Register[str] = Register()
    states.add("XA", ["Northland"], codes=["XA", "XAA"])
    states.add("XB", ["Xab Land", "XAB"], codes=["XB"])
    states.add("XC", ["Southland"], codes=["XC", "XAB"])
    assert states.bearing("xa") == states.bearing("Xaa") == ["XA"]
    assert states.bearing("xab") == ["XB"]
    assert states.bearing("AX") == states.bearing("X") == []


# Parts


@given(st.lists(LATIN, min_size=1, max_size=5), st.data())
def test_any_words_are_a_part(words: list[str], data: st.DataObject) -> None:
    """Any words of a name are a part of it, in any order and any spelling."""
    some = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=3))
    assert is_part(" ".join(some).upper(), " ".join(words))
    assert not is_part(" ".join([*some, "zzz"]), " ".join(words))


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("文秀", "林文秀"),
        ("林", "林文秀"),
        ("문수", "김문수"),
        ("けん", "ばばけん"),
        ("สมชาย", "นายสมชายใจดี"),
        ("S. Shoigu", "Sergei Shoigu"),
        ("Shoigu S. K.", "Sergei Kuzhugetovich Shoigu"),
        ("Sergey", "Sergei Shoigu"),
        ("Y. Lapin", "Yevgeny Lapin"),
        ("Simic", "Dragan Šimić"),
        ("Shimic", "Dragan Šimić"),
        ("С. Шойгу", "Сергей Шойгу"),
    ],
)
def test_part(part: str, name: str) -> None:
    """A run of letters where no spaces are written, and an initial, are parts; a part finds nobody."""
    assert is_part(part, name)
    people = register(a=name, b="Somebody Else")
    assert people.bearing(part) == []
    assert people.suggested(part) == ["a"]


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("Shoig", "Sergei Shoigu"),
        ("", "Sergei Shoigu"),
        ("S.", "Sergei Shoigu"),
        ("S. Ivanov", "Ivan Ivanov"),
        ("K. Shoigu", "Sergei Shoigu"),
        ("は", "ばばけん"),
        ("ก", "กำธร"),
        ("文林", "林文秀"),
        ("Sergei Shoigu", "Shoigu"),
    ],
)
def test_no_part(part: str, name: str) -> None:
    """Half a word, half a letter or an initial alone is no part, and the whole is no part of its part."""
    assert not is_part(part, name)
    assert register(a=name).suggested(part) == []


def test_printed_initials_are_suggested() -> None:
    """Who is printed with initials is suggested for a name that they may stand for, but not found by it."""
    people = register(a="N. Vale", b="Otto Vale")
    assert people.bearing("Nora Vale") == []
    assert people.suggested("Nora Vale") == ["a"]
    assert people.bearing("N. Vale") == ["a"]


def test_an_acronym_is_no_slip_of_another() -> None:
    """An acronym with other letters is not suggested; one with the same letters in another order is."""
    bodies = register(kp="КНДР", sco="SCO", un="United Nations")
    assert bodies.closest("КНР") == []
    assert bodies.closest("SCOO") == []
    assert bodies.closest("SOC") == [("SCO", "sco")]
    assert bodies.closest("Untied Nations") == [("United Nations", "un")]


def test_closest() -> None:
    """The form that looks most alike is told with its bearer; where none does, nothing."""
    people = register(a=["Sergei Lavrov", "Lavrov"], b="Nora Vale")
    assert people.closest("Sergei Lavrow") == [("Sergei Lavrov", "a")]
    assert people.closest("Qqq") == []


# Without marks


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Łucja Wałęga", "Lucja Walega"),
        ("BÆKDAL, Søren", "BAEKDAL, Soren"),
        ("Ægir Þór", "Aegir Thor"),
        ("Đặng Mỹ Mơ", "Dang My Mo"),
        ("İnci Yıldız", "Inci Yildiz"),
        ("Groß", "Gross"),
        ("Сергей Шойгу", "Сергей Шойгу"),
        ("ばば けん", "ばば けん"),
        ("Nora  Vale", "Nora  Vale"),
    ],
)
def test_unmarked(name: str, bare: str) -> None:
    """Latin letters lose their marks and keep their case; what else there is stays."""
    assert unmarked(name) == unmarked(unicodedata.normalize("NFD", name)) == bare


# Whatever comes


@pytest.mark.parametrize(
    "name",
    [
        "a" + "\u0301\u0323" * 150_000,
        "x" * 1_000_000,
        "A. " * 333_333,
        "'" * 1_000_000,
        "š" * 500_000,
        "š" * 500,
        "ie" * 250,
        "林" * 333_333,
        "林" * 500,
        "a" + "\u0301\u0323" * 249,
        "ab " * 160,
        "\u00ad" * 1_000_000,
    ],
    ids=lambda name: f"{name[:3]!a}, {len(name)} letters",
)
def test_time(name: str) -> None:
    """No name takes long, sought or borne."""
    began = time.process_time()
    people = register(a=name, b="Nora Vale", c=name + "b")
    assert people.bearing(name + "a") == []
    people.suggested(name)
    people.closest(name)
    assert len(unmarked(name)) > 0
    assert not is_part("Vale", name)
    assert time.process_time() - began < 60  # it ends: how fast it is, benchmarks tell


@pytest.mark.parametrize(
    ("printed", "sought"),
    [
        ("Lü Wei", "Lyu Wei"),
        ("Lǚ Wéi", "LYU Wei"),
        ("Lü Wei", "Lv Wei"),
        ("Lyu Wei", "Lü Wei"),
        ("Tarō Kōno", "Tarou Kouno"),
        ("Tarō Kōno", "Kohno Taroo"),
        ("Shūji Ōta", "Shuuji Ohta"),
        ("Seán Ó Fearghaíl", "Sean O'Fearghail"),
        ("Faisal al-Shammari", "Faisal el-Shammari"),
        ("Abdel Fattah al-Sisi", "Abdul Fattah El-Sisi"),
        ("Abd al-Rahman", "Abdul Rahman"),
        ("Khalid bin Salman", "Khalid ibn Salman"),
        ("Oleg Grigoryev", "Oleg Grigorev"),
        ("Dragan Šimić", "Dragan Shimich"),
        ("Őry Ferenc", "Oery Ferenc"),
    ],
)
def test_roads_of_other_languages(printed: str, sought: str) -> None:
    """What passports and newspapers write for a letter or an article of other languages finds the person."""
    assert register(a=printed, b="Somebody Else").bearing(sought) == ["a"]


@pytest.mark.parametrize(
    ("printed", "sought"),
    [
        ("Liu Wei", "Lyu Wei"),
        ("Taro Kono", "Tarou Kouno"),
        ("Inoe Ken", "Inoue Ken"),
        ("O. Shea", "O'Shea"),
        ("Lo Wei", "Lou Wei"),
        ("Abe Fattah", "Abdul Fattah"),
        ("An Ning", "En Ning"),
    ],
)
def test_no_road_of_other_languages(printed: str, sought: str) -> None:
    """No letter is read as another where the print does not show that it stands for it."""
    assert register(a=printed).bearing(sought) == []


# Among other words


@given(NAMES, st.lists(LATIN, min_size=1, max_size=3), st.booleans())
def test_within(name: str, others: list[str], before: bool) -> None:
    """A name is found among other words by the whole of it, and never by the words alone."""
    words = " ".join(others)
    asked = f"{words} {name}" if before else f"{name} {words}"
    assume(register(a=name).bearing(asked) == [])
    assert register(a=name, b="Xyx Xyx").within(asked) == ["a"]


@pytest.mark.parametrize(
    ("asked", "bearers"),
    [
        ("Herr Quill", ["a"]),
        ("Quill, General", ["a"]),
        ("Quill (Northland)", ["a"]),
        ("Ada Ignatiev", []),
        ("Ada Quilt", []),
        ("Quill", []),
        ("", []),
    ],
)
def test_partly_within(asked: str, bearers: list[str]) -> None:
    """Part of a name is taken from among other words only where none of these is of somebody's name."""
    assert register(a="Ada Quill", b="Boris Ignatiev").partly_within(asked) == bearers


def test_no_code_within() -> None:
    """A word of a text that looks like a code is none."""
    countries: Register[str] = Register()
    countries.add("IN", ["India"], codes=["IN", "IND"])
    assert countries.within("the minister in office") == []
    assert countries.within("the minister of India") == ["IN"]


def test_no_sign_is_parted_from_its_letter() -> None:
    """In a script without spaces a name does not stand among letters whose sign it lacks."""
    assert register(a="สมชาย").within("นายสมชาย") == ["a"]
    assert register(a="สมชา").within("นายสมชา\u0e34") == []


def test_a_text_is_no_name() -> None:
    """More words than any title has are not searched, and nobody waits."""
    assert register(a="Ada Quill").within("word " * 41 + "Ada Quill") == []
    assert register(a="Ada Quill").partly_within("word " * 41 + "Quill") == []
