"""A pack that stays on disk: opening it, and asking for one record by its id."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from benchmarks.measure import Runs, task
from benchmarks.peers import installed
from benchmarks.rows import Row, Settings

__all__ = ["rows"]

GROUP = "lazy"
MSGSPEC = "reading all with msgspec, as users run it"


def rows(settings: Settings) -> Iterator[Row]:
    """Opening the largest pack, beside reading all of it."""
    size = settings.sizes[-1]
    ways = {"open": functools.partial(task, "opening", settings.packs.talks(size))}
    if installed("msgspec"):
        ways["msgspec"] = functools.partial(task, "reading", "msgspec", settings.packs.lines(size), "on")
    runs = Runs(ways, settings.few)
    opened = f"load(lazy=True), {size:,} talks"
    for work, what, goal in (
        (opened, "seconds", 0.03),
        (f"{opened}, then one by its id", "to the first id", None),
        (f"checking all of them, {size:,} talks", "check", None),
    ):
        if "msgspec" in ways:
            note = f"{runs.median('open', what):.2f} s"
            yield Row(GROUP, work, MSGSPEC, runs.ratio("open", "msgspec", what, "seconds"), goal, note=note)
        else:
            yield Row(GROUP, work, MSGSPEC, None, goal, note="msgspec is not installed")
    unit = "bytes a record"
    yield Row(GROUP, f"{opened}: memory", unit, runs.median("open", "open bytes"), 32)
    yield Row(
        GROUP, f"{opened}: memory once an id was asked for", unit, runs.median("open", "indexed bytes"), 32
    )
    yield Row(GROUP, f"{opened}: peak memory of the process", "MiB", runs.median("open", "peak") / 2**20)
    yield Row(GROUP, f"{opened}: each further id", "µs", runs.median("open", "id") * 1e6)
    *_, middle, large = settings.sizes
    found = {n: task("explaining", settings.packs.claims(n)) for n in (middle, large)}
    yield Row(
        GROUP,
        f"explain one value among {large:,} claims on disk",
        f"among {middle:,}",
        found[large]["each"] / found[middle]["each"],
        1.2,
        note=f"{found[large]['each'] * 1e6:.0f} µs; for the first all claims are read, "
        f"{found[large]['first']:.1f} s",
    )
