"""Without the package that something takes, the error says which extra brings it."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from security_meetings import Dataset, MissingExtra
from security_meetings.tables import frames

DAY = datetime.date(2025, 1, 1)
CALLS: list[tuple[str, str, Callable[[Dataset, Path], Any]]] = [
    ("arro3.core", "arrow", lambda ds, _: ds.table("talks").__arrow_c_stream__()),
    ("arro3.core", "arrow", lambda ds, _: ds.table("talks").__arrow_c_schema__()),
    ("arro3.io", "arrow", lambda ds, path: ds.table("talks").to_parquet(path / "t.parquet")),
    ("arro3.io", "arrow", lambda ds, path: ds.to_parquet(path / "tables")),
    ("pandas", "pandas", lambda ds, _: ds.table("talks").to_pandas()),
    ("polars", "polars", lambda ds, _: ds.table("talks").to_polars()),
    ("xlsxwriter", "excel", lambda ds, path: ds.table("talks").to_excel(path / "t.xlsx")),
    ("xlsxwriter", "excel", lambda ds, path: ds.to_excel(path / "t.xlsx")),
    ("narwhals.stable.v2", "frames", lambda *_: frames.dyads_between(None, DAY, DAY)),
    ("narwhals.stable.v2", "frames", lambda *_: frames.panel(None, None, DAY, DAY)),
    ("narwhals.stable.v2", "frames", lambda *_: frames.participation_by_party(None)),
    ("narwhals.stable.v2", "frames", lambda *_: frames.talks_by_topic(None, None)),
    ("narwhals.stable.v2", "frames", lambda *_: frames.facts_by_source(None, None)),
    ("narwhals.stable.v2", "frames", lambda *_: frames.conflicts_by_property(None)),
]


@pytest.mark.parametrize(("module", "extra", "call"), CALLS)
def test_the_extra_is_named(
    ds: Dataset,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    module: str,
    extra: str,
    call: Callable[[Dataset, Path], Any],
) -> None:
    """The error is an ImportError, says what to install, and leaves no file behind."""
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtra, match=rf'pip install "security-meetings\[{extra}\]"') as told:
        call(ds, tmp_path)
    assert isinstance(told.value, ImportError)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_tables_take_no_package_of_others() -> None:
    """The rooms of tables are imported without any of them."""
    import subprocess

    code = """if True:
        import sys
        for name in ("arro3", "pandas", "polars", "xlsxwriter", "narwhals", "pyarrow"):
            sys.modules[name] = None
        from security_meetings import load
        from security_meetings.tables import arrow, dataframes, excel, frames
        print(len(load().table("talks")))
    """
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "3\n"  # noqa: S603
