"""Frames of pandas and polars: every cell as it is, every column of its type."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import polars as pl

from security_meetings import Dataset
from tests.tools.cells import ROWS, hostile
from tests.tools.questions import plain


def test_polars_has_every_cell(data: Dataset) -> None:
    """A frame of polars holds what the table holds, nested or flat."""
    for name in data.tables:
        assert data.table(name).to_polars().to_dict(as_series=False) == data.table(name).to_dict(), name
    for name in ("talks", "delegations", "claims", "marks"):
        nested = data.table(name, nested=True)
        assert nested.to_polars().rows(named=True) == list(nested)
    assert hostile().to_polars().rows() == ROWS


def test_pandas_has_every_cell(data: Dataset) -> None:
    """A frame of pandas holds what the table holds; unknown is no value of any sort."""
    for made in (*map(data.table, data.tables), hostile()):
        frame = made.to_pandas()
        assert list(frame.columns) == [column.name for column in made.columns]
        assert plain(frame.itertuples(index=False)) == plain(made.rows()), made.name


def test_columns_have_their_types(ds: Dataset) -> None:
    """Text is text, counts are whole, days are days, and closed lists know all their words, in order."""
    made = ds.table("delegations")
    choices = next(column.choices for column in made.columns if column.name == "status")
    pandas, polars = made.to_pandas(), made.to_polars()
    assert list(pandas["status"].cat.categories) == list(choices)
    assert polars.schema["status"] == pl.Enum(choices)
    pairs = {
        "id": (pd.StringDtype, pl.String),
        "size_min": (pd.Int64Dtype, pl.Int64),
        "first_time": (pd.BooleanDtype, pl.Boolean),
    }
    for name, (of_pandas, of_polars) in pairs.items():
        assert isinstance(pandas[name].dtype, of_pandas)
        assert polars.schema[name] == of_polars
    assert str(pandas["start_date_from"].dtype) == "datetime64[s]"
    assert polars.schema["start_date_from"] == pl.Date


def test_an_empty_selection_has_its_types(ds: Dataset) -> None:
    """No row, but every column, of the same type as always."""
    none = ds.table(ds.talks.where(status="cancelled"))
    assert none.to_pandas().dtypes.equals(ds.table("talks").to_pandas().dtypes)
    assert none.to_polars().schema == ds.table("talks").to_polars().schema


def test_pandas_takes_no_pyarrow() -> None:
    """A frame of pandas is made where pyarrow is not installed."""
    code = """if True:
        import sys
        sys.modules["pyarrow"] = None
        from security_meetings import load
        print(load().table("talks").to_pandas()["party_1"].tolist())
    """
    told = subprocess.check_output([sys.executable, "-c", code], text=True)  # noqa: S603
    assert told.strip() == "['BA-SRP', 'IR', 'KP']"
