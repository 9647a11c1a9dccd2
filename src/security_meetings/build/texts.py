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
_CURE = "; what is said of one subject in one block goes into one inline table, or on lines of their own"


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
        cure = _CURE if str(exc).startswith(_TWICE) else ""
        what = f"cannot be read as TOML: {_IN_TOML.sub('', str(exc))}{cure}"
        raise InvalidData([Problem(path.name, f"line {line}", what)]) from exc
