"""Where things stand in the page: addresses that stay the same as long as the ids of the pack do."""

from __future__ import annotations

import re
from urllib.parse import quote

from security_meetings.model.claims import Claim, Evidence
from security_meetings.model.kinds import collection_of
from security_meetings.model.schema import Record

__all__ = [
    "RULE",
    "article",
    "claim",
    "inert",
    "opened_at",
    "place",
    "printed",
    "record",
    "sentence",
    "span",
]

RULE = "rule"
"""The address of the policy's rule in words."""

# Quotations longer than so many words are looked for by their first and last ones.
_LONG, _ENDS = 12, 5


def inert(id_: str) -> str:
    """An id as letters that mean nothing in an attribute, a selector or an address; no two ids share them.

    >>> inert("imhr-2025"), inert('a"b c')
    ('imhr-2025', 'a~22~b~20~c')
    """
    return re.sub(r"[^A-Za-z0-9._-]", lambda found: f"~{ord(found[0]):x}~", id_)


def place(collection: str, id_: str) -> str:
    """The address of the record of this id: `meetings/imhr-2025`."""
    return f"{inert(collection)}/{inert(id_)}"


def record(found: Record) -> str:
    """The address of a record."""
    return place(collection_of(type(found)), found.id)


def claim(found: Claim) -> str:
    """The address of a claim: `c-` and its id."""
    return f"c-{inert(found.id)}"


def printed(found: Claim) -> str | None:
    """The other address of a claim: its id, as it is printed everywhere; None for an id of another form."""
    # Ids of no other form are addresses: they might be those of something else.
    return found.id if re.fullmatch(r"c-[0-9]+", found.id) else None


def article(source: str) -> str:
    """The address of the text of a source: `text/rt`."""
    return f"text/{inert(source)}"


def span(evidence: Evidence) -> str:
    """The address of words of a source: `text/rt/120-160`."""
    return f"{article(evidence.source)}/{evidence.start}-{evidence.end}"


def sentence(source: str, number: int) -> str:
    """The address of what a sentence carries: `note/rt/4`; sentences are counted from 1."""
    return f"note/{inert(source)}/{number}"


def opened_at(url: str | None, evidence: Evidence) -> str | None:
    """The address of words in the publisher's own page, by text fragment; None where no address is known.

    Only addresses of the web are links; whatever else a pack calls an address is none.

    >>> opened_at("https://a.example/b", Evidence("s", 0, 8, "one, two", "", ""))
    'https://a.example/b#:~:text=one%2C%20two'
    """
    words = evidence.exact.split()
    if not words or not url or not re.fullmatch(r"https?://[!-~]+", url):
        return None
    ends = [words[:_ENDS], words[-_ENDS:]] if len(words) > _LONG else [words]
    return f"{url.partition('#')[0]}#:~:text={','.join(map(_coded, ends))}"


def _coded(words: list[str]) -> str:
    # A hyphen parts the words from those around them, so it is written out as well.
    return quote(" ".join(words).encode("utf-8", "replace"), safe="").replace("-", "%2D")
