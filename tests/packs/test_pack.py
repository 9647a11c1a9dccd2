"""Packs: the same files from the package, a folder or a zip, and none from anywhere else."""

import errno
import gc
import gzip
import hashlib
import json
import pickle
import shutil
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from security_meetings import Official
from security_meetings.codec.strict import encode
from security_meetings.errors import InvalidData, PackNotFound, Problem
from security_meetings.model.kinds import kinds
from security_meetings.packs import opening
from security_meetings.packs import pack as pack_module
from security_meetings.packs.manifest import FORMAT
from security_meetings.packs.opened import Lines
from security_meetings.packs.pack import BUNDLED, LAZY_BYTES, open_pack
from security_meetings.support.line_ends import WAYS_OF_ENDING
from tests.conftest import TEXT, MakePack, in_lines
from tests.packs.shared import (
    LISTED,
    SHAPES,
    TWO,
    Shape,
    folder,
    lined,
    rewrite,
    told,
    zipped,
)

# Finding a pack


@SHAPES
def test_same_pack(make_pack: MakePack, shape: Shape) -> None:
    """A folder, a zip of what is in it and a zip of the folder are the same pack."""
    root = make_pack()
    pack, folder = open_pack(shape(root)), open_pack(root)
    assert pack.manifest == folder.manifest
    assert pack.read("seeds", "wire.txt") == TEXT.encode()
    assert all(pack.records(name) == folder.records(name) for name in kinds())
    assert pack.damaged() == []


def test_path_or_text(make_pack: MakePack) -> None:
    """A path may be given as a path or as text, and messages call the pack by it."""
    root = make_pack()
    assert open_pack(str(root)).label == open_pack(root).label == str(root)
    assert repr(open_pack(root)) == f"<Pack {root}>"
    assert open_pack(root).named("data", "x.json") == f"{root}/data/x.json"


def test_bundled() -> None:
    """The bundled pack is opened by its name, or without any, and is trusted."""
    for pack in (open_pack(), open_pack(BUNDLED), open_pack("bundled")):
        assert repr(pack) == "<Pack bundled>"
        assert pack.trusted
        assert pack.manifest.name == "security-meetings"
        assert pack.named("data", "x.json") == "data/x.json"


def test_folder_named_bundled(make_pack: MakePack, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder called "bundled" is reached by a path."""
    root = make_pack()
    monkeypatch.chdir(root.rename(root.with_name("bundled")).parent)
    assert open_pack("bundled").trusted
    assert not open_pack("./bundled").trusted


def test_nothing_there(tmp_path: Path) -> None:
    """Where there is nothing, that is said with the path."""
    with pytest.raises(PackNotFound, match=r"^no data pack at .*none: there is nothing there$"):
        open_pack(tmp_path / "none")


@pytest.mark.parametrize("content", [b"", b"text", b"PK\x03\x04"])
def test_no_pack_but_a_file(tmp_path: Path, content: bytes) -> None:
    """A file that is no zip is no pack."""
    path = tmp_path / "file.zip"
    path.write_bytes(content)
    with pytest.raises(PackNotFound, match="this is no folder and no zip"):
        open_pack(path)


@pytest.mark.parametrize("inside", ["", "data", "seeds"])
def test_no_manifest(tmp_path: Path, inside: str) -> None:
    """A folder or zip without `data/pack.json` is no pack, and the message says how to make it one."""
    root = tmp_path / "p"
    (root / inside).mkdir(parents=True)
    for path in (root, zipped(root)):
        with pytest.raises(PackNotFound, match=r"expected data/pack\.json in it; make one from seeds/ with"):
            open_pack(path)


@pytest.mark.parametrize("form", ["/p/{}", "p//{}", "../p/{}", r"C:\p\{}", "p/./{}", "p/DATA/../{}"])
@pytest.mark.parametrize("change", [str, str.upper])
def test_a_pack_at_odd_paths_of_a_zip(
    make_pack: MakePack, tmp_path: Path, form: str, change: Callable[[str], str]
) -> None:
    """Where a zip has the files of a pack at what is no path, the message names the place as it is."""
    root, path = make_pack(), tmp_path / "odd.zip"
    place = form.format(change("data/pack.json"))
    with zipfile.ZipFile(path, "w") as out:
        info = zipfile.ZipInfo()
        info.filename = place
        out.writestr(info, (root / "data/pack.json").read_bytes())
    with pytest.raises(PackNotFound) as caught:
        open_pack(path)
    assert f"as {place!r}" in str(caught.value)


def test_broken_zip(make_pack: MakePack) -> None:
    """A zip whose table of contents cannot be read is refused by its name."""
    path = zipped(make_pack())
    raw = bytearray(path.read_bytes())
    start = raw.index(b"PK\x01\x02")
    raw[start : start + 4] = b"XXXX"
    path.write_bytes(raw)
    with pytest.raises(InvalidData, match=r"pack-0\.zip: cannot be read: "):
        open_pack(path)


@pytest.mark.parametrize("way", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
def test_broken_file_in_zip(make_pack: MakePack, tmp_path: Path, way: int) -> None:
    """A file that is broken inside a zip is refused by its name, however it was packed."""
    root = make_pack()
    path = tmp_path / "broken.zip"
    with zipfile.ZipFile(path, "w", way) as out:
        for file in sorted((root / "data").iterdir()):
            out.write(file, f"data/{file.name}")
        info = out.getinfo("data/meetings.json")
    raw = bytearray(path.read_bytes())
    middle = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    for place in range(middle - 20, middle + 20):
        raw[place] ^= 0x55
    path.write_bytes(raw)
    pack = open_pack(path)
    assert len(pack.records("countries")) == 2
    with pytest.raises(InvalidData, match=r"broken\.zip/data/meetings\.json: cannot be read: "):
        pack.records("meetings")
    assert [p.file.rpartition("/")[2] for p in pack.damaged()] == ["meetings.json"]


# Reading files


@SHAPES
def test_no_such_file(make_pack: MakePack, shape: Shape) -> None:
    """A file that is not there is None, and so is a folder of its name."""
    root = make_pack()
    (root / "seeds" / "folder").mkdir()
    (root / "seeds" / "folder" / "x").touch()
    pack = open_pack(shape(root))
    assert pack.read("seeds", "none.txt") is None
    assert pack.read("seeds", "folder") is None
    assert pack.read("none", "wire.txt") is None


@SHAPES
@pytest.mark.parametrize(
    "name", ["../pack-0/seeds/wire.txt", "..", ".", "", "/etc/passwd", "a/b", "..\\x", "C:x", "\\\\host\\x"]
)
def test_path_tricks(make_pack: MakePack, shape: Shape, name: str) -> None:
    """A name that leads out of the folder, or anywhere but to a file in it, is refused."""
    pack = open_pack(shape(make_pack()))
    with pytest.raises(InvalidData, match="a file name must not hold a path"):
        pack.read("seeds", name)


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_impossible_names(make_pack: MakePack, name: str) -> None:
    """A name that no file can have is refused in the same words as what cannot be read."""
    with pytest.raises(InvalidData, match="cannot be read: "):
        open_pack(make_pack()).read("seeds", name)


def test_text_is_kept(make_pack: MakePack) -> None:
    """A text is read when it is first asked for, and then kept."""
    root = make_pack()
    pack = open_pack(root)
    first = pack.text("wire.txt")
    assert first == TEXT.encode()
    assert pack.text("none.txt") is None
    (root / "seeds" / "wire.txt").unlink()
    assert pack.text("wire.txt") is first


@SHAPES
def test_pickle(make_pack: MakePack, shape: Shape) -> None:
    """A pack that is pickled is opened anew from where it lies."""
    pack = open_pack(shape(make_pack()))
    again = pickle.loads(pickle.dumps(pack))  # noqa: S301 (our own)
    assert again is not pack
    assert (again.label, again.manifest) == (pack.label, pack.manifest)


# The manifest


def test_other_format(make_pack: MakePack) -> None:
    """A pack of another format is refused as such, whatever fields that format has."""
    root = make_pack()
    tree = json.loads((root / "data" / "pack.json").read_bytes())
    rewrite(root, "pack.json", {**tree, "format": FORMAT + 1, "signature": "x"})
    with pytest.raises(InvalidData) as caught:
        _ = open_pack(root).manifest
    expected = f"expected format {FORMAT}, got {FORMAT + 1}: a newer security_meetings may read it"
    assert told(caught) == [f"{root}/data/pack.json: {expected} @ $.format"]


def test_first_format(make_pack: MakePack) -> None:
    """A pack of the first format is refused with the cure: it has to be built again."""
    root = make_pack()
    tree = json.loads((root / "data" / "pack.json").read_bytes())
    rewrite(root, "pack.json", {**tree, "format": 1})
    with pytest.raises(InvalidData, match="build it again from its seeds with 'security-meetings build'"):
        _ = open_pack(root).manifest


@pytest.mark.parametrize(
    ("number", "message"),
    [("1", "expected a whole number"), (True, "expected a whole number"), (None, "got None")],
)
def test_no_format(make_pack: MakePack, number: object, message: str) -> None:
    """A format that is no number is refused."""
    root = make_pack()
    tree = json.loads((root / "data" / "pack.json").read_bytes())
    rewrite(root, "pack.json", {**tree, "format": number})
    with pytest.raises(InvalidData, match=message):
        _ = open_pack(root).manifest


def test_manifest_gone(make_pack: MakePack) -> None:
    """A manifest that goes away after the pack was opened is told as missing."""
    root = make_pack()
    pack = open_pack(root)
    (root / "data" / "pack.json").unlink()
    with pytest.raises(InvalidData, match=r"pack\.json: this file is missing"):
        _ = pack.manifest


@pytest.mark.parametrize("raw", [b"[]", b"null", b"{", b"\xff"])
def test_no_manifest_json(make_pack: MakePack, raw: bytes) -> None:
    """A manifest that is no object is refused."""
    root = make_pack()
    (root / "data" / "pack.json").write_bytes(raw)
    with pytest.raises(InvalidData, match=r"data/pack\.json: (not valid JSON|expected an object)"):
        _ = open_pack(root).manifest


def test_damaged(make_pack: MakePack) -> None:
    """Files that changed, are missing, not listed or have impossible names are all told."""
    root = make_pack()
    tree = json.loads((root / "data" / "pack.json").read_bytes())
    tree["files"][0]["name"] = "../seeds/wire.txt"
    rewrite(root, "pack.json", tree)
    (root / "data" / "topics.json").unlink()
    (root / "data" / "talks.json").write_text("[]\n")
    assert {
        (p.file.removeprefix(f"{root}/data/"), p.message.partition(":")[0]) for p in open_pack(root).damaged()
    } == {
        ("../seeds/wire.txt", "a file name must not hold a path"),
        ("attendances.json", "pack.json does not list this file"),
        ("topics.json", "this file is missing"),
        ("talks.json", "changed since the pack was built"),
    }


# Records


@pytest.mark.parametrize(
    "files", [{"json": LISTED}, {"jsonl": lined(*TWO)}, {"jsonl_gz": gzip.compress(lined(*TWO))}]
)
def test_endings(tmp_path: Path, files: dict[str, bytes]) -> None:
    """Records stand in a list, in lines, or in packed lines: in a folder and in a zip."""
    assert folder(tmp_path, **files).records("officials") == TWO
    assert open_pack(zipped(tmp_path)).records("officials") == TWO


@pytest.mark.parametrize(
    "files",
    [{"json": LISTED, "jsonl": b""}, {"jsonl": b"", "jsonl_gz": b""}, {"json": b"[]", "jsonl_gz": b""}],
)
def test_two_files_of_a_kind(tmp_path: Path, files: dict[str, bytes]) -> None:
    """Where two files hold one kind, none is picked: the pack is refused with both names."""
    with pytest.raises(InvalidData, match=r"officials\.jsonl(\.gz)?: officials\.jsonl? holds officials too"):
        folder(tmp_path, **files).records("officials")


def test_no_file_no_records(tmp_path: Path) -> None:
    """A kind without a file has no records."""
    pack = folder(tmp_path)
    assert all(pack.records(name) == [] for name in kinds())
    assert open_pack().records("talks")


@pytest.mark.parametrize(
    ("lazy", "size", "stays"), [(True, 10, True), (False, 0, False), (None, 0, True), (None, 10**6, False)]
)
def test_lazy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lazy: bool | None, size: int, stays: bool
) -> None:
    """Lines stay on disk if that is wanted, or if nothing is said and the file is large."""
    monkeypatch.setattr(pack_module, "LAZY_BYTES", size)
    found = folder(tmp_path, jsonl=lined(*TWO)).records("officials", lazy=lazy)
    assert isinstance(found, Lines) is stays
    assert list(found) == TWO


def test_never_lazy(tmp_path: Path) -> None:
    """What is packed is read at once, also where lazy reading is wanted; and so is what has to be checked."""
    problems: list[Problem] = []
    pack = folder(tmp_path, jsonl=lined(*TWO))
    assert pack.records("officials", lazy=True, problems=problems) == TWO
    assert open_pack(zipped(tmp_path)).records("officials", lazy=True) == TWO
    (tmp_path / "data" / "officials.jsonl").rename(tmp_path / "data" / "officials.json")
    rewrite(tmp_path, "officials.json", [encode(r) for r in TWO])
    assert pack.records("officials", lazy=True) == TWO


def test_threshold() -> None:
    """Some hundred thousand records are read at once; more stay on disk."""
    assert 10**7 < LAZY_BYTES < 10**8


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: raw[:-9],
        lambda raw: raw[:20] + b"\0" * 9 + raw[29:],
        lambda raw: raw + b"x",
        lambda _: b"text",
    ],
)
@SHAPES
def test_broken_gzip(tmp_path: Path, spoil: Callable[[bytes], bytes], shape: Shape) -> None:
    """A packed file that is cut short or damaged is refused as a whole, even where faults are collected."""
    root = tmp_path / "p"
    root.mkdir()
    many = [Official(f"{i:x}-{i * i:x}") for i in range(500)]
    folder(root, jsonl_gz=spoil(gzip.compress(lined(*many))))
    for problems in (None, list[Problem]()):
        with pytest.raises(InvalidData, match=r"data/officials\.jsonl\.gz: cannot be read: "):
            open_pack(shape(root)).records("officials", problems=problems)


# Faults


def test_progress(tmp_path: Path) -> None:
    """Progress is told while lines are read, loaded or opened."""
    raw = lined(*TWO)
    pack = folder(tmp_path, jsonl=raw)
    for lazy in (True, False):
        seen: list[int] = []
        pack.records("officials", lazy=lazy, progress=seen.append)
        assert sum(seen) == len(raw)


@pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz"])
@SHAPES
def test_bundled_in_lines(bundled: Path, shape: Shape, ending: str) -> None:
    """The bundled records are the same in every shape of pack."""
    pack = open_pack(shape(in_lines(bundled, ending)))
    assert all(list(pack.records(name)) == list(open_pack().records(name)) for name in kinds())
    assert pack.damaged() == []


def test_unreadable(make_pack: MakePack) -> None:
    """A file that is there and cannot be opened is no missing file."""
    root = make_pack()
    (root / "seeds" / "circle").symlink_to("circle")
    with pytest.raises(InvalidData, match=r"seeds/circle: cannot be read: "):
        open_pack(root).read("seeds", "circle")


def test_unreadable_folder(make_pack: MakePack) -> None:
    """A folder that cannot be looked into is not told as a pack without a manifest."""
    root = make_pack()
    shutil.rmtree(root / "data")
    (root / "data").symlink_to("data")
    with pytest.raises(InvalidData, match=r"data/pack\.json: cannot be read: "):
        open_pack(root)


def test_unreadable_zip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A zip that may not be read is not told as none."""

    def refuse(path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    where = tmp_path / "p.zip"
    where.touch()
    monkeypatch.setattr(opening, "open_regular", refuse)
    with pytest.raises(InvalidData, match=r"p\.zip: cannot be read: Permission denied$"):
        open_pack(where)


@SHAPES
def test_open_files_are_closed_in_silence(make_pack: MakePack, shape: Shape) -> None:
    """A pack that is left in a circle of garbage closes its files without a warning."""
    where = shape(make_pack())
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        for _ in range(3):
            pack = open_pack(where)
            circle: list[object] = [pack, pack.read("data", "pack.json"), pack.records("claims", lazy=True)]
            circle.append(circle)
            del pack, circle
            gc.collect()
    assert list(map(str, warned)) == []


def test_one_collection_in_two_files(make_pack: MakePack) -> None:
    """A collection that lies in two files is refused: neither is dropped in silence."""
    root = make_pack()
    (root / "data" / "talks.jsonl").write_bytes(b"")
    with pytest.raises(InvalidData, match=r"talks\.jsonl: talks\.json holds talks too: keep one of the two"):
        open_pack(root).records("talks")


@pytest.mark.parametrize("before", [0, 1, 2])
def test_a_digest_of_other_line_ends(tmp_path: Path, before: int) -> None:
    """The digest of a large file under other line ends is that of the whole, wherever a piece is cut."""
    raw = (b"a" * ((1 << 20) - before) + b"\r\n") * 2 + b"b\r"
    pack = folder(tmp_path, jsonl=raw)
    for ends in (bytes, *WAYS_OF_ENDING):
        assert pack.digest("officials.jsonl", ends) == hashlib.sha256(ends(raw)).hexdigest()
