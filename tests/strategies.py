"""Hypothesis strategies for every class of value and record, derived from what their fields say.

Importing this module registers them: `st.from_type(Meeting)` gives meetings. Nothing is listed by hand but
what annotations cannot say: that a span ends where its words end, and that a claim has its content's id.
"""

import copy
import datetime
import functools
import json
import math
import operator
from collections.abc import Iterator
from typing import Any, get_args

import attrs
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from security_meetings.model.claims import Claim, Evidence, claim_id
from security_meetings.model.counts import Comparator, Count, Stage
from security_meetings.model.days import Interval, PartialDate, Qualifier
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import Part, Property, Record, claimable, described, properties
from security_meetings.model.shapes import Choice, Claimed, Many, Parts, Plain, Shape, Written

# For what is tried with each of many classes.
FEW = settings(max_examples=settings().max_examples // 3)

IDS = st.from_regex(r"[a-z]{1,5}(-[a-z0-9]{1,4})?", fullmatch=True)
SOURCES = st.sampled_from(["africalive", "dfnc", "rt"])
WORDS = st.text(min_size=1, max_size=12)
DAYS = st.dates()
NUMBERS_IN_WORDS = ("tens", "dozens", "scores", "hundreds", "thousands")

# Every property that claims can be made on.
CLAIMABLE = [
    (name, prop)
    for name, cls in kinds().items()
    if claimable(cls)
    for prop in properties(cls).values()
    if prop.claimable
]


def fitting(shape: Shape) -> SearchStrategy[Any]:
    """Values of a shape."""
    if isinstance(shape, Parts):
        return instances(shape.cls)
    if isinstance(shape, Many):
        return st.lists(fitting(shape.of), max_size=3).map(tuple)
    if isinstance(shape, Choice):
        return st.sampled_from(shape.choices)
    if isinstance(shape, Written):
        return st.one_of(*map(instances, shape.types))
    assert isinstance(shape, Plain), shape
    return {str: WORDS, int: st.integers(min_value=0, max_value=10**6), bool: st.booleans()}[shape.json]


def parts_of(day: datetime.date, qualifier: Qualifier | None = None) -> list[PartialDate]:
    """Every partial date that a day fits, as sure as it is."""
    parts = [
        PartialDate(day.year, qualifier=qualifier),
        PartialDate(day.year, day.month, qualifier=qualifier),
        PartialDate(None, day.month, qualifier=qualifier),
        PartialDate(None, day.month, day.day, qualifier=qualifier),
        PartialDate(None, None, day.day, qualifier=qualifier),
    ]
    return [*parts, PartialDate(day.year, day.month, day.day, qualifier)] if qualifier else parts


QUALIFIERS = st.none() | st.sampled_from(get_args(Qualifier))
PARTIAL = st.tuples(DAYS, QUALIFIERS).flatmap(lambda drawn: st.sampled_from(parts_of(*drawn)))
SOME_DAYS = DAYS | PARTIAL


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Days from one to another, with at most one open end."""
    first, last = draw(st.tuples(SOME_DAYS, st.none() | SOME_DAYS) | st.tuples(st.none(), SOME_DAYS))
    try:
        return Interval(first, last)
    except ValueError:  # the last day is before the first
        return Interval(last, first)


@st.composite
def counts(draw: st.DrawFn) -> Count:
    """Counts of every sort: bounded, ranged, in words."""
    comparator, stage = draw(st.sampled_from(get_args(Comparator))), draw(st.sampled_from(get_args(Stage)))
    if comparator == "dozens":
        return Count.parse(f"{draw(st.sampled_from(NUMBERS_IN_WORDS))} ({stage})")
    # There is no number below none.
    number = draw(st.integers(1 if comparator in ("nearly", "fewer than") else 0, 10**6))
    upper = number + draw(st.integers(1, 10**6)) if comparator == "between" else None
    return Count(number, comparator, upper, stage)


# Classes whose rules fields do not tell.
RULED: dict[type, SearchStrategy[Any]] = {
    datetime.date: DAYS,
    PartialDate: PARTIAL,
    Interval: intervals(),
    Count: counts(),
}


def instances(cls: type) -> SearchStrategy[Any]:
    """Instances of a class whose attributes are described."""
    drawn = RULED[cls] if cls in RULED else st.builds(cls, **fields_of(cls))
    return drawn.map(spanning) if cls is Evidence else drawn


def fields_of(cls: type) -> dict[str, SearchStrategy[Any]]:
    """A strategy for each field of a class; references are ids, however few."""
    return {part.name: field_of(part) for part in described(cls) if not isinstance(part.shape, Claimed)}


def field_of(part: Part) -> SearchStrategy[Any]:
    """A strategy for one field."""
    drawn = (
        SOURCES if part.field.refers_to == ("sources",) else IDS if part.name == "id" else fitting(part.shape)
    )
    return st.none() | drawn if part.optional else drawn


def spanning(evidence: Evidence) -> Evidence:
    """The evidence, ending where its words end."""
    return attrs.evolve(evidence, end=evidence.start + len(evidence.exact))


def claims_on(
    collection: str, subject: str, prop: Property, values: SearchStrategy[Any] | None = None
) -> SearchStrategy[Claim]:
    """Sound claims on one property of one subject."""
    drawn = {
        **fields_of(Claim),
        "collection": st.just(collection),
        "subject": st.just(subject),
        "property": st.just(prop.path),
        "value": fitting(prop.shape) if values is None else values,
        "source": SOURCES,
        "evidence": st.lists(instances(Evidence), min_size=1, max_size=2).map(tuple),
    }
    return st.builds(Claim, **drawn).map(sound)


def sound(claim: Claim) -> Claim:
    """The claim with what its basis and rank ask for, and the id of its content."""
    source = None if claim.basis == "editorial" else claim.source
    claim = attrs.evolve(
        claim,
        source=source,
        evidence=tuple(attrs.evolve(e, source=source) for e in claim.evidence if source),
        because=None if claim.basis == "stated" else claim.because or "it follows",
        rank_reason=None if claim.rank == "normal" else claim.rank_reason or "it is weighed",
    )
    return attrs.evolve(claim, id=claim_id(claim))


def rivals(collection: str, prop: Property) -> SearchStrategy[list[Claim]]:
    """Claims on one property of one subject, several of them with the same value."""
    pools = st.lists(fitting(prop.shape), min_size=1, max_size=3)
    return pools.flatmap(
        lambda pool: st.lists(
            claims_on(collection, "subject", prop, st.sampled_from(pool)),
            min_size=1,
            max_size=6,
            unique_by=lambda claim: claim.id,
        )
    )


def records(collection: str) -> SearchStrategy[Any]:
    """Records of one kind."""
    return st.from_type(kinds()[collection])


# JSON that is not what a class demands, or only just.

# What may stand where something else belongs, each wrong (or right by luck) in its own way.
ODD: tuple[Any, ...] = (
    *(None, True, False, 0, 1, 7, 7.0, -1, 10**30, math.nan, 20250527),
    *("", "7", "Moscow", "ab", "\ud800", "actual", "Actual", "asserted", "held"),
    *("20250527", "2025-05-27", "2025-05-27T00:00:00", "2025-05", "2025", "--05-27", "2025-13", "2025~"),
    *("XXXX-05-27", "XXXX-02-30", "2025-05-27/..", "../2025", "../..", "2025/2024", "XXXX-XX-31?"),
    *("meetings", "claims", "marks", "counts", "counts.delegations", "other_names", "evidence", "value"),
    *([], [None], ["IR"], [7], [[]], {}),
    {"number": 7, "comparator": "exactly", "upper": None, "stage": "actual"},
    {"number": "7", "comparator": "exactly", "upper": None, "stage": "actual"},
    {"number": 7, "comparator": "between", "upper": 5, "stage": "actual"},
    {"party": "IR", "official": None},
    {"year": 2025, "month": None, "day": None},
)


def places(tree: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value in parsed JSON."""
    yield at
    inner = tree.items() if type(tree) is dict else enumerate(tree) if type(tree) is list else ()
    for key, value in inner:
        yield from places(value, (*at, key))


@st.composite
def broken(draw: st.DrawFn, tree: Any) -> Any:
    """The JSON with one or two values replaced, dropped or added."""
    tree = {"$": copy.deepcopy(tree)}
    for _ in range(draw(st.integers(1, 2))):
        *way, last = draw(st.sampled_from([at for at in places(tree) if at]))
        owner = functools.reduce(operator.getitem, way, tree)
        odd = copy.deepcopy(draw(st.sampled_from(ODD)))
        how = draw(st.sampled_from(["replace", "drop", "add"]))
        if how == "replace" or not way:
            owner[last] = odd
        elif how == "drop":
            del owner[last]
        elif type(owner) is dict:
            owner[draw(st.sampled_from(["surprise", "Id", "id "]))] = odd
        else:
            owner.append(odd)
    return tree["$"]


# What makes a text another JSON, or none.
SLIPS = (
    *b'{}[]",:0-.\\a \t\r\x00\xff',
    b" :",
    b"}{",
    b"NaN",
    b"null",
    b"\\u0061",
    b"\\ud800",
    b"\xef\xbb\xbf",
)


@st.composite
def written(draw: st.DrawFn, tree: Any) -> bytes:
    """JSON as somebody may write it in a line: with odd spaces, and sometimes with a slip."""
    separators = draw(st.sampled_from([(",", ":"), (", ", ": "), (" , ", " : "), (",", "\t:"), (",\r", ":")]))
    text = json.dumps(tree, ensure_ascii=draw(st.booleans()), separators=separators)
    raw = text.encode("utf-8", "surrogatepass")
    slip = draw(st.sampled_from(["none", "twice", "some bytes", "tail", "cut"]))
    if slip == "twice" and type(tree) is dict and tree:
        key = draw(st.sampled_from(sorted(tree)))
        again = json.dumps({key: draw(st.sampled_from([tree[key], None]))}, separators=separators)
        raw = again.encode()[:-1] + b"," + raw[1:]
        # Keys with a space behind them make up for the one too many, for whoever only counts.
        raw = b'" :'.join(raw.rsplit(b'":', draw(st.integers(0, 2))))
    elif slip == "some bytes":
        start = draw(st.integers(0, len(raw)))
        put = draw(st.sampled_from([b"", *(bytes([s]) if isinstance(s, int) else s for s in SLIPS)]))
        raw = raw[:start] + put + raw[start + draw(st.integers(0, 2)) :]
    elif slip == "tail":
        raw += draw(st.sampled_from([b" ", b"\r", b"x", b"{}", b",", b"\x0b", raw]))
    elif slip == "cut":
        raw = raw[: draw(st.integers(0, len(raw)))]
    return raw.replace(b"\n", b" ")


def register() -> None:
    """Make `st.from_type()` give these instances."""
    values = {prop.shape.cls for _, prop in CLAIMABLE if isinstance(prop.shape, Parts)}
    for cls in (*kinds().values(), *values, Evidence):
        if not any(isinstance(part.shape, Claimed) for part in described(cls)):
            st.register_type_strategy(cls, instances(cls))
    for cls in (PartialDate, Interval):
        st.register_type_strategy(cls, RULED[cls])
    any_claim = st.sampled_from(CLAIMABLE).flatmap(lambda place: claims_on(place[0], "subject", place[1]))
    st.register_type_strategy(Claim, any_claim)
    st.register_type_strategy(Record, st.one_of(*map(records, kinds())))


register()
