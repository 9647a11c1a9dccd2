"""Readers of what claims say, by property; written by `python -m tests.constructors`."""

from __future__ import annotations

from typing import Any

from security_meetings.codec.readers import choice, plain, written

__all__: list[str] = []


def Attendance(road: Any) -> dict[str, Any]:
    return {
        "meeting": plain(str),
        "official": plain(str),
        "session": plain(str),
        "party": plain(str),
        "capacity": plain(str),
        "status": choice(
            "invited",
            "expected",
            "confirmed",
            "attended",
            "absence announced",
            "declined",
            "absent",
        ),
        "mode": choice("in person", "video", "message read out"),
        "actions": choice("chaired", "opened", "closed", "spoke", "reported", "moderated"),
        "same_as": plain(str),
    }


def BilateralTalk(road: Any) -> dict[str, Any]:
    from datetime import date

    from security_meetings.model.days import Interval, PartialDate
    from security_meetings.model.values import Attendee

    return {
        "meeting": plain(str),
        "attendees": road.constructor(Attendee),
        "status": choice("planned", "held", "postponed", "cancelled"),
        "date": written(date, PartialDate, Interval),
        "place": plain(str),
        "mode": choice("in person", "video", "telephone"),
        "format": choice("closed-door", "open"),
        "topics": plain(str),
        "same_as": plain(str),
    }


def Country(road: Any) -> dict[str, Any]:
    from datetime import date

    from security_meetings.model.days import Interval, PartialDate

    return {
        "name": plain(str),
        "label": plain(str),
        "part_of": plain(str),
        "former": plain(bool),
        "alpha3": plain(str),
        "cow": plain(str),
        "gw": plain(str),
        "cow_years": written(date, PartialDate, Interval),
        "gw_years": written(date, PartialDate, Interval),
        "succeeded_by": plain(str),
        "same_as": plain(str),
    }


def Delegation(road: Any) -> dict[str, Any]:
    from security_meetings.model.counts import Count

    return {
        "meeting": plain(str),
        "party": plain(str),
        "sender": plain(str),
        "status": choice(
            "invited",
            "expected",
            "confirmed",
            "attended",
            "absence announced",
            "declined",
            "absent",
        ),
        "reason": plain(str),
        "level": choice("head of state or government", "minister", "deputy minister", "ambassador", "expert"),
        "mode": choice("in person", "video", "message read out"),
        "size": road.constructor(Count),
        "heads": plain(str),
        "members": plain(str),
        "first_time": plain(bool),
        "same_as": plain(str),
    }


def Meeting(road: Any) -> dict[str, Any]:
    from datetime import date

    from security_meetings.model.counts import Count
    from security_meetings.model.days import PartialDate

    return {
        "series": plain(str),
        "part_of": plain(str),
        "ordinal": plain(int),
        "name": plain(str),
        "label": plain(str),
        "status": choice("announced", "held", "postponed", "cancelled"),
        "mode": choice("in person", "online", "hybrid"),
        "start": written(date, PartialDate),
        "end": written(date, PartialDate),
        "start_weekday": choice("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        "days": plain(int),
        "city": plain(str),
        "country": plain(str),
        "venue": plain(str),
        "places": plain(str),
        "chairs": plain(str),
        "hosts": plain(str),
        "organizers": plain(str),
        "format": choice("closed-door", "open"),
        "counts.delegations": road.constructor(Count),
        "counts.countries": road.constructor(Count),
        "counts.organizations": road.constructor(Count),
        "counts.guests": road.constructor(Count),
        "counts.reports": road.constructor(Count),
        "counts.plenary_sessions": road.constructor(Count),
        "counts.multilateral_meetings": road.constructor(Count),
        "counts.host_talks": road.constructor(Count),
        "counts.guest_talks": road.constructor(Count),
        "topics": plain(str),
        "member_organizations": plain(str),
        "guest_kinds": plain(str),
        "published_at": plain(str),
        "same_as": plain(str),
    }


def MeetingSeries(road: Any) -> dict[str, Any]:
    from datetime import date

    from security_meetings.model.days import PartialDate

    return {
        "name": plain(str),
        "label": plain(str),
        "succeeds": plain(str),
        "organizers": plain(str),
        "hosts": plain(str),
        "first_held": written(date, PartialDate),
        "frequency": plain(str),
        "topics": plain(str),
        "same_as": plain(str),
    }


def Membership(road: Any) -> dict[str, Any]:
    from datetime import date

    from security_meetings.model.days import Interval, PartialDate

    return {
        "member": plain(str),
        "organization": plain(str),
        "kind": choice("member", "observer"),
        "attested": written(date, PartialDate, Interval),
        "same_as": plain(str),
    }


def Official(road: Any) -> dict[str, Any]:
    return {
        "name": plain(str),
        "label": plain(str),
        "derived_names": plain(str),
        "wikidata": plain(str),
        "same_as": plain(str),
    }


def Organization(road: Any) -> dict[str, Any]:
    return {
        "name": plain(str),
        "label": plain(str),
        "kind": choice(
            "intergovernmental",
            "informal grouping",
            "humanitarian",
            "alliance",
            "state body",
            "government",
            "publisher",
            "unnamed group",
        ),
        "country": plain(str),
        "wikidata": plain(str),
        "same_as": plain(str),
    }


def Place(road: Any) -> dict[str, Any]:
    return {
        "name": plain(str),
        "label": plain(str),
        "kind": choice("city", "region", "venue", "other"),
        "part_of": plain(str),
        "country": plain(str),
        "same_as": plain(str),
    }


def Plan(road: Any) -> dict[str, Any]:
    from datetime import date

    from security_meetings.model.days import PartialDate

    return {
        "name": plain(str),
        "label": plain(str),
        "state": choice("hoped", "proposed", "discussed", "expected", "intended", "planned", "announced"),
        "proposers": plain(str),
        "meeting": plain(str),
        "parties": plain(str),
        "officials": plain(str),
        "place": plain(str),
        "date": written(date, PartialDate),
        "time_words": plain(str),
        "topics": plain(str),
        "same_as": plain(str),
    }


def Remark(road: Any) -> dict[str, Any]:
    return {
        "text": plain(str),
        "meeting": plain(str),
        "about": plain(str),
        "topics": plain(str),
        "opposes": plain(str),
        "same_as": plain(str),
    }


def Role(road: Any) -> dict[str, Any]:
    from datetime import date

    from security_meetings.model.days import Interval, PartialDate

    return {
        "holder": plain(str),
        "title": plain(str),
        "organization": plain(str),
        "country": plain(str),
        "military_rank": plain(str),
        "attested": written(date, PartialDate, Interval),
        "former": plain(bool),
        "acting": plain(bool),
        "contested": plain(bool),
        "same_as": plain(str),
    }


def Session(road: Any) -> dict[str, Any]:
    from datetime import date

    from security_meetings.model.days import PartialDate

    return {
        "meeting": plain(str),
        "kind": choice(
            "plenary",
            "opening",
            "multilateral",
            "consultation",
            "thematic_block",
            "round_table",
            "briefing",
            "symposium",
            "exposition",
            "ceremony",
        ),
        "number": plain(int),
        "name": plain(str),
        "label": plain(str),
        "format": plain(str),
        "status": choice("planned", "held", "postponed", "cancelled"),
        "start": written(date, PartialDate),
        "end": written(date, PartialDate),
        "days": plain(int),
        "ordinal": plain(int),
        "informal": plain(bool),
        "venue": plain(str),
        "city": plain(str),
        "participants": plain(str),
        "audience": plain(str),
        "topics": plain(str),
        "same_as": plain(str),
    }


def Source(road: Any) -> dict[str, Any]:
    from datetime import date

    from security_meetings.model.days import PartialDate
    from security_meetings.model.sentences import Sentences

    return {
        "title": plain(str),
        "subtitle": plain(str),
        "label": plain(str),
        "publisher": plain(str),
        "author": plain(str),
        "published": written(date, PartialDate),
        "published_time": plain(str),
        "as_of": written(date),
        "retrieved": written(date),
        "language": plain(str),
        "license": plain(str),
        "reprint_of": plain(str),
        "corrects": plain(str),
        "withdrawn": plain(bool),
        "url": plain(str),
        "credits": plain(str),
        "reading_time": plain(str),
        "file": plain(str),
        "sha256": plain(str),
        "sentences": written(Sentences),
    }


def Statement(road: Any) -> dict[str, Any]:
    from datetime import date

    from security_meetings.model.days import PartialDate

    return {
        "text": plain(str),
        "speakers": plain(str),
        "speaker_as": plain(str),
        "kind": choice("quotation", "paraphrase"),
        "meeting": plain(str),
        "occasion": plain(str),
        "about": plain(str),
        "audience": plain(str),
        "date": written(date, PartialDate),
        "opposes": plain(str),
        "same_as": plain(str),
    }


def Tally(road: Any) -> dict[str, Any]:
    from security_meetings.model.counts import Count

    return {
        "meeting": plain(str),
        "session": plain(str),
        "unit": choice(
            "delegations",
            "countries",
            "organizations",
            "persons",
            "reports",
            "sessions",
            "talks",
            "media",
        ),
        "of_which": plain(str),
        "count": road.constructor(Count),
        "same_as": plain(str),
    }


def Topic(road: Any) -> dict[str, Any]:
    return {
        "name": plain(str),
        "label": plain(str),
        "broader": plain(str),
        "same_as": plain(str),
    }
