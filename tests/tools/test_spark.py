"""The same questions on Spark; in a session of its own, since Spark is large and takes Java."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyspark.sql import SparkSession

from benchmarks.generate import generate
from security_meetings import Dataset, load
from tests.tools.questions import asked, known, plain, written

QUIET = {
    "spark.ui.enabled": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "4",
}


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    """Spark on two threads of this machine."""
    builder: Any = SparkSession.builder
    session = builder.master("local[2]").config(map=QUIET).getOrCreate()
    yield session
    session.stop()


@pytest.mark.parametrize("case", ["bundled", "generated"])
def test_answers_are_those_in_memory(ds: Dataset, spark: SparkSession, tmp_path: Path, case: str) -> None:
    """Each question has the same rows in the same order as the data set in memory."""
    if case == "generated":
        generate(tmp_path / "pack", talks=100_000, claims=20_000)
        ds = load(tmp_path / "pack")
    written(ds, tmp_path)
    answers = asked(lambda name: spark.read.parquet(str(tmp_path / f"{name}.parquet")))
    for name, rows in known(ds).items():
        assert plain(answers[name].collect()) == rows, name
