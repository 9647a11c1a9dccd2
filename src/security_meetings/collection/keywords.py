"""What `where()` can ask of a class of records."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias, TypeVar

import attrs

from security_meetings.errors import InvalidValue, UnknownField, UnknownValue, did_you_mean
from security_meetings.model.fields import Field
from security_meetings.model.kinds import HOMES, collection_of, kinds, word_for
from security_meetings.model.schema import Property, Record, described
from security_meetings.model.shapes import Leaf, Many, Parts, Plain, Shape, Written, wrong

__all__ = ["Keyword", "check", "claimed_values", "keywords", "meant_by", "value_meant"]

R = TypeVar("R", bound=Record)
# What so many properties have against a value is told; of more, only that none has it.
_MOST_TOLD = 8


IdMeant: TypeAlias = Callable[[Sequence[str], str, str], str]
"""Tells which record of some collections is meant by an id or name, in a question called so."""


class Keyword(NamedTuple):
    """One thing that `where()` can ask of a record.

    Attributes:
        read: Gives the value of the field.
        many: Whether the field holds many values, of which one is asked for.
        part: Gives what is asked of one of many values; None where the value itself is.
        shape: The form of the values that can be asked for.
        field: What is said of them.
    """

    read: Callable[[Any], Any]
    shape: Shape
    field: Field
    many: bool = False
    part: Callable[[Any], Any] | None = None

    def scan(self, records: Iterable[R], wanted: object) -> list[R]:
        """The records that have the value."""
        read, part = self.read, self.part
        if part is not None:
            return [r for r in records if wanted in map(part, read(r))]
        if self.many:
            return [r for r in records if wanted in read(r)]
        return [r for r in records if read(r) == wanted]

    def values(self, record: Record) -> Iterable[Any]:
        """All the values that a record has, each once."""
        value = self.read(record)
        if not self.many:
            return (value,)
        return dict.fromkeys(value if self.part is None else map(self.part, value))


def _read(shape: Shape, wanted: object) -> object:
    """The value of a shape that is meant; a written form is read."""
    if isinstance(shape, Many):
        if not isinstance(wanted, tuple):
            raise wrong("a tuple of values", wanted)
        return wanted
    if isinstance(shape, Parts):
        if isinstance(wanted, str) and "parse" in vars(shape.cls):
            wanted = shape.cls.parse(wanted)
        if not isinstance(wanted, shape.cls):
            raise wrong(f"a value of class {shape.words}", wanted)
        return wanted
    if isinstance(wanted, datetime.datetime):
        wanted = wanted.date()
    if isinstance(shape, Written) and isinstance(wanted, shape.types):
        return wanted
    return shape.read(wanted) if isinstance(shape, Leaf) else wanted


def keywords(cls: type) -> Mapping[str, Keyword]:
    """What `where()` can ask of a class: each field, and one item of each field with many.

    A field whose items are value classes can also be asked by their fields (`party` of attendees).
    """
    return _known(cls)


@functools.cache
def _known(cls: type) -> Mapping[str, Keyword]:
    return dict(_keywords(cls))


def _keywords(cls: type[Record]) -> Iterator[tuple[str, Keyword]]:
    for name, shape, _, field in described(cls):
        read = attrgetter(name)
        if name == "id":  # it names a record, too: its own
            field = field._replace(refers_to=(collection_of(cls),))  # noqa: PLW2901
        yield name, Keyword(read, shape, field)
        if not (isinstance(shape, Many) and field.item):
            continue
        yield field.item, Keyword(read, shape.of, field, many=True)
        for part, inner, _, about in described(shape.of.cls) if isinstance(shape.of, Parts) else ():
            if about.item:
                yield about.item, Keyword(read, inner, about, many=True, part=attrgetter(part))


def check(cls: type[Record], predicates: Iterable[object], wanted: Mapping[str, object]) -> None:
    """Refuse what is no condition for records of a class.

    Raises:
        UnknownField: The records have no such field, or what is given is no condition.
        UnknownValue: A value is no single one.
    """
    known = keywords(cls)
    for name, value in wanted.items():
        if name not in known:
            hint = _field_meant(cls, name) or did_you_mean(name, known)
            raise UnknownField(
                f"{collection_of(cls)} have no field {name!r}{hint} (known: {', '.join(known)})"
            )
        if not _hashable(value):
            raise UnknownValue(f"where({name}=…): expected one value, got {value!r}")
        if isinstance(value, bool) and isinstance(shape := known[name].shape, Plain) and shape.json is int:
            # To Python it is the number 1.
            raise UnknownValue(f"where({name}=…): {wrong('a whole number, such as 2', value)}")
    for predicate in predicates:
        if not callable(predicate):
            raise UnknownField(f"where(): expected a function, or field=value, got {predicate!r}")


def _field_meant(cls: type[Record], name: str) -> str:
    """A hint: the fields of a class that name records such as the word stands for elsewhere, `topic` say."""
    meant = {name} & HOMES.keys()
    for collection, other in kinds().items():
        keyword = keywords(other).get(name)
        meant |= {*keyword.field.refers_to} if keyword else set()
        meant |= {collection} if name == word_for(other).rpartition(" ")[2] else set()
    item_of = {field.item: path for path, _, _, field in described(cls) if field.item}
    found = [
        f"{one!r}, one of {item_of[one]!r}" if one in item_of else repr(one)
        for one, keyword in keywords(cls).items()
        if meant & {*keyword.field.refers_to} and one != "id" and not isinstance(keyword.shape, Many)
    ]
    return f"; did you mean {', or '.join(found)}?" if found else ""


def meant_by(
    cls: type[Record],
    name: str,
    value: object,
    id_meant: IdMeant | None,
) -> object:
    """What was meant by a value that nothing has: it may be a written form, or a name.

    Args:
        cls: The class of the records asked.
        name: The field.
        value: The value asked for.
        id_meant: Tells which record of some collections an id or a name means; None where nobody knows.

    Raises:
        UnknownValue: No record can have it.
    """
    keyword = keywords(cls)[name]
    if value is None:
        return value
    asked = f"{collection_of(cls)}.where({name}=…)"
    return value_meant(keyword.shape, keyword.field, value, asked, id_meant)


def value_meant(shape: Shape, field: Field, value: object, asked: str, id_meant: IdMeant | None) -> object:
    """The same of one value of a shape.

    Args:
        shape: The form of the values that there can be.
        field: What is said of them.
        value: The value asked for.
        asked: What messages call the question.
        id_meant: As in `meant_by`.

    Raises:
        UnknownValue: No record can have it.
    """
    try:
        meant = _read(shape, value)
    except InvalidValue as exc:
        raise UnknownValue(f"{asked}: {exc}") from exc
    if isinstance(shape, Many) and isinstance(meant, tuple):
        return tuple(value_meant(shape.of, field, each, asked, id_meant) for each in meant)
    if isinstance(shape, Parts):
        return _parts_meant(shape, meant, asked, id_meant)
    if field.refers_to and isinstance(meant, str):
        return meant if id_meant is None else id_meant(field.refers_to, meant, asked)
    if not shape.choices and (wrong := field.refusal(meant)):
        raise UnknownValue(f"{asked}: {wrong}")
    return meant


def claimed_values(props: Iterable[Property], value: object, id_meant: IdMeant | None) -> list[object]:
    """What may be meant by the value of a claim on one of some properties: each once, never none.

    Args:
        props: The properties.
        value: The value asked for.
        id_meant: As in `meant_by`; None also where ids stay as they are.

    Raises:
        UnknownValue: No claim on any of them can state it.
    """
    found: list[object] = []
    wrong: list[UnknownValue] = []
    for prop in props:
        try:
            found.append(value_meant(prop.shape, prop.field, value, "claims.where(value=…)", id_meant))
        except UnknownValue as exc:
            wrong.append(exc)
    if not found:
        raise wrong[-1] if len({*map(str, wrong)}) == 1 else _none_of(wrong, value)
    return [each for i, each in enumerate(found) if each not in found[:i]]


def _none_of(wrong: Sequence[UnknownValue], value: object) -> UnknownValue:
    """The error for a value that each of several properties refuses in its own words."""
    near = [candidate for each in wrong for candidate in each.candidates]
    told = "; ".join(dict.fromkeys(str(each).partition(": ")[2] for each in wrong))
    if len(wrong) > _MOST_TOLD:
        told = f"no property has values such as {value!r}"
    return UnknownValue(f"claims.where(value=…): {told}", near)


def _parts_meant(shape: Parts, value: Any, asked: str, id_meant: IdMeant | None) -> object:
    """The value with what was meant by each of its parts that is known."""
    known = [(part, getattr(value, part.name)) for part in described(shape.cls)]
    meant = {
        part.name: value_meant(part.shape, part.field, each, f"{asked}: {part.name}", id_meant)
        for part, each in known
        if each is not None
    }
    return attrs.evolve(value, **meant)


def _hashable(value: object) -> bool:
    try:
        hash(value)
    except TypeError:
        return False
    return True
