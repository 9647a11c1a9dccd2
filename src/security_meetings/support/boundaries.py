"""Where a span of a text may begin and end: where letters do, and words."""

from __future__ import annotations

import functools
import re
import unicodedata

from security_meetings.support.line_ends import LINE_ENDS

__all__ = ["bounded", "parts_words", "word_around"]

# How many marks and invisible characters are looked past for the letter they belong to. No writing needs
# as many; the limit keeps a text of marks alone from being walked through again and again.
_MOST_MARKS = 32
_JOINER = "\u200d"
_ZERO_WIDTH_SPACE = "\u200b"

# Scripts that write no space between words. A word may begin and end before any letter of theirs.
_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x1950, 0x1AAF),  # Tai Le, New Tai Lue, Buginese, Tai Tham
    (0x2E80, 0x309F),  # parts of Chinese characters, Hiragana
    (0x3100, 0x312F),  # Bopomofo
    (0x3190, 0x31EF),  # the same, and strokes
    (0x3400, 0x9FFF),  # Chinese characters
    (0xA9E0, 0xA9FF),  # Burmese
    (0xAA60, 0xAADF),  # Burmese, Tai Viet
    (0xF900, 0xFAFF),  # Chinese characters
    (0x1B000, 0x1B16F),  # Kana of old
    (0x20000, 0x3FFFF),  # Chinese characters
)
# These write none either, but a run of theirs is a word, or at least no end of one.
_KATAKANA = ((0x30A1, 0x30FA), (0x30FC, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9F))
_HANGUL = ((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xFFA0, 0xFFDC))
# In Korean what English says by a preposition stands behind the word, in the same run: 이란은, 이란에서는.
_MOST_PARTICLES = 8
_PARTICLES = re.compile(
    "(?:들|등)?(?:(?:에서|에게서|에게|한테|께서|께|으로서|으로써|로서|로써|으로|로|까지|부터|마저|조차|보다|처럼|만큼|"
    "이나|나|하고|에|와|과|의)?(?:은|는|이|가|을|를|도|만|의|요|이다|다|입니다|이었다|였다|인)?|"
    "이며|며|이란|란|이라는|라는|이라고|라고|이라|라|이고)"
)
# In Arabic and Hebrew "and", "in", "to", "from", "as" are single letters before the word: وإيران, באיראן.
_MOST_CLITICS = 3
_CLITICS = re.compile("[وف]?[بلك]?|ו?[שמהכלב]{0,2}")

_FLAGS = (0x1F1E6, 0x1F1FF)
_MODIFIERS = ((0x1F3FB, 0x1F3FF), (0xE0020, 0xE007F), (0xFF9E, 0xFF9F))
_SARA_AM = "\u0e33\u0eb3"
_HIGH_SURROGATES, _LOW_SURROGATES = (0xD800, 0xDBFF), (0xDC00, 0xDFFF)
# Vowels and final consonants, which make one syllable with what stands before them.
_JAMO = ((0x1160, 0x11FF), (0xD7B0, 0xD7FF))
_HEBREW = (0x05D0, 0x05EA)
_IN_NUMBERS = frozenset(".,'’٫٬․﹒．，")
_IN_HEBREW = frozenset("\"'״׳")
_IN_LATIN = frozenset("·\u2027")
_APOSTROPHES = "'’ʼ＇"
# What may be left out before an apostrophe: l’Iran, dell’Iran; and how much behind it: Iran’s, İran’daki.
_ELIDED = frozenset(
    "l d j m n s t c v qu jusqu lorsqu puisqu quoiqu un gl all coll dall dell nell sull quell sant".split()
)
_LONGEST_CLITIC = 5
_LAST_LATIN = "\u024f"
# A message shows no more of a word than this.
_MOST_OF_WORD = 80


def bounded(text: str, start: int, end: int, *, words: bool = True) -> bool:
    """Whether a span begins and ends where letters and words do, by Unicode's annex 29 in spirit.

    No letter is parted from its marks, no flag, surrogate pair, syllable or emoji is halved, and no
    number is cut at its point. In scripts that part words by spaces no word is cut. Hyphens part words,
    and apostrophes what they join to a name, which the annex sees otherwise: "Iran" stands in "Iran's"
    and in "l'Iran", but "Brien" not in "O'Brien". The prefixed particles of Arabic and Hebrew part
    from words too, and the suffixed ones of Korean.

    Each call takes the same short time, however long the text is.

    Args:
        text: The text.
        start: Where the span begins.
        end: Where it ends, exclusive.
        words: Whether words count; without them, only letters are kept whole.

    >>> bounded("Nigeria came.", 0, 5), bounded("Niger's flag", 0, 5), bounded("中国代表团", 0, 2)
    (False, True, True)
    """
    if not 0 <= start < end <= len(text):
        return False
    if _cuts_letter(text, start) or _cuts_letter(text, end):
        return False
    return not words or not (_cuts_word(text, start, at_start=True) or _cuts_word(text, end, at_start=False))


def parts_words(text: str, at: int) -> bool:
    """Whether words may end before an offset of a text.

    >>> [parts_words("the Nigerian, Iran’s", at) for at in (4, 9, 12, 18)]
    [True, False, True, True]
    """
    return not (_cuts_letter(text, at) or _cuts_word(text, at, at_start=False))


def word_around(text: str, start: int, end: int) -> str:
    """The whole words that a span is a part of, for a reader; cut short where they are very long."""
    first, last = start, end
    while first > max(0, start - _MOST_OF_WORD) and not parts_words(text, first):
        first -= 1
    while last < min(len(text), end + _MOST_OF_WORD) and not parts_words(text, last):
        last += 1
    return text[first:last]


def _is_in(char: str, *ranges: tuple[int, int]) -> bool:
    return any(first <= ord(char) <= last for first, last in ranges)


@functools.cache
def _extends(char: str) -> bool:
    """Whether a character is part of the one before it."""
    is_mark = unicodedata.category(char)[0] == "M"
    return is_mark or char in (_JOINER, "\u200c") or char in _SARA_AM or _is_in(char, *_MODIFIERS)


def _cuts_letter(text: str, at: int) -> bool:
    """Whether a place in a text is inside of what a reader sees as one letter."""
    if at in (0, len(text)):
        return False
    before, behind = text[at - 1], text[at]
    if behind.isascii():
        return behind == "\n" and before == "\r"
    if _extends(behind):
        return before not in LINE_ENDS
    if _is_in(before, _FLAGS) and _is_in(behind, _FLAGS):
        first = at - 1
        while first > max(0, at - 2 * _MOST_MARKS) and _is_in(text[first - 1], _FLAGS):
            first -= 1
        return (at - first) % 2 == 1
    pairs = (
        (before == _JOINER, unicodedata.category(behind) in {"So", "Sk"}),
        (_is_in(before, _HIGH_SURROGATES), _is_in(behind, _LOW_SURROGATES)),
        (_is_in(before, *_HANGUL), _is_in(behind, *_JAMO)),
    )
    return any(map(all, pairs))


@functools.cache
def _kind(char: str) -> str:
    """What a character is to words: a letter, a number, Hangul, Katakana; nothing for what parts words."""
    category = unicodedata.category(char)
    if category == "Nd":
        return "number"
    if category[0] != "L" and category not in {"Nl", "Pc"} and not "\u055a" <= char <= "\u055f":
        return ""
    if _is_in(char, *_UNSPACED):
        return ""
    return "Hangul" if _is_in(char, *_HANGUL) else "Katakana" if _is_in(char, *_KATAKANA) else "letter"


@functools.cache
def _is_passed(char: str) -> bool:
    """Whether words are told apart as if a character were not there."""
    return _extends(char) or (unicodedata.category(char) == "Cf" and char != _ZERO_WIDTH_SPACE)


def _next(text: str, at: int, step: int) -> int | None:
    """The place of the first character that counts, from `at` on or back; None where there is none near."""
    for place in range(at, at + step * _MOST_MARKS, step):
        if not 0 <= place < len(text):
            return None
        if not _is_passed(text[place]):
            return place
    return None


def _kind_at(text: str, place: int | None) -> str:
    return "" if place is None else _kind(text[place])


def _cuts_word(text: str, at: int, *, at_start: bool) -> bool:
    """Whether a place in a text is inside of a word or a number."""
    if at in (0, len(text)) or text[at] == " " or text[at - 1] == " ":
        return False
    if text[at - 1 : at + 1].isascii() and text[at - 1 : at + 1].isalnum():
        return True
    left, right = _next(text, at - 1, -1), _next(text, at, 1)
    if left is None or right is None:
        # At either end of the text, or among more marks than any writing has.
        return _MOST_MARKS <= at <= len(text) - _MOST_MARKS
    before, behind = _kind(text[left]), _kind(text[right])
    if not before or not behind:
        joined = _joins(text, right, left, -1) or _joins(text, left, right, 1)
        return joined or _in_contraction(text, at)
    if {before, behind} & {"Hangul", "Katakana"}:
        return before == behind and not (before == "Hangul" and not at_start and _has_particle(text, at))
    return not (at_start and _has_clitic(text, left))


def _joins(text: str, outer: int, mark: int, step: int) -> bool:
    """Whether the mark beside a letter or digit goes on to another, as in 2.5, צה"ל and col·legi."""
    known = {"number": _IN_NUMBERS, "letter": _IN_HEBREW | _IN_LATIN}.get(_kind(text[outer]), frozenset())
    if text[mark] not in known or _kind_at(text, _next(text, mark + step, step)) != _kind(text[outer]):
        return False
    return text[mark] not in _IN_HEBREW or _kind(text[outer]) == "number" or _is_in(text[outer], _HEBREW)


def _in_contraction(text: str, at: int) -> bool:
    """Whether an offset lies inside of a word with an apostrophe that is one word, as O’Brien is."""
    apostrophe = next((place for place in (at, at - 1) if text[place] in _APOSTROPHES), None)
    if apostrophe is None:
        return False
    before, following = _letters_before(text, apostrophe), _letters_behind(text, apostrophe + 1)
    if not before or not following or not _kind(before[-1]) or not _kind(following[0]):
        return False
    if apostrophe != at:
        return before.lower() not in _ELIDED
    # A capital behind the apostrophe begins a name, but in a text all of capitals; and outside of the Latin
    # alphabet an apostrophe is as good as a letter: Мар’яна.
    name = following[0].isupper() and not following.isupper()
    return name or len(following) >= _LONGEST_CLITIC or following[0] > _LAST_LATIN


def _letters_behind(text: str, at: int) -> str:
    end = at
    while end < len(text) and end - at < _LONGEST_CLITIC and text[end].isalpha():
        end += 1
    return text[at:end]


def _letters_before(text: str, at: int) -> str:
    start = at
    while start > 0 and at - start < _MOST_MARKS and (text[start - 1].isalpha() or _extends(text[start - 1])):
        start -= 1
    return text[start:at]


def _has_particle(text: str, at: int) -> bool:
    # A syllable may be written in up to three parts.
    rest = text[at : at + 3 * _MOST_PARTICLES]
    run = next((i for i, char in enumerate(rest) if not _is_in(char, *_HANGUL)), len(rest))
    particles = unicodedata.normalize("NFC", rest[:run])
    return len(particles) < _MOST_PARTICLES and _PARTICLES.fullmatch(particles) is not None


def _has_clitic(text: str, left: int) -> bool:
    letters = ""
    place: int | None = left
    while place is not None and _kind(text[place]) in {"letter", "number"}:
        letters = text[place] + letters
        if len(letters) > _MOST_CLITICS:
            return False
        place = _next(text, place - 1, -1)
    return _CLITICS.fullmatch(letters) is not None
