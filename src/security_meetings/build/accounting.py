"""What the claims of a pack stand on, in numbers, and where a reader should look again."""

from __future__ import annotations

from collections import defaultdict

import attrs

from security_meetings.build.gathering import Gathered, open_sentences
from security_meetings.errors import Problem
from security_meetings.model.briefs import counted
from security_meetings.model.claims import Claim
from security_meetings.model.fragments import reversals, scattered
from security_meetings.model.sentences import Span
from security_meetings.model.supporting import is_compared

__all__ = ["Account", "account_of"]

# Where much is cut, this many places are told, and the number of the others.
_MOST_TOLD = 20


@attrs.frozen
class Account:
    """What the claims of a pack stand on.

    Attributes:
        claims: How many there are.
        compared: How many state what a machine has found in their words.
        judged: How many rest on words that only a reader can judge.
        editorial: How many rest on no source.
        scattered: How many stand on fragments of more than one sentence.
        cuts: Sentences out of which a denial or a condition is cut, between fragments: whether the fragments
            still say what the sentence says, a reader should look again.
        open: The sentences of drafts of which nothing is said yet.
    """

    claims: int = 0
    compared: int = 0
    judged: int = 0
    editorial: int = 0
    scattered: int = 0
    cuts: tuple[Problem, ...] = ()
    open: tuple[Problem, ...] = ()

    def __str__(self) -> str:
        told = [
            f"{self.compared} compared with their words by machine",
            f"{self.judged} judged by a reader",
            f"{self.editorial} editorial; {self.scattered} stand on fragments of several sentences",
        ]
        lines = [f"{counted(self.claims, 'claim')}: {', '.join(told)}"]
        lines += _told(
            "a denial or a condition is cut out of these sentences, so they are quoted whole:", self.cuts
        )
        lines += _told(f"sentences of drafts that are still open: {len(self.open)}", self.open)
        return "\n".join(lines)


def _told(what: str, places: tuple[Problem, ...]) -> list[str]:
    if not places:
        return []
    more = len(places) - _MOST_TOLD
    return [what, *map(str, places[:_MOST_TOLD]), *([f"and {more} more"] if more > 0 else [])]


def account_of(said: Gathered) -> Account:
    """The account of what annotation files say."""
    compared = editorial = 0
    resting: dict[tuple[str, tuple[Span, ...]], list[Claim]] = defaultdict(list)
    for claim in said.claims:
        page = said.pages.get(claim.source or "")
        if page is None:
            editorial += 1
            continue
        compared += is_compared(claim, claim.language or page.language)
        if len(claim.evidence) > 1:
            resting[page.source, tuple((e.start, e.end) for e in claim.evidence)].append(claim)
    number, cuts = 0, []
    for (source, spans), claims in resting.items():
        page = said.pages[source]
        if scattered(page.text.text, spans, page.sentences):
            number += len(claims)
        for start, end in reversals(page.text.text, spans, page.sentences):
            what = f"{claims[0].place}: {page.text.text[start:end]!r}"
            cuts.append(Problem(*said.lines[claims[0].id], what))
    return Account(
        claims=len(said.claims),
        compared=compared,
        judged=len(said.claims) - compared - editorial,
        editorial=editorial,
        scattered=number,
        cuts=tuple(cuts),
        open=tuple(open_sentences(said, drafts=True)),
    )
