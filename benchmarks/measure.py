"""Measuring: whole processes, tasks in processes of their own, and ratios of runs made side by side.

Times are CPU times, user and system: other work on the machine then disturbs least.
"""

from __future__ import annotations

import atexit
import functools
import json
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

__all__ = ["Numbers", "Runs", "memory", "peak", "process", "task", "timed"]

ROOT = Path(__file__).parents[1]


Numbers = Mapping[str, float]


class Runs:
    """What several ways to do the same work took, in rounds: in each round, each way ran once."""

    def __init__(self, ways: Mapping[str, Callable[[], Numbers]], rounds: int) -> None:
        self.found: dict[str, list[Numbers]] = {name: [] for name in ways}
        order = list(ways)
        for number in range(rounds):
            random.Random(number).shuffle(order)
            for name in order:
                self.found[name].append(ways[name]())

    def ratio(self, ours: str, theirs: str, what: str = "seconds", of_theirs: str = "") -> float:
        """The median of one way divided by another, round by round."""
        rounds = zip(self.found[ours], self.found[theirs], strict=True)
        pairs = [(a[what], b[of_theirs or what]) for a, b in rounds]
        return statistics.median(a / b if b else math.nan for a, b in pairs)

    def median(self, name: str, what: str = "seconds") -> float:
        """The median of one way."""
        return statistics.median(numbers[what] for numbers in self.found[name])


def timed(work: Callable[[], object]) -> float:
    """The CPU seconds that some work takes in this process."""
    start = time.process_time()
    kept = work()
    seconds = time.process_time() - start
    del kept
    return seconds


@functools.cache
def _environment() -> dict[str, str]:
    """What processes start with: bytecode is kept, wherever the packages lie, and maths has one thread."""
    kept = tempfile.TemporaryDirectory(prefix="benchmarks-pycache-")
    atexit.register(kept.cleanup)
    return {
        **{k: v for k, v in os.environ.items() if not k.startswith("PYTHON")},
        "PYTHONPYCACHEPREFIX": kept.name,
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


def process(code: str) -> Numbers:
    """The CPU `seconds` of a whole Python process that runs the code.

    Raises:
        RuntimeError: The code failed.
    """
    arguments = [sys.executable, "-c", code]
    quiet = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0) for fd in (1, 2)]
    pid = os.posix_spawn(sys.executable, arguments, _environment(), file_actions=quiet)
    _, status, usage = os.wait4(pid, 0)
    if status:
        raise RuntimeError(f"this failed in a process of its own: {code}")
    return {"seconds": usage.ru_utime + usage.ru_stime}


def peak(code: str) -> Numbers:
    """The most memory that a Python process held that runs the code, in `bytes`."""
    asks = f"{code}\nprint(next(l.split()[1] for l in open('/proc/self/status') if l.startswith('VmHWM')))"
    found = subprocess.run(
        [sys.executable, "-c", asks], env=_environment(), stdout=subprocess.PIPE, check=True
    )
    return {"bytes": int(found.stdout) * 1024}


def task(name: str, *arguments: object) -> Numbers:
    """What a function of `benchmarks.tasks` returns, run in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.tasks", name, *map(str, arguments)]
    found = subprocess.run(command, cwd=ROOT, env=_environment(), stdout=subprocess.PIPE, check=True)
    result: Numbers = json.loads(found.stdout)
    return result


def memory(field: str = "VmRSS") -> int:
    """What the system says of the memory of this process, in bytes: `VmRSS`, `VmHWM`, `RssAnon`."""
    with Path("/proc/self/status").open(encoding="utf-8") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith(f"{field}:"))
