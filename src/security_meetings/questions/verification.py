"""Checking the whole chain again: value, claim, words, text, and every reference between records."""

from __future__ import annotations

import itertools
import typing
from collections.abc import Callable, Iterator, Sequence

import attrs

from security_meetings.collection.references import Fault, dangling, references
from security_meetings.collection.shelf import Collections
from security_meetings.errors import InvalidData, Problem
from security_meetings.model.briefs import brief, counted
from security_meetings.model.claims import MARKS, Claim, Evidence, Mark, claim_id
from security_meetings.model.fragments import scattered
from security_meetings.model.kinds import HOMES, class_of
from security_meetings.model.rules import broken_by_claim, broken_by_talk, mark_id
from security_meetings.model.schema import Record, properties
from security_meetings.model.spans import stands_once
from security_meetings.model.supporting import comparison_of
from security_meetings.policy import fold_all
from security_meetings.policy.joining import joins
from security_meetings.support.line_ends import OTHER_LINE_ENDS

__all__ = ["Verification", "verify"]

# The answer in words tells so many problems, each in so many letters; its attribute has all of them.
_MOST_TOLD = 50
_LONGEST = 600
# A message shows so much of a quotation.
_MOST_SHOWN = 200


@attrs.frozen
class Verification:
    """What a check of the whole chain found.

    Attributes:
        checked: How many claims had every quotation compared with its text.
        compared: How many of these state a value that a machine found in the words: a number, a day, a name.
        judged: How many of these only a reader can judge: what is inferred, a status, who is meant.
        unchecked: How many could not be: the text of their source does not travel along, or is another.
        altered: How many of these quote a text that is there, but is not the one that they were made from.
        editorial: How many rest on no source, and so have nothing to compare; as all others, of every pack
            that is loaded, with what they use.
        problems: Everything that is wrong.
        scattered: How many of those checked stand on fragments of more than one sentence.
    """

    checked: int
    unchecked: int
    editorial: int
    problems: tuple[Problem, ...]
    compared: int = 0
    judged: int = 0
    scattered: int = 0
    altered: int = 0

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong, and something was checked where sources say anything.

        Claims of which the text does not travel along are not wrong; but where that is so of all, nothing
        was checked, and that is no proof.
        """
        return not self.problems and not self.nothing_checked

    @property
    def nothing_checked(self) -> bool:
        """Whether there are claims of sources, and not one of them could be checked."""
        return bool(self.unchecked) and not self.checked

    def __repr__(self) -> str:
        return (
            f"<Verification: {self.checked} checked, {self.unchecked} unchecked, {self.editorial} editorial, "
            f"{counted(len(self.problems), 'problem')}>"
        )

    def __str__(self) -> str:
        words = (
            f"{counted(self.checked, 'claim')} checked against their sources: "
            f"{self.compared} compared by machine, {self.judged} for a reader to judge; "
            f"{self.editorial} editorial"
        )
        if absent := self.unchecked - self.altered:
            words += f", {absent} not checked: the texts of their sources do not travel along"
        if self.altered:
            words += f", {self.altered} not checked: the texts of their sources are not those that they quote"
        if self.scattered:
            stand = "stands" if self.scattered == 1 else "stand"
            words += f"; {self.scattered} {stand} on fragments of several sentences"
        number = len(self.problems)
        found = f"{number or 'no'} problem{'s' if number > 1 else ''}"
        if self.nothing_checked:
            found += "; nothing could be checked"
        lines = [f"{words}; {found}", *(brief(str(p), _LONGEST) for p in self.problems[:_MOST_TOLD])]
        if (more := number - _MOST_TOLD) > 0:
            lines.append(f"and {counted(more, 'more problem')}")
        return "\n".join(lines)


def verify(
    collections: Collections,
    damaged: Sequence[Problem],
    placed: Callable[[Fault], Problem],
) -> Verification:
    """Check everything that a data set rests on; nothing is raised for what is wrong with it.

    Args:
        collections: The records.
        damaged: What is wrong with their files.
        placed: Tells in which file a fault lies.
    """
    problems = list(damaged)
    # The fold needs all claims at once: then there is no use in reading them again for each question.
    claims = tuple(collections.claims)
    all_read = Collections(
        lambda name: claims if name == "claims" else collections.collection(name),
        collections.policy,
        collections.language,
    )
    checking = _Checking(collections, placed)
    problems += checking.problems
    counts: dict[str, int] = dict.fromkeys(
        ("checked", "unchecked", "altered", "editorial", "compared", "judged", "scattered"), 0
    )
    for claim in claims:
        faults, found = checking.claim(claim)
        problems += faults
        for name in found:
            counts[name] += 1
    for mark in collections.marks:
        wrong_marks = [*checking.misquoted(mark.evidence), *_malformed_mark(mark)]
        problems.extend(placed(Fault("marks", mark.id, *told)) for told in wrong_marks)
    wrong = ((talk, broken_by_talk(talk)) for talk in collections.talks)
    problems.extend(placed(Fault("talks", talk.id, "attendees", what)) for talk, what in wrong if what)
    problems.extend(map(placed, _unbacked(all_read)))
    problems.extend(map(placed, _apart(all_read)))
    problems.extend(map(placed, dangling(all_read)))
    problems.extend(map(placed, _out_of_order(all_read)))
    return Verification(**counts, problems=tuple(problems))


class _Checking:
    """Claims held against the texts that travel along.

    Attributes:
        texts: The text of each source that has one.
        altered: The sources whose text is there, but is not the one that claims quote.
        problems: What is wrong with them.
    """

    def __init__(self, collections: Collections, placed: Callable[[Fault], Problem]) -> None:
        self.texts: dict[str, str] = {}
        self.altered: set[str] = set()
        self.problems: list[Problem] = []
        self._placed = placed
        self._once: dict[tuple[str, int, int], bool] = {}
        self._languages = {source.id: source.language for source in collections.sources}
        self._sentences = {s.id: s.sentences.spans for s in collections.sources if s.sentences}
        kept: dict[tuple[str | None, str | None], str] = {}
        for source in collections.sources:
            # Many sources may name one file: its text is read and kept once.
            file = source.file, source.sha256
            try:
                if source.has_text:
                    self.texts[source.id] = kept[file] if file in kept else kept.setdefault(file, source.text)
                    if source.has_other_line_ends:
                        self.problems.append(Problem(f"seeds/{source.file}", "", OTHER_LINE_ENDS))
            except InvalidData as exc:
                self.problems.extend(exc.problems)
                self.altered.add(source.id)
                continue
            text = self.texts.get(source.id)
            if text is not None and source.sentences and (what := source.sentences.wrong_in(text)):
                self.problems.append(placed(Fault("sources", source.id, "sentences", what)))

    def claim(self, claim: Claim) -> tuple[list[Problem], list[str]]:
        """What is wrong with a claim, and as what it counts."""
        faults = [*self.misquoted(claim.evidence), *_malformed(claim)]
        source = claim.source or ""
        language = claim.language or self._languages.get(source)
        support = comparison_of(claim, language) if claim.basis == "stated" else None
        verdict = support.verdict if support is not None else ""
        if not claim.evidence:
            counted = ["editorial"]
        elif not all(e.source in self.texts for e in claim.evidence):
            counted = ["unchecked", "altered"] if source in self.altered else ["unchecked"]
        else:
            counted = ["checked", "compared" if verdict == "carried" else "judged"]
            if not faults and self._is_scattered(claim, source):
                counted.append("scattered")
        if support is not None and verdict in ("contradicted", "not found"):
            faults.append(("value", f"the words do not carry it: {support.words}"))
        return [self._placed(Fault("claims", claim.id, *told)) for told in faults], counted

    def misquoted(self, evidence: Sequence[Evidence]) -> list[tuple[str, str]]:
        """Where words do not stand in their text as they are quoted; without it, where they cannot."""
        told = ((f"evidence[{i}]", self._misquoted(e)) for i, e in enumerate(evidence))
        return [(path, what) for path, what in told if what]

    def _misquoted(self, e: Evidence) -> str:
        text = self.texts.get(e.source)
        if text is None:
            return "" if _is_span(e) else f"{e.start} to {e.end} is no place of {_cut(e.exact)!r}"
        found = text[e.start : e.end]
        if not _is_span(e) or e.end > len(text) or found != e.exact:
            return f"source {e.source!r} has {_cut(found)!r} there, not {_cut(e.exact)!r}"
        if not text.endswith(e.prefix, 0, e.start) or not text.startswith(e.suffix, e.end):
            return f"the words around {_cut(e.exact)!r} are others"
        around = e.source, e.start - len(e.prefix), e.end + len(e.suffix)
        if around not in self._once:  # many claims rest on the same words
            self._once[around] = stands_once(text, *around[1:])
        if not self._once[around]:
            return f"what is quoted around {_cut(e.exact)!r} does not tell it from the same words elsewhere"
        return ""

    def _is_scattered(self, claim: Claim, source: str) -> bool:
        sentences = self._sentences.get(source)
        if not sentences or len(claim.evidence) == 1:
            return False
        return scattered(self.texts[source], [(e.start, e.end) for e in claim.evidence], sentences)


def _is_span(e: Evidence) -> bool:
    """Whether the words are as long as the span that they are said to fill, and no less than one letter."""
    return 0 <= e.start < e.end and len(e.exact) == e.end - e.start


def _cut(words: str) -> str:
    """No more of some words than a message shows."""
    return words if len(words) <= _MOST_SHOWN else f"{words[:_MOST_SHOWN]}…"


def _malformed(claim: Claim) -> list[tuple[str, str]]:
    problems = [("", broken) for broken in broken_by_claim(claim)]
    expected = claim_id(claim.as_stated)
    if claim.id != expected:
        problems.append(
            ("id", f"the claim was changed: its content has the id {expected!r}, not {claim.id!r}")
        )
    if claim.basis == "editorial":
        if claim.evidence or claim.source:
            problems.append(("", "an editorial claim has neither source nor evidence"))
    elif not claim.evidence or {e.source for e in claim.evidence} != {claim.source}:
        problems.append(("", "a claim of a source has evidence, and all of it from that source"))
    if claim.basis != "stated" and not claim.because:
        problems.append(("because", f"a claim that is {claim.basis} says on what basis"))
    if claim.rank != "normal" and not claim.rank_reason:
        problems.append(("rank_reason", f"a claim that is {claim.rank} says why"))
    return problems


def _malformed_mark(mark: Mark) -> list[tuple[str, str]]:
    problems = []
    if {e.source for e in mark.evidence} != {mark.source}:
        problems.append(("", "a mark has evidence, and all of it from its source"))
    if mark.category not in typing.get_args(MARKS[mark.kind]):
        problems.append(("category", f"{mark.category!r} is no reason for the kind {mark.kind!r}"))
    if len(set(mark.evidence)) < len(mark.evidence):
        problems.append(("evidence", "the same words stand twice in it"))
    if mark.kind == "anomaly" and not (mark.reason or "").strip():
        problems.append(("reason", "a mark of an oddity says what is odd"))
    if mark.kind != "anomaly" and mark.reason is not None:
        problems.append(("reason", "a mark of words that are set aside needs no reason but its category"))
    if mark.id != mark_id(mark):
        problems.append(("id", f"the mark was changed: what it marks has the id {mark_id(mark)!r}"))
    return problems


def _out_of_order(collections: Collections) -> Iterator[Fault]:
    """The first record of each collection that does not stand by its id; of claims, readers see to it."""
    for name in HOMES:
        ids = collections.collection(name).ids if name != "claims" else ()
        for before, behind in itertools.pairwise(ids):
            if behind < before:
                what = f"this stands behind {before!r}: records are sorted by id; build the pack again"
                yield Fault(name, behind, "", what)
                break


def _unbacked(collections: Collections) -> Iterator[Fault]:
    """Records that are not what their claims make."""
    referred = {(name, id_) for c in collections.claims for _, id_, names in references(c) for name in names}
    for name, records in fold_all(
        collections.claims, attrs.evolve(collections.policy, strict=False), collections.language
    ).items():
        if class_of(name) in (Claim, Mark):
            continue
        folded = {r.id: r for r in records}
        stored = {r.id: r for r in collections.collection(name)}
        for id_ in sorted({*folded, *stored}):
            have, want = stored.get(id_), folded.get(id_)
            if want is None and (name, id_) in referred:
                want = class_of(name)(id_)  # claims speak of it, but say nothing about it
            if have != want:
                what = "no claim makes it" if want is None else _difference(have, want)
                yield Fault(name, id_, "", f"this is not what its claims say: {what}")


def _apart(collections: Collections) -> Iterator[Fault]:
    """Records that claims say are one, but that stand apart."""
    for claim in collections.claims:
        if not joins(claim):
            continue
        records, other = collections.collection(claim.collection), str(claim.value)
        if other in records and records.id_of(other) != records.id_of(claim.subject):
            what = (
                f"{claim.subject!r} and {other!r} are told to be one, but stand apart: build the pack again"
            )
            yield Fault("claims", claim.id, "value", what)


def _difference(have: Record | None, want: Record) -> str:
    """What the claims make of a record, where that is not what is stored."""
    if have is None:
        return "its claims make it, but it is not there"
    told = (
        f"{prop.path} is {_cut(repr(prop.read(want)))} by its claims, {_cut(repr(prop.read(have)))} here"
        for prop in properties(type(want)).values()
        if prop.read(have) != prop.read(want)
    )
    return "; ".join(told)
