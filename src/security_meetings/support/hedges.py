"""The words that bound, doubt or deny a day: "around 27 May", "before 2010", «не 27 мая»."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from security_meetings.support.bounds import is_of_speaking
from security_meetings.support.calendars import WEEKDAYS_OF_LISTS
from security_meetings.support.days import JOINING, PrintedDay

__all__ = ["Hedge", "Kind", "hedges_of"]

Kind = Literal["approximate", "uncertain", "either", "until", "before", "since", "after", "denied"]


class Hedge(NamedTuple):
    """What words make of a day.

    Attributes:
        kind: The day is about so; or perhaps so; or one of those joined by "or"; or the last, or comes after
            all that is meant; or the first, or comes before it; or it is denied.
        start: Where the hedge or its day begins, whichever comes first.
        end: Where the one that comes last ends, exclusive.
    """

    kind: Kind
    start: int
    end: int


# What was not held or opened on a day denies that day; who did not come then denies nothing of the kind.
_HELD = (
    r"(?:\s(?:be|been|yet))?\s(?:held|hold|opene?d?|beg[iau]n|start(?:ed)?|convened?|met|"
    r"meet|took place|take place|taken place|occur(?:red)?|happen(?:ed)?|signe?d?|closed?|ende?d?)(?!\s?,)"
)
_NOT_HELD = (
    rf"(?:not|never){_HELD}/"
    r"не\s(?:состо\w+|откры\w+|нач\w+|прош[ёел]\w*|пров[её]\w+|собра\w+|закры\w+|заверш\w+|подпис\w+|встре\w+)(?![\w,])"
)
# What stands before a day, patterns parted by "/"; beside those of English and Russian only plain words.
_BEFORE: Mapping[Kind, str] = {
    "denied": (
        r"(?<!\bif )(?<!\bor )not/never/rather than/instead of/other than/except/except for/as opposed to/"
        rf"не/вместо/кроме/nicht/statt/non pas/{_NOT_HELD}"
    ),
    "after": (
        r"after/later than/(?<!\bthe )following/no earlier than/not earlier than/no sooner than/not before/"
        "at the earliest/после/не ранее/не раньше/не ранее чем/не раньше чем/позже/позднее/"
        "nach/nicht vor/frühestens/après/después de/después del/dopo/depois de"
    ),
    "until": (
        "on or before/until/till/up to/up until/through/thru/до/вплоть до/по/bis/bis zum/jusqu['’]au/"
        "jusqu['’]en/hasta/fino al/até"
    ),
    "before": (
        "before/by/prior to/ahead of/earlier than/no later than/not later than/on the eve of/the day before/"
        "at the latest/не позднее/не позже/не позднее чем/не позже чем/перед/накануне/"
        "в преддверии/к/ко/раньше/ранее/"
        "vor/spätestens/bis spätestens/avant/antes de/antes del/prima del/entro"
    ),
    "since": "since/on or after/seit/depuis/desde",
    "approximate": (
        r"on or about/on or around/about/around/approximately/approx/roughly/circa/c\./(?-i:ca)/~/≈/∼/"
        "около/примерно/приблизительно/ориентировочно/в районе/где-то/порядка/"
        "etwa/ungefähr/zirka/um/gegen/vers/environ/aux alentours/alrededor de/alrededor del/"
        "hacia/verso/intorno al/por volta de"
    ),
    "uncertain": (
        "perhaps/maybe/possibly/probably/most probably/likely/most likely/presumably/supposedly/tentatively/"
        "provisionally/возможно/вероятно/предположительно/наверное/может быть/скорее всего/предварительно/"
        "vielleicht/möglicherweise/wahrscheinlich/voraussichtlich/vermutlich/peut-être/probablement/"
        "quizás/quizá/probablemente/forse/probabilmente/talvez/provavelmente"
    ),
}
# What stands behind a day, and ends there or is sure to be said of it.
_ENDING = r"(?=\s{0,3}[.,;:!?)\]»”—–]|\s{0,3}\Z)"
_BEHIND: Mapping[Kind, str] = {
    "after": "at the earliest/не раньше/не ранее",
    "before": "at the latest/не позже/не позднее",
    "since": (f"onwards?/и далее/(?:or|and) (?:later|after){_ENDING}/(?:и|или) (?:позже|позднее){_ENDING}"),
    "until": f"(?:or|and) (?:earlier|before){_ENDING}/(?:и|или) (?:раньше|ранее){_ENDING}",
    "approximate": (
        "(?:or so|or thereabouts|approximately|или около того|примерно|приблизительно|ориентировочно)"
        f"{_ENDING}"
    ),
    "uncertain": (
        r"\((?:\?|tbc|to be confirmed|tentative|tentatively|provisional|probably|possibly|"
        r"предположительно|вероятно|возможно)\)"
    ),
}
# What may stand between such words and the day.
_PASSED = (
    r"on|in|at|the|of|during|from|within|early|late|mid|middle|end|beginning|start|close|spring|summer|autumn|"
    r"fall|winter|morning|afternoon|evening|night|midnight|noon|в|во|на|с|со|к|конца|конце|концу|начала|начале|"
    r"началу|середины|середине|весной|летом|осенью|зимой|утром|вечером|am|im|den|dem|zum|le|du|el|il|en|ende|"
    rf"anfang|mitte|{'|'.join(WEEKDAYS_OF_LISTS)}"
)
_GAP = rf"(?:[\s,‐‑-]{{1,3}}(?:{_PASSED})(?![^\W\d_])){{0,4}}[\s,‐‑-]{{0,3}}"
# No such words stand further from the day.
_FAR = 80
_OR = r"\b(?:or|или|либо|oder|ou|o|або)\b"
# What was moved "until 29 May" is on that day.
_MOVED = (
    r"(?:postponed|delayed|deferred|adjourned|moved|rescheduled|put off|pushed back|отлож\w{1,9}|"
    r"перен[её]с\w{1,9}|сдвинут\w{0,9}|verschoben|verlegt|reporté\w{0,9}|aplazad\w{1,9})\b[^.!?;]{0,30}\Z"
)
# "Tuesday through Thursday, 27–29 May": what ends are days of the week.
_OF_A_WEEK = rf"\b(?:{'|'.join(WEEKDAYS_OF_LISTS)})[.,]?\s{{1,3}}\Z"
_ON_TO = r"\s?[-–—−]\s?\d"
# What did "not open until 27 May" opened on it.
_NOT_UNTIL = r"(?:\bnot\b|n['’]t\b|\bnever\b)[^.!?;]{0,50}\Z"
# "After the 27 May meeting" and "after May 27 talks" tell the day of these; "after the 27th of May" does not.
_OF_A_THING = r"\bthe\s{1,3}\Z"
_THING = (
    r"\s{1,3}(?:talks?|meetings?|summits?|conferences?|forums?|sessions?|rounds?|visits?|trips?|parades?|"
    r"elections?|votes?|referendums?|events?|openings?|calls?|statements?|speech(?:es)?|ceremon(?:y|ies)|"
    r"celebrations?|consultations|negotiations|hearings?|briefings?|agreements?|deals?|attacks?)\b"
)
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)\b|[^\W\d_]{1,20}(?:[\s-]{1,3}[^\W\d_]{1,20})?\sof\b"
# A German day has a full stop before such a word.
_STOP = r"(?:(?<=\b\d)\.|(?<=\b\d\d)\.)?"
_JOINT = rf"{_STOP}\s{{0,3}}(?:[,–—−/&-]|,?\s(?:{JOINING})\s)\s{{0,3}}(?:(?:on|the|в|во)\s{{1,3}}){{0,2}}"


_IN_PLACE = r"\b(?:instead of|rather than|вместо)\s(?:the\s)?\Z"


def _groups(rows: Mapping[Kind, str]) -> str:
    """A pattern of all words, a group a kind; the longest first, so that none hides a longer one."""
    groups = []
    for kind, row in rows.items():
        words = "|".join(sorted(row.split("/"), key=len, reverse=True))
        groups.append(f"(?P<{kind}>{words})")
    return "|".join(groups)


_LEADING = rf"(?:(?<!\w)(?:{_groups(_BEFORE)})|(?<=\w)(?P<denying>n['’]t(?:{_HELD})?))\.?(?![^\W\d_]){_GAP}\Z"
_TRAILING = rf"[\s,]{{0,3}}(?:{_groups(_BEHIND)})(?![^\W\d_])"


@functools.cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


def hedges_of(text: str, days: Sequence[PrintedDay]) -> list[Hedge | None]:
    """What the words make of each of the days that a text prints; None for one that they simply tell.

    Days of a list and of a range have what stands before the first of them: "around 27 or 28 May".

    Args:
        text: The text.
        days: Its days, in their order.

    >>> from security_meetings.support.days import days
    >>> text = "not on 27 May, but around 28 May"
    >>> [hedge.kind for hedge in hedges_of(text, days(text))]
    ['denied', 'approximate']
    """
    found: list[Hedge | None] = []
    for at, day in enumerate(days):
        earlier = days[at - 1] if at else None
        if earlier is not None and (earlier.start, earlier.end) == (day.start, day.end):
            found.append(found[-1])
            continue
        own = _before(text, day, earlier) or _behind(text, day)
        if own is None and earlier is not None and _are_joined(text, earlier, day):
            own = found[-1] and found[-1]._replace(end=day.end)
            if own is None and _compiled(_OR).search(text, earlier.end, day.start):
                own = _doubt(text, days, at, found)
        found.append(own)
    return found


def _doubt(text: str, days: Sequence[PrintedDay], last: int, found: list[Hedge | None]) -> Hedge:
    """The hedge of the last of days joined by "or", and of all before it in its list: "26, 27 or 28 May"."""
    at = last
    while at and found[at - 1] is None and _are_joined(text, days[at - 1], days[at]):
        at -= 1
    hedge = Hedge("either", days[at].start, days[last].end)
    found[at:] = [hedge] * (len(found) - at)
    return hedge


def _are_joined(text: str, earlier: PrintedDay, day: PrintedDay) -> bool:
    """Whether a day has what stands before an earlier one: not that of "instead of 27 May, on 28 May"."""
    joint = _compiled(_JOINT).fullmatch(text, earlier.end, day.start)
    if joint is None:
        return False
    listed = _compiled(rf"\b(?:{JOINING})\b").search(joint[0])
    return listed is not None or not _stands(_IN_PLACE, text, earlier.start)


def _before(text: str, day: PrintedDay, earlier: PrintedDay | None) -> Hedge | None:
    """What the words before a day make of it."""
    least = max(day.start - _FAR, 0 if earlier is None else earlier.end)
    match = _compiled(_LEADING).search(text, least, day.start)
    if match is None:
        return None
    kind: Kind = "denied" if match["denying"] else match.lastgroup  # type: ignore[assignment]
    start = match.start()
    if kind == "until":
        ends_a_range = earlier is not None and not text[earlier.end : start].strip(" ,.\n")
        of_a_week = _stands(_OF_A_WEEK, text, start) and _compiled(_ON_TO).match(text, day.end)
        if ends_a_range or of_a_week or _stands(_MOVED, text, start) or _stands(_NOT_UNTIL, text, start):
            return None
    if match[0].lower().startswith("about") and is_of_speaking(text, start):
        return None
    if kind != "denied" and _is_of_a_thing(text, start, day):
        return None
    return Hedge(kind, start, day.end)


def _is_of_a_thing(text: str, start: int, day: PrintedDay) -> bool:
    if _compiled(_THING).match(text, day.end):
        return True
    the = _compiled(_OF_A_THING).search(text, start, day.start)
    return the is not None and not _compiled(_ORDINAL).match(text, day.start)


def _stands(expression: str, text: str, end: int) -> bool:
    return _compiled(expression).search(text, max(end - _FAR, 0), end) is not None


def _behind(text: str, day: PrintedDay) -> Hedge | None:
    """What the words behind a day make of it."""
    match = _compiled(_TRAILING).match(text, day.end)
    return None if match is None else Hedge(match.lastgroup, day.start, match.end())  # type: ignore[arg-type]
