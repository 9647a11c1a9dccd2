"""What is promised of all data: nothing without a source's words, and nothing stronger than these.

Asked of the bundled pack, of the reference packs, and of data sets drawn by chance.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

from security_meetings import BUNDLED, Claim, Count, Dataset, Record, Role, load, testing
from security_meetings.model.days import earliest, latest
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import Property, known_of, properties
from security_meetings.model.supporting import comparison_of
from tests.conftest import FOLDED, claim_on

PACKS = [BUNDLED, "iso3166", "organizations"]
each_pack = pytest.mark.parametrize("data", PACKS, indirect=True)
DAY = datetime.timedelta(days=1)


@pytest.fixture
def data(request: pytest.FixtureRequest) -> Dataset:
    """A pack that comes with the package."""
    return load(request.param)


def known(ds: Dataset) -> Iterator[tuple[Record, Property, Any]]:
    """Every value of every record that claims make."""
    for name in FOLDED:
        for record in ds.collection(name):
            for _, prop, values in known_of(record):
                yield from ((record, prop, value) for value in values)


def carrying(ds: Dataset, record: Record, prop: Property, value: Any) -> tuple[Claim, ...]:
    """The claims that a value of a record stands on."""
    return (
        ds.explain(record, prop.path, value=value).carrying
        if prop.many
        else ds.explain(record, prop.path).carrying
    )


def unbacked(ds: Dataset) -> list[str]:
    """The values of records that no claim of just this value carries."""
    return [
        f"{record.id}#{prop.path}"
        for record, prop, value in known(ds)
        if value not in {claim.value for claim in carrying(ds, record, prop, value)}
    ]


def unquoted(ds: Dataset) -> list[str]:
    """The claims of sources without words, or with words that do not stand where they are said to."""
    texts = {source.id: source.text for source in ds.sources}
    return [
        claim.id
        for claim in ds.claims
        if (claim.source is None) != (claim.basis == "editorial")
        or (claim.source is not None and not claim.evidence)
        or any(e.source != claim.source or not e.exact.strip() for e in claim.evidence)
        or any(texts[e.source][e.start : e.end] != e.exact for e in claim.evidence)
    ]


def contradicted(ds: Dataset) -> list[str]:
    """The claims that state what their words contradict or do not hold."""
    languages = {source.id: source.language for source in ds.sources}
    found = []
    for claim in ds.claims.where(basis="stated"):
        compared = comparison_of(claim, claim.language or languages[claim.source or ""])
        if compared is not None and compared.verdict in ("contradicted", "not found"):
            found.append(f"{claim.place}: {compared.words}")
    return found


def test_no_value_without_a_claim(ds: Dataset) -> None:
    """Each value of each record is the value of a claim that carries it."""
    assert next(known(ds))
    assert unbacked(ds) == []


@each_pack
def test_no_claim_without_its_exact_words(data: Dataset) -> None:
    """A claim of a source has words of it, letter for letter; one without is an editor's, and says so."""
    assert len(data.claims)
    assert unquoted(data) == []


@each_pack
def test_no_stated_value_that_its_words_contradict(data: Dataset) -> None:
    """What a claim states, its words hold, as far as a machine can tell."""
    assert contradicted(data) == []


@settings(max_examples=10)
@given(testing.datasets())
def test_any_data_set(ds: Dataset) -> None:
    """The three hold of any data set that verifies."""
    assert ds.verify().ok
    assert (unbacked(ds), unquoted(ds), contradicted(ds)) == ([], [], [])


def spans(role: Role) -> list[tuple[datetime.date, datetime.date]]:
    """The first and the last day of each attestation of an office, where both are known."""
    ends = [(earliest(days), latest(days)) for days in role.attested]
    return [(first, last) for first, last in ends if first and last]


def test_no_office_beyond_its_attested_days(ds: Dataset) -> None:
    """On the day before and the day after all attestations of a person, no office is told."""
    tried = 0
    for official in ds.officials:
        held = [span for role in ds.roles.where(holder=official.id) for span in spans(role)]
        for day in [d for first, last in held for d in (first - DAY, last + DAY)]:
            if not any(first <= day <= last for first, last in held):
                assert ds.roles_at(official, day) == ()
                tried += 1
        for first, _ in held:
            assert ds.roles_at(official, first)
    assert tried


def written(ds: Dataset, claim: Claim) -> datetime.date | None:
    """The last day of which the source of a claim can tell as present or past; None where it is not known."""
    if claim.source is None:
        return None
    source = ds.sources[claim.source]
    return latest(source.published) or source.as_of


def test_no_office_beyond_the_day_of_its_source(ds: Dataset) -> None:
    """Nobody's office is attested for a day after that on which its source was written."""
    tried = 0
    for role in ds.roles:
        for days in role.attested:
            ends = [written(ds, claim) for claim in ds.explain(role, "attested", value=days).carrying]
            last = latest(days)
            assert last is not None
            if None not in ends:
                assert last <= max(day for day in ends if day)
                tried += 1
    assert tried


# The properties whose values are rungs of a ladder, with what has happened where the last one is said.
LADDERS = [
    (name, prop) for name, cls in kinds().items() for prop in properties(cls).values() if prop.field.ladder
]


def reached(ds: Dataset) -> Iterator[tuple[Record, Property, tuple[Claim, ...]]]:
    """The records that are told to have come to pass, and the claims that say so."""
    for name, prop in LADDERS:
        for record in ds.collection(name):
            if prop.read(record) in (prop.field.ladder[-1], *prop.field.ends):
                yield record, prop, ds.explain(record, prop.path).carrying


def test_no_status_stronger_than_that_of_a_source(ds: Dataset) -> None:
    """What is told to have happened, some source says outright or reports: none only expects it."""
    found = list(reached(ds))
    assert found
    for record, prop, claims in found:
        outright = [c for c in claims if c.source and c.modality in ("asserted", "reported")]
        told = {claim.value for claim in outright}
        assert told == {prop.read(record)}, record.id


def test_nothing_happened_before_it_began(ds: Dataset) -> None:
    """No source that was written before a meeting began tells what happened there."""
    tried = 0
    for record, _, claims in reached(ds):
        meeting = ds.meetings[getattr(record, "meeting", None) or record.id]
        begin = earliest(meeting.start)
        days = [day for claim in claims if (day := written(ds, claim))]
        assert begin is None or all(day >= begin for day in days), record.id
        tried += len(days)
    assert tried


@pytest.mark.parametrize(
    ("changes", "check"),
    [
        ({"evidence": ()}, unquoted),
        ({"value": Count(999)}, contradicted),
        ({"value": Count(999)}, unbacked),
        ({"basis": "editorial"}, unquoted),
    ],
)
def test_the_checks_can_fail(small: Dataset, changes: dict[str, Any], check: Any) -> None:
    """A claim without its words, or whose words or record say something else, is found."""
    claim = claim_on(small, "counts.countries")
    edited = [attrs.evolve(c, **changes) if c == claim else c for c in small.claims]
    assert check(small) == []
    whole: dict[str, Any] = {**small.collections, "claims": edited}
    assert len(check(Dataset([], small.policy, whole.__getitem__))) == 1
