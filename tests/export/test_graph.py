"""The network: who is tied to whom, and by what."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from security_meetings import Dataset, load
from security_meetings.export.graph import network
from security_meetings.export.standards import Losses
from security_meetings.export.xmltexts import attribute
from tests.conftest import NOTES, MakePack


def test_host_and_guests_are_told_apart(make_pack: MakePack) -> None:
    """A talk with the country that holds the meeting is another tie than one of two guests."""
    held = (
        '[[quote]]\nwords = "Moscow"\nwithin = "opens in Moscow"\n'
        'meetings.forum-2025.country = {value = "RU", inferred = "Moscow lies there."}\n'
    )
    third = held.replace("RU", "CH") + '[[editorial]]\nbecause = "ISO"\ncountries.CH.alpha3 = "CHE"\n'
    cases = {
        "": "unknown",
        held: "host-guest",
        held.replace("RU", "IR"): "host-guest",
        third: "guest-guest",
    }
    for more, expected in cases.items():
        ds = load(make_pack(NOTES + more))
        _, edges = network(ds, Losses())
        (tie,) = [e.attributes["tie"] for e in edges if e.id == "talks/ru-ir-2025"]
        assert [tie] == ds.table("talks")["tie"] == ds.table("dyads")["tie"] == [expected]


def test_a_tie_carries_its_evidence(ds: Dataset) -> None:
    """Each edge names the claims, sources and words behind it."""
    _, edges = network(ds, Losses())
    assert edges
    for edge in edges:
        if edge.attributes["kind"] == "attendee":
            continue
        claims = ds.claims.about(*edge.id.split("/"))
        assert edge.attributes["claims"] == "; ".join(c.id for c in claims)
        for claim in claims:
            assert all(e.exact in str(edge.attributes["quotes"]) for e in claim.evidence)


def test_people_are_tied_to_talks(ds: Dataset) -> None:
    """Whoever sat at a talk is a node, tied to it with the words that say so and for whom; none is lost."""
    losses = Losses()
    nodes, edges = network(ds, losses)
    sat = {(e.source, e.target, e.attributes["party"]) for e in edges if e.attributes["kind"] == "attendee"}
    assert sat == {
        (f"officials/{seat.official}", f"talks/{talk.id}", seat.party)
        for talk in ds.talks
        for seat in talk.attendees
        if seat.official
    }
    assert {f"officials/{o.id}" for o in ds.officials} <= {node.id for node in nodes}
    assert "officials" not in {loss.what for loss in losses.listed()}
    for edge in edges:
        if edge.attributes["kind"] == "attendee":
            claims = {c.id: c for c in ds.claims.about("talks", edge.target.partition("/")[2])}
            behind = [claims[id_] for id_ in str(edge.attributes["claims"]).split("; ")]
            assert {str(getattr(c.value, "official", None)) for c in behind} == {
                edge.source.partition("/")[2]
            }
            assert all(e.exact in str(edge.attributes["quotes"]) for c in behind for e in c.evidence)


def test_how_surely_values_are_said(ds: Dataset) -> None:
    """A value has its stage as tables have it, and what no source states outright is named, by property."""
    nodes, edges = network(ds, Losses())
    node = next(n for n in nodes if n.id == "meetings/mcis-2021")
    assert node.attributes["counts.guests"] == "more than 600 (expected)"
    told = str(node.attributes["not_asserted"]).split("; ")
    assert "counts.guests: expected" in told
    tie = next(e for e in edges if e.id == "delegations/imhr-2025-af")
    assert "first_time: expected" in str(tie.attributes["not_asserted"]).split("; ")
    said = {each.id: each.attributes for each in nodes} | {each.id: each.attributes for each in edges}
    for claim in ds.claims:
        quotes = str(said.get(f"{claim.collection}/{claim.subject}", {}).get("quotes", ""))
        for e in claim.evidence if quotes and claim.modality != "asserted" else ():
            _, found, behind = quotes.partition(f"“{e.exact}” ({e.source}, {e.start}–{e.end}")
            assert found
            assert claim.modality in behind.partition(")")[0], claim.id


def test_values_are_written_as_in_tables(ds: Dataset) -> None:
    """A number, a day or a text of a node is that of its table."""
    nodes, _ = network(ds, Losses())
    for node in nodes:
        name, _, id_ = node.id.partition("/")
        (row,) = ds.table(ds.collection(name).where(id=id_))
        for path, value in node.attributes.items():
            cell = row.get(path.replace(".", "_"))
            if cell is not None and path not in ("kind", "label", "sources", "claims", "quotes"):
                assert str(value) == str(cell), (node.id, path)


def test_every_node_has_its_kind(ds: Dataset) -> None:
    """The kind of a node is its collection; what sort of body an organisation is stands beside it."""
    for node in network(ds, Losses())[0]:
        name, _, id_ = node.id.partition("/")
        assert node.attributes["kind"] == name
        assert node.attributes.get("sort") == getattr(ds.collection(name)[id_], "kind", None)


def test_ends_are_nodes(ds: Dataset, small: Dataset) -> None:
    """Whatever an edge ties is a node, and every node is tied."""
    for data in (ds, small):
        nodes, edges = network(data, Losses())
        assert {n.id for n in nodes} == {end for e in edges for end in (e.source, e.target)}
        assert len({n.id for n in nodes}) == len(nodes)


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_it_is_xml(ds: Dataset, tmp_path: Path, name: str) -> None:
    """The file has each node and each edge once."""
    ds.export(name, tmp_path / "out")
    tree = ET.parse(tmp_path / "out")  # noqa: S314 (it is ours)
    nodes, edges = network(ds, Losses())
    tags = [element.tag.rpartition("}")[2] for element in tree.iter()]
    assert (tags.count("node"), tags.count("edge")) == (len(nodes), len(edges))


@pytest.mark.parametrize("words", ["a<b", "\"'&", "\n\t\r ", "\0\x1b\ufffe", "]]>", "é😀", "--><x/>"])
def test_any_text_is_a_value(words: str) -> None:
    """A text comes back letter for letter, but for those that XML has not."""
    read = ET.fromstring(f"<a b={attribute(words)}/>").get("b")  # noqa: S314 (it is ours)
    assert read == "".join("\ufffd" if c in "\0\x1b\ufffe" else c for c in words)
