"""The commands by which data leave: table, sql, reader."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from security_meetings.cli.answer import Answer, loaded
from security_meetings.cli.page import Page, dim
from security_meetings.errors import SecurityMeetingsError
from security_meetings.model.briefs import counted
from security_meetings.tables.table import CUT, Table, in_lines

__all__ = ["reader", "sql", "table"]


def table(options: argparse.Namespace, page: Page) -> Answer:
    """One table, on the page or in a file."""
    ds = loaded(options)
    if options.name is None:
        for name in ds.tables:
            page.raw(name)
        return Answer({"tables": ds.tables})
    return _given(ds.table(options.name, evidence=options.evidence), options, page)


def sql(options: argparse.Namespace, page: Page) -> Answer:
    """The answer to a question in SQL."""
    return _given(loaded(options).sql(options.query), options, page)


def reader(options: argparse.Namespace, page: Page) -> Answer:
    """One page for people with all records and sources, in a file that needs no other."""
    path = loaded(options).reader(options.out)
    size = path.stat().st_size
    page.write(f"{path}: {size:,} bytes; any browser opens it, and it asks no network")
    return Answer({"file": str(path), "bytes": size})


def _given(found: Table, options: argparse.Namespace, page: Page) -> Answer:
    if options.safe and options.jsonl:
        raise SecurityMeetingsError(
            "--safe is for spreadsheets, which read no JSON Lines: give it with --csv"
        )
    if options.csv and options.jsonl:
        raise SecurityMeetingsError("--csv and --jsonl are two forms: give one of them")
    if options.json:
        if forms := [f"--{form}" for form in ("csv", "safe", "jsonl") if getattr(options, form)]:
            raise SecurityMeetingsError(f"--json and {forms[0]} are two forms: give one of them")
        if options.output is not None:
            raise SecurityMeetingsError("--json prints one document: for a file, give --jsonl or --csv")
        return Answer(_document(found))
    csv = options.csv or options.safe or (options.output is not None and not options.jsonl)
    if options.output is not None:
        found.to_csv(options.output, safe=options.safe) if csv else found.to_jsonl(options.output)
        page.raw(f"{counted(len(found), 'row')} of {found.name} written to {options.output}")
    elif csv or options.jsonl:
        text = found.to_csv(safe=options.safe) if csv else found.to_jsonl()
        # Another program gets every letter as it is; a terminal none that would steer it.
        (page.raw if sys.stdout.isatty() else page.whole)(text)
    else:
        # What goes to a file or another program may be quoted from there: no cell is cut.
        text = in_lines(found, whole=not sys.stdout.isatty())
        page.raw(text)
        if sys.stdout.isatty() and CUT in text:
            page.write(dim(f"{CUT} stands where a cell is cut: --csv and --jsonl give all of it"))
    return Answer(None)


def _document(found: Table) -> dict[str, Any]:
    columns = [{"name": c.name, "type": c.type, "meaning": c.meaning} for c in found.columns]
    return {"table": found.name, "columns": columns, "rows": list(found)}
