"""A fresh environment of Python, in which things are installed without a network."""

from __future__ import annotations

import os
import subprocess
import sysconfig
import venv
from pathlib import Path

import security_meetings

__all__ = ["Machine"]


class Machine:
    """A fresh environment of Python.

    It has this package as it is where the tests run, and finds there whatever else is asked for.
    """

    def __init__(self, root: Path) -> None:
        venv.create(root, with_pip=False)
        self.python = root / ("Scripts" if os.name == "nt" else "bin") / "python"
        site = sysconfig.get_path("purelib", vars={"base": str(root), "platbase": str(root)})
        # What a package index would have: all that is installed where the tests run.
        index = {sysconfig.get_path(kind) for kind in ("purelib", "platlib")}
        lines = [f"import site; site.addsitedir({path!r})" for path in sorted(index)]
        Path(site, "index.pth").write_text("\n".join(lines), encoding="utf-8")
        self._path = str(Path(security_meetings.__file__).parents[1])
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "COV_"))},
            "PYTHONIOENCODING": "utf-8",
            "COLUMNS": "80",
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PIP_NO_INDEX": "1",
            # Pip reads this one the other way round: no isolation.
            "PIP_NO_BUILD_ISOLATION": "0",
        }

    def run(self, *words: str, here: Path, path: str = "") -> tuple[int, str]:
        """The exit code of a program of Python, and what it prints.

        Args:
            words: What is given to Python.
            here: The folder in which it runs.
            path: A place from which it imports besides.
        """
        done = subprocess.run(  # noqa: S603
            [self.python, *words],
            cwd=here,
            env={**self.environment, "PYTHONPATH": os.pathsep.join(filter(None, [path, self._path]))},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout
