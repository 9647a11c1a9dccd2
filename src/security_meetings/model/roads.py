"""The roads from one spelling of a name to another: transliterations, turns, words in one, and parts."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from security_meetings.model.letters import APOSTROPHES, LONGEST, plain_keys, printed_key

__all__ = [
    "Asked",
    "fits_asked",
    "holds_any",
    "is_initial",
    "is_part",
    "is_unspaced_letter",
    "places_of",
    "roads_of",
    "roads_to",
    "stretches",
    "ways_to_ask",
    "worded",
    "words_left",
]

# Of a name with more spellings, neighbours are not put in one.
_MOST_MERGED = 4
# The O of O'Neill and the N of N'Diaye, which some write as a word.
_PARTICLE = re.compile(r"(?<!\S)[a-z]'(?=\w\w)")
_BARE_PARTICLE = re.compile(r"(?<=(?<!\S)[a-z\u00f3]) (?=\w\w)")
# The letter of Lü and Nü as Chinese names have it, with or without a tone, in letters taken apart.
_PINYIN = re.compile("(?<=[ln])u\u0308[\u0300\u0301\u0304\u030c]?")
# A long vowel of Japanese, printed with the mark of length and written without.
_MARKED_LONG = re.compile("[\u014d\u016b]")
_WRITTEN_LONG = re.compile("(?<=o)[ouh](?![aeiou])|(?<=u)u")
# More words than this make no name of a person: they are not turned round.
_MOST_TURNED = 6
# What parts a name from the office, or the country, that stands behind it.
_BEHIND = re.compile("[,;(\u060c\u3001\uff08\uff0c]")
# Words, or letters where none parts words, of a name with a title before it. More of them are a text.
_MOST_STRETCHED = 40
# Scripts that put no space between words, or need none. By the first word of the names of their letters.
_UNSPACED = (
    *("CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC", "BOPOMOFO", "HANGUL"),
    *("THAI", "LAO", "KHMER", "MYANMAR"),
)


def is_part(part: str, name: str) -> bool:
    """Whether all words of the one are words of the other, in any order. An initial stands for a word.

    In scripts that put no spaces between words, any run of letters is a part.

    >>> is_part("Shoigu", "Sergei Shoigu"), is_part("S. Shoigu", "Sergei Shoigu"), is_part("Shoig", "Shoigu")
    (True, True, False)
    >>> is_part("文秀", "林文秀")
    True
    """
    return holds_any(worded(name), ways_to_ask(part))


# Words of which one letter stands for another in print: the passports of China write Lü so, or so.
_OTHER_WORDS = {"lyu": "lv", "nyu": "nv", "el": "al", "ibn": "bin"}
_SAME_SOUND = str.maketrans({"y": "i", "j": "i", "x": "ks"})
# A word must be this long to lose a letter: Riy is not Ri, and Khan not Han.
_LONG = 5


def _by_road(word: str) -> str:
    """A word of a plain key, without what sets the roads from Russian to Latin letters apart.

    Sergei, Sergey, Sergej; Dmitri, Dmitriy, Dmitrii; Yevgeny, Evgeny, Jevgeni; Bayev, Baev; Alexei, Aleksei;
    Grigoryev, Grigorev. Nor has it what sets those from Arabic apart: el-, al-; Abdul, Abdel.
    """
    if word in _OTHER_WORDS:
        return _OTHER_WORDS[word]
    word = word.translate(_SAME_SOUND)
    if not word.isascii():
        return word
    if "ie" in word:
        word = re.sub("(?<=[aeiou])ie(?=[vn])|(?<=\\w{3})ie(?=va?$)", "e", word)
    if word.startswith(("abdel", "abdul")):
        word = f"abdal{word[5:]}"
    if len(word) >= _LONG:
        word = re.sub("ii+", "i", word) if "ii" in word else word
        word = word.replace("kh", "h")
    return word[1:] if word.startswith("ie") and len(word) >= _LONG else word


def is_initial(word: str) -> bool:
    """Whether a word is one letter that has a case."""
    return len(word) == 1 and word.lower() != word.upper()


@functools.lru_cache(maxsize=8192)
def is_unspaced_letter(letter: str) -> bool:
    """Whether a letter is of a script that puts no spaces between words, or a mark."""
    return _is_mark(letter) or unicodedata.name(letter, "").startswith(_UNSPACED)


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "M"


def _is_unspaced(key: str) -> bool:
    return not key.isascii() and all(map(is_unspaced_letter, key.replace(" ", "")))


# Parts


class Worded(NamedTuple):
    """The words of all plain spellings of a name, as they are and by road; and its letters in one run."""

    words: frozenset[str]
    runs: tuple[str, ...]


class Asked(NamedTuple):
    """One plain spelling of a part: each word as it is and by road."""

    full: tuple[tuple[str, str], ...]
    initials: tuple[tuple[str, str], ...]
    runs: tuple[str, ...]


def worded(name: str) -> Worded:
    """The words of a name, in all of its plain spellings."""
    keys = plain_keys(name)
    words = {word for key in keys for word in key.split()}
    return Worded(frozenset({*words, *map(_by_road, words)}), tuple(key.replace(" ", "") for key in keys))


def ways_to_ask(part: str) -> list[Asked]:
    """What a part of a name asks for, a way for each of its plain spellings."""
    found = []
    for key in plain_keys(part):
        words = [(word, _by_road(word)) for word in key.split()]
        initials = [pair for pair in words if is_initial(pair[0])]
        runs = [word for word, _ in words if _is_unspaced(word)]
        full = [pair for pair in words if pair not in initials and pair[0] not in runs]
        if not full and not runs:  # U. S.: letters, but no initials of anything
            full, initials = initials, []
        found.append(Asked(tuple(full), tuple(initials), tuple(runs)))
    return found


def holds_any(name: Worded, asked: Iterable[Asked]) -> bool:
    """Whether a name holds what one of these asks for."""
    return any(fits_asked(name, spelling) for spelling in asked)


def fits_asked(name: Worded, asked: Asked) -> bool:
    """Whether a name holds all words, runs of letters and initials that are asked for."""
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
        if not after or not _is_mark(after):
            return True
        at = letters.find(run, at + 1)
    return False


def stretches(name: str) -> Iterator[list[str]]:
    """What is left of a name without words before and behind it, a list for each length, the longest first.

    In scripts that put no space between words, letters are left out. No list has the whole, or one letter.

    >>> list(stretches("Mr Ivan Petrov"))
    [['mr ivan', 'ivan petrov'], ['mr', 'ivan', 'petrov']]
    """
    key = printed_key(name)
    unspaced = _is_unspaced(key)
    units, between = ([*key.replace(" ", "")], "") if unspaced else (key.split(), " ")
    if len(units) > _MOST_STRETCHED:
        return
    for count in range(len(units) - 1, int(unspaced), -1):
        runs = [(units[i : i + count], units[i + count :][:1]) for i in range(len(units) - count + 1)]
        if unspaced:  # no sign is parted from its letter
            runs = [(run, after) for run, after in runs if not any(map(_is_mark, (run[0], *after)))]
        found = (between.join(run) for run, _ in runs)
        yield [words for words in found if not is_initial(words)]


def words_left(name: str) -> Iterator[tuple[list[str], str]]:
    """Words taken off a name, and those that are left: one more from its beginning, or all behind a comma.

    >>> list(words_left("Foreign Minister Petrov")), list(words_left("Petrov (Northland)"))[1:]
    ([(['foreign'], 'minister petrov'), (['foreign', 'minister'], 'petrov')], [(['northland'], 'petrov')])
    """
    words = printed_key(name).split()
    if len(words) <= _MOST_STRETCHED:
        for i in range(1, len(words)):
            yield words[:i], " ".join(words[i:])
        first, *others = _BEHIND.split(name, maxsplit=1)
        yield from ((printed_key(behind).split(), printed_key(first)) for behind in others)


# By any road


def _acronyms_joined(key: str) -> list[str]:
    """The words of a plain key, U. N. as UN."""
    words = key.split()
    if min(map(len, words)) > 1:
        return words
    words, single = [], False
    for word in key.split():
        was, single = single, is_initial(word)
        if single and was:
            words[-1] += word
        else:
            words.append(word)
    return words


def _road_keys(words: list[str]) -> Iterator[str]:
    """The words as they are, and by road. An initial goes none: Y. and J. stand for two words."""
    yield " ".join(words)
    roads = _words_on_the_road(words)
    if roads != words:
        yield " ".join(roads)


def _words_on_the_road(words: Iterable[str]) -> list[str]:
    return [word if is_initial(word) else _by_road(word) for word in words]


def _merged(words: Sequence[str]) -> Iterator[list[str]]:
    """The words with each two neighbours in one, where two or more are left: a given name is one or two."""
    if len(words) > 2 and not any(map(is_initial, words)):  # noqa: PLR2004
        for i in range(len(words) - 1):
            yield [*words[:i], words[i] + words[i + 1], *words[i + 2 :]]


def roads_of(name: str) -> Iterator[str]:
    """The keys of a name by any road. Those that begin with + are of merged words, those with ' of O'Neill.

    An initial is never merged: it is printed as the first letter of a word, and as no more of it.
    """
    keys = plain_keys(name)
    for key in keys:
        words = _acronyms_joined(key)
        if _is_unspaced(key):
            yield key.replace(" ", "")
            continue
        yield from _road_keys(words)
        if len(words) <= _MOST_TURNED and len(keys) <= _MOST_MERGED:
            for merged in _merged(words):
                yield from ("+" + key for key in _road_keys(merged))
    printed = "" if name.isascii() and APOSTROPHES.isdisjoint(name) else printed_key(name)
    if "'" in printed and _PARTICLE.search(printed):
        yield from ("'" + key for key in roads_of(printed.replace("'", "")))
    elif "\u00f3 " in printed and (joined := _BARE_PARTICLE.sub("", printed)) != printed:
        yield from roads_of(joined)
    for spelled in _with_pinyin(printed):
        yield from roads_of(spelled)
    if _MARKED_LONG.search(printed):
        for key in keys:
            yield from ("\u014d" + road for road in _road_keys(key.split()))


def roads_to(name: str) -> Iterator[str]:
    """The keys under which a name is sought: as it is, and with its words turned round.

    Only what is sought is turned, and words are merged on one side alone: what was printed keeps its order,
    and no letter moves from one word to another.
    """
    yield from _turned(name)
    printed = printed_key(name)
    if "." not in name:  # with which it would be an initial
        joined = _BARE_PARTICLE.sub("", printed)
        if joined != printed:
            yield from ("'" + key for key in _turned(joined))
    if not name.isascii():
        for spelled in _with_pinyin(printed):
            yield from _turned(spelled)
    elif _WRITTEN_LONG.search(printed):
        yield from ("\u014d" + key for key in _turned(_WRITTEN_LONG.sub("", printed)) if key[:1] != "+")


def _with_pinyin(printed: str) -> Iterator[str]:
    """A printed key with the letters that are written for the last one of Lü; nothing where it has none."""
    apart = unicodedata.normalize("NFD", printed) if len(printed) <= LONGEST else ""
    if _PINYIN.search(apart):
        yield from (unicodedata.normalize("NFC", _PINYIN.sub(letters, apart)) for letters in ("yu", "v"))


def _turned(name: str) -> Iterator[str]:
    for key in plain_keys(name):
        words = _acronyms_joined(key)
        if _is_unspaced(key):
            turns = [[key.replace(" ", "")], *([*words[i:], *words[:i]] for i in range(1, len(words)))]
            yield from ("".join(turned) for turned in turns[: _MOST_TURNED + 1])
            continue
        roads = _words_on_the_road(words)  # once for all turns, which change no word
        turns_of = len(words) if len(words) <= _MOST_TURNED else 1
        for spelled in (words,) if roads == words else (words, roads):
            for i in range(turns_of):
                turned = " ".join(spelled[i:] + spelled[:i])
                yield turned
                yield f"+{turned}"
        if turns_of > 2:  # noqa: PLR2004
            for i in range(turns_of):
                for merged in _merged(words[i:] + words[:i]):
                    yield from _road_keys(merged)


def places_of(printed: Iterable[str], made: Iterable[str]) -> list[list[dict[str, None]]]:
    """The words that may stand at each place of a name of which forms were made: Serguei Shoigu.

    Forms of as many words make one list of places. An attested form joins in where it differs from the made
    ones in one word only.
    """
    by_count: dict[int, list[list[str]]] = {}
    for words in _words_by_road(made):
        by_count.setdefault(len(words), []).append(words)
    attested = list(_words_by_road(printed))
    found = []
    for count, spelled in by_count.items():
        places = [dict.fromkeys(words) for words in zip(*spelled, strict=True)]
        for words in attested:
            strange = [i for i, place in enumerate(places) if len(words) == count and words[i] not in place]
            if len(strange) == 1 < count:
                places[strange[0]][words[strange[0]]] = None
        found.append(places)
    return found


def _words_by_road(names: Iterable[str]) -> Iterator[list[str]]:
    for key in itertools.chain.from_iterable(map(plain_keys, names)):
        words = [*map(_by_road, key.split())]
        if not any(map(is_initial, words)):
            yield words
