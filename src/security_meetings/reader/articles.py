"""The texts of the sources, with the words marked that carry something, and a note on each sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from security_meetings.collection.shelf import Collections
from security_meetings.errors import SecurityMeetingsError
from security_meetings.model.claims import Claim, Evidence, Mark, Source
from security_meetings.model.kinds import class_of
from security_meetings.model.schema import Property, properties
from security_meetings.model.sentences import Span
from security_meetings.reader import addresses
from security_meetings.reader.markup import Child, Markup, element, joined
from security_meetings.reader.segments import Piece, pieces
from security_meetings.reader.wording import Wording, path_in_words

__all__ = ["MOST_LIT", "Quotes", "article", "property_of"]

# The style sheet lights so many elements of a span without a script; a script has no such bound.
MOST_LIT = 40
_DEEPEST = 3


def property_of(claim: Claim) -> Property | None:
    """The property that a claim speaks of; None where its class has none of that name."""
    return properties(class_of(claim.collection)).get(claim.property)


class Quotes:
    """What stands on the words of the sources: claims and marks by source and span.

    Args:
        collections: The claims and marks.
    """

    def __init__(self, collections: Collections) -> None:
        self._found: dict[str, dict[Span, tuple[Evidence, list[Claim | Mark]]]] = {}
        for told in (collections.claims, collections.marks):
            for one in told:
                for evidence in one.evidence:
                    spans = self._found.setdefault(evidence.source, {})
                    place = evidence.start, evidence.end
                    spans.setdefault(place, (evidence, []))[1].append(one)

    def of(self, source: str) -> Mapping[Span, tuple[Evidence, Sequence[Claim | Mark]]]:
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
    heading = f"h-{addresses.inert(source.id)}"
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


def _body(
    source: Source, found: Mapping[Span, tuple[Evidence, Sequence[Claim | Mark]]], wording: Wording
) -> Markup:
    try:
        text = source.text
    except SecurityMeetingsError as exc:
        return _without_text(source, str(exc), found, wording)
    good = {span: told for span, told in found.items() if _stands(text, told[0])}
    sentences = [s for s in (source.sentences.spans if source.sentences else ()) if s[1] <= len(text)]
    cut = pieces(text, good, sentences)
    sources = {"lang": source.language, "dir": "auto", "class": "text"}
    aside = {span for span, (_, told) in good.items() if all(isinstance(one, Mark) for one in told)}
    shown = element("div", sources, *_shown(source.id, text, cut, sentences, good, aside))
    notes = _notes(source, text, sentences, good, wording)
    misplaced = {span: told for span, told in found.items() if span not in good}
    if misplaced:
        why = "These words do not stand in the text where the pack says so:"
        return joined([shown, notes, _without_text(source, why, misplaced, wording)])
    return joined([shown, notes])


def _stands(text: str, evidence: Evidence) -> bool:
    start, end = evidence.start, evidence.end
    return 0 <= start < end <= len(text) and text[start:end] == evidence.exact


def _shown(
    source: str,
    text: str,
    cut: Iterable[Piece],
    sentences: Sequence[Span],
    spans: Mapping[Span, tuple[Evidence, Sequence[Claim | Mark]]],
    aside: set[Span],
) -> Iterable[Child]:
    # What no sentence holds leads to the note on the whole text, which has the number 0.
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
                    "id": addresses.span(spans[start, end][0]),
                    "class": f"from n{min(length, MOST_LIT)}",
                    "data-n": length,
                },
            )
        words = text[segment.start : segment.end]
        if not segment.marked:
            yield words
            continue
        number = 0 if segment.sentence is None else segment.sentence + 1
        shade = "aside" if segment.depth == 1 and segment.end <= ends_aside else f"d{min(segment.depth, _DEEPEST)}"
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
    spans: Mapping[Span, tuple[Evidence, Sequence[Claim | Mark]]],
    wording: Wording,
) -> Markup:
    """A note on each sentence, and one on what no sentence holds; each is shown when it is asked for."""
    held: list[list[tuple[Evidence, Sequence[Claim | Mark]]]] = [[] for _ in range(len(sentences) + 1)]
    # How far words reach that began in an earlier sentence, and in which.
    reaching: list[tuple[int, int]] = []
    far, by = 0, 0
    left = iter(spans.items())
    one = next(left, None)
    for number, (start, end) in enumerate(sentences, start=1):
        while one is not None and one[0][0] < end:
            (first, last), told = one
            inside = number if first >= start else 0
            held[inside].append(told)
            if last > far and last > end:
                far, by = last, inside
            one = next(left, None)
        reaching.append((far, by))
    held[0] += [told for _, told in ([one] if one else [])] + [told for _, told in left]
    notes = []
    for number, (start, end) in enumerate(sentences, start=1):
        far, by = reaching[number - 2] if number > 1 else (0, 0)
        before = by if far > start and by not in (0, number) else 0
        words = f"Sentence {number} of {len(sentences)}"
        back = f"at-{addresses.sentence(source.id, number)}"
        notes.append(_note(source, number, words, back, held[number], before, wording))
    if held[0]:
        back = addresses.article(source.id)
        notes.append(_note(source, 0, "Words outside of the sentences told apart", back, held[0], 0, wording))
    return joined(notes)


def _note(
    source: Source,
    number: int,
    title: str,
    back: str,
    held: Sequence[tuple[Evidence, Sequence[Claim | Mark]]],
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
        *(_quote(source, evidence, told, wording) for evidence, told in held),
    )


def _quote(
    source: Source, evidence: Evidence, told: Sequence[Claim | Mark], wording: Wording, *, anchored: bool = False
) -> Markup:
    """Quoted words, and what stands on them."""
    words = wording.quoted(evidence)
    address = addresses.span(evidence)
    linked = element("span", {"id": address}, words) if anchored else element("a", {"href": f"#{address}"}, words)
    there = addresses.opened_at(source.url, evidence)
    away: list[Child] = []
    if there:
        away = [" ", element("a", {"class": "away", "href": there, "rel": "external noopener noreferrer"}, "open there")]
    items = [element("li", {}, _told(one, wording)) for one in told]
    return element("div", {"class": "quoted"}, element("p", {}, linked, *away), element("ul", {}, *items))


def _told(one: Claim | Mark, wording: Wording) -> Markup:
    if isinstance(one, Mark):
        return joined([f"{one.kind}: {one.category}", f": {one.reason}" if one.reason else ""])
    said = wording.plain(one.value, property_of(one))
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
    found: Mapping[Span, tuple[Evidence, Sequence[Claim | Mark]]],
    wording: Wording,
) -> Markup:
    """The words quoted, one after the other, where the text itself cannot be shown."""
    quoted = (_quote(source, evidence, told, wording, anchored=True) for evidence, told in found.values())
    return element("div", {"class": "quotes"}, element("p", {"class": "warning"}, why), *quoted)
