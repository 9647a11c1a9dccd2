"""A file of JSON Lines that is opened, and read where touched."""

from __future__ import annotations

import bisect
import itertools
import json
import os
import re
import threading
import weakref
from array import array
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from security_meetings.errors import InvalidData, OutOfRange, Problem, SecurityMeetingsError
from security_meetings.model.kinds import class_of
from security_meetings.model.schema import Record
from security_meetings.packs.faults import Faults, unseen_ids
from security_meetings.packs.limits import DEFAULT_LIMITS, Limits, PastLimit
from security_meetings.packs.lines import (
    PIECE,
    Progress,
    at_once,
    parser,
    pieces,
    split_lines,
    unsorted,
)
from security_meetings.packs.regular import open_regular

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Lines", "about_key", "line_lengths"]

R = TypeVar("R", bound=Record)


class Lines(Generic[R]):
    """The records of a JSON Lines file that stays on disk; each is read and checked when touched.

    In memory are, for each record, where its line begins and, once an id was asked for, a hash of its
    id and a place in a table: 8 bytes, then 24 to 32. The file must stay as it is: when it changes,
    reading raises `InvalidData`. What is pickled or copied opens the file anew, and notices as well
    whether it changed in between.
    """

    __slots__ = (
        "__weakref__",
        "_alone",
        "_cls",
        "_file",
        "_hashes",
        "_limits",
        "_name",
        "_parse",
        "_path",
        "_stamp",
        "_starts",
        "_table",
    )

    def __init__(
        self,
        path: Path,
        cls: type[R],
        file: str,
        progress: Progress | None = None,
        limits: Limits = DEFAULT_LIMITS,
    ) -> None:
        self._cls = cls
        self._limits = limits
        # From wherever the program goes on: the path must lead here when it is opened anew.
        self._path = path.absolute()
        self._name = file
        self._open()
        self._stamp = self._stamped()
        self._starts = array("Q", [0])
        for piece in pieces(self._file, limits):
            self._starts.extend(itertools.accumulate(line_lengths(piece), initial=self._starts.pop()))
            limits.hold("records", len(self), "records so far")
            if progress:
                progress(len(piece))

    def about(self, collection: str, subject: str) -> list[R]:
        """The claims about one record, of lines that are sorted by what they are about."""
        wanted = about_key(collection, subject)
        found = []
        for position in range(self._first_about(wanted), len(self)):
            if self._about(position) != wanted:
                break
            found.append(self[position])
        return found

    def _first_about(self, wanted: tuple[bytes, bytes]) -> int:
        return bisect.bisect_left(range(len(self)), wanted, key=self._about)

    def _about(self, position: int) -> tuple[bytes, bytes]:
        """What the claim of a line is about: collection and id."""
        line = self._line(position)
        if match := re.match(_ABOUT, line):
            return match[1], match[2]
        claim = self._parse(line, position + 1)
        return about_key(claim.collection, claim.subject)  # type: ignore[attr-defined]

    def _open(self) -> None:
        self._file = open_regular(self._path)
        # Not left to garbage in circles, of which the file could be the first to go, and warn.
        weakref.finalize(self, self._file.close)
        self._alone = threading.Lock()
        self._begin()

    def _begin(self) -> None:
        self._parse = parser(self._cls, self._name, self._limits)
        self._hashes = array("q")
        self._table = array("I")

    def __getstate__(self) -> tuple[Any, ...]:
        # Without the hashes, which are others in another process.
        return self._path, self._cls, self._name, self._stamp, self._starts, self._limits

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self._path, self._cls, self._name, self._stamp, self._starts, self._limits = state
        try:
            self._open()
        except OSError as exc:
            raise InvalidData([Problem(self._name, "", f"cannot be read: {exc}")]) from exc

    def _indexed(self) -> array[int]:
        """The table of ids: open addressing, at most half full; made when first needed.

        Raises:
            InvalidData: A line has no id, one that nobody sees, or the id of another.
        """
        if not self._table:
            faults = Faults(self._name, self._limits)
            hashes = array("q")
            for first, piece in self._pieces():
                ids = list(_ids_of(split_lines(piece), first, faults))
                self._limits.hold("id_letters", max(map(len, ids), default=0), "letters in an id")
                hashes.extend(map(hash, ids))
            table = self._filled(hashes, faults)
            if faults:
                raise InvalidData(faults.told())
            # The table last: who sees it, sees the hashes too.
            self._hashes, self._table = hashes, table
        return self._table

    def _filled(self, hashes: array[int], faults: Faults) -> array[int]:
        mask = (1 << max(4, (2 * len(hashes) - 1).bit_length())) - 1
        table = array("I", bytes(4 * (mask + 1)))
        for position, hashed in enumerate(hashes):
            slot = hashed & mask
            while taken := table[slot]:
                if hashes[taken - 1] == hashed and self._id(taken - 1) == self._id(position):
                    what = f"the id {self._id(position)!r} stands twice, first in line {taken}"
                    faults.note(position + 1, [Problem(self._name, f"line {position + 1}: $.id", what)])
                    break
                slot = (slot + 1) & mask
            else:
                table[slot] = position + 1
        return table

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __iter__(self) -> Iterator[R]:
        read, parse = at_once(self._cls), self._parse
        for first, piece in self._pieces():
            records = read(piece)
            if records is not None:
                yield from records
            else:
                for number, line in enumerate(split_lines(piece), start=first):
                    yield parse(line, number)

    def __getitem__(self, position: int) -> R:
        if position < 0:
            position += len(self)
        if not 0 <= position < len(self):
            raise OutOfRange(f"there are {len(self)} records, none at {position}")
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
        faults = Faults(self._name, self._limits)
        try:
            out_of_order = self._read_through(faults)
            if not faults:
                self._indexed()
            if out_of_order:
                faults.note(0, [out_of_order])
        except InvalidData as exc:
            faults.note(0, exc.problems)
        except PastLimit as exc:
            faults.note(0, [Problem(self._name, "", str(exc))])
        return faults.told()

    def _read_through(self, faults: Faults) -> Problem | None:
        """Note the faults of all records, and say if they are out of order."""
        read = at_once(self._cls)
        in_order = self._cls is class_of("claims")
        wrong: Problem | None = None
        last: list[R] = []
        for first, piece in self._pieces():
            records = read(piece)
            if records is None:
                records = []
                for number, line in enumerate(split_lines(piece), start=first):
                    try:
                        records.append(self._parse(line, number))
                    except InvalidData as exc:
                        faults.note(number, exc.problems)
                        if faults.enough:
                            break
                if faults.enough:
                    break
            if in_order and wrong is None:  # told once
                wrong = unsorted([*last, *records], self._name)
                last = records[-1:]
        return wrong

    def _id(self, position: int) -> str:
        match = re.match(_ID, self._line(position))
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
            position = max(first + 1, bisect.bisect_right(self._starts, begin + PIECE) - 1)
            yield first + 1, self._read(begin, self._starts[position])

    def _read(self, start: int, end: int) -> bytes:
        if self._file.closed:
            raise SecurityMeetingsError(f"{self._name} is closed: load the pack again")
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
            raise InvalidData([Problem(self._name, "", what)])

    def close(self) -> None:
        """Close the file; whoever asks for a record afterwards is told so."""
        self._file.close()


# Patterns stay text until first used: compiling them would cost every question.
_LINES = rb"[^\n]*\n|[^\n]+"
# As this project writes a line: the id first, and nothing in it but plain ASCII.
_ID = rb'\{"id":"([ !#-\[\]-~]*)"'
# As this project writes the line of a claim, where its subject is plain ASCII.
_ABOUT = _ID.replace(b"(", b"(?:") + rb',"collection":"([a-z_]*)","subject":"([ !#-\[\]-~]*)"'


def line_lengths(piece: bytes) -> Iterator[int]:
    """The length of each line of a piece, its end included."""
    # splitlines() is the faster, but knows more ends of a line than JSON Lines does.
    return map(len, piece.splitlines(keepends=True) if b"\r" not in piece else re.findall(_LINES, piece))


def about_key(collection: str, subject: str) -> tuple[bytes, bytes]:
    """What the claims about a record are sorted by."""
    return collection.encode(), _encoded(subject)


def _encoded(id_: str) -> bytes:
    # JSON can hold half a surrogate pair, which UTF-8 cannot.
    return id_.encode("utf-8", "surrogatepass")


def _ids_of(lines: list[bytes], first: int, faults: Faults) -> Iterator[bytes]:
    id_of = re.compile(_ID)
    for number, line in enumerate(lines, start=first):
        match = id_of.match(line)
        if match and match[1] and b" " not in match[1]:
            yield match[1]
            continue
        try:
            id_ = str(json.loads(line)["id"])
            if wrong := unseen_ids([id_]).get(id_):
                faults.note(number, [Problem(faults.file, f"line {number}: $.id", wrong)])
            yield _encoded(id_)
        except (ValueError, KeyError, TypeError, RecursionError):
            faults.note(number, [Problem(faults.file, f"line {number}", "expected an object with an 'id'")])
            yield b"line %d" % number  # equal to no other
