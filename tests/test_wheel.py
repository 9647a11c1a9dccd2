"""What is built and shipped: the source distribution, the wheel, and data that loads from both."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
VERIFIES = "from security_meetings import load; ds = load(); assert ds.verify().ok; print(len(ds.meetings))"


def built(out: Path, source: Path) -> Path:
    """The wheel that the standard front end builds, by way of a source distribution."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, env=environment)  # noqa: S603
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with both distributions."""
    return built(tmp_path_factory.mktemp("dist"), ROOT).parent


def test_wheel_holds_data_and_texts(dist: Path) -> None:
    """The wheel has every file of data/ and seeds/ once, the mark of typed packages, and the licences."""
    names = zipfile.ZipFile(next(dist.glob("*.whl"))).namelist()
    assert len(names) == len(set(names))
    for folder in ("data", "seeds"):
        expected = {f"security_meetings/{folder}/{path.name}" for path in (ROOT / folder).iterdir()}
        assert {n for n in names if n.startswith(f"security_meetings/{folder}/")} == expected
    reference = ROOT / "src" / "security_meetings" / "reference"
    for path in reference.rglob("*.*"):
        assert f"security_meetings/reference/{path.relative_to(reference).as_posix()}" in names
    assert "security_meetings/py.typed" in names
    assert {"LICENSE", "LICENSE-DATA", "NOTICE"} <= {n.rpartition("/")[2] for n in names}


def test_source_distribution_can_be_tested(dist: Path) -> None:
    """The source distribution has what the tests and docs need."""
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        names = archive.getnames()
    inside = {name.partition("/")[2] for name in names}
    assert {"README.md", "pyproject.toml", "tests/conftest.py", "docs/tour.md", "seeds/pack.toml"} <= inside


def test_distributions_are_reproducible(dist: Path, tmp_path: Path) -> None:
    """Building twice gives the same bytes, of the wheel and of the source distribution."""
    again = built(tmp_path, ROOT).parent
    assert len(list(again.iterdir())) == 2
    for path in again.iterdir():
        assert path.read_bytes() == (dist / path.name).read_bytes()


def test_wheel_loads_as_a_zip(dist: Path) -> None:
    """The data loads, and all quotations verify, where the package is imported from a zip."""
    wheel = next(dist.glob("*.whl"))
    where = "import security_meetings; print(security_meetings.__file__)"
    code = f"import sys; sys.path.insert(0, {str(wheel)!r}); {VERIFIES}; {where}"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603
    count, found = done.stdout.split()
    assert count == "2"
    assert found.startswith(str(wheel))


def test_reference_packs_load_from_a_zip(dist: Path) -> None:
    """The reference packs are known, load and verify, where the package is imported from a zip."""
    wheel = next(dist.glob("*.whl"))
    code = (
        f"import sys; sys.path.insert(0, {str(wheel)!r}); from security_meetings import known_packs; "
        "print([pack.name for pack in known_packs() if pack.ok and pack.distribution == 'security-meetings'])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603
    assert done.stdout.strip() == "['security-meetings', 'iso3166', 'organizations']"


def test_wheel_depends_on_three_packages(dist: Path) -> None:
    """Without extras, the wheel asks for attrs, cattrs and importlib-resources, and nothing else."""
    wheel = zipfile.ZipFile(next(dist.glob("*.whl")))
    metadata = wheel.read(next(n for n in wheel.namelist() if n.endswith("/METADATA"))).decode()
    asked = [line.partition(": ")[2] for line in metadata.splitlines() if line.startswith("Requires-Dist")]
    names = sorted(line.split(">=")[0] for line in asked if "extra ==" not in line)
    assert names == ["attrs", "cattrs", "importlib-resources"]
