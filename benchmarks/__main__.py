"""`python -m benchmarks`: measure everything, and print a table of ratios."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import building, bulk, lazy, processes, queries, scaling, sizes, tabling, weighing
from benchmarks.report import drawing, page, table
from benchmarks.rows import Packs, Row, Settings

GROUPS: dict[str, Callable[[Settings], Iterator[Row]]] = {
    module.GROUP: module.rows
    for module in (processes, bulk, lazy, queries, sizes, weighing, tabling, building, scaling)
}


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and write the page if asked to."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small files, one round: figures mean nothing")
    parser.add_argument("--only", action="append", choices=GROUPS, help="one group of rows")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="write the page of the documentation")
    parser.add_argument(
        "--records", type=int, default=1_000_000, help="of the largest file (default: 1000000)"
    )
    parser.add_argument("--articles", type=int, default=100, help="how many are built at most (default: 100)")
    options = parser.parse_args(arguments)
    articles = (5, 10) if options.quick else (10, 30, max(options.articles, 31))
    rounds, few, numbers = (
        (1, 1, (30, 120))
        if options.quick
        else (15, 3, (*(n for n in (1_000, 10_000, 100_000) if n < options.records), options.records))
    )
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        settings = Settings(rounds, few, numbers, Packs(Path(folder)), articles)
        rows: list[Row] = []
        for name in options.only or GROUPS:
            rows += GROUPS[name](settings)
            print(f"{name}: done after {time.monotonic() - started:.0f} s", file=sys.stderr)
        if options.write:
            _write(options.write, rows, settings)
    print(table(rows))
    return 0


def _write(path: Path, rows: list[Row], settings: Settings) -> None:
    size = settings.sizes[-1]
    talks = settings.packs.lines(size).stat().st_size / size
    claims = (settings.packs.claims(size) / "data" / "claims.jsonl").stat().st_size / size
    figure = path.parent / "_static" / "benchmarks.svg"
    figure.parent.mkdir(parents=True, exist_ok=True)
    figure.write_text(drawing(rows), encoding="utf-8")
    path.write_text(page(rows, talks, claims), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
