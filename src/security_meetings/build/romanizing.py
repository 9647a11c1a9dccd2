"""Forms of a name that no source prints, made of one that a source does: by standards and by newspapers.

They are made when a pack is built, and kept as data that say what they are. Languages read some of the same
Cyrillic letters in other ways, so each name is read in the language that it is told to be in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from security_meetings.build.alphabets import GREEK, LANGUAGES, NEWSPAPERS, RUSSIAN
from security_meetings.model.names import Register, unmarked

__all__ = ["Made", "in_latin", "made_forms", "romanizations"]

_CYRILLIC = re.compile("[\u0400-\u04ff]")
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
    ways = (*_standards(), *((how, alphabet.written) for how, alphabet in NEWSPAPERS))
    return tuple((how, _by_word(plain, romanized)) for how, romanized in ways)


def _russian(name: str) -> str:
    """A name in Russian letters without what nobody prints; empty for any other name."""
    # Dictionaries mark the stress, and texts have hyphens that nobody sees.
    plain = "".join(c for c in _composed(name) if unicodedata.category(c) not in {"Mn", "Cf"})
    return plain if _is_written_in(RUSSIAN, plain) else ""


def _is_written_in(letters: Iterable[str], name: str) -> bool:
    used = {letter.lower() for letter in name if letter.isalpha()}
    return bool(used) and used.issubset(letters)


def _read(name: str, languages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """How a name is written elsewhere, by each of the languages that it is in: pairs of how and form."""
    for language in languages:
        if language == "ru":
            yield from _read_in_russian(name)
        # An apostrophe parts sounds, not words, and none is written for it.
        plain = re.sub(r"(?<=\w)['`\u2019\u02bc](?=\w)", "", _composed(name).replace("\u00ad", ""))
        for how, alphabet in (*LANGUAGES.get(language, ()), *GREEK):
            if _is_written_in(alphabet.letters, plain):
                yield how, _by_word(plain, alphabet.written)


def _read_in_russian(name: str) -> tuple[tuple[str, str], ...]:
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
        yield from ((how + read, _by_word(dotted, alphabet.written)) for how, alphabet in NEWSPAPERS)
    bare = name.replace("ё", "е").replace("Ё", "Е")
    for how, alphabet in NEWSPAPERS:
        if bare != name and how != "Polish":  # in Polish the sound is always written
            yield f"{how} with е for ё", _by_word(bare, alphabet.written)


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


def made_forms(
    names: Iterable[str], languages: Mapping[str, Collection[str]] | None = None
) -> tuple[Made, ...]:
    """All forms that can be made of the attested names of one person, and that are not attested themselves.

    A surname that sources print alone in Latin letters is known alone in Cyrillic ones too.

    Args:
        names: The names.
        languages: The tags of the languages that names are in. One that is not here is Russian if its
            letters are.

    Raises:
        ModuleNotFoundError: `iuliia` is not installed, and one of the names is in Russian letters.

    >>> made_forms(["Milorad Dodik", "Dodik", "Милорад Додик"])[0]
    Made(form='Додик', how=('alone',), of='Милорад Додик')
    >>> made_forms(["Łucja Bækdal"])
    (Made(form='Lucja Baekdal', how=('without marks',), of='Łucja Bækdal'),)
    >>> made_forms(["Ђорђе"], {"Ђорђе": ["sr"]})
    (Made(form='Đorđe', how=('Serbian Latin',), of='Ђорђе'),)
    """
    known = languages or {}
    printed = {name: tuple(known.get(name, ("ru",))) for name in names}
    alone = dict(_alone(printed))
    made = [(word, "alone", name) for word, name in alone.items()]
    for name, read in {**{word: printed[name] for word, name in alone.items()}, **printed}.items():
        made += [(form, how, name) for how, form in _read(name, read)]
        made.append((unmarked(name), "without marks", name))
    found: dict[tuple[str, str], list[str]] = {}
    for form, how, of in made:
        if form not in printed and form != of and any(map(str.isalnum, form)):
            found.setdefault((form, of), []).append(how)
    return tuple(Made(form, tuple(how), of) for (form, of), how in found.items())


def _alone(printed: Mapping[str, Collection[str]]) -> Iterator[tuple[str, str]]:
    """The words of Cyrillic names that a source prints alone in Latin letters, with the name of each."""
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
            if any(alone.bearing(form) for _, form in _read(word, printed[name])):
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
