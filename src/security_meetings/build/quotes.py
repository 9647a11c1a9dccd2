"""Finding quoted words in a text: exactly once, or not at all."""

from __future__ import annotations

from security_meetings.model.spans import starts

__all__ = ["locate", "narrowed"]

_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\xa0": " ", "—": "-", "–": "-"})


def locate(text: str, words: str, within: str | None = None) -> tuple[int, int]:
    """The span of words that stand once in a text, or once in a passage that does.

    Raises:
        ValueError: They do not; the message says how often they were found.

    >>> locate("one two one", "two")
    (4, 7)
    >>> locate("one two one", "one", within="two one")
    (8, 11)
    """
    if not words:
        raise ValueError("no words are quoted")
    if within is not None:
        start, end = locate(text, within)
        inner_start, inner_end = locate(text[start:end], words)
        return start + inner_start, start + inner_end
    found = starts(text, words)
    if len(found) == 1:
        return found[0], found[0] + len(words)
    cure = "quote more words, or add 'within' with a longer passage"
    if not found:
        cure = "copy them from the text, letter for letter"
        at = text.translate(_PLAIN).find(words.translate(_PLAIN))
        if at >= 0:
            cure = f"the text has {text[at : at + len(words)]!r}"
    raise ValueError(f"the words {words!r} stand {len(found)} times in the text, not once; {cure}")


def narrowed(text: str, spans: list[tuple[int, int]], words: str) -> tuple[int, int]:
    """The one place inside quoted spans where these words stand.

    Raises:
        ValueError: They do not stand there, or more than once.
    """
    # A set: quoted spans may overlap.
    found = {start + at for start, end in spans for at in starts(text[start:end], words)}
    if len(found) != 1:
        raise ValueError(f"the value {words!r} stands {len(found)} times in the quoted words, not once")
    start = found.pop()
    return start, start + len(words)
