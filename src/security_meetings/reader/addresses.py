"""Where things stand in the page: addresses that stay the same as long as the ids of the pack do."""

from __future__ import annotations

import functools
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
# In longer texts nobody looks for what stands twice: what stands around words is named in any case.
_LOOKED_AT = 200_000


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


def opened_at(url: str | None, evidence: Evidence, text: str | None = None) -> str | None:
    """The address of words in the publisher's own page, by text fragment; None where no address is known.

    Only addresses of the web are links; whatever else a pack calls an address is none. A browser opens the
    first place at which the words stand; where they stand at others too, what stands around them is named.

    Args:
        url: The address of the page.
        evidence: The words.
        text: The whole text; None where it is not there, so that nobody knows how often they stand in it.

    >>> opened_at("https://a.example/b", Evidence("s", 0, 8, "one, two", "", ""), "one, two, three")
    'https://a.example/b#:~:text=one%2C%20two'
    >>> opened_at("https://a.example/b", Evidence("s", 8, 11, "one", "one two ", " two"), "one two one two")
    'https://a.example/b#:~:text=one%20two-,one,-two'
    """
    # What stands in two blocks of a page is found by both its ends, each of which stands in one.
    lines = [line.split() for line in evidence.exact.splitlines() if line.strip()]
    if not lines or not url or not re.fullmatch(r"https?://[!-~]+", url):
        return None
    is_long = len(lines) > 1 or len(lines[0]) > _LONG
    ends = [lines[0][:_ENDS], lines[-1][-_ENDS:]] if is_long else lines
    parts = [*map(_coded, ends)]
    if text is None or _stand_twice(text, ends[0]):
        before, behind = map(_coded, _around(evidence, text))
        parts = [*([f"{before}-"] if before else []), *parts, *([f"-{behind}"] if behind else [])]
    return f"{url.partition('#')[0]}#:~:text={','.join(parts)}"


def _stand_twice(text: str, words: list[str]) -> bool:
    """Whether a text holds words at two places, in whatever case; of a very long one nobody looks."""
    if len(text) > _LOOKED_AT:
        return True
    flat, wanted = _flat(text), " ".join(words).lower()
    return flat.find(wanted, flat.find(wanted) + 1) >= 0


@functools.lru_cache(maxsize=1)
def _flat(text: str) -> str:
    return " ".join(text.lower().split())


def _around(evidence: Evidence, text: str | None) -> tuple[list[str], list[str]]:
    """The whole words known before and behind others, of the same line."""
    prefix, suffix = evidence.prefix, evidence.suffix
    before, behind = prefix.rpartition("\n")[2].split(), suffix.partition("\n")[0].split()
    # What is known may begin and end within a word.
    is_whole = "\n" in prefix or prefix[:1].isspace() or evidence.start == len(prefix)
    ends_whole = "\n" in suffix or suffix[-1:].isspace()
    ends_whole = ends_whole or (text is not None and evidence.end + len(suffix) == len(text))
    return before[0 if is_whole else 1 :][-_ENDS:], behind[: len(behind) if ends_whole else -1][:_ENDS]


def _coded(words: list[str]) -> str:
    # A hyphen parts the words from those around them, so it is written out as well.
    return quote(" ".join(words).encode("utf-8", "replace"), safe="").replace("-", "%2D")
