"""Every check of the project: `nox` runs them all, `nox --session tests` the tests alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2025.5.1"
nox.options.default_venv_backend = "uv"
nox.options.error_on_missing_interpreters = False

# No interpreter is fetched from anywhere: the tests run on those that are here.
os.environ["UV_PYTHON_DOWNLOADS"] = "never"
HERE = Path(__file__).parent
VERSIONS = ("3.11", "3.12", "3.13", "3.14")


def interpreters() -> list[str]:
    """The interpreters of this machine that the package supports, one a version."""
    found = []
    for version in VERSIONS:
        pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
        kept = [str(path) for path in sorted(pyenv.glob(f"{version}.*/bin/python"))]
        on_path = shutil.which(f"python{version}")
        for python in [*kept[-1:], *([on_path] if on_path else [])]:
            # A name on the path may be a stand-in that starts nothing.
            asked = subprocess.run([python, "-c", ""], capture_output=True, check=False)  # noqa: S603
            if asked.returncode == 0:
                found.append(python)
                break
        else:
            print(  # noqa: T201
                f"Python {version} is not on this machine: no tests on it", file=sys.stderr
            )
    return found


def wheel(session: nox.Session) -> Path:
    """Build the wheel, by way of the source distribution as a package index would have it."""
    out = Path(session.create_tmp()) / "dist"
    shutil.rmtree(out, ignore_errors=True)
    session.run("uv", "build", "--quiet", "--out-dir", str(out), external=True)
    return next(out.resolve().glob("*.whl"))


@nox.session(python=interpreters())
def tests(session: nox.Session) -> None:
    """The tests, against the built wheel."""
    session.install(str(wheel(session)), "--group", "test")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Style, types, and the direction of imports."""
    session.install("-e", ".", "--group", "lint", "--group", "test", "nox")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("mypy")
    session.run("pyright", "--pythonpath", f"{session.bin}/python")
    session.run("lint-imports")
    session.run("deptry", "src")
    session.run("codespell", "src", "tests", "docs", "README.md", "CHANGELOG.md", "CONTRIBUTING.md")


@nox.session
def types(session: nox.Session) -> None:
    """The completeness of the public types, as those who depend on the wheel see them."""
    session.install(str(wheel(session)), "pyright")
    with session.chdir(session.create_tmp()):
        session.run("pyright", "--verifytypes", "security_meetings", "--ignoreexternal")


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation, with every reference resolved."""
    session.install(str(wheel(session)), "--group", "docs")
    session.run("sphinx-build", "-n", "-W", "--keep-going", "-q", "-b", "html", "docs", "docs/_build")


@nox.session
def data(session: nox.Session) -> None:
    """The data: as built from the seeds, whole, and every sentence accounted for."""
    session.install("-e", ".")
    session.run("python", "-m", "security_meetings.build", "--check")
    session.run("security-meetings", "coverage")
    session.run("security-meetings", "verify")


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """The benchmarks, against the built wheel; arguments go to the command: `--only queries`."""
    session.install(str(wheel(session)), "--group", "bench")
    session.run("python", "-m", "benchmarks", *session.posargs)


@nox.session
def package(session: nox.Session) -> None:
    """The wheel in an empty environment, with its three dependencies and no more; and as a zipapp."""
    built = wheel(session)
    session.install(str(built))
    check = "from security_meetings import load; assert load().verify().ok"
    with session.chdir(session.create_tmp()):
        session.run("python", "-c", check)
        app = Path("app")
        shutil.rmtree(app, ignore_errors=True)
        session.run("uv", "pip", "install", "--quiet", "--target", str(app), str(built), external=True)
        (app / "__main__.py").write_text(f"{check}\nprint('verified from', __file__)\n")
        session.run("python", "-m", "zipapp", str(app), "--output", "app.pyz")
        session.run("python", "-I", "app.pyz")
