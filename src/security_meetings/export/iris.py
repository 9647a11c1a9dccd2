"""The names that records have where the whole world's data meet.

They are names, not addresses: nothing is to be found there. The same pack gives the same names each time.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from security_meetings.collection.shelf import Collections
    from security_meetings.questions.citation import Edition

__all__ = ["VOCABULARY", "home_of", "iri", "record_iri"]

VOCABULARY = "urn:security-meetings:vocabulary:"
"""The beginning of the names of properties and other words of this library."""


def record_iri(edition: Edition, collection: str, id_: str) -> str:
    """The name of a record.

    >>> from security_meetings import load
    >>> record_iri(load().edition, "meetings", "imhr-2025")
    'urn:security-meetings:pack:security-meetings:meetings:imhr-2025'
    """
    pack = "+".join(_quoted(m.name) for m in edition.manifests)
    return f"urn:security-meetings:pack:{pack}:{_quoted(collection)}:{_quoted(id_)}"


def _quoted(words: str) -> str:
    return quote(words, safe="", errors="backslashreplace")


def home_of(data: Collections, names: Iterable[str], id_: str) -> str:
    """The collection that has a record of this id; the first of those where none has."""
    known = list(names)
    return next((name for name in known if id_ in data.collection(name)), known[0])


def iri(data: Collections, edition: Edition, names: Iterable[str], id_: str) -> str:
    """The name of a record that is referred to, in whichever of some collections it stands."""
    return record_iri(edition, home_of(data, names, id_), id_)
