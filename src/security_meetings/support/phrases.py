"""Numbers that words say together which say none alone: "a couple of", "no delegation", «десяток-другой»."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from security_meetings.support.number_words import PLURALS, Meaning, Spelled, known_parts
from security_meetings.support.tokens import Token

__all__ = ["said_together"]

_HYPHENS = frozenset("-‐‑")
# Before "of".
_GROUPS: Mapping[str, tuple[int, Meaning]] = {
    "pair": (2, ()),
    "duo": (2, ()),
    "couple": (2, ("about",)),
    "trio": (3, ()),
    "quartet": (4, ()),
    "quintet": (5, ()),
    "score": (20, ("exactly", "about")),
}
_SCORE = 20
# What a part is one of, by its name.
_PARTS: Mapping[str, int] = {
    **dict.fromkeys("third thirds треть трети третью третей".split(), 3),
    **dict.fromkeys("quarter quarters четверть четверти четвертью четвертей".split(), 4),
}
_NONE = "no"
# Of these there can be none at a meeting; "no doubt" counts nothing.
_OF_NONE = frozenset(
    "delegation delegations country countries state states nation nations minister ministers guest "
    "guests participant participants delegate delegates official officials representative "
    "representatives meeting meetings talks session sessions report reports speech speeches statement "
    "statements agreement agreements document documents journalist journalists reporter reporters "
    "leader leaders expert experts envoy envoys ambassador ambassadors diplomat diplomats organization "
    "organizations organisation organisations member members observer observers speaker speakers person "
    "persons people votes vote president presidents".split()
)
_BOUNDING = frozenset("more fewer less other longer such further additional single one".split())
_OF_ALL = frozenset("can cannot could should must may might alone ever wants wishes needs".split())
_BEHIND_BOTH = frozenset("of the these those its their his her our men women people".split())
_BEHIND_NONE = frozenset("other too the so less but".split())
_BEFORE_NONE = frozenset("to or and but".split())
_OTHER = frozenset("другой другая другую другие другому другим".split())
# With what stands before them.
_ALONE: Mapping[str, frozenset[str]] = {
    "single": frozenset({"a"}),
    "sole": frozenset({"the", "its"}),
    "lone": frozenset({"a", "the"}),
}
_PAIRS = frozenset("пара пару паре парой пары".split())
_THREES = frozenset("тройка тройку тройке тройкой тройки".split())


def said_together(even: str, words: Sequence[Token], at: int) -> Spelled | None:
    """The number that words from one place on say together; None if they say none.

    Args:
        even: The text.
        words: Its tokens.
        at: The place of the first word.
    """
    if words[at].text not in _first_words():
        return None
    for said in (_of_group, _of_parts, _of_scores, _of_none, _at_all, _both, _alone, _and_more):
        found = said(even, words, at)
        if found is not None:
            value, count, meaning = found
            last = words[at + count - 1]
            return Spelled(
                value,
                words[at].start,
                last.end,
                ordinal=False,
                following=at + count,
                scale=1,
                comparators=meaning,
            )
    return None


@functools.cache
def _first_words() -> frozenset[str]:
    """The words that such a number may begin with: nearly all begin none."""
    counting = (word for word, part in known_parts().items() if not part.ordinal)
    return frozenset([*_GROUPS, *_PAIRS, *_ALONE, _NONE, "none", "not", "both", "baker", *_PARTS, *counting])


_Said = tuple[int, int, Meaning]
"""The value, how many words say it, and what they make of it."""


def _text(even: str, words: Sequence[Token], at: int, *, first: int) -> str:
    """The word at a place, if nothing but a blank or a hyphen parts it and those before it; else empty."""
    if not 0 <= at < len(words) or words[at].digits:
        return ""
    gaps = [even[words[place].end : words[place + 1].start] for place in range(first, at)]
    return words[at].text if all(gap.isspace() or gap in _HYPHENS for gap in gaps) else ""


def _of_group(even: str, words: Sequence[Token], at: int) -> _Said | None:
    """A pair of, a couple of dozen, a couple hundred, a score of."""
    group = _GROUPS.get(words[at].text)
    if group is None or words[at].digits:
        return None
    value, meaning = group
    of = _text(even, words, at + 1, first=at) == "of"
    if words[at].text == "couple":
        scale = known_parts().get(_text(even, words, at + 1 + of, first=at))
        if scale is not None and scale.role in {"dozen", "hundred", "scale"} and not scale.ordinal:
            return value * int(scale.value), 2 + of, meaning
    before = words[at - 1].text if at else ""
    counted = _text(even, words, at + 2, first=at)
    named = words[at].text == "score" and before != "a"
    return (value, 2, meaning) if of and counted and not named else None


def _of_parts(even: str, words: Sequence[Token], at: int) -> _Said | None:
    """A quarter of a million, three quarters of a million, «треть миллиона»."""
    unit = known_parts().get(words[at].text)
    several = unit is not None and unit.role == "unit" and not unit.ordinal and unit.value.denominator == 1
    place = at + several
    part = _PARTS.get(_text(even, words, place, first=at))
    if part is None:
        return None
    row = [_text(even, words, place + count, first=at) for count in (1, 2)]
    scaled = place + (3 if row == ["of", "a"] else 1)
    scale = known_parts().get(_text(even, words, scaled, first=at))
    if scale is None or scale.role not in {"scale", "hundred", "dozen"} or scale.ordinal:
        return None
    value = scale.value * (unit.value if several and unit is not None else 1) / part
    return round(value), scaled + 1 - at, () if value.denominator == 1 else ("about",)


def _of_scores(even: str, words: Sequence[Token], at: int) -> _Said | None:
    """Three score, and three score and ten."""
    unit = known_parts().get(words[at].text)
    if unit is None or unit.role != "unit" or unit.ordinal or unit.value.denominator > 1 or unit.value == 1:
        return None
    if _text(even, words, at + 1, first=at) != "score":
        return None
    value = int(unit.value) * _SCORE
    more = known_parts().get(_text(even, words, at + 3, first=at))
    joined = _text(even, words, at + 2, first=at) == "and"
    if joined and more is not None and more.role in {"unit", "teen"} and not more.ordinal:
        return value + int(more.value), 4, ()
    return value, 2, ()


def _of_none(even: str, words: Sequence[Token], at: int) -> _Said | None:
    """No delegation, no foreign ministers."""
    if words[at].text != _NONE or even.startswith(".", words[at].end):
        return None
    row = [_text(even, words, at + count, first=at) for count in (1, 2, 3)]
    if row[0] in _BOUNDING or _OF_NONE.isdisjoint(row[:2]):
        return None
    # "No country can stand alone" tells of all, and counts none.
    following = row[1] if row[0] in _OF_NONE else row[2]
    return None if following in _OF_ALL else (0, 1, ())


def _at_all(even: str, words: Sequence[Token], at: int) -> _Said | None:
    """None, not one, not a single."""
    following = _text(even, words, at + 1, first=at)
    if words[at].text == "none":
        before = words[at - 1].text if at else ""
        return None if following in _BEHIND_NONE or before in _BEFORE_NONE else (0, 1, ())
    if words[at].text != "not":
        return None
    third = _text(even, words, at + 2, first=at)
    if following == "a" and third == "single":
        return 0, 3, ()
    return (0, 2, ()) if following == "one" and third not in {"", "but", "and", "only"} else None


def _both(even: str, words: Sequence[Token], at: int) -> _Said | None:
    """Both of them, both sides; not "both in Moscow and abroad"."""
    if words[at].text != "both":
        return None
    behind = _text(even, words, at + 1, first=at)
    plural = behind.endswith("s") and not behind.endswith(("ss", "us", "is"))
    plural = plural and even[words[at + 1].start].islower()
    return (2, 1, ()) if not behind or behind in _BEHIND_BOTH or plural else None


def _alone(even: str, words: Sequence[Token], at: int) -> _Said | None:
    """A single delegation, the sole guest."""
    before = words[at - 1].text if at else ""
    articles = _ALONE.get(words[at].text, frozenset())
    return (1, 1, ()) if before in articles and _text(even, words, at + 1, first=at) else None


def _and_more(even: str, words: Sequence[Token], at: int) -> _Said | None:
    """A dozen or two, «десяток-другой», «пара-тройка», a baker's dozen."""
    second, third = _text(even, words, at + 1, first=at), _text(even, words, at + 2, first=at)
    several = known_parts().get(second)
    if words[at].text in _PAIRS and (second in _THREES or (several is not None and second in PLURALS)):
        return 2 * int(several.value) if several is not None else 2, 2, ("about",)
    if words[at].text == "baker" and [word.text for word in words[at + 1 : at + 3]] == ["s", "dozen"]:
        return 13, 3, ()
    scale = known_parts().get(words[at].text)
    if scale is None or scale.role not in {"dozen", "hundred", "scale"} or scale.ordinal:
        return None
    value = int(scale.value)
    if second in _OTHER and even[words[at].end : words[at + 1].start] in _HYPHENS:
        return value, 2, ("at least",)
    return (value, 3, ("at least",)) if second == "or" and third in {"two", "three"} else None
