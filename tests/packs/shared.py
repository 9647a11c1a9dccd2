"""What the tests of packs share: small files, and the roads on which they are read."""

import json
import os
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from security_meetings import Official
from security_meetings.codec.strict import decode, encode
from security_meetings.codec.text import parse_json
from security_meetings.errors import InvalidData, Problem
from security_meetings.packs import lines
from security_meetings.packs import opened as opened_file
from security_meetings.packs.lines import read_lines
from security_meetings.packs.opened import Lines
from security_meetings.packs.pack import Pack, open_pack
from security_meetings.support.line_ends import OTHER_LINE_ENDS

# What a road gives: the good records, and what is said of the others.
Found = tuple[list[Any], list[Problem]]
Road = Callable[[Path, type], Found]
Shape = Callable[[Path], Path]

PEOPLE = [Official(f"person-{i}", f"Person {i}", (f"P. {i}",)) for i in range(5)]
TWO = [Official("ann", "Ann"), Official("bo", "Bo", ("Bob",))]
LISTED = json.dumps([encode(r) for r in TWO]).encode()


def line(record: object) -> bytes:
    """A record as this project writes it in a line."""
    return json.dumps(encode(record), ensure_ascii=False, separators=(",", ":")).encode()


def lined(*parts: object) -> bytes:
    """A file of records and of lines as they are."""
    return b"".join((p if isinstance(p, bytes) else line(p)) + b"\n" for p in parts)


def cut(patch: pytest.MonkeyPatch, size: int) -> None:
    """Let files be read in pieces of this size."""
    for module in (lines, opened_file):
        patch.setattr(module, "PIECE", size)


def put(path: Path, raw: bytes) -> Path:
    """The file, holding these bytes."""
    path.write_bytes(raw)
    return path


def at_once(path: Path, cls: type) -> Found:
    """All records, with msgspec."""
    problems: list[Problem] = []
    with path.open("rb") as stream:
        return read_lines(stream, cls, "x.jsonl", problems), problems


def without_msgspec(path: Path, cls: type) -> Found:
    """All records, where msgspec is not installed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "msgspec", None)
        return at_once(path, cls)


def one_by_one(path: Path, cls: type) -> Found:
    """All records, where no line is like the other."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "at_once", lambda _: lambda _: None)
        return at_once(path, cls)


def opened(path: Path, cls: type) -> Found:
    """All records of the opened file, each asked for by its place."""
    found: Lines[Any] = Lines(path, cls, "x.jsonl")
    good: list[Any] = []
    problems: list[Problem] = []
    for place in range(len(found)):
        try:
            good.append(found[place])
        except InvalidData as exc:
            problems.extend(exc.problems)
    return good, problems


def opened_elsewhere(path: Path, cls: type) -> Found:
    """The same on a system that cannot read at a place without going there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(os, "pread")
        return opened(path, cls)


def by_the_book(raw: bytes, cls: type) -> Found:
    """What each line says according to the codec."""
    good: list[Any] = []
    problems: list[Problem] = []
    for number, text in enumerate(raw.removesuffix(b"\n").split(b"\n") if raw else [], start=1):
        try:
            good.append(decode(cls, parse_json(text.removesuffix(b"\r"), "x.jsonl"), "x.jsonl"))
        except InvalidData as exc:
            found = [(f"line {number}: {p.where}".rstrip(": "), p.message) for p in exc.problems]
            if re.search(rb"\}\r+\{", text):  # several records, whose line ends another system would know
                found = [(f"line {number}", OTHER_LINE_ENDS)]
            problems.extend(Problem("x.jsonl", *told) for told in found)
    return good, problems


EAGER: list[Road] = [at_once, without_msgspec, one_by_one]
ROADS: list[Road] = [*EAGER, opened, opened_elsewhere]
EVERY_ROAD = pytest.mark.parametrize("road", ROADS)


def folder(tmp_path: Path, **files: bytes) -> Pack:
    """A pack that holds these files of officials, by ending."""
    (tmp_path / "data").mkdir()
    for ending, raw in files.items():
        (tmp_path / "data" / f"officials.{ending.replace('_', '.')}").write_bytes(raw)
    (tmp_path / "data" / "pack.json").touch()
    return open_pack(tmp_path)


def rewrite(root: Path, name: str, tree: object) -> None:
    """Put other JSON into a file of a pack's data."""
    (root / "data" / name).write_text(json.dumps(tree), encoding="utf-8")


def told(caught: pytest.ExceptionInfo[InvalidData]) -> list[str]:
    """The problems of an error, as text."""
    return [str(problem) for problem in caught.value.problems]


def zipped(root: Path, top: str = "") -> Path:
    """The pack as a zip, wrapped in a folder of this name if there is one."""
    path = root.with_suffix(".zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for file in sorted(root.rglob("*")):
            out.write(file, f"{top}{file.relative_to(root)}")
    return path


def wrapped(root: Path) -> Path:
    """The pack as a zip of its folder, as most programs make it."""
    return zipped(root, "some-pack-1.0/")


def as_it_is(root: Path) -> Path:
    """The pack as a folder."""
    return root


SHAPES = pytest.mark.parametrize("shape", [as_it_is, zipped, wrapped])
