"""Forms of a name that no source prints, made of one that a source does: by standards and by newspapers.

They are made when a pack is built, and kept as data that say what they are. Of Cyrillic names only those in
Russian letters are romanized: other languages read some of the same letters in another way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from security_meetings.model.names import Register, unmarked

__all__ = ["Made", "in_latin", "made_forms", "romanizations"]

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
# The standards, by the names of their schemas in iuliia. That of BGN/PCGN is the one without the dots that
# it allows between letters which might be read as one.
_STANDARDS = {
    "ISO 9": "gost_779",
    "BGN/PCGN": "bgn_pcgn_alt",
    "ALA-LC": "ala_lc",
    "ICAO": "icao_doc_9303",
}

# Words of names that are never spelt with е, though Russian papers print no dots: given names; patronymics,
# as which no surname comes into question here; surnames. Others, such as Чернышев and Чернышёв, are names
# of two people.
_DOTTED = {
    word.replace("ё", "е"): word
    for word in (
        *("алёна", "артём", "матрёна", "парфён", "пётр", "семён", "фёдор", "фёкла"),
        *(name + ending for name in ("артём", "парфён", "семён", "фёдор") for ending in ("ович", "овна")),
        *(
            name + ending
            for name in (
                *("воробьёв", "горбачёв", "грачёв", "гумилёв", "журавлёв", "золотарёв", "киселёв", "ковалёв"),
                *("королёв", "лихачёв", "муравьёв", "парфёнов", "потёмкин", "пугачёв", "рублёв", "семёнов"),
                *("соловьёв", "ткачёв", "фёдоров", "хрущёв"),
            )
            for ending in ("", "а")
        ),
    )
}


class Made(NamedTuple):
    """A form of a name that was made, not printed.

    Attributes:
        form: The form.
        how: The standards and newspapers that write so, with what was read for a letter of the form that it
            was made of; or "alone", for a surname in Russian letters where sources print it alone in Latin
            ones; or "without marks". Never empty.
        of: The form that it was made of: an attested one, or one that stands alone.
    """

    form: str
    how: tuple[str, ...]
    of: str


def romanizations(name: str) -> tuple[tuple[str, str], ...]:
    """How standards and newspapers write a Russian name in Latin letters: pairs of standard and form.

    Empty for a name with other letters than those of Russian. Two standards may give one form.

    Raises:
        ModuleNotFoundError: `iuliia`, which has the standards, is not installed.

    >>> for standard, form in romanizations("Сергей Шойгу"):
    ...     print(f"{standard}: {form}")
    ISO 9: Sergej Šojgu
    BGN/PCGN: Sergey Shoygu
    ALA-LC: Sergeĭ Shoĭgu
    ICAO: Sergei Shoigu
    German: Sergei Schoigu
    French: Sergueï Choïgou
    Polish: Siergiej Szojgu
    """
    plain = _russian(name)
    if not plain:
        return ()
    return tuple((how, _by_word(plain, romanized)) for how, romanized in (*_standards(), *_NEWSPAPERS))


def _russian(name: str) -> str:
    """A name in Russian letters without what nobody prints; empty for any other name."""
    # Dictionaries mark the stress, and texts have hyphens that nobody sees.
    plain = "".join(c for c in _composed(name) if unicodedata.category(c) not in {"Mn", "Cf"})
    letters = {letter.lower() for letter in plain if letter.isalpha()}
    return plain if letters and letters.issubset(_RUSSIAN) else ""


def _in_latin_letters(name: str) -> tuple[tuple[str, str], ...]:
    """The romanizations of a Russian name, and what else is written where it has ё, printed so or not.

    Of those only what is not found by the romanizations: few are, so that names stay few.
    """
    made = romanizations(name)
    for how, form in _read_with_yo(_russian(name)):
        known: Register[str] = Register()
        known.add(name, (), made={name: [form for _, form in made]})
        if not known.bearing(form):
            made = (*made, (how, form))
    return made


def _read_with_yo(name: str) -> Iterator[tuple[str, str]]:
    """How a Russian name with ё is written too: by its sound in English, and as if е stood for it."""
    dotted = _by_word(name, lambda word: _DOTTED.get(word, word))
    if "ё" not in dotted.lower():
        return
    read = " with ё for е" if dotted != name else ""
    yield f"English{read}", _by_word(dotted, _english)
    if read:
        yield from ((how + read, _by_word(dotted, romanized)) for how, romanized in _NEWSPAPERS)
    bare = name.replace("ё", "е").replace("Ё", "Е")
    for how, romanized in _NEWSPAPERS:
        if bare != name and how != "Polish":  # in Polish the sound is always written
            yield f"{how} with е for ё", _by_word(bare, romanized)


def _english(word: str) -> str:
    """A word as English papers write it, with no dots: Pyotr, Solovyov."""
    return dict(_standards())["BGN/PCGN"](re.sub("ь?ё", "йо", word))


def in_latin(text: str) -> str:
    """A text with Latin letters in place of Cyrillic ones, as on signs in Moscow; all others stay.

    Raises:
        ModuleNotFoundError: `iuliia` is not installed, and there are Cyrillic letters.

    >>> in_latin("стран"), in_latin("Łódź")
    ('stran', 'Łódź')
    """
    if not _CYRILLIC.search(text):
        return text
    return str(_schemas().get("mosmetro").translate(text))


def made_forms(names: Iterable[str]) -> tuple[Made, ...]:
    """All forms that can be made of the attested names of one person, and that are not attested themselves.

    A surname that sources print alone in Latin letters is known alone in Russian ones too.

    Raises:
        ModuleNotFoundError: `iuliia` is not installed, and one of the names is in Russian letters.

    >>> made_forms(["Milorad Dodik", "Dodik", "Милорад Додик"])[0]
    Made(form='Додик', how=('alone',), of='Милорад Додик')
    >>> made_forms(["Łucja Bækdal"])
    (Made(form='Lucja Baekdal', how=('without marks',), of='Łucja Bækdal'),)
    """
    printed = dict.fromkeys(names)
    alone = dict(_alone(printed))
    made = [(word, "alone", name) for word, name in alone.items()]
    for name in dict.fromkeys((*printed, *alone)):
        made += [(form, how, name) for how, form in _in_latin_letters(name)]
        made.append((unmarked(name), "without marks", name))
    found: dict[tuple[str, str], list[str]] = {}
    for form, how, of in made:
        if form not in printed and form != of:
            found.setdefault((form, of), []).append(how)
    return tuple(Made(form, tuple(how), of) for (form, of), how in found.items())


def _alone(printed: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The words of Russian names that a source prints alone in Latin letters, with the name of each."""
    alone: Register[str] = Register()
    longer = []
    for name in printed:
        words = name.replace(",", " ").split()
        if len(words) == 1:
            alone.add(name, words)
        else:
            longer.append((name, words))
    for name, words in longer:
        for word in words:
            if any(alone.bearing(form) for _, form in _in_latin_letters(word)):
                yield word, name


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _by_word(name: str, romanized: Callable[[str], str]) -> str:
    """The name with each word romanized, which is given in small letters and gets its case back."""

    def written(found: re.Match[str]) -> str:
        word = found[0]
        latin = romanized(word.lower())
        if len(word) > 1 and word.isupper():
            return latin.upper()
        return latin[:1].upper() + latin[1:] if word[0].isupper() else latin

    return re.sub(r"[^\W\d_]+", written, name)


def _schemas() -> Any:
    try:
        from iuliia import schemas
    except ModuleNotFoundError as exc:
        cure = "install the extra `build` of security-meetings"
        raise ModuleNotFoundError(f"romanizing Russian names takes iuliia: {cure}", name="iuliia") from exc
    return schemas


def _standards() -> tuple[tuple[str, Callable[[str], str]], ...]:
    schemas = _schemas()

    def by(schema: str) -> Callable[[str], str]:
        # Its tables keep the letter ё, which looks like the Latin one that the standards mean.
        return lambda word: _composed(schemas.get(schema).translate(word).replace("ё", "ë"))

    return tuple((how, by(schema)) for how, schema in _STANDARDS.items())


class _Newspapers(NamedTuple):
    """How the press of one language writes Russian words.

    Attributes:
        letters: What each letter becomes where no rule says otherwise.
        rules: Patterns of the letters at a place, and what is written for them. The first that fits holds.
            They see the whole word as it stands in Russian, in small letters.
    """

    letters: dict[str, str]
    rules: tuple[tuple[str, str], ...]

    def romanized(self, word: str) -> str:
        pattern = "|".join(f"({pattern})" for pattern, _ in self.rules)
        return re.sub(f"{pattern}|.", self._written, word)

    def _written(self, found: re.Match[str]) -> str:
        # Numerals that are signs of their own, as in «Николай Ⅱ», stay as they are.
        return self.rules[found.lastindex - 1][1] if found.lastindex else self.letters.get(found[0], found[0])


def _table(latin: str) -> dict[str, str]:
    """The letters of Russian with those of another language, "-" for none."""
    written = (letters.strip("-") for letters in latin.split())
    return dict(zip(_RUSSIAN, written, strict=True))


_VOWEL = "[аеёиоуыэюя]"
_BEGINNING = "(?:^|(?<=[аеёиоуыэюяъь]))"  # of a word or a syllable
_HUSHING = "(?<=[жчшщ])"

_GERMAN = _Newspapers(
    _table("a b w g d e jo sch s i i k l m n o p r s t u f ch z tsch sch schtsch - y - e ju ja"),
    (
        ("^александр$", "alexander"),
        ("кс", "x"),
        (f"{_BEGINNING}е", "je"),
        (f"{_HUSHING}ё", "o"),
        ("(?<=ь)и", "ji"),
        ("(?<=ь)о", "jo"),
        ("(?<=[иы])й", ""),
        (f"й(?={_VOWEL})", "j"),
        (f"(?<={_VOWEL})с(?={_VOWEL})", "ss"),
    ),
)
_FRENCH = _Newspapers(
    _table("a b v g d e io j z i ï k l m n o p r s t ou f kh ts tch ch chtch - y - e iou ia"),
    (
        ("^александр$", "alexandre"),
        # Surnames are kept from being read with a nasal sound; given names are not.
        ("(?<!^констант)(?<!^валент)(?<!^март)ин$", "ine"),
        ("ын$", "yne"),
        ("кс", "x"),
        ("г(?=[еёиыэюя])", "gu"),
        ("(?<=и)е", "e"),
        (f"(?<={_VOWEL})е", "ïe"),
        ("(?<=ь)е", "ie"),
        (f"{_HUSHING}ё", "o"),
        ("(?<=[аеёоуыэюя])и", "ï"),
        ("(?<=[иы])й", ""),
        ("(?<=и)ю", "ou"),
        ("(?<=и)я", "a"),
        (f"(?<={_VOWEL})ю", "ïou"),
        (f"(?<={_VOWEL})я", "ïa"),
        (f"(?<={_VOWEL})с(?={_VOWEL})", "ss"),
    ),
)
_POLISH = _Newspapers(
    _table("a b w g d ie io ż z i j k ł m n o p r s t u f ch c cz sz szcz - y - e iu ia"),
    (
        (f"{_BEGINNING}е", "je"),
        (f"{_BEGINNING}ё", "jo"),
        (f"{_BEGINNING}ю", "ju"),
        (f"{_BEGINNING}я", "ja"),
        ("(?<=[жцчшщл])е", "e"),
        ("(?<=[жцчшщл])ё", "o"),
        ("(?<=[жцчшщл])ю", "u"),
        ("(?<=[жцчшщл])я", "a"),
        ("(?<=[сц]к)ий$", "i"),
        ("ый$", "y"),
        ("(?<=ь)и", "ji"),
        ("(?<=[жцш])и", "y"),
        ("л(?=[еёиюяь])", "l"),
        (f"нь(?!{_VOWEL})", "ń"),
        (f"сь(?!{_VOWEL})", "ś"),
        (f"зь(?!{_VOWEL})", "ź"),
        (f"ць(?!{_VOWEL})", "ć"),
    ),
)
_NEWSPAPERS = (
    ("German", _GERMAN.romanized),
    ("French", _FRENCH.romanized),
    ("Polish", _POLISH.romanized),
)
