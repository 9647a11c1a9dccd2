"""Accounts that differ without a contradiction: what is one gathering, or two, and what an editor links."""

from __future__ import annotations

import re

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


LISTS = """
source = "{0}"
[[quote]]
words = "All came: {1}"
meetings.forum.status = "held"
organizations.{1}.kind = "informal grouping"
delegations.{1} = {{meeting = "forum", party = "{1}", status = "attended"}}
"""
MET = """
[[quote]]
words = "and met reef"
inferred = "a test"
talks.sea.meeting = "forum"
talks.sea.attendees = [{party = "reef"}, {party = "kelp"}]
"""
CAME = """
[[quote]]
words = "with Ann of reef"
inferred = "a test"
attendances.ann = {meeting = "forum", official = "ann", party = "reef", status = "attended"}
officials.ann.name = {value = "Ann", inferred = "a test"}
"""


@pytest.mark.parametrize(
    ("more", "words", "told"),
    [
        ("", "", "wire lists it, three and two do not"),
        (MET, " and met reef", "wire lists it, three does not; two tells of a talk with it"),
        (CAME, " with Ann of reef", "wire lists it, three does not; two tells of somebody of it there"),
    ],
)
def test_who_tells_of_a_party_otherwise_is_told(
    make_pack: MakePack, more: str, words: str, told: str
) -> None:
    """A source that does not list a party, but tells of it in another way, is in neither group, and named."""
    seeds = {
        "two.toml": LISTS.format("two", "kelp") + more,
        "two.txt": f"All came: kelp{words}.",
        "three.toml": LISTS.format("three", "kelp"),
        "three.txt": "All came: kelp.",
    }
    ds = load(make_pack(LISTS.format("wire", "reef"), "All came: reef.", more=seeds))
    assert [d.words for d in ds.divergences() if d.kind == "listed by some" and d.subject == "reef"] == [told]


def test_no_account_of_a_party_is_passed_over_in_silence(ds: Dataset) -> None:
    """Of each party that only some list, every source that lists parties at all is told where it stands."""
    for apart in (d for d in ds.divergences() if d.kind == "listed by some"):
        meeting = ds.delegations[apart.subject].meeting
        others = ds.delegations.where(meeting=meeting)
        listing = {s for d in others for c in ds.claims.about("delegations", d.id) if (s := c.source)}
        assert listing <= set(re.findall(r"[a-z]+", apart.words))
