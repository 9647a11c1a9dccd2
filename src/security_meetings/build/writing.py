"""Putting what was built into `data/`, whole or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

import attrs

from security_meetings.build.accounting import Account
from security_meetings.model.kinds import HOMES
from security_meetings.packs.pack import MANIFEST
from security_meetings.packs.writing import whole

__all__ = ["Rebuilt", "differences", "write"]


def differences(root: Path, files: Mapping[str, bytes]) -> list[str]:
    """The names of the files of `data/` that are not as built: changed, missing or left over."""
    on_disk = {p.name: p.read_bytes() for p in _on_disk(root / "data")}
    return sorted(n for n in {*files, *on_disk} if files.get(n) != on_disk.get(n))


def _on_disk(data: Path) -> list[Path]:
    lines = [data / f"{name}.{ending}" for name in HOMES for ending in ("jsonl", "jsonl.gz")]
    return [path for path in (*data.glob("*.json"), *lines) if path.is_file()]


def write(root: Path, files: Mapping[str, bytes]) -> None:
    """Put the files into `data/`, each whole or not at all, the manifest last."""
    data = root / "data"
    data.mkdir(exist_ok=True)
    # What is entered first takes its place last.
    with whole(data / MANIFEST) as manifest:
        manifest.write_bytes(files[MANIFEST])
        with contextlib.ExitStack() as staged:
            for name in files.keys() - {MANIFEST}:
                staged.enter_context(whole(data / name)).write_bytes(files[name])
        for left_over in _on_disk(data):
            if left_over.name not in files:
                left_over.unlink()


@attrs.frozen
class Rebuilt:
    """What became of a pack's `data/`.

    Attributes:
        files: How many files belong into it.
        changed: The names of those that were not as built: changed, missing or left over.
        written: Whether they now are, because they were written.
        account: What the claims stand on.
    """

    files: int
    changed: tuple[str, ...]
    written: bool
    account: Account = attrs.Factory(Account)

    def __str__(self) -> str:
        if self.written:
            return f"{self.account}\n{self.files} files in data/, {len(self.changed)} changed"
        wrong = [f"data/{name} is not as built from seeds/" for name in self.changed]
        return "\n".join(wrong or [f"{self.files} files in data/, all as built from seeds/"])
