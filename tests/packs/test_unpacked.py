"""What gzip packed, unpacked piece by piece: all of it and nothing else, in a bounded time."""

from __future__ import annotations

import contextlib
import copy
import gzip
import io
import stat
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from security_meetings import InvalidData, Limits, load
from security_meetings.packs.limits import PastLimit
from security_meetings.packs.unpacked import Bounded, Unpacked
from tests.cases.making import Making, saying


def unpacked(raw: bytes, size: int = -1, limits: Limits = Limits()) -> bytes:  # noqa: B008 (frozen)
    """All that was packed, read by so many bytes at a time."""
    stream = Unpacked(io.BytesIO(raw), limits)
    return stream.read() if size < 0 else b"".join(iter(lambda: stream.read(size), b""))


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=5), st.integers(1, 400), st.integers(0, 600))
def test_all_that_was_packed(parts: list[bytes], size: int, zeros: int) -> None:
    """One part or several, with zeros behind, give what was packed, however they are read."""
    raw = b"".join(map(gzip.compress, parts)) + bytes(zeros)
    assert unpacked(raw) == unpacked(raw, size) == b"".join(parts) == gzip.decompress(raw)


@given(st.binary(min_size=1, max_size=300), st.data())
def test_what_is_cut_off_or_changed(whole: bytes, data: DataObject) -> None:
    """What lacks its end, or has other bytes in its middle or behind it, is refused or is what was packed."""
    raw = bytearray(gzip.compress(whole, mtime=0))
    with pytest.raises((OSError, zlib.error)):
        unpacked(bytes(raw[: data.draw(st.integers(0, len(raw) - 1))]))
    with pytest.raises((OSError, zlib.error)):
        unpacked(bytes(raw) + b"more")
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at] ^= data.draw(st.integers(1, 255))
    with contextlib.suppress(OSError, zlib.error):
        assert unpacked(bytes(raw)) == whole


def with_a_name(raw: bytes, letters: int) -> bytes:
    """What was packed, with the name of a file in its head."""
    head = struct.pack("<BBBBLBB", 0x1F, 0x8B, 8, 8, 0, 0, 3)
    return head + b"a" * letters + b"\0" + gzip.compress(raw, mtime=0)[10:]


class Counting(io.BytesIO):
    """Bytes that count how often they are read."""

    times = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """The next bytes."""
        self.times += 1
        return super().read(size)


def test_a_very_long_name_is_passed_over() -> None:
    """The name of the file in its head may be of any length: it is not read letter by letter."""
    stream = Counting(with_a_name(b"whole", 2_000_000))
    assert Unpacked(stream, Limits()).read() == b"whole"
    assert stream.times < 100


def test_very_many_parts_are_refused(tmp_path: Path) -> None:
    """A pack whose lines are of more packed parts than the limit is refused with file and limit."""
    with pytest.raises(PastLimit, match=r"3 packed parts so far, past the limit entries=2"):
        unpacked(gzip.compress(b"a", mtime=0) * 3, limits=Limits(entries=2))
    root = Making(tmp_path).pack(saying("The forum met.", 'meetings.f.name = "forum"'))
    lines = root / "data" / "claims.jsonl"
    (root / "data" / "claims.jsonl.gz").write_bytes(
        gzip.compress(b"", mtime=0) * 20_000 + gzip.compress(lines.read_bytes())
    )
    lines.unlink()
    with pytest.raises(InvalidData, match=r"claims\.jsonl\.gz: 10001 packed parts .*limits=Limits\(entries="):
        load(root)
    assert load(root, limits=Limits(entries=30_000)).claims


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "it ends in the middle"),
        (b"{}\n", "cannot be read"),
        (gzip.compress(b"{}", mtime=0)[:-3], "it ends in the middle"),
    ],
)
def test_what_gzip_did_not_pack(tmp_path: Path, raw: bytes, told: str) -> None:
    """A file that only has the ending is refused with its name, an empty one too."""
    root = Making(tmp_path).pack(saying("The forum met.", 'meetings.f.name = "forum"'))
    (root / "data" / "claims.jsonl").unlink()
    (root / "data" / "claims.jsonl.gz").write_bytes(raw)
    with pytest.raises(InvalidData, match=rf"claims\.jsonl\.gz: cannot be read: .*|{told}"):
        load(root)


@pytest.mark.parametrize("end", [b"PK\x05\x06" + b"\xff" * 18, b"PK\x06\x06" + b"\xff" * 52])
def test_a_zip_whose_end_lies(tmp_path: Path, end: bytes) -> None:
    """What ends like a zip, and is none, is refused with its name."""
    path = tmp_path / "z.zip"
    path.write_bytes(end + b"PK\x06\x07" + b"\xff" * 16 + b"PK\x05\x06" + b"\xff" * 18)
    with pytest.raises(InvalidData, match=r"z\.zip: cannot be read"):
        load(path)


class Asked(io.BytesIO):
    """Bytes that note how many of them are asked for."""

    def __init__(self, raw: bytes) -> None:
        super().__init__(raw)
        self.sizes: list[int | None] = []

    def read(self, size: int | None = -1, /) -> bytes:
        """The next bytes."""
        self.sizes.append(size)
        return super().read(size)


def test_a_stream_is_read_no_further_than_its_limit() -> None:
    """Never more is asked of a stream than of what reads it, and never more than one byte past the limit."""
    stream = Asked(b"a" * 100)
    bounded = Bounded(stream, 40, "too much")
    assert bounded.read(10) + bounded.read(25) == b"a" * 35
    with pytest.raises(PastLimit, match="too much"):
        bounded.read()
    assert stream.sizes == [10, 25, 6]
    assert Bounded(Asked(b"a" * 40), 40, "too much").read() == b"a" * 40


def test_entries_of_a_zip_that_lie_on_each_other(tmp_path: Path) -> None:
    """Many entries that share their bytes are refused for what they unpack to together."""
    path = tmp_path / "z.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("data/pack.json", "{}")
        made.writestr("seeds/a.txt", "a" * 5_000)
        for i in range(50):
            again = copy.copy(made.getinfo("seeds/a.txt"))
            again.filename = f"seeds/{i}.txt"
            made.filelist.append(again)
    with pytest.raises(InvalidData, match=r"z\.zip: cannot be read: .* unpack to 255002, past the limit"):
        load(path, limits=Limits(unpacked_bytes=10_000, unpacked_times=1))


def test_a_link_in_a_zip(tmp_path: Path) -> None:
    """An entry that is a link is no file."""
    path = tmp_path / "z.zip"
    link = zipfile.ZipInfo("data/pack.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(link, "/etc/passwd")
    with pytest.raises(InvalidData, match="expected a regular file, got a link"):
        load(path)
