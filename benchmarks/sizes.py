"""Questions over sizes: how the time of each grows with what it is asked of, as an exponent.

1 is in proportion, 2 with the square. All that is asked of is made to take long: one unit, over and over.
`python -m benchmarks.sizes` prints a line for each question and unit; it takes about a minute.
"""

from __future__ import annotations

import functools
import math
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import attrs

from security_meetings import Dataset, load
from security_meetings.build.sentences import sentences
from security_meetings.codec.strict import encode
from security_meetings.codec.text import dump_json, dump_lines
from security_meetings.model.claims import Claim, Evidence, claim_id
from security_meetings.model.sources import Source
from security_meetings.packs.manifest import FORMAT, FileEntry, Manifest

__all__ = ["exponent", "main"]

UNITS = ("A. ", "Mr. ", "No. 1 ", "“", "(", "a\u00a0", "a\u00ad", "a\u0301", "aа", "1 ", "\n")
SIZES = (20_000, 80_000)
QUESTIONS: dict[str, Callable[[Dataset, str], object]] = {
    "anomalies": lambda ds, _: ds.anomalies(),
    "coverage": lambda ds, _: ds.coverage(),
    "verify": lambda ds, _: ds.verify(),
    "claims.at": lambda ds, unit: ds.claims.at("s", unit),
    "find": lambda ds, unit: ds.find(ds.sources["s"].text + unit),
}


def exponent(ask: Callable[[int], object], sizes: tuple[int, int] = SIZES, times: int = 3) -> float:
    """How the time of a question grows: the exponent of its size.

    Args:
        ask: Asks it of something of a size; what is made only once need not count.
        sizes: The smaller and the larger size.
        times: How often each is asked; the quickest counts.
    """
    took = []
    for size in sizes:
        spent = []
        for _ in range(times):
            began = time.process_time()
            ask(size)
            spent.append(time.process_time() - began)
        took.append(min(spent))
    return math.log(took[1] / took[0]) / math.log(sizes[1] / sizes[0])


@functools.cache
def _made(unit: str, size: int) -> Dataset:
    """A data set of one text, with claims that each quote all of it."""
    import hashlib

    text = unit * (size // len(unit))
    raw = text.encode()
    whole = Evidence("s", 0, len(text), text[:10], "", "")
    claims = [
        Claim("", "meetings", "m", "name", f"forum {i}", source="s", evidence=(whole,))
        for i in range(size // 40)
    ]
    claims = [attrs.evolve(claim, id=claim_id(claim)) for claim in claims]
    source = Source("s", file="s.txt", sha256=hashlib.sha256(raw).hexdigest())
    entries = (FileEntry("claims.jsonl", len(claims), "0" * 64),)
    manifest = Manifest("p", "1", "p", ("p",), "CC0-1.0", None, None, None, None, "0" * 64, FORMAT, entries)
    root = Path(tempfile.mkdtemp())
    for folder in ("data", "seeds"):
        (root / folder).mkdir()
    (root / "seeds" / "s.txt").write_bytes(raw)
    (root / "data" / "pack.json").write_bytes(dump_json(encode(manifest)))
    (root / "data" / "claims.jsonl").write_bytes(dump_lines(map(encode, claims)))
    (root / "data" / "sources.json").write_bytes(dump_json([encode(source)]))
    return load(root, on_error="collect")


def main() -> None:
    """Print the exponent of each question for each unit."""
    for unit in UNITS:
        grows = exponent(lambda size, unit=unit: sentences(unit * (size // len(unit)), "en"))  # type: ignore[misc]
        print(f"{'sentences':12} {unit!r:12} {grows:5.2f}")
        for name, ask in QUESTIONS.items():
            for size in SIZES:
                _made(unit, size)
            grows = exponent(lambda size, ask=ask, unit=unit: ask(_made(unit, size), unit))  # type: ignore[misc]
            print(f"{name:12} {unit!r:12} {grows:5.2f}")


if __name__ == "__main__":
    main()
