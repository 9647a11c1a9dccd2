"""Alphabets: Cyrillic names in languages other than Russian, as their states and neighbours write them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import load
from security_meetings.build.alphabets import GREEK, LANGUAGES
from security_meetings.build.romanizing import made_forms
from security_meetings.model.names import Register
from tests.conftest import EDITORIAL, MakePack


def person(name: str, language: str) -> Register[str]:
    """A register of one person with this name, and of somebody else."""
    people: Register[str] = Register()
    people.add("a", [name], made={name: [made.form for made in made_forms([name], {name: [language]})]})
    people.add("b", ["Nora Vale"])
    return people


@pytest.mark.parametrize(
    ("language", "name", "forms"),
    [
        ("uk", "Андрій Єрмалюк", "Andrii Yermaliuk, Andriy Yermalyuk, Andrij Jermaljuk, YERMALIUK Andrii"),
        ("uk", "Володимир Орленський", "Volodymyr Orlenskyi, Volodymyr Orlensky, Wolodymyr Orlenskyj"),
        ("uk", "Мар'яна Згурська", "Mariana Zghurska, Maryana Zghurska"),
        ("uk", "Марʼяна Їжак", "Mariana Yizhak, Mariana Izhak, Marjana Jischak"),
        ("be", "Аляксандр Роўба", "Aliaksandr Rouba, Alyaksandr Rowba, Alyaksandr Rouba"),
        ("be", "Сяргей Мядзвецкі", "Siarhei Miadzvetski, Syarhyey Myadzvyetski"),
        ("sr", "Ђорђе Љубичић", "Đorđe Ljubičić, Djordje Ljubicic, Ljubičić Đorđe"),
        ("bs", "Џевад Ћосо", "Dževad Ćoso, Dzevad Coso"),
        ("mk", "Ѓорѓи Ќулавски", "Gjorgji Kjulavski"),
        ("bg", "Мария Щърбева", "Maria Shtarbeva, Mariya Shtarbeva"),
        ("kk", "Қанат Ермеков", "Kanat Yermekov, Канат Ермеков, Kanat Ermekov"),
        ("ky", "Төлөн Үсөнов", "Tolon Usonov, Толон Усонов"),
        ("tg", "Раҷаб Ҳалимӣ", "Rajab Halimi, Раджаб Халими"),
        ("uz", "Хусан Мирғиёев", "Xusan Mirg'iyoyev, Khusan Mirgiyoyev, Xusan Mirgʻiyoyev"),
        ("mn", "Батын Хүрэл", "Batyn Khürel, Batyn Khurel"),
    ],
)
def test_read_in_its_language(language: str, name: str, forms: str) -> None:
    """A name is found as the state of its language writes it."""
    people = person(name, language)
    assert [form for form in forms.split(", ") if people.bearing(form) != ["a"]] == []


@pytest.mark.parametrize(
    ("language", "name", "forms"),
    [
        ("uk", "Володимир Орленський", "Vladimir Orlenskiy, Wladimir Orlenskij"),
        ("uk", "Ганна Горин", "Ganna Gorin"),
        ("bg", "Мария Щърбева", "Maria Shcherbeva, Marija Scterbeva"),
        ("sr", "Милош Дакић", "Miłosz Dakicz, Milosch Dakitsch"),
        ("be", "Сяргей Мядзвецкі", "Sergei Medvetsky, Сергей Медведский"),
        ("kk", "Қанат Ермеков", "Ganat Yermekov, Khanat Yermekov"),
        ("ka", "Милош Дакић", "Miloš Dakić, Milos Dakic"),
        ("en", "Милош Дакич", "Milosh Dakich"),
    ],
)
def test_not_read_in_another(language: str, name: str, forms: str) -> None:
    """What only another language makes of the letters finds nobody, nor is a name of it guessed."""
    assert [form for form in forms.split(", ") if person(name, language).bearing(form)] == []


@given(st.sampled_from(sorted(LANGUAGES)), st.data())
def test_every_letter(language: str, data: st.DataObject) -> None:
    """No letter is left over, case is kept, and no more than two forms are made."""
    alphabet = LANGUAGES[language][0][1]
    words = data.draw(
        st.lists(st.text(alphabet=sorted(alphabet.letters), min_size=2), min_size=1, max_size=3)
    )
    name = " ".join(words).title()
    made = made_forms([name], {name: [language]})
    assert len({m.form for m in made}) <= 2
    for m in made:
        if m.how != ("Russian",):
            assert not any("CYRILLIC" in unicodedata.name(letter, "") for letter in m.form)
        assert m.form.count(" ") == name.count(" ")
    upper = {m.form for m in made_forms([name.upper()], {name.upper(): [language]})}
    assert {form.casefold() for form in upper} == {m.form.casefold() for m in made}


@pytest.mark.parametrize("language", ["el", "en", "ru"])
@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Γιώργος Γερανίδης", "Giorgos Geranidis, Yorgos Yeranidis, Yiorgos Geranidis, GERANIDIS Giorgos"),
        ("Ευάγγελος Αυδής", "Evangelos Avdis"),
        ("Ναύπλιος Ευθύμης", "Nafplios Efthymis, Nafplios Efthimis"),
        ("Ντόρα Μπουρνιά", "Ntora Bournia, Dora Bournia"),
        ("Χαράλαμπος Χρυσός", "Charalampos Chrysos, Haralambos Chrysos"),
        ("ΓΚΙΚΑΣ ΨΑΡΟΥΔΗΣ", "Gkikas Psaroudis, Gikas Psaroudis, Psaroudis Gikas"),
        ("Μάικλ Ξένου", "Maikl Xenou, Maikl Ksenou"),
    ],
)
def test_greek(language: str, name: str, forms: str) -> None:
    """A Greek name is found as passports and newspapers write it, whichever language a text is in."""
    people = person(name, language)
    assert [form for form in forms.split(", ") if people.bearing(form) != ["a"]] == []


@given(st.lists(st.text(alphabet=sorted(GREEK[0][1].letters), min_size=2), min_size=1, max_size=3))
def test_every_greek_letter(words: list[str]) -> None:
    """No Greek letter is left over, no mark stays, and no more than two forms are made."""
    made = made_forms([" ".join(words)])
    assert 1 <= len(made) <= 2
    assert all(m.form.replace(" ", "").isascii() for m in made)


def test_a_name_in_two_languages() -> None:
    """A name that two sources print in two languages is read in both."""
    name = "Милош Дакич"
    assert {m.form for m in made_forms([name], {name: ["bg", "ru"]})} == {
        *(m.form for m in made_forms([name], {name: ["bg"]})),
        *(m.form for m in made_forms([name])),
    }


def test_alone_in_another_language() -> None:
    """A surname that is printed alone in Latin letters is known alone in Cyrillic ones."""
    names = ["Андрій Єрмалюк", "Yermaliuk"]
    assert "Єрмалюк" in {m.form for m in made_forms(names, {names[0]: ["uk"], names[1]: ["en"]})}


@pytest.mark.parametrize("language", ["uk", "uk-UA"])
def test_language_of_a_claim(make_pack: MakePack, language: str) -> None:
    """The build reads a name in the language of its claim, and says how."""
    named = f"""
[[editorial]]
because = "a register"
language = "{language}"
officials.ali-akbar-ahmadian.name = "Андрій Єрмалюк"
"""
    ds = load(make_pack(more={"editorial.toml": EDITORIAL + named}))
    assert ds.officials.find("Andriy Yermalyuk").id == "ali-akbar-ahmadian"
    because = {claim.because for claim in ds.claims if claim.value == "Andrii Yermaliuk"}
    assert because == {"Ukraine 2010: made of 'Андрій Єрмалюк' by the build"}
