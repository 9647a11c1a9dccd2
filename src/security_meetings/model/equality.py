"""Comparing records and values by their fields, at a cost that only those pay who compare."""

import operator
from collections.abc import Callable
from typing import Any, ClassVar

import attrs

__all__ = ["Compared"]


class Compared:
    """Base of the classes that are compared, hashed and shown by their fields.

    attrs would write these methods anew for each class, and compile them whenever it is imported: half of
    the time that a class takes. Here a class gets methods of its own when the first of it is compared. attrs
    leaves alone what a class has already.
    """

    __slots__ = ()

    # The fields that JSON may leave out, since files from before them do; they are then at their default.
    may_lack: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        for method in ("__eq__", "__hash__", "__repr__"):
            inherited = getattr(cls, method)
            # What is inherited becomes its own, but for what was written for the fields of another class.
            setattr(cls, method, getattr(Compared, method) if inherited in _WRITTEN else inherited)

    def __eq__(self, other: object) -> bool:
        _write_comparison(type(self))
        return bool(self == other)

    def __hash__(self) -> int:
        _write_comparison(type(self))
        return hash(self)

    def __repr__(self) -> str:
        cls: Any = self.__class__
        shown = (f"{a.name}={getattr(self, a.name)!r}" for a in attrs.fields(cls) if a.repr)
        return f"{cls.__qualname__}({', '.join(shown)})"


_WRITTEN: set[Callable[..., Any]] = set()


def _write_comparison(cls: Any) -> None:
    """Give a class the comparison and hash of its own fields."""
    values = operator.attrgetter(*(a.name for a in attrs.fields(cls) if a.eq))

    def equal(self: object, other: object) -> Any:
        if other.__class__ is not cls:
            return NotImplemented
        return values(self) == values(other)

    def hashed(self: object) -> int:
        return hash(values(self))

    cls.__eq__, cls.__hash__ = equal, hashed
    _WRITTEN.update((equal, hashed))
