"""Networks, read by networkx."""

from __future__ import annotations

from pathlib import Path

import networkx
import pytest

from security_meetings import Dataset
from security_meetings.export.graph import network
from security_meetings.export.standards import Losses


def test_graphml_is_the_graph(data: Dataset, out: Path) -> None:
    """What networkx reads of GraphML is `ds.graph()`: each attribute with its type and every letter."""
    data.export("graphml", out)
    read, made = networkx.read_graphml(out, force_multigraph=True), data.graph()
    assert dict(read.nodes(data=True)) == dict(made.nodes(data=True))
    assert {key: found for _, _, key, found in read.edges(keys=True, data=True)} == {
        key: found for _, _, key, found in made.edges(keys=True, data=True)
    }


def test_gexf_is_the_graph(data: Dataset, out: Path) -> None:
    """What networkx reads of GEXF has the same nodes, attributes and number of ties."""
    data.export("gexf", out)
    read, made = networkx.read_gexf(out), data.graph()
    assert {*read.nodes} == {*made.nodes}
    for node, attributes in made.nodes(data=True):
        assert read.nodes[node] == attributes
    assert read.number_of_edges() == made.number_of_edges()


def test_hosts_can_be_left_out(ds: Dataset) -> None:
    """The ties of guests alone are a choice of edges."""
    graph = ds.graph()
    talks = [(a, b, found) for a, b, found in graph.edges(data=True) if found["kind"] == "talk"]
    assert len(talks) == len(ds.talks)
    assert {found["tie"] for _, _, found in talks} <= {"host-guest", "guest-guest", "unknown"}
    assert all(found["quotes"] and found["sources"] for _, _, found in talks)


def test_it_can_be_written_again(ds: Dataset, tmp_path: Path) -> None:
    """The graph holds nothing that networkx refuses to write."""
    networkx.write_graphml(ds.graph(), tmp_path / "a.graphml")
    networkx.write_gexf(ds.graph(), tmp_path / "a.gexf")
    assert networkx.read_graphml(tmp_path / "a.graphml").number_of_nodes() == len(network(ds, Losses())[0])


@pytest.mark.parametrize("measure", [networkx.degree_centrality, networkx.number_connected_components])
def test_it_can_be_measured(ds: Dataset, measure: object) -> None:
    """The graph is one that networkx measures."""
    assert callable(measure)
    assert measure(ds.graph())
