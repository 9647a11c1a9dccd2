"""Packs that are shared by processes and threads, closed, replaced and opened anew."""

from __future__ import annotations

import gc
import os
import pickle
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from security_meetings import Dataset, InvalidData, SecurityMeetingsError, load
from security_meetings.build import rebuild
from security_meetings.codec.collector import collector_paused
from tests.cases.making import ENVIRONMENT, Making, saying


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A small pack, all of it in lines."""
    root = Making(tmp_path).sown(saying("The forum met in Oslo.", 'meetings.f.city = "Oslo"'))
    head = root / "seeds" / "pack.toml"
    head.write_text(f"{head.read_text()}lines = true\n")
    rebuild(root)
    return root


def packed(root: Path) -> Path:
    """The pack as a zip."""
    where = root.parent / "z.zip"
    with zipfile.ZipFile(where, "w", zipfile.ZIP_DEFLATED) as made:
        for file in sorted(root.rglob("*.*")):
            made.write(file, file.relative_to(root))
    return where


def in_a_child(ask: Callable[[], bool]) -> bool:
    """What a forked process answers."""
    child = os.fork()
    if child == 0:
        try:
            os._exit(0 if ask() else 1)
        except BaseException:  # noqa: BLE001 (it must end here, whatever happens)
            os._exit(2)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """Leave the collector as it was."""
    on, threshold = gc.isenabled(), gc.get_threshold()
    yield
    (gc.enable if on else gc.disable)()
    gc.set_threshold(*threshold)


# Forked processes


def test_forked_processes_share_a_zip(pack: Path) -> None:
    """Many children that check one zip at the same time find nothing wrong."""
    ds = load(packed(pack))
    assert ds.verify().ok
    children = []
    for _ in range(8):
        child = os.fork()
        if child == 0:
            try:
                os._exit(0 if all(load_again(ds) for _ in range(5)) else 1)
            except BaseException:  # noqa: BLE001
                os._exit(2)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 8


def load_again(ds: Dataset) -> bool:
    """Check all files of a data set that was made before."""
    return ds.verify().ok


def test_a_child_has_its_collector(pack: Path) -> None:
    """A process that is forked while a thread reads collects its garbage."""
    threshold = gc.get_threshold()
    reading, done = threading.Event(), threading.Event()

    def read() -> None:
        with collector_paused():
            reading.set()
            done.wait(60)

    thread = threading.Thread(target=read)
    thread.start()
    reading.wait(60)
    try:
        assert gc.get_threshold()[0] == 0
        assert in_a_child(lambda: gc.isenabled() and gc.get_threshold() == threshold and bool(load(pack)))
    finally:
        done.set()
        thread.join()
    assert gc.get_threshold() == threshold


@pytest.mark.parametrize("lazy", [False, True])
def test_the_collector_works_while_progress_is_told(pack: Path, *, lazy: bool) -> None:
    """Code of a program that is called while a pack is read has its collector; what reads has none."""
    threshold = gc.get_threshold()
    seen = []

    def look(_: int) -> None:
        seen.append(gc.get_threshold())
        with collector_paused():
            assert gc.get_threshold()[0] == 0

    assert load(pack, lazy=lazy, progress=look)
    assert seen
    assert set(seen) == {threshold}
    assert gc.get_threshold() == threshold


def test_a_progress_that_fails_leaves_the_collector(pack: Path) -> None:
    """An error of the program's own code, raised while a pack is read, leaves the collector on."""
    threshold = gc.get_threshold()

    def fail(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(pack, lazy=False, progress=fail)
    assert gc.get_threshold() == threshold


def test_a_child_of_progress_has_its_collector(pack: Path) -> None:
    """A process that is forked by such code has its collector too, then and afterwards."""
    threshold = gc.get_threshold()
    told = []

    def fork(_: int) -> None:
        told.append(in_a_child(lambda: gc.get_threshold() == threshold and bool(load(pack))))

    assert load(pack, lazy=False, progress=fork)
    assert told
    assert all(told)


def test_what_a_program_says_of_the_collector_holds() -> None:
    """Who disables the collector, or sets its threshold, while something is read, finds it so afterwards."""
    with collector_paused():
        gc.disable()
    assert not gc.isenabled()
    gc.enable()
    with collector_paused():
        gc.set_threshold(123)
    assert gc.get_threshold()[0] == 123
    gc.disable()
    with collector_paused():
        gc.enable()
    assert gc.isenabled()


def test_pauses_of_several_readers_end_with_the_last() -> None:
    """The collector rests until the last reader is done, and is then as it was."""
    threshold = gc.get_threshold()
    with collector_paused():
        with collector_paused():
            pass
        assert gc.get_threshold()[0] == 0
    assert gc.get_threshold() == threshold


# Closing


def descriptors() -> int:
    """How many files this process has open."""
    return len(list(Path("/proc/self/fd" if Path("/proc/self/fd").is_dir() else "/dev/fd").iterdir()))


@pytest.mark.parametrize("form", ["folder", "zip"])
def test_closing_closes_every_file(pack: Path, form: str) -> None:
    """A data set that is closed has no file open; what is in memory still answers."""
    gc.collect()  # what earlier tests left open is closed now, and not in between
    before = descriptors()
    with load(packed(pack) if form == "zip" else pack, lazy=True) as ds:
        assert ds.verify().ok
        assert descriptors() > before
        policy = ds.policy
    assert descriptors() == before
    assert ds.policy is policy
    ds.close()


def test_a_closed_file_says_so(pack: Path) -> None:
    """Who asks for a record of a file that was closed is told to load the pack again."""
    with load(pack, lazy=True) as ds:
        pass
    with pytest.raises(SecurityMeetingsError, match=r"meetings\.jsonl is closed: load the pack again"):
        ds.meetings["f"]


def test_too_many_open_files_are_our_error(pack: Path) -> None:
    """A process that may open no more files gets an error of this library."""
    script = (
        "import resource, sys\n"
        "from security_meetings import InvalidData, load\n"
        "load(sys.argv[1], lazy=True).close()\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (12, 12))\n"
        "try:\n    load(sys.argv[1], lazy=True)\n"
        "except InvalidData as exc:\n    print(exc)\n"
    )
    line = [sys.executable, "-c", script, str(pack)]
    done = subprocess.run(line, env=ENVIRONMENT, capture_output=True, text=True, check=False)  # noqa: S603
    assert "Too many open files" in done.stdout
    assert not done.stderr


def test_a_long_name_is_our_error() -> None:
    """A name that no file can have is no pack."""
    with pytest.raises(SecurityMeetingsError, match="no data pack at"):
        load("x" * 300)


# From elsewhere


def test_a_pickle_opens_from_any_folder(pack: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What was loaded by a relative path is read from where it lies, wherever the reader is."""
    monkeypatch.chdir(pack.parent)
    kept = pickle.dumps(load(pack.name, lazy=True))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    ds = pickle.loads(kept)  # noqa: S301 (our own)
    assert ds.verify().ok


# Replaced while it is read


def other(root: Path, folder: Path) -> Path:
    """A pack of the same form that says something else."""
    shutil.copytree(root, folder)
    for name in ("s.txt", "s.toml"):
        seed = folder / "seeds" / name
        seed.write_text(seed.read_text().replace("Oslo", "Bergen"))
    rebuild(folder)
    return folder


@pytest.mark.parametrize("lazy", [True, False])
def test_a_pack_that_is_replaced_while_it_is_read_is_read_anew(
    pack: Path, tmp_path: Path, *, lazy: bool
) -> None:
    """A load during a build gives the old data or the new ones, and no mixture."""
    new = other(pack, tmp_path / "new")
    left = [3]

    def replace(_: int) -> None:
        left[0] -= 1
        if left[0] == 0:
            (pack / "data").rename(pack / "old")
            (new / "data").rename(pack / "data")

    ds = load(pack, lazy=lazy, progress=replace)
    assert left[0] < 0
    assert ds.meetings["f"].city == "Bergen"
    assert {claim.value for claim in ds.claims.where(property="city")} == {"Bergen"}


def test_a_pack_that_is_replaced_all_the_time_is_refused(pack: Path) -> None:
    """Who meets a new state each time is told so."""

    def replace(_: int) -> None:
        shutil.copytree(pack / "data", pack / "copy", dirs_exist_ok=True)
        (pack / "data").rename(pack / "old")
        (pack / "copy").rename(pack / "data")
        shutil.rmtree(pack / "old")

    with pytest.raises(InvalidData, match="replaced again and again"):
        load(pack, progress=replace)
