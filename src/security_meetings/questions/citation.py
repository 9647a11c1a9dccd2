"""Citations: the words behind a value, in prose, as BibTeX and as CSL-JSON."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import attrs

from security_meetings.collection.collection import Collection
from security_meetings.collection.shelf import Collections
from security_meetings.errors import NotFound
from security_meetings.model.briefs import brief, counted
from security_meetings.model.claims import Claim
from security_meetings.model.days import Day
from security_meetings.model.kinds import place_of
from security_meetings.model.schema import Record
from security_meetings.model.sources import Source
from security_meetings.model.spans import quoted
from security_meetings.packs.manifest import Manifest
from security_meetings.policy import in_reading_order
from security_meetings.questions.why import carrying, claims_on, why
from security_meetings.words import manner

__all__ = ["Citation", "Edition", "cite"]

# A selection of more records than these is cited by its number.
_MOST_NAMED = 5
# How many digits of a digest a footnote has, and a key.
_SHORT, _SHORTEST = 12, 8
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


@attrs.frozen
class Citation:
    """A citation, ready to be printed or handed to a reference manager.

    It lists the words that carry the values cited, and says of them where they are not plainly asserted:
    `[expected]`, `[inferred]`. Its entries have keys that no other citation has: several share a file.

    Attributes:
        text: For a footnote.
        bibtex: BibTeX entries; never empty.
        csl: CSL-JSON items; never empty.
    """

    text: str
    bibtex: str
    csl: tuple[dict[str, Any], ...]

    def __repr__(self) -> str:
        return f"<Citation with {counted(len(self.csl), 'entry', 'entries')}: {brief(self.text)}>"

    def __str__(self) -> str:
        return self.text


class Edition(NamedTuple):
    """Which data are cited.

    Attributes:
        manifests: What the packs say of themselves; never empty.
        policy: The name of the policy that they are folded under.
        told_by: The sources that alone they are folded from; empty for all.
    """

    manifests: tuple[Manifest, ...]
    policy: str
    told_by: tuple[str, ...] = ()

    def __str__(self) -> str:
        packs = ", ".join(f"{m.name} {m.version} (digest {m.digest[:_SHORT]})" for m in self.manifests)
        told = f", as told by {', '.join(self.told_by)} alone" if self.told_by else ""
        return f"{packs}, policy {self.policy}{told}"


def cite(
    collections: Collections, edition: Edition, cited: Record | Collection[Any] | None, property: str | None
) -> Citation:
    """A citation of one value with its words, a claim, a record or a selection of them, or of the data.

    Of a record, what carries its values is cited; of one that has none, all that is claimed of it.

    Raises:
        NotFound: No claim stands behind the value.
    """
    if cited is None:
        return _cite_edition(edition)
    if isinstance(cited, Collection):
        claims = [claim for record in cited for claim in _behind(collections, record)]
        ids = [record.id for record in cited]
        place = ", ".join(ids) if len(ids) <= _MOST_NAMED else f"{len(ids)} records"
    elif property is None:
        claims, place = _behind(collections, cited), place_of(cited)
    else:
        claims, place = list(why(collections, cited, property).carrying), f"{place_of(cited)}#{property}"
    if not claims:
        raise NotFound(f"no claim stands behind {place or 'an empty selection'}: it is unknown")
    return _cite_claims(place, claims, collections, edition)


def _behind(collections: Collections, record: Record) -> list[Claim]:
    """The claims that carry the values of a record, or all where none does; a claim is its own."""
    if isinstance(record, Claim):
        return [record]
    tree = claims_on(collections, record)
    able = {claim.id for claims in carrying(collections, record).values() for claim in claims}
    ordered = [c for path in sorted(tree) for c in in_reading_order(tree[path])]
    return [c for c in ordered if c.id in able] or ordered


def _cite_edition(edition: Edition) -> Citation:
    texts = [f"{_named(m)}. {_folded(edition)}{_address(m)}" for m in edition.manifests]
    return _citation("\n".join(texts), _datasets(edition))


def _datasets(edition: Edition, cited: str = "") -> list[dict[str, Any]]:
    """An item a pack, which says what of it is cited, if not all."""
    part = f" Cited for {cited}." if cited else ""
    note = f"{_folded(edition)}{part}"
    return [{**_dataset(m), "note": f"Digest {m.digest}. {note}"} for m in edition.manifests]


def _folded(edition: Edition) -> str:
    told = f", from what {', '.join(edition.told_by)} alone tell" if edition.told_by else ""
    return f"Folded under the policy {edition.policy}{told}."


def _citation(text: str, items: Sequence[dict[str, Any]]) -> Citation:
    """The citation of some items, which get the keys by which it is cited."""
    keyed = [{**item, "id": _key(item["id"], f"{json.dumps(item)}{text}")} for item in items]
    return Citation(text, "\n\n".join(map(_bibtex, keyed)), tuple(keyed))


def _named(m: Manifest) -> str:
    issued = f" ({m.issued})" if m.issued else ""
    return f"{', '.join(m.creators)}{issued}: {m.title}, version {m.version}, digest {m.digest[:_SHORT]}"


def _address(m: Manifest) -> str:
    if m.doi:
        return f" https://doi.org/{m.doi}"
    return f" {m.url}" if m.url else ""


def _dataset(m: Manifest) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": f"{m.name}-{m.version}",
        "type": "dataset",
        "title": m.title,
        "author": [{"literal": name} for name in m.creators],
        "version": m.version,
    }
    return item | _known({"DOI": m.doi, "URL": m.url, "issued": _date(m.issued)})


def _cite_claims(place: str, claims: Sequence[Claim], collections: Collections, edition: Edition) -> Citation:
    """A citation of the words that claims rest on, one item a source, and one for the data."""
    said: dict[str, dict[str, dict[str, None]]] = {}
    lines = []
    for claim in claims:
        inside = f"In: {edition}, {place}, claim {claim.id}."
        how = manner(collections, claim)
        if claim.source is None:
            lines.append(f"Editorial: {claim.because}{_bracketed([how])}. {inside}")
            continue
        source = collections.sources[claim.source]
        words = quoted(claim.evidence, source)
        # In the order in which they are quoted: that of the text.
        spans = ", ".join(f"{e.start}–{e.end}" for e in sorted(claim.evidence, key=lambda e: e.start))
        lines.append(f"{words}{_bracketed([how])}. {_described(source)}, characters {spans}. {inside}")
        said.setdefault(claim.source, {}).setdefault(words, {})[how] = None
    items = []
    for id_, quotes in sorted(said.items()):
        told = "; ".join(f"{words}{_bracketed([*how])}" for words, how in quotes.items())
        items.append(_item(collections.sources[id_], f"{told}. In: {edition}, {place}"))
    return _citation("\n".join(dict.fromkeys(lines)), [*items, *_datasets(edition, place)])


def _bracketed(manners: Sequence[str]) -> str:
    """How surely words carry what is cited; one quotation may carry one value plainly, and another not."""
    if len(manners) == 1:
        return f" [{manners[0]}]" if manners[0] else ""
    return f" [{'; '.join(f'in part {how}' for how in manners if how)}]"


def _described(source: Source) -> str:
    title = f"“{source.title}”" if source.title else "no headline"
    day = str(source.published) if source.published else "no date"
    return f"{source.publisher or source.id}, {title}, {day} (source {source.id})"


def _item(source: Source, note: str) -> dict[str, Any]:
    item: dict[str, Any] = {"id": source.id, "type": "article", "note": note}
    known = {
        "title": source.title,
        "author": source.author and [{"literal": source.author}],
        "publisher": source.publisher,
        "issued": _date(source.published),
        "language": source.language,
        "URL": source.url,
    }
    return item | _known(known)


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that say something."""
    return {key: value for key, value in fields.items() if value}


def _date(day: Day | None) -> dict[str, list[list[int]]] | None:
    """Year, month and day as far as they are known; None where the year is not."""
    known: list[int] = []
    for part in (day.year, day.month, day.day) if day is not None else ():
        if part is None:
            break
        known.append(part)
    return {"date-parts": [known]} if known else None


def _bibtex(item: dict[str, Any]) -> str:
    """One entry; only what is known, and no character that BibTeX or LaTeX would trip over."""
    fields = {
        "title": item.get("title"),
        "author": [a["literal"] for a in item.get("author", ())],
        "publisher": item.get("publisher"),
        **_when(item.get("issued", {}).get("date-parts", [[]])[0]),
        "version": item.get("version"),
        "doi": item.get("DOI"),
        "url": item.get("URL"),
        "note": item.get("note"),
    }
    lines = [f"  {name} = {{{_latex(value)}}}" for name, value in fields.items() if value]
    return ",\n".join([f"@misc{{{item['id']}", *lines]) + "\n}"


def _when(parts: Sequence[int]) -> dict[str, Any]:
    """A day as BibTeX has it, by year and month, and as BibLaTeX has it, whole."""
    year, month, _ = (*parts, None, None, None)[:3]
    date = "-".join(f"{part:02}" if place else f"{part:04}" for place, part in enumerate(parts))
    return {"year": year, "month": month and _MONTHS[month - 1], "date": date if month else None}


def _key(id_: str, content: str = "") -> str:
    """A key of letters, digits and a few marks: the id, as far as it is such, and a digest of what is cited.

    Two entries that differ have keys that differ, also for programs that take capitals for small letters.
    """
    key = re.sub(r"[^A-Za-z0-9_.:-]+", "-", id_).strip("-")
    whole = f"{id_}\0{content}".encode("utf-8", "surrogatepass")
    return f"{key or 'id'}-{hashlib.sha256(whole).hexdigest()[:_SHORTEST]}"


# A brace counts for the end of a field even behind a backslash, so none may stand there by itself.
_WORDS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}


def _latex(value: object) -> str:
    if isinstance(value, list):
        # In braces of its own, the name of a body is not taken apart like that of a person.
        return " and ".join(f"{{{_latex(name)}}}" for name in value)
    plain = "".join(_visible(str(value)))
    return re.sub(r"[\\{}&%$#_~^]", lambda m: _WORDS.get(m[0], rf"\{m[0]}"), plain)


def _visible(text: str) -> Iterable[str]:
    """The letters of a text; line ends and other controls become spaces."""
    return (" " if unicodedata.category(c) in {"Cc", "Zl", "Zp", "Cs"} else c for c in text)
