"""W3C Web Annotation: each claim as a note on the words that say it.

A tool that has a text shows the claims beside it: each target names the source and selects the words twice,
by quote and by position. The digest of the text is told with the source, so that a tool can see whether it
has the same one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from security_meetings.export.iris import VOCABULARY, iri, record_iri
from security_meetings.export.quotes import told_apart
from security_meetings.export.standards import Losses, Standard
from security_meetings.model.claims import Claim, Evidence, Mark, plain
from security_meetings.model.schema import properties
from security_meetings.words import in_words

if TYPE_CHECKING:
    from security_meetings.collection.shelf import Collections
    from security_meetings.questions.citation import Edition

__all__ = ["WebAnnotation"]

_OA = "http://www.w3.org/ns/oa#"


def _id(name: str) -> dict[str, str]:
    return {"@id": name, "@type": "@id"}


# The terms of the standard that are used here, and our own; a context that lies elsewhere would have to be
# fetched whenever the file is read.
CONTEXT: dict[str, Any] = {
    "oa": _OA,
    "as": "http://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "sm": VOCABULARY,
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "AnnotationPage": "as:OrderedCollectionPage",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextualBody": "oa:TextualBody",
    "Text": "http://purl.org/dc/dcmitype/Text",
    "Claim": "sm:Claim",
    "Mark": "sm:Mark",
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "body": _id("oa:hasBody"),
    "target": _id("oa:hasTarget"),
    "source": _id("oa:hasSource"),
    "selector": _id("oa:hasSelector"),
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "describing": "oa:describing",
    "assessing": "oa:assessing",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "value": "rdf:value",
    "format": "dc:format",
    "language": "dc:language",
    "title": "dcterms:title",
    "rights": _id("dcterms:rights"),
    "about": _id("sm:about"),
    "property": "sm:property",
    "said": {"@id": "sm:value", "@type": "@json"},
    **{word: f"sm:{word}" for word in ("modality", "basis", "rank", "because", "kind", "category", "reason")},
    "attributedTo": _id("sm:attributedTo"),
    "file": "sm:file",
    "sha256": "sm:sha256",
}


class WebAnnotation(Standard):
    """W3C Web Annotation Data Model, as JSON-LD."""

    name = "web-annotation"
    title = "W3C Web Annotation"
    description = "Each claim as a note on the words that say it, for readers and annotation tools."
    suffixes: ClassVar[tuple[str, ...]] = (".jsonld", ".json")
    counted = "claims and marks"

    def pieces(self, data: Collections, edition: Edition, losses: Losses) -> Iterable[str]:
        """One page of annotations, a line each."""
        quotes = told_apart(data)
        page = {
            "@context": CONTEXT,
            "id": record_iri(edition, "export", "web-annotation"),
            "type": "AnnotationPage",
            "title": str(edition),
        }
        yield json.dumps(page, ensure_ascii=False)[:-1] + ', "items": ['
        separator = "\n"
        for item in _items(data, edition, losses, quotes):
            yield separator + json.dumps(item, ensure_ascii=False)
            separator = ",\n"
        yield "\n]}\n"


def _items(
    data: Collections, edition: Edition, losses: Losses, quotes: dict[Evidence, Evidence | None]
) -> Iterator[dict[str, Any]]:
    for name, body in (("claims", _claim), ("marks", _mark)):
        for record in data.collection(name):
            losses.met()
            if not record.evidence:
                losses.lost("editorial claims", "no source says them: there are no words to annotate")
                continue
            targets = [_target(data, edition, span, quotes[span]) for span in record.evidence]
            if any(quotes[span] is None for span in record.evidence):
                why = "the words do not tell the place apart: they are selected by position alone"
                losses.lost("quotes", why, there=True)
            yield {
                "id": record_iri(edition, "annotations", record.id),
                "type": "Annotation",
                "motivation": "describing" if name == "claims" else "assessing",
                "body": body(data, edition, record),
                "target": targets,
            }


def _claim(data: Collections, edition: Edition, claim: Claim) -> dict[str, Any]:
    body: dict[str, Any] = {
        "id": record_iri(edition, "claims", claim.id),
        "type": ["TextualBody", "Claim"],
        "purpose": "describing",
        "value": f"{claim.place}: {in_words(data, claim.value)}",
        "format": "text/plain",
        "about": record_iri(edition, claim.collection, claim.subject),
        "property": claim.property,
        "said": plain(claim.value),
        "modality": claim.modality,
        "basis": claim.basis,
        "rank": claim.rank,
    }
    if claim.because:
        body["because"] = claim.because
    if claim.attributed_to:
        named = properties(Claim)["attributed_to"].field.refers_to
        body["attributedTo"] = iri(data, edition, named, claim.attributed_to)
    return body


def _mark(_: Collections, edition: Edition, mark: Mark) -> dict[str, Any]:
    reason = {"reason": mark.reason} if mark.reason else {}
    return {
        "id": record_iri(edition, "marks", mark.id),
        "type": ["TextualBody", "Mark"],
        "purpose": "assessing",
        "value": f"{mark.kind}: {mark.category}" + (f" ({mark.reason})" if mark.reason else ""),
        "format": "text/plain",
        "kind": mark.kind,
        "category": mark.category,
        **reason,
    }


def _target(data: Collections, edition: Edition, span: Evidence, quote: Evidence | None) -> dict[str, Any]:
    source: dict[str, Any] = {
        "id": record_iri(edition, "sources", span.source),
        "type": "Text",
        "format": "text/plain",
    }
    if span.source in data.sources:
        record = data.sources[span.source]
        known = {"language": record.language, "file": record.file, "sha256": record.sha256}
        source |= {key: value for key, value in known.items() if value}
    selectors: list[dict[str, Any]] = []
    if quote is not None:
        words = {"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
        selectors.append({"type": "TextQuoteSelector", **words})
    selectors.append({"type": "TextPositionSelector", "start": span.start, "end": span.end})
    return {"type": "SpecificResource", "source": source, "selector": selectors}
