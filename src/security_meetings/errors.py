"""Every error that a user of this library can meet.

All of them share one base class, and each is also the builtin that a caller would expect:
`NotFound` is a `KeyError`, `InvalidData` is a `ValueError`, and so on. Messages name what was
given, what was expected and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = [
    "Ambiguous",
    "Contradiction",
    "InvalidData",
    "InvalidValue",
    "MissingExtra",
    "NotFound",
    "NotWritten",
    "OutOfRange",
    "PackNotFound",
    "Problem",
    "SecurityMeetingsError",
    "TextUnavailable",
    "UnknownField",
    "UnknownValue",
]


# So many words are compared with the one given, of so many letters: nobody waits for a hint.
_MOST_COMPARED = 10_000
_MOST_LETTERS = 2_000_000
# A hint that names more than so many is none.
_MOST_MEANT = 12


def did_you_mean(given: object, known: Iterable[str]) -> str:
    """A hint that names the closest known word, or an empty string: see `nearest`.

    >>> did_you_mean("imhr-2052", ["imhr-2025", "mcis-2021"])
    "; did you mean 'imhr-2025'?"
    >>> did_you_mean("guests", ["guest_kinds", "counts.guests"])
    "; did you mean 'counts.guests'?"
    >>> did_you_mean("count", ["country", "counts.guests"])
    "; did you mean 'counts.guests'?"
    """
    return hint_at(nearest(given, known))


def hint_at(meant: Sequence[str]) -> str:
    """A hint that names what may be meant, or an empty string where nothing may.

    >>> hint_at(["imhr-2025", "mcis-2021"]), hint_at([])
    ("; did you mean 'imhr-2025' or 'mcis-2021'?", '')
    """
    return f"; did you mean {' or '.join(map(repr, meant))}?" if meant else ""


def nearest(given: object, known: Iterable[str]) -> list[str]:
    """The known words that may be meant by what is given; often one, or none.

    Of known words with dots in them, those count whose last or first part it is.
    """
    import difflib

    known = list(known)
    # What is no text has no near word; and nobody waits until one is found among very many.
    if not isinstance(given, str) or len(known) > _MOST_COMPARED:
        return []
    if len(given) * sum(map(len, known)) > _MOST_LETTERS:
        return []
    dotted = [word for word in known if "." in word]
    found = [given] if given in known else []
    found = found or [word for word in dotted if word.rpartition(".")[2] == given]
    found = found or [word for word in dotted if word.partition(".")[0] in (given, f"{given}s")]
    if not found:
        ends = {word.rpartition(".")[2]: word for word in dotted}
        close = difflib.get_close_matches(given, [*known, *ends], n=1)
        found = [close[0] if close[0] in known else ends[close[0]]] if close else []
    return found if len(found) <= _MOST_MEANT else []


# A message shows no more problems, and no more letters of each; `problems` holds all.
_MOST_TOLD = 2_000
_LONGEST_TOLD = 2_000


class SecurityMeetingsError(Exception):
    """The base class: catch this to catch everything that this library raises."""

    def __str__(self) -> str:
        # KeyError would show the repr of its message; a sentence reads better.
        return str(self.args[0]) if self.args else ""


class NotFound(SecurityMeetingsError, KeyError):
    """Nothing has this id or name.

    Attributes:
        candidates: Ids or names that come close; often empty.
    """

    def __init__(self, message: str, candidates: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.candidates: tuple[str, ...] = tuple(candidates)


class OutOfRange(SecurityMeetingsError, IndexError):
    """A collection has no such place in its order."""


class InvalidValue(SecurityMeetingsError, ValueError):
    """What is given is no value of its kind: no count, no day."""


class Ambiguous(SecurityMeetingsError, LookupError):
    """Several records fit where one was asked for.

    Attributes:
        candidates: The ids of all that fit; never fewer than two.
    """

    def __init__(self, message: str, candidates: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.candidates: tuple[str, ...] = tuple(candidates)


class UnknownField(SecurityMeetingsError, TypeError):
    """A keyword, property or policy name that does not exist."""


class UnknownValue(SecurityMeetingsError, ValueError):
    """A value is asked for that no record of the field can have.

    Attributes:
        candidates: Values or ids that come close; often empty.
    """

    def __init__(self, message: str, candidates: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.candidates: tuple[str, ...] = tuple(candidates)


class PackNotFound(SecurityMeetingsError, FileNotFoundError):
    """No data pack lies at this path."""


class NotWritten(SecurityMeetingsError, OSError):
    """A file cannot be written; what stood in its place still stands."""


class MissingExtra(SecurityMeetingsError, ImportError):
    """Something takes a package that is not installed; the message says which extra brings it."""


class TextUnavailable(SecurityMeetingsError, LookupError):
    """The text of a source does not travel with this pack, so quotations cannot be checked."""


class Contradiction(SecurityMeetingsError, ValueError):
    """The strict policy met claims that contradict each other.

    Attributes:
        places: Where they do, as `collection/id#property`; never empty.
    """

    def __init__(self, message: str, places: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.places: tuple[str, ...] = tuple(places)


class Problem:
    """One thing that is wrong with a pack or an annotation file. `str()` tells it in one line.

    Attributes:
        file: The file's name; several, joined by "or", where packs were merged.
        where: A JSON path such as `$[3].value.number`, a place such as `line 12`, a record's id and the path
            in it, such as `imhr-2025: chair`, or empty.
        message: What is wrong, and what would be right.
        beside: What shows it, a line each: the words quoted above those of the text, with marks below what
            differs. Mostly empty.
    """

    # Not an attrs class: errors are imported even where nothing else is.
    __slots__ = ("beside", "file", "message", "where")

    def __init__(self, file: str, where: str, message: str, beside: Iterable[str] = ()) -> None:
        self.file: str = file
        self.where: str = where
        self.message: str = message
        self.beside: tuple[str, ...] = tuple(beside)

    @property
    def lines(self) -> tuple[str, ...]:
        """The problem as `str()` tells it, and below that, set in, what shows it."""
        return str(self), *(f"    {line}" for line in self.beside)

    def __repr__(self) -> str:
        beside = f", {self.beside!r}" if self.beside else ""
        return f"Problem({self.file!r}, {self.where!r}, {self.message!r}{beside})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Problem) and repr(self) == repr(other)

    def __hash__(self) -> int:
        return hash(repr(self))

    def __str__(self) -> str:
        return f"{self.file}: {_cut(self.message)}" + (f" @ {_cut(self.where)}" if self.where else "")


def _cut(text: str) -> str:
    """The text, its middle left out where it is very long."""
    half = _LONGEST_TOLD // 2
    return text if len(text) <= _LONGEST_TOLD else f"{text[:half]} … {text[-half:]}"


def told(problems: Sequence[Problem], *, beside: bool = False) -> list[str]:
    """What is wrong, a line each; of very many, the first, and how many there are besides.

    Args:
        problems: All that is wrong.
        beside: Whether what shows a problem stands below it.
    """
    first = problems[:_MOST_TOLD]
    lines = [line for problem in first for line in (problem.lines if beside else (str(problem),))]
    if len(problems) > _MOST_TOLD:
        more = len(problems) - _MOST_TOLD
        lines.append(f"and {more} problem{'s' * (more != 1)} more")
    return lines


class InvalidData(SecurityMeetingsError, ValueError):
    """A pack or an annotation file breaks a rule. Reports every problem of the file at once.

    Attributes:
        problems: What is wrong; never empty. The message shows the first 2,000.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(told(self.problems)))

    def __reduce__(self) -> tuple[object, ...]:
        # Made anew from what it was made of: an error may come from another process.
        return type(self), (self.problems,)
