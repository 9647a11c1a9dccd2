"""The letters of names: what is alike in two spellings of one name, as printed and without marks."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator

__all__ = ["APOSTROPHES", "LONGEST", "forms_of", "plain_keys", "printed_key", "unmarked"]

# What is longer is no name. It is compared as it stands, so that no text keeps anybody waiting.
LONGEST = 500
# A short name must not fill the memory with its spellings. Of names with more, those two are kept that write
# every letter in one way.
_MOST_SPELLINGS = 16

# What stands in names for an apostrophe, a soft or hard sign, a saltillo. It equals nothing: Sana'i, Sanai.
APOSTROPHES = frozenset(
    "'\"`\u00b4\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb\u02ee\u055a\u05f3\u05f4"
    "\u2018\u2019\u201b\u201c\u201d\u201f\u2032\u2033\u2035\ua78b\ua78c"
)
# What nobody sees, beside the characters of the category Cf: a joiner of marks, the fillers of Hangul, the
# inherent vowels of Khmer, the selectors of variants. First and last of each run.
_UNSEEN = (
    ("\u034f", "\u034f"),
    ("\u115f", "\u1160"),
    ("\u17b4", "\u17b5"),
    ("\u180b", "\u180f"),
    ("\u3164", "\u3164"),
    ("\ufe00", "\ufe0f"),
    ("\uffa0", "\uffa0"),
    ("\U000e0100", "\U000e01ef"),
)
_NON_JOINER = "\u200c"
_BETWEEN_ARABIC = "(?<=[\u0600-\u077f])\u200c(?=[\u0600-\u077f])"

# The second plain form that some letters have: the first is the letter without its mark.
_ALSO = {
    **dict.fromkeys("śšşșŝ", "sh"),
    **dict.fromkeys("ćčçĉ", "ch"),
    **dict.fromkeys("ž", "zh"),
    **dict.fromkeys("ţț", "ts"),
    **dict.fromkeys("ğġ", "gh"),
    **dict.fromkeys("ḫẖ", "kh"),
    **dict.fromkeys("äæ", "ae"),
    **dict.fromkeys("öőøœ", "oe"),
    "å": "aa",
    **dict.fromkeys("üű", "ue"),
    "đ": "dj",
    "ð": "dh",
    "ŋ": "ng",
    "ĸ": "q",
    "ə": "e",
    "\u0292": "zh",
}
# Latin letters that have names, by a word of these. All others say in it what they are: L WITH STROKE,
# DOTLESS I, OPEN E, AE.
_LATIN = {
    "AIN": "",
    "ALEF": "",
    "ALPHA": "a",
    "BETA": "b",
    "CHI": "x",
    "DELTA": "d",
    "DEZH": "dzh",
    "ENG": "n",
    "ESH": "sh",
    "ETH": "d",
    "EZH": "z",
    "FRICATIVE": "",
    "GAMMA": "g",
    "HENG": "h",
    "IOTA": "i",
    "KRA": "k",
    "LAMBDA": "l",
    "LEZH": "lzh",
    "OMEGA": "o",
    "PHI": "f",
    "SCHWA": "a",
    "STOP": "",
    "TESH": "tsh",
    "THORN": "th",
    "UPSILON": "u",
    "WYNN": "w",
    "YOGH": "gh",
}
# Forms of one letter in Arabic, Persian and Urdu, as far as they mark no other; the line that stretches.
_ARABIC = {
    **dict.fromkeys("\u0649\u06cc", "\u064a"),
    **dict.fromkeys("\u06a9\u06aa", "\u0643"),
    # Urdu has two letters for this one, and keyboards of other languages have one.
    **dict.fromkeys("\u0629\u06be\u06c1\u06c3\u06d5", "\u0647"),
    "\u0671": "\u0627",
    "\u0640": "",
}
# Letters of Latin and Cyrillic that look alike, small or large: one typed for the other by a slip.
_LATIN_TWINS, _CYRILLIC_TWINS = (
    "abcehijkmopstxy",
    "\u0430\u0432\u0441\u0435\u043d\u0456\u0458\u043a\u043c\u043e\u0440\u0455\u0442\u0445\u0443",
)
_IN_CYRILLIC = str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS)
_IN_LATIN = str.maketrans(_CYRILLIC_TWINS, _LATIN_TWINS)
_OF_TWO_SCRIPTS = re.compile("[a-z][\u0430-\u04ff]|[\u0430-\u04ff][a-z]")
# Scripts in whose letters a mark is an extra.
_MARKED = frozenset({"LATIN", "GREEK", "CYRILLIC"})


class _Printed(dict[int, str | int | None]):
    """What `str.translate` makes of each character: itself, an apostrophe, a space or nothing."""

    def __init__(self, *, parting: bool) -> None:
        super().__init__()
        self._parting = parting

    def __missing__(self, code: int) -> str | int | None:
        character = chr(code)
        category = unicodedata.category(character)
        made: str | int | None = code
        if character in APOSTROPHES:
            made = "'"
        elif category == "Cf" or any(first <= character <= last for first, last in _UNSEEN):
            made = None
        elif self._parting and category[0] not in "LMN":
            made = " "
        self[code] = made
        return made


_SEEN = _Printed(parting=False)
_PARTED = _Printed(parting=True)


def printed_key(name: str) -> str:
    """What is alike in all spellings of a name that differ in case, spaces and punctuation alone.

    What nobody sees (soft hyphens, marks of direction) is left out; all apostrophes are one.

    >>> printed_key("RI  Chang-dae") == printed_key("Ri Chang\u00ad Dae")
    True
    >>> printed_key("Šimić") == printed_key("Simic")
    False
    """
    if len(name) > LONGEST:
        return " ".join(name.casefold().split())
    plain = name.isascii()
    parted = (name.lower() if plain else _composed(name)).translate(_PARTED)
    words = parted.split()
    if not plain or "'" in parted:
        words = [word.strip("'") for word in words]
        words = [word for word in words if any(map(str.isalnum, word))]
    return " ".join(words)


def _composed(name: str) -> str:
    """The name without case and what nobody sees, in composed letters."""
    if _NON_JOINER in name:
        name = re.sub(_BETWEEN_ARABIC, " ", name)
    text = unicodedata.normalize("NFKC", name.translate(_SEEN))
    # An accent that stands alone is typed for an apostrophe; in its other form it is a space with a mark.
    text = text.replace(" \u0301", "'").replace(" \u0313", "'")
    # Composed before and after the case goes: a styled letter has a case only once it is bare.
    return unicodedata.normalize("NFKC", text.casefold())


def plain_keys(name: str) -> frozenset[str]:
    """What is alike in all spellings of a name that differ in marks and apostrophes too. Empty for no name.

    Marks are left out where a script has them as an extra: in Latin, Greek and Cyrillic letters, and the
    vowel signs of Arabic and Hebrew. In others a mark is a letter. Letters that newspapers write in two ways
    give several keys.

    >>> sorted(plain_keys("Dragan Šimić"))
    ['dragan shimic', 'dragan shimich', 'dragan simic', 'dragan simich']
    >>> plain_keys("Łucja O'Shea")
    frozenset({'lucja oshea'})
    """
    if len(name) > LONGEST:
        return frozenset()
    found = _spelled(printed_key(name))
    if _NON_JOINER in name:
        found |= _spelled(printed_key(name.replace(_NON_JOINER, "")))
    if not name.isascii() and any(map(_OF_TWO_SCRIPTS.search, found)):
        found = frozenset(itertools.chain.from_iterable(map(_of_one_script, found)))
    return found - {""}


def _of_one_script(key: str) -> Iterator[str]:
    """A plain key with its words of two scripts in either, as far as their letters have twins in it."""
    for twins in (_IN_CYRILLIC, _IN_LATIN):
        words = []
        for word in key.split():
            plain = word.translate(twins) if _OF_TWO_SCRIPTS.search(word) else word
            words.append(word if _OF_TWO_SCRIPTS.search(plain) else plain)
        yield " ".join(words)


def unmarked(name: str) -> str:
    """The name as it is typed where Latin letters have no marks. Other scripts keep theirs.

    >>> unmarked("Łucja Bækdal"), unmarked("ĐẶNG"), unmarked("Сергей")
    ('Lucja Baekdal', 'DANG', 'Сергей')
    """
    made = []
    for word in re.split(r"(\s+)", unicodedata.normalize("NFC", name[:LONGEST])):
        latin = False
        for letter in word:
            bare = letter
            if unicodedata.category(letter)[0] == "M":
                bare = "" if latin else letter
            elif latin := _script(letter) == "LATIN":
                small = unicodedata.normalize("NFKC", letter.casefold())
                bare = "".join(options[0] for options in forms_of(small))
                if letter.isupper():
                    bare = bare.upper() if word.isupper() else bare.capitalize()
            made.append(bare)
    return "".join(made) + name[LONGEST:]


# One letter, one word


def _script(character: str) -> str:
    return unicodedata.name(character, "").partition(" ")[0]


@functools.lru_cache(maxsize=8192)
def _letter(letter: str) -> tuple[str, ...]:
    """The plain forms of a letter; itself where it has no other."""
    if letter.isascii():
        return ("",) if letter == "'" else (letter,)
    category = unicodedata.category(letter)
    script = _script(letter)
    if (digit := unicodedata.decimal(letter, -1)) >= 0:
        return (str(digit),)
    if category[0] == "M":
        return ("",) if script in {"ARABIC", "HEBREW"} else (letter,)
    if script == "ARABIC":
        bare = unicodedata.normalize("NFD", letter)[0]
        return (_ARABIC.get(bare, bare),)
    if script not in _MARKED:
        return (letter,)
    forms = _unmarked_letter(letter, script)
    also = _ALSO.get(letter)
    return (*forms, also) if also and also not in forms else forms


def _unmarked_letter(letter: str, script: str) -> tuple[str, ...]:
    bare = unicodedata.normalize("NFD", letter)[0]
    if bare != letter:
        return _letter(bare)
    name, marked, _ = unicodedata.name(letter).partition(" WITH ")
    if marked:
        try:
            return _letter(unicodedata.lookup(name))
        except KeyError:  # no such letter, but its name may say which it is
            pass
    if script == "LATIN":
        for word in reversed(name.split()):
            if word in _LATIN or len(word) <= len("AE"):
                return (_LATIN.get(word, word.lower()),)
    return (letter,)


def forms_of(printed: str) -> list[tuple[str, ...]]:
    """For each letter of a printed key its plain forms; a mark on a letter that can do without has none."""
    found = []
    extra = True  # whether a mark here can be left out: one on nothing can
    for letter in printed:
        marks = unicodedata.category(letter)[0] == "M"
        if not marks:
            extra = letter == " " or _script(letter) in _MARKED
        found.append(("",) if marks and extra and _script(letter) == "COMBINING" else _letter(letter))
    return found


def _spelled(printed: str) -> frozenset[str]:
    """All plain spellings of a printed key, or two of too many."""
    if printed.isascii():
        return frozenset({printed.replace("'", "")})
    options = forms_of(printed)
    count = 1
    for forms in options:
        count *= len(forms)
        if count > _MOST_SPELLINGS:
            return frozenset(_one_spaced("".join(forms[way] for forms in options)) for way in (0, -1))
    return frozenset(_one_spaced("".join(letters)) for letters in itertools.product(*options))


def _one_spaced(key: str) -> str:
    return " ".join(key.split())
