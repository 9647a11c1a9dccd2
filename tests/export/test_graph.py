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
        place = edge.id.split("/")
        claims = ds.claims.about(*place)
        assert edge.attributes["claims"] == "; ".join(c.id for c in claims)
        for claim in claims:
            assert all(e.exact in str(edge.attributes["quotes"]) for e in claim.evidence)


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
