"""Many records from one file: the time to read them, and the memory that they take."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from benchmarks.measure import Runs, task
from benchmarks.peers import installed
from benchmarks.rows import Row, Settings

__all__ = ["rows"]

GROUP = "bulk"
FAST, CORE = "read_lines with the extra `fast`", "read_lines, core dependencies only"
PARTIAL = f"{FAST}, with partial days"
MSGSPEC, MSGSPEC_ON = "msgspec into the same classes", "msgspec as users run it"
PYDANTIC, PYDANTIC_ON = "pydantic", "pydantic as users run it"
JSON, JSON_ON = "json.loads to dicts", "json.loads as users run it"
# How each reads, and whether the garbage collector is paused or, as users run it, on.
WAYS = {
    FAST: ("fast", "paused"),
    CORE: ("core", "paused"),
    PARTIAL: ("fast", "paused"),
    MSGSPEC: ("msgspec", "paused"),
    MSGSPEC_ON: ("msgspec", "on"),
    PYDANTIC: ("pydantic", "paused"),
    PYDANTIC_ON: ("pydantic", "on"),
    JSON: ("json", "paused"),
    JSON_ON: ("json", "on"),
}
NEEDS = {FAST: "msgspec", PARTIAL: "msgspec", MSGSPEC: "msgspec", MSGSPEC_ON: "msgspec"}
NEEDS |= {PYDANTIC: "pydantic", PYDANTIC_ON: "pydantic"}
COLLECTED = "with collection"

# Ours, theirs, what is compared, and the goal at the smaller and at the larger size.
COMPARED: tuple[tuple[str, str, str, float | None, float | None], ...] = (
    (FAST, MSGSPEC, "seconds", 1.6, None),
    (CORE, MSGSPEC, "seconds", 3.2, None),
    (PARTIAL, MSGSPEC, "seconds", None, None),
    (FAST, PYDANTIC_ON, COLLECTED, None, 0.25),
    (CORE, PYDANTIC_ON, COLLECTED, None, 0.45),
    (FAST, PYDANTIC, "seconds", None, None),
    (CORE, PYDANTIC, "seconds", None, None),
    (FAST, JSON_ON, COLLECTED, None, None),
    (FAST, JSON, "seconds", None, None),
    (CORE, JSON, "seconds", None, None),
    (CORE, MSGSPEC, "bytes", None, 0.60),
    (FAST, MSGSPEC, "bytes", None, None),
)


def rows(settings: Settings) -> Iterator[Row]:
    """Every comparison at the two largest sizes."""
    *_, small, large = settings.sizes
    for size, rounds in ((small, settings.rounds // 2 + 1), (large, settings.few)):
        ways = {
            name: functools.partial(
                task,
                "reading",
                how,
                settings.packs.lines_with_partial_days(size)
                if name == PARTIAL
                else settings.packs.lines(size),
                collector,
            )
            for name, (how, collector) in WAYS.items()
            if name not in NEEDS or installed(NEEDS[name])
        }
        runs = Runs(ways, rounds)
        for ours, theirs, what, *goals in COMPARED:
            goal = goals[size == large]
            work = f"{size:,} talks{_WORDS[what]}: {ours}"
            against = theirs if what == COLLECTED else f"{theirs}, collector paused on both sides"
            if what == "bytes":
                against = theirs
            missing = {NEEDS[name] for name in (ours, theirs) if name in NEEDS} - {
                NEEDS[name] for name in ways if name in NEEDS
            }
            if missing:
                yield Row(GROUP, work, against, None, goal, note=f"{missing.pop()} is not installed")
                continue
            # What a user of the others waits for is the reading; we add the collection to ours alone.
            of_theirs = "seconds" if what == COLLECTED else what
            figure = runs.ratio(ours, theirs, what, of_theirs)
            yield Row(
                GROUP, work, against, figure, goal, note=_plain(runs, ours, theirs, what, of_theirs, size)
            )


_WORDS = {"seconds": "", COLLECTED: ", one collection included", "bytes": ", memory"}


def _plain(runs: Runs, ours: str, theirs: str, what: str, of_theirs: str, size: int) -> str:
    a, b = runs.median(ours, what), runs.median(theirs, of_theirs)
    if what == "bytes":
        return f"{a:,.0f} against {b:,.0f} bytes a record"
    return f"{a / size * 1e6:.2f} against {b / size * 1e6:.2f} µs a record"
