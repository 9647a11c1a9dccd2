"""Packs that lie in a zip."""

from __future__ import annotations

import io
import os
import stat
import weakref
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from security_meetings.errors import InvalidData, PackNotFound, Problem
from security_meetings.packs.limits import DEFAULT_LIMITS, Limits, PastLimit
from security_meetings.packs.regular import open_regular, refuse_other

__all__ = ["Zipped", "open_zip"]

# A message names no more packs.
_MOST_TOLD = 5
# Nor more of a path, in code points.
_LONGEST_TOLD = 100


class Zipped:
    """The folder of a pack in a zip.

    Python's own paths in zips are not used: they imply folders for each part of a name, and entries that are
    no path, such as "//x", keep some versions waiting for ever.
    """

    def __init__(
        self, path: Path, infos: Iterable[tuple[str, zipfile.ZipInfo]], top: str, limits: Limits
    ) -> None:
        self._path = path
        self._limits = limits
        self._entries: dict[str, list[zipfile.ZipInfo]] = {}
        for name, info in infos:
            if name.startswith(top):
                self._entries.setdefault(name.removeprefix(top), []).append(info)
        self._opened: tuple[int, zipfile.ZipFile] | None = None

    def _zip(self) -> zipfile.ZipFile:
        # A place in the file is shared with a forked process: each opens it for itself.
        here = os.getpid()
        if self._opened is None or self._opened[0] != here:
            opened = zipfile.ZipFile(self._path)
            # Not left to garbage in circles, of which the file could be the first to go, and warn.
            weakref.finalize(self, opened.close)
            self._opened = here, opened
        return self._opened[1]

    def stamp(self) -> object:
        """What tells it from another that takes its place."""
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns

    def close(self) -> None:
        """Close the zip; it is opened anew when it is read again."""
        if self._opened is not None:
            self._opened[1].close()
            self._opened = None

    def has(self, folder: str, name: str) -> bool:
        """Whether there is an entry of this name."""
        return f"{folder}/{name}" in self._entries

    def read(self, folder: str, name: str) -> bytes | None:
        """All that a file holds; None where there is none."""
        stream = self.open(folder, name)
        if stream is None:
            return None
        with stream:
            self._limits.hold("file_bytes", self.size(folder, name), "bytes")
            return stream.read()

    def open(self, folder: str, name: str) -> IO[bytes] | None:
        """The file, to be read piece by piece; None where there is none.

        Raises:
            OSError: It stands in the zip twice, is no regular file, or unpacks to far too much.
        """
        infos = self._entries.get(f"{folder}/{name}", [])
        if not infos:
            return None
        if len(infos) > 1:
            raise OSError("it stands in the zip twice: pack the folder anew")
        (info,) = infos
        if kind := stat.S_IFMT(info.external_attr >> 16):
            refuse_other(kind)
        _hold_unpacked(self._limits, info.compress_size, info.file_size)
        return self._zip().open(info)

    def names(self, folder: str) -> list[str]:
        """The names in a folder."""
        start = f"{folder}/"
        found = (name.removeprefix(start) for name in self._entries if name.startswith(start))
        return sorted(name for name in found if "/" not in name)

    def size(self, folder: str, name: str) -> int:
        """The length of a file in bytes."""
        return sum(info.file_size for info in self._entries.get(f"{folder}/{name}", []))


def open_zip(path: Path, label: str, manifest: str, limits: Limits = DEFAULT_LIMITS) -> Zipped | None:
    """The pack in a zip, however deep the zip has wrapped it in folders; None where it holds none.

    Args:
        path: The zip.
        label: What messages call it.
        manifest: The name of the file in `data/` that makes a folder a pack.
        limits: How much it may hold.

    Raises:
        InvalidData: Its table of contents cannot be read, or is past a limit.
        PackNotFound: It holds several packs, beside each other.
    """
    try:
        entries = _contents(path, limits)
    except Exception as exc:  # broken zips raise half a dozen errors
        raise InvalidData([Problem(label, "", f"cannot be read: {exc}")]) from exc
    infos = [(name, info) for info in entries if (name := _path_of(info))]
    ending = f"data/{manifest}"
    tops = {name.removesuffix(ending) for name, _ in infos if f"/{name}".endswith(f"/{ending}")}
    # The pack that the others lie in, such as a project with packs for its tests.
    outer = [top for top in tops if all(other.startswith(top) for other in tops)]
    if tops and not outer:
        told = ", ".join(top.rstrip("/") or "the zip itself" for top in sorted(tops)[:_MOST_TOLD])
        told += " …" if len(tops) > _MOST_TOLD else ""
        raise PackNotFound(f"{len(tops)} data packs lie in {label}: {told}; unpack it and load their folders")
    if not tops:
        _refuse_astray(entries, ending, label)
    return Zipped(path, infos, outer[0], limits) if outer else None


def _refuse_astray(entries: Iterable[zipfile.ZipInfo], ending: str, label: str) -> None:
    """Name the file that would make a pack, where it is there but for its path."""
    for info in entries:
        if info.filename.replace("\\", "/").lower().endswith(ending):
            told = f"{ending} lies in {label} as {info.filename[-_LONGEST_TOLD:]!r}"
            raise PackNotFound(f"{told}, which is no such path in a zip: unpack it and pack the folder anew")


def _hold_unpacked(limits: Limits, packed: int, unpacked: int) -> None:
    if unpacked > limits.unpacked(packed):
        much = f"{packed} bytes unpack to {unpacked}"
        raise PastLimit(limits.told("unpacked_times" if packed else "unpacked_bytes", much))


class _Contents(io.BufferedReader):
    """A zip of which no more is read at once than its table of contents may hold.

    Python reads that table in one go, and makes an object of some hundred bytes of each entry.
    """

    limits = DEFAULT_LIMITS

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None:
            self.limits.hold("names_bytes", size, "bytes of names and places of entries")
        return super().read(size)


def _contents(path: Path, limits: Limits) -> list[zipfile.ZipInfo]:
    """What lies in a zip.

    Raises:
        PastLimit: They are too many, or unpack to too much together.
    """
    with _Contents(open_regular(path)) as opened:  # type: ignore[arg-type]
        opened.limits = limits
        with zipfile.ZipFile(opened) as zipped:
            infos = zipped.infolist()
    limits.hold("entries", len(infos), "entries")
    # An entry that by itself is past the limit is refused when it is read.
    sizes = [i.file_size for i in infos if i.file_size <= limits.unpacked(i.compress_size)]
    _hold_unpacked(limits, path.stat().st_size, sum(sizes))
    return infos


def _path_of(info: zipfile.ZipInfo) -> str:
    """The path of a file in the zip, with "/" in it; empty for a folder and for what is no path."""
    name = info.filename.replace("\\", "/")  # some programs for Windows write those
    while name.startswith("./"):
        name = name[2:]
    if not name or name.endswith("/") or ":" in name.partition("/")[0]:
        return ""
    return "" if {"", ".", ".."}.intersection(name.split("/")) else name
