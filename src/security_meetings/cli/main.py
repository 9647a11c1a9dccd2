"""The command `security-meetings`: ask the data from a terminal.

What there are stands in `commands`. The modules that answer are imported once the question is understood.
"""

from __future__ import annotations

import argparse
import builtins
import contextlib
import io
import os
import re
import shutil
import sys
from typing import Any

from security_meetings.cli.commands import COMMANDS

__all__ = ["main", "parser"]

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
    from security_meetings.errors import InvalidData, SecurityMeetingsError, told

    try:
        return _done(arguments)
    except BrokenPipeError:
        _silence()
        return CLOSED_PIPE
    except InvalidData as exc:
        return _told(*told(exc.problems, beside=True))
    except SecurityMeetingsError as exc:
        return _told(str(exc))
    except OSError as exc:  # a full disk, mostly
        _silence()
        return _told(str(exc))


def _done(arguments: list[str] | None) -> int:
    """Answer, and give the exit code."""
    options = _understood(arguments)
    if isinstance(options, int) and options != FINE:
        return options
    if sys.stdout is None:
        return _told("standard output is closed: there is nowhere to answer")
    if isinstance(options, int):
        sys.stdout.flush()
        return options
    text, good = _answered(options)
    _print(_escaped(text) if options.json else text, encoding="utf-8" if _for_programs(options) else None)
    return FINE if good else BAD_NEWS


def _silence() -> None:
    """Let what cannot be written not fail again when the process ends."""
    try:
        sys.stdout.flush()
    except OSError:
        with contextlib.suppress(OSError):  # where it is no file
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _understood(arguments: list[str] | None) -> argparse.Namespace | int:
    """What is asked; or the exit code, where argparse has printed its help, or what is wrong."""
    try:
        return parser().parse_args(arguments)
    except SystemExit as done:
        return int(done.code or FINE)


def _for_programs(options: argparse.Namespace) -> bool:
    """Whether what is printed has a form that other programs read, in UTF-8 on every system."""
    return any(getattr(options, form, False) for form in ("json", "jsonl", "csv", "safe"))


def _told(*lines: str) -> int:
    """Say what went wrong, without a letter of a pack that would steer the terminal."""
    from security_meetings.model.briefs import visible

    if sys.stderr is not None:
        if isinstance(sys.stderr, io.TextIOWrapper):
            sys.stderr.reconfigure(errors="backslashreplace")
        with contextlib.suppress(OSError):  # where nobody reads it, the exit code says enough
            print("security-meetings:", "\n".join(map(visible, lines)), file=sys.stderr, flush=True)
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
    from importlib import import_module

    from security_meetings.cli.answer import Answer
    from security_meetings.cli.page import Page
    from security_meetings.codec.strict import encode
    from security_meetings.codec.text import dump_json

    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    page = Page(shutil.get_terminal_size().columns, colour=colour)
    room = import_module(f"security_meetings.cli.{options.room}")
    answer: Answer = getattr(room, function_of(options.command))(options, page)
    text = dump_json(encode(answer.document)).decode() if options.json else page.text
    return text, answer.good


def function_of(command: str) -> str:
    """The name of the function that answers a command; one that Python has itself gets a line behind it."""
    name = command.replace("-", "_")
    return f"{name}_" if hasattr(builtins, name) else name


def _print(text: str, encoding: str | None) -> None:
    """Print all of it, also where not every letter can be shown."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
    sys.stdout.write(text)
    sys.stdout.flush()


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
    words = "fold from the claims of this source alone; again for more of them"
    told = "more_told_by" if again else "told_by"
    group.add_argument("--as-told-by", metavar="SOURCE", action="append", default=[], dest=told, help=words)
    group.add_argument("--json", action="store_true", default=unset, help="print one JSON document")


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    found = argparse.ArgumentParser(
        prog="security-meetings",
        description="Ask what sources say of security meetings, in which words, and who disagrees.",
        epilog="example: security-meetings show",
        allow_abbrev=False,
    )
    found.add_argument("--version", action=_Version, nargs=0, help="print the version of package and data")
    _shared(found)
    commands = found.add_subparsers(dest="command", metavar="COMMAND", required=True)

    for command in COMMANDS:
        sub = commands.add_parser(
            command.name,
            help=command.words,
            description=command.words,
            epilog=f"example: security-meetings {command.name} {command.example}".rstrip(),
            allow_abbrev=False,
        )
        _shared(sub, again=True)
        for argument in command.arguments:
            sub.add_argument(*argument.names, **argument.settings)
        sub.set_defaults(room=command.room)
    return found
