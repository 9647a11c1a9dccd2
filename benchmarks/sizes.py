"""Questions over sizes: how the time of each grows with what it is asked of, as an exponent.

1 is in proportion, 2 with the square. All that is asked of is made to take long: one unit, over and over.
"""

from __future__ import annotations

import functools
import math
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs

from benchmarks.rows import Row, Settings
from security_meetings import Dataset, load
from security_meetings.build.sentences import sentences
from security_meetings.codec.strict import encode
from security_meetings.codec.text import dump_json, dump_lines
from security_meetings.model.claims import Claim, Evidence, claim_id
from security_meetings.model.sources import Source
from security_meetings.packs.manifest import FORMAT, FileEntry, Manifest

__all__ = ["exponent", "rows"]

GROUP = "questions"

UNITS = ("A. ", "Mr. ", "No. 1 ", "“", "(", "a\u00a0", "a\u00ad", "a\u0301", "aа", "1 ", "a\n")
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


def rows(settings: Settings) -> Iterator[Row]:
    """The exponent of each question, for the unit of which it grows most."""
    sizes = SIZES if settings.sizes[-1] > SIZES[-1] else (1_000, 2_000)
    questions = {"telling sentences apart": None, **QUESTIONS}
    for name, ask in questions.items():
        grows = {unit: _grows(ask, unit, sizes) for unit in UNITS}
        worst = max(UNITS, key=grows.__getitem__)
        yield Row(
            GROUP,
            f"{name}: growth of time from a text of {sizes[0]:,} letters to one of {sizes[1]:,}",
            "an exponent",
            grows[worst],
            1.1,
            note=f"the most of {len(UNITS)} texts, each a unit over and over: {worst!a}",
        )


def _grows(ask: Callable[[Dataset, str], object] | None, unit: str, sizes: tuple[int, int]) -> float:
    if ask is None:
        return exponent(lambda size: sentences(unit * (size // len(unit)), "en"), sizes)
    for size in sizes:  # made before anything is timed
        _made(unit, size)
    return exponent(lambda size: ask(_made(unit, size), unit), sizes)
