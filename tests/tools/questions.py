"""The questions of `tables.frames`, to frames of an engine, and to the data set in memory."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from security_meetings import Dataset
from security_meetings.tables import frames

Rows = list[tuple[Any, ...]]

ASKED = ("dyads", "participation", "talks", "links", "facts", "claims", "conflicts", "countries")
"""The tables that the questions take."""

SINCE, UNTIL = datetime.date(2021, 2, 3), datetime.date(2025, 10, 30)


def written(ds: Dataset, folder: Path) -> Path:
    """The tables that are asked for, as Parquet."""
    for name in ASKED:
        ds.table(name).to_parquet(folder / f"{name}.parquet")
    return folder


def asked(read: Callable[[str], Any]) -> dict[str, Any]:
    """The answers of an engine, which reads a table by its name."""
    return {
        "dyads": frames.dyads_between(read("dyads"), SINCE, UNTIL),
        "participation": frames.participation_by_party(read("participation")),
        "topics": frames.talks_by_topic(read("talks"), read("links")),
        "facts": frames.facts_by_source(read("facts"), read("claims")),
        "conflicts": frames.conflicts_by_property(read("conflicts")),
        "years": frames.panel(read("dyads"), read("countries"), SINCE, UNTIL),
        "quarters": frames.panel(read("dyads"), read("countries"), SINCE, UNTIL, "quarter"),
    }


def plain(rows: Iterable[Iterable[Any]]) -> Rows:
    """Rows as Python has them: days as days, whatever stands for no value as None."""
    return [tuple(_plain(cell) for cell in row) for row in rows]


def _plain(cell: Any) -> Any:
    # pandas has three words for no value, of which two are not equal to themselves.
    if cell is None or str(cell) in ("<NA>", "NaT", "nan"):
        return None
    if isinstance(cell, datetime.datetime):
        return cell.date()
    return cell if isinstance(cell, (str, datetime.date)) else int(cell)


def known(ds: Dataset) -> dict[str, Rows]:
    """The same answers, from the data set in memory."""
    return {
        "dyads": _dyads(ds),
        "participation": _participation(ds),
        "topics": _topics(ds),
        "facts": _facts(ds),
        "conflicts": _conflicts(ds),
        "years": _panel(ds, "year"),
        "quarters": _panel(ds, "quarter"),
    }


def _dyads(ds: Dataset) -> Rows:
    days = {row["id"]: (row["when_from"], row["when_to"]) for row in ds.table("talks")}
    found: dict[tuple[str, ...], list[Any]] = defaultdict(list)
    for talk in ds.who_met(since=SINCE, until=UNTIL):
        if len(talk.parties) == 2:
            found[talk.parties].append(talk)
    return [
        (
            *pair,
            len(talks),
            *(sum(talk.status == status for talk in talks) for status in ("held", "planned")),
            min(days[talk.id][0] for talk in talks),
            max(days[talk.id][1] for talk in talks),
        )
        for pair, talks in sorted(found.items())
    ]


def _participation(ds: Dataset) -> Rows:
    found: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in ds.participation():
        if row["series"] and row["party"] and row["meeting"]:
            found[row["series"], row["party"]].append(row)
    return [
        (
            *key,
            sum(row["listed"] for row in rows),
            sum(row["status"] == "attended" for row in rows),
            sum(bool(row["absent"]) for row in rows),
            sum(bool(row["returned"]) and row["listed"] for row in rows),
            min((row["meeting_from"] for row in rows if row["listed"] and row["meeting_from"]), default=None),
        )
        for key, rows in sorted(found.items())
    ]


def _topics(ds: Dataset) -> Rows:
    found = Counter((topic, talk.status) for talk in ds.talks for topic in talk.topics)
    topics = sorted({topic for topic, _ in found})
    totals = Counter(topic for talk in ds.talks for topic in talk.topics)
    return [(topic, totals[topic], found[topic, "held"], found[topic, "planned"]) for topic in topics]


def _facts(ds: Dataset) -> Rows:
    sources = {claim.id: claim.source for claim in ds.claims}
    found: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for row in ds.table("facts"):
        if source := sources.get(row["claim"]):
            found[source, row["collection"]].append(row["contested"])
    return [(*key, len(contested), sum(contested)) for key, contested in sorted(found.items())]


def _conflicts(ds: Dataset) -> Rows:
    found: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for clash in ds.conflicts():
        found[clash.collection, clash.property].append(ds.explain(*_of(ds, clash)))
    return [
        (*key, len(why), sum(len(w.carrying) + len(w.rivals) for w in why), sum(len(w.carrying) for w in why))
        for key, why in sorted(found.items())
    ]


def _of(ds: Dataset, clash: Any) -> tuple[Any, str]:
    return ds.collection(clash.collection)[clash.subject], clash.property


def _panel(ds: Dataset, period: Any) -> Rows:
    panel = ds.panel([c.id for c in ds.countries], since=SINCE, until=UNTIL, period=period)
    numbers = ["held", "held_perhaps", "planned", "planned_perhaps", "other", "undated"]
    names = ["party_a", "party_b", "period", "period_from", "period_to", *numbers, "first_day", "last_day"]
    return sorted(tuple(row[name] for name in names) for row in panel)
