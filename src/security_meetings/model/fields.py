"""What is said of a field beside its type, and whether a value fits that."""

import re
import unicodedata
from typing import Literal, NamedTuple

__all__ = ["ADDRESS", "AN_ADDRESS", "A_LICENSE", "BCP47", "LICENSE", "LONGEST_ID", "Field", "is_seen"]

LONGEST_ID = 1_000
"""An id of more letters is none that anybody asks for."""

# A language and what narrows it down: en, sr-Latn, zh-Hant-TW, de-u-co-phonebk, en-x-own.
BCP47 = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*(-[a-wyzA-WYZ0-9](-[A-Za-z0-9]{2,8})+)*(-[xX](-[A-Za-z0-9]{1,8})+)?"
# Letters of any script, with no space and nothing that nobody sees; a host has few of the other marks.
_UNSEEN = (
    r"\x00-\x20\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"
)
_LABEL = rf"(?!-)[^{_UNSEEN}!-,./:-@\[-^`{{-~]+"
_HOST = rf"(?:{_LABEL}(?:\.{_LABEL})*\.?|\[[0-9A-Fa-f:.]+\])"
ADDRESS = rf'[Hh][Tt][Tt][Pp][Ss]?://{_HOST}(?::[0-9]{{1,5}})?(?:[/?#][^{_UNSEEN}"<>\\]*)?'
AN_ADDRESS = "an address of the web: http:// or https://, a host, no spaces"
# One licence, or several: CC-BY-4.0, MIT OR Apache-2.0, LicenseRef-press.
_LICENCE = r"\(*[A-Za-z0-9][A-Za-z0-9.:+-]*\)*"
LICENSE = rf"{_LICENCE}(?: (?:AND|OR|WITH) {_LICENCE})*"
A_LICENSE = "SPDX identifier, such as CC-BY-4.0, or LicenseRef- and a word for other terms"
# In a text that is no quotation these would make a second value of one that looks the same.
_DOUBLED = re.compile(r"[^\S\r\n]{2}")
_JOINERS = "\u200c\u200d"


class Field(NamedTuple):
    """What a field means to a reader and to the machinery.

    Attributes:
        meaning: A sentence on what the value is in the world.
        unit: The unit or written form of the value; empty where the type says it all.
        none: What `None` (or an empty tuple) means here.
        refers_to: The collections that a value names a record of; empty for plain values.
        item: The word by which `where()` asks for one value of many.
        variants: Whether differing values are forms of one thing (spellings) and never clash.
        verbatim: Whether the value must stand, letter for letter, in the quoted words.
        structure: Whether it ties a record together (a talk's meeting): always the source's own saying.
        ladder: Values in the order in which one may become the next; they do not clash.
        ends: Values that come as late as the last rung, and stand against it.
        decisions: Values that a later word takes the place of: another decision, or the outcome.
        form: A pattern that each text has to fit; the `unit` says it in words.
        least: The least that a number may be; None where any will do.
        most: A number above it is listed as an oddity; None where none is.
        unique: Whether it is of one record alone, as a code is: that two have it is listed as an oddity.
        needed: Whether a record says little without it: where it is unknown, that is listed as an oddity.
        ordinal: Whether a number is a place in an order: "13th", "IX".
        weekday_of: The property whose weekday it is.
        edge: Which end of a span a day is, "first" or "last": words may print it behind "since" or "until".
        mutual: Whether two records of a kind may each name the other.
        rest_of: The property whose other values this field collects; such a field has no claims of its own.
        sides: How many sides its values are on, told apart by the first part of each; 0 where there are none.
        few: Whether one value is usual, as of chairs: sources that name others do not tell the same.
    """

    meaning: str
    unit: str = ""
    none: str = "no source says"
    refers_to: tuple[str, ...] = ()
    item: str = ""
    variants: bool = False
    verbatim: bool = False
    structure: bool = False
    ladder: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    form: str = ""
    least: int | None = None
    most: int | None = None
    unique: bool = False
    needed: bool = False
    ordinal: bool = False
    weekday_of: str = ""
    edge: Literal["first", "last"] | None = None
    mutual: bool = False
    rest_of: str = ""
    sides: int = 0
    few: bool = False

    def __repr__(self) -> str:
        # attrs asks each annotation for it.
        return f"Field({self.meaning!r})"

    def step(self, value: object) -> int:
        """How far along the ladder a value is; 0 for what is not on it."""
        if value in self.ends:
            return len(self.ladder) - 1
        return self.ladder.index(str(value)) if value in self.ladder else 0

    def refusal(self, value: object) -> str:
        """What is wrong with a value that is of the type of the field; empty where nothing is.

        >>> Field("Its language.", unit="BCP 47 tag, such as en", form=BCP47).refusal("English")
        "expected BCP 47 tag, such as en, got 'English'"
        """
        expected = ""
        if isinstance(value, str):
            expected = self._of_text(value)
        elif isinstance(value, int) and self.least is not None and value < self.least:
            expected = f"{self.least} or more"
        return f"expected {expected}, got {value!r}" if expected else ""

    def _of_text(self, text: str) -> str:
        """What is expected instead of a text; empty where it is right."""
        expected = ""
        if not any(map(is_seen, text)):
            expected = "text"
        elif self.form and not re.fullmatch(self.form, text, re.ASCII):
            expected = self.unit
        elif text != text.strip():
            expected = "text without space around it"
        elif self.verbatim or self.rest_of:
            pass  # words as they are printed
        elif _DOUBLED.search(text):
            expected = "one space between words"
        elif not text.isprintable():  # which is quick
            hidden = [c for c in text if not (is_seen(c) or c == " " or c in _JOINERS)]
            expected = f"text without what nobody sees, such as {hidden[0]!r}" if hidden else ""
        return expected


def is_seen(letter: str) -> bool:
    """Whether a letter shows: spaces, controls and marks without width are nothing by themselves."""
    return unicodedata.category(letter) not in ("Cc", "Cf", "Zs", "Zl", "Zp")
