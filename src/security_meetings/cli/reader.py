"""The command that writes the page for people."""

from __future__ import annotations

import argparse

from security_meetings.cli.answer import Answer, loaded
from security_meetings.cli.page import Page

__all__ = ["reader"]


def reader(options: argparse.Namespace, page: Page) -> Answer:
    """One page with all records and sources, in a file that needs no other."""
    path = loaded(options).reader(options.out)
    size = path.stat().st_size
    page.write(f"{path}: {size:,} bytes; any browser opens it, and it asks no network")
    return Answer({"file": str(path), "bytes": size})
