"""Lines of JSON that are held in memory, and read where touched."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import TypeVar

from security_meetings.codec.collector import collector_paused
from security_meetings.model.schema import Record
from security_meetings.packs.limits import DEFAULT_LIMITS
from security_meetings.packs.opened import Lines, about_key

__all__ = ["HeldLines"]

R = TypeVar("R", bound=Record)


class HeldLines(Lines[R]):
    """The records of a file that was read as a whole; each is made when touched, and kept.

    What a question about one record costs so grows with the claims on this record alone.
    """

    __slots__ = ("_made", "_raw")

    def __init__(self, raw: bytes, cls: type[R], file: str) -> None:
        self._cls = cls
        self._name = file
        self._limits = DEFAULT_LIMITS
        self._raw = raw
        self._begin()
        # One by one, since cutting the lines out would take as much memory again.
        self._starts, end = array("Q", [0]), 0
        while end := raw.find(b"\n", end) + 1:
            self._starts.append(end)
        if self._starts[-1] < len(raw):
            self._starts.append(len(raw))
        self._made: list[R | None] = [None] * len(self)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self._raw, self._cls, self._name)

    def __iter__(self) -> Iterator[R]:
        if None in self._made:
            with collector_paused():
                # What was made before stays: whoever has it, has the same object as everybody else.
                self._made = [old or new for old, new in zip(self._made, super().__iter__(), strict=True)]
        return iter(self._made)  # type: ignore[arg-type]

    def __getitem__(self, position: int) -> R:
        made = self._made[position]
        if made is None:
            made = self._made[position] = super().__getitem__(position)
        return made

    def tells_of(self, collection: str, subject: str) -> bool:
        """Whether a claim is about this record, of claims that are sorted by what they are about."""
        wanted = about_key(collection, subject)
        first = self._first_about(wanted)
        return first < len(self) and self._about(first) == wanted

    def _read(self, start: int, end: int) -> bytes:
        return self._raw[start:end]

    def _unchanged(self, *, whole: bool = True) -> None:
        """What is in memory stays as it is."""

    def close(self) -> None:
        """Nothing is open."""
