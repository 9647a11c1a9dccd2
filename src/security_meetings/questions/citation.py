"""Citations: the words behind a value, in prose, as BibTeX and as CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import attrs

from security_meetings.collection.collection import Collection
from security_meetings.collection.shelf import Collections
from security_meetings.errors import NotFound
from security_meetings.model.claims import Claim, Source
from security_meetings.model.schema import Record
from security_meetings.model.spans import quoted
from security_meetings.model.values import Day, PartialDate
from security_meetings.packs.manifest import Manifest
from security_meetings.policy.criteria import in_reading_order
from security_meetings.questions.finding import place_of
from security_meetings.questions.why import claims_on, why

__all__ = ["Citation", "cite", "cite_claims", "cite_dataset"]


@attrs.frozen
class Citation:
    """A citation, ready to be printed or handed to a reference manager.

    Attributes:
        text: For a footnote.
        bibtex: BibTeX entries; never empty.
        csl: CSL-JSON items; never empty.
    """

    text: str
    bibtex: str
    csl: tuple[dict[str, Any], ...]

    def __str__(self) -> str:
        return self.text


def cite(
    collections: Collections, manifests: Sequence[Manifest], record: Record | None, property: str | None
) -> Citation:
    """A citation of one value with its words, of a record's sources, or of the data set.

    Raises:
        NotFound: No claim stands behind the value.
    """
    if record is None:
        return cite_dataset(manifests)
    if isinstance(record, Claim):
        return cite_claims(record.place, [record], collections.sources, manifests)
    place = place_of(record)
    if property is None:
        tree = claims_on(collections, record)
        claims = [c for path in sorted(tree) for c in in_reading_order(tree[path])]
    else:
        claims = list(why(collections, record, property).carrying)
        place += f"#{property}"
    if not claims:
        raise NotFound(f"no claim stands behind {place}: it is unknown")
    return cite_claims(place, claims, collections.sources, manifests)


def cite_dataset(manifests: Sequence[Manifest]) -> Citation:
    """A citation of the data itself, in the version loaded."""
    items = [
        {
            "id": f"{m.name}-{m.version}",
            "type": "dataset",
            "title": m.title,
            "author": [{"literal": name} for name in m.creators],
            "version": m.version,
        }
        for m in manifests
    ]
    texts = [f"{', '.join(m.creators)}: {m.title}, version {m.version}." for m in manifests]
    return Citation("\n".join(texts), "\n\n".join(map(_bibtex, items)), tuple(items))


def cite_claims(
    place: str, claims: Sequence[Claim], sources: Collection[Source], manifests: Sequence[Manifest]
) -> Citation:
    """A citation of the words that claims rest on, one item a source."""
    packs = ", ".join(f"{m.name} {m.version}" for m in manifests)
    lines = []
    for claim in claims:
        if claim.source is None:
            lines.append(f"Editorial: {claim.because}. In: {packs}, {place}, claim {claim.id}.")
            continue
        words = quoted(claim.evidence)
        spans = ", ".join(f"{e.start}–{e.end}" for e in claim.evidence)
        lines.append(
            f"{words}. {_described(sources[claim.source])}, characters {spans}. "
            f"In: {packs}, {place}, claim {claim.id}."
        )
    cited = sorted({c.source for c in claims if c.source})
    items = [_item(sources[id_]) for id_ in cited] or list(cite_dataset(manifests).csl)
    return Citation("\n".join(dict.fromkeys(lines)), "\n\n".join(map(_bibtex, items)), tuple(items))


def _described(source: Source) -> str:
    title = f"“{source.title}”" if source.title else "no headline"
    day = str(source.published) if source.published else "no date"
    return f"{source.publisher or source.id}, {title}, {day} (source {source.id})"


def _item(source: Source) -> dict[str, Any]:
    item: dict[str, Any] = {"id": source.id, "type": "article"}
    if source.title:
        item["title"] = source.title
    if source.publisher:
        item["publisher"] = source.publisher
    if source.published and (parts := _date_parts(source.published)):
        item["issued"] = {"date-parts": [parts]}
    if source.language:
        item["language"] = source.language
    if source.url:
        item["URL"] = source.url
    return item


def _date_parts(day: Day) -> list[int]:
    parts = (day.year, day.month, day.day)
    return [p for p in parts if p is not None] if not isinstance(day, PartialDate) or day.year else []


def _bibtex(item: dict[str, Any]) -> str:
    """One entry; only what is known, and no character that LaTeX would trip over."""
    fields = {
        "title": item.get("title"),
        "author": [a["literal"] for a in item.get("author", ())],
        "publisher": item.get("publisher"),
        "year": next(iter(item.get("issued", {}).get("date-parts", [[]])[0]), None),
        "version": item.get("version"),
        "url": item.get("URL"),
    }
    lines = [f"  {name} = {{{_latex(value)}}}" for name, value in fields.items() if value]
    return ",\n".join([f"@misc{{{item['id']}", *lines]) + "\n}"


_WORDS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def _latex(value: object) -> str:
    if isinstance(value, list):
        # In braces of its own, the name of a body is not taken apart like that of a person.
        return " and ".join(f"{{{_latex(name)}}}" for name in value)
    return re.sub(r"[\\{}&%$#_~^]", lambda m: _WORDS.get(m[0], rf"\{m[0]}"), str(value))
