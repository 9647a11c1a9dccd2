"""Laying out answers for a terminal, and saying values in words."""

from __future__ import annotations

import calendar
import datetime
import re
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from security_meetings.claims import Claim, Evidence
from security_meetings.names import name_words
from security_meetings.records import Attendee
from security_meetings.schema import Field
from security_meetings.values import Count, Day, PartialDate

if TYPE_CHECKING:
    from security_meetings.dataset import Dataset

__all__ = [
    "Page",
    "Styled",
    "Words",
    "bold",
    "day_in_words",
    "days_in_words",
    "dim",
    "in_words",
    "listed",
    "name_of",
    "nth",
    "reading_shown",
    "sides",
    "teller",
]

_NARROWEST = 40
_WIDEST_LABEL = 28
_CODES = {"bold": "\x1b[1m", "dim": "\x1b[2m"}
# Only these part words: a no-break space in a source stays where it is.
_BLANKS = re.compile(r"[ \n\t]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]")


class Styled(NamedTuple):
    """Some words, and how they look where colours are seen."""

    text: str
    style: str


Words: TypeAlias = str | Styled | Sequence[str | Styled]


def bold(text: str) -> Styled:
    """Words that lead."""
    return Styled(text, "bold")


def dim(text: str) -> Styled:
    """Words that stand back: sources, hints."""
    return Styled(text, "dim")


# A file that is read within this many bytes needs no telling.
_WORTH_TELLING = 1 << 25


@contextmanager
def reading_shown() -> Generator[Callable[[int], None] | None]:
    """A way to tell how far the reading of long files is: on a terminal, and nowhere else."""
    if not sys.stderr.isatty():
        yield None
        return
    total = 0

    def tell(more: int) -> None:
        nonlocal total
        total += more
        if total > _WORTH_TELLING:
            print(f"\rread {total >> 20} MiB", end="", file=sys.stderr, flush=True)

    try:
        yield tell
    finally:
        if total > _WORTH_TELLING:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


class Page:
    """Lines of text, wrapped to a width.

    Attributes:
        lines: What has been written so far.
    """

    def __init__(self, width: int, *, colour: bool) -> None:
        self.lines: list[str] = []
        self._width = max(width, _NARROWEST)
        self._colour = colour

    @property
    def text(self) -> str:
        """All of it, each line ended."""
        return "".join(f"{line}\n" for line in self.lines)

    def write(self, words: Words, indent: int = 0) -> None:
        """Add a paragraph; each of its lines is indented alike."""
        self.lines += [" " * indent + line for line in self._wrapped(words, self._width - indent)]

    def raw(self, text: str) -> None:
        """Add text as it is, for other programs to read."""
        self.lines += map(_printable, text.splitlines())

    def gap(self) -> None:
        """Add an empty line between two parts; never at the top, never two."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def fields(self, rows: Iterable[tuple[str, Words]], indent: int = 2, *, right: bool = False) -> None:
        """Add labels in one column and what they stand for in a second.

        Args:
            rows: Label and words. A label that is too long stands on a line of its own.
            indent: How far the labels stand in.
            right: Whether labels are aligned on the right, as numbers are.
        """
        rows = [(_printable(label), words) for label, words in rows]
        most = min(_WIDEST_LABEL, self._width * 2 // 5)
        column = max((len(label) for label, _ in rows if len(label) <= most), default=0)
        for label, words in rows:
            lines = self._wrapped(words, self._width - indent - column - 2)
            if len(label) > column:
                self.write(label, indent)
            else:
                head = label.rjust(column) if right else label.ljust(column)
                self.lines.append(" " * indent + f"{head}  {lines.pop(0)}".rstrip())
            self.lines += [" " * (indent + column + 2) + line for line in lines]

    def _wrapped(self, words: Words, width: int) -> list[str]:
        """The words as lines, never fewer than one; a word that is too long is not broken."""
        lines: list[list[str]] = [[]]
        used = 0
        for word, style in _each_word(words):
            if used and used + 1 + len(word) > width:
                lines.append([])
                used = 0
            used += len(word) + bool(used)
            lines[-1].append(f"{_CODES[style]}{word}\x1b[0m" if self._colour and style else word)
        return [" ".join(line) for line in lines]


def _each_word(words: Words) -> Iterator[tuple[str, str]]:
    parts = [words] if isinstance(words, (str, Styled)) else words
    for part in parts:
        text, style = part if isinstance(part, Styled) else (part, "")
        for word in _BLANKS.split(text):
            if word:
                yield _printable(word), style


def _printable(text: str) -> str:
    r"""The text with control characters spelt out: words from a pack must not steer the terminal.

    >>> _printable("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    return _CONTROLS.sub(lambda m: repr(m[0])[1:-1], text)


def listed(names: Iterable[str]) -> str:
    """Names as a sentence has them.

    >>> listed(["rt", "dfnc", "interaffairs"])
    'rt, dfnc and interaffairs'
    """
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def nth(number: int) -> str:
    """A number as an edition has it.

    >>> nth(3), nth(13)
    ('3rd', '13th')
    """
    teens = 10 <= number % 100 < 20  # noqa: PLR2004 (eleventh to thirteenth end in -th)
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def day_in_words(day: Day) -> str:
    """A day as far as it is known.

    >>> day_in_words(PartialDate(2025, 5))
    'May 2025'
    """
    month = calendar.month_name[day.month] if day.month else ""
    return " ".join(str(part) for part in (day.day, month, day.year) if part)


def days_in_words(first: Day | None, last: Day | None) -> str:
    """From the first day to the last.

    >>> days_in_words(datetime.date(2025, 5, 27), datetime.date(2025, 5, 29))
    '27 to 29 May 2025'
    """
    if first is None:
        return f"until {day_in_words(last)}, first day not stated" if last else "days not stated"
    if last is None:
        return f"from {day_in_words(first)}, last day not stated"
    if first == last:
        return day_in_words(first)
    start = day_in_words(first)
    if isinstance(first, datetime.date) and isinstance(last, datetime.date) and first.year == last.year:
        # What both days share is said once.
        month = "" if first.month == last.month else f" {calendar.month_name[first.month]}"
        start = f"{first.day}{month}"
    return f"{start} to {day_in_words(last)}"


def name_of(ds: Dataset, id_: str, collections: Iterable[str]) -> str:
    """The name of the record with this id, or the id where it has none."""
    for collection in collections:
        records = ds.collection(collection)
        if id_ in records:
            return getattr(records[id_], "name", None) or id_
    return id_


def in_words(ds: Dataset, value: Any, field: Field | None = None) -> str:
    """One value of a record or claim, as a reader says it.

    Args:
        ds: Where the names of ids are looked up.
        value: The value.
        field: What the property means, if the value may be the id of a record.
    """
    words = str(value)
    match value:
        case Attendee(party=party, official=official):
            words = name_of(ds, party, ("countries", "organizations"))
            if official:
                words = f"{name_of(ds, official, ('officials',))} for {words}"
        case Evidence(source=source, start=start, end=end, exact=exact):
            words = f"“{exact}” ({source}, characters {start} to {end})"
        case Count(stage="invited" | "expected" | "confirmed" as stage):
            words = f"{value} ({stage})"
        case bool():
            words = "yes" if value else "no"
        case datetime.date() | PartialDate():
            words = day_in_words(value)
        case str() if field is not None and field.refers_to:
            words = name_of(ds, value, field.refers_to)
            # An id that is the name in another spelling says nothing more.
            if name_words(words) != name_words(value):
                words = f"{words} ({value})"
    return words


def teller(ds: Dataset, claim: Claim) -> str:
    """Who says it, and how: `rt, expected`; `rt, attributed to Sergei Shoigu`."""
    if claim.source is None:
        return "editorial, no source says so"
    notes = [claim.source]
    # "more than 600 (expected)" need not be told to be expected.
    if claim.modality not in ("asserted", getattr(claim.value, "stage", None)):
        notes.append(claim.modality)
    if claim.attributed_to:
        name = name_of(ds, claim.attributed_to, ("officials", "organizations", "countries"))
        notes.append(f"attributed to {name}")
    return ", ".join(notes)


def sides(ds: Dataset, claims: Iterable[Claim], field: Field) -> list[str | Styled]:
    """Rival values with those who say them: `105 according to interaffairs; 104 …`."""
    tellers: dict[str, list[str]] = {}
    for claim in claims:
        denied = "not " if claim.modality == "denied" else ""
        said = tellers.setdefault(denied + in_words(ds, claim.value, field), [])
        if (who := claim.source or "the editors") not in said:
            said.append(who)
    values: dict[str, list[str]] = {}
    for value, said in tellers.items():
        values.setdefault(f"according to {listed(said)}", []).append(value)
    words: list[str | Styled] = []
    for left, (who, told) in enumerate(values.items(), start=1 - len(values)):
        words += [listed(told), dim(who + (";" if left else ""))]
    return words
