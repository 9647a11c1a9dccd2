"""How Sphinx makes these pages. Two of them are written here, from the data itself."""  # noqa: INP001 (no package)

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

from docutils import nodes

import security_meetings
from security_meetings import Dataset, load
from security_meetings.model.schema import Group, Record, Value, described
from security_meetings.questions.codebook import markdown

# The modules beside this one make pages and pictures.
sys.path.insert(0, str(Path(__file__).parent))
import in_browser
import terminal

project = "security_meetings"
author = "The security_meetings authors"
version = release = security_meetings.__version__

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "sphinx_design",
]
exclude_patterns = ["_build", "_generated/site"]
html_theme = "furo"
html_title = f"security_meetings {release}"
html_show_copyright = False
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_favicon = "try/icon.svg"
html_extra_path = ["_generated/site"]
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]

# What a reader copies is what he types: neither prompts nor answers.
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

# The notebook runs whenever the pages are made; a cell that fails fails the build.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_merge_streams = True

# `llms.txt` leads programs that read to the sources of the pages.
html_copy_source = True

# Docstrings are plain sentences: what stands between backticks in them is code.
default_role = "code"
napoleon_use_ivar = True
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented_params"

nitpick_ignore_regex = [
    # The pages are made without a network, so nothing can link to the pages of others.
    ("py:.*", r"(argparse|builtins|collections|datetime|hypothesis|os|pathlib|types|typing)\..*"),
    # Type variables and the names of unions stand for types; none of them has a page.
    ("py:.*", r"(.*\.)?([A-Z](_co)?|Collections|Frame|Ids|Path|SearchStrategy|Span|Traversable)"),
]


CODEBOOK = """\
# Codebook

What each field means, and how much of the bundled data stands behind it. *Verbatim*: the value stands letter
for letter in the words of its claims. *Structure*: it ties the record together, and is always the source's
own saying; modality and attribution belong to all other fields. [Ideas](../ideas.md) explains both.

"""
DISAGREEMENTS = """\
# Disagreements and oddities

Where claims contradict each other, where accounts differ without that, and what does not fit with the
calendar, with arithmetic or with how text is written. Nothing here is corrected: the words stay as the
sources print them. In Python this page is `load().conflicts()`, `load().divergences()` and
`load().anomalies()`.

## Claims that contradict each other
"""


def quoted(evidence: Any) -> str:
    """The words of a span and where they stand, as an item of a list."""
    words = " ".join(evidence.exact.split()) or ascii(evidence.exact)
    return f"- {evidence.source}, characters {evidence.start} to {evidence.end}: “{words}”\n"


def disagreements(ds: Dataset) -> str:
    """The page of everything that does not fit, with the words concerned."""
    page = [DISAGREEMENTS]
    for conflict in ds.conflicts():
        page.append(f"### `{conflict.collection}/{conflict.subject}#{conflict.property}`\n")
        for claim in conflict.claims:
            page.append(f"{claim.source} says **{claim.value}** ({claim.modality}, rank {claim.rank}):\n")
            page.extend(quoted(e) for e in claim.evidence)
    page.append("## Accounts that differ\n")
    for divergence in ds.divergences():
        place = f"{divergence.collection}/{divergence.subject}#{divergence.property}"
        page.append(f"**{divergence.kind}** at `{place}`: {divergence.words}.\n")
        page.extend(quoted(e) for e in divergence.evidence)
    page.append("## Oddities\n")
    for anomaly in ds.anomalies():
        page.append(f"**{anomaly.kind}** at `{anomaly.collection}/{anomaly.subject}`: {anomaly.words}\n")
        page.extend(quoted(e) for e in anomaly.evidence)
    return "\n".join(page)


OPEN = """\
<p><a class="sd-btn sd-btn-primary sd-text-wrap" href="try/index.html">Start Python in this browser</a></p>
"""
NOT_MADE = """\
<p><strong>These pages were made without it:</strong> below is how to make them with it.</p>
"""


def tried(site: Path) -> str:
    """Put the page together on which Python runs, if its parts are at hand; and what to say of it."""
    wheel, pyodide = (os.environ.get(name) for name in ("TRY_WHEEL", "TRY_PYODIDE"))
    if not wheel or not pyodide:
        return NOT_MADE
    in_browser.assemble(Path(wheel), Path(pyodide), site / "try")
    return OPEN


def end_with_words(_app: Any, page: Any) -> None:
    """Leave out the empty line by which an example ends in the source, where tests need it."""
    for example in page.findall(nodes.literal_block):
        if example.rawsource == example.astext():
            example.rawsource = example.astext().rstrip("\n")
            example[:] = [nodes.Text(example.rawsource)]


def list_for_programs(app: Any, failed: Exception | None) -> None:
    """Write `llms.txt`: the sources of all pages in reading order, each with its first sentence."""
    if failed or app.builder.name != "html":
        return
    lines = ["# security_meetings", "", f"> {metadata.metadata('security-meetings')['Summary']}", ""]
    order = dict.fromkeys([app.config.root_doc, *reading_order(app.env, app.config.root_doc)])
    for name in order:
        source = app.env.doc2path(name)
        text = Path(source).read_text(encoding="utf-8")
        first = re.search(
            r"^(?![#`:<!\-|>(]|file_format|kernelspec)\w.*?[.:](?=\s)", text, re.MULTILINE | re.DOTALL
        )
        told = f": {' '.join(first[0].split()).rstrip(':.')}." if first else ""
        lines.append(f"- [{app.env.titles[name].astext()}](_sources/{name}{Path(source).suffix}.txt){told}")
    (Path(app.outdir) / "llms.txt").write_text("\n".join([*lines, ""]), encoding="utf-8")


def reading_order(env: Any, name: str) -> Iterator[str]:
    """The pages below a page, each before those below it."""
    for below in env.toctree_includes.get(name, ()):
        if below != name:
            yield below
            yield from reading_order(env, below)


def prepare(_app: Any, what: str, _name: str, obj: Any, _options: Any, lines: list[str]) -> None:
    """Show the meaning of each field of a value or a record, unless its docstring tells it."""
    if what in {"attribute", "data", "property"}:
        # A line that ends with its colon, or napoleon takes what stands before it for a type.
        lines[:1] = lines[0].replace(": ", ":\n", 1).splitlines()
    # Other classes name types that only type checkers see.
    parts = described(obj) if what == "class" and issubclass(obj, (Record, Value, Group)) else ()
    if parts and "Attributes:" not in lines:
        lines += ["", "Attributes:", *(f"    {part.name}: {part.field.meaning}" for part in parts), ""]


def setup(app: Any) -> None:
    """Write the generated pages; and have fields shown before napoleon reads the docstring."""
    generated = Path(__file__).parent / "_generated"
    site = generated / "site"
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(parents=True)
    ds = load()
    ds.reader(site / "evidence.html")
    terminal.draw(generated / "terminal")
    (generated / "try.html").write_text(tried(site), encoding="utf-8")
    (generated / "codebook.md").write_text(CODEBOOK + markdown(list(ds.codebook())), encoding="utf-8")
    (generated / "disagreements.md").write_text(disagreements(ds), encoding="utf-8")
    app.connect("doctree-read", end_with_words)
    app.connect("build-finished", list_for_programs)
    app.connect("autodoc-process-docstring", prepare, priority=100)
