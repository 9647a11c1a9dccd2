"""What constructors are made of: the readers of one value each, and tables of words."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any, Union

import attrs

from security_meetings.model.schema import shape_of
from security_meetings.model.shapes import Choice, Leaf, Shape

__all__ = ["Cache", "choice", "kept", "once", "one_of", "ordering", "plain", "written"]

# Days and the sides of talks repeat, but a pack from elsewhere must not fill the memory with them: neither
# with very many, nor with very long ones.

_MOST_KEPT = 100_000
_LONGEST_KEPT = 200


class Cache(dict[Any, Any]):
    """What was made of JSON before, so that it need not be made again; makes what is missing.

    >>> Cache(int)["7"]
    7
    """

    def __init__(self, make: Callable[[Any], Any]) -> None:
        self.make = make

    def __missing__(self, raw: Any) -> Any:
        made = self.make(raw)
        if len(self) < _MOST_KEPT and _length(raw) <= _LONGEST_KEPT:
            self[raw] = made
        return made


def _length(raw: Any) -> int:
    """The letters of a text, or of all texts in pairs."""
    return sum(map(_length, raw)) if isinstance(raw, tuple) else len(raw) if isinstance(raw, str) else 0


def one_of(*words: str | None) -> dict[str | None, str | None]:
    """A table of words, or None; looking one up also gives the one copy of it."""
    return {word: word for word in words}


def once(make: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The same constructor for what stands in many records, so that each is made once."""
    return Cache(make).__getitem__


def ordering(cls: Any, names: Sequence[str]) -> Callable[[Any], Any]:
    """A function that puts pairs into the order of the names; each must be there once, or may lack."""
    defaults = {a.name: a.default for a in attrs.fields(cls) if a.name in getattr(cls, "may_lack", ())}
    # As JSON would have it.
    absent = {name: [] if value == () else value for name, value in defaults.items()}

    def pairs(given: Any) -> Any:
        found = dict(given)
        if len(found) != len(given):
            raise ValueError
        if unknown := found.keys() - set(names):
            raise ValueError(unknown)
        found = {**absent, **found}
        return tuple((name, found[name]) for name in names)

    return pairs


_READ: dict[Shape, Callable[[Any], Any]] = {}


def kept(shape: Shape) -> Callable[[Any], Any]:
    """A reader of a written form or a choice that makes each value once."""
    read = _READ.get(shape)
    if read is None:
        assert isinstance(shape, Leaf)  # noqa: S101 (all other shapes are walked)
        read = _READ[shape] = Cache(shape.read).__getitem__
    return read


def choice(*words: str) -> Callable[[Any], Any]:
    """A reader of one of several words."""
    return kept(Choice(words))


@functools.cache
def plain(kind: type) -> Callable[[Any], Any]:
    """A reader of what JSON has as it is."""
    shape = shape_of(kind)[0]
    assert isinstance(shape, Leaf)  # noqa: S101 (so are text and numbers)
    return shape.read


@functools.cache
def written(*types: Any) -> Callable[[Any], Any]:
    """A reader of what has a written form: of any of these classes."""
    return kept(shape_of(Union[types])[0])  # noqa: UP007 (there may be any number of them)
