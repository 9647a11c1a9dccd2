"""Numbers of something, as sources give them: bounded, ranged, or in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, cast, get_args

import attrs

from security_meetings.errors import InvalidValue
from security_meetings.model.schema import Aspect, Field, Relation, Value
from security_meetings.model.shapes import wrong

if TYPE_CHECKING:
    from security_meetings.support.comparing import Comparison, Words

__all__ = ["Comparator", "Count", "Stage"]

Comparator = Literal[
    "exactly",
    "more than",
    "at least",
    "about",
    "nearly",
    "up to",
    "at most",
    "fewer than",
    "between",
    "dozens",
]
Stage = Literal["invited", "expected", "confirmed", "actual"]

_COMPARATORS, _STAGES = get_args(Comparator), get_args(Stage)

# Patterns stay text until first used: compiling them would cost every import.
_FIGURES = r"\d(?:[,.'’ ]?\d)*"
_COUNT = (
    rf"(?:(?P<words>[a-z][a-z. ]*[a-z.]) )?(?P<number>{_FIGURES})"
    rf"(?:(?: to | and | ?[-\u2013\u2014] ?)(?P<upper>{_FIGURES}))?"
)
_STAGE = rf"(?P<count>.+?)(?: ?\((?P<stage>{'|'.join(get_args(Stage))})\))?"
_THOUSANDS = r"\d{1,3}([,.'’ ])\d{3}(?:\1\d{3})*|\d+"
# Nobody counts so far, and Python reads no number of very many digits.
_MOST_DIGITS = 100
# What else an author may write for a comparator.
_SAME: Mapping[str, Comparator] = {
    **dict.fromkeys(("over", "above", "upwards of", "in excess of"), "more than"),
    **dict.fromkeys(
        ("no fewer than", "not fewer than", "no less than", "not less than", "minimum"), "at least"
    ),
    **dict.fromkeys(("circa", "ca.", "c.", "approximately", "around", "some", "roughly"), "about"),
    **dict.fromkeys(("almost", "close to"), "nearly"),
    **dict.fromkeys(("no more than", "not more than", "as many as", "maximum"), "at most"),
    **dict.fromkeys(("less than", "under", "below"), "fewer than"),
    "from": "between",
}
# Numbers that are words: what they are the least of.
_DOZENS = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}
_NO_BOUND = float("inf")
# What "about" allows on either side: one part in so many of the number, and at least one.
_ABOUT = 10


def _whole(bound: float) -> int | None:
    """A bound as a table has it; None where the words set none."""
    return None if bound == _NO_BOUND else int(bound)


def _slack(number: int) -> int:
    return max(1, number // _ABOUT) if number else 0


_BOUNDS: Mapping[Comparator, Callable[[int], tuple[float, float]]] = {
    "exactly": lambda n: (n, n),
    "more than": lambda n: (n + 1, _NO_BOUND),
    "at least": lambda n: (n, _NO_BOUND),
    "about": lambda n: (n - _slack(n), n + _slack(n)),
    "nearly": lambda n: (n - _slack(n), n - 1),
    "up to": lambda n: (0, n),
    "at most": lambda n: (0, n),
    "fewer than": lambda n: (0, n - 1),
    "dozens": lambda n: (n, _NO_BOUND),
}


@attrs.frozen
class Count(Value):
    """A number of something as a source gives it; what is counted is the field it stands in.

    >>> str(Count.parse("more than 100")), str(Count.parse("between 80 and 90"))
    ('more than 100', 'between 80 and 90')
    >>> Count.parse("126").relation_to(Count.parse("more than 125"))
    'compatible'
    >>> Count.parse("126").relation_to(Count.parse("more than 100 (expected)"))
    'other-scope'
    """

    aspects: ClassVar[tuple[Aspect, ...]] = (
        Aspect("min", int, "The lowest number that the words allow.", lambda count: _whole(count.bounds[0])),
        Aspect("max", int, "The highest number that they allow.", lambda count: _whole(count.bounds[1])),
        Aspect("stage", Stage, "Of what the number is: those invited or those there.", lambda c: c.stage),
    )

    number: Annotated[int, Field("The number printed; the lower one of a range; the least of 'dozens' (24).")]
    comparator: Annotated[
        Comparator, Field("How the source bounds the number: 'over 80' is 'more than'.")
    ] = "exactly"
    upper: Annotated[int | None, Field("The upper number of a range.", none="it is no range")] = None
    stage: Annotated[Stage, Field("Of what the number is: those invited, expected, confirmed, or there.")] = (
        "actual"
    )

    def __attrs_post_init__(self) -> None:
        if type(self.number) is not int or not isinstance(self.upper, (int, type(None))):
            raise wrong("a whole number", self.number if self.upper is None else (self.number, self.upper))
        if self.comparator not in _COMPARATORS or self.stage not in _STAGES:
            known = f"one of {', '.join(_COMPARATORS)}, and one of {', '.join(_STAGES)}"
            raise wrong(known, (self.comparator, self.stage))
        if self.number < 0:
            raise InvalidValue(f"expected a count of 0 or more, got {self.number}")
        if (self.comparator == "between") != (self.upper is not None):
            raise InvalidValue("a count between two numbers has both, and no other has an upper one")
        if self.upper is not None and self.upper <= self.number:
            raise InvalidValue(f"expected a range from low to high, got {self.number} to {self.upper}")
        if self.comparator == "dozens" and self.number not in _DOZENS.values():
            raise InvalidValue(f"expected one of {', '.join(_DOZENS)}, got {self.number}")

    def __str__(self) -> str:
        if self.comparator == "dozens":
            return next(word for word, least in _DOZENS.items() if least == self.number)
        if self.upper is not None:
            return f"between {self.number} and {self.upper}"
        return str(self.number) if self.comparator == "exactly" else f"{self.comparator} {self.number}"

    @classmethod
    def parse(cls, text: str) -> Count:
        """Read the written form, such as `"126"`, `"between 80 and 90"` or `"more than 100 (expected)"`.

        Raises:
            InvalidValue: The text is not of that form; the message has all words that may stand in it.
        """
        if not isinstance(text, str):
            raise wrong(_EXPECTED, text)
        match = re.fullmatch(_STAGE, " ".join(text.split()).lower())
        count, stage = (match["count"], match["stage"] or "actual") if match else ("", "actual")
        if count in _DOZENS:
            return cls(_DOZENS[count], "dozens", stage=cast("Stage", stage))
        return cls._parsed(count, cast("Stage", stage), text)

    @classmethod
    def _parsed(cls, count: str, stage: Stage, text: str) -> Count:
        match = re.fullmatch(_COUNT, count)
        words = (match["words"] or "exactly") if match else ""
        comparator = _SAME.get(words, words)
        numbers = [_number(match[part]) for part in ("number", "upper")] if match else [None, None]
        if match and match["upper"]:
            comparator = "between" if words in ("exactly", "between", "from") else ""
        known = get_args(Comparator)[:-1]
        if numbers[0] is None or comparator not in known or (match and match["upper"] and numbers[1] is None):
            raise InvalidValue(
                f"{wrong(_EXPECTED, text)}: a number, or two with 'to' or 'and'; before it "
                f"{', '.join(known)}, or words for these; or one of {', '.join(_DOZENS)}; behind it a stage "
                f"in brackets: {', '.join(get_args(Stage))}"
            )
        if numbers[0] == 0 and comparator in ("nearly", "fewer than"):
            raise InvalidValue(f"expected a count of 0 or more, got {text!r}")
        return cls(numbers[0], cast("Comparator", comparator), numbers[1], stage)

    @classmethod
    def authored(cls, raw: Any) -> Any:
        """The JSON form of a count that an author writes as words.

        Raises:
            InvalidValue: It is no text, or no count.
        """
        if not isinstance(raw, str):
            raise wrong("a count in quotes, such as '126'", raw)
        return cls.parse(raw).plain()

    @property
    def bounds(self) -> tuple[float, float]:
        """The lowest and highest number that the words allow; `inf` where they set no bound."""
        return (self.number, self.upper) if self.upper is not None else _BOUNDS[self.comparator](self.number)

    def relation_to(self, other: Count) -> Relation:
        """How this count stands to another on the same property."""
        if self.stage != other.stage:
            return "other-scope"
        if self == other:
            return "equal"
        (low, high), (other_low, other_high) = self.bounds, other.bounds
        return "compatible" if low <= other_high and other_low <= high else "contradicts"

    @property
    def vague(self) -> bool:
        """Whether it only bounds the number."""
        return self.comparator != "exactly"

    @property
    def settled(self) -> bool:
        """Whether it counts those who were there."""
        return self.stage == "actual"

    @property
    def step(self) -> int:
        """How late the stage is that it counts."""
        return get_args(Stage).index(self.stage)

    def support(self, words: Sequence[Words], language: str | None) -> Comparison:
        """Whether words print the number, bounded as it is."""
        from security_meetings.support.comparing import number_support

        if self.upper is not None:
            return number_support((self.number, self.upper), "", words, language)
        comparator = {"dozens": "at least", "up to": "at most"}.get(self.comparator, self.comparator)
        return number_support(self.number, comparator, words, language)

    def in_words(self, name_of: Callable[[str, tuple[str, ...]], str]) -> str:  # noqa: ARG002
        """The count with its stage, unless it is of those who were there."""
        return str(self) if self.stage == "actual" else f"{self} ({self.stage})"


_EXPECTED = "a count such as '126' or 'more than 100 (expected)'"


def _number(text: str | None) -> int | None:
    """The number of digits, with or without marks between thousands; None where they are no number."""
    if not text or len(text) > _MOST_DIGITS or not re.fullmatch(_THOUSANDS, text, re.ASCII):
        return None
    return int(re.sub(r"\D", "", text))
