"""What a number of a text may count, by the words behind it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from security_meetings.build.romanizing import in_latin
from security_meetings.build.tomling import key, quoted
from security_meetings.errors import InvalidValue
from security_meetings.model.counts import Count
from security_meetings.model.kinds import class_of
from security_meetings.model.schema import properties
from security_meetings.support.numbers import Number

__all__ = ["Counted", "latin_id", "may_count"]

_COUNTS = "counts."
# What is counted stands among so many words behind the number, with no mark between them.
_BEHIND = 3
_WORDS_BEHIND = re.compile(r"[ \t\r\n\u00a0\u202f]{1,3}([^\W\d_][\w'’-]*)")
_SHORTEST = 3

# What is counted, by the property of a meeting's counts or the unit of a tally: words, and the beginnings of
# those that are inflected.
_NOUNS = {
    "delegations": "delegations delegation делегац- делегаці-",
    "countries": "countries country nations nation стран- государств- країн- держав-",
    "organizations": "organizations organisations organization organisation организац- організац-",
    "guests": "guests guest гост-",
    "reports": "reports report доклад- доповід-",
    "sessions": "sessions session заседани- сесси- засідан- сесі-",
    "talks": "talks встреч- переговор- зустріч-",
    "meetings": "meetings meeting",
    "persons": "participants people persons attendees участник- человек- учасник- осіб",
    "media": "journalists журналист- сми",
}
_ENDING = "[аеёиіїоуыэюяьйхмв]{0,4}"
_IS_NOUN = {
    what: re.compile("|".join(noun.replace("-", _ENDING) for noun in nouns.split()), re.IGNORECASE)
    for what, nouns in _NOUNS.items()
}
# With an adjective before it, such a noun is that of another count of the meeting.
_ADJECTIVES = {
    ("plenary", "sessions"): "plenary_sessions",
    ("пленарн", "sessions"): "plenary_sessions",
    ("multilateral", "meetings"): "multilateral_meetings",
    ("многосторонн", "talks"): "multilateral_meetings",
}


class Counted(NamedTuple):
    """What a number may count.

    Attributes:
        line: The claim, as an annotation file has it.
        hint: What its author should look at.
    """

    line: str
    hint: str


def latin_id(text: str) -> str:
    """A part of an id in small Latin letters, figures and hyphens; empty where there are none.

    >>> latin_id("стран Азии"), latin_id("Łódź–2"), latin_id("北京")
    ('stran-azii', 'odz-2', '')
    """
    apart = unicodedata.normalize("NFKD", in_latin(text)).casefold()
    plain = "".join(char for char in apart if not unicodedata.combining(char))
    return "-".join(re.findall("[a-z0-9]+", plain))


def may_count(text: str, number: Number, meeting: str) -> Iterator[Counted]:
    """The count or the tally of a meeting that a number may be; none where it is that of a house or a page.

    Args:
        text: The sentence.
        number: The number in it.
        meeting: The id of the meeting.
    """
    place = f"meetings.{key(meeting)}"
    if number.kind == "ordinal" and int(number.value) >= 1:
        yield Counted(f"{place}.ordinal = {int(number.value)}", "if it is the meeting that is counted")
    if number.kind != "cardinal" or int(number.value) != number.value:
        return
    behind = list(_behind(text, number.end))
    if not behind:
        return
    bare, count = str(int(number.value)), _count(number)
    noun = next(filter(None, map(_noun, behind)), None)
    path = noun and _path(behind, noun)
    units = properties(class_of("tallies"))["unit"].choices
    doubt = f"; and what {quoted(number.unread)} makes of it" if number.unread else ""
    if path:
        yield Counted(f"{place}.{path} = {quoted(count)}", f"if these are all, and were there{doubt}")
        return
    of_which = "" if _noun(behind[0]) == noun and noun in units else behind[0]
    if behind[0] == of_which and len(of_which) < _SHORTEST:
        return  # "12 of them" says of nothing what it is
    said = [f"meeting = {quoted(meeting)}", f"count = {quoted(count)}"]
    said += [f"of_which = {quoted(of_which)}"] if of_which else []
    said += [f"unit = {quoted(noun)}"] if noun in units else []
    id_ = "-".join(filter(None, [meeting, bare, latin_id(behind[0])]))
    unknown = "" if noun in units else "say also: unit"
    yield Counted(f"tallies.{key(id_)} = {{{', '.join(said)}}}", unknown + doubt)


def _behind(text: str, at: int) -> Iterator[str]:
    for _ in range(_BEHIND):
        word = _WORDS_BEHIND.match(text, at)
        if not word:
            return
        yield word[1]
        at = word.end()


def _count(number: Number) -> str:
    comparator, bare = number.comparators[0], str(int(number.value))
    try:
        return str(Count.parse(bare if comparator == "exactly" else f"{comparator} {bare}"))
    except InvalidValue:
        return bare


def _noun(word: str) -> str | None:
    """What a word counts."""
    return next((what for what, nouns in _IS_NOUN.items() if nouns.fullmatch(word)), None)


def _path(behind: list[str], noun: str) -> str:
    """The count of a meeting that a noun is the number of; empty where it is none."""
    for word in behind:
        for (stem, of), name in _ADJECTIVES.items():
            if of == noun and word.lower().startswith(stem):
                return _COUNTS + name
    return _COUNTS + noun if _COUNTS + noun in properties(class_of("meetings")) else ""
