"""The commands of those who make packs: build, new-pack, new-source."""

from __future__ import annotations

import argparse
import functools
import itertools
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from security_meetings.build import Rebuilt, rebuild
from security_meetings.build import new_pack as put_pack
from security_meetings.build import new_source as put_source
from security_meetings.build.keeping import cache_folder
from security_meetings.build.linting import linted
from security_meetings.build.progress import ProgressLine
from security_meetings.build.watching import watch
from security_meetings.cli.answer import Answer
from security_meetings.cli.page import Page
from security_meetings.errors import InvalidData, InvalidValue, Problem, SecurityMeetingsError
from security_meetings.model.briefs import visible

__all__ = ["build", "new_pack", "new_source"]


def build(options: argparse.Namespace, page: Page) -> Answer:
    """Rebuild a pack's data from its seeds, or compare, check or watch them."""
    _check_options(options, "build reads the seeds of ROOT")
    if options.check + options.lint + options.watch > 1:
        raise InvalidValue("build takes one of --check, --lint and --watch")
    if options.lint:
        return _linted(options.root, page)
    building = functools.partial(_rebuilt, check=options.check, cached=not options.no_cache)
    if options.watch:
        return _watched(options.root, building)
    built = building(options.root)
    page.raw(str(built))
    return Answer(built, good=not (options.check and built.changed))


def _rebuilt(root: Path, *, check: bool, cached: bool) -> Rebuilt:
    with ProgressLine(sys.stderr) as progress:
        return rebuild(root, check=check, cache=cache_folder() if cached else None, progress=progress)


def _linted(root: Path, page: Page) -> Answer:
    found = linted(root)
    for problem in (*found.problems, *found.odd):
        page.raw("\n".join(map(visible, problem.lines)))
    page.raw("\n".join(map(visible, str(found).splitlines())))
    document = {
        "claims": found.claims,
        "problems": list(_told(found.problems)),
        "oddities": list(_told(found.odd)),
        "cuts": list(_told(found.account.cuts)),
        "open": list(_told(found.account.open)),
    }
    return Answer(document, good=not (found.problems or found.odd))


def _told(problems: Iterable[Problem]) -> Iterator[dict[str, str | list[str]]]:
    return (
        {"file": p.file, "where": p.where, "message": p.message, "beside": list(p.beside)} for p in problems
    )


def _watched(root: Path, building: Callable[[Path], Rebuilt], times: int | None = None) -> Answer:
    """Build at each change, telling at once what came of it, until the user ends it."""
    try:
        for found in itertools.islice(watch(root, building), times):
            if isinstance(found, InvalidData):
                lines = [line for problem in found.problems for line in problem.lines]
            else:
                lines = str(found).splitlines()
            print(*map(visible, lines), sep="\n", file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        pass
    return Answer({"watched": str(root)})


def new_pack(options: argparse.Namespace, page: Page) -> Answer:
    """Begin a pack that builds, with nothing in it yet."""
    _check_options(options, "new-pack begins a pack in DIR")
    pack = put_pack(options.dir, package=options.package)
    page.raw(f"{pack}/seeds/pack.toml says what the pack is: put your own words there")
    page.raw(f"next: security-meetings new-source FILE.txt --pack {_word(pack)}")
    return Answer({"pack": str(pack)})


def new_source(options: argparse.Namespace, page: Page) -> Answer:
    """Put a text into a pack, with a draft of what it says beside it."""
    _check_options(options, "new-source writes into --pack")
    notes = put_source(options.file, options.pack, language=options.language, meeting=options.meeting)
    page.raw(f"{notes} quotes each sentence: confirm, strike and add claims in it")
    page.raw(f"next: security-meetings build {_word(options.pack)} --watch")
    return Answer({"annotations": str(notes)})


def _word(path: Path) -> str:
    """A path as a shell takes it; one that begins with a dash is no option."""
    written = str(path)
    return shlex.quote(f"./{written}" if written.startswith("-") else written)


def _check_options(options: argparse.Namespace, what: str) -> None:
    asked = options.data, options.more_data, options.told_by, options.more_told_by
    if any(asked) or options.policy is not None:
        raise SecurityMeetingsError(f"{what}: it takes no --data, no --policy and no --as-told-by")
