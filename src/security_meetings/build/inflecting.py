"""Names in another case than that in which they are kept: which words may be one, and what to write then."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable

from security_meetings.build.romanizing import in_latin
from security_meetings.build.tomling import quoted
from security_meetings.support.line_ends import LINE_ENDS

__all__ = [
    "another_case",
    "beginnings",
    "folded",
    "likeness",
    "nominative",
    "shares_a_beginning",
    "stems",
]

_WORD = re.compile(r"[^\W_]+")
# No name has more words; what is longer is a sentence, which stands in no case.
_MOST_WORDS = 10
_MOST_READ = 20_000
# Two forms of one word differ in no more letters at the end of either.
_LONGEST_ENDING = 6
# Below this much in common, a beginning tells nothing.
_BEGINNING = 3
# What a name loses when it is inflected, and what it gets in place of that.
_LOST, _GOT = 2, 3
_VOWELS = frozenset("aeiouyаеиоуыэюяьіє")
# What a letter more counts, where those that are lost count one each.
_A_LETTER = 100
# The letters of which endings in Cyrillic are made: an Iranian, иранец, is no form of Iran.
_IN_ENDINGS = _VOWELS | frozenset("мхвг")
# A vowel that is lost before the last letter: Египет, Египта.
_FLEETING = frozenset("ео")
# Of languages in Latin letters, those that inflect names.
_INFLECTING = frozenset("bs cs et fi hr hu is la lt lv pl sh sk sl sr tr".split())
# Where a word is parted at the end of a line.
_PARTED = re.compile(rf"(?<=\w)[-‐](?:\r\n|[{LINE_ENDS}])[ \t]*+(?=\w)")
_CYRILLIC = re.compile("[\u0400-\u04ff]")


@functools.lru_cache(maxsize=16_384)
def folded(word: str) -> str:
    """A word without case and without the marks of its letters.

    >>> folded("Пётр"), folded("Łódź"), folded("Китай")
    ('петр', 'łodz', 'китаи')
    """
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


def _may_be_inflected(name: str, there: str) -> bool:
    """Whether one word may be another in some case: the same beginning, other endings."""
    one, other = folded(name), folded(there)
    same = _common(one, other)
    ends = one[same:], other[same:]
    if same < _BEGINNING - 1 or 2 * same < max(len(one), len(other)) or max(map(len, ends)) > _LONGEST_ENDING:
        return False
    if len(one) != len(other):
        return True
    # Letters in place of as many others are a slip, unless they end in a vowel: Iran and Iraq, defence and
    # defense.
    return one == other or (one[-1] != other[-1] and not _VOWELS.isdisjoint((one[-1], other[-1])))


def _common(one: str, other: str) -> int:
    """With how many letters both begin."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def nominative(name: str, form: str) -> str:
    """A name as an author writes it where the text has another form of it.

    >>> print(nominative("Златогорск", "Златогорске"))
    {value = "Златогорск", inferred = "the nominative of Златогорске"}
    """
    return f"{{value = {quoted(name)}, inferred = {quoted(f'the nominative of {form}')}}}"


def another_case(name: str, pieces: Iterable[str]) -> str:
    """What to tell the author of a name that these words have only in another form; empty if they have none.

    That is another case, or parts of a word with a hyphen at the end of a line.

    >>> print(another_case("Ада", ["сказала Аде"]).strip())
    where the text has it in another case, write {value = "Ада", inferred = "the nominative of Аде"}; else
    >>> another_case("Ada", ["said Bob"])
    ''
    """
    pieces = list(pieces)
    if any(_is_parted(name, piece[:_MOST_READ]) for piece in pieces):
        how = 'inferred = "the word is parted at the end of a line"'
        return f"the text parts it at the end of a line: write {{value = {quoted(name)}, {how}}}; else "
    wanted = _WORD.findall(name)
    if not 0 < len(wanted) <= _MOST_WORDS:
        return ""
    for piece in pieces:
        there = list(_WORD.finditer(piece[:_MOST_READ]))
        for at in range(len(there) - len(wanted) + 1):
            row = there[at : at + len(wanted)]
            if all(_may_be_inflected(one, other[0]) for one, other in zip(wanted, row, strict=True)):
                form = " ".join(piece[row[0].start() : row[-1].end()].split())
                if folded(form) != folded(name):
                    return f"where the text has it in another case, write {nominative(name, form)}; else "
    return ""


def _is_parted(name: str, piece: str) -> bool:
    """Whether words hold a name as a whole only without the hyphens at the ends of their lines."""
    joined = _PARTED.sub("", piece)
    whole = rf"(?<!\w){re.escape(name)}(?!\w)"
    return joined != piece and re.search(whole, joined) is not None


def stems(word: str) -> list[str]:
    """With what a word of a name may begin in every case, the longest first; empty for an abbreviation.

    >>> stems("Индия"), stems("Иран"), stems("Египет"), stems("США")
    (['индия', 'инди', 'инд'], ['иран'], ['египет', 'египт'], [])
    """
    stem = folded(word)
    if len(stem) < _BEGINNING or (word.isupper() and len(word) > 1):
        return []
    found = [stem]
    while len(stem) > _BEGINNING and stem[-1] in _VOWELS and len(found) <= _LOST:
        stem = stem[:-1]
        found.append(stem)
    if len(found) == 1 and len(stem) > _BEGINNING and stem[-2] in _FLEETING:
        found.append(stem[:-2] + stem[-1])
    return found


def beginnings(word: str, language: str | None) -> list[str]:
    """The stems of which a word of a text may be a form, the longest first; empty where names have no cases.

    >>> beginnings("Ирана", None), beginnings("Iranians", "en"), beginnings("Иранец", "ru")
    (['ирана', 'иран'], [], ['иранец'])
    """
    inflects = _CYRILLIC.search(word) or (language or "").partition("-")[0].lower() in _INFLECTING
    stem, found = folded(word), []
    for _ in range(_GOT + 1 if inflects else 0):
        if len(stem) < _BEGINNING:
            break
        found.append(stem)
        if _CYRILLIC.search(stem) and stem[-1] not in _IN_ENDINGS:
            break
        stem = stem[:-1]
    return found


def likeness(name: str, there: str, language: str | None) -> int:
    """How like a word of a text is to one of a name, as forms of one word; 0 where they are none.

    The more letters they share, the liker; then the fewer the name loses.

    >>> likeness("Иран", "Ирана", "ru"), likeness("Ирак", "Ирана", "ru"), likeness("Лига", "лиги", "ru")
    (400, 0, 0)
    """
    if name[:1].isupper() != there[:1].isupper():
        return 0
    if name == there:
        return _A_LETTER * len(name)
    found = set(beginnings(there, language))
    shared = max((len(stem) for stem in stems(name) if stem in found), default=0)
    return shared and _A_LETTER * shared - (len(name) - shared)


def shares_a_beginning(name: str, words: Iterable[str]) -> bool:
    """Whether a word of a name begins as some of these words do, whatever their letters; or is its initials.

    >>> shares_a_beginning("Иван Петров", ["с Петровым"]), shares_a_beginning("Иван Петров", ["Ада Квилл"])
    (True, False)
    >>> shares_a_beginning("Ivan Petrov", ["с Петровым"]), shares_a_beginning("World Forum", ["the WF"])
    (True, True)
    """
    # Of a hard or soft sign alone nothing is left.
    ours = [latin for word in _WORD.findall(name) if (latin := _in_latin(word))]
    there = {_in_latin(word) for text in words for word in _WORD.findall(text)}
    beginnings = {word[:_BEGINNING] for word in there}
    initials = "".join(word[0] for word in ours)
    return (
        not ours
        or initials in there
        or any(
            word[:_BEGINNING] in beginnings
            or (len(word) < _BEGINNING and any(w.startswith(word) for w in there))
            for word in ours
        )
    )


@functools.lru_cache(maxsize=4096)
def _in_latin(word: str) -> str:
    return folded(in_latin(word))
