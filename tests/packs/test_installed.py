"""Packs that other distributions install: found by name, read as they are, and none of their code is run."""

from __future__ import annotations

import importlib
import json
import pickle
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from security_meetings import known_packs, load
from security_meetings.build import rebuild
from security_meetings.cli.main import main
from security_meetings.errors import Ambiguous, InvalidData, PackNotFound
from tests.cases.making import people, saying, sow

PROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "harbour-pack"
version = "1.0"

[project.entry-points."security_meetings.packs"]
harbour-forum = "harbour_pack:pack"
"""
# What would be run if the package were imported.
RAISES = 'raise RuntimeError("code of a pack was run")\n'


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of a small project with a pack, as the standard front end builds it."""
    root = tmp_path_factory.mktemp("project")
    package = root / "harbour_pack"
    text = "The Harbour Forum drew 12 delegations."
    lines = ('meetings.h.name = "Harbour Forum"', 'meetings.h.counts.delegations = "12"')
    sow(package / "pack", saying(text, *lines), name="harbour-forum")
    rebuild(package / "pack")
    (package / "__init__.py").write_text(RAISES)
    (root / "pyproject.toml").write_text(PROJECT)
    line = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(root), str(root)]
    subprocess.run(line, check=True, capture_output=True)  # noqa: S603
    return next(root.glob("*.whl"))


@pytest.fixture
def on_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A folder that Python imports from; what is found in it is forgotten afterwards."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(site)
    monkeypatch.chdir(tmp_path)
    yield site
    importlib.invalidate_caches()


@pytest.fixture
def unpacked(wheel: Path, on_path: Path) -> Path:
    """The wheel, installed as pip does it: unpacked."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(on_path)
    importlib.invalidate_caches()
    return on_path


def test_an_installed_pack_is_loaded_by_its_name(unpacked: Path) -> None:
    """A word that is no path finds it; its texts come along, and no code of the package is run."""
    ds = load("harbour-forum")
    assert str(ds.meetings["h"].counts.delegations) == "12"
    assert ds.sources["s"].text.startswith("The Harbour Forum")
    assert ds.verify().ok
    assert "harbour_pack" not in sys.modules
    assert unpacked.is_dir()
    assert pickle.loads(pickle.dumps(ds)).sources["s"].has_text  # noqa: S301
    assert load("harbour-forum", lazy=True).collections == ds.collections


def test_a_zipped_package_is_read_as_well(
    wheel: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where Python imports from the wheel itself, the pack is read from there."""
    monkeypatch.syspath_prepend(wheel)
    monkeypatch.chdir(tmp_path)
    ds = load("harbour-forum")
    assert ds.verify().ok
    assert ds.sources["s"].has_text
    assert "harbour_pack" not in sys.modules
    ds.close()
    assert "closed" in str(ds.verify())


def test_an_editable_install_is_read_as_well(wheel: Path, on_path: Path) -> None:
    """Where the package lies in the project and only its name is installed, the pack is read from there."""
    info = on_path / "harbour_pack-1.0.dist-info"
    info.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        for name in ("METADATA", "entry_points.txt"):
            (info / name).write_bytes(archive.read(f"{info.name}/{name}"))
    sys.path.append(str(wheel.parent))
    try:
        importlib.invalidate_caches()
        assert load("harbour-forum").verify().ok
    finally:
        sys.path.remove(str(wheel.parent))


def test_a_path_comes_before_an_installed_name(unpacked: Path) -> None:
    """A folder of the name, here, is what is meant."""
    root = sow(Path("harbour-forum"), people(a="Ann Ash"), name="here")
    rebuild(root)
    assert load("harbour-forum").name == "here"
    assert unpacked.is_dir()


def test_a_folder_that_is_no_pack_hides_none(unpacked: Path) -> None:
    """Beside the project that a pack was installed from, its name still leads to the pack installed."""
    Path("harbour-forum", "src").mkdir(parents=True)
    assert load("harbour-forum").verify().ok
    with pytest.raises(PackNotFound, match=r"no data pack at \./harbour-forum"):
        load("./harbour-forum")
    Path("other-forum").mkdir()
    with pytest.raises(PackNotFound, match="no data pack at other-forum"):
        load("other-forum")
    assert unpacked.is_dir()


def test_the_list_tells_what_is_installed(unpacked: Path) -> None:
    """Whatever lies here under its name, the list tells of the pack that is installed."""
    rebuild(sow(Path("harbour-forum"), people(a="Ann Ash"), name="here"))
    claims = Path("harbour-forum", "data", "claims.jsonl")
    claims.write_text(claims.read_text() + "{}\n")
    (listed,) = [pack for pack in known_packs() if pack.name == "harbour-forum"]
    assert listed.ok
    assert unpacked.is_dir()


def test_two_distributions_of_one_name_are_refused(unpacked: Path) -> None:
    """Which of the two is meant nobody knows: both are named."""
    other = unpacked / "other_pack-2.0.dist-info"
    other.mkdir()
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: other-pack\nVersion: 2.0\n")
    (other / "entry_points.txt").write_text("[security_meetings.packs]\nharbour-forum = other_pack:pack\n")
    importlib.invalidate_caches()
    with pytest.raises(Ambiguous, match=r"harbour-pack .* and other-pack|other-pack .* and harbour-pack"):
        load("harbour-forum")
    (listed,) = [pack for pack in known_packs() if pack.name == "harbour-forum"]
    assert not listed.ok
    assert {"harbour-pack", "other-pack"} == set(listed.distribution.split(", "))


def announce(site: Path, value: str, name: str = "lost") -> None:
    """Install a distribution that says where its pack lies."""
    info = site / "lost-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: lost\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[security_meetings.packs]\n{name} = {value}\n")
    importlib.invalidate_caches()


@pytest.mark.parametrize(
    "value",
    ["no_such_package:pack", "json:nothing", "no.such.module:pack", "sys:pack", "lost_pack.inner:pack"],
)
def test_a_pack_that_is_not_there(on_path: Path, value: str) -> None:
    """An entry point that leads nowhere is told with the distribution, and nothing is imported for it."""
    (on_path / "lost_pack").mkdir()
    (on_path / "lost_pack" / "__init__.py").write_text(RAISES)
    announce(on_path, value)
    with pytest.raises(PackNotFound, match="lost"):
        load("lost")


def test_a_package_without_data_says_what_to_do(on_path: Path) -> None:
    """A pack that was never built is told as such."""
    (on_path / "lost_pack" / "pack" / "seeds").mkdir(parents=True)
    announce(on_path, "lost_pack:pack")
    with pytest.raises(PackNotFound, match="to be built"):
        load("lost")


def test_a_pack_bears_one_name(on_path: Path) -> None:
    """An entry point of another name than the pack's is refused: citations would name another."""
    rebuild(sow(on_path / "lost_pack" / "pack", people(a="Ann Ash"), name="found"))
    announce(on_path, "lost_pack:pack")
    with pytest.raises(InvalidData, match="'lost', but is named 'found'"):
        load("lost")


def test_a_word_that_nothing_has() -> None:
    """A name of no pack is no pack, as before."""
    with pytest.raises(PackNotFound, match="no installed pack has that name"):
        load("no-such-pack-anywhere")


def test_other_packs_use_it(unpacked: Path, tmp_path: Path) -> None:
    """A pack may use an installed one by its name."""
    assert unpacked.is_dir()
    parts = saying("It drew many.", 'talks.t.meeting = "h"', id="other")
    root = sow(tmp_path / "p", parts, name="p", uses=["harbour-forum"])
    rebuild(root)
    assert load(root).talks["t"].meeting == "h"


def test_the_list(unpacked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All packs known by name are listed with version, digest and whether they verify."""
    assert main(["packs", "--json"]) == 0
    listed = {pack["name"]: pack for pack in json.loads(capsys.readouterr().out)["packs"]}
    assert {"security-meetings", "iso3166", "organizations", "harbour-forum"} <= listed.keys()
    mine = listed["harbour-forum"]
    assert (mine["version"], mine["distribution"], mine["ok"]) == ("0.1.0", "harbour-pack", True)
    assert mine["digest"] == load("harbour-forum").digest
    (unpacked / "harbour_pack" / "pack" / "data" / "meetings.json").write_text("[]")
    assert main(["packs"]) == 1
    assert "harbour-forum 0.1.0, of harbour-pack" in (told := capsys.readouterr().out)
    assert "is not sound" in told


def test_the_digest_listed_is_the_one_that_load_compares(on_path: Path) -> None:
    """Also of a pack that uses another: who notes what the list shows, can hold the data to it."""
    rebuild(sow(on_path / "lost_pack" / "pack", people(a="Ann Ash"), name="lost", uses=["organizations"]))
    announce(on_path, "lost_pack:pack")
    (listed,) = [pack for pack in known_packs() if pack.name == "lost"]
    assert load("lost", digest=listed.digest).officials["a"].name == "Ann Ash"
    alone = next(m.digest for m in load("lost").edition.manifests if m.name == "lost")
    with pytest.raises(InvalidData, match="the digest of lost alone, without what is loaded with it"):
        load("lost", digest=alone)


def test_a_name_of_this_package_stays_its_own(on_path: Path) -> None:
    """No distribution can put its pack in the place of a reference pack; the list says that one tries."""
    rebuild(sow(on_path / "lost_pack" / "pack", people(a="Ann Ash"), name="iso3166"))
    announce(on_path, "lost_pack:pack", name="iso3166")
    assert "a" not in load("iso3166").officials
    assert [pack.ok for pack in known_packs() if pack.name == "iso3166"] == [True, False]
