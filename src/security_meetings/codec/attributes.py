"""Constructors of every class from attributes of checked types; written by `python -m tests.constructors`."""

from __future__ import annotations

from sys import intern, modules
from typing import Any

from security_meetings.codec.readers import choice, once, plain, written

__all__: list[str] = []


def Attendance(cls: Any, road: Any) -> Any:
    _actions = choice("chaired", "opened", "closed", "spoke", "reported", "moderated")

    def make(d: Any) -> Any:
        id_ = d.id
        meeting_ = d.meeting
        official_ = d.official
        session_ = d.session
        party_ = d.party
        capacity_ = d.capacity
        status_ = d.status
        mode_ = d.mode
        actions_ = d.actions
        same_as_ = d.same_as
        meeting_ = None if meeting_ is None else intern(meeting_)
        official_ = None if official_ is None else intern(official_)
        session_ = None if session_ is None else intern(session_)
        party_ = None if party_ is None else intern(party_)
        actions_ = tuple(map(_actions, actions_)) if actions_ else ()
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(id_, meeting_, official_, session_, party_, capacity_, status_, mode_, actions_, same_as_)

    return make


def Attendee(cls: Any, road: Any) -> Any:

    def make(d: Any) -> Any:
        party_ = d.party
        official_ = d.official
        party_ = intern(party_)
        official_ = None if official_ is None else intern(official_)
        return cls(party_, official_)

    return once(make)


def BilateralTalk(cls: Any, road: Any) -> Any:
    from datetime import date

    from security_meetings.model.days import Interval, PartialDate
    from security_meetings.model.values import Attendee

    _attendees = road.constructor(Attendee)
    _date = written(date, PartialDate, Interval)

    def make(d: Any) -> Any:
        id_ = d.id
        meeting_ = d.meeting
        attendees_ = d.attendees
        status_ = d.status
        date_ = d.date
        place_ = d.place
        mode_ = d.mode
        format_ = d.format
        topics_ = d.topics
        same_as_ = d.same_as
        meeting_ = None if meeting_ is None else intern(meeting_)
        attendees_ = tuple(map(_attendees, attendees_)) if attendees_ else ()
        date_ = None if date_ is None else _date(date_)
        topics_ = tuple(map(intern, topics_)) if topics_ else ()
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(id_, meeting_, attendees_, status_, date_, place_, mode_, format_, topics_, same_as_)

    return make


def Claim(cls: Any, road: Any) -> Any:
    Evidence = modules[cls.__module__].Evidence
    _value = road.claimed()
    _evidence = road.constructor(Evidence)

    def make(d: Any) -> Any:
        id_ = d.id
        collection_ = d.collection
        subject_ = d.subject
        property_ = d.property
        value_ = d.value
        modality_ = d.modality
        attributed_to_ = d.attributed_to
        basis_ = d.basis
        because_ = d.because
        rank_ = d.rank
        rank_reason_ = d.rank_reason
        language_ = d.language
        source_ = d.source
        evidence_ = d.evidence
        value_ = _value(value_, collection_, property_)
        attributed_to_ = None if attributed_to_ is None else intern(attributed_to_)
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

    def make(d: Any) -> Any:
        number_ = d.number
        comparator_ = d.comparator
        upper_ = d.upper
        stage_ = d.stage
        return cls(number_, comparator_, upper_, stage_)

    return make


def Country(cls: Any, road: Any) -> Any:
    from datetime import date

    from security_meetings.model.days import Interval, PartialDate

    _other_names = plain(str)
    _cow_years = written(date, PartialDate, Interval)
    _gw_years = written(date, PartialDate, Interval)

    def make(d: Any) -> Any:
        id_ = d.id
        name_ = d.name
        other_names_ = d.other_names
        label_ = d.label
        part_of_ = d.part_of
        former_ = d.former
        alpha3_ = d.alpha3
        cow_ = d.cow
        gw_ = d.gw
        cow_years_ = d.cow_years
        gw_years_ = d.gw_years
        succeeded_by_ = d.succeeded_by
        same_as_ = d.same_as
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

    _size = road.constructor(Count)

    def make(d: Any) -> Any:
        id_ = d.id
        meeting_ = d.meeting
        party_ = d.party
        sender_ = d.sender
        status_ = d.status
        reason_ = d.reason
        level_ = d.level
        mode_ = d.mode
        size_ = d.size
        heads_ = d.heads
        members_ = d.members
        first_time_ = d.first_time
        same_as_ = d.same_as
        meeting_ = None if meeting_ is None else intern(meeting_)
        party_ = None if party_ is None else intern(party_)
        sender_ = None if sender_ is None else intern(sender_)
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

    def make(d: Any) -> Any:
        source_ = d.source
        start_ = d.start
        end_ = d.end
        exact_ = d.exact
        prefix_ = d.prefix
        suffix_ = d.suffix
        source_ = intern(source_)
        return cls(source_, start_, end_, exact_, prefix_, suffix_)

    return make


def FileEntry(cls: Any, road: Any) -> Any:

    def make(d: Any) -> Any:
        name_ = d.name
        records_ = d.records
        sha256_ = d.sha256
        return cls(name_, records_, sha256_)

    return make


def Manifest(cls: Any, road: Any) -> Any:
    from datetime import date

    from security_meetings.model.days import PartialDate

    FileEntry = modules[cls.__module__].FileEntry
    Used = modules[cls.__module__].Used
    _creators = plain(str)
    _issued = written(date, PartialDate)
    _files = road.constructor(FileEntry)
    _uses = road.constructor(Used)

    def make(d: Any) -> Any:
        name_ = d.name
        version_ = d.version
        title_ = d.title
        creators_ = d.creators
        license_ = d.license
        language_ = d.language
        issued_ = d.issued
        doi_ = d.doi
        url_ = d.url
        digest_ = d.digest
        format_ = d.format
        files_ = d.files
        uses_ = d.uses
        joined_ = d.joined
        bare_ = d.bare
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
    _evidence = road.constructor(Evidence)

    def make(d: Any) -> Any:
        id_ = d.id
        kind_ = d.kind
        source_ = d.source
        category_ = d.category
        reason_ = d.reason
        evidence_ = d.evidence
        source_ = intern(source_)
        evidence_ = tuple(map(_evidence, evidence_)) if evidence_ else ()
        return cls(id_, kind_, source_, category_, reason_, evidence_)

    return make


def Meeting(cls: Any, road: Any) -> Any:
    from datetime import date

    from security_meetings.model.days import PartialDate

    MeetingCounts = modules[cls.__module__].MeetingCounts
    _other_names = plain(str)
    _start = written(date, PartialDate)
    _end = written(date, PartialDate)
    _other_venues = plain(str)
    _counts = road.constructor(MeetingCounts)
    _guest_kinds = plain(str)
    _published_at = plain(str)

    def make(d: Any) -> Any:
        id_ = d.id
        series_ = d.series
        part_of_ = d.part_of
        ordinal_ = d.ordinal
        name_ = d.name
        other_names_ = d.other_names
        label_ = d.label
        status_ = d.status
        mode_ = d.mode
        start_ = d.start
        end_ = d.end
        start_weekday_ = d.start_weekday
        days_ = d.days
        city_ = d.city
        country_ = d.country
        venue_ = d.venue
        other_venues_ = d.other_venues
        places_ = d.places
        chairs_ = d.chairs
        hosts_ = d.hosts
        organizers_ = d.organizers
        format_ = d.format
        counts_ = d.counts
        topics_ = d.topics
        member_organizations_ = d.member_organizations
        guest_kinds_ = d.guest_kinds
        published_at_ = d.published_at
        same_as_ = d.same_as
        series_ = None if series_ is None else intern(series_)
        part_of_ = None if part_of_ is None else intern(part_of_)
        other_names_ = tuple(map(_other_names, other_names_)) if other_names_ else ()
        start_ = None if start_ is None else _start(start_)
        end_ = None if end_ is None else _end(end_)
        country_ = None if country_ is None else intern(country_)
        other_venues_ = tuple(map(_other_venues, other_venues_)) if other_venues_ else ()
        places_ = tuple(map(intern, places_)) if places_ else ()
        chairs_ = tuple(map(intern, chairs_)) if chairs_ else ()
        hosts_ = tuple(map(intern, hosts_)) if hosts_ else ()
        organizers_ = tuple(map(intern, organizers_)) if organizers_ else ()
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
        delegations_ = d.delegations
        countries_ = d.countries
        organizations_ = d.organizations
        guests_ = d.guests
        reports_ = d.reports
        plenary_sessions_ = d.plenary_sessions
        multilateral_meetings_ = d.multilateral_meetings
        host_talks_ = d.host_talks
        guest_talks_ = d.guest_talks
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

    _other_names = plain(str)
    _first_held = written(date, PartialDate)

    def make(d: Any) -> Any:
        id_ = d.id
        name_ = d.name
        other_names_ = d.other_names
        label_ = d.label
        succeeds_ = d.succeeds
        organizers_ = d.organizers
        hosts_ = d.hosts
        first_held_ = d.first_held
        frequency_ = d.frequency
        topics_ = d.topics
        same_as_ = d.same_as
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

    _attested = written(date, PartialDate, Interval)

    def make(d: Any) -> Any:
        id_ = d.id
        member_ = d.member
        organization_ = d.organization
        kind_ = d.kind
        attested_ = d.attested
        same_as_ = d.same_as
        member_ = None if member_ is None else intern(member_)
        organization_ = None if organization_ is None else intern(organization_)
        attested_ = tuple(map(_attested, attested_)) if attested_ else ()
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(id_, member_, organization_, kind_, attested_, same_as_)

    return make


def Official(cls: Any, road: Any) -> Any:
    _other_names = plain(str)
    _derived_names = plain(str)

    def make(d: Any) -> Any:
        id_ = d.id
        name_ = d.name
        other_names_ = d.other_names
        label_ = d.label
        derived_names_ = d.derived_names
        wikidata_ = d.wikidata
        same_as_ = d.same_as
        other_names_ = tuple(map(_other_names, other_names_)) if other_names_ else ()
        derived_names_ = tuple(map(_derived_names, derived_names_)) if derived_names_ else ()
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(id_, name_, other_names_, label_, derived_names_, wikidata_, same_as_)

    return make


def Organization(cls: Any, road: Any) -> Any:
    _other_names = plain(str)

    def make(d: Any) -> Any:
        id_ = d.id
        name_ = d.name
        other_names_ = d.other_names
        label_ = d.label
        kind_ = d.kind
        country_ = d.country
        wikidata_ = d.wikidata
        same_as_ = d.same_as
        other_names_ = tuple(map(_other_names, other_names_)) if other_names_ else ()
        country_ = None if country_ is None else intern(country_)
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(id_, name_, other_names_, label_, kind_, country_, wikidata_, same_as_)

    return make


def Place(cls: Any, road: Any) -> Any:
    _other_names = plain(str)

    def make(d: Any) -> Any:
        id_ = d.id
        name_ = d.name
        other_names_ = d.other_names
        label_ = d.label
        kind_ = d.kind
        part_of_ = d.part_of
        country_ = d.country
        same_as_ = d.same_as
        other_names_ = tuple(map(_other_names, other_names_)) if other_names_ else ()
        part_of_ = None if part_of_ is None else intern(part_of_)
        country_ = None if country_ is None else intern(country_)
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(id_, name_, other_names_, label_, kind_, part_of_, country_, same_as_)

    return make


def Plan(cls: Any, road: Any) -> Any:
    from datetime import date

    from security_meetings.model.days import PartialDate

    _other_names = plain(str)
    _date = written(date, PartialDate)

    def make(d: Any) -> Any:
        id_ = d.id
        name_ = d.name
        other_names_ = d.other_names
        label_ = d.label
        state_ = d.state
        proposers_ = d.proposers
        meeting_ = d.meeting
        parties_ = d.parties
        officials_ = d.officials
        place_ = d.place
        date_ = d.date
        time_words_ = d.time_words
        topics_ = d.topics
        same_as_ = d.same_as
        other_names_ = tuple(map(_other_names, other_names_)) if other_names_ else ()
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

    def make(d: Any) -> Any:
        id_ = d.id
        text_ = d.text
        meeting_ = d.meeting
        about_ = d.about
        topics_ = d.topics
        opposes_ = d.opposes
        same_as_ = d.same_as
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

    _other_titles = plain(str)
    _attested = written(date, PartialDate, Interval)

    def make(d: Any) -> Any:
        id_ = d.id
        holder_ = d.holder
        title_ = d.title
        other_titles_ = d.other_titles
        organization_ = d.organization
        country_ = d.country
        military_rank_ = d.military_rank
        attested_ = d.attested
        former_ = d.former
        acting_ = d.acting
        contested_ = d.contested
        same_as_ = d.same_as
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

    _other_names = plain(str)
    _start = written(date, PartialDate)
    _end = written(date, PartialDate)
    _audience = plain(str)

    def make(d: Any) -> Any:
        id_ = d.id
        meeting_ = d.meeting
        kind_ = d.kind
        number_ = d.number
        name_ = d.name
        other_names_ = d.other_names
        label_ = d.label
        format_ = d.format
        status_ = d.status
        start_ = d.start
        end_ = d.end
        days_ = d.days
        ordinal_ = d.ordinal
        informal_ = d.informal
        venue_ = d.venue
        city_ = d.city
        participants_ = d.participants
        audience_ = d.audience
        topics_ = d.topics
        same_as_ = d.same_as
        meeting_ = None if meeting_ is None else intern(meeting_)
        other_names_ = tuple(map(_other_names, other_names_)) if other_names_ else ()
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

    _published = written(date, PartialDate)
    _as_of = written(date)
    _retrieved = written(date)
    _credits = plain(str)
    _sentences = written(Sentences)

    def make(d: Any) -> Any:
        id_ = d.id
        title_ = d.title
        subtitle_ = d.subtitle
        label_ = d.label
        publisher_ = d.publisher
        author_ = d.author
        published_ = d.published
        published_time_ = d.published_time
        as_of_ = d.as_of
        retrieved_ = d.retrieved
        language_ = d.language
        license_ = d.license
        reprint_of_ = d.reprint_of
        corrects_ = d.corrects
        withdrawn_ = d.withdrawn
        url_ = d.url
        credits_ = d.credits
        reading_time_ = d.reading_time
        file_ = d.file
        sha256_ = d.sha256
        sentences_ = d.sentences
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

    _further_texts = plain(str)
    _date = written(date, PartialDate)

    def make(d: Any) -> Any:
        id_ = d.id
        text_ = d.text
        further_texts_ = d.further_texts
        speakers_ = d.speakers
        speaker_as_ = d.speaker_as
        kind_ = d.kind
        meeting_ = d.meeting
        occasion_ = d.occasion
        about_ = d.about
        audience_ = d.audience
        date_ = d.date
        opposes_ = d.opposes
        same_as_ = d.same_as
        further_texts_ = tuple(map(_further_texts, further_texts_)) if further_texts_ else ()
        speakers_ = tuple(map(intern, speakers_)) if speakers_ else ()
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

    _count = road.constructor(Count)

    def make(d: Any) -> Any:
        id_ = d.id
        meeting_ = d.meeting
        session_ = d.session
        unit_ = d.unit
        of_which_ = d.of_which
        count_ = d.count
        same_as_ = d.same_as
        meeting_ = None if meeting_ is None else intern(meeting_)
        session_ = None if session_ is None else intern(session_)
        count_ = None if count_ is None else _count(count_)
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(id_, meeting_, session_, unit_, of_which_, count_, same_as_)

    return make


def Topic(cls: Any, road: Any) -> Any:
    _other_names = plain(str)

    def make(d: Any) -> Any:
        id_ = d.id
        name_ = d.name
        other_names_ = d.other_names
        label_ = d.label
        broader_ = d.broader
        same_as_ = d.same_as
        other_names_ = tuple(map(_other_names, other_names_)) if other_names_ else ()
        broader_ = None if broader_ is None else intern(broader_)
        same_as_ = tuple(map(intern, same_as_)) if same_as_ else ()
        return cls(id_, name_, other_names_, label_, broader_, same_as_)

    return make


def Used(cls: Any, road: Any) -> Any:

    def make(d: Any) -> Any:
        name_ = d.name
        version_ = d.version
        digest_ = d.digest
        neighbor_ = d.neighbor
        return cls(name_, version_, digest_, neighbor_)

    return make
