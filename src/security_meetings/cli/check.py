"""The commands that check: verify, coverage, diff, packs."""

from __future__ import annotations

import argparse
import contextlib

from security_meetings.cli.answer import Answer, loaded, policy_of
from security_meetings.cli.page import Page
from security_meetings.errors import InvalidData, SecurityMeetingsError
from security_meetings.loading import known_packs, load
from security_meetings.model.briefs import counted, visible

__all__ = ["coverage", "diff", "packs", "verify"]


# A pack that is not sound tells so many of its problems; `verify` tells all.
_MOST_TOLD = 5


def verify(options: argparse.Namespace, page: Page) -> Answer:
    """Whether every claim still stands in its source."""
    ds = loaded(options)
    found = ds.verify()
    page.raw(str(found))
    # What was odd about the merge is no fault of any pack, so that nobody else would tell of it here.
    for problem in ds.problems:
        page.raw(f"look at this: {visible(str(problem))}")
    digest = None
    with contextlib.suppress(InvalidData):  # what cannot be read has none, and the problems say so
        digest = ds.digest
        page.raw(f"digest {digest}")
    if "+" in ds.name:
        page.raw(f"counted are the claims of all that is loaded, with what is used: {visible(ds.name)}")
    problems = [{"file": p.file, "where": p.where, "message": p.message} for p in found.problems]
    document = {
        "ok": found.ok,
        "checked": found.checked,
        "compared": found.compared,
        "judged": found.judged,
        "scattered": found.scattered,
        "unchecked": found.unchecked,
        "editorial": found.editorial,
        "digest": digest,
        "problems": problems,
    }
    return Answer(document, good=found.ok)


def coverage(options: argparse.Namespace, page: Page) -> Answer:
    """How much of each source is accounted for."""
    ds = loaded(options)
    found = ds.coverage()
    for covered in found:
        page.write(str(covered))
        for sentence in covered.open:
            page.write(f"open: “{sentence}”", 2)
    for source in sorted({*ds.sources.ids} - {covered.source for covered in found}):
        page.write(f"{source}: not looked at, its text does not travel along")
    if not ds.sources:
        page.write("There are no sources.")
    return Answer({"sources": found}, good=bool(ds.sources) and not any(covered.open for covered in found))


def diff(options: argparse.Namespace, page: Page) -> Answer:
    """What changed from one pack to another."""
    if _asks_of_data(options):
        raise SecurityMeetingsError("diff compares OLD with NEW: it takes no --data and no --as-told-by")
    policy = policy_of(options)
    found = load(options.new, policy=policy).difference(load(options.old, policy=policy))
    page.raw(str(found))
    return Answer({"breaking": found.breaking, "changes": found})


def packs(options: argparse.Namespace, page: Page) -> Answer:
    """The packs that are known by their names, and whether they are sound."""
    if _asks_of_data(options) or options.policy is not None:
        raise SecurityMeetingsError("packs lists what is installed: it takes no --data and no --policy")
    found = known_packs()
    for pack in found:
        edition = f" {pack.version}" if pack.version else ""
        edition += f" (digest {pack.digest[:12]}…)" if pack.digest else ""
        page.write(
            f"{pack.name}{edition}, of {pack.distribution}: {'verifies' if pack.ok else 'is not sound'}"
        )
        for problem in pack.problems[:_MOST_TOLD]:
            page.write(str(problem), 2)
        if (more := len(pack.problems) - _MOST_TOLD) > 0:
            page.write(f"and {counted(more, 'more problem')}", 2)
    listed = [
        {
            "name": p.name,
            "version": p.version,
            "digest": p.digest,
            "distribution": p.distribution,
            "ok": p.ok,
            "problems": [{"file": q.file, "where": q.where, "message": q.message} for q in p.problems],
        }
        for p in found
    ]
    return Answer({"packs": listed}, good=all(pack.ok for pack in found))


def _asks_of_data(options: argparse.Namespace) -> bool:
    return bool(options.data or options.more_data or options.told_by or options.more_told_by)
