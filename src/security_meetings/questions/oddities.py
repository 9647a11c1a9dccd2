"""Oddities of text: letters, spaces and marks that are not what a reader takes them for.

Text in, places out. Nothing is corrected, and what is ordinary in some language is no oddity there: „these“
marks of German, ”these” of Swedish, the spaces of French, a joiner inside a Persian word. Nobody need say
which language a text is in; where it is known, fewer places are in doubt.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

__all__ = ["Grade", "Oddity", "oddities"]

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


def oddities(text: str, language: str | None = None) -> Iterator[Oddity]:
    """What is odd about the letters, spaces and quotation marks of a text, in order, once a place.

    Single quotation marks are not judged: most of them are apostrophes.

    Args:
        text: The text, as it stands in its file.
        language: Its language as a BCP 47 tag; None where it is not known.

    >>> [odd.kind for odd in oddities("The \u0412ritish came.")]
    ['look-alike letter']
    >>> list(oddities("Quill sagte: „Wir gehen.“ Elle dit\u00a0: «\u202fOui\u202f»\u00a0!"))
    []
    """
    found = [*_look_alikes(text), *_invisible(text), *_odd_spaces(text), *_Quotations(text, language).odd()]
    told = None
    # The sort keeps the order of the checks where two find the same place: the first one tells it.
    for odd in sorted(found, key=lambda odd: (odd.start, odd.end)):
        if (odd.start, odd.end) != told:
            yield odd
        told = odd.start, odd.end


# Words of messages.

_NEAR = 24  # How many letters of a neighbouring word are looked at.
_MOST_NAMED = 3


def _seen(text: str) -> str:
    """What a reader sees of a few letters: no message holds a character that nobody sees."""
    return "".join(" " if c.isspace() else c for c in text if c.isspace() or c.isprintable())


def _word_before(text: str, at: int) -> str:
    near = text[max(0, at - _NEAR) : at]
    return "" if not near or near[-1].isspace() else near.split()[-1]


def _word_behind(text: str, at: int) -> str:
    near = text[at : at + _NEAR]
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
_ALPHABETS: Mapping[str, str] = {"Latin": _LATIN, "Cyrillic": _CYRILLIC, "Greek": _GREEK}


@functools.cache
def _words() -> re.Pattern[str]:
    return re.compile(f"[{_LATIN}{_CYRILLIC}{_GREEK}{_WITHIN}]+")


@functools.cache
def _letters() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(f"[{ranges}]+") for name, ranges in _ALPHABETS.items()}


def _look_alikes(text: str) -> Iterator[Oddity]:
    """Words of one alphabet in which letters of another pass for its own."""
    for match in _words().finditer(text):
        word = match[0]
        if word.isascii():
            continue
        runs = {name: found for name, pattern in _letters().items() if (found := pattern.findall(word))}
        if len(runs) < 2:  # noqa: PLR2004 (one alphabet mixes with nothing)
            continue
        strange = _strange(word, runs)
        if strange:
            shown = _seen(word[:_NEAR]) + ("…" if len(word) > _NEAR else "")
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
            if symbol or len(letters[strange]) >= len(letters[own]):
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

_LINE_ENDS = r"\n\r\v\f\x85\u2028\u2029"
# Characters that turn the direction of writing.
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
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
def _lines() -> re.Pattern[str]:
    return re.compile(f"[^{_LINE_ENDS}]+")


@functools.cache
def _unseen() -> re.Pattern[str]:
    return re.compile(
        r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
        r"\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e01ef]+"
    )


@functools.cache
def _one_of(ranges: str) -> re.Pattern[str]:
    return re.compile(f"[{ranges}]")


def _invisible(text: str) -> Iterator[Oddity]:
    """Characters that nobody sees, where the script has no use for them."""
    for line in _lines().finditer(text):
        turns: bool | None = None
        for match in _unseen().finditer(text, line.start(), line.end()):
            start, end = match.span()
            if start == 0 and text[0] == "\ufeff":  # the mark of the encoding, which says nothing of the text
                start += 1
            if turns is None:
                turns = _one_of(_RIGHT_TO_LEFT).search(text, line.start(), line.end()) is not None
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
        return (pictures and len(beside) > 1) or _one_of(_JOINED).search(beside) is not None
    if c == "\u200b":
        return _one_of(_UNSPACED).search(beside) is not None
    if c == "\u180e":
        return _one_of(r"\u1800-\u18af").search(beside) is not None
    if "\ufe00" <= c <= "\ufe0f" or c >= "\U000e0100":
        # They choose among the forms of a picture, a digit or an ideograph, and of no letter that has a case.
        return before.strip() != "" and before.lower() == before.upper()
    if "\U000e0020" <= c <= "\U000e007f":
        return before == _BLACK_FLAG
    return turns and c in _DIRECTIONS


# Spaces.

_IDEOGRAPHIC_SPACE = "\u3000"
# Of no break, or narrow: what printers put into numbers, before marks and behind short words.
_BINDING_SPACES = "\u00a0\u2007\u2009\u200a\u202f"
_EAST_ASIAN = (
    r"\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_BINDS_BEHIND_IT = "«»‹›“„([№#§¶$€£¥₽&+±×=<>≤≥≈~·•*/" + _DASHES
_BINDS_BEFORE_IT = "«»‹›”)]!?:;…%‰°$€£¥₽+±×=<>≤≥≈~·•*/" + _DASHES
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


def _odd_spaces(text: str) -> Iterator[Oddity]:
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
    before, behind = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    a, b = before[-1:], behind[:1]
    if set(text[start:end]) == {_IDEOGRAPHIC_SPACE}:
        return _one_of(_EAST_ASIAN).search(a + b) is not None
    if end - start > 1 or text[start] not in _BINDING_SPACES or not a or not b or a.isspace() or b.isspace():
        return False
    if a.isnumeric() or b.isnumeric() or a in _BINDS_BEHIND_IT or b in _BINDS_BEFORE_IT:
        return True
    first = behind.split()[0]
    if first in _PARTICLES or set(first.rstrip(".,;:!?")) <= _ROMAN:
        return True
    last = _last_word().search(before)
    return last is not None and _is_bound(last[1], dotted=last[2] == ".")


def _is_bound(word: str, *, dotted: bool) -> bool:
    """Whether a word is not parted from the next: an initial, an abbreviation, a title, a short word."""
    longest = _SHORT_CYRILLIC if _letters()["Cyrillic"].match(word) else _SHORT
    abbreviated = dotted and len(word) <= _SHORT_CYRILLIC and word.istitle()
    return len(word) <= longest or abbreviated or word in _TITLES or set(word) <= _ROMAN


# Quotation marks.

_STRAIGHT, _INWARD, _OUTWARD, _LOW, _COMMAS = '"', "“", "”", "„", ",,"
# The marks that end what a mark begins, in whatever language.
_ENDED_BY: Mapping[str, str] = {
    _STRAIGHT: '"',
    _INWARD: "”",
    _OUTWARD: "”“",
    _LOW: '“”‟"',
    _COMMAS: '“”"',
    "‟": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
    "｢": "｣",
    "《": "》",
    "〈": "〉",
    "﹁": "﹂",
    "﹃": "﹄",
    "〝": "〞〟",
}
_BEGUN_BY: Mapping[str, tuple[str, ...]] = {
    end: tuple(mark for mark, ends in _ENDED_BY.items() if end in ends) for end in "".join(_ENDED_BY.values())
}
# These begin a quotation as well as they end one: only what stands beside them tells which.
_TWO_FACED = (_STRAIGHT, _OUTWARD)
# Where a quotation by these runs over paragraphs, each paragraph opens it anew.
_OPENED_ANEW = (_STRAIGHT, _INWARD, _OUTWARD)
# Which marks, of another style, a mark may have been put for.
_RIVALS: Mapping[str, tuple[str, ...]] = {_STRAIGHT: (_INWARD, _OUTWARD), _OUTWARD: (_STRAIGHT,)}
_ANGLES: Mapping[str, tuple[str, str]] = {"«": ("«", "»"), "»": ("«", "»"), "‹": ("‹", "›"), "›": ("‹", "›")}
_BEFORE_WORDS = "([{¿¡‘‚“„‟«‹" + _DASHES
_BEHIND_WORDS = ".,;:!?…)]}’‘”“»›" + _DASHES
_BRACKETS = ("(", "[", "{")
_BLANKS = (" ", "\t")
# How much may stand before a name within a name.
_LONGEST_NAME = 80
_ENGLISH = ("en", "eng", "english")
_SAMPLE = 20_000
# Frequent words that few other languages spell alike, and how frequent they are where a text is English.
_ENGLISH_WORDS = (
    "the and said says they she that with were this from his has have will would which who their been"
)
_ONE_IN = 10


@functools.cache
def _quotation_marks() -> re.Pattern[str]:
    single = "".join(sorted({*_ENDED_BY, *_BEGUN_BY} - {_COMMAS}))
    return re.compile(rf"[{single}]|(?<!\S),,(?=\w)")


@functools.cache
def _inches() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)\d{1,3}$|[½¼¾⅓⅔⅛]$")


@functools.cache
def _line_breaks() -> re.Pattern[str]:
    return re.compile(f"\r\n|[{_LINE_ENDS}]")


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the paragraphs of a text.

    Blank lines part them; in a text without any, line ends do, unless a line stops within a sentence.
    """
    lines = [line.span() for line in _lines().finditer(text) if not line[0].isspace()]
    breaks = [len(_line_breaks().findall(text, a, b)) for (_, a), (b, _) in itertools.pairwise(lines)]
    blank = any(number > 1 for number in breaks)
    first = 0
    for i, (start, end) in enumerate(lines):
        last = text[start:end].rstrip()[-1]
        goes_on = i < len(breaks) and breaks[i] == 1 and (blank or last == "," or last.isalnum())
        if not goes_on:
            yield lines[first][0], end
            first = i + 1


def _is_english(text: str, language: str | None) -> bool:
    """Whether a text is in English: as stated or, where nobody states it, by its frequent words."""
    if language is not None:
        return re.split("[-_]", language.lower())[0] in _ENGLISH
    words = re.findall(r"\w+", text[:_SAMPLE].lower())
    known = frozenset(_ENGLISH_WORDS.split())
    frequent = [word for word in words if word in known]
    return len(set(frequent)) > 1 and len(frequent) * _ONE_IN >= len(words)


class _Mark:
    """A quotation mark where it stands.

    Attributes:
        sign: The mark itself; two commas are one.
        start: Where it stands.
        end: Where it ends, exclusive.
        paragraph: The number of its paragraph.
        before: Whether it stands as marks do before words: behind a space, say.
        behind: Whether it stands as marks do behind words.
        leads: Whether a line begins with it.
        starts: Whether a space, the start of a line or a bracket stands before it.
        stops: Whether a space or the end of a line stands behind it.
        doubtful: Whether it may be none: a sign of inches, or one within a Hebrew word.
        ends_within: Whether its quotation may have ended together with one by the same marks within it.
    """

    __slots__ = (
        "before",
        "behind",
        "doubtful",
        "end",
        "ends_within",
        "leads",
        "paragraph",
        "sign",
        "start",
        "starts",
        "stops",
    )

    def __init__(self, text: str, match: re.Match[str], paragraph: int) -> None:
        self.sign = match[0]
        self.start, self.end = match.span()
        self.paragraph = paragraph
        a, b = _beside(text, self.start - 1, -1), _beside(text, self.end, 1)
        # Where words are not parted by spaces, nothing can be read from what stands beside a mark.
        parted = _one_of(_EAST_ASIAN).search(a + b) is None
        self.starts = not a or a.isspace() or a in _BRACKETS
        self.stops = not b or b.isspace()
        self.before = parted and (self.starts or a in _BEFORE_WORDS)
        # A sign that a word begins with, as in “.txt”, is no full stop.
        leading = text[self.end + 1 : self.end + 3].strip(_DASHES + ".:")[:1].isalnum()
        self.behind = parted and (self.stops or (b in _BEHIND_WORDS and not leading))
        self.leads = not a or _one_of(_LINE_ENDS).match(a) is not None
        self.doubtful = not self.before and (self._is_within_hebrew(a, b) or self._is_of_inches(text))
        self.ends_within = False

    def _is_within_hebrew(self, a: str, b: str) -> bool:
        return self.sign in _OPENED_ANEW and "\u05d0" <= a <= "\u05ea" and "\u05d0" <= b <= "\u05ea"

    def _is_of_inches(self, text: str) -> bool:
        near = text[max(0, self.start - 4) : self.start]
        return self.sign in _TWO_FACED and _inches().search(near) is not None

    @property
    def begins(self) -> bool:
        """Whether it stands before words, and not behind any."""
        return self.before and not self.behind

    @property
    def ends(self) -> bool:
        """Whether it stands behind words, and not before any."""
        return self.behind and not self.before


def _beside(text: str, at: int, step: int) -> str:
    """The next character that turns no writing around; empty where the text ends."""
    while 0 <= at < len(text) and text[at] in _DIRECTIONS:
        at += step
    return text[at] if 0 <= at < len(text) else ""


class _Quotations:
    """The quotations of a text, followed from mark to mark; what does not pair is noted."""

    def __init__(self, text: str, language: str | None) -> None:
        self._text = text
        self._english = _is_english(text, language)
        opens_inward = re.search(r"(?:^|[\s(])“(?=\w)", text) is not None
        # Some languages begin with ” as they end with it. Who begins with “ elsewhere does not.
        self._has_turned = self._english or (language is None and opens_inward)
        self._open: list[_Mark] = []
        self._open_by: dict[str, list[_Mark]] = defaultdict(list)
        self._found: dict[int, Oddity] = {}

    def odd(self) -> Iterable[Oddity]:
        """The marks that do not pair or face the wrong way, each once, in any order."""
        for number, (start, end) in enumerate(_paragraphs(self._text)):
            found = _quotation_marks().finditer(self._text, start, end)
            self._follow([_Mark(self._text, match, number) for match in found])
        while self._open:
            self._note_endless(self._pop())
        return self._found.values()

    def _follow(self, marks: Sequence[_Mark]) -> None:
        """Go through the marks of one paragraph."""
        certain = [mark for mark in marks if not mark.doubtful]
        straight = sum(mark.sign == _STRAIGHT for mark in certain)
        curled = sum(mark.sign in (_INWARD, _OUTWARD, _LOW, "‟") for mark in certain)
        upcoming: _Mark | None = None
        followed: list[tuple[_Mark, _Mark | None]] = []
        for mark in reversed(marks):
            followed.append((mark, upcoming))
            if not mark.doubtful and mark.sign not in _ANGLES:
                upcoming = mark
        for mark, upcoming in reversed(followed):
            if self._goes_on(mark):
                continue
            if mark.doubtful:
                self._take_doubtful(mark, upcoming)
            elif mark.sign in _TWO_FACED:
                number = straight if mark.sign == _STRAIGHT else curled
                self._take_two_faced(mark, upcoming, left_over=number % 2 == 1)
            elif mark.sign in (_INWARD, "‟"):
                self._take_inward(mark, upcoming)
            elif mark.sign in _ANGLES:
                self._take_angle(mark, *_ANGLES[mark.sign])
            elif mark.sign in _ENDED_BY:
                self._begin(mark)
            else:
                self._end(mark)

    def _goes_on(self, mark: _Mark) -> bool:
        """Whether the mark opens anew, at the head of a line, a quotation that is open."""
        if not mark.leads or (mark.sign in _TWO_FACED and mark.behind):
            return False
        signs = _ANGLES.get(mark.sign, (mark.sign,))
        opened = self._open_by[signs[0]]
        # Printers of French may repeat the mark that ends; one that stands alone on its line does end.
        more = self._text[mark.end : mark.end + _NEAR].strip()[:1].isalnum()
        if not opened or (mark.sign != signs[0] and not more):
            return False
        opened[-1].start, opened[-1].end, opened[-1].paragraph = mark.start, mark.end, mark.paragraph
        return True

    # What each sort of mark does.

    def _take_doubtful(self, mark: _Mark, upcoming: _Mark | None) -> None:
        """Take a mark for one of quotation only where one is missing."""
        here = self._is_open(mark, here=True)
        ends_next = upcoming is not None and upcoming.ends
        if self._text[mark.start - 1].isnumeric():
            if here and not ends_next:
                self._end(mark)
        elif upcoming is not None and ends_next and not here and upcoming.sign == mark.sign == _STRAIGHT:
            self._begin(mark)  # behind a Hebrew prefix that is written together with the quotation

    def _take_two_faced(self, mark: _Mark, upcoming: _Mark | None, *, left_over: bool) -> None:
        """Take a mark that may begin or end, by what stands beside it.

        Args:
            mark: The mark.
            upcoming: The next mark of the paragraph that is not in doubt.
            left_over: Whether the marks of its paragraph do not pair among themselves.
        """
        turned = mark.sign == _OUTWARD and self._has_turned
        here = self._is_open(mark, here=True)
        if mark.begins:
            ends = here and (turned or upcoming is None or not upcoming.ends)
            if turned or ends:
                self._note_turned(mark)
        elif mark.ends:
            twin_ends = upcoming is not None and upcoming.ends and upcoming.sign == mark.sign == _STRAIGHT
            ends = here or not twin_ends or self._is_open(mark) or self._rival(mark) != ""
            if not ends:
                self._note_turned(mark)
        else:
            ends = here or turned or (left_over and self._is_open(mark))
        if ends:
            self._end(mark)
        else:
            self._begin(mark)

    def _take_inward(self, mark: _Mark, upcoming: _Mark | None) -> None:
        """Take “, which begins; behind words it ends what is open, or lacks what it could end."""
        here = self._is_open(mark, here=True)
        if mark.begins or not (here or mark.ends):
            self._begin(mark)
        elif not here and self._is_last(_INWARD, mark.paragraph):
            self._note_turned(mark)
            self._match(mark, (_INWARD,))
        elif not here and not self._is_open(mark) and upcoming is not None and upcoming.ends:
            self._note_turned(mark)
            self._begin(mark)
        else:
            if self._english and self._is_last(_OUTWARD, mark.paragraph):
                self._note_turned(mark)
            self._end(mark)

    def _take_angle(self, mark: _Mark, opens: str, closes: str) -> None:
        """Take « or », either of which may begin."""
        if mark.sign == opens:
            begins = mark.starts or not self._open_by[closes]
        else:
            here = any(self._is_last(sign, mark.paragraph) for sign in (opens, closes))
            begins = not here and not mark.stops and (mark.starts or not mark.ends)
        if begins:
            self._begin(mark)
        else:
            self._end(mark)

    # Beginning and ending.

    def _begin(self, mark: _Mark) -> None:
        if mark.sign in _OPENED_ANEW:  # so no quotation of an earlier paragraph is open any more
            while self._open and self._is_stale(self._open[-1], mark.paragraph):
                self._note_endless(self._pop())
        self._open.append(mark)
        self._open_by[mark.sign].append(mark)

    def _is_stale(self, opened: _Mark, paragraph: int) -> bool:
        """Whether a quotation of an earlier paragraph would have been opened anew, were it still open."""
        return opened.sign in _OPENED_ANEW and opened.paragraph < paragraph

    def _pop(self) -> _Mark:
        mark = self._open.pop()
        self._open_by[mark.sign].pop()
        return mark

    def _end(self, mark: _Mark) -> None:
        """End the nearest quotation that such a mark can end, or note that there is none."""
        rival = self._rival(mark)
        if rival and not self._is_open(mark, here=True):
            opened = self._match(mark, (rival,))
            self._note_unpaired(opened, f"this quotation begins with {rival} and ends with {mark.sign}")
        elif not self._is_open(mark):
            if not self._is_arrow(mark, self._text[mark.start - 1 : mark.start]):
                told = f"this quotation mark, {mark.sign}, ends a quotation that nothing begins"
                self._note_unpaired(mark, told, behind=True)
        else:
            opened = self._match(mark, _BEGUN_BY[mark.sign])
            if self._english and mark.sign in _TWO_FACED and opened.paragraph < mark.paragraph:
                told = f"this paragraph ends, but does not open anew, a quotation of character {opened.start}"
                self._note_unpaired(mark, told, behind=True)

    def _match(self, mark: _Mark, signs: Collection[str]) -> _Mark:
        """Close the nearest quotation that one of these marks began; what began within it has no end."""
        while self._open[-1].sign not in signs:
            self._note_endless(self._pop())
        opened = self._pop()
        outer = self._open[-1] if self._open else opened
        if outer.sign == opened.sign and opened.start - outer.end < _LONGEST_NAME:
            between = self._text[outer.end : opened.start]
            outer.ends_within = outer.ends_within or not _one_of(f".,;:!?{_LINE_ENDS}").search(between)
        inside, outside = self._text[opened.end], self._text[mark.start - 1]
        if outside in _BLANKS and not inside.isspace():
            self._note_turned(mark, "is parted from its words by a space", behind=True)
        elif inside in _BLANKS and (not outside.isspace() or (self._english and opened.sign == _INWARD)):
            self._note_turned(opened, "is parted from its words by a space")
        return opened

    # What is open.

    def _is_last(self, sign: str, paragraph: int) -> bool:
        """Whether the last open quotation that this mark began is of this paragraph."""
        opened = self._open_by[sign]
        return bool(opened) and opened[-1].paragraph == paragraph

    def _is_open(self, mark: _Mark, *, here: bool = False) -> bool:
        """Whether a quotation is open that the mark can end, in its own paragraph or anywhere."""
        signs = [sign for sign in _BEGUN_BY[mark.sign] if self._open_by[sign]]
        return any(not here or self._is_last(sign, mark.paragraph) for sign in signs)

    def _rival(self, mark: _Mark) -> str:
        """The mark of another style that began the innermost quotation of its paragraph; or empty."""
        last = self._open[-1] if self._open else mark
        fits = last.sign in _RIVALS.get(mark.sign, ()) and last.paragraph == mark.paragraph
        return last.sign if fits else ""

    def _is_arrow(self, mark: _Mark, inside: str) -> bool:
        """Whether » or « points somewhere, as on pages in English: Read more »."""
        return self._english and mark.sign in _ANGLES and (not inside or inside.isspace())

    # Noting.

    def _note_endless(self, mark: _Mark) -> None:
        # Russian has one mark where two quotations end together: «Завод «Заря».
        cyrillic = _letters()["Cyrillic"].match(self._text, mark.end) is not None
        merged = mark.ends_within and (mark.sign in _ANGLES or cyrillic)
        points = self._is_arrow(mark, self._text[mark.end : mark.end + 1])
        if not (merged or points or mark.sign == _COMMAS):
            told = f"this quotation mark, {mark.sign}, begins a quotation that nothing ends"
            self._note_unpaired(mark, told)

    def _note_unpaired(self, mark: _Mark, told: str, *, behind: bool = False) -> None:
        self._note(mark, "unpaired quotation mark", told, behind=behind)

    def _note_turned(self, mark: _Mark, told: str = "faces the wrong way", *, behind: bool = False) -> None:
        told = f"this quotation mark, {mark.sign}, {told}"
        self._note(mark, "wrong-way quotation mark", told, behind=behind)

    def _note(self, mark: _Mark, kind: str, told: str, *, behind: bool) -> None:
        start, end = self._with_word(mark, behind=behind)
        self._found.setdefault(mark.start, Oddity(start, end, kind, "wording", told))

    def _with_word(self, mark: _Mark, *, behind: bool) -> tuple[int, int]:
        """The span of a mark and its word, which shows a reader more than the mark alone."""
        if behind:
            near = self._text[max(0, mark.start - _NEAR) : mark.start]
            return mark.start - len(re.search(r"[^\s“”„\"«»]*[ \t]?$", near)[0]), mark.end  # type: ignore[index]
        near = self._text[mark.end : mark.end + _NEAR]
        return mark.start, mark.end + len(re.match(r"[ \t]?[^\s“”„\"«»]*", near)[0])  # type: ignore[index]
