"""The questions to tables of any engine: equal on each, and equal to the data set in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pytest

from benchmarks.generate import generate
from security_meetings import Dataset, InvalidValue, UnknownValue, load
from security_meetings.tables import frames
from tests.tools.questions import SINCE, UNTIL, Rows, asked, known, plain, written

ENGINES: dict[str, Callable[[Path], Any]] = {
    "polars": pl.read_parquet,
    "polars, lazy": pl.scan_parquet,
    "duckdb": lambda path: duckdb.read_parquet(str(path)),
    "pandas": pd.read_parquet,
    "pandas on arrow": lambda path: pd.read_parquet(path, dtype_backend="pyarrow"),
}


@pytest.fixture(scope="module", params=["bundled", "generated"])
def case(
    request: pytest.FixtureRequest, ds: Dataset, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, Rows]]:
    """The bundled data, and 100,000 talks: the tables, and the answers in memory."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "generated":
        generate(folder / "pack", talks=100_000, claims=20_000)
        ds = load(folder / "pack")
    return written(ds, folder), known(ds)


def rows_of(answer: Any) -> Rows:
    """The rows of a frame of any engine."""
    frame = nw.from_native(answer)
    return plain((frame.collect() if isinstance(frame, nw.LazyFrame) else frame).rows())


@pytest.mark.parametrize("engine", ENGINES)
def test_answers_are_those_in_memory(case: tuple[Path, dict[str, Rows]], engine: str) -> None:
    """Each question has the same rows in the same order, whoever answers."""
    folder, expected = case
    answers = asked(lambda name: ENGINES[engine](folder / f"{name}.parquet"))
    assert answers.keys() == expected.keys()
    for name, answer in answers.items():
        assert rows_of(answer) == expected[name], name


@pytest.mark.parametrize("how", ["to_pandas", "to_polars"])
def test_frames_without_files(ds: Dataset, how: str) -> None:
    """What `to_pandas` and `to_polars` give can be asked as it is."""
    answers = asked(lambda name: getattr(ds.table(name), how)())
    for name, rows in known(ds).items():
        assert rows_of(answers[name]) == rows, name


def test_what_is_lazy_stays_lazy(ds: Dataset, tmp_path: Path) -> None:
    """An answer is a frame of the engine that was asked, and nothing is read before it is wanted."""
    written(ds, tmp_path)
    answer = frames.dyads_between(pl.scan_parquet(tmp_path / "dyads.parquet"), SINCE, UNTIL)
    assert isinstance(answer, pl.LazyFrame)
    relation = frames.dyads_between(duckdb.read_parquet(str(tmp_path / "dyads.parquet")), SINCE, UNTIL)
    assert isinstance(relation, duckdb.DuckDBPyRelation)


def test_what_cannot_be_asked(ds: Dataset) -> None:
    """Days in the wrong order and periods that nobody knows are told before anything is read."""
    dyads, countries = ds.table("dyads").to_polars(), ds.table("countries").to_polars()
    with pytest.raises(InvalidValue, match="earlier day first"):
        frames.dyads_between(dyads, UNTIL, SINCE)
    with pytest.raises(InvalidValue, match="earlier day first"):
        frames.panel(dyads, countries, UNTIL, SINCE)
    with pytest.raises(UnknownValue, match="did you mean 'month'"):
        frames.panel(dyads, countries, SINCE, UNTIL, "months")  # type: ignore[arg-type]
