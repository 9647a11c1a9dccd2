"""The command that writes the data in the formats of other tools."""

from __future__ import annotations

import argparse

from security_meetings.cli.answer import Answer, loaded
from security_meetings.cli.page import Page
from security_meetings.errors import InvalidValue
from security_meetings.export.exporting import formats

__all__ = ["export"]


def export(options: argparse.Namespace, page: Page) -> Answer:
    """Write the data in a format, and tell what it cannot hold; or list the formats."""
    if options.list:
        for known in formats():
            ending = known.suffixes[0] if known.suffixes else "a folder"
            needs = f"; takes the extra {known.extra}" if known.extra else ""
            page.write(f"{known.name} ({ending}{needs})")
            page.write(known.description, 2)
        return Answer([known.name for known in formats()])
    if options.format is None or options.out is None:
        raise InvalidValue("export takes FORMAT and OUT; --list lists the formats")
    report = loaded(options).export(options.format, options.out)
    page.raw(str(report))
    losses = [
        {"what": loss.what, "why": loss.why, "count": loss.count, "there": loss.there}
        for loss in report.losses
    ]
    document = {
        "format": report.standard,
        "path": str(report.path),
        "counted": report.counted,
        "total": report.total,
        "carried": report.carried,
        "losses": losses,
    }
    return Answer(document)
