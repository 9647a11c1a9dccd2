"""Strategies for values, records and claims, derived from what classes say of their fields."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from security_meetings.errors import MissingExtra, NotFound, UnknownField, did_you_mean, hint_at, nearest
from security_meetings.model.claims import Claim, Evidence, claim_id
from security_meetings.model.kinds import HOMES, class_of, kinds
from security_meetings.model.schema import Field, Part, Record, claimable, described, properties
from security_meetings.model.shapes import Choice, Claimed, Many, Parts, Plain, Shape, Written

try:
    from hypothesis import reject
    from hypothesis import strategies as st
except ModuleNotFoundError as _missing:
    raise MissingExtra(
        f"strategies for tests take hypothesis: install security-meetings[testing] ({_missing})",
        name="hypothesis",
    ) from _missing

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["IDS", "TEXTS", "Ids", "claims", "instances", "records", "register", "sound", "values"]

Ids = Mapping[str, Sequence[str]]
"""What references may lead to, by collection."""

_ANY_IDS: Ids = {}

IDS: SearchStrategy[str] = st.from_regex(r"[a-z]{1,5}(-[a-z0-9]{1,4})?", fullmatch=True)
TEXTS: SearchStrategy[str] = st.text(min_size=1, max_size=12)
# What is no quotation has no spaces but single ones, and nothing that nobody sees.
_WORDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=6)
_TIDY = st.lists(_WORDS, min_size=1, max_size=2).map(" ".join)
_DAYS = st.dates()
# Numbers as texts print them, so that those that are days, years or dozens come up; and any others.
_PRINTED = (0, 1, 2, 3, 7, 12, 13, 20, 24, 29, 30, 31, 40, 100, 126, 200, 1999, 2000, 2021, 2024, 2025)
_NUMBERS = st.sampled_from(_PRINTED) | st.integers(0, 10**6)
_FROM_TO = re.compile(r"(\d+) to (\d+)")
# So often is anew drawn what breaks a rule that only its class knows.
_TRIES = 40


def values(cls: type, path: str, *, ids: Ids = _ANY_IDS) -> SearchStrategy[Any]:
    """Single values of a property of a kind of record: of one that holds many, each of them.

    Args:
        cls: The class of the records.
        path: The property, such as `counts.delegations`.
        ids: What references may lead to, by collection; any id where a collection is not named.

    Raises:
        UnknownField: The class has no such property.

    >>> from security_meetings import Meeting
    >>> from security_meetings.testing import values
    >>> values(Meeting, "mode")
    sampled_from(('in person', 'online', 'hybrid'))
    """
    known = properties(cls)
    if path not in known:
        raise UnknownField(f"{cls.__name__} has no property {path!r}{did_you_mean(path, known)}")
    return _fitting(known[path].shape, known[path].field, ids)


def instances(cls: type, *, ids: Ids = _ANY_IDS) -> SearchStrategy[Any]:
    """Instances of a class whose fields are described: of values, of records, of parts of these.

    Args:
        cls: The class.
        ids: What references may lead to, by collection; any id where a collection is not named.
    """
    if cls is Claim:
        return claims(ids=ids)
    drawn = _made(cls, ids)
    if cls is Evidence:
        return drawn.map(lambda e: attrs.evolve(e, end=e.start + len(e.exact)))
    return drawn


def records(collection: str, *, ids: Ids = _ANY_IDS) -> SearchStrategy[Any]:
    """Records of one kind, by the name of their collection.

    Args:
        collection: The collection.
        ids: What references may lead to, by collection; any id where a collection is not named.

    Raises:
        NotFound: There is no such collection.
    """
    if collection not in HOMES:
        near = nearest(collection, HOMES)
        raise NotFound(f"no collection {collection!r}{hint_at(near)}", near)
    return instances(class_of(collection), ids=ids)


def _made(cls: Any, ids: Ids) -> SearchStrategy[Any]:
    """Instances made of their fields; what the class refuses is drawn anew."""
    fields = {part.name: _field(part, ids) for part in described(cls) if not isinstance(part.shape, Claimed)}

    @st.composite
    def made(draw: st.DrawFn) -> Any:
        for _ in range(_TRIES):
            try:
                return cls(**{name: draw(drawn) for name, drawn in fields.items()})
            except ValueError:
                continue
        return reject()

    return made()


def _field(part: Part, ids: Ids) -> SearchStrategy[Any]:
    drawn = IDS if part.name == "id" else _fitting(part.shape, part.field, ids)
    return st.none() | drawn if part.optional else drawn


def _fitting(shape: Shape, field: Field, ids: Ids) -> SearchStrategy[Any]:
    """Values of a shape that fit what is said of their field."""
    if isinstance(shape, Parts):
        return instances(shape.cls, ids=ids)
    if isinstance(shape, Many):
        return st.lists(_fitting(shape.of, field, ids), max_size=3).map(tuple)
    if isinstance(shape, Choice):
        return st.sampled_from(shape.choices)
    if isinstance(shape, Written):
        days = [_DAYS for cls in shape.types if cls is datetime.date]
        return st.one_of(*days, *(instances(cls, ids=ids) for cls in shape.types if cls is not datetime.date))
    return _plain(shape, field, ids)


def _plain(shape: Shape, field: Field, ids: Ids) -> SearchStrategy[Any]:
    """Texts, numbers, yes and no."""
    if field.refers_to:
        known = [id_ for name in field.refers_to for id_ in ids.get(name, ())]
        return st.sampled_from(known) if known else IDS
    if isinstance(shape, Plain) and shape.json is int:
        return _number(field)
    if field.form:
        return st.from_regex(re.compile(field.form, re.ASCII), fullmatch=True)
    if isinstance(shape, Plain) and shape.json is bool:
        return st.booleans()
    texts = TEXTS if field.verbatim or field.rest_of else _TIDY
    return texts.map(str.strip).filter(lambda text: not field.refusal(text))


def _number(field: Field) -> SearchStrategy[int]:
    if bounds := _FROM_TO.search(field.unit):
        return st.integers(int(bounds[1]), int(bounds[2]))
    least = field.least or 0
    return _NUMBERS.map(lambda number: max(number, least))


def claims(
    collection: str | None = None,
    subject: str | None = None,
    path: str | None = None,
    *,
    values: SearchStrategy[Any] | None = None,
    ids: Ids = _ANY_IDS,
) -> SearchStrategy[Claim]:
    """Sound claims: with words or a reason as their basis asks for, and the id of their content.

    The words that they quote need not stand in any text; for that, see `packs`.

    Args:
        collection: The collection of the records that they are about; None for any.
        subject: The id of the record; None for any.
        path: The property; None for any.
        values: The values that they state; None for any that the property can have.
        ids: What references may lead to, by collection; any id where a collection is not named.

    Raises:
        NotFound: There is no such collection, or it has no such property that claims can be made on.
    """
    places = [
        (name, prop.path)
        for name, cls in kinds().items()
        if claimable(cls) and collection in (None, name)
        for prop in properties(cls).values()
        if prop.claimable and path in (None, prop.path)
    ]
    if not places:
        raise NotFound(f"no claims are made on {collection or 'any collection'}, {path or 'any property'}")

    def on(place: tuple[str, str]) -> SearchStrategy[Claim]:
        name, prop = place[0], properties(class_of(place[0]))[place[1]]
        drawn = {
            **{part.name: _field(part, ids) for part in described(Claim) if part.name != "value"},
            "collection": st.just(name),
            "subject": IDS if subject is None else st.just(subject),
            "property": st.just(prop.path),
            "value": _fitting(prop.shape, prop.field, ids) if values is None else values,
            "source": _field_of(Evidence, "source", ids),
            "evidence": st.lists(instances(Evidence, ids=ids), min_size=1, max_size=2).map(tuple),
        }
        return st.builds(Claim, **drawn).map(sound)

    return st.sampled_from(places).flatmap(on)


def _field_of(cls: type, name: str, ids: Ids) -> SearchStrategy[Any]:
    return next(_field(part, ids) for part in described(cls) if part.name == name)


def sound(claim: Claim) -> Claim:
    """The claim with what its basis and rank ask for, and the id of its content."""
    source = None if claim.basis == "editorial" else claim.source
    spans = dict.fromkeys(attrs.evolve(e, source=source) for e in claim.evidence if source)
    claim = attrs.evolve(
        claim,
        source=source,
        evidence=tuple(spans),
        because=None if claim.basis == "stated" else _said(claim.because, "it follows"),
        rank_reason=None if claim.rank == "normal" else _said(claim.rank_reason, "it is weighed"),
    )
    return attrs.evolve(claim, id=claim_id(claim))


def _said(reason: str | None, otherwise: str) -> str:
    return reason if reason and reason.strip() else otherwise


def register(*, ids: Ids = _ANY_IDS) -> None:
    """Make `st.from_type()`, and so `@given` with annotations, draw all kinds of record and all values.

    Kinds of record that are registered later are left out: call it again.

    Args:
        ids: What references may lead to, by collection; any id where a collection is not named.
    """
    for cls in (*kinds().values(), Evidence, *_value_classes()):
        st.register_type_strategy(cls, instances(cls, ids=ids))
    st.register_type_strategy(Record, st.one_of(*(records(name, ids=ids) for name in kinds())))


def _value_classes() -> set[type]:
    """The classes of values that properties have."""
    shapes = [prop.shape for cls in kinds().values() for prop in properties(cls).values()]
    written = {cls for shape in shapes if isinstance(shape, Written) for cls in shape.types}
    return {shape.cls for shape in shapes if isinstance(shape, Parts)} | written - {datetime.date}
