"""What all exports share: a standard, how its file is put there, and what it cannot hold.

A standard is a class: it states which of our kinds and properties are which of its own. What it states
nothing of, or cannot say as surely as it is said, is counted as lost, and told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import attrs

from security_meetings.model.briefs import visible
from security_meetings.packs.writing import folder_at, write_text

if TYPE_CHECKING:
    from security_meetings.collection.shelf import Collections
    from security_meetings.questions.citation import Edition

__all__ = ["Exported", "Loss", "Losses", "Standard"]

# A line of a report names so many of what is lost.
_MOST_NAMED = 3


@attrs.frozen
class Loss:
    """What a standard could not hold, or not as what it is.

    Attributes:
        what: What of the data: a kind, a property such as `meetings.counts.countries`, or a modality.
        why: Why it is not there.
        count: How often; at least 1.
        there: Whether the values are there all the same, and only something about them is lost.
    """

    what: str
    why: str
    count: int
    there: bool = False

    def __str__(self) -> str:
        return f"{self.count:6} {visible(self.what)}: {visible(self.why)}"


@attrs.frozen
class Exported:
    """What became of an export: the report of what was carried and what was lost.

    Attributes:
        standard: The name of the format.
        path: Where it lies: a file, or a folder of several.
        counted: What is counted, such as "claims".
        total: How many of them the data have.
        losses: All that was lost, what is lost most first; together never more than there is. Printed, they
            are summed up by reason.
    """

    standard: str
    path: Path
    counted: str
    total: int
    losses: tuple[Loss, ...]

    @property
    def carried(self) -> int:
        """How many are there, if not always as all that they are."""
        return self.total - sum(loss.count for loss in self.losses if not loss.there)

    def __str__(self) -> str:
        """A line a reason, with how often and of what; all that is lost is in `losses`."""
        head = f"{self.standard}: {self.carried} of {self.total} {self.counted} carried"
        by_why: dict[tuple[str, bool], list[Loss]] = {}
        for loss in self.losses:
            by_why.setdefault((loss.why, loss.there), []).append(loss)
        lines = []
        for there, words in ((False, "lost"), (True, "there, but not as all that they are")):
            groups = {why: found for (why, kept), found in by_why.items() if kept is there}
            ordered = sorted(groups.items(), key=lambda group: (-_sum(group[1]), group[0]))
            if ordered:
                lines.append(f"{words}:")
                lines += [_line(why, found) for why, found in ordered]
        return "\n".join([head, *lines])


def _sum(losses: Sequence[Loss]) -> int:
    return sum(loss.count for loss in losses)


def _line(why: str, losses: Sequence[Loss]) -> str:
    """How often something is lost for one reason, why, and the first few of what."""
    what = [visible(loss.what) for loss in losses[:_MOST_NAMED]]
    if (more := len(losses) - _MOST_NAMED) > 0:
        what.append(f"and {more} more")
    return f"{_sum(losses):7} {visible(why)} ({', '.join(what)})"


class Losses:
    """The account of an export, while it is written."""

    def __init__(self) -> None:
        self.total: int = 0
        self._lost: dict[tuple[str, str, bool], int] = {}

    def met(self, count: int = 1) -> None:
        """So many more of what is counted were met."""
        self.total += count

    def lost(self, what: str, why: str, count: int = 1, *, there: bool = False) -> None:
        """So many of those that were met are not there; or they are, but not as all that they are."""
        if count:
            self._lost[what, why, there] = self._lost.get((what, why, there), 0) + count

    def listed(self) -> tuple[Loss, ...]:
        """What was lost, most first."""
        found = [Loss(what, why, count, there) for (what, why, there), count in self._lost.items()]
        return tuple(sorted(found, key=lambda loss: (-loss.count, loss.what, loss.why)))


class Standard:
    """A format that other tools read.

    A class for each gives these words, and `pieces()` or, for a folder of several files, `files()`.

    Attributes:
        name: The word by which it is asked for.
        title: What it is called.
        description: What it is for, in a sentence.
        suffixes: How its file may end, the usual ending first; empty for a folder of files.
        counted: What its report counts.
        extra: The extra that it takes; empty where none.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    description: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]] = ()
    counted: ClassVar[str] = "claims"
    extra: ClassVar[str] = ""

    def pieces(self, data: Collections, edition: Edition, losses: Losses) -> Iterable[str]:
        """The text of its file, piece by piece.

        Args:
            data: The collections.
            edition: Which packs they are of.
            losses: Takes down what is lost.
        """
        raise NotImplementedError

    def files(
        self, data: Collections, edition: Edition, losses: Losses
    ) -> Iterator[tuple[str, Callable[[], Iterable[str]]]]:
        """The names of its files, each with what gives its text; one file has no name of its own."""
        yield "", lambda: self.pieces(data, edition, losses)

    def write(self, data: Collections, edition: Edition, path: Path) -> Exported:
        """Put it there, each file whole or not at all, and tell what is lost.

        Raises:
            NotWritten: The file cannot be put there; what stood in its place still stands.
            MissingExtra: It takes an extra that is not installed.
        """
        losses = Losses()
        for name, pieces in self.files(data, edition, losses):
            write_text(pieces(), folder_at(path) / name if name else path)
        return Exported(self.name, path, self.counted, losses.total, losses.listed())
