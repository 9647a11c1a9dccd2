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
# What is taken from npm: Python for browsers, a checker of accessibility, and a reader of annotations with
# what makes one script of it.
PYODIDE = "pyodide@314.0.7"
AXE = "axe-core@4.14"
ANNOTATOR = ("@apache-annotator/dom@0.2", "@apache-annotator/selector@0.2", "esbuild@0.28")
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
    session.install(wheel(session), "--group", "test", "--compile-bytecode")
    session.run("python", "-m", "pytest", "--numprocesses", "2", "--dist", "worksteal", *session.posargs)


@nox.session(python=interpreters()[0], default=False)
def lowest(session: nox.Session) -> None:
    """The tests with the oldest versions of everything that `pyproject.toml` allows."""
    session.install(wheel(session), "--group", "test", "--resolution", "lowest-direct")
    session.run("python", "-m", "pytest", "--numprocesses", "2", "--dist", "worksteal", *session.posargs)


@nox.session(default=False)
def coverage(session: nox.Session) -> None:
    """How much of the package the tests run: lines, and branches between them."""
    session.install(wheel(session), "--group", "test")
    options = ("--cov", "--cov-report", "term:skip-covered", "--numprocesses", "2", "--dist", "worksteal")
    session.run("python", "-m", "pytest", "--quiet", *options, *session.posargs)


@nox.session(default=False)
def mutation(session: nox.Session) -> None:
    """Slips in the code that tests have to notice: `-- policy model/counts.py --sample 150`."""
    session.install("-e", ".[build,fast]", "--group", "mutation")
    session.run("python", "-m", "tests.mutants", *session.posargs)


@nox.session(default=False)
def fuzz(session: nox.Session) -> None:
    """Bytes by chance for half a minute: whatever is read, no error comes of it but the library's own."""
    session.install(wheel(session), "--group", "fuzz")
    # Bytes that found a fault are left there, as `crash-…`.
    with session.chdir(session.create_tmp()):
        told = session.posargs or ("-max_total_time=30",)
        bounds = ("-timeout=20", "-rss_limit_mb=2000", "-len_control=0", "-max_len=20000")
        session.run("python", "-m", "tests.fuzz", *bounds, *told, env={"PYTHONPATH": str(HERE)})


# What is heavy, or runs on fewer interpreters, has sessions of its own.
PACKAGES = ("tests/tools/test_croissant.py", "tests/tools/test_data_package.py")
APART = (
    "tests/tools/test_followthemoney.py",
    "tests/tools/test_programs.py",
    "tests/tools/test_spark.py",
    *PACKAGES,
)


@nox.session
def tools(session: nox.Session) -> None:
    """The tests with tools of others, against the built wheel."""
    session.install(wheel(session), "--group", "tools")
    session.run(
        "python",
        "-m",
        "pytest",
        "tests/tools",
        *(f"--ignore={path}" for path in APART),
        *session.posargs,
    )


@nox.session(python=interpreters()[-1])
def packages(session: nox.Session) -> None:
    """The exports of all tables, validated and read by the tools of their standards; 450 MB."""
    session.install(wheel(session), "--group", "packages")
    session.run("python", "-m", "pytest", *PACKAGES, *session.posargs)


@nox.session(default=False)
def programs(session: nox.Session) -> None:
    """The files, opened by R (readr, RSQLite) and LibreOffice, which the system has to have."""
    session.install(wheel(session), "--group", "programs")
    session.run("python", "-m", "pytest", "tests/tools/test_programs.py")


@nox.session(default=False)
def spark(session: nox.Session) -> None:
    """The questions to tables on Spark, on two threads of this machine; it takes Java 17."""
    session.install(wheel(session), "--group", "spark")
    session.run("python", "-m", "pytest", "tests/tools/test_spark.py", env={"SPARK_LOCAL_IP": "127.0.0.1"})


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
    session.run("reuse", "lint", "--quiet")
    session.run("codespell", "src", "tests", "docs", "README.md", "CHANGELOG.md", "CONTRIBUTING.md")


@nox.session
def types(session: nox.Session) -> None:
    """The public types as those who depend on the wheel see them: a program, the pages, and every name."""
    session.install(wheel(session), "mypy", "pyright", "hypothesis")
    consumer = Path(session.create_tmp()).resolve() / "consumer"
    shutil.rmtree(consumer, ignore_errors=True)
    shutil.copytree(HERE / "tests" / "consumer", consumer, ignore=shutil.ignore_patterns("__pycache__"))
    session.run("python", "-m", "tests.examples", str(consumer))
    with session.chdir(consumer):
        session.run("mypy")
        session.run("pyright", "--pythonpath", f"{session.bin}/python")
        session.run("pyright", "--verifytypes", "security_meetings", "--ignoreexternal")


def from_npm(session: nox.Session, *packages: str) -> Path:
    """The folder in which packages of npm lie; what an earlier run has fetched is not fetched again."""
    folder = Path(session.cache_dir).resolve() / "npm"
    folder.mkdir(parents=True, exist_ok=True)
    told = ("--prefix", str(folder), "--no-audit", "--no-fund")
    session.run("npm", "install", "--silent", *told, *packages, external=True)
    return folder / "node_modules"


MADE: list[Path] = []


def pages(session: nox.Session) -> Path:
    """The folder of the documentation, with every reference resolved; it is made once in a run."""
    if not MADE:
        built = wheel(session)
        # The notebook builds a pack.
        session.install(f"security-meetings[build] @ {Path(built).as_uri()}", "--group", "docs")
        parts = {}
        if shutil.which("npm"):
            parts = {"TRY_WHEEL": built, "TRY_PYODIDE": str(from_npm(session, PYODIDE) / "pyodide")}
        else:
            session.warn("npm is not on this machine: the page to try Python on says how to make it")
        # Made anew: what an earlier run has left there is no page of this one.
        out = HERE / "docs" / "_build"
        shutil.rmtree(out, ignore_errors=True)
        options = ("-n", "-W", "--keep-going", "-q", "-b", "html")
        session.run("sphinx-build", *options, "docs", str(out / "html"), env=parts)
        MADE.append(out / "html")
    return MADE[0]


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation, and Python in the browser where npm can fetch it."""
    pages(session)


@nox.session
def data(session: nox.Session) -> None:
    """The data: as built from the seeds, whole, and every sentence accounted for."""
    session.install("-e", ".[build]")
    session.run("python", "-m", "security_meetings.build", "--check")
    session.run("security-meetings", "coverage")
    session.run("security-meetings", "verify")


@nox.session
def browser(session: nox.Session) -> None:
    """The page for people, the documentation and the annotations in Debian's Chromium."""
    modules = from_npm(session, AXE, *ANNOTATOR)
    bundle = modules.parent / "annotator.js"
    options = ("--bundle", "--format=iife", "--global-name=annotator", "--log-level=error")
    library = str(modules / "@apache-annotator" / "dom" / "lib" / "index.js")
    session.run(f"{modules}/.bin/esbuild", library, *options, f"--outfile={bundle}", external=True)
    made = {
        "DOCS": str(pages(session)),
        "AXE": str(modules / "axe-core" / "axe.min.js"),
        "ANNOTATOR": str(bundle),
    }
    session.install(wheel(session), "--group", "browser")
    session.run("python", "-m", "pytest", "tests/browser", *session.posargs, env=made)


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """The benchmarks, against the built wheel; arguments go to the command: `--only queries`."""
    session.install(wheel(session), "--group", "bench")
    session.run("python", "-m", "benchmarks", *session.posargs)


@nox.session
def package(session: nox.Session) -> None:
    """The wheel in an empty environment, with its three dependencies and no more; its bill of materials."""
    built = wheel(session)
    session.install(built)
    check = "from security_meetings import load; assert load().verify().ok"
    with session.chdir(session.create_tmp()):
        session.run("python", "-c", check)
        app = Path("app")
        shutil.rmtree(app, ignore_errors=True)
        session.run("uv", "pip", "install", "--quiet", "--target", str(app), built, external=True)
        (app / "__main__.py").write_text(f"{check}\nprint('verified from', __file__)\n")
        # The bill of materials: this environment holds the wheel, what it needs, and nothing else.
        bill = f"{built.removesuffix('.whl')}.cdx.json"
        session.run("python", "-m", "tests.bill", built, bill, env={"PYTHONPATH": str(HERE)})
        session.run("python", "-m", "zipapp", str(app), "--output", "app.pyz")
        session.run("python", "-I", "app.pyz")
