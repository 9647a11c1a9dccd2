"""JSON Lines: one record a line.

Both roads are as strict as the codec. They take the fast constructors, and hand a line to the codec
when the constructors refuse it, so that errors name file, line and path.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import IO, Any, TypeVar

from security_meetings.codec.collector import collector_paused, collector_running
from security_meetings.codec.generated import REFUSALS, constructor
from security_meetings.codec.text import number_of_lines, parse_json, parse_pairs
from security_meetings.codec.with_msgspec import Reader, reader
from security_meetings.errors import InvalidData, Problem
from security_meetings.model.kinds import class_of
from security_meetings.model.schema import Record
from security_meetings.packs.faults import Faults, unseen_ids
from security_meetings.packs.limits import DEFAULT_LIMITS, Limits
from security_meetings.support.line_ends import OTHER_LINE_ENDS

__all__ = ["PIECE", "Progress", "at_once", "parser", "pieces", "read_lines", "split_lines", "unsorted"]

R = TypeVar("R", bound=Record)
Progress = Callable[[int], None]
"""Called now and then with the number of bytes read since the last call."""

PIECE = 1 << 16


def parser(cls: type[R], file: str, limits: Limits = DEFAULT_LIMITS) -> Callable[[bytes, int], R]:
    """A function that makes a record of a line and its number, counted from 1.

    The function raises `InvalidData`, with the line, the path and the value that is wrong.
    """
    make = constructor(cls)

    def parse(line: bytes, number: int) -> R:
        with suppress(RecursionError, *REFUSALS):
            return make(parse_pairs(line.decode()))
        return _slowly(cls, line, number, file, limits)

    return parse


def at_once(cls: type[R]) -> Callable[[bytes], list[R] | None]:
    """A function that reads many lines together, or gives None if one of them needs a closer look."""
    roads = [road for road in (reader(cls), _with_json(cls)) if road]

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


def split_lines(piece: bytes) -> list[bytes]:
    r"""The lines of a piece, without their ends: `\n`, or `\r\n`.

    >>> split_lines(b"a\r\n\nb")
    [b'a', b'', b'b']
    """
    # Not splitlines(), which knows more ends of a line than JSON Lines does.
    lines = piece.split(b"\n")
    if not lines[-1]:
        lines.pop()
    return [line.removesuffix(b"\r") for line in lines]


def _slowly(cls: type[R], line: bytes, number: int, file: str, limits: Limits) -> R:
    from security_meetings.codec.strict import decode

    try:
        return decode(cls, parse_json(line, file, limits.digits), file)
    except InvalidData as exc:
        if _is_several(line, file):
            raise InvalidData([Problem(file, f"line {number}", OTHER_LINE_ENDS)]) from exc
        raise InvalidData(
            Problem(file, f"line {number}: {p.where}".rstrip(": "), p.message) for p in exc.problems
        ) from exc


def _is_several(line: bytes, file: str) -> bool:
    """Whether a line is several whose ends another system would know."""
    several = [one for one in line.split(b"\r") if one]
    with suppress(InvalidData):
        return len(several) > 1 and all(isinstance(parse_json(one, file), dict) for one in several)
    return False


def read_lines(
    stream: IO[bytes],
    cls: type[R],
    file: str,
    problems: list[Problem] | None = None,
    progress: Progress | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> list[R]:
    """All records of a stream of JSON Lines, strictly checked.

    Args:
        stream: The bytes.
        cls: The records' class.
        file: What messages call the stream.
        problems: Where to put what is wrong, so that the good records are still returned; None
            to raise instead.
        progress: Told how far the reading is.
        limits: How much it may hold.

    Raises:
        InvalidData: With every problem of the file, if `problems` is None.
        PastLimit: It holds more than the limits allow.
    """
    found: list[R] = []
    faults = Faults(file, limits)
    parse, read = parser(cls, file, limits), at_once(cls)
    number = 0
    with collector_paused():
        for piece in pieces(stream, limits):
            records = read(piece)
            if records is not None:
                found += records
                number += len(records)
            else:
                number = _line_by_line(piece, number, parse, found, faults)
            limits.hold("records", number, "records so far")
            if faults.enough:
                break
            if progress:
                with collector_running():
                    progress(len(piece))
        ids = {record.id for record in found}
        limits.hold("id_letters", max(map(len, ids), default=0), "letters in an id")
        unseen = unseen_ids(ids)
        if cls is class_of("claims"):
            unseen |= unseen_ids({claim.subject for claim in found})  # type: ignore[attr-defined]
        if len(ids) < len(found) or unseen:
            found = _with_ids(found, unseen, faults)
    if problems is not None:
        problems.extend(faults.told())
    elif faults:
        raise InvalidData(faults.told())
    return found


def _line_by_line(
    piece: bytes, number: int, parse: Callable[[bytes, int], R], found: list[R], faults: Faults
) -> int:
    """Add the good records of a piece, note what is wrong, and tell the number of the last line."""
    for line in split_lines(piece):
        number += 1
        try:
            found.append(parse(line, number))
        except InvalidData as exc:
            faults.note(number, exc.problems)
            if faults.enough:
                break
    return number


def unsorted(claims: Iterable[Any], file: str) -> Problem | None:
    """What is wrong with the order of claims; None where they are sorted by what they are about.

    Questions look there for the claims about a record, and would find only some of them elsewhere.
    """
    last = ("", "")
    for claim in claims:
        about = claim.collection, claim.subject
        if about < last:
            what = (
                f"a claim about {'/'.join(about)} stands behind those about {'/'.join(last)}: claims are "
                "sorted by collection and subject; build the pack again"
            )
            return Problem(file, claim.id, what)
        last = about
    return None


def pieces(stream: IO[bytes], limits: Limits = DEFAULT_LIMITS) -> Iterator[bytes]:
    """The stream in pieces of whole lines.

    Raises:
        PastLimit: A line has no end.
    """
    begun: list[bytes] = []
    length = 0
    while read := stream.read(PIECE):
        cut = read.rfind(b"\n") + 1
        if cut:
            yield b"".join([*begun, read[:cut]])
            begun.clear()
            length = 0
        begun.append(read[cut:])
        length += len(read) - cut
        limits.hold("line_bytes", length, "bytes of a line, where one record a line is expected")
    if rest := b"".join(begun):
        yield rest


def _with_ids(records: list[R], unseen: Mapping[str, str], faults: Faults) -> list[R]:
    """The records whose id can be seen, and does not stand before them already."""
    lines = itertools.filterfalse(set(faults.places).__contains__, itertools.count(1))
    first: dict[str, int] = {}
    kept = []
    for record, number in zip(records, lines, strict=False):
        before = first.setdefault(record.id, number)
        wrong = [name for name in ("id", "subject") if getattr(record, name, None) in unseen]
        if wrong:
            what = unseen[getattr(record, wrong[0])]
            faults.note(number, [Problem(faults.file, f"line {number}: $.{wrong[0]}", what)])
        elif before == number:
            kept.append(record)
        else:
            what = f"the id {record.id!r} stands twice, first in line {before}"
            faults.note(number, [Problem(faults.file, f"line {number}: $.id", what)])
    return kept
