"""Where among several packs a record or a text lies."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from security_meetings.errors import InvalidData, Problem
from security_meetings.model.sources import Source
from security_meetings.packs.limits import PastLimit
from security_meetings.packs.pack import Pack

if TYPE_CHECKING:
    from security_meetings.collection.references import Fault

__all__ = ["bytes_of", "files_of", "placed_in", "with_text"]


def files_of(packs: Sequence[Pack], collection: str) -> str:
    """What messages call the file of a collection, where only one of these packs may be meant."""
    found = [pack.named("data", name) for pack in packs for name in pack.files(collection)]
    return " or ".join(found) or f"{collection}.json"


def placed_in(packs: Sequence[Pack]) -> Callable[[Fault], Problem]:
    """A function that tells in which file, record and path of these packs a fault lies."""
    files = functools.cache(functools.partial(files_of, packs))
    return lambda fault: Problem(
        files(fault.collection), f"{fault.id}: {fault.path}".rstrip(": "), fault.message
    )


def with_text(source: Source, packs: Sequence[Pack]) -> Source:
    """The source with a way to its text, in the pack that has it."""
    import attrs

    if source.file is None:
        return source
    # No closure: a record can be pickled.
    return attrs.evolve(source, read=functools.partial(_text_of, source.file, source.sha256, tuple(packs)))


def bytes_of(source: Source, packs: Sequence[Pack]) -> bytes | None:
    """The bytes of a source's text as it was quoted; None where it does not travel along, or is another.

    Line ends that a system changed are as they were.

    Raises:
        InvalidData: It cannot be read.
    """
    from security_meetings.support.line_ends import restored

    raw = _text_of(source.file, source.sha256, packs) if source.file else None
    return None if raw is None else restored(raw, source.sha256)


def hold_texts(sources: Iterable[Source], pack: Pack) -> None:
    """Refuse texts that are named so often that to read them would take too long.

    Raises:
        InvalidData: Together they are past the limit.
    """
    named = Counter(source.file for source in sources if source.file)
    again = sum((times - 1) * pack.text_size(name) for name, times in named.items() if times > 1)
    try:
        pack.limits.hold("shared_bytes", again, "bytes of texts that several sources name")
    except PastLimit as exc:
        raise InvalidData([Problem(files_of([pack], "sources"), "", str(exc))]) from exc


def _text_of(file: str, sha256: str | None, packs: Sequence[Pack]) -> bytes | None:
    found = [raw for pack in packs if (raw := pack.text(file)) is not None]
    if sha256 is None:
        return found[0] if found else None
    import hashlib

    for raw in found:  # two packs may call different texts by one name
        if hashlib.sha256(raw).hexdigest() == sha256:
            return raw
    # A program that packs or moves files may change their names.
    for pack in packs:
        if (raw := pack.text_with(sha256)) is not None:
            return raw
    return found[0] if found else None
