"""A documentation site of somebody else, with the package for example data: built as the page says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from security_meetings import Dataset

PAGE = Path(__file__).parents[2] / "docs" / "example-data.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with the files of the page, as their captions name them."""
    page = PAGE.read_text(encoding="utf-8")
    block = re.compile(r"^```\{code-block\} \w+\n:caption: (\S+)\n\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    for name, text in block.findall(page):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def build(site: Path, builder: str) -> subprocess.CompletedProcess[str]:
    """Run Sphinx on the site, as the page tells."""
    assert f"$ sphinx-build -W -b {builder} site out/{builder}\n" in PAGE.read_text(encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-W", "-b", builder, "site", f"out/{builder}"]
    return subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)  # noqa: S603


def test_its_examples_run(site: Path) -> None:
    """The site's own doctests pass on the bundled data."""
    done = build(site, "doctest")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"\b4 tests\n\s+0 failures in tests", done.stdout), done.stdout


def test_an_example_that_is_no_longer_true_fails(site: Path) -> None:
    """A lesson that says something else than the data does not build."""
    page = site / "site" / "index.rst"
    page.write_text(page.read_text().replace("'Iran'", "'Persia'"))
    assert build(site, "doctest").returncode != 0


def test_it_shows_a_table_of_the_data(site: Path, ds: Dataset) -> None:
    """The page has the talks as rows, and says which data they are."""
    done = build(site, "html")
    assert done.returncode == 0, done.stdout + done.stderr
    html = (site / "out" / "html" / "index.html").read_text(encoding="utf-8")
    assert [talk for talk in ds.talks.ids if f"<p>{talk}</p>" not in html] == []
    assert f"Made from {ds.edition}." in html
