"""Writing what was used as a pack of its own: a folder or a zip, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from security_meetings.codec.strict import encode
from security_meetings.codec.text import dump_json, dump_lines
from security_meetings.collection.collection import Collection
from security_meetings.collection.references import references
from security_meetings.collection.shelf import Collections
from security_meetings.errors import InvalidValue
from security_meetings.model.claims import Claim, Mark, by_subject
from security_meetings.model.kinds import HOMES, class_of, collection_of
from security_meetings.model.schema import Record
from security_meetings.packs.digest import digest_of
from security_meetings.packs.manifest import FORMAT, FileEntry, Manifest
from security_meetings.packs.pack import IN_LINES, MANIFEST, Pack
from security_meetings.packs.places import bytes_of
from security_meetings.packs.writing import whole
from security_meetings.policy import BEST_RANK, fold_all
from security_meetings.policy.joining import joined, same_ids

__all__ = ["write_snapshot"]

# A zip of the same data is the same, byte for byte, whenever it is made.
_WHEN = (1980, 1, 1, 0, 0, 0)


def write_snapshot(
    collections: Collections,
    packs: Sequence[Pack],
    path: str | os.PathLike[str],
    wanted: Sequence[Record | Collection[Any]],
    *,
    texts: bool,
) -> Path:
    """Write some records, or all, as a pack; see `Sharing.snapshot`.

    Raises:
        InvalidValue: There is something at the path, or what is wanted is no record and no selection, or is
            empty.
        NotWritten: It cannot be written.
    """
    claims, marks, bare = _whole(collections) if not wanted else _slice(collections, wanted)
    data = _data(collections, packs, claims, marks, bare)
    files = {f"data/{name}": content for name, content in data.items()}
    if texts:
        files |= _texts(packs, data["sources.json"], collections)
    if not isinstance(path, (str, os.PathLike)):
        raise InvalidValue(f"snapshot(): expected the path of a new folder or zip, got {path!r}")
    target = Path(path)
    if os.path.lexists(target):
        raise InvalidValue(f"snapshot(): there is something at {target} already: name a new folder or zip")
    with whole(target) as staged:
        (_zip if target.suffix == ".zip" else _folder)(staged, files)
    return target


Slice = tuple[list[Claim], list[Mark], set[tuple[str, str]]]


def _whole(collections: Collections) -> Slice:
    """All claims and marks, and the records of which nothing is claimed."""
    claims = list(collections.claims)
    subjects = {(claim.collection, claim.subject) for claim in claims}
    left = {(n, id_) for n in HOMES if n not in ("claims", "marks") for id_ in collections.collection(n).ids}
    return claims, list(collections.marks), left - subjects


def _slice(collections: Collections, wanted: Sequence[Record | Collection[Any]]) -> Slice:
    """The claims about some records and all that these refer to, and the marks on their sources."""
    left: list[tuple[str, str]] = []
    for item in wanted:
        if not isinstance(item, (Record, Collection)):
            raise InvalidValue(f"snapshot(): expected records or selections of them, got {item!r}")
        left += [
            place for record in ([item] if isinstance(item, Record) else item) for place in _about(record)
        ]
    if not left:
        raise InvalidValue(
            "snapshot(): nothing is selected, and a pack of nothing tells nothing: "
            "give records, or no selection at all for the whole data set"
        )
    claims: dict[str, Claim] = {}
    marks: list[Mark] = []
    bare: set[tuple[str, str]] = set()
    seen = set(left)
    while left:
        name, id_ = left.pop()
        about = collections.claims.about(name, id_)
        if not about:
            bare.add((name, id_))
        claims |= {claim.id: claim for claim in about}
        found = list(collections.marks.where(source=id_)) if name == "sources" else []
        marks += found
        for _, other, names in (r for item in (*about, *found) for r in references(item)):
            for n in names:
                records = collections.collection(n)
                place = n, records.id_of(other)
                if other in records and place not in seen:
                    seen.add(place)
                    left.append(place)
    return list(claims.values()), sorted(marks, key=lambda mark: mark.id), bare


def _about(record: Record) -> list[tuple[str, str]]:
    """The record, or what a claim or a mark speaks of."""
    if isinstance(record, Claim):
        return [(record.collection, record.subject)]
    if isinstance(record, Mark):
        return [("sources", record.source)]
    return [(collection_of(record), record.id)]


def _data(
    collections: Collections,
    packs: Sequence[Pack],
    claims: Iterable[Claim],
    marks: Sequence[Mark],
    bare: Iterable[tuple[str, str]],
) -> dict[str, bytes]:
    """The files of `data/`."""
    stated = sorted((claim.as_stated for claim in claims), key=by_subject)
    made: dict[str, list[Any]] = {
        name: list(records)
        for name, records in fold_all(joined(stated), BEST_RANK, collections.language).items()
    }
    for name, id_ in bare:
        made[name].append(class_of(name)(id_))
    for records in made.values():
        records.sort(key=lambda record: record.id)
    made |= {"claims": stated, "marks": list(marks)}
    files: dict[str, bytes] = {}
    entries: list[FileEntry] = []
    for name in HOMES:
        file = IN_LINES.get(name, f"{name}.json")
        encoded = [encode(record) for record in made[name]]
        files[file] = dump_lines(encoded) if file in IN_LINES.values() else dump_json(encoded)
        entries.append(FileEntry(file, len(encoded), hashlib.sha256(files[file]).hexdigest()))
    heads = [pack.manifest for pack in packs]
    manifest = attrs.evolve(
        heads[0],
        name=f"{'+'.join(head.name for head in heads)}-snapshot",
        version="+".join(head.version for head in heads),
        title="; ".join(dict.fromkeys(head.title for head in heads)),
        creators=tuple(dict.fromkeys(creator for head in heads for creator in head.creators)),
        license=" AND ".join(dict.fromkeys(head.license for head in heads)),
        language=collections.language or None,
        issued=heads[0].issued if len(heads) == 1 else None,
        doi=None,
        url=None,
        digest=digest_of(stated, marks),
        format=FORMAT,
        files=tuple(sorted(entries, key=lambda entry: entry.name)),
        uses=(),
        joined=len(same_ids(stated)),
        bare=len(set(bare)),
    )
    assert isinstance(manifest, Manifest)  # noqa: S101 (for type checkers)
    return {**files, MANIFEST: dump_json(encode(manifest))}


def _texts(packs: Sequence[Pack], sources: bytes, collections: Collections) -> dict[str, bytes]:
    """The files of `seeds/`: the texts of the sources that are written, where they are there."""
    import json

    files: dict[str, bytes] = {}
    for told in json.loads(sources):
        source = collections.sources[told["id"]]
        raw = bytes_of(source, packs)
        if raw is None or source.file is None:
            continue
        # Two packs may call two texts by one name: a text is found by its digest, too.
        number = 0
        name = source.file
        while files.get(f"seeds/{name}", raw) != raw:
            number += 1
            name = f"{number}-{source.file}"
        files[f"seeds/{name}"] = raw
    return files


def _folder(path: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(content)


def _zip(path: Path, files: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, _WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o100644 << 16
            archive.writestr(info, content)
