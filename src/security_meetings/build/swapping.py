"""Putting a folder in the place of another, in one step where the system has one."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

__all__ = ["put_in_place", "replace_folder", "staged"]

_STAGED = ".data-"
# What a file system answers that has no such step.
_UNABLE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
_HERE, _EXCHANGE, _SWAP = -100, 2, 2


def replace_folder(folder: Path, files: Mapping[str, bytes], own: set[str]) -> None:
    """Put a new folder in the place of another: who looks sees the old or the new one, never some of each.

    All is written and flushed to a folder beside it, which then takes its place. Linux and macOS exchange
    two folders in one step; elsewhere there are two, and between them a moment without the folder.

    Args:
        folder: The folder; a link is followed, so that it stays one.
        files: What is to lie in it, by name.
        own: The names of files that may go; all else that lies in it stays.

    Raises:
        OSError: Something could not be written: the folder is as it was.
    """
    with staged(folder) as new:
        for name, content in files.items():
            (new / name).write_bytes(content)
        put_in_place(new, folder, own)


def put_in_place(new: Path, folder: Path, own: set[str]) -> None:
    """Put a folder that was staged for another in its place, as `replace_folder` does."""
    folder = folder.resolve()
    written = [path.name for path in new.iterdir()]
    if folder.is_dir():
        new.chmod(folder.stat().st_mode & 0o7777)
        _keep_others(folder, new, {*own, *written})
    for name in written:
        with (new / name).open("rb+") as file:
            os.fsync(file.fileno())
    _flush(new)
    _put(new, folder)
    _flush(folder.parent)


@contextlib.contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A new folder beside another, locked as long as this process lives, and removed in the end.

    Raises:
        OSError: None can be made there, or what is in the other's place is no folder.
    """
    folder = folder.resolve()
    if folder.exists() and not folder.is_dir():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))
    _remove_stale(folder.parent)
    while True:
        made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=_STAGED))
        with _locked(made) as locked:
            if not locked or not made.is_dir():  # taken for a stale one before it was locked
                continue
            try:
                # As any new folder is, and not for its owner alone.
                mask = os.umask(0)
                os.umask(mask)
                made.chmod(0o777 & ~mask)
                yield made
            finally:
                # By now this may be the old folder. What cannot be removed is removed by the next build.
                shutil.rmtree(made, ignore_errors=True)
            return


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Whether this process alone has the folder; the lock of a process that was killed is gone."""
    try:
        import fcntl
    except ImportError:  # where folders cannot be locked, an open file of its own keeps others from it
        yield True
        return
    try:
        opened = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:
        yield False
        return
    try:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(opened)


def _remove_stale(parent: Path) -> None:
    """Remove what killed builds left behind."""
    for left in parent.glob(f"{_STAGED}*"):
        if left.is_dir() and not left.is_symlink():
            with _locked(left) as locked:
                if locked:
                    shutil.rmtree(left, ignore_errors=True)


def _keep_others(folder: Path, staged: Path, own: set[str]) -> None:
    """Take along whatever else lies in a folder."""
    for item in folder.iterdir():
        if item.is_symlink() or (item.name not in own and item.is_file()):
            if item.name not in own:
                shutil.copy2(item, staged / item.name, follow_symlinks=False)
        elif item.is_dir():
            shutil.copytree(item, staged / item.name, symlinks=True)
        elif item.name not in own:  # a pipe or a socket, which has nothing to copy
            os.link(item, staged / item.name)


def _flush(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can do that."""
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _put(staged: Path, folder: Path) -> None:
    """Put the staged folder into its place; what was there is staged then, or gone."""
    if not folder.exists():
        try:
            staged.rename(folder)
        except OSError:
            # Another build may have been the first.
            if not folder.is_dir():
                raise
        else:
            return
    if _exchanged(staged, folder):
        return
    old = Path(tempfile.mkdtemp(dir=folder.parent, prefix=_STAGED))
    try:
        aside = folder.rename(old / folder.name)
        try:
            staged.rename(folder)
        except BaseException:
            aside.rename(folder)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether two folders have changed places, in one step; not if the system has no such step."""
    names = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            failed = library.renamex_np(*names, _SWAP)
        else:
            failed = library.renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE)
    except (AttributeError, OSError, TypeError):
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(other))
