"""Opening the folder or the zip in which a pack lies."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from security_meetings.errors import InvalidData, PackNotFound, Problem
from security_meetings.packs.folders import Folder
from security_meetings.packs.limits import Limits, PastLimit
from security_meetings.packs.regular import open_regular
from security_meetings.packs.zips import open_zip

if TYPE_CHECKING:
    from security_meetings.packs.roots import Root

__all__ = ["root_at", "unreadable"]


def root_at(where: str | os.PathLike[str], label: str, manifest: str, limits: Limits) -> tuple[Root, str]:
    """The folder or zip of a pack, and its path.

    Args:
        where: Its path.
        label: What messages call it.
        manifest: The name of the file in `data/` that makes a folder a pack.
        limits: How much it may ask of the machine.

    Raises:
        PackNotFound: Nothing is there, or no pack.
        InvalidData: It is a broken zip, or must not be read.
    """
    if not os.fspath(where):
        # A variable that is not set leaves such a path; the data that lie here by chance are not meant.
        raise PackNotFound("no data pack at '': expected a path; '.' is this folder")
    try:
        # Settled now: the answers are the same wherever the program goes on.
        path = Path(where).absolute()
        is_folder, is_zip = path.is_dir(), path.is_file() and _is_zip(path)
        found = "this is no folder and no zip" if path.exists() else "there is nothing there"
    except (OSError, ValueError) as exc:  # a name that no file can have
        raise PackNotFound(f"no data pack at {label}: {exc}") from exc
    root: Any = None
    if is_folder:
        folder = Folder(path, limits)
        try:
            root = folder if folder.has("data", manifest) else None
        except OSError as exc:
            raise unreadable(f"{label}/data/{manifest}", exc) from exc
    elif is_zip:
        root = open_zip(path, label, manifest, limits)
    else:
        if path.is_file():  # may be a zip that this user may not read
            try:
                open_regular(path).close()
            except OSError as exc:
                raise unreadable(label, exc) from exc
        raise PackNotFound(f"no data pack at {label}: {found}")
    if root is None:
        raise PackNotFound(
            f"no data pack at {label}: expected data/{manifest} in it; "
            "make one from seeds/ with 'security-meetings build'"
        )
    return root, str(path)


def _is_zip(path: Path) -> bool:
    """Whether a file is a zip, broken or not: what is wrong with a broken one is told when it is opened."""
    try:
        return zipfile.is_zipfile(path)
    except zipfile.BadZipFile:
        return True


def unreadable(file: str, exc: Exception) -> InvalidData:
    """The error for a file that cannot be read."""
    # The system's own words name the whole path once more.
    told = exc.strerror if isinstance(exc, OSError) and exc.strerror else str(exc) or type(exc).__name__
    return InvalidData([Problem(file, "", told if isinstance(exc, PastLimit) else f"cannot be read: {told}")])
