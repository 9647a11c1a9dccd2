"""JSON Schema of pack files: what it says follows from the classes."""

import json
from pathlib import Path
from typing import Annotated

import attrs
import pytest

from security_meetings import Dataset, Field, Record, load
from security_meetings.build import rebuild
from security_meetings.export.json_schema import annotations_schema, record_schema, records_schema
from security_meetings.model.kinds import kinds, register, unregister
from security_meetings.model.schema import described, properties
from tests.conftest import MakePack


@pytest.mark.parametrize("name", kinds())
def test_each_field_has_its_rule(name: str) -> None:
    """A record has just the fields of its class, each with what it means."""
    cls = kinds()[name]
    schema = records_schema(name)["items"]
    assert [*schema["properties"]] == schema["required"] == [part.name for part in described(cls)]
    assert schema["additionalProperties"] is False
    for part in described(cls):
        assert schema["properties"][part.name]["description"].startswith(part.field.meaning)


def test_every_property_can_be_written(ds: Dataset) -> None:
    """An annotation file may hold each property that can be claimed, of each kind."""
    definitions = annotations_schema()["$defs"]
    for claim in ds.claims:
        assert claim.property in definitions[claim.collection]["properties"]
    known = {path for path, p in properties(kinds()["meetings"]).items() if p.claimable}
    assert known | {"counts"} == {*definitions["meetings"]["properties"]}


def test_a_new_kind_is_in_it() -> None:
    """A kind that another package adds has its schema with no further line."""

    @attrs.frozen
    class Treaty(Record):
        """A treaty."""

        code: Annotated[str | None, Field("Its code.", form=r"T\d")] = None
        parties: Annotated[tuple[str, ...], Field("Who signed.", refers_to=("countries",))] = ()

    register("treaties", Treaty)
    try:
        code = record_schema(Treaty)["properties"]["code"]
        assert code["anyOf"] == [{"type": "string", "pattern": r"^(?:T\d)$"}, {"type": "null"}]
        assert "parties" in annotations_schema()["$defs"]["treaties"]["properties"]
    finally:
        unregister("treaties")


def test_a_schema_a_file(ds: Dataset, tmp_path: Path) -> None:
    """The folder holds a schema for each file of a pack, and for what an author writes."""
    ds.export("json-schema", tmp_path / "schemas")
    found = {path.name for path in (tmp_path / "schemas").iterdir()}
    more = {"pack.schema.json", "pack.toml.schema.json", "annotations.schema.json"}
    assert found == {f"{name}.schema.json" for name in kinds()} | more
    for name in found:
        schema = json.loads((tmp_path / "schemas" / name).read_bytes())
        assert schema["$schema"].startswith("https://json-schema.org/")


@pytest.mark.parametrize("lines", [False, True])
def test_a_schema_is_titled_with_its_file(make_pack: MakePack, tmp_path: Path, lines: bool) -> None:
    """Each is that of a file of the pack: of a list of records, or of a line where each has its own."""
    root = make_pack(built=False)
    if lines:
        toml = root / "seeds" / "pack.toml"
        toml.write_text(toml.read_text() + "lines = true\n")
    rebuild(root)
    load(root).export("json-schema", tmp_path / "schemas")
    files = {path.name for path in (root / "data").iterdir()}
    assert ("meetings.jsonl" in files) is lines
    titles = set()
    for name in kinds():
        schema = json.loads((tmp_path / "schemas" / f"{name}.schema.json").read_bytes())
        titles.add(schema["title"].removeprefix("data/"))
        assert schema["type"] == ("object" if schema["title"].endswith(".jsonl") else "array")
    assert titles | {"pack.json"} == files
