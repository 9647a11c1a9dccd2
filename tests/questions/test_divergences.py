"""Accounts that differ without a contradiction: what is one gathering, or two, and what an editor links."""

from __future__ import annotations

import pytest

from security_meetings import Dataset, load
from tests.conftest import MakePack

NOTES = """
source = "eve"
[[quote]]
words = "The reef bloc is to gather"
meetings.forum.status = "announced"
organizations.reef.kind = "informal grouping"
sessions.first.meeting = "forum"
sessions.first.kind = "consultation"
sessions.first.status = "planned"
sessions.first.participants = {value = "reef", modality = "%s"}
"""
AFTER = """
source = "after"
[[quote]]
words = "The reef bloc and %s gathered"
meetings.forum.status = "held"
organizations.kelp.kind = "informal grouping"
sessions.second = {meeting = "forum", kind = "multilateral", status = "held", participants = ["reef", "%s"]}
"""


def perhaps_one(make_pack: MakePack, modality: str, beside: str) -> list[str]:
    """The two gatherings that may be one: one foretold by this modality, one reported with these beside."""
    more = {"after.toml": AFTER % (beside, beside), "after.txt": f"The reef bloc and {beside} gathered."}
    ds = load(make_pack(NOTES % modality, "The reef bloc is to gather.", more=more))
    return [d.words for d in ds.divergences() if d.kind == "perhaps one"]


@pytest.mark.parametrize(
    ("modality", "beside", "told"),
    [
        ("expected", "IR", True),  # a host beside it makes no other circle
        ("asserted", "IR", True),
        ("speculated", "IR", False),
        ("expected", "kelp", False),
    ],
)
def test_gatherings_of_one_circle_may_be_one(
    make_pack: MakePack, modality: str, beside: str, told: bool
) -> None:
    """Foretold by one source and reported by another, of the same bodies: they may be one gathering."""
    assert (perhaps_one(make_pack, modality, beside) != []) == told


def test_bundled_divergences_are_of_every_kind(ds: Dataset) -> None:
    """The bundled sources differ in each of the ways that are looked for."""
    found = {d.kind: d for d in ds.divergences()}
    assert set(found) == {"listed by some", "never reported", "opposed", "perhaps one", "shorter list"}
    assert {c.source for c in found["opposed"].claims} == {"africalive", "interaffairs"}
    assert {c.source for c in found["perhaps one"].claims} == {"rt", "interaffairs"}


def test_nothing_differs_twice(ds: Dataset) -> None:
    """No divergence is told twice, and no conflict again as an oddity of one text."""
    places = [(d.kind, d.collection, d.subject, d.property) for d in ds.divergences()]
    assert len(places) == len(set(places))
    words = [a.words for a in ds.anomalies() if a.grade != "encoding"]
    assert len(words) == len(set(words))
