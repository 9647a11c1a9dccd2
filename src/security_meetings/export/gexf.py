"""GEXF: the same network for Gephi."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from security_meetings.export.graph import network
from security_meetings.export.standards import Losses, Standard
from security_meetings.export.xmltexts import attribute, names_and_types

if TYPE_CHECKING:
    from security_meetings.collection.shelf import Collections
    from security_meetings.questions.citation import Edition

__all__ = ["GEXF"]


class GEXF(Standard):
    """GEXF 1.2, which Gephi and networkx read."""

    name = "gexf"
    title = "GEXF"
    description = "The same network for Gephi."
    suffixes: ClassVar[tuple[str, ...]] = (".gexf",)
    counted = "records"

    def pieces(self, data: Collections, edition: Edition, losses: Losses) -> Iterable[str]:
        """Attributes, nodes, edges: a line each."""
        nodes, edges = network(data, losses)
        yield '<?xml version="1.0" encoding="UTF-8"?>\n'
        yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
        yield f"<meta><description>{attribute(str(edition))[1:-1]}</description></meta>\n"
        yield '<graph defaultedgetype="undirected" mode="static">\n'
        keys: dict[tuple[str, str], str] = {}
        for domain, rows in (("node", nodes), ("edge", edges)):
            yield f'<attributes class="{domain}">\n'
            for name, kind in names_and_types([row.attributes for row in rows]).items():
                key = keys[domain, name] = str(len(keys))
                yield f'<attribute id="{key}" title={attribute(name)} type={attribute(kind)}/>\n'
            yield "</attributes>\n"
        yield "<nodes>\n"
        for node in nodes:
            label = attribute(node.attributes["label"])
            told = "".join(_values(keys, "node", node.attributes))
            yield f"<node id={attribute(node.id)} label={label}>{told}</node>\n"
        yield "</nodes>\n<edges>\n"
        for edge in edges:
            ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
            told = "".join(_values(keys, "edge", edge.attributes))
            yield f"<edge id={attribute(edge.id)} {ends}>{told}</edge>\n"
        yield "</edges>\n</graph>\n</gexf>\n"


def _values(
    keys: dict[tuple[str, str], str], domain: str, attributes: dict[str, str | int | bool]
) -> Iterator[str]:
    yield "<attvalues>"
    for name, value in attributes.items():
        yield f'<attvalue for="{keys[domain, name]}" value={attribute(value)}/>'
    yield "</attvalues>"
