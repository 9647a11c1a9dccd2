"""JSON-LD and TriG, read by rdflib; nanopublications, checked by nanopub."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from nanopub import Nanopub
from rdflib.namespace import RDF

from security_meetings import Dataset
from security_meetings.export.iris import record_iri

# rdflib warns of its own ways.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
NP = rdflib.Namespace("http://www.nanopub.org/nschema#")
SCHEMA = rdflib.Namespace("https://schema.org/")


def read(data: Dataset, name: str, out: Path, form: str) -> rdflib.Dataset:
    """What rdflib reads of an export."""
    data.export(name, out)
    graph = rdflib.Dataset(default_union=True)
    graph.parse(data=out.read_text(encoding="utf-8"), format=form)
    return graph


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is fetched to read an export."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr("socket.socket.connect", refuse)


def test_annotations_are_triples(data: Dataset, out: Path) -> None:
    """Every span is a target with both selectors, and its words come back letter for letter."""
    graph = read(data, "web-annotation", out, "json-ld")
    spans = [span for record in (*data.claims, *data.marks) for span in record.evidence]
    words = sorted(str(graph.value(s, OA.exact)) for s in graph.subjects(RDF.type, OA.TextQuoteSelector))
    assert words == sorted(span.exact for span in spans)
    places = sorted(
        (int(str(graph.value(s, OA.start))), int(str(graph.value(s, OA.end))))
        for s in graph.subjects(RDF.type, OA.TextPositionSelector)
    )
    assert places == sorted((span.start, span.end) for span in spans)
    annotated = [c for c in data.claims if c.evidence]
    assert len({*graph.subjects(RDF.type, OA.Annotation)}) == len(annotated) + len(data.marks)


def test_schema_org_has_the_names(data: Dataset, out: Path) -> None:
    """Each meeting is an event with the names that it has."""
    graph = read(data, "schema.org", out, "json-ld")
    for meeting in data.meetings:
        node = rdflib.URIRef(record_iri(data.edition, "meetings", meeting.id))
        assert SCHEMA.Event in {*graph.objects(node, RDF.type)}
        assert meeting.name in {str(name) for name in graph.objects(node, SCHEMA.name)}


def test_each_claim_is_a_valid_nanopublication(data: Dataset, out: Path) -> None:
    """The package nanopub finds head, assertion, provenance and publication info, and takes them as valid."""
    whole = read(data, "nanopublications", out, "trig")
    claims = [*data.claims][:: max(1, len(data.claims) // 100)]
    assert len({*whole.subjects(RDF.type, NP.Nanopublication)}) == len(data.claims)
    for claim in claims:
        name = record_iri(data.edition, "claims", claim.id) + "#"
        one = rdflib.ConjunctiveGraph()
        for part in ("head", "assertion", "provenance", "pubinfo"):
            context = rdflib.URIRef(name + part)
            for triple in whole.graph(context):
                one.get_context(context).add(triple)
        found = Nanopub(rdf=one)
        assert found.is_valid
        exact = sorted(str(words) for words in found.provenance.objects(None, OA.exact))
        assert exact == sorted(span.exact for span in claim.evidence)
