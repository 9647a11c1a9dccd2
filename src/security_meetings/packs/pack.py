"""Where data comes from: the bundled pack, a folder, a zip; and whether it is intact.

A pack is a folder with `data/` and, where they may travel, `seeds/`. The bundled data, a checkout of
a project like this one and anybody's zip are the same thing, read by the same code.
"""

from __future__ import annotations

import contextlib
import functools
import os
import weakref
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from security_meetings.codec.collector import collector_paused
from security_meetings.codec.text import parse_json
from security_meetings.errors import InvalidData, InvalidValue, PackNotFound, Problem
from security_meetings.model.kinds import class_of
from security_meetings.packs.bundled import Bundled, cure
from security_meetings.packs.limits import DEFAULT_LIMITS, Limits
from security_meetings.packs.listed import decoded, decoded_list, unique

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from security_meetings.packs.lines import Progress
    from security_meetings.packs.manifest import Manifest
    from security_meetings.packs.opened import Lines
    from security_meetings.packs.roots import Root

__all__ = ["BUNDLED", "LAZY_BYTES", "MANIFEST", "Pack", "open_beside", "open_named", "open_pack"]

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
        limits: How much it may ask of the machine.
    """

    def __init__(self, label: str, root: Root, where: str = BUNDLED, limits: Limits = DEFAULT_LIMITS) -> None:
        self.label: str = label
        self.trusted: bool = isinstance(root, Bundled)
        self._root = root
        self._where = where
        self.limits: Limits = limits
        self._texts: dict[str, bytes | None] = {}
        self._opened: weakref.WeakSet[Lines[Any]] = weakref.WeakSet()
        self._stamp = root.stamp()

    @property
    def replaced(self) -> bool:
        """Whether another has taken its place since it was opened."""
        return self._root.stamp() != self._stamp

    def close(self) -> None:
        """Close all files, and forget the texts, which are read anew where they are asked for."""
        for lines in self._opened:
            lines.close()
        self._opened.clear()
        self._root.close()
        self._texts.clear()

    def __repr__(self) -> str:
        return f"<Pack {self.label}>"

    def __reduce__(self) -> tuple[object, ...]:
        # A pack is the place where it lies: what is pickled or copied opens it anew, from wherever.
        return _opened_again, (self._where, self.label, self.limits)

    def read(self, folder: str, name: str) -> bytes | None:
        """The bytes of a file, or None where there is no such file.

        Raises:
            InvalidData: The name is more than the name of a file, or the file cannot be read.
        """
        return self._asked(folder, name, self._root.read)

    def digest(self, name: str, ends: Callable[[bytes], bytes] = bytes) -> str | None:
        """The SHA-256 digest of a file of `data/`, or None where there is no such file.

        Args:
            name: The file's name.
            ends: Gives its pieces the line ends with which the digest is taken; `bytes` leaves them.

        Raises:
            InvalidData: The name is more than the name of a file, or the file cannot be read.
        """
        return self._asked("data", name, functools.partial(self._digest, ends=ends))

    def _digest(self, folder: str, name: str, ends: Callable[[bytes], bytes] = bytes) -> str | None:
        import hashlib

        stream = self._root.open(folder, name)
        if stream is None:
            return None
        if not name.endswith(".jsonl"):  # which alone may be too large to be read as a whole
            self.limits.hold("file_bytes", self._root.size(folder, name), "bytes")
        digest, rest = hashlib.sha256(), b""
        with stream:  # which may be too large to hold
            while read := stream.read(1 << 20):
                piece = rest + read
                # A line end must not be cut in two.
                rest = b"\r" if piece.endswith(b"\r") else b""
                digest.update(ends(piece[: len(piece) - len(rest)]))
        digest.update(ends(rest))
        return digest.hexdigest()

    def _asked(self, folder: str, name: str, ask: Callable[[str, str], T]) -> T:
        file = self.named(folder, name)
        if name in {"", ".", ".."} or not {"/", "\\", ":"}.isdisjoint(name):
            raise InvalidData([Problem(file, "", "a file name must not hold a path")])
        try:
            return ask(folder, name)
        except InvalidData:
            raise
        except Exception as exc:  # broken zips raise half a dozen errors of their own
            from security_meetings.packs.opening import unreadable

            raise unreadable(file, exc) from exc

    def named(self, folder: str, name: str) -> str:
        """What messages call a file."""
        file = f"{folder}/{name}"
        return file if self.label == BUNDLED and self.trusted else f"{self.label}/{file}"

    def neighbor(self, name: str) -> Pack:
        """The pack in a folder, or zip, of this name beside this one.

        Raises:
            PackNotFound: There is none, or what is given is more than a name.
        """
        return open_beside(self._where, name, self.limits)

    def text(self, name: str) -> bytes | None:
        """The bytes of a source's text, read once and kept; None where it does not travel along."""
        if name not in self._texts:
            self._texts[name] = self.read("seeds", name)
        return self._texts[name]

    def text_size(self, name: str) -> int:
        """The length of a source's text in bytes; 0 where it does not travel along, or cannot be read."""
        try:
            return self._asked("seeds", name, self._root.size)
        except InvalidData:  # whoever reads it will be told
            return 0

    def text_with(self, sha256: str) -> bytes | None:
        """The bytes of the text with this digest, whatever packing and moving made of its name."""
        return self._root.read("seeds", name) if (name := self._digests.get(sha256)) else None

    @functools.cached_property
    def _digests(self) -> dict[str, str]:
        """The names of the texts by digest; what cannot be read is none."""
        found: dict[str, str] = {}
        for name in self._root.names("seeds"):
            if name.endswith(".txt"):
                with contextlib.suppress(Exception):
                    found.setdefault(self._digest("seeds", name) or "", name)
        return found

    @functools.cached_property
    def manifest(self) -> Manifest:
        """What the pack says of itself.

        Raises:
            InvalidData: The manifest is missing or malformed, or of another format.
        """
        from security_meetings.packs.manifest import FORMAT, Manifest, format_of, other_format

        file = self.named("data", MANIFEST)
        raw = self.read("data", MANIFEST)
        if raw is None:
            raise InvalidData([Problem(file, "", f"this file is missing{cure(self._root)}")])
        self._asked("data", MANIFEST, lambda *_: self.limits.hold("line_bytes", len(raw), "bytes"))
        # Another format may have other fields: it is told before they are.
        number = format_of(parse_json(raw, file))
        if number != FORMAT:
            raise InvalidData([Problem(file, "$.format", other_format(number))])
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
        with collector_paused():  # while classes are made
            cls = class_of(collection)
        name = self.file(collection)
        file = self.named("data", name)
        if self.trusted and name.endswith(".jsonl"):
            from security_meetings.packs.held import HeldLines

            return HeldLines(self._needed(name, file), cls, file)
        if name != f"{collection}.json":
            # To tell the good records from the bad, all of them are read.
            may_stay = problems is None and name.endswith(".jsonl")
            if may_stay and (path := self._staying(name, lazy)):
                from security_meetings.packs.opened import Lines

                opened = self._asked("data", name, lambda *_: Lines(path, cls, file, progress, self.limits))
                self._opened.add(opened)
                return opened
            return self._lines(collection, name, problems, progress)
        raw = self._needed(name, file) if self.trusted else self.read("data", name)
        if raw is None:
            return []
        return self._asked("data", name, lambda *_: self._listed(cls, raw, file, problems))

    def _listed(self, cls: type[Any], raw: bytes, file: str, problems: list[Problem] | None) -> list[Any]:
        return unique(decoded_list(cls, raw, file, problems, self.limits), file, problems, self.limits)

    def _staying(self, name: str, lazy: bool | None) -> Path | None:  # noqa: FBT001
        """The way to a file that is to stay on disk; None where it is to be read."""
        from security_meetings.packs.folders import Folder

        if not isinstance(self._root, Folder):
            return None
        stays = self._asked("data", name, self._root.size) > LAZY_BYTES if lazy is None else lazy
        return self._asked("data", name, self._root.path) if stays else None

    def _lines(
        self, collection: str, name: str, problems: list[Problem] | None, progress: Progress | None
    ) -> list[Any]:
        from security_meetings.packs.lines import read_lines, unsorted
        from security_meetings.packs.unpacked import Bounded, Unpacked

        cls, file = class_of(collection), self.named("data", name)

        def read(folder: str, name: str) -> list[Any]:
            stream: Any = self._root.open(folder, name)
            if stream is None:
                raise FileNotFoundError(f"no file {name}")
            with stream:
                size, limits = self._root.size(folder, name), self.limits
                limits.hold("file_bytes", size, "bytes")
                if name.endswith(".gz"):
                    most = min(limits.unpacked(size), limits.file_bytes)
                    which = "file_bytes" if most == limits.file_bytes else "unpacked_times"
                    past = limits.told(which, f"{size} bytes unpack to more than {most}")
                    stream = Bounded(Unpacked(stream, limits), most, past)
                found: list[Any] = read_lines(stream, cls, file, problems, progress, limits)
            if wrong := unsorted(found, file) if collection == "claims" else None:
                if problems is None:
                    raise InvalidData([wrong])
                problems.append(wrong)
            return found

        return self._asked("data", name, read)

    def _needed(self, name: str, file: str) -> bytes:
        raw = self.read("data", name)
        if raw is None:
            raise InvalidData([Problem(file, "", f"this file is missing{cure(self._root)}")])
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
        return [name for name in names if self._asked("data", name, self._root.has)]

    def damaged(self) -> list[Problem]:
        """What is not as the manifest says: files, their numbers of records, and the pack's digest."""
        from security_meetings.packs.intact import damaged

        return damaged(cast("Any", self), MANIFEST)


def open_pack(where: str | os.PathLike[str] = BUNDLED, limits: Limits = DEFAULT_LIMITS) -> Pack:
    """Open a pack without reading its data.

    Args:
        where: `BUNDLED`; the name of a reference pack; a folder with `data/` in it, or a zip of such a
            folder; or, where no pack lies at a path of that name, the name of an installed pack.
        limits: How much it may ask of the machine.

    Raises:
        PackNotFound: Nothing is there, or it holds no `data/pack.json`.
        Ambiguous: Several installed packs have the name.
        InvalidData: It is a broken zip.
        InvalidValue: What is given is no path.
    """
    if isinstance(where, bytes) or not isinstance(where, (str, os.PathLike)):
        raise InvalidValue(f"expected the path of a folder or zip, got {where!r}")
    if where == BUNDLED:
        return Pack(BUNDLED, Bundled())
    from security_meetings.packs.named import is_reference, is_word

    word = where if isinstance(where, str) and is_word(where) else ""
    if word and (is_reference(word, MANIFEST) or not os.path.lexists(word)):
        return open_named(word, limits)
    try:
        return _opened(where, os.fspath(where), limits)
    except PackNotFound:
        from security_meetings.packs.installed import installed

        # The folder of a project that holds a pack further down has its name, too.
        if word and installed(word):
            return open_named(word, limits)
        raise


def open_beside(where: str | os.PathLike[str], name: str, limits: Limits = DEFAULT_LIMITS) -> Pack:
    """Open the pack in a folder, or zip, of some name beside another one.

    Raises:
        PackNotFound: There is none, or what is given is more than a name.
        InvalidData: It is a broken zip.
    """
    if (
        name in {"", ".", ".."}
        or not {"/", "\\", ":", "\0"}.isdisjoint(name)
        or os.fspath(where).endswith(":")
    ):
        raise PackNotFound(f"no data pack at {name!r}: expected the name of a folder beside another pack's")
    beside = os.path.join(os.path.dirname(os.path.abspath(where)), name)  # noqa: PTH100, PTH118, PTH120
    return _opened(beside, beside, limits)


def open_named(name: str, limits: Limits = DEFAULT_LIMITS) -> Pack:
    """Open a pack by its own name: one that comes with this package, or an installed one.

    Raises:
        PackNotFound: There is none, or it does not lie where its distribution says.
        Ambiguous: Several installed packs have the name.
        InvalidData: It is broken, or names itself otherwise.
    """
    from security_meetings.packs.named import BUNDLED_NAME, root_named

    if name == BUNDLED_NAME:
        return Pack(BUNDLED, Bundled())
    pack = Pack(name, root_named(name, MANIFEST, limits), f"{name}:", limits)
    if not pack.trusted and pack.manifest.name != name:
        what = f"it is installed as {name!r}, but is named {pack.manifest.name!r}: give it one name"
        raise InvalidData([Problem(pack.named("data", MANIFEST), "$.name", what)])
    return pack


def _opened_again(where: str, label: str, limits: Limits) -> Pack:
    if where == BUNDLED:
        return Pack(BUNDLED, Bundled())
    return open_named(where[:-1], limits) if where.endswith(":") else _opened(where, label, limits)


def _opened(where: str | os.PathLike[str], label: str, limits: Limits) -> Pack:
    from security_meetings.packs.opening import root_at

    root, path = root_at(where, label, MANIFEST, limits)
    return Pack(label, root, path, limits)
