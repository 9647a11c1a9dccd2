"""A record as a card: each value with the claims behind it, their rivals, and the rule that picked it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from security_meetings.collection.references import references
from security_meetings.collection.shelf import Collections
from security_meetings.model.claims import Claim
from security_meetings.model.kinds import HOMES, collection_of
from security_meetings.model.schema import Property, Record, properties
from security_meetings.model.supporting import is_compared
from security_meetings.policy import Explanation
from security_meetings.questions.why import why_all
from security_meetings.reader import addresses
from security_meetings.reader.facets import Facets, facets_of
from security_meetings.reader.markup import Child, Markup, element, joined
from security_meetings.reader.wording import Wording, path_in_words
from security_meetings.words import teller

__all__ = ["SHOWN", "Card", "Cards"]

SHOWN = tuple(name for name in HOMES if name not in ("claims", "marks"))
"""The collections whose records have cards; claims stand in these, and marks beside the texts."""

# So many of the records that refer to one are linked from it.
_MOST_REFERRING = 12


class Card:
    """One record in the page.

    Attributes:
        record: The record.
        facets: What it can be chosen by.
        html: The card.
    """

    __slots__ = ("facets", "html", "record")

    def __init__(self, record: Record, facets: Facets, html: Markup) -> None:
        self.record: Record = record
        self.facets: Facets = facets
        self.html: Markup = html


class Cards:
    """Makes the cards of the records of some collections.

    Args:
        collections: The records.
        wording: What they are called.
        contested: The collection, id and property of every conflict.
        diverging: What differs in the accounts of a record, in words, by collection and id.
    """

    def __init__(
        self,
        collections: Collections,
        wording: Wording,
        contested: Sequence[tuple[str, str, str]],
        diverging: Mapping[tuple[str, str], Sequence[str]],
    ) -> None:
        self._collections = collections
        self._wording = wording
        self._contested = frozenset(contested)
        self._contested_records = frozenset((collection, id_) for collection, id_, _ in contested)
        self._diverging = diverging
        self._languages = {source.id: source.language for source in collections.sources}
        self._referring = self._all_referring()

    def _all_referring(self) -> Mapping[tuple[str, str], Mapping[str, list[str]]]:
        """Which records refer to each, by their collection; all records are gone through once."""
        found: dict[tuple[str, str], dict[str, list[str]]] = {}
        for name in SHOWN:
            for record in self._collections.collection(name):
                named = {(id_, names) for _, id_, names in references(record)}
                for id_, names in sorted(named):
                    for place in names:
                        found.setdefault((place, id_), {}).setdefault(name, []).append(record.id)
        return found

    def card(self, record: Record) -> Card:
        """The card of one record."""
        place = collection_of(type(record)), record.id
        explained = why_all(self._collections, record)
        sources = {claim.source for why in explained for claim in why.claims if claim.source}
        contested = place in self._contested_records
        facets = facets_of(record, sources, contested=contested)
        tags = [element("span", {"class": "tag"}, step) for step in facets.status]
        if contested:
            tags.append(element("span", {"class": "tag contested"}, "contested"))
        given = {
            f"data-{name}": " ".join(map(addresses.inert, ids)) or None
            for name, ids in facets._asdict().items()
        }
        address = addresses.record(record)
        title = self._wording.title(record)
        named = [element("span", {"class": "title", "dir": "auto"}, title)]
        if title != record.id:
            named.append(element("span", {"class": "id"}, record.id))
        html = element(
            "details",
            {"class": "card", **given},
            element("summary", {}, *named, *tags),
            element(
                "div",
                {"id": address, "class": "record"},
                self._head(record),
                element("dl", {}, *(self._property(record, why) for why in explained)),
                self._differing(place),
                self._referred(place),
            ),
        )
        return Card(record, facets, html)

    def _head(self, record: Record) -> Markup:
        address = addresses.record(record)
        link = element(
            "a", {"href": f"#{address}", "class": "here"}, f"{collection_of(type(record))}/{record.id}"
        )
        return element("p", {"class": "quiet"}, link)

    def _property(self, record: Record, why: Explanation) -> Markup:
        prop = properties(type(record))[why.property]
        value = self._wording.values(why.value, prop)
        parts: list[Child] = [value or element("span", {"class": "unknown"}, "unknown")]
        if why.expected:
            parts += [
                " (only expected: ",
                joined((self._wording.value(v, prop) for v in why.expected), "; "),
                ")",
            ]
        clash = (why.collection, why.subject, why.property) in self._contested
        return element(
            "div",
            {"class": "property contested" if clash else "property"},
            element("dt", {"title": prop.field.meaning}, path_in_words(why.property)),
            element("dd", {}, element("p", {"class": "value"}, *parts), self._claims(why, prop)),
        )

    def _claims(self, why: Explanation, prop: Property) -> Markup:
        items = [
            self._claim(claim, prop, "", told=prop.many and len(why.claims) > 1) for claim in why.carrying
        ]
        items += [self._claim(rival.claim, prop, rival.relation, told=True) for rival in why.rivals]
        listed = element("ul", {"class": "claims"}, *items)
        if not why.rivals:
            return listed
        decided = f"Decided by: {why.tie_break}. " if why.tie_break else ""
        rule = element("a", {"href": f"#{addresses.RULE}"}, "The rule")
        return joined([listed, element("p", {"class": "rule"}, decided, rule)])

    def _claim(self, claim: Claim, prop: Property, relation: str, *, told: bool) -> Markup:
        parts: list[Child] = []
        if told or claim.modality == "denied":
            denied = "not " if claim.modality == "denied" else ""
            parts += [element("b", {}, denied, self._wording.value(claim.value, prop)), " "]
        for evidence in claim.evidence:
            link = {"href": f"#{addresses.span(evidence)}", "class": "words"}
            parts += [element("a", link, self._wording.quoted(evidence)), " "]
        address = addresses.claim(claim)
        notes: list[Child] = [
            element(
                "a",
                {
                    "href": f"#{address}",
                    "id": addresses.printed(claim),
                    "class": "here",
                    "title": "A link to this claim",
                },
                "¶",
            ),
            " ",
            teller(self._collections, claim),
            " · ",
            self._compared(claim),
        ]
        if relation:
            notes += [" · ", element("span", {"class": f"relation {relation}"}, relation)]
        if claim.rank != "normal":
            notes += [f" · {claim.rank}: {claim.rank_reason or ''}"]
        parts.append(element("span", {"class": "notes"}, *notes))
        if claim.because:
            parts.append(element("span", {"class": "because"}, claim.because))
        return element("li", {"id": address, "class": "claim rival" if relation else "claim"}, *parts)

    def _compared(self, claim: Claim) -> str:
        """How value and words were compared."""
        if claim.basis == "editorial":
            return "editorial"
        language = claim.language or self._languages.get(claim.source or "")
        if is_compared(claim, language):
            return "compared by machine"
        return "inferred, judged by a reader" if claim.basis == "inferred" else "judged by a reader"

    def _differing(self, place: tuple[str, str]) -> Child:
        words = self._diverging.get(place, ())
        if not words:
            return ""
        items = (element("li", {}, told) for told in words)
        return element(
            "div", {"class": "differing"}, element("p", {}, "Accounts differ:"), element("ul", {}, *items)
        )

    def _referred(self, place: tuple[str, str]) -> Child:
        lines = []
        for name, ids in self._referring.get(place, {}).items():
            shown = ids[:_MOST_REFERRING]
            records = self._collections.collection(name)
            links = (self._wording.link(id_, (name,), self._wording.title(records[id_])) for id_ in shown)
            more = f" and {len(ids) - len(shown)} more" if len(ids) > len(shown) else ""
            lines.append(element("li", {}, f"{name}: ", joined(links, "; "), more))
        if not lines:
            return ""
        head = element("summary", {}, "What refers to it")
        return element("details", {"class": "referring"}, head, element("ul", {}, *lines))
