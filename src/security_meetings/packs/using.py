"""The packs that packs use: found, and held against those that they were built with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from security_meetings.errors import Ambiguous, InvalidData, PackNotFound, Problem
from security_meetings.model.kinds import HOMES, class_of
from security_meetings.model.schema import claimable
from security_meetings.packs.manifest import Used
from security_meetings.packs.pack import MANIFEST, Pack, open_beside, open_named

__all__ = ["ids_of", "opened_used", "with_used"]

# A message shows so much of a digest.
_SHOWN = 12


def with_used(packs: Iterable[Pack], problems: list[Problem] | None = None) -> list[Pack]:
    """These packs and all that they use, each once.

    A pack that is given stands for the one of its name that another uses, wherever it lies.

    Args:
        packs: The packs.
        problems: Where to put what is wrong with those used, of which one that is not there is left out; None
            to raise instead.

    Raises:
        PackNotFound: A pack that is used is not there.
        InvalidData: A pack that is used is not the one that another was built with.
    """
    found = list(packs)
    wrong: list[Problem] = []
    for pack in found:  # which grows on the way
        for i, used in enumerate(() if pack.trusted else pack.manifest.uses):
            where = pack.named("data", MANIFEST), f"$.uses[{i}]"
            given = [other for other in found if other.manifest.name == used.name]
            try:
                opened = [] if given else [_opened(pack, used)]
            except (PackNotFound, Ambiguous) as exc:
                what = _not_there(pack, used, exc)
                if problems is None:
                    raise PackNotFound(f"{where[0]}: {what}") from exc
                problems.append(Problem(*where, what))
                continue
            found += opened
            if used.digest not in {other.manifest.digest for other in (*given, *opened)}:
                wrong.append(Problem(*where, _other(pack, used, given or opened)))
    if wrong and problems is None:
        raise InvalidData(wrong)
    if problems is not None:
        problems.extend(wrong)
    return found


def _opened(pack: Pack, used: Used) -> Pack:
    return open_named(used.name) if used.neighbor is None else pack.neighbor(used.neighbor)


def _edition(name: str, version: str, digest: str) -> str:
    return f"{name!r} {version} (digest {digest[:_SHOWN]}…)"


def _not_there(pack: Pack, used: Used, why: Exception) -> str:
    asked = _edition(used.name, used.version, used.digest)
    cure = f"install it, or load it along: load({pack.label!r}, its folder or zip)"
    return f"the pack {pack.manifest.name!r} uses {asked}, which is not there: {why}. To have it, {cure}"


def _other(pack: Pack, used: Used, given: Sequence[Pack]) -> str:
    here = " and ".join(_edition(p.manifest.name, p.manifest.version, p.manifest.digest) for p in given)
    return (
        f"the pack {pack.manifest.name!r} was built with {_edition(used.name, used.version, used.digest)}, "
        f"but here is {here}: build {pack.manifest.name!r} again, have the pack that it was built with, "
        'or load them as they are with on_error="collect"'
    )


def opened_used(words: Sequence[str], root: Path, file: str) -> tuple[list[tuple[Used, Pack]], list[Problem]]:
    """The packs that an author names, as they are now, and what is wrong with them.

    Args:
        words: Their names; `../name` for a folder or zip beside the pack's own.
        root: The pack's own folder.
        file: The file that names them.
    """
    found: list[tuple[Used, Pack]] = []
    problems: list[Problem] = []
    for word in words:
        neighbor = word.removeprefix("../") if word.startswith("../") else None
        try:
            pack = open_named(word) if neighbor is None else open_beside(root, neighbor)
            said = pack.manifest
        except (PackNotFound, Ambiguous) as exc:
            cure = "install it, name a folder beside this one as '../name', or leave it out"
            problems.append(Problem(file, "", f"uses: {exc}; {cure}"))
            continue
        except InvalidData as exc:
            problems.extend(exc.problems)
            continue
        found.append((Used(said.name, said.version, said.digest, neighbor), pack))
    return found, problems


def ids_of(packs: Iterable[Pack]) -> dict[str, frozenset[str]]:
    """The ids of all records of some packs, by collection; those that `same_as` joined to others with them.

    Raises:
        InvalidData: A pack is broken.
    """
    found: dict[str, set[str]] = {name: set() for name in HOMES if claimable(class_of(name))}
    for pack in packs:
        for name, ids in found.items():
            for record in pack.records(name):
                ids.add(record.id)
                ids.update(getattr(record, "same_as", None) or ())
    return {name: frozenset(ids) for name, ids in found.items()}
