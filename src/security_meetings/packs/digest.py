"""The digest of what a pack says, whatever the order of its lines."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Iterable

from security_meetings.codec.strict import encode
from security_meetings.model.schema import Record

__all__ = ["digest_of"]


def digest_of(*collections: Iterable[Record]) -> str:
    """The SHA-256 digest of the records of some collections, in any order: 64 hexadecimal digits."""
    # By the ids as JSON has them, with which the lines begin, and which none has in common with another that
    # is longer: so they come in the order of the lines, without all of these at once.
    found = sorted(
        ((json.dumps(record.id), record) for records in collections for record in records),
        key=lambda told: told[0],
    )
    digest, end = hashlib.sha256(), b""
    for _, alike in itertools.groupby(found, key=lambda told: told[0]):
        for line in sorted(map(_line, (record for _, record in alike))):
            digest.update(end + line.encode())
            end = b"\n"
    return digest.hexdigest()


def _line(record: Record) -> str:
    return json.dumps(encode(record), ensure_ascii=True, separators=(",", ":"))
