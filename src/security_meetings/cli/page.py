"""What the command writes on: a page as wide as the terminal; and rival values in a line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from typing import TYPE_CHECKING

from security_meetings.model.claims import Claim
from security_meetings.model.pages import Page, Styled, Words, bold, dim
from security_meetings.model.schema import Field
from security_meetings.words import in_words, listed

if TYPE_CHECKING:
    from security_meetings.collection.shelf import Collections

__all__ = ["Page", "Styled", "Words", "bold", "dim", "reading_shown", "rivals"]

# A file that is read within this many bytes needs no telling.
_WORTH_TELLING = 1 << 25


@contextmanager
def reading_shown() -> Generator[Callable[[int], None] | None]:
    """A way to tell how far the reading of long files is: on a terminal, and nowhere else."""
    if sys.stderr is None or not sys.stderr.isatty():
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


def rivals(ds: Collections, claims: Iterable[Claim], field: Field) -> list[str | Styled]:
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
