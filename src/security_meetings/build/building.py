"""Building a pack: from the files of `seeds/` to those of `data/`."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from security_meetings.build.accounting import account_of
from security_meetings.build.deriving import derived_names
from security_meetings.build.gathering import Gathered, open_sentences
from security_meetings.build.keeping import Keeping
from security_meetings.build.placing import placed
from security_meetings.build.progress import Tell, silent
from security_meetings.build.sowing import read_files
from security_meetings.build.swapping import staged
from security_meetings.build.texts import read_toml
from security_meetings.build.using import PACK, USES, Uses
from security_meetings.build.writing import Rebuilt, copied_with_line_feeds, differences, put_staged
from security_meetings.codec.collector import collector_paused
from security_meetings.codec.strict import decode, encode
from security_meetings.codec.text import dump_items, dump_json, dump_lines
from security_meetings.collection.shelf import Collections
from security_meetings.errors import InvalidData, PackNotFound, Problem, SecurityMeetingsError, did_you_mean
from security_meetings.model.claims import in_order
from security_meetings.model.kinds import HOMES
from security_meetings.model.schema import Record, described
from security_meetings.packs.digest import digest_of, digest_of_lines
from security_meetings.packs.manifest import FORMAT, Manifest, refusals
from security_meetings.packs.pack import IN_LINES as CLAIMS_IN_LINES
from security_meetings.packs.pack import MANIFEST
from security_meetings.policy import BEST_RANK, fold_all
from security_meetings.policy.joining import joined, same_ids

__all__ = [
    "FOUND_OUT",
    "IN_LINES",
    "Sown",
    "annotation_files",
    "build",
    "extra",
    "packed",
    "read_seeds",
    "rebuild",
    "unannotated",
    "used_by",
]

# The one key of that file that is not about the pack, but about how it is written.
IN_LINES = "lines"
_LINES_A_PIECE = 1000
# How a line of an annotation file begins that says which source it annotates, byte order mark or none.
_SOURCE = re.compile(rb"""(?:\xef\xbb\xbf)?[ \t]*(["']?)source\1[ \t]*=""")
# What a manifest holds besides, and the build finds out.
FOUND_OUT = ("format", "files", "digest", "joined", "bare")


def build(root: Path) -> dict[str, bytes]:
    """Everything that belongs into `data/`, by file name, from the `seeds/` of a pack.

    Raises:
        PackNotFound: There is no `seeds/pack.toml`.
        InvalidData: With every problem of the annotation files.
        SecurityMeetingsError: What the build needs, the extra `build`, is not installed.
    """
    sown = _sown(root)
    lines = bool(sown.stated.pop(IN_LINES, False))
    return packed(sown.stated, sown.collections, sown.used, lines=lines)[0]


@attrs.frozen
class Sown:
    """What the seeds of a pack make.

    Attributes:
        said: What its annotation files say, and everything that is wrong.
        stated: What `pack.toml` says, but for what it uses.
        used: The packs that it uses.
        collections: The records.
        claims: How many claims were written, but for those that the build makes of others.
    """

    said: Gathered
    stated: dict[str, Any]
    used: Uses
    collections: Collections
    claims: int


def used_by(root: Path, problems: list[Problem]) -> Uses:
    """The packs that a pack uses, with what is wrong put among the problems."""
    stated = _stated(root / "seeds" / PACK, problems)
    return Uses.read(stated.get(USES, []), root, problems)


def read_seeds(seeds: Path, keeping: Keeping | None = None, tell: Tell = silent) -> Sown:
    """Read all files of `seeds/`, or of a folder without a `pack.toml`.

    Args:
        seeds: The folder.
        keeping: What those said that have not changed, though not what in them is odd; None to read all.
        tell: Told how far the reading is.

    Raises:
        SecurityMeetingsError: What the build needs, the extra `build`, is not installed.
    """
    said = Gathered()
    stated = _stated(seeds / PACK, said.problems) if (seeds / PACK).is_file() else {}
    said.language = str(stated.get("language") or "")
    used = Uses.read(stated.pop(USES, []), seeds.parent, said.problems)
    with extra():
        read_files(annotation_files(seeds), said, keeping, tell)
        claims = len(said.claims)
        tell(f"weighing {claims} claims")
        with collector_paused():
            collections = _gathered(said, used)
    said.problems.extend(unannotated(seeds))
    return Sown(said, stated, used, collections, claims)


def _sown(root: Path, keeping: Keeping | None = None, tell: Tell = silent) -> Sown:
    """What the seeds of a pack make, with nothing wrong with them."""
    seeds = root / "seeds"
    if not (seeds / PACK).is_file():
        raise PackNotFound(f"nothing to build at {root}: expected seeds/{PACK} in it")
    sown = read_seeds(seeds, keeping, tell)
    if sown.said.problems:
        raise InvalidData(sown.said.problems)
    return sown


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
    digest = digest_of(collections.claims, collections.marks)
    pieces = _in_pieces({**stated, IN_LINES: lines}, collections, used, lambda: digest)
    return {name: b"".join(written) for name, written in pieces}, digest


def _in_pieces(
    stated: Mapping[str, Any], collections: Collections, used: Uses, digest: Callable[[], str]
) -> Iterator[tuple[str, Iterator[bytes]]]:
    """The files of `data/` in pieces: each is to be taken whole before the next.

    The digest of what they say is asked for once all have been, but for the manifest.
    """
    about = dict(stated)
    in_lines = {*CLAIMS_IN_LINES, *(HOMES if about.pop(IN_LINES, False) else ())}
    entries: list[dict[str, Any]] = []
    for name in HOMES:
        records = collections.collection(name)
        found = map(encode, records)
        file = f"{name}.jsonl" if name in in_lines else f"{name}.json"
        entry = {"name": file, "records": len(records), "sha256": ""}
        entries.append(entry)
        yield file, _digested(_lines(found) if name in in_lines else dump_items(found), entry)
    manifest = _manifest(about, used, entries, collections, digest())
    yield MANIFEST, iter([dump_json(encode(manifest))])


def _lines(found: Iterator[Any]) -> Iterator[bytes]:
    while piece := dump_lines(itertools.islice(found, _LINES_A_PIECE)):
        yield piece


def _digested(pieces: Iterable[bytes], entry: dict[str, Any]) -> Iterator[bytes]:
    """The pieces; their digest is in the entry once all were taken."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
        yield piece
    entry["sha256"] = digest.hexdigest()


@contextlib.contextmanager
def extra() -> Iterator[None]:
    """Say what to install where that is missing."""
    try:
        yield
    except ModuleNotFoundError as exc:
        cure = "install security-meetings[build]"
        raise SecurityMeetingsError(f"building a pack takes the extra `build`: {cure} ({exc})") from exc


def annotation_files(seeds: Path) -> list[Path]:
    """The annotation files in a folder; what programs leave there is none."""
    return [path for path in sorted(seeds.glob("*.toml")) if path.name != PACK and not _is_left(path.name)]


def _is_left(name: str) -> bool:
    """Whether a program leaves such a file or folder beside others: its name begins with a dot, or `~$`."""
    return name.startswith((".", "~$"))


def _is_text(path: Path) -> bool:
    return path.suffix.lower() == ".txt"


def unannotated(seeds: Path) -> Iterator[Problem]:
    """The texts of which nobody says anything, and annotations where nobody reads them."""
    below = [path for path in seeds.glob("*/**/*") if _is_text(path) or path.suffix.lower() == ".toml"]
    seen = [path for path in below if not any(map(_is_left, path.relative_to(seeds).parts))]
    for path in sorted(seen):
        what, how = ("texts", " with its annotations") if _is_text(path) else ("annotations", "")
        cure = f"put it into {seeds.name}/ itself{how}, or move it out"
        name = path.relative_to(seeds).as_posix()
        yield Problem(name, "", f"{what} in folders of {seeds.name}/ are not read: {cure}")
    for text in sorted(filter(_is_text, seeds.iterdir())):
        if not _is_left(text.name) and not _names_source(text.with_suffix(".toml")):
            cure = f"account for its sentences in {text.stem}.toml, or move it out of {seeds.name}/"
            yield Problem(text.name, "", f"nobody annotates this text: {cure}")


def _names_source(file: Path) -> bool:
    """Whether an annotation file is there and says what it annotates, above its first block."""
    if not file.is_file():
        return False
    with file.open("rb") as lines:
        head = itertools.takewhile(lambda line: not line.lstrip().startswith(b"["), lines)
        return any(_SOURCE.match(line) for line in head)


def _gathered(said: Gathered, used: Uses) -> Collections:
    """What the annotation files make together; what is wrong with that is put among the problems."""
    for claim, basis in list(derived_names(said.claims)):
        said.add(claim, *said.lines[basis.id])
    collections = _collections(said)
    said.problems.extend([*placed(collections, said, used.ids), *open_sentences(said)])
    return collections


def _collections(said: Gathered) -> Collections:
    found: dict[str, Iterable[Record]] = {
        **fold_all(joined(said.claims), BEST_RANK, said.language),
        # Where any is lost, something is wrong, and nothing of this is written.
        "claims": in_order([*said.claims, *said.lost]),
        "marks": sorted(said.marks, key=lambda mark: mark.id),
    }
    return Collections(found.__getitem__, BEST_RANK, said.language)


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
    problems.extend(Problem(path.name, "", f"{name}: {what}") for name, what in refusals(stated))
    return stated


def _manifest(
    stated: Mapping[str, Any],
    used: Uses,
    entries: list[dict[str, Any]],
    collections: Collections,
    digest: str,
) -> Manifest:
    blank = {part.name: None for part in described(Manifest) if part.optional}
    found_out = {
        "format": FORMAT,
        "files": sorted(entries, key=lambda entry: str(entry["name"])),
        "digest": digest,
        USES: [encode(each) for each in used.stated],
        "joined": len(same_ids(collections.claims)),
        "bare": 0,
    }
    return decode(Manifest, {**blank, **_authored(stated), **found_out}, PACK)


def _authored(stated: Mapping[str, Any]) -> dict[str, Any]:
    """What an author wrote, as JSON has it: a day may be a date of TOML."""
    shapes = {part.name: part.shape for part in described(Manifest)}
    return {name: shapes[name].authored(raw) if name in shapes else raw for name, raw in stated.items()}


def rebuild(
    root: Path,
    *,
    check: bool = False,
    cache: Path | None = None,
    progress: Callable[[str], object] | None = None,
) -> Rebuilt:
    """Build a pack and put the files into its `data/`.

    Args:
        root: The pack's folder, with `seeds/` in it.
        check: Write nothing, only compare.
        cache: A folder in which to keep what each file of `seeds/` says, so that only what has changed is
            read again; what lies there changes nothing but the time. None to read all. A check reads all,
            whatever is given: it trusts the seeds alone.
        progress: Told in words how far the build is, at every file.

    Raises:
        PackNotFound: There is no `seeds/pack.toml`.
        InvalidData: With every problem of the annotation files.
        SecurityMeetingsError: The files cannot be written, or the extra `build` is not installed.
    """
    tell = progress or silent
    sown = _sown(root, Keeping(cache, root) if cache and not check else None, tell)
    account = account_of(sown.said, sown.claims)
    tell("writing what the claims make")
    try:
        # A check writes nothing beside the pack.
        with tempfile.TemporaryDirectory() if check else staged(root / "data") as place:
            with collector_paused():
                files = _put_files(Path(place), sown)
            changed = tuple(differences(root, files))
            if not check:
                put_staged(Path(place), root)
    except OSError as exc:
        told = f"{exc.strerror or exc}: {exc.filename}" if exc.filename else str(exc)
        whole = "data/ is as it was"
        raise SecurityMeetingsError(f"cannot write the data of {root}: {told}; {whole}") from exc
    moved = check and bool(changed) and _only_line_ends(root)
    return Rebuilt(len(files), changed, written=not check, account=account, only_line_ends=moved)


def _only_line_ends(root: Path) -> bool:
    """Whether `data/` would be as built if lines ended as they do elsewhere, in the seeds and there."""
    with tempfile.TemporaryDirectory() as place, contextlib.suppress(SecurityMeetingsError, OSError):
        copy = Path(place) / root.absolute().name
        return copied_with_line_feeds(root, copy) and not rebuild(copy, check=True).changed
    return False


def _put_files(folder: Path, sown: Sown) -> dict[str, Path]:
    """Write the files of `data/` into a folder, piece by piece: where each lies, by its name."""
    files: dict[str, Path] = {}

    def digest() -> str:
        with files[CLAIMS_IN_LINES["claims"]].open("rb") as claims:
            return digest_of_lines(claims, sown.collections.marks)

    for name, pieces in _in_pieces(sown.stated, sown.collections, sown.used, digest):
        files[name] = folder / name
        with files[name].open("wb") as written:
            written.writelines(pieces)
    return files
