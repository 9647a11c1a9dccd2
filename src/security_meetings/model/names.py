"""Names: which spellings are one name, and who bears it. Exactly, and never by a guess.

Two spellings are compared in three steps, each wider than the one before:

1. *as printed*: without case, spaces and punctuation (`printed_key`);
2. *plain*: without the marks of letters, apostrophes, and the forms that one letter has (`plain_keys`);
3. *by any road*: the ways from Russian to Latin letters, the surname first, a given name in one word or
   in two, and the forms that were made of an attested one (`Register`).

A step is taken only where the one before finds nobody.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from security_meetings.model.letters import plain_keys, printed_key, unmarked
from security_meetings.model.roads import (
    Asked,
    fits_asked,
    holds_any,
    is_initial,
    is_part,
    is_unspaced_letter,
    places_of,
    roads_of,
    roads_to,
    stretches,
    ways_to_ask,
    worded,
    words_left,
)

__all__ = ["Register", "is_part", "plain_keys", "printed_key", "same_name", "unmarked"]

T = TypeVar("T")
# Letters of all names, times those of the one that is compared with them: some tenths of a second.
_MOST_COMPARED = 10_000_000
_LONGEST_ACRONYM = 5


def same_name(one: str, other: str) -> bool:
    """Whether two spellings are one name, up to case, punctuation, marks and apostrophes.

    >>> same_name("sergei-shoigu", "Sergeï Šoigu"), same_name("Niger", "Nigeria")
    (True, False)
    """
    return not plain_keys(one).isdisjoint(plain_keys(other))


# Who bears a name


class _Forms(NamedTuple):
    """All forms of the name of one who bears it: attested ones, codes, and those made of an attested one."""

    printed: tuple[str, ...]
    codes: tuple[str, ...]
    made: tuple[tuple[str, ...], ...]

    def all(self) -> Iterator[str]:
        return itertools.chain(self.printed, *self.made)


class _Step(NamedTuple):
    """A step of a comparison: the keys of a name that is sought, and those of the forms that it may meet."""

    sought: Callable[[str], Iterable[str]]
    kept: Callable[[_Forms], Iterable[str]]


class Register(Generic[T]):
    """Who bears which name.

    >>> people = Register()
    >>> people.add("shimic", ["Dragan Shimic"])
    >>> people.add("simic", ["Dragan Šimić"])
    >>> people.bearing("dragan SHIMIC"), people.bearing("Simic, Dragan"), people.bearing("Dragan")
    (['shimic'], ['simic'], [])
    >>> people.suggested("Dragan")
    ['shimic', 'simic']
    """

    def __init__(self) -> None:
        self._bearers: list[T] = []
        self._forms: list[_Forms] = []
        self._steps: dict[_Step, _Index] = {}
        self._mixed: _Mixed | None = None
        self._parts: _Parts | None = None

    def add(
        self,
        bearer: T,
        names: Iterable[str],
        *,
        codes: Iterable[str] = (),
        made: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        """Add one who bears names. All are added before the first name is asked for.

        Args:
            bearer: Who bears them.
            names: The attested forms.
            codes: What stands for a name, in any case; counts only where nobody's name is printed so.
            made: For each attested form that others were made of, those others. They count last.
        """
        self._bearers.append(bearer)
        groups = tuple(map(tuple, (made or {}).values()))
        self._forms.append(_Forms(tuple(names), tuple(codes), groups))

    def bearing(self, name: str) -> list[T]:
        """Those who bear the name, in the first of the steps in which anybody does; in the order added."""
        return [self._bearers[i] for i in sorted(self._under(name, _STEPS))]

    def _under(self, name: str, steps: Iterable[_Step]) -> set[int]:
        for step in steps:
            known = self._known(step)
            keys = dict.fromkeys(step.sought(name))
            found = {i for key in keys for i in known.under(key)}
            if step is _LAST and (mixed := self._known_mixed()):
                found.update(i for key in keys if key[:1] != "+" for i in mixed.under(key))
            if found:
                return found
        return set()

    def _known_mixed(self) -> _Mixed:
        if self._mixed is None:
            self._mixed = _Mixed(self._forms)
        return self._mixed

    def _known(self, step: _Step) -> _Index:
        known = self._steps.get(step)
        if known is None:
            known = _Index()
            for i, forms in enumerate(self._forms):
                for key in dict.fromkeys(step.kept(forms)):
                    known.add(key, i)
            self._steps[step] = known
        return known

    def suggested(self, name: str) -> list[T]:
        """Those of whose name this is a part, and those whose printed initials stand for it."""
        return [self._bearers[i] for i in self._known_parts().holding(name)]

    def within(self, name: str) -> list[T]:
        """Those whose whole name stands behind a title, or among other words; the longest name counts.

        >>> people = Register()
        >>> people.add("petrov", ["Petrov", "Ivan Petrov"])
        >>> people.within("Mr Petrov"), people.within("Ivan Petrov, Minister of Defence")
        (['petrov'], ['petrov'])
        """
        for names in stretches(name):
            if found := {i for each in names for i in self._under(each, _STEPS_OF_NAMES)}:
                return [self._bearers[i] for i in sorted(found)]
        return []

    def partly_within(self, name: str) -> list[T]:
        """Those of whose name a part stands behind a title, or before one and a comma.

        Words that somebody's name has are no title.
        """
        parts = self._known_parts()
        for title, left in words_left(name):
            if not any(map(parts.hold_word, title)) and (near := parts.holding(left)):
                return [self._bearers[i] for i in near]
        return []

    def _known_parts(self) -> _Parts:
        if self._parts is None:
            self._parts = _Parts((i, form) for i, forms in enumerate(self._forms) for form in forms.all())
        return self._parts

    def closest(self, name: str) -> list[tuple[str, T]]:
        """The attested form that looks most alike, with who bears it; empty where nothing looks alike.

        An acronym that has other letters is another's name, and no slip of the pen: PRC is not DPRK.
        """
        import difflib

        known = {
            form: bearer
            for bearer, forms in zip(self._bearers, self._forms, strict=True)
            for form in forms.printed
        }
        # Nobody waits until one is found among very many.
        if sum(map(len, known)) * len(name) > _MOST_COMPARED:
            return []
        if _is_acronym(name):
            known = {f: b for f, b in known.items() if not _is_acronym(f) or sorted(f) == sorted(name)}
        return [(form, known[form]) for form in difflib.get_close_matches(name, known, n=1)]


def _is_acronym(name: str) -> bool:
    return len(name) <= _LONGEST_ACRONYM and name.isalpha() and name.isupper()


def _as_printed(name: str) -> str:
    return printed_key(name) or name  # a name without letters is known as it stands


def _by_any_road(forms: _Forms) -> Iterator[str]:
    for form in forms.printed:
        yield from roads_of(form)
    for made in forms.made:
        for form in made:
            yield from roads_of(form)


# From the narrowest to the widest.
_CODES = _Step(lambda name: [_as_printed(name)], lambda forms: map(_as_printed, forms.codes))
_LAST = _Step(roads_to, _by_any_road)
_STEPS = (
    _Step(lambda name: [_as_printed(name)], lambda forms: map(_as_printed, forms.printed)),
    _CODES,
    _Step(plain_keys, lambda forms: itertools.chain.from_iterable(map(plain_keys, forms.printed))),
    _LAST,
)
# A word of a text may look like a code, and is none.
_STEPS_OF_NAMES = tuple(step for step in _STEPS if step is not _CODES)


class _Parts:
    """The forms of names by their words, so that a part need not be compared with all of them."""

    def __init__(self, forms: Iterable[tuple[int, str]]) -> None:
        self._forms = list(forms)
        self._by_word = _Index()
        self._unspaced: list[int] = []
        self._abbreviated: list[int] = []
        for number, (_, form) in enumerate(self._forms):
            words = worded(form)
            for word in words.words:
                self._by_word.add(word, number)
            if any(any(map(is_unspaced_letter, run)) for run in words.runs if not run.isascii()):
                self._unspaced.append(number)
            if any(map(is_initial, words.words)):
                self._abbreviated.append(number)

    def holding(self, name: str) -> list[int]:
        whole, found = worded(name), set()
        for bearer, form in map(self._forms.__getitem__, self._abbreviated):
            if holds_any(whole, (asked for asked in ways_to_ask(form) if asked.initials)):
                found.add(bearer)
        for asked in ways_to_ask(name):
            for bearer, form in map(self._forms.__getitem__, self._near(asked)):
                if fits_asked(worded(form), asked):
                    found.add(bearer)
        return sorted(found)

    def hold_word(self, word: str) -> bool:
        """Whether any form has this word."""
        return any(self._by_word.under(spelled) for spelled in worded(word).words)

    def _near(self, asked: Asked) -> Iterable[int]:
        """Forms that hold the rarest of the words that are written out."""
        near = [{number for word in pair for number in self._by_word.under(word)} for pair in asked.full]
        return min(near, key=len, default=self._unspaced)


class _Mixed:
    """The forms made of names by their places, so that each word of one may take a road of its own."""

    def __init__(self, forms: Iterable[_Forms]) -> None:
        self._bearers: list[int] = []
        self._by_place = _Index()
        for bearer, (printed, _, groups) in enumerate(forms):
            for places in itertools.chain.from_iterable(places_of(printed, made) for made in groups):
                for place, words in enumerate(places):
                    for word in words:
                        self._by_place.add(f"{len(places)} {place} {word}", len(self._bearers))
                self._bearers.append(bearer)

    def __bool__(self) -> bool:
        return bool(self._bearers)

    def under(self, key: str) -> Iterable[int]:
        words = key.split()
        kept: list[tuple[int, ...]] = []
        for place, word in enumerate(words):
            kept.append(self._by_place.under(f"{len(words)} {place} {word}"))
            if not kept[-1]:
                return ()
        fewest, *others = sorted(kept, key=len)
        return map(self._bearers.__getitem__, set(fewest).intersection(*others))


class _Index:
    """Numbers by key. Most keys have one, and a list for each would take longer than all the rest."""

    def __init__(self) -> None:
        self._first: dict[str, int] = {}
        self._more: dict[str, list[int]] = {}

    def add(self, key: str, number: int) -> None:
        if key and self._first.setdefault(key, number) != number:
            self._more.setdefault(key, []).append(number)

    def under(self, key: str) -> tuple[int, ...]:
        first = self._first.get(key)
        return () if first is None else (first, *self._more.get(key, ()))
