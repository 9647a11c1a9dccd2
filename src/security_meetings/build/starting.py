"""Beginning a pack: a folder that builds, with nothing in it yet; and a Python package around it."""

from __future__ import annotations

import contextlib
import json
import keyword
import re
from collections.abc import Mapping
from pathlib import Path

from security_meetings.build.using import PACK
from security_meetings.errors import InvalidValue, NotWritten
from security_meetings.packs.writing import whole

__all__ = ["new_pack", "write_new"]

_ABOUT = """\
# What the pack is. These words stand in every citation of it: put your own there.
name = {name}
version = "0.1.0"
title = {title}
creators = ["Nobody yet"]
license = "CC0-1.0"
language = "en"  # the one in which names are preferred
# issued = 2027-05-20
# url = "https://data.example.org/{plain}"

# The packs whose ids it takes: countries by their codes (RU, IR) and organizations (sco) need no words here.
# "security-meetings" is the bundled one; "../name" is a folder or zip beside this one.
uses = ["iso3166", "organizations"]
"""

# The bytes of a text are its identity: Git must not change its line ends.
_ATTRIBUTES = "seeds/*.txt -text\n"

_PROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = {name}
dynamic = ["version"]
description = {title}
requires-python = ">=3.11"
dependencies = ["security-meetings"]

# By this name the pack is loaded once the package is installed: load({name})
[project.entry-points."security_meetings.packs"]
{plain} = "{module}:pack"

# The version of the package is that of its data: it is written once.
[tool.hatch.version]
path = "src/{module}/pack/seeds/pack.toml"
pattern = '(?m)^version = "(?P<version>[^"]+)"'

# What is built is packed, too, where Git is told to leave it out.
[tool.hatch.build]
artifacts = ["src/{module}/pack/*"]
dev-mode-dirs = ["src"]

[tool.hatch.build.targets.wheel]
packages = ["src/{module}"]
"""

_MODULE = '"""Holds a data pack in `pack/`; nothing in it is run."""\n'


def new_pack(root: Path, *, package: bool = False) -> Path:
    """Put a pack into a folder: one that builds, with nothing in it yet.

    It is named after the folder. With `package`, the folder becomes a Python project that brings the pack
    along once it is built and installed.

    Args:
        root: The folder; it need not be there.
        package: Whether to put a Python package around it.

    Returns:
        The folder that the pack lies in, which is `root` or one inside of it.

    Raises:
        InvalidValue: The folder has no name that could be one of a pack.
        NotWritten: Something is there already that would be overwritten, or it cannot be written.
    """
    words = re.findall(r"[^\W_]+", root.resolve().name.lower())
    plain = "-".join(words)
    if not re.fullmatch(r"[a-z][a-z0-9-]*", plain):
        raise InvalidValue(
            f"a pack is named after its folder, which needs letters from a to z: got {root.resolve().name!r}"
        )
    module = plain.replace("-", "_") + "_" * keyword.iskeyword(plain)
    title = " ".join([words[0].capitalize(), *words[1:]])
    told = {"name": json.dumps(plain), "title": json.dumps(title), "plain": plain, "module": module}
    pack = root / "src" / module / "pack" if package else root
    files = {pack / "seeds" / PACK: _ABOUT, pack / ".gitattributes": _ATTRIBUTES}
    if package:
        files |= {root / "pyproject.toml": _PROJECT, pack.parent / "__init__.py": _MODULE}
    write_new({path: text.format(**told).encode() for path, text in files.items()})
    return pack


def write_new(files: Mapping[Path, bytes]) -> None:
    """Write new files, the last first; none, where one of them is there already, or cannot be written.

    Raises:
        NotWritten: One is there already, or cannot be written.
    """
    try:
        there = [path for path in files if path.exists()]
        for path in files if not there else ():
            path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise NotWritten(f"cannot write {exc.filename}: {exc.strerror or exc}") from exc
    if there:
        raise NotWritten(f"{there[0]} is there already: nothing was written")
    with contextlib.ExitStack() as together:
        for path, content in files.items():
            together.enter_context(whole(path)).write_bytes(content)
