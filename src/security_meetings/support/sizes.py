"""Words that tell only the size of a number: "dozens", "hundreds of thousands", «десятки»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from security_meetings.support import number_kinds as signs
from security_meetings.support.in_figures import Figures
from security_meetings.support.number_kinds import Vague
from security_meetings.support.number_words import BEFORE_ONE, ONE_OR_MORE
from security_meetings.support.spelled import Spelled, half_behind
from security_meetings.support.tokens import READ, Token

__all__ = ["several", "sizes"]

_FAR = 12


def several(words: Sequence[Token], at: int) -> bool:
    """Whether a word is no number because only several of it are told of: "several hundred"."""
    return at > 0 and words[at].text in signs.SEVERAL_OF and words[at - 1].text in signs.SEVERAL


def sizes(even: str, words: Sequence[Token], tag: str, spelled: Mapping[int, Spelled]) -> list[Vague]:
    """The words that tell the size of a number and are no part of one, as in "3 thousand"."""
    units = {at: unit for at, token in enumerate(words) if (unit := _unit(words, at, token))}
    if not units or tag not in READ:
        return []
    figures = Figures(even, words, tag, spelled)
    used: set[int] = set()
    for at, token in enumerate(words):
        if token.digits:
            used.update(range(at, figures.factor(at, token)[2]))
            half = half_behind(words, at + 1)
            used.update(() if half is None else range(at, half + 1))
    for at, number in spelled.items():
        one_or_more = words[at].text == ONE_OR_MORE and words[at - 1].text not in BEFORE_ONE
        if not several(words, at) and not (one_or_more and number.following == at + 1):
            used.update(range(at, number.following))
    found: list[Vague] = []
    for at in [at for at in units if at not in used]:
        token = words[at]
        before = found[-1].end if found else 0
        gap = even[before : min(token.start, before + _FAR)]
        if found and (gap.isspace() or gap.strip() == "of"):
            # Hundreds of thousands, десятки тысяч.
            found[-1] = Vague(found[-1].unit * units[at], found[-1].start, token.end)
        else:
            found.append(Vague(units[at], token.start, token.end))
    return found


def _unit(words: Sequence[Token], at: int, token: Token) -> int:
    """The size that a word tells; 0 if it tells none."""
    of_several = at > 0 and words[at - 1].text in signs.SEVERAL
    return signs.VAGUE.get(token.text) or (signs.SEVERAL_OF.get(token.text, 0) if of_several else 0)
