"""Checking the whole chain again: value, claim, words, text, and every reference between records."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs

from security_meetings.collection.references import Fault, dangling, references
from security_meetings.collection.shelf import Collections
from security_meetings.errors import InvalidData, Problem
from security_meetings.model.claims import MARKS, Claim, Evidence, Mark, claim_id
from security_meetings.model.kinds import class_of
from security_meetings.model.rules import broken_by_claim, broken_by_talk
from security_meetings.model.supporting import comparison_of, unsupported
from security_meetings.policy import fold_all
from security_meetings.support.line_ends import OTHER_LINE_ENDS

__all__ = ["Verification", "verify"]


@attrs.frozen
class Verification:
    """What a check of the whole chain found.

    Attributes:
        checked: How many claims had every quotation compared with its text.
        compared: How many of these state a value that a machine found in the words: a number, a day, a name.
        judged: How many of these only a reader can judge: what is inferred, a status, who is meant.
        unchecked: How many could not be: the text of their source does not travel along, or is another.
        altered: How many of these quote a text that is there, but is not the one that they were made from.
        editorial: How many rest on no source, and so have nothing to compare.
        problems: Everything that is wrong.
    """

    checked: int
    unchecked: int
    editorial: int
    problems: tuple[Problem, ...]
    compared: int = 0
    judged: int = 0
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

    def __str__(self) -> str:
        words = (
            f"{self.checked} claims checked against their sources: {self.compared} compared by machine, "
            f"{self.judged} for a reader to judge; {self.editorial} editorial"
        )
        if absent := self.unchecked - self.altered:
            words += f", {absent} not checked: the texts of their sources do not travel along"
        if self.altered:
            words += f", {self.altered} not checked: the texts of their sources are not those that they quote"
        number = len(self.problems)
        found = f"{number or 'no'} problem{'s' if number > 1 else ''}"
        if self.nothing_checked:
            found += "; nothing could be checked"
        return "\n".join([f"{words}; {found}", *map(str, self.problems)])


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
    texts, altered = _texts(collections, problems, placed)
    counts = {"checked": 0, "unchecked": 0, "altered": 0, "editorial": 0, "compared": 0, "judged": 0}
    languages = {source.id: source.language for source in collections.sources}
    for claim in claims:
        found = [*_misquoted(claim.evidence, texts), *_malformed(claim)]
        problems.extend(placed(Fault("claims", claim.id, *told)) for told in found)
        if not claim.evidence:
            counts["editorial"] += 1
        elif not all(e.source in texts for e in claim.evidence):
            counts["unchecked"] += 1
            counts["altered"] += claim.source in altered
        else:
            counts["checked"] += 1
            counts["compared" if _compared(claim, languages.get(claim.source or "")) else "judged"] += 1
        if why := unsupported(claim, languages.get(claim.source or "")):
            problems.append(placed(Fault("claims", claim.id, "value", f"the words do not carry it: {why}")))
    for mark in collections.marks:
        found = [*_misquoted(mark.evidence, texts), *_malformed_mark(mark)]
        problems.extend(placed(Fault("marks", mark.id, *told)) for told in found)
    problems.extend(
        placed(Fault("talks", talk.id, "attendees", what))
        for talk in collections.talks
        if (what := broken_by_talk(talk))
    )
    problems.extend(map(placed, _unbacked(all_read)))
    problems.extend(map(placed, dangling(all_read)))
    return Verification(**counts, problems=tuple(problems))


def _texts(
    collections: Collections, problems: list[Problem], placed: Callable[[Fault], Problem]
) -> tuple[dict[str, str], set[str]]:
    """The texts that travel along, and the sources whose text is there, but is not the one that claims quote.

    What is wrong with them is told.
    """
    texts: dict[str, str] = {}
    altered: set[str] = set()
    shared: dict[tuple[str | None, str | None], str] = {}  # many sources may name one text
    for source in collections.sources:
        try:
            if source.has_text:
                file = source.file, source.sha256
                texts[source.id] = shared[file] if file in shared else shared.setdefault(file, source.text)
                if source.has_other_line_ends:
                    problems.append(Problem(f"seeds/{source.file}", "", OTHER_LINE_ENDS))
        except InvalidData as exc:
            problems.extend(exc.problems)
            altered.add(source.id)
            continue
        if source.id in texts and source.sentences and (what := source.sentences.wrong_in(texts[source.id])):
            problems.append(placed(Fault("sources", source.id, "sentences", what)))
    return texts, altered


def _compared(claim: Claim, language: str | None) -> bool:
    """Whether a machine found what a claim states in its words."""
    if claim.basis != "stated":
        return False
    support = comparison_of(claim, language)
    return support is not None and support.verdict == "carried"


def _misquoted(evidence: Sequence[Evidence], texts: Mapping[str, str]) -> list[tuple[str, str]]:
    problems = []
    for i, e in enumerate(evidence):
        text = texts.get(e.source)
        if text is None:
            continue
        found = text[e.start : e.end]
        if not 0 <= e.start < e.end <= len(text) or found != e.exact:
            problems.append((f"evidence[{i}]", f"source {e.source!r} has {found!r} there, not {e.exact!r}"))
        elif not text.endswith(e.prefix, 0, e.start) or not text.startswith(e.suffix, e.end):
            problems.append((f"evidence[{i}]", f"the words around {e.exact!r} are others"))
    return problems


def _malformed(claim: Claim) -> list[tuple[str, str]]:
    problems = [("", broken) for broken in broken_by_claim(claim)]
    expected = claim_id(claim)
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
    return problems


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
                what = "no claim makes it" if want is None else f"its claims make {want!r}"
                yield Fault(name, id_, "", f"this is not what its claims say: {what}")
