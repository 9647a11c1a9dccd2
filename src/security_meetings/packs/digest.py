"""The digest of what a pack says, whatever the order of its lines."""

from __future__ import annotations

import hashlib
import itertools
import json
import operator
import re
from collections.abc import Callable, Iterable
from typing import IO, TypeVar

from security_meetings.codec.strict import encode
from security_meetings.model.schema import Record

__all__ = ["digest_of", "digest_of_lines"]

T = TypeVar("T")
_NO_ASCII = re.compile("[^\x00-\x7e]+")
# A line as far as the end of its id.
_UP_TO_ID = re.compile(rb'\{"id":"(?:[^"\\]|\\.)*"')


def digest_of(*collections: Iterable[Record]) -> str:
    """The SHA-256 digest of the records of some collections, in any order: 64 hexadecimal digits."""
    found = [(_beginning(record.id), record) for records in collections for record in records]
    return _digest(found, _line)


def digest_of_lines(lines: IO[bytes], *others: Iterable[Record]) -> str:
    """The same, of claims as they stand in a file of JSON Lines, and of other records.

    Args:
        lines: The file, as this library writes it; it is not held whole.
        others: The records of other collections.
    """
    found: list[tuple[bytes, Record | int]] = [(_beginning(r.id), r) for records in others for r in records]
    at = 0
    for line in lines:
        beginning = _UP_TO_ID.match(line)
        found.append((_in_ascii(beginning[0] if beginning else line), at))
        at += len(line)

    def written(told: Record | int) -> bytes:
        if not isinstance(told, int):
            return _line(told)
        lines.seek(told)
        return _in_ascii(lines.readline().removesuffix(b"\n"))

    return _digest(found, written)


def _digest(found: Iterable[tuple[bytes, T]], written: Callable[[T], bytes]) -> str:
    """The digest of lines in their order, each made when its turn comes.

    Args:
        found: How each begins, up to the end of its id, and what it is made of. No such beginning is that of
            another one that is longer: so they come in the order of the lines.
        written: Makes a line.
    """
    digest, end = hashlib.sha256(), b""
    by_beginning = operator.itemgetter(0)
    for _, alike in itertools.groupby(sorted(found, key=by_beginning), key=by_beginning):
        for line in sorted(written(told) for _, told in alike):
            digest.update(end)
            digest.update(line)
            end = b"\n"
    return digest.hexdigest()


def _beginning(id_: str) -> bytes:
    return b'{"id":' + json.dumps(id_).encode()


def _line(record: Record) -> bytes:
    return json.dumps(encode(record), ensure_ascii=True, separators=(",", ":")).encode()


def _in_ascii(line: bytes) -> bytes:
    """JSON with all but ASCII spelt out, as `json` does it."""
    if line.isascii() and b"\x7f" not in line:
        return line
    return _NO_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], line.decode()).encode()
