"""The files of the bundled pack, whatever the package was imported from."""

import hashlib
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import importlib_resources
import pytest

import security_meetings
from security_meetings.errors import InvalidData
from security_meetings.packs import bundled as bundled_files
from security_meetings.packs.bundled import Bundled
from security_meetings.packs.pack import Pack, open_pack


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The packages of which importlib_resources is asked for files."""
    names: list[str] = []
    files = importlib_resources.files

    def noted(package: str) -> Any:
        names.append(package)
        return files(package)

    monkeypatch.setattr(importlib_resources, "files", noted)
    return names


def test_bundled_tricks() -> None:
    """The bundled pack gives its own files and no others of the package."""
    pack = open_pack()
    assert pack.read("data", "none.json") is None
    with pytest.raises(InvalidData):
        pack.read("data", "../packs.py")


def test_other_loaders(monkeypatch: pytest.MonkeyPatch, asked: list[str]) -> None:
    """The bundled files are found too where a loader offers them by the resource protocol alone."""
    expected = open_pack().read("data", "series.json")
    spec = bundled_files.__spec__
    assert spec is not None
    monkeypatch.setattr(spec, "loader", object())
    assert asked == []
    assert open_pack().read("data", "series.json") == expected
    assert set(asked) == {"security_meetings"}
    assert open_pack().read("data", "none.json") is None


def test_bundled_file_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the package should have and has not is an error, not an empty collection."""
    monkeypatch.setattr(Bundled, "read", lambda *_: None)
    with pytest.raises(
        InvalidData, match=r"^data/talks\.json: this file is missing: install the package again"
    ):
        open_pack().records("talks")


def test_what_python_itself_reads(asked: list[str]) -> None:
    """Whole files come from Python's own loader: nothing else is imported for them."""
    pack = open_pack()
    assert pack.manifest.files
    assert pack.records("talks")
    assert pack.text("pack.toml")
    assert asked == []


@pytest.mark.parametrize(
    "ask",
    [
        lambda pack: pack.digest("talks.json"),
        lambda pack: pack.files("talks"),
        lambda pack: pack.damaged() or "none",
    ],
)
def test_what_importlib_resources_is_asked(asked: list[str], ask: Callable[[Pack], object]) -> None:
    """Digests, and whether a file is there, are asked of importlib_resources."""
    assert ask(open_pack())
    assert set(asked) == {"security_meetings"}


def test_digests_are_of_the_files() -> None:
    """The digest of a bundled file, read piece by piece, is that of all that it holds."""
    pack = open_pack()
    for entry in pack.manifest.files:
        raw = pack.read("data", entry.name)
        assert raw is not None
        assert pack.digest(entry.name) == hashlib.sha256(raw).hexdigest() == entry.sha256
    assert pack.digest("none.json") is None


def test_files_and_folders() -> None:
    """A bundled file is reached by its name, is there or not, and is no folder."""
    root = Bundled()
    assert [root.has("data", name) for name in ("", "talks.json", "none.json")] == [False, True, False]
    assert {"pack.json", "talks.json"} <= set(root.names("data"))
    assert root.names("none") == []
    stream = root.open("data", "talks.json")
    assert stream is not None
    with stream:
        raw = stream.read()
    assert raw == root.read("data", "talks.json")
    assert len(raw) == root.size("data", "talks.json")
    for folder, name in (("data", "none.json"), ("none", "talks.json")):
        assert root.read(folder, name) is None
        assert root.open(folder, name) is None


def files_in(package: Path) -> list[str]:
    """The code of the package and the files of its pack, by their way from it."""
    code = [path.relative_to(package).as_posix() for path in package.rglob("*.py")]
    pack = [f"{folder}/{path.name}" for folder in ("data", "seeds") for path in (package / folder).iterdir()]
    return sorted({*code, *pack})


def test_in_a_zip(tmp_path: Path) -> None:
    """Where the package is imported from a zip, its data are read, digested and verified like any other."""
    package = Path(security_meetings.__file__).parent
    with zipfile.ZipFile(tmp_path / "package.zip", "w") as out:
        for name in files_in(package):
            out.write(package / name, f"security_meetings/{name}")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'package.zip')!r})\n"
        "from security_meetings.packs.pack import open_pack\n"
        "from security_meetings import load\n"
        "pack = open_pack()\n"
        "print(__import__('security_meetings').__file__)\n"
        "print(len(pack.records('talks')), pack.files('talks'), pack.digest('talks.json'))\n"
        "print(pack.read('data', 'none.json'), pack.damaged(), load().verify().ok)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603
    where, records, checks = done.stdout.splitlines()
    pack = open_pack()
    assert where.startswith(str(tmp_path))
    assert records == f"{len(pack.records('talks'))} ['talks.json'] {pack.digest('talks.json')}"
    assert checks == "None [] True"
