"""JSON Lines: one record a line, read in one go or opened and read where touched.

Both roads are as strict as the codec. They take the fast constructors, and hand a line to the codec
when the constructors refuse it, so that errors name file, line and path.
"""

from __future__ import annotations

import bisect
import itertools
import json
import os
import re
import threading
from array import array
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Generic, TypeVar

from security_meetings.construct import REFUSALS, collector_paused, constructor
from security_meetings.errors import InvalidData, Problem
from security_meetings.fast import Reader, readers
from security_meetings.jsontext import number_of_lines, parse_json, parse_pairs
from security_meetings.schema import Record

__all__ = ["Lines", "Progress", "parser", "read_lines"]

R = TypeVar("R", bound=Record)
Progress = Callable[[int], None]
"""Called now and then with the number of bytes read since the last call."""

_PIECE = 1 << 16
# The rest of a file with more problems than these is still checked, but no longer described.
_MOST_PROBLEMS = 1000


def parser(cls: type[R], file: str) -> Callable[[bytes, int], R]:
    """A function that makes a record of a line and its number, counted from 1.

    The function raises `InvalidData`, with the line, the path and the value that is wrong.
    """
    make = constructor(cls)

    def parse(line: bytes, number: int) -> R:
        with suppress(RecursionError, *REFUSALS):
            return make(parse_pairs(line.decode()))
        return _slowly(cls, line, number, file)

    return parse


def _at_once(cls: type[R]) -> Callable[[bytes], list[R] | None]:
    """A function that reads many lines together, or gives None if one of them needs a closer look."""
    roads = [*readers(cls), _with_json(cls)]

    def read(piece: bytes) -> list[R] | None:
        for road in roads:
            with suppress(RecursionError, *REFUSALS):
                return road(piece)
        return None

    return read


def _with_json(cls: type) -> Reader:
    make: Callable[[Any], Any] = constructor(cls)

    def read(piece: bytes) -> list[Any]:
        text = piece.decode().removesuffix(_END)
        # Read as one list, which must not hide a record that is broken over two lines. So each line has to
        # begin a record: such a beginning is no part of a text, and inside of a record nothing has an id.
        joined = text.replace(_END + _BEGIN, "," + _BEGIN)
        if _END in joined:
            raise ValueError
        found = list(map(make, parse_pairs(f"[{joined}]")))
        if len(found) != number_of_lines(piece):
            raise ValueError
        return found

    return read


_END = "\n"
_BEGIN = '{"id":'


def _split(piece: bytes) -> list[bytes]:
    # Not splitlines(), which knows more ends of a line than JSON Lines does.
    lines = piece.split(b"\n")
    if not lines[-1]:
        lines.pop()
    return [line.removesuffix(b"\r") for line in lines]


def _slowly(cls: type[R], line: bytes, number: int, file: str) -> R:
    from security_meetings.codec import decode

    try:
        return decode(cls, parse_json(line, file), file)
    except InvalidData as exc:
        raise InvalidData(
            Problem(file, f"line {number}: {p.where}".rstrip(": "), p.message) for p in exc.problems
        ) from exc


def read_lines(
    stream: IO[bytes],
    cls: type[R],
    file: str,
    problems: list[Problem] | None = None,
    progress: Progress | None = None,
) -> list[R]:
    """All records of a stream of JSON Lines, strictly checked.

    Args:
        stream: The bytes.
        cls: The records' class.
        file: What messages call the stream.
        problems: Where to put what is wrong, so that the good records are still returned; None
            to raise instead.
        progress: Told how far the reading is.

    Raises:
        InvalidData: With every problem of the file, if `problems` is None.
    """
    found: list[R] = []
    bad: list[int] = []
    wrong: list[Problem] = []
    parse, read = parser(cls, file), _at_once(cls)
    number = 0
    with collector_paused():
        for piece in _pieces(stream):
            records = read(piece)
            if records is not None:
                found += records
                number += len(records)
            else:
                for line in _split(piece):
                    number += 1
                    try:
                        found.append(parse(line, number))
                    except InvalidData as exc:
                        wrong.extend(exc.problems)
                        bad.append(number)
            if progress:
                progress(len(piece))
        if len({record.id for record in found}) < len(found):
            found = _without_doubles(found, bad, file, wrong)
    if problems is not None:
        problems.extend(wrong)
    elif wrong:
        raise InvalidData(_shortened(wrong, file))
    return found


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """The stream in pieces of whole lines."""
    begun: list[bytes] = []
    while read := stream.read(_PIECE):
        cut = read.rfind(b"\n") + 1
        if cut:
            yield b"".join([*begun, read[:cut]])
            begun.clear()
        begun.append(read[cut:])
    if rest := b"".join(begun):
        yield rest


def _without_doubles(records: list[R], bad: list[int], file: str, wrong: list[Problem]) -> list[R]:
    """The records whose id does not stand before them already; `bad` are lines that gave none."""
    lines = itertools.filterfalse(set(bad).__contains__, itertools.count(1))
    first: dict[str, int] = {}
    kept = []
    for record, number in zip(records, lines, strict=False):
        before = first.setdefault(record.id, number)
        if before == number:
            kept.append(record)
        else:
            what = f"the id {record.id!r} stands twice, first in line {before}"
            wrong.append(Problem(file, f"line {number}: $.id", what))
    return kept


def _shortened(problems: list[Problem], file: str) -> list[Problem]:
    more = len(problems) - _MOST_PROBLEMS
    return (
        problems
        if more <= 0
        else [*problems[:_MOST_PROBLEMS], Problem(file, "", f"and {more} problems more")]
    )


class Lines(Generic[R]):
    """The records of a JSON Lines file that stays on disk; each is read and checked when touched.

    In memory are, for each record, where its line begins and, once an id was asked for, a hash of its
    id and a place in a table: 8 bytes, then 24 to 32. The file must stay as it is: when it changes,
    reading raises `InvalidData`.
    """

    __slots__ = (
        "_alone",
        "_cls",
        "_file",
        "_hashes",
        "_name",
        "_parse",
        "_path",
        "_stamp",
        "_starts",
        "_table",
    )

    def __init__(self, path: Path, cls: type[R], file: str, progress: Progress | None = None) -> None:
        self._cls = cls
        self._path = path
        self._name = file
        self._file = path.open("rb", buffering=0)  # closed with this object
        self._alone = threading.Lock()
        self._parse = parser(cls, file)
        self._stamp = self._stamped()
        self._starts = array("Q", [0])
        self._hashes = array("q")
        self._table = array("I")
        for piece in _pieces(self._file):
            # splitlines() is the faster, but knows more ends of a line than JSON Lines does.
            lines = piece.splitlines(keepends=True) if b"\r" not in piece else _LINES.findall(piece)
            self._starts.extend(itertools.accumulate(map(len, lines), initial=self._starts.pop()))
            if progress:
                progress(len(piece))

    def _indexed(self) -> array[int]:
        """The table of ids: open addressing, at most half full; made when first needed.

        Raises:
            InvalidData: A line has no id, or the id of another.
        """
        if not self._table:
            problems: list[Problem] = []
            hashes = array("q")
            for first, piece in self._pieces():
                hashes.extend(map(hash, _ids_of(_split(piece), first, self._name, problems)))
            table = self._filled(hashes, problems)
            if problems:
                raise InvalidData(_shortened(problems, self._name))
            # The table last: who sees it, sees the hashes too.
            self._hashes, self._table = hashes, table
        return self._table

    def _filled(self, hashes: array[int], problems: list[Problem]) -> array[int]:
        mask = (1 << max(4, (2 * len(hashes) - 1).bit_length())) - 1
        table = array("I", bytes(4 * (mask + 1)))
        for position, hashed in enumerate(hashes):
            slot = hashed & mask
            while taken := table[slot]:
                if hashes[taken - 1] == hashed and self._id(taken - 1) == self._id(position):
                    what = f"the id {self._id(position)!r} stands twice, first in line {taken}"
                    problems.append(Problem(self._name, f"line {position + 1}: $.id", what))
                    break
                slot = (slot + 1) & mask
            else:
                table[slot] = position + 1
        return table

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __iter__(self) -> Iterator[R]:
        read, parse = _at_once(self._cls), self._parse
        for first, piece in self._pieces():
            records = read(piece)
            if records is not None:
                yield from records
            else:
                for number, line in enumerate(_split(piece), start=first):
                    yield parse(line, number)

    def __getitem__(self, position: int) -> R:
        if position < 0:
            position += len(self)
        if not 0 <= position < len(self):
            raise IndexError(f"there are {len(self)} records, none at {position}")
        return self._parse(self._line(position), position + 1)

    def by_id(self, id_: str) -> R | None:
        """The record with this id, or None."""
        position = self._position(id_)
        return None if position is None else self[position]

    def __contains__(self, id_: object) -> bool:
        return isinstance(id_, str) and self._position(id_) is not None

    def _position(self, id_: str) -> int | None:
        table = self._indexed()
        hashed = hash(_encoded(id_))
        mask = len(table) - 1
        slot = hashed & mask
        while taken := table[slot]:
            if self._hashes[taken - 1] == hashed and self._id(taken - 1) == id_:
                return taken - 1
            slot = (slot + 1) & mask
        self._unchanged()
        return None

    def ids(self) -> Iterator[str]:
        """The ids of all records, in order."""
        return map(self._id, range(len(self)))

    def problems(self) -> list[Problem]:
        """Everything that is wrong with the file: all records are read, and forgotten again."""
        read, problems = _at_once(self._cls), list[Problem]()
        try:
            for first, piece in self._pieces():
                if read(piece) is not None:
                    continue
                for number, line in enumerate(_split(piece), start=first):
                    try:
                        self._parse(line, number)
                    except InvalidData as exc:
                        problems.extend(exc.problems)
            if not problems:
                self._indexed()
        except InvalidData as exc:
            problems.extend(exc.problems)
        return _shortened(problems, self._name)

    def _id(self, position: int) -> str:
        match = _ID.match(self._line(position))
        return match[1].decode() if match else self[position].id

    def _line(self, position: int) -> bytes:
        start, end = self._starts[position], self._starts[position + 1]
        return self._read(start, end).removesuffix(b"\n").removesuffix(b"\r")

    def _pieces(self) -> Iterator[tuple[int, bytes]]:
        """All lines in order, many at a time, each time with the number of the first."""
        position, total = 0, len(self)
        while position < total:
            first, begin = position, self._starts[position]
            # The first start beyond a piece's worth of bytes; at least one line further on.
            position = max(first + 1, bisect.bisect_right(self._starts, begin + _PIECE) - 1)
            yield first + 1, self._read(begin, self._starts[position])

    def _read(self, start: int, end: int) -> bytes:
        # In one call where the system has it, so that threads and forked processes may share the file.
        if hasattr(os, "pread"):
            found = os.pread(self._file.fileno(), end - start, start)
        else:
            with self._alone:
                self._file.seek(start)
                found = self._file.read(end - start)
        # Asked afterwards, so that a change is noticed that came while it was read.
        self._unchanged(whole=len(found) == end - start)
        return found

    def _stamped(self) -> tuple[int, int]:
        now = os.fstat(self._file.fileno())
        return now.st_size, now.st_mtime_ns

    def _unchanged(self, *, whole: bool = True) -> None:
        if self._stamped() != self._stamp or not whole:
            what = "this file changed while it was open: load the pack again"
            raise InvalidData([Problem(str(self._path), "", what)])

    def __del__(self) -> None:
        if hasattr(self, "_file"):
            self._file.close()


_LINES = re.compile(rb"[^\n]*\n|[^\n]+")
# As this project writes a line: the id first, and nothing in it but plain ASCII.
_ID = re.compile(rb'\{"id":"([ !#-\[\]-~]*)"')


def _encoded(id_: str) -> bytes:
    # JSON can hold half a surrogate pair, which UTF-8 cannot.
    return id_.encode("utf-8", "surrogatepass")


def _ids_of(lines: list[bytes], first: int, file: str, problems: list[Problem]) -> Iterator[bytes]:
    for number, line in enumerate(lines, start=first):
        if match := _ID.match(line):
            yield match[1]
            continue
        try:
            yield _encoded(str(json.loads(line)["id"]))
        except (ValueError, KeyError, TypeError, RecursionError):
            problems.append(Problem(file, f"line {number}", "expected an object with an 'id'"))
            yield b"line %d" % number  # equal to no other
