"""The bill of materials, checked by the standard's own schema."""

from __future__ import annotations

import json
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from security_meetings import Dataset
from tests.bill import bill


def test_it_is_valid(tmp_path: Path) -> None:
    """The schema of CycloneDX finds nothing wrong with it."""
    wheel = tmp_path / "any.whl"
    wheel.write_bytes(b"any")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(bill(wheel))) is None


def test_it_names_what_is_needed(tmp_path: Path, ds: Dataset) -> None:
    """It has the three dependencies, the digests of the data and of each text, and is the same each time."""
    wheel = tmp_path / "any.whl"
    wheel.write_bytes(b"any")
    found = bill(wheel)
    names = {part["name"] for part in found["components"]}
    assert {"attrs", "cattrs", "importlib_resources", *(source.file for source in ds.sources)} <= names
    assert not names & {"pytest", "hypothesis", "msgspec"}
    digests = {part["hashes"][0]["content"] for part in found["components"] if "hashes" in part}
    assert {ds.digest, *(source.sha256 for source in ds.sources)} <= digests
    assert bill(wheel) == found
