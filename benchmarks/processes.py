"""Whole processes: what a user waits for who starts Python, imports a library and asks one thing."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from importlib.resources import files

from benchmarks.measure import Runs, peak, process
from benchmarks.peers import installed
from benchmarks.rows import Row, Settings

__all__ = ["rows"]

GROUP = "process"
JA = "import json, attrs"
LOADED = "from security_meetings import load; ds = load()"
FIRST = f"{LOADED}; ds.meetings['imhr-2025']"
RECORDS = f"{LOADED}; [len(c) for name, c in ds.collections.items() if name != 'claims']"
ALL = f"{LOADED}; [len(c) for c in ds.collections.values()]"
MADE = f"{LOADED}; [list(c) for c in ds.collections.values()]"
EXPLAINED = f"{LOADED}; ds.explain('imhr-2025', 'start')"

OURS = {
    "bare Python": "",
    "import security_meetings": "import security_meetings",
    "load() alone": LOADED,
    "load, first meeting": FIRST,
    "all bundled records but claims": RECORDS,
    "all bundled records, claims opened": ALL,
    "explain one value, from a cold start": EXPLAINED,
    "every claim made": MADE,
}
GOALS = {
    "load, first meeting": 1.20,
    "all bundled records, claims opened": 1.60,
    "explain one value, from a cold start": 1.75,
    "every claim made": 2.4,
}
_CLASSES = (
    "attrs makes the class of each kind of record and of value anew in every process: 29 of them, some 0.25 "
    "ms each, half of it to compile their __init__. There were fewer when the goal was set. Each kind has a "
    "module of its own besides, and all that was made is taken down at the end. Done already: constructors "
    "and the readers of their fields written beforehand, so that no type of a field is looked at; no policy, "
    "question or pattern before one is asked for; the collector paused while classes are made. What is left "
    "is some 25 ms, of which the goal allows 19: classes that attrs makes only when somebody asks for it "
    "would reach it."
)
WHY = {
    "load, first meeting": "A meeting needs seven classes, with those of its days and counts, and Python's "
    "module for days; attrs takes 2 of the 10 ms, taking all down at the end 2.5. Done already: each class "
    "in a module of its own, imported when asked for; questions, codec, policies and patterns left until "
    "used; constructors written beforehand; comparison and repr once for all classes.",
    "all bundled records, claims opened": _CLASSES,
    "explain one value, from a cold start": "Most of it are the modules and classes of claims, sources and "
    "policies. Done already: a record is found by what the claims are about, so that no other collection "
    "is opened; the manifest is read only where languages are weighed.",
    "every claim made": _CLASSES,
}
PYCOUNTRY = "pycountry, first country"
# Each does the least that its users do: import it, and get one thing.
PEERS = {
    PYCOUNTRY: ("pycountry", "import pycountry; pycountry.countries.get(alpha_2='RU')"),
    "holidays, one day": ("holidays", "import holidays; holidays.country_holidays('RU').get('2025-05-09')"),
    "pydantic, first record": (
        "pydantic",
        """
from typing import Literal
from pydantic import BaseModel, TypeAdapter
class Attendee(BaseModel):
    party: str
    official: str | None
class Talk(BaseModel):
    id: str
    meeting: str | None
    attendees: list[Attendee]
    status: Literal["planned", "held"] | None
    date: str | None
    format: Literal["closed-door", "open"] | None
    topics: list[str]
TypeAdapter(list[Talk]).validate_json(open({talks!r}, "rb").read())[0]
""",
    ),
    "country_converter, one country": (
        "country_converter",
        "import country_converter; country_converter.convert('Russia', to='ISO2')",
    ),
    "pandas.read_json, the talks": ("pandas", "import pandas; pandas.read_json({talks!r})"),
    "followthemoney, one entity": (
        "followthemoney",
        "from followthemoney import model; model.make_entity('Person')",
    ),
}


def rows(settings: Settings) -> Iterator[Row]:
    """Each process, divided by one that imports json and attrs."""
    talks = str(files("security_meetings").joinpath("data", "talks.json"))
    codes = OURS | {
        name: code.format(talks=talks) if "{talks" in code else code
        for name, (library, code) in PEERS.items()
        if installed(library)
    }
    ways = {name: functools.partial(process, code) for name, code in {JA: JA, **codes}.items()}
    failing = {name for name, way in ways.items() if not _works(way)}  # and all bytecode is compiled
    ways = {name: way for name, way in ways.items() if name not in failing}
    runs = Runs(ways, settings.rounds)
    for name in OURS:
        note, why = _milliseconds(runs, name), WHY.get(name, "")
        yield Row(GROUP, name, "JA", runs.ratio(name, JA), GOALS.get(name), note=note, why=why)
    if PYCOUNTRY in ways:
        name = "load, first meeting"
        yield Row(GROUP, name, PYCOUNTRY, runs.ratio(name, PYCOUNTRY), 0.88, why=WHY[name])
    for name, (library, _) in PEERS.items():
        if name in ways:
            yield Row(GROUP, name, "JA", runs.ratio(name, JA), note=_milliseconds(runs, name))
        else:
            why = "is installed, but fails" if name in failing else "is not installed"
            yield Row(GROUP, name, "JA", None, note=f"{library} {why}")
    everything = ("all bundled records, claims opened", "every claim made")
    peaks = Runs(
        {name: functools.partial(peak, {JA: JA, **OURS}[name]) for name in (JA, *everything)}, settings.few
    )
    for name in everything:
        note = f"{peaks.median(name, 'bytes') / 2**20:.1f} MiB"
        compared = peaks.ratio(name, JA, "bytes")
        yield Row(GROUP, f"{name}: peak memory", "JA", compared, 1.20, note=note)


def _works(way: Callable[[], object]) -> bool:
    try:
        way()
    except RuntimeError:
        return False
    return True


def _milliseconds(runs: Runs, name: str) -> str:
    return f"{1000 * runs.median(name):.0f} ms"
