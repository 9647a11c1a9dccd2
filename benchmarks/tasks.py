"""What is measured in a process of its own: `python -m benchmarks.tasks NAME ARGUMENT...` prints numbers.

A reading starts from a file and ends with all records in memory. What is needed for it (classes,
decoders) is made beforehand, on a line of the same file.
"""

from __future__ import annotations

import gc
import importlib
import itertools
import json
import random
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from benchmarks import building, tabling
from benchmarks.measure import memory, timed
from benchmarks.peers import frame_of, installed, msgspec_reader, pydantic_reader
from security_meetings import BilateralTalk, Limits, load
from security_meetings.collection.collection import Collection
from security_meetings.packs.lines import read_lines
from security_meetings.packs.opened import Lines
from security_meetings.policy import fold_all

Numbers = dict[str, float]
Read = Callable[[Path], Any]

ASKED = 100_000
PLACES = 500
ALPHA2 = 2


def _without_msgspec() -> None:
    sys.modules["msgspec"] = None  # type: ignore[assignment]


def _records(path: Path) -> list[BilateralTalk]:
    with path.open("rb") as stream:
        return read_lines(stream, BilateralTalk, path.name)


def _reader(how: str) -> Read:
    """A function that reads a whole file of talks."""
    if how == "core":
        _without_msgspec()
    if how in {"core", "fast"}:
        return _records
    if how == "lazy":
        return lambda path: Lines(path, BilateralTalk, path.name)
    if how == "msgspec":
        decode = msgspec_reader(BilateralTalk)
        return lambda path: decode(path.read_bytes())
    if how == "pydantic":
        validate = pydantic_reader(BilateralTalk)
        return lambda path: _each_line(path, validate)
    return lambda path: _each_line(path, lambda lines: list(map(json.loads, lines)))


def _each_line(path: Path, read: Callable[[Any], Any]) -> Any:
    with path.open("rb") as lines:
        return read(lines)


def _first_line(path: Path) -> bytes:
    with path.open("rb") as lines:
        return lines.readline()


def _warmed(how: str, path: Path, scratch: Path) -> Read:
    read = _reader(how)
    scratch.write_bytes(_first_line(path))
    read(scratch)
    gc.collect()
    return read


def reading(how: str, file: str, collector: str) -> Numbers:
    """Read a file once: the time without and with one collection at the end, and the memory it takes.

    `collector` is `paused`, or `on` as users run it.
    """
    path = Path(file)
    read = _warmed(how, path, path.with_suffix(".line"))
    if collector == "paused":
        gc.disable()
    before, anonymous = memory(), memory("RssAnon")
    start = time.process_time()
    kept = read(path)
    end = time.process_time()
    gc.collect()
    collected = time.process_time()
    return {
        "seconds": end - start,
        "with collection": collected - start,
        "bytes": (memory() - before) / len(kept),
        "anonymous": (memory("RssAnon") - anonymous) / len(kept),
        "peak": memory("VmHWM"),
    }


def traced(how: str, file: str) -> Numbers:
    """The memory that the records of a file take, as Python's own allocators count it."""
    path = Path(file)
    read = _warmed(how, path, path.with_suffix(".line"))
    tracemalloc.start()
    kept = read(path)
    return {"bytes": tracemalloc.get_traced_memory()[0] / len(kept)}


def opening(folder: str) -> Numbers:
    """Open a pack and leave its talks on disk; then ask for one by its id, then for others."""
    before = memory("RssAnon")
    ds: Any = None

    def open_pack() -> None:
        nonlocal ds
        ds = load(folder, lazy=True)

    opened = timed(open_pack)
    number = len(ds.talks)
    open_bytes = memory("RssAnon") - before
    with Path(folder, "data", "talks.jsonl").open("rb") as lines:
        ids = [json.loads(line)["id"] for line in itertools.islice(lines, 0, None, max(1, number // 1000))]
    first = timed(lambda: ds.talks[ids[0]])
    indexed_bytes = memory("RssAnon") - before
    return {
        "seconds": opened,
        "to the first id": opened + first,
        "id": timed(lambda: [ds.talks[i] for i in ids]) / len(ids),
        "open bytes": open_bytes / number,
        "indexed bytes": indexed_bytes / number,
        "peak": memory("VmHWM"),
        "check": timed(ds.talks.problems),
    }


def explaining(folder: str) -> Numbers:
    """Leave claims on disk, and explain values of records: the first, and each further one."""
    ds = load(folder, lazy=True)
    chance = random.Random(7)
    places = [ds.claims[i] for i in chance.choices(range(len(ds.claims)), k=min(PLACES, len(ds.claims)))]
    chosen = [(ds.record(f"{c.collection}/{c.subject}"), c.property) for c in places]
    first = timed(lambda: ds.explain(*chosen[0]))
    return {"first": first, "each": timed(lambda: [ds.explain(*one) for one in chosen]) / len(places)}


def _copies(words: list[str]) -> list[str]:
    """Equal strings that are other objects, as a user's are."""
    return json.loads(json.dumps(words))  # type: ignore[no-any-return]


def asking(file: str) -> Numbers:
    """Ask records in memory, and do the same by hand: seconds of both, and their ratios."""
    _without_msgspec()  # the interned records of the core road
    records = _records(Path(file))
    gc.collect()
    gc.disable()
    talks = Collection(BilateralTalk, records)
    chance = random.Random(7)
    by_id = {r.id: r for r in records}
    ids = _copies(chance.choices([r.id for r in records], k=ASKED))
    by_meeting: dict[str | None, list[BilateralTalk]] = {}
    for record in records:
        by_meeting.setdefault(record.meeting, []).append(record)
    meetings = chance.choices(list(by_meeting), k=20)
    topic, party = records[0].topics[0], records[0].attendees[0].party

    def fresh() -> Collection[BilateralTalk]:
        return Collection(BilateralTalk, talks._all)  # noqa: SLF001 (asked nothing yet)

    pairs: dict[str, Callable[[], object]] = {
        "id": lambda: [talks[i] for i in ids],
        "id by hand": lambda: [by_id[i] for i in ids],
        "indexed": lambda: [[r.id for r in talks.where(meeting=m)] for m in meetings],
        "indexed by hand": lambda: [[r.id for r in by_meeting[m]] for m in meetings],
        "scan": lambda: len(fresh().where(status="held")),
        "scan by hand": lambda: len([r for r in records if r.status == "held"]),
        "scan of many": lambda: len(fresh().where(topic=topic)),
        "scan of many by hand": lambda: len([r for r in records if topic in r.topics]),
        "scan of parts": lambda: len(fresh().where(party=party)),
        "scan of parts by hand": lambda: len(
            [r for r in records if any(a.party == party for a in r.attendees)]
        ),
    }
    for m in meetings[:2]:
        len(talks.where(meeting=m))  # from the second question on, there is an index
    return _in_pairs(pairs, rounds=8)


def _in_pairs(pairs: dict[str, Callable[[], object]], rounds: int) -> Numbers:
    """The median of each of the ratios, and of the seconds."""
    times: dict[str, list[float]] = {name: [] for name in pairs}
    for number in range(rounds):
        for name in list(pairs)[:: 1 if number % 2 else -1]:
            # Whoever comes second finds more in the processor's cache: so each is timed at its second run.
            timed(pairs[name])
            times[name].append(timed(pairs[name]))
    found = {}
    for name in pairs:
        found[f"{name} seconds"] = statistics.median(times[name])
        if not name.endswith(" by hand"):
            by_hand = times[f"{name} by hand"]
            found[name] = statistics.median(a / b for a, b in zip(times[name], by_hand, strict=True))
    return found


def beside(file: str) -> Numbers:
    """Questions asked again and again, beside pandas and pycountry; of those not installed there is none."""
    records = _records(Path(file))
    talks, countries = Collection(BilateralTalk, records), load().countries
    chance = random.Random(7)
    ids = _copies(chance.choices([r.id for r in records], k=PLACES))
    meetings = chance.choices(sorted({r.meeting for r in records if r.meeting}), k=20)
    codes = _copies(chance.choices([code for code in countries.ids if len(code) == ALPHA2], k=ASKED))
    pairs: dict[str, Callable[[], object]] = {}
    if installed("pandas"):
        frame = frame_of(records)
        by_id = frame.set_index("id", drop=False)
        pairs["pandas: id"] = lambda: [talks[i].meeting for i in ids]
        pairs["pandas: id by hand"] = lambda: [by_id.at[i, "meeting"] for i in ids]
        pairs["pandas: where"] = lambda: [len(talks.where(meeting=m)) for m in meetings]
        pairs["pandas: where by hand"] = lambda: [len(frame[frame["meeting"] == m]) for m in meetings]
    if installed("pycountry"):
        known: Any = importlib.import_module("pycountry").countries
        pairs["pycountry: id"] = lambda: [countries[code] for code in codes]
        pairs["pycountry: id by hand"] = lambda: [known.get(alpha_2=code) for code in codes]
    gc.collect()
    gc.disable()
    return _in_pairs(pairs, rounds=8)


def weighing(folder: str) -> Numbers:
    """Load claims; explain values once asked before; list conflicts, and group claims by hand."""
    start = time.process_time()
    ds = load(folder, lazy=False, limits=Limits(file_bytes=2**30))
    loaded = time.process_time() - start
    gc.collect()
    gc.disable()
    claims = list(ds.claims)
    chance = random.Random(7)
    chosen = [
        (ds.record(f"{c.collection}/{c.subject}"), c.property) for c in chance.choices(claims, k=PLACES)
    ]
    sizes = [len(ds.explain(record, path).claims) for record, path in chosen]

    def group() -> object:
        groups: dict[tuple[str, str, str], list[Any]] = {}
        for c in claims:
            groups.setdefault((c.collection, c.subject, c.property), []).append(c)
        return len(groups)  # and no more is kept of them than of ours

    def explain() -> object:
        return [ds.explain(record, path) for record, path in chosen]

    pairs = {"conflicts": ds.conflicts, "conflicts by hand": group}
    return {
        **_in_pairs(pairs, rounds=6),
        "explain": statistics.median(timed(explain) for _ in range(5)) / PLACES,
        "claims on a value": sum(sizes) / PLACES,
        "claims": len(claims),
        "load": loaded / len(claims),
        "peak": memory("VmHWM"),
    }


def folding(folder: str | None = None) -> Numbers:
    """Fold claims into records: seconds a claim."""
    ds = load() if folder is None else load(folder, lazy=False)
    claims = list(ds.claims)
    return {"each": min(timed(lambda: fold_all(claims, ds.policy)) for _ in range(3)) / len(claims)}


def meeting(folder: str) -> Numbers:
    """Ask whom some people met, each by an id: seconds an answer, once one was given."""
    ds = load(folder, lazy=False, limits=Limits(file_bytes=2**30))
    people = random.Random(7).choices(ds.officials.ids, k=PLACES)
    ds.who_met(people[0])
    return {"who_met": timed(lambda: [ds.who_met(person) for person in people]) / PLACES}


TASKS: dict[str, Callable[..., Mapping[str, float]]] = {
    "reading": reading,
    "traced": traced,
    "opening": opening,
    "explaining": explaining,
    "asking": asking,
    "beside": beside,
    "weighing": weighing,
    **building.TASKS,
    "folding": folding,
    "meeting": meeting,
    **tabling.TASKS,
}

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](*sys.argv[2:])))
