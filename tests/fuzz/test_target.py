"""The inputs that chance begins with, and those that once were a fault or would be a likely one."""

from __future__ import annotations

from pathlib import Path

import pytest

from security_meetings import load
from tests.fuzz.target import WAYS, attempt, folder, sound_inputs

CORPUS = sorted((Path(__file__).parent / "corpus").iterdir())


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_bytes_are_taken_or_refused(path: Path) -> None:
    """Whatever comes by any way in, no error comes of it but the library's own."""
    attempt(path.read_bytes())


@pytest.mark.parametrize("number", range(len(WAYS)))
def test_chance_begins_with_sound_inputs(number: int) -> None:
    """Each way in has an input to begin with; and whatever is tried, the pack is sound again behind it."""
    begins = [raw for raw in sound_inputs().values() if raw[0] == number]
    assert len(begins) == 1
    attempt(begins[0])
    attempt(bytes([number]) + b"\xff{")
    with load(folder()) as ds:
        assert ds.verify().ok


def test_no_bytes() -> None:
    """No bytes at all are no input."""
    attempt(b"")
