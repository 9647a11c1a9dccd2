"""Tables of what does not go together: conflicts, divergences, anomalies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from security_meetings.collection.shelf import Collections
from security_meetings.model.kinds import class_of
from security_meetings.policy import explain
from security_meetings.questions.anomalies import anomalies
from security_meetings.questions.divergences import divergences
from security_meetings.questions.oddities import Grade
from security_meetings.questions.why import clashes, standing_on
from security_meetings.tables.cells import joined, quotes_joined, quotes_of, written
from security_meetings.tables.claims import place_columns, said_columns, standings
from security_meetings.tables.columns import Column
from security_meetings.tables.records import behind, kinds_in
from security_meetings.tables.table import Table, of_rows
from security_meetings.tables.values import Values

__all__ = ["anomaly_table", "conflict_table", "divergence_table"]


def conflict_table(collections: Collections) -> Table:
    """Every claim on a property of which claims contradict each other, a row a claim."""
    values = Values(kinds_in(collections))
    columns = [
        *place_columns(),
        Column("claim", meaning="One of the claims on the property.", refers_to=("claims",), nullable=False),
        *values.columns,
        Column(
            "source", meaning="The source that says it.", none="no source says it", refers_to=("sources",)
        ),
        Column("published_date", meaning="When the source was published.", unit="EDTF"),
        *said_columns(),
        Column("wins", "boolean", "Whether the record has the value.", nullable=False),
        Column("relation", meaning="How it stands to the value that the record has.", nullable=False),
        Column("quote", meaning="The words of the source.", none="no source says it"),
    ]
    sources = collections.sources

    def rows() -> Iterator[tuple[Any, ...]]:
        for clash in clashes(collections):
            cls = class_of(clash.collection)
            claims: dict[str, list[Any]] = {}
            for claim in collections.claims.about(clash.collection, clash.subject):
                claims.setdefault(claim.property, []).append(claim)
            standing = standing_on(collections, (c for found in claims.values() for c in found))
            why = explain(cls, clash.subject, clash.property, claims, collections.policy, standing)
            for claim, wins, relation in standings(why):
                source = sources[claim.source] if claim.source and claim.source in sources else None
                yield (
                    *(clash.collection, clash.subject, clash.property, claim.id),
                    *values.cells(claim.value, clash.collection, clash.property),
                    *(claim.source, written(source.published) if source else None),
                    *(claim.modality, claim.basis, claim.rank, wins, relation, quotes_of(claim.evidence)),
                )

    return of_rows("conflicts", columns, rows)


def divergence_table(collections: Collections) -> Table:
    """Accounts that differ without one value contradicting another, a row each."""
    columns = [
        Column("kind", meaning="How they differ.", nullable=False),
        *place_columns(),
        Column("words", meaning="What differs, in a sentence.", nullable=False),
        Column("claims", meaning="The claims concerned.", unit="joined by '; '"),
        Column("sources", meaning="Their sources.", unit="joined by '; '"),
        Column("n_sources", "integer", "How many sources that is.", nullable=False),
        Column("quotes", meaning="Their words.", unit="joined by ' | '"),
    ]

    def rows() -> Iterator[tuple[Any, ...]]:
        for found in divergences(collections):
            ids, sources, quotes = behind(found.claims)
            place = (found.kind, found.collection, found.subject, found.property)
            yield (*place, found.words, joined(ids), joined(sources), len(sources), quotes_joined(quotes))

    return of_rows("divergences", columns, rows)


def anomaly_table(collections: Collections) -> Table:
    """What looks odd in the sources, a row each, with the first place where it does."""
    columns = [
        Column("kind", meaning="What sort of oddity.", nullable=False),
        Column("grade", meaning="What it puts in doubt.", choices=get_args(Grade), nullable=False),
        *place_columns(),
        Column("words", meaning="What does not fit, in a sentence.", nullable=False),
        Column("claims", meaning="The claims concerned.", unit="joined by '; '", none="the words carry none"),
        Column("source", meaning="The source concerned.", refers_to=("sources",)),
        Column("char_start", "integer", "Where the words begin.", "code points from 0"),
        Column("char_end", "integer", "Where they end, exclusive.", "code points from 0"),
        Column("n_spans", "integer", "How many spans are concerned.", nullable=False),
        Column("quote", meaning="The words concerned."),
    ]

    def rows() -> Iterator[tuple[Any, ...]]:
        for found in anomalies(collections):
            first = found.evidence[0] if found.evidence else None
            where = (first.source, first.start, first.end) if first else (None, None, None)
            claims = joined([claim.id for claim in found.claims])
            place = (found.kind, found.grade, found.collection, found.subject, found.property)
            yield (*place, found.words, claims, *where, len(found.evidence), quotes_of(found.evidence))

    return of_rows("anomalies", columns, rows)
