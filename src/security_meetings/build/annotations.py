"""Reading annotation files: what a person wrote beside a source, with the line it stands on."""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, cast

import attrs

from security_meetings.build.dating import check_weekday
from security_meetings.build.outline import Outline, Table
from security_meetings.build.spreading import spread
from security_meetings.build.texts import noting, parsed_toml
from security_meetings.errors import InvalidData, Problem, did_you_mean
from security_meetings.model.kinds import HOMES, class_of
from security_meetings.model.schema import Property, claimable, properties
from security_meetings.model.shapes import Leaf

__all__ = ["Annotations", "Block", "Line", "read_annotations", "words_in"]

# What may stand in a block besides claims: a text each, or a list of texts for `words`. All of it may stand
# on a single line too: `{value = …, modality = "expected"}`.
KEYS = {
    "quote": {"words", "within", "modality", "by", "inferred", "rank", "rank_reason", "language"},
    "editorial": {"because", "rank", "rank_reason", "language"},
    "set_aside": {"words", "within", "reason"},
    "anomaly": {"words", "within", "kind", "reason"},
}
# What stands beside `source` and is no property of it, with the values that it can have.
BESIDE_SOURCE: dict[str, tuple[object, ...]] = {"draft": (True, False), "year": ("published",)}
# Of more names of blocks, which are all unknown, nobody wants to read.
_MOST_NAMES = 1000
# Those that a claim has under the same name.
_OF_CLAIMS = ("modality", "rank", "language")
# The blocks below which claims stand.
CLAIMING = ("quote", "editorial")


@attrs.frozen
class Line:
    """One value for one property of one subject, as JSON has it, and what is said of this value alone.

    Attributes:
        number: The line of the file on which it stands.
    """

    collection: str
    subject: str
    property: Property
    value: Any
    keys: Mapping[str, Any] = attrs.field(factory=dict)
    number: int = 1

    def __str__(self) -> str:
        return f"{self.collection}.{self.subject}.{self.property.path}"


@attrs.frozen
class Block:
    """One `[[quote]]`, `[[editorial]]`, `[[set_aside]]` or `[[anomaly]]`.

    Attributes:
        kind: Which of them.
        number: The line on which it begins.
        keys: What is said of all its lines, but what is wrong.
        lines: Its lines, but those that are wrong.
        words_at: The line of its words.
        sound: Whether nothing is wrong with its keys.
        whole: Whether nothing is wrong with its lines either.
    """

    kind: str
    number: int
    keys: dict[str, Any]
    lines: tuple[Line, ...]
    words_at: int = 1
    sound: bool = True
    whole: bool = True

    def keys_of(self, line: Line) -> dict[str, Any]:
        """What is said of a line: by itself, else by the block."""
        return {**self.keys, **line.keys}


def words_in(keys: Mapping[str, Any]) -> list[str]:
    """The words quoted; a single quote is a list of one."""
    words = keys.get("words", [])
    return [words] if isinstance(words, str) else words


@attrs.frozen
class Annotations:
    """What one file says.

    Attributes:
        source: The source that it annotates; `None` where it is editorial only.
        source_at: The line that names it.
        draft: Whether its sentences may still be open.
        year_published: Whether days without a year are of that in which the source was published.
        blocks: The blocks, in order.
        subjects: What it speaks of, by collection and id, whether or not that is right.
        problems: Everything that is wrong.
    """

    source: str | None
    source_at: int
    draft: bool
    year_published: bool
    blocks: tuple[Block, ...]
    subjects: frozenset[tuple[str, str]]
    problems: tuple[Problem, ...]

    def of_sources(self, path: str) -> dict[str, str]:
        """What it says of a property of sources, where that is a text."""
        return {
            line.subject: line.value
            for block in self.blocks
            for line in block.lines
            if (line.collection, line.property.path) == ("sources", path) and isinstance(line.value, str)
        }


def read_annotations(path: Path) -> Annotations:
    """What a file says, block by block; what is wrong with one keeps no other from being read.

    Raises:
        InvalidData: It cannot be read, or its blocks cannot be told apart.
    """
    parsed, outline = parsed_toml(path)
    source = parsed.pop("source", None)
    about = {key: parsed.pop(key) for key in list(parsed) if key in properties(class_of("sources"))}
    beside = {key: parsed.pop(key) for key in BESIDE_SOURCE if key in parsed and key not in KEYS}
    problems = [
        Problem(path.name, f"line {line}", what)
        for name, tables in itertools.islice(parsed.items(), _MOST_NAMES)
        for line, what in [_misshaped(name, tables, outline)]
        if what
    ]
    if source is not None and not (isinstance(source, str) and source):
        where = f"line {outline.top.line_of(['source'])}"
        problems.append(Problem(path.name, where, f"source: expected text, got {source!r}"))
    for key, value in beside.items():
        if not any(type(value) is type(able) and value == able for able in BESIDE_SOURCE[key]):
            expected = " or ".join(repr(able).lower() for able in BESIDE_SOURCE[key])
            what = f"{key}: expected {expected}, got {value!r}"
            problems.append(Problem(path.name, f"line {outline.top.line_of([key])}", what))
    if (about or beside) and source is None:
        names = " and ".join({**about, **beside})
        where = f"line {outline.top.line_of([*about, *beside][:1])}"
        what = f"{names}: of which source? Say 'source' above, or claim it below an [[editorial]]"
        problems.append(Problem(path.name, where, what))
    if problems:
        raise InvalidData(problems)
    reader = _Reading(path.name, problems)
    if about:
        reader.read("quote", about, outline.top, source)
    for kind, tables in parsed.items():
        for table, place in zip(tables, outline.tables[kind], strict=True):
            reader.read(kind, table, place)
    blocks = sorted(reader.blocks, key=lambda block: block.number)
    at = outline.top.line_of(["source"])
    return Annotations(
        source,
        at,
        beside.get("draft", False),
        "year" in beside,
        tuple(blocks),
        frozenset(reader.subjects),
        tuple(problems),
    )


def _misshaped(name: str, tables: Any, outline: Outline) -> tuple[int, str]:
    """What is wrong with all blocks of one name, with its line; empty if nothing is."""
    found = outline.tables.get(name, [])
    line = outline.top.line_of([name]) if (name,) in outline.top.lines or not found else found[0].line
    if name not in KEYS:
        # What tells of the source itself stands beside the blocks, and is misspelt as they are.
        of_source = [path for path, prop in properties(class_of("sources")).items() if prop.claimable]
        near = did_you_mean(name, ["source", *KEYS, *BESIDE_SOURCE, *of_source])
        blocks = ", ".join(f"[[{key}]]" for key in KEYS)
        all_ = f"; there are {blocks}, and above them what tells of the source: {', '.join(of_source)}"
        return line, f"unknown block {name!r}{near or all_}"
    if not isinstance(tables, list) or len(tables) != len(found) or not all(t.is_item for t in found):
        return line, f"{name}: each block starts with [[{name}]] on a line of its own"
    return line, ""


class _Reading:
    """The blocks of one file, as they are read."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems
        self.blocks: list[Block] = []
        self.subjects: set[tuple[str, str]] = set()

    def read(self, kind: str, table: Mapping[str, Any], place: Table, source: str | None = None) -> None:
        """Read one block; above all blocks stands what is said of a source."""
        before = len(self.problems)
        is_header = source is not None
        keys = {} if is_header else {k: v for k, v in table.items() if k in KEYS[kind]}
        said = (
            {"sources": {source: table}} if is_header else {k: v for k, v in table.items() if k not in keys}
        )
        wrong = dict(_wrong_keys(keys))
        for key, what in wrong.items():
            self.problems.append(Problem(self.file, f"line {place.line_of([key])}", what))
        lines = tuple(_Lines(self, kind, place, is_header=is_header).read(said))
        block = Block(
            kind,
            place.line,
            {key: value for key, value in keys.items() if key not in wrong},
            lines,
            place.line_of(["words"]),
            sound=not wrong,
            whole=len(self.problems) == before,
        )
        self.blocks.append(block)


def _wrong_keys(keys: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with what is said beside claims: the key, and words for it."""
    for key, value in keys.items():
        texts = value if key == "words" and isinstance(value, list) else [value]
        if not texts or not all(isinstance(text, str) and text.strip() for text in texts):
            yield key, f"{key}: expected text, got {value!r}"
        elif key in _OF_CLAIMS:
            prop = properties(class_of("claims"))[key]
            try:
                cast("Leaf", prop.shape).read(value)
            except ValueError as exc:
                yield key, f"{key}: {exc}"
            if prop.field.form and not re.fullmatch(prop.field.form, str(value)):
                yield key, f"{key}: expected {prop.field.unit}, got {value!r}"
    if "rank_reason" not in keys and keys.get("rank") in ("preferred", "deprecated"):
        yield "rank", f"the rank {keys['rank']!r} needs a reason: add 'rank_reason'"


@attrs.frozen
class _Lines:
    """The lines of one block."""

    reading: _Reading
    kind: str
    place: Table
    is_header: bool = attrs.field(kw_only=True)

    def _noting(self, *path: str) -> AbstractContextManager[None]:
        return noting(self.reading.problems, self.reading.file, f"line {self._line_of(*path)}")

    def _line_of(self, *path: str, item: int | None = None) -> int:
        return self.place.line_of(path[2:] if self.is_header else path, item)

    def read(self, said: Mapping[str, Any]) -> Iterator[Line]:
        for written_collection, subjects in said.items():
            # The same few words on very many lines.
            collection = sys.intern(written_collection)
            with self._noting(collection):
                if collection in HOMES and not isinstance(subjects, dict):
                    raise ValueError(
                        f"{collection}: expected an id and a property behind it, got {subjects!r}"
                    )
                if collection not in HOMES:
                    known = [*KEYS[self.kind], *HOMES]
                    raise ValueError(f"unknown key {collection!r}{did_you_mean(collection, known)}")
                if not claimable(class_of(collection)):
                    raise ValueError(f"nothing can be claimed of {collection}: the build makes them")
                if self.kind not in CLAIMING:
                    claims_nothing = f"[[{self.kind}]] claims nothing"
                    raise ValueError(f"{claims_nothing}: say {collection!r} below a [[quote]]")
                for written, stated in subjects.items():
                    with self._noting(collection, written):
                        yield from self._of_subjects(collection, written, stated)

    def _of_subjects(self, collection: str, written: str, stated: Any) -> Iterator[Line]:
        known = properties(class_of(collection))
        for subject, own, item, over in spread(written, stated, known):
            self.reading.subjects.add((collection, subject))
            with self._noting(collection, written):
                for line in self._of_subject(collection, subject, own, written):
                    at = (collection, written, *over.split("."))
                    if item is None or line.property.path != over:
                        yield line
                    else:
                        yield attrs.evolve(line, number=self._line_of(*at, item=item))

    def _of_subject(self, collection: str, subject: str, stated: Any, written: str) -> Iterator[Line]:
        if not isinstance(stated, dict):
            # ValueError: to the author it is a wrong line, whatever its type.
            raise ValueError(f"{collection}.{subject}: expected a property behind it")  # noqa: TRY004
        if not stated and not self.is_header:
            raise ValueError(f"{collection}.{subject}: this says nothing: name a property, or take it out")
        known = properties(class_of(collection))
        for path, raw in _by_path(stated, known):
            place = collection, written, *path.split(".")
            with self._noting(*place):
                # What stands beside the source itself may come from an editor, who says on what basis.
                beside = KEYS[self.kind] | ({"because", "resolve"} if self.is_header else {"resolve"})
                try:
                    self._check_is_a_property(path, stated, known, beside)
                    for i, (value, keys) in enumerate(_values(path, raw, known, beside)):
                        at = self._line_of(*place, item=i)
                        yield Line(collection, sys.intern(subject), known[path], value, keys, at)
                except ValueError as exc:
                    raise ValueError(f"{collection}.{subject}.{path}: {exc}") from exc

    def _check_is_a_property(
        self, path: str, stated: Mapping[str, Any], known: Mapping[str, Property], beside: Collection[str]
    ) -> None:
        """See that nobody wrote as a property of the subject what is said of a value.

        Raises:
            ValueError: It is; the message says how to write it.
        """
        if path in known or path.rpartition(".")[2] not in beside:
            return
        able = [name for name in known if known[name].claimable]
        group = path.rpartition(".")[0]
        values = [name for name, _ in _by_path(stated, known) if name in able]
        near = [name for name in values if group and (name == group or name.startswith(f"{group}."))]
        value = [*near, *values, *able][0]
        last = path.rpartition(".")[2]
        keys = dict.fromkeys([name for name in stated if name in beside and name not in known] + [last])
        example = ", ".join(f'{key} = "…"' for key in keys)
        how = f'{last!r} is said of a value: {value} = {{value = "…", {example}}}'
        first = "because" if self.kind == "editorial" else "words"
        in_block = last in KEYS[self.kind] and last != first and not self.is_header
        more = f", or, for all lines of the [[{self.kind}]], beside its {first!r}" if in_block else ""
        raise ValueError(f"no such property; {how}{more}")


def _by_path(
    stated: Mapping[str, Any], known: Mapping[str, Property], prefix: str = ""
) -> Iterator[tuple[str, Any]]:
    for name, raw in stated.items():
        path = prefix + name
        is_group = path not in known and any(p.startswith(f"{path}.") for p in known)
        if is_group and isinstance(raw, dict) and raw:
            yield from _by_path(raw, known, f"{path}.")
        else:
            yield path, raw


def _values(
    path: str, raw: Any, known: Mapping[str, Property], beside: Collection[str]
) -> list[tuple[Any, dict[str, Any]]]:
    """The values of one line, as JSON has them: an author may write one, or a list where many fit."""
    prop = known.get(path)
    if prop is None or not prop.claimable:
        able = [p for p in known if known[p].claimable]
        raise ValueError(f"no such property{did_you_mean(path, able)}")
    value, keys = _apart(raw, beside)
    if isinstance(value, list) and not (prop.many or prop.field.variants):
        cure = "where each is said of a subject of its own, put a star into the id, as 'x-*'"
        raise ValueError(f"expected one value, got a list; {cure}")
    if value == []:
        raise ValueError("an empty list says nothing: take it out")
    items = [_apart(item, beside) for item in (value if isinstance(value, list) else [value])]
    for item, own in items:
        check_weekday(prop, item, own.get("resolve", keys.get("resolve")))
    return [(prop.shape.authored(item), {**keys, **own}) for item, own in items]


def _apart(raw: Any, beside: Collection[str]) -> tuple[Any, dict[str, Any]]:
    """A value and what is said of it alone, where an author wrote `{value = …, modality = …}`."""
    if not isinstance(raw, dict) or "value" not in raw:
        return raw, {}
    keys = {key: item for key, item in raw.items() if key != "value"}
    for key in keys:
        if key not in beside:
            raise ValueError(f"unknown key {key!r} beside 'value'{did_you_mean(key, beside)}")
    for _, what in _wrong_keys(keys):
        raise ValueError(what)
    return raw["value"], keys
