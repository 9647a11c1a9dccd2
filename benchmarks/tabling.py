"""Tables: to Arrow and Parquet, in SQL, and questions to them beside the same in SQL by hand.

What is measured in a process of its own stands here too: `TASKS`.
"""

from __future__ import annotations

import datetime
import importlib
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.measure import Numbers, memory, task, timed
from benchmarks.peers import installed
from benchmarks.rows import Row, Settings
from security_meetings import load
from security_meetings.tables import frames

__all__ = ["TASKS", "rows"]

GROUP = "tables"
SINCE, UNTIL = datetime.date(2021, 2, 3), datetime.date(2025, 10, 30)
# The questions are asked of so many copies of the pairs of the largest pack: 10,000,000 of 1,000,000 talks.
COPIES = 10
_ROUNDS = 5


def rows(settings: Settings) -> Iterator[Row]:
    """What needs no more than Python; then what needs libraries, as far as they are here."""
    *_, tenth, large = settings.sizes
    found = task("first_answer")
    yield Row(
        GROUP,
        "the first answer of `ds.sql`, bundled data",
        "the same rows put into sqlite3 by hand",
        found["ratio"],
        note=f"{found['seconds'] * 1e3:.0f} ms: the table is made of its records first",
    )
    arrow, engines = "arro3, pyarrow or polars", "narwhals, duckdb or arro3"
    here = all(map(installed, ("arro3", "pyarrow", "polars")))
    told = task("to_arrow", settings.packs.talks(tenth)) if here else {}
    for peer in ("pyarrow", "polars"):
        yield Row(
            GROUP,
            f"{tenth:,} talks to Arrow",
            f"{peer}, of the same lists of cells",
            told.get(peer),
            note="" if told else _missing(arrow),
        )
    kept = task("to_parquet", settings.packs.talks(large)) if here else {}
    yield Row(
        GROUP,
        f"{large:,} talks of an opened pack to Parquet: bytes a talk, its pair included",
        "bytes",
        kept.get("bytes"),
        45,
        note=f"peak {kept['peak'] / 2**20:.0f} MiB, {kept['seconds']:.1f} s" if kept else _missing(arrow),
    )
    here = all(map(installed, ("arro3", "narwhals", "duckdb")))
    asked = task("questions", settings.packs.talks(large), COPIES) if here else {}
    for name, words in (
        ("dyads", "pairs that met between two days"),
        ("panel", "pairs by year, zero-filled"),
    ):
        yield Row(
            GROUP,
            f"{words}, of {large * COPIES:,} talks, by DuckDB",
            "SQL by hand on the same engine",
            asked.get(name),
            1.2,
            note=f"{asked[f'{name} seconds']:.2f} s" if asked else _missing(engines),
        )


def _missing(names: str) -> str:
    return f"{names} is not installed"


def first_answer() -> Numbers:
    """The first question in SQL to the bundled data, and its rows put into SQLite by hand."""
    query = "select source, count(*) from evidence group by source"
    ds = load()
    made = list(ds.table("evidence").rows())
    fresh = load()
    list(fresh.claims)  # so that both begin with the claims
    ours = timed(lambda: list(fresh.sql(query).rows()))

    def by_hand() -> object:
        database = sqlite3.connect(":memory:")
        names = [column.name for column in ds.table("evidence").columns]
        database.execute(f"create table evidence ({', '.join(names)})")
        database.executemany(f"insert into evidence values ({', '.join('?' * len(names))})", made)  # noqa: S608
        return database.execute(query).fetchall()

    return {"seconds": ours, "ratio": ours / timed(by_hand)}


def to_arrow(folder: str) -> Numbers:
    """Talks to Arrow: by a stream of ours, and by others from the same lists of cells."""
    pyarrow: Any = importlib.import_module("pyarrow")
    polars: Any = importlib.import_module("polars")
    arro3: Any = importlib.import_module("arro3.core")
    made = load(folder, lazy=False).table("talks")
    list(made.rows())
    schema = pyarrow.schema(made)
    types = {column.name: polars.Enum(column.choices) if column.choices else None for column in made.columns}
    ways: dict[str, Callable[[], object]] = {
        "ours": lambda: arro3.Table.from_arrow(made),
        "pyarrow": lambda: pyarrow.table(made.to_dict(), schema=schema),
        "polars": lambda: polars.DataFrame(
            made.to_dict(), schema_overrides={n: t for n, t in types.items() if t}
        ),
    }
    return _ratios(ways, "ours", 3)


def to_parquet(folder: str) -> Numbers:
    """Talks that stay on disk to Parquet, and their pairs: what they take there, and of memory here."""
    ds = load(folder, lazy=True)
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as out:
        paths = [Path(out, f"{name}.parquet") for name in ("talks", "dyads")]
        seconds = timed(lambda: ds.table("talks").to_parquet(paths[0]))
        peak = memory("VmHWM")
        ds.table("dyads").to_parquet(paths[1])
        size = sum(path.stat().st_size for path in paths)
    return {"seconds": seconds, "peak": peak, "bytes": size / len(ds.talks)}


_COUNTED = """count(*) filter (where status = 'held') {0}, count(*) filter (where status = 'planned') {1},
    count(*) filter (where status is null or status not in ('held', 'planned')) other,
    min(when_from) first_day, max(when_to) last_day"""
_DYADS = """
select party_a, party_b, count(*) talks, count(*) filter (where status = 'held') held,
    count(*) filter (where status = 'planned') planned, min(when_from), max(when_to)
from dyads where when_from <= $until and when_to >= $since group by 1, 2 order by 1, 2
"""
_PANEL = f"""
with periods as (
    select y as place, y::varchar as period, greatest(make_date(y, 1, 1), $since) as period_from,
        least(make_date(y, 12, 31), $until) as period_to
    from range(year($since), year($until) + 1) r(y)),
pairs as (select a.id as party_a, b.id as party_b from countries a, countries b where a.id < b.id),
told as (
    select party_a, party_b, year(when_from) as place, 0 as held_perhaps, 0 as planned_perhaps,
        {_COUNTED.format("held", "planned")}
    from dyads where when_from >= $since and when_to <= $until and year(when_from) = year(when_to)
    group by all
    union all by name
    select party_a, party_b, place, 0 as held, 0 as planned,
        {_COUNTED.format("held_perhaps", "planned_perhaps")}
    from (select * from dyads where not coalesce(when_from >= $since and when_to <= $until
            and year(when_from) = year(when_to), false) and not (when_from is null and when_to is null)
            and (when_from is null or when_from <= $until) and (when_to is null or when_to >= $since)) d
        join periods on (when_from is null or when_from <= period_to)
            and (when_to is null or when_to >= period_from)
    group by all),
counted as (
    select party_a, party_b, place, sum(held) held, sum(held_perhaps) held_perhaps, sum(planned) planned,
        sum(planned_perhaps) planned_perhaps, sum(other) other,
        min(first_day) first_day, max(last_day) last_day
    from told group by all),
dayless as (
    select party_a, party_b, count(*) undated from dyads
    where when_from is null and when_to is null group by all)
select party_a, party_b, period, period_from, period_to, coalesce(held, 0), coalesce(held_perhaps, 0),
    coalesce(planned, 0), coalesce(planned_perhaps, 0), coalesce(other, 0), coalesce(undated, 0),
    first_day, last_day
from pairs cross join periods left join counted using (party_a, party_b, place)
    left join dayless using (party_a, party_b)
order by party_a, party_b, period_from
"""  # noqa: S608 (our own)


def questions(folder: str, copies: str) -> Numbers:
    """Two questions to the pairs of a pack, many times over: ours, and the same in SQL by hand."""
    duckdb: Any = importlib.import_module("duckdb")
    ds = load(folder, lazy=True)
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as out:
        for name in ("dyads", "countries"):
            ds.table(name).to_parquet(Path(out, f"{name}.parquet"))
        database = duckdb.connect(config={"threads": 2})
        once, many = f"'{out}/dyads.parquet'", f"'{out}/many.parquet'"
        copied = f"select d.* from {once} d, range({int(copies)})"  # noqa: S608 (our own paths)
        database.execute(f"copy ({copied}) to {many} (format parquet, compression zstd)")
        for name, path in (("dyads", many), ("countries", f"'{out}/countries.parquet'")):
            database.execute(f"create view {name} as from {path}")
        days = {"since": SINCE, "until": UNTIL}

        def by_hand(query: str) -> Any:
            return database.execute(query, days).fetchall()

        def of(name: str) -> Any:
            return database.table(name)

        pairs: dict[str, Callable[[], Any]] = {
            "dyads": lambda: frames.dyads_between(of("dyads"), SINCE, UNTIL).fetchall(),
            "dyads by hand": lambda: by_hand(_DYADS),
            "panel": lambda: frames.panel(of("dyads"), of("countries"), SINCE, UNTIL).fetchall(),
            "panel by hand": lambda: by_hand(_PANEL),
        }
        for name in ("dyads", "panel"):
            if pairs[name]() != pairs[f"{name} by hand"]():
                raise RuntimeError(f"{name}: SQL by hand gives another answer")
        found: dict[str, float] = {}
        for name in ("dyads", "panel"):
            ways = {"ours": pairs[name], "hand": pairs[f"{name} by hand"]}
            told = _ratios(ways, "ours", _ROUNDS)
            found |= {name: told["hand"], f"{name} seconds": told["seconds"]}
    return found


def _ratios(ways: Mapping[str, Callable[[], object]], ours: str, rounds: int) -> dict[str, float]:
    """What ours takes divided by each other way, the median of some rounds.

    It is measured by the clock, since engines have threads.
    """
    times: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds):
        for name in list(ways)[:: 1 if number % 2 else -1]:
            start = time.perf_counter()
            ways[name]()
            times[name].append(time.perf_counter() - start)
    found = {
        name: statistics.median(a / b for a, b in zip(times[ours], taken, strict=True))
        for name, taken in times.items()
        if name != ours
    }
    return {**found, "seconds": statistics.median(times[ours])}


TASKS: dict[str, Callable[..., Numbers]] = {
    "first_answer": first_answer,
    "to_arrow": to_arrow,
    "to_parquet": to_parquet,
    "questions": questions,
}
