"""By what records are chosen."""

from __future__ import annotations

from security_meetings import Dataset
from security_meetings.reader.facets import facets_of


def test_a_meeting_and_a_party_are_their_own_facet(ds: Dataset) -> None:
    """Whoever chooses a meeting or a country sees it, too."""
    assert "imhr-2025" in facets_of(ds.meetings["imhr-2025"], (), contested=False).meeting
    assert facets_of(ds.countries["IR"], (), contested=False).party == ("IR",)


def test_facets_follow_from_what_a_record_refers_to(ds: Dataset) -> None:
    """A talk is found by its meeting, by both parties, and by how far it got."""
    found = facets_of(ds.talks["ru-ir-2025"], ["rt", "dfnc", "rt"], contested=True)
    assert found == (("imhr-2025",), ("RU", "IR"), ("dfnc", "rt"), ("held",), ("yes",))


def test_what_nobody_contests_has_no_such_facet(ds: Dataset) -> None:
    """There is no word for what is not so."""
    assert facets_of(ds.topics[0], (), contested=False).contested == ()
