"""The garbage collector, which rests while many records are made."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Generator
from contextlib import contextmanager

__all__ = ["collector_paused", "collector_running"]


class _Pause:
    """The pause of the garbage collector that all readers of this process share.

    The threshold is set to nothing instead of calling `gc.disable()`, which is the caller's own switch: what
    a program says by it, before or meanwhile, holds.
    """

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.readers = 0
        self.before = (0, 0, 0)

    def begin(self) -> None:
        with self.lock:
            self.readers += 1
            if self.readers == 1:
                self.before = gc.get_threshold()
                gc.set_threshold(0, *self.before[1:])

    def end(self) -> None:
        with self.lock:
            self.readers -= 1
            # Unless somebody has set another one meanwhile.
            if not self.readers and not gc.get_threshold()[0]:
                gc.set_threshold(*self.before)


_pause = _Pause()


def _in_a_child() -> None:
    """In a forked process no other thread reads on, and nobody else would end the pause."""
    global _pause
    old, _pause = _pause, _Pause()
    if old.readers and not gc.get_threshold()[0]:
        gc.set_threshold(*old.before)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_in_a_child)


@contextmanager
def collector_running() -> Generator[None]:
    """Let the collector work again, while code of somebody else runs in a pause of this thread."""
    pause = _pause
    pause.end()
    try:
        yield
    finally:
        # A child that was forked inside has no pause to go on with.
        if pause is _pause:
            pause.begin()


@contextmanager
def collector_paused() -> Generator[None]:
    """Keep the garbage collector from walking a growing heap of records again and again."""
    pause = _pause
    pause.begin()
    try:
        yield
    finally:
        # In a child that was forked inside, the lock may be held by a thread that is not there.
        if pause is _pause:
            pause.end()
