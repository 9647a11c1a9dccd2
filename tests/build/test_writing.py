"""What was built is put into `data/` whole, or not at all."""

from pathlib import Path

import pytest

from security_meetings.build import build, differences, rebuild, write
from security_meetings.errors import InvalidData, SecurityMeetingsError
from tests.build.shared import annotated, contents
from tests.conftest import MakePack


def leftovers(root: Path) -> list[str]:
    """Whatever stands beside seeds and data."""
    return sorted({path.name for path in root.iterdir()} - {"seeds", "data"})


def test_write(make_pack: MakePack) -> None:
    """Writing leaves just the files built, without what was there before and without a temporary folder."""
    root = make_pack()
    (root / "data" / "gadgets.json").write_text("[]\n")
    (root / "data" / "README").write_text("kept")
    rebuild(root)
    assert {*contents(root)} == {*build(root), "README"}
    assert leftovers(root) == []


def test_write_fails(make_pack: MakePack) -> None:
    """Where a file cannot be put in place, no temporary folder is left, and the manifest is not yet new."""
    root = make_pack()
    before = contents(root)["pack.json"]
    (root / "data" / "topics.json").unlink()
    (root / "data" / "topics.json").mkdir()
    files = {**build(root), "pack.json": b"new\n"}
    with pytest.raises(OSError, match=r"topics\.json"):
        write(root, files)
    assert leftovers(root) == []
    assert (root / "data" / "pack.json").read_bytes() == before


def test_no_room_for_data(make_pack: MakePack) -> None:
    """Where `data` is no folder, nothing is written and nothing is left."""
    root = make_pack(built=False)
    (root / "data").write_text("no folder")
    with pytest.raises(SecurityMeetingsError, match=r"cannot write the data of .*: File exists: "):
        rebuild(root)
    assert leftovers(root) == []


@pytest.mark.parametrize("before", [True, False])
def test_nothing_written_when_it_fails(make_pack: MakePack, *, before: bool) -> None:
    """A build that fails writes nothing: what was there stays as it was."""
    root = make_pack(built=before)
    kept = contents(root) if before else None
    (root / "seeds" / "wire.toml").write_text(annotated('meetings.m.chairs = "nobody"'), encoding="utf-8")
    with pytest.raises(InvalidData):
        rebuild(root)
    assert leftovers(root) == []
    assert (contents(root) if before else None) == kept
    assert (root / "data").exists() is before


def test_differences(make_pack: MakePack) -> None:
    """Files that were changed, are missing or are left over are told by name, sorted."""
    root = make_pack()
    files = build(root)
    assert differences(root, files) == []
    (root / "data" / "meetings.json").write_text("[]\n")
    (root / "data" / "claims.jsonl").unlink()
    (root / "data" / "gadgets.json").write_text("[]\n")
    assert differences(root, files) == ["claims.jsonl", "gadgets.json", "meetings.json"]
