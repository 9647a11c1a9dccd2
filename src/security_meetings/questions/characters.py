"""Letters and spaces that are not what a reader takes them for."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias

from security_meetings.support.line_ends import LINE_ENDS

__all__ = ["Grade", "Oddity", "alphabets", "any_line", "invisible", "look_alikes", "odd_spaces", "one_of"]

Grade: TypeAlias = Literal["fact", "wording", "encoding"]
"""What an oddity puts in doubt: what is said; where words begin and end; or only how they are stored."""


class Oddity(NamedTuple):
    """A place of a text that is not as it looks, or not as text is written.

    Attributes:
        start: Where it begins, in code points from 0.
        end: Where it ends, exclusive; always behind `start`.
        kind: What sort of oddity: `look-alike letter`, `invisible character`, `odd space`,
            `unpaired quotation mark` or `wrong-way quotation mark`.
        grade: What it puts in doubt.
        words: What is odd, in a sentence without any character that nobody sees.
    """

    start: int
    end: int
    kind: str
    grade: Grade
    words: str


# Words of messages.

NEAR = 24  # How many letters of a neighbouring word are looked at.
_MOST_NAMED = 3


def _seen(text: str) -> str:
    """What a reader sees of a few letters: no message holds a character that nobody sees."""
    return "".join(" " if c.isspace() else c for c in text if c.isspace() or c.isprintable())


def _word_before(text: str, at: int) -> str:
    near = text[max(0, at - NEAR) : at]
    return "" if not near or near[-1].isspace() else near.split()[-1]


def _word_behind(text: str, at: int) -> str:
    near = text[at : at + NEAR]
    return "" if not near or near[0].isspace() else near.split()[0]


def _named(characters: str, known_as: str = "") -> str:
    """The names of characters, each once: `a soft hyphen (U+00AD)`."""
    names = []
    for c in dict.fromkeys(characters):
        name = unicodedata.name(c, "control character").lower()
        article = "an" if (known_as or name)[0] in "aeiou" else "a"
        names.append(f"{article} {known_as}{name} (U+{ord(c):04X})")
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


# Letters that look alike.

_LATIN = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_CYRILLIC = r"\u0400-\u0481\u048a-\u052f"
_GREEK = r"\u0370-\u0373\u0376\u0377\u037b-\u037d\u037f\u0386\u0388-\u03ff\u1f00-\u1fff"
# Marks on letters, and what nobody sees, do not end a word; hyphens, digits and apostrophes do.
_WITHIN = r"\u0300-\u036f\u0483-\u0487\u00ad\u200b-\u200d\u2060\ufeff"
# The letters of each alphabet that pass for one of the other. Left out are small letters that differ in print
# (к, т, м), and Greek ones that have a meaning of their own beside Latin (β, μ, Δ).
_ALIKE: Mapping[tuple[str, str], str] = {
    ("Cyrillic", "Latin"): "АВЕЅІЈКМНОРСТУХҮӀԚԜЁЇѴаеѕіјорсухүһӏԁԛԝёїѵ",
    ("Latin", "Cyrillic"): "ABCEHIJKMOPQSTWXYËÏaceijopsxyëï",
    ("Greek", "Latin"): "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿοναρυικϲϳ",
    ("Latin", "Greek"): "ABCEHIJKMNOPTXYZov",
    ("Greek", "Cyrillic"): "ΑΒΓΕΗΙΚΜΝΟΠΡΤΥΦΧϹοραυικ",
    ("Cyrillic", "Greek"): "АВГЕІКМНОПРСТУФХор",
}
# These are too like a Latin letter for that.
_NO_SYMBOLS = "οι"
_ALPHABETS: Mapping[str, str] = {"Latin": _LATIN, "Cyrillic": _CYRILLIC, "Greek": _GREEK}


@functools.cache
def _words() -> re.Pattern[str]:
    return re.compile(f"[{_LATIN}{_CYRILLIC}{_GREEK}{_WITHIN}]+")


@functools.cache
def alphabets() -> Mapping[str, re.Pattern[str]]:
    """For each alphabet a run of its letters."""
    return {name: re.compile(f"[{ranges}]+") for name, ranges in _ALPHABETS.items()}


def look_alikes(text: str) -> Iterator[Oddity]:
    """Words of one alphabet in which letters of another pass for its own."""
    for match in _words().finditer(text):
        word = match[0]
        if word.isascii():
            continue
        runs = {name: found for name, pattern in alphabets().items() if (found := pattern.findall(word))}
        if len(runs) < 2:  # noqa: PLR2004 (one alphabet mixes with nothing)
            continue
        strange = _strange(word, runs)
        if strange:
            shown = _seen(word[:NEAR]) + ("…" if len(word) > NEAR else "")
            told = f"“{shown}” mixes alphabets: it holds {_named(strange)}"
            yield Oddity(match.start(), match.end(), "look-alike letter", "encoding", told)


def _strange(word: str, runs: Mapping[str, list[str]]) -> str:
    """The letters of a word that pass for those of another alphabet; empty where none do."""
    letters = {name: "".join(found) for name, found in runs.items()}
    pairs = [(a, b) for a in letters for b in letters if a != b and set(letters[a]) <= set(_ALIKE[a, b])]
    # Where each side passes for the other, the fewer letters are the strange ones; of as many, not the Latin.
    pairs.sort(key=lambda pair: (len(letters[pair[0]]), pair[0] == "Latin"))
    for strange, own in pairs:
        if "Greek" in (strange, own):
            # A small Greek letter beside Latin capitals is a symbol, as for the first line of hydrogen.
            symbol = len(letters["Greek"]) == 1 and letters["Greek"].islower() and letters[own].isupper()
            no_symbol = set(letters["Greek"]) <= set(_NO_SYMBOLS)
            if not no_symbol and (symbol or len(letters[strange]) >= len(letters[own])):
                continue
        elif _is_abbreviation_with_ending(word, runs):
            continue
        return letters[strange]
    return ""


def _is_abbreviation_with_ending(word: str, runs: Mapping[str, list[str]]) -> bool:
    """Whether capitals of one alphabet take an ending of another, as SMS does in Russian."""
    if any(len(found) > 1 for found in runs.values()):
        return False
    first, rest = sorted((found[0] for found in runs.values()), key=word.find)[:2]
    return len(first) > 1 and first.isupper() and rest.islower()


# Characters that nobody sees.

# Characters that turn the direction of writing.
DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# Scripts whose letters join, so that a joiner or a non-joiner is spelling: from Hebrew to Mongolian.
_JOINED = r"\u0590-\u074f\u0780-\u07ff\u0840-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\ua840-\ua87f"
_JOINED += r"\ua8e0-\ua8ff\uabc0-\uabff\ufb1d-\ufdff\ufe70-\ufefc\U00010d00-\U00010d3f\U00011000-\U000114df"
# Scripts without spaces, where one of no width shows where a line may break.
_UNSPACED = r"\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\u1b00-\u1b7f\ua980-\ua9df"
_RIGHT_TO_LEFT = (
    r"\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_PICTURES = ("So", "Sk", "Sm")
_BLACK_FLAG = "\U0001f3f4"


@functools.cache
def any_line() -> re.Pattern[str]:
    """A line that is not empty, without its end."""
    return re.compile(f"[^{LINE_ENDS}]+")


@functools.cache
def _unseen() -> re.Pattern[str]:
    return re.compile(
        r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
        r"\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e01ef]+"
    )


@functools.cache
def one_of(ranges: str) -> re.Pattern[str]:
    """One character of some ranges."""
    return re.compile(f"[{ranges}]")


def invisible(text: str) -> Iterator[Oddity]:
    """Characters that nobody sees, where the script has no use for them."""
    for line in any_line().finditer(text):
        turns: bool | None = None
        for match in _unseen().finditer(text, line.start(), line.end()):
            start, end = match.span()
            if start == 0 and text[0] == "\ufeff":  # the mark of the encoding, which says nothing of the text
                start += 1
            if turns is None:
                turns = one_of(_RIGHT_TO_LEFT).search(text, line.start(), line.end()) is not None
            before, behind = text[start - 1 : start], text[end : end + 1]
            odd = [i for i in range(start, end) if not _is_of_use(text[i], before, behind, turns=turns)]
            if not odd:
                continue
            start, end = odd[0], odd[-1] + 1
            word = _seen(_word_before(text, start) + _word_behind(text, end)).strip()
            where = f"in “{word}”" if word else "where no word is"
            told = f"{_named(text[start:end], 'invisible ')} stands {where}"
            yield Oddity(start, end, "invisible character", "encoding", told)


def _is_of_use(c: str, before: str, behind: str, *, turns: bool) -> bool:
    """Whether a character that nobody sees is ordinary between its neighbours.

    Args:
        c: The character.
        before: What stands before it; empty at the beginning.
        behind: What stands behind it; empty at the end.
        turns: Whether its line holds letters that are written from right to left.
    """
    beside = before + behind
    if c in "\u200c\u200d":
        pictures = all(unicodedata.category(x) in _PICTURES for x in beside)
        return (pictures and len(beside) > 1) or one_of(_JOINED).search(beside) is not None
    if c == "\u200b":
        return one_of(_UNSPACED).search(beside) is not None
    if c == "\u180e":
        return one_of(r"\u1800-\u18af").search(beside) is not None
    if "\ufe00" <= c <= "\ufe0f" or c >= "\U000e0100":
        # They choose among the forms of a picture, a digit or an ideograph, and of no letter that has a case.
        return before.strip() != "" and before.lower() == before.upper()
    if "\U000e0020" <= c <= "\U000e007f":
        return before == _BLACK_FLAG
    return turns and c in DIRECTIONS


# Spaces.

_IDEOGRAPHIC_SPACE = "\u3000"
# Of no break, or narrow: what printers put into numbers, before marks and behind short words.
_BINDING_SPACES = "\u00a0\u2007\u2009\u200a\u202f"
EAST_ASIAN = (
    r"\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_BINDS_BEHIND_IT = "«»‹›“„([№#§¶$€£¥₽&+±×=<>≤≥≈~·•*/" + DASHES
_BINDS_BEFORE_IT = "«»‹›”)]!?:;…%‰°$€£¥₽+±×=<>≤≥≈~·•*/" + DASHES
_TITLES = frozenset({"Mrs", "Mme", "Mlle", "Prof", "Capt", "Gen", "Col", "Maj", "Sgt", "Rev", "Hon", "Sir"})
_PARTICLES = frozenset({"ли", "ль", "же", "ж", "бы", "б"})
_ROMAN = frozenset("IVXLCDM")
# How long a word may be that is not left alone at the end of a line, and an abbreviation that is not.
_SHORT, _SHORT_CYRILLIC = 2, 3


@functools.cache
def _spaces() -> re.Pattern[str]:
    return re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")


@functools.cache
def _last_word() -> re.Pattern[str]:
    return re.compile(r"([^\W\d_]+)([.'’]?)$")


@functools.cache
def _item() -> re.Pattern[str]:
    """The end of a numbering, as in 5. and a), or of three dots that words follow."""
    return re.compile(r"(?:(?:^|[^\d.,])\d{1,3}[.)]|(?:^|[\s(])[^\W\d_]\)|…)$")


def odd_spaces(text: str) -> Iterator[Oddity]:
    """Spaces of other widths, or of no break, where a plain one would stand."""
    for match in _spaces().finditer(text):
        start, end = match.span()
        if _is_ordinary_space(text, start, end):
            continue
        beside = (_seen(_word_before(text, start)), _seen(_word_behind(text, end)))
        where = " and ".join(f"“{word}”" if word else "the end of a line" for word in beside)
        number = f"{end - start} spaces in a row, " if end - start > 1 else ""
        told = f"{number}{_named(match[0])}, where a plain space would stand, between {where}"
        yield Oddity(start, end, "odd space", "encoding", told)


def _is_ordinary_space(text: str, start: int, end: int) -> bool:
    """Whether printers put such a space there."""
    before, behind = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    a, b = before[-1:], behind[:1]
    if set(text[start:end]) == {_IDEOGRAPHIC_SPACE}:
        return one_of(EAST_ASIAN).search(a + b) is not None
    if end - start > 1 or text[start] not in _BINDING_SPACES or not a or not b or a.isspace() or b.isspace():
        return False
    if a.isnumeric() or b.isnumeric() or a in _BINDS_BEHIND_IT or b in _BINDS_BEFORE_IT:
        return True
    first = behind.split()[0].rstrip(".,;:!?…»”“")
    if first in _PARTICLES or set(first) <= _ROMAN or _item().search(before) is not None:
        return True
    last = _last_word().search(before)
    return last is not None and _is_bound(last[1], dotted=last[2] == ".")


def _is_bound(word: str, *, dotted: bool) -> bool:
    """Whether a word is not parted from the next: an initial, an abbreviation, a title, a short word."""
    longest = _SHORT_CYRILLIC if alphabets()["Cyrillic"].match(word) else _SHORT
    abbreviated = dotted and len(word) <= _SHORT_CYRILLIC and word.istitle()
    return len(word) <= longest or abbreviated or word in _TITLES or set(word) <= _ROMAN
