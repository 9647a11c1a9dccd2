"""Records in one JSON list: which are kept, and what is said of the others."""

import gzip
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from security_meetings.codec.strict import encode
from security_meetings.errors import InvalidData, Problem
from security_meetings.packs.pack import open_pack
from tests.packs.shared import (
    TWO,
    folder,
    rewrite,
    told,
)

BAD: list[Any] = [encode(TWO[0]), {**encode(TWO[1]), "name": 7}, None, encode(TWO[0])]


@pytest.mark.parametrize("ending", ["json", "jsonl", "jsonl_gz"])
def test_faults_are_collected(tmp_path: Path, ending: str) -> None:
    """Where faults are collected, the good records are kept and each fault is told."""
    raw = "".join(json.dumps(tree) + "\n" for tree in BAD).encode()
    raw = {"json": json.dumps(BAD).encode(), "jsonl": raw, "jsonl_gz": gzip.compress(raw)}[ending]
    pack = folder(tmp_path, **{ending: raw})
    problems: list[Problem] = []
    assert pack.records("officials", problems=problems) == TWO[:1]
    messages = [p.message for p in problems]
    assert messages[:2] == ["expected text, got 7", "expected an object, got None"]
    assert messages[2].startswith("the id 'ann' stands twice")
    assert {p.file for p in problems} == {f"{tmp_path}/data/officials.{ending.replace('_', '.')}"}


def test_faults_are_raised(tmp_path: Path) -> None:
    """Where they are not, all faults of the list are raised; ids are compared once the records are sound."""
    pack = folder(tmp_path, json=json.dumps(BAD).encode())
    file = f"{tmp_path}/data/officials.json"
    with pytest.raises(InvalidData) as caught:
        pack.records("officials")
    assert told(caught) == [
        f"{file}: expected text, got 7 @ $[1].name",
        f"{file}: expected an object, got None @ $[2]",
    ]
    rewrite(tmp_path, "officials.json", [BAD[0], encode(TWO[1]), BAD[0], BAD[0]])
    with pytest.raises(InvalidData) as caught:
        pack.records("officials")
    assert told(caught) == [f"{file}: the id 'ann' stands twice @ $[{i}].id" for i in (2, 3)]


@pytest.mark.parametrize("raw", [b"{}", b"null", b'[{"id": "x", "id": "x"}]', b"[NaN]", b"[", b"\xff"])
def test_no_list(tmp_path: Path, raw: bytes) -> None:
    """A file that is no list of JSON is refused as a whole, even where faults are collected."""
    for problems in (None, list[Problem]()):
        with pytest.raises(InvalidData, match=r"data/officials\.json: (not valid JSON|expected a list)"):
            open_pack(folder_once(tmp_path, raw)).records("officials", problems=problems)


def folder_once(root: Path, raw: bytes) -> Path:
    """A pack of one list, written anew."""
    shutil.rmtree(root / "data", ignore_errors=True)
    folder(root, json=raw)
    return root
