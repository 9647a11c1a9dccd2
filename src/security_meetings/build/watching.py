"""Building a pack again whenever one of its files changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from security_meetings.build.building import rebuild
from security_meetings.build.writing import Rebuilt
from security_meetings.errors import SecurityMeetingsError

__all__ = ["watch"]

_PAUSE = 0.5


def watch(
    root: Path,
    building: Callable[[Path], Rebuilt] = rebuild,
    *,
    pause: Callable[[], object] = lambda: time.sleep(_PAUSE),
) -> Iterator[Rebuilt | SecurityMeetingsError]:
    """Build a pack, and again each time when a file of `seeds/` was changed, added or taken away.

    Args:
        root: The pack's folder.
        building: Builds it.
        pause: What is done before the files are looked at again.

    Yields:
        What became of it, each time: what was built, or why it could not be.
    """
    seen: object = None
    while True:
        now = _states(root / "seeds")
        if now != seen:
            seen = now
            try:
                yield building(root)
            except SecurityMeetingsError as exc:
                yield exc
        pause()


def _states(seeds: Path) -> dict[str, tuple[int, int]]:
    """When each file was changed last, and how large it is; what vanishes meanwhile is not there."""
    found: dict[str, tuple[int, int]] = {}
    for path in seeds.glob("*"):
        try:
            state = path.stat()
        except OSError:
            continue
        found[path.name] = state.st_mtime_ns, state.st_size
    return found
