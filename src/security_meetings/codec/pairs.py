"""Constructors of every class from JSON in pairs; written by `python -m tests.constructors`."""

from __future__ import annotations

from sys import intern, modules
from typing import Any

from security_meetings.codec.readers import choice, once, one_of, ordering, plain, written

__all__: list[str] = []


def Attendance(cls: Any, road: Any) -> Any:
    names = (
        "id",
        "meeting",
        "official",
        "session",
        "party",
        "capacity",
        "status",
        "mode",
        "actions",
        "same_as",
    )
    in_order = ordering(cls, names)
    _status = one_of(
        "invited",
        "expected",
        "confirmed",
        "attended",
        "absence announced",
        "declined",
        "absent",
        None,
    )
    _mode = one_of("in person", "video", "message read out", None)
    _actions = choice("chaired", "opened", "closed", "spoke", "reported", "moderated")

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        (
            (k0, id_),
            (k1, meeting_),
            (k2, official_),
            (k3, session_),
            (k4, party_),
            (k5, capacity_),
            (k6, status_),
            (k7, mode_),
            (k8, actions_),
            (k9, same_as_),
        ) = d
        keys = (k0, k1, k2, k3, k4, k5, k6, k7, k8, k9)
        if keys != names:
            return make(in_order(d))
        if (
            type(id_) is not str
            or (capacity_ is not None and type(capacity_) is not str)
            or type(actions_) is not list
            or type(same_as_) is not list
        ):
            raise ValueError
        meeting_ = None if meeting_ is None else intern(meeting_)
        official_ = None if official_ is None else intern(official_)
        session_ = None if session_ is None else intern(session_)
        party_ = None if party_ is None else intern(party_)
        status_ = _status[status_]
        mode_ = _mode[mode_]
        actions_ = tuple(map(_actions, actions_)) if actions_ else ()
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(id_, meeting_, official_, session_, party_, capacity_, status_, mode_, actions_, same_as_)

    return make


def Attendee(cls: Any, road: Any) -> Any:
    names = ("party", "official")
    in_order = ordering(cls, names)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        ((k0, party_), (k1, official_)) = d
        keys = (k0, k1)
        if keys != names:
            return make(in_order(d))
        party_ = intern(party_)
        official_ = None if official_ is None else intern(official_)
        return cls(party_, official_)

    return once(make)


def BilateralTalk(cls: Any, road: Any) -> Any:
    from datetime import date

    from security_meetings.model.days import Interval, PartialDate
    from security_meetings.model.values import Attendee

    names = ("id", "meeting", "attendees", "status", "date", "place", "mode", "format", "topics", "same_as")
    in_order = ordering(cls, names)
    _attendees = road.constructor(Attendee)
    _status = one_of("planned", "held", "postponed", "cancelled", None)
    _date = written(date, PartialDate, Interval)
    _mode = one_of("in person", "video", "telephone", None)
    _format = one_of("closed-door", "open", None)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        (
            (k0, id_),
            (k1, meeting_),
            (k2, attendees_),
            (k3, status_),
            (k4, date_),
            (k5, place_),
            (k6, mode_),
            (k7, format_),
            (k8, topics_),
            (k9, same_as_),
        ) = d
        keys = (k0, k1, k2, k3, k4, k5, k6, k7, k8, k9)
        if keys != names:
            return make(in_order(d))
        if (
            type(id_) is not str
            or type(attendees_) is not list
            or (place_ is not None and type(place_) is not str)
            or type(topics_) is not list
            or type(same_as_) is not list
        ):
            raise ValueError
        meeting_ = None if meeting_ is None else intern(meeting_)
        attendees_ = tuple(map(_attendees, attendees_)) if attendees_ else ()
        status_ = _status[status_]
        date_ = None if date_ is None else _date(date_)
        mode_ = _mode[mode_]
        format_ = _format[format_]
        topics_ = tuple(map(intern, topics_)) if topics_ else ()
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(id_, meeting_, attendees_, status_, date_, place_, mode_, format_, topics_, same_as_)

    return make


def Claim(cls: Any, road: Any) -> Any:
    Evidence = modules[cls.__module__].Evidence
    names = (
        "id",
        "collection",
        "subject",
        "property",
        "value",
        "modality",
        "attributed_to",
        "basis",
        "because",
        "rank",
        "rank_reason",
        "language",
        "source",
        "evidence",
    )
    in_order = ordering(cls, names)
    _value = road.claimed()
    _modality = one_of("asserted", "reported", "expected", "speculated", "denied")
    _basis = one_of("stated", "inferred", "editorial")
    _rank = one_of("preferred", "normal", "deprecated")
    _evidence = road.constructor(Evidence)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        (
            (k0, id_),
            (k1, collection_),
            (k2, subject_),
            (k3, property_),
            (k4, value_),
            (k5, modality_),
            (k6, attributed_to_),
            (k7, basis_),
            (k8, because_),
            (k9, rank_),
            (k10, rank_reason_),
            (k11, language_),
            (k12, source_),
            (k13, evidence_),
        ) = d
        keys = (k0, k1, k2, k3, k4, k5, k6, k7, k8, k9, k10, k11, k12, k13)
        if keys != names:
            return make(in_order(d))
        if (
            type(id_) is not str
            or type(collection_) is not str
            or type(subject_) is not str
            or type(property_) is not str
            or (because_ is not None and type(because_) is not str)
            or (rank_reason_ is not None and type(rank_reason_) is not str)
            or (language_ is not None and type(language_) is not str)
            or type(evidence_) is not list
        ):
            raise ValueError
        value_ = _value(value_, collection_, property_)
        modality_ = _modality[modality_]
        attributed_to_ = None if attributed_to_ is None else intern(attributed_to_)
        basis_ = _basis[basis_]
        rank_ = _rank[rank_]
        source_ = None if source_ is None else intern(source_)
        evidence_ = tuple(map(_evidence, evidence_)) if evidence_ else ()
        return cls(
            id_,
            collection_,
            subject_,
            property_,
            value_,
            modality_,
            attributed_to_,
            basis_,
            because_,
            rank_,
            rank_reason_,
            language_,
            source_,
            evidence_,
        )

    return make


def Count(cls: Any, road: Any) -> Any:
    names = ("number", "comparator", "upper", "stage")
    in_order = ordering(cls, names)
    _comparator = one_of(
        "exactly",
        "more than",
        "at least",
        "about",
        "nearly",
        "up to",
        "at most",
        "fewer than",
        "between",
        "dozens",
    )
    _stage = one_of("invited", "expected", "confirmed", "actual")

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        ((k0, number_), (k1, comparator_), (k2, upper_), (k3, stage_)) = d
        keys = (k0, k1, k2, k3)
        if keys != names:
            return make(in_order(d))
        if type(number_) is not int or (upper_ is not None and type(upper_) is not int):
            raise ValueError
        comparator_ = _comparator[comparator_]
        stage_ = _stage[stage_]
        return cls(number_, comparator_, upper_, stage_)

    return make


def Country(cls: Any, road: Any) -> Any:
    from datetime import date

    from security_meetings.model.days import Interval, PartialDate

    names = (
        "id",
        "name",
        "other_names",
        "label",
        "part_of",
        "former",
        "alpha3",
        "cow",
        "gw",
        "cow_years",
        "gw_years",
        "succeeded_by",
        "same_as",
    )
    in_order = ordering(cls, names)
    _other_names = plain(str)
    _cow_years = written(date, PartialDate, Interval)
    _gw_years = written(date, PartialDate, Interval)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        (
            (k0, id_),
            (k1, name_),
            (k2, other_names_),
            (k3, label_),
            (k4, part_of_),
            (k5, former_),
            (k6, alpha3_),
            (k7, cow_),
            (k8, gw_),
            (k9, cow_years_),
            (k10, gw_years_),
            (k11, succeeded_by_),
            (k12, same_as_),
        ) = d
        keys = (k0, k1, k2, k3, k4, k5, k6, k7, k8, k9, k10, k11, k12)
        if keys != names:
            return make(in_order(d))
        if (
            type(id_) is not str
            or (name_ is not None and type(name_) is not str)
            or type(other_names_) is not list
            or (label_ is not None and type(label_) is not str)
            or (former_ is not None and type(former_) is not bool)
            or (alpha3_ is not None and type(alpha3_) is not str)
            or (cow_ is not None and type(cow_) is not str)
            or (gw_ is not None and type(gw_) is not str)
            or type(cow_years_) is not list
            or type(gw_years_) is not list
            or type(succeeded_by_) is not list
            or type(same_as_) is not list
        ):
            raise ValueError
        other_names_ = tuple(map(_other_names, other_names_)) if other_names_ else ()
        part_of_ = None if part_of_ is None else intern(part_of_)
        cow_years_ = tuple(map(_cow_years, cow_years_)) if cow_years_ else ()
        gw_years_ = tuple(map(_gw_years, gw_years_)) if gw_years_ else ()
        succeeded_by_ = tuple(map(intern, succeeded_by_)) if succeeded_by_ else ()
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(
            id_,
            name_,
            other_names_,
            label_,
            part_of_,
            former_,
            alpha3_,
            cow_,
            gw_,
            cow_years_,
            gw_years_,
            succeeded_by_,
            same_as_,
        )

    return make


def Delegation(cls: Any, road: Any) -> Any:
    from security_meetings.model.counts import Count

    names = (
        "id",
        "meeting",
        "party",
        "sender",
        "status",
        "reason",
        "level",
        "mode",
        "size",
        "heads",
        "members",
        "first_time",
        "same_as",
    )
    in_order = ordering(cls, names)
    _status = one_of(
        "invited",
        "expected",
        "confirmed",
        "attended",
        "absence announced",
        "declined",
        "absent",
        None,
    )
    _level = one_of(
        "head of state or government",
        "minister",
        "deputy minister",
        "ambassador",
        "expert",
        None,
    )
    _mode = one_of("in person", "video", "message read out", None)
    _size = road.constructor(Count)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        (
            (k0, id_),
            (k1, meeting_),
            (k2, party_),
            (k3, sender_),
            (k4, status_),
            (k5, reason_),
            (k6, level_),
            (k7, mode_),
            (k8, size_),
            (k9, heads_),
            (k10, members_),
            (k11, first_time_),
            (k12, same_as_),
        ) = d
        keys = (k0, k1, k2, k3, k4, k5, k6, k7, k8, k9, k10, k11, k12)
        if keys != names:
            return make(in_order(d))
        if (
            type(id_) is not str
            or (reason_ is not None and type(reason_) is not str)
            or type(heads_) is not list
            or type(members_) is not list
            or (first_time_ is not None and type(first_time_) is not bool)
            or type(same_as_) is not list
        ):
            raise ValueError
        meeting_ = None if meeting_ is None else intern(meeting_)
        party_ = None if party_ is None else intern(party_)
        sender_ = None if sender_ is None else intern(sender_)
        status_ = _status[status_]
        level_ = _level[level_]
        mode_ = _mode[mode_]
        size_ = None if size_ is None else _size(size_)
        heads_ = tuple(map(intern, heads_)) if heads_ else ()
        members_ = tuple(map(intern, members_)) if members_ else ()
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(
            id_,
            meeting_,
            party_,
            sender_,
            status_,
            reason_,
            level_,
            mode_,
            size_,
            heads_,
            members_,
            first_time_,
            same_as_,
        )

    return make


def Evidence(cls: Any, road: Any) -> Any:
    names = ("source", "start", "end", "exact", "prefix", "suffix")
    in_order = ordering(cls, names)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        ((k0, source_), (k1, start_), (k2, end_), (k3, exact_), (k4, prefix_), (k5, suffix_)) = d
        keys = (k0, k1, k2, k3, k4, k5)
        if keys != names:
            return make(in_order(d))
        if (
            type(start_) is not int
            or type(end_) is not int
            or type(exact_) is not str
            or type(prefix_) is not str
            or type(suffix_) is not str
        ):
            raise ValueError
        source_ = intern(source_)
        return cls(source_, start_, end_, exact_, prefix_, suffix_)

    return make


def FileEntry(cls: Any, road: Any) -> Any:
    names = ("name", "records", "sha256")
    in_order = ordering(cls, names)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        ((k0, name_), (k1, records_), (k2, sha256_)) = d
        keys = (k0, k1, k2)
        if keys != names:
            return make(in_order(d))
        if type(name_) is not str or type(records_) is not int or type(sha256_) is not str:
            raise ValueError
        return cls(name_, records_, sha256_)

    return make


def Manifest(cls: Any, road: Any) -> Any:
    from datetime import date

    from security_meetings.model.days import PartialDate

    FileEntry = modules[cls.__module__].FileEntry
    Used = modules[cls.__module__].Used
    names = (
        "name",
        "version",
        "title",
        "creators",
        "license",
        "language",
        "issued",
        "doi",
        "url",
        "digest",
        "format",
        "files",
        "uses",
        "joined",
        "bare",
    )
    in_order = ordering(cls, names)
    _creators = plain(str)
    _issued = written(date, PartialDate)
    _files = road.constructor(FileEntry)
    _uses = road.constructor(Used)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        if len(d) < len(names):
            d = in_order(d)
        (
            (k0, name_),
            (k1, version_),
            (k2, title_),
            (k3, creators_),
            (k4, license_),
            (k5, language_),
            (k6, issued_),
            (k7, doi_),
            (k8, url_),
            (k9, digest_),
            (k10, format_),
            (k11, files_),
            (k12, uses_),
            (k13, joined_),
            (k14, bare_),
        ) = d
        keys = (k0, k1, k2, k3, k4, k5, k6, k7, k8, k9, k10, k11, k12, k13, k14)
        if keys != names:
            return make(in_order(d))
        if (
            type(name_) is not str
            or type(version_) is not str
            or type(title_) is not str
            or type(creators_) is not list
            or type(license_) is not str
            or (language_ is not None and type(language_) is not str)
            or (doi_ is not None and type(doi_) is not str)
            or (url_ is not None and type(url_) is not str)
            or type(digest_) is not str
            or type(format_) is not int
            or type(files_) is not list
            or type(uses_) is not list
            or type(joined_) is not int
            or type(bare_) is not int
        ):
            raise ValueError
        creators_ = tuple(map(_creators, creators_)) if creators_ else ()
        issued_ = None if issued_ is None else _issued(issued_)
        files_ = tuple(map(_files, files_)) if files_ else ()
        uses_ = tuple(map(_uses, uses_)) if uses_ else ()
        return cls(
            name_,
            version_,
            title_,
            creators_,
            license_,
            language_,
            issued_,
            doi_,
            url_,
            digest_,
            format_,
            files_,
            uses_,
            joined_,
            bare_,
        )

    return make


def Mark(cls: Any, road: Any) -> Any:
    Evidence = modules[cls.__module__].Evidence
    names = ("id", "kind", "source", "category", "reason", "evidence")
    in_order = ordering(cls, names)
    _kind = one_of("set aside", "anomaly")
    _category = one_of(
        "page furniture",
        "advert",
        "related headline",
        "headline repeated",
        "rhetoric",
        "wrong gloss",
        "wrong date",
        "misprint",
        "truncated",
        "unclear reference",
        "inconsistent",
    )
    _evidence = road.constructor(Evidence)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        ((k0, id_), (k1, kind_), (k2, source_), (k3, category_), (k4, reason_), (k5, evidence_)) = d
        keys = (k0, k1, k2, k3, k4, k5)
        if keys != names:
            return make(in_order(d))
        if (
            type(id_) is not str
            or (reason_ is not None and type(reason_) is not str)
            or type(evidence_) is not list
        ):
            raise ValueError
        kind_ = _kind[kind_]
        source_ = intern(source_)
        category_ = _category[category_]
        evidence_ = tuple(map(_evidence, evidence_)) if evidence_ else ()
        return cls(id_, kind_, source_, category_, reason_, evidence_)

    return make


def Meeting(cls: Any, road: Any) -> Any:
    from datetime import date

    from security_meetings.model.days import PartialDate

    MeetingCounts = modules[cls.__module__].MeetingCounts
    names = (
        "id",
        "series",
        "part_of",
        "ordinal",
        "name",
        "other_names",
        "label",
        "status",
        "mode",
        "start",
        "end",
        "start_weekday",
        "days",
        "city",
        "country",
        "venue",
        "other_venues",
        "places",
        "chairs",
        "hosts",
        "organizers",
        "format",
        "counts",
        "topics",
        "member_organizations",
        "guest_kinds",
        "published_at",
        "same_as",
    )
    in_order = ordering(cls, names)
    _other_names = plain(str)
    _status = one_of("announced", "held", "postponed", "cancelled", None)
    _mode = one_of("in person", "online", "hybrid", None)
    _start = written(date, PartialDate)
    _end = written(date, PartialDate)
    _start_weekday = one_of(
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        None,
    )
    _other_venues = plain(str)
    _format = one_of("closed-door", "open", None)
    _counts = road.constructor(MeetingCounts)
    _guest_kinds = plain(str)
    _published_at = plain(str)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        (
            (k0, id_),
            (k1, series_),
            (k2, part_of_),
            (k3, ordinal_),
            (k4, name_),
            (k5, other_names_),
            (k6, label_),
            (k7, status_),
            (k8, mode_),
            (k9, start_),
            (k10, end_),
            (k11, start_weekday_),
            (k12, days_),
            (k13, city_),
            (k14, country_),
            (k15, venue_),
            (k16, other_venues_),
            (k17, places_),
            (k18, chairs_),
            (k19, hosts_),
            (k20, organizers_),
            (k21, format_),
            (k22, counts_),
            (k23, topics_),
            (k24, member_organizations_),
            (k25, guest_kinds_),
            (k26, published_at_),
            (k27, same_as_),
        ) = d
        keys = (
            k0,
            k1,
            k2,
            k3,
            k4,
            k5,
            k6,
            k7,
            k8,
            k9,
            k10,
            k11,
            k12,
            k13,
            k14,
            k15,
            k16,
            k17,
            k18,
            k19,
            k20,
            k21,
            k22,
            k23,
            k24,
            k25,
            k26,
            k27,
        )
        if keys != names:
            return make(in_order(d))
        if (
            type(id_) is not str
            or (ordinal_ is not None and type(ordinal_) is not int)
            or (name_ is not None and type(name_) is not str)
            or type(other_names_) is not list
            or (label_ is not None and type(label_) is not str)
            or (days_ is not None and type(days_) is not int)
            or (city_ is not None and type(city_) is not str)
            or (venue_ is not None and type(venue_) is not str)
            or type(other_venues_) is not list
            or type(places_) is not list
            or type(chairs_) is not list
            or type(hosts_) is not list
            or type(organizers_) is not list
            or type(topics_) is not list
            or type(member_organizations_) is not list
            or type(guest_kinds_) is not list
            or type(published_at_) is not list
            or type(same_as_) is not list
        ):
            raise ValueError
        series_ = None if series_ is None else intern(series_)
        part_of_ = None if part_of_ is None else intern(part_of_)
        other_names_ = tuple(map(_other_names, other_names_)) if other_names_ else ()
        status_ = _status[status_]
        mode_ = _mode[mode_]
        start_ = None if start_ is None else _start(start_)
        end_ = None if end_ is None else _end(end_)
        start_weekday_ = _start_weekday[start_weekday_]
        country_ = None if country_ is None else intern(country_)
        other_venues_ = tuple(map(_other_venues, other_venues_)) if other_venues_ else ()
        places_ = tuple(map(intern, places_)) if places_ else ()
        chairs_ = tuple(map(intern, chairs_)) if chairs_ else ()
        hosts_ = tuple(map(intern, hosts_)) if hosts_ else ()
        organizers_ = tuple(map(intern, organizers_)) if organizers_ else ()
        format_ = _format[format_]
        counts_ = _counts(counts_)
        topics_ = tuple(map(intern, topics_)) if topics_ else ()
        member_organizations_ = tuple(map(intern, member_organizations_)) if member_organizations_ else ()
        guest_kinds_ = tuple(map(_guest_kinds, guest_kinds_)) if guest_kinds_ else ()
        published_at_ = tuple(map(_published_at, published_at_)) if published_at_ else ()
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(
            id_,
            series_,
            part_of_,
            ordinal_,
            name_,
            other_names_,
            label_,
            status_,
            mode_,
            start_,
            end_,
            start_weekday_,
            days_,
            city_,
            country_,
            venue_,
            other_venues_,
            places_,
            chairs_,
            hosts_,
            organizers_,
            format_,
            counts_,
            topics_,
            member_organizations_,
            guest_kinds_,
            published_at_,
            same_as_,
        )

    return make


def MeetingCounts(cls: Any, road: Any) -> Any:
    from security_meetings.model.counts import Count

    names = (
        "delegations",
        "countries",
        "organizations",
        "guests",
        "reports",
        "plenary_sessions",
        "multilateral_meetings",
        "host_talks",
        "guest_talks",
    )
    in_order = ordering(cls, names)
    _delegations = road.constructor(Count)
    _countries = road.constructor(Count)
    _organizations = road.constructor(Count)
    _guests = road.constructor(Count)
    _reports = road.constructor(Count)
    _plenary_sessions = road.constructor(Count)
    _multilateral_meetings = road.constructor(Count)
    _host_talks = road.constructor(Count)
    _guest_talks = road.constructor(Count)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        (
            (k0, delegations_),
            (k1, countries_),
            (k2, organizations_),
            (k3, guests_),
            (k4, reports_),
            (k5, plenary_sessions_),
            (k6, multilateral_meetings_),
            (k7, host_talks_),
            (k8, guest_talks_),
        ) = d
        keys = (k0, k1, k2, k3, k4, k5, k6, k7, k8)
        if keys != names:
            return make(in_order(d))
        delegations_ = None if delegations_ is None else _delegations(delegations_)
        countries_ = None if countries_ is None else _countries(countries_)
        organizations_ = None if organizations_ is None else _organizations(organizations_)
        guests_ = None if guests_ is None else _guests(guests_)
        reports_ = None if reports_ is None else _reports(reports_)
        plenary_sessions_ = None if plenary_sessions_ is None else _plenary_sessions(plenary_sessions_)
        multilateral_meetings_ = (
            None if multilateral_meetings_ is None else _multilateral_meetings(multilateral_meetings_)
        )
        host_talks_ = None if host_talks_ is None else _host_talks(host_talks_)
        guest_talks_ = None if guest_talks_ is None else _guest_talks(guest_talks_)
        return cls(
            delegations_,
            countries_,
            organizations_,
            guests_,
            reports_,
            plenary_sessions_,
            multilateral_meetings_,
            host_talks_,
            guest_talks_,
        )

    return make


def MeetingSeries(cls: Any, road: Any) -> Any:
    from datetime import date

    from security_meetings.model.days import PartialDate

    names = (
        "id",
        "name",
        "other_names",
        "label",
        "succeeds",
        "organizers",
        "hosts",
        "first_held",
        "frequency",
        "topics",
        "same_as",
    )
    in_order = ordering(cls, names)
    _other_names = plain(str)
    _first_held = written(date, PartialDate)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        (
            (k0, id_),
            (k1, name_),
            (k2, other_names_),
            (k3, label_),
            (k4, succeeds_),
            (k5, organizers_),
            (k6, hosts_),
            (k7, first_held_),
            (k8, frequency_),
            (k9, topics_),
            (k10, same_as_),
        ) = d
        keys = (k0, k1, k2, k3, k4, k5, k6, k7, k8, k9, k10)
        if keys != names:
            return make(in_order(d))
        if (
            type(id_) is not str
            or (name_ is not None and type(name_) is not str)
            or type(other_names_) is not list
            or (label_ is not None and type(label_) is not str)
            or type(organizers_) is not list
            or type(hosts_) is not list
            or (frequency_ is not None and type(frequency_) is not str)
            or type(topics_) is not list
            or type(same_as_) is not list
        ):
            raise ValueError
        other_names_ = tuple(map(_other_names, other_names_)) if other_names_ else ()
        succeeds_ = None if succeeds_ is None else intern(succeeds_)
        organizers_ = tuple(map(intern, organizers_)) if organizers_ else ()
        hosts_ = tuple(map(intern, hosts_)) if hosts_ else ()
        first_held_ = None if first_held_ is None else _first_held(first_held_)
        topics_ = tuple(map(intern, topics_)) if topics_ else ()
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(
            id_,
            name_,
            other_names_,
            label_,
            succeeds_,
            organizers_,
            hosts_,
            first_held_,
            frequency_,
            topics_,
            same_as_,
        )

    return make


def Membership(cls: Any, road: Any) -> Any:
    from datetime import date

    from security_meetings.model.days import Interval, PartialDate

    names = ("id", "member", "organization", "kind", "attested", "same_as")
    in_order = ordering(cls, names)
    _kind = one_of("member", "observer", None)
    _attested = written(date, PartialDate, Interval)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        ((k0, id_), (k1, member_), (k2, organization_), (k3, kind_), (k4, attested_), (k5, same_as_)) = d
        keys = (k0, k1, k2, k3, k4, k5)
        if keys != names:
            return make(in_order(d))
        if type(id_) is not str or type(attested_) is not list or type(same_as_) is not list:
            raise ValueError
        member_ = None if member_ is None else intern(member_)
        organization_ = None if organization_ is None else intern(organization_)
        kind_ = _kind[kind_]
        attested_ = tuple(map(_attested, attested_)) if attested_ else ()
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(id_, member_, organization_, kind_, attested_, same_as_)

    return make


def Official(cls: Any, road: Any) -> Any:
    names = ("id", "name", "other_names", "label", "derived_names", "wikidata", "same_as")
    in_order = ordering(cls, names)
    _other_names = plain(str)
    _derived_names = plain(str)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        (
            (k0, id_),
            (k1, name_),
            (k2, other_names_),
            (k3, label_),
            (k4, derived_names_),
            (k5, wikidata_),
            (k6, same_as_),
        ) = d
        keys = (k0, k1, k2, k3, k4, k5, k6)
        if keys != names:
            return make(in_order(d))
        if (
            type(id_) is not str
            or (name_ is not None and type(name_) is not str)
            or type(other_names_) is not list
            or (label_ is not None and type(label_) is not str)
            or type(derived_names_) is not list
            or (wikidata_ is not None and type(wikidata_) is not str)
            or type(same_as_) is not list
        ):
            raise ValueError
        other_names_ = tuple(map(_other_names, other_names_)) if other_names_ else ()
        derived_names_ = tuple(map(_derived_names, derived_names_)) if derived_names_ else ()
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(id_, name_, other_names_, label_, derived_names_, wikidata_, same_as_)

    return make


def Organization(cls: Any, road: Any) -> Any:
    names = ("id", "name", "other_names", "label", "kind", "country", "wikidata", "same_as")
    in_order = ordering(cls, names)
    _other_names = plain(str)
    _kind = one_of(
        "intergovernmental",
        "informal grouping",
        "humanitarian",
        "alliance",
        "state body",
        "government",
        "publisher",
        "unnamed group",
        None,
    )

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        (
            (k0, id_),
            (k1, name_),
            (k2, other_names_),
            (k3, label_),
            (k4, kind_),
            (k5, country_),
            (k6, wikidata_),
            (k7, same_as_),
        ) = d
        keys = (k0, k1, k2, k3, k4, k5, k6, k7)
        if keys != names:
            return make(in_order(d))
        if (
            type(id_) is not str
            or (name_ is not None and type(name_) is not str)
            or type(other_names_) is not list
            or (label_ is not None and type(label_) is not str)
            or (wikidata_ is not None and type(wikidata_) is not str)
            or type(same_as_) is not list
        ):
            raise ValueError
        other_names_ = tuple(map(_other_names, other_names_)) if other_names_ else ()
        kind_ = _kind[kind_]
        country_ = None if country_ is None else intern(country_)
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(id_, name_, other_names_, label_, kind_, country_, wikidata_, same_as_)

    return make


def Place(cls: Any, road: Any) -> Any:
    names = ("id", "name", "other_names", "label", "kind", "part_of", "country", "same_as")
    in_order = ordering(cls, names)
    _other_names = plain(str)
    _kind = one_of("city", "region", "venue", "other", None)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        (
            (k0, id_),
            (k1, name_),
            (k2, other_names_),
            (k3, label_),
            (k4, kind_),
            (k5, part_of_),
            (k6, country_),
            (k7, same_as_),
        ) = d
        keys = (k0, k1, k2, k3, k4, k5, k6, k7)
        if keys != names:
            return make(in_order(d))
        if (
            type(id_) is not str
            or (name_ is not None and type(name_) is not str)
            or type(other_names_) is not list
            or (label_ is not None and type(label_) is not str)
            or type(same_as_) is not list
        ):
            raise ValueError
        other_names_ = tuple(map(_other_names, other_names_)) if other_names_ else ()
        kind_ = _kind[kind_]
        part_of_ = None if part_of_ is None else intern(part_of_)
        country_ = None if country_ is None else intern(country_)
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(id_, name_, other_names_, label_, kind_, part_of_, country_, same_as_)

    return make


def Plan(cls: Any, road: Any) -> Any:
    from datetime import date

    from security_meetings.model.days import PartialDate

    names = (
        "id",
        "name",
        "other_names",
        "label",
        "state",
        "proposers",
        "meeting",
        "parties",
        "officials",
        "place",
        "date",
        "time_words",
        "topics",
        "same_as",
    )
    in_order = ordering(cls, names)
    _other_names = plain(str)
    _state = one_of("hoped", "proposed", "discussed", "expected", "intended", "planned", "announced", None)
    _date = written(date, PartialDate)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        (
            (k0, id_),
            (k1, name_),
            (k2, other_names_),
            (k3, label_),
            (k4, state_),
            (k5, proposers_),
            (k6, meeting_),
            (k7, parties_),
            (k8, officials_),
            (k9, place_),
            (k10, date_),
            (k11, time_words_),
            (k12, topics_),
            (k13, same_as_),
        ) = d
        keys = (k0, k1, k2, k3, k4, k5, k6, k7, k8, k9, k10, k11, k12, k13)
        if keys != names:
            return make(in_order(d))
        if (
            type(id_) is not str
            or (name_ is not None and type(name_) is not str)
            or type(other_names_) is not list
            or (label_ is not None and type(label_) is not str)
            or type(proposers_) is not list
            or type(parties_) is not list
            or type(officials_) is not list
            or (place_ is not None and type(place_) is not str)
            or (time_words_ is not None and type(time_words_) is not str)
            or type(topics_) is not list
            or type(same_as_) is not list
        ):
            raise ValueError
        other_names_ = tuple(map(_other_names, other_names_)) if other_names_ else ()
        state_ = _state[state_]
        proposers_ = tuple(map(intern, proposers_)) if proposers_ else ()
        meeting_ = None if meeting_ is None else intern(meeting_)
        parties_ = tuple(map(intern, parties_)) if parties_ else ()
        officials_ = tuple(map(intern, officials_)) if officials_ else ()
        date_ = None if date_ is None else _date(date_)
        topics_ = tuple(map(intern, topics_)) if topics_ else ()
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(
            id_,
            name_,
            other_names_,
            label_,
            state_,
            proposers_,
            meeting_,
            parties_,
            officials_,
            place_,
            date_,
            time_words_,
            topics_,
            same_as_,
        )

    return make


def Remark(cls: Any, road: Any) -> Any:
    names = ("id", "text", "meeting", "about", "topics", "opposes", "same_as")
    in_order = ordering(cls, names)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        (
            (k0, id_),
            (k1, text_),
            (k2, meeting_),
            (k3, about_),
            (k4, topics_),
            (k5, opposes_),
            (k6, same_as_),
        ) = d
        keys = (k0, k1, k2, k3, k4, k5, k6)
        if keys != names:
            return make(in_order(d))
        if (
            type(id_) is not str
            or (text_ is not None and type(text_) is not str)
            or type(about_) is not list
            or type(topics_) is not list
            or type(opposes_) is not list
            or type(same_as_) is not list
        ):
            raise ValueError
        meeting_ = None if meeting_ is None else intern(meeting_)
        about_ = tuple(map(intern, about_)) if about_ else ()
        topics_ = tuple(map(intern, topics_)) if topics_ else ()
        opposes_ = tuple(map(intern, opposes_)) if opposes_ else ()
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(id_, text_, meeting_, about_, topics_, opposes_, same_as_)

    return make


def Role(cls: Any, road: Any) -> Any:
    from datetime import date

    from security_meetings.model.days import Interval, PartialDate

    names = (
        "id",
        "holder",
        "title",
        "other_titles",
        "organization",
        "country",
        "military_rank",
        "attested",
        "former",
        "acting",
        "contested",
        "same_as",
    )
    in_order = ordering(cls, names)
    _other_titles = plain(str)
    _attested = written(date, PartialDate, Interval)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        (
            (k0, id_),
            (k1, holder_),
            (k2, title_),
            (k3, other_titles_),
            (k4, organization_),
            (k5, country_),
            (k6, military_rank_),
            (k7, attested_),
            (k8, former_),
            (k9, acting_),
            (k10, contested_),
            (k11, same_as_),
        ) = d
        keys = (k0, k1, k2, k3, k4, k5, k6, k7, k8, k9, k10, k11)
        if keys != names:
            return make(in_order(d))
        if (
            type(id_) is not str
            or (title_ is not None and type(title_) is not str)
            or type(other_titles_) is not list
            or (military_rank_ is not None and type(military_rank_) is not str)
            or type(attested_) is not list
            or (former_ is not None and type(former_) is not bool)
            or (acting_ is not None and type(acting_) is not bool)
            or (contested_ is not None and type(contested_) is not bool)
            or type(same_as_) is not list
        ):
            raise ValueError
        holder_ = None if holder_ is None else intern(holder_)
        other_titles_ = tuple(map(_other_titles, other_titles_)) if other_titles_ else ()
        organization_ = None if organization_ is None else intern(organization_)
        country_ = None if country_ is None else intern(country_)
        attested_ = tuple(map(_attested, attested_)) if attested_ else ()
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(
            id_,
            holder_,
            title_,
            other_titles_,
            organization_,
            country_,
            military_rank_,
            attested_,
            former_,
            acting_,
            contested_,
            same_as_,
        )

    return make


def Session(cls: Any, road: Any) -> Any:
    from datetime import date

    from security_meetings.model.days import PartialDate

    names = (
        "id",
        "meeting",
        "kind",
        "number",
        "name",
        "other_names",
        "label",
        "format",
        "status",
        "start",
        "end",
        "days",
        "ordinal",
        "informal",
        "venue",
        "city",
        "participants",
        "audience",
        "topics",
        "same_as",
    )
    in_order = ordering(cls, names)
    _kind = one_of(
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
        None,
    )
    _other_names = plain(str)
    _status = one_of("planned", "held", "postponed", "cancelled", None)
    _start = written(date, PartialDate)
    _end = written(date, PartialDate)
    _audience = plain(str)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        (
            (k0, id_),
            (k1, meeting_),
            (k2, kind_),
            (k3, number_),
            (k4, name_),
            (k5, other_names_),
            (k6, label_),
            (k7, format_),
            (k8, status_),
            (k9, start_),
            (k10, end_),
            (k11, days_),
            (k12, ordinal_),
            (k13, informal_),
            (k14, venue_),
            (k15, city_),
            (k16, participants_),
            (k17, audience_),
            (k18, topics_),
            (k19, same_as_),
        ) = d
        keys = (k0, k1, k2, k3, k4, k5, k6, k7, k8, k9, k10, k11, k12, k13, k14, k15, k16, k17, k18, k19)
        if keys != names:
            return make(in_order(d))
        if (
            type(id_) is not str
            or (number_ is not None and type(number_) is not int)
            or (name_ is not None and type(name_) is not str)
            or type(other_names_) is not list
            or (label_ is not None and type(label_) is not str)
            or (format_ is not None and type(format_) is not str)
            or (days_ is not None and type(days_) is not int)
            or (ordinal_ is not None and type(ordinal_) is not int)
            or (informal_ is not None and type(informal_) is not bool)
            or (venue_ is not None and type(venue_) is not str)
            or (city_ is not None and type(city_) is not str)
            or type(participants_) is not list
            or type(audience_) is not list
            or type(topics_) is not list
            or type(same_as_) is not list
        ):
            raise ValueError
        meeting_ = None if meeting_ is None else intern(meeting_)
        kind_ = _kind[kind_]
        other_names_ = tuple(map(_other_names, other_names_)) if other_names_ else ()
        status_ = _status[status_]
        start_ = None if start_ is None else _start(start_)
        end_ = None if end_ is None else _end(end_)
        participants_ = tuple(map(intern, participants_)) if participants_ else ()
        audience_ = tuple(map(_audience, audience_)) if audience_ else ()
        topics_ = tuple(map(intern, topics_)) if topics_ else ()
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(
            id_,
            meeting_,
            kind_,
            number_,
            name_,
            other_names_,
            label_,
            format_,
            status_,
            start_,
            end_,
            days_,
            ordinal_,
            informal_,
            venue_,
            city_,
            participants_,
            audience_,
            topics_,
            same_as_,
        )

    return make


def Source(cls: Any, road: Any) -> Any:
    from datetime import date

    from security_meetings.model.days import PartialDate
    from security_meetings.model.sentences import Sentences

    names = (
        "id",
        "title",
        "subtitle",
        "label",
        "publisher",
        "author",
        "published",
        "published_time",
        "as_of",
        "retrieved",
        "language",
        "license",
        "reprint_of",
        "corrects",
        "withdrawn",
        "url",
        "credits",
        "reading_time",
        "file",
        "sha256",
        "sentences",
    )
    in_order = ordering(cls, names)
    _published = written(date, PartialDate)
    _as_of = written(date)
    _retrieved = written(date)
    _credits = plain(str)
    _sentences = written(Sentences)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        (
            (k0, id_),
            (k1, title_),
            (k2, subtitle_),
            (k3, label_),
            (k4, publisher_),
            (k5, author_),
            (k6, published_),
            (k7, published_time_),
            (k8, as_of_),
            (k9, retrieved_),
            (k10, language_),
            (k11, license_),
            (k12, reprint_of_),
            (k13, corrects_),
            (k14, withdrawn_),
            (k15, url_),
            (k16, credits_),
            (k17, reading_time_),
            (k18, file_),
            (k19, sha256_),
            (k20, sentences_),
        ) = d
        keys = (k0, k1, k2, k3, k4, k5, k6, k7, k8, k9, k10, k11, k12, k13, k14, k15, k16, k17, k18, k19, k20)
        if keys != names:
            return make(in_order(d))
        if (
            type(id_) is not str
            or (title_ is not None and type(title_) is not str)
            or (subtitle_ is not None and type(subtitle_) is not str)
            or (label_ is not None and type(label_) is not str)
            or (publisher_ is not None and type(publisher_) is not str)
            or (author_ is not None and type(author_) is not str)
            or (published_time_ is not None and type(published_time_) is not str)
            or (language_ is not None and type(language_) is not str)
            or (license_ is not None and type(license_) is not str)
            or (withdrawn_ is not None and type(withdrawn_) is not bool)
            or (url_ is not None and type(url_) is not str)
            or type(credits_) is not list
            or (reading_time_ is not None and type(reading_time_) is not str)
            or (file_ is not None and type(file_) is not str)
            or (sha256_ is not None and type(sha256_) is not str)
        ):
            raise ValueError
        published_ = None if published_ is None else _published(published_)
        as_of_ = None if as_of_ is None else _as_of(as_of_)
        retrieved_ = None if retrieved_ is None else _retrieved(retrieved_)
        reprint_of_ = None if reprint_of_ is None else intern(reprint_of_)
        corrects_ = None if corrects_ is None else intern(corrects_)
        credits_ = tuple(map(_credits, credits_)) if credits_ else ()
        sentences_ = None if sentences_ is None else _sentences(sentences_)
        return cls(
            id_,
            title_,
            subtitle_,
            label_,
            publisher_,
            author_,
            published_,
            published_time_,
            as_of_,
            retrieved_,
            language_,
            license_,
            reprint_of_,
            corrects_,
            withdrawn_,
            url_,
            credits_,
            reading_time_,
            file_,
            sha256_,
            sentences_,
        )

    return make


def Statement(cls: Any, road: Any) -> Any:
    from datetime import date

    from security_meetings.model.days import PartialDate

    names = (
        "id",
        "text",
        "further_texts",
        "speakers",
        "speaker_as",
        "kind",
        "meeting",
        "occasion",
        "about",
        "audience",
        "date",
        "opposes",
        "same_as",
    )
    in_order = ordering(cls, names)
    _further_texts = plain(str)
    _kind = one_of("quotation", "paraphrase", None)
    _date = written(date, PartialDate)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        (
            (k0, id_),
            (k1, text_),
            (k2, further_texts_),
            (k3, speakers_),
            (k4, speaker_as_),
            (k5, kind_),
            (k6, meeting_),
            (k7, occasion_),
            (k8, about_),
            (k9, audience_),
            (k10, date_),
            (k11, opposes_),
            (k12, same_as_),
        ) = d
        keys = (k0, k1, k2, k3, k4, k5, k6, k7, k8, k9, k10, k11, k12)
        if keys != names:
            return make(in_order(d))
        if (
            type(id_) is not str
            or (text_ is not None and type(text_) is not str)
            or type(further_texts_) is not list
            or type(speakers_) is not list
            or (speaker_as_ is not None and type(speaker_as_) is not str)
            or type(about_) is not list
            or (audience_ is not None and type(audience_) is not str)
            or type(opposes_) is not list
            or type(same_as_) is not list
        ):
            raise ValueError
        further_texts_ = tuple(map(_further_texts, further_texts_)) if further_texts_ else ()
        speakers_ = tuple(map(intern, speakers_)) if speakers_ else ()
        kind_ = _kind[kind_]
        meeting_ = None if meeting_ is None else intern(meeting_)
        occasion_ = None if occasion_ is None else intern(occasion_)
        about_ = tuple(map(intern, about_)) if about_ else ()
        date_ = None if date_ is None else _date(date_)
        opposes_ = tuple(map(intern, opposes_)) if opposes_ else ()
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(
            id_,
            text_,
            further_texts_,
            speakers_,
            speaker_as_,
            kind_,
            meeting_,
            occasion_,
            about_,
            audience_,
            date_,
            opposes_,
            same_as_,
        )

    return make


def Tally(cls: Any, road: Any) -> Any:
    from security_meetings.model.counts import Count

    names = ("id", "meeting", "session", "unit", "of_which", "count", "same_as")
    in_order = ordering(cls, names)
    _unit = one_of(
        "delegations",
        "countries",
        "organizations",
        "persons",
        "reports",
        "sessions",
        "talks",
        "media",
        None,
    )
    _count = road.constructor(Count)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        (
            (k0, id_),
            (k1, meeting_),
            (k2, session_),
            (k3, unit_),
            (k4, of_which_),
            (k5, count_),
            (k6, same_as_),
        ) = d
        keys = (k0, k1, k2, k3, k4, k5, k6)
        if keys != names:
            return make(in_order(d))
        if (
            type(id_) is not str
            or (of_which_ is not None and type(of_which_) is not str)
            or type(same_as_) is not list
        ):
            raise ValueError
        meeting_ = None if meeting_ is None else intern(meeting_)
        session_ = None if session_ is None else intern(session_)
        unit_ = _unit[unit_]
        count_ = None if count_ is None else _count(count_)
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(id_, meeting_, session_, unit_, of_which_, count_, same_as_)

    return make


def Topic(cls: Any, road: Any) -> Any:
    names = ("id", "name", "other_names", "label", "broader", "same_as")
    in_order = ordering(cls, names)
    _other_names = plain(str)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        ((k0, id_), (k1, name_), (k2, other_names_), (k3, label_), (k4, broader_), (k5, same_as_)) = d
        keys = (k0, k1, k2, k3, k4, k5)
        if keys != names:
            return make(in_order(d))
        if (
            type(id_) is not str
            or (name_ is not None and type(name_) is not str)
            or type(other_names_) is not list
            or (label_ is not None and type(label_) is not str)
            or type(same_as_) is not list
        ):
            raise ValueError
        other_names_ = tuple(map(_other_names, other_names_)) if other_names_ else ()
        broader_ = None if broader_ is None else intern(broader_)
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(id_, name_, other_names_, label_, broader_, same_as_)

    return make


def Used(cls: Any, road: Any) -> Any:
    names = ("name", "version", "digest", "neighbor")
    in_order = ordering(cls, names)

    def make(d: Any) -> Any:
        if type(d) is not tuple:
            raise ValueError
        ((k0, name_), (k1, version_), (k2, digest_), (k3, neighbor_)) = d
        keys = (k0, k1, k2, k3)
        if keys != names:
            return make(in_order(d))
        if (
            type(name_) is not str
            or type(version_) is not str
            or type(digest_) is not str
            or (neighbor_ is not None and type(neighbor_) is not str)
        ):
            raise ValueError
        return cls(name_, version_, digest_, neighbor_)

    return make
