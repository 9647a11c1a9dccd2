"""The command `security-meetings`: ask the data from a terminal.

What the commands answer is in `show`, `ask`, `check` and `share`; they are imported once the question is
understood.
"""

from __future__ import annotations

import argparse
import datetime
import io
import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

__all__ = ["main"]

FINE, BAD_NEWS, WRONG_USE = 0, 1, 2
# What a shell reports of a program that the closing of its pipe ended.
CLOSED_PIPE = 141
_ONE_UNIT = 0xFFFF
_UNUSUAL = re.compile(r"[^ -~\n]")


def main(arguments: list[str] | None = None) -> int:
    """Answer one command.

    Args:
        arguments: The words behind the program's name; None takes those of the process.

    Returns:
        The exit code: 0 fine, 1 bad news, 2 wrong use, 141 where nobody reads on.
    """
    from security_meetings.errors import InvalidData, SecurityMeetingsError

    try:
        options = _parser().parse_args(arguments)
    except SystemExit as done:  # argparse has printed its help, or what is wrong
        return int(done.code or FINE)
    if sys.stdout is None:
        return _told("standard output is closed: there is nowhere to answer")
    try:
        text, good = _answered(options)
        _print(_escaped(text) if options.json else text, encoding="utf-8" if _for_programs(options) else None)
    except BrokenPipeError:
        # What is still to be flushed when the process ends must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED_PIPE
    except InvalidData as exc:
        return _told(*map(str, exc.problems))
    except (SecurityMeetingsError, OSError) as exc:
        return _told(str(exc))
    return FINE if good else BAD_NEWS


def _for_programs(options: argparse.Namespace) -> bool:
    """Whether what is printed has a form that other programs read, in UTF-8 on every system."""
    return any(getattr(options, form, False) for form in ("json", "jsonl", "csv", "safe"))


def _told(*lines: str) -> int:
    """Say what went wrong, without a letter of a pack that would steer the terminal."""
    from security_meetings.model.briefs import visible

    if sys.stderr is not None:
        if isinstance(sys.stderr, io.TextIOWrapper):
            sys.stderr.reconfigure(errors="backslashreplace")
        print("security-meetings:", "\n".join(map(visible, lines)), file=sys.stderr)
    return WRONG_USE


def _escaped(document: str) -> str:
    """A JSON document with every character escaped that nobody sees or that steers a terminal."""
    from security_meetings.model.briefs import visible

    def escaped(match: re.Match[str]) -> str:
        if visible(match[0]) == match[0]:
            return match[0]
        code = ord(match[0])
        if code <= _ONE_UNIT:
            return f"\\u{code:04x}"
        high, low = divmod(code - _ONE_UNIT - 1, 0x400)
        return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"

    return _UNUSUAL.sub(escaped, document)


def _answered(options: argparse.Namespace) -> tuple[str, bool]:
    """The text to print, and whether it is good news."""
    from security_meetings.cli import ask, check, share, show
    from security_meetings.cli.answer import Answer
    from security_meetings.cli.page import Page
    from security_meetings.codec.strict import encode
    from security_meetings.codec.text import dump_json

    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    page = Page(shutil.get_terminal_size().columns, colour=colour)
    name = options.command.replace("-", "_")
    room = next(room for room in (show, ask, check, share) if name in room.__all__)
    answer: Answer = getattr(room, name)(options, page)
    text = dump_json(encode(answer.document)).decode() if options.json else page.text
    return text, answer.good


def _print(text: str, encoding: str | None) -> None:
    """Print all of it, also where not every letter can be shown."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
    sys.stdout.write(text)
    sys.stdout.flush()


def _day(at: str) -> Callable[[str], datetime.date]:
    """A reader of days as far as given, which takes their first or their last day."""

    def read(text: str) -> datetime.date:
        from security_meetings.model.days import earliest, latest, parse_day

        try:
            day = (earliest if at == "first" else latest)(parse_day(text))
        except ValueError as exc:
            raise argparse.ArgumentTypeError(str(exc)) from exc
        if day is None:
            raise argparse.ArgumentTypeError(f"expected a day with its year, got {text!r}")
        return day

    return read


class _Version(argparse.Action):
    """Prints the version; looked up only when asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> None:
        from importlib.metadata import version

        print(f"security-meetings {version('security-meetings')}")
        parser.exit()


def _shared(parser: argparse.ArgumentParser, *, again: bool = False) -> None:
    """The options of all commands, which may stand before the command and again behind it."""
    group = parser.add_argument_group("options of all commands")
    unset: Any = argparse.SUPPRESS if again else None
    where = "more_data" if again else "data"
    words = "a folder or zip with data/ in it, or 'bundled'; several are merged (default: bundled)"
    group.add_argument("--data", metavar="WHERE", action="append", default=[], dest=where, help=words)
    words = "who wins: best-rank (default), latest-published, majority, strict"
    group.add_argument("--policy", metavar="NAME", default=unset, help=words)
    group.add_argument("--json", action="store_true", default=unset, help="print one JSON document")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="security-meetings",
        description="Ask what sources say of security meetings, in which words, and who disagrees.",
        epilog="example: security-meetings show",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version of package and data")
    _shared(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, words: str, example: str) -> argparse.ArgumentParser:
        epilog = f"example: security-meetings {name} {example}".rstrip()
        sub = commands.add_parser(name, help=words, description=words, epilog=epilog, allow_abbrev=False)
        _shared(sub, again=True)
        return sub

    place: Any = {"metavar": "PLACE", "help": "an id, collection/id, or a name"}

    sub = command(
        "show", "All meetings with who disagrees; or one record, and what refers to it.", "imhr-2025"
    )
    sub.add_argument("place", nargs="?", **place)

    sub = command(
        "find", "Everything of this name, in any spelling, or with it as a part of its name.", "Shoygu"
    )
    sub.add_argument("name", metavar="NAME", help="a name or some words of one")

    sub = command(
        "who-met", "Bilateral talks: when, between whom, on what, and who says so.", "Iran --since 2025-05-27"
    )
    sub.add_argument(
        "name", metavar="NAME", nargs="?", help="a person, country or organisation; default: all"
    )
    sub.add_argument("--since", metavar="DAY", type=_day("first"), help="no talks before this day")
    sub.add_argument("--until", metavar="DAY", type=_day("last"), help="no talks after this day")

    sub = command(
        "explain", "Who says a value, in which words, and why it won.", "imhr-2025 counts.countries"
    )
    sub.add_argument("place", **place)
    sub.add_argument("property", metavar="PROPERTY", help="a property, such as counts.countries")

    command("conflicts", "Every property of which claims contradict each other.", "--json")

    command("divergences", "Where accounts differ without one value contradicting another.", "--json")

    command("anomalies", "What looks odd in the sources, with the words that show it.", "--json")

    sub = command("cite", "Cite the data, a record, or one value.", "imhr-2025 venue --format bibtex")
    sub.add_argument("place", nargs="?", **place)
    sub.add_argument("property", metavar="PROPERTY", nargs="?", help="a property; default: the whole record")
    sub.add_argument("--format", choices=("text", "bibtex", "csl"), default="text", help="default: text")

    command("verify", "Check every quotation, id, reference and value; exit 1 if one is wrong.", "--data .")

    command("coverage", "How much of each source is accounted for; exit 1 if a sentence is not.", "--data .")

    def given_out(sub: argparse.ArgumentParser) -> None:
        sub.add_argument("--csv", action="store_true", help="as CSV, all rows")
        sub.add_argument("--safe", action="store_true", help="as CSV in which no cell is a formula")
        sub.add_argument("--jsonl", action="store_true", help="as JSON Lines, all rows")
        sub.add_argument(
            "-o", "--output", metavar="FILE", type=Path, help="write it there; as CSV by default"
        )

    sub = command("table", "One table, or the names of all; as CSV or JSON Lines on request.", "dyads --csv")
    sub.add_argument("name", metavar="NAME", nargs="?", help="a table; default: the names of all")
    sub.add_argument("--evidence", action="store_true", help="with claims, sources and quotes of each row")
    given_out(sub)

    sub = command("sql", "Ask all tables a question in SQL.", '"select * from dyads"')
    sub.add_argument("query", metavar="QUERY", help="one SELECT; see `table` for the names of the tables")
    given_out(sub)

    sub = command("reader", "Write one page for people: every record, its words, who disagrees.", "out.html")
    sub.add_argument("out", metavar="OUT", type=Path, help="the file to write; one that is there is replaced")

    sub = command("diff", "What changed from one pack, or version, to another.", "old.zip .")
    sub.add_argument("old", metavar="OLD", help="a folder or zip, or 'bundled'")
    sub.add_argument("new", metavar="NEW", help="a folder or zip, or 'bundled'")

    sub = command("build", "Build a pack's data/ from its seeds/, or only compare.", ". --check")
    sub.add_argument(
        "root", metavar="ROOT", nargs="?", type=Path, default=Path(), help="default: this folder"
    )
    sub.add_argument("--check", action="store_true", help="write nothing; exit 1 if data/ is not as built")
    return parser
