"""Building packs of many annotated articles: all of them, and again when one has changed."""

from __future__ import annotations

import functools
import math
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.measure import Numbers, Runs, memory, task, timed
from benchmarks.rows import Row, Settings
from security_meetings.build import rebuild

__all__ = ["TASKS", "rows"]

GROUP = "build"


def rows(settings: Settings) -> Iterator[Row]:
    """How time and memory grow with the articles, beside a parser of the same files, and with one changed."""
    folders = {number: settings.packs.articles(number) for number in settings.articles}
    smallest, largest = settings.articles[0], settings.articles[-1]
    ways: dict[str, Callable[[], Numbers]] = {
        f"{number}": functools.partial(task, "building", folder) for number, folder in folders.items()
    }
    ways["parsed"] = functools.partial(task, "parsing", folders[largest])
    task("changing", folders[largest])  # so that there is something kept
    ways["changed"] = functools.partial(task, "changing", folders[largest])
    runs = Runs(ways, settings.few)
    small, large = f"{smallest}", f"{largest}"
    yield Row(
        GROUP,
        f"build: how the time grows, up to {largest:,} articles",
        "exponent of their number",
        math.log(runs.ratio(large, small)) / math.log(largest / smallest),
        1.1,
        note=", ".join(f"{runs.median(f'{n}'):.1f} s for {n:,}" for n in folders),
    )
    grown = runs.median(large, "peak") - runs.median(small, "peak")
    yield Row(
        GROUP,
        f"build: peak memory, up to {largest:,} articles",
        "MiB an article",
        grown / 2**20 / (largest - smallest),
        1.0,
        note=", ".join(f"{runs.median(f'{n}', 'peak') / 2**20:.0f} MiB for {n:,}" for n in folders),
    )
    yield Row(
        GROUP,
        f"build, {largest:,} articles",
        "parsing the same files by tomllib, and reading the texts",
        runs.ratio(large, "parsed"),
        note=f"{runs.median('parsed'):.1f} s to parse",
    )
    yield Row(
        GROUP,
        f"build again, one changed of {largest:,} articles",
        "building all of them",
        runs.ratio("changed", large),
        0.3,
        note=f"{runs.median('changed'):.1f} s, {runs.median('changed', 'peak') / 2**20:.0f} MiB",
    )


def building(folder: str) -> Numbers:
    """Build all articles of a pack."""
    return {"seconds": timed(lambda: rebuild(Path(folder))), "peak": memory("VmHWM")}


def changing(folder: str) -> Numbers:
    """Change the annotations of one article, and build the pack with what is kept of the others."""
    notes = min(Path(folder, "seeds").glob("0*.toml"))
    notes.write_text(notes.read_text(encoding="utf-8") + "# looked at once more\n", encoding="utf-8")
    cache = Path(folder, "cache")
    return {"seconds": timed(lambda: rebuild(Path(folder), cache=cache)), "peak": memory("VmHWM")}


def parsing(folder: str) -> Numbers:
    """Parse all annotations of a pack, and read the texts."""

    def parse() -> object:
        for path in Path(folder, "seeds").iterdir():
            text = path.read_text(encoding="utf-8")
            if path.suffix == ".toml":
                tomllib.loads(text)
        return None

    return {"seconds": timed(parse)}


TASKS = {"building": building, "changing": changing, "parsing": parsing}
