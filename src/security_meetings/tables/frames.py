"""The library's questions over its tables, wherever these are: the same function on each engine.

Each function takes tables as frames of one engine (polars, DuckDB, pandas, PySpark …), as they are read from
the files of `ds.to_parquet(folder)`, and gives a frame of that engine; what is lazy there stays lazy. The
answers are those of the data set in memory. Expressions are narwhals', the extra `frames`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, TypeVar

from security_meetings.errors import InvalidValue
from security_meetings.tables.extras import imported
from security_meetings.tables.panels import months_in, periods_between

__all__ = [
    "conflicts_by_property",
    "dyads_between",
    "facts_by_source",
    "panel",
    "participation_by_party",
    "talks_by_topic",
]

Frame = TypeVar("Frame")
_STATES = ("held", "planned")
_MONTHS_A_YEAR = 12
_PAIR = ["party_a", "party_b"]
_NO_DAYS: Mapping[str, tuple[str, str]] = {}
_WHEN = {"first_day": ("when_from", "min"), "last_day": ("when_to", "max")}


def _narwhals() -> Any:
    return imported("narwhals.stable.v2", "frames", "a question to frames")


def _dated(frame: Any, *names: str) -> Any:
    """A frame of narwhals whose days are days: `pandas.read_parquet` has them as objects of Python."""
    nw = _narwhals()
    found = nw.from_native(frame)
    types = found.collect_schema()
    return found.with_columns(nw.col(name).cast(nw.Date) for name in names if types[name] == nw.Object)


def _day_of(frame: Any, name: str) -> Callable[[datetime.date], Any]:
    """What makes a day comparable with those of a column: pandas has days as points in time."""
    nw = _narwhals()
    if frame.collect_schema()[name] != nw.Datetime:
        return nw.lit  # type: ignore[no-any-return]
    return lambda day: nw.lit(datetime.datetime(day.year, day.month, day.day))  # noqa: DTZ001 (as pandas has it)


def _number(condition: Any) -> Any:
    """How often something holds, as a whole number on each engine."""
    nw = _narwhals()
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64)


def _grouped(
    frame: Any, by: list[str], sums: Iterable[str], days: Mapping[str, tuple[str, str]] = _NO_DAYS
) -> Any:
    """A row a group: sums of some columns, and the first or last day of others, by the name of the answer."""
    nw = _narwhals()
    # Sums alone, and no expression of them: so pandas groups quickly. Engines differ in the type of a sum.
    ends = [getattr(nw.col(of), least)().alias(name) for name, (of, least) in days.items()]
    found = frame.group_by(*by).agg(*(nw.col(name).sum() for name in sums), *ends)
    return found.select(*by, *(nw.col(name).cast(nw.Int64) for name in sums), *days)


def _by_status(talks: Any, by: list[str]) -> Any:
    """How many talks of each group got how far, and their first and last day.

    What is then asked of each status is asked of a few rows, and not of each talk.
    """
    nw = _narwhals()
    found = talks.group_by(*by, "status").agg(
        nw.len().alias("talks"), nw.col("when_from").min(), nw.col("when_to").max()
    )
    return found.with_columns(nw.col("talks").cast(nw.Int64))


def _status() -> Any:
    nw = _narwhals()
    # A closed list may come as a dictionary, which engines compare in different ways.
    return nw.col("status").cast(nw.String)


def _ordered(since: datetime.date, until: datetime.date) -> None:
    if since > until:
        raise InvalidValue(f"since={since} is after until={until}: expected the earlier day first")


def dyads_between(dyads: Frame, since: datetime.date, until: datetime.date) -> Frame:
    """The pairs of parties whose talks may lie between two days, both inclusive, as `ds.who_met` finds them.

    Args:
        dyads: The table `dyads`.
        since: The first day.
        until: The last day.

    Returns:
        A row a pair, sorted, with `party_a`, `party_b`, how many `talks`, how many `held` and `planned`,
        and the first and the last day on which one can have been, `first_day` and `last_day`.

    Raises:
        MissingExtra: narwhals is not installed.
        InvalidValue: The days are in the wrong order.
    """
    nw = _narwhals()
    _ordered(since, until)
    found = _dated(dyads, "when_from", "when_to")
    day = _day_of(found, "when_from")
    there = found.filter(nw.col("when_from") <= day(until), nw.col("when_to") >= day(since))
    number, none = nw.col("talks"), nw.lit(0).cast(nw.Int64)
    told = _by_status(there.with_columns(status=_status().fill_null("")), _PAIR).with_columns(
        nw.when(nw.col("status") == s).then(number).otherwise(none).alias(s) for s in _STATES
    )
    answer = _grouped(told, _PAIR, ["talks", *_STATES], _WHEN)
    return answer.sort(*_PAIR).to_native()  # type: ignore[no-any-return]


def participation_by_party(participation: Frame) -> Frame:
    """At how many meetings of each series a party was listed, attended, or stayed away.

    Args:
        participation: The table `participation`.

    Returns:
        A row for each series and party, sorted, with `series`, `party`, at how many meetings it is `listed`,
        `attended`, or stayed away (`absent`), how often it `returned`, and `first_meeting`, the first day of
        the first meeting at which it is listed. Delegations of no known series or party are left out.

    Raises:
        MissingExtra: narwhals is not installed.
    """
    nw = _narwhals()
    found = _dated(participation, "meeting_from").filter(
        ~nw.col("series").is_null(), ~nw.col("party").is_null(), ~nw.col("meeting").is_null()
    )
    told = found.select(
        "series",
        "party",
        _number(nw.col("listed")).alias("listed"),
        _number(_status() == "attended").alias("attended"),
        _number(nw.col("absent").fill_null(value=False)).alias("absent"),
        _number(nw.col("returned").fill_null(value=False) & nw.col("listed")).alias("returned"),
        nw.when(nw.col("listed")).then(nw.col("meeting_from")).alias("meeting_from"),
    )
    by = ["series", "party"]
    sums = ["listed", "attended", "absent", "returned"]
    answer = _grouped(told, by, sums, {"first_meeting": ("meeting_from", "min")})
    return answer.sort(*by).to_native()  # type: ignore[no-any-return]


def talks_by_topic(talks: Frame, links: Frame) -> Frame:
    """How many talks each topic has.

    Args:
        talks: The table `talks`.
        links: The table `links`, on the same engine.

    Returns:
        A row a topic, sorted, with `topic`, how many `talks`, how many of them `held` and `planned`.

    Raises:
        MissingExtra: narwhals is not installed.
    """
    nw = _narwhals()
    about = nw.from_native(links).filter(nw.col("collection") == "talks", nw.col("property") == "topics")
    told = nw.from_native(talks).select(
        "id", *(_number(_status() == s).alias(s) for s in _STATES), talks=nw.lit(1)
    )
    joined = about.select("id", nw.col("value").alias("topic")).join(told, on="id", how="inner")
    answer = _grouped(joined, ["topic"], ["talks", *_STATES])
    return answer.sort("topic").to_native()  # type: ignore[no-any-return]


def facts_by_source(facts: Frame, claims: Frame) -> Frame:
    """How many facts of each collection rest on a claim of each source.

    Args:
        facts: The table `facts`.
        claims: The table `claims`, on the same engine.

    Returns:
        A row for each source and collection, sorted, with `source`, `collection`, how many `facts` a claim of
        it gives, and how many of these are `contested`. What no source says is left out.

    Raises:
        MissingExtra: narwhals is not installed.
    """
    nw = _narwhals()
    sources = nw.from_native(claims).filter(~nw.col("source").is_null()).select("id", "source")
    known = nw.from_native(facts).filter(~nw.col("claim").is_null())
    told = known.select(
        "collection", "claim", _number(nw.col("contested")).alias("contested"), facts=nw.lit(1)
    )
    joined = told.join(sources, left_on="claim", right_on="id", how="inner")
    answer = _grouped(joined, ["source", "collection"], ["facts", "contested"])
    return answer.sort("source", "collection").to_native()  # type: ignore[no-any-return]


def conflicts_by_property(conflicts: Frame) -> Frame:
    """Of how many records the sources contradict each other on a property.

    Args:
        conflicts: The table `conflicts`.

    Returns:
        A row a property, sorted, with `collection`, `property`, how many `records`, how many `claims`,
        and how many of these the records follow (`winning`).

    Raises:
        MissingExtra: narwhals is not installed.
    """
    nw, place = _narwhals(), ["collection", "property"]
    told = nw.from_native(conflicts).select(
        *place, "subject", _number(nw.col("wins")).alias("winning"), claims=nw.lit(1)
    )
    by_record = _grouped(told, [*place, "subject"], ["claims", "winning"])
    counted = by_record.with_columns(records=nw.lit(1))
    answer = _grouped(counted, place, ["records", "claims", "winning"])
    return answer.sort(*place).to_native()  # type: ignore[no-any-return]


_COUNTS = ("held", "held_perhaps", "planned", "planned_perhaps", "other")


def panel(
    dyads: Frame,
    parties: Frame,
    since: datetime.date,
    until: datetime.date,
    period: Literal["month", "quarter", "year"] = "year",
) -> Frame:
    """Every pair of some parties in every period, whether they met or not, as `ds.panel` counts them.

    Args:
        dyads: The table `dyads`.
        parties: The universe, on the same engine: a frame with their ids in the column `id`, such as some
            rows of the table `countries`.
        since: The first day.
        until: The last day.
        period: How long a period is; the first and the last are cut at the days given.

    Returns:
        A row for each pair and period, sorted, with the columns of `ds.panel` from `party_a` to `last_day`,
        but for codes, which a join with `countries` adds.

    Raises:
        MissingExtra: narwhals is not installed.
        UnknownValue: The period is none of those known.
        InvalidValue: The days are in the wrong order.
    """
    nw = _narwhals()
    months = months_in(period)
    _ordered(since, until)
    found = _dated(dyads, "when_from", "when_to")
    members = nw.from_native(parties).select("id").unique()
    day = _day_of(found, "when_from")
    periods = _periods(members, day, since, until, period)
    a, b = (members.rename({"id": name}) for name in _PAIR)
    pairs = a.join(b, how="cross").filter(nw.col("party_a") < nw.col("party_b"))
    first, last = nw.col("when_from"), nw.col("when_to")
    met = found.select(
        *_PAIR,
        first,
        last,
        place=_place(first, months),
        place_to=_place(last, months),
        status=_status().fill_null(""),
    )
    within = (first >= day(since)) & (last <= day(until)) & (nw.col("place") == nw.col("place_to"))
    sure = met.filter(within)
    rest = met.filter(~within.fill_null(value=False), ~(first.is_null() & last.is_null()))
    reaching = rest.filter(
        first.is_null() | (first <= day(until)), last.is_null() | (last >= day(since))
    ).drop("place", "place_to")
    perhaps = reaching.join(periods, how="cross").filter(
        first.is_null() | (first <= nw.col("period_to")), last.is_null() | (last >= nw.col("period_from"))
    )
    key = [*_PAIR, "place"]
    counted = nw.concat([_told(sure, "", "_perhaps"), _told(perhaps, "_perhaps", "")], how="vertical")
    by_period = _grouped(counted, key, _COUNTS, _WHEN)
    dayless = met.filter(first.is_null() & last.is_null()).select(*_PAIR, undated=nw.lit(1))
    undated = _grouped(dayless, _PAIR, ["undated"])
    grid = pairs.join(periods, how="cross").join(by_period, on=key, how="left")
    grid = grid.join(undated, on=_PAIR, how="left")
    numbers = [nw.col(name).fill_null(0).cast(nw.Int64) for name in (*_COUNTS, "undated")]
    days = ["period", "period_from", "period_to"]
    answer = grid.select(*_PAIR, *days, *numbers, "first_day", "last_day")
    return answer.sort(*_PAIR, "period_from").to_native()  # type: ignore[no-any-return]


def _place(day: Any, months: int) -> Any:
    """The number of the period of a day, counted from the year 0."""
    nw = _narwhals()
    year = day.dt.year().cast(nw.Int64)
    # Most ask for years, and of these the month tells nothing.
    return year if months == _MONTHS_A_YEAR else (year * 12 + day.dt.month().cast(nw.Int64) - 1) // months


def _told(talks: Any, counted: str, other: str) -> Any:
    """How many talks of each pair and period got how far, and on which days.

    Args:
        talks: The talks, with their period.
        counted: What the names of the columns end in that count them.
        other: What the names of those end in that do not.
    """
    nw = _narwhals()
    by_status = _by_status(talks, [*_PAIR, "place"])
    number, none, status = nw.col("talks"), nw.lit(0).cast(nw.Int64), nw.col("status")
    told = {f"{s}{counted}": nw.when(status == s).then(number).otherwise(none) for s in _STATES}
    told |= {f"{s}{other}": none for s in _STATES}
    told["other"] = nw.when(status.is_in(_STATES)).then(none).otherwise(number)
    columns = [told[name].alias(name) for name in _COUNTS]
    return by_status.select(*_PAIR, nw.col("place").cast(nw.Int64), *columns, "when_from", "when_to")


def _periods(members: Any, day: Callable[[datetime.date], Any], since: Any, until: Any, period: str) -> Any:
    """The periods as a frame of the engine: a row each, made of its own one row."""
    nw = _narwhals()
    months = months_in(period)
    row = members.select(nw.len().alias("place"))
    rows = [
        row.select(
            nw.lit((p.first.year * 12 + p.first.month - 1) // months).cast(nw.Int64).alias("place"),
            nw.lit(p.name).alias("period"),
            day(p.first).alias("period_from"),
            day(p.last).alias("period_to"),
        )
        for p in periods_between(since, until, period)
    ]
    return nw.concat(rows, how="vertical")
