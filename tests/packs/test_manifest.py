"""The manifest: what a pack says of itself, strictly read."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from security_meetings.codec.strict import decode, encode
from security_meetings.errors import InvalidData
from security_meetings.model.kinds import kinds
from security_meetings.packs.manifest import FORMAT, FileEntry, Manifest
from security_meetings.packs.pack import IN_LINES, open_pack
from tests.strategies import instances

TREE: dict[str, Any] = {
    "name": "small",
    "version": "1.0",
    "title": "A small pack",
    "creators": ["A. Reader", "B. Writer"],
    "license": "CC0-1.0",
    "language": "en",
    "issued": None,
    "doi": None,
    "url": None,
    "digest": "1" * 64,
    "format": FORMAT,
    "files": [{"name": "claims.json", "records": 3, "sha256": "0" * 64}],
}


def problems(changes: dict[str, Any]) -> list[str]:
    """What is said of a manifest with some other values."""
    with pytest.raises(InvalidData) as caught:
        decode(Manifest, {**TREE, **changes}, "pack.json")
    return [str(problem) for problem in caught.value.problems]


def test_fields() -> None:
    """A manifest names the pack, its version, makers and licence, and lists its files with their digests."""
    manifest = decode(Manifest, TREE, "pack.json")
    entry = FileEntry("claims.json", 3, "0" * 64)
    assert manifest == Manifest(
        name="small",
        version="1.0",
        title="A small pack",
        creators=("A. Reader", "B. Writer"),
        license="CC0-1.0",
        language="en",
        issued=None,
        doi=None,
        url=None,
        digest="1" * 64,
        format=FORMAT,
        files=(entry,),
    )


@given(instances(Manifest))
def test_round_trip(manifest: Manifest) -> None:
    """What a manifest says is read as it was written."""
    assert decode(Manifest, json.loads(json.dumps(encode(manifest))), "pack.json") == manifest


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"format": "1"}, "pack.json: expected a whole number, such as 2, got '1' @ $.format"),
        ({"version": 1.0}, "pack.json: expected text, got 1.0 @ $.version"),
        ({"creators": "A. Reader"}, "pack.json: expected a list, got 'A. Reader' @ $.creators"),
        ({"files": {"claims.json": 3}}, "pack.json: expected a list, got {'claims.json': 3} @ $.files"),
        ({"files": ["claims.json"]}, "pack.json: expected an object, got 'claims.json' @ $.files[0]"),
        ({"licence": "CC0"}, "pack.json: unknown field 'licence'; did you mean 'license'? @ $"),
    ],
)
def test_strict(changes: dict[str, Any], told: str) -> None:
    """A manifest that says something else is refused with its path."""
    assert problems(changes) == [told]


def test_bundled() -> None:
    """The bundled manifest is of the format that is read here, and lists each kind's file as it is."""
    pack = open_pack()
    assert pack.manifest.format == FORMAT
    assert {entry.name for entry in pack.manifest.files} == {
        IN_LINES.get(name, f"{name}.json") for name in kinds()
    }
    for entry in pack.manifest.files:
        raw = pack.read("data", entry.name) or b""
        assert hashlib.sha256(raw).hexdigest() == entry.sha256
        records = raw.splitlines() if entry.name.endswith(".jsonl") else json.loads(raw)
        assert len(records) == entry.records


def test_says_nothing_of_itself(bundled: Path) -> None:
    """A manifest does not list itself: it could not hold its own digest."""
    listed = [entry["name"] for entry in json.loads((bundled / "data" / "pack.json").read_bytes())["files"]]
    assert "pack.json" not in listed
    assert listed == sorted(listed)
