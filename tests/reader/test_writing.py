"""A file is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from security_meetings.reader.writing import write_whole


def test_what_was_there_is_replaced(tmp_path: Path) -> None:
    """The new file stands where the old one stood, and nothing beside it."""
    path = tmp_path / "a.html"
    path.write_bytes(b"old")
    write_whole(path, b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.html", b"new")]


def test_a_place_that_is_none_is_an_error(tmp_path: Path) -> None:
    """Where there is no folder, the system's own error says so, and nothing is left."""
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "none" / "a.html", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_its_place_stays(tmp_path: Path) -> None:
    """A folder is not replaced, and the half-made file is gone."""
    (tmp_path / "a.html").mkdir()
    with pytest.raises(OSError, match=r"a\.html"):
        write_whole(tmp_path / "a.html", b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["a.html"]


def test_others_may_read_it(tmp_path: Path) -> None:
    """The file has the rights of any other that is made there."""
    write_whole(tmp_path / "a", b"")
    (tmp_path / "b").touch()
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode
