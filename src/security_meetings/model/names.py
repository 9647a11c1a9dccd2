"""Names: which spellings are one name, and who bears it. Exactly, and never by a guess.

Two spellings are compared in three steps, each wider than the one before:

1. *as printed*: without case, spaces and punctuation (`printed_key`);
2. *plain*: without the marks of letters, apostrophes, and the forms that one letter has (`plain_keys`);
3. *by any road*: the ways from Russian to Latin letters, the surname first, a given name in one word or
   in two, and the forms that were made of an attested one (`Register`).

A step is taken only where the one before finds nobody.
"""

from __future__ import annotations

import functools
import itertools
import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

__all__ = ["Register", "is_part", "name_words", "plain_keys", "printed_key", "same_name", "unmarked"]

T = TypeVar("T")

# What is longer is no name. It is compared as it stands, so that no text keeps anybody waiting.
_LONGEST = 500
# A short name must not fill the memory with its spellings. Of names with more, those two are kept that write
# every letter in one way; and forms made of a name are not mixed.
_MOST_SPELLINGS = 16
_MOST_MERGED = 4
_MOST_MIXED = 64
# More words than this make no name of a person: they are not turned round.
_MOST_TURNED = 6
# Letters of all names, times those of the one that is compared with them: some tenths of a second.
_MOST_COMPARED = 10_000_000

# What stands in names for an apostrophe, a soft or hard sign, a saltillo. It equals nothing: Sana'i, Sanai.
_APOSTROPHES = frozenset(
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
    **dict.fromkeys("šşșŝ", "sh"),
    **dict.fromkeys("čçĉ", "ch"),
    **dict.fromkeys("ž", "zh"),
    **dict.fromkeys("ţț", "ts"),
    **dict.fromkeys("ğġ", "gh"),
    **dict.fromkeys("ḫẖ", "kh"),
    **dict.fromkeys("äæ", "ae"),
    **dict.fromkeys("öøœ", "oe"),
    "å": "aa",
    "ü": "ue",
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
# Forms of one letter in Arabic and Persian, as far as they are no mark on another; the line that stretches.
_ARABIC = {
    **dict.fromkeys("\u0649\u06cc", "\u064a"),
    **dict.fromkeys("\u06a9\u06aa", "\u0643"),
    **dict.fromkeys("\u0629\u06c1\u06c3\u06d5", "\u0647"),
    "\u0671": "\u0627",
    "\u0640": "",
}
# Scripts in whose letters a mark is an extra.
_MARKED = frozenset({"LATIN", "GREEK", "CYRILLIC"})
# Scripts that put no space between words, or need none. By the first word of the names of their letters.
_UNSPACED = (
    *("CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC", "BOPOMOFO", "HANGUL"),
    *("THAI", "LAO", "KHMER", "MYANMAR"),
)


class _Printed(dict[int, str | int | None]):
    """What `str.translate` makes of each character: itself, an apostrophe, a space or nothing."""

    def __init__(self, *, parting: bool) -> None:
        super().__init__()
        self._parting = parting

    def __missing__(self, code: int) -> str | int | None:
        character = chr(code)
        category = unicodedata.category(character)
        made: str | int | None = code
        if character in _APOSTROPHES:
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
    if len(name) > _LONGEST:
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
    ['dragan shimic', 'dragan simic']
    >>> plain_keys("Łucja O'Shea")
    frozenset({'lucja oshea'})
    """
    if len(name) > _LONGEST:
        return frozenset()
    found = _spelled(printed_key(name))
    if _NON_JOINER in name:
        found |= _spelled(printed_key(name.replace(_NON_JOINER, "")))
    return found - {""}


def same_name(one: str, other: str) -> bool:
    """Whether two spellings are one name, up to case, punctuation, marks and apostrophes.

    >>> same_name("sergei-shoigu", "Sergeï Šoigu"), same_name("Niger", "Nigeria")
    (True, False)
    """
    return not plain_keys(one).isdisjoint(plain_keys(other))


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name by any road, where a letter has two plain forms in that of newspapers.

    >>> name_words("Ri Chang-dae") == name_words("RI CHANG DAE")
    True
    >>> name_words("Sergej Šoigu")
    ('sergei', 'shoigu')
    """
    if len(name) > _LONGEST:
        return tuple(printed_key(name).split())
    spelled = printed_key(name).replace("š", "sh").replace("ž", "zh").replace("č", "ch")
    bare = "".join(options[0] for options in _options(spelled))
    return tuple(map(_by_road, bare.split()))


def unmarked(name: str) -> str:
    """The name as it is typed where Latin letters have no marks. Other scripts keep theirs.

    >>> unmarked("Łucja Bækdal"), unmarked("ĐẶNG"), unmarked("Сергей")
    ('Lucja Baekdal', 'DANG', 'Сергей')
    """
    made = []
    for word in re.split(r"(\s+)", unicodedata.normalize("NFC", name[:_LONGEST])):
        latin = False
        for letter in word:
            bare = letter
            if unicodedata.category(letter)[0] == "M":
                bare = "" if latin else letter
            elif latin := _script(letter) == "LATIN":
                small = unicodedata.normalize("NFKC", letter.casefold())
                bare = "".join(options[0] for options in _options(small))
                if letter.isupper():
                    bare = bare.upper() if word.isupper() else bare.capitalize()
            made.append(bare)
    return "".join(made) + name[_LONGEST:]


def is_part(part: str, name: str) -> bool:
    """Whether all words of the one are words of the other, in any order. An initial stands for a word.

    In scripts that put no spaces between words, any run of letters is a part.

    >>> is_part("Shoigu", "Sergei Shoigu"), is_part("S. Shoigu", "Sergei Shoigu"), is_part("Shoig", "Shoigu")
    (True, True, False)
    >>> is_part("文秀", "林文秀")
    True
    """
    return _holds(_worded(name), _asked(part))


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


def _options(printed: str) -> list[tuple[str, ...]]:
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
    options = _options(printed)
    count = 1
    for forms in options:
        count *= len(forms)
        if count > _MOST_SPELLINGS:
            return frozenset(_one_spaced("".join(forms[way] for forms in options)) for way in (0, -1))
    return frozenset(_one_spaced("".join(letters)) for letters in itertools.product(*options))


def _one_spaced(key: str) -> str:
    return " ".join(key.split())


_SAME_SOUND = str.maketrans({"y": "i", "j": "i", "x": "ks"})
# A word must be this long to lose a letter: Riy is not Ri, and Khan not Han.
_LONG = 5


def _by_road(word: str) -> str:
    """A word of a plain key, without what sets the roads from Russian to Latin letters apart.

    Sergei, Sergey, Sergej; Dmitri, Dmitriy, Dmitrii; Yevgeny, Evgeny, Jevgeni; Bayev, Baev; Alexei, Aleksei.
    """
    word = word.translate(_SAME_SOUND)
    if not word.isascii():
        return word
    if "ie" in word:
        word = re.sub("(?<=[aeiou])ie(?=[vn])", "e", word)
    if len(word) >= _LONG:
        word = re.sub("ii+", "i", word) if "ii" in word else word
        word = word.replace("kh", "h")
    return word[1:] if word.startswith("ie") and len(word) >= _LONG else word


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.lower() != word.upper()


@functools.lru_cache(maxsize=8192)
def _is_unspaced_letter(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "M" or unicodedata.name(letter, "").startswith(_UNSPACED)


def _is_unspaced(key: str) -> bool:
    return not key.isascii() and all(map(_is_unspaced_letter, key.replace(" ", "")))


# Parts


class _Words(NamedTuple):
    """The words of all plain spellings of a name, as they are and by road; and its letters in one run."""

    words: frozenset[str]
    runs: tuple[str, ...]


class _Asked(NamedTuple):
    """One plain spelling of a part: each word as it is and by road."""

    full: tuple[tuple[str, str], ...]
    initials: tuple[tuple[str, str], ...]
    runs: tuple[str, ...]


def _worded(name: str) -> _Words:
    keys = plain_keys(name)
    words = {word for key in keys for word in key.split()}
    return _Words(frozenset({*words, *map(_by_road, words)}), tuple(key.replace(" ", "") for key in keys))


def _asked(part: str) -> list[_Asked]:
    found = []
    for key in plain_keys(part):
        words = [(word, _by_road(word)) for word in key.split()]
        initials = [pair for pair in words if _is_initial(pair[0])]
        runs = [word for word, _ in words if _is_unspaced(word)]
        full = [pair for pair in words if pair not in initials and pair[0] not in runs]
        if not full and not runs:  # U. S.: letters, but no initials of anything
            full, initials = initials, []
        found.append(_Asked(tuple(full), tuple(initials), tuple(runs)))
    return found


def _holds(name: _Words, asked: Iterable[_Asked]) -> bool:
    return any(_fits(name, spelling) for spelling in asked)


def _fits(name: _Words, asked: _Asked) -> bool:
    if not all(name.words.intersection(pair) for pair in asked.full):
        return False
    if not all(any(_is_run(run, letters) for letters in name.runs) for run in asked.runs):
        return False
    # An initial is that of another word than those that are written out.
    left = name.words.difference(*asked.full)
    return all(any(word.startswith(pair) for word in left) for pair in asked.initials)


def _is_run(run: str, letters: str) -> bool:
    """Whether the letters hold the run, and no sign after it belongs to its last letter."""
    at = letters.find(run)
    while at >= 0:
        after = letters[at + len(run) : at + len(run) + 1]
        if not after or unicodedata.category(after)[0] != "M":
            return True
        at = letters.find(run, at + 1)
    return False


# By any road


def _acronyms_joined(key: str) -> list[str]:
    """The words of a plain key, U. N. as UN."""
    words = key.split()
    if min(map(len, words)) > 1:
        return words
    words, single = [], False
    for word in key.split():
        was, single = single, _is_initial(word)
        if single and was:
            words[-1] += word
        else:
            words.append(word)
    return words


def _road_keys(words: Sequence[str]) -> Iterator[str]:
    yield " ".join(words)
    yield " ".join(map(_by_road, words))


def _merged(words: Sequence[str]) -> Iterator[list[str]]:
    """The words with each two neighbours in one, where two or more are left: a given name is one or two."""
    if len(words) > 2:  # noqa: PLR2004
        for i in range(len(words) - 1):
            yield [*words[:i], words[i] + words[i + 1], *words[i + 2 :]]


def _roads_of(name: str) -> Iterator[str]:
    """The keys of a name by any road. Those that begin with + are of merged words."""
    keys = plain_keys(name)
    for key in keys:
        words = _acronyms_joined(key)
        if _is_unspaced(key):
            yield key.replace(" ", "")
        elif not any(map(_is_initial, words)):  # initials are nobody's name until they are printed so
            yield from _road_keys(words)
            if len(words) <= _MOST_TURNED and len(keys) <= _MOST_MERGED:
                for merged in _merged(words):
                    yield from ("+" + key for key in _road_keys(merged))


def _roads_to(name: str) -> Iterator[str]:
    """The keys under which a name is sought: as it is, and with its words turned round.

    Only what is sought is turned, and words are merged on one side alone: what was printed keeps its order,
    and no letter moves from one word to another.
    """
    for key in plain_keys(name):
        words = _acronyms_joined(key)
        if _is_unspaced(key):
            turns = [[key.replace(" ", "")], *([*words[i:], *words[:i]] for i in range(1, len(words)))]
            yield from ("".join(turned) for turned in turns[: _MOST_TURNED + 1])
            continue
        turned_round = [words]
        if len(words) <= _MOST_TURNED and not any(map(_is_initial, words)):
            turned_round += [[*words[i:], *words[:i]] for i in range(1, len(words))]
        for turned in turned_round:
            for road in _road_keys(turned):
                yield from (road, "+" + road)
        if len(turned_round) > 1:
            for turned in turned_round:
                for merged in _merged(turned):
                    yield from _road_keys(merged)


def _mixed(printed: Iterable[str], made: Iterable[str]) -> Iterator[str]:
    """The keys of forms made of one name, each word by a road of its own: Serguei Shoigu.

    An attested form joins in where it differs from the made ones in one word only.
    """
    by_count: dict[int, list[list[str]]] = {}
    for words in _words_by_road(made):
        by_count.setdefault(len(words), []).append(words)
    attested = list(_words_by_road(printed))
    for count, spelled in by_count.items():
        places = [dict.fromkeys(words) for words in zip(*spelled, strict=True)]
        for words in attested:
            strange = [i for i, place in enumerate(places) if len(words) == count and words[i] not in place]
            if len(strange) == 1 < count:
                places[strange[0]][words[strange[0]]] = None
        if math.prod(map(len, places)) <= _MOST_MIXED:
            yield from map(" ".join, itertools.product(*places))


def _words_by_road(names: Iterable[str]) -> Iterator[list[str]]:
    for key in itertools.chain.from_iterable(map(plain_keys, names)):
        words = [*map(_by_road, key.split())]
        if not any(map(_is_initial, words)):
            yield words


# Who bears a name


class _Forms(NamedTuple):
    """All forms of the name of one who bears it: attested ones, codes, and those made of an attested one."""

    printed: tuple[str, ...]
    codes: tuple[str, ...]
    made: tuple[tuple[str, ...], ...]

    def all(self) -> Iterator[str]:
        return itertools.chain(self.printed, *self.made)


class Register(Generic[T]):
    """Who bears which name.

    >>> people = Register()
    >>> people.add("shimic", ["Dragan Shimic"])
    >>> people.add("simic", ["Dragan Šimić"])
    >>> people.bearing("dragan SHIMIC"), people.bearing("Simic, Dragan"), people.bearing("Dragan")
    (['shimic'], ['simic'], [])
    >>> people.suggested("Dragan")
    ['shimic', 'simic']
    """

    def __init__(self) -> None:
        self._bearers: list[T] = []
        self._forms: list[_Forms] = []
        self._steps: dict[int, _Index] = {}
        self._parts: _Parts | None = None

    def add(
        self,
        bearer: T,
        names: Iterable[str],
        *,
        codes: Iterable[str] = (),
        made: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        """Add one who bears names. All are added before the first name is asked for.

        Args:
            bearer: Who bears them.
            names: The attested forms.
            codes: What stands for a name, in any case; counts only where nobody's name is printed so.
            made: For each attested form that others were made of, those others. They count last.
        """
        self._bearers.append(bearer)
        groups = tuple(map(tuple, (made or {}).values()))
        self._forms.append(_Forms(tuple(names), tuple(codes), groups))

    def bearing(self, name: str) -> list[T]:
        """Those who bear the name, in the first of the steps in which anybody does; in the order added."""
        for step, (sought, kept) in enumerate(_STEPS):
            known = self._known(step, kept)
            found = {i for key in sought(name) for i in known.under(key)}
            if found:
                return [self._bearers[i] for i in sorted(found)]
        return []

    def _known(self, step: int, kept: Callable[[_Forms], Iterable[str]]) -> _Index:
        known = self._steps.get(step)
        if known is None:
            known = _Index()
            for i, forms in enumerate(self._forms):
                for key in dict.fromkeys(kept(forms)):
                    known.add(key, i)
            self._steps[step] = known
        return known

    def suggested(self, name: str) -> list[T]:
        """Those of whose name this is a part, and those whose printed initials stand for it."""
        if self._parts is None:
            self._parts = _Parts((i, form) for i, forms in enumerate(self._forms) for form in forms.all())
        return [self._bearers[i] for i in self._parts.holding(name)]

    def closest(self, name: str) -> list[tuple[str, T]]:
        """The attested form that looks most alike, with who bears it; empty where nothing looks alike."""
        import difflib

        known = {
            form: bearer
            for bearer, forms in zip(self._bearers, self._forms, strict=True)
            for form in forms.printed
        }
        # Nobody waits until one is found among very many.
        if sum(map(len, known)) * len(name) > _MOST_COMPARED:
            return []
        return [(form, known[form]) for form in difflib.get_close_matches(name, known, n=1)]


def _as_printed(name: str) -> str:
    return printed_key(name) or name  # a name without letters is known as it stands


def _by_any_road(forms: _Forms) -> Iterator[str]:
    for form in forms.all():
        yield from _roads_of(form)
    for made in forms.made:
        yield from _mixed(forms.printed, made)


# From the narrowest to the widest: the keys of a name that is sought, and those that it may meet.
_STEPS: tuple[tuple[Callable[[str], Iterable[str]], Callable[[_Forms], Iterable[str]]], ...] = (
    (lambda name: [_as_printed(name)], lambda forms: map(_as_printed, forms.printed)),
    (lambda name: [_as_printed(name)], lambda forms: map(_as_printed, forms.codes)),
    (plain_keys, lambda forms: itertools.chain.from_iterable(map(plain_keys, forms.printed))),
    (_roads_to, _by_any_road),
)


class _Parts:
    """The forms of names by their words, so that a part need not be compared with all of them."""

    def __init__(self, forms: Iterable[tuple[int, str]]) -> None:
        self._forms = list(forms)
        self._by_word = _Index()
        self._unspaced: list[int] = []
        self._abbreviated: list[int] = []
        for number, (_, form) in enumerate(self._forms):
            words = _worded(form)
            for word in words.words:
                self._by_word.add(word, number)
            if any(any(map(_is_unspaced_letter, run)) for run in words.runs if not run.isascii()):
                self._unspaced.append(number)
            if any(map(_is_initial, words.words)):
                self._abbreviated.append(number)

    def holding(self, name: str) -> list[int]:
        whole, found = _worded(name), set()
        for bearer, form in map(self._forms.__getitem__, self._abbreviated):
            if _holds(whole, (asked for asked in _asked(form) if asked.initials)):
                found.add(bearer)
        for asked in _asked(name):
            for bearer, form in map(self._forms.__getitem__, self._near(asked)):
                if _fits(_worded(form), asked):
                    found.add(bearer)
        return sorted(found)

    def _near(self, asked: _Asked) -> Iterable[int]:
        """Forms that hold the rarest of the words that are written out."""
        near = [{number for word in pair for number in self._by_word.under(word)} for pair in asked.full]
        return min(near, key=len, default=self._unspaced)


class _Index:
    """Numbers by key. Most keys have one, and a list for each would take longer than all the rest."""

    def __init__(self) -> None:
        self._first: dict[str, int] = {}
        self._more: dict[str, list[int]] = {}

    def add(self, key: str, number: int) -> None:
        if key and self._first.setdefault(key, number) != number:
            self._more.setdefault(key, []).append(number)

    def under(self, key: str) -> tuple[int, ...]:
        first = self._first.get(key)
        return () if first is None else (first, *self._more.get(key, ()))
