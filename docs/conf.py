"""How Sphinx makes these pages. Two of them are written here, from the data itself."""  # noqa: INP001 (no package)

from __future__ import annotations

from pathlib import Path
from typing import Any

import security_meetings
from security_meetings import Dataset, load
from security_meetings.model.schema import described
from security_meetings.questions.codebook import markdown

project = "security_meetings"
author = "The security_meetings authors"
version = release = security_meetings.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"security_meetings {release}"
html_copy_source = False
html_extra_path = ["_generated/site"]
myst_heading_anchors = 3

# Docstrings are plain sentences: what stands between backticks in them is code.
default_role = "code"
napoleon_use_ivar = True
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented_params"

nitpick_ignore_regex = [
    # The pages are made without a network, so nothing can link to the standard library's own.
    ("py:.*", r"(argparse|builtins|collections|datetime|os|pathlib|types|typing)\..*"),
    # Type variables and the names of unions stand for types; none of them has a page.
    ("py:.*", r"(.*\.)?([A-Z](_co)?|Collections|Frame|Span|Traversable)"),
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


def prepare(_app: Any, what: str, _name: str, obj: Any, _options: Any, lines: list[str]) -> None:
    """Show the meaning of each field of a value or a record, unless its docstring tells it."""
    if what in {"attribute", "data", "property"}:
        # A line that ends with its colon, or napoleon takes what stands before it for a type.
        lines[:1] = lines[0].replace(": ", ":\n", 1).splitlines()
    parts = described(obj) if what == "class" else ()
    if parts and "Attributes:" not in lines:
        lines += ["", "Attributes:", *(f"    {part.name}: {part.field.meaning}" for part in parts), ""]


def setup(app: Any) -> None:
    """Write the generated pages; and have fields shown before napoleon reads the docstring."""
    generated = Path(__file__).parent / "_generated"
    site = generated / "site"
    site.mkdir(parents=True, exist_ok=True)
    ds = load()
    ds.reader(site / "evidence.html")
    (generated / "codebook.md").write_text(CODEBOOK + markdown(list(ds.codebook())), encoding="utf-8")
    (generated / "disagreements.md").write_text(disagreements(ds), encoding="utf-8")
    app.connect("autodoc-process-docstring", prepare, priority=100)
