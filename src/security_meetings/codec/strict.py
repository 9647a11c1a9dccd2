"""The one strict converter between JSON and records.

Nothing is coerced: `"7"` is no int, `20250527` no date, `"abc"` no list. Every field must be there
and no other. All problems of a file are reported at once, each with its path.
"""

from __future__ import annotations

import datetime
import functools
import types
import typing
from collections.abc import Callable, Sequence
from typing import Any, Literal, TypeVar, cast

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override
from cattrs.v import format_exception, transform_error

from security_meetings.errors import InvalidData, Problem, did_you_mean
from security_meetings.model.claims import Claim, Value
from security_meetings.model.kinds import HOMES, class_of
from security_meetings.model.schema import claimable, described, properties
from security_meetings.model.values import PartialDate, parse_day

__all__ = ["decode", "decode_list", "encode", "structure_value"]

T = TypeVar("T")
_ANY_VALUE: Any = Value


# A message shows no more than this of a value that is wrong.
_LONGEST = 200


class _Missing:
    """Stands for a field that is not there, so that each such field reports itself."""

    def __repr__(self) -> str:
        return "nothing"


_MISSING = _Missing()


def _wrong(expected: str, got: object) -> ValueError:
    shown = repr(got)
    if len(shown) > _LONGEST:
        shown = f"{shown[:_LONGEST]}… ({type(got).__name__}, shortened)"
    return ValueError(f"expected {expected}, got {shown}")


def _exact(cls: type) -> Callable[[Any, Any], Any]:
    def structure(value: Any, _: Any) -> Any:
        if type(value) is not cls:
            raise _wrong(cls.__name__, value)
        return value

    return structure


def _day(value: Any, _: Any) -> Any:
    if type(value) is not str:
        raise _wrong("a day such as '2025-05-27'", value)
    return parse_day(value)


def _full_day(value: Any, _: Any) -> datetime.date:
    day = _day(value, _)
    if not isinstance(day, datetime.date):
        raise _wrong("a full day such as '2025-05-27'", value)
    return day


def _partial_day(value: Any, _: Any) -> PartialDate:
    day = _day(value, _)
    if not isinstance(day, PartialDate):
        raise _wrong("a partial day such as '2025-05'", value)
    return day


def _choice(hint: Any) -> Callable[[Any, Any], Any]:
    choices = typing.get_args(hint)

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not str or value not in choices:
            close = did_you_mean(value, choices) if type(value) is str else ""
            raise ValueError(f"{_wrong('one of ' + ', '.join(map(repr, choices)), value)}{close}")
        return value

    return structure


def _is_tuple(hint: Any) -> bool:
    return typing.get_origin(hint) is tuple


def _is_day(hint: Any) -> bool:
    args = [a for a in typing.get_args(hint) if a is not type(None)]
    return typing.get_origin(hint) in (typing.Union, types.UnionType) and set(args) == {
        datetime.date,
        PartialDate,
    }


def _is_choice(hint: Any) -> bool:
    return typing.get_origin(hint) is Literal


def _is_described(cls: Any) -> bool:
    return attrs.has(cls) and any(True for _ in described(cls))


def _strict_class(fn: Callable[[Any, Any], T], names: Sequence[str]) -> Callable[[Any, Any], T]:
    """Demand an object, and show each absent field to its own hook."""

    def structure(value: Any, cls: Any) -> T:
        if type(value) is not dict:
            raise _wrong("an object", value)
        absent = {name: _MISSING for name in names if name not in value}
        return fn({**value, **absent} if absent else value, cls)

    return structure


@functools.cache
def converter() -> cattrs.Converter:
    """The strict converter, with a hook for every kind of value."""
    conv = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    for scalar in (str, int, bool):
        conv.register_structure_hook(scalar, _exact(scalar))
    conv.register_structure_hook(datetime.date, _full_day)
    conv.register_structure_hook(PartialDate, _partial_day)
    conv.register_unstructure_hook(datetime.date, str)
    conv.register_unstructure_hook(PartialDate, str)

    def tuple_hook(hint: Any) -> Callable[[Any, Any], Any]:
        item: Any = types.GenericAlias(list, typing.get_args(hint)[:1])

        def structure(value: Any, _: Any) -> Any:
            if type(value) is not list:
                raise _wrong("a list", value)
            return tuple(conv.structure(value, item))

        return structure

    def day_hook(hint: Any) -> Callable[[Any, Any], Any]:
        optional = type(None) in typing.get_args(hint)
        return lambda value, _: None if optional and value is None else _day(value, _)

    def class_hook(cls: Any) -> Callable[[Any, Any], Any]:
        if cls is Claim:
            return _claim_hook(conv)
        return _class_hook(conv, cls)

    def class_out(cls: Any) -> Callable[[Any], Any]:
        return make_dict_unstructure_fn(cls, conv, **_left_out(cls))

    conv.register_structure_hook_factory(_is_described, class_hook)
    conv.register_unstructure_hook_factory(_is_described, class_out)
    conv.register_structure_hook_factory(_is_tuple, tuple_hook)
    conv.register_structure_hook_factory(_is_day, day_hook)
    conv.register_unstructure_hook_func(_is_day, conv.unstructure)
    conv.register_unstructure_hook_func(lambda hint: hint == _ANY_VALUE, conv.unstructure)
    conv.register_structure_hook_factory(_is_choice, _choice)
    return conv


def _left_out(cls: Any) -> dict[str, Any]:
    """The attributes that are no part of the JSON form: those without a `Field`."""
    shown = {name for name, _, _ in described(cls)}
    return {a.name: override(omit=True) for a in attrs.fields(cls) if a.name not in shown}


def _class_hook(conv: cattrs.Converter, cls: Any, **overrides: Any) -> Callable[[Any, Any], Any]:
    fn = make_dict_structure_fn(cls, conv, **_left_out(cls), **overrides)
    return _strict_class(fn, [name for name, _, _ in described(cls)])


def _claim_hook(conv: cattrs.Converter) -> Callable[[Any, Any], Claim]:
    """A claim's value has the type of the property that it speaks of."""

    @functools.cache
    def for_property(collection: Any, path: Any) -> Callable[[Any, Any], Claim]:
        def value(raw: Any, _: Any) -> Any:
            return structure_value(collection, path, raw)

        return _class_hook(conv, Claim, value=override(struct_hook=value))

    def structure(value: Any, cls: Any) -> Claim:
        if type(value) is not dict:
            raise _wrong("an object", value)
        names = value.get("collection"), value.get("property")
        known = names if all(type(n) is str for n in names) else ("", "")
        return for_property(*known)(value, cls)

    return structure


def structure_value(collection: str, path: str, raw: object) -> Any:
    """Turn the JSON form of one claimed value into the type of its property.

    Raises:
        ValueError: There is no such collection or property, or the value is of another type.
    """
    cls = class_of(collection) if collection in HOMES else None
    if cls is None:
        raise ValueError(f"no collection {collection!r}{did_you_mean(collection, HOMES)}")
    if not claimable(cls):
        raise ValueError(f"nothing can be claimed of {collection}")
    prop = properties(cls).get(path)
    if prop is None or prop.field.rest_of:
        known = [p.path for p in properties(cls).values() if not p.field.rest_of]
        raise ValueError(f"{collection} have no property {path!r}{did_you_mean(path, known)}")
    return converter().structure(raw, prop.type)


def _format(exc: BaseException, hint: type | None) -> str:
    if isinstance(exc, cattrs.ForbiddenExtraKeysError):
        known = [name for name, _, _ in described(exc.cl)]
        return "; ".join(
            f"unknown field {name!r}{did_you_mean(name, known)}" for name in sorted(exc.extra_fields)
        )
    if isinstance(exc, ValueError):  # ours, and those of attrs validators: keep the words
        text = str(exc)
        return "required field is missing" if text.endswith(f"got {_MISSING!r}") else text
    return str(format_exception(exc, hint))


def problems_in(exc: BaseException, file: str) -> list[Problem]:
    """What a failed conversion says, each with its path."""
    found = []
    for line in transform_error(exc, path="$", format_exception=_format):
        message, _, where = line.rpartition(" @ ")
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
