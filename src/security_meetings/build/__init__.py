"""Seeds in, data out: find every quote, fold every claim, check every reference, write it all.

`python -m security_meetings.build` rebuilds `data/` from `seeds/`; `--check` only compares.
"""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from security_meetings.build.annotations import Block, Saying, read_annotations, read_toml
from security_meetings.build.quotes import evidence, locate, narrowed
from security_meetings.claims import Claim, Evidence, Mark, claim_id
from security_meetings.codec import decode, dump_json, encode, structure_value
from security_meetings.collection import Collection
from security_meetings.coverage import uncovered
from security_meetings.errors import InvalidData, PackNotFound, Problem
from security_meetings.kinds import HOMES, class_of
from security_meetings.packs import FORMAT, MANIFEST, Manifest
from security_meetings.policy import BEST_RANK, fold_all
from security_meetings.schema import Record
from security_meetings.verification import dangling

__all__ = ["Rebuilt", "build", "differences", "lint", "rebuild", "write"]

PACK = "pack.toml"


@attrs.define
class _Said:
    """What the annotation files say, as they are read."""

    claims: list[Claim] = attrs.Factory(list)
    marks: list[Mark] = attrs.Factory(list)
    problems: list[Problem] = attrs.Factory(list)
    texts: dict[str, str] = attrs.Factory(dict)
    lines: dict[str, str] = attrs.Factory(dict)


def build(root: Path) -> dict[str, bytes]:
    """Everything that belongs into `data/`, by file name, from the `seeds/` of a pack.

    Raises:
        PackNotFound: There is no `seeds/pack.toml`.
        InvalidData: With every problem of the annotation files.
    """
    seeds = root / "seeds"
    if not (seeds / PACK).is_file():
        raise PackNotFound(f"nothing to build at {root}: expected seeds/{PACK} in it")
    said = _Said()
    for path in sorted(seeds.glob("*.toml")):
        if path.name != PACK:
            _read(path, said)
    if said.problems:
        raise InvalidData(said.problems)
    collections = _collections(said)
    problems = [*_placed(dangling(collections, "."), collections, said), *_open_sentences(said)]
    if problems:
        raise InvalidData(problems)
    files = {f"{name}.json": dump_json([encode(record) for record in collections[name]]) for name in HOMES}
    manifest = _manifest(seeds / PACK, files, collections)
    return {**files, MANIFEST: dump_json(encode(manifest))}


def lint(path: Path) -> tuple[int, list[Problem]]:
    """The number of claims in one annotation file, and everything wrong with it taken alone."""
    said = _Said()
    _read(path, said)
    return len(said.claims), [*said.problems, *_open_sentences(said)]


def differences(root: Path, files: Mapping[str, bytes]) -> list[str]:
    """The names of the files of `data/` that are not as built: changed, missing or left over."""
    data = root / "data"
    on_disk = {p.name: p.read_bytes() for p in data.glob("*.json")} if data.is_dir() else {}
    return sorted(n for n in {*files, *on_disk} if files.get(n) != on_disk.get(n))


def write(root: Path, files: Mapping[str, bytes]) -> None:
    """Put the files into `data/`, each whole or not at all, the manifest last."""
    data = root / "data"
    data.mkdir(exist_ok=True)
    with contextlib.ExitStack() as stack:
        staged = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=root, prefix=".data-")))
        for name, content in files.items():
            (staged / name).write_bytes(content)
        for name in sorted(files, key=lambda n: n == MANIFEST):
            (staged / name).replace(data / name)
    for left_over in data.glob("*.json"):
        if left_over.name not in files:
            left_over.unlink()


@attrs.frozen
class Rebuilt:
    """What became of a pack's `data/`.

    Attributes:
        files: How many files belong into it.
        changed: The names of those that were not as built: changed, missing or left over.
        written: Whether they now are, because they were written.
    """

    files: int
    changed: tuple[str, ...]
    written: bool

    def __str__(self) -> str:
        if self.written:
            return f"{self.files} files in data/, {len(self.changed)} changed"
        wrong = [f"data/{name} is not as built from seeds/" for name in self.changed]
        return "\n".join(wrong or [f"{self.files} files in data/, all as built from seeds/"])


def rebuild(root: Path, *, check: bool = False) -> Rebuilt:
    """Build a pack and put the files into its `data/`.

    Args:
        root: The pack's folder, with `seeds/` in it.
        check: Write nothing, only compare.

    Raises:
        PackNotFound: There is no `seeds/pack.toml`.
        InvalidData: With every problem of the annotation files.
    """
    files = build(root)
    changed = tuple(differences(root, files))
    if not check:
        write(root, files)
    return Rebuilt(len(files), changed, written=not check)


def _read(path: Path, said: _Said) -> None:
    try:
        source, blocks = read_annotations(path)
    except InvalidData as exc:
        said.problems.extend(exc.problems)
        return
    text = None
    if source is not None:
        raw = _text_of(path, source, said)
        if raw is None:
            return
        text = said.texts[source] = raw.decode("utf-8")
    for block in blocks:
        try:
            if block.kind in ("quote", "editorial"):
                claims = _claims(block, source, text)
                _add(claims, said, f"{path.name} line {block.line}")
            else:
                said.marks.append(_mark(block, source, text))
        except InvalidData as exc:
            said.problems.extend(Problem(path.name, f"line {block.line}", p.message) for p in exc.problems)
        except ValueError as exc:
            said.problems.append(Problem(path.name, f"line {block.line}", str(exc)))


def _text_of(path: Path, source: str, said: _Said) -> bytes | None:
    """The bytes of the text that a file annotates; the build itself says which file that is."""
    file = path.with_suffix(".txt")
    try:
        raw = file.read_bytes()
        raw.decode("utf-8")
    except (OSError, ValueError) as exc:
        said.problems.append(Problem(file.name, "", f"cannot read the text of source {source!r}: {exc}"))
        return None
    because = "read off the file by the build"
    measured = {"file": file.name, "sha256": hashlib.sha256(raw).hexdigest()}
    _add([_editorial("sources", source, p, v, because) for p, v in measured.items()], said, file.name)
    return raw


def _add(claims: Iterable[Claim], said: _Said, line: str) -> None:
    for claim in claims:
        before = said.lines.setdefault(claim.id, line)
        if before != line or claim in said.claims:
            file, _, number = line.partition(" ")
            problem = f"the claim on {claim.place} stands twice, first at {before}"
            said.problems.append(Problem(file, number, problem))
        else:
            said.claims.append(claim)


def _editorial(collection: str, subject: str, path: str, value: Any, because: str, **more: Any) -> Claim:
    claim = Claim("", collection, subject, path, value, basis="editorial", because=because, **more)
    return attrs.evolve(claim, id=claim_id(claim))


def _claims(block: Block, source: str | None, text: str | None) -> list[Claim]:
    """The claims of one block.

    Raises:
        ValueError: A quote is not there, or a value is not of its property's type.
        InvalidData: A value is not of its property's type, with the path into it.
    """
    if not block.says:
        raise ValueError("nothing is claimed here: add collection.id.property = value, or set it aside")
    rank = {k: v for k, v in block.keys.items() if k in ("rank", "rank_reason")}
    if block.kind == "editorial":
        because = block.keys.get("because")
        if not because:
            raise ValueError("an editorial claim states its basis: add 'because'")
        return [
            _editorial(s.collection, s.subject, s.property.path, _typed(s), because, **rank)
            for s in block.says
        ]
    if source is None or text is None:
        raise ValueError("a file without 'source' quotes nothing; use [[editorial]]")
    spans = _spans(block, text)
    return [_claim(s, block, source, text, spans, rank) for s in block.says]


def _claim(
    saying: Saying, block: Block, source: str, text: str, spans: list[tuple[int, int]], rank: dict[str, Any]
) -> Claim:
    inferred = block.keys.get("inferred")
    if saying.property.field.verbatim and not inferred:
        if saying.value == "*":
            saying = attrs.evolve(saying, value=" ".join(block.words))
        if len(spans) > 1 or saying.value != block.words[0]:
            spans = [narrowed(text, spans, saying.value)]
    claim = Claim(
        "",
        saying.collection,
        saying.subject,
        saying.property.path,
        _typed(saying),
        modality=block.keys.get("modality", "asserted"),
        attributed_to=block.keys.get("by"),
        basis="inferred" if inferred else "stated",
        because=inferred,
        source=source,
        evidence=tuple(evidence(source, text, start, end) for start, end in spans),
        **rank,
    )
    # Modality, rank and the like were written by hand: the strict road checks them as it does JSON.
    checked: Claim = decode(Claim, encode(claim), "")
    return attrs.evolve(checked, id=claim_id(checked))


def _typed(saying: Saying) -> Any:
    try:
        return structure_value(saying.collection, saying.property.path, saying.value)
    except Exception as exc:
        from security_meetings.codec import problems_in

        where = f"{saying.collection}.{saying.subject}.{saying.property.path}"
        told = "; ".join(p.message for p in problems_in(exc, ""))
        raise ValueError(f"{where}: {told}") from exc


def _spans(block: Block, text: str) -> list[tuple[int, int]]:
    if not block.words:
        raise ValueError("no words are quoted: add 'words'")
    return [locate(text, words, block.keys.get("within")) for words in block.words]


def _mark(block: Block, source: str | None, text: str | None) -> Mark:
    if source is None or text is None:
        raise ValueError("a file without 'source' marks nothing")
    spans: list[Evidence] = [evidence(source, text, *span) for span in _spans(block, text)]
    anomaly = block.kind == "anomaly"
    category = block.keys.get("kind" if anomaly else "reason")
    where = "-".join(f"{e.start}-{e.end}" for e in spans)
    mark = Mark(
        id=f"{source}-{'anomaly' if anomaly else 'set-aside'}-{where}",
        kind="anomaly" if anomaly else "set aside",
        source=source,
        category=category,  # type: ignore[arg-type]
        reason=block.keys.get("reason") if anomaly else None,
        evidence=tuple(spans),
    )
    return decode(Mark, encode(mark), "")


def _collections(said: _Said) -> dict[str, Collection[Any]]:
    claims = sorted(said.claims, key=_reading_order)
    found: dict[str, Iterable[Record]] = {
        **fold_all(said.claims, BEST_RANK),
        "claims": claims,
        "marks": sorted(said.marks, key=lambda mark: mark.id),
    }
    return {name: Collection(class_of(name), records) for name, records in found.items()}


def _reading_order(claim: Claim) -> Any:
    return claim.source or "", [(e.start, e.end) for e in claim.evidence], claim.place, claim.id


def _placed(
    problems: list[Problem], collections: Mapping[str, Collection[Any]], said: _Said
) -> list[Problem]:
    """Problems of claims, told by the line that made the claim; those of records follow from them."""
    placed = []
    for problem in problems:
        if not problem.file.endswith("claims.json"):
            continue
        number = int(problem.where[2 : problem.where.index("]")])
        claim = collections["claims"][number]
        file, _, line = said.lines[claim.id].partition(" ")
        placed.append(Problem(file, line, f"{claim.place}: {problem.message}"))
    return placed


def _open_sentences(said: _Said) -> list[Problem]:
    """The sentences that no claim rests on and that nobody has set aside."""
    problems = []
    for source, text in said.texts.items():
        spans = [e for claim in said.claims for e in claim.evidence if e.source == source]
        spans += [e for mark in said.marks for e in mark.evidence if e.source == source]
        for start, end in uncovered(text, [(e.start, e.end) for e in spans]):
            cure = "claim what it says, or set it aside"
            problem = f"this sentence is not accounted for; {cure}: {text[start:end]!r}"
            problems.append(Problem(source, f"character {start}", problem))
    return problems


def _manifest(path: Path, files: Mapping[str, bytes], collections: Mapping[str, Collection[Any]]) -> Manifest:
    stated = read_toml(path)
    entries = [
        {
            "name": name,
            "records": len(collections[name.removesuffix(".json")]),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        for name, content in sorted(files.items())
    ]
    return decode(Manifest, {**stated, "format": FORMAT, "files": entries}, path.name)
