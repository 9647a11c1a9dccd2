"""Whether what something takes grows with what it is given, and no faster: loops in loops, not speed."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TIMES = 8
# Eight times as much may take up to four times eight times as long. What multiplies takes sixty-four times.
SLACK = 4
# What a machine does meanwhile, in seconds: below it nothing is told apart.
NOISE = 0.1
ATTEMPTS = 6


def took(ask: Callable[[int], object], size: int) -> float:
    """The processor's seconds for a size; the collector, which looks at all that a session holds, rests."""
    gc.disable()
    try:
        began = time.process_time()
        ask(size)
        return time.process_time() - began
    finally:
        gc.enable()


def in_proportion(ask: Callable[[int], object], size: int) -> bool:
    """Whether eight times the size takes some eight times as long, in the best of a few attempts.

    A busy machine can make one attempt slow, and not all of them; a loop in a loop makes all of them slow.
    """
    ask(2)
    least, most = took(ask, size), took(ask, TIMES * size)
    for _ in range(ATTEMPTS):
        if most < TIMES * SLACK * least + NOISE:
            return True
        most = min(most, took(ask, TIMES * size))
    return False
