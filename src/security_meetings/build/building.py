"""Building a pack: from the files of `seeds/` to those of `data/`."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from security_meetings.build.accounting import Account, account_of
from security_meetings.build.annotations import read_toml
from security_meetings.build.claiming import Gathered, open_sentences, read_files
from security_meetings.build.deriving import derived_names
from security_meetings.build.writing import Rebuilt, differences, write
from security_meetings.codec.strict import decode, encode
from security_meetings.codec.text import dump_json, dump_lines
from security_meetings.collection.collection import Collection
from security_meetings.collection.references import Fault, dangling
from security_meetings.collection.references import references as references_of
from security_meetings.collection.shelf import Collections
from security_meetings.errors import InvalidData, PackNotFound, Problem, SecurityMeetingsError, did_you_mean
from security_meetings.model.claims import Claim, by_subject
from security_meetings.model.kinds import HOMES
from security_meetings.model.rules import broken_by_talk
from security_meetings.model.schema import Record, described
from security_meetings.packs.digest import digest_of
from security_meetings.packs.manifest import FORMAT, Manifest, Used
from security_meetings.packs.named import BUNDLED_NAME, references
from security_meetings.packs.pack import IN_LINES as CLAIMS_IN_LINES
from security_meetings.packs.pack import MANIFEST, open_named
from security_meetings.packs.using import ids_of, opened_used, with_used
from security_meetings.policy import BEST_RANK, fold_all
from security_meetings.policy.joining import joined, same_ids

__all__ = ["Uses", "build", "lint", "packed", "rebuild", "unannotated"]

PACK = "pack.toml"
# The one key of that file that is not about the pack, but about how it is written.
IN_LINES = "lines"
# What a manifest holds besides, and the build finds out.
FOUND_OUT = ("format", "files", "digest", "joined", "bare")
# What an author says of the packs that it uses; the build finds out their editions.
USES = "uses"
# A problem names no more places than this.
_MOST_PLACES = 5


def build(root: Path) -> dict[str, bytes]:
    """Everything that belongs into `data/`, by file name, from the `seeds/` of a pack.

    Raises:
        PackNotFound: There is no `seeds/pack.toml`.
        InvalidData: With every problem of the annotation files.
        SecurityMeetingsError: What the build needs, the extra `build`, is not installed.
    """
    return _made(root)[0]


def _made(root: Path) -> tuple[dict[str, bytes], Account]:
    seeds = root / "seeds"
    if not (seeds / PACK).is_file():
        raise PackNotFound(f"nothing to build at {root}: expected seeds/{PACK} in it")
    said = Gathered()
    stated = _stated(seeds / PACK, said.problems)
    said.language = str(stated.get("language") or "")
    used = Uses.read(stated.pop(USES, []), root, said.problems)
    with _extra():
        read_files(_annotations(seeds), said)
        collections = _gathered(said, used)
    said.problems.extend(unannotated(seeds))
    if said.problems:
        raise InvalidData(said.problems)
    lines = bool(stated.pop(IN_LINES, False))
    return packed(stated, collections, used, lines=lines)[0], account_of(said)


@contextlib.contextmanager
def _extra() -> Iterator[None]:
    """Say what to install where that is missing."""
    try:
        yield
    except ModuleNotFoundError as exc:
        cure = "install security-meetings[build]"
        raise SecurityMeetingsError(f"building a pack takes the extra `build`: {cure} ({exc})") from exc


def _annotations(seeds: Path) -> list[Path]:
    """The annotation files in a folder; what programs leave there begins with a dot and is none."""
    return [path for path in sorted(seeds.glob("*.toml")) if path.name != PACK and path.name[0] != "."]


def unannotated(seeds: Path) -> Iterator[Problem]:
    """The texts of which nobody says anything."""
    for text in sorted(p for p in seeds.iterdir() if p.suffix.lower() == ".txt"):
        if text.name[0] != "." and not text.with_suffix(".toml").is_file():
            cure = f"account for its sentences in {text.stem}.toml, or move it out of {seeds.name}/"
            yield Problem(text.name, "", f"nobody annotates this text: {cure}")


@attrs.frozen
class Uses:
    """The packs that a pack uses; none, unless told otherwise.

    Attributes:
        stated: Each as it is now.
        ids: The ids of all their records, by collection.
    """

    stated: tuple[Used, ...] = ()
    ids: Mapping[str, frozenset[str]] = attrs.Factory(dict)

    @classmethod
    def read(cls, words: Any, root: Path, problems: list[Problem]) -> Uses:
        """Open the packs that an author names, and what these use."""
        if type(words) is not list or any(type(word) is not str for word in words):
            problems.append(Problem(PACK, "", f"{USES}: expected a list of names of packs, got {words!r}"))
            return cls()
        if not words:
            return cls()
        found, wrong = opened_used(words, root, PACK)
        problems.extend(wrong)
        try:
            ids = ids_of(with_used([pack for _, pack in found], problems))
        except InvalidData as exc:
            problems.extend(exc.problems)
            return cls()
        return cls(tuple(used for used, _ in found), ids)


def packed(
    stated: Mapping[str, Any], collections: Collections, used: Uses, *, lines: bool = False
) -> tuple[dict[str, bytes], str]:
    """The files of `data/`, by name, and the digest of what they say.

    Args:
        stated: What an author says of the pack.
        collections: All that it holds.
        used: The packs that it uses.
        lines: Whether every collection is written as JSON Lines, and not the claims alone.

    Raises:
        InvalidData: What is said of the pack is not as it should be.
    """
    in_lines = {*CLAIMS_IN_LINES, *(HOMES if lines else ())}
    files = dict(_written(name, collections.collection(name), lines=name in in_lines) for name in HOMES)
    manifest = _manifest(stated, used, files, collections)
    return {**files, MANIFEST: dump_json(encode(manifest))}, manifest.digest


def _gathered(said: Gathered, used: Uses) -> Collections:
    """What the annotation files make together; what is wrong with that is put among the problems."""
    for claim, basis in list(derived_names(said.claims)):
        said.add(claim, *said.lines[basis.id])
    collections = _collections(said)
    said.problems.extend([*_placed(collections, said, used.ids), *open_sentences(said)])
    return collections


def _written(name: str, records: Iterable[Record], *, lines: bool) -> tuple[str, bytes]:
    """The name and the bytes of the file of a collection."""
    found = [encode(record) for record in records]
    return (f"{name}.jsonl", dump_lines(found)) if lines else (f"{name}.json", dump_json(found))


def lint(path: Path) -> tuple[int, list[Problem]]:
    """The number of claims in annotation files, and everything wrong with them.

    Args:
        path: One file, which is taken alone: what it refers to may stand elsewhere; or a folder of them,
            or that of a pack.
    """
    said = Gathered()
    if not path.is_dir():
        with _extra():
            read_files([path], said)
        return len(said.claims), [*said.problems, *open_sentences(said)]
    seeds = path / "seeds" if (path / "seeds").is_dir() else path
    used = Uses()
    if (seeds / PACK).is_file():
        stated = _stated(seeds / PACK, said.problems)
        used = Uses.read(stated.get(USES, []), seeds.parent, said.problems)
    with _extra():
        read_files(_annotations(seeds), said)
        claims = len(said.claims)
        _gathered(said, used)
    return claims, [*said.problems, *unannotated(seeds)]


def _collections(said: Gathered) -> Collections:
    claims = sorted(said.claims, key=by_subject)
    found: dict[str, Iterable[Record]] = {
        **fold_all(joined(said.claims), BEST_RANK, said.language),
        "claims": claims,
        "marks": sorted(said.marks, key=lambda mark: mark.id),
    }
    return Collections(found.__getitem__, BEST_RANK, said.language)


def _placed(
    collections: Collections, said: Gathered, used: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    """References of claims that lead nowhere, by the line that made the claim; those of records follow."""
    for talk in collections.talks:
        if what := broken_by_talk(talk):
            seats = [c for c in collections.claims.about("talks", talk.id) if c.property == "attendees"]
            yield Problem(*said.lines[seats[-1].id], f"talks/{talk.id}: {what}")
    if said.unread:
        # What stands in a file that could not be read may well be what is missing.
        return
    faults = dangling(collections, ["claims"], used)
    having = _Having()
    for missing, (fault, *others) in _by_what_is_missing(collections.claims, faults):
        if not missing.isdisjoint(said.subjects):
            # It is spoken of, in a line that is told by itself.
            continue
        claims = collections.claims
        cure = " or ".join(f"{collection}.{id_}" for collection, id_ in sorted(missing))
        what = f"{claims[fault.id].place}: {fault.message}; to have it here, claim something of {cure}"
        what += having(missing)
        yield Problem(*said.lines[fault.id], what + _also_at([claims[f.id] for f in others], said))


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


class _Having:
    """Tells which of the packs that come with this package have a record."""

    def __init__(self) -> None:
        self._ids: dict[str, Mapping[str, frozenset[str]]] = {}

    def __call__(self, missing: Iterable[tuple[str, str]]) -> str:
        """What an author may do besides; empty where none has it."""
        if not self._ids:
            self._ids = {name: ids_of([open_named(name)]) for name in (BUNDLED_NAME, *references())}
        wanted = list(missing)
        having = [n for n, ids in self._ids.items() if any(id_ in ids.get(c, ()) for c, id_ in wanted)]
        # The smallest that will do: a list of countries rather than all that is bundled.
        return f', or use the pack that has it: {USES} = ["{having[-1]}"] in {PACK}' if having else ""


def _missing(claim: Claim, path: str) -> set[tuple[str, str]]:
    """Where the record may be that a claim refers to."""
    return {(name, id_) for at, id_, names in references_of(claim) if at == path for name in names}


def _also_at(claims: Iterable[Claim], said: Gathered) -> str:
    places = [f"{claim.place} ({' '.join(said.lines[claim.id])})" for claim in claims]
    places = list(dict.fromkeys(places))
    if not places:
        return ""
    more = len(places) - _MOST_PLACES
    return "; also at " + ", ".join(places[:_MOST_PLACES]) + (f" and {more} more places" if more > 0 else "")


def _stated(path: Path, problems: list[Problem]) -> dict[str, Any]:
    """What an author says of a pack; the build finds out the rest."""
    try:
        stated = read_toml(path)
    except InvalidData as exc:
        problems.extend(exc.problems)
        return {}
    known = [*(a.name for a in attrs.fields(Manifest) if a.name not in FOUND_OUT), IN_LINES]
    problems.extend(
        Problem(path.name, "", f"unknown field {key!r}{did_you_mean(key, known)} (known: {', '.join(known)})")
        for key in stated
        if key not in known
    )
    if type(stated.get(IN_LINES, False)) is not bool:
        what = f"{IN_LINES}: expected true or false, got {stated[IN_LINES]!r}"
        problems.append(Problem(path.name, "", what))
    return stated


def _manifest(
    stated: Mapping[str, Any], used: Uses, files: Mapping[str, bytes], collections: Collections
) -> Manifest:
    entries = [
        {
            "name": name,
            "records": len(collections.collection(name.partition(".")[0])),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        for name, content in sorted(files.items())
    ]
    blank = {part.name: None for part in described(Manifest) if part.optional}
    found_out = {
        "format": FORMAT,
        "files": entries,
        "digest": digest_of(collections.claims, collections.marks),
        USES: [encode(each) for each in used.stated],
        "joined": len(same_ids(collections.claims)),
        "bare": 0,
    }
    return decode(Manifest, {**blank, **_authored(stated), **found_out}, PACK)


def _authored(stated: Mapping[str, Any]) -> dict[str, Any]:
    """What an author wrote, as JSON has it: a day may be a date of TOML."""
    shapes = {part.name: part.shape for part in described(Manifest)}
    return {name: shapes[name].authored(raw) if name in shapes else raw for name, raw in stated.items()}


def rebuild(root: Path, *, check: bool = False) -> Rebuilt:
    """Build a pack and put the files into its `data/`.

    Args:
        root: The pack's folder, with `seeds/` in it.
        check: Write nothing, only compare.

    Raises:
        PackNotFound: There is no `seeds/pack.toml`.
        InvalidData: With every problem of the annotation files.
        SecurityMeetingsError: The files cannot be written, or the extra `build` is not installed.
    """
    files, account = _made(root)
    try:
        changed = tuple(differences(root, files))
        if not check:
            write(root, files)
    except OSError as exc:
        told = f"{exc.strerror or exc}: {exc.filename}" if exc.filename else str(exc)
        whole = "data/ is as it was"
        raise SecurityMeetingsError(f"cannot write the data of {root}: {told}; {whole}") from exc
    return Rebuilt(len(files), changed, written=not check, account=account)
