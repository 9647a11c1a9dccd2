"""Questions to many records in memory, beside the same done by hand or by other libraries."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from benchmarks.measure import Runs, task
from benchmarks.peers import installed
from benchmarks.rows import Row, Settings

__all__ = ["rows"]

GROUP = "queries"


def rows(settings: Settings) -> Iterator[Row]:
    """Each question at the largest size; and how the cost of an answer grows with what is not in it."""
    *_, middle, large = settings.sizes
    runs = {
        size: Runs({"asked": functools.partial(task, "asking", settings.packs.lines(size))}, settings.few)
        for size in (middle, large)
    }
    asked = functools.partial(runs[large].median, "asked")
    of = f"in {large:,} talks"
    yield Row(GROUP, f"`talks[id]` {of}", "a dict", asked("id"), 1.8)
    yield Row(GROUP, f"`where(meeting=…)`, indexed, {of}", "walking the answer by hand", asked("indexed"), 3)
    growth = asked("indexed") / runs[middle].median("asked", "indexed")
    yield Row(
        GROUP,
        f"the same {of}, each divided by walking the answer",
        f"in {middle:,} talks",
        growth,
        1.2,
        note="grows with the answer only",
    )
    yield from _beside(settings, middle)
    meeting = task("meeting", settings.packs.talks(large))
    yield Row(GROUP, f"`who_met(name)` {of}", "ms", meeting["who_met"] * 1e3, 1)
    by_hand = "a comprehension by hand"
    yield Row(GROUP, f"`where(status=…)`, first ask, {of}", by_hand, asked("scan"), 1.5)
    yield Row(GROUP, f"`where(topic=…)`, first ask, {of}", by_hand, asked("scan of many"), 1.5)
    yield Row(GROUP, f"`where(party=…)`, first ask, {of}", by_hand, asked("scan of parts"), 1.5)


def _beside(settings: Settings, size: int) -> Iterator[Row]:
    runs = Runs({"asked": functools.partial(task, "beside", settings.packs.lines(size))}, settings.few)
    of = f"in {size:,} talks"
    for library, what, work, against in (
        ("pandas", "id", f"`talks[id]` {of}", "`frame.at[id]`"),
        ("pandas", "where", f"`where(meeting=…)` {of}", '`frame[frame["meeting"] == …]`'),
        ("pycountry", "id", "`countries[code]`", "`countries.get(alpha_2=…)`"),
    ):
        if installed(library):
            figure = runs.median("asked", f"{library}: {what}")
            yield Row(GROUP, work, f"{library}, {against}", figure)
        else:
            yield Row(GROUP, work, f"{library}, {against}", None, note=f"{library} is not installed")
