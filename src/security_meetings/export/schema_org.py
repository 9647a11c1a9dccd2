"""schema.org, as JSON-LD: events, people, bodies, places, quotations and articles, for search and the web.

Here stand records, as the policy has them; each claim behind them is a quotation that is about the record
and based on the article. What the vocabulary has no word for is left out, and counted.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from security_meetings.export.iris import iri, record_iri
from security_meetings.export.standards import Losses, Standard
from security_meetings.model.claims import Claim
from security_meetings.model.days import PartialDate
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import Property, Record, described, properties
from security_meetings.model.shapes import Parts
from security_meetings.questions.why import carrying, unasserted
from security_meetings.words import in_words, manner

if TYPE_CHECKING:
    from security_meetings.collection.shelf import Collections
    from security_meetings.questions.citation import Edition

__all__ = ["SchemaOrg"]

_HOME = "https://schema.org/"

_NAMES = {
    "name": "name",
    "label": "name",
    "other_names": "alternateName",
    "wikidata": "sameAs",
    "same_as": "sameAs",
}
_EVENT = {
    **_NAMES,
    "status": "eventStatus",
    "mode": "eventAttendanceMode",
    "venue": "location",
    "city": "location",
    "place": "location",
    "places": "location",
    "country": "location",
    "start": "startDate",
    "end": "endDate",
    "date": "startDate",
    "topics": "about",
    "part_of": "superEvent",
    "series": "superEvent",
    "meeting": "superEvent",
    "participants": "attendee",
    "attendees": "attendee",
    "organizers": "organizer",
}
# Which type a kind is, and which property of it each of ours is. What stands nowhere is lost, and told.
_MAPPED: dict[str, tuple[str | list[str], dict[str, str]]] = {
    "series": ("EventSeries", _EVENT),
    "meetings": ("Event", _EVENT),
    "sessions": ("Event", _EVENT),
    "talks": ("Event", _EVENT),
    "officials": ("Person", {**_NAMES, "derived_names": "alternateName"}),
    # There a country is a place; here it takes part, and belongs to organisations.
    "countries": (
        ["Country", "Organization"],
        {**_NAMES, "part_of": "containedInPlace", "alpha3": "identifier"},
    ),
    "organizations": ("Organization", {**_NAMES, "country": "areaServed"}),
    "places": ("Place", {**_NAMES, "part_of": "containedInPlace", "country": "containedInPlace"}),
    "roles": (
        "OrganizationRole",
        {"title": "roleName", "other_titles": "roleName", "organization": "memberOf", "holder": "holder"},
    ),
    "topics": ("DefinedTerm", {**_NAMES, "broader": "inDefinedTermSet"}),
    "statements": (
        "Quotation",
        {
            "text": "text",
            "further_texts": "text",
            "speakers": "creator",
            "about": "about",
            "date": "dateCreated",
        },
    ),
    "sources": (
        "Article",
        {
            "title": "headline",
            "subtitle": "alternativeHeadline",
            "label": "name",
            "author": "author",
            "publisher": "publisher",
            "published": "datePublished",
            "language": "inLanguage",
            "license": "license",
            "url": "url",
            "reprint_of": "isBasedOn",
            "corrects": "correction",
        },
    ),
}
_STATUS = {
    "announced": "EventScheduled",
    "planned": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}
_MODES = {
    "in person": "OfflineEventAttendanceMode",
    "online": "OnlineEventAttendanceMode",
    "video": "OnlineEventAttendanceMode",
    "telephone": "OnlineEventAttendanceMode",
    "hybrid": "MixedEventAttendanceMode",
}
_NOTHING: list[tuple[str, Any]] = []
_WORDS = {"eventStatus": _STATUS, "eventAttendanceMode": _MODES}
_WIKIDATA = "http://www.wikidata.org/entity/"
# Who took part stands in records of their own here, and on the event there: only who did take part.
_PRESENT = {"delegations": "party", "attendances": "official"}


class SchemaOrg(Standard):
    """schema.org, as JSON-LD."""

    name = "schema.org"
    title = "schema.org JSON-LD"
    description = "Events, people, bodies and quotations, for web pages, search and knowledge graphs."
    suffixes: ClassVar[tuple[str, ...]] = (".jsonld", ".json")
    counted = "values"

    def pieces(self, data: Collections, edition: Edition, losses: Losses) -> Iterable[str]:
        """One graph, a node a line."""
        # The vocabulary is told in the file, so that nothing has to be fetched.
        yield '{"@context": {"@vocab": "' + _HOME + '"}, "@graph": ['
        separator = "\n"
        for node in _nodes(data, edition, losses):
            yield separator + json.dumps(node, ensure_ascii=False)
            separator = ",\n"
        yield "\n]}\n"


def _nodes(data: Collections, edition: Edition, losses: Losses) -> Iterator[dict[str, Any]]:
    present = _present(data, edition, losses)
    for name in kinds():
        for record in data.collection(name) if name not in ("claims", "marks") else ():
            if name in _MAPPED:
                yield _node(data, edition, losses, record, name, present.get((name, record.id), ()))
            elif name == "memberships":
                yield from _membership(data, edition, losses, record)
            elif name not in _PRESENT:
                _count(losses, record, name, "there is no type for this kind")
    for claim in data.claims:
        if claim.collection in _MAPPED and claim.source is not None and _can_be_quoted(claim):
            yield _quotation(data, edition, claim)


def _held(value: Any) -> tuple[Any, ...]:
    """The values that a record holds of a property: none, one, many."""
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _count(losses: Losses, record: Record, name: str, why: str, carried: Collection[str] = ()) -> None:
    """All values of a record as lost, but for those of properties that are carried."""
    for path, prop in properties(type(record)).items():
        count = len(_held(prop.read(record)))
        losses.met(count)
        if path not in carried:
            losses.lost(f"{name}.{path}", why, count)


def _node(
    data: Collections, edition: Edition, losses: Losses, record: Any, name: str, present: Iterable[str]
) -> dict[str, Any]:
    kind, known = _MAPPED[name]
    found_at: dict[str, dict[str, Any]] = {}
    unsure = unasserted(carrying(data, record))
    for path, prop in properties(type(record)).items():
        for value in _held(prop.read(record)):
            losses.met()
            target = known.get(path)
            if target is None:
                found, why = _NOTHING, "no property for it"
            elif target == "attendee" and record.status != "held":
                # Whoever attends an event is there: of one that no source tells as held, nobody is.
                found, why = _NOTHING, f"status: {record.status or 'unknown'}"
            else:
                found, why = _said(data, edition, prop, target, value)
            _tell(losses, f"{name}.{path}", why, unsure.get(path, ""))
            for key, each in found:
                _add(found_at, key, each)
    for who in present:
        _add(found_at, "attendee", {"@id": who})
    node: dict[str, Any] = {"@id": record_iri(edition, name, record.id), "@type": kind}
    for key, values in found_at.items():
        node[key] = [*values.values()] if len(values) > 1 else next(iter(values.values()))
    if "holder" in node:
        # A role stands between a person and a body: the person is a member by way of it.
        node["@reverse"] = {"memberOf": node.pop("holder")}
    return node


def _tell(losses: Losses, what: str, why: str, how: str) -> None:
    """A value that is not there, or is said outright though here it is expected, reported or inferred."""
    if why:
        losses.lost(what, why)
    elif how:
        losses.lost(f"what is {how}", "that stands in its quotations alone", there=True)


def _add(found: dict[str, dict[str, Any]], key: str, value: Any) -> None:
    """Another value of a property; each once."""
    found.setdefault(key, {}).setdefault(repr(value), value)


def _said(
    data: Collections, edition: Edition, prop: Property, target: str, value: Any
) -> tuple[list[tuple[str, Any]], str]:
    """A value there, by property; and why it is not, if it is not."""
    if target in _WORDS:
        word = _WORDS[target].get(value)
        return ([(target, {"@id": _HOME + word})], "") if word else ([], f"no word for {value!r}")
    if isinstance(prop.shape, Parts):
        parts = [(part.field.refers_to, getattr(value, part.name)) for part in described(prop.shape.cls)]
        named = [{"@id": iri(data, edition, to, id_)} for to, id_ in parts if to and id_ is not None]
        return [(target, each) for each in named], ""
    if prop.field.refers_to:
        return [(target, {"@id": iri(data, edition, prop.field.refers_to, value)})], ""
    if "Date" in target or target.startswith("date"):
        return _days(target, value)
    if prop.path == "wikidata":
        return [(target, {"@id": _WIKIDATA + value})], ""
    return [(target, value if isinstance(value, (str, int)) else str(value))], ""


def _days(target: str, value: Any) -> tuple[list[tuple[str, Any]], str]:
    """Days as ISO 8601 has them; the last of several is the end."""
    if hasattr(value, "start") and hasattr(value, "end"):
        first, why = _days(target, value.start)
        last, other = _days("endDate", value.end)
        return first + last, why or other
    if isinstance(value, datetime.date):
        return [(target, str(value))], ""
    text = str(value)
    if isinstance(value, PartialDate) and text.replace("-", "").isdigit():
        return [(target, text)], ""
    return [], "a day that is not known, not sure or without its year"


def _present(data: Collections, edition: Edition, losses: Losses) -> dict[tuple[str, str], list[str]]:
    """Who took part, by meeting: those of whom a source says so, not those who were only announced."""
    found: dict[tuple[str, str], list[str]] = {}
    for name, end in _PRESENT.items():
        for record in data.collection(name):
            status, who, meeting = record.status, getattr(record, end), record.meeting
            if status == "attended" and who is not None and meeting is not None:
                refers_to = properties(type(record))[end].field.refers_to
                found.setdefault(("meetings", meeting), []).append(iri(data, edition, refers_to, who))
                _count(losses, record, name, "no property for it", (end, "meeting", "status"))
            else:
                why = f"status: {status}" if status else "no source says that it was there"
                _count(losses, record, name, why)
    return found


def _membership(data: Collections, edition: Edition, losses: Losses, record: Any) -> Iterator[dict[str, Any]]:
    """A member is told of on the body that it belongs to; an observer is none."""
    if record.kind != "member" or record.member is None or record.organization is None:
        _count(losses, record, "memberships", f"no property for {record.kind or 'an unknown part'}")
        return
    _count(losses, record, "memberships", "no property for it", ("member", "organization", "kind"))
    member = iri(data, edition, properties(type(record))["member"].field.refers_to, record.member)
    body = record_iri(edition, "organizations", record.organization)
    yield {"@id": body, "@type": "Organization", "member": {"@id": member}}


def _can_be_quoted(claim: Claim) -> bool:
    return claim.rank != "deprecated" and claim.modality != "denied" and bool(claim.evidence)


def _quotation(data: Collections, edition: Edition, claim: Claim) -> dict[str, Any]:
    how = manner(data, claim).removeprefix(claim.modality).removeprefix(", ")
    more = f" ({how})" if how else ""
    return {
        "@id": record_iri(edition, "claims", claim.id),
        "@type": "Quotation",
        "text": " […] ".join(span.exact for span in claim.evidence),
        "about": {"@id": record_iri(edition, claim.collection, claim.subject)},
        "isBasedOn": {"@id": record_iri(edition, "sources", str(claim.source))},
        "abstract": f"{claim.modality}: {claim.property}: {in_words(data, claim.value)}{more}",
    }
