"""Many records from one file: the time to read them, and the memory that they take."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import NamedTuple

from benchmarks.measure import Numbers, Runs, task
from benchmarks.peers import installed
from benchmarks.rows import Row, Settings

__all__ = ["rows"]

GROUP = "bulk"
FAST, CORE = "read_lines with the extra `fast`", "read_lines, core dependencies only"
PARTIAL = f"{FAST}, with partial days"
MSGSPEC = "msgspec into the same classes"
PYDANTIC, PYDANTIC_ON = "pydantic", "pydantic as users run it"
JSON = "json.loads to dicts, line by line"
# How each reads, and whether the garbage collector is paused or, as users run it, on.
WAYS = {
    FAST: ("fast", "paused"),
    CORE: ("core", "paused"),
    PARTIAL: ("fast", "paused"),
    MSGSPEC: ("msgspec", "paused"),
    PYDANTIC: ("pydantic", "paused"),
    PYDANTIC_ON: ("pydantic", "on"),
    JSON: ("json", "paused"),
}
NEEDS = dict.fromkeys((FAST, PARTIAL, MSGSPEC), "msgspec")
NEEDS |= dict.fromkeys((PYDANTIC, PYDANTIC_ON), "pydantic")

SECONDS, COLLECTED, BYTES = "seconds", "with collection", "bytes"
WORDS = {SECONDS: "", COLLECTED: ", one collection included", BYTES: ", memory"}


class Compared(NamedTuple):
    """What is compared: ours, theirs, of what, and the goals at the smaller and the larger size."""

    ours: str
    theirs: str
    what: str
    goals: tuple[float | None, float | None] = (None, None)
    why: str = ""


COMPARED = (
    Compared(
        FAST,
        MSGSPEC,
        SECONDS,
        (1.9, None),
        "To be strict, each line is read twice and written once. That also finds double keys and blank "
        "lines, which the prototype behind the goal did not look for. Tried: writing the records themselves "
        "(msgspec writes the fields of attrs classes in an order of its own).",
    ),
    Compared(
        CORE,
        MSGSPEC,
        SECONDS,
        (2.9, None),
        "Of this, the JSON decoder takes about 1.5, and making the objects, as attrs does it, 0.5. Done "
        "already: many lines are read as one list, each object as pairs, so that a key that stands twice "
        "shows without a second look; sides of talks and days are made once. Tried: lines one by one, which "
        "takes a quarter longer; checks without code written for each class, an eighth longer.",
    ),
    Compared(PARTIAL, MSGSPEC, SECONDS),
    Compared(FAST, PYDANTIC_ON, COLLECTED, (None, 0.20)),
    Compared(CORE, PYDANTIC_ON, COLLECTED, (None, 0.25)),
    Compared(FAST, PYDANTIC, SECONDS),
    Compared(CORE, PYDANTIC, SECONDS),
    Compared(FAST, JSON, SECONDS),
    Compared(CORE, JSON, SECONDS),
    Compared(JSON, MSGSPEC, SECONDS),
    Compared(CORE, MSGSPEC, BYTES),
    Compared(FAST, MSGSPEC, BYTES, (0.188, None), "That is 350 bytes of the 1,860 that msgspec takes."),
)


def rows(settings: Settings) -> Iterator[Row]:
    """Every comparison at the two largest sizes."""
    *_, small, large = settings.sizes
    for size, rounds in ((small, settings.rounds // 3 + 1), (large, settings.few)):
        runs = Runs(dict(_ways(settings, size)), rounds)
        for compared in COMPARED:
            yield _row(compared, runs, size, compared.goals[size == large])


def _ways(settings: Settings, size: int) -> Iterator[tuple[str, Callable[[], Numbers]]]:
    for name, (how, collector) in WAYS.items():
        if name not in NEEDS or installed(NEEDS[name]):
            packs = settings.packs
            file = packs.lines_with_partial_days(size) if name == PARTIAL else packs.lines(size)
            yield name, functools.partial(task, "reading", how, file, collector)


def _row(compared: Compared, runs: Runs, size: int, goal: float | None) -> Row:
    ours, theirs, what, _, why = compared
    work = f"{size:,} talks{WORDS[what]}: {ours}"
    against = f"{theirs}, collector paused on both sides" if what == SECONDS else theirs
    missing = {NEEDS[name] for name in (ours, theirs) if name not in runs.found}
    if missing:
        return Row(GROUP, work, against, None, goal, note=f"{missing.pop()} is not installed")
    # Nobody collects after json.loads or pydantic: the collection at the end is added to ours alone.
    of_theirs = SECONDS if what == COLLECTED else what
    factor, unit = (1.0, "bytes") if what == BYTES else (1e6 / size, "µs")
    plain = [value * factor for value in (runs.median(ours, what), runs.median(theirs, of_theirs))]
    note = f"{plain[0]:,.4g} against {plain[1]:,.4g} {unit} a record"
    return Row(GROUP, work, against, runs.ratio(ours, theirs, what, of_theirs), goal, note=note, why=why)
