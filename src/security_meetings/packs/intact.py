"""Whether a pack is as its manifest says."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import attrs

from security_meetings.errors import InvalidData, Problem
from security_meetings.model.kinds import HOMES
from security_meetings.packs.digest import digest_of
from security_meetings.packs.manifest import refusals
from security_meetings.support.line_ends import OTHER_LINE_ENDS, WAYS_OF_ENDING

if TYPE_CHECKING:
    from security_meetings.packs.manifest import FileEntry, Manifest

__all__ = ["Kept", "damaged"]

_AGAIN = "build the pack again"
# What the digest of a pack is taken of.
_DIGESTED = ("claims", "marks")


class Kept(Protocol):
    """A pack, as far as its manifest speaks of it."""

    @property
    def manifest(self) -> Manifest:
        """What it says of itself."""
        ...

    def named(self, folder: str, name: str) -> str:
        """What messages call a file."""
        ...

    def files(self, collection: str) -> list[str]:
        """The names of the files that hold a collection."""
        ...

    def digest(self, name: str, ends: Callable[[bytes], bytes] = bytes) -> str | None:
        """The digest of a file of `data/`; None where there is none."""
        ...

    def records(self, collection: str) -> Any:
        """The records of a collection."""
        ...


def damaged(pack: Kept, manifest_name: str) -> list[Problem]:
    """What is not as the manifest says: files, their numbers of records, the digest of what is claimed."""
    file, entries = pack.named("data", manifest_name), pack.manifest.files
    holding = {name: collection for collection in HOMES for name in pack.files(collection)}
    problems = [
        Problem(pack.named("data", name), "", f"{manifest_name} does not list this file: {_AGAIN}")
        for name in sorted(holding.keys() - {entry.name for entry in entries})
    ]
    manifest = pack.manifest
    problems += [Problem(file, *told) for told in (*_of_manifest(manifest), *_misstated(manifest))]
    read: dict[str, Sequence[Any]] = {}
    for entry in dict.fromkeys(entries):
        if changed := list(_of_file(pack, entry)):
            problems += changed
            continue
        with contextlib.suppress(InvalidData):  # told by whoever reads it
            if entry.name in holding:
                read[holding[entry.name]] = records = pack.records(holding[entry.name])
                if len(records) != entry.records:
                    what = f"{entry.name} holds {len(records)} records, not {entry.records}: {_AGAIN}"
                    problems.append(Problem(file, "files", what))
    # Where a file is changed or missing, that is told, and the digest is another for it.
    if not problems and read.keys() >= {*_DIGESTED}:
        digest = digest_of(*(read[name] for name in _DIGESTED))
        if digest != pack.manifest.digest:
            what = f"the claims and marks have the digest {digest}, not the one stated: {_AGAIN}"
            problems.append(Problem(file, "digest", what))
    return problems


def _of_manifest(manifest: Manifest) -> Iterator[tuple[str, str]]:
    """What is wrong with a manifest by itself: where, and what."""
    if not any(creator.strip() for creator in manifest.creators):
        yield "creators", "nobody is named who made the pack: name somebody"
    for name in ("name", "version", "title", "license"):
        if not getattr(manifest, name).strip():
            yield name, f"it is blank: say what the {name} is, and build the pack again"
    for name in ("joined", "bare"):
        if not 0 <= getattr(manifest, name) <= sum(entry.records for entry in manifest.files):
            yield name, f"{getattr(manifest, name)} is no number of things that the pack holds: {_AGAIN}"
    if not manifest.files:
        yield "files", f"no file is listed, and a pack has some: {_AGAIN}"
    for name, times in Counter(entry.name for entry in manifest.files).items():
        if times > 1:
            yield "files", f"{name!r} is listed {times} times: {_AGAIN}"


def _misstated(manifest: Manifest) -> Iterator[tuple[str, str]]:
    """What is stated in another form than it should be; what is blank is told above."""
    stated = attrs.asdict(manifest, recurse=False)
    for name, what in refusals(stated):
        if "".join(stated[name]).strip():
            yield name, f"{what}: mend pack.toml, and {_AGAIN}"


def _of_file(pack: Kept, entry: FileEntry) -> Iterator[Problem]:
    """What is wrong with one file that the manifest lists."""
    try:
        digest = pack.digest(entry.name)
        told = pack.named("data", entry.name)
        if digest is None:
            yield Problem(told, "", "this file is missing")
        elif digest != entry.sha256:
            moved = any(pack.digest(entry.name, ends) == entry.sha256 for ends in WAYS_OF_ENDING)
            changed = "changed since the pack was built: build it again, or restore the file"
            yield Problem(told, "", OTHER_LINE_ENDS if moved else changed)
    except InvalidData as exc:
        yield from exc.problems
