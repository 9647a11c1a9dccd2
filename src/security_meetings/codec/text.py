"""JSON as this project reads and writes it."""

import functools
import itertools
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from security_meetings.errors import InvalidData, InvalidValue, Problem

__all__ = [
    "MOST_DIGITS",
    "TooLong",
    "dump_items",
    "dump_json",
    "dump_lines",
    "number_of_lines",
    "pairs_of_items",
    "parse_items",
    "parse_json",
    "parse_pairs",
]

MOST_DIGITS = 100
"""A whole number has no more digits, unless more are allowed."""

_ITEMS_A_PIECE = 100


class TooLong(ValueError):
    """An item of a list is longer than a record may be: the reader says in which file."""


# As long as this is what stands for one letter; JSON's three words are shorter: `\ud83d\ude00`.
_LONGEST_SPELT = 12
# A message names no more keys, and no more of each.
_MOST_TOLD, _LONGEST_TOLD, _AROUND = 10, 100, 20


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        seen: set[str] = set()
        twice: set[str] = set()
        for name, _ in pairs:
            (twice if name in seen else seen).add(name)
        told = ", ".join(repr(name[:_LONGEST_TOLD]) for name in sorted(twice)[:_MOST_TOLD])
        more = f" and {len(twice) - _MOST_TOLD} more" if len(twice) > _MOST_TOLD else ""
        raise ValueError(f"the same key stands twice: {told}{more}")
    return result


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON number")


_IN_A_LINE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _short(number: str) -> int:
    if len(number) > MOST_DIGITS:
        raise ValueError
    return int(number)


_IN_PAIRS = json.JSONDecoder(object_pairs_hook=tuple, parse_constant=_no_constant, parse_int=_short)
_BLANK = " \t\n\r"
_BLANKS = {*_BLANK}


def number_of_lines(raw: bytes) -> int:
    r"""How many lines there are, whether the last one is ended or not.

    >>> number_of_lines(b"{}\n{}\n") == number_of_lines(b"{}\n{}") == 2
    True
    """
    # Three times as quick as count(), where lines are long.
    return len(raw) - len(raw.replace(b"\n", b"")) + (not raw.endswith(b"\n"))


def parse_pairs(text: str) -> Any:
    """Parse JSON, each object as a tuple of pairs: quicker than objects, and a key that stands twice shows.

    Raises:
        ValueError: It is no JSON, or may hold half a letter: `parse_json` tells.
        RecursionError: It is nested too deep.

    >>> parse_pairs('{"a": [1], "a": {}}')
    (('a', [1]), ('a', ()))
    """
    if "\\" in text and ("\\ud" in text or "\\uD" in text):
        raise ValueError
    return _IN_PAIRS.decode(text)


def pairs_of_items(text: str, longest: int = sys.maxsize) -> Iterator[Any]:
    """The items of a JSON list one by one, as `parse_pairs` gives them: what is wrong ends it early.

    Args:
        text: The list.
        longest: How many letters an item may have.

    Raises:
        TooLong: An item has more.
        ValueError: It is no JSON list, or may hold half a letter.
        RecursionError: It is nested too deep.

    >>> list(pairs_of_items('[1, {"a": 2}]'))
    [1, (('a', 2),)]
    """
    if "\\" in text and ("\\ud" in text or "\\uD" in text):
        raise ValueError
    if len(text) > longest:
        return _items(text, _IN_PAIRS, longest)
    items = _IN_PAIRS.decode(text)  # no item can be too long, and all at once is quicker
    if type(items) is not list:
        raise ValueError
    return iter(items)


def parse_json(raw: bytes, file: str, digits: int = MOST_DIGITS) -> Any:
    """Parse JSON, refusing what the standard leaves open: double keys, NaN, bad UTF-8, half letters.

    Args:
        raw: The bytes.
        file: What messages call them.
        digits: How many digits a whole number may have.

    Raises:
        InvalidData: With the line and column of what is wrong.
    """
    with _told(file):
        value = _strictly(digits).decode(_decoded(raw))
        if _may_hold_half_letters(raw):
            _refuse_half_letters(value)
    return value


def parse_items(
    raw: bytes, file: str, digits: int = MOST_DIGITS, longest: int = sys.maxsize
) -> Iterator[Any]:
    """Parse a JSON list item by item, as strictly: a reader who has seen enough need not go on.

    Args:
        raw: The bytes.
        file: What messages call them.
        digits: How many digits a whole number may have.
        longest: How many letters an item may have.

    Raises:
        TooLong: An item has more.
        InvalidData: It is no list; or with the line and column of what is wrong, once the reader is there.
    """
    with _told(file):
        text = _decoded(raw)
        if not text.lstrip(_BLANK).startswith("["):
            if len(text) > longest:
                raise TooLong
            value = _strictly(digits).decode(text)
            raise InvalidData([Problem(file, "$", f"expected a list, got {type(value).__name__}")])
        doubtful = _may_hold_half_letters(raw)
        for value in _items(text, _strictly(digits), longest):
            if doubtful:
                _refuse_half_letters(value)
            yield value


def _items(text: str, decoder: json.JSONDecoder, longest: int) -> Iterator[Any]:
    item_at = decoder.raw_decode if len(text) <= longest else _Windows(decoder, longest).item_at
    at = _past_blanks(text, 0)
    if not text.startswith("[", at):
        raise json.JSONDecodeError("Expecting a list", text, at)
    at = _past_blanks(text, at + 1)
    more = not text.startswith("]", at)
    while more:
        item, at = item_at(text, at)
        yield item
        at = _past_blanks(text, at)
        more = text.startswith(",", at)
        if more:
            at = _past_blanks(text, at + 1)
        elif not text.startswith("]", at):
            raise json.JSONDecodeError("Expecting ',' delimiter", text, at)
    end = _past_blanks(text, at + 1)
    if end != len(text):
        raise json.JSONDecodeError("Extra data", text, end)


def _past_blanks(text: str, at: int) -> int:
    """The next place where there is something else, or the end."""
    while text[at : at + 1] in _BLANKS:
        at += 1
    return at


class _Windows:
    """Reads the items of a very long text, each in a window of it, so that none is read that is too long."""

    def __init__(self, decoder: json.JSONDecoder, longest: int) -> None:
        self._decoder = decoder
        self._longest = longest
        self._window, self._first = "", 0

    def item_at(self, text: str, at: int) -> tuple[Any, int]:
        """The item at a place, and where it ends.

        Raises:
            TooLong: It is longer than an item may be.
            JSONDecodeError: It is none.
        """
        end = self._first + len(self._window)
        if not self._window or at + self._longest >= end < len(text):
            # Somewhat longer than an item, so that no letter is copied more than some five times.
            self._window, self._first = text[at : at + self._longest * 5 // 4 + 2], at
            end = at + len(self._window)
        begin = at - self._first
        try:
            item, stop = self._decoder.raw_decode(self._window, begin)
        except json.JSONDecodeError as exc:
            # What is cut off is no JSON either: a text, or a word or a letter spelt out at the very end.
            is_cut = exc.msg.startswith("Unterminated") or exc.pos + _LONGEST_SPELT >= len(self._window)
            if end < len(text) and (is_cut or exc.pos - begin >= self._longest):
                raise TooLong from exc
            raise json.JSONDecodeError(exc.msg, text, self._first + exc.pos) from exc
        if stop - begin > self._longest:
            raise TooLong
        return item, self._first + stop


@contextmanager
def _told(file: str) -> Iterator[None]:
    """Say where a file is no JSON."""
    try:
        yield
    except (InvalidData, TooLong):
        raise
    except json.JSONDecodeError as exc:
        where = f"line {exc.lineno} column {exc.colno}"
        raise InvalidData([Problem(file, where, f"not valid JSON: {exc.msg}")]) from exc
    except RecursionError as exc:
        what = "lists or objects nested deeper than any record is"
        raise InvalidData([Problem(file, "", f"not valid JSON: {what}")]) from exc
    except ValueError as exc:
        raise InvalidData([Problem(file, "", f"not valid JSON: {exc}")]) from exc


def _decoded(raw: bytes) -> str:
    text = raw.decode()
    if text.startswith("\ufeff"):
        raise json.JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", text, 0)
    return text


@functools.cache
def _strictly(digits: int) -> json.JSONDecoder:
    def whole(number: str) -> int:
        if len(number) > digits:
            raise ValueError(f"a number of {len(number)} digits, past the limit digits={digits}")
        return int(number)

    return json.JSONDecoder(object_pairs_hook=_no_duplicates, parse_constant=_no_constant, parse_int=whole)


def _may_hold_half_letters(raw: bytes) -> bool:
    return b"\\ud" in raw or b"\\uD" in raw


def _refuse_half_letters(value: object) -> None:
    # Half of a pair of surrogates is no letter, and could not be written again.
    json.dumps(value, ensure_ascii=False).encode()


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as exc:
        words = ascii(text[max(0, exc.start - _AROUND) : exc.start + _AROUND])
        raise InvalidValue(f"half a letter cannot be written: {words}") from exc


def dump_json(value: object) -> bytes:
    """JSON as this project writes it: readable, UTF-8, a final newline, one form only.

    Raises:
        InvalidValue: A text holds half a letter.
    """
    return _encoded(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def dump_items(values: Iterable[object]) -> Iterator[bytes]:
    """A list as `dump_json` writes it, in pieces of some items.

    Raises:
        InvalidValue: A text holds half a letter.

    >>> items = [{"a": ["b", 1]}, {}]
    >>> b"".join(dump_items(items)) == dump_json(items)
    True
    """
    left, begun = iter(values), False
    while some := list(itertools.islice(left, _ITEMS_A_PIECE)):
        inside = json.dumps(some, ensure_ascii=False, indent=1)[1:-2]
        yield _encoded(("," if begun else "[") + inside)
        begun = True
    yield b"\n]\n" if begun else b"[]\n"


def dump_lines(values: Iterable[object]) -> bytes:
    """JSON Lines as this project writes them: UTF-8, no blanks, one form only.

    Raises:
        InvalidValue: A text holds half a letter.
    """
    return _encoded("".join(f"{_IN_A_LINE.encode(value)}\n" for value in values))
