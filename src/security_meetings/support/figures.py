"""Figures and roman numerals: what they are, taken alone."""

from __future__ import annotations

import functools
import re
import unicodedata

__all__ = ["parsed_figures", "value_of_roman"]

# Cyrillic letters that look like roman numerals, as many Russian texts have them.
_LOOKALIKES = str.maketrans("ХІМС", "XIMC")
_ROMAN = r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"


def parsed_figures(text: str) -> tuple[str, str, bool]:
    """The whole part and the decimals of figures, in ASCII, and whether plain spaces part them."""
    digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    if digits.isdecimal():
        return digits, "", False
    first, *groups = re.split(r"\D", digits)
    marks = [c for c in digits if not c.isdecimal()]
    # One mark before three digits parts thousands; another mark behind those begins decimals.
    thousands = len(marks) > 1 or (len(groups[0]) == _THOUSANDS >= len(first) and first[0] != "0")
    decimals = "" if thousands and len({*marks}) == 1 else groups.pop()
    return first + "".join(groups), decimals, marks[0] == " " and not decimals


_THOUSANDS = 3
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@functools.cache
def _roman() -> re.Pattern[str]:
    return re.compile(rf"({_ROMAN})(?:th|st|nd|rd|er|e|ème|º|ª)?")


def value_of_roman(printed: str) -> int:
    """The value of a roman numeral in capitals; 0 if the word is none."""
    match = _roman().fullmatch(_in_latin(printed))
    # C, D, L and M alone are mostly something else.
    if match is None or match[1] in {"", "C", "D", "L", "M"}:
        return 0
    values = [_ROMAN_VALUES[letter] for letter in match[1]]
    return sum(-n if n < after else n for n, after in zip(values, [*values[1:], 0], strict=True))


def _in_latin(printed: str) -> str:
    """A roman numeral in Latin letters, if it is written in its own signs or in letters that look alike."""
    if printed.isascii():
        return printed
    if any(map(str.isnumeric, printed)):
        return unicodedata.normalize("NFKC", printed).upper()
    # «СМ» are initials; a numeral has a Latin letter in it, or none but Х and І.
    alike = {*printed} <= {"Х", "І"} or any(letter in _ROMAN_VALUES for letter in printed)
    return printed.translate(_LOOKALIKES) if alike else printed
