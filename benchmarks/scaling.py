"""Time and memory a record, from few records to many."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from benchmarks.measure import Numbers, Runs, task
from benchmarks.peers import installed
from benchmarks.rows import Row, Settings

__all__ = ["rows"]

GROUP = "scaling"
ROADS = {"fast": "read_lines, extra `fast`", "core": "read_lines, core only", "lazy": "opened lazily"}
WHY = {
    ("core", "time"): "Not explained for certain: probably the tables of words, people and sides that are "
    "looked up for each record no longer fit into the processor's cache.",
    ("core", "memory"): "Of few records more are the first of their kind. The table of sides and days that "
    "were made before weighs some 120 KB at 1,000 records, and has at most 100,000 entries.",
}
READ = 2_000_000
"""About so many records are read at each size, a file in each process."""


def rows(settings: Settings) -> Iterator[Row]:
    """For each road the largest size divided by the smallest, a record."""
    smallest, largest = settings.sizes[0], settings.sizes[-1]
    roads = {how: name for how, name in ROADS.items() if how != "fast" or installed("msgspec")}
    for how, name in roads.items():
        measured = [(size, _measured(how, size, settings)) for size in settings.sizes]
        for what, word, factor, unit in (("seconds", "time", 1e6, "µs"), ("bytes", "memory", 1, "bytes")):
            points = tuple((size, numbers[what] * factor) for size, numbers in measured)
            # What stays on disk costs a few bytes a record, or a fraction of a microsecond: no goal.
            goal = None if how == "lazy" else 1.2
            yield Row(
                GROUP,
                f"{name}: {word} a record at {largest:,}",
                f"at {smallest:,}",
                points[-1][1] / points[0][1],
                goal,
                least=0.8 if goal else 0,
                why=WHY.get((how, word), ""),
                note=", ".join(f"{value:.3g}" for _, value in points) + f" {unit}",
                points=points,
            )


def _measured(how: str, size: int, settings: Settings) -> Numbers:
    """What a record takes: each reading in a process of its own, since memory once used comes cheaper."""
    file = settings.packs.lines(size)
    readings = max(settings.few, min(settings.rounds, READ // size))
    runs = Runs({how: functools.partial(task, "reading", how, file, "paused")}, readings)
    return {"seconds": runs.median(how) / size, "bytes": task("traced", how, file)["bytes"]}
