"""What the table is made of: one row for each comparison."""

from __future__ import annotations

import itertools
from pathlib import Path

import attrs

from benchmarks.articles import plant
from benchmarks.generate import generate
from security_meetings import load

__all__ = ["Packs", "Row", "Settings"]


@attrs.frozen
class Settings:
    """How much is measured, and on which packs.

    Attributes:
        rounds: How often a short piece of work runs.
        few: How often a long one runs.
        sizes: How many records the files have, smallest first; at least two.
        packs: The packs, made when first asked for.
        articles: How many annotated articles are built, fewest first; at least two numbers.
    """

    rounds: int
    few: int
    sizes: tuple[int, ...]
    packs: Packs
    articles: tuple[int, ...] = (5, 10)


class Packs:
    """Generated packs of each size, in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def talks(self, number: int) -> Path:
        """The folder of a pack of so many talks, all with full days, and no claims."""
        return self._made(f"talks-{number}", number, 0, 0)

    def claims(self, number: int) -> Path:
        """The folder of a pack of so many claims, and talks enough for them to be on."""
        return self._made(f"claims-{number}", number // 50, number, None)

    def articles(self, number: int) -> Path:
        """The folder of a pack of so many annotated articles, still to be built."""
        folder = self._folder / f"articles-{number}"
        if not folder.exists():
            plant(folder, number)
        return folder

    def lines(self, number: int) -> Path:
        """A file of some talks, all of them with full days: other libraries know no others."""
        return self._without_bundled(self.talks(number))

    def lines_with_partial_days(self, number: int) -> Path:
        """A file of as many talks, with as many partial days as the bundled data have."""
        return self._without_bundled(self._made(f"partial-{number}", number, 0, None))

    def _made(self, name: str, talks: int, claims: int, partial: float | None) -> Path:
        folder = self._folder / name
        if not folder.exists():
            generate(folder, talks, claims, partial=partial)
        return folder

    def _without_bundled(self, folder: Path) -> Path:
        made = folder / "talks.jsonl"
        if not made.exists():
            with (folder / "data" / "talks.jsonl").open("rb") as lines, made.open("wb") as kept:
                kept.writelines(itertools.islice(lines, len(load().talks), None))
        return made


@attrs.frozen
class Row:
    """One comparison.

    Attributes:
        group: What it belongs to: the name that `--only` takes.
        work: What was done.
        against: What it is divided by, or the unit of the figure.
        figure: The ratio, or whatever `against` names; None where a peer is not installed.
        goal: The most that the figure may be; None without a goal.
        least: The least that it may be.
        note: What stands beside it, such as the plain numbers or why there is no figure.
        why: What is known of the reason, should the goal be missed.
        points: For the drawing: the values at each size.
    """

    group: str
    work: str
    against: str
    figure: float | None
    goal: float | None = None
    least: float = 0
    note: str = ""
    why: str = ""
    points: tuple[tuple[int, float], ...] = ()

    @property
    def missed(self) -> bool:
        """Whether there is a goal, a figure, and the one is not within the other."""
        if self.goal is None or self.figure is None:
            return False
        return not self.least <= self.figure <= self.goal

    @property
    def verdict(self) -> str:
        """How the figure stands to the goal, in words."""
        if self.goal is None or self.figure is None:
            return ""
        if not self.missed:
            return "met"
        if self.figure < self.least:
            return f"**less by {1 - self.figure / self.least:.0%}**"
        return f"**missed by {self.figure / self.goal - 1:.0%}**"

    @property
    def bounds(self) -> str:
        """The goal in words."""
        if self.goal is None:
            return ""
        return f"{self.least:g} to {self.goal:g}" if self.least else f"≤ {self.goal:g}"
