"""What goes out: whole or not at all, and wherever it cannot, an error of this library."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from security_meetings import Dataset, InvalidValue, NotWritten
from tests.cases.making import ENVIRONMENT

WRITERS: dict[str, Callable[[Dataset, str], object]] = {
    "a file of each table": lambda ds, to: ds.to_csv(to),
    "one database": lambda ds, to: ds.to_sqlite(to),
    "the page for people": lambda ds, to: ds.reader(to),
    "a snapshot in a folder": lambda ds, to: ds.snapshot(to),
    "a snapshot in a zip": lambda ds, to: ds.snapshot(f"{to}.zip"),
    "a graph": lambda ds, to: ds.export("graphml", to),
    "a package of tables": lambda ds, to: ds.export("data-package", to),
    "a table": lambda ds, to: ds.table("talks").to_csv(to),
    "annotations": lambda ds, to: ds.export("web-annotation", to),
}
# Names that no file has, ways through a file, and folders in which nothing can be made.
NOWHERE = ["n" * 300, "a\0b", "a\ud800b", "file/x", "loop/x", "/proc/nothing/x"]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a file, and a link that leads to itself."""
    (tmp_path / "file").write_text("kept")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    return tmp_path


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("to", NOWHERE)
def test_where_nothing_can_be_written(ds: Dataset, place: Path, writer: str, to: str) -> None:
    """Such a path is refused with its name, and what was there is as it was."""
    before = sorted(place.iterdir())
    with pytest.raises((NotWritten, InvalidValue)) as caught:
        WRITERS[writer](ds, to if to.startswith("/") else f"{place}/{to}")
    assert str(caught.value)
    assert sorted(place.iterdir()) == before
    assert (place / "file").read_text() == "kept"


@pytest.mark.parametrize("writer", WRITERS)
def test_no_path_is_not_the_folder_of_the_program(
    ds: Dataset, place: Path, monkeypatch: pytest.MonkeyPatch, writer: str
) -> None:
    """An empty path, as of a variable that nobody set, puts nothing where the program runs."""
    (place / "here").mkdir()
    monkeypatch.chdir(place / "here")
    if "zip" not in writer:
        with pytest.raises((NotWritten, InvalidValue)):
            WRITERS[writer](ds, "")
    assert not list((place / "here").iterdir())


@pytest.mark.parametrize(
    "writer", ["one database", "the page for people", "a graph", "a table", "annotations"]
)
def test_a_device_that_takes_no_more(ds: Dataset, writer: str) -> None:
    """What cannot be written to a full device is told with its name."""
    with pytest.raises(NotWritten, match=r"/dev/full cannot be written"):
        WRITERS[writer](ds, "/dev/full")


FULL = """
import resource, sys
from pathlib import Path
from security_meetings import SecurityMeetingsError, load
from tests.packs.test_writing import WRITERS
place, ds = Path(sys.argv[1]), load()
for name, write in WRITERS.items():
    to = place / name.replace(" ", "-")
    write(ds, str(to.with_name(f"warm-{to.name}")))  # what is imported by need is there then
resource.setrlimit(resource.RLIMIT_FSIZE, (400, 400))
for name, write in WRITERS.items():
    before = sorted(place.iterdir())
    try:
        write(ds, str(place / name.replace(" ", "-")))
    except SecurityMeetingsError as exc:
        assert str(exc), name
    else:
        raise SystemExit(f"{name}: no error")
    left = {path.name for path in place.iterdir()} - {path.name for path in before}
    assert left <= {"a-file-of-each-table", "a-package-of-tables"}, left
    assert not [path for path in place.rglob(".*")], name
    # Of a folder of files, none is half there.
    assert not [path for new in left for path in (place / new).rglob("*") if path.stat().st_size == 400], name
print("told")
"""


def test_a_full_disk(tmp_path: Path) -> None:
    """Where files can grow no further, each way out says so, and leaves no half of a file."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", FULL, str(tmp_path)],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout == "told\n", done.stderr
