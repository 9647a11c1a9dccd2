"""Croissant, validated and read by mlcroissant; a session of its own runs it, since that is 230 MB."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import mlcroissant
import pytest

from security_meetings import Dataset
from security_meetings.tables.sqlite import all_tables

# Of rdflib and pandas, on which mlcroissant stands.
pytestmark = [
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The inplace keyword"),
]


def read(out: Path, name: str) -> list[dict[str, Any]]:
    """The records of a set, as mlcroissant reads them, without the name of the set before each field."""
    found = mlcroissant.Dataset(jsonld=str(out / "croissant.json")).records(name)
    return [{key.rpartition("/")[2]: _plain(value) for key, value in record.items()} for record in found]


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.decode()
    if value is None or value != value:  # noqa: PLR0124 (pandas has two words for what is not there)
        return None
    return value.date() if hasattr(value, "date") else value


def test_it_is_valid(data: Dataset, out: Path, caplog: pytest.LogCaptureFixture) -> None:
    """No fault is found, and of what is recommended nothing is missing but a day that nobody knows."""
    data.export("croissant", out)
    with caplog.at_level(logging.WARNING):
        described = mlcroissant.Dataset(jsonld=str(out / "croissant.json"))
    assert not described.metadata.issues.errors
    assert not [told for told in described.metadata.issues.warnings if "datePublished" not in told]
    known = any(source.published for source in data.sources)
    assert bool(described.metadata.date_published) is known
    assert len(caplog.records) == (not known)
    sets = [found.name for found in described.metadata.record_sets]
    assert sets == [*data.tables, "columns", "edition"]


def test_no_column_is_lost(ds: Dataset, out: Path) -> None:
    """The report tells in a few lines that only what is said of columns is lost, and lists each of these."""
    report = ds.export("croissant", out)
    assert report.carried == report.total == sum(len(read.columns) for read in all_tables(ds, ds.edition))
    assert len(report.losses) > len(str(report).splitlines())
    assert len(str(report).splitlines()) <= 5


@pytest.mark.parametrize("name", ["meetings", "countries", "talks", "claims", "evidence", "names", "counts"])
def test_cells_come_back(data: Dataset, out: Path, name: str) -> None:
    """What is read is what the table has, codes and words letter for letter."""
    data.export("croissant", out)
    assert read(out, name) == [*data.table(name)]


def test_a_file_that_was_changed_is_refused(ds: Dataset, out: Path) -> None:
    """Each file has its digest."""
    ds.export("croissant", out)
    files = json.loads((out / "croissant.json").read_bytes())["distribution"]
    assert {file["contentUrl"] for file in files} == {path.name for path in out.glob("*.parquet")}
    ds.table("topics").to_parquet(out / "countries.parquet")
    with pytest.raises(mlcroissant.GenerationError, match=r"Download\(countries.parquet\)"):
        read(out, "countries")
