"""What annotation files say, all together: claims, marks, texts, and everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from security_meetings.build.quotes import Text
from security_meetings.errors import Problem
from security_meetings.model.claims import Claim, Evidence, Mark
from security_meetings.model.sentences import Span, uncovered
from security_meetings.model.spans import evidence

__all__ = ["Fragments", "Gathered", "Page", "open_sentences"]


@attrs.frozen
class Fragments:
    """What stands on fragments of a text.

    Attributes:
        scattered: How many claims stand on fragments of more than one sentence.
        cuts: Sentences out of which a denial or a condition is cut, between fragments.
    """

    scattered: int
    cuts: tuple[Problem, ...]


@attrs.define
class Page:
    """The text of one source, and what is found in it.

    Attributes:
        source: The source's id.
        file: The name of the file.
        text: The text.
        language: Its language; None where nobody gives one.
        sentences: The spans of its sentences.
        draft: Whether some of them may still be open.
        sha256: The digest of its bytes.
        accounted: The spans that something is said of, rightly or not.
        compared: How many claims state what a machine has found in their words.
        fragments: What stands on fragments of it; None where nobody has looked yet.
    """

    source: str
    file: str
    text: Text
    language: str | None
    sentences: list[Span]
    draft: bool = False
    sha256: str = ""
    accounted: list[Span] = attrs.Factory(list)
    compared: int = 0
    fragments: Fragments | None = None
    _spans: dict[Span, Evidence] = attrs.Factory(dict)
    _quoted: dict[tuple[Span, ...], tuple[Evidence, ...]] = attrs.Factory(dict)

    def evidence(self, spans: Iterable[Span]) -> tuple[Evidence, ...]:
        """The spans with their words and surroundings; many claims rest on the same ones."""
        if (spans := tuple(spans)) not in self._quoted:
            for span in spans:
                if span not in self._spans:
                    self._spans[span] = evidence(self.source, self.text.text, *span)
            self._quoted[spans] = tuple(self._spans[span] for span in spans)
        return self._quoted[spans]


@attrs.define
class Gathered:
    """What the annotation files say, as they are read.

    Attributes:
        claims: The claims, as they come.
        marks: The marks, as they come.
        lost: What lines refer to that make no claim, as claims without words: something else is wrong there.
        problems: Everything that is wrong.
        odd: What is allowed, but hardly meant.
        pages: The text of each source.
        lines: Where each claim and mark stands: file and line.
        subjects: What is spoken of, by collection and id, rightly or not.
        unread: The files of which nobody knows what they say.
        language: The language in which names are preferred; empty where none is.
    """

    claims: list[Claim] = attrs.Factory(list)
    marks: list[Mark] = attrs.Factory(list)
    lost: list[Claim] = attrs.Factory(list)
    problems: list[Problem] = attrs.Factory(list)
    odd: list[Problem] = attrs.Factory(list)
    pages: dict[str, Page] = attrs.Factory(dict)
    lines: dict[str, tuple[str, str]] = attrs.Factory(dict)
    subjects: set[tuple[str, str]] = attrs.Factory(set)
    unread: list[str] = attrs.Factory(list)
    language: str = ""
    _last: tuple[str, str] = ("", "")

    def add(self, item: Claim | Mark, file: str, where: str) -> None:
        """Keep a claim or mark.

        Raises:
            ValueError: It stands there already.
        """
        if item.id in self.lines:
            what = f"the claim on {item.place}" if isinstance(item, Claim) else "the mark on these words"
            raise ValueError(f"{what} stands twice, first at {' '.join(self.lines[item.id])}")
        # Several claims of a line share its place: there are many of them.
        self._last = self._last if self._last == (file, where) else (file, where)
        self.lines[item.id] = self._last
        if isinstance(item, Claim):
            self.claims.append(item)
        else:
            self.marks.append(item)
        for e in item.evidence if isinstance(item, Claim) or item.kind == "set aside" else ():
            self.pages[e.source].accounted.append((e.start, e.end))


def open_sentences(said: Gathered, *, drafts: bool = False) -> Iterator[Problem]:
    """The sentences that no claim rests on and nobody has set aside: of drafts, or of all other texts."""
    for page in said.pages.values():
        if page.draft != drafts:
            continue
        text, at, line = page.text.text, 0, 1
        for start, end in uncovered(page.sentences, page.accounted):
            line += text.count("\n", at, start)
            at = start
            cure = "claim what it says, or set it aside"
            problem = f"this sentence is not accounted for; {cure}: {text[start:end]!r}"
            yield Problem(page.file, f"line {line}", problem)
