"""Oddities of text: letters, spaces and marks that are not what a reader takes them for.

Text in, places out. Nothing is corrected, and what is ordinary in some language is no oddity there: „these“
marks of German, ”these” of Swedish, the spaces of French, a joiner inside a Persian word. Nobody need say
which language a text is in; where it is known, fewer places are in doubt.
"""

from __future__ import annotations

from collections.abc import Iterator

from security_meetings.questions.characters import Grade, Oddity, invisible, look_alikes, odd_spaces
from security_meetings.questions.quotations import Quotations

__all__ = ["Grade", "Oddity", "oddities"]


def oddities(text: str, language: str | None = None) -> Iterator[Oddity]:
    """What is odd about the letters, spaces and quotation marks of a text, in order, once a place.

    Single quotation marks are not judged: most of them are apostrophes.

    Args:
        text: The text, as it stands in its file.
        language: Its language as a BCP 47 tag; None where it is not known.

    >>> [odd.kind for odd in oddities("The \u0412ritish came.")]
    ['look-alike letter']
    >>> list(oddities("Quill sagte: „Wir gehen.“ Elle dit\u00a0: «\u202fOui\u202f»\u00a0!"))
    []
    """
    found = [*look_alikes(text), *invisible(text), *odd_spaces(text), *Quotations(text, language).odd()]
    told = None
    # The sort keeps the order of the checks where two find the same place: the first one tells it.
    for odd in sorted(found, key=lambda odd: (odd.start, odd.end)):
        if (odd.start, odd.end) != told:
            yield odd
        told = odd.start, odd.end
