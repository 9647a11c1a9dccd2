"""From annotations to claims and marks: each with its words found in the text."""

from __future__ import annotations

import functools
import hashlib
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from security_meetings.build.annotations import (
    CLAIMING,
    Annotations,
    Block,
    Line,
    noting,
    read_annotations,
    words_in,
)
from security_meetings.build.quotes import locate, narrowed
from security_meetings.codec.strict import decode, encode, problems_in, structure_value
from security_meetings.errors import InvalidData, Problem, did_you_mean
from security_meetings.model.claims import MARKS, Claim, Mark, claim_id
from security_meetings.model.rules import broken_by_claim, wrong_id
from security_meetings.model.spans import evidence
from security_meetings.model.supporting import unsupported
from security_meetings.questions.coverage import uncovered

__all__ = ["MEASURED", "Gathered", "open_sentences", "read_file"]

# What the build reads off a source's text, so that nobody need say it.
MEASURED = ("file", "sha256")


@attrs.define
class Gathered:
    """What the annotation files say, as they are read.

    Attributes:
        claims: The claims, as they come.
        marks: The marks, as they come.
        problems: Everything that is wrong.
        texts: The file and the text of each source.
        lines: Where each claim and mark stands: file and line.
        language: The language in which names are preferred; empty where none is.
    """

    claims: list[Claim] = attrs.Factory(list)
    marks: list[Mark] = attrs.Factory(list)
    problems: list[Problem] = attrs.Factory(list)
    texts: dict[str, tuple[str, str]] = attrs.Factory(dict)
    lines: dict[str, tuple[str, str]] = attrs.Factory(dict)
    language: str = ""

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


def read_file(path: Path, said: Gathered) -> None:
    """Add what one annotation file says, and everything that is wrong with it."""
    try:
        found = read_annotations(path)
    except InvalidData as exc:
        said.problems.extend(exc.problems)
        return
    said.problems.extend(found.problems)
    text = "" if found.source is None else _text_of(path, found.source, said)
    if text is None:
        return
    language = _language_of(found)
    for block in found.blocks:
        place = path.name, f"line {block.number}"
        note = functools.partial(noting, said.problems, *place)
        with note():
            if block.kind not in CLAIMING:
                spans = _spans(block.keys, found.source, text)
                said.add(_mark(block, found.source or "", text, spans), *place)
            elif not block.lines:
                raise ValueError(
                    "nothing is claimed here: add collection.id.property = value, or set it aside"
                )
            for line in block.lines:
                with note():
                    said.add(_claim(line, block, found.source, text, language), *place)


def _text_of(path: Path, source: str, said: Gathered) -> str | None:
    """The text that a file annotates; the build itself says which file that is."""
    file = path.with_suffix(".txt")
    if wrong := wrong_id(source):
        said.problems.append(Problem(path.name, "", wrong))
        return None
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


def _language_of(found: Annotations) -> str | None:
    """The language of a source, as its own annotations have it; None where they do not."""
    for block in found.blocks:
        for line in block.lines:
            if (line.collection, line.subject, line.property.path) == ("sources", found.source, "language"):
                return str(line.value)
    return None


def _claim(line: Line, block: Block, source: str | None, text: str, language: str | None) -> Claim:
    """One claim of a block.

    Raises:
        ValueError: The value does not stand in the words quoted, or is not of its property's form.
        InvalidData: Modality, rank and the like are none.
    """
    prop, keys = line.property, {"language": language, **block.keys_of(line)}
    if line.collection == "sources" and prop.path in MEASURED:
        raise ValueError(f"the build itself says the {prop.path} of a source")
    editorial = block.kind == "editorial"
    because = keys.get("because" if editorial else "inferred")
    if editorial and because is None:
        raise ValueError("an editorial claim states its basis: add 'because'")
    if prop.field.verbatim and "words" not in keys and isinstance(line.value, str) and not editorial:
        keys["words"] = line.value
    words = words_in(keys)
    if prop.field.verbatim and line.value == "*" and words:
        line = attrs.evolve(line, value=" ".join(words))
    value = _typed(line)
    spans = [] if editorial else _spans(keys, source, text)
    if prop.field.verbatim and because is None and not editorial and (len(spans) > 1 or value != words[0]):
        spans = [narrowed(text, spans, value)]
    # What ties a record together is the source's own saying, whoever it quotes for the rest.
    said = {} if prop.field.structure else keys
    claim = Claim(
        "",
        line.collection,
        line.subject,
        prop.path,
        value,
        modality=said.get("modality", "asserted"),
        attributed_to=said.get("by"),
        basis="editorial" if editorial else "inferred" if because else "stated",
        because=because,
        rank=keys.get("rank", "normal"),
        rank_reason=keys.get("rank_reason"),
        language=keys.get("language") if prop.field.verbatim else None,
        source=None if editorial else source,
        evidence=tuple(evidence(source or "", text, start, end) for start, end in spans),
    )
    # Modality, rank and the like were written by hand: the strict road checks them as it does JSON.
    checked: Claim = decode(Claim, encode(claim), "")
    if why := unsupported(checked, keys.get("language")):
        raise ValueError(
            f"{line.collection}.{line.subject}.{prop.path}: the words do not carry {line.value!r}: {why}. "
            'Quote words that do, or say how they lead to it: inferred = "…"'
        )
    if broken := "; ".join(broken_by_claim(checked)):
        raise ValueError(f"{line.collection}.{line.subject}: {broken}")
    return attrs.evolve(checked, id=claim_id(checked))


def _typed(line: Line) -> Any:
    try:
        return structure_value(line.collection, line.property.path, line.value)
    except Exception as exc:
        where = f"{line.collection}.{line.subject}.{line.property.path}"
        told = "; ".join(p.message for p in problems_in(exc, ""))
        raise ValueError(f"{where}: {told}") from exc


def _spans(keys: Mapping[str, Any], source: str | None, text: str) -> list[tuple[int, int]]:
    if source is None:
        raise ValueError("a file without 'source' quotes nothing: only [[editorial]] may stand in it")
    words = words_in(keys)
    if not words:
        raise ValueError("no words are quoted: add 'words'")
    return [locate(text, part, keys.get("within")) for part in words]


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


def open_sentences(said: Gathered) -> list[Problem]:
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
