"""What is wrong with the records of a file."""

from __future__ import annotations

import gc
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from security_meetings.errors import Problem
from security_meetings.model.briefs import counted
from security_meetings.packs.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from array import array

__all__ = ["Faults", "unseen_ids"]

# So many exceptions may wait until what they hold on to is freed.
_MOST_WAITING = 200


def unseen_ids(ids: Collection[str]) -> dict[str, str]:
    """The ids that nobody sees or could ask for, each with what is wrong with it."""
    together = "".join(ids)
    # What is asked first is quick, and nearly always enough.
    if together.isprintable() and " " not in together and "" not in ids:
        return {}
    from security_meetings.model.rules import unseen_id

    return {id_: wrong for id_ in ids if (wrong := unseen_id(id_))}


class Faults:
    """What is wrong with the records of a file, as far as anybody wants to read it."""

    def __init__(self, file: str, limits: Limits = DEFAULT_LIMITS) -> None:
        self.file = file
        self._limits = limits
        from array import array

        self.places: array[int] = array("Q")
        self._told: list[Problem] = []
        self._more = 0

    def __bool__(self) -> bool:
        return bool(self._told)

    def note(self, place: int, problems: Sequence[Problem]) -> None:
        """Note what is wrong with the record at a place, counted as the file counts."""
        self.places.append(place)
        room = max(0, self._limits.problems - len(self._told))
        self._told.extend(problems[:room])
        self._more += len(problems[room:])
        if len(self.places) % _MOST_WAITING == 0:
            gc.collect(0)  # errors refer to each other in circles, and the collector may be paused

    @property
    def enough(self) -> bool:
        """Whether so much is wrong that the rest need not be read."""
        return len(self.places) >= self._limits.bad_records

    def told(self) -> list[Problem]:
        """The problems; of very many, the first, and how many there are besides."""
        rest = "; the rest of the file was not read" if self.enough else ""
        more = (
            [Problem(self.file, "", f"and {counted(self._more, 'problem')} more{rest}")] if self._more else []
        )
        return [*self._told, *more]
