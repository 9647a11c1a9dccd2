"""`export`: formats, files and losses."""

from __future__ import annotations

import json
from pathlib import Path

from security_meetings.export.exporting import FORMATS
from tests.cli.conftest import Ask


def test_it_writes_and_tells_what_is_lost(ask: Ask, pack: Path, tmp_path: Path) -> None:
    """The file is there, and the page says how much of the data it carries."""
    code, out, _ = ask("--data", pack, "export", "schema.org", tmp_path / "out.jsonld")
    assert code == 0
    assert out.startswith("schema.org: ")
    assert json.loads((tmp_path / "out.jsonld").read_bytes())["@graph"]


def test_as_json(ask: Ask, pack: Path, tmp_path: Path) -> None:
    """The report is a document too."""
    _, out, _ = ask("--data", pack, "--json", "export", "graphml", tmp_path / "out")
    report = json.loads(out)
    assert report["carried"] == report["total"] - sum(loss["count"] for loss in report["losses"])


def test_the_list(ask: Ask) -> None:
    """All formats are listed, each with what it is for."""
    code, out, _ = ask("export", "--list")
    assert code == 0
    assert all(f"{name} (" in out for name in FORMATS)


def test_wrong_use(ask: Ask, tmp_path: Path) -> None:
    """No format, an unknown one, or no place for the file is wrong use, told in a line."""
    for words in (["export"], ["export", "graphml"], ["export", "graphlm", tmp_path / "x"]):
        code, out, err = ask(*words)
        assert (code, out) == (2, "")
        assert err.startswith("security-meetings: ")
