"""Data Package: all tables as CSV, with a descriptor that says what each column is and what it refers to.

Tools for R, Python and the web read the types from it, so that a code such as `004` or `NA` stays a text,
an empty cell says why it is empty, and ids can be checked as keys.
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from security_meetings.export.standards import Losses, Standard
from security_meetings.model.kinds import HOMES
from security_meetings.tables.columns import Column
from security_meetings.tables.named import table, table_names
from security_meetings.tables.table import Table
from security_meetings.tables.writing import begins_a_formula, csv_lines

if TYPE_CHECKING:
    from security_meetings.collection.shelf import Collections
    from security_meetings.packs.manifest import Manifest
    from security_meetings.questions.citation import Edition

__all__ = ["DataPackage", "SafeDataPackage", "about"]

_PROFILES = "https://datapackage.org/profiles/2.0/"
_TYPES = {
    "text": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
}
_SEVERAL_TABLES = "it leads to one of several tables, which no foreign key can say"
_SEVERAL_VALUES = "several values in one text, which no key can check"
_EMPTY = "a text that is there but empty reads as unknown"
_MADE_SAFE = "an apostrophe stands before a text that begins like a formula"
_SAFE = (
    "For spreadsheets: an apostrophe stands before each text that begins with one of = + - @ (of any width), "
    "a tab or the end of a line. It is no part of the text."
)


class DataPackage(Standard):
    """Data Package 2.0, beside all tables as CSV."""

    name = "data-package"
    title = "Data Package"
    description = "All tables as CSV, with types, meanings and keys, for R, Python and data portals."
    counted = "cells"
    safe: ClassVar[bool] = False

    def files(
        self, data: Collections, edition: Edition, losses: Losses
    ) -> Iterator[tuple[str, Callable[[], Iterable[str]]]]:
        """A CSV for each table, then the descriptor, which has the digest of each."""
        resources: list[dict[str, Any]] = []
        for name in table_names():
            made = table(data, name)
            digest = hashlib.sha256()
            yield f"{name}.csv", functools.partial(self._lines, made, losses, digest)
            resources.append(_resource(made, digest.hexdigest()))
        described = {
            "$schema": f"{_PROFILES}datapackage.json",
            **about(data, edition, note=_SAFE if self.safe else ""),
            "resources": resources,
        }
        text = json.dumps(described, ensure_ascii=False, indent=1)
        yield "datapackage.json", lambda: [text, "\n"]

    def _lines(self, made: Table, losses: Losses, digest: Any) -> Iterator[str]:
        """The CSV of a table; what it loses is told, and its digest taken, on the way."""
        for line in csv_lines(_told(made, losses, safe=self.safe), safe=self.safe):
            digest.update(line.encode("utf-8", "backslashreplace"))
            yield line


class SafeDataPackage(DataPackage):
    """The same, with cells that no spreadsheet takes for a formula."""

    name = "data-package-safe"
    title = "Data Package for spreadsheets"
    description = "The same, with no cell that a spreadsheet would take for a formula."
    safe = True


def _told(made: Table, losses: Losses, *, safe: bool) -> Table:
    """The same table, which tells what of it CSV and its descriptor cannot hold, while it is read."""

    def batches(size: int) -> Iterator[list[list[Any]]]:
        for batch in made.batches(size):
            for column, cells in zip(made.columns, batch.values(), strict=True):
                _tell(losses, made.name, column, cells, safe=safe)
            yield list(batch.values())

    return Table(made.name, made.columns, batches)


def _tell(losses: Losses, name: str, column: Column, cells: list[Any], *, safe: bool) -> None:
    known = len(cells) - cells.count(None)
    losses.met(known)
    what = f"{name}.{column.name}"
    if column.joined:
        losses.lost(what, _SEVERAL_VALUES, known, there=True)
    elif len(column.refers_to) > 1:
        losses.lost(what, _SEVERAL_TABLES, known, there=True)
    elif column.type == "text":
        if column.nullable:
            losses.lost(what, _EMPTY, cells.count(""))
        if safe:
            changed = sum(1 for cell in cells if cell and begins_a_formula(cell))
            losses.lost(what, _MADE_SAFE, changed, there=True)


def _resource(made: Table, digest: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}tableschema.json",
        "fields": [_field(column) for column in made.columns],
    }
    if key := _key(made):
        schema["primaryKey"] = key
    if leading := [_foreign(made.name, column) for column in made.columns if column.key_of is not None]:
        schema["foreignKeys"] = leading
    return {
        "$schema": f"{_PROFILES}dataresource.json",
        "name": made.name,
        "type": "table",
        "path": f"{made.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "hash": f"sha256:{digest}",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.description,
    }
    constraints: dict[str, Any] = {}
    if column.nullable:
        found["missingValues"] = [{"value": "", "label": column.none or "not known"}]
    else:
        # A text that nothing stands before is there, and empty.
        found["missingValues"] = [] if column.type == "text" else [{"value": "", "label": "not known"}]
        constraints["required"] = True
    if column.choices and not column.joined:
        found["categories"] = [*column.choices]
        constraints["enum"] = [*column.choices]
    return {**found, "constraints": constraints} if constraints else found


def _key(made: Table) -> list[str]:
    """What tells the rows apart: an id, or what a row is about and its place there."""
    names = [column.name for column in made.columns]
    if made.name in HOMES:
        return ["id"]
    return names[: names.index("position") + 1] if "position" in names else []


def _foreign(name: str, column: Column) -> dict[str, Any]:
    reference: dict[str, Any] = {"fields": ["id"]}
    if column.key_of != name:
        reference["resource"] = column.key_of
    return {"fields": [column.name], "reference": reference}


def about(data: Collections, edition: Edition, *, note: str = "") -> dict[str, Any]:
    """What the packs are: name, title, version, licences, sources, who made them."""
    heads = edition.manifests
    described = " ".join(filter(None, (f"{edition}.", note)))
    found: dict[str, Any] = {
        "name": _slug("-".join(head.name for head in heads)),
        "id": _id(edition),
        "title": "; ".join(dict.fromkeys(head.title for head in heads)),
        "description": described,
        "version": "+".join(head.version for head in heads),
        "licenses": _licences(heads),
        "contributors": [
            {"title": creator, "roles": ["creator"]}
            for creator in dict.fromkeys(creator for head in heads for creator in head.creators)
        ],
        "sources": [
            _known({"title": s.title or s.label or s.id, "path": s.url if _is_address(s.url) else None})
            for s in data.sources
        ],
    }
    if len(heads) == 1:
        found["homepage"] = heads[0].url if _is_address(heads[0].url) else None
    return {key: value for key, value in found.items() if value}


def _id(edition: Edition) -> str:
    """A name for just these data: what the packs say, the policy, and who tells them."""
    said = json.dumps([[head.digest for head in edition.manifests], edition.policy, edition.told_by])
    return f"urn:security-meetings:data:{hashlib.sha256(said.encode()).hexdigest()}"


def _licences(heads: tuple[Manifest, ...]) -> list[dict[str, str]]:
    """Each licence by its SPDX identifier; another word than those has a name that is like it."""
    named = dict.fromkeys(name for head in heads for name in re.split(r"\s+AND\s+", head.license.strip()))
    return [{"name": re.sub(r"[^-a-zA-Z0-9._]+", "-", name) or "unnamed", "title": name} for name in named]


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9._-]+", "-", words.lower()).strip("-.") or "data"


def _is_address(url: str | None) -> bool:
    return bool(url and re.fullmatch(r"https?://[!-~]+", url))


def _known(found: dict[str, str | None]) -> dict[str, str]:
    return {key: value for key, value in found.items() if value}
