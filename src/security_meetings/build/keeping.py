"""What each annotation file said when it was read last, so that only what has changed is read again."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.metadata
import io
import json
import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs

from security_meetings.build.accounting import fragments_of
from security_meetings.build.annotations import Annotations
from security_meetings.build.gathering import Fragments, Gathered, Page
from security_meetings.build.quotes import Text
from security_meetings.build.texts import read_text
from security_meetings.codec.strict import encode
from security_meetings.codec.text import dump_lines
from security_meetings.errors import Problem, SecurityMeetingsError
from security_meetings.model.claims import Claim, Evidence, Mark
from security_meetings.packs.lines import read_lines
from security_meetings.packs.writing import whole

__all__ = ["Given", "Keeping", "Kept", "cache_folder"]

_ENDING = ".kept"
_SET_EVIDENCE = vars(Claim)["evidence"].__set__
# What is wrong with a file that is no longer what was written; none of it is told, since nothing is lost.
_UNUSABLE = (OSError, ValueError, KeyError, TypeError, SecurityMeetingsError)


def cache_folder() -> Path | None:
    """The folder in which programs of this user keep what they can make again; None where there is none."""
    # By the habits of each system; on all of them the variable of freedesktop.org says otherwise.
    told = Path(os.environ.get("XDG_CACHE_HOME", ""))
    with contextlib.suppress(RuntimeError):  # nobody knows where this user is at home
        if told.is_absolute():
            base = told
        elif sys.platform == "win32":
            base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        elif sys.platform == "darwin":
            base = Path.home() / "Library" / "Caches"
        else:
            base = Path.home() / ".cache"
        return base / "security-meetings"
    return None


@attrs.frozen
class Given:
    """What other files say of a source, on which the reading of its annotations depends.

    Attributes:
        language: Its language; None where nobody gives one.
        day: When it was published; None where nobody says so.
    """

    language: str | None = None
    day: str | None = None


@attrs.frozen
class Kept:
    """What an annotation file said, of which not a byte has changed since.

    Attributes:
        head: All but claims and marks, as JSON has it.
        path: Where it is kept.
        at: Where claims and marks begin.
    """

    head: dict[str, Any]
    path: Path
    at: int

    @property
    def source(self) -> str | None:
        """The source that the file annotates; None where it is editorial only."""
        source: str | None = self.head["source"]
        return source

    def of_sources(self, path: str) -> dict[str, str]:
        """What it says of a property of sources on which the reading of their annotations depends."""
        told: dict[str, str] = self.head["told"][path]
        return told

    def put(self, notes: Path, given: Given, said: Gathered) -> bool:
        """Add what the file said; False, and nothing is added, where it may say something else by now."""
        head = self.head
        if head["given"] != attrs.asdict(given) or head["source"] in said.pages:
            return False
        page = None
        try:
            if head["source"] is not None:
                raw, text = read_text(notes.with_suffix(".txt"))
                if hashlib.sha256(raw).hexdigest() != head["text"]:
                    return False
                page = self._page(notes.with_suffix(".txt").name, text, given)
            items = list(self._items())
        except _UNUSABLE:
            return False
        # What stands twice is told where it is read.
        if len(items) != len(head["places"]) or any(item.id in said.lines for item in items):
            return False
        if page is not None:
            said.pages[page.source] = page
        for item, (file, where) in zip(items, head["places"], strict=True):
            said.add(item, file, where)
        said.subjects.update((name, id_) for name, id_ in head["subjects"])
        return True

    def _page(self, file: str, text: str, given: Given) -> Page:
        head = self.head
        cuts = tuple(Problem(*cut) for cut in head["cuts"])
        return Page(
            head["source"],
            file,
            Text(text),
            given.language,
            [(start, end) for start, end in head["sentences"]],
            head["draft"],
            head["text"],
            compared=head["compared"],
            fragments=Fragments(head["scattered"], cuts),
        )

    def _items(self) -> Iterator[Claim | Mark]:
        with self.path.open("rb") as file:
            file.seek(self.at)
            raw = file.read()
        if hashlib.sha256(raw).hexdigest() != self.head["items"]:
            raise ValueError
        claims = self.head["claims"]
        shared: dict[tuple[int, ...], tuple[Evidence, ...]] = {}
        for claim in read_lines(io.BytesIO(raw[:claims]), Claim, ""):
            # Claims share the spans that they rest on, since there are many of them. Nobody else has this
            # one yet: so it need not be made anew.
            spans = tuple(place for e in claim.evidence for place in (e.start, e.end))
            _SET_EVIDENCE(claim, shared.setdefault(spans, claim.evidence))
            yield claim
        yield from read_lines(io.BytesIO(raw[claims:]), Mark, "")


class Keeping:
    """What the annotation files of one pack said, in a folder outside of it.

    Nothing of it is needed: what is not there, damaged, or of another edition of this library, is as good as
    never kept. It is no part of the pack, because whoever gives a pack away could put words into it.
    """

    def __init__(self, folder: Path, pack: Path) -> None:
        """Keep it below a folder, for the pack at this place."""
        name = hashlib.sha256(str(pack.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:32]
        self._folder = folder / "build" / name
        self._digests: dict[Path, str] = {}

    def kept(self, notes: Path) -> Kept | None:
        """What an annotation file said, if it is as it was; None where it is to be read."""
        path = self._folder / f"{notes.name}{_ENDING}"
        try:
            self._digests[notes] = digest = _digest(notes)
            with path.open("rb") as file:
                sealed, head = file.readline(), file.readline()
                if hashlib.sha256(head).hexdigest().encode() + b"\n" != sealed:
                    return None
                found = Kept(json.loads(head), path, file.tell())
            return found if (found.head["code"], found.head["notes"]) == (_code(), digest) else None
        except _UNUSABLE:
            return None

    def keep(
        self,
        notes: Path,
        told: Annotations,
        given: Given,
        said: Gathered,
        items: tuple[Sequence[Claim], Sequence[Mark]],
    ) -> None:
        """Keep what an annotation file says, if nothing is wrong with it.

        Args:
            notes: The file.
            told: What stands in it.
            given: What other files say of its source.
            said: What all files say so far.
            items: The claims and marks that this one has added.
        """
        with contextlib.suppress(OSError, SecurityMeetingsError):  # nothing can be written there
            # It may have been changed while it was read.
            if _digest(notes) == self._digests.get(notes):
                self._write(notes, _head(told, given, said, items), items)

    def _write(self, notes: Path, head: dict[str, Any], items: Iterable[Sequence[Claim | Mark]]) -> None:
        claims, marks = (dump_lines(map(encode, some)) for some in items)
        body = claims + marks
        parts = {
            "code": _code(),
            "notes": self._digests[notes],
            "claims": len(claims),
            "items": hashlib.sha256(body).hexdigest(),
        }
        line = dump_lines([{**head, **parts}])
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with whole(self._folder / f"{notes.name}{_ENDING}") as path:
            path.write_bytes(hashlib.sha256(line).hexdigest().encode() + b"\n" + line + body)

    def forget_others(self, notes: Iterable[Path]) -> None:
        """Remove what files said that are not there any more."""
        names = {f"{path.name}{_ENDING}" for path in notes}
        with contextlib.suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in names:
                    path.unlink()


def _head(
    told: Annotations, given: Given, said: Gathered, items: tuple[Sequence[Claim], Sequence[Mark]]
) -> dict[str, Any]:
    page = said.pages.get(told.source or "")
    fragments = fragments_of(page, items[0], said.lines) if page else Fragments(0, ())
    return {
        "source": told.source,
        "given": attrs.asdict(given),
        "told": {path: told.of_sources(path) for path in ("language", "published")},
        "text": page.sha256 if page else None,
        "draft": told.draft,
        "sentences": page.sentences if page else [],
        "compared": page.compared if page else 0,
        "scattered": fragments.scattered,
        "cuts": [[p.file, p.where, p.message] for p in fragments.cuts],
        "subjects": sorted(told.subjects),
        "places": [said.lines[item.id] for some in items for item in some],
    }


def _digest(path: Path) -> str:
    return hashlib.sha256(read_text(path)[0]).hexdigest()


@functools.cache
def _code() -> str:
    """A digest of all that decides what is read: this library, Python, and the tables of Unicode.

    Raises:
        OSError: The library lies where its files cannot be read, as in a zip: then nothing is kept.
    """
    digest = hashlib.sha256(f"{sys.version} {unicodedata.unidata_version}".encode())
    with contextlib.suppress(importlib.metadata.PackageNotFoundError):
        digest.update(importlib.metadata.version("uniseg").encode())
    root = Path(__file__).parents[1]
    files = sorted(root.rglob("*.py"))
    if not files:
        raise FileNotFoundError(root)
    for path in files:
        digest.update(str(path.relative_to(root)).encode() + path.read_bytes())
    return digest.hexdigest()
