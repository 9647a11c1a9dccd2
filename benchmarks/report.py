"""The table, the page of the documentation, and its drawing."""

from __future__ import annotations

import datetime
import importlib.metadata
import math
import os
import platform
from collections.abc import Sequence
from pathlib import Path

import security_meetings
from benchmarks.rows import Row

__all__ = ["drawing", "page", "table"]

LIBRARIES = (
    "attrs",
    "cattrs",
    "msgspec",
    "pydantic",
    "pycountry",
    "holidays",
    "country_converter",
    "pandas",
    "followthemoney",
)

PAGE = """\
# Speed

How long this library takes and how much memory, beside libraries that do the same work. The command
`python -m benchmarks --write docs/benchmarks.md` measured all of this and wrote this page. The goals were set
before the code was written; a goal that is missed stays on the page.

## How it was measured

Every figure is a ratio of runs made in turns on one machine, and the median of several such rounds: absolute
times drift, ratios hold. Times are CPU times, user and system. **JA** is a whole process that runs
`python -c "import json, attrs"`, about the least that a program with typed records can cost. Bytecode is
compiled beforehand.

The records are made by `python -m benchmarks.generate`, from a seed, in the shape of the bundled data. Talks
have {talk_bytes:.0f} bytes a line. Claims have {claim_bytes:.0f}, with their quotations; several stand on one
property, and they are at odds as often as the bundled ones. Where other libraries read the same file, all
days in it are full ones, since they know no others.

The articles that are built are made by `python -m benchmarks.articles`: the bundled ones again and again,
each copy about meetings of its own, with some 570 claims an article.

Python's garbage collector walks a growing heap again and again: whoever pauses it is much faster, and
`read_lines` does so itself. So the others are measured both as users run them and with the collector paused
on both sides.

| | |
|---|---|
{machine}

## Goals, and what came of them

{goals}

## Everything

{table}

## From few records to many

![Time and memory a record over the number of records](_static/benchmarks.svg)

## Run it

In an environment with the package, and with those of the others that you care about (the dependency group
`bench`), from the top of a checkout:

```console
$ python -m benchmarks
$ python -m benchmarks --only queries
$ python -m benchmarks --only build --articles 1000
```

or `nox --session bench`. With `--quick` files are small and figures mean nothing: it proves that everything
runs. followthemoney is not in the group, because it needs ICU and a compiler. What is not installed is named
in the table.
"""


def table(rows: Sequence[Row]) -> str:
    """All rows, as Markdown."""
    lines = ["| what | against | figure | goal | | |", "|---|---|---|---|---|---|"]
    for row in rows:
        cells = (row.work, row.against, _figure(row), row.bounds, row.verdict, row.note)
        lines.append(f"| {' | '.join(cells)} |".replace("|  |", "| |"))
    return "\n".join(lines)


def _figure(row: Row) -> str:
    if row.figure is None:
        return "none"
    digits = ".2g" if row.figure < 0.1 else ".2f" if row.figure < 100 else ",.0f"  # noqa: PLR2004
    return format(row.figure, digits)


def goals(rows: Sequence[Row]) -> str:
    """How many goals are met, and each that is missed, with the reason, as Markdown."""
    aimed = [row for row in rows if row.goal is not None and row.figure is not None]
    missed = [row for row in aimed if row.missed]
    lines = [f"{len(aimed) - len(missed)} of {len(aimed)} goals are met."]
    lines += ["", "Missed:", ""] if missed else []
    for row in missed:
        why = f" {row.why}" if row.why else ""
        lines.append(
            f"- {row.work}, against {row.against}: {_figure(row)}, goal {row.bounds}: {row.verdict}.{why}"
        )
    return "\n".join(lines)


def machine() -> str:
    """What it ran on, as rows of a table."""
    facts = {
        "date": f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}",
        "processor": f"{_processor()}, {os.cpu_count()} CPUs, shared with other work",
        "Python": f"{platform.python_implementation()} {platform.python_version()}, {platform.system()}",
        "security_meetings": f"{security_meetings.__version__}, {_origin()}",
        "others": ", ".join(f"{name} {_version(name)}" for name in LIBRARIES),
    }
    return "\n".join(f"| {name} | {fact} |" for name, fact in facts.items())


def _processor() -> str:
    try:
        with Path("/proc/cpuinfo").open(encoding="utf-8") as lines:
            return next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def _origin() -> str:
    installed = "site-packages" in Path(security_meetings.__file__).parts
    return "an installed wheel" if installed else "a checkout"


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "(not installed)"


def page(rows: Sequence[Row], talk_bytes: float, claim_bytes: float) -> str:
    """The page of the documentation."""
    return PAGE.format(
        talk_bytes=talk_bytes,
        claim_bytes=claim_bytes,
        machine=machine(),
        goals=goals(rows),
        table=table(rows),
    )


WIDTH, HEIGHT, MARGIN, GAP = 340, 220, 46, 20
COLOURS = ("#2a78b5", "#c8641e", "#3a9a5b")
GREY = "#888888"


def drawing(rows: Sequence[Row]) -> str:
    """Time and memory a record over the number of records: an SVG of two panels."""
    panels = []
    for i, word in enumerate(("time", "memory")):
        drawn = [row for row in rows if row.points and f": {word} a record" in row.work]
        unit = drawn[0].note.rpartition(" ")[2] if drawn else ""
        panel = _panel(f"{word} a record, {unit}", drawn)
        panels.append(f'<g transform="translate({i * (WIDTH + GAP)} 0)">\n{panel}\n</g>')
    width = 2 * WIDTH + GAP
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}" font-size="11"'
    return "\n".join(
        [f'{head} font-family="sans-serif" viewBox="0 0 {width} {HEIGHT}">', *panels, "</svg>\n"]
    )


def _panel(title: str, rows: Sequence[Row]) -> str:
    """Lines over a logarithmic axis of sizes; the other axis begins at 0."""
    sizes = sorted({size for row in rows for size, _ in row.points})
    top = max((value for row in rows for _, value in row.points), default=1) * 1.15
    first, last = math.log10(min(sizes, default=1)), math.log10(max(sizes, default=10))

    def x(size: float) -> float:
        return MARGIN + (math.log10(size) - first) / (last - first) * (WIDTH - 2 * MARGIN)

    def y(value: float) -> float:
        return HEIGHT - MARGIN - value / top * (HEIGHT - 2 * MARGIN)

    parts = [
        f'<path d="M{MARGIN} {y(top):.1f}V{y(0):.1f}H{WIDTH - MARGIN}" fill="none" stroke="{GREY}"/>',
        _text(MARGIN, 20, "start", GREY, title),
        *(_text(x(size), y(0) + 16, "middle", GREY, f"{size:,}") for size in sizes),
    ]
    for colour, row in zip(COLOURS, rows, strict=False):
        places = " ".join(f"{x(size):.1f},{y(value):.1f}" for size, value in row.points)
        size, value = row.points[-1]
        name = row.work.partition(":")[0].replace("`", "")
        parts += [
            f'<polyline points="{places}" fill="none" stroke="{colour}" stroke-width="2"/>',
            _text(x(size), y(value) - 6, "end", colour, f"{name}: {value:.3g}"),
        ]
    return "\n".join(parts)


def _text(x: float, y: float, anchor: str, colour: str, words: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{words}</text>'
