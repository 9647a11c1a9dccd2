"""Numbers that are a mark which another number nears or passes: "around the 100 mark", «отметка в 100»."""

from __future__ import annotations

from collections.abc import Sequence

from security_meetings.support.bounds import Bound, Meanings
from security_meetings.support.number_kinds import Found
from security_meetings.support.surroundings import Surroundings
from security_meetings.support.tokens import Token

__all__ = ["threshold_bound"]

_MARKS = frozenset({"mark", "threshold", "milestone"})
_RUSSIAN_MARKS = ("отметк", "рубеж", "планк")
_ARTICLES = frozenset({"the", "a", "its", "their", "that", "this"})

# What the word before a mark makes of it: whole words, and the beginnings of verbs.
_ROWS: Sequence[tuple[Meanings, str, tuple[str, ...]]] = (
    (("about", "nearly"), "around about near close к около вблизи возле у", ()),
    (
        ("more than",),
        "over past above beyond broke за выше свыше",
        (
            *("pass", "cross", "top", "exceed", "surpass", "break", "breach", "clear"),
            *("превыс", "перешаг", "преодол", "перевал", "пересек"),
        ),
    ),
    (
        ("nearly", "about", "fewer than"),
        "",
        ("approach", "nearing", "подбир", "подош", "приближ", "приблиз"),
    ),
    (("fewer than", "at most"), "below under short ниже до", ()),
    (("at least", "exactly"), "at touched на", ("reach", "hit", "достиг")),
)


def threshold_bound(even: str, words: Sequence[Token], number: Found) -> Bound | None:
    """What bounds a number that is a mark; None if it is none.

    What is not read makes a bound that is not sure: "the 100 mark".

    Args:
        even: The text.
        words: Its tokens.
        number: The number.
    """
    around = Surroundings(even, words, number)
    first = _first_of_mark(around)
    if first is None:
        return None
    end = number.end
    if not around.before() or around.behind(also="-‐‑") in _MARKS or around.behind(2, also="-‐‑") in _MARKS:
        last = around.following + (around.behind(also="-‐‑") not in _MARKS)
        end = words[last].end if last < len(words) and words[last].text in _MARKS else end
    start = number.token - first
    told = words[start].text if start >= 0 else ""
    if told == "of" and start and words[start - 1].text == "short":
        start, told = start - 1, "short"
    if told in {"к", "до", "за", "на", "to"} and start and _meaning(words[start - 1].text):
        start, told = start - 1, words[start - 1].text
    meanings = _meaning(told)
    if meanings is None:
        return Bound(("about",), words[max(start, 0)].start if start >= 0 else number.start, end, sure=False)
    return Bound(meanings, words[start].start, end)


def _first_of_mark(around: Surroundings) -> int | None:
    """How many words before a mark the word stands that bounds it; None if the number is no mark."""
    behind = {around.behind(also="-‐‑"), around.behind(2, also="-‐‑")}
    if not _MARKS.isdisjoint(behind):
        return 2 if around.before() in _ARTICLES else 1
    for count in (1, 2):
        if around.before(count).startswith(_RUSSIAN_MARKS):
            return count + 1
    return None


def _meaning(word: str) -> Meanings | None:
    for meanings, whole, stems in _ROWS:
        if word in whole.split() or word.startswith(stems):
            return meanings
    return None
