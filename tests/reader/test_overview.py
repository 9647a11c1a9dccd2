"""The front view: what is drawn, in which order, and what is left out."""

from __future__ import annotations

import re

import pytest

from security_meetings import Claim, Conflict, Dataset
from security_meetings.questions.coverage import SourceCoverage
from security_meetings.reader.articles import Quotes
from security_meetings.reader.overview import overview
from security_meetings.reader.wording import Wording


def clash(subject: str, sources: list[str]) -> Conflict:
    """A conflict on a record, with a claim of each source."""
    claims = [Claim(f"c-{i}", "meetings", subject, "city", "Here", source=s) for i, s in enumerate(sources)]
    return Conflict("meetings", subject, "city", tuple(claims))


def test_sources_stand_in_one_order(ds: Dataset) -> None:
    """Of sources that contradict equally often, each page has the same in the same order."""
    sources = [f"source-{i}" for i in range(12)]
    html = overview(ds, Wording(ds), Quotes(ds), [clash("m", sources)], (), (), ())
    assert (
        list(dict.fromkeys(re.findall(r"rotate\(-35\)\" class=\"label\">(source-\d+)<", html))) == sources[:9]
    )


@pytest.mark.parametrize(("number", "said"), [(12, 0), (13, 2)])
def test_what_is_left_out_is_said(small: Dataset, number: int, said: int) -> None:
    """Where there are more rows than are drawn, the words beside the drawing tell so."""
    clashes = [clash(f"m{i}", ["a", "b"]) for i in range(number)]
    covered = [SourceCoverage(f"s{i}", 1, 1, 0, 0, (), 1.0) for i in range(number)]
    html = overview(small, Wording(small), Quotes(small), clashes, (), (), covered)
    assert html.count("The first 12 are drawn.") == said
