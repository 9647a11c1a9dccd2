"""What is tried with bytes that nobody meant: each way in takes them, or refuses them with an error of ours.

The first byte picks the way in, the rest is what comes that way.
"""

from __future__ import annotations

import contextlib
import functools
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from security_meetings import SecurityMeetingsError, load
from security_meetings.build import build, rebuild
from tests.conftest import EDITORIAL, NOTES, PACK, sow
from tests.strategies import broken

# Files of `data/` that a stranger may have written; the others are lists like these.
LISTED = ("meetings.json", "talks.json", "sources.json", "marks.json")


@functools.cache
def folder() -> Path:
    """A folder of this process, with a small pack that is sound."""
    holder = tempfile.TemporaryDirectory(prefix="fuzz-")
    _HELD.append(holder)
    root = sow(Path(holder.name))
    rebuild(root)
    return root


_HELD: list[tempfile.TemporaryDirectory[str]] = []


def data_file(name: str, raw: bytes) -> None:
    """A file of `data/`: the pack is loaded, with and without its faults, and asked."""
    path = folder() / "data" / name
    sound = path.read_bytes()
    path.write_bytes(raw)
    try:
        for on_error in ("collect", "raise"):
            with load(folder(), on_error=on_error) as ds:
                ds.verify()
                ds.conflicts()
                ds.anomalies()
                str(ds)
    finally:
        path.write_bytes(sound)


def seed_file(name: str, raw: bytes) -> None:
    """A file of `seeds/`: the pack is built."""
    path = folder() / "seeds" / name
    sound = path.read_bytes()
    path.write_bytes(raw)
    try:
        build(folder())
    finally:
        path.write_bytes(sound)


def zipped(raw: bytes) -> None:
    """A zip."""
    path = folder() / "any.zip"
    path.write_bytes(raw)
    with load(path) as ds:
        ds.verify()


def compressed(raw: bytes) -> None:
    """A file of claims that is compressed."""
    plain, path = folder() / "data" / "claims.jsonl", folder() / "data" / "claims.jsonl.gz"
    sound = plain.read_bytes()
    plain.unlink()
    path.write_bytes(raw)
    try:
        with load(folder()) as ds:
            ds.verify()
    finally:
        path.unlink()
        plain.write_bytes(sound)


@functools.cache
def trees() -> dict[str, Any]:
    """The sound JSON of each file of `data/`: of claims, one in a line."""
    found = {}
    for path in sorted((folder() / "data").iterdir()):
        raw = path.read_text(encoding="utf-8")
        tree = [*map(json.loads, raw.splitlines())] if path.suffix == ".jsonl" else json.loads(raw)
        if tree:
            found[path.name] = tree
    return found


def slipped(raw: bytes) -> None:
    """Sound JSON with a slip in one or two places, which the bytes tell: they get further than bytes do."""

    @settings(database=None, deadline=None)
    @given(st.data())
    def check(data: DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(trees())))
        tree = data.draw(broken(trees()[name]))
        lines = tree if name.endswith(".jsonl") and type(tree) is list else [tree]
        text = "".join(f"{json.dumps(line)}\n" for line in lines)
        data_file(name, text.encode())

    check.hypothesis.fuzz_one_input(raw)  # type: ignore[attr-defined]


WAYS: tuple[Callable[[bytes], None], ...] = (
    functools.partial(seed_file, "wire.toml"),
    functools.partial(seed_file, "editorial.toml"),
    functools.partial(seed_file, "pack.toml"),
    functools.partial(seed_file, "wire.txt"),
    functools.partial(data_file, "pack.json"),
    functools.partial(data_file, "claims.jsonl"),
    *(functools.partial(data_file, name) for name in LISTED),
    zipped,
    compressed,
    slipped,
)


def attempt(data: bytes) -> None:
    """Take bytes by the way that the first of them names.

    Raises:
        Exception: It is no error of ours: that is a fault of the library.
    """
    if data:
        with contextlib.suppress(SecurityMeetingsError):
            WAYS[data[0] % len(WAYS)](data[1:])


def sound_inputs() -> dict[str, bytes]:
    """What each way in takes when nothing is wrong: chance begins there."""
    root = folder()
    texts = {"wire.toml": NOTES, "editorial.toml": EDITORIAL, "pack.toml": PACK}
    found = {}
    for number, way in enumerate(WAYS):
        name = way.args[0] if isinstance(way, functools.partial) else ""
        path = root / ("data" if (root / "data" / name).is_file() else "seeds") / name
        raw = texts[name].encode() if name in texts else path.read_bytes() if name else bytes(64)
        found[f"{number:02}-{name}"] = bytes([number]) + raw
    return found
