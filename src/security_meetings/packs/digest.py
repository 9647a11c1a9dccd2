"""The digest of what a pack says, whatever the order of its lines."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from security_meetings.codec.strict import encode
from security_meetings.model.schema import Record

__all__ = ["digest_of"]


def digest_of(*collections: Iterable[Record]) -> str:
    """The SHA-256 digest of the records of some collections, in any order: 64 hexadecimal digits."""
    lines = sorted(
        json.dumps(encode(record), ensure_ascii=True, separators=(",", ":"))
        for records in collections
        for record in records
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
