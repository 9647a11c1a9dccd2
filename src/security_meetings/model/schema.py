"""What a class says about its fields.

A kind of record is one attrs class. Each field is annotated with a `Field`, which states in words
what the field means; whether it holds one value or many, which values it allows and what it
refers to follow from the type and the `Field`. Fold, codec, collections, tables, codebook and
checks read `properties()` and nothing else, so nothing is listed twice.
"""

import functools
import operator
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal, NamedTuple

import attrs

__all__ = ["Compared", "Field", "Group", "Property", "Record", "claimable", "described", "properties"]


class Field(NamedTuple):
    """What a field means to a reader and to the machinery.

    Attributes:
        meaning: A sentence on what the value is in the world.
        unit: The unit or written form of the value; empty where the type says it all.
        none: What `None` (or an empty tuple) means here.
        refers_to: The collections that a value names a record of; empty for plain values.
        item: The word by which `where()` asks for one value of many.
        variants: Whether differing values are forms of one thing (spellings) and never clash.
        verbatim: Whether the value must stand, letter for letter, in the quoted words.
        ladder: Values in the order in which one may become the next; they do not clash.
        rest_of: The property whose other values this field collects; such a field has no
            claims of its own.
    """

    meaning: str
    unit: str = ""
    none: str = "no source says"
    refers_to: tuple[str, ...] = ()
    item: str = ""
    variants: bool = False
    verbatim: bool = False
    ladder: tuple[str, ...] = ()
    rest_of: str = ""


class Compared:
    """Base of the classes that are compared, hashed and shown by their fields.

    attrs would write these methods anew for each class, and compile them whenever it is imported: half of
    the time that a class takes. It leaves alone what a class has already.
    """

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        for method in ("__eq__", "__hash__", "__repr__"):
            setattr(cls, method, getattr(cls, method))  # what is inherited becomes its own

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        cls: Any = self.__class__
        values = _compared(cls)
        return bool(values(self) == values(other))

    def __hash__(self) -> int:
        cls: Any = self.__class__
        return hash(_compared(cls)(self))

    def __repr__(self) -> str:
        cls: Any = self.__class__
        shown = (f"{a.name}={getattr(self, a.name)!r}" for a in attrs.fields(cls) if a.repr)
        return f"{cls.__qualname__}({', '.join(shown)})"


@functools.cache
def _compared(cls: Any) -> Callable[[Any], Any]:
    return operator.attrgetter(*(a.name for a in attrs.fields(cls) if a.eq))


@attrs.frozen
class Record(Compared):
    """What all records share: an id, unique in its collection."""

    # Whether such a record is itself a view or a hope, so that what is only guessed may fill it.
    tentative: ClassVar[bool] = False

    id: Annotated[str, Field("The record's id.", unit="short kebab-case name or code")]


class Group(Compared):
    """Base of classes that bundle several properties of a record under one name."""

    __slots__ = ()


class Property(NamedTuple):
    """One property of a kind of record, as the machinery sees it.

    Attributes:
        path: The name that claims use; dotted inside a `Group` (`counts.delegations`).
        type: The type of one value: `str`, `int`, `bool`, a `Literal`, a value class or `Day`.
        many: Whether the record holds a tuple of values.
        choices: The values allowed; empty where any value of the type is.
        field: The words that came with it.
    """

    path: str
    type: Any
    many: bool
    choices: tuple[str, ...]
    field: Field

    def read(self, record: Record) -> Any:
        """The value that a record has."""
        return functools.reduce(getattr, self.path.split("."), record)


def without_none(hint: Any) -> Any:
    """The type with `None` taken out of a union."""
    if typing.get_origin(hint) not in (typing.Union, types.UnionType):
        return hint
    return typing.Union[tuple(a for a in typing.get_args(hint) if a is not type(None))]  # noqa: UP007


def is_group(hint: Any) -> bool:
    """Whether the type bundles properties rather than being a value."""
    return isinstance(hint, type) and issubclass(hint, Group)


def described(cls: type) -> Iterator[tuple[str, Any, Field]]:
    """Name, type and `Field` of each described attribute of an attrs class, in order."""
    for attribute in attrs.fields(cls):
        hint: Any = attribute.type
        for extra in getattr(hint, "__metadata__", ()):
            if isinstance(extra, Field):
                yield attribute.name, hint.__origin__, extra


def claimable(cls: type[Record]) -> bool:
    """Whether claims can make such a record: all but its id may be unknown."""
    return all(a.default is not attrs.NOTHING for a in attrs.fields(cls) if a.name != "id")


def properties(cls: type) -> Mapping[str, Property]:
    """What can be claimed of a record of this class, by path, in field order.

    The id is no property: it is what claims are about.

    >>> from security_meetings import Meeting
    >>> properties(Meeting)["chair"].field.refers_to
    ('officials',)
    """
    return _properties(cls)


@functools.cache
def _properties(cls: type) -> Mapping[str, Property]:
    found: dict[str, Property] = {}
    for name, hint, field in described(cls):
        if name == "id":
            continue
        type_ = without_none(hint)
        if is_group(type_):
            for inner in properties(type_).values():
                path = f"{name}.{inner.path}"
                found[path] = inner._replace(path=path)
            continue
        many = typing.get_origin(type_) is tuple
        if many:
            type_ = typing.get_args(type_)[0]
        choices = typing.get_args(type_) if typing.get_origin(type_) is Literal else ()
        found[name] = Property(name, type_, many, choices, field)
    return types.MappingProxyType(found)
