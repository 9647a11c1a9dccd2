"""What is put somewhere whole or not at all: files, and new folders of several."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from security_meetings.errors import NotWritten
from security_meetings.model.shapes import wrong

__all__ = ["encodable", "folder_at", "whole", "write_text"]


def encodable(text: str) -> str:
    r"""The text with half letters spelt out, which no file of UTF-8 can hold: a lone `\ud800`."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode()
    return text


def write_text(pieces: Iterable[str], to: str | Path | TextIO | None) -> str | None:
    """Write text, piece by piece, to a path or an opened file; the text itself where neither is given.

    Raises:
        NotWritten: The file cannot be written.
        InvalidValue: What is given is neither a path nor a file.
    """
    if to is None:
        return "".join(pieces)
    if isinstance(to, (str, os.PathLike)):
        with (
            whole(to) as path,
            path.open("w", encoding="utf-8", newline="", errors="backslashreplace") as file,
        ):
            file.writelines(pieces)
        return None
    if not hasattr(to, "write"):
        raise wrong("a path, or a file opened for text", to)
    to.writelines(map(encodable, pieces))
    return None


def folder_at(path: str | os.PathLike[str]) -> Path:
    """A folder, made where it is not there; the one that it belongs into has to be.

    Raises:
        NotWritten: It cannot be made.
    """
    if not os.fspath(path):
        raise NotWritten("expected the path of a folder, got ''")
    target = Path(path)
    try:
        target.mkdir(exist_ok=True)
    except FileNotFoundError as exc:
        raise _nowhere(target) from exc
    except (OSError, ValueError) as exc:
        raise NotWritten(f"no folder can be made at {_named(path)}: {_reason(exc)}") from exc
    return target


def _nowhere(target: Path) -> NotWritten:
    return NotWritten(f"no folder {_named(target.parent)}: make it first, to write {target.name} there")


def _named(path: object) -> str:
    """A path as messages show it: letters that no system takes spelt out."""
    return str(path) if str(path).isprintable() else repr(path)


def _reason(exc: Exception) -> str:
    """Why the system refuses, without the path once more."""
    return (exc.strerror if isinstance(exc, OSError) else "") or str(exc)


@contextlib.contextmanager
def whole(to: str | os.PathLike[str]) -> Iterator[Path]:
    """A path beside the one that is meant; the file or folder made there takes its place when all went well.

    Raises:
        NotWritten: The folder that it belongs into is not there, a folder is in its place, or the system
            refuses.
    """
    try:
        target = Path(os.path.realpath(to))
        is_folder, is_other = target.is_dir(), target.exists() and not target.is_file()
        has_folder = target.parent.is_dir()
    except (OSError, ValueError) as exc:  # a path that no system takes
        raise NotWritten(f"{_named(to)} cannot be written: {_reason(exc)}") from exc
    if is_folder:
        raise NotWritten(f"{to} is a folder: expected the path of a file")
    if not has_folder:
        raise _nowhere(target)
    if is_other:  # a pipe or a terminal takes what comes
        try:
            yield target
        except OSError as exc:
            raise NotWritten(f"{to} cannot be written: {_reason(exc)}") from exc
        return
    beside = target.with_name(f".{target.name[:50]}.{os.getpid()}-{os.urandom(4).hex()}")
    try:
        yield beside
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o7777)
        beside.replace(target)
    except NotWritten:  # of a file that is written together with this one
        raise
    except OSError as exc:
        raise NotWritten(f"{to} cannot be written: {_reason(exc)}") from exc
    finally:
        if beside.is_dir():
            shutil.rmtree(beside, ignore_errors=True)
        beside.unlink(missing_ok=True)
