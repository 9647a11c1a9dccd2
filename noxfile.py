"""Every check of the project: `nox` runs them all, `nox --session tests` the tests alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2025.5.1"
nox.options.default_venv_backend = "uv"
nox.options.error_on_missing_interpreters = True

# No interpreter is fetched from anywhere: the tests run on those that are here.
os.environ["UV_PYTHON_DOWNLOADS"] = "never"
HERE = Path(__file__).parent
VERSIONS = ("3.11", "3.12", "3.13", "3.14")


def starts(python: str) -> bool:
    """Whether there is such a program, and it is more than a stand-in that starts nothing."""
    if shutil.which(python) is None:
        return False
    return subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode == 0  # noqa: S603


def patch(folder: Path) -> int:
    """The third number of a version in pyenv's `3.12.1/bin`."""
    return int(re.findall(r"\d+", folder.parent.name)[2])


def interpreters() -> list[str]:
    """The versions that the package supports and this machine has; those of pyenv are put on the path."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = []
    for version in VERSIONS:
        kept = sorted(pyenv.glob(f"{version}.*/bin"), key=patch)
        if not starts(f"python{version}") and kept:
            os.environ["PATH"] = f"{kept[-1]}{os.pathsep}{os.environ['PATH']}"
        if starts(f"python{version}"):
            found.append(version)
        else:
            print(f"Python {version} is not on this machine: no tests on it", file=sys.stderr)  # noqa: T201
    return found


BUILT: list[str] = []


def wheel(session: nox.Session) -> str:
    """The wheel, made by way of the source distribution as a package index would have it.

    It is the same for every interpreter and session, so it is made once.
    """
    if not BUILT:
        out = Path(session.cache_dir).resolve() / "dist"
        session.run_install("uv", "build", "--quiet", "--clear", "--out-dir", str(out), external=True)
        BUILT.extend(map(str, out.glob("*.whl")))
    return BUILT[0]


@nox.session(python=interpreters())
def tests(session: nox.Session) -> None:
    """The tests, against the built wheel, on two cores."""
    session.install(wheel(session), "--group", "test")
    session.run("python", "-m", "pytest", "--numprocesses", "2", "--dist", "worksteal", *session.posargs)


@nox.session
def tools(session: nox.Session) -> None:
    """The tests with tools of others, against the built wheel."""
    session.install(wheel(session), "--group", "tools")
    session.run(
        "python",
        "-m",
        "pytest",
        "tests/tools",
        "--ignore=tests/tools/test_followthemoney.py",
        *session.posargs,
    )


@nox.session(default=False)
def ftm(session: nox.Session) -> None:
    """The export to FollowTheMoney, read and checked by its own command; 200 MB, with ICU."""
    session.install(wheel(session), "--group", "ftm")
    session.run("python", "-m", "pytest", "tests/tools/test_followthemoney.py")


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
    """The public types as those who depend on the wheel see them: a program, the pages, and every name."""
    session.install(wheel(session), "mypy", "pyright")
    consumer = Path(session.create_tmp()).resolve() / "consumer"
    shutil.rmtree(consumer, ignore_errors=True)
    shutil.copytree(HERE / "tests" / "consumer", consumer, ignore=shutil.ignore_patterns("__pycache__"))
    session.run("python", "-m", "tests.examples", str(consumer))
    with session.chdir(consumer):
        session.run("mypy")
        session.run("pyright", "--pythonpath", f"{session.bin}/python")
        session.run("pyright", "--verifytypes", "security_meetings", "--ignoreexternal")


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation, with every reference resolved."""
    session.install(wheel(session), "--group", "docs")
    session.run("sphinx-build", "-n", "-W", "--keep-going", "-q", "-b", "html", "docs", "docs/_build")


@nox.session
def data(session: nox.Session) -> None:
    """The data: as built from the seeds, whole, and every sentence accounted for."""
    session.install("-e", ".[build]")
    session.run("python", "-m", "security_meetings.build", "--check")
    session.run("security-meetings", "coverage")
    session.run("security-meetings", "verify")


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """The benchmarks, against the built wheel; arguments go to the command: `--only queries`."""
    session.install(wheel(session), "--group", "bench")
    session.run("python", "-m", "benchmarks", *session.posargs)


@nox.session
def package(session: nox.Session) -> None:
    """The wheel in an empty environment, with its three dependencies and no more; and as a zipapp."""
    built = wheel(session)
    session.install(built)
    check = "from security_meetings import load; assert load().verify().ok"
    with session.chdir(session.create_tmp()):
        session.run("python", "-c", check)
        app = Path("app")
        shutil.rmtree(app, ignore_errors=True)
        session.run("uv", "pip", "install", "--quiet", "--target", str(app), built, external=True)
        (app / "__main__.py").write_text(f"{check}\nprint('verified from', __file__)\n")
        session.run("python", "-m", "zipapp", str(app), "--output", "app.pyz")
        session.run("python", "-I", "app.pyz")
