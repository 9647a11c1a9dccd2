"""What some of the sources alone tell."""

import pytest

from security_meetings import Dataset, Official, load
from security_meetings.collection.references import dangling
from security_meetings.errors import NotFound
from security_meetings.policy import BEST_RANK
from tests.conftest import EDITORIAL, FOLDED, MakePack

SOURCES = ["africalive", "dfnc", "interaffairs", "interbellum", "rt"]


@pytest.mark.parametrize("sources", [*([s] for s in SOURCES), ["rt", "dfnc"], SOURCES])
def test_told(ds: Dataset, sources: list[str]) -> None:
    """A source alone has its own claims, and what is editorial about whatever it names."""
    told = ds.as_told_by(*sources)
    assert {c.source for c in told.claims} <= {*sources, None}
    assert [c.id for c in told.claims if c.source] == [c.id for c in ds.claims if c.source in sources]
    assert all(c.basis == "editorial" for c in told.claims if c.source is None)
    assert {m.id for m in told.marks} == {m.id for m in ds.marks if m.source in sources}
    assert set(told.sources.ids) >= set(sources)
    assert not list(dangling(told))
    assert told.verify().ok
    assert told.verify().unchecked == 0


def test_told_by_all(ds: Dataset) -> None:
    """All sources together tell the whole, but for what no source ever names."""
    told = ds.as_told_by(*SOURCES)
    for name in FOLDED:
        for record in told.collection(name):
            assert record == ds.collection(name)[record.id]
    assert set(told.meetings) == set(ds.meetings)


def test_told_values(ds: Dataset) -> None:
    """What a source does not say is unknown in its telling, whatever others say."""
    told = ds.as_told_by("africalive")
    assert told.meetings.ids == ("imhr-2025",)
    assert told.meetings["imhr-2025"].start_weekday == "Wednesday"
    assert told.meetings["imhr-2025"].counts.reports is None
    assert told.conflicts() == ()
    assert told.countries["RU"].alpha3 == "RUS"


def test_told_under_another_policy(ds: Dataset) -> None:
    """The policy stays, unless another is given."""
    assert ds.as_told_by("rt").policy is ds.policy is BEST_RANK
    assert ds.as_told_by("rt", policy="strict").policy.name == "strict"
    assert ds.as_told_by("rt", policy="majority").as_told_by("rt").policy.name == "majority"


def test_told_by_nobody(ds: Dataset) -> None:
    """Sources must exist, and at least one must be named."""
    with pytest.raises(NotFound, match="no source 'tass'"):
        ds.as_told_by("rt", "tass")
    with pytest.raises(NotFound, match="needs the id of a source"):
        ds.as_told_by()


def test_told_of_what_only_others_name(make_pack: MakePack) -> None:
    """What a source refers to but only others tell of is there, with nothing known of it."""
    notes = (
        'source = "gazette"\n[[quote]]\nwords = "The chair spoke"\n'
        'meetings.forum-2025.chairs = "sergei-shoigu"\n'
        'delegations.x.party = "BA-SRP"\n'
    )
    parts = (
        '[[editorial]]\nbecause = "ISO 3166-2"\ncountries.BA-SRP.part_of = "BA"\n'
        '[[editorial]]\nbecause = "ISO 3166-1"\ncountries.BA.alpha3 = "BIH"\n'
    )
    more = {"gazette.toml": notes, "gazette.txt": "The chair spoke", "editorial.toml": EDITORIAL + parts}
    told = load(make_pack(more=more)).as_told_by("gazette")
    assert told.officials["sergei-shoigu"] == Official("sergei-shoigu")
    assert told.countries["BA-SRP"].part_of == "BA"
    assert told.countries["BA"].alpha3 == "BIH"
    assert told.meetings["forum-2025"].city is None
    assert told.verify().ok
    assert "wire" not in told.sources
