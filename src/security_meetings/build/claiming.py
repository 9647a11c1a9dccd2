"""From annotations to claims and marks: each with its words found in the text."""

from __future__ import annotations

import hashlib
import typing
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
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
    read_text,
    words_in,
)
from security_meetings.build.quotes import Misquoted, Text, locate, narrowed
from security_meetings.build.sentences import sentences
from security_meetings.codec.strict import decode, encode, problems_in, structure_value
from security_meetings.errors import InvalidData, Problem, did_you_mean
from security_meetings.model.claims import MARKS, AnyValue, Claim, Evidence, Mark, claim_id
from security_meetings.model.rules import broken_by_claim, mark_id, wrong_id
from security_meetings.model.sentences import Sentences, Span, uncovered
from security_meetings.model.spans import evidence
from security_meetings.model.supporting import unsupported
from security_meetings.support.reading import UNSEEN, as_read

__all__ = ["MEASURED", "Gathered", "Page", "open_sentences", "read_files"]

# What the build reads off a source's text, so that nobody need say it.
MEASURED = ("file", "sha256", "sentences")
# What takes no room and tells no letters apart, as joiners do in Persian or Hindi: no value keeps it.
_LEFT_OUT = dict.fromkeys(map(ord, set(UNSEEN) - {"\u200c", "\u200d", "\ufe0e", "\ufe0f"}))


@attrs.define
class Page:
    """The text of one source, and what is found in it.

    Attributes:
        source: The source's id.
        file: The name of the file.
        text: The text.
        language: Its language; None where nobody gives one.
        sentences: The spans of its sentences.
        accounted: The spans that something is said of, rightly or not.
    """

    source: str
    file: str
    text: Text
    language: str | None
    sentences: list[Span]
    accounted: list[Span] = attrs.Factory(list)
    _quoted: dict[Span, Evidence] = attrs.Factory(dict)

    def evidence(self, spans: Iterable[Span]) -> tuple[Evidence, ...]:
        """The spans with their words and surroundings; many claims rest on the same ones."""
        for span in (spans := tuple(spans)):
            if span not in self._quoted:
                self._quoted[span] = evidence(self.source, self.text.text, *span)
        return tuple(self._quoted[span] for span in spans)


@attrs.define
class Gathered:
    """What the annotation files say, as they are read.

    Attributes:
        claims: The claims, as they come.
        marks: The marks, as they come.
        problems: Everything that is wrong.
        pages: The text of each source.
        lines: Where each claim and mark stands: file and line.
        subjects: What is spoken of, by collection and id, rightly or not.
        unread: The files of which nobody knows what they say.
        language: The language in which names are preferred; empty where none is.
    """

    claims: list[Claim] = attrs.Factory(list)
    marks: list[Mark] = attrs.Factory(list)
    problems: list[Problem] = attrs.Factory(list)
    pages: dict[str, Page] = attrs.Factory(dict)
    lines: dict[str, tuple[str, str]] = attrs.Factory(dict)
    subjects: set[tuple[str, str]] = attrs.Factory(set)
    unread: list[str] = attrs.Factory(list)
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
        for e in item.evidence if isinstance(item, Claim) or item.kind == "set aside" else ():
            self.pages[e.source].accounted.append((e.start, e.end))


def read_files(paths: Iterable[Path], said: Gathered) -> None:
    """Add what annotation files say, and everything that is wrong with them."""
    found: list[tuple[Path, Annotations]] = []
    for path in paths:
        try:
            found.append((path, read_annotations(path)))
        except InvalidData as exc:
            said.problems.extend(exc.problems)
            said.unread.append(path.name)
    # The language of a text decides how its words are read; another file may give it.
    languages: dict[str, str] = {}
    for _, told in found:
        languages |= told.languages()
    for _, told in found:
        if told.source and told.language:
            languages[told.source] = told.language
    for path, told in found:
        said.problems.extend(told.problems)
        said.subjects |= told.subjects
        page = _page(path, told, languages, said)
        if page is not None or told.source is None:
            _Reading(path.name, page, said).read(told.blocks)


def _page(path: Path, found: Annotations, languages: Mapping[str, str], said: Gathered) -> Page | None:
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
    language = languages.get(source)
    page = Page(source, file.name, Text(text), language, sentences(text, language))
    said.pages[source] = page
    measured: tuple[AnyValue, ...] = file.name, hashlib.sha256(raw).hexdigest(), Sentences.of(page.sentences)
    for property_, value in zip(MEASURED, measured, strict=True):
        because = "read off the file by the build"
        claim = Claim("", "sources", source, property_, value, basis="editorial", because=because)
        with noting(said.problems, file.name, ""):
            said.add(attrs.evolve(claim, id=claim_id(claim)), file.name, "")
    return page


@attrs.frozen
class _Reading:
    """The claims and marks of one file, as they are made.

    Attributes:
        file: The file's name.
        page: The text that it annotates; None where it is editorial only.
        said: Where to put them.
    """

    file: str
    page: Page | None
    said: Gathered

    def _noting(self, number: int) -> AbstractContextManager[None]:
        return noting(self.said.problems, self.file, f"line {number}")

    def read(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if block.kind in CLAIMING:
                self._read_claims(block)
            elif block.sound:
                with self._noting(block.number):
                    self.said.add(self._mark(block), self.file, f"line {block.number}")

    def _read_claims(self, block: Block) -> None:
        if not block.lines and block.whole:
            what = "nothing is claimed here: add collection.id.property = value, or set it aside"
            self.said.problems.append(Problem(self.file, f"line {block.number}", what))
        spans: list[Span] | None = []
        if "words" in block.keys and block.kind == "quote":
            spans = None
            with self._noting(block.words_at):
                spans = self._spans(block.keys)
        added = 0
        for line in block.lines:
            with self._noting(line.number):
                # Where the block's own words are nowhere, that is told once; its lines are still looked at.
                claim = self._claim(line, block, spans)
                if claim is not None:
                    self.said.add(claim, self.file, f"line {line.number}")
                    added += 1
        if self.page is not None and spans and added < len(block.lines):
            # What is claimed wrongly is not left out.
            self.page.accounted += spans

    def _spans(self, keys: Mapping[str, Any], *, parts: bool = False, accounting: bool = True) -> list[Span]:
        if self.page is None:
            raise ValueError("a file without 'source' quotes nothing: only [[editorial]] may stand in it")
        words = words_in(keys)
        if not words:
            raise ValueError("no words are quoted: add 'words'")
        # What is inferred, or said of the text itself, may rest on part of a word: some texts run words
        # together.
        parts = parts or "inferred" in keys
        spans: list[Span] = []
        wrong = []
        for part in words:
            try:
                spans.append(locate(self.page.text, part, keys.get("within"), parts=parts))
            except Misquoted as exc:
                spans += exc.near
                wrong.append(str(exc))
        if wrong:
            # What is quoted wrongly is not left out.
            self.page.accounted += spans if accounting else ()
            raise ValueError("; ".join(wrong))
        return spans

    def _claim(self, line: Line, block: Block, spans: list[Span] | None) -> Claim | None:
        """One claim of a block; None where the words of the block are nowhere.

        Raises:
            ValueError: The value does not stand in the words quoted, or is not of its property's form.
            InvalidData: Modality, rank and the like are none.
        """
        prop = line.property
        if wrong := wrong_id(line.subject):
            raise ValueError(f"{line.collection}: {wrong}")
        if line.collection == "sources" and prop.path in MEASURED:
            raise ValueError(f"the build itself says the {prop.path} of a source")
        if not (block.sound or block.kind == "editorial"):
            spans = None
        claim = (
            self._editorial(line, block) if block.kind == "editorial" else self._quoted(line, block, spans)
        )
        if claim is None:
            return None
        # Modality, rank and the like were written by hand: the strict road checks them as it does JSON.
        checked: Claim = decode(Claim, encode(claim), "")
        place = f"{line.collection}.{line.subject}"
        language = checked.language or (self.page.language if self.page else None)
        if why := unsupported(checked, language):
            raise ValueError(
                f"{place}.{prop.path}: the words do not carry {line.value!r}: {why}. "
                'Quote words that do, or say how they lead to it: inferred = "…"'
            )
        if broken := "; ".join(broken_by_claim(checked)):
            raise ValueError(f"{place}: {broken}")
        return attrs.evolve(checked, id=claim_id(checked))

    def _editorial(self, line: Line, block: Block) -> Claim:
        keys = block.keys_of(line)
        because = keys.get("because")
        if because is None and block.sound:
            raise ValueError("an editorial claim states its basis: add 'because'")
        return Claim(
            "",
            line.collection,
            line.subject,
            line.property.path,
            _typed(line),
            basis="editorial",
            because=because,
            rank=keys.get("rank", "normal"),
            rank_reason=keys.get("rank_reason") if block.sound else None,
            language=keys.get("language") if line.property.field.verbatim else None,
        )

    def _quoted(self, line: Line, block: Block, spans: list[Span] | None) -> Claim | None:
        prop, keys = line.property, block.keys_of(line)
        keys.setdefault("language", self.page.language if self.page else None)
        verbatim = prop.field.verbatim
        because = keys.get("inferred")
        if verbatim and "words" not in keys and isinstance(line.value, str):
            keys["words"] = line.value
        if verbatim and line.value == "*" and words_in(keys):
            line = attrs.evolve(line, value=" ".join(words_in(keys)))
        value = _typed(line)
        if spans is None and "words" not in line.keys:
            return None
        if not spans or {"words", "within", "inferred"} & line.keys.keys():
            spans = self._spans(keys)
        if self.page is None:
            raise ValueError("a file without 'source' quotes nothing: only [[editorial]] may stand in it")
        if verbatim and because is None:
            value = _as_shown(value)
            if len(spans) > 1 or as_read(value).strip() != as_read(words_in(keys)[0]).strip():
                spans = [narrowed(self.page.text, spans, value)]
        # What ties a record together is the source's own saying, whoever it quotes for the rest.
        content = {} if prop.field.structure else keys
        return Claim(
            "",
            line.collection,
            line.subject,
            prop.path,
            value,
            modality=content.get("modality", "asserted"),
            attributed_to=content.get("by"),
            basis="inferred" if because else "stated",
            because=because,
            rank=keys.get("rank", "normal"),
            rank_reason=keys.get("rank_reason") if block.sound else None,
            language=keys["language"] if verbatim else None,
            source=self.page.source,
            evidence=self.page.evidence(spans),
        )

    def _mark(self, block: Block) -> Mark:
        anomaly = block.kind == "anomaly"
        key = "kind" if anomaly else "reason"
        category: Any = block.keys.get(key)
        known = typing.get_args(MARKS["anomaly" if anomaly else "set aside"])
        spans = self._spans(block.keys, parts=True, accounting=not anomaly)
        page = typing.cast("Page", self.page)
        if category not in known:
            page.accounted += [] if anomaly else spans
            expected = f"{key}: expected one of {', '.join(map(repr, known))}"
            raise ValueError(f"{expected}, got {category!r}{did_you_mean(str(category), known)}")
        mark = Mark(
            id="",
            kind="anomaly" if anomaly else "set aside",
            source=page.source,
            category=category,
            reason=block.keys.get("reason") if anomaly else None,
            evidence=page.evidence(spans),
        )
        return decode(Mark, encode(attrs.evolve(mark, id=mark_id(mark))), "")


def _as_shown(value: str) -> str:
    """Words of a text as a value: on one line, without what nobody sees, letters in their composed form."""
    return unicodedata.normalize("NFC", " ".join(value.translate(_LEFT_OUT).split()))


def _typed(line: Line) -> Any:
    try:
        return structure_value(line.collection, line.property.path, line.value)
    except Exception as exc:
        where = f"{line.collection}.{line.subject}.{line.property.path}"
        told = "; ".join(p.message for p in problems_in(exc, ""))
        raise ValueError(f"{where}: {told}") from exc


def open_sentences(said: Gathered) -> Iterator[Problem]:
    """The sentences that no claim rests on and that nobody has set aside."""
    for page in said.pages.values():
        text, at, line = page.text.text, 0, 1
        for start, end in uncovered(page.sentences, page.accounted):
            line += text.count("\n", at, start)
            at = start
            cure = "claim what it says, or set it aside"
            problem = f"this sentence is not accounted for; {cure}: {text[start:end]!r}"
            yield Problem(page.file, f"line {line}", problem)
