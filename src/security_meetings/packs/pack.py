"""Where data comes from: the bundled pack, a folder, a zip; and whether it is intact.

A pack is a folder with `data/` and, where they may travel, `seeds/`. The bundled data, a checkout of
a project like this one and anybody's zip are the same thing, read by the same code.
"""

from __future__ import annotations

import functools
import os
from typing import TYPE_CHECKING, Any, Final, TypeVar

from security_meetings.codec.text import parse_json
from security_meetings.errors import InvalidData, InvalidValue, PackNotFound, Problem
from security_meetings.model.kinds import HOMES, class_of
from security_meetings.packs.bundled import Bundled
from security_meetings.packs.listed import decoded, decoded_list, unique

if TYPE_CHECKING:
    from collections.abc import Callable

    from importlib_resources.abc import Traversable

    from security_meetings.packs.lines import Progress
    from security_meetings.packs.manifest import Manifest
    from security_meetings.packs.opened import Lines

__all__ = ["BUNDLED", "LAZY_BYTES", "MANIFEST", "Pack", "open_pack"]

T = TypeVar("T")

BUNDLED: Final = "bundled"
"""The name of the pack that comes with this package; a folder of that name is `./bundled`."""

MANIFEST: Final = "pack.json"
IN_LINES: Final = {"claims": "claims.jsonl"}
"""The collections that a pack always holds as JSON Lines, a record a line, sorted by what they are about."""

LAZY_BYTES: Final = 32 * 1024 * 1024
"""A JSON Lines file larger than this is opened instead of loaded, unless told otherwise: some 100,000
records, from where on reading them all costs a user more than reading each when it is touched."""


class Pack:
    """One place that data is read from.

    Attributes:
        label: What messages call it: a path as given, or `bundled`.
        trusted: Whether its records were proven when this package was built.
    """

    def __init__(self, label: str, root: Traversable | Bundled) -> None:
        self.label: str = label
        self.trusted: bool = isinstance(root, Bundled)
        self._root = root
        self._texts: dict[str, bytes | None] = {}

    def __repr__(self) -> str:
        return f"<Pack {self.label}>"

    def __reduce__(self) -> tuple[object, ...]:
        # A pack is the place where it lies: what is pickled or copied opens it anew.
        return open_pack, (self.label,)

    def read(self, folder: str, name: str) -> bytes | None:
        """The bytes of a file, or None where there is no such file.

        Raises:
            InvalidData: The name is more than the name of a file, or the file cannot be read.
        """
        at = self._root.joinpath(folder)
        return self._asked(folder, name, lambda: at.joinpath(name).read_bytes())

    def digest(self, name: str) -> str | None:
        """The SHA-256 digest of a file of `data/`, or None where there is no such file.

        Raises:
            InvalidData: The name is more than the name of a file, or the file cannot be read.
        """
        import hashlib

        data = self._root.joinpath("data")

        def digest() -> str:
            file: Any
            with data.joinpath(name).open("rb") as file:  # which may be too large to hold
                return hashlib.file_digest(file, "sha256").hexdigest()

        return self._asked("data", name, digest)

    def _asked(self, folder: str, name: str, ask: Callable[[], T]) -> T | None:
        file = self.named(folder, name)
        if name in {"", ".", ".."} or not {"/", "\\", ":"}.isdisjoint(name):
            raise InvalidData([Problem(file, "", "a file name must not hold a path")])
        try:
            return ask()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError, KeyError):
            return None
        except Exception as exc:  # broken zips raise half a dozen errors of their own
            raise InvalidData([Problem(file, "", f"cannot be read: {exc}")]) from exc

    def named(self, folder: str, name: str) -> str:
        """What messages call a file."""
        return f"{folder}/{name}" if self.trusted else f"{self.label}/{folder}/{name}"

    def text(self, name: str) -> bytes | None:
        """The bytes of a source's text, read once and kept; None where it does not travel along."""
        if name not in self._texts:
            self._texts[name] = self.read("seeds", name)
        return self._texts[name]

    @functools.cached_property
    def manifest(self) -> Manifest:
        """What the pack says of itself.

        Raises:
            InvalidData: The manifest is missing or malformed, or of another format.
        """
        from security_meetings.packs.manifest import FORMAT, Manifest

        file = self.named("data", MANIFEST)
        raw = self.read("data", MANIFEST)
        if raw is None:
            raise InvalidData([Problem(file, "", "this file is missing")])
        data = parse_json(raw, file)
        # Another format may have other fields: it is told before they are.
        number = data.get("format") if type(data) is dict else None
        if type(number) is int and number != FORMAT:
            cure = (
                "build it again from its seeds with 'security-meetings build'"
                if number < FORMAT
                else "a newer security_meetings may read it"
            )
            problem = f"expected format {FORMAT}, got {number}: {cure}"
            raise InvalidData([Problem(file, "$.format", problem)])
        return decoded(Manifest, raw, file)

    def records(
        self,
        collection: str,
        *,
        lazy: bool | None = None,
        problems: list[Problem] | None = None,
        progress: Progress | None = None,
    ) -> list[Any] | Lines[Any]:
        """The records of one collection, strictly checked; a file that is not there holds none.

        They lie in `NAME.json`, a list; or a line each in `NAME.jsonl` or `NAME.jsonl.gz`.

        Args:
            collection: The collection's name.
            lazy: Whether to open a `.jsonl` file in a folder instead of loading it; None leaves it to
                its size (see `LAZY_BYTES`). With `problems` it is loaded.
            problems: Where to put what is wrong, so that the good records are still returned; None
                to raise instead.
            progress: Told how far the reading is.

        Raises:
            InvalidData: With every problem of the file, if `problems` is None; also if two files
                hold the collection.
        """
        cls = class_of(collection)
        name = self.file(collection)
        file = self.named("data", name)
        if self.trusted and name.endswith(".jsonl"):
            from security_meetings.packs.held import HeldLines

            return HeldLines(self._needed(name, file), cls, file)
        if name != f"{collection}.json":
            at = self._root.joinpath("data").joinpath(name)
            return _lines(at, cls, file, lazy=lazy, problems=problems, progress=progress)
        raw = self._needed(name, file) if self.trusted else self.read("data", name)
        if raw is None:
            return []
        return unique(decoded_list(cls, raw, file, problems), file, problems)

    def _needed(self, name: str, file: str) -> bytes:
        raw = self.read("data", name)
        if raw is None:
            raise InvalidData([Problem(file, "", "this file is missing: install the package again")])
        return raw

    def file(self, collection: str) -> str:
        """The name of the file that holds a collection, or would hold it.

        Raises:
            InvalidData: Two files hold it.
        """
        plain = f"{collection}.json"
        if self.trusted:  # it is as this package was built: nothing need be looked for
            return IN_LINES.get(collection, plain)
        plain, *others = self.files(collection) or [plain]
        if others:
            what = f"{plain} holds {collection} too: keep one of the two"
            raise InvalidData([Problem(self.named("data", others[0]), "", what)])
        return plain

    def files(self, collection: str) -> list[str]:
        """The names of the files that hold a collection; none or one in a sound pack."""
        names = [f"{collection}.{ending}" for ending in ("json", "jsonl", "jsonl.gz")]
        data = self._root.joinpath("data")
        return [name for name in names if data.joinpath(name).is_file()]

    def damaged(self) -> list[Problem]:
        """The files that are not as the manifest lists them, or that it does not list."""
        entries = self.manifest.files
        unlisted = {n for name in HOMES for n in self.files(name)} - {entry.name for entry in entries}
        what = f"{MANIFEST} does not list this file: build the pack again"
        problems = [Problem(self.named("data", name), "", what) for name in sorted(unlisted)]
        for entry in entries:
            try:
                digest = self.digest(entry.name)
            except InvalidData as exc:
                problems.extend(exc.problems)
                continue
            if digest is None:
                problems.append(Problem(self.named("data", entry.name), "", "this file is missing"))
            elif digest != entry.sha256:
                problem = "changed since the pack was built: build it again, or restore the file"
                problems.append(Problem(self.named("data", entry.name), "", problem))
        return problems


def open_pack(where: str | os.PathLike[str] = BUNDLED) -> Pack:
    """Open a pack without reading its data.

    Args:
        where: `BUNDLED`, a folder with `data/` in it, or a zip of such a folder.

    Raises:
        PackNotFound: Nothing is there, or it holds no `data/pack.json`.
        InvalidData: It is a broken zip.
        InvalidValue: What is given is no path.
    """
    if isinstance(where, bytes) or not isinstance(where, (str, os.PathLike)):
        raise InvalidValue(f"expected the path of a folder or zip, got {where!r}")
    if where == BUNDLED:
        return Pack(BUNDLED, Bundled())
    import zipfile
    from pathlib import Path

    label = os.fspath(where)
    path = Path(label)
    try:
        is_folder, is_zip = path.is_dir(), path.is_file() and zipfile.is_zipfile(path)
    except (OSError, ValueError) as exc:  # a name that no file can have
        raise PackNotFound(f"no data pack at {label}: {exc}") from exc
    if is_folder:
        candidates: list[Any] = [path]
    elif is_zip:
        try:
            top = zipfile.Path(path)
        except zipfile.BadZipFile as exc:
            raise InvalidData([Problem(label, "", f"cannot be read: {exc}")]) from exc
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


def _lines(
    at: Any,
    cls: type[Any],
    file: str,
    *,
    lazy: bool | None,
    problems: list[Problem] | None,
    progress: Progress | None,
) -> list[Any] | Lines[Any]:
    import gzip
    import zipfile
    import zlib
    from pathlib import Path

    from security_meetings.packs.lines import read_lines
    from security_meetings.packs.opened import Lines

    # To tell the good records from the bad, all of them are read.
    can_open = isinstance(at, Path) and at.suffix == ".jsonl" and problems is None
    if can_open and (at.stat().st_size > LAZY_BYTES if lazy is None else lazy):
        return Lines(at, cls, file, progress)
    with at.open("rb") as stream:
        plain: Any = gzip.GzipFile(fileobj=stream) if at.name.endswith(".gz") else stream
        try:
            return read_lines(plain, cls, file, problems, progress)
        except (EOFError, OSError, zlib.error, zipfile.BadZipFile) as exc:
            raise InvalidData([Problem(file, "", f"cannot be read: {exc}")]) from exc
