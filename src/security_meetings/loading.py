"""Loading data: the bundled pack, a folder, a zip, or several of them merged."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from security_meetings.dataset import Dataset, with_text
from security_meetings.kinds import HOMES, collection_of, word_for
from security_meetings.packs import BUNDLED, Pack, open_pack

if TYPE_CHECKING:
    from security_meetings.errors import Problem
    from security_meetings.policy import Policy
    from security_meetings.schema import Record

__all__ = ["load"]

R = TypeVar("R", bound="Record")

DEFAULT_POLICY = "best-rank"
"""The policy under which a pack's stored records were folded."""


def load(*where: str | os.PathLike[str], policy: str | Policy = DEFAULT_POLICY) -> Dataset:
    """Load data: the bundled pack, a folder, a zip, or several of them merged.

    Args:
        *where: `BUNDLED`, folders with `data/` in them, or zips of such; the bundled pack by
            default. Packs are merged claim by claim, then folded: no pack overrides another.
        policy: A policy or its name: `best-rank`, `latest-published`, `majority`, `strict`.

    Raises:
        PackNotFound: There is no pack at one of the places.
        InvalidData: A pack breaks a rule; every problem is listed.
        Contradiction: The policy is `strict`, and claims contradict each other.
        UnknownField: No policy has that name.

    >>> from security_meetings import load
    >>> len(load().meetings)
    2
    """
    packs = [open_pack(w) for w in where or (BUNDLED,)]
    if policy == DEFAULT_POLICY and len(packs) == 1:
        return _stored(packs[0])
    for pack in packs:
        _ = pack.manifest  # a pack of another format is refused before anything else is read
    claims = _merged([pack.records("claims") for pack in packs])
    marks = _merged([pack.records("marks") for pack in packs])
    ds = Dataset.folded(packs, claims, marks, policy)
    _check_references(ds, "+".join(pack.label for pack in packs))
    return ds


def _stored(pack: Pack) -> Dataset:
    """The data set as one pack stores it, already folded under the default policy."""

    def supply(name: str) -> Callable[[], Iterable[Any]]:
        def records() -> Iterable[Any]:
            found = pack.records(name)
            return [with_text(source, [pack]) for source in found] if name == "sources" else found

        return records

    ds = Dataset([pack], DEFAULT_POLICY, supply)
    if not pack.trusted:
        _check_everything(ds, pack)
    return ds


def _check_everything(ds: Dataset, pack: Pack) -> None:
    """Read all files of a pack now, and report the problems of all of them at once."""
    from security_meetings.errors import InvalidData

    _ = pack.manifest
    problems: list[Problem] = []
    for name in HOMES:
        try:
            len(ds.collection(name))
        except InvalidData as exc:
            problems.extend(exc.problems)
    if problems:
        raise InvalidData(problems)
    _check_references(ds, pack.label)


def _check_references(ds: Dataset, label: str) -> None:
    from security_meetings.errors import InvalidData
    from security_meetings.verification import dangling

    problems = dangling(ds.collections, label)
    if problems:
        raise InvalidData(problems)


def _merged(lists: Sequence[Sequence[R]]) -> list[R]:
    """All records of several packs, sorted by id; what two packs share stands once.

    Raises:
        InvalidData: Two packs weigh the same claim differently.
    """
    from security_meetings.errors import InvalidData, Problem

    merged: dict[str, R] = {}
    problems = []
    for record in (record for records in lists for record in records):
        if merged.setdefault(record.id, record) != record:
            cure = "give it one rank and reason in both"
            problem = f"{word_for(type(record))} {record.id!r} differs between the packs: {cure}"
            problems.append(Problem(f"{collection_of(record)}.json", "", problem))
    if problems:
        raise InvalidData(problems)
    return [merged[id_] for id_ in sorted(merged)]
