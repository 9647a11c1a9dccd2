"""Reading all annotation files of a pack, with their texts; of those that are kept, what has changed."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable
from pathlib import Path

import attrs

from security_meetings.build.annotations import Annotations, read_annotations
from security_meetings.build.claiming import MEASURED, make_claims
from security_meetings.build.gathering import Gathered, Page
from security_meetings.build.keeping import Given, Keeping, Kept
from security_meetings.build.progress import Tell, silent
from security_meetings.build.quotes import Text
from security_meetings.build.sentences import sentences
from security_meetings.build.texts import noting, read_text
from security_meetings.errors import InvalidData, Problem
from security_meetings.model.claims import AnyValue, Claim, claim_id
from security_meetings.model.rules import wrong_id
from security_meetings.model.sentences import Sentences

__all__ = ["read_files"]


def read_files(
    paths: Iterable[Path], said: Gathered, keeping: Keeping | None = None, tell: Tell = silent
) -> None:
    """Add what annotation files say, and everything that is wrong with them.

    Args:
        paths: The files.
        said: Where to put it.
        keeping: What those said that have not changed; None to read all.
        tell: Told how far the reading is.
    """
    paths = list(paths)
    found: deque[tuple[Path, Annotations | Kept]] = deque()
    for number, path in enumerate(paths, 1):
        tell(f"reading annotations: {number} of {len(paths)}")
        told = (keeping and keeping.kept(path)) or _annotations(path, said)
        if told:
            found.append((path, told))
    # The language of a text decides how its words are read; another file may give it.
    languages: dict[str, str] = {}
    days: dict[str, str] = {}
    for _, told in found:
        languages |= told.of_sources("language")
        days |= told.of_sources("published")
    for _, told in found:
        own = told.of_sources("language").get(told.source or "")
        if told.source and own:
            languages[told.source] = own
    while found:
        # What was read is let go as soon as its claims are made.
        path, told = found.popleft()
        tell(f"finding what is quoted: {len(paths) - len(found)} of {len(paths)}")
        _read_file(
            path, told, Given(languages.get(told.source or ""), days.get(told.source or "")), said, keeping
        )
    if keeping:
        keeping.forget_others(paths)


def _annotations(path: Path, said: Gathered) -> Annotations | None:
    try:
        return read_annotations(path)
    except InvalidData as exc:
        said.problems.extend(exc.problems)
        said.unread.append(path.name)
        return None


def _read_file(
    path: Path, told: Annotations | Kept, given: Given, said: Gathered, keeping: Keeping | None
) -> None:
    """Add what one file says, as it is kept, or read it, and keep that."""
    read = told if isinstance(told, Annotations) else None
    if isinstance(told, Kept) and not told.put(path, given, said):
        read = _annotations(path, said)
    if read is None:
        return
    claims, marks, problems = len(said.claims), len(said.marks), len(said.problems)
    said.problems.extend(read.problems)
    said.subjects |= read.subjects
    page = _page(path, read, given.language, said)
    if page is not None or read.source is None:
        make_claims(path.name, page, said, read, given.day)
    if keeping and len(said.problems) == problems:
        keeping.keep(path, read, given, said, (said.claims[claims:], said.marks[marks:]))


def _page(path: Path, found: Annotations, language: str | None, said: Gathered) -> Page | None:
    """The text that a file annotates; the build itself says which file that is."""
    source, file = found.source, path.with_suffix(".txt")
    if source is None:
        return None
    wrong = wrong_id(source)
    if source in said.pages:
        wrong = f"source {source!r} is annotated twice, first for {said.pages[source].file}"
    if wrong:
        said.problems.append(Problem(path.name, f"line {found.source_at}", wrong))
        return None
    try:
        raw, text = read_text(file)
    except InvalidData as exc:
        told = f"cannot read the text of source {source!r}: "
        said.problems.extend(Problem(p.file, p.where, told + p.message) for p in exc.problems)
        said.unread.append(file.name)
        return None
    digest = hashlib.sha256(raw).hexdigest()
    page = Page(source, file.name, Text(text), language, sentences(text, language), found.draft, digest)
    said.pages[source] = page
    measured: tuple[AnyValue, ...] = file.name, digest, Sentences.of(page.sentences)
    for property_, value in zip(MEASURED, measured, strict=True):
        because = "read off the file by the build"
        claim = Claim("", "sources", source, property_, value, basis="editorial", because=because)
        with noting(said.problems, file.name, ""):
            said.add(attrs.evolve(claim, id=claim_id(claim)), file.name, "")
    return page
