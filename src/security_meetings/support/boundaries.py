"""Where words may begin and end in a text: at the borders of words and of letters with their marks."""

from __future__ import annotations

import functools
import re
import unicodedata

__all__ = ["parts_words"]

# Marks and invisible signs that belong to the letter before them are looked past, as far as writing has them.
_FAR = 32
# Letters of scripts that put no spaces between words; a name may stand anywhere among them.
_UNSPACED = (
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u1950-\u19df\u1a20-\u1aaf\u2e80-\u2fdf\u3005-\u3007"
    r"\u3021-\u3029\u3040-\u309f\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaadf\uf900-\ufaff\U00016fe0-\U00016fff"
    r"\U0001b000-\U0001b11f\U00020000-\U0003ffff]"
)
_APOSTROPHES = "'’ʼ＇"
_IN_NUMBERS = ",.٬٫'’;"
# What may be left out before and behind an apostrophe: l’Iran, dell’Iran; Iran’s, İran’daki.
_ELIDED = frozenset(
    "l d j m n s t c v qu jusqu lorsqu puisqu quoiqu un gl all coll dall dell nell sull quell sant".split()
)
_LONGEST_CLITIC = 5
_LAST_LATIN = "\u024f"
# What Korean writes behind a name without a space.
_PARTICLES = frozenset(
    "은 는 이 가 을 를 의 와 과 에 도 로 만 인 측 으로 에서 에게 에는 에도 께서 부터 까지 측은 측이 라고 "
    "이라고 과의 와의".split()
)
_FIRST_FLAG, _LAST_FLAG = "\U0001f1e6", "\U0001f1ff"
# An even number: a longer row of halves is no writing.
_MOST_FLAGS = 256
_JOINER = "\u200d"


@functools.cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(_UNSPACED)


def parts_words(text: str, at: int) -> bool:
    """Whether words may end before an offset of a text, and others begin there.

    As Unicode parts words (UAX #29), but for a name before an apostrophe ("Iran" in "Iran’s"), behind an
    elided word ("l’Iran") or before a Korean particle; and in scripts without spaces any letter begins one.

    >>> [parts_words("the Nigerian, Iran’s", at) for at in (4, 9, 12, 18)]
    [True, False, True, True]
    """
    if not 0 < at < len(text):
        return True
    right = text[at]
    if _extends(right) or text[at - 1] == _JOINER or text[at - 1 : at + 1] == "\r\n":
        return False
    if _is_flag(right) and _flags_before(text, at) % 2:
        return False
    left, right = _base_before(text, at), _base_behind(text, at)
    if _is_wordly(left) and _is_wordly(right):
        return bool(_unspaced().match(left) or _unspaced().match(right)) or _before_particle(text, at)
    return not (_in_number(text, at) or _in_contraction(text, at))


def _extends(c: str) -> bool:
    """Whether a sign belongs to what stands before it: a mark, a joiner, a skin tone, a part of Hangul."""
    if c.isascii():
        return False
    category = unicodedata.category(c)
    return (
        category.startswith("M")
        or c == _JOINER
        or "\U0001f3fb" <= c <= "\U0001f3ff"
        or "\U000e0020" <= c <= "\U000e007f"
        or "\u1160" <= c <= "\u11ff"
    )


def _is_invisible(c: str) -> bool:
    """Whether a sign is only there for what stands around it; the space without width is one all the same."""
    return not c.isascii() and c != "\u200b" and unicodedata.category(c) == "Cf"


def _is_flag(c: str) -> bool:
    return _FIRST_FLAG <= c <= _LAST_FLAG


def _flags_before(text: str, at: int) -> int:
    """How many halves of flags stand right before an offset."""
    start = at
    while start > max(at - _MOST_FLAGS, 0) and _is_flag(text[start - 1]):
        start -= 1
    return at - start


def _base_before(text: str, at: int) -> str:
    """The last sign before an offset that is no mark; empty if there is none near."""
    for place in range(at - 1, max(at - _FAR, -1), -1):
        if not (_extends(text[place]) or _is_invisible(text[place])):
            return text[place]
    return ""


def _base_behind(text: str, at: int) -> str:
    for place in range(at, min(at + _FAR, len(text))):
        if not _is_invisible(text[place]):
            return text[place]
    return ""


def _is_wordly(c: str) -> bool:
    return bool(c) and (c.isalnum() or unicodedata.category(c) in {"Pc", "Mn", "Mc", "Me"})


def _in_number(text: str, at: int) -> bool:
    """Whether an offset lies inside of figures: at the mark of 1,250 or 3.5."""
    around = text[max(at - 2, 0) : at + 2]
    before, behind = around[: min(at, 2)], around[min(at, 2) :]
    return (before[-1].isdecimal() and behind[0] in _IN_NUMBERS and behind[1:].isdecimal()) or (
        behind[0].isdecimal() and before[-1] in _IN_NUMBERS and before[:-1].isdecimal()
    )


def _is_hangul(c: str) -> bool:
    """Whether a sign is a syllable of Korean, or the consonant that begins one."""
    return "\u1100" <= c <= "\u1112" or "\uac00" <= c <= "\ud7a3"


def _before_particle(text: str, at: int) -> bool:
    """Whether a Korean word ends before an offset, and only its particle follows."""
    if not (_is_hangul(text[at]) and _is_hangul(_base_before(text, at))):
        return False
    end = at
    while end < min(at + _FAR, len(text)) and text[end].isalpha():
        end += 1
    return unicodedata.normalize("NFC", text[at:end]) in _PARTICLES


def _in_contraction(text: str, at: int) -> bool:
    """Whether an offset lies inside of a word with an apostrophe that is one word, as O’Brien is."""
    apostrophe = next((place for place in (at, at - 1) if text[place] in _APOSTROPHES), None)
    if apostrophe is None:
        return False
    before, following = _letters_before(text, apostrophe), _letters_behind(text, apostrophe + 1)
    if not before or not following or _unspaced().match(before[-1]) or _unspaced().match(following):
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
    while start > 0 and at - start < _FAR and (text[start - 1].isalpha() or _extends(text[start - 1])):
        start -= 1
    return text[start:at]
