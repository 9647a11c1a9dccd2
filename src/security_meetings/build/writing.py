"""Putting what was built into `data/`, whole or not at all."""

from __future__ import annotations

import filecmp
from collections.abc import Mapping
from pathlib import Path

import attrs

from security_meetings.build.accounting import Account
from security_meetings.build.swapping import put_in_place, replace_folder
from security_meetings.model.briefs import counted
from security_meetings.model.kinds import HOMES
from security_meetings.support.line_ends import OTHER_LINE_ENDS, ended

__all__ = ["Rebuilt", "copied_with_line_feeds", "differences", "put_staged", "write"]


def differences(root: Path, files: Mapping[str, bytes] | Mapping[str, Path]) -> list[str]:
    """The names of the files of `data/` that are not as built: changed, missing or left over.

    Args:
        root: The pack's folder.
        files: What was built, by name: the bytes, or where they lie.
    """
    data = root / "data"
    own = {name for name in _own(data) if (data / name).is_file()}
    return sorted(n for n in {*files, *own} if n not in files or n not in own or _differs(data / n, files[n]))


def _differs(there: Path, built: bytes | Path) -> bool:
    if isinstance(built, bytes):
        return there.read_bytes() != built
    return not filecmp.cmp(there, built, shallow=False)


def _own(data: Path) -> set[str]:
    """The names of the files that are the build's to write or remove: lists, and the lines of collections."""
    lines = {f"{name}.{ending}" for name in HOMES for ending in ("jsonl", "jsonl.gz")}
    # Not by `glob`, which takes a folder that cannot be read for one that holds nothing.
    there = [path.name for path in data.iterdir()] if data.is_dir() else []
    return {*lines, *(name for name in there if name.endswith(".json"))}


def copied_with_line_feeds(root: Path, to: Path) -> bool:
    """Copy what a pack is made of, with a line feed at the end of each line; whether any ended otherwise.

    Args:
        root: The pack's folder.
        to: The folder to make.
    """
    found = False
    for part in ("seeds", "data"):
        (to / part).mkdir(parents=True)
        for file in (root / part).iterdir():
            if file.is_file():
                raw = file.read_bytes()
                text = raw if file.suffix == ".gz" else ended(raw, b"\n", alone=False)
                found |= text != raw
                (to / part / file.name).write_bytes(text)
    return found


def write(root: Path, files: Mapping[str, bytes]) -> None:
    """Put the files into `data/`, all or none; what else lies there stays.

    Raises:
        OSError: They cannot be written: `data/` is as it was.
    """
    replace_folder(root / "data", files, _own(root / "data"))


def put_staged(staged: Path, root: Path) -> None:
    """The same with files that lie in a folder staged for `data/`."""
    put_in_place(staged, root / "data", _own(root / "data"))


@attrs.frozen
class Rebuilt:
    """What became of a pack's `data/`.

    Attributes:
        files: How many files belong into it.
        changed: The names of those that were not as built: changed, missing or left over.
        written: Whether they now are, because they were written.
        account: What the claims stand on.
        only_line_ends: Whether only the ends of lines, there or in the seeds, make them others.
    """

    files: int
    changed: tuple[str, ...]
    written: bool
    account: Account = attrs.Factory(Account)
    only_line_ends: bool = False

    def __str__(self) -> str:
        if self.written:
            return f"{self.account}\n{counted(self.files, 'file')} in data/, {len(self.changed)} changed"
        if self.only_line_ends:
            return f"data/ is not as built from seeds/: in the files there and here, {OTHER_LINE_ENDS}"
        wrong = [f"data/{name} is not as built from seeds/" for name in self.changed]
        return "\n".join(wrong or [f"{counted(self.files, 'file')} in data/, all as built from seeds/"])
