"""JSON Lines: one record a line, read in one go or opened and read where touched.

Both roads are as strict as the codec. They take the fast constructors, and hand a line to the codec
when the constructors refuse it, so that errors name file, line and path.
"""

from __future__ import annotations

import gc
import itertools
import json
import os
import re
from array import array
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Generic, TypeVar, cast

from security_meetings.construct import REFUSALS, constructor, key_counter
from security_meetings.errors import InvalidData, Problem
from security_meetings.jsontext import parse_json
from security_meetings.schema import Record

__all__ = ["Lines", "Progress", "parser", "read_lines"]

R = TypeVar("R", bound=Record)
Progress = Callable[[int], None]
"""Called now and then with the number of bytes read since the last call."""

_CHUNK = 1 << 23
# The rest of a file with more problems than these is still checked, but no longer described.
_MOST_PROBLEMS = 1000


def _loads() -> Callable[[bytes], Any]:
    """The fastest JSON decoder there is: orjson where the `fast` extra is installed."""
    try:
        import orjson
    except ImportError:
        scan: Callable[[str, int], tuple[Any, int]] = json.scanner.make_scanner(json.JSONDecoder())  # type: ignore[attr-defined]

        def loads(line: bytes) -> Any:
            text = line.decode()
            value, end = scan(text, 0)
            if end != len(text):
                raise ValueError
            return value

        return loads
    return cast("Callable[[bytes], Any]", orjson.loads)


def parser(cls: type[R], file: str) -> Callable[[bytes, int], R]:
    """A function that makes a record of a line and its number, counted from 1.

    The function raises `InvalidData`, with the line, the path and the value that is wrong.
    """
    loads, make, keys = _loads(), constructor(cls), key_counter(cls)

    def parse(line: bytes, number: int) -> R:
        try:
            record = make(loads(line))
            # A key that stands twice leaves no other trace. Where this count is off for another
            # reason (a colon in a text, spaces before it), the slow road finds nothing wrong.
            if line.count(b'":') == keys(record):
                return record
        except (StopIteration, *REFUSALS):
            pass
        return _slowly(cls, line, number, file)

    return parse


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
    wrong: list[Problem] = []
    first_line: dict[str, int] = {}
    parse = parser(cls, file)
    with _collector_paused():
        for number, line in enumerate(_told(stream, progress), start=1):
            try:
                record = parse(line.rstrip(b"\r\n"), number)
            except InvalidData as exc:
                wrong.extend(exc.problems)
                continue
            if (before := first_line.setdefault(record.id, number)) != number:
                what = f"the id {record.id!r} stands twice, first in line {before}"
                wrong.append(Problem(file, f"line {number}: $.id", what))
                continue
            found.append(record)
    if problems is not None:
        problems.extend(wrong)
    elif wrong:
        raise InvalidData(_shortened(wrong, file))
    return found


def _shortened(problems: list[Problem], file: str) -> list[Problem]:
    more = len(problems) - _MOST_PROBLEMS
    return (
        problems
        if more <= 0
        else [*problems[:_MOST_PROBLEMS], Problem(file, "", f"and {more} problems more")]
    )


def _told(stream: IO[bytes], progress: Progress | None) -> Iterable[bytes]:
    if progress is None:
        return stream
    return _counted(stream, progress)


def _counted(stream: IO[bytes], progress: Progress) -> Iterator[bytes]:
    unreported = 0
    for line in stream:
        unreported += len(line)
        if unreported >= _CHUNK:
            progress(unreported)
            unreported = 0
        yield line
    progress(unreported)


@contextmanager
def _collector_paused() -> Generator[None]:
    """Keep the garbage collector from walking a growing heap of records again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Lines(Generic[R]):
    """The records of a JSON Lines file that stays on disk; each is read and checked when touched.

    In memory are, for each record, where its line begins and a hash of its id: 24 bytes or so.
    The file must stay as it is; if it changes, reading raises `InvalidData`.
    """

    __slots__ = ("_cls", "_file", "_hashes", "_parse", "_path", "_stamp", "_starts", "_table")

    def __init__(self, path: Path, cls: type[R], file: str, progress: Progress | None = None) -> None:
        self._cls = cls
        self._path = path
        self._file = path.open("rb", buffering=0)  # closed with this object
        self._parse = parser(cls, file)
        self._stamp = self._stamped()
        self._starts = array("Q", [0])
        self._hashes = array("q")
        problems: list[Problem] = []
        for ids, lengths in _scanned(self._file, file, problems):
            self._hashes.extend(map(hash, ids))
            ends = itertools.accumulate(lengths, initial=self._starts.pop())
            self._starts.extend(ends)
            if progress:
                progress(sum(lengths))
        self._table = array("I")
        self._fill(file, problems)
        if problems:
            raise InvalidData(_shortened(problems, file))

    def _fill(self, file: str, problems: list[Problem]) -> None:
        """Fill the table of ids: open addressing, at most half full."""
        hashes = self._hashes
        mask = (1 << max(4, (2 * len(hashes)).bit_length())) - 1
        table = array("I", bytes(4 * (mask + 1)))
        for position, hashed in enumerate(hashes):
            slot = hashed & mask
            while taken := table[slot]:
                if hashes[taken - 1] == hashed and self._id(taken - 1) == self._id(position):
                    what = f"the id {self._id(position)!r} stands twice, first in line {taken}"
                    problems.append(Problem(file, f"line {position + 1}: $.id", what))
                slot = (slot + 1) & mask
            table[slot] = position + 1
        self._table = table

    def __len__(self) -> int:
        return len(self._hashes)

    def __iter__(self) -> Iterator[R]:
        parse = self._parse
        for number, line in enumerate(self._lines(), start=1):
            yield parse(line, number)

    def __getitem__(self, position: int) -> R:
        if position < 0:
            position += len(self)
        if not 0 <= position < len(self):
            raise IndexError(f"there are {len(self)} records, none at {position}")
        return self._parse(self._line(position), position + 1)

    def by_id(self, id_: str) -> R | None:
        """The record with this id, or None."""
        hashed = hash(id_.encode())
        mask = len(self._table) - 1
        slot = hashed & mask
        while taken := self._table[slot]:
            if self._hashes[taken - 1] == hashed:
                record = self[taken - 1]
                if record.id == id_:
                    return record
            slot = (slot + 1) & mask
        return None

    def ids(self) -> Iterator[str]:
        """The ids of all records, in order."""
        return map(self._id, range(len(self)))

    def _id(self, position: int) -> str:
        line = self._line(position)
        match = _ID.match(line)
        return match[1].decode() if match else str(json.loads(line)["id"])

    def _line(self, position: int) -> bytes:
        start, end = self._starts[position], self._starts[position + 1]
        self._unchanged()
        line = os.pread(self._file.fileno(), end - start, start)
        if len(line) != end - start:
            raise self._changed()
        return line.rstrip(b"\r\n")

    def _lines(self) -> Iterator[bytes]:
        """Every line in order, read in large pieces."""
        position, total = 0, len(self)
        while position < total:
            first = position
            begin = self._starts[first]
            while position < total and self._starts[position + 1] - begin <= _CHUNK:
                position += 1
            position = max(position, first + 1)
            self._unchanged()
            size = self._starts[position] - begin
            piece = os.pread(self._file.fileno(), size, begin)
            if len(piece) != size:
                raise self._changed()
            for i in range(first, position):
                yield piece[self._starts[i] - begin : self._starts[i + 1] - begin].rstrip(b"\r\n")

    def _stamped(self) -> tuple[int, int]:
        now = os.fstat(self._file.fileno())
        return now.st_size, now.st_mtime_ns

    def _unchanged(self) -> None:
        if self._stamped() != self._stamp:
            raise self._changed()

    def _changed(self) -> InvalidData:
        what = "this file changed while it was open: load the pack again"
        return InvalidData([Problem(str(self._path), "", what)])

    def __del__(self) -> None:
        if hasattr(self, "_file"):
            self._file.close()


# As this project writes a line: the id first, and nothing in it that JSON escapes.
_ID = re.compile(rb'\{"id":"([^"\\]*)"')
_IDS = re.compile(rb'^\{"id":"([^"\\]*)"', re.MULTILINE)


def _scanned(
    stream: IO[bytes], file: str, problems: list[Problem]
) -> Iterator[tuple[list[bytes], list[int]]]:
    """The ids and lengths of the lines of a file, piece by piece."""
    rest = b""
    number = 0
    while True:
        read = stream.read(_CHUNK)
        piece = rest + read
        cut = piece.rfind(b"\n") + 1 if read else len(piece)
        piece, rest = piece[:cut], piece[cut:]
        if piece:
            lines = piece.split(b"\n")
            if not lines[-1]:
                lines.pop()
            lengths = [len(line) + 1 for line in lines]
            if not piece.endswith(b"\n"):
                lengths[-1] -= 1
            ids = _IDS.findall(piece)
            if len(ids) != len(lines):
                ids = [_id_of(line, number + i, file, problems) for i, line in enumerate(lines, start=1)]
            number += len(lines)
            yield ids, lengths
        if not read:
            return


def _id_of(line: bytes, number: int, file: str, problems: list[Problem]) -> bytes:
    """The id of a line written in another way than ours."""
    match = _ID.match(line)
    if match:
        return match[1]
    try:
        return str(json.loads(line)["id"]).encode()
    except (ValueError, KeyError, TypeError, RecursionError):
        problems.append(Problem(file, f"line {number}", "expected an object with an 'id'"))
        return b""
