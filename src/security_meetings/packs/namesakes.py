"""Ids under which packs name nothing alike: they may be two people, or two bodies.

Nobody is found by what is compared here. It only settles whether a merge is worth a warning, so that it lets
pass whatever may be one name in two forms.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from security_meetings.errors import Problem
from security_meetings.model.claims import Claim
from security_meetings.model.names import is_part, plain_keys, same_name
from security_meetings.packs.pack import Pack
from security_meetings.packs.places import files_of

__all__ = ["namesakes"]

_PEOPLE = "officials"
_NAMED = (_PEOPLE, "organizations", "countries", "places")
# Newspapers of several languages write one Russian sound so; the longer spellings come first. "Ch" is read as
# the French do, or as the Germans do.
_SOUNDS = (
    *(("tsch", "sh"), ("tch", "sh"), ("sch", "sh"), ("cz", "sh"), ("sz", "sh"), ("zh", "sh"), ("ph", "f")),
    *(("off", "ov"), ("kh", "h"), ("ou", "u"), ("gue", "ge"), ("gui", "gi")),
    *(("w", "v"), ("y", "i"), ("j", "i")),
)
_ROADS_OF_CH = ("sh", "h")
# So many letters that begin two words alike make them forms of one: Russia and Russian.
_STEM = 4
_LONGEST_ACRONYM = 8
# So many forms of a name are held against those of another pack: no honest one has more.
_MOST_FORMS = 40


class _Form(NamedTuple):
    """A name, and its language where one is known."""

    name: str
    language: str | None


def namesakes(packs: Sequence[Pack], parts: Sequence[Sequence[Claim]]) -> Iterator[Problem]:
    """The ids under which two packs name nothing alike: they may be two people, or two bodies."""
    told: dict[tuple[str, str], dict[str, dict[_Form, None]]] = defaultdict(lambda: defaultdict(dict))
    for pack, claims in zip(packs, parts, strict=True):
        for claim in claims:
            if claim.property == "name" and claim.rank != "deprecated" and claim.collection in _NAMED:
                known = told[claim.collection, claim.subject][pack.label]
                if len(known) < _MOST_FORMS:
                    known[_Form(str(claim.value), claim.language)] = None
    for (collection, id_), by_pack in sorted(told.items()):
        names = {label: [*forms] for label, forms in by_pack.items()}
        for (label, forms), (other, others) in itertools.combinations(names.items(), 2):
            if not _meet(forms, others, names.values(), collection):
                what = (
                    f"{label} names it {forms[0].name!r}, {other} {others[0].name!r}: if they are two, "
                    "give one another id; if they are one, let a pack attest both names"
                )
                yield Problem(files_of(packs, collection), f"{collection}/{id_}", what)


def _meet(
    forms: Sequence[_Form], others: Sequence[_Form], all_: Iterable[Sequence[_Form]], collection: str
) -> bool:
    """Whether two packs may name one thing: by forms of one name, or as a third one attests both."""
    if any(_may_be_one(a, b, collection) for a in forms for b in others):
        return True
    return any(
        all(any(same_name(a.name, b.name) for a in known for b in side) for side in (forms, others))
        for known in all_
    )


def _may_be_one(one: _Form, other: _Form, collection: str) -> bool:
    """Whether two names may be forms of one."""
    a, b = one.name, other.name
    if same_name(a, b) or is_part(a, b) or is_part(b, a) or _scripts(a) != _scripts(b):
        return True
    if collection != _PEOPLE:
        # Bodies and places are translated, and shortened to their initials; people are neither.
        if one.language and other.language and _tongue(one.language) != _tongue(other.language):
            return True
        if _stands_for(a, b) or _stands_for(b, a):
            return True
    return any(
        _alike(x.split(), y.split(), stems=collection != _PEOPLE)
        for x, y in itertools.product(plain_keys(a), plain_keys(b))
    )


def _tongue(language: str) -> str:
    return language.partition("-")[0].lower()


def _scripts(name: str) -> frozenset[str]:
    """The scripts of a name's letters, by the first word of what Unicode calls them."""
    return frozenset(unicodedata.name(c, "").partition(" ")[0] for c in name if c.isalpha())


def _stands_for(short: str, name: str) -> bool:
    """Whether an acronym may be that of a name: of its initials, or with more letters of a word."""
    letters = [c for c in short if c.isalnum()]
    if not 1 < len(letters) <= _LONGEST_ACRONYM or not all(c.isupper() or c.isdigit() for c in letters):
        return False
    acronym = "".join(letters).casefold()
    words = name.replace("-", " ").split()
    initials = "".join(word[0] for word in words).casefold()
    leading = "".join(word[0] for word in words if word[0].isupper()).casefold()
    return len(words) > 1 and (
        _runs_through(acronym, initials)
        or (_runs_through(leading, acronym) and _runs_through(acronym, name.casefold()))
    )


def _runs_through(letters: str, text: str) -> bool:
    """Whether all letters stand in the text, in their order, the first of both being one."""
    left = iter(text)
    return text[:1] == letters[:1] and all(letter in left for letter in letters)


def _alike(one: Sequence[str], other: Sequence[str], *, stems: bool) -> bool:
    """Whether all words of the shorter name have one that may be the same in the other, and one surely is.

    An initial may be that of any word that is left. Two names that each have a word of their own are two.
    """
    short, long_ = sorted((one, other), key=len)
    left, unmet = list(long_), []
    for word in short:
        found = next((w for w in left if _one_word(word, w, stems=stems)), None)
        if found is None:
            unmet.append(word)
        else:
            left.remove(found)
    if len(unmet) == len(short):
        return False
    for word in unmet:
        met = next((w for w in left if 1 in (len(w), len(word)) and w[0] == word[0]), None)
        if met is None:
            return False
        left.remove(met)
    return True


def _one_word(one: str, other: str, *, stems: bool) -> bool:
    if 1 in (len(one), len(other)):
        return False
    if stems and one[:_STEM] == other[:_STEM] and (one.startswith(other) or other.startswith(one)):
        return min(len(one), len(other)) >= _STEM
    return not _sounds(one).isdisjoint(_sounds(other))


def _sounds(word: str) -> frozenset[str]:
    """How a word may be spelt by one road, whichever the newspaper took."""
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    # The sound of sh is one letter from here on, so that its h is none.
    parts = word.replace("sh", "\0").split("ch")
    return frozenset(road.join(parts).replace("sh", "\0").replace("ii", "i") for road in _ROADS_OF_CH)
