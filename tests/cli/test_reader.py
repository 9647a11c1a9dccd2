"""The command that writes the page for people."""

from __future__ import annotations

import json
from pathlib import Path

from security_meetings import load
from tests.cli.conftest import Ask


def test_it_writes_the_page_of_the_pack_asked_for(ask: Ask, pack: Path, tmp_path: Path) -> None:
    """The file is the page of that data, and the answer says where it is."""
    code, out, _ = ask("reader", tmp_path / "out.html", "--data", pack)
    assert code == 0
    assert "out.html" in out
    assert (tmp_path / "out.html").read_bytes() == load(pack).reader(tmp_path / "same.html").read_bytes()


def test_the_answer_as_json(ask: Ask, pack: Path, tmp_path: Path) -> None:
    """`--json` gives the file and its size."""
    path = tmp_path / "out.html"
    code, out, _ = ask("reader", path, "--data", pack, "--json")
    assert code == 0
    assert json.loads(out) == {"file": str(path), "bytes": path.stat().st_size}


def test_a_place_that_is_none_is_wrong_use(ask: Ask, pack: Path, tmp_path: Path) -> None:
    """Where nothing can be written, the exit code says wrong use and the message the place."""
    code, out, err = ask("reader", tmp_path / "none" / "out.html", "--data", pack)
    assert (code, out) == (2, "")
    assert "none" in err
