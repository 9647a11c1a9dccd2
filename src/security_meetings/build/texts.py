"""Reading the files of `seeds/`: texts and TOML, with what is wrong told by file and line."""

from __future__ import annotations

import contextlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from security_meetings.build.outline import Outline, TooMuch, outlined
from security_meetings.build.readings import Misquoted
from security_meetings.errors import InvalidData, Problem
from security_meetings.packs.limits import DEFAULT_LIMITS

__all__ = ["noting", "parsed_toml", "read_text", "read_toml"]

_IN_TOML = re.compile(r" \(at line (\d+), column \d+\)| \(at end of document\)")
# How the parser says that a key stands twice, as when a subject has two inline tables in one block.
_TWICE = ("Cannot overwrite", "Cannot mutate", "Duplicate inline table key", "Cannot declare")
_RULE = "what is said of one subject in one block goes into one inline table, or on lines of their own"
_PART = r"""(?:[\w-]+|"[^"\n]{0,200}"|'[^'\n]{0,200}')"""
_DOTTED = re.compile(rf"\s*(?P<key>{_PART}(?:\s*\.\s*{_PART}){{0,9}})\s*=")


@contextlib.contextmanager
def noting(problems: list[Problem], file: str, where: str) -> Iterator[None]:
    """Note what goes wrong inside as a problem of this place, and go on behind it."""
    try:
        yield
    except InvalidData as exc:
        problems.extend(Problem(file, where, p.message) for p in exc.problems)
    except ValueError as exc:
        beside = exc.beside if isinstance(exc, Misquoted) else ()
        problems.append(Problem(file, where, str(exc), beside))


def read_text(path: Path) -> tuple[bytes, str]:
    """The bytes of a file, and the text that they are.

    Raises:
        InvalidData: It cannot be read, or is no text in UTF-8.
    """
    try:
        if path.exists() and not path.is_file():
            # To open a pipe or a device could take for ever.
            raise InvalidData([Problem(path.name, "", "this is no regular file")])
        if path.exists() and (size := path.stat().st_size) > DEFAULT_LIMITS.file_bytes:
            what = f"{size} bytes, and no text of more than {DEFAULT_LIMITS.file_bytes} is read"
            raise InvalidData([Problem(path.name, "", what)])
        raw = path.read_bytes()
        return raw, raw.decode("utf-8")
    except UnicodeDecodeError as exc:
        line = exc.object.count(b"\n", 0, exc.start) + 1
        cure = (
            f"save it in UTF-8, as with: iconv -f CHARSET -t UTF-8 {path.name} > copy, with its own charset"
        )
        what = f"texts are read as UTF-8, and byte {exc.object[exc.start]:#04x} here is none of it: {cure}"
        raise InvalidData([Problem(path.name, f"line {line}", what)]) from exc
    except OSError as exc:
        raise InvalidData([Problem(path.name, "", f"cannot be read: {exc.strerror or exc}")]) from exc


def read_toml(path: Path) -> dict[str, Any]:
    """Parse a TOML file.

    Raises:
        InvalidData: It cannot be read, or is no valid TOML.
    """
    return parsed_toml(path)[0]


def parsed_toml(path: Path) -> tuple[dict[str, Any], Outline]:
    """Parse a TOML file, and tell where its statements stand.

    Raises:
        InvalidData: It cannot be read, or is no valid TOML.
    """
    # Some editors put a byte order mark before a text; it says nothing.
    text = read_text(path)[1].removeprefix("\ufeff")
    try:
        # First: it refuses what would take the parser too long.
        outline = outlined(text)
        return tomllib.loads(text), outline
    except TooMuch as exc:
        what = f"cannot be read as TOML: {exc}; no annotation needs that"
        raise InvalidData([Problem(path.name, f"line {exc.line}", what)]) from exc
    except (ValueError, RecursionError) as exc:
        at = _IN_TOML.search(str(exc))
        line = at[1] if at and at[1] else str(text.count("\n") + 1)
        cure = _once(text, int(line)) if str(exc).startswith(_TWICE) else ""
        what = f"cannot be read as TOML: {_IN_TOML.sub('', str(exc))}{cure}"
        raise InvalidData([Problem(path.name, f"line {line}", what)]) from exc


def _once(text: str, number: int) -> str:
    r"""How to write what this line says again; empty where it says nothing of a subject.

    >>> print(_once("sessions.x = {a = 1}\nsessions.x.b = 2", 2))  # doctest: +ELLIPSIS
    ; write sessions.x = {a = …, b = …}, or sessions.x.a = … and sessions.x.b = … each on a line, but ...
    """
    line = text.split("\n")[number - 1]
    found = _DOTTED.match(line)
    parts = re.findall(_PART, found["key"]) if found else []
    if len(parts) == 1:
        return f"; {parts[0]} stands above already: say it once"
    if not parts:
        return "; each key stands once in its table"
    subject = ".".join(parts[:2])
    table, lines = f"{subject} = {{a = …, b = …}}", f"{subject}.a = … and {subject}.b = … each on a line"
    return f"; write {table}, or {lines}, but not both: {_RULE}"
