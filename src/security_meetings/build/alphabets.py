"""How languages write names of others in their own letters: letter by letter, with rules for some places."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["GREEK", "LANGUAGES", "NEWSPAPERS", "RUSSIAN", "Alphabet"]

RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"


class Alphabet(NamedTuple):
    """How the words of one language are written in the letters of another.

    Attributes:
        letters: What each letter becomes where no rule says otherwise.
        rules: Patterns of the letters at a place, and what is written for them. The first that fits holds.
            They see the whole word as it stands, in small letters.
    """

    letters: dict[str, str]
    rules: tuple[tuple[str, str], ...] = ()

    def written(self, word: str) -> str:
        """A word in small letters as it is written with this alphabet.

        >>> dict(NEWSPAPERS)["German"].written("шойгу")
        'schoigu'
        """
        pattern = "".join(f"({pattern})|" for pattern, _ in self.rules)
        return re.sub(f"{pattern}.", self._letters, word)

    def _letters(self, found: re.Match[str]) -> str:
        # Numerals that are signs of their own, as in «Николай Ⅱ», stay as they are.
        return self.rules[found.lastindex - 1][1] if found.lastindex else self.letters.get(found[0], found[0])


def _table(written: str, letters: str = RUSSIAN) -> dict[str, str]:
    """The letters of a language with those of another, "-" for none."""
    return dict(zip(letters, (each.strip("-") for each in written.split()), strict=True))


_VOWEL = "[аеёиоуыэюя]"
_BEGINNING = "(?:^|(?<=[аеёиоуыэюяъь]))"  # of a word or a syllable
_HUSHING = "(?<=[жчшщ])"

_GERMAN = Alphabet(
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
_FRENCH = Alphabet(
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
_POLISH = Alphabet(
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
NEWSPAPERS: tuple[tuple[str, Alphabet], ...] = (
    ("German", _GERMAN),
    ("French", _FRENCH),
    ("Polish", _POLISH),
)

_UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
_BELARUSIAN = "абвгґдеёжзійклмнопрстуўфхцчшыьэюя"
_SERBIAN = "абвгдђежзијклљмнњопрстћуфхцчџш"
_MACEDONIAN = "абвгдѓежзѕијклљмнњопрстќуфхцчџш"
_BULGARIAN = "абвгдежзийклмнопрстуфхцчшщъьюя"
_UZBEK = "абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ"
_MONGOLIAN = RUSSIAN + "өү"
# What Kazakh, Kyrgyz and Tajik have beside the letters of Russian.
_CENTRAL_ASIAN = "әғіқңөұүһӣӯҳҷ"

_INITIAL_YE = (("(?:^|(?<=[аәеёиоөуұүўыэюя]))е", "ye"),)
_AS_IN_RUSSIAN = Alphabet(
    {**dict(zip(RUSSIAN, RUSSIAN, strict=True)), **_table("а г и к н о у у х и у х дж", _CENTRAL_ASIAN)}
)
_AS_IN_RUSSIAN_PASSPORTS = Alphabet(
    _table(
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya "
        "a g i k n o u u h i u h j",
        RUSSIAN + _CENTRAL_ASIAN,
    ),
    _INITIAL_YE,
)
_LATIN_OF_SERBIAN = Alphabet(
    _table("a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š", _SERBIAN),
)
# How names in languages other than Russian are written elsewhere, by the tag of the language: what their
# states write in passports or in an alphabet of their own, and what else is usual. By no more ways than two.
LANGUAGES: dict[str, tuple[tuple[str, Alphabet], ...]] = {
    "uk": (
        (
            "Ukraine 2010",
            Alphabet(
                _table(
                    "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch - iu ia",
                    _UKRAINIAN,
                ),
                (("^є", "ye"), ("^ї", "yi"), ("^й", "y"), ("^ю", "yu"), ("^я", "ya"), ("зг", "zgh")),
            ),
        ),
        (
            "German",
            Alphabet(
                _table(
                    "a b w h g d e je sch s y i ji j k l m n o p r s t u f ch z tsch sch schtsch - ju ja",
                    _UKRAINIAN,
                ),
                (("ьо", "jo"), ("(?<=[аеєиіїоуюя])с(?=[аеєиіїоуюя])", "ss")),
            ),
        ),
    ),
    "be": (
        (
            "ICAO",
            Alphabet(
                _table(
                    "a b v h g d e io zh z i i k l m n o p r s t u u f kh ts ch sh y - e iu ia",
                    _BELARUSIAN,
                )
            ),
        ),
        (
            "BGN/PCGN",
            Alphabet(
                _table(
                    "a b v h g d ye yo zh z i y k l m n o p r s t u w f kh ts ch sh y - e yu ya",
                    _BELARUSIAN,
                )
            ),
        ),
    ),
    **dict.fromkeys(("sr", "bs", "hr", "sh", "cnr"), (("Serbian Latin", _LATIN_OF_SERBIAN),)),
    "mk": (
        (
            "Macedonian Latin",
            Alphabet(
                _table(
                    "a b v g d gj e ž z dz i j k l lj m n nj o p r s t kj u f h c č dž š",
                    _MACEDONIAN,
                )
            ),
        ),
    ),
    "bg": (
        (
            "Bulgaria 2009",
            Alphabet(
                _table("a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y yu ya", _BULGARIAN),
                (("ия$", "ia"),),
            ),
        ),
    ),
    "uz": tuple(
        (
            how,
            Alphabet(
                _table(f"a b v g d e yo j z i y k l m n o p r s t u f {letters}", _UZBEK),
                _INITIAL_YE,
            ),
        )
        for how, letters in (
            ("Uzbek Latin", "x s ch sh - - e yu ya oʻ q gʻ h"),
            ("by way of Russian", "kh ts ch sh - - e yu ya u k g kh"),
        )
    ),
    "mn": (
        (
            "BGN/PCGN",
            Alphabet(
                _table(
                    "a b v g d ye yo j z i i k l m n o p r s t u f kh ts ch sh shch - y i e yu ya ö ü",
                    _MONGOLIAN,
                )
            ),
        ),
    ),
    **dict.fromkeys(
        ("kk", "ky", "tg"),
        (("Russian", _AS_IN_RUSSIAN), ("by way of Russian", _AS_IN_RUSSIAN_PASSPORTS)),
    ),
}

_GREEK = "αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώ"
_GREEK_LATIN = "a a v g d e e z i i th i i i i k l m n x o o p r s s t y y y y f {} ps o o"
# Stands after a pair that is read as one with a v; else with an f.
_BEFORE_VOICED = "(?=[βγδζλμνραάεέηήιίϊΐοόυύϋΰωώ])"
_GREEK_PAIRS = (
    (f"(?<=[αε])[υύ]{_BEFORE_VOICED}", "v"),
    ("(?<=[αε])[υύ]", "f"),
    ("ο[υύ]", "ou"),
    ("γγ", "ng"),
    ("γξ", "nx"),
    ("^μπ|μπ$", "b"),
)
_BEFORE_FRONT = "(?=[εέηήιίυύ]|ο[ιί]|α[ιί])"
# How Greek names are written in passports, and in newspapers. No other language has these letters, so that
# the language of a text need not be known.
GREEK: tuple[tuple[str, Alphabet], ...] = (
    ("ELOT 743", Alphabet(_table(_GREEK_LATIN.format("ch"), _GREEK), (*_GREEK_PAIRS, ("γχ", "nch")))),
    (
        "English",
        Alphabet(
            _table(_GREEK_LATIN.format("h"), _GREEK),
            (
                *_GREEK_PAIRS,
                ("^ντ", "d"),
                ("^γκ", "g"),
                ("γκ", "ng"),
                ("μπ", "mb"),
                ("γ[ιί](?=[αάοόωώ])", "y"),
                (f"γ{_BEFORE_FRONT}", "y"),
                ("χ(?=[ρλνθ])", "ch"),
            ),
        ),
    ),
)
