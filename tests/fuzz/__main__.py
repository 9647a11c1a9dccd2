"""`python -m tests.fuzz -max_total_time=60`: the arguments are those of libFuzzer, by way of atheris."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["security_meetings"]):
    from tests.fuzz.target import attempt, sound_inputs

CORPUS = Path(__file__).parent / "corpus"

if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="corpus-") as found:
        for name, raw in sound_inputs().items():
            (Path(found) / name).write_bytes(raw)
        # What is found new goes into the first folder, which is thrown away; the committed one is only read.
        atheris.Setup([sys.argv[0], *sys.argv[1:], found, str(CORPUS)], attempt)
        atheris.Fuzz()
