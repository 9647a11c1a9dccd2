"""The same work done by other libraries, as their users write it."""

from __future__ import annotations

import importlib
import importlib.util
import types
import typing
from collections.abc import Callable, Iterable
from typing import Any, Optional

import attrs

from security_meetings.model.schema import described
from security_meetings.model.shapes import Choice, Many, Parts, Plain, Shape, Written

__all__ = ["frame_of", "installed", "msgspec_reader", "pydantic_reader"]


def installed(name: str) -> bool:
    """Whether a library is here."""
    return importlib.util.find_spec(name) is not None


def msgspec_reader(cls: type) -> Callable[[bytes], list[Any]]:
    """Into classes of attrs like ours; of a day it reads one form alone. msgspec ignores unknown keys."""
    msgspec: Any = importlib.import_module("msgspec")
    read: Callable[[bytes], list[Any]] = msgspec.json.Decoder(_twin(cls)).decode_lines
    return read


def pydantic_reader(cls: type) -> Callable[[Iterable[bytes]], list[Any]]:
    """Pydantic into models of the same shape, which forbid unknown keys, as ours do."""
    read = _model(cls).model_validate_json
    return lambda lines: [read(line) for line in lines]


def frame_of(records: Iterable[Any]) -> Any:
    """A pandas frame of the same fields, a row a record."""
    pandas: Any = importlib.import_module("pandas")
    return pandas.DataFrame([attrs.asdict(r, recurse=False) for r in records])


def _model(cls: type) -> Any:
    pydantic: Any = importlib.import_module("pydantic")
    config = pydantic.ConfigDict(extra="forbid", frozen=True)
    fields = {name: (hint, ...) for name, hint in _hints(cls, _model).items()}
    return pydantic.create_model(cls.__name__, __config__=config, **fields)


def _twin(cls: type) -> Any:
    fields = {name: attrs.field(type=hint) for name, hint in _hints(cls, _twin).items()}
    return attrs.make_class(cls.__name__, fields, frozen=True)


def _hints(cls: type, twin: Callable[[type], Any]) -> dict[str, Any]:
    """The types of the fields of a class, the classes in them replaced."""

    def kept(shape: Shape) -> Any:
        match shape:
            case Many(of=of):
                return types.GenericAlias(tuple, (kept(of), ...))
            case Written(types=(first, *_)):
                return first  # full days alone: these files hold no others
            case Parts(cls=inner):
                return twin(inner)
            case Choice(choices=choices):
                return typing.Literal[choices]
            case Plain(json=kind):
                return kind
        raise AssertionError(shape)

    return {
        part.name: Optional[kept(part.shape)] if part.optional else kept(part.shape)  # noqa: UP045
        for part in described(cls)
    }
