"""The files of the bundled pack, whatever the package was imported from."""

import pytest

from security_meetings.errors import InvalidData
from security_meetings.packs import bundled as bundled_files
from security_meetings.packs.bundled import Bundled
from security_meetings.packs.pack import open_pack


def test_bundled_tricks() -> None:
    """The bundled pack gives its own files and no others of the package."""
    pack = open_pack()
    assert pack.read("data", "none.json") is None
    with pytest.raises(InvalidData):
        pack.read("data", "../packs.py")


def test_other_loaders(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bundled files are found too where a loader offers them by the resource protocol alone."""
    expected = open_pack().read("data", "series.json")
    spec = bundled_files.__spec__
    assert spec is not None
    monkeypatch.setattr(spec, "loader", object())
    assert open_pack().read("data", "series.json") == expected
    assert open_pack().read("data", "none.json") is None


def test_bundled_file_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the package should have and has not is an error, not an empty collection."""

    def gone(file: Bundled) -> bytes:
        raise FileNotFoundError(file.name)

    monkeypatch.setattr(Bundled, "read_bytes", gone)
    with pytest.raises(
        InvalidData, match=r"^data/talks\.json: this file is missing: install the package again"
    ):
        open_pack().records("talks")
