"""What numbers count: those of chairs and of days are none of delegations."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from security_meetings.support.comparisons import Words
from security_meetings.support.numbers import numbers, vague

__all__ = ["Other", "others"]

_NOUNS: Mapping[str, str] = {
    "delegations": "delegations|делегаци[яийюе]|делегаций",
    "countries": "countries|states|nations|governments|стран[аы]?|государств[оа]?|держав[аы]?",
    "organizations": "organi[sz]ations|организаци[яйи]",
    "persons": (
        "persons|people|participants|guests|delegates|attendees|officials|officers|experts|ministers|"
        "человека?|людей|участник(?:а|ов)?|гост(?:ь|я|ей)|делегат(?:а|ов)?|министр(?:а|ов)?|эксперт(?:а|ов)?"
    ),
    "events": (
        "reports|sessions|meetings|talks|speeches|panels|"
        "доклад(?:а|ов)?|заседани[еяй]|сесси[яйи]|встреч[аи]?|переговоров|бесед[аы]?|выступлени[еяй]"
    ),
    "spans": (
        "days|weeks|months|years|hours|minutes|decades|"
        "дн(?:я|ей)|день|недел[яиь]|месяц(?:а|ев)?|год(?:а|ов)?|лет|час(?:а|ов)?|минут[аы]?"
    ),
    "things": (
        "chairs|tables|rooms|halls|flags|planes|aircraft|cars|vehicles|buses|tanks|missiles|drones|ships|pages|"
        "documents|tickets|hotels|cameras|screens|books|stands|booths|stamps|trees|rockets|warheads|"
        "стул(?:а|ьев)|стол(?:а|ов)?|зал(?:а|ов)?|флаг(?:а|ов)?|самолет(?:а|ов)?|машин[аы]?|автомобил(?:ь|я|ей)|"
        "автобус(?:а|ов)?|танк(?:а|ов)?|ракет[аы]?|кораб(?:ль|ля|лей)|страниц[аы]?|документ(?:а|ов)?|"
        "билет(?:а|ов)?|гостиниц[аы]?|кресл[оа]?|кресел|стенд(?:а|ов)?"
    ),
}
# Who is talked with is told for the talk, and who comes for the delegation.
_FAR: Mapping[str, frozenset[str]] = {
    "delegations": frozenset({"events", "spans", "things"}),
    "countries": frozenset({"organizations", "events", "spans", "things"}),
    "organizations": frozenset({"countries", "events", "spans", "things"}),
    "persons": frozenset({"events", "spans", "things"}),
    "events": frozenset({"spans", "things"}),
    "spans": frozenset(_NOUNS) - {"spans"},
}
_NO_ADJECTIVES = (
    "from|for|the|and|with|into|over|spent|took|had|were|are|have|held|saw|after|before|two|three|four|five|"
    "six|seven|eight|nine|ten|для|или|две|два|три|пять|все|всех|из|было|были|через|после|под|над|при|без"
)
_OF_ONE = r"day|week|month|year|hour|minute|page"


class Other(NamedTuple):
    """A number that counts something else.

    Attributes:
        noun: What it counts, as printed.
        start: Where it begins in the quoted words.
        end: Where it ends there, exclusive.
    """

    noun: str
    start: int
    end: int


@functools.cache
def _nouns() -> re.Pattern[str]:
    groups = "|".join(f"(?P<{group}>{nouns})" for group, nouns in _NOUNS.items())
    return re.compile(
        rf"(?:[-‐‑](?P<span>{_OF_ONE})|\s{{1,3}}(?:of\s(?:the\s)?)?"
        rf"(?:(?!(?:{_NO_ADJECTIVES})\s)[^\W\d_]{{3,20}}\s)??(?P<noun>{groups}))(?![\w-])",
        re.IGNORECASE,
    )


def others(quote: Words, unit: str, language: str | None) -> Iterator[Other]:
    """The numbers in quoted words that clearly count something else than a unit.

    Args:
        quote: The quoted words.
        unit: What is counted, by a word such as "delegations"; what no such word says is told of nothing.
        language: Their BCP 47 tag; None where it is not known.

    >>> [other.noun for other in others(Words("12 chairs for 12 delegations"), "delegations", "en")]
    ['chairs']
    """
    far = _FAR.get(_group(unit), frozenset())
    whole, start = (quote.prefix + quote.exact + quote.suffix).replace("ё", "е"), len(quote.prefix)
    spans: list[tuple[int, int, int]] = []
    if far:
        found = numbers(whole, language)
        spans += [(n.start, n.end, n.bound[1] if n.ends and n.bound else n.end) for n in found]
        spans += [(v.start, v.end, v.end) for v in vague(whole, language)]
    for first, last, behind in spans:
        match = _nouns().match(whole, behind)
        if match is None or not start <= first < last <= start + len(quote.exact):
            continue
        group = "spans" if match["span"] else next(name for name in _NOUNS if match[name])
        if group in far:
            yield Other(match["span"] or match["noun"], first - start, last - start)


def _group(unit: str) -> str:
    """Which sort of things a unit is of; empty if of none."""
    return next((name for name, nouns in _NOUNS.items() if re.fullmatch(nouns, unit)), "")
