"""Spans that share letters with many others: each span gets its own, and nothing multiplies."""

from __future__ import annotations

import functools

import attrs
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import Claim, Dataset, Evidence
from security_meetings.model.spans import touching, touching_each
from tests.growth import in_proportion

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8)


def claims_on(ds: Dataset, spans: list[tuple[int, int]]) -> list[Claim]:
    """A claim on each of these spans."""
    claim = ds.claims.where(source="rt")[0]
    quotes = [Evidence("rt", start, end, "x", "", "") for start, end in spans]
    return [attrs.evolve(claim, id=f"c-{i:020}", evidence=(quote,)) for i, quote in enumerate(quotes)]


@given(SPANS, SPANS)
def test_each_span_has_what_touches_it(
    ds: Dataset, quoted: list[tuple[int, int]], asked: list[tuple[int, int]]
) -> None:
    """Asked for many spans at once, each is answered as if it were asked for alone."""
    claims = claims_on(ds, quoted)
    expected = [tuple(touching(claims, [(a, b)])) if a < b else () for a, b in asked]
    assert touching_each(claims, asked) == expected


def test_many_claims_and_many_spans_do_not_multiply(ds: Dataset) -> None:
    """Eight times as many of both take some eight times as long."""

    @functools.cache
    def made(n: int) -> tuple[list[Claim], list[tuple[int, int]]]:
        claims = [
            *claims_on(ds, [(0, n * 10)] * 20),
            *claims_on(ds, [(i * 10, i * 10 + 9) for i in range(n)]),
        ]
        return claims, [(i * 10 + 2, i * 10 + 3) for i in range(n)]

    def ask(n: int) -> None:
        assert all(len(met) == 21 for met in touching_each(*made(n)))

    for n in (2, 4000, 8 * 4000):
        made(n)
    assert in_proportion(ask, 4000)
