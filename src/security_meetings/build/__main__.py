"""`python -m security_meetings.build`: rebuild `data/` from `seeds/`, as `security-meetings build` does."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from security_meetings.build import rebuild
from security_meetings.build.building import unannotated
from security_meetings.build.keeping import cache_folder
from security_meetings.build.linting import linted
from security_meetings.build.progress import ProgressLine
from security_meetings.errors import InvalidData, Problem, SecurityMeetingsError
from security_meetings.model.briefs import visible

# The exit codes where nothing can be said, and where nobody reads on, as of the command.
_NOT_SAID, _CLOSED_PIPE = 2, 141


def _show(problems: Iterable[Problem], file: TextIO | None = None) -> None:
    """Print problems, with no letter in them that would steer the terminal."""
    for problem in problems:
        print(*map(visible, problem.lines), sep="\n", file=file)


def _refused(exc: SecurityMeetingsError) -> int:
    if isinstance(exc, InvalidData):
        _show(exc.problems, sys.stderr)
    else:
        print(visible(str(exc)), file=sys.stderr)
    return 1


def main(arguments: list[str] | None = None) -> int:
    """Build, compare or lint; 0 if all is well, 1 if files differ or annotations are wrong."""
    parser = argparse.ArgumentParser(prog="python -m security_meetings.build", description=__doc__)
    parser.add_argument(
        "root", nargs="?", type=Path, default=Path(), help="the pack's folder (default: here)"
    )
    parser.add_argument("--check", action="store_true", help="write nothing; fail if data/ is not as built")
    parser.add_argument(
        "--lint", type=Path, metavar="FILE", help="check one annotation file by itself, or a folder of them"
    )
    parser.add_argument(
        "--no-cache", action="store_true", help="read every file again, and keep nothing of what they say"
    )
    options = parser.parse_args(arguments)
    if options.lint:
        try:
            found = linted(options.lint)
        except SecurityMeetingsError as exc:
            return _refused(exc)
        if options.lint.is_file():
            # They are no fault of this file, but nobody else may tell.
            _show(unannotated(options.lint.parent))
        _show([*found.problems, *found.odd])
        print(*map(visible, str(found).splitlines()), sep="\n")
        return 1 if found.problems else 0
    try:
        cache = None if options.no_cache else cache_folder()
        with ProgressLine(sys.stderr) as progress:
            built = rebuild(options.root, check=options.check, cache=cache, progress=progress)
    except SecurityMeetingsError as exc:
        return _refused(exc)
    print(built)
    return 1 if options.check and built.changed else 0


def _answered() -> int:
    """The exit code of the process; where nobody reads, or the disk is full, it ends without a traceback."""
    try:
        code = main()
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as exc:
        with contextlib.suppress(OSError):
            if sys.stdout is not None:
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(exc, BrokenPipeError):
            return _CLOSED_PIPE
        with contextlib.suppress(OSError):
            print(visible(str(exc)), file=sys.stderr, flush=True)
        return _NOT_SAID
    return code


if __name__ == "__main__":
    sys.exit(_answered())
