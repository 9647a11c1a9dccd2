"""`data/` is replaced as a whole: whatever happens, it holds the old files or the new ones."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from security_meetings.build import swapping
from security_meetings.build.writing import write
from tests.cases.making import ENVIRONMENT

OLD = {f"f{i}.json": b"old\n" * 1000 for i in range(6)}
NEW = {f"f{i}.json": b"new\n" * 1000 for i in range(3, 9)}

WRITER = """
import sys
from pathlib import Path
from security_meetings.build.writing import write
root, words = Path(sys.argv[1]), sys.argv[2:]
print(flush=True)
while True:
    for word in words:
        write(root, {f"f{i}.json": f"{word}\\n".encode() * 1000 for i in range(6)})
"""


def state(root: Path) -> dict[str, bytes]:
    """All files of `data/`."""
    return {path.name: path.read_bytes() for path in (root / "data").iterdir()}


def beside(root: Path) -> set[str]:
    """What lies beside `data/`."""
    return {path.name for path in root.iterdir()} - {"data"}


@pytest.fixture(params=[True, False])
def root(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the old files, on a system that exchanges folders in one step, and on one that cannot."""
    write(tmp_path, OLD)
    if not request.param:
        monkeypatch.setattr(swapping, "_exchanged", lambda *_: False)
    return tmp_path


def test_the_new_files_take_the_place_of_the_old(root: Path) -> None:
    """After writing there are just the new files, and nothing beside."""
    write(root, NEW)
    assert state(root) == NEW
    assert beside(root) == set()


def test_other_files_stay(root: Path) -> None:
    """What the build does not write, it takes along."""
    (root / "data" / "README").write_text("mine")
    (root / "data" / "more").mkdir()
    (root / "data" / "more" / "x.json").write_text("mine")
    write(root, NEW)
    assert (root / "data" / "README").read_text() == "mine"
    assert (root / "data" / "more" / "x.json").read_text() == "mine"


def test_a_pipe_stays(root: Path) -> None:
    """What has no contents to copy stays, too."""
    os.mkfifo(root / "data" / "pipe")
    write(root, NEW)
    assert (root / "data" / "pipe").is_fifo()


def test_a_link_stays_a_link(root: Path) -> None:
    """Where `data` leads elsewhere, the files are replaced there, and other links to them stay right."""
    (root / "data").rename(root / "real")
    (root / "data").symlink_to("real")
    write(root, NEW)
    assert (root / "data").is_symlink()
    assert {path.name for path in (root / "real").iterdir()} == set(NEW)
    assert beside(root) == {"real"}


CALLS = [
    (os, "fsync"),
    (os, "open"),
    (os, "rename"),
    (os, "mkdir"),
    (os, "chmod"),
    (os, "stat"),
    (os, "scandir"),
    (os, "listdir"),
    (os, "close"),
]


@pytest.mark.parametrize(("module", "name"), CALLS, ids=lambda value: value if isinstance(value, str) else "")
def test_an_error_at_any_call_leaves_the_old_or_the_new(
    root: Path, module: Any, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever call of the system fails, and whether once or from then on: nothing is mixed or lost."""
    real: Callable[..., Any] = getattr(module, name)
    for at in range(200):
        left = [at]

        def failing(*args: Any, left: list[int] = left, **more: Any) -> Any:
            left[0] -= 1
            if left[0] == -1:
                raise OSError(28, "No space left on device")
            return real(*args, **more)

        with monkeypatch.context() as patched:
            patched.setattr(module, name, failing)
            try:
                write(root, NEW)
                wrote = True
            except OSError:
                wrote = False
        assert state(root) in ([NEW] if wrote else [OLD, NEW])
        write(root, OLD)  # which also clears up
        assert (state(root), beside(root)) == (OLD, set())
        if left[0] >= 0:
            return  # there are no more calls
    pytest.fail("too many calls")


def killed(root: Path, after: float) -> None:
    """Write all the time, and be killed."""
    line = [sys.executable, "-c", WRITER, str(root), "old", "new"]
    with subprocess.Popen(line, env=ENVIRONMENT, stdout=subprocess.PIPE) as writing:  # noqa: S603
        assert writing.stdout is not None
        writing.stdout.readline()
        time.sleep(after)
        os.kill(writing.pid, signal.SIGKILL)


def test_a_killed_build_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    """Whenever a build is killed, all files are of one build; the next one clears up what it left."""
    write(tmp_path, OLD)
    chosen = random.Random(7)  # noqa: S311 (any moment will do)
    for _ in range(12):
        killed(tmp_path, chosen.uniform(0.001, 0.05))
        assert len(set(state(tmp_path).values())) == 1
        assert len(state(tmp_path)) == 6
    write(tmp_path, NEW)
    assert (state(tmp_path), beside(tmp_path)) == (NEW, set())


def test_two_builds_at_once_leave_the_files_of_one(tmp_path: Path) -> None:
    """Two builds that write at the same time do not mix, and neither removes what the other is writing."""
    write(tmp_path, OLD)
    lines = [[sys.executable, "-c", WRITER, str(tmp_path), word] for word in ("one", "two")]
    builds = [
        subprocess.Popen(line, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: S603
        for line in lines
    ]
    for build in builds:
        assert build.stdout is not None
        build.stdout.readline()
    time.sleep(0.5)
    assert [build.poll() for build in builds] == [None, None]
    for build in builds:
        build.kill()
        build.communicate()
    assert len(set(state(tmp_path).values())) == 1
    write(tmp_path, NEW)
    assert (state(tmp_path), beside(tmp_path)) == (NEW, set())
