"""Tables of what is said: facts with what stands behind each, spans, links, names, counts."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import attrs

from security_meetings.collection.shelf import Collections
from security_meetings.model.claims import Basis, Claim, Mark, Modality, Rank
from security_meetings.model.counts import Count
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import Property, Record, claimable, described, properties, shape_of
from security_meetings.model.spans import Span
from security_meetings.policy import Policy, Standing, explain, explain_item
from security_meetings.policy.explaining import Explanation
from security_meetings.questions.why import claims_on, standing_on
from security_meetings.tables.cells import joined, quotes_of, written
from security_meetings.tables.columns import Column
from security_meetings.tables.records import behind, kinds_in
from security_meetings.tables.table import Table, of_rows
from security_meetings.tables.values import Values

__all__ = [
    "counts",
    "evidence",
    "facts",
    "links",
    "mark_spans",
    "names",
    "place_columns",
    "said_columns",
    "standings",
]


def place_columns(record: str = "subject") -> list[Column]:
    """The columns that say what a row is about.

    Args:
        record: The name of the one with the id of the record: `id` where the row tells of the record itself,
            `subject` where it tells of what is said of it.
    """
    return [
        Column("collection", meaning="The collection of the record.", nullable=False),
        Column(record, meaning="The id of the record.", nullable=False),
        Column("property", meaning="The property, as claims name it.", nullable=False),
    ]


def _words(hint: Any) -> tuple[str, ...]:
    return shape_of(hint)[0].choices


def said_columns() -> list[Column]:
    """The columns that say how a claim is made."""
    return [
        Column("modality", meaning="How surely it is said.", choices=_words(Modality)),
        Column("basis", meaning="What the claim stands on.", choices=_words(Basis)),
        Column("rank", meaning="An editor's weighing of it.", choices=_words(Rank)),
    ]


_CLAIM = Column("claim", meaning="The claim.", refers_to=("claims",))
_SOURCE = Column(
    "source", meaning="The source that says it.", none="no source says it", refers_to=("sources",)
)
_QUOTE = Column("quote", meaning="The words of the source.", none="no source says it")


class _Known(NamedTuple):
    """A record, its claims, and why a property of it, or one of many values, is what it is."""

    record: Record
    claims: dict[str, list[Claim]]
    why: Callable[[Property], Explanation]


def _known(collections: Collections) -> Iterator[tuple[str, _Known]]:
    """Every record that claims make, with its collection, in the order of the register."""
    policy = collections.policy
    for name, cls in kinds().items():
        if not claimable(cls):
            continue
        for record in collections.collection(name):
            claims = dict(claims_on(collections, record))
            why = functools.partial(_why, collections, policy, record, claims, [])
            yield name, _Known(record, claims, why)


def _why(
    collections: Collections,
    policy: Policy,
    record: Record,
    claims: dict[str, list[Claim]],
    standing: list[Standing],
    prop: Property,
) -> Explanation:
    """Why a property is what it is; how sources stand is looked up once a record, where that is asked."""
    if not standing:
        standing.append(standing_on(collections, (claim for said in claims.values() for claim in said)))
    return explain(type(record), record.id, prop.path, claims, policy, standing[0])


def facts(collections: Collections) -> Table:
    """Every known value of every record, a row a value, with the claim that gives it and those against it."""
    values = Values(kinds_in(collections))
    columns = [
        *place_columns("id"),
        Column("position", "integer", "The place among several values.", "counted from 1", nullable=False),
        *values.columns,
        Column("claim", meaning="The claim that gives the value.", refers_to=("claims",)),
        *said_columns()[:2],
        Column("sources", meaning="The sources that say it.", unit="joined by '; '", none="it is editorial"),
        Column("n_claims", "integer", "How many claims say it.", nullable=False),
        Column("n_sources", "integer", "How many sources say it.", nullable=False),
        Column("contested", "boolean", "Whether a claim contradicts it.", nullable=False),
        Column("against", meaning="The sources that contradict it.", unit="joined by '; '", none="none does"),
        Column("tie_break", meaning="What put the claim before the best rival.", none="it has no rival"),
        _QUOTE,
    ]

    def rows() -> Iterator[tuple[Any, ...]]:
        for name, known in _known(collections):
            for prop in properties(type(known.record)).values():
                value = prop.read(known.record)
                items = value if prop.many else () if value is None else (value,)
                told = _told_each(known, prop, items) if items else ()
                for position, (item, said) in enumerate(zip(items, told, strict=True), 1):
                    place = (name, known.record.id, prop.path, position)
                    yield (*place, *values.cells(item, name, prop.path), *said)

    return of_rows("facts", columns, rows)


def _told_each(known: _Known, prop: Property, items: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """What stands behind each value of a property."""
    said = known.claims.get(prop.field.rest_of or prop.path, ())
    if len(said) <= 1 and not prop.field.rest_of:
        # Of what nobody else speaks of, there is nothing to weigh.
        yield from [_told_alone(said[0]) if said else (*(None,) * 4, 0, 0, False, None, None, None)] * len(
            items
        )
        return
    why = known.why(prop)
    if not prop.many:
        yield _told(why)
        return
    # Each claim speaks of one of the values: what is said of the others need not be looked through for each.
    by_value: dict[Any, list[Claim]] = {}
    for claim in why.claims:
        by_value.setdefault(claim.value, []).append(claim)
    without = attrs.evolve(why, winner=None, agreeing=(), rivals=(), expected=())
    for item in items:
        about = attrs.evolve(without, agreeing=tuple(by_value.get(item, ())))
        yield _told(explain_item(about, item, type(known.record)))


def _told(why: Explanation) -> tuple[Any, ...]:
    ids, sources, _ = behind(why.carrying)
    clashing = [rival.claim for rival in why.rivals if rival.relation == "contradicts"]
    against = sorted({claim.source for claim in clashing if claim.source})
    first = why.winner
    said = (first.id, first.modality, first.basis) if first else (None, None, None)
    quote = quotes_of(first.evidence) if first else None
    told = (joined(sources), len(ids), len(sources), bool(clashing), joined(against))
    return (*said, *told, why.tie_break, quote)


def _told_alone(claim: Claim) -> tuple[Any, ...]:
    quote, sources = quotes_of(claim.evidence), int(claim.source is not None)
    return (claim.id, claim.modality, claim.basis, claim.source, 1, sources, False, None, None, quote)


def _spans_of(what: str, meaning: str) -> list[Column]:
    """The columns of the spans of claims, or of marks."""
    return [
        Column(what, meaning=meaning, refers_to=(f"{what}s",), nullable=False),
        Column("position", "integer", f"The span's place in the {what}.", "counted from 1", nullable=False),
        Column("source", meaning="The source quoted.", refers_to=("sources",), nullable=False),
        Column("char_start", "integer", "Where the words begin.", "code points from 0", nullable=False),
        Column("char_end", "integer", "Where they end, exclusive.", "code points from 0", nullable=False),
        Column("exact", meaning="The words.", nullable=False),
        Column("prefix", meaning="What stands just before.", nullable=False),
        Column("suffix", meaning="What stands just after.", nullable=False),
    ]


def _spans_in(records: Iterable[Claim | Mark]) -> Iterator[tuple[Any, ...]]:
    for record in records:
        for position, span in enumerate(record.evidence, 1):
            words = (span.exact, span.prefix, span.suffix)
            yield (record.id, position, span.source, span.start, span.end, *words)


def evidence(collections: Collections) -> Table:
    """The spans that claims rest on, a row a span of a claim."""
    columns = _spans_of("claim", "The claim.")
    return of_rows("evidence", columns, lambda: _spans_in(collections.claims))


def mark_spans(collections: Collections) -> Table:
    """The spans that editors marked, a row a span of a mark."""
    columns = _spans_of("mark", "The mark.")
    return of_rows("mark_spans", columns, lambda: _spans_in(collections.marks))


def links(collections: Collections) -> Table:
    """Every value of every field with many, a row a value: what flat tables join or leave out."""
    values = Values(kinds_in(collections))
    columns = [
        *place_columns("id"),
        Column("position", "integer", "The value's place.", "counted from 1", nullable=False),
        *values.columns,
    ]

    def rows() -> Iterator[tuple[Any, ...]]:
        for name, cls in kinds().items():
            many = [prop for prop in properties(cls).values() if prop.many] if claimable(cls) else []
            for record in collections.collection(name) if many else ():
                for prop in many:
                    for position, item in enumerate(prop.read(record), 1):
                        place = (name, record.id, prop.path, position)
                        yield (*place, *values.cells(item, name, prop.path))

    return of_rows("links", columns, rows)


# What tells of a name; titles and venues are no names of the record.
_NAMES = ("name", "derived_names")


def names(collections: Collections) -> Table:
    """Every form of every name, with where a source prints it."""
    columns = [
        *place_columns("id"),
        Column("name", meaning="The form of the name.", nullable=False),
        Column("preferred", "boolean", "Whether it is the one that the record shows.", nullable=False),
        Column("script", meaning="The script of its first letter.", none="it has no letter"),
        Column("language", meaning="The language of the name.", unit="BCP 47 tag", none="not known"),
        _CLAIM,
        _SOURCE,
        Column("basis", meaning="What the claim stands on.", choices=_words(Basis)),
        Column("rank", meaning="An editor's weighing of it.", choices=_words(Rank)),
        Column(
            "char_start",
            "integer",
            "Where the words begin.",
            "code points from 0",
            none="no source prints it",
        ),
        Column("char_end", "integer", "Where they end, exclusive.", "code points from 0"),
    ]

    def rows() -> Iterator[tuple[Any, ...]]:
        for claim in collections.claims:
            if claim.property not in _NAMES:
                continue
            records = collections.collection(claim.collection)
            shown = getattr(records[claim.subject], "name", None) if claim.subject in records else None
            preferred = claim.property == "name" and shown == claim.value
            place: Span | tuple[None, None] = (None, None)
            if claim.evidence:
                place = claim.evidence[0].start, claim.evidence[0].end
            name = written(claim.value)
            about = (claim.language, claim.id, claim.source, claim.basis, claim.rank)
            yield (
                claim.collection,
                claim.subject,
                claim.property,
                name,
                preferred,
                _script(name or ""),
                *about,
                *place,
            )

    return of_rows("names", columns, rows)


def _script(name: str) -> str | None:
    letter = next((letter for letter in name if letter.isalpha()), None)
    return None if letter is None else unicodedata.name(letter, "OTHER").split()[0].split("-")[0].title()


def counts(collections: Collections) -> Table:
    """Every number that a source gives, a row a claim, with how it stands to the one that the record has."""
    parts = described(Count)
    columns = [
        *place_columns(),
        Column("meeting", meaning="The meeting of which it is said.", refers_to=("meetings",)),
        Column("text", meaning="The number in words, with its stage.", nullable=False),
        *(
            Column(
                p.name,
                "integer" if p.name in ("number", "upper") else "text",
                p.field.meaning,
                choices=p.shape.choices,
            )
            for p in parts
        ),
        Column("min", "integer", "The lowest number that the words allow."),
        Column("max", "integer", "The highest number that they allow.", none="open"),
        Column("unit", meaning="What is counted.", none="the record says it"),
        _CLAIM,
        _SOURCE,
        *said_columns(),
        Column("attributed_to", meaning="Whose word it is.", none="the source's own"),
        Column("wins", "boolean", "Whether the record has the number.", nullable=False),
        Column("relation", meaning="How it stands to the one that the record has."),
        _QUOTE,
    ]
    limits = {aspect.suffix: aspect.read for aspect in Count.aspects}

    def rows() -> Iterator[tuple[Any, ...]]:
        for name, known in _known(collections):
            for prop in properties(type(known.record)).values():
                if getattr(prop.shape, "cls", None) is not Count or prop.path not in known.claims:
                    continue
                meeting = known.record.id if name == "meetings" else getattr(known.record, "meeting", None)
                for claim, wins, relation in standings(known.why(prop)):
                    value: Any = claim.value
                    yield (
                        *(name, known.record.id, prop.path, meeting, written(value)),
                        *(getattr(value, part.name) for part in parts),
                        *(limits["min"](value), limits["max"](value)),
                        *(prop.field.unit or getattr(known.record, "unit", None), claim.id, claim.source),
                        *(claim.modality, claim.basis, claim.rank, claim.attributed_to, wins, relation),
                        quotes_of(claim.evidence),
                    )

    return of_rows("counts", columns, rows)


def standings(why: Explanation) -> Iterator[tuple[Claim, bool, str]]:
    """The claims on a property, whether each gives its value, and how each stands to the one that does."""
    for claim in why.carrying:
        yield claim, True, "equal" if why.winner and claim.value == why.winner.value else "compatible"
    for rival in why.rivals:
        yield rival.claim, False, rival.relation
