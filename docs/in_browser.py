"""Puts together the page on which the package runs: `python docs/in_browser.py WHEEL PYODIDE FOLDER`.

WHEEL is the package's own, which is copied as it is; PYODIDE is what npm unpacks of its package `pyodide`.
The dependencies are taken from the environment that this runs in. All of it lies beside the page, so that the
page asks no other host.
"""  # noqa: INP001 (no package)

from __future__ import annotations

import json
import shutil
import sys
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

# What Pyodide loads when it starts; the rest of its package is for other programs.
PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json", "python_stdlib.zip")
# Markers of dependencies are weighed for the Python that Pyodide is.
THERE = {"python_version": "3.14", "python_full_version": "3.14.0", "sys_platform": "emscripten", "extra": ""}


def assemble(wheel: Path, pyodide: Path, folder: Path) -> None:
    """Write the page and all that it loads into a folder, which is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(Path(__file__).parent / "try", folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "pyodide").mkdir()
    for name in PYODIDE:
        shutil.copyfile(pyodide / name, folder / "pyodide" / name)
    parts = folder / "parts"
    parts.mkdir()
    shutil.copyfile(wheel, parts / wheel.name)
    for found in sorted(dependencies("security-meetings"), key=lambda found: found.name):
        pack(found, parts / f"{found.name}-{found.version}.zip")
    (folder / "parts.json").write_text(json.dumps(sorted(path.name for path in parts.iterdir())))


def dependencies(name: str) -> Iterator[Distribution]:
    """All that a distribution needs in the browser, each once."""
    seen, open_ = {name}, [name]
    while open_:
        for text in distribution(open_.pop()).requires or ():
            needed = Requirement(text)
            if needed.name not in seen and (needed.marker is None or needed.marker.evaluate(THERE)):
                seen.add(needed.name)
                open_.append(needed.name)
                yield distribution(needed.name)


def pack(found: Distribution, path: Path) -> None:
    """The installed files of a distribution as a zip, but for bytecode and what lies elsewhere."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in found.files or ():
            if ".." not in file.parts and file.suffix != ".pyc":
                archive.write(str(file.locate()), file.as_posix())


if __name__ == "__main__":
    assemble(*map(Path, sys.argv[1:]))
