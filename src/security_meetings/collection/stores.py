"""Where the records of a collection lie when they are not all in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, Protocol, TypeVar

from security_meetings.errors import Problem
from security_meetings.model.schema import Record

__all__ = ["Ids", "Selection", "Store"]

R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)


class Ids(Protocol):
    """What knows the ids and names of the records of other collections."""

    def id_meant(self, names: Sequence[str], value: str, asked: str) -> str:
        """The id that is meant by an id or a name of a record of some collections."""
        ...


class Store(Protocol[R_co]):
    """Records that know their ids: how a collection sees a file that is opened, not loaded."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[R_co]: ...
    def __getitem__(self, position: int) -> R_co: ...
    def __contains__(self, id_: object) -> bool: ...
    def by_id(self, id_: str) -> R_co | None:
        """The record with this id, or None."""
        ...

    def ids(self) -> Iterator[str]:
        """The ids of all records, in order."""
        ...

    def problems(self) -> list[Problem]:
        """Everything that is wrong with them."""
        ...


class Selection(Generic[R]):
    """Some records of a store, each read when touched."""

    __slots__ = ("_positions", "_store")

    def __init__(self, store: Store[R], positions: Sequence[int]) -> None:
        self._store = store
        self._positions = positions

    def __len__(self) -> int:
        return len(self._positions)

    def __iter__(self) -> Iterator[R]:
        return (self._store[i] for i in self._positions)

    def __getitem__(self, position: int) -> R:
        return self._store[self._positions[position]]

    def part(self, places: slice) -> Selection[R]:
        """Some of them, in the same order."""
        return Selection(self._store, self._positions[places])
