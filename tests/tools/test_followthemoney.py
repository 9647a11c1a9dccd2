"""FollowTheMoney, read and checked by its own command."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

from security_meetings import Dataset

FTM = str(Path(sys.executable).with_name("ftm"))


def entities(data: Dataset, folder: Path) -> list[dict[str, object]]:
    """What `ftm` makes of the statements and finds valid."""
    data.export("followthemoney", folder / "s.csv")
    aggregate = [FTM, "aggregate-statements", "-s", "-f", "csv", "-d", "test", "-i", "s.csv", "-o", "e.json"]
    for command in (aggregate, [FTM, "validate", "-i", "e.json", "-o", "v.json"]):
        subprocess.run(command, check=True, cwd=folder, capture_output=True)  # noqa: S603
    lines = (folder / "v.json").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len((folder / "e.json").read_text(encoding="utf-8").splitlines())
    return [json.loads(line) for line in lines]


def test_every_entity_is_valid(data: Dataset, tmp_path: Path) -> None:
    """Each entity that is exported is read, and passes its validation."""
    found = entities(data, tmp_path)
    with (tmp_path / "s.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, dialect=csv.unix_dialect))
    assert {entity["id"] for entity in found} == {row["entity_id"] for row in rows}


def test_the_words_are_still_there(data: Dataset, tmp_path: Path) -> None:
    """What it reads has the exact words and their place with every statement of a source."""
    entities(data, tmp_path)
    statements = [
        statement
        for line in (tmp_path / "e.json").read_text(encoding="utf-8").splitlines()
        for statement in json.loads(line)["statements"]
    ]
    placed = [s for s in statements if s["origin"] and ":" in s["origin"]]
    assert placed
    for statement in placed:
        source, _, span = statement["origin"].split(" ")[0].rpartition(":")
        start, end = map(int, span.split("-"))
        words = data.sources[source].text[start:end]
        assert (statement["original_value"] or statement["value"]).startswith(words)


def test_every_property_is_one_of_theirs(data: Dataset, tmp_path: Path) -> None:
    """Schemata, properties and types of properties are those of the model."""
    from followthemoney import model

    data.export("followthemoney", tmp_path / "s.csv")
    with (tmp_path / "s.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, dialect=csv.unix_dialect):
            prop = model.get(row["schema"]).get(row["prop"])
            assert prop is not None
            assert prop.type.name == row["prop_type"]
            assert prop.type.clean(row["value"]) is not None, row
