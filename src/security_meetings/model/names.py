"""Matching names exactly, yet in any spelling: one folding key, and no guess."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["folded", "name_words"]

# Russian names reach English by several roads: Sergei, Sergey, Sergej; Shoigu, Shoygu.
# The dotless i of Turkish is an i whose capital everyone else writes alike.
_SAME_SOUND = str.maketrans({"y": "i", "j": "i", "\u0131": "i"})
_NOT_LETTERS = re.compile(r"[\W_]+")


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, without case, accents, hyphens and the i/y/j of transliteration.

    >>> name_words("Ri Chang-dae") == name_words("RI CHANG DAE")
    True
    >>> name_words("Sergej Šoigu")
    ('sergei', 'shoigu')
    """
    # Composed before and after the case goes: a styled letter has a case only once it is bare.
    spelled = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    # š, ž and č are how scholars write what newspapers write as sh, zh and ch.
    spelled = spelled.replace("š", "sh").replace("ž", "zh").replace("č", "ch")
    bare = "".join(c for c in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(c))
    return tuple(word.translate(_SAME_SOUND) for word in _NOT_LETTERS.split(bare) if word)


def folded(name: str) -> str:
    """The key under which every spelling of a name meets.

    >>> folded("Sergey Shoygu") == folded("SERGEI SHOIGU")
    True
    >>> folded("Niger") == folded("Nigeria")
    False
    """
    return " ".join(name_words(name))
