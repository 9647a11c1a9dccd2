"""What the claims of a pack stand on, in numbers, and where a reader should look again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import attrs

from security_meetings.build.gathering import Fragments, Gathered, Page, open_sentences
from security_meetings.errors import Problem
from security_meetings.model.briefs import counted
from security_meetings.model.claims import Claim
from security_meetings.model.fragments import reversals, scattered
from security_meetings.model.sentences import Span

__all__ = ["Account", "account_of", "fragments_of"]

# Where much is cut, this many places are told, and the number of the others.
_MOST_TOLD = 20


@attrs.frozen
class Account:
    """What the claims of a pack stand on.

    Attributes:
        claims: How many there are, of this pack alone: what it uses counts for itself.
        made: How many of these the build made of others, as the romanized forms of a name.
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
    made: int = 0

    def __str__(self) -> str:
        told = [
            f"{self.compared} compared with their words by machine",
            f"{self.judged} judged by a reader",
            f"{self.editorial} editorial; {self.scattered} stand on fragments of several sentences",
        ]
        lines = [f"{counted(self.claims, 'claim')}: {', '.join(told)}"]
        with_made = f", {self.made} of which the build made of others" if self.made else ""
        lines += [f"counted are the claims of these seeds alone, not of what they use{with_made}"]
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


def account_of(said: Gathered, written: int | None = None) -> Account:
    """The account of what annotation files say.

    Args:
        said: All that they say, with what the build made of it.
        written: How many claims an author wrote, or the build read off the texts; None for all.
    """
    resting: dict[str, list[Claim]] = {source: [] for source in said.pages}
    for claim in said.claims:
        if claim.source in resting:
            resting[claim.source].append(claim)
    found = [fragments_of(page, resting[source], said.lines) for source, page in said.pages.items()]
    compared = sum(page.compared for page in said.pages.values())
    quoted = sum(map(len, resting.values()))
    return Account(
        claims=len(said.claims),
        compared=compared,
        judged=quoted - compared,
        editorial=len(said.claims) - quoted,
        scattered=sum(each.scattered for each in found),
        cuts=tuple(cut for each in found for cut in each.cuts),
        open=tuple(open_sentences(said, drafts=True)),
        made=0 if written is None else len(said.claims) - written,
    )


def fragments_of(page: Page, claims: Iterable[Claim], lines: Mapping[str, tuple[str, str]]) -> Fragments:
    """What stands on fragments of a text.

    Args:
        page: The text; what is found is kept with it.
        claims: The claims that rest on it.
        lines: Where each claim stands: file and line.
    """
    if page.fragments is None:
        resting: dict[tuple[Span, ...], list[Claim]] = defaultdict(list)
        for claim in claims:
            resting[tuple((e.start, e.end) for e in claim.evidence)].append(claim)
        number, cuts = 0, []
        for spans, told in resting.items():
            if scattered(page.text.text, spans, page.sentences):
                number += len(told)
            for start, end in reversals(page.text.text, spans, page.sentences):
                what = f"{told[0].place}: {page.text.text[start:end]!r}"
                cuts.append(Problem(*lines[told[0].id], what))
        page.fragments = Fragments(number, tuple(cuts))
    return page.fragments
