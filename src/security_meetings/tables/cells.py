"""What stands in cells: values in their written form, several of them in one."""

from __future__ import annotations

from collections.abc import Sequence

from security_meetings.model.claims import Evidence
from security_meetings.model.schema import Value

__all__ = ["BETWEEN_QUOTES", "SEPARATOR", "joined", "quotes_joined", "quotes_of", "written"]

SEPARATOR = "; "
"""Between ids, and words of closed lists, in one cell."""
# Between words of several claims, and of spans of one, in one cell.
BETWEEN_QUOTES, _CUT = " | ", " … "


def _as_it_is(id_: str, _: tuple[str, ...]) -> str:
    return id_


def written(value: object) -> str | None:
    """A value as text, from which it can be read again: EDTF, `true`, `more than 600 (expected)`.

    >>> from security_meetings import Count
    >>> written(Count.parse("more than 600 (expected)")), written(True), written(None)
    ('more than 600 (expected)', 'true', None)
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Value) and not value.example:
        return value.in_words(_as_it_is)
    return str(value)


def joined(values: Sequence[object]) -> str | None:
    """Several values in one cell of a flat table; None where there is none."""
    return SEPARATOR.join(written(value) or "" for value in values) or None


def quotes_of(spans: Sequence[Evidence]) -> str | None:
    """The words of some spans in one cell; None where there is none."""
    return _CUT.join(span.exact for span in spans) or None


def quotes_joined(quotes: Sequence[str]) -> str | None:
    """Quotes of several claims in one cell."""
    return BETWEEN_QUOTES.join(quotes) or None
