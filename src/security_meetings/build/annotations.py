"""Reading annotation files: what a person wrote beside a source, with the line it stands on."""

from __future__ import annotations

import contextlib
import datetime
import functools
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import attrs

from security_meetings.errors import InvalidData, Problem, did_you_mean
from security_meetings.model.claims import plain
from security_meetings.model.kinds import HOMES, class_of
from security_meetings.model.schema import Property, claimable, properties
from security_meetings.model.values import Attendee, Count

__all__ = ["Annotations", "Block", "Saying", "noting", "read_annotations", "read_toml"]

# What may stand in a block besides claims: a text each, or a list of texts for `words`.
KEYS = {
    "quote": {"words", "within", "modality", "by", "inferred", "rank", "rank_reason"},
    "editorial": {"because", "rank", "rank_reason"},
    "set_aside": {"words", "within", "reason"},
    "anomaly": {"words", "within", "kind", "reason"},
}
# The blocks below which claims stand.
CLAIMING = ("quote", "editorial")
_HEADER = re.compile(r"\s*\[\[\s*(\w+)\s*\]\]")

Noting = Callable[[], AbstractContextManager[None]]


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


@attrs.frozen
class Annotations:
    """What one file says.

    Attributes:
        source: The source that it annotates; `None` where it is editorial only.
        blocks: The blocks that nothing is wrong with, in order.
        problems: What is wrong with the others.
    """

    source: str | None
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]


@contextlib.contextmanager
def noting(problems: list[Problem], file: str, where: str) -> Iterator[None]:
    """Note what goes wrong inside as a problem of this place, and go on behind it."""
    try:
        yield
    except InvalidData as exc:
        problems.extend(Problem(file, where, p.message) for p in exc.problems)
    except ValueError as exc:
        problems.append(Problem(file, where, str(exc)))


def read_toml(path: Path) -> dict[str, Any]:
    """Parse a TOML file.

    Raises:
        InvalidData: It cannot be read, or is no valid TOML.
    """
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8"))
    except (OSError, ValueError) as exc:
        raise InvalidData([Problem(path.name, "", f"cannot be read as TOML: {exc}")]) from exc


def read_annotations(path: Path) -> Annotations:
    """What a file says, block by block.

    Raises:
        InvalidData: The blocks cannot be told apart.
    """
    parsed = read_toml(path)
    source = parsed.pop("source", None)
    lines = _header_lines(path.read_text(encoding="utf-8"))
    wrong = [_misshaped(name, tables, lines.get(name, [])) for name, tables in parsed.items()]
    if source is not None and not (isinstance(source, str) and source):
        wrong.append(f"source: expected text, got {source!r}")
    problems = [Problem(path.name, "", what) for what in wrong if what]
    if problems:
        raise InvalidData(problems)
    blocks = []
    for kind, tables in parsed.items():
        for line, table in zip(lines.get(kind, []), tables, strict=True):
            before = len(problems)
            note = functools.partial(noting, problems, path.name, f"line {line}")
            keys = {k: v for k, v in table.items() if k in KEYS[kind]}
            with note():
                _check_keys(keys)
            said = {k: v for k, v in table.items() if k not in keys}
            block = Block(kind, line, keys, tuple(_sayings(said, kind, note)))
            if len(problems) == before:
                blocks.append(block)
    return Annotations(source, tuple(sorted(blocks, key=lambda b: b.line)), tuple(problems))


def _header_lines(text: str) -> dict[str, list[int]]:
    lines: dict[str, list[int]] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if match := _HEADER.match(line):
            lines.setdefault(match[1], []).append(number)
    return lines


def _misshaped(name: str, tables: Any, lines: list[int]) -> str:
    """What is wrong with all blocks of one name; empty if nothing is."""
    if name not in KEYS:
        return f"unknown block {name!r}{did_you_mean(name, KEYS)}"
    if not isinstance(tables, list) or len(tables) != len(lines):
        return f"each block starts with [[{name}]] on a line of its own, and no text holds such a line"
    return ""


def _check_keys(keys: Mapping[str, Any]) -> None:
    for key, value in keys.items():
        texts = value if key == "words" and isinstance(value, list) else [value]
        if not texts or not all(isinstance(text, str) and text for text in texts):
            raise ValueError(f"{key}: expected text, got {value!r}")
    if keys.get("rank", "normal") != "normal" and "rank_reason" not in keys:
        raise ValueError(f"the rank {keys['rank']!r} needs a reason: add 'rank_reason'")


def _sayings(said: Mapping[str, Any], kind: str, note: Noting) -> Iterator[Saying]:
    for collection, subjects in said.items():
        with note():
            if collection not in HOMES or not isinstance(subjects, dict):
                known = [*KEYS[kind], *HOMES]
                raise ValueError(f"unknown key {collection!r}{did_you_mean(collection, known)}")
            if not claimable(class_of(collection)):
                raise ValueError(f"nothing can be claimed of {collection}: the build makes them")
            if kind not in CLAIMING:
                raise ValueError(f"[[{kind}]] claims nothing: say {collection!r} below a [[quote]]")
            for subject, stated in subjects.items():
                with note():
                    yield from _of_subject(collection, subject, stated, note)


def _of_subject(collection: str, subject: str, stated: Any, note: Noting) -> Iterator[Saying]:
    if not isinstance(stated, dict):
        # ValueError: to the author it is a wrong line, whatever its type.
        raise ValueError(f"{collection}.{subject}: expected a property behind it")  # noqa: TRY004
    known = properties(class_of(collection))
    for path, raw in _by_path(stated, known):
        with note():
            try:
                for value in _values(path, raw, known):
                    yield Saying(collection, subject, known[path], value)
            except ValueError as exc:
                raise ValueError(f"{collection}.{subject}.{path}: {exc}") from exc


def _by_path(
    stated: Mapping[str, Any], known: Mapping[str, Property], prefix: str = ""
) -> Iterator[tuple[str, Any]]:
    for name, raw in stated.items():
        path = prefix + name
        if path not in known and isinstance(raw, dict) and any(p.startswith(f"{path}.") for p in known):
            yield from _by_path(raw, known, f"{path}.")
        else:
            yield path, raw


def _values(path: str, raw: Any, known: Mapping[str, Property]) -> list[Any]:
    """The values of one line, as JSON has them: an author may write one, or a list where many fit."""
    prop = known.get(path)
    if prop is None or prop.field.rest_of:
        able = [p for p in known if not known[p].field.rest_of]
        raise ValueError(f"no such property{did_you_mean(path, able)}")
    if isinstance(raw, list) and not (prop.many or prop.field.variants):
        raise ValueError("expected one value, got a list")
    return [_as_json(item, prop) for item in (raw if isinstance(raw, list) else [raw])]


def _as_json(raw: Any, prop: Property) -> Any:
    """The value as JSON has it: an author may write counts as words and days as TOML dates."""
    if prop.type is Count:
        if not isinstance(raw, str):
            # ValueError: to the author it is a wrong line, whatever its type.
            raise ValueError(f"expected a count in quotes, such as '126', got {raw!r}")
        return plain(Count.parse(raw))
    if prop.type is Attendee and isinstance(raw, dict):
        return {"official": None, **raw}
    if prop.type is not str and type(raw) is datetime.date:
        return raw.isoformat()
    return raw
