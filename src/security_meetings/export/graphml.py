"""GraphML: the network of parties, people and meetings for networkx, igraph, yEd, Cytoscape and others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from security_meetings.export.graph import network
from security_meetings.export.standards import Losses, Standard
from security_meetings.export.xmltexts import attribute, names_and_types

if TYPE_CHECKING:
    from security_meetings.collection.shelf import Collections
    from security_meetings.questions.citation import Edition

__all__ = ["GraphML"]


class GraphML(Standard):
    """GraphML."""

    name = "graphml"
    title = "GraphML"
    description = "Who is tied to whom, host and guests apart, for tools that draw and measure networks."
    suffixes: ClassVar[tuple[str, ...]] = (".graphml", ".xml")
    counted = "records"

    def pieces(self, data: Collections, edition: Edition, losses: Losses) -> Iterable[str]:
        """Keys, nodes, edges: a line each."""
        nodes, edges = network(data, losses)
        yield '<?xml version="1.0" encoding="UTF-8"?>\n'
        yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        keys: dict[tuple[str, str], str] = {}
        for domain, rows in (("node", nodes), ("edge", edges)):
            for name, kind in names_and_types([row.attributes for row in rows]).items():
                key = keys[domain, name] = f"{domain[0]}{len(keys)}"
                named = f"attr.name={attribute(name)} attr.type={attribute(kind)}"
                yield f'<key id="{key}" for="{domain}" {named}/>\n'
        yield f'<graph id={attribute(str(edition))} edgedefault="undirected">\n'
        for node in nodes:
            yield f"<node id={attribute(node.id)}>{''.join(_data(keys, 'node', node.attributes))}</node>\n"
        for edge in edges:
            ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
            told = "".join(_data(keys, "edge", edge.attributes))
            yield f"<edge id={attribute(edge.id)} {ends}>{told}</edge>\n"
        yield "</graph>\n</graphml>\n"


def _data(
    keys: dict[tuple[str, str], str], domain: str, attributes: dict[str, str | int | bool]
) -> Iterator[str]:
    for name, value in attributes.items():
        yield f'<data key="{keys[domain, name]}">{attribute(value)[1:-1]}</data>'
