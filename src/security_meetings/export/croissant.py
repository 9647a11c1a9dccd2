"""Croissant: all tables as Parquet, described as data sets for machine learning are.

It is Parquet since readers of CSV and JSON by this standard take a code such as `NA` or `004` for no value
or a number. Words and where they stand are ordinary fields, so that no tool drops them.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from security_meetings.export.data_package import about
from security_meetings.export.standards import Exported, Losses, Standard
from security_meetings.packs.writing import folder_at, write_text
from security_meetings.questions.citation import cite
from security_meetings.tables.columns import Column
from security_meetings.tables.extras import imported
from security_meetings.tables.sqlite import all_tables
from security_meetings.tables.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from security_meetings.collection.shelf import Collections
    from security_meetings.questions.citation import Edition

__all__ = ["Croissant"]

_JSON = {"@type": "@json"}
_WORDS = """
arrayShape citeAs column containedIn equivalentProperty extract field fileObject fileProperty fileSet format
includes isArray isLiveDataset jsonPath key md5 parentField path recordSet references regex repeated replace
samplingRate separator source subField transform
"""
# What the standard wants to stand in each file, word for word; nothing is fetched.
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", **_JSON},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "description": {"@container": "@language"},
    "examples": {"@id": "cr:examples", **_JSON},
    "name": {"@container": "@language"},
    **{word: f"cr:{word}" for word in _WORDS.split()},
}
_TYPES = {
    "text": "sc:Text",
    "integer": "cr:Int64",
    "number": "cr:Float64",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}


class Croissant(Standard):
    """Croissant 1.1, beside all tables as Parquet."""

    name = "croissant"
    title = "Croissant"
    description = "All tables as Parquet, for machine learning and the catalogues of its data sets."
    counted = "columns"
    extra = "arrow"

    def write(self, data: Collections, edition: Edition, path: Path) -> Exported:
        """Put the tables and what they are into a folder, each file whole or not at all.

        Raises:
            NotWritten: A file cannot be put there.
            MissingExtra: The extra `arrow` is not installed.
        """
        imported("arro3.io", self.extra, "Parquet")
        losses, folder = Losses(), folder_at(path)
        tables = all_tables(data, edition)
        for made in tables:
            made.to_parquet(folder / f"{made.name}.parquet")
            for column in made.columns:
                _tell(losses, made.name, column)
        described = {
            "@context": _CONTEXT,
            "@type": "sc:Dataset",
            "conformsTo": "http://mlcommons.org/croissant/1.1",
            **_about(data, edition),
            "distribution": [_file(folder / f"{made.name}.parquet") for made in tables],
            "recordSet": [_records(made) for made in tables],
        }
        write_text([json.dumps(described, ensure_ascii=False, indent=1), "\n"], folder / "croissant.json")
        return Exported(self.name, path, self.counted, losses.total, losses.listed())


def _tell(losses: Losses, name: str, column: Column) -> None:
    """Each column is lost for one reason at most."""
    losses.met()
    what = f"{name}.{column.name}"
    if column.refers_to:
        losses.lost(what, "that it names a record of another table stands in words alone", there=True)
    elif column.choices:
        losses.lost(what, "which words it can hold stands in words alone", there=True)
    elif column.joined:
        losses.lost(what, "several values in one text", there=True)


def _about(data: Collections, edition: Edition) -> dict[str, Any]:
    package = about(data, edition)
    found: dict[str, Any] = {
        "name": package["name"],
        "alternateName": package.get("title"),
        "description": package["description"],
        "version": package["version"],
        "url": package.get("homepage", package["id"]),
        "license": [_licence(each["title"]) for each in package["licenses"]],
        # Whether it is a person or several, nobody says.
        "creator": [
            {"@type": "sc:Organization", "name": each["title"]} for each in package.get("contributors", ())
        ],
        "datePublished": _published(data, edition),
        "citeAs": cite(data, edition, None, None).bibtex,
        "isLiveDataset": False,
    }
    return {key: value for key, value in found.items() if value or value is False}


def _licence(name: str) -> str:
    return f"https://spdx.org/licenses/{name}" if re.fullmatch(r"[A-Za-z0-9.+-]+", name) else name


def _published(data: Collections, edition: Edition) -> str | None:
    """When the data were issued; else the last day on which a source was published: they are no older."""
    days: list[object] = [head.issued for head in edition.manifests if head.issued is not None]
    days = days or [source.published for source in data.sources]
    return max((day.isoformat() for day in days if isinstance(day, datetime.date)), default=None)


def _file(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "@type": "cr:FileObject",
        "@id": path.name,
        "name": path.name,
        "contentUrl": path.name,
        "contentSize": f"{path.stat().st_size} B",
        "encodingFormat": "application/x-parquet",
        "sha256": digest,
    }


def _records(made: Table) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@type": "cr:RecordSet",
        "@id": made.name,
        "name": made.name,
        "field": [_field(made.name, column) for column in made.columns],
    }
    if made.columns[0].name == "id":
        found["key"] = {"@id": f"{made.name}/id"}
    return found


def _field(name: str, column: Column) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{name}/{column.name}",
        "name": column.name,
        "description": " ".join([column.description, *_more(column)]),
        "dataType": _TYPES[column.type],
        "source": {"fileObject": {"@id": f"{name}.parquet"}, "extract": {"column": column.name}},
    }


def _more(column: Column) -> Sequence[str]:
    """What it has no safe word for: where references lead back to a set, its tools refuse all of it."""
    told = []
    if column.choices:
        told.append(f"One of: {', '.join(column.choices)}.")
    if column.refers_to:
        told.append(f"It names what has that `id` in: {', '.join(column.refers_to)}.")
    return told
