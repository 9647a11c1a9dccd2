"""The project that `new-pack --package` makes: built, installed in every way, and loaded by its name."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from security_meetings.build import new_pack, rebuild
from tests.machine import Machine

# What a user does with it, and whether anything of the package was run for that.
USED = """
import json, sys
from importlib.metadata import version
from security_meetings import BUNDLED, known_packs, load
ds = load("harbour-forum")
(known,) = [pack for pack in known_packs() if pack.name == "harbour-forum"]
print(json.dumps([
    version("harbour-forum"), known.version,
    str(ds.meetings["h-2031"].counts.delegations), ds.countries["IS"].name, ds.sources["bulletin"].text,
    ds.verify().ok, known.ok, known.distribution, len(load(BUNDLED, "harbour-forum").meetings),
    "harbour_forum" in sys.modules,
]))
"""
TEXT = "The Harbour Forum drew 12 delegations, that of Iceland among them."
NOTES = """
source = "bulletin"
language = "en"
[[quote]]
words = "The Harbour Forum drew 12 delegations, that of Iceland among them."
meetings.h-2031 = {name = "Harbour Forum", counts.delegations = "12"}
delegations.h-2031-is = {meeting = "h-2031", party = "IS"}
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project as the command makes it, with a text in it, built."""
    root = tmp_path_factory.mktemp("projects") / "Harbour Forum"
    seeds = new_pack(root, package=True) / "seeds"
    (seeds / "bulletin.txt").write_bytes(TEXT.encode())
    (seeds / "bulletin.toml").write_bytes(NOTES.encode())
    # A new edition is told in one place.
    told = (seeds / "pack.toml").read_text("utf-8")
    (seeds / "pack.toml").write_text(told.replace('version = "0.1.0"', 'version = "0.2.0"'), "utf-8")
    rebuild(seeds.parent)
    # Many keep what a program makes out of Git.
    (root / ".gitignore").write_text("data/\nbuild/\n")
    return root


@pytest.fixture(scope="module")
def wheel(project: Path) -> Path:
    """The wheel that the standard front end builds, by way of a source distribution."""
    line = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(project.parent), str(project)]
    subprocess.run(line, check=True, capture_output=True)  # noqa: S603
    return next(project.parent.glob("*.whl"))


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """The machine of somebody who has none of this."""
    return Machine(tmp_path / "machine")


def used(machine: Machine, here: Path, path: str = "") -> object:
    """What a user is answered."""
    code, told = machine.run("-c", USED, here=here, path=path)
    assert code == 0, told
    return json.loads(told)


EXPECTED = ["0.2.0", "0.2.0", "12", "Iceland", TEXT, True, True, "harbour-forum", 3, False]


def test_a_wheel(machine: Machine, wheel: Path, tmp_path: Path) -> None:
    """Installed, it loads by name with its text and what it uses, verifies and merges; none of it is run."""
    code, told = machine.run("-m", "pip", "install", str(wheel), here=tmp_path)
    assert code == 0, told
    assert used(machine, tmp_path) == EXPECTED


def test_a_zip(machine: Machine, wheel: Path, tmp_path: Path) -> None:
    """Where nothing is installed, and Python imports from the wheel, which is a zip, it is the same."""
    assert used(machine, tmp_path, str(wheel)) == EXPECTED


def test_an_editable_install(machine: Machine, project: Path, tmp_path: Path) -> None:
    """Where the project stays where it is, it is the same; and what is built again is seen at once."""
    root = tmp_path / "mine"
    shutil.copytree(project, root)
    code, told = machine.run("-m", "pip", "install", "--editable", str(root), here=tmp_path)
    assert code == 0, told
    assert used(machine, tmp_path) == EXPECTED
    seeds = root / "src" / "harbour_forum" / "pack" / "seeds"
    for name, text in (("bulletin.txt", TEXT), ("bulletin.toml", NOTES)):
        (seeds / name).write_bytes(text.replace("12", "14").encode())
    rebuild(seeds.parent)
    assert used(machine, tmp_path) == [
        *EXPECTED[:2],
        "14",
        "Iceland",
        TEXT.replace("12", "14"),
        *EXPECTED[5:],
    ]
