"""How much a pack may ask of the machine that reads it."""

from __future__ import annotations

from typing import Any, Final

import attrs

from security_meetings.codec.text import MOST_DIGITS
from security_meetings.errors import InvalidValue
from security_meetings.model.equality import Compared
from security_meetings.model.fields import LONGEST_ID

__all__ = ["DEFAULT_LIMITS", "Limits", "PastLimit"]


class PastLimit(OSError):
    """Something of a pack is past a limit: the reader tells in which file."""


@attrs.frozen(kw_only=True)
class Limits(Compared):
    """How much a pack may ask of the machine that reads it; past that, it is refused.

    What is larger than these defaults is seldom what it seems to be. Where a pack of your own is, give
    `load()` limits of your own.

    Attributes:
        file_bytes: The bytes of a file that is read as a whole: a list, a text, lines that do not stay on
            disk; unpacked, where it is packed. Reading takes at most some thirty times as much memory.
        line_bytes: The bytes of one record: of a line of JSON Lines, or of an item of a list; and those of
            the manifest.
        unpacked_bytes: How many bytes a packed file, or all of a zip together, may always unpack to.
        unpacked_times: How many times its own size it may unpack to, where that is more.
        shared_bytes: The bytes of texts that several sources name, counted for each source but the first:
            every question about texts reads them once for each.
        entries: The entries of a zip, or the parts of a file packed by gzip, which are mostly one.
        names_bytes: The bytes of a zip's table of contents.
        records: The records of a file.
        id_letters: The letters of an id.
        digits: The digits of a number; 100 or more.
        problems: The problems of a file that are described; of a file with five times as many bad records,
            the rest is not read.

    Raises:
        InvalidValue: A limit is no whole number of 1 or more.

    >>> Limits(file_bytes=2**30).file_bytes
    1073741824
    """

    file_bytes: int = 256 * 1024 * 1024
    line_bytes: int = 4 * 1024 * 1024
    unpacked_bytes: int = 32 * 1024 * 1024
    unpacked_times: int = 100
    shared_bytes: int = 64 * 1024 * 1024
    entries: int = 10_000
    names_bytes: int = 2 * 1024 * 1024
    records: int = 20_000_000
    id_letters: int = LONGEST_ID
    digits: int = MOST_DIGITS
    problems: int = 1_000

    def __attrs_post_init__(self) -> None:
        for name in attrs.fields_dict(Limits):
            value: Any = getattr(self, name)
            least = MOST_DIGITS if name == "digits" else 1
            if type(value) is not int or value < least:
                raise InvalidValue(f"{name}: expected a whole number of {least} or more, got {value!r}")

    @property
    def bad_records(self) -> int:
        """So many bad records of a file are looked at; each costs more than a thousand good ones."""
        return 5 * self.problems

    def unpacked(self, packed: int) -> int:
        """How many bytes so many packed ones may unpack to."""
        return max(self.unpacked_bytes, self.unpacked_times * packed)

    def hold(self, name: str, found: int, what: str) -> None:
        """Refuse what is past a limit.

        Args:
            name: The limit's name.
            found: How much there is.
            what: What there is so much of, in words.

        Raises:
            PastLimit: There is more than the limit.
        """
        if found > getattr(self, name):
            raise PastLimit(self.told(name, f"{found} {what}"))

    def told(self, name: str, what: str) -> str:
        """That something is past a limit, and how to raise it."""
        return (
            f"{what}, past the limit {name}={getattr(self, name)}; "
            f"where you trust the pack, raise it: load(..., limits=Limits({name}=...))"
        )


DEFAULT_LIMITS: Final = Limits()
