"""Texts cut where spans begin and end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from security_meetings.reader.segments import pieces

TEXT = "Ten envoys met.  They spoke.\n\nThey left again. "
SENTENCES = [(0, 15), (17, 28), (30, 46)]
PLACES = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).filter(lambda s: s[0] < s[1])
SPANS = st.lists(PLACES, max_size=12)


@given(SPANS)
def test_every_letter_stands_once_and_in_order(spans: list[tuple[int, int]]) -> None:
    """The pieces one after the other are the text."""
    found = pieces(TEXT, spans, SENTENCES)
    assert "".join(TEXT[p.segment.start : p.segment.end] for p in found) == TEXT


@given(SPANS)
def test_a_piece_lies_wholly_in_a_span_or_outside(spans: list[tuple[int, int]]) -> None:
    """No span begins or ends within a piece, and the depth is the number of spans over it."""
    for piece in pieces(TEXT, spans, SENTENCES):
        at = piece.segment
        over = {(a, b) for a, b in spans if a < at.end and b > at.start}
        assert all(a <= at.start and at.end <= b for a, b in over)
        assert at.depth == len(over)


@given(SPANS)
def test_white_space_alone_is_never_marked(spans: list[tuple[int, int]]) -> None:
    """A mark is on words."""
    for piece in pieces(TEXT, spans, SENTENCES):
        if piece.segment.marked:
            assert TEXT[piece.segment.start : piece.segment.end].strip()


@given(SPANS)
def test_a_span_is_as_long_as_it_says(spans: list[tuple[int, int]]) -> None:
    """Of the elements behind an anchor, just so many as it says lie in its span; they hold all its words."""
    elements: list[tuple[str, int, int]] = []
    anchors = []
    for piece in pieces(TEXT, spans, SENTENCES):
        at = piece.segment
        elements += [("number", at.start, at.start)] if piece.opens is not None else []
        for anchor in piece.anchors:
            anchors.append((anchor, len(elements) + 1))
            elements.append(("anchor", at.start, at.start))
        elements += [("words", at.start, at.end)] if at.marked else []
    assert {anchor.span for anchor, _ in anchors} == set(spans)
    for anchor, behind in anchors:
        lit = [e for e in elements[behind : behind + anchor.length] if e[0] == "words"]
        said = "".join(TEXT[a:b] for _, a, b in lit)
        assert said.split() == [] or "".join(said.split()) == "".join(TEXT[slice(*anchor.span)].split())
        assert bool(said) == bool(TEXT[slice(*anchor.span)].strip())


@given(SPANS)
def test_a_sentence_opens_once(spans: list[tuple[int, int]]) -> None:
    """Each sentence opens where it begins, and its words know it."""
    found = pieces(TEXT, spans, SENTENCES)
    assert [(p.opens, p.segment.start) for p in found if p.opens is not None] == [
        (number, start) for number, (start, _) in enumerate(SENTENCES)
    ]
    for piece in found:
        inside = [n for n, (a, b) in enumerate(SENTENCES) if a <= piece.segment.start < b]
        assert piece.segment.sentence == (inside[0] if inside else None)


def test_many_spans_over_one_place_take_linear_time() -> None:
    """A thousand spans, each within the next, give no more pieces than they have ends."""
    text = "x" * 3000
    found = pieces(text, [(i, 3000 - i) for i in range(1000)], [(0, 3000)])
    assert len(found) == 1999
    assert max(p.segment.depth for p in found) == 1000
    assert max(anchor.length for p in found for anchor in p.anchors) == 2998
