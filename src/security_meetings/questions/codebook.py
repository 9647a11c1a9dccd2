"""The codebook: what each field means, and how much of the data stands behind it.

Made from the classes and the data alone, so it cannot fall behind either.
"""

from __future__ import annotations

import inspect
import re
import typing
from collections.abc import Iterator

import attrs

from security_meetings.collection.shelf import Collections
from security_meetings.model.briefs import brief, counted, visible
from security_meetings.model.claims import Claim
from security_meetings.model.displays import Shown
from security_meetings.model.kinds import class_of, kinds
from security_meetings.model.pages import Layout, Words, bold, dim
from security_meetings.model.schema import Property, Record, properties
from security_meetings.model.spans import quoted
from security_meetings.policy import in_reading_order

__all__ = ["FieldEntry", "KindEntry", "codebook", "markdown"]


@attrs.frozen
class FieldEntry(Shown):
    """One field of one kind of record.

    Attributes:
        path: The property's path.
        type: Its type, in words.
        meaning: What it means.
        unit: Its unit or written form; empty where the type says it all.
        none: What it means that it is absent.
        records: How many records have it.
        claims: How many claims stand behind it.
        sources: The sources of these claims, sorted.
        example: A claim on it, quoted from a source where one says it; None where there is none.
    """

    path: str
    type: str
    meaning: str
    unit: str
    none: str
    records: int
    claims: int
    sources: tuple[str, ...]
    example: Claim | None

    def _lay_out(self, page: Layout) -> None:
        page.fields([(self.path, _told(self))], 0)

    def __repr__(self) -> str:
        return f"<FieldEntry {self.path}: {brief(self.meaning)}>"


@attrs.frozen
class KindEntry(Shown):
    """One kind of record, with its fields in order."""

    collection: str
    name: str
    meaning: str
    records: int
    fields: tuple[FieldEntry, ...]

    def _lay_out(self, page: Layout) -> None:
        page.write([bold(self.name), dim(f"({self.collection}: {self.records})")])
        page.write(self.meaning, 2)
        page.gap()
        page.fields([(field.path, _told(field)) for field in self.fields])

    def __repr__(self) -> str:
        told = f"{counted(len(self.fields), 'field')}, {counted(self.records, 'record')}"
        return f"<KindEntry {self.name} ({self.collection}): {told}>"


def _told(field: FieldEntry) -> Words:
    unit = f" ({field.unit})" if field.unit else ""
    known = f"known of {field.records}, by {counted(field.claims, 'claim')}; else: {field.none}"
    return [f"{field.meaning}{unit}", dim(f"{field.type.replace('`', '')}; {known}")]


def codebook(collections: Collections) -> list[KindEntry]:
    """An entry for each kind of record, in order of definition."""
    return [_kind(name, cls, collections) for name, cls in kinds().items()]


def _kind(name: str, cls: type[Record], collections: Collections) -> KindEntry:
    # What stands further down in a docstring are the fields, told below, and an example.
    meaning = inspect.cleandoc(cls.__doc__ or "").partition("\nAttributes:")[0].partition(">>>")[0].strip()
    fields = tuple(_field(prop, name, collections) for prop in properties(cls).values())
    return KindEntry(name, cls.__name__, meaning, len(collections.collection(name)), fields)


def _field(prop: Property, name: str, collections: Collections) -> FieldEntry:
    claimed = prop.field.rest_of or prop.path
    claims = list(collections.claims.where(collection=name, property=claimed))
    stated = [c for c in claims if c.basis == "stated"] or claims
    # One piece of a text is an example that explains itself.
    quoted = [c for c in stated if len(c.evidence) == 1] or stated
    return FieldEntry(
        path=prop.path,
        type=_type_words(prop),
        meaning=prop.field.meaning,
        unit=prop.field.unit,
        none=prop.field.none,
        records=sum(prop.read(record) not in (None, ()) for record in collections.collection(name)),
        claims=len(claims),
        sources=tuple(sorted({c.source for c in claims if c.source})),
        example=in_reading_order(quoted)[0] if quoted and not prop.field.rest_of else None,
    )


def _type_words(prop: Property) -> str:
    words = f"id in {' or '.join(prop.field.refers_to)}" if prop.field.refers_to else prop.shape.words
    return f"many: {words}" if prop.many else words


def markdown(entries: list[KindEntry]) -> str:
    """The codebook as a Markdown page."""
    return "\n".join(line for entry in entries for line in _section(entry))


def _section(entry: KindEntry) -> Iterator[str]:
    yield f"## {entry.name}\n"
    yield f"{entry.meaning}\n"
    yield f"Collection `{entry.collection}`: {counted(entry.records, 'record')}.\n"
    yield "| field | type | meaning | when absent | records | claims | sources |"
    yield "|---|---|---|---|---:|---:|---|"
    known = properties(class_of(entry.collection))
    for field in entry.fields:
        flags = known[field.path].field
        marks = "".join(f", *{mark}*" for mark in ("verbatim", "structure") if getattr(flags, mark))
        unit = f" ({field.unit})" if field.unit else ""
        sources = ", ".join(map(_plain, field.sources)) or "–"
        yield (
            f"| `{field.path}` | {field.type}{marks} | {field.meaning}{unit} | {field.none} "
            f"| {field.records} | {field.claims} | {sources} |"
        )
    yield ""
    examples = [field for field in entry.fields if field.example and field.example.evidence]
    if examples:
        yield "How it is coded, each with a real example:\n"
    for field in examples:
        claim = typing.cast("Claim", field.example)
        quote = _one_line(quoted(claim.evidence))
        inferred = f" (inferred: {claim.because})" if claim.because else ""
        said = f"- {_code(claim.place)} = {_code(str(claim.value))}, {claim.modality}"
        yield f"{said}, from {_plain(claim.source or '')}: {_plain(quote)}{_plain(inferred)}"
    yield ""


def _plain(words: str) -> str:
    """Words of a pack as Markdown that shows them as they are: no markup, no cell, no line of their own."""
    return re.sub(r"[\\`*_<>\[\]|&#]", lambda m: f"&#{ord(m[0])};", visible(_one_line(words)))


def _code(words: str) -> str:
    """The same in a span of code, which ends at no mark of theirs."""
    return f"`{visible(_one_line(words)).replace('`', 'ˋ')}`"


def _one_line(words: str) -> str:
    return " ".join(words.split())
