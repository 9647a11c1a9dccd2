"""What a sentence may say, found by machine and for an author to confirm: known names, numbers, days."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from security_meetings.build.dating import WEEKDAYS
from security_meetings.build.tomling import key, quoted
from security_meetings.errors import InvalidValue
from security_meetings.model.counts import Count
from security_meetings.model.days import PartialDate
from security_meetings.model.kinds import HOMES, class_of
from security_meetings.model.schema import claimable, properties
from security_meetings.packs.pack import Pack
from security_meetings.support.days import PrintedDay, days
from security_meetings.support.numbers import Number, numbers
from security_meetings.support.times import weekdays

__all__ = ["Names", "Proposal", "proposals"]

_WORD = re.compile(r"\w+")
_COUNTS = "counts."
# What is counted stands among so many words behind the number.
_BEHIND = 3


class Proposal(NamedTuple):
    """One claim that a sentence may make.

    Attributes:
        line: The claim, as an annotation file has it.
        hint: What its author should look at; empty where nothing is in doubt.
    """

    line: str
    hint: str = ""

    @property
    def place(self) -> str:
        """What it is about: collection, id and property."""
        return self.line.partition(" = ")[0]


class Names:
    """The attested names of some packs, to be found in texts letter for letter."""

    def __init__(self, told: Iterable[tuple[str, str, str]]) -> None:
        """Args: collection, id and name of each."""
        self._bearers: dict[str, dict[tuple[str, str], None]] = {}
        self._longest: dict[str, set[int]] = {}
        for collection, id_, name in told:
            words = _WORD.findall(name)
            if words:
                self._bearers.setdefault(" ".join(name.split()), {})[collection, id_] = None
                self._longest.setdefault(words[0], set()).add(len(words))

    @classmethod
    def of(cls, packs: Iterable[Pack]) -> Names:
        """The names in these packs, those that are nobody's name any more left out."""
        return cls(told for pack in packs for name in HOMES for told in _names_in(pack, name))

    def within(self, text: str) -> Iterator[tuple[int, int, str, list[tuple[str, str]]]]:
        """Start, end, name and bearers of each name in a text; of names within others, the longest.

        >>> [(name, who) for *_, name, who in Names([("countries", "IR", "Iran")]).within("Iran, Irans.")]
        [('Iran', [('countries', 'IR')])]
        """
        words = list(_WORD.finditer(text))
        at = 0
        while at < len(words):
            found = None
            for length in sorted(self._longest.get(words[at][0], ()), reverse=True):
                if at + length <= len(words):
                    start, end = words[at].start(), words[at + length - 1].end()
                    name = " ".join(text[start:end].split())
                    if name in self._bearers:
                        found = start, end, name, list(self._bearers[name])
                        at += length - 1
                        break
            if found:
                yield found
            at += 1


def _names_in(pack: Pack, collection: str) -> Iterator[tuple[str, str, str]]:
    if not claimable(class_of(collection)) or "other_names" not in properties(class_of(collection)):
        return
    for record in pack.records(collection):
        for name in dict.fromkeys((record.name, *record.other_names)):
            if name:
                yield collection, record.id, name


def proposals(text: str, known: Names, language: str | None, meeting: str) -> Iterator[Proposal]:
    """What a sentence may say: the names in it, its days and its numbers.

    Args:
        text: The sentence.
        known: The names that may be met.
        language: Its BCP 47 tag; None where it is not known.
        meeting: The id of the meeting that days and numbers are proposed for.
    """
    told: dict[Proposal, None] = {}
    names: dict[tuple[str, str], dict[str, None]] = {}
    doubtful: set[tuple[str, str]] = set()
    for *_, name, bearers in known.within(text):
        doubtful.update(bearers if len(bearers) > 1 else ())
        for bearer in bearers:
            names.setdefault(bearer, {})[name] = None
    for (collection, id_), forms in names.items():
        # A form that stands in a longer one, too, does not stand once.
        once = [quoted(form) for form in forms if sum(form in other for other in forms) == 1]
        value = once[0] if len(once) == 1 else f"[{', '.join(once)}]"
        hint = "or the next" if (collection, id_) in doubtful else ""
        told[Proposal(f"{collection}.{key(id_)}.name = {value}", hint)] = None
    printed = [day for day in days(text, language) if day.certain]
    for day, edge in _edges(printed):
        if written := _written(day):
            told[Proposal(f"meetings.{key(meeting)}.{edge} = {written}", "or another day of it")] = None
    for weekday in weekdays(text, language):
        value = f'{{value = "{WEEKDAYS[weekday.weekday]}", resolve = "before"}}'
        told[Proposal(f"meetings.{key(meeting)}.start = {value}", 'or "after", or "same day"')] = None
    for number in numbers(text, language):
        if not any(day.start < number.end and number.start < day.end for day in printed):
            told |= dict.fromkeys(_counted(text, number, meeting))
    return iter(told)


def _edges(printed: list[PrintedDay]) -> Iterator[tuple[PrintedDay, str]]:
    """Which day of the meeting each may be: of two of one sentence, the later may be the last."""
    # Days of which one has a year and the other none cannot be told apart.
    known = [day for day in printed if day.month and day.day]
    alike = len({day.year is None for day in known}) == 1
    first, last = (min(known, key=_order), max(known, key=_order)) if known else (None, None)
    for day in printed:
        is_last = alike and first and last and _order(first) < _order(last) == _order(day) and day in known
        yield day, "end" if is_last else "start"


def _order(day: PrintedDay) -> tuple[int, ...]:
    return tuple(part or 0 for part in day[:3])


def _written(day: PrintedDay) -> str:
    """A printed day as an author writes it; empty where it is none that a claim can have."""
    try:
        if day.year and day.month and day.day:
            return datetime.date(day.year, day.month, day.day).isoformat()
        return quoted(str(PartialDate(*day[:3])))
    except ValueError:
        return ""


def _counted(text: str, number: Number, meeting: str) -> Iterator[Proposal]:
    """What a number may count, by the words behind it."""
    place = f"meetings.{key(meeting)}"
    if number.kind == "ordinal" and int(number.value) >= 1:
        yield Proposal(f"{place}.ordinal = {int(number.value)}", "if it is the meeting that is counted")
    if number.kind != "cardinal" or int(number.value) != number.value:
        return
    comparator = number.comparators[0]
    bare = str(int(number.value))
    try:
        count = str(Count.parse(bare if comparator == "exactly" else f"{comparator} {bare}"))
    except InvalidValue:
        count = bare
    hint = f"; and what {quoted(number.unread)} makes of it" if number.unread else ""
    behind = [word[0] for word in _WORD.finditer(text, number.end)][:_BEHIND]
    units = [path for path in properties(class_of("meetings")) if path.startswith(_COUNTS)]
    unit = next((path for word in behind for path in units if path == _COUNTS + word.lower()), None)
    if unit is not None:
        yield Proposal(f"{place}.{unit} = {quoted(count)}", f"if these are all, and were there{hint}")
        return
    of_which = next((word for word in behind if not word[0].isdigit()), "")
    said = [f"meeting = {quoted(meeting)}", f"count = {quoted(count)}"]
    said += [f"of_which = {quoted(of_which)}"] if of_which else []
    id_ = "-".join(filter(None, [meeting, bare, of_which.lower()]))
    yield Proposal(f"tallies.{key(id_)} = {{{', '.join(said)}}}", f"say also: unit{hint}")
