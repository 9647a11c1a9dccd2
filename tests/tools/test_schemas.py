"""JSON Schema, applied by jsonschema-rs to JSON and, by way of tomllib and taplo, to TOML."""

from __future__ import annotations

import datetime
import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

import security_meetings
from security_meetings import Dataset, load
from security_meetings.build import rebuild
from tests.conftest import EDITORIAL, NOTES, PACK, MakePack

PACKAGE = Path(security_meetings.__file__).parent
TAPLO = shutil.which("taplo", path=str(Path(sys.executable).parent))


@pytest.fixture(scope="module")
def schemas(ds: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The schemas."""
    folder = tmp_path_factory.mktemp("schemas") / "schemas"
    ds.export("json-schema", folder)
    return folder


def checker_of(schemas: Path, name: str) -> jsonschema_rs.Draft202012Validator:
    """What checks a value by a schema."""
    schema = json.loads((schemas / f"{name}.schema.json").read_bytes())
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)


def wrong(schemas: Path, name: str, value: Any) -> list[str]:
    """What is wrong with a value, by a schema."""
    return [error.message for error in checker_of(schemas, name).iter_errors(value)]


def as_json(value: Any) -> Any:
    """TOML as an editor hands it to a schema: days are texts."""
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def test_they_are_schemas(schemas: Path) -> None:
    """Each is valid by the meta-schema of its dialect."""
    for path in schemas.iterdir():
        assert jsonschema_rs.meta.is_valid(json.loads(path.read_bytes()))


def test_the_files_fit(schemas: Path) -> None:
    """Every file of the pack fits the schema that is titled with it; of a file of lines, every line."""
    titles = {json.loads(path.read_bytes())["title"]: path for path in schemas.iterdir()}
    files = [*(PACKAGE / "data").iterdir()]
    assert any(path.suffix == ".jsonl" for path in files)
    for path in files:
        schema = titles[f"data/{path.name}"].name.removesuffix(".schema.json")
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".jsonl":
            checker = checker_of(schemas, schema)
            lines = text.splitlines()
            assert lines
            assert [line for line in lines if not checker.is_valid(json.loads(line))] == []
        else:
            assert wrong(schemas, schema, json.loads(text)) == []


def test_the_lines_of_a_whole_pack_fit(make_pack: MakePack, tmp_path: Path) -> None:
    """Where a pack has every record on a line of its own, each line fits the schema of its file."""
    root = make_pack(built=False)
    toml = root / "seeds" / "pack.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + "lines = true\n", encoding="utf-8")
    rebuild(root)
    load(root).export("json-schema", tmp_path / "schemas")
    for path in (root / "data").glob("*.jsonl"):
        checker = checker_of(tmp_path / "schemas", path.stem)
        assert all(checker.is_valid(json.loads(line)) for line in path.read_text("utf-8").splitlines())


def test_the_annotations_fit(schemas: Path) -> None:
    """The annotation files of the pack fit, and what the tests write."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in (PACKAGE / "seeds").glob("*.toml")}
    texts |= {"notes": NOTES, "editorial": EDITORIAL}
    assert wrong(schemas, "pack.toml", as_json(tomllib.loads(texts.pop("pack.toml")))) == []
    assert wrong(schemas, "pack.toml", tomllib.loads(PACK)) == []
    for text in texts.values():
        assert wrong(schemas, "annotations", as_json(tomllib.loads(text))) == []


SHORT = """\
source = "wire"
draft = true
year = "published"
language = "en"
url = {value = "https://example.org/1", because = "the address that it was collected from"}

[[quote]]
words = "on Tuesday"
delegations."f-*" = {party = ["RU", {value = "IR", modality = "expected"}], status = "expected"}
talks.t.date = {value = "Tuesday", resolve = "before"}
"""


def test_short_forms_fit(schemas: Path) -> None:
    """A list for many subjects, days that lean on the publication, and what stands beside the source."""
    assert wrong(schemas, "annotations", tomllib.loads(SHORT)) == []
    uses = PACK + 'uses = ["iso3166", "../other"]\nlines = true\n'
    assert wrong(schemas, "pack.toml", tomllib.loads(uses)) == []


@pytest.mark.parametrize(
    ("right", "mistaken"),
    [
        ('"f-*"', "f"),
        ("draft = true", "draft = 1"),
        ('"published"', '"2025"'),
        ('"before"', '"soon"'),
    ],
)
def test_a_mistaken_short_form_is_seen(schemas: Path, right: str, mistaken: str) -> None:
    """A list needs its star, and the other short forms their words."""
    assert right in SHORT
    assert wrong(schemas, "annotations", tomllib.loads(SHORT.replace(right, mistaken)))


@pytest.mark.parametrize(
    ("right", "mistaken"),
    [
        ("[[quote]]", "[[qoute]]"),
        ("words =", "wrods ="),
        ('city = "Moscow"', 'cty = "Moscow"'),
        ('status = "held"', 'status = "hled"'),
        ("ordinal = 13", 'ordinal = "13"'),
        ("ordinal = 13", "ordinal = 0"),
        ('modality = "reported"', 'modality = "sure"'),
        ('reason = "page furniture"', 'reason = "furniture"'),
        ('counts.delegations = "126"', "counts.delegations = 126"),
        ("counts.delegations", "counts.delegation"),
        ('party = "IR", ', ""),
        ('city = "Moscow"', 'city = {val = "Moscow"}'),
    ],
)
def test_a_mistake_is_seen(schemas: Path, right: str, mistaken: str) -> None:
    """What the build would refuse for its form, an editor marks while one writes."""
    assert right in NOTES
    assert wrong(schemas, "annotations", as_json(tomllib.loads(NOTES.replace(right, mistaken, 1))))


def test_a_wrong_value_of_a_claim_is_seen(ds: Dataset, schemas: Path) -> None:
    """A claim holds what its property has, and nothing else."""
    claim = next(c for c in ds.claims if c.property == "ordinal").to_dict()
    assert wrong(schemas, "claims", claim) == []
    for change in ({"value": "13"}, {"property": "ordnial"}, {"modality": "sure"}, {"more": 1}):
        assert wrong(schemas, "claims", {**claim, **change})


@pytest.mark.parametrize("mistake", ["", 'cty = "Moscow"'])
def test_an_editor_takes_it(schemas: Path, tmp_path: Path, mistake: str) -> None:
    """taplo, which editors use for TOML, checks an annotation file by it."""
    assert TAPLO is not None
    notes = tmp_path / "notes.toml"
    notes.write_text(NOTES.replace('city = "Moscow"', mistake or 'city = "Moscow"'), encoding="utf-8")
    schema = (schemas / "annotations.schema.json").as_uri()
    command = [TAPLO, "check", "--schema", schema, str(notes)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)  # noqa: S603
    told = re.sub(r"\x1b\[[0-9;]*m", "", done.stderr)
    assert (done.returncode == 0) is not bool(mistake), told
    assert ("cty" in told) is bool(mistake)
