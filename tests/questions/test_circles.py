"""Records that lead back to themselves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from security_meetings import Dataset, Place, load
from security_meetings.collection.shelf import Collections
from security_meetings.questions.circles import circles, same_twice

IDS = st.sampled_from("abcdefgh")


def of_places(leads: dict[str, str]) -> Collections:
    """A data set of places that are part of one another."""
    records = [Place(id_, part_of=leads.get(id_)) for id_ in sorted({*leads, *leads.values()})]
    return Collections(lambda name: records if name == "places" else [], "best-rank")


@given(st.dictionaries(IDS, IDS))
def test_each_circle_is_told_once(leads: dict[str, str]) -> None:
    """Exactly the records from which steps lead back are told, each in one circle."""
    back = set()
    for start, first in leads.items():
        at: str | None = first
        for _ in leads:
            back |= {start} if at == start else set()
            at = leads.get(at) if at else None
    found = [record.id for circle in circles(of_places(leads)) for record in circle.records]
    assert sorted(found) == sorted(back)


def test_long_circles_are_told_in_short() -> None:
    """The words name a few of very many."""
    ids = [f"p{i:03}" for i in range(100)]
    (circle,) = circles(of_places(dict(zip(ids, [*ids[1:], ids[0]], strict=True))))
    assert circle.words == (
        "part_of leads from p000 to p001 to p002 to p003 to p004 to p005 to p006 to 93 more to p000: "
        "back to where it began"
    )


def test_nothing_bundled_leads_back() -> None:
    """No bundled record is part of itself, or a member of itself."""
    ds: Dataset = load()
    assert list(circles(ds)) == []
    assert not any(same_twice(record) for records in ds.collections.values() for record in records)
