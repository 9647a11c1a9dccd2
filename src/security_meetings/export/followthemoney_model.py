"""Which of our kinds and properties are which of FollowTheMoney's."""

from __future__ import annotations

__all__ = ["COLUMNS", "MAPPED", "NAMED", "PUBLIC", "REQUIRED", "SURE", "TYPES"]

COLUMNS = (
    "canonical_id",
    "entity_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "dataset",
    "origin",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
    "id",
)

# The type of each property of theirs that is used here, and the schemata with what each cannot do without.
TYPES = {
    **dict.fromkeys(("name", "alias", "weakAlias"), "name"),
    **dict.fromkeys(
        ("role", "status", "title", "publisher", "author", "fileName", "classification"), "string"
    ),
    **dict.fromkeys(("keywords",), "string"),
    **dict.fromkeys(("notes", "summary"), "text"),
    **dict.fromkeys(("startDate", "endDate", "date", "publishedAt"), "date"),
    **dict.fromkeys(("location", "full"), "address"),
    **dict.fromkeys(("country",), "country"),
    **dict.fromkeys(("wikidataId",), "identifier"),
    **dict.fromkeys(
        ("involved", "organizer", "subject", "object", "holder", "post", "member", "organization"), "entity"
    ),
    **dict.fromkeys(("agent", "client", "parent"), "entity"),
}
REQUIRED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("Event", "Person", "Organization", "PublicBody", "LegalEntity", "Position"), ("name",)),
    "Occupancy": ("holder", "post"),
    "Membership": ("member", "organization"),
    "Representation": ("agent", "client"),
    "UnknownLink": ("subject", "object"),
}
NAMED = {schema for schema, needed in REQUIRED.items() if needed == ("name",)}

_NAMES = {"name": "name", "label": "name", "wikidata": "wikidataId"}
_PLACES = {"city": "location", "venue": "location", "place": "location", "places": "location"}
# Which schema a kind is, and which property of it each of ours is. What stands nowhere is lost, and told.
# `link:…` makes a tie of its own to what is referred to; `post:…` speaks of the office that a person holds.
MAPPED: dict[str, tuple[str, dict[str, str]]] = {
    "series": ("Event", {**_NAMES, "organizers": "organizer", "hosts": "country", "topics": "keywords"}),
    "meetings": (
        "Event",
        {
            **_NAMES,
            **_PLACES,
            "series": "link:edition of",
            "part_of": "link:part of",
            "start": "startDate",
            "end": "endDate",
            "country": "country",
            "chairs": "involved",
            "hosts": "involved",
            "organizers": "organizer",
            "topics": "keywords",
        },
    ),
    "sessions": (
        "Event",
        {
            **_NAMES,
            **_PLACES,
            "meeting": "link:session of",
            "start": "startDate",
            "end": "endDate",
            "participants": "involved",
            "topics": "keywords",
        },
    ),
    "talks": (
        "Event",
        {
            **_PLACES,
            "meeting": "link:on the margins of",
            "attendees": "involved",
            "date": "date",
            "topics": "keywords",
        },
    ),
    "delegations": (
        "UnknownLink",
        {
            "party": "subject",
            "meeting": "object",
            "status": "status",
            "heads": "agent:head of the delegation",
            "members": "agent:member of the delegation",
            "sender": "agent:sender of the delegation",
        },
    ),
    "attendances": (
        "UnknownLink",
        {"official": "subject", "meeting": "object", "capacity": "role", "status": "status"},
    ),
    "officials": ("Person", {**_NAMES, "derived_names": "weakAlias"}),
    "organizations": ("Organization", {**_NAMES, "kind": "classification", "country": "country"}),
    "countries": ("LegalEntity", {**_NAMES, "part_of": "parent"}),
    "places": ("Address", {"name": "full", "country": "country"}),
    "memberships": (
        "Membership",
        {"member": "member", "organization": "organization", "kind": "role", "attested": "date"},
    ),
    "roles": (
        "Occupancy",
        {
            "holder": "holder",
            "title": "post:name",
            "organization": "post:organization",
            "country": "post:country",
            "attested": "date",
            "former": "status",
        },
    ),
    "sources": (
        "Article",
        {
            "title": "title",
            "publisher": "publisher",
            "author": "author",
            "published": "publishedAt",
            "file": "fileName",
        },
    ),
}
# Organisations of these kinds are bodies of a state.
PUBLIC = ("state body", "government")
SURE = ("asserted", "reported")
