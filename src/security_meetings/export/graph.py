"""Who is tied to whom: the parties, people and meetings as a network, each tie with its evidence.

A talk ties two parties, and whether one of them is the host of its meeting is told apart: that a host meets
its guests says less than that two guests meet. Those who sat at it are tied to the talk itself, which is a
node for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from security_meetings.export.iris import home_of
from security_meetings.export.standards import Losses
from security_meetings.model.days import earliest, latest
from security_meetings.model.kinds import collection_of, kinds
from security_meetings.model.schema import Record, properties
from security_meetings.model.values import PARTIES
from security_meetings.questions.talks import hosts_of, meeting_of, tie_of
from security_meetings.questions.why import carrying, claims_on, unasserted
from security_meetings.tables.cells import joined, written
from security_meetings.tables.extras import imported
from security_meetings.words import manner

if TYPE_CHECKING:
    from security_meetings.collection.shelf import Collections
    from security_meetings.model.claims import Claim, Evidence
    from security_meetings.model.records.talks import BilateralTalk

__all__ = ["Edge", "Node", "network", "networkx_graph"]

# Lists are one text in an attribute, since the formats for graphs have none.
_JOIN = "; "
_NODES = ("meetings", "officials", *PARTIES)
_TIES = ("talks", "delegations", "attendances")


class Node(NamedTuple):
    """One party, person or meeting, or a talk at which people sat.

    Attributes:
        id: The collection and the id: `countries/RU`.
        attributes: A text, a number or a yes or no each; what is unknown is not there.
    """

    id: str
    attributes: dict[str, str | int | bool]


class Edge(NamedTuple):
    """One tie.

    Attributes:
        id: The record that it comes of, with what is tied where there may be several.
        source: The id of one node.
        target: The id of the other.
        attributes: As those of a node.
    """

    id: str
    source: str
    target: str
    attributes: dict[str, str | int | bool]


def network(data: Collections, losses: Losses) -> tuple[list[Node], list[Edge]]:
    """The nodes that are tied, and the ties, in the order of the data."""
    edges = [edge for edge in _edges(data, losses) if edge is not None]
    tied = {end for edge in edges for end in (edge.source, edge.target)}
    nodes = {}
    for name in _NODES:
        for record in data.collection(name):
            place = f"{name}/{record.id}"
            if place in tied:
                nodes[place] = _node(data, place, record, name)
            else:
                losses.lost(name, "tied to nothing in this network")
    for talk in data.talks:
        if (place := f"talks/{talk.id}") in tied:
            nodes[place] = _node(data, place, talk, "talks")
    for place in sorted(tied - nodes.keys()):  # what is referred to and no record is there
        name, _, id_ = place.partition("/")
        nodes[place] = Node(place, {"kind": name, "label": id_})
    for name in kinds():
        if name not in (*_NODES, *_TIES, "claims", "marks"):
            count = len(data.collection(name))
            losses.met(count)
            losses.lost(name, "neither a node nor a tie", count)
    return [*nodes.values()], edges


def _edges(data: Collections, losses: Losses) -> Iterator[Edge]:
    for talk in data.talks:
        losses.met()
        yield from _seats(data, talk)
        ends = [f"{home_of(data, PARTIES, party)}/{party}" for party in talk.parties]
        if len(ends) != 2:  # noqa: PLR2004 (a tie has two ends)
            losses.lost("talks", "fewer or more than two parties are known")
            continue
        first, last = earliest(talk.date), latest(talk.date)
        days = {"first_day": first and str(first), "last_day": last and str(last)}
        hosts = hosts_of(data, meeting_of(data, talk))
        more = {"tie": tie_of(hosts, talk.parties), "officials": _JOIN.join(talk.officials), **days}
        yield _edge(data, talk, "talk", ends, more)
    for name, end, kind in (
        ("delegations", "party", "delegation"),
        ("attendances", "official", "attendance"),
    ):
        for record in data.collection(name):
            losses.met()
            who, meeting = getattr(record, end), record.meeting
            if who is None or meeting is None:
                losses.lost(name, "who or at which meeting is unknown")
                continue
            refers_to = properties(type(record))[end].field.refers_to
            yield _edge(data, record, kind, [f"{home_of(data, refers_to, who)}/{who}", f"meetings/{meeting}"])
    for name in _NODES:
        losses.met(len(data.collection(name)))


def _seats(data: Collections, talk: BilateralTalk) -> Iterator[Edge]:
    """A tie for each person at a talk, and whom they sat for; of a planned talk, whoever is to sit there."""
    claims = claims_on(data, talk).get("attendees", [])
    for seat in talk.attendees:
        if seat.official is None:
            continue
        known = {
            "kind": "attendee",
            "label": f"{seat.official} at {talk.id}",
            "party": seat.party,
            "status": talk.status,
            **_evidence(data, [claim for claim in claims if claim.value == seat]),
        }
        id_ = f"talks/{talk.id}/{seat.party}/{seat.official}"
        yield Edge(id_, f"officials/{seat.official}", f"talks/{talk.id}", _known(known))


def _edge(
    data: Collections, record: Record, kind: str, ends: list[str], more: dict[str, Any] | None = None
) -> Edge:
    attributes = {**_attributes(data, record, kind=kind), **_known(more or {}), **_behind(data, record)}
    return Edge(f"{collection_of(record)}/{record.id}", ends[0], ends[1], attributes)


def _node(data: Collections, place: str, record: Record, kind: str) -> Node:
    return Node(place, {**_attributes(data, record, kind=kind), **_behind(data, record)})


def _behind(data: Collections, record: Record) -> dict[str, str | int | bool]:
    """All claims on a record, with how surely each is said."""
    return _known(_evidence(data, [claim for found in claims_on(data, record).values() for claim in found]))


def _evidence(data: Collections, claims: Sequence[Claim]) -> dict[str, Any]:
    spans: dict[Evidence, dict[str, None]] = {}
    for claim in claims:
        for span in claim.evidence:
            spans.setdefault(span, {})[manner(data, claim)] = None
    return {
        "sources": _JOIN.join(sorted({claim.source for claim in claims if claim.source})),
        "claims": _JOIN.join(claim.id for claim in claims),
        "quotes": _JOIN.join(
            f"“{e.exact}” ({e.source}, {e.start}–{e.end}{_told(how)})" for e, how in spans.items()
        ),
    }


def _told(manners: Iterable[str]) -> str:
    """How surely words are said; of those that carry one value outright and another not, both are told."""
    words = list(manners)
    return "" if words == [""] else ", " + " or ".join(how or "stated" for how in words)


def _attributes(data: Collections, record: Record, kind: str) -> dict[str, str | int | bool]:
    """Each known property as a text, a number, or yes or no; and which of them no source states outright."""
    found: dict[str, Any] = {}
    for path, prop in properties(type(record)).items():
        value = prop.read(record)
        if isinstance(value, tuple):
            value = joined(value)
        found[path] = value if type(value) in (int, bool) else written(value)
    label = found.get("label") or found.get("name") or record.id
    unsure = joined([f"{path}: {how}" for path, how in unasserted(carrying(data, record)).items()])
    # The kind of a node or a tie is one thing, what sort of body an organisation is another.
    return _known(
        {"kind": kind, "sort": found.pop("kind", None), **found, "label": label, "not_asserted": unsure}
    )


def _known(found: dict[str, Any]) -> dict[str, str | int | bool]:
    plain = {
        key: value if type(value) in (int, bool) else str(value)
        for key, value in found.items()
        if value is not None
    }
    return {key: value for key, value in plain.items() if value != ""}


def networkx_graph(nodes: Iterable[Node], edges: Iterable[Edge]) -> Any:
    """The network as a `networkx.MultiGraph`.

    Raises:
        MissingExtra: networkx is not installed.
    """
    graph = imported("networkx", "graph", "a graph").MultiGraph()
    graph.add_nodes_from((node.id, node.attributes) for node in nodes)
    graph.add_edges_from((e.source, e.target, e.id, e.attributes) for e in edges)
    return graph
