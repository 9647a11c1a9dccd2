"""Mutation testing: `python -m tests.mutants policy model/counts.py --sample 150`.

A mutant is the code with one small slip in it, such as `<` for `<=`; a test should fail then. Of all mutants
that cosmic-ray finds in the modules named, some are drawn by chance, the same each time. Each is tried in a
copy of the project on the tests of its own module, then on those of its room. What survives is printed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import TestOutcome, WorkerOutcome, WorkItem, WorkResult

ROOT = Path(__file__).parents[1]
PACKAGE = Path("src/security_meetings")
# What the session tries when it is told nothing else: where a slip would change what sources are said to say.
ROOMS = ("model/days.py", "model/counts.py", "policy", "codec", "packs", "support")
# `int | None` is no sum, and a type checker's business.
IDLE = ("core/ReplaceBinaryOperator_BitOr_",)
# A test that ends no more is a test that fails.
SECONDS = 60.0


def modules_of(room: str) -> list[Path]:
    """The modules of a room, or the one module named."""
    path = PACKAGE / room
    found = [path] if path.suffix == ".py" else sorted((ROOT / path).glob("**/*.py"))
    return [p.relative_to(ROOT) if p.is_absolute() else p for p in found if p.name != "__init__.py"]


def tests_of(module: Path) -> list[str]:
    """The tests of a module, then those of its room: tests lie in folders like those of the package."""
    folder = Path("tests") / module.relative_to(PACKAGE).parent
    own = folder / f"test_{module.name}"
    return [str(p) for p in (own, folder) if (ROOT / p).exists()]


def config_of(module: Path) -> str:
    """What cosmic-ray asks for."""
    options = ("-q", "-x", "-p", "no:cacheprovider", "--hypothesis-profile=mutants")
    command = [sys.executable, "-m", "pytest", *options, *tests_of(module)]
    return "\n".join(
        [
            "[cosmic-ray]",
            f"module-path = {json.dumps(str(module))}",
            f"timeout = {SECONDS}",
            f"test-command = {json.dumps(' '.join(command))}",
            'distributor = {name = "local"}',
        ]
    )


def prepared(copy: Path, number: int, module: Path) -> tuple[Path, Path]:
    """The configuration and the list of mutants of a module."""
    config, session = copy / f"mutants-{number}.toml", copy / f"mutants-{number}.sqlite"
    config.write_text(config_of(module), encoding="utf-8")
    cosmic_ray(copy, "init", config, session)
    return config, session


def cosmic_ray(copy: Path, command: str, *paths: Path) -> None:
    """Run a command of cosmic-ray on the copy, whose own modules come first."""
    environment = {**os.environ, "PYTHONPATH": f"{copy / 'src'}:{copy}", "PYTHONDONTWRITEBYTECODE": "1"}
    line = [sys.executable, "-m", "cosmic_ray.cli", command, *map(str, paths)]
    subprocess.run(line, cwd=copy, env=environment, check=True)  # noqa: S603


def leave_out(session: Path, kept: set[str]) -> None:
    """Let no mutant be tried but those kept."""
    with use_db(str(session), WorkDB.Mode.open) as db:
        for item in list(db.pending_work_items):
            if item.job_id not in kept:
                db.set_result(item.job_id, WorkResult(WorkerOutcome.SKIPPED))


def sensible(session: Path) -> Iterator[str]:
    """The mutants that change what a program does."""
    with use_db(str(session), WorkDB.Mode.open) as db:
        for item in db.pending_work_items:
            if not item.mutations[0].operator_name.startswith(IDLE):
                yield item.job_id


def tried(session: Path) -> Iterator[tuple[WorkItem, WorkResult]]:
    """The mutants tried, and what became of each."""
    with use_db(str(session), WorkDB.Mode.open) as db:
        items = {item.job_id: item for item in db.work_items}
        for job, result in db.results:
            if result.worker_outcome is not WorkerOutcome.SKIPPED:
                yield items[job], result


def main(arguments: Iterable[str]) -> None:
    """Try mutants, and print the score and the survivors."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("rooms", nargs="*", default=ROOMS, help="folders or modules of the package")
    parser.add_argument("--sample", type=int, default=150, help="how many mutants to try")
    parser.add_argument("--seed", type=int, default=1, help="which")
    asked = parser.parse_args(list(arguments))
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        unwanted = shutil.ignore_patterns(".git", ".nox", ".venv", "__pycache__", "_build", ".*_cache")
        shutil.copytree(ROOT, copy, symlinks=True, ignore=unwanted)
        modules = [module for room in asked.rooms for module in modules_of(room)]
        prepare = [prepared(copy, number, module) for number, module in enumerate(modules)]
        everything = [(n, job) for n, (_, session) in enumerate(prepare) for job in sensible(session)]
        drawn = random.Random(asked.seed).sample(everything, min(asked.sample, len(everything)))  # noqa: S311
        survivors = number = 0
        for n, (config, session) in enumerate(prepare):
            kept = {job for at, job in drawn if at == n}
            leave_out(session, kept)
            if not kept:
                continue
            cosmic_ray(copy, "exec", config, session)
            for item, result in tried(session):
                number += 1
                if result.test_outcome is TestOutcome.SURVIVED:
                    survivors += 1
                    print(
                        f"survived: {modules[n]} {item.mutations[0].operator_name}\n{result.diff}", flush=True
                    )
    print(f"{number - survivors} of {number} mutants killed, of {len(everything)} that there are")


if __name__ == "__main__":
    main(sys.argv[1:])
