"""What a sentence may say, found by machine and for an author to confirm: known names, numbers, days."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from security_meetings.build.counting import may_count
from security_meetings.build.dating import WEEKDAYS, open_weekdays, written_day
from security_meetings.build.inflecting import beginnings, likeness, nominative, stems
from security_meetings.build.opening import printed_days
from security_meetings.build.tomling import key, quoted
from security_meetings.model.kinds import HOMES, class_of
from security_meetings.model.schema import claimable, properties
from security_meetings.packs.pack import Pack
from security_meetings.support.days import PrintedDay
from security_meetings.support.numbers import numbers

__all__ = ["Names", "Proposal", "proposals"]

_WORD = re.compile(r"\w+")
# Of very many names that begin alike, some are looked at.
_MOST_NAMES = 1000


class Proposal(NamedTuple):
    """One claim that a sentence may make.

    Attributes:
        line: The claim, as an annotation file has it.
        hint: What its author should look at; empty where nothing is in doubt.
        claims: Whether it claims something, once its "#" is taken away: a day by itself does not.
    """

    line: str
    hint: str = ""
    claims: bool = True

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
        # By what the first word begins with in every case.
        self._by_stem: dict[str, dict[tuple[str, ...], str]] = {}
        for collection, id_, name in told:
            words = _WORD.findall(name)
            if words:
                self._bearers.setdefault(" ".join(name.split()), {})[collection, id_] = None
                self._longest.setdefault(words[0], set()).add(len(words))
                for stem in stems(words[0]) if words[0][0].isupper() else ():
                    self._by_stem.setdefault(stem, {})[tuple(words)] = " ".join(name.split())

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

    def inflected(self, text: str, language: str | None) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
        """Name, form and bearers of each name that a text has in another case only; of several, the likest.

        >>> names = Names([("countries", "IR", "Иран"), ("countries", "IQ", "Ирак")])
        >>> list(names.inflected("с делегацией Ирана", "ru"))
        [('Иран', 'Ирана', [('countries', 'IR')])]
        """
        words = list(_WORD.finditer(text))
        taken = [(start, end) for start, end, *_ in self.within(text)]
        at = 0
        while at < len(words):
            likest, found = (0, 0), list[str]()
            for name, said in self._may_begin(words[at][0], language):
                row = words[at : at + len(name)]
                like = [likeness(one, word[0], language) for one, word in zip(name, row, strict=False)]
                if len(row) < len(name) or not all(like) or (rank := (len(name), sum(like))) < likest:
                    continue
                found = [*(found if rank == likest else []), said]
                likest = rank
            start, end = words[at].start(), words[at + max(likest[0], 1) - 1].end()
            at += max(likest[0], 1)
            before = bisect.bisect_left(taken, (end, 0))
            if not found or (before and taken[before - 1][1] > start):
                continue
            for said in found:
                yield said, " ".join(text[start:end].split()), list(self._bearers[said])

    def _may_begin(self, word: str, language: str | None) -> Iterator[tuple[tuple[str, ...], str]]:
        """The names of which a word may be the first, in some case."""
        found: dict[tuple[str, ...], str] = {}
        for stem in beginnings(word, language) if word[0].isupper() else ():
            found.update(self._by_stem.get(stem, {}))
        return itertools.islice(found.items(), _MOST_NAMES)


def _names_in(pack: Pack, collection: str) -> Iterator[tuple[str, str, str]]:
    if not claimable(class_of(collection)) or "other_names" not in properties(class_of(collection)):
        return
    for record in pack.records(collection):
        for name in dict.fromkeys((record.name, *record.other_names)):
            if name:
                yield collection, record.id, name


def proposals(
    text: str, known: Names, language: str | None, meeting: str, edges: Mapping[int, str]
) -> Iterator[Proposal]:
    """What a sentence may say: the names in it, its days and its numbers.

    Args:
        text: The sentence.
        known: The names that may be met.
        language: Its BCP 47 tag; None where it is not known.
        meeting: The id of the meeting that days and numbers are proposed for.
        edges: The offsets of the days that may be the first or the last of the meeting, and which of them.
    """
    printed = printed_days(text, language)
    found = (
        _names_said(text, known, language),
        _days_said(text, printed, language, meeting, edges),
        _numbers_said(text, printed, language, meeting),
    )
    return iter(dict.fromkeys(itertools.chain(*found)))


def _names_said(text: str, known: Names, language: str | None) -> Iterator[Proposal]:
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
        yield Proposal(f"{collection}.{key(id_)}.name = {value}", hint)
    for name, form, bearers in known.inflected(text, language):
        hint = "if this is the name" + (", or the next" if len(bearers) > 1 else "")
        for collection, id_ in bearers:
            if (collection, id_) not in names:
                yield Proposal(f"{collection}.{key(id_)}.name = {nominative(name, form)}", hint)


def _days_said(
    text: str, printed: list[PrintedDay], language: str | None, meeting: str, edges: Mapping[int, str]
) -> Iterator[Proposal]:
    for day in printed:
        if written := written_day(day):
            yield _day(meeting, edges.get(day.start), written, "or another day of it")
    for weekday in open_weekdays(text, language):
        value = f'{{value = "{WEEKDAYS[weekday.weekday]}", resolve = "before"}}'
        yield _day(meeting, edges.get(weekday.start), value, 'or "after", or "same day"')


def _numbers_said(
    text: str, printed: list[PrintedDay], language: str | None, meeting: str
) -> Iterator[Proposal]:
    starts = [day.start for day in printed]
    for number in numbers(text, language):
        # Days that share a letter are readings of one span.
        before = bisect.bisect_left(starts, number.end)
        if not before or printed[before - 1].end <= number.start:
            yield from (Proposal(*each) for each in may_count(text, number, meeting))


def _day(meeting: str, edge: str | None, written: str, hint: str) -> Proposal:
    if edge is None:
        return Proposal(f"a day: {written}", claims=False)
    return Proposal(f"meetings.{key(meeting)}.{edge} = {written}", hint)
