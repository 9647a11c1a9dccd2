"""Where data comes from: the bundled pack, a folder, a zip; and whether it is intact.

A pack is a folder with `data/` and, where they may travel, `seeds/`. The bundled data, a checkout of
a project like this one and anybody's zip are the same thing, read by the same code.
"""

from __future__ import annotations

import functools
import hashlib
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import attrs

from security_meetings.errors import InvalidData, PackNotFound, Problem
from security_meetings.schema import Field

if TYPE_CHECKING:
    from importlib_resources.abc import Traversable

__all__ = ["BUNDLED", "MANIFEST", "FileEntry", "Manifest", "Pack", "open_pack"]

BUNDLED: Final = "bundled"
"""The name of the pack that comes with this package; a folder of that name is `./bundled`."""

MANIFEST: Final = "pack.json"
FORMAT: Final = 1


@attrs.frozen
class FileEntry:
    """One file of a pack's `data/`, as the manifest lists it."""

    name: Annotated[str, Field("The file's name.")]
    records: Annotated[int, Field("How many records it holds.")]
    sha256: Annotated[str, Field("Its SHA-256 digest.", unit="64 hexadecimal digits")]


@attrs.frozen
class Manifest:
    """What a pack says of itself: `data/pack.json`."""

    name: Annotated[str, Field("The pack's name.")]
    version: Annotated[str, Field("The version of the data.")]
    title: Annotated[str, Field("A title for people.")]
    creators: Annotated[tuple[str, ...], Field("Who made it.")]
    license: Annotated[str, Field("The licence of the compiled facts.", unit="SPDX identifier")]
    format: Annotated[int, Field("The version of this file layout.")]
    files: Annotated[tuple[FileEntry, ...], Field("The files beside it; never empty.")]


@attrs.frozen(eq=False)
class Pack:
    """One place that data is read from.

    Attributes:
        label: What messages call it: a path as given, or `bundled`.
        root: The folder that holds `data/` and perhaps `seeds/`.
        trusted: Whether its records were proven when this package was built.
    """

    label: str
    root: Traversable = attrs.field(repr=False)
    trusted: bool = False

    def read(self, folder: str, name: str) -> bytes | None:
        """The bytes of a file, or None where there is no such file."""
        if name in {"", ".", ".."} or "/" in name or "\\" in name:
            raise InvalidData([Problem(self._named(folder, name), "", "a file name must not hold a path")])
        try:
            return self.root.joinpath(folder).joinpath(name).read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError, KeyError):
            return None

    def data(self, name: str) -> bytes:
        """The bytes of a file of `data/`.

        Raises:
            InvalidData: There is no such file.
        """
        raw = self.read("data", name)
        if raw is None:
            raise InvalidData([Problem(self._named("data", name), "", "this file is missing")])
        return raw

    def text_reader(self, name: str) -> Callable[[], bytes | None]:
        """A function that reads a source's text when first asked, and keeps it."""
        return functools.cache(functools.partial(self.read, "seeds", name))

    def _named(self, folder: str, name: str) -> str:
        return f"{folder}/{name}" if self.trusted else f"{self.label}/{folder}/{name}"

    def manifest(self) -> Manifest:
        """What the pack says of itself.

        Raises:
            InvalidData: The manifest is missing or malformed, or of another format.
        """
        from security_meetings.codec import decode, parse_json

        file = self._named("data", MANIFEST)
        manifest = decode(Manifest, parse_json(self.data(MANIFEST), file), file)
        if manifest.format != FORMAT:
            problem = (
                f"expected format {FORMAT}, got {manifest.format}; a newer security_meetings may read it"
            )
            raise InvalidData([Problem(file, "$.format", problem)])
        return manifest

    def records(self, collection: str, cls: type[Any]) -> list[Any]:
        """The records of one collection, strictly checked; a file that is not there holds none.

        Raises:
            InvalidData: With every problem of the file.
        """
        from security_meetings.codec import decode_list, parse_json

        name = f"{collection}.json"
        raw = self.read("data", name)
        if raw is None:
            return []
        file = self._named("data", name)
        found = decode_list(cls, parse_json(raw, file), file)
        seen: set[str] = set()
        problems = []
        for i, record in enumerate(found):
            if record.id in seen:
                problems.append(Problem(file, f"$[{i}].id", f"the id {record.id!r} stands twice"))
            seen.add(record.id)
        if problems:
            raise InvalidData(problems)
        return found

    def damaged(self, manifest: Manifest) -> list[Problem]:
        """The files that are not as the manifest lists them."""
        problems = []
        for entry in manifest.files:
            raw = self.read("data", entry.name)
            if raw is None:
                problems.append(Problem(self._named("data", entry.name), "", "this file is missing"))
            elif hashlib.sha256(raw).hexdigest() != entry.sha256:
                problem = "changed since the pack was built: build it again, or restore the file"
                problems.append(Problem(self._named("data", entry.name), "", problem))
        return problems


def open_pack(where: str | os.PathLike[str] = BUNDLED) -> Pack:
    """Open a pack without reading its data.

    Args:
        where: `BUNDLED`, a folder with `data/` in it, or a zip of such a folder.

    Raises:
        PackNotFound: Nothing is there, or it holds no `data/pack.json`.
    """
    if where == BUNDLED:
        import importlib_resources

        return Pack(BUNDLED, importlib_resources.files("security_meetings"), trusted=True)
    label = os.fspath(where)
    path = Path(label)
    if path.is_dir():
        candidates: list[Any] = [path]
    elif path.is_file() and zipfile.is_zipfile(path):
        top = zipfile.Path(path)
        # Zips often wrap everything in one folder.
        candidates = [top, *sorted((p for p in top.iterdir() if p.is_dir()), key=lambda p: p.name)]
    else:
        found = "this is no folder and no zip" if path.exists() else "there is nothing there"
        raise PackNotFound(f"no data pack at {label}: {found}")
    for root in candidates:
        if root.joinpath("data").joinpath(MANIFEST).is_file():
            return Pack(label, root)
    raise PackNotFound(
        f"no data pack at {label}: expected data/{MANIFEST} in it; "
        "make one from seeds/ with 'security-meetings build'"
    )
