"""The texts of the sources, with the words marked that carry something, and a note on each sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from security_meetings.collection.shelf import Collections
from security_meetings.errors import SecurityMeetingsError
from security_meetings.model.claims import Claim, Evidence, Mark
from security_meetings.model.kinds import class_of
from security_meetings.model.schema import properties
from security_meetings.model.sentences import Span
from security_meetings.model.sources import Source
from security_meetings.reader import addresses
from security_meetings.reader.markup import Child, Markup, element, joined, lettered
from security_meetings.reader.segments import Piece, pieces
from security_meetings.reader.wording import Wording, path_in_words

__all__ = ["MOST_LIT", "Quotes", "article"]

# The style sheet lights so many elements of a span without a script; a script has no such bound.
MOST_LIT = 40
_DEEPEST = 3


class Quoted(NamedTuple):
    """Words of a source, and what stands on them.

    Attributes:
        evidence: The words.
        told: The claims and marks; never empty.
    """

    evidence: Evidence
    told: list[Claim | Mark]


class Quotes:
    """What stands on the words of the sources: claims and marks by source and span.

    Args:
        collections: The claims and marks.
    """

    def __init__(self, collections: Collections) -> None:
        self._found: dict[str, dict[Span, Quoted]] = {}
        for told in (collections.claims, collections.marks):
            for one in told:
                for evidence in one.evidence:
                    spans = self._found.setdefault(evidence.source, {})
                    place = evidence.start, evidence.end
                    spans.setdefault(place, Quoted(evidence, [])).told.append(one)

    def of(self, source: str) -> Mapping[Span, Quoted]:
        """The spans of a source, each with its words and what stands on them, in the order of the text."""
        found = self._found.get(source, {})
        return {span: found[span] for span in sorted(found)}

    def holds(self, evidence: Evidence) -> bool:
        """Whether something stands on just these words."""
        return (evidence.start, evidence.end) in self._found.get(evidence.source, {})


def article(source: Source, quotes: Quotes, wording: Wording) -> Markup:
    """A source: its text with marked words, and what each sentence carries."""
    found = quotes.of(source.id)
    body = _body(source, found, wording)
    facts = [source.publisher, source.author, str(source.published) if source.published else None]
    heading = f"h-{addresses.article(source.id)}"
    return element(
        "article",
        {"id": addresses.article(source.id), "class": "source", "aria-labelledby": heading},
        element("h3", {"id": heading, "dir": "auto"}, wording.title(source)),
        element(
            "p",
            {"class": "quiet"},
            joined((element("bdi", {}, fact) for fact in facts if fact), ", "),
            " · ",
            element("a", {"href": f"#{addresses.record(source)}"}, f"source {source.id}"),
        ),
        body,
    )


def _body(source: Source, found: Mapping[Span, Quoted], wording: Wording) -> Markup:
    try:
        text = source.text
    except SecurityMeetingsError as exc:
        return _without_text(source, str(exc), found, wording)
    good = {span: told for span, told in found.items() if _stands(text, told.evidence)}
    sentences = [s for s in (source.sentences.spans if source.sentences else ()) if s[1] <= len(text)]
    cut = pieces(text, good, sentences)
    sources = {"lang": source.language, "dir": "auto", "class": "text"}
    aside = {span for span, quoted in good.items() if all(isinstance(one, Mark) for one in quoted.told)}
    outside = any(piece.segment.marked and piece.segment.sentence is None for piece in cut)
    notes = _notes(source, text, sentences, good, wording, outside=outside)
    # A keyboard reaches each sentence by its number, and what no sentence holds from here.
    address = addresses.sentence(source.id, 0)
    lead = element("p", {}, element("a", {"href": f"#{address}"}, "Words outside of the sentences"))
    shown = joined(
        [
            lead if outside else "",
            element("div", sources, *_shown(source.id, text, cut, good, aside)),
            notes,
        ]
    )
    misplaced = {span: told for span, told in found.items() if span not in good}
    if misplaced:
        why = "These words do not stand in the text where the pack says so:"
        return joined([shown, _without_text(source, why, misplaced, wording)])
    return shown


def _stands(text: str, evidence: Evidence) -> bool:
    start, end = evidence.start, evidence.end
    return 0 <= start < end <= len(text) and text[start:end] == evidence.exact


def _shown(
    source: str,
    text: str,
    cut: Iterable[Piece],
    spans: Mapping[Span, Quoted],
    aside: set[Span],
) -> Iterable[Child]:
    # What no sentence holds leads to the note that has the number 0.
    ends_aside = 0
    for opens, anchors, segment in cut:
        if opens is not None:
            number = opens + 1
            yield element(
                "a",
                {
                    "class": "number",
                    "id": f"at-{addresses.sentence(source, number)}",
                    "href": f"#{addresses.sentence(source, number)}",
                    "aria-label": f"Sentence {number}: what it carries",
                },
                str(number),
            )
        for (start, end), length in anchors:
            if (start, end) in aside:
                ends_aside = max(ends_aside, end)
            yield element(
                "span",
                {
                    "id": addresses.span(spans[start, end].evidence),
                    "class": f"from n{min(length, MOST_LIT)}",
                    "data-n": length,
                },
            )
        words = lettered(text[segment.start : segment.end])
        if not segment.marked:
            yield words
            continue
        number = 0 if segment.sentence is None else segment.sentence + 1
        shade = (
            "aside"
            if segment.depth == 1 and segment.end <= ends_aside
            else f"d{min(segment.depth, _DEEPEST)}"
        )
        # A keyboard reaches each sentence once, by its number.
        yield element(
            "a",
            {"class": f"seg {shade}", "href": f"#{addresses.sentence(source, number)}", "tabindex": -1},
            words,
        )


def _notes(
    source: Source,
    text: str,
    sentences: Sequence[Span],
    spans: Mapping[Span, Quoted],
    wording: Wording,
    *,
    outside: bool,
) -> Markup:
    """A note on each sentence, and one on what no sentence holds; each is shown when it is asked for."""
    held: list[list[Quoted]] = [[] for _ in range(len(sentences) + 1)]
    starts = [start for start, _ in sentences]
    # The words that reach farthest, and the sentence in which they begin: a later one may lie in them.
    farthest = [(0, 0)] * (len(sentences) + 1)
    for (start, end), quoted in spans.items():
        number = bisect_right(starts, start)
        number = number if number and start < sentences[number - 1][1] else 0
        held[number].append(quoted)
        farthest[number] = max(farthest[number], (end, number))
    for number in range(1, len(farthest)):
        farthest[number] = max(farthest[number], farthest[number - 1])
    notes = []
    for number, start in enumerate(starts, start=1):
        far, by = farthest[number - 1]
        before = by if far > start else 0
        words = f"Sentence {number} of {len(sentences)}"
        back = f"at-{addresses.sentence(source.id, number)}"
        notes.append(_note(source, text, number, words, back, held[number], before, wording))
    if held[0] or outside:
        back = addresses.article(source.id)
        notes.append(
            _note(source, text, 0, "Words outside of the sentences told apart", back, held[0], 0, wording)
        )
    return joined(notes)


def _note(
    source: Source,
    text: str,
    number: int,
    title: str,
    back: str,
    held: Sequence[Quoted],
    before: int,
    wording: Wording,
) -> Markup:
    claims = {one.id for _, told in held for one in told if isinstance(one, Claim)}
    marks = [one for _, told in held for one in told if isinstance(one, Mark)]
    if claims:
        carried = f"It carries {len(claims)} claim{'s' if len(claims) > 1 else ''}."
    elif any(mark.kind == "set aside" for mark in marks):
        carried = "It is set aside."
    elif before:
        carried = ""
    else:
        carried = "Nothing stands on it alone."
    address = addresses.sentence(source.id, number)
    lines: list[Child] = [element("p", {}, carried)] if carried else []
    if before:
        earlier = element("a", {"href": f"#{addresses.sentence(source.id, before)}"}, f"sentence {before}")
        lines.append(element("p", {}, "It belongs to words that begin in ", earlier, "."))
    return element(
        "section",
        {"id": address, "class": "note", "tabindex": -1, "aria-labelledby": f"h-{address}"},
        element("a", {"class": "close", "href": f"#{back}", "aria-label": "Close"}, "×"),
        element("h4", {"id": f"h-{address}"}, title),
        *lines,
        *(_quote(source, evidence, told, wording, text=text) for evidence, told in held),
    )


def _quote(
    source: Source,
    evidence: Evidence,
    told: Sequence[Claim | Mark],
    wording: Wording,
    *,
    text: str | None = None,
    anchored: bool = False,
) -> Markup:
    """Quoted words, and what stands on them; with the text, if it is there."""
    words = wording.quoted(evidence)
    address = addresses.span(evidence)
    linked = (
        element("span", {"id": address}, words) if anchored else element("a", {"href": f"#{address}"}, words)
    )
    there = addresses.opened_at(source.url, evidence, text)
    away: list[Child] = []
    if there:
        away = [
            " ",
            element(
                "a", {"class": "away", "href": there, "rel": "external noopener noreferrer"}, "open there"
            ),
        ]
    items = [element("li", {}, _told(one, wording)) for one in told]
    return element("div", {"class": "quoted"}, element("p", {}, linked, *away), element("ul", {}, *items))


def _told(one: Claim | Mark, wording: Wording) -> Markup:
    if isinstance(one, Mark):
        return joined([f"{one.kind}: {one.category}", f": {one.reason}" if one.reason else ""])
    said = wording.plain(one.value, properties(class_of(one.collection))[one.property])
    denied = "not " if one.modality == "denied" else ""
    about = wording.name(one.subject, (one.collection,))
    return element(
        "a",
        {"href": f"#{addresses.claim(one)}"},
        element("bdi", {}, about),
        f" · {path_in_words(one.property)}: {denied}",
        element("bdi", {}, said),
    )


def _without_text(
    source: Source,
    why: str,
    found: Mapping[Span, Quoted],
    wording: Wording,
) -> Markup:
    """The words quoted, one after the other, where the text itself cannot be shown."""
    quoted = (_quote(source, evidence, told, wording, anchored=True) for evidence, told in found.values())
    return element("div", {"class": "quotes"}, element("p", {"class": "warning"}, why), *quoted)
