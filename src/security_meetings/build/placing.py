"""References that lead nowhere, told once an id, with what would cure it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from security_meetings.build.gathering import Gathered
from security_meetings.build.using import PACK, USES, Having
from security_meetings.collection.collection import Collection
from security_meetings.collection.references import Fault, code_expected, could_be_of, dangling, references
from security_meetings.collection.shelf import Collections
from security_meetings.errors import Problem
from security_meetings.model.claims import Claim
from security_meetings.model.rules import broken_by_talk

__all__ = ["placed"]

# A problem names no more places than this.
_MOST_PLACES = 5


def placed(collections: Collections, said: Gathered, used: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """What is wrong with records, and the references of claims that lead nowhere, by the line of the claim.

    Args:
        collections: What the claims make.
        said: What was said, and where.
        used: The ids of the packs that this one uses, by collection.
    """
    for talk in collections.talks:
        if what := broken_by_talk(talk):
            seats = [c for c in collections.claims.about("talks", talk.id) if c.property == "attendees"]
            yield Problem(*said.lines[seats[-1].id], f"talks/{talk.id}: {what}")
    if said.unread:
        # What stands in a file that could not be read may well be what is missing.
        return
    faults = dangling(collections, ["claims"], used)
    having = Having()
    elsewhere: dict[str, list[str]] = {}
    found: list[tuple[str | None, Problem]] = []
    for missing, (fault, *others) in _by_what_is_missing(collections.claims, faults):
        if not missing.isdisjoint(said.subjects):
            # It is spoken of, in a line that is told by itself.
            continue
        claims = collections.claims
        able = [f"{collection}.{id_}" for collection, id_ in sorted(missing) if could_be_of(id_, collection)]
        what = f"{claims[fault.id].place}: {fault.message}"
        pack = having(missing)
        if pack is None and "did you mean" not in fault.message:
            what += having.meant(missing)
        what += code_expected(*missing)
        if able:
            what += f"; to have it here, claim something of {' or '.join(able)}"
        if pack is not None:
            what += f', or use the pack that has it: {USES} = ["{pack}"] in {PACK}'
            place = (
                f"{' or '.join(f'{c}.{i}' for c, i in sorted(missing))} ({' '.join(said.lines[fault.id])})"
            )
            elsewhere.setdefault(pack, []).append(place)
        what += _also_at([claims[f.id] for f in others], said)
        found.append((pack, Problem(*said.lines[fault.id], what)))
    several = {pack for pack, places in elsewhere.items() if len(places) > 1}
    yield from (problem for pack, problem in found if pack not in several)
    for pack in sorted(several):
        # One line of pack.toml cures them all: they are one problem.
        places = elsewhere[pack]
        what = f"{len(places)} ids lead to no record here, and the pack {pack!r} has them"
        cure = f'use it: {USES} = ["{pack}"]; or claim something of {", ".join(places)}'
        yield Problem(PACK, "", f"{what}: {cure}")


def _by_what_is_missing(
    claims: Collection[Claim], faults: Iterable[Fault]
) -> Iterator[tuple[set[tuple[str, str]], list[Fault]]]:
    """The references that lead nowhere, those to one id together, each time with where its record may be.

    Of references that may lead to several collections, one record in a collection that they share cures all:
    first stands the one that leaves least open.
    """
    told: dict[str, list[tuple[set[tuple[str, str]], list[Fault]]]] = {}
    for fault in faults:
        missing = _missing(claims[fault.id], fault.path)
        groups = told.setdefault(next(iter(missing))[1], [])
        group = next((group for group in groups if not missing.isdisjoint(group[0])), None)
        if group is None:
            groups.append((missing, [fault]))
        elif missing < group[0]:
            group[0].intersection_update(missing)
            group[1].insert(0, fault)
        else:
            group[0].intersection_update(missing)
            group[1].append(fault)
    for groups in told.values():
        yield from groups


def _missing(claim: Claim, path: str) -> set[tuple[str, str]]:
    """Where the record may be that a claim refers to."""
    return {(name, id_) for at, id_, names in references(claim) if at == path for name in names}


def _also_at(claims: Iterable[Claim], said: Gathered) -> str:
    places = [f"{claim.place} ({' '.join(said.lines[claim.id])})" for claim in claims]
    places = list(dict.fromkeys(places))
    if not places:
        return ""
    more = len(places) - _MOST_PLACES
    return "; also at " + ", ".join(places[:_MOST_PLACES]) + (f" and {more} more places" if more > 0 else "")
