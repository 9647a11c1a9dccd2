"""The same work done by other libraries, as their users write it."""

from __future__ import annotations

import importlib
import importlib.util
import typing
from collections.abc import Callable, Iterable
from typing import Any

import attrs

from security_meetings.model.schema import described, without_none
from security_meetings.model.values import PartialDate

__all__ = ["frame_of", "installed", "msgspec_reader", "pydantic_reader"]


def installed(name: str) -> bool:
    """Whether a library is here."""
    return importlib.util.find_spec(name) is not None


def msgspec_reader(cls: type) -> Callable[[bytes], list[Any]]:
    """Into the very classes of this library. msgspec ignores unknown keys, and fills in missing ones."""
    msgspec: Any = importlib.import_module("msgspec")
    read: Callable[[bytes], list[Any]] = msgspec.json.Decoder(cls).decode_lines
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

    def shape(hint: Any) -> Any:
        bare = without_none(hint)
        if typing.get_origin(bare) is tuple:
            return tuple[shape(typing.get_args(bare)[0]), ...]  # type: ignore[misc]
        if bare is not hint:
            return typing.Optional[shape(bare)]  # noqa: UP045 (made at run time)
        if PartialDate in typing.get_args(bare):
            return typing.get_args(bare)[0]  # full days alone: these files hold no others
        return _model(bare) if attrs.has(bare) else bare

    config = pydantic.ConfigDict(extra="forbid", frozen=True)
    fields: dict[str, Any] = {name: (shape(hint), ...) for name, hint, _ in described(cls)}
    return pydantic.create_model(cls.__name__, __config__=config, **fields)
