"""The habits of other systems, simulated: no links, no calls of Unix, other line ends and names."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import security_meetings
from security_meetings import Dataset, load
from security_meetings.build import build, rebuild
from tests.conftest import MakePack, Unreachable, in_lines

PACKAGE = Path(security_meetings.__file__).parent
# What Windows lacks; whoever asks for it anyway fails.
UNIX_CALLS = ("fork", "link", "pread", "symlink", "chown", "getuid", "register_at_fork")

ASKS = "len(load().meetings)"


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A system without those calls, where files cannot be locked."""
    assert tmp_path.is_dir()  # which pytest makes by such calls
    for name in UNIX_CALLS:
        monkeypatch.delattr(os, name, raising=False)
    monkeypatch.setitem(sys.modules, "fcntl", None)


@pytest.mark.usefixtures("windows")
def test_without_the_calls_of_unix(make_pack: MakePack, tmp_path: Path) -> None:
    """A pack is built anew, stays on disk while it is read, verifies, and goes out in each shape."""
    root = make_pack()
    before = {path.name: path.read_bytes() for path in (root / "data").iterdir()}
    rebuild(root)
    assert {path.name: path.read_bytes() for path in (root / "data").iterdir()} == before
    in_lines(root)
    with load(root, lazy=True) as ds:
        assert ds.verify().ok
        ds.to_csv(tmp_path / "tables")
        ds.to_sqlite(tmp_path / "all.sqlite")
        ds.reader(tmp_path / "page.html")
        for name in ("folder", "pack.zip"):
            assert load(ds.snapshot(tmp_path / name)).verify().ok


def test_links_that_became_files(tmp_path: Path) -> None:
    """In a checkout without links, where git makes a file of each, an error says what helps."""
    ignored = shutil.ignore_patterns("data", "seeds", "__pycache__", "reference")
    shutil.copytree(PACKAGE, tmp_path / "security_meetings", ignore=ignored)
    for name in ("data", "seeds"):
        (tmp_path / "security_meetings" / name).write_text(f"../../{name}")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from security_meetings import load; {ASKS}"
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)  # noqa: S603
    assert "data/meetings.json: this file is missing" in done.stderr, done.stderr
    assert "git config core.symlinks true" in done.stderr


def test_line_ends_of_windows(small: Dataset, make_pack: MakePack) -> None:
    """Files whose line ends git has changed build and load; that texts have other ends is told."""
    root = make_pack()
    for path in root.rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    ds = load(root)
    assert ds.digest == small.digest
    assert {(p.file, "line ends" in p.message) for p in ds.verify().problems} >= {("seeds/wire.txt", True)}
    assert build(root)["meetings.json"] == build(make_pack())["meetings.json"]


def test_names_of_files_differ_in_more_than_case() -> None:
    """No two files of the project are one to a system that tells no capitals from small letters."""
    root = Path(__file__).parents[1]
    for folder in ("data", "seeds", "docs", "tests", "src"):
        names = [
            p.relative_to(root).as_posix() for p in (root / folder).rglob("*") if "_build" not in p.parts
        ]
        assert len(names) == len({name.casefold() for name in names})


def test_nothing_beyond_this_machine_is_reached() -> None:
    """A test that would ask the network for anything fails."""
    with pytest.raises(Unreachable):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(Unreachable), socket.socket() as one:
        one.connect(("192.0.2.1", 80))
    with pytest.raises(Unreachable):
        socket.getaddrinfo("example.org", 443)


# Whatever Python's own auditing calls an event of sockets ends the program.
NO_SOCKET = """
import sys, tempfile
def told(event, args):
    if event.startswith("socket."):
        raise SystemExit(f"{event} {args}")
sys.addaudithook(told)
from pathlib import Path
from security_meetings import load
out = Path(tempfile.mkdtemp())
ds = load()
ds.verify(), ds.conflicts(), ds.divergences(), ds.anomalies(), ds.coverage()
ds.to_sqlite(out / "all.sqlite"), ds.reader(out / "page.html"), ds.snapshot(out / "pack.zip")
ds.export("web-annotation", out / "notes.jsonld")
assert load(out / "pack.zip").digest == ds.digest
print("no socket")
"""


def test_no_socket_is_opened() -> None:
    """Loading, asking, checking and writing data open no socket."""
    done = subprocess.run([sys.executable, "-c", NO_SOCKET], check=False, capture_output=True, text=True)  # noqa: S603
    assert done.stdout == "no socket\n", done.stderr
