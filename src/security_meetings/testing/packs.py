"""Strategies for whole small packs, and for the data sets that they are loaded as."""

from __future__ import annotations

import functools
import hashlib
import io
import tempfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import attrs
from hypothesis import strategies as st

from security_meetings.build.building import packed
from security_meetings.build.claiming import MEASURED
from security_meetings.build.using import Uses
from security_meetings.collection.references import references
from security_meetings.collection.shelf import Collections
from security_meetings.loading import load
from security_meetings.model.claims import Claim, Mark, by_subject
from security_meetings.model.iso3166 import alpha3_codes
from security_meetings.model.kinds import kinds
from security_meetings.model.records.talks import BilateralTalk
from security_meetings.model.rules import broken_by_claim, broken_by_talk, mark_id
from security_meetings.model.schema import Record, claimable
from security_meetings.model.sentences import Sentences
from security_meetings.model.spans import evidence
from security_meetings.model.supporting import unsupported
from security_meetings.policy import BEST_RANK, fold_all
from security_meetings.policy.joining import joined
from security_meetings.testing.classes import IDS, TEXTS, claims, sound

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from security_meetings.dataset import Dataset

__all__ = ["datasets", "packs", "write_pack"]


@st.composite
def packs(draw: st.DrawFn, *, most_claims: int = 12) -> dict[str, bytes]:
    """Whole small packs that verify: the bytes of each file, by its path in the pack.

    One to three sources, each with a text in which the words stand that its claims quote; records of several
    kinds, which refer to each other; rivals; marks. `write_pack` puts one onto the disk.

    Args:
        draw: Given by Hypothesis.
        most_claims: How many claims there are at most, beside one for each record, so that references lead
            somewhere, and those that tell what texts are.
    """
    named = draw(st.lists(IDS, min_size=1, max_size=3, unique=True))
    kinds_drawn = st.sampled_from([name for name, cls in kinds().items() if claimable(cls)])
    subjects: dict[str, list[str]] = {"sources": named}
    for name in draw(st.lists(kinds_drawn, min_size=1, max_size=5, unique=True)):
        subjects.setdefault(name, draw(st.lists(_subjects(name), min_size=1, max_size=2, unique=True)))
    found: list[Claim] = []
    found.extend(draw(claims(name, id_, ids=subjects)) for name, ids in subjects.items() for id_ in ids)
    for _ in range(draw(st.integers(1, most_claims))):
        is_rival = draw(st.booleans())
        if is_rival:
            rival = draw(st.sampled_from(found))
            found.append(draw(claims(rival.collection, rival.subject, rival.property, ids=subjects)))
        else:
            name = draw(st.sampled_from(sorted(subjects)))
            found.append(draw(claims(name, draw(st.sampled_from(subjects[name])), ids=subjects)))
    found = [c for c in found if not (c.collection == "sources" and c.property in MEASURED)]
    texts: dict[str, str] = {}
    told: list[Claim] = []
    marks: list[Mark] = []
    for source in named:
        lines = [f"[{n}] {draw(TEXTS)} {claim.value}" for n, claim in enumerate(found)]
        texts[source] = "\n".join([f"Of {source}.", *lines])
        told += _measured(source, texts[source])
        marks += [_set_aside(source, texts[source])]
    told += [_quoting(claim, n, texts) for n, claim in enumerate(found)]
    return _files(_whole(told), marks, texts)


@functools.cache
def _subjects(collection: str) -> SearchStrategy[str]:
    """Ids that records of a kind may have: those of countries are codes."""
    claim = Claim("", collection, "", "", "", basis="editorial", because="it is so")

    def fits(id_: str) -> bool:
        return not any(id_ in what for what in broken_by_claim(attrs.evolve(claim, subject=id_)))

    codes = [code for code in sorted(alpha3_codes()) if fits(code)]
    return IDS.filter(fits) if fits("a-b") else st.sampled_from(codes)


def _measured(source: str, text: str) -> list[Claim]:
    """What the build tells of a text: its file, its digest, its sentences."""
    spans, at = [], 0
    for line in text.split("\n"):
        start, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        if start < end:  # values may hold line ends
            spans.append((start, end))
        at += len(line) + 1
    measured: tuple[Any, ...] = (
        f"{source}.txt",
        hashlib.sha256(text.encode()).hexdigest(),
        Sentences.of(spans),
    )
    told = zip(MEASURED, measured, strict=True)
    found = [Claim("", "sources", source, path, value, basis="editorial") for path, value in told]
    return [sound(attrs.evolve(claim, because="read off the file")) for claim in found]


def _set_aside(source: str, text: str) -> Mark:
    """A mark on the first sentence of a text."""
    words = evidence(source, text, 0, text.index("\n") if "\n" in text else len(text))
    mark = Mark("", "set aside", source, "page furniture", None, (words,))
    return attrs.evolve(mark, id=mark_id(mark))


def _quoting(claim: Claim, number: int, texts: Mapping[str, str]) -> Claim:
    """The claim, on the words of the text that tell of it; inferred, where these do not carry it."""
    if claim.source is None:
        return claim
    source, text = claim.source, texts[claim.source]
    start = text.index(f"[{number}] ")
    end = text.find(f"\n[{number + 1}] ", start)
    words = evidence(source, text, start, len(text) if end < 0 else end)
    claim = sound(attrs.evolve(claim, source=source, evidence=(words,)))
    return sound(attrs.evolve(claim, basis="inferred")) if unsupported(claim, claim.language) else claim


def _whole(told: Sequence[Claim]) -> list[Claim]:
    """The claims that keep every rule together: none refers to what is not there, none stands twice."""
    found = {claim.id: claim for claim in told if not any(broken_by_claim(claim))}
    while True:
        there = {(claim.collection, claim.subject) for claim in found.values()}
        left = {
            id_: claim
            for id_, claim in found.items()
            if all(any((n, to) in there for n in names) for _, to, names in references(claim))
        }
        folded = fold_all(joined(list(left.values())), BEST_RANK)
        talks = cast("tuple[BilateralTalk, ...]", folded["talks"])
        wrong = {talk.id for talk in talks if broken_by_talk(talk)}
        left = {i: c for i, c in left.items() if not (c.collection == "talks" and c.subject in wrong)}
        if len(left) == len(found):
            return sorted(left.values(), key=by_subject)
        found = left


def _files(told: Sequence[Claim], marks: Iterable[Mark], texts: Mapping[str, str]) -> dict[str, bytes]:
    """The files of a pack."""
    made: dict[str, Iterable[Record]] = {
        **fold_all(joined(told), BEST_RANK),
        "claims": told,
        "marks": sorted(marks, key=lambda mark: mark.id),
    }
    stated = {"name": "drawn", "version": "1", "title": "Drawn by chance", "creators": ["Chance"]}
    collections = Collections(made.__getitem__, BEST_RANK)
    data, _ = packed({**stated, "license": "CC0-1.0"}, collections, Uses())
    files = {f"data/{name}": content for name, content in data.items()}
    return files | {f"seeds/{source}.txt": text.encode() for source, text in texts.items()}


def write_pack(files: Mapping[str, bytes], path: Path) -> Path:
    """Put the files of a pack into a folder, or into a zip where the path ends in `.zip`.

    Args:
        files: The bytes of each file, by its path in the pack.
        path: Where to put them; what stands there is replaced.

    Returns:
        The path.
    """
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return path
    for name, content in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(content)
    return path


def datasets(*, most_claims: int = 12) -> SearchStrategy[Dataset]:
    """Whole small data sets, loaded from `packs`; their zips are removed when the program ends.

    Args:
        most_claims: As `packs` has it.
    """

    def loaded(files: Mapping[str, bytes]) -> Dataset:
        held = io.BytesIO()
        for name in sorted(files):
            held.write(name.encode() + files[name])
        path = Path(_folder().name) / f"{hashlib.sha256(held.getvalue()).hexdigest()}.zip"
        return load(path if path.exists() else write_pack(files, path))

    return packs(most_claims=most_claims).map(loaded)


@functools.cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="security-meetings-")
