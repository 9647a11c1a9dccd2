"""Seeds in, data out: find every quote, fold every claim, check every reference, write it all.

`python -m security_meetings.build` rebuilds `data/` from `seeds/`; `--check` only compares.
"""

from __future__ import annotations

import functools
import hashlib
import tempfile
import typing
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from security_meetings.build.annotations import CLAIMING, Block, Saying, noting, read_annotations, read_toml
from security_meetings.build.quotes import evidence, locate, narrowed
from security_meetings.claims import MARKS, Claim, Mark, claim_id
from security_meetings.codec import decode, encode, structure_value
from security_meetings.collection import Collection
from security_meetings.coverage import uncovered
from security_meetings.errors import InvalidData, PackNotFound, Problem, did_you_mean
from security_meetings.jsontext import dump_json, dump_lines
from security_meetings.kinds import HOMES, class_of
from security_meetings.manifest import FORMAT, Manifest
from security_meetings.packs import MANIFEST
from security_meetings.policy import BEST_RANK, fold_all
from security_meetings.schema import Record
from security_meetings.verification import dangling

__all__ = ["Rebuilt", "build", "differences", "lint", "rebuild", "write"]

PACK = "pack.toml"
# The one key of that file that is not about the pack, but about how it is written.
IN_LINES = "lines"
# What a manifest holds besides, and the build finds out.
FOUND_OUT = ("format", "files")
# What the build reads off a source's text, so that nobody need say it.
MEASURED = ("file", "sha256")


@attrs.define
class _Said:
    """What the annotation files say, as they are read.

    Attributes:
        claims: The claims, as they come.
        marks: The marks, as they come.
        problems: Everything that is wrong.
        texts: The file and the text of each source.
        lines: Where each claim and mark stands: file and line.
    """

    claims: list[Claim] = attrs.Factory(list)
    marks: list[Mark] = attrs.Factory(list)
    problems: list[Problem] = attrs.Factory(list)
    texts: dict[str, tuple[str, str]] = attrs.Factory(dict)
    lines: dict[str, tuple[str, str]] = attrs.Factory(dict)

    def add(self, item: Claim | Mark, file: str, where: str) -> None:
        """Keep a claim or mark.

        Raises:
            ValueError: It stands there already.
        """
        if item.id in self.lines:
            what = f"the claim on {item.place}" if isinstance(item, Claim) else "the mark on these words"
            raise ValueError(f"{what} stands twice, first at {' '.join(self.lines[item.id])}")
        self.lines[item.id] = file, where
        if isinstance(item, Claim):
            self.claims.append(item)
        else:
            self.marks.append(item)


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
    stated = _stated(seeds / PACK, said.problems)
    for path in sorted(seeds.glob("*.toml")):
        if path.name != PACK:
            _read(path, said)
    if said.problems:
        raise InvalidData(said.problems)
    collections = _collections(said)
    problems = [*_placed(collections, said), *_open_sentences(said)]
    if problems:
        raise InvalidData(problems)
    ending, written = ("jsonl", dump_lines) if stated.pop(IN_LINES, False) else ("json", dump_json)
    files = {f"{name}.{ending}": written([encode(record) for record in collections[name]]) for name in HOMES}
    manifest = _manifest(stated, files, collections)
    return {**files, MANIFEST: dump_json(encode(manifest))}


def lint(path: Path) -> tuple[int, list[Problem]]:
    """The number of claims in one annotation file, and everything wrong with it taken alone."""
    said = _Said()
    _read(path, said)
    return len(said.claims), [*said.problems, *_open_sentences(said)]


def differences(root: Path, files: Mapping[str, bytes]) -> list[str]:
    """The names of the files of `data/` that are not as built: changed, missing or left over."""
    on_disk = {p.name: p.read_bytes() for p in _on_disk(root / "data")}
    return sorted(n for n in {*files, *on_disk} if files.get(n) != on_disk.get(n))


def _on_disk(data: Path) -> list[Path]:
    lines = [data / f"{name}.{ending}" for name in HOMES for ending in ("jsonl", "jsonl.gz")]
    return [*data.glob("*.json"), *(path for path in lines if path.exists())]


def write(root: Path, files: Mapping[str, bytes]) -> None:
    """Put the files into `data/`, each whole or not at all, the manifest last."""
    data = root / "data"
    data.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=root, prefix=".data-") as staged:
        for name, content in files.items():
            (Path(staged) / name).write_bytes(content)
        for name in files:
            if name != MANIFEST:
                (Path(staged) / name).replace(data / name)
        for left_over in _on_disk(data):
            if left_over.name not in files:
                left_over.unlink()
        (Path(staged) / MANIFEST).replace(data / MANIFEST)


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
        found = read_annotations(path)
    except InvalidData as exc:
        said.problems.extend(exc.problems)
        return
    said.problems.extend(found.problems)
    text = "" if found.source is None else _text_of(path, found.source, said)
    if text is None:
        return
    for block in found.blocks:
        place = path.name, f"line {block.line}"
        note = functools.partial(noting, said.problems, *place)
        with note():
            spans = _spans(block, found.source, text)
            if block.kind not in CLAIMING:
                said.add(_mark(block, found.source or "", text, spans), *place)
            elif not block.says:
                raise ValueError(
                    "nothing is claimed here: add collection.id.property = value, or set it aside"
                )
            for saying in block.says:
                with note():
                    said.add(_claim(saying, block, found.source, text, spans), *place)


def _text_of(path: Path, source: str, said: _Said) -> str | None:
    """The text that a file annotates; the build itself says which file that is."""
    file = path.with_suffix(".txt")
    if source in said.texts:
        told = f"source {source!r} is annotated twice, first for {said.texts[source][0]}"
        said.problems.append(Problem(path.name, "", told))
        return None
    try:
        raw = file.read_bytes()
        text = raw.decode("utf-8")
    except (OSError, ValueError) as exc:
        said.problems.append(Problem(file.name, "", f"cannot read the text of source {source!r}: {exc}"))
        return None
    for path_, value in zip(MEASURED, (file.name, hashlib.sha256(raw).hexdigest()), strict=True):
        because = "read off the file by the build"
        claim = Claim("", "sources", source, path_, value, basis="editorial", because=because)
        with noting(said.problems, file.name, ""):
            said.add(attrs.evolve(claim, id=claim_id(claim)), file.name, "")
    said.texts[source] = file.name, text
    return text


def _claim(
    saying: Saying, block: Block, source: str | None, text: str, spans: list[tuple[int, int]]
) -> Claim:
    """One claim of a block.

    Raises:
        ValueError: The value does not stand in the words quoted, or is not of its property's type.
        InvalidData: Modality, rank and the like are none.
    """
    if saying.collection == "sources" and saying.property.path in MEASURED:
        raise ValueError(f"the build itself says the {saying.property.path} of a source")
    editorial = block.kind == "editorial"
    because = block.keys.get("because" if editorial else "inferred")
    verbatim = saying.property.field.verbatim
    if verbatim and saying.value == "*" and block.words:
        saying = attrs.evolve(saying, value=" ".join(block.words))
    value = _typed(saying)
    if verbatim and because is None and (len(spans) > 1 or value != block.words[0]):
        spans = [narrowed(text, spans, value)]
    claim = Claim(
        "",
        saying.collection,
        saying.subject,
        saying.property.path,
        value,
        modality=block.keys.get("modality", "asserted"),
        attributed_to=block.keys.get("by"),
        basis="editorial" if editorial else "inferred" if because else "stated",
        because=because,
        rank=block.keys.get("rank", "normal"),
        rank_reason=block.keys.get("rank_reason"),
        source=None if editorial else source,
        evidence=tuple(evidence(source or "", text, start, end) for start, end in spans),
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


def _spans(block: Block, source: str | None, text: str) -> list[tuple[int, int]]:
    if block.kind == "editorial":
        if "because" not in block.keys:
            raise ValueError("an editorial claim states its basis: add 'because'")
        return []
    if source is None:
        raise ValueError("a file without 'source' quotes nothing: only [[editorial]] may stand in it")
    if not block.words:
        raise ValueError("no words are quoted: add 'words'")
    # What is inferred, or said of the text itself, may rest on part of a word: some texts run words together.
    parts = block.kind not in CLAIMING or "inferred" in block.keys
    return [locate(text, words, block.keys.get("within"), parts=parts) for words in block.words]


def _mark(block: Block, source: str, text: str, spans: list[tuple[int, int]]) -> Mark:
    anomaly = block.kind == "anomaly"
    key = "kind" if anomaly else "reason"
    category: Any = block.keys.get(key)
    known = typing.get_args(MARKS["anomaly" if anomaly else "set aside"])
    if category not in known:
        expected = f"{key}: expected one of {', '.join(map(repr, known))}"
        raise ValueError(f"{expected}, got {category!r}{did_you_mean(str(category), known)}")
    where = "-".join(f"{start}-{end}" for start, end in spans)
    mark = Mark(
        id=f"{source}-{'anomaly' if anomaly else 'set-aside'}-{where}",
        kind="anomaly" if anomaly else "set aside",
        source=source,
        category=category,
        reason=block.keys.get("reason") if anomaly else None,
        evidence=tuple(evidence(source, text, start, end) for start, end in spans),
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


def _placed(collections: Mapping[str, Collection[Any]], said: _Said) -> Iterator[Problem]:
    """References of claims that lead nowhere, by the line that made the claim; those of records follow."""
    for fault in dangling(collections, ["claims"]):
        place = collections["claims"][fault.id].place
        yield Problem(*said.lines[fault.id], f"{place}: {fault.message}")


def _open_sentences(said: _Said) -> list[Problem]:
    """The sentences that no claim rests on and that nobody has set aside."""
    problems = []
    for source, (file, text) in said.texts.items():
        spans = [e for claim in said.claims for e in claim.evidence if e.source == source]
        spans += [e for mark in said.marks for e in mark.evidence if e.source == source]
        for start, end in uncovered(text, [(e.start, e.end) for e in spans]):
            cure = "claim what it says, or set it aside"
            problem = f"this sentence is not accounted for; {cure}: {text[start:end]!r}"
            line = text.count("\n", 0, start) + 1
            problems.append(Problem(file, f"line {line}", problem))
    return problems


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
    stated: Mapping[str, Any], files: Mapping[str, bytes], collections: Mapping[str, Collection[Any]]
) -> Manifest:
    entries = [
        {
            "name": name,
            "records": len(collections[name.partition(".")[0]]),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        for name, content in sorted(files.items())
    ]
    return decode(Manifest, {**stated, "format": FORMAT, "files": entries}, PACK)
