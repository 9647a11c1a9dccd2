"""Made forms: Russian names as standards and newspapers write them, and what must not be made."""

import builtins
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from security_meetings import Dataset, load
from security_meetings.build.romanizing import Made, made_forms, romanizations
from security_meetings.model.names import Register
from tests.conftest import EDITORIAL, MakePack

RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
WORDS = st.text(alphabet=RUSSIAN, min_size=1, max_size=12)
STANDARDS = ["ISO 9", "BGN/PCGN", "ALA-LC", "ICAO", "German", "French", "Polish"]
SPELLINGS: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "spellings.toml").read_text(encoding="utf-8")
)


# One name


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        (
            "Сергей Шойгу",
            (
                "Sergej Šojgu, Sergey Shoygu, Sergeĭ Shoĭgu, Sergei Shoigu, "
                "Sergei Schoigu, Sergueï Choïgou, Siergiej Szojgu"
            ),
        ),
        (
            "Юрий Жилин",
            "Ûrij Žilin, Yuriy Zhilin, I͡uriĭ Zhilin, Iurii Zhilin, Juri Schilin, Iouri Jiline, Jurij Żylin",
        ),
        (
            "Пётр Щеглов",
            (
                "Pëtr Ŝeglov, Pëtr Shcheglov, Pëtr Shcheglov, Petr Shcheglov, "
                "Pjotr Schtscheglow, Piotr Chtcheglov, Piotr Szczegłow"
            ),
        ),
        (
            "Алексей Гусев",
            (
                "Aleksej Gusev, Aleksey Gusev, Alekseĭ Gusev, Aleksei Gusev, "
                "Alexei Gussew, Alexeï Goussev, Aleksiej Gusiew"
            ),
        ),
        (
            "Евгений Белый",
            (
                "Evgenij Belyj, Yevgeniy Belyy, Evgeniĭ Belyĭ, Evgenii Belyi, "
                "Jewgeni Bely, Evgueni Bely, Jewgienij Bieły"
            ),
        ),
        (
            "Илья Майский",
            "Ilʹâ Majskij, Il’ya Mayskiy, Ilʹi͡a Maĭskiĭ, Ilia Maiskii, Ilja Maiski, Ilia Maïski, Ilja Majski",
        ),
        (
            "Анатолий Лунин",
            (
                "Anatolij Lunin, Anatoliy Lunin, Anatoliĭ Lunin, Anatolii Lunin, "
                "Anatoli Lunin, Anatoli Lounine, Anatolij Łunin"
            ),
        ),
        (
            "Цыганов",
            "Cyganov, Tsyganov, T͡syganov, Tsyganov, Zyganow, Tsyganov, Cyganow",
        ),
    ],
)
def test_forms(name: str, forms: str) -> None:
    """Each standard and the press of each language write a name in their own way."""
    assert [form for _, form in romanizations(name)] == forms.split(", ")
    assert [standard for standard, _ in romanizations(name)] == STANDARDS


@given(st.lists(WORDS, min_size=1, max_size=4), st.sampled_from([" ", "-", ", ", "\u00a0"]))
def test_every_letter(words: list[str], between: str) -> None:
    """No Russian letter is left over, and what is no letter stays."""
    made = romanizations(between.join(words).title())
    assert [standard for standard, _ in made] == STANDARDS
    for _, form in made:
        assert not any("CYRILLIC" in unicodedata.name(c, "") for c in form)
        assert form.count(between) == len(words) - 1


@given(WORDS)
def test_case_is_kept(word: str) -> None:
    """Small letters stay small, capitals capital, and a name begins as it did."""
    for name in (word, word.upper(), word.capitalize()):
        for (_, small), (_, form) in zip(romanizations(word), romanizations(name), strict=True):
            assert form.casefold() == small.casefold()
            assert small == small.lower()
            if name == word.upper() and len(word) > 1:
                assert form == small.upper()


@pytest.mark.parametrize(
    "name",
    [
        "",
        "...",
        "Sergei Shoigu",
        "Сергій Шойгу",
        "Нұрлан",
        "Милорад Ђорђевић",
        "Нeads",
        "林文秀",
        "Сергей Shoigu",
        "1999",
    ],
)
def test_other_languages(name: str) -> None:
    """A name with other letters than the Russian ones is left alone."""
    assert romanizations(name) == ()


@pytest.mark.parametrize(
    "name",
    ["Серге\u0301й Шойгу\u0301", "Сергей\u00ad Шо\u00adйгу", unicodedata.normalize("NFD", "Сергей Шойгу")],
)
def test_stress_and_unseen(name: str) -> None:
    """Stress marks, soft hyphens and the encoding of a letter make no difference."""
    assert romanizations(name) == romanizations("Сергей Шойгу")


def test_numerals_stay() -> None:
    """A numeral that is a sign of its own stays beside the letters of a name."""
    assert dict(romanizations("Николай Ⅱ"))["French"] == "Nikolaï Ⅱ"
    assert dict(romanizations("Шойгу²"))["German"] == "Schoigu²"


def test_without_iuliia(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the standards are not installed, the error says how to get them; other names need none."""

    def missing(name: str, *args: Any) -> Any:
        if name == "iuliia":
            raise ModuleNotFoundError(name)
        return real(name, *args)

    real = builtins.__import__
    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(ModuleNotFoundError, match="install the extra `build`"):
        romanizations("Сергей Шойгу")
    assert romanizations("Sergei Shoigu") == ()
    assert made_forms(["Łucja"])[0].form == "Lucja"


# All names of one person


def test_alone() -> None:
    """A surname that is printed alone in Latin letters is known alone in Russian ones, and as romanized."""
    made = made_forms(["Oleg Khvostov", "Khvostov", "Олег Хвостов", "Хвостов, Олег Ильич"])
    alone = [m for m in made if m.how == ("alone",)]
    assert [m.form for m in alone] == ["Хвостов"]
    assert {m.form for m in made if m.of == "Хвостов"} >= {"Hvostov", "Chwostow"}


def test_nothing_alone() -> None:
    """Where no surname is printed alone, none is made."""
    made = made_forms(["Oleg Khvostov", "Олег Хвостов"])
    assert all(len(m.form.split()) == 2 for m in made)
    assert made_forms(["Khvostov", "Хвостов"]) == made_forms(["Хвостов", "Khvostov"])


@given(st.lists(st.one_of(WORDS.map(str.title), st.text(max_size=8)), max_size=4))
def test_made(names: list[str]) -> None:
    """Made forms are none of the attested ones, are made once of each, and say of what and how."""
    made = made_forms(names)
    assert not {m.form for m in made} & set(names)
    assert len({(m.form, m.of) for m in made}) == len(made)
    assert all(m.how and (m.of in names or m.of in {a.form for a in made if "alone" in a.how}) for m in made)


@pytest.mark.parametrize("name", ["Ь", "Ъ ь", "ЬЬ"])
def test_no_form_without_letters(name: str) -> None:
    """What is left of a name must be one: signs that many standards leave out make no form."""
    assert all(any(map(str.isalnum, made.form)) for made in made_forms([name]))


def test_one_form_of_two_standards() -> None:
    """A form that several write says so."""
    assert Made("Oleg Luginow", ("German",), "Олег Лугинов") in made_forms(["Олег Лугинов"])
    assert made_forms(["Олег Лугинов"])[0].how == ("ISO 9", "BGN/PCGN", "ALA-LC", "ICAO")


def test_without_marks() -> None:
    """A Latin name with marks is also made without."""
    assert made_forms(["Łucja Bækdal", "Nora Vale"]) == (
        Made("Lucja Baekdal", ("without marks",), "Łucja Bækdal"),
    )


# The letter ё, which papers print as е


def people_of(**names: str) -> Register[str]:
    """A register of these people, with the forms that are made of the name of each."""
    people: Register[str] = Register()
    for bearer, name in names.items():
        people.add(bearer, [name], made={name: [made.form for made in made_forms([name])]})
    return people


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        (
            "Пётр Щёголев",
            (
                "Pyotr Shchyogolev; Pyotr Shchegolev; Petr Shchegolev; Петр Щеголев; Пётр Щеголев; "
                "Pjotr Schtschogolew; Pjotr Schtschegolew; Piotr Chtchegolev; Pëtr Shchëgolev"
            ),
        ),
        (
            "Петр Щеголев",
            (
                "Pyotr Shchegolev; Petr Shchegolev; Пётр Щеголев; Пётр Щёголев; Pjotr Schtschegolew; "
                "Piotr Chtchegolev; Piotr Szczegolew; SHCHEGOLEV Pyotr"
            ),
        ),
        (
            "Петр Алексеевич Лапин",
            (
                "Pyotr Alekseyevich Lapin; Pyotr Alexeevich Lapin; Pjotr Alexejewitsch Lapin; "
                "Piotr Alexeïevitch Lapine; Lapin, Pyotr Alekseyevich"
            ),
        ),
        (
            "Сергей Федорович Орлов",
            "Sergei Fyodorovich Orlov; Sergej Fjodorowitsch Orlow; Sergueï Fiodorovitch Orlov",
        ),
        ("Артем Лапин", "Artyom Lapin; Artem Lapin; Artjom Lapin; Artiom Lapine; Артём Лапин"),
        ("Артём Лапин", "Artyom Lapin; Artem Lapin; Artjom Lapin; Artiom Lapine; Артем Лапин"),
        ("ФЕДОР Орлов", "Fyodor Orlov; Fedor Orlov; Fjodor Orlow; Fiodor Orłow; Orlov Fyodor"),
        ("Семен Орлов", "Semyon Orlov; Semen Orlov; Semjon Orlow; Siemion Orłow"),
        ("Семён Соловьёв", "Semyon Solovyov; Semyon Solov'yov; Semen Solovyev; Semjon Solowjew"),
        ("Семен Соловьев", "Semyon Solovyov; Semyon Solovyev; Semjon Solowjow; Semion Soloviev"),
        ("Алёна Ёлкина", "Alyona Yolkina; Alena Yelkina; Alena Elkina; Aljona Jelkina; Алена Елкина"),
        ("Алена Орлова", "Alyona Orlova; Alena Orlova; Aljona Orlowa; Alona Orłowa"),
        ("Иван Горбачёв", "Ivan Gorbachyov; Ivan Gorbachev; Ivan Gorbatchev; Iwan Gorbatschow"),
        ("Орлов, П. Семенович", "Orlov, P. Semyonovich"),
    ],
)
def test_dots(name: str, forms: str) -> None:
    """A name with ё is found as it sounds and as it is printed without dots, and nobody else is."""
    people = people_of(a=name, b="Павел Щуголев", c="Нора Вейл")
    assert [form for form in forms.split("; ") if people.bearing(form) != ["a"]] == []


@pytest.mark.parametrize(
    ("name", "others"),
    [
        (
            "Пётр Щёголев",
            "Pyotr Shchugolev, Pavel Shchyogolev, Pyotr Shchyogol, Пётр Щоголев, Pyotr, Shchyogolev",
        ),
        ("Олег Чернышев", "Oleg Chernyshyov, Oleh Chernyshev"),
        ("Лев Орлов", "Lyov Orlov, Lyev Orlova"),
        ("Артемий Орлов", "Artyomy Orlov, Artyom Orlov, Artem Orlov"),
        ("Сергей Петрович", "Sergei Pyotrovich"),
        ("Николай Патрушев", "Nikolai Patrushyov"),
        ("Степан Федотов", "Styopan Fedotov, Stepan Fyodotov"),
        ("Семен Орлов", "Syomyon Orlov, Syomen Orlov"),
    ],
)
def test_no_dots(name: str, others: str) -> None:
    """Where ё is not written nor the only spelling, none is read, and other names stay other names."""
    assert [form for form in others.split(", ") if people_of(a=name).bearing(form)] == []


def test_two_people_who_differ_by_dots() -> None:
    """Who is printed so is found; where either may be meant, both are told."""
    people = people_of(bare="Петр Щеголев", dotted="Пётр Щёголев")
    assert people.bearing("Петр Щеголев") == ["bare"]
    assert people.bearing("Пётр Щёголев") == people.bearing("Pyotr Shchyogolev") == ["dotted"]
    assert people.bearing("Пётр Щеголев") == people.bearing("Pyotr Shchegolev") == ["bare", "dotted"]
    again = people_of(bare="Петр Щеголев", dotted="Пётр Щёголев", printed="Pyotr Shchyogolev")
    assert again.bearing("Pyotr Shchyogolev") == ["printed"]


RESTORED = ["Алёна", "Артём", "Матрёна", "Парфён", "Пётр", "Семён", "Фёдор", "Фёкла", "Соловьёв", "Хрущёва"]
LONG = st.text(alphabet=RUSSIAN, min_size=2, max_size=12).map(str.title)


@given(st.lists(LONG, min_size=1, max_size=3), st.data())
def test_without_dots(words: list[str], data: st.DataObject) -> None:
    """Whoever is printed with ё is found as if he were printed without, in the papers that write so."""
    name = " ".join(data.draw(st.permutations([*words, "Щёголев"])))
    people = people_of(a=name)
    for standard, form in romanizations(name.replace("ё", "е").replace("Ё", "Е")):
        if standard != "Polish":
            assert people.bearing(form) == ["a"]


@given(st.sampled_from(RESTORED), st.lists(LONG, max_size=2), st.sampled_from([str, str.upper]))
def test_with_dots(given_name: str, words: list[str], case: Callable[[str], str]) -> None:
    """Whoever is printed without dots, in a name that is never spelt so, is found as if with them."""
    dotted = case(" ".join([given_name, *words]))
    people = people_of(a=case(" ".join([given_name.replace("ё", "е"), *words])))
    for _, form in romanizations(dotted):
        assert people.bearing(form) == ["a"]


@given(st.lists(LONG, min_size=1, max_size=3))
@example(["Горбачев"])
@example(["Пётр", "Щёголев"])
@example(["Фёдор", "Семенович", "Хрущев"])
@example(["Нора", "Вейл"])
def test_few_are_made(words: list[str]) -> None:
    """Few forms are made beside the romanizations, and none where nothing is read in another way."""
    name = " ".join(words)
    plain = {form for _, form in romanizations(name)}
    more = [made for made in made_forms([name]) if made.form not in plain]
    assert len(more) <= (6 if set("ёЁ") & set(name) else 4)
    assert not more or {"е", "ё", "Е", "Ё"} & set(name)
    assert all("with" in how or how == "English" for made in more for how in made.how)


# The ten officials


@pytest.fixture(scope="module")
def officials(ds: Dataset) -> Register[str]:
    """The officials of the bundled data, with all that can be made of their names."""
    register: Register[str] = Register()
    for official in ds.officials:
        names = [name for name in (official.name, *official.other_names) if name]
        made: dict[str, list[str]] = defaultdict(list)
        for form in made_forms(names):
            made[form.of].append(form.form)
        register.add(official.id, names, codes=[official.id], made=made)
    return register


def test_plausible_spellings(officials: Register[str]) -> None:
    """Of some 150 plausible spellings at least 95 in 100 are found, and none finds somebody else."""
    found = {name: officials.bearing(name) == [id_] for id_, names in SPELLINGS.items() for name in names}
    assert len(found) >= 140
    assert sum(found.values()) >= 0.95 * len(found), [name for name, right in found.items() if not right]
    for id_, names in SPELLINGS.items():
        for name in names:
            assert officials.bearing(name) in ([], [id_])


def test_spellings_are_of_the_bundled_officials(ds: Dataset) -> None:
    """The list has spellings for every official, and none that a source prints."""
    assert set(SPELLINGS) == set(ds.officials.ids)
    for id_, names in SPELLINGS.items():
        assert len(set(names)) == len(names) >= 8
        assert not {ds.officials[id_].name, *ds.officials[id_].other_names}.intersection(names)


@pytest.mark.parametrize(
    "name",
    [
        *("Sergei", "Сергей", "Sergej", "Ali Akbar", "Ri Chang", "Milorad", "Nurlan"),
        *(
            "S. Shoigu",
            "Shoigu S.",
            "С. Шойгу",
            "С. К. Шойгу",
            "V. Putin",
            "V.V. Putin",
            "A. A. Ahmadian",
            "S. Lawrow",
        ),
    ],
)
def test_parts_and_initials(officials: Register[str], name: str) -> None:
    """A part of a name and initials find nobody, but suggest those whose they are."""
    assert officials.bearing(name) == []
    assert officials.suggested(name)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Dmitry Shoigu",
            "Sergei Shoiga",
            "Sergey Lavrenko",
            "Vera Lavrova",
            "Ludmila Putina",
            "Ri Chang Su",
        ),
        *(
            "Ri Yong Ho",
            "Ли Чан Дэ",
            "Mikhail Bortnikov",
            "Ali Ahmadinejad",
            "Ali Akbar Salehi",
            "Igor Dodon",
        ),
        *("Nurlan Nigmatulin", "Andrei Patrushev", "Marina Naryshkina", "Riy", "Rhee", "Dodig"),
    ],
)
def test_others(officials: Register[str], name: str) -> None:
    """The name of somebody else finds nobody."""
    assert officials.bearing(name) == []


@pytest.mark.parametrize(("language", "made"), [("ru", True), ("sr", False), ("bg", False)])
def test_names_of_other_languages_are_not_romanized(make_pack: MakePack, language: str, made: bool) -> None:
    """Letters that are Russian ones, too, are read by the rules of Russian only where the name is Russian."""
    named = f"""
[[editorial]]
because = "a register"
language = "{language}"
officials.ali-akbar-ahmadian.name = "Милош Дакич"
"""
    ds = load(make_pack(more={"editorial.toml": EDITORIAL + named}))
    assert ("Miłosz Dakicz" in ds.officials["ali-akbar-ahmadian"].derived_names) == made
    assert ds.officials.find("Милош Дакич").id == "ali-akbar-ahmadian"


@pytest.mark.parametrize(
    ("printed", "asked"),
    [
        ("Пётр Щёголев", "Pyotr Shchyogolev"),
        ("Пётр Щёголев", "Petr Shchegolev"),
        ("Петр Щеголев", "Pyotr Shchegolev"),
        ("Петр Щеголев", "Пётр Щёголев"),
    ],
)
def test_dots_in_a_pack(make_pack: MakePack, printed: str, asked: str) -> None:
    """A pack that is built knows the forms, and says how each was made."""
    named = f"""
[[editorial]]
because = "a register"
language = "ru"
officials.ali-akbar-ahmadian.name = "{printed}"
"""
    ds = load(make_pack(more={"editorial.toml": EDITORIAL + named}))
    assert ds.officials.find(asked).id == "ali-akbar-ahmadian"
    read = "English" if "ё" in printed else "English with ё for е"
    assert f"{read}: made of {printed!r} by the build" in {claim.because for claim in ds.claims}


@given(
    st.lists(st.sampled_from("АБВГДЕЁЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"), min_size=1, max_size=3),
    st.sampled_from(["Бекназаров", "Луговская", "Щеглянский", "Ёлкина", "Юшчак", "Тагаев", "Цой-Хан"]),
    st.sampled_from([". ", ".", " "]),
    st.booleans(),
)
def test_every_made_form_finds_its_bearer(
    initials: list[str], surname: str, mark: str, surname_first: bool
) -> None:
    """A form made of a name with initials is known as it was made, however long each of them is."""
    short = "".join(letter + mark for letter in initials)
    name = f"{surname} {short.rstrip()}" if surname_first else f"{short}{'' if mark == ' ' else ' '}{surname}"
    made = [form.form for form in made_forms([name])]
    people: Register[str] = Register()
    people.add("a", [name], made={name: made})
    people.add("b", ["Anna Smirnova"])
    assert made
    for form in (name, *made):
        assert people.bearing(form) == ["a"]
        assert people.bearing(" ".join(form.upper().replace(".", " ").split())) == ["a"]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Ш. Р. Бекназаров", "Sh. R. Beknazarov"),
        ("Е. В. Луговская", "Ye. V. Lugovskaya"),
        ("Ю. А. Щеглянский", "Yu. A. Shcheglyanskiy"),
        ("Ш.Р. Тагаев", "Sh.R. Tagaev"),
        ("С. Жуков", "S. Zhukov"),
    ],
)
def test_initials_of_unlike_length(name: str, form: str) -> None:
    """Where one initial takes several letters and another takes one, the made form is a name all the same."""
    people: Register[str] = Register()
    people.add("a", [name], made={name: [made.form for made in made_forms([name])]})
    assert people.bearing(form) == ["a"]
    assert people.bearing(form.rsplit(maxsplit=1)[-1]) == []
