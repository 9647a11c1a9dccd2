"""Reading annotation files: what a person wrote beside a source, with the line it stands on."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from security_meetings.claims import plain
from security_meetings.errors import InvalidData, Problem, did_you_mean
from security_meetings.kinds import HOMES, class_of
from security_meetings.records.talks import Attendee
from security_meetings.schema import Property, properties
from security_meetings.values import Count

__all__ = ["Block", "Saying", "read_annotations", "read_toml"]

# What may stand in a block besides claims.
KEYS = {
    "quote": {"words", "within", "modality", "by", "inferred", "rank", "rank_reason"},
    "editorial": {"because", "rank", "rank_reason"},
    "set_aside": {"words", "within", "reason"},
    "anomaly": {"words", "within", "kind", "reason"},
}
_HEADER = re.compile(r"\s*\[\[\s*(\w+)\s*\]\]")


@attrs.frozen
class Saying:
    """One line below a quote: a value for one property of one subject, as JSON has it."""

    collection: str
    subject: str
    property: Property
    value: Any


@attrs.frozen
class Block:
    """One `[[quote]]`, `[[editorial]]`, `[[set_aside]]` or `[[anomaly]]`."""

    kind: str
    line: int
    keys: dict[str, Any]
    says: tuple[Saying, ...]

    @property
    def words(self) -> list[str]:
        """The words quoted; a single quote is a list of one."""
        words = self.keys.get("words", [])
        return [words] if isinstance(words, str) else words


def read_toml(path: Path) -> dict[str, Any]:
    """Parse a TOML file.

    Raises:
        InvalidData: It is no valid TOML, or not UTF-8.
    """
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8"))
    except ValueError as exc:
        raise InvalidData([Problem(path.name, "", f"not valid TOML: {exc}")]) from exc


def read_annotations(path: Path) -> tuple[str | None, list[Block]]:
    """The source that a file annotates (None: it is editorial only), and its blocks in order.

    Raises:
        InvalidData: With every problem of the file.
    """
    parsed = read_toml(path)
    source = parsed.pop("source", None)
    problems = [
        Problem(path.name, "", f"unknown block {name!r}{did_you_mean(name, KEYS)}")
        for name in parsed
        if name not in KEYS or not isinstance(parsed[name], list)
    ]
    if problems:
        raise InvalidData(problems)
    lines = _header_lines(path.read_text(encoding="utf-8"))
    blocks = []
    for kind in parsed:
        for line, table in zip(lines[kind], parsed[kind], strict=True):
            keys = {k: v for k, v in table.items() if k in KEYS[kind]}
            try:
                rest = {k: v for k, v in table.items() if k not in keys}
                blocks.append(Block(kind, line, keys, tuple(_sayings(rest, kind))))
            except ValueError as exc:
                problems.append(Problem(path.name, f"line {line}", str(exc)))
    if problems:
        raise InvalidData(problems)
    return source, sorted(blocks, key=lambda b: b.line)


def _header_lines(text: str) -> dict[str, list[int]]:
    lines: dict[str, list[int]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if match := _HEADER.match(line):
            lines.setdefault(match[1], []).append(number)
    return lines


def _sayings(table: dict[str, Any], kind: str) -> Iterator[Saying]:
    for collection, subjects in table.items():
        cls = class_of(collection) if collection in HOMES else None
        if cls is None or not isinstance(subjects, dict):
            known = [*KEYS[kind], *HOMES]
            raise ValueError(f"unknown key {collection!r}{did_you_mean(collection, known)}")
        for subject, stated in subjects.items():
            if not isinstance(stated, dict):
                # ValueError: to the author it is a wrong line, whatever its type.
                raise ValueError(f"{collection}.{subject}: expected a property behind it")  # noqa: TRY004
            yield from _of_subject(collection, subject, stated, properties(cls), "")


def _of_subject(
    collection: str, subject: str, stated: dict[str, Any], known: Any, prefix: str
) -> Iterator[Saying]:
    for name, raw in stated.items():
        path = prefix + name
        prop = known.get(path)
        where = f"{collection}.{subject}.{path}"
        if prop is None and isinstance(raw, dict) and any(p.startswith(f"{path}.") for p in known):
            yield from _of_subject(collection, subject, raw, known, f"{path}.")
            continue
        if prop is None or prop.field.rest_of:
            able = [p for p in known if not known[p].field.rest_of]
            raise ValueError(f"{where}: no such property{did_you_mean(path, able)}")
        if isinstance(raw, list) and not (prop.many or prop.field.variants):
            raise ValueError(f"{where}: expected one value, got a list")
        for item in raw if isinstance(raw, list) else [raw]:
            try:
                yield Saying(collection, subject, prop, _as_json(item, prop))
            except ValueError as exc:
                raise ValueError(f"{where}: {exc}") from exc


def _as_json(raw: Any, prop: Property) -> Any:
    """The value as JSON has it: an author may write counts as words and days as TOML dates."""
    if prop.type is Count and isinstance(raw, str):
        return plain(Count.parse(raw))
    if prop.type is Attendee and isinstance(raw, dict):
        return {"official": None, **raw}
    if isinstance(raw, datetime.date) and not isinstance(raw, datetime.datetime):
        return raw.isoformat()
    return raw
