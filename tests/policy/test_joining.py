"""Ids that are one thing: whichever packs say so, in whatever order, they are one record; nothing is lost."""

from __future__ import annotations

import datetime
import json
import pickle
from itertools import permutations
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import Claim, load
from security_meetings.errors import Ambiguous, InvalidData, NotFound
from security_meetings.model.claims import claim_id
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import claimable, properties
from security_meetings.packs.pack import open_pack
from security_meetings.policy import BEST_RANK, fold_all
from security_meetings.policy.joining import joined, same_ids
from tests.cases.making import Making, editorial, people, quote, source

JOINING = [name for name, cls in kinds().items() if claimable(cls) and "same_as" in properties(cls)]
IDS = st.sampled_from("abcdef")


@pytest.fixture
def make(tmp_path: Path) -> Making:
    """Makes packs."""
    return Making(tmp_path)


def claimed(collection: str, subject: str, path: str, value: object, **fields: object) -> Claim:
    """An editorial claim."""
    claim = Claim("", collection, subject, path, value, basis="editorial", because="a list", **fields)  # type: ignore[arg-type]
    return attrs.evolve(claim, id=claim_id(claim))


def pairs_of(pairs: list[tuple[str, str]], collection: str = "officials") -> list[Claim]:
    """Claims that name six records, and that pairs of them are one."""
    named = [claimed(collection, id_, "label", f"Person {id_}") for id_ in "abcdef"]
    same = [claimed(collection, a, "same_as", b) for a, b in dict.fromkeys(pairs) if a != b]
    return named + same


def groups_of(pairs: list[tuple[str, str]]) -> set[frozenset[str]]:
    """Which of six ids are one thing, found by merging sets."""
    groups = {id_: {id_} for id_ in "abcdef"}
    for a, b in pairs:
        both = groups[a] | groups[b]
        for id_ in both:
            groups[id_] = both
    return {frozenset(group) for group in groups.values()}


PAIRS = st.lists(st.tuples(IDS, IDS), max_size=8)


@given(PAIRS)
def test_what_is_one_thing_is_one_record(pairs: list[tuple[str, str]]) -> None:
    """In chains, circles and forks, each group is one record, which knows all other ids."""
    officials = fold_all(joined(pairs_of(pairs)), BEST_RANK)["officials"]
    assert {frozenset({o.id, *o.same_as}) for o in officials} == groups_of(pairs)  # type: ignore[attr-defined]
    assert all(o.id not in o.same_as for o in officials)  # type: ignore[attr-defined]


@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_makes_no_difference(pairs: list[tuple[str, str]], random: object) -> None:
    """Claims in another order join to the same ones."""
    claims = pairs_of(pairs)
    other = [*claims]
    random.shuffle(other)  # type: ignore[attr-defined]
    by_id = {claim.id: claim for claim in joined(claims)}
    assert {claim.id: claim for claim in joined(other)} == by_id


@given(PAIRS)
def test_nothing_is_lost(pairs: list[tuple[str, str]]) -> None:
    """Each claim keeps its id, and can be had as it was stated; joining again changes nothing."""
    claims = pairs_of(pairs)
    once = joined(claims)
    assert [claim.as_stated for claim in once] == claims
    assert all(claim_id(claim.as_stated) == claim.id for claim in once)
    assert joined(once) == once
    assert [claim.as_stated for claim in joined(once)] == claims


@given(PAIRS)
def test_the_winner_points_at_nothing(pairs: list[tuple[str, str]]) -> None:
    """An id that has no `same_as` of its own wins; of several the first, as in a circle."""
    pointing = {a for a, b in pairs if a != b}
    winners = same_ids(pairs_of(pairs))
    for group in groups_of(pairs):
        expected = min(group, key=lambda id_: (id_ in pointing, id_))
        assert {winners.get(("officials", id_), id_) for id_ in group} == {expected}


@pytest.mark.parametrize("collection", JOINING)
def test_every_kind_can_be_joined(collection: str) -> None:
    """Two ids of any kind become one record."""
    lines = [claimed(collection, "XA", "same_as", "XB"), claimed(collection, "XB", "same_as", "XA")]
    (record,) = fold_all(joined(lines), BEST_RANK)[collection]
    assert (record.id, record.same_as) == ("XA", ("XB",))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "fields", [{"modality": "denied"}, {"modality": "speculated"}, {"rank": "deprecated"}]
)
def test_what_is_denied_or_taken_back_joins_nothing(fields: dict[str, str]) -> None:
    """Only a claim that stands joins."""
    claims = [claimed("officials", "a", "same_as", "b", **fields), claimed("officials", "b", "label", "B")]
    assert joined(claims) == claims


TEXT = "Ann Ash of Northland met Ben Birch of Southland on 4 May 2027."
SIDES = '[{party = "XA", official = "ann"}, {party = "XB"}]'
ROLE = "Ann Ash is minister of Northland, it said on 4 May 2027."


@pytest.mark.parametrize(("lost", "winner"), [("a", "b"), ("b", "a")])
def test_who_is_said_to_have_said_it_is_the_one_person(lost: str, winner: str) -> None:
    """What is attributed to an id that lost is attributed to the one that won, whichever comes first."""
    said = claimed("topics", "oil", "label", "Oil", attributed_to=lost)
    named = [claimed("officials", id_, "label", "Somebody") for id_ in (lost, winner)]
    told = joined([*named, claimed("officials", lost, "same_as", winner), said])
    assert [c.attributed_to for c in told if c.collection == "topics"] == [winner]


def test_an_id_of_another_kind_is_another_thing() -> None:
    """Where two topics are one, a person of the same id remains, in values and in what is attributed."""
    named = [claimed("topics", id_, "label", "Oil") for id_ in "ab"]
    said = claimed("meetings", "m", "chairs", "a", attributed_to="a")
    told = joined([*named, claimed("topics", "a", "same_as", "b"), said])
    assert [(c.value, c.attributed_to) for c in told if c.collection == "meetings"] == [("a", "a")]


def test_every_reference_leads_to_the_one_thing() -> None:
    """A reference to an id that lost leads to the one that won, whatever the property is called."""
    for name, prop in REFERRING:
        [kind, *_] = prop.field.refers_to
        named = [claimed(kind, id_, "label", "Either") for id_ in "ab"]
        told = joined([*named, claimed(kind, "a", "same_as", "b"), claimed(name, "x", prop.path, "a")])
        assert [c.value for c in told if c.subject == "x"] == ["b"], (name, prop.path)


REFERRING = [
    (name, prop)
    for name, cls in kinds().items()
    if claimable(cls)
    for prop in properties(cls).values()
    if prop.claimable and prop.path != "same_as" and set(prop.field.refers_to[:1]) & set(JOINING)
]


def test_questions_answer_for_the_one_person(make: Making) -> None:
    """Of a person with an id in each of two packs, all questions answer with what both say, by either id."""
    talk = (
        f'talks.t = {{date = 2027-05-04, status = "held", attendees = {SIDES}}}',
        'officials.ann.name = "Ann Ash"',
    )
    role = (
        'roles.ann-minister = {holder = "ash", title = "minister", country = "XA", attested = 2027-05-04}',
        'officials.ash.name = "Ann Ash"',
    )
    a = make.pack(source(TEXT, quote(TEXT, *talk), id="one"), name="a")
    b = make.pack(
        source(ROLE, quote(ROLE, *role), id="two"), editorial('officials.ash.wikidata = "Q42"'), name="b"
    )
    joining = make.pack(
        people(ann="Ann Ash", ash="Ann Ash"),
        editorial('officials.ann.same_as = "ash"', file="same.toml"),
        name="c",
    )
    seen = [load(*order) for order in permutations((a, b, joining))]
    ds = seen[0]
    assert all(other.collections == ds.collections for other in seen[1:])
    assert ds.officials.ids == ("ash",)
    assert ds.officials["ann"] is ds.officials["ash"]
    assert ds.officials.find("ann").wikidata == ds.officials.find("Ann Ash").wikidata == "Q42"
    assert ds.talks["t"].attendees[0].official == "ash"
    for name in ("ann", "ash", "Ann Ash"):
        assert ds.who_met(name).ids == ("t",)
        held = ds.role_at(name, datetime.date(2027, 5, 4))
        assert held is not None
        assert held.title == "minister"
        assert ds.talks.where(official=name).ids == ("t",)
    assert {c.source for c in ds.claims.about("officials", "ash")} == {"one", "two", None}
    (naming,) = [why for why in ds.explain("officials/ann") if why.property == "name"]
    assert naming.value == "Ann Ash"
    assert ds.verify().ok
    assert {c.as_stated.subject for c in ds.claims.about("officials", "ash")} == {"ann", "ash"}
    told = ds.as_told_by("one")
    assert told.officials.ids == ("ash",)
    assert told.who_met("ash").ids == ("t",)
    assert pickle.loads(pickle.dumps(ds)).verify().ok  # noqa: S301


def test_a_pack_may_join_its_own_ids(make: Making) -> None:
    """One pack with two ids of one person has one record; its claims stay on disk as stated."""
    root = make.pack(
        people(ann="Ann Ash", ash="A. Ash"), editorial('officials.ann.same_as = "ash"', file="s.toml")
    )
    ds = load(root)
    assert ds.officials.ids == ("ash",)
    assert ds.officials["ann"].other_names == ("Ann Ash",) or ds.officials["ann"].name == "Ann Ash"
    assert load(root, lazy=True).officials["ann"].id == "ash"
    assert ds.verify().ok
    assert ds.digest == open_pack(root).manifest.digest


def test_a_missing_id_is_told(make: Making) -> None:
    """A `same_as` to an id that nothing has, or that another kind has, is refused, as is its own id."""
    assert "no official 'ash'" in make.refusal(
        people(ann="Ann Ash"), editorial('officials.ann.same_as = "ash"')
    )
    other = editorial('officials.ann.same_as = "XA"')
    assert "no official 'XA'" in make.refusal(people(ann="Ann Ash"), other)
    assert "its own" in make.refusal(people(ann="Ann Ash"), editorial('officials.ann.same_as = "ann"'))


def test_two_of_one_name_are_ambiguous_until_they_are_joined(make: Making) -> None:
    """Two people of one name in two packs are not mixed; said to be one, they are found."""
    a, b = make.pack(people(ann="Ann Ash"), name="a"), make.pack(people(ash="Ann Ash"), name="b")
    for order in ((a, b), (b, a)):
        with pytest.raises(Ambiguous) as caught:
            load(*order).officials.find("Ann Ash")
        assert caught.value.candidates == ("ann", "ash")
    with pytest.raises(NotFound):
        load(a).officials.find("ash")


def test_records_that_stand_apart_are_told(make: Making) -> None:
    """A pack whose records were not joined, whatever its manifest says, does not verify."""
    root = make.pack(
        people(ann="Ann Ash", ash="Ann Ash"), editorial('officials.ann.same_as = "ash"', file="s.toml")
    )
    path = root / "data" / "officials.json"
    (record,) = json.loads(path.read_bytes())
    path.write_text(json.dumps([{**record, "id": "ann", "same_as": ["ash"]}, {**record, "same_as": []}]))
    manifest = root / "data" / "pack.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_bytes()), "joined": 0}))
    assert any("stand apart" in str(problem) for problem in load(root).verify().problems)


def test_other_packs_may_join_what_they_use(make: Making) -> None:
    """A pack that uses another may say that a person of its own is one of that one's."""
    root = make.pack(
        people(shoygu="Shoygu, Sergey"),
        editorial('officials.shoygu.same_as = "sergei-shoigu"', file="s.toml"),
        name="mine",
        uses=["security-meetings"],
    )
    ds = load(root)
    assert ds.officials["shoygu"].id == "sergei-shoigu"
    assert "shoygu" not in ds.officials.ids
    with pytest.raises(InvalidData):
        make.pack(people(x="Ann Ash"), editorial('officials.x.same_as = "sergei-shoigu"', file="s.toml"))
