"""Values that say more than a bare number or day, and how two values relate."""

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any, ClassVar, Literal, TypeAlias, Union, get_args

import attrs

from security_meetings.errors import InvalidValue
from security_meetings.model.schema import Field, Relation, Value
from security_meetings.model.shapes import full_day, wrong

__all__ = [
    "PARTIES",
    "Attendee",
    "Comparator",
    "Count",
    "Day",
    "PartialDate",
    "Stage",
    "Weekday",
    "day_in_words",
    "earliest",
    "latest",
    "max_known",
    "min_known",
    "parse_day",
    "relation",
]

Comparator = Literal["exactly", "more than", "at least", "about", "at most", "fewer than"]
Stage = Literal["invited", "expected", "confirmed", "actual"]
Weekday = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

# Patterns stay text until first used: compiling them would cost every import.
_COUNT = (
    rf"(?:(?P<comparator>{'|'.join(get_args(Comparator))}) )?(?P<number>\d+)"
    rf"(?: \((?P<stage>{'|'.join(get_args(Stage))})\))?"
)
_FULL = r"\d{4}-\d\d-\d\d"
_PARTIAL = r"(?P<year>\d{4})(?:-(?P<month>\d\d))?|--(?P<m>\d\d)(?:-(?P<day>\d\d))?"
# What "about" allows on either side: one part in so many of the number.
_ABOUT = 10
_NO_BOUND = float("inf")
_BOUNDS: Mapping[Comparator, Callable[[int], tuple[float, float]]] = {
    "exactly": lambda n: (n, n),
    "more than": lambda n: (n + 1, _NO_BOUND),
    "at least": lambda n: (n, _NO_BOUND),
    "about": lambda n: (n - n // _ABOUT, n + n // _ABOUT),
    "at most": lambda n: (0, n),
    "fewer than": lambda n: (0, n - 1),
}


@attrs.frozen
class Count(Value):
    """A number of something as a source gives it; what is counted is the field it stands in.

    >>> str(Count.parse("more than 100"))
    'more than 100'
    >>> Count.parse("126").relation_to(Count.parse("more than 125"))
    'compatible'
    >>> Count.parse("126").relation_to(Count.parse("more than 100 (expected)"))
    'other-scope'
    """

    number: Annotated[int, Field("The number printed.")]
    comparator: Annotated[
        Comparator, Field("How the source bounds the number: 'over 80' is 'more than'.")
    ] = "exactly"
    stage: Annotated[Stage, Field("Of what the number is: those invited, expected, confirmed, or there.")] = (
        "actual"
    )

    def __attrs_post_init__(self) -> None:
        if self.number < 0:
            raise InvalidValue(f"expected a count of 0 or more, got {self.number}")

    def __str__(self) -> str:
        return str(self.number) if self.comparator == "exactly" else f"{self.comparator} {self.number}"

    @classmethod
    def parse(cls, text: str) -> "Count":
        """Read the written form, such as `"126"` or `"more than 100 (expected)"`.

        Raises:
            InvalidValue: The text is not of that form.
        """
        match = re.fullmatch(_COUNT, text, re.ASCII)
        if match is None:
            raise wrong("a count such as '126' or 'more than 100 (expected)'", text)
        named = {k: v for k, v in match.groupdict().items() if v is not None}
        return cls(int(named.pop("number")), **named)  # type: ignore[arg-type]

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
        return _BOUNDS[self.comparator](self.number)

    def relation_to(self, other: "Count") -> Relation:
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
    def step(self) -> int:
        """How late the stage is that it counts."""
        return get_args(Stage).index(self.stage)

    def in_words(self, name_of: Callable[[str, tuple[str, ...]], str]) -> str:  # noqa: ARG002
        """The count with its stage, unless it is of those who were there."""
        return str(self) if self.stage == "actual" else f"{self} ({self.stage})"


@attrs.frozen
class PartialDate(Value):
    """A day of which the source gives only a part: the year, the month, or a day without a year.

    The written form is that of ISO 8601 where it has one: `2021`, `2021-06`, and `--05-29` for
    the 29th of May of a year not stated. A full day is a `datetime.date`, never a `PartialDate`.

    >>> PartialDate(None, 5, 29).relation_to(datetime.date(2025, 5, 29))
    'compatible'
    >>> str(PartialDate(2010))
    '2010'
    """

    example: ClassVar[str] = "a day such as '2025-05-27'"

    year: Annotated[int | None, Field("The year.")] = None
    month: Annotated[int | None, Field("The month.", unit="1 to 12")] = None
    day: Annotated[int | None, Field("The day of the month.", unit="1 to 31")] = None

    def __attrs_post_init__(self) -> None:
        given = (self.year is not None, self.month is not None, self.day is not None)
        if given not in {
            (True, False, False),
            (True, True, False),
            (False, True, True),
            (False, True, False),
        }:
            raise InvalidValue(
                "a partial date has a year, a year and month, a month, or a month and day; "
                f"got year={self.year}, month={self.month}, day={self.day}"
            )
        # 2000 is a leap year, so that the 29th of February of an unknown year is allowed.
        parts = zip((self.year, self.month, self.day), (2000, 1, 1), strict=True)
        try:
            datetime.date(*(stand_in if part is None else part for part, stand_in in parts))
        except ValueError as exc:
            raise InvalidValue(f"no day of the calendar is {self}: {exc}") from exc

    def __str__(self) -> str:
        if self.year is not None:
            return f"{self.year:04}" + (f"-{self.month:02}" if self.month else "")
        return f"--{self.month:02}" + (f"-{self.day:02}" if self.day else "")

    @classmethod
    def parse(cls, text: str) -> "Day":
        """Read a day as far as it is given; see `parse_day`."""
        return parse_day(text)

    @property
    def missing(self) -> int:
        """How many of year, month and day are not given."""
        return sum(part is None for part in (self.year, self.month, self.day))

    @property
    def bounds(self) -> tuple[datetime.date | None, datetime.date | None]:
        """The first and the last day that the words allow; None where the year is not known."""
        return earliest(self), latest(self)

    def in_words(self, name_of: Callable[[str, tuple[str, ...]], str]) -> str:  # noqa: ARG002
        """The day as a sentence has it."""
        return day_in_words(self)

    def relation_to(self, other: "Day") -> Relation:
        """How this day stands to another: parts that both give must agree."""
        if self == other:
            return "equal"
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        clash = any(a is not None and b is not None and a != b for a, b in pairs)
        return "contradicts" if clash else "compatible"


Day: TypeAlias = Union[datetime.date, PartialDate]  # noqa: UP007 (the alias is used at run time)
"""A day as far as the source gives it."""


def parse_day(text: str) -> Day:
    """Read `2025-05-27`, `2025-05`, `2025`, `--05-29` or `--05`.

    Raises:
        InvalidValue: The text is none of these, or no day of the calendar.

    >>> parse_day("2025-05-27")
    datetime.date(2025, 5, 27)
    >>> parse_day("--05-29")
    PartialDate(year=None, month=5, day=29)
    """
    if re.fullmatch(_FULL, text, re.ASCII):
        return full_day(text)
    match = re.fullmatch(_PARTIAL, text, re.ASCII)
    if match is None:
        raise wrong("a day such as '2025-05-27', '2025-05' or '--05-29'", text)
    year, month, m, day = (int(g) if g else None for g in match.groups())
    return PartialDate(year, m if month is None else month, day)


def earliest(day: Day | None) -> datetime.date | None:
    """The first day that the words allow; None where the year is not known."""
    if not isinstance(day, PartialDate):
        return day
    return None if day.year is None else datetime.date(day.year, day.month or 1, 1)


def latest(day: Day | None) -> datetime.date | None:
    """The last day that the words allow; None where the year is not known."""
    if not isinstance(day, PartialDate):
        return day
    if day.year is None:
        return None
    if day.month in (None, 12):
        return datetime.date(day.year, 12, 31)
    # The day before the first of the next month.
    return datetime.date(day.year, day.month + 1, 1) - datetime.timedelta(days=1)


def day_in_words(day: Day) -> str:
    """A day, as far as it is known.

    >>> day_in_words(PartialDate(2025, 5))
    'May 2025'
    """
    import calendar

    month = calendar.month_name[day.month] if day.month else ""
    return " ".join(str(part) for part in (day.day, month, day.year) if part)


def relation(a: object, b: object, field: Field) -> Relation:
    """How two values of one property relate, given what the property means."""
    for value, other in ((a, b), (b, a)):
        # A day may be a date on one side, and part of one on the other.
        if isinstance(value, Value) and isinstance(other, (Value, datetime.date)):
            return value.relation_to(other)
    if a == b:
        return "equal"
    if field.variants or (a in field.ladder and b in field.ladder):
        return "compatible"
    return "contradicts"


def max_known(*days: datetime.date | None) -> datetime.date | None:
    """The latest of the days that are known."""
    return max((d for d in days if d is not None), default=None)


def min_known(*days: datetime.date | None) -> datetime.date | None:
    """The earliest of the days that are known."""
    return min((d for d in days if d is not None), default=None)


PARTIES = ("countries", "organizations")
"""The collections that a party to a meeting or talk is a record of."""


@attrs.frozen
class Attendee(Value):
    """One side's person at a talk, or the side alone where nobody is named."""

    party: Annotated[
        str,
        Field("Whom the person speaks for.", refers_to=PARTIES, item="party"),
    ]
    official: Annotated[
        str | None,
        Field(
            "Who sits there.", none="the source names no person", refers_to=("officials",), item="official"
        ),
    ] = None

    def __str__(self) -> str:
        return f"{self.official} for {self.party}" if self.official else self.party

    def in_words(self, name_of: Callable[[str, tuple[str, ...]], str]) -> str:
        """The names of both."""
        party = name_of(self.party, PARTIES)
        return f"{name_of(self.official, ('officials',))} for {party}" if self.official else party
