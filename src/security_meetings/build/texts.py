"""Reading the files of `seeds/`: texts and TOML, with what is wrong told by file and line."""

from __future__ import annotations

import contextlib
import datetime
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
_QUOTED = re.compile(r"""\"(?:[^"\\\n]|\\.)*\"|'[^'\n]*'|#.*""")
_DAY = re.compile(r"(?<![\w.:-])(\d{4})-(\d\d)-\d\d(?!\d)", re.ASCII)
_MONTH = re.compile(r"(?<![\w.:-])\d{4}-\d\d(?![\w.:-])", re.ASCII)
_MONTHS = range(1, 13)
_HEADER = re.compile(rf"\s*\[\[?\s*({_PART})\s*\]")
# How the parser says that the text of a line does not end on it; and where it looked for the end in vain.
_ON_ITS_LINE = re.compile(r"(?:Illegal|Found invalid) character '\\n'")
_IN_VAIN = re.compile(r"""Unterminated string|Expected (?P<mark>"'+"|'"+')""")
_DOTTED = re.compile(rf"\s*(?P<key>{_PART}(?:\s*\.\s*{_PART}){{0,9}})\s*=")
# What a text begins with that says in which other way it is written.
_MARKS = (
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
# Of two bytes a letter one is such a character: in letters of Europe nearly always, and no text has many.
_FEW = 7


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


def _converted(name: str, charset: str) -> str:
    return f"save it in UTF-8, as with: iconv -f {charset} -t UTF-8 {name} > copy"


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
        text = raw.decode("utf-8")
    except UnicodeDecodeError as exc:
        line = exc.object.count(b"\n", 0, exc.start) + 1
        charset = next((name for mark, name in _MARKS if exc.object.startswith(mark)), "")
        cure = _converted(path.name, charset or "CHARSET") + ("" if charset else ", with its own charset")
        what = f"texts are read as UTF-8, and byte {exc.object[exc.start]:#04x} here is none of it: {cure}"
        raise InvalidData([Problem(path.name, f"line {line}", what)]) from exc
    except OSError as exc:
        raise InvalidData([Problem(path.name, "", f"cannot be read: {exc.strerror or exc}")]) from exc
    controls = len(_CONTROL.findall(text))
    if controls > max(_FEW, len(text) // 3):
        cure = _converted(path.name, "CHARSET")
        what = f"texts are read as UTF-8, and this looks like UTF-16, two bytes a letter: {cure}"
        raise InvalidData([Problem(path.name, "", f"{what}, with UTF-16LE or UTF-16BE for CHARSET")])
    return raw, text


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
        line = int(at[1]) if at and at[1] else text.count("\n") + 1
        line, cure = _cured(text, line, str(exc))
        what = f"cannot be read as TOML: {_IN_TOML.sub('', str(exc))}{cure}"
        raise InvalidData([Problem(path.name, f"line {line}", what)]) from exc


def _cured(text: str, number: int, said: str) -> tuple[int, str]:
    r"""The line that is wrong, and what to write instead; empty where the parser's words must do.

    Args:
        text: The whole file.
        number: The line that the parser names.
        said: What the parser says.

    >>> _cured("a = {start = 2030-03-41}", 1, "Unclosed inline table")[1]
    "; '2030-03-41' is no day of the calendar; of a day not known, give the month in quotes: '2030-03'"
    """
    if said.startswith(_TWICE):
        return number, _once(text, number)
    if _ON_ITS_LINE.match(said):
        return number, "; a text ends on its line, with the quotation mark that begins it"
    if missing := _IN_VAIN.match(said):
        return _unclosed(text, number, missing["mark"])
    return number, _no_day(text.split("\n")[number - 1])


def _unclosed(text: str, number: int, looked_for: str | None) -> tuple[int, str]:
    """Where a text begins that ends nowhere, and how it should end."""
    mark = looked_for[1:-1] if looked_for else '"""'
    if looked_for or text.count(mark) % 2:
        # No further such mark stands behind the one that begins the text.
        number = text.count("\n", 0, text.rfind(mark)) + 1
    else:
        mark = '"'
    if len(mark) == 1:
        return number, "; a text ends on its line, with the quotation mark that begins it"
    return number, f"; a text that begins with {mark} ends with {mark}"


def _no_day(line: str) -> str:
    """How to write the day in a line that is none of the calendar, or is no full day."""
    bare = _QUOTED.sub("", line)
    for day in _DAY.finditer(bare):
        try:
            datetime.date.fromisoformat(day[0])
        except ValueError:
            part, known = ("month", f"{day[1]}-{day[2]}") if int(day[2]) in _MONTHS else ("year", day[1])
            cure = f"of a day not known, give the {part} in quotes: {known!r}"
            return f"; {day[0]!r} is no day of the calendar; {cure}"
    month = _MONTH.search(bare)
    return f"; a day that is not full stands in quotes: {month[0]!r}" if month else ""


def _once(text: str, number: int) -> str:
    r"""How to write what this line says again; empty where it says nothing of a subject.

    >>> print(_once("sessions.x = {a = 1}\nsessions.x.b = 2", 2))  # doctest: +ELLIPSIS
    ; write sessions.x = {a = …, b = …}, or sessions.x.a = … and sessions.x.b = … each on a line, but ...
    """
    line = text.split("\n")[number - 1]
    if header := _HEADER.match(line):
        return f"; each block starts with [[{header[1]}]] on a line of its own"
    found = _DOTTED.match(line)
    parts = re.findall(_PART, found["key"]) if found else []
    if len(parts) == 1:
        return f"; {parts[0]} stands above already: say it once"
    if not parts:
        return "; each key stands once in its table"
    subject = ".".join(parts[:2])
    table, lines = f"{subject} = {{a = …, b = …}}", f"{subject}.a = … and {subject}.b = … each on a line"
    return f"; write {table}, or {lines}, but not both: {_RULE}"
