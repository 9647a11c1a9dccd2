"""Nanopublications, as TriG: each claim by itself, with what it stands on and who put it out.

A claim that is asserted is the triple that it says. One that is only reported, expected, guessed or denied is
no such fact: its assertion is that the statement is made so, which a reader of triples cannot take for the
fact itself.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from security_meetings.export.iris import VOCABULARY, iri, record_iri
from security_meetings.export.standards import Losses, Standard
from security_meetings.model.claims import Claim, plain
from security_meetings.model.kinds import class_of
from security_meetings.model.schema import Value, described, properties
from security_meetings.model.shapes import Parts
from security_meetings.packs.writing import encodable
from security_meetings.tables.cells import written

if TYPE_CHECKING:
    from security_meetings.collection.shelf import Collections
    from security_meetings.questions.citation import Edition

__all__ = ["Nanopublications"]

_PREFIXES = {
    "np": "http://www.nanopub.org/nschema#",
    "prov": "http://www.w3.org/ns/prov#",
    "dct": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "sm": VOCABULARY,
}
# What may stand bare in a literal; all else is escaped, so that no text of a pack ends one.
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_FIRST_VISIBLE = 32


def _text(words: str) -> str:
    r"""A literal.

    >>> _text('said "no"')
    '"said \\"no\\""'
    """
    safe = (
        _ESCAPED.get(c) or (c if ord(c) >= _FIRST_VISIBLE else f"\\u{ord(c):04x}") for c in encodable(words)
    )
    return f'"{"".join(safe)}"'


def _property(collection: str, path: str) -> str:
    return f"<{VOCABULARY}{collection}.{path}>"


class Nanopublications(Standard):
    """A nanopublication a claim, in TriG."""

    name = "nanopublications"
    title = "Nanopublications"
    description = "Each claim as a publication of its own: assertion, provenance, publication info."
    suffixes: ClassVar[tuple[str, ...]] = (".trig",)

    def pieces(self, data: Collections, edition: Edition, losses: Losses) -> Iterable[str]:
        """Four graphs a claim."""
        yield "".join(f"@prefix {name}: <{of}> .\n" for name, of in _PREFIXES.items())
        for claim in data.claims:
            losses.met()
            if claim.rank != "normal":
                losses.lost(f"rank: {claim.rank}", "only as a word of the publication info", there=True)
            yield from _publication(data, edition, claim)


def _publication(data: Collections, edition: Edition, claim: Claim) -> Iterator[str]:
    whole = record_iri(edition, "claims", claim.id) + "#"
    graphs = {name: f"<{whole}{name}>" for name in ("head", "assertion", "provenance", "pubinfo")}
    assertion = graphs["assertion"]
    parts = {
        "head": [
            f"<{whole}> a np:Nanopublication",
            f"<{whole}> np:hasAssertion {assertion}",
            f"<{whole}> np:hasProvenance {graphs['provenance']}",
            f"<{whole}> np:hasPublicationInfo {graphs['pubinfo']}",
        ],
        "assertion": list(_assertion(data, edition, claim, whole)),
        "provenance": list(_provenance(edition, claim, whole, assertion)),
        "pubinfo": list(_info(edition, claim, whole)),
    }
    for name, triples in parts.items():
        yield f"\n{graphs[name]} {{\n" + "".join(f"  {triple} .\n" for triple in triples) + "}\n"


def _assertion(data: Collections, edition: Edition, claim: Claim, whole: str) -> Iterator[str]:
    subject = f"<{record_iri(edition, claim.collection, claim.subject)}>"
    path = _property(claim.collection, claim.property)
    value, parts = _value(data, edition, claim, whole)
    if claim.modality == "asserted":
        yield f"{subject} {path} {value}"
    else:
        said = f"<{whole}statement>"
        yield f"{said} a rdf:Statement"
        yield f"{said} rdf:subject {subject}"
        yield f"{said} rdf:predicate {path}"
        yield f"{said} rdf:object {value}"
        yield f"{said} sm:modality {_text(claim.modality)}"
        if claim.attributed_to:
            names = properties(Claim)["attributed_to"].field.refers_to
            yield f"{said} sm:attributedTo <{iri(data, edition, names, claim.attributed_to)}>"
    yield from parts


def _value(data: Collections, edition: Edition, claim: Claim, whole: str) -> tuple[str, list[str]]:
    """What is said, and what is told of it where it has parts."""
    prop = properties(class_of(claim.collection))[claim.property]
    value: Any = claim.value
    if isinstance(prop.shape, Parts):
        node = f"<{whole}value>"
        told = [f"{node} rdfs:label {_text(written(value) or '')}"]
        for part in described(prop.shape.cls):
            inner = getattr(value, part.name)
            held = inner if isinstance(inner, tuple) else (inner,)
            told.extend(
                f"{node} sm:{part.name} {_leaf(data, edition, part.field.refers_to, each)}"
                for each in held
                if each is not None
            )
        return node, told
    return _leaf(data, edition, prop.field.refers_to, value), []


def _leaf(data: Collections, edition: Edition, refers_to: tuple[str, ...], value: Any) -> str:
    if refers_to:
        return f"<{iri(data, edition, refers_to, value)}>"
    if isinstance(value, datetime.date):
        return f"{_text(str(value))}^^xsd:date"
    match plain(value):
        case bool() as yes:
            return "true" if yes else "false"
        case int() as number:
            return str(number)
        case str() as words:
            # A class of values with a written form of its own, such as a day of which only the year is known.
            return f"{_text(words)}^^sm:{type(value).__name__}" if isinstance(value, Value) else _text(words)
        case other:
            return _text(json.dumps(other, ensure_ascii=False))


def _provenance(edition: Edition, claim: Claim, whole: str, assertion: str) -> Iterator[str]:
    yield f"{assertion} sm:basis {_text(claim.basis)}"
    if claim.because:
        yield f"{assertion} rdfs:comment {_text(claim.because)}"
    if claim.source is None:
        yield f"{assertion} prov:wasAttributedTo <{whole}editor>"
        return
    yield f"{assertion} prov:hadPrimarySource <{record_iri(edition, 'sources', claim.source)}>"
    for number, span in enumerate(claim.evidence, 1):
        target, quote, place = (f"<{whole}{word}-{number}>" for word in ("words", "quote", "position"))
        yield f"{assertion} prov:wasQuotedFrom {target}"
        yield f"{target} a oa:SpecificResource"
        yield f"{target} oa:hasSource <{record_iri(edition, 'sources', span.source)}>"
        yield f"{target} oa:hasSelector {quote}, {place}"
        yield f"{quote} a oa:TextQuoteSelector"
        words = {"prefix": span.prefix, "exact": span.exact, "suffix": span.suffix}
        yield f"{quote} " + "; ".join(f"oa:{name} {_text(text)}" for name, text in words.items())
        yield f"{place} a oa:TextPositionSelector"
        ends = {"start": span.start, "end": span.end}
        numbers = (f'oa:{name} "{at}"^^xsd:nonNegativeInteger' for name, at in ends.items())
        yield f"{place} " + "; ".join(numbers)


def _info(edition: Edition, claim: Claim, whole: str) -> Iterator[str]:
    yield f"<{whole}> sm:rank {_text(claim.rank)}"
    if claim.rank_reason:
        yield f"<{whole}> rdfs:comment {_text(claim.rank_reason)}"
    for manifest in edition.manifests:
        yield f"<{whole}> dct:isPartOf {_text(f'{manifest.name} {manifest.version}')}"
        yield f"<{whole}> dct:license {_text(manifest.license)}"
        for creator in manifest.creators:
            yield f"<{whole}> dct:creator {_text(creator)}"
        if manifest.issued is not None:
            yield f"<{whole}> dct:created {_text(str(manifest.issued))}"
