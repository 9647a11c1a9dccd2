"""The register of all formats, and the way to each."""

from __future__ import annotations

import importlib
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from security_meetings.errors import InvalidValue, UnknownValue, did_you_mean
from security_meetings.export.standards import Exported, Standard

if TYPE_CHECKING:
    from security_meetings.collection.shelf import Collections
    from security_meetings.questions.citation import Edition

__all__ = ["FORMATS", "export", "formats", "standard"]

# Name, module, class: a standard is imported when it is asked for.
FORMATS: dict[str, tuple[str, str]] = {
    "data-package": ("data_package", "DataPackage"),
    "data-package-safe": ("data_package", "SafeDataPackage"),
    "croissant": ("croissant", "Croissant"),
    "web-annotation": ("web_annotation", "WebAnnotation"),
    "followthemoney": ("followthemoney", "FollowTheMoney"),
    "schema.org": ("schema_org", "SchemaOrg"),
    "json-schema": ("json_schema", "JsonSchema"),
    "nanopublications": ("nanopublications", "Nanopublications"),
    "graphml": ("graphml", "GraphML"),
    "gexf": ("gexf", "GEXF"),
    "icalendar": ("icalendar", "ICalendar"),
}


def standard(name: str) -> Standard:
    """The standard of a name.

    Raises:
        UnknownValue: There is none of that name.

    >>> standard("gexf").suffixes
    ('.gexf',)
    """
    if not isinstance(name, str) or name not in FORMATS:
        known = ", ".join(FORMATS)
        raise UnknownValue(f"no format {name!r}{did_you_mean(name, FORMATS)} (known: {known})", [*FORMATS])
    module, cls = FORMATS[name]
    made: Standard = getattr(importlib.import_module(f"security_meetings.export.{module}"), cls)()
    return made


def formats() -> tuple[Standard, ...]:
    """Every standard, in the order of the register."""
    return tuple(map(standard, FORMATS))


def export(data: Collections, edition: Edition, name: str, path: str | PathLike[str]) -> Exported:
    """Write the data in a format.

    Raises:
        UnknownValue: There is no such format.
        InvalidValue: What is given is no path.
        NotWritten: The file cannot be put there.
        MissingExtra: The format takes an extra that is not installed.
    """
    made = standard(name)
    if not isinstance(path, (str, PathLike)) or not str(path):
        raise InvalidValue(f"expected the path of a file, got {path!r}")
    return made.write(data, edition, Path(path))
