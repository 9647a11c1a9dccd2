"""Records and JSON, both ways, as methods of every record."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any, Self

__all__ = ["Dicts"]


class Dicts:
    """What a record has to become JSON, and to come back."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """It as JSON has it: every field in order, of texts, numbers, lists and objects alone.

        >>> from security_meetings import load
        >>> load().countries["RU"].to_dict()["alpha3"]
        'RUS'
        """
        encoded: dict[str, Any] = _codec().encode(self)
        return encoded

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The record of what `to_dict` gives, or of the same read from JSON. Nothing is coerced or left out.

        A source has no text: that does not lie in the record.

        Args:
            data: An object with every field of the class and no other.

        Raises:
            InvalidData: With everything that is wrong, each with its path.

        >>> from security_meetings import Topic, load
        >>> africa = load().topics["africa"]
        >>> Topic.from_dict(africa.to_dict()) == africa
        True
        """
        given = dict(data) if isinstance(data, Mapping) else data
        made: Self = _codec().decode(cls, given, cls.__name__)
        return made


def _codec() -> Any:
    """What reads and writes JSON; it stands above the classes, and so is looked up when it is asked for."""
    return importlib.import_module("security_meetings.codec.strict")
