"""Checking annotation files without writing anything: what is wrong, and what is allowed but odd."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from security_meetings.build.accounting import Account, account_of
from security_meetings.build.building import Sown, extra, read_seeds
from security_meetings.build.gathering import Gathered, open_sentences
from security_meetings.build.sowing import read_files
from security_meetings.errors import Problem
from security_meetings.model.briefs import counted
from security_meetings.model.claims import Claim
from security_meetings.model.kinds import HOMES, class_of, collection_of
from security_meetings.model.names import printed_key
from security_meetings.model.rules import untold
from security_meetings.model.schema import Value, claimable, properties
from security_meetings.questions.unlikely import unlikely

__all__ = ["Linted", "lint", "linted", "odd"]

# Shorter ids are codes, of which every letter tells.
_SHORTEST = 6
# Of very many that are alike, some are told.
_MOST_NEAR = 20


def lint(path: Path) -> tuple[int, list[Problem]]:
    """The number of claims that annotation files make, and everything wrong with them.

    Args:
        path: One file, which is taken alone: what it refers to may stand elsewhere; or a folder of them,
            or that of a pack.
    """
    return linted(path)[:2]


def odd(path: Path) -> list[Problem]:
    """What is allowed in annotation files, but is hardly meant.

    A record without what all questions about it need, as a delegation without its party; a number that is
    only expected, told as that of those who were there; ids that differ by one letter; one name on two ids; a
    name among words that are denied.

    Args:
        path: A folder of annotation files, or that of a pack; of one file, only what it shows by itself.
    """
    return linted(path).odd


class Linted(NamedTuple):
    """What comes of checking annotation files.

    Attributes:
        claims: How many claims they make.
        problems: What is wrong.
        odd: What is allowed, but hardly meant.
        account: What the claims stand on, as the build tells it: also where a denial is cut out of what is
            quoted, and which sentences of drafts are open.
    """

    claims: int
    problems: list[Problem]
    odd: list[Problem]
    account: Account = Account()

    def __str__(self) -> str:
        """What the build would tell, unless it would refuse all; and how much is wrong or odd."""
        wrong = counted(len(self.problems), "problem"), counted(len(self.odd), "oddity", "oddities")
        told = ", ".join([counted(self.claims, "claim"), *wrong])
        return told if self.problems else f"{self.account}\n{told}"


def linted(path: Path) -> Linted:
    """Check annotation files: see `lint` and `odd`."""
    if not path.is_dir():
        said = Gathered()
        with extra():
            read_files([path], said)
        problems = [*said.problems, *open_sentences(said)]
        return Linted(len(said.claims), problems, [*said.odd, *_without_stage(said)], account_of(said))
    sown = read_seeds(path / "seeds" if (path / "seeds").is_dir() else path)
    found = [*sown.said.odd, *_without_stage(sown.said), *_incomplete(sown), *_near_ids(sown)]
    found += [*_shared_names(sown), *_unlikely(sown)]
    account = account_of(sown.said, sown.claims)
    return Linted(account.claims, sown.said.problems, found, account)


def _without_stage(said: Gathered) -> Iterator[Problem]:
    """Values that are only expected, though they tell what came about: no record holds them."""
    for claim in said.claims:
        if claim.modality == "expected" and isinstance(claim.value, Value) and claim.value.settled:
            place = f"{claim.collection}.{claim.subject}.{claim.property}"
            what = f"'{claim.value}' is expected, but tells of those who were there: no record takes it"
            yield Problem(*said.lines[claim.id], f"{place}: {what}; write '{claim.value} (expected)'")


def _incomplete(sown: Sown) -> Iterator[Problem]:
    """Records of which that is unknown without which they say little."""
    for name in HOMES:
        needed = any(p.field.needed for p in properties(class_of(name)).values())
        for record in sown.collections.collection(name) if needed else ():
            if missing := untold(record):
                place = _line_of(sown, name, record.id)
                what = f"{name}.{record.id}: nothing tells its {' and '.join(words for _, words in missing)}"
                yield Problem(*place, f"{what}: questions that name them pass it over")


def _unlikely(sown: Sown) -> Iterator[Problem]:
    """What is hardly meant: what is part of itself, a code that two records have, a word for nothing."""
    for odd in unlikely(sown.collections):
        place = f"{collection_of(odd.record)}.{odd.record.id}.{odd.path}"
        # What is said of a record under an id that lost to its own is not found by it.
        for claim in odd.claims[:1]:
            yield Problem(*sown.said.lines[claim.id], f"{place}: {odd.words}")


def _line_of(sown: Sown, name: str, id_: str) -> tuple[str, str]:
    """The file and line of the first claim on a record."""
    return sown.said.lines[sown.collections.claims.about(name, id_)[0].id]


def _named_kinds() -> Iterator[str]:
    """The collections of things that have names: the ids of others are made of theirs."""
    return (n for n in HOMES if claimable(class_of(n)) and "other_names" in properties(class_of(n)))


def _near_ids(sown: Sown) -> Iterator[Problem]:
    """Ids that differ from another by one letter, here or in a pack that is used."""
    for name in _named_kinds():
        own = sown.collections.collection(name).ids
        known = set(own)
        there = [*own, *sorted(sown.used.ids.get(name, known) - known)]
        same = {(r.id, other) for r in sown.collections.collection(name) for other in r.same_as}
        for one, other in _one_letter_apart(there):
            if known.isdisjoint((one, other)) or {(one, other), (other, one)} & same:
                continue
            here = one if one in known else other
            else_ = other if here == one else one
            whose = "" if else_ in known else " of a pack that is used"
            what = (
                f"{name}.{here}: nearly the same as the id {else_!r}{whose}; if both are one thing, they have"
            )
            yield Problem(*_line_of(sown, name, here), f"{what} one id, or same_as")


def _one_letter_apart(ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of ids that differ in case alone, or by one letter more, less or other; each figure tells."""
    without: dict[str, list[tuple[str, int]]] = defaultdict(list)
    folded: dict[str, str] = {}
    told = set()
    for id_ in ids:
        # Some systems take the two for one name of a file, and readers for one word.
        if (other := folded.setdefault(id_.casefold(), id_)) != id_:
            told.add((other, id_))
            yield other, id_
        if len(id_) >= _SHORTEST:
            for i in (-1, *range(len(id_))):
                without[id_ if i < 0 else id_[:i] + id_[i + 1 :]].append((id_, i))
    for near in without.values():
        for (one, i), (other, k) in itertools.combinations(near[:_MOST_NEAR], 2):
            if one == other or (one, other) in told:
                continue
            differing = [id_[at] for id_, at in ((one, i), (other, k)) if at >= 0]
            if i >= 0 and k >= 0 and abs(i - k) > 1:
                continue  # two letters, unless they have changed places
            if not any(letter.isdigit() for letter in differing):
                told.add((one, other))
                yield one, other


def _shared_names(sown: Sown) -> Iterator[Problem]:
    """Names that two records of one kind bear."""
    kinds = frozenset(_named_kinds())
    bearers: dict[tuple[str, str], dict[str, Claim]] = defaultdict(dict)
    for claim in sown.said.claims:
        if claim.collection in kinds and claim.property == "name" and claim.rank != "deprecated":
            bearers[claim.collection, printed_key(str(claim.value))].setdefault(claim.subject, claim)
    for (name, _), told in bearers.items():
        first, *others = told.values()
        records = sown.collections.collection(name)
        others = [c for c in others if records[c.subject].id != records[first.subject].id]
        if others:
            ids = " and ".join(repr(c.subject) for c in others)
            what = f"{first.value!r} is also the name of {ids}: whoever asks for it gets no answer"
            yield Problem(*sown.said.lines[first.id], f"{name}.{first.subject}: {what}")
