"""Whether a pack is as its manifest says: what is wrong with it is told, signed anew or not."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from security_meetings import load
from security_meetings.packs.pack import open_pack
from tests.conftest import MakePack

Change = Callable[[dict[str, Any]], object]


def changed(root: Path, change: Change) -> Path:
    """The pack with another manifest."""
    file = root / "data" / "pack.json"
    manifest = json.loads(file.read_text(encoding="utf-8"))
    change(manifest)
    file.write_text(json.dumps(manifest), encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("change", "where", "message"),
    [
        (lambda m: m["files"][0].update(records=-1), "files", "records, not -1"),
        (lambda m: m["files"][1].update(records=10**30), "files", f"records, not {10**30}"),
        (lambda m: m["files"].append(m["files"][2]), "files", "is listed 2 times"),
        (lambda m: m.update(creators=[]), "creators", "nobody is named"),
        (lambda m: m.update(creators=[" "]), "creators", "nobody is named"),
        (lambda m: m.update(name=""), "name", "it is blank"),
        (lambda m: m.update(version=" "), "version", "it is blank"),
        (lambda m: m.update(title="\u00a0"), "title", "it is blank"),
        (lambda m: m.update(license=""), "license", "it is blank"),
        (lambda m: m.update(license="CC BY"), "license", "expected SPDX identifier"),
        (lambda m: m.update(url="javascript:alert(1)"), "url", "expected an address of the web"),
        (lambda m: m.update(version="one"), "version", "expected a number first"),
        (lambda m: m.update(joined=-1), "joined", "-1 is no number of things"),
        (lambda m: m.update(bare=10**9), "bare", "1000000000 is no number of things"),
        (lambda m: m.update(digest="0" * 64), "digest", "the claims and marks have the digest"),
    ],
)
def test_manifest(make_pack: MakePack, change: Change, where: str, message: str) -> None:
    """A manifest that is wrong about its own pack is told, with the place in it."""
    (problem,) = load(changed(make_pack(), change)).verify().problems
    assert problem.file.endswith("data/pack.json")
    assert problem.where == where
    assert message in problem.message


def test_no_files(make_pack: MakePack) -> None:
    """A pack of a manifest alone is not well."""
    root = changed(make_pack(), lambda m: m.update(files=[]))
    for file in (root / "data").iterdir():
        if file.name != "pack.json":
            file.unlink()
    verification = load(root).verify()
    assert not verification.ok
    assert ["no file is listed" in p.message for p in verification.problems] == [True]


def test_as_built(make_pack: MakePack) -> None:
    """Of a pack as built nothing is told."""
    assert open_pack(make_pack()).damaged() == []
