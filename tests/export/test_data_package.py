"""Data Packages: what the descriptor says is so."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import attrs
import pytest

from security_meetings import Dataset, load
from security_meetings.export.data_package import about


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def package(ds: Dataset, tmp_path: Path) -> Path:
    """A package of the bundled data."""
    ds.export("data-package", tmp_path / "package")
    return tmp_path / "package"


@pytest.fixture
def resources(package: Path) -> dict[str, Any]:
    """What it says of each table, by name."""
    told = json.loads((package / "datapackage.json").read_bytes())["resources"]
    return {resource["name"]: resource for resource in told}


def test_every_table_is_described(ds: Dataset, package: Path, resources: dict[str, Any]) -> None:
    """Each file is a table with its columns in order, and has the digest told."""
    assert {f"{name}.csv" for name in ds.tables} | {"datapackage.json"} == {p.name for p in package.iterdir()}
    for name in ds.tables:
        content = (package / f"{name}.csv").read_bytes()
        assert content.decode() == ds.table(name).to_csv()
        assert resources[name]["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        fields = [field["name"] for field in resources[name]["schema"]["fields"]]
        assert fields == [column.name for column in ds.table(name).columns]


def test_keys_tell_rows_apart(package: Path, resources: dict[str, Any]) -> None:
    """No two rows have the same primary key; collections have their id for one."""
    keyed = {name: r["schema"]["primaryKey"] for name, r in resources.items() if "primaryKey" in r["schema"]}
    assert keyed["meetings"] == ["id"]
    assert keyed["evidence"] == ["claim", "position"]
    for name, key in keyed.items():
        found = [tuple(row[part] for part in key) for row in rows(package / f"{name}.csv")]
        assert len(set(found)) == len(found), name


def test_keys_lead_somewhere(package: Path, resources: dict[str, Any]) -> None:
    """Each foreign key names a table, and what stands in its column is an id there."""
    ids = {name: {row.get("id") for row in rows(package / f"{name}.csv")} for name in resources}
    leading = 0
    for name, resource in resources.items():
        for key in resource["schema"].get("foreignKeys", ()):
            home = key["reference"].get("resource", name)
            (column,) = key["fields"]
            found = {row[column] for row in rows(package / f"{name}.csv")} - {""}
            assert found <= ids[home], (name, column)
            leading += 1
    assert leading


def test_empty_cells_are_told_apart(resources: dict[str, Any]) -> None:
    """What an empty cell means is said where one may be; where none may be, an empty text is itself."""
    fields = {field["name"]: field for field in resources["evidence"]["schema"]["fields"]}
    assert fields["prefix"]["missingValues"] == []
    assert fields["prefix"]["constraints"]["required"]
    talks = {field["name"]: field for field in resources["talks"]["schema"]["fields"]}
    assert talks["format"]["missingValues"][0]["value"] == ""
    assert talks["format"]["missingValues"][0]["label"]
    assert talks["format"]["constraints"]["enum"] == talks["format"]["categories"]


@pytest.mark.parametrize(
    ("licence", "names"),
    [("CC0-1.0", ["CC0-1.0"]), ("MIT AND CC0-1.0", ["MIT", "CC0-1.0"]), ("my own\nterms", ["my-own-terms"])],
)
def test_licences(small: Dataset, licence: str, names: list[str]) -> None:
    """Each licence is named, in letters that the standard allows."""
    (head,) = small.edition.manifests
    edition = small.edition._replace(manifests=(attrs.evolve(head, license=licence),))
    assert [told["name"] for told in about(small, edition)["licenses"]] == names


def test_ids_of_packages() -> None:
    """The id is that of the data: another policy, or fewer tellers, is another."""
    ds = load()
    editions = [ds.edition, load(policy="majority").edition, ds.as_told_by("rt").edition]
    ids = [about(ds, edition)["id"] for edition in editions]
    assert len(set(ids)) == len(ids)
    assert ids[0] == about(ds, load().edition)["id"]
