"""Finding quoted words in a text: exactly once, or not at all."""

from __future__ import annotations

import bisect
import functools
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from security_meetings.build.inflecting import another_case
from security_meetings.build.nearest import Words, longer_word
from security_meetings.build.readings import Misquoted, readings
from security_meetings.model.sentences import Span
from security_meetings.support.boundaries import bounded, word_around
from security_meetings.support.line_ends import LINE_ENDS
from security_meetings.support.reading import UNSEEN, Text, as_read, pieces

__all__ = ["Text", "bridged", "locate", "narrowed"]

# Nobody is helped by a larger count; and a place inside of a word costs time as well.
_MOST_PLACES, _MOST_TRIED = 100, 5_000
# Messages show so much of what is quoted.
_MOST_SHOWN, _MOST_NAMED = 300, 3

# Letters and marks that take no room, or the room of a space, though they are no space.
_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0"
# Marks that one types for others.
_TYPED = str.maketrans(
    {**dict.fromkeys("‘’‚‛′ʼ´`", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‐‑‒–—―−", "-")}
)
# Letters that look alike in several alphabets.
_LOOK_ALIKES = str.maketrans(
    "АВЕКМНОРСТХУІЈЅаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανρ", "ABEKMHOPCTXYIJSaeopcyxijsABEZHIKMNOPTYXoavp"
)


class _Places(NamedTuple):
    """Where words stand.

    Attributes:
        whole: The places where they stand by themselves.
        within: A place where they are part of a longer word; None if there is none.
        more: Whether there may be more places than were looked at.
    """

    whole: list[Span]
    within: Span | None
    more: bool

    @property
    def number(self) -> str:
        """How many they are, in words for a message."""
        if self.more:
            return f"more than {len(self.whole) if len(self.whole) >= _MOST_PLACES else _MOST_TRIED}"
        return str(len(self.whole))


def locate(text: str | Text, words: str, within: str | None = None, *, parts: bool = False) -> Span:
    r"""The span of words that stand once in a text, or once in a passage that does.

    They are found letter for letter or, where they do not stand so, as they are read on screen:
    other forms of the same letter, other white space, line ends, and what takes no room make no
    difference; `bridged` tells which were met. The span is one of the text. Words that are only
    part of a word of the text do not count.

    Args:
        text: The text, or a `Text` made of it, which finds many quotes in no more than the time for
            a few.
        words: The words quoted.
        within: A longer passage around them.
        parts: Where they stand nowhere by themselves, take them as part of a longer word, as in a
            text whose words run together.

    Raises:
        Misquoted: They do not stand there once; the message says how often they do and, where
            something is near, what that is.

    >>> locate("one two one", "two")
    (4, 7)
    >>> locate("one two one", "one", within="two one")
    (8, 11)
    >>> locate("The chair was Ada\nQuill.", "Ada Quill")
    (14, 23)
    """
    found = text if isinstance(text, Text) else Text(text)
    if within is None:
        return _once(found, words, [(0, len(found.text))], _IN_TEXT, parts=parts)
    try:
        passage = locate(found, within, parts=parts)
    except Misquoted as exc:
        # Of a long passage that is nowhere, the words themselves tell where they were meant to stand.
        places = _places(found, words, [(0, len(found.text))], words_only=False)
        raise Misquoted(str(exc), places.whole) from exc
    return _once(found, words, [passage], _IN_PASSAGE, parts=parts)


def narrowed(text: str | Text, spans: Iterable[Span], words: str) -> Span:
    """The one place inside quoted spans where these words stand, found as `locate` does.

    Raises:
        Misquoted: They do not stand there, or more than once.
    """
    found = text if isinstance(text, Text) else Text(text)
    return _once(found, words, list(spans), _IN_QUOTES, parts=False)


class _Asked(NamedTuple):
    """How a message speaks of what was asked for, and what it calls the two where it shows them."""

    stand: str
    where: str
    are: str
    longer: str
    labels: tuple[str, str]


_IN_TEXT = _Asked(
    "the words {} stand",
    "the text",
    "they are",
    "quote more words, or add 'within' with a longer passage",
    ("quoted", "text"),
)
_IN_PASSAGE = _IN_TEXT._replace(where="the passage around them", longer="quote more words")
_IN_QUOTES = _Asked(
    "the value {} stands", "the quoted words", "it is", "quote fewer words", ("value", "quoted")
)


class _Cure(NamedTuple):
    """What may have been meant.

    Attributes:
        words: What the message says of it.
        asked: What was asked for, as read, as far as the text has something near; empty where nothing is.
        there: What the text has there.
    """

    words: str
    asked: str = ""
    there: str = ""


def _once(text: Text, words: str, spans: list[Span], asked: _Asked, *, parts: bool) -> Span:
    if not words:
        raise ValueError("no words are quoted")
    places = _places(text, words, spans, words_only=True)
    if parts and not places.whole and not places.more:
        places = _places(text, words, spans, words_only=False)
    if len(places.whole) == 1 and not places.more:
        return places.whole[0]
    is_there = places.whole or places.more
    cure = _Cure(asked.longer) if is_there else _cure(text, words, spans, places.within, asked)
    stand = asked.stand.format(_shown(words))
    near = places.whole or ([places.within] if places.within else _nearest(text, words, spans))
    # Only a value may stand in another case than its words.
    is_value = asked is _IN_QUOTES and not is_there
    other = another_case(words, (text.text[slice(*span)] for span in spans)) if is_value else ""
    message = f"{stand} {places.number} times in {asked.where}, not once; {other}{cure.words}"
    raise Misquoted(message, near, readings(cure.asked, cure.there, asked.labels))


def _places(text: Text, words: str, spans: list[Span], *, words_only: bool) -> _Places:
    """Where words stand inside of any of these spans: letter for letter or else as they are read."""
    exact = _sifted(text, _exact(text.text, words, spans), words_only=words_only)
    wanted = as_read(words).strip()
    if exact.whole or exact.more or (text.plain == text.text and wanted == words):
        return exact
    read = _sifted(text, _read(text, wanted, spans), words_only=words_only)
    if not read.whole and not read.more and text.spaced is not text:
        read = _sifted(text, _read(text.spaced, wanted, spans), words_only=words_only)
    return read if read.whole or exact.within is None else exact


def _sifted(text: Text, spans: Iterator[Span], *, words_only: bool) -> _Places:
    whole: set[Span] = set()
    within = None
    for tried, (start, end) in enumerate(spans):
        if tried >= _MOST_TRIED or len(whole) > _MOST_PLACES:
            break
        if bounded(text.text, start, end, words=words_only):
            whole.add((start, end))
        else:
            within = within or (start, end)
    else:
        return _Places(sorted(whole), within, more=False)
    return _Places(sorted(whole)[:_MOST_PLACES], within, more=True)


def _exact(text: str, words: str, spans: list[Span]) -> Iterator[Span]:
    for start, end in spans:
        yield from ((at, at + len(words)) for at in _starts(text, words, start, end))


def _read(text: Text, words: str, spans: list[Span]) -> Iterator[Span]:
    for start, end in spans if words else ():
        low, high = text.plain_span(start, end)
        for at in _starts(text.plain, words, low, high):
            span = text.span(at, at + len(words))
            if span and start <= span[0] and span[1] <= end:
                yield span


def _starts(text: str, words: str, start: int, end: int) -> Iterator[int]:
    """Every place where the words begin, overlaps included."""
    at = text.find(words, start, end)
    while at >= 0:
        yield at
        at = text.find(words, at + 1, end)


def _cure(text: Text, words: str, spans: list[Span], within: Span | None, asked: _Asked) -> _Cure:
    """What may have been meant, where words stand nowhere."""
    if within is not None:
        longer = _shown(word_around(text.text, *within))
        return _Cure(f"there {asked.are} only part of {longer}: quote whole words")
    read = as_read(words).strip()
    typed = _alike(text, read, spans, _typed)
    if typed is not None:
        return _Cure(f"the text has {_shown(typed)}", read, as_read(typed))
    copied = "copy them from the text, letter for letter"
    for told in (_look_alike_told, _hidden_told, _nearest_told):
        cure = told(text, words, read, spans)
        if cure:
            return cure._replace(words=copied + cure.words)
    part_of = longer_word(text, read, spans)
    if part_of is not None:
        return _Cure(f"{copied}: it has {_shown(part_of)}, of which that is a part")
    return _Cure(f"{copied}; nothing in {asked.where} is near")


def _look_alike_told(text: Text, _words: str, read: str, spans: list[Span]) -> _Cure | None:
    found = _alike(text, read, spans, _look_alike)
    if found is None:
        return None
    there = as_read(found)
    named = _named({char for char, other in zip(there, read, strict=False) if char != other})
    return _Cure(f": it has {_shown(found)}, with {named}", read, there)


def _hidden_told(text: Text, words: str, read: str, spans: list[Span]) -> _Cure | None:
    found = _with_hidden(text, read, spans)
    if found is None:
        return None
    there = set(filter(_is_hidden, found))
    if there:
        told = f": it has {_shown(found)}, with {_named(there)}, which cannot be seen"
    else:
        told = f": what is quoted has {_named(set(filter(_is_hidden, words)))}, which cannot be seen"
    return _Cure(told, read, as_read(found))


def _nearest(text: Text, words: str, spans: list[Span]) -> Iterator[Span]:
    """The places, one a span, where the text has words nearest to these."""
    read = as_read(words).strip()
    for start, end in spans:
        near = _words_of(text.plain).nearest(read, *text.plain_span(start, end))
        span = near and text.span(near.start, near.end)
        if span:
            yield span


def _nearest_told(text: Text, _words: str, read: str, spans: list[Span]) -> _Cure | None:
    for start, end in spans:
        near = _words_of(text.plain).nearest(read, *text.plain_span(start, end))
        span = near and text.span(near.start, near.end)
        if near and span:
            differences = f" ({near})" if near.differences else ""
            told = f"; the nearest is {_shown(text.text[slice(*span)])}{differences}"
            return _Cure(told, read[: near.asked], text.plain[near.start : near.end])
    return None


def _alike(text: Text, read: str, spans: list[Span], made_alike: Callable[[str], str]) -> str | None:
    """The first place where the text has the words once both are made alike, as it has them."""
    wanted, plain = made_alike(read), made_alike(text.plain)
    for start, end in spans:
        at = plain.find(wanted, *text.plain_span(start, end)) if wanted else -1
        span = text.span(at, at + len(wanted)) if at >= 0 else None
        if span and bounded(text.text, *span):
            return text.text[slice(*span)]
    return None


# The same text is asked for again and again: what is made of it is kept for a while.
@functools.lru_cache(maxsize=4)
def _typed(text: str) -> str:
    return text.translate(_TYPED)


@functools.lru_cache(maxsize=4)
def _look_alike(text: str) -> str:
    return text.translate(_LOOK_ALIKES)


@functools.lru_cache(maxsize=2)
def _words_of(text: str) -> Words:
    return Words(text)


@functools.cache
def _is_hidden(char: str) -> bool:
    category = unicodedata.category(char)
    return char in _FILLERS or category in {"Cf", "Cn", "Co"} or (category == "Cc" and not char.isspace())


@functools.lru_cache(maxsize=4)
def _has_hidden(text: str) -> bool:
    return any(map(_is_hidden, set(text)))


@functools.lru_cache(maxsize=2)
def _bare(text: str) -> tuple[str, list[int]]:
    """A text without what cannot be seen, and where each of its letters stands."""
    places = [i for i, char in enumerate(text) if not _is_hidden(char)]
    return "".join(text[i] for i in places), places


def _with_hidden(text: Text, read: str, spans: list[Span]) -> str | None:
    """The words as the text has them, where only what cannot be seen makes them differ."""
    if not _has_hidden(text.plain) and not _has_hidden(read):
        return None
    bare, places = _bare(text.plain)
    wanted = "".join(char for char in read if not _is_hidden(char))
    for start, end in spans if wanted else ():
        low, high = (bisect.bisect_left(places, at) for at in text.plain_span(start, end))
        at = bare.find(wanted, low, high)
        span = text.span(places[at], places[at + len(wanted) - 1] + 1) if at >= 0 else None
        if span and bounded(text.text, *span):
            return text.text[slice(*span)]
    return None


def _named(chars: set[str]) -> str:
    few = sorted(chars)[:_MOST_NAMED]
    return " and ".join(f"U+{ord(c):04X} {unicodedata.name(c, 'control character')}" for c in few)


def _shown(words: str) -> str:
    """Words in quotation marks, those in the middle left out where they are many."""
    if len(words) > _MOST_SHOWN:
        words = f"{words[: _MOST_SHOWN // 2]} … {words[-_MOST_SHOWN // 2 :]}"
    return repr(words)


def bridged(words: str, exact: str) -> tuple[str, ...]:
    r"""What makes no difference on screen, but differs between quoted words and the text's own.

    Each kind is told once, in the order in which they are met; where nothing differs, none is.

    Args:
        words: The words quoted.
        exact: The words of the text, as found by `locate`.

    >>> bridged("René Quill of Northland", "Rene\u0301 Quill\r\nof North\u00adland")
    ('another form of é', 'a line end', 'a soft hyphen')
    """
    found: dict[str, None] = {}
    if words != exact:
        for ours, theirs in _aligned(words.strip(), exact):
            if ours != theirs:
                found.update(dict.fromkeys(_differences(ours, theirs)))
    return tuple(found)


def _aligned(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Two texts that read alike, in pieces that do."""
    sides = pieces(one), pieces(other)
    written, read = ["", ""], ["", ""]
    while True:
        behind = int(len(read[1]) < len(read[0]))
        piece = next(sides[behind], None)
        if piece is None:
            break
        written[behind] += piece[0]
        read[behind] += piece[1]
        if read[0] == read[1] != "":
            yield written[0], written[1]
            written, read = ["", ""], ["", ""]
    rest = ["".join(piece for piece, _ in side) for side in sides]
    yield written[0] + rest[0], written[1] + rest[1]


def _differences(ours: str, theirs: str) -> Iterator[str]:
    unseen = [char for char in theirs + ours if char in UNSEEN]
    if [c for c in theirs if c in UNSEEN] != [c for c in ours if c in UNSEEN]:
        yield from (UNSEEN[char] for char in unseen)
    seen, sought = ("".join(c for c in side if c not in UNSEEN) for side in (theirs, ours))
    if seen == sought:
        return
    if "".join(seen.split()) != "".join(sought.split()):
        yield f"another form of {as_read(seen)}"
    elif not set(seen).isdisjoint(LINE_ENDS):
        yield "a line end"
    elif len(seen) > 1:
        yield "several spaces"
    else:
        yield "another space"
