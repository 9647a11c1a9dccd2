"""The grammar of values: the six forms that a value can have.

`schema` makes a shape of each field's type, and nobody else looks at types. Whoever reads, writes, shows or
checks values walks shapes: the constructors, the codec, the codebook, annotations, words, references.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

from security_meetings.errors import InvalidValue, did_you_mean

__all__ = [
    "A_FULL_DAY",
    "Choice",
    "Claimed",
    "Leaf",
    "Many",
    "Parts",
    "Plain",
    "Shape",
    "Written",
    "as_full_day",
    "full_day",
    "wrong",
]

# A message shows no more than this of a value that is wrong.
_LONGEST = 200


def wrong(expected: str, got: object) -> InvalidValue:
    """The error for a value that is not what was expected.

    >>> str(wrong("text", 7))
    'expected text, got 7'
    """
    shown = repr(got)
    if len(shown) > _LONGEST:
        shown = f"{shown[:_LONGEST]}… ({type(got).__name__}, shortened)"
    return InvalidValue(f"expected {expected}, got {shown}")


class Shape:
    """The form of a value.

    Attributes:
        words: What the codebook calls it.
        choices: The values allowed; empty where any of the form is.
    """

    words: str = ""
    choices: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.words}>"

    def authored(self, raw: Any) -> Any:
        """The JSON form of what an author wrote in TOML."""
        return raw


class Leaf(Shape):
    """The form of a value that is not made of others."""

    json: Any = str
    """The type that JSON has in its place."""

    def read(self, raw: Any) -> Any:
        """The value of a JSON form.

        Raises:
            InvalidValue: It is of another form; the message says what is expected.
        """
        raise NotImplementedError


# What messages ask for; the codebook has the names that programs know.
_PLAIN_WORDS = {str: "text", int: "a whole number, such as 2", bool: "true or false"}


class Plain(Leaf):
    """Text, a whole number, or yes and no: just what JSON has, and nothing is coerced."""

    def __init__(self, json: type) -> None:
        self.json: Any = json
        self.words: str = json.__name__

    def read(self, raw: Any) -> Any:
        """The same value, if it is of this very type."""
        if type(raw) is not self.json:
            raise wrong(_PLAIN_WORDS.get(self.json, self.words), raw)
        return raw


class Choice(Leaf):
    """One of several words."""

    def __init__(self, choices: tuple[str, ...]) -> None:
        self.choices: tuple[str, ...] = choices
        self.words: str = "one of " + ", ".join(f"`{choice}`" for choice in choices)

    def read(self, raw: Any) -> Any:
        """The same word, if it is one of them."""
        if type(raw) is str and raw in self.choices:
            return raw
        near = did_you_mean(raw, self.choices) if type(raw) is str else ""
        raise InvalidValue(f"{wrong('one of ' + ', '.join(map(repr, self.choices)), raw)}{near}")


class Written(Leaf):
    """A value that JSON has as text: a day, or a class of values with a written form.

    Args:
        types: The classes that it may be of.
        parse: Reads the written form.
        expected: What messages ask for.
    """

    def __init__(self, types: tuple[type, ...], parse: Callable[[str], Any], expected: str) -> None:
        self.types: tuple[type, ...] = types
        self.words: str = " or ".join(cls.__name__ for cls in types)
        self._parse = parse
        self._expected = expected

    def read(self, raw: Any) -> Any:
        """The value of a written form."""
        if type(raw) is not str:
            raise wrong(self._expected, raw)
        value = self._parse(raw)
        if not isinstance(value, self.types):
            raise wrong(self._expected, raw)
        return value

    def authored(self, raw: Any) -> Any:
        """The written form; an author may write a date of TOML for a day."""
        return raw.isoformat() if type(raw) is datetime.date else raw


class Parts(Shape):
    """An object of several named values: a class whose fields are described.

    Attributes:
        cls: The class.
        bundle: Whether it only bundles properties of a record (`counts`), each of which is claimed by itself.
    """

    def __init__(self, cls: Any, *, bundle: bool) -> None:
        self.cls: Any = cls
        self.bundle: bool = bundle
        self.words: str = cls.__name__

    def authored(self, raw: Any) -> Any:
        """What the class makes of it."""
        return self.cls.authored(raw) if hasattr(self.cls, "authored") else raw


class Many(Shape):
    """Any number of values of one form, in order.

    Attributes:
        of: The form of each.
        hint: The type of each.
    """

    def __init__(self, of: Shape, hint: Any) -> None:
        self.of: Shape = of
        self.hint: Any = hint
        self.words: str = f"many: {of.words}"


class Claimed(Shape):
    """Whatever the property has that a claim speaks of."""

    words: str = "as its property"


_FULL_DAY = r"\d{4}-\d\d-\d\d"
A_FULL_DAY = "a full day such as '2025-05-27'"


def full_day(text: str) -> datetime.date:
    """Read `2025-05-27`.

    Raises:
        InvalidValue: The text is no full day, or none of the calendar.
    """
    if (day := as_full_day(text)) is not None:
        return day
    if not re.fullmatch(_FULL_DAY, text, re.ASCII):
        raise wrong(A_FULL_DAY, text)
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as exc:
        raise InvalidValue(f"{text!r} is no day of the calendar: {exc}") from exc


def as_full_day(text: str) -> datetime.date | None:
    """The day of such a text; None of any other."""
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    # ISO 8601 has other forms, which nobody here writes.
    return day if str(day) == text else None
