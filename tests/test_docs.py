"""Every example of the pages and docstrings runs, and the pages leave nothing public out."""

from __future__ import annotations

import contextlib
import doctest
import io
import pkgutil
import re
import shlex
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sybil import Document, Example, Region, Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown.lexers import FencedCodeBlockLexer
from sybil.parsers.myst.lexers import DirectiveLexer
from sybil.parsers.rest import DocTestParser

import security_meetings
from security_meetings import Dataset, SourceCoverage, errors, policy
from security_meetings.cli.main import main
from security_meetings.model.supporting import is_compared

ROOT = Path(__file__).parents[1]
PACKAGE = Path(security_meetings.__file__).parent
# What stands below `docs/_…` is generated or built.
PAGES = [ROOT / "README.md", *sorted(p for p in ROOT.glob("docs/**/*.md") if "/_" not in p.as_posix())]
MODULES = sorted(PACKAGE.glob("**/*.py"))
WORDS = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
LOOSE = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def consoles(document: Document) -> Iterator[Region]:
    """The blocks that show commands and what they print."""
    for region in FencedCodeBlockLexer("console")(document):
        region.parsed, region.evaluator = region.lexemes["source"], run
        yield region


def run(example: Example) -> str | None:
    """Run each command of this project, and compare what it prints where the page shows it."""
    for line, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", example.parsed, re.MULTILINE):
        program, *arguments = shlex.split(line)
        if program != "security-meetings":
            continue
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            main(arguments)
        if expected and not doctest.OutputChecker().check_output(expected, out.getvalue(), LOOSE):
            return f"{line}\nexpected:\n{expected}\ngot:\n{out.getvalue()}"
    return None


def files(document: Document) -> Iterator[Region]:
    """The blocks whose caption names a file."""
    for region in DirectiveLexer("code-block")(document):
        if "caption" in region.lexemes["options"]:
            region.parsed, region.evaluator = region.lexemes["source"], write
            yield region


def write(example: Example) -> None:
    """Put the file there for the commands that follow on the page."""
    path = Path(example.region.lexemes["options"]["caption"])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(example.parsed, encoding="utf-8")


def cells(document: Document) -> Iterator[Region]:
    """The cells of a notebook, which share their names."""
    for region in DirectiveLexer("code-cell")(document):
        region.parsed, region.evaluator = region.lexemes["source"], PythonEvaluator()
        yield region


def interpreted(document: Document) -> Iterator[Region]:
    """The lines that are typed into Python; those in a file that a page shows are of that file."""
    shown = [(file.start, file.end) for file in files(document)]
    for region in DocTestParser(doctest.ELLIPSIS)(document):
        if not any(start < region.start < end for start, end in shown):
            yield region


SYBIL = Sybil([interpreted, consoles, files, cells])
# This one installs packages: `test_tutorial` follows it on a machine of its own.
FOLLOWED = "docs/tutorial.md"
DOCUMENTS = {
    path.relative_to(base).as_posix(): document
    for base, paths in ((ROOT, PAGES), (PACKAGE.parent, MODULES))
    for path in paths
    if list((document := SYBIL.parse(path)).examples()) and not path.match(FOLLOWED)
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_examples(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page or docstring shows is what a reader gets."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for example in DOCUMENTS[name].examples():
        example.evaluate()


def test_the_notebook_goes_through_the_guide() -> None:
    """Each task of the guide has its row in the list, and cells in the notebook, in the same order."""
    guide, notebook = ((ROOT / "docs" / f"{name}.md").read_text("utf-8") for name in ("guide", "tasks"))
    tasks = re.findall(r"^## (.*)$", guide, re.MULTILINE)
    parts = re.split(r"^## (\d+)\. (.*)$", notebook, flags=re.MULTILINE)[1:]
    assert len(tasks) == 10
    assert parts[1::3] == tasks
    assert parts[::3] == re.findall(r"\[(\d+)\]\(#", guide)
    assert all("```{code-cell}" in text for text in parts[2::3])


def said(word: str) -> bool:
    """Whether the pages name a word, and not only a longer one that holds it."""
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", WORDS) is not None


@pytest.mark.parametrize("name", sorted({*security_meetings.__all__, *errors.__all__}))
def test_every_public_name_is_explained(name: str) -> None:
    """A name that can be imported from the package, and an error that can be met, has its place."""
    assert said(name)


def test_the_reference_lists_the_whole_face() -> None:
    """The table of the reference names everything that can be imported from the package, and nothing else."""
    page = (ROOT / "docs/reference/index.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[^|]*`) \|", page, re.MULTILINE)
    listed = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(listed) == sorted(security_meetings.__all__)


def test_every_collection_is_explained(ds: Dataset) -> None:
    """A collection of the data set has its place."""
    assert not {name for name in ds.collections if f"`{name}`" not in WORDS}


def test_every_policy_is_explained() -> None:
    """A policy that `load` knows by name has its place."""
    names = {p.name for p in vars(policy).values() if isinstance(p, policy.Policy)}
    assert names
    assert not {name for name in names if f"`{name}`" not in WORDS}


def test_every_command_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """A command of the terminal has its section."""
    main(["--help"])
    commands = set(re.findall(r"^    (\S+)", capsys.readouterr().out, re.MULTILINE))
    assert "show" in commands
    assert commands == set(re.findall(r"^## `(\S+)`", (ROOT / "docs/cli.md").read_text(), re.MULTILINE))


def modules(folder: Path) -> set[str]:
    """The modules and folders of a folder of the package."""
    found = {module.name for module in pkgutil.iter_modules([str(folder)])}
    return found | {"__main__"} if (folder / "__main__.py").exists() else found


def test_every_module_has_its_place_in_the_house() -> None:
    """Each room, and each module of each room, stands with its job where the project page lists them."""
    page = (ROOT / "docs/project.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^##+ (.*)\n((?:(?!##).*\n)*)", page, re.MULTILINE))
    rows = {name: set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)) for name, text in sections.items()}
    rooms = modules(PACKAGE)
    assert rows["The rooms, top to bottom"] == rooms
    folders = {name for name in rooms if (PACKAGE / name).is_dir()}
    assert {name: rows.get(f"`{name}`") for name in folders} == {n: modules(PACKAGE / n) for n in folders}


def test_no_module_is_too_long_to_read() -> None:
    """A module that people write has fewer than 400 lines; one that a program writes says so at its head."""
    told = {path: path.read_text(encoding="utf-8") for path in MODULES}
    by_hand = {path: text for path, text in told.items() if "written by `python -m" not in text[:200]}
    by_programs = {"asked.py", "attributes.py", "claimed.py", "pairs.py"}
    assert {path.name for path in told if path not in by_hand} == by_programs
    assert [path.name for path, text in by_hand.items() if len(text.splitlines()) >= 400] == []


def test_the_datasheet_counts_the_data(ds: Dataset) -> None:
    """The numbers of the datasheet are those of the bundled data, source by source and in all."""
    page = (ROOT / "docs/datasheet.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\w+) \|((?: \d+ \|){8})$", page, re.MULTILINE)
    told = {name: [int(number) for number in re.findall(r"\d+", cells)] for name, cells in rows}
    counted = {found.source: counts(ds, found) for found in ds.coverage()}
    assert told == {**counted, "all": [sum(column) for column in zip(*counted.values(), strict=True)]}
    modalities = Counter(claim.modality for claim in ds.claims if claim.source)
    said = f"{len(ds.claims.where(basis='editorial'))} editorial claims: " in page
    assert said
    assert {
        (int(number), word)
        for number, word in re.findall(r"(\d+) (?:are )?(asserted|expected|reported|speculated)", page)
    } == {(number, word) for word, number in modalities.items()}


def counts(ds: Dataset, found: SourceCoverage) -> list[int]:
    """The numbers that the datasheet gives of a source, in the order of its columns."""
    claims = ds.claims.where(source=found.source)
    by_basis = [len(claims.where(basis=basis)) for basis in ("stated", "inferred")]
    language = ds.sources[found.source].language
    compared = sum(is_compared(claim, claim.language or language) for claim in claims)
    sentences = [found.sentences, found.typed, found.remarks, found.set_aside]
    return [*sentences, len(claims), *by_basis, compared]


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_somewhere(page: str) -> None:
    """A link of a page that Sphinx does not check leads to a file that is there."""
    links = re.findall(r"\]\(([^)#]+)", (ROOT / page).read_text(encoding="utf-8"))
    assert not [link for link in links if not (ROOT / link).exists()]


def test_readme_has_two_commands() -> None:
    """The CI runs these lines of the README and no others."""
    lines = re.findall(r"^\$ (.*)$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert lines == [
        "python3 -m venv .venv && .venv/bin/pip install --quiet . nox uv && .venv/bin/security-meetings show",
        ".venv/bin/nox --session tests",
    ]
