"""References between records: where they lead, and those that lead nowhere."""

from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import Attendee
from security_meetings.collection.references import Fault, dangling, references
from security_meetings.collection.shelf import Collections
from security_meetings.model.kinds import kinds
from tests.conftest import claim_on, replaced
from tests.strategies import records


def test_dangling_record(small: Collections) -> None:
    """A reference to nothing is told with its place, what was looked for where, and a suggestion."""
    (talk,) = small.talks
    found = dangling(replaced(small, talks=[attrs.evolve(talk, meeting="forum-2O25")]))
    message = "no meeting 'forum-2O25'; did you mean 'forum-2025'?"
    assert list(found) == [Fault("talks", talk.id, "meeting", message)]


def test_dangling_part(small: Collections) -> None:
    """A reference inside one of many values is told with the way to it."""
    (talk,) = small.talks
    wrong = attrs.evolve(talk, attendees=(Attendee("IR"), Attendee("RU", "nobody")))
    found = dangling(replaced(small, talks=[wrong]))
    assert [fault.path for fault in found] == ["attendees[1].official"]


def test_ambiguous_reference(small: Collections) -> None:
    """A reference that leads to two records at once is told."""
    twin = kinds()["organizations"]("RU")
    found = dangling(replaced(small, organizations=[twin]))
    assert {p.message for p in found} == {"'RU' is ambiguous: it stands in countries and organizations"}


def test_references(small: Collections) -> None:
    """The references of a record are its ids of others, each with its path and where it may lead."""
    (talk,) = small.talks
    assert list(references(talk)) == [
        ("meeting", "forum-2025", ("meetings",)),
        ("attendees[0].party", "IR", ("countries", "organizations")),
        ("attendees[0].official", "ali-akbar-ahmadian", ("officials",)),
        ("attendees[1].party", "RU", ("countries", "organizations")),
    ]
    claim = claim_on(small, "chairs")
    assert list(references(claim)) == [
        ("source", "wire", ("sources",)),
        ("evidence[0].source", "wire", ("sources",)),
        ("subject", "forum-2025", ("meetings",)),
        ("value", "sergei-shoigu", ("officials",)),
    ]


@given(st.sampled_from(list(kinds())).flatmap(records))
def test_references_are_ids(record: Any) -> None:
    """Every reference names an id and collections that exist; nothing unknown is a reference."""
    for path, id_, allowed in references(record):
        assert path
        assert isinstance(id_, str)
        assert set(allowed) <= set(kinds())
