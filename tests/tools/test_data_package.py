"""Data Packages, validated by frictionless and by the profile that the standard publishes."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import check_datapackage
import frictionless
import pytest

from security_meetings import Dataset

FORMATS = pytest.mark.parametrize("name", ["data-package", "data-package-safe"])


def described(path: Path) -> Any:
    """The descriptor."""
    return json.loads((path / "datapackage.json").read_bytes())


@FORMATS
def test_it_is_valid(data: Dataset, out: Path, name: str) -> None:
    """Frictionless finds no fault in descriptor, digests, types, enums, keys and references."""
    data.export(name, out)
    report = frictionless.validate(str(out / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "fieldName", "type", "note"]) == []
    assert [task.name for task in report.tasks] == [*data.tables]


@FORMATS
def test_it_fits_the_profile(data: Dataset, out: Path, name: str) -> None:
    """The descriptor fits the official profile."""
    data.export(name, out)
    assert check_datapackage.check(described(out)) == []


def test_it_does_what_is_recommended(ds: Dataset, out: Path) -> None:
    """That of the bundled data has all that the standard recommends."""
    ds.export("data-package", out)
    assert check_datapackage.check(described(out), check_datapackage.Config(strict=True)) == []


def test_cells_come_back(data: Dataset, out: Path) -> None:
    """Frictionless reads what the tables have: texts letter for letter, numbers, days, yes and no."""
    data.export("data-package", out)
    package = frictionless.Package(str(out / "datapackage.json"))
    for name in data.tables:
        made = data.table(name)
        rows = [row.to_dict() for row in package.get_resource(name).read_rows()]
        assert rows == [*made], name


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("talks", ",held,", ",hled,", "constraint-error"),
        ("talks", ",2,", ",two,", "type-error"),
        ("talks", "ru-ir-2025", "ru-kp-2025", "primary-key"),
        ("talk_sides", "ru-ir-2025,1", "ru-xx-2025,1", "foreign-key"),
        ("countries", "", "more\n", "hash-count"),
    ],
)
def test_a_change_is_seen(ds: Dataset, out: Path, name: str, old: str, new: str, fault: str) -> None:
    """A wrong word, type, key or reference, and a file that is not as described, are found."""
    ds.export("data-package", out)
    file = out / f"{name}.csv"
    text = file.read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new, 1) if old else text + new
    file.write_text(text, encoding="utf-8")
    if fault != "hash-count":  # who changes the data on purpose tells their digest
        descriptor = described(out)
        for resource in descriptor["resources"]:
            if resource["name"] == name:
                resource["hash"] = f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"
        (out / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    report = frictionless.validate(str(out / "datapackage.json"))
    assert fault in {found for (found,) in report.flatten(["type"])}


def test_no_cell_is_a_formula(hostile: Dataset, out: Path) -> None:
    """In the variant for spreadsheets no cell begins a formula, and the descriptor says what was done."""
    hostile.export("data-package-safe", out)
    assert "apostrophe" in described(out)["description"]
    for path in out.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]
    with (out / "meetings.csv").open(encoding="utf-8", newline="") as file:
        assert "'=1+2" in {row["name"] for row in csv.DictReader(file)}
