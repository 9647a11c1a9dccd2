"""The strict codec: says of JSON what is wrong with it, and writes the JSON of records.

Nothing is coerced: `"7"` is no int, `20250527` no date, `"abc"` no list. Every field must be there
and no other. All problems of a file are reported at once, each with its path. The quick road of
`generated` takes the same readers of values; this one goes on behind what is wrong.
"""

from __future__ import annotations

import datetime
import functools
import types
from collections.abc import Callable
from typing import Any, TypeVar, cast

import attrs
import cattrs
from cattrs.errors import IterableValidationNote
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override
from cattrs.v import format_exception, transform_error

from security_meetings.errors import InvalidData, Problem, did_you_mean
from security_meetings.model.claims import Claim
from security_meetings.model.kinds import HOMES, class_of
from security_meetings.model.schema import Value, claimable, described, properties, shape_of
from security_meetings.model.shapes import Claimed, Leaf, Many, Parts, Shape, wrong

__all__ = ["decode", "decode_list", "encode", "problems_in", "structure_value"]

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]


# Of what is wrong with one list or object, so much is told.
_MOST_WRONG = 20
_MOST_UNKNOWN = 5
_LONGEST_NAME = 100


class _Missing:
    """Stands for a field that is not there, so that each such field reports itself."""

    def __repr__(self) -> str:
        return "nothing"


_MISSING = _Missing()


@functools.cache
def converter() -> cattrs.Converter:
    """The strict converter: a hook for every shape."""
    conv = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)

    def hook(hint: Any) -> Hook:
        shape, optional = shape_of(hint)
        read = _hook(conv, shape)
        return (lambda value, cls: None if value is None else read(value, cls)) if optional else read

    conv.register_structure_hook_factory(_has_shape, hook)
    for scalar in (str, int, bool, datetime.date):  # for which cattrs has hooks of its own, that coerce
        conv.register_structure_hook(scalar, hook(scalar))
    conv.register_unstructure_hook_factory(_is_described, lambda cls: _hook_out(conv, cls))
    conv.register_unstructure_hook(datetime.date, str)
    conv.register_unstructure_hook_func(_is_written, str)
    # What a claim says, or a day in one of its forms, is written as the class says that it is of.
    conv.register_unstructure_hook_func(_has_several_types, conv.unstructure)
    return conv


def _has_shape(hint: Any) -> bool:
    try:
        shape, _ = shape_of(hint)
    except TypeError:
        return False
    # Errors and answers are written too, but only what is described is ever read.
    return not isinstance(shape, Parts) or bool(described(shape.cls))


def _is_described(cls: Any) -> bool:
    return isinstance(cls, type) and bool(described(cls)) and not _is_written(cls)


def _is_written(cls: Any) -> bool:
    return isinstance(cls, type) and issubclass(cls, Value) and bool(cls.example)


def _has_several_types(hint: Any) -> bool:
    if isinstance(hint, type) or not _has_shape(hint):
        return False
    shape, _ = shape_of(hint)
    return isinstance(shape, Claimed) or len(getattr(shape, "types", ())) > 1


def _hook(conv: cattrs.Converter, shape: Shape) -> Hook:
    """A reader of one shape; what it raises says what was expected, and cattrs says where."""
    if isinstance(shape, Many):
        return _many_hook(conv, shape)
    if isinstance(shape, Parts):
        return _claim_hook(conv) if shape.cls is Claim else _class_hook(conv, shape.cls)
    if isinstance(shape, Leaf):
        read = shape.read
        return lambda value, _: read(value)
    raise TypeError(f"only a claim tells how {shape!r} is read")


def _many_hook(conv: cattrs.Converter, shape: Many) -> Hook:
    items: Any = types.GenericAlias(list, (shape.hint,))

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not list:
            raise wrong("a list", value)
        return tuple(_each(conv, value, shape.hint, items))

    return structure


def _each(conv: cattrs.Converter, values: list[Any], hint: Any, items: Any) -> list[Any]:
    """The items of a list; of very many that are wrong, the first are told."""
    made: list[Any] = []
    wrong_ones: list[Exception] = []
    for i, value in enumerate(values):
        try:
            made.append(conv.structure(value, hint))
        except Exception as exc:  # noqa: BLE001 (told together)
            enough = len(wrong_ones) == _MOST_WRONG
            told = ValueError("the rest of the list is not told of") if enough else exc
            told.add_note(IterableValidationNote(f"Structuring {items} @ index {i}", i, items))
            wrong_ones.append(told)
            if enough:
                break
    if wrong_ones:
        # Its base, an exception group, takes two arguments.
        error = cast("Any", cattrs.IterableValidationError)
        raise error("a list", wrong_ones, items)
    return made


def _left_out(cls: Any) -> dict[str, Any]:
    """The attributes that are no part of the JSON form: those without a `Field`."""
    shown = {part.name for part in described(cls)}
    return {a.name: override(omit=True) for a in attrs.fields(cls) if a.name not in shown}


def _hook_out(conv: cattrs.Converter, cls: Any) -> Callable[[Any], Any]:
    return make_dict_unstructure_fn(cls, conv, **_left_out(cls))


def _class_hook(conv: cattrs.Converter, cls: Any, **overrides: Any) -> Hook:
    """Demand an object, and show each absent field to its own hook."""
    fn = make_dict_structure_fn(cls, conv, **_left_out(cls), **overrides)
    names = [part.name for part in described(cls) if part.name not in getattr(cls, "may_lack", ())]

    def structure(value: Any, cls: Any) -> Any:
        if type(value) is not dict:
            raise wrong("an object", value)
        absent = {name: _MISSING for name in names if name not in value}
        return fn({**value, **absent} if absent else value, cls)

    return structure


def _claim_hook(conv: cattrs.Converter) -> Hook:
    """A claim's value has the shape of the property that it speaks of."""

    def read(said: Any, _: Any) -> Any:
        return structure_value(*said)

    # One hook for all: a pack must not make one, and keep it, for each property that nobody knows.
    hook = _class_hook(conv, Claim, value=override(struct_hook=read))

    def structure(value: Any, cls: Any) -> Any:
        if type(value) is not dict:
            raise wrong("an object", value)
        names = value.get("collection"), value.get("property")
        known = names if all(type(n) is str for n in names) else ("", "")
        return hook({**value, "value": (*known, value.get("value", _MISSING))}, cls)

    return structure


def structure_value(collection: str, path: str, raw: object) -> Any:
    """Turn the JSON form of one claimed value into what its property holds.

    Raises:
        ValueError: There is no such collection or property, or the value is of another form.
    """
    cls = class_of(collection) if collection in HOMES else None
    if cls is None:
        raise ValueError(f"no collection {collection!r}{did_you_mean(collection, HOMES)}")
    if not claimable(cls):
        raise ValueError(f"nothing can be claimed of {collection}")
    prop = properties(cls).get(path)
    if prop is None or not prop.claimable:
        known = [p.path for p in properties(cls).values() if p.claimable]
        raise ValueError(f"{collection} have no property {path!r}{did_you_mean(path, known)}")
    return _reader(prop.shape)(raw, None)


@functools.cache
def _reader(shape: Shape) -> Hook:
    """The reader of a shape; there are as many as our classes have."""
    return _hook(converter(), shape)


_MOST_TOLD = 8
_IS_MISSING = "required field is missing"


def _format(exc: BaseException, hint: type | None) -> str:
    if isinstance(exc, cattrs.ForbiddenExtraKeysError):
        known = [part.name for part in described(exc.cl)]
        names = sorted(exc.extra_fields)
        near = [did_you_mean(name, known) for name in names[:_MOST_UNKNOWN]]
        told = [
            f"unknown field {name[:_LONGEST_NAME]!r}{hint}" for name, hint in zip(names, near, strict=False)
        ]
        more = [f"and {len(names) - len(told)} unknown fields more"] if len(names) > len(told) else []
        # Where no name is near, all of a value are told; of a record they are too many.
        known = [f"there are {', '.join(known)}"] if not all(near) and len(known) <= _MOST_TOLD else []
        return "; ".join([*told, *more, *known])
    if isinstance(exc, ValueError):  # ours: keep the words
        text = str(exc)
        return _IS_MISSING if text.endswith(f"got {_MISSING!r}") else text
    return str(format_exception(exc, hint))


def problems_in(exc: BaseException, file: str) -> list[Problem]:
    """What a failed conversion says, each with its path."""
    found = []
    for line in transform_error(exc, path="$", format_exception=_format):
        message, _, where = line.rpartition(" @ ")
        if message == _IS_MISSING:
            message = f"required field {where.rpartition('.')[2]!r} is missing"
        found.append(Problem(file, where, message))
    return found


def decode(cls: type[T], data: object, file: str) -> T:
    """Turn parsed JSON into an object of the class, strictly.

    Raises:
        InvalidData: With every problem of the file.
    """
    try:
        return converter().structure(data, cls)
    except Exception as exc:
        raise InvalidData(problems_in(exc, file)) from exc


def decode_list(cls: type[T], data: object, file: str) -> list[T]:
    """Turn a parsed JSON list into objects of the class, strictly.

    Raises:
        InvalidData: With every problem of the file.
    """
    if type(data) is not list:
        raise InvalidData([Problem(file, "$", f"expected a list, got {type(data).__name__}")])
    return decode(cast("type[list[T]]", types.GenericAlias(list, (cls,))), data, file)


def encode(record: object) -> Any:
    """The JSON form of a record: keys in field order, every field written."""
    return converter().unstructure(record)
