"""Where the records of a collection lie when they are not all in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, cast

from security_meetings.errors import InvalidValue, Problem
from security_meetings.model.briefs import brief
from security_meetings.model.schema import Record

if TYPE_CHECKING:
    from array import array

__all__ = ["Selection", "Shelf", "Store", "indexed", "part_of"]

R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)


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


class Shelf(Protocol):
    """All collections by name: how one of them knows what an id or a name of another means."""

    def id_meant(self, names: Sequence[str], value: str, asked: str) -> str:
        """The id that is meant by an id or a name of a record of some collections."""
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


def part_of(records: Sequence[R] | Store[R] | Selection[R], places: slice) -> Sequence[R] | Selection[R]:
    """Some of the records, in the same order; those that are not in memory stay where they are.

    Raises:
        InvalidValue: The places are no whole numbers, or the step is 0.
    """
    try:
        places.indices(len(records))
    except (TypeError, ValueError) as exc:
        raise InvalidValue(
            f"expected whole numbers for places, and a step other than 0, got {_as_typed(places)}"
        ) from exc
    if isinstance(records, Selection):
        return records.part(places)
    if isinstance(records, tuple):
        return records[places]
    return Selection(cast("Store[R]", records), range(len(records))[places])


def _as_typed(places: slice) -> str:
    """A slice as it stands between brackets."""
    parts = [places.start, places.stop, *([] if places.step is None else [places.step])]
    return f"[{':'.join('' if part is None else brief(repr(part)) for part in parts)}]"


def indexed(
    records: Iterable[R], values: Callable[[R], Iterable[Any]], *, places: bool
) -> dict[Any, list[R] | array[int]]:
    """For each value the records that have it.

    Args:
        records: The records.
        values: What is indexed of each.
        places: Whether their places in the order are kept, and not they themselves.
    """
    from array import array

    index: dict[Any, Any] = {}
    for place, record in enumerate(records):
        for value in values(record):
            found: Any = index.get(value)
            if found is None:
                found = index[value] = array("I") if places else []
            found.append(place if places else record)
    return index
