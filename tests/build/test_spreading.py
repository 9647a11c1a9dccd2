"""One line for many subjects: a star in an id."""

import pytest

from security_meetings import load
from tests.build.shared import NEXT, annotated, refused
from tests.conftest import MakePack


def test_a_record_an_item(make_pack: MakePack) -> None:
    """The star becomes each item in small letters; all else on the line is said of each of them."""
    line = 'delegations."forum-2025-*" = {party = ["RU", "IR"], meeting = "forum-2025", status = "expected"}'
    ds = load(make_pack(annotated(line)))
    found = {d.id: (d.party, d.meeting, d.status) for d in ds.delegations}
    assert found == {
        "forum-2025-ir": ("IR", "forum-2025", "expected"),
        "forum-2025-ru": ("RU", "forum-2025", "expected"),
    }


def test_items_have_keys_of_their_own(make_pack: MakePack) -> None:
    """One item can be said in another way than the rest of the line."""
    line = 'delegations."f-*" = {party = ["RU", {value = "IR", rank = "deprecated", rank_reason = "no"}]}'
    ds = load(make_pack(annotated(line)))
    assert {c.subject: c.rank for c in ds.claims.where(property="party")} == {
        "f-ru": "normal",
        "f-ir": "deprecated",
    }


def test_a_list_may_carry_keys_for_all(make_pack: MakePack) -> None:
    """What stands beside the whole list is said of each item."""
    line = 'delegations."f-*" = {party = {value = ["RU", "IR"], modality = "expected"}}'
    ds = load(make_pack(annotated(line)))
    assert {c.value: c.modality for c in ds.claims.where(property="party")} == {
        "RU": "asserted",  # it ties the record together: the source's own saying
        "IR": "asserted",
    }
    line = 'delegations."f-*" = {level = {value = ["minister", "expert"], modality = "expected"}}'
    ds = load(make_pack(annotated(line)))
    assert {c.subject: c.modality for c in ds.claims.where(property="level")} == {
        "f-minister": "expected",
        "f-expert": "expected",
    }


def test_lists_of_many_values_stay_lists(make_pack: MakePack) -> None:
    """A list for a property that has many values is said of each subject, and the star is not for it."""
    line = (
        'topics.oil.label = "oil"\ntopics.gas.label = "gas"\n'
        'delegations."f-*" = {party = ["RU", "IR"]}\n'
        'talks."t-*" = {meeting = ["forum-2025"], topics = ["oil", "gas"]}'
    )
    ds = load(make_pack(annotated(line)))
    assert ds.talks["t-forum-2025"].topics == ("gas", "oil")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('delegations."f-*" = {party = "RU"}', "here none is given so"),
        ('delegations."f-*" = {party = ["RU"], status = ["expected"]}', "here party and status given so"),
        ('delegations."*-*" = {party = ["RU"]}', "holds two stars"),
        ('delegations."f-*" = {party = ["RU", "RU"]}', "party: 'RU' stands twice in the list of 'f-*'"),
        ('delegations."f-*" = {party = ["RU", 5]}', "expected texts for the star of 'f-*', got 5"),
        ('delegations."f-*" = {party = ["R/U"]}', "the id 'f-r/u' holds '/'"),
        ('delegations."f-*" = "RU"', "here none is given so"),
        ('delegations.f = {party = ["RU"]}', "put a star into the id"),
    ],
)
def test_a_star_without_its_list(make_pack: MakePack, line: str, told: str) -> None:
    """What the star should stand for is told where it cannot be."""
    [problem] = refused(make_pack(annotated(line), built=False))
    assert told in problem
    assert problem.endswith(f"@ line {NEXT + 2}")


def test_a_problem_has_the_line_of_its_item(make_pack: MakePack) -> None:
    """Of a list over several lines, what is wrong with an item stands on the line of the item."""
    lines = 'delegations."f-*".party = [\n"RU",\n# not yet\n"IR", "XX",\n"YY"]'
    assert [p.split(": ")[1] + p[-10:] for p in refused(make_pack(annotated(lines), built=False))] == [
        f"delegations/f-xx#party @ line {NEXT + 5}",
        f"delegations/f-yy#party @ line {NEXT + 6}",
    ]
