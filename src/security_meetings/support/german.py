"""The numbers that German writes in one word, up to 999, and the scales behind them."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from security_meetings.support.spelled import Spelled
from security_meetings.support.tokens import Token

__all__ = ["german_at"]

_SMALL = (
    "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn"
)
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
# Ordinals that are no number with an ending.
_ORDINALS: Mapping[int, str] = {1: "erst", 3: "dritt", 7: "siebt", 8: "acht"}
_ENDINGS = ("e", "en", "er", "es", "em")
_HUNDRED, _LAST_WITH_T = 100, 19
_SCALES: Mapping[int, str] = {
    12: "dutzend",
    1000: "tausend",
    1_000_000: "million millionen mio",
    10**9: "milliarde milliarden mrd",
}


@functools.cache
def _below_hundred() -> dict[str, int]:
    small = {word: n for n, word in enumerate(_SMALL.split(), start=1)}
    found = dict(small)
    units = ["ein", *_SMALL.split()[1:9]]
    for ten, word in enumerate(_TENS.split(), start=2):
        found[word] = 10 * ten
        found.update({f"{unit}und{word}": 10 * ten + n for n, unit in enumerate(units, start=1)})
    return found


@functools.cache
def _words() -> dict[str, tuple[int, bool]]:
    """Value, and whether it is an ordinal, of each word; "ein" and "eine" are articles."""
    below = _below_hundred()
    hundreds = {"hundert": _HUNDRED, "einhundert": _HUNDRED}
    # Twelve hundred is a number as well.
    hundreds.update({f"{word}hundert": _HUNDRED * n for word, n in below.items() if 1 < n <= _LAST_WITH_T})
    cardinals = below | hundreds
    for word, hundred in hundreds.items():
        cardinals.update(
            {f"{word}{end}{small}": hundred + n for small, n in below.items() for end in ("", "und")}
        )
    cardinals["tausend"] = cardinals["eintausend"] = 1000
    found = {word: (n, False) for word, n in cardinals.items()}
    for word, n in cardinals.items():
        rest = n % _HUNDRED
        stem = word + ("t" if 0 < rest <= _LAST_WITH_T else "st")
        if rest in _ORDINALS:
            plain = _SMALL.split()[rest - 1]
            stem = word.removesuffix(plain) + _ORDINALS[rest]
        found.update({stem + ending: (n, True) for ending in _ENDINGS})
    # "Sieben" has two ordinals, and "siebte" and "siebente" are one.
    found.update({f"siebent{ending}": (7, True) for ending in _ENDINGS})
    return found | {word.replace("ß", "ss"): said for word, said in found.items() if "ß" in word}


@functools.cache
def _scales() -> dict[str, int]:
    return {word: n for n, row in _SCALES.items() for word in row.split()}


def german_at(even: str, words: Sequence[Token]) -> dict[int, Spelled]:
    """The numbers written in German words, by the place of their first token.

    >>> from security_meetings.support.tokens import tokens
    >>> text = "zwölf Gäste, drei Dutzend, die dreizehnte Sitzung, zwei Millionen"
    >>> [(n.value, n.ordinal) for n in german_at(text, tokens(text)).values()]
    [(12, False), (36, False), (13, True), (2000000, False)]
    """
    found: dict[int, Spelled] = {}
    for at, word in enumerate(words):
        said = None if word.digits else _words().get(word.text)
        scale = 1
        after = words[at + 1] if at + 1 < len(words) else None
        follows = after is not None and even[word.end : after.start].isspace()
        factor = _scales().get(after.text, 1) if after is not None and follows else 1
        if said is None and word.text in {"ein", "eine", "einem", "einer", "einen"} and factor > 1:
            said = 1, False
        # The "tausend" behind a number is a part of it; a number in figures takes its own.
        taken = at > 0 and ((at - 1 in found and found[at - 1].following > at) or words[at - 1].digits)
        if said is None or (taken and word.text in _scales()):
            continue
        value, ordinal = said
        end, following = word.end, at + 1
        if factor > 1 and after is not None and not ordinal:
            value, scale, end, following = value * factor, factor, after.end, at + 2
        found[at] = Spelled(value, word.start, end, ordinal, following, scale)
    return found
