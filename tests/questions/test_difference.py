"""Differences: what changed from one version to the next, and whether it breaks an answer."""

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from security_meetings import Claim, Count, Dataset, Evidence, Mark, Meeting, load
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import properties
from security_meetings.questions.difference import Change, Difference, difference
from tests.conftest import NOTES, MakePack, collections_of
from tests.strategies import FEW, records

MEETING = Meeting("m", city="Moscow", topics=("trade",))
CLAIM = Claim(
    "c", "meetings", "m", "city", "Moscow", source="rt", evidence=(Evidence("rt", 0, 6, "Moscow", "", ""),)
)
MARK = Mark("k", "set aside", "rt", "advert", None, ())


def compared(old: list[Any], new: list[Any], name: str = "meetings") -> Difference:
    """What changed in one collection."""
    return difference(collections_of({name: old}), collections_of({name: new}))


def lines(found: Difference) -> list[str]:
    """The changes in words."""
    return [line.strip() for line in str(found).splitlines()[1:]]


@pytest.mark.parametrize("name", kinds())
@FEW
@given(st.data())
def test_nothing_changed(name: str, data: DataObject) -> None:
    """Equal collections do not differ, in whatever order they list their records."""
    listed = data.draw(st.lists(records(name), max_size=3, unique_by=lambda r: r.id))
    found = compared(listed, listed[::-1], name)
    assert found == Difference((), (), ())
    assert str(found) == "no difference"
    assert not found.breaking


@pytest.mark.parametrize("name", kinds())
@FEW
@given(st.data())
def test_all_changes_are_told(name: str, data: DataObject) -> None:
    """Every record that came, went or changed is told, and each property in which it differs; no other."""
    old, new = (data.draw(st.lists(records(name), max_size=3, unique_by=lambda r: r.id)) for _ in "12")
    found = compared(old, new, name)
    changes = (*found.records, *found.claims, *found.marks)
    before, after = ({r.id: r for r in listed} for listed in (old, new))
    assert {c.id for c in changes if c.what == "added"} == {*after} - {*before}
    assert {c.id for c in changes if c.what == "removed"} == {*before} - {*after}
    differing = {
        (id_, path)
        for id_ in {*before} & {*after}
        for path, prop in properties(kinds()[name]).items()
        if prop.read(before[id_]) != prop.read(after[id_])
    }
    assert {(c.id, c.property) for c in changes if c.what == "changed"} == differing
    assert [c.id for c in changes] == sorted(c.id for c in changes)
    back = compared(new, old, name)
    assert {(c.what, c.id, c.property, c.old, c.new) for c in changes} == {
        ({"added": "removed", "removed": "added"}.get(c.what, c.what), c.id, c.property, c.new, c.old)
        for c in (*back.records, *back.claims, *back.marks)
    }


def test_added() -> None:
    """A new record is told by its kind and id, and breaks nothing."""
    found = compared([], [MEETING])
    assert found.records == (Change("added", "meetings", "m", new=MEETING),)
    assert lines(found) == ["meeting 'm' added"]
    assert str(found).startswith("a compatible data change: 1 change of records, 0 of claims, 0 of marks")
    assert not found.breaking


def test_removed() -> None:
    """A record that is gone breaks what relied on it."""
    found = compared([MEETING], [])
    assert found.records == (Change("removed", "meetings", "m", old=MEETING),)
    assert lines(found) == ["meeting 'm' removed"]
    assert str(found).startswith("a breaking data change: ")
    assert found.breaking


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"city": "Sochi"}, "meeting 'm': city was Moscow, is Sochi"),
        ({"city": None}, "meeting 'm': city was Moscow, is unknown"),
        ({"chairs": ("ann",)}, "meeting 'm': chairs was unknown, is ann"),
        ({"topics": ()}, "meeting 'm': topics was trade, is unknown"),
        ({"topics": ("trade", "peace")}, "meeting 'm': topics was trade, is trade, peace"),
        (
            {"counts": attrs.evolve(MEETING.counts, guests=Count(600, "more than"))},
            "meeting 'm': counts.guests was unknown, is more than 600",
        ),
    ],
)
def test_changed(changes: dict[str, Any], told: str) -> None:
    """A value that is another is told by its property, with what it was and is; and breaks an answer."""
    found = compared([MEETING], [attrs.evolve(MEETING, **changes)])
    assert lines(found) == [told]
    assert found.breaking


def test_claims() -> None:
    """Claims that came and went are told with what they say and who says it, and break nothing."""
    editorial = attrs.evolve(CLAIM, id="d", basis="editorial", source=None, modality="denied", evidence=())
    found = compared([CLAIM], [editorial], "claims")
    assert lines(found) == [
        "claim 'c' removed: rt: meetings/m#city = Moscow",
        "claim 'd' added: editorial: meetings/m#city = Moscow (denied)",
    ]
    assert found.records == found.marks == ()
    assert not found.breaking


def test_claim_weighed_anew() -> None:
    """A claim that was given another rank is told as changed."""
    found = compared([CLAIM], [attrs.evolve(CLAIM, rank="deprecated", rank_reason="a slip")], "claims")
    assert lines(found) == [
        "claim 'c': rank was normal, is deprecated",
        "claim 'c': rank_reason was unknown, is a slip",
    ]


def test_marks() -> None:
    """Marks that came and went are told apart from records, and break nothing."""
    found = compared([MARK], [], "marks")
    assert found.marks == (Change("removed", "marks", "k", old=MARK),)
    assert lines(found) == ["mark 'k' removed"]
    assert not found.breaking


def test_versions_of_a_pack(make_pack: MakePack) -> None:
    """Correcting an annotation is a breaking change, told with the claims behind it."""
    old = load(make_pack())
    corrected = NOTES.replace(
        'counts.countries = "105"', 'counts.countries = {value = "about 105", inferred = "a test"}'
    )
    found = load(make_pack(corrected)).difference(old)
    assert found.breaking
    head, value, *claims = str(found).splitlines()
    assert head == "a breaking data change: 1 change of records, 2 of claims, 0 of marks"
    assert value == "  meeting 'forum-2025': counts.countries was 105, is about 105"
    assert {claim.split(" ", 4)[-1] for claim in claims} == {
        f"{what}: wire: meetings/forum-2025#counts.countries = {number} (reported)"
        for what, number in (("added", "about 105"), ("removed", "105"))
    }


def test_texts_do_not_count(bundled: Any, ds: Dataset) -> None:
    """Where a pack is read from makes no difference."""
    assert str(load(bundled).difference(ds)) == "no difference"
