"""What a class says about its fields.

A kind of record is one attrs class, and so is a class of values. Each field is annotated with a `Field`,
which states in words what the field means; whether it holds one value or many, of what form, and what it
refers to follow from the type and the `Field`. Here, and nowhere else, types are turned into shapes; fold,
codec, collections, codebook and checks walk `described()` and `properties()`, so nothing is listed twice.
"""

import datetime
import functools
import itertools
import types
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, NamedTuple, cast

import attrs

from security_meetings.model.dicts import Dicts
from security_meetings.model.displays import Shown
from security_meetings.model.equality import Compared
from security_meetings.model.fields import Field
from security_meetings.model.shapes import (
    A_FULL_DAY,
    Choice,
    Claimed,
    Many,
    Parts,
    Plain,
    Shape,
    Written,
    full_day,
    wrong,
)

if TYPE_CHECKING:
    from security_meetings.model.pages import Layout
    from security_meetings.support.comparing import Comparison, Words

__all__ = [
    "NAMING",
    "Aspect",
    "Field",
    "Group",
    "Part",
    "Property",
    "Record",
    "Relation",
    "Value",
    "claimable",
    "described",
    "known_of",
    "label_of",
    "properties",
    "shape_of",
]

NAMING = ("name", "label", "title", "text")  # by which a record is called, of whatever kind

Relation = Literal["equal", "compatible", "contradicts", "other-scope"]
"""How two claims on a property stand: the same value; both can be true; they cannot; of different stages."""


@attrs.frozen
class Record(Compared, Dicts, Shown):
    """What all records share: an id, unique in its collection."""

    # Whether such a record is itself a view or a hope, so that what is only guessed may fill it.
    tentative: ClassVar[bool] = False
    coded: ClassVar[tuple[str, str]] = "", ""  # the form of ids that are codes, and of which list

    id: Annotated[str, Field("The record's id.", unit="short kebab-case name or code")]

    def _lay_out(self, page: "Layout") -> None:
        from security_meetings.model.briefs import shown

        page.write(f"{type(self).__name__} {self.id}")
        page.fields((path, "; ".join(map(shown, values))) for path, _, values in known_of(self))

    def _label(self) -> str:
        """Its name, label, title or words; else the first that is known of it."""
        from security_meetings.model.briefs import shown

        for name in NAMING:
            if text := getattr(self, name, None):
                return shown(text)
        told = (f"{path} {', '.join(map(shown, values))}" for path, _, values in known_of(self))
        return shown("; ".join(itertools.islice(told, 4)))


class Group(Compared):
    """Base of classes that bundle several properties of a record under one name."""

    __slots__ = ()


class Aspect(NamedTuple):
    """One thing that tables show of a value, in a column beside its words.

    Attributes:
        suffix: What the column's name ends in, behind that of the value: `from`, `max`.
        type: The type of the cells, such as `int`.
        meaning: A sentence on what the cell tells.
        read: Gives the cell of a value; None where the value does not tell.
    """

    suffix: str
    type: Any
    meaning: str
    read: Callable[[Any], Any]


class Value(Compared):
    """Base of the classes of values: what is claimed, where a text or a number does not say enough.

    In JSON a value is an object of its fields; one that has a written form instead says so by `example`.
    A class overrides what it knows better; nothing else in the library names the classes of values.
    """

    __slots__ = ()

    example: ClassVar[str] = ""
    """The written form in words, such as "a day such as '2025-05-27'"; empty where JSON has an object."""

    aspects: ClassVar[tuple[Aspect, ...]] = ()
    """What tables show of it beside its words; empty where the words say all."""

    @classmethod
    def parse(cls, text: str) -> Any:
        """Read the written form.

        Raises:
            InvalidValue: The text is not of that form, or the class has none.
        """
        raise wrong(f'the parts of {cls.__name__}, as {{{described(cls)[0].name} = "…"}}', text)

    @classmethod
    def authored(cls, raw: Any) -> Any:
        """The JSON form of what an author writes: the written form, or parts, some left at default."""
        if isinstance(raw, dict):
            defaults = {
                a.name: a.default for a in attrs.fields(cast("Any", cls)) if a.default is not attrs.NOTHING
            }
            return {**defaults, **raw}
        return cls.parse(raw).plain() if isinstance(raw, str) and not cls.example else raw

    def plain(self) -> object:
        """The JSON form."""
        return str(self) if self.example else attrs.asdict(cast("Any", self))

    def relation_to(self, other: Any) -> Relation:
        """How it stands to another value of the same property."""
        return "equal" if self == other else "contradicts"

    @property
    def bounds(self) -> tuple[Any, Any]:
        """The lowest and the highest that it allows; None where it sets no bound."""
        return None, None

    @property
    def missing(self) -> int:
        """How many of its parts are not known: of two that agree, the one with fewer says more."""
        return 0

    @property
    def vague(self) -> bool:
        """Whether it only bounds what it speaks of."""
        return False

    @property
    def settled(self) -> bool:
        """Whether it says what came about, where such values also tell what is to come."""
        return False

    @property
    def step(self) -> int:
        """How far along it is, where such values become others in time: of two, the later is the news."""
        return 0

    def support(self, words: "Sequence[Words]", language: str | None) -> "Comparison | None":  # noqa: ARG002
        """Whether quoted words carry it, as far as a machine can tell; None where only a reader can.

        Args:
            words: The quoted words.
            language: Their BCP 47 tag; None where it is not known.
        """
        return None

    def in_words(self, name_of: Callable[[str, tuple[str, ...]], str]) -> str:  # noqa: ARG002
        """What a reader says for it.

        Args:
            name_of: Gives the name of an id in some collections.
        """
        return str(self)


class Part(NamedTuple):
    """One field of a class, as the machinery sees it.

    Attributes:
        name: The attribute's name.
        shape: The form of its value.
        optional: Whether it may be None.
        field: The words that came with it.
    """

    name: str
    shape: Shape
    optional: bool
    field: Field


class Property(NamedTuple):
    """One property of a kind of record: what a claim can speak of.

    Attributes:
        path: The name that claims use; dotted inside a `Group` (`counts.delegations`).
        shape: The form of one value.
        many: Whether the record holds a tuple of values.
        field: The words that came with it.
    """

    path: str
    shape: Shape
    many: bool
    field: Field

    @property
    def choices(self) -> tuple[str, ...]:
        """The values allowed; empty where any of the form is."""
        return self.shape.choices

    @property
    def claimable(self) -> bool:
        """Whether claims speak of it; else the fold fills it with what claims on another leave over."""
        return not self.field.rest_of

    def read(self, record: Record) -> Any:
        """The value that a record has."""
        return functools.reduce(getattr, self.path.split("."), record)


def known_of(record: Record) -> Iterator[tuple[str, Property, tuple[Any, ...]]]:
    """The properties of a record that are known, each with its values: path, property, one value or more."""
    for path, prop in properties(type(record)).items():
        value = prop.read(record)
        if values := value if prop.many else () if value is None else (value,):
            yield path, prop, values


def label_of(record: Record) -> str:
    """What a list shows beside the id."""
    return record._label()  # noqa: SLF001 (what is seen of a record is none of its fields)


def described(cls: type) -> tuple[Part, ...]:
    """Each described field of a class, in order; none where the class describes none."""
    return _described(cls)


@functools.cache
def _described(cls: Any) -> tuple[Part, ...]:
    found = []  # their types are texts till now: as objects they take a third of the time of the classes
    for attribute in attrs.fields(attrs.resolve_types(cls)) if attrs.has(cls) else ():
        for extra in getattr(attribute.type, "__metadata__", ()):
            if isinstance(extra, Field):
                shape, optional = shape_of(attribute.type.__origin__)
                found.append(Part(attribute.name, shape, optional, extra))
    return tuple(found)


_PLAIN: dict[Any, Shape] = {kind: Plain(kind) for kind in (str, int, bool)}
_FULL_DAY = Written((datetime.date,), full_day, A_FULL_DAY)
_UNIONS = (typing.Union, types.UnionType)


def shape_of(hint: Any) -> tuple[Shape, bool]:
    """The form of the values of a type, and whether None is one of them.

    Raises:
        TypeError: The library has no form for such values.
    """
    try:
        return _shape_of(hint)
    except TypeError as exc:
        raise TypeError(f"no form of value for {hint!r}") from exc


@functools.cache
def _shape_of(hint: Any) -> tuple[Shape, bool]:  # noqa: PLR0911 (one for each shape)
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in _UNIONS and type(None) in args:
        return _shape_of(typing.Union[tuple(a for a in args if a is not type(None))])[0], True  # noqa: UP007
    if hint in _PLAIN:
        return _PLAIN[hint], False
    if hint is datetime.date:
        return _FULL_DAY, False
    if origin is Literal:
        return Choice(args), False
    if origin is tuple:
        return Many(_shape_of(args[0])[0], args[0]), False
    if origin in _UNIONS and Value in args:
        return Claimed(), False
    if written := [a for a in args or (hint,) if getattr(a, "example", "")]:
        return Written(args or (hint,), written[0].parse, written[0].example), False
    if hasattr(hint, "__attrs_attrs__"):
        return Parts(hint, bundle=issubclass(hint, Group)), False
    raise TypeError


def claimable(cls: type) -> bool:
    """Whether claims can make such a record: all but its id may be unknown."""
    fields = getattr(cls, "__attrs_attrs__", ())
    return bool(fields) and all(a.default is not attrs.NOTHING for a in fields if a.name != "id")


def properties(cls: type) -> Mapping[str, Property]:
    """What can be claimed of a record of this class, by path, in field order.

    The id is no property: it is what claims are about.

    >>> from security_meetings import Meeting
    >>> properties(Meeting)["chairs"].field.refers_to
    ('officials',)
    """
    return _properties(cls)


@functools.cache
def _properties(cls: type) -> Mapping[str, Property]:
    found: dict[str, Property] = {}
    for name, shape, _, field in described(cls):
        if name == "id":
            continue
        if isinstance(shape, Parts) and shape.bundle:
            for inner in properties(shape.cls).values():
                path = f"{name}.{inner.path}"
                found[path] = inner._replace(path=path)
            continue
        many = isinstance(shape, Many)
        found[name] = Property(name, shape.of if isinstance(shape, Many) else shape, many, field)
    return types.MappingProxyType(found)
