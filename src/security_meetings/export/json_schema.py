"""JSON Schema (2020-12) of a pack's files, and of the TOML files that an author writes.

An editor that knows them completes and checks while one writes; a program in any language checks a pack. All
follow from the classes.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from security_meetings.build.annotations import BESIDE_SOURCE, CLAIMING, KEYS
from security_meetings.build.building import FOUND_OUT, IN_LINES
from security_meetings.build.dating import RESOLVE, WEEKDAYS, takes_days
from security_meetings.build.spreading import STAR, is_spread
from security_meetings.build.using import USES
from security_meetings.codec.text import dump_json
from security_meetings.export.standards import Losses, Standard
from security_meetings.model.claims import MARKS, Claim
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import Field, Property, Value, claimable, described, properties, shape_of
from security_meetings.model.shapes import Claimed, Many, Parts, Plain, Shape, Written
from security_meetings.packs.manifest import Manifest
from security_meetings.packs.pack import IN_LINES as CLAIMS_IN_LINES

if TYPE_CHECKING:
    from security_meetings.collection.shelf import Collections
    from security_meetings.questions.citation import Edition

__all__ = [
    "JsonSchema",
    "annotations_schema",
    "line_schema",
    "pack_toml_schema",
    "record_schema",
    "records_schema",
]

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_JSON = {str: "string", int: "integer", bool: "boolean"}
# What may stand beside a value.
_BESIDE = sorted({"resolve", *(key for kind in CLAIMING for key in KEYS[kind])})


class JsonSchema(Standard):
    """JSON Schema of pack files and annotation files."""

    name = "json-schema"
    title = "JSON Schema"
    description = "What the files of a pack may hold, for editors and checkers in any language."
    counted = "rules of values"

    def files(
        self, data: Collections, edition: Edition, losses: Losses
    ) -> Iterator[tuple[str, Callable[[], Iterable[str]]]]:
        """A schema a file of `data/`, and those of the files that an author writes."""
        del data
        made: dict[str, Schema] = {}
        for name in kinds():
            schema = line_schema(name) if _in_lines(name, edition) else records_schema(name)
            made[f"{name}.schema.json"] = schema
        made["pack.schema.json"] = _top("data/pack.json", record_schema(Manifest))
        made["pack.toml.schema.json"] = pack_toml_schema()
        made["annotations.schema.json"] = annotations_schema()
        for cls in kinds().values():
            losses.met(len(described(cls)))
            for part in described(cls):
                _tell(part.field, losses)
        for name, schema in made.items():
            yield name, functools.partial(_text, schema)


def _text(schema: Schema) -> Iterable[str]:
    yield dump_json(schema).decode()


def _tell(field: Field, losses: Losses) -> None:
    if field.refers_to:
        losses.lost("references", "that there is such a record, only `verify` can tell")
    elif field.verbatim:
        losses.lost("verbatim texts", "that they stand in the words, only `verify` can tell")


def _top(title: str, schema: Schema) -> Schema:
    return {"$schema": _DIALECT, "title": title, **schema}


def records_schema(collection: str) -> Schema:
    """The schema of the file of a collection, `data/COLLECTION.json`: a list of records.

    >>> records_schema("topics")["items"]["properties"]["id"]["type"]
    'string'
    """
    return _top(f"data/{collection}.json", {"type": "array", "items": record_schema(kinds()[collection])})


def line_schema(collection: str) -> Schema:
    """The schema of a line of the file of a collection, `data/COLLECTION.jsonl`: a record.

    >>> line_schema("claims")["title"], line_schema("claims")["type"]
    ('data/claims.jsonl', 'object')
    """
    return _top(f"data/{collection}.jsonl", record_schema(kinds()[collection]))


def _in_lines(collection: str, edition: Edition) -> bool:
    """Whether the packs keep a collection a record a line; packs that do not say keep the claims so."""
    files = {entry.name for head in edition.manifests for entry in head.files}
    if files.isdisjoint((f"{collection}.json", f"{collection}.jsonl")):
        return collection in CLAIMS_IN_LINES
    return f"{collection}.json" not in files


def record_schema(cls: type) -> Schema:
    """The schema of an object of a class: each field is there, and no other."""
    fields = {}
    for part in described(cls):
        schema = _stored(part.shape, part.field)
        if part.optional:
            schema = {"anyOf": [schema, {"type": "null"}]}
        fields[part.name] = {"description": _meaning(part.field), **schema}
    found: Schema = {
        "type": "object",
        "properties": fields,
        "required": [*fields],
        "additionalProperties": False,
    }
    if cls is Claim:
        found["allOf"] = [*_claimed()]
    return found


def _meaning(field: Field) -> str:
    unit = f" ({field.unit})" if field.unit else ""
    return f"{field.meaning}{unit}"


def _stored(shape: Shape, field: Field) -> Schema:
    """A value as JSON has it."""
    if isinstance(shape, Many):
        return {"type": "array", "items": _stored(shape.of, field)}
    if isinstance(shape, Parts):
        return record_schema(shape.cls)
    if isinstance(shape, Claimed):
        return {}
    if shape.choices:
        return {"type": "string", "enum": [*shape.choices]}
    return _leaf(shape, field)


def _leaf(shape: Shape, field: Field) -> Schema:
    found: Schema = {"type": _JSON[getattr(shape, "json", str)]}
    if isinstance(shape, Written) and shape.types == (datetime.date,):
        found["format"] = "date"
    if field.form and found["type"] == "string":
        # Ours fits the whole text; theirs finds a part.
        found["pattern"] = f"^(?:{field.form})$"
    if field.least is not None and found["type"] == "integer":
        found["minimum"] = field.least
    return found


def _claimed() -> Iterator[Schema]:
    """What a claim says has the form of the property that it speaks of."""
    for name, cls in kinds().items():
        if not claimable(cls):
            continue
        known = {path: prop for path, prop in properties(cls).items() if prop.claimable}
        if not known:
            continue
        here = {"properties": {"collection": {"const": name}}, "required": ["collection"]}
        paths = {"properties": {"property": {"enum": [*known]}}}
        rules = [_claimed_at(path, prop) for path, prop in known.items()]
        yield {"if": here, "then": {**paths, "allOf": rules}}


def _claimed_at(path: str, prop: Property) -> Schema:
    here = {"properties": {"property": {"const": path}}, "required": ["property"]}
    return {"if": here, "then": {"properties": {"value": _stored(prop.shape, prop.field)}}}


def pack_toml_schema() -> Schema:
    """The schema of `seeds/pack.toml`."""
    stated = [part for part in described(Manifest) if part.name not in (*FOUND_OUT, USES)]
    fields = {
        part.name: {"description": _meaning(part.field), **_authored_value(part.shape, part.field)}
        for part in stated
    }
    fields[USES] = {
        "type": "array",
        "items": {"type": "string", "minLength": 1},
        "description": "The packs whose ids it takes: by name, or '../name' for one beside its own.",
    }
    fields[IN_LINES] = {"type": "boolean", "description": "Whether records are written a line each."}
    found: Schema = {"type": "object", "properties": fields}
    found["required"] = [part.name for part in stated if not part.optional]
    return _top("seeds/pack.toml", {**found, "additionalProperties": False})


def annotations_schema() -> Schema:
    """The schema of the annotation files in `seeds/`."""
    able = {name: cls for name, cls in kinds().items() if claimable(cls)}
    definitions = {name: _authored_record(properties(cls)) for name, cls in able.items()}
    definitions |= {
        f"{name}-spread": _authored_record(properties(cls), spread=True) for name, cls in able.items()
    }
    subjects = {
        name: {
            "description": f"Claims on {name}, by id and property.",
            "type": "object",
            "patternProperties": {re.escape(STAR): {"$ref": f"#/$defs/{name}-spread"}},
            "additionalProperties": {"$ref": f"#/$defs/{name}"},
        }
        for name in able
    }
    beside = {key: schema for kind in CLAIMING for key, schema in _keys(kind).items()}
    beside["resolve"] = {
        "type": "string",
        "enum": [*RESOLVE],
        "description": "Which day of that name is meant.",
    }
    definitions["keys"] = {"type": "object", "properties": beside}
    blocks = {
        kind: {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {**_keys(kind), **(subjects if kind in CLAIMING else {})},
                "additionalProperties": False,
            },
        }
        for kind in KEYS
    }
    about = _authored_record(properties(kinds()["sources"]))["properties"]
    source = {
        "type": "string",
        "minLength": 1,
        "description": "The id of the source that the file annotates.",
    }
    top = {
        "type": "object",
        "properties": {
            "source": source,
            **{key: {"enum": [*able]} for key, able in BESIDE_SOURCE.items()},
            **about,
            **blocks,
        },
        "additionalProperties": False,
    }
    return _top("seeds/*.toml", {**top, "$defs": definitions})


def _keys(kind: str) -> Schema:
    """What may stand in a block, or beside a value, besides claims."""
    known = {part.name: part for part in described(Claim)}
    found: Schema = {}
    for key in sorted(KEYS[kind]):
        if key in known:
            found[key] = {
                "description": known[key].field.meaning,
                **_stored(known[key].shape, known[key].field),
            }
        elif key == "words":
            texts = {"type": "array", "items": {"type": "string"}, "minItems": 1}
            found[key] = {"anyOf": [{"type": "string"}, texts], "description": "The exact words of the text."}
        else:
            found[key] = {"type": "string"}
    lists = {"set_aside": ("reason", "set aside"), "anomaly": ("kind", "anomaly")}
    if kind in lists:
        key, mark = lists[kind]
        shape, _ = shape_of(MARKS[mark])
        found[key] = {"type": "string", "enum": [*shape.choices]}
    return found


def _authored_record(known: Any, *, spread: bool = False) -> Schema:
    """Properties of one subject, as an author writes them; those of a group nest, or stand by their path."""
    fields: Schema = {}
    for path, prop in known.items():
        if not prop.claimable:
            continue
        schema = {"description": _meaning(prop.field), **_authored(prop, spread=spread and is_spread(prop))}
        group, dot, inner = path.partition(".")
        if dot:
            whole = fields.setdefault(
                group, {"type": "object", "properties": {}, "additionalProperties": False}
            )
            whole["properties"][inner] = schema
        fields[path] = schema
    return {"type": "object", "properties": fields, "additionalProperties": False}


def _authored(prop: Property, *, spread: bool) -> Schema:
    """One value, one with keys of its own, or a list where many fit, each form counts, or each has its id."""
    value = _authored_value(prop.shape, prop.field)
    several = prop.many or prop.field.variants or spread
    told = [value, {"enum": [*WEEKDAYS]}] if takes_days(prop) else [value]
    if several:
        told.append({"type": "array", "items": {"anyOf": [*told]}, "minItems": 1})
    keyed = {
        "type": "object",
        "properties": {
            "value": {"anyOf": told} if len(told) > 1 else value,
            **{key: {"$ref": f"#/$defs/keys/properties/{key}"} for key in _BESIDE},
        },
        "required": ["value"],
        "additionalProperties": False,
    }
    one = {"anyOf": [value, keyed]}
    if not several:
        return one
    return {"anyOf": [value, keyed, {"type": "array", "items": one, "minItems": 1}]}


def _authored_value(shape: Shape, field: Field) -> Schema:
    if isinstance(shape, Many):
        return {"type": "array", "items": _authored_value(shape.of, field)}
    if isinstance(shape, Parts):
        return _authored_parts(shape.cls)
    found = _stored(shape, field)
    if isinstance(shape, Plain) and found["type"] == "string" and field.verbatim and "pattern" in found:
        return {"anyOf": [found, {"const": "*"}]}  # all the quoted words
    return found


def _authored_parts(cls: Any) -> Schema:
    """The written form, where the class has one; or its parts, some left at default."""
    left = {a.name for a in attrs.fields(cls) if a.default is not attrs.NOTHING}
    fields = {part.name: _stored(part.shape, part.field) for part in described(cls)}
    needed = [name for name in fields if name not in left]
    parts = {"type": "object", "properties": fields, "required": needed, "additionalProperties": False}
    if _overrides(cls, "authored"):  # counts are written as a source has them
        return {"type": "string"}
    return {"anyOf": [{"type": "string"}, parts]} if _overrides(cls, "parse") else parts


def _overrides(cls: Any, method: str) -> bool:
    """Whether a class of values reads itself what an author writes."""
    return issubclass(cls, Value) and getattr(cls, method).__func__ is not getattr(Value, method).__func__
