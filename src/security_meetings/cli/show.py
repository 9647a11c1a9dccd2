"""The commands that show records: show, who-met."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from security_meetings.cli.answer import Answer, by_place, loaded, rival_values
from security_meetings.cli.page import Page, Words, bold, dim
from security_meetings.dataset import Dataset
from security_meetings.model.claims import Evidence
from security_meetings.model.days import Interval, day_in_words, days_in_words
from security_meetings.model.kinds import collection_of, place_of, word_for
from security_meetings.model.records.meetings import Meeting
from security_meetings.model.records.talks import BilateralTalk
from security_meetings.model.schema import Record, known_of, properties
from security_meetings.model.values import PARTIES, Attendee
from security_meetings.policy.conflicts import Conflict
from security_meetings.policy.explaining import Explanation
from security_meetings.questions.finding import record_named, referring_to
from security_meetings.questions.found import row_of
from security_meetings.questions.people import days_between
from security_meetings.questions.talks import Side, meeting_of, parts_that_met, sides
from security_meetings.questions.why import claims_on, sources_of
from security_meetings.words import in_words, instead, listed, name_of, nth, teller, told

__all__ = ["as_told_by", "show", "who_met"]


def show(options: argparse.Namespace, page: Page) -> Answer:
    """All meetings, or one record with what refers to it."""
    ds = loaded(options)
    if options.place is not None:
        return _show_record(ds, record_named(ds, options.place), page)
    return _show_meetings(ds, page)


def as_told_by(options: argparse.Namespace, page: Page) -> Answer:
    """All meetings, from the claims of some sources alone."""
    return _show_meetings(loaded(options).as_told_by(*options.sources), page)


def _show_meetings(ds: Dataset, page: Page) -> Answer:
    disagreements = ds.conflicts()
    on = by_place(disagreements)
    document = []
    for meeting in ds.meetings:
        clashes = on.get(place_of(meeting), [])
        _write_meeting(ds, meeting, clashes, page)
        document.append({"meeting": meeting, "conflicts": clashes})
    _write_hint(disagreements, page)
    if not document:
        page.write("No source tells of a meeting.")
    return Answer({"meetings": document}, good=bool(document))


def _write_meeting(ds: Dataset, meeting: Meeting, clashes: Sequence[Conflict], page: Page) -> None:
    country = name_of(ds, meeting.country, ("countries",)) if meeting.country else None
    place = ", ".join(p for p in (meeting.venue, meeting.city, country) if p)
    chairs = listed(name_of(ds, chair, ("officials",)) for chair in meeting.chairs) if meeting.chairs else ""
    edition = (
        f"{nth(meeting.ordinal)} edition" if meeting.ordinal else _missing(ds, meeting, "number", "ordinal")
    )
    days = days_in_words(meeting.start, meeting.end)
    # Of one day that is known, the words say themselves that the other is not.
    if not meeting.start and not meeting.end:
        days = _missing(ds, meeting, "days", "start", "end")
    elif not meeting.start or not meeting.end:
        days = days.replace("not stated", _missing(ds, meeting, "", "end" if meeting.start else "start"))
    page.gap()
    page.write([bold(meeting.name or meeting.label or meeting.id), dim(f"({meeting.id})")])
    page.write(f"{edition}, {days}", 2)
    page.write(place or _missing(ds, meeting, "place", "venue", "city", "country"), 2)
    page.write(f"chaired by {chairs}" if chairs else _missing(ds, meeting, "chair", "chairs"), 2)
    page.gap()
    _write_counts(ds, meeting, page)
    _write_disagreements(ds, clashes, page)


def _missing(ds: Dataset, record: Record, word: str, *paths: str) -> str:
    """That what a word stands for is not stated; or what sources say of it without its being known."""
    said = [words for path in paths if (words := instead(ds, ds.explain(record, path)))]
    return f"{word} {'; '.join(said) or 'not stated'}".lstrip()


def _write_counts(ds: Dataset, meeting: Meeting, page: Page) -> None:
    """Each count with what is counted and who says so; then those that none gives, or only as a guess."""
    rows: list[tuple[str, Words]] = []
    unknown: list[str] = []
    unsure: list[str] = []
    for path, prop in properties(Meeting).items():
        if not path.startswith("counts."):
            continue
        why = ds.explain(meeting, path)
        if why.winner is None:
            name = path.removeprefix("counts.").replace("_", " ")
            said = instead(ds, why)
            unsure += [f"{name} {said}"] if said else []
            unknown += [] if said else [name]
            continue
        counted = prop.field.meaning.rstrip(".")
        rows.append((in_words(ds, why.value), [counted[:1].lower() + counted[1:], dim(_tellers(ds, why))]))
    page.fields(rows, right=True)
    for words in unsure:
        page.write(words, 2)
    if unknown:
        page.write(dim(f"not stated: {', '.join(unknown)}"), 2)


def _tellers(ds: Dataset, why: Explanation) -> str:
    return f"({', '.join(dict.fromkeys(teller(ds, claim) for claim in why.carrying))})"


def _write_disagreements(ds: Dataset, clashes: Sequence[Conflict], page: Page) -> None:
    if clashes:
        page.gap()
        page.write(bold("Who disagrees"), 2)
        page.fields([(clash.property, rival_values(ds, clash)) for clash in clashes], 4)


def _write_hint(clashes: Sequence[Conflict], page: Page) -> None:
    first = next((c for c in clashes if c.collection == "meetings"), None)
    if first:
        page.gap()
        page.write(dim("The words behind a value, and why it was picked:"))
        page.write(dim(f"security-meetings explain {first.subject} {first.property}"), 2)


def _show_record(ds: Dataset, record: Record, page: Page) -> Answer:
    clashes = by_place(ds.conflicts()).get(place_of(record), [])
    referring = referring_to(ds, record)
    title = next((t for n in ("name", "label", "title") if (t := getattr(record, n, None))), None)
    page.write([bold(title), dim(f"({place_of(record)})")] if title else bold(place_of(record)))
    page.fields(_known_fields(ds, record))
    _write_disagreements(ds, clashes, page)
    if referring:
        page.gap()
        page.write(bold(f"What refers to this {word_for(type(record))}"), 2)
        # What refers to it twice over, as a claim does by its words, is told once.
        once = {(found.collection, found.ids): found for found in reversed(referring)}
        page.fields(map(row_of, reversed(once.values())), 4)
    document = {
        "collection": collection_of(record),
        "record": record,
        "conflicts": clashes,
        "referred_to_by": [r._asdict() for r in referring],
    }
    return Answer(document)


def _known_fields(ds: Dataset, record: Record) -> Iterator[tuple[str, str]]:
    """What is known of a record, and what is said of it and fills no record; in the order of the fields."""
    known = {path: (prop, values) for path, prop, values in known_of(record)}
    said = claims_on(ds, record)
    for path in properties(type(record)):
        if path in known:
            prop, values = known[path]
            yield path, "; ".join(in_words(ds, v, prop.field) for v in values)
        elif path in said:
            yield path, _missing(ds, record, "", path)


def who_met(options: argparse.Namespace, page: Page) -> Answer:
    """Bilateral talks: when, between whom, how far, on what, and who says so."""
    ds = loaded(options)
    talks = ds.who_met(options.name, since=options.since, until=options.until)
    for talk in talks:
        _write_talk(ds, talk, page)
    if not talks:
        page.write("No source tells of such a talk.")
        for part in parts_that_met(ds, options.name, *days_between(options.since, options.until)):
            words = f"One tells of such a talk of {name_of(ds, part.id, PARTIES)}, a part of it:"
            page.write([words, dim(f"security-meetings who-met {part.id}")], 2)
    return Answer({"talks": [_as_document(ds, talk) for talk in talks]}, good=bool(talks))


def _as_document(ds: Dataset, talk: BilateralTalk) -> dict[str, Any]:
    """A talk with what its own record leaves to others: the meeting's days, roles, sources."""
    meeting = meeting_of(ds, talk)
    return {
        "talk": talk,
        "meeting_start": meeting.start if meeting else None,
        "meeting_end": meeting.end if meeting else None,
        "sides": [
            {
                "party": side.party,
                "official": side.official,
                "offices": [
                    {"title": o.title, "role": o.role, "sources": o.printed_by} for o in side.offices
                ],
            }
            for side in sides(ds, talk)
        ],
        "sources": sources_of(ds, talk),
    }


def _write_talk(ds: Dataset, talk: BilateralTalk, page: Page) -> None:
    parties = [name_of(ds, party, PARTIES) for party in talk.parties]
    rows: list[tuple[str, Words]] = [("date", _date_of(ds, talk))]
    rows += [_side_row(ds, side) for side in sides(ds, talk)]
    status = ", ".join(word for word in (talk.status, talk.format) if word)
    topics = "; ".join(name_of(ds, topic, ("topics",)) for topic in talk.topics)
    rows += [
        ("status", status or _missing(ds, talk, "", "status", "format")),
        ("topics", topics or _missing(ds, talk, "", "topics")),
    ]
    page.gap()
    heading = listed(parties) if parties else _missing(ds, talk, "parties", "attendees")
    page.write([bold(heading), dim(f"({talk.id})")])
    page.fields([*rows, *_said_of(ds, talk)])


def _said_of(ds: Dataset, talk: BilateralTalk) -> Iterator[tuple[str, Words]]:
    """Who says that there was such a talk, in which words."""
    yield "sources", dim(", ".join(sources_of(ds, talk)) or "editorial")
    field = properties(type(talk))["attendees"].field
    claims = ds.explain(talk, "attendees").claims
    told_of: list[Evidence] = []
    for claim in sorted(claims, key=lambda c: -sum(e.end - e.start for e in c.evidence)):
        # Words that stand in those of another claim are not told again.
        if not told_of or not all(_stands_in(e, told_of) for e in claim.evidence):
            said = told(ds, claim, field)
            yield "" if told_of else "words", [dim(f"{said.who}:"), said.words]
            told_of += claim.evidence


def _stands_in(words: Evidence, spans: Sequence[Evidence]) -> bool:
    return any(s.source == words.source and s.start <= words.start and words.end <= s.end for s in spans)


def _side_row(ds: Dataset, side: Side) -> tuple[str, Words]:
    who: Words = in_words(ds, Attendee(side.party, side.official))
    if side.offices:
        who = [f"{who},"]
        for left, office in enumerate(side.offices, start=1 - len(side.offices)):
            who += [office.title, dim(f"({', '.join(office.printed_by)}){';' if left else ''}")]
    return "official" if side.official else "party", who


def _date_of(ds: Dataset, talk: BilateralTalk) -> str:
    """The day of a talk; where it is not stated, the days of the meeting beside it."""
    day = talk.date
    if isinstance(day, (datetime.date, Interval)):
        return day_in_words(day)
    missing = [part for part in ("day", "month", "year") if getattr(day, part, None) is None]
    known = f"{day_in_words(day)}, {listed(missing)} not stated" if day else _missing(ds, talk, "", "date")
    meeting = meeting_of(ds, talk)
    return f"{known} (the meeting: {days_in_words(meeting.start, meeting.end)})" if meeting else known
