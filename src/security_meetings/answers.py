"""What the command `security-meetings` answers: one function a command, named like it.

Each takes the options of the command line, writes its words on a page, and returns the same as data.
"""

from __future__ import annotations

import argparse
import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from security_meetings.build import rebuild
from security_meetings.claims import Claim
from security_meetings.dataset import Dataset
from security_meetings.errors import Ambiguous, NotFound, SecurityMeetingsError, did_you_mean
from security_meetings.jsontext import dump_json
from security_meetings.kinds import class_of, collection_of, word_for
from security_meetings.loading import DEFAULT_POLICY, load
from security_meetings.names import name_words
from security_meetings.policy import Conflict, Explanation
from security_meetings.records import BilateralTalk, Meeting, Role
from security_meetings.schema import Field, Record, properties
from security_meetings.terminal import (
    Page,
    Words,
    bold,
    day_in_words,
    days_in_words,
    dim,
    in_words,
    listed,
    name_of,
    nth,
    reading_shown,
    sides,
    teller,
)
from security_meetings.values import Day
from security_meetings.verification import references

__all__ = [
    "Answer",
    "anomalies",
    "build",
    "cite",
    "conflicts",
    "coverage",
    "diff",
    "explain",
    "find",
    "show",
    "verify",
    "who_met",
]

_PARTIES = ("countries", "organizations")
# How many ids of referring records are named before the rest is only counted.
_MOST_NAMED = 4


class Answer(NamedTuple):
    """What a command found; its words are on the page.

    Attributes:
        document: The same, as `--json` prints it.
        good: Whether it is no bad news.
    """

    document: object
    good: bool = True


def _policy(options: argparse.Namespace) -> str:
    return DEFAULT_POLICY if options.policy is None else options.policy


def _load(options: argparse.Namespace) -> Dataset:
    where = [*options.data, *options.more_data]
    with reading_shown() as progress:
        return load(*where, policy=_policy(options), progress=progress)


# show and find


def show(options: argparse.Namespace, page: Page) -> Answer:
    """All meetings, or one record with what refers to it."""
    ds = _load(options)
    if options.place is not None:
        return _show_record(ds, _record(ds, options.place), page)
    disagreements = ds.conflicts()
    document = []
    for meeting in ds.meetings:
        clashes = _about(disagreements, meeting)
        _write_meeting(ds, meeting, clashes, page)
        document.append({"meeting": meeting, "conflicts": clashes})
    _write_hint(disagreements, page)
    return Answer({"meetings": document})


def _write_meeting(ds: Dataset, meeting: Meeting, clashes: Sequence[Conflict], page: Page) -> None:
    country = name_of(ds, meeting.country, ("countries",)) if meeting.country else None
    place = ", ".join(p for p in (meeting.venue, meeting.city, country) if p)
    chair = f"chaired by {name_of(ds, meeting.chair, ('officials',))}" if meeting.chair else None
    edition = f"{nth(meeting.ordinal)} edition" if meeting.ordinal else "number not stated"
    page.gap()
    page.write([bold(meeting.name or meeting.id), dim(f"({meeting.id})")])
    page.write(f"{edition}, {days_in_words(meeting.start, meeting.end)}", 2)
    page.write(place or "place not stated", 2)
    page.write(chair or "chair not stated", 2)
    page.gap()
    _write_counts(ds, meeting, page)
    _write_disagreements(ds, clashes, page)


def _write_counts(ds: Dataset, meeting: Meeting, page: Page) -> None:
    """Each count with what is counted and who says so; then those that no source gives."""
    rows: list[tuple[str, Words]] = []
    unknown = []
    for path, prop in properties(Meeting).items():
        if not path.startswith("counts."):
            continue
        why = ds.explain(meeting, path)
        if why.winner is None:
            unknown.append(path.removeprefix("counts.").replace("_", " "))
            continue
        counted = prop.field.meaning.rstrip(".")
        rows.append((in_words(ds, why.value), [counted[:1].lower() + counted[1:], dim(_tellers(ds, why))]))
    page.fields(rows, right=True)
    if unknown:
        page.write(dim(f"not stated: {', '.join(unknown)}"), 2)


def _tellers(ds: Dataset, why: Explanation) -> str:
    return f"({', '.join(dict.fromkeys(teller(ds, claim) for claim in _chosen(why)))})"


def _write_disagreements(ds: Dataset, clashes: Sequence[Conflict], page: Page) -> None:
    if clashes:
        page.gap()
        page.write(bold("Who disagrees"), 2)
        page.fields([(clash.property, _rival_values(ds, clash)) for clash in clashes], 4)


def _write_hint(clashes: Sequence[Conflict], page: Page) -> None:
    first = next((c for c in clashes if c.collection == "meetings"), None)
    if first:
        page.gap()
        page.write(dim("The words behind a value, and why it was picked:"))
        page.write(dim(f"security-meetings explain {first.subject} {first.property}"), 2)


def _about(clashes: Iterable[Conflict], record: Record) -> list[Conflict]:
    place = _place(record)
    return [c for c in clashes if f"{c.collection}/{c.subject}" == place]


def _rival_values(ds: Dataset, clash: Conflict) -> Words:
    """The values in words, the one that the policy picks first."""
    picked = ds.explain(f"{clash.collection}/{clash.subject}", clash.property).value
    ordered = sorted(clash.claims, key=lambda c: c.value != picked)
    return sides(ds, ordered, properties(class_of(clash.collection))[clash.property].field)


def _show_record(ds: Dataset, record: Record, page: Page) -> Answer:
    clashes = _about(ds.conflicts(), record)
    referring = _referring(ds, record)
    title = getattr(record, "name", None) or getattr(record, "title", None) or record.id
    page.write([bold(title), dim(f"({_place(record)})")])
    page.fields(_known_fields(ds, record))
    _write_disagreements(ds, clashes, page)
    if referring:
        page.gap()
        page.write(bold(f"What refers to this {word_for(type(record))}"), 2)
        page.fields(map(_reference_row, referring), 4)
    document = {
        "collection": collection_of(record),
        "record": record,
        "conflicts": clashes,
        "referred_to_by": referring,
    }
    return Answer(document)


def _reference_row(reference: dict[str, Any]) -> tuple[str, Words]:
    collection, ids = reference["collection"], reference["ids"]
    # The ids of claims are digests: their number says more.
    named = [] if collection == "claims" else ids[:_MOST_NAMED]
    more = f" and {len(ids) - len(named)} more" if named and len(ids) > len(named) else ""
    return collection, [f"{len(ids)} as {reference['property']}", dim(", ".join(named) + more)]


def _known_fields(ds: Dataset, record: Record) -> Iterator[tuple[str, str]]:
    for path, prop in properties(type(record)).items():
        value = prop.read(record)
        values = value if prop.many else () if value is None else (value,)
        if values:
            yield path, "; ".join(in_words(ds, v, prop.field) for v in values)


def _referring(ds: Dataset, record: Record) -> list[dict[str, Any]]:
    """The ids of all that refers to a record, by collection and the property that does."""
    collection = collection_of(record)
    found: dict[tuple[str, str], list[str]] = {}
    for name, records in ds.collections.items():
        for other in records:
            hits = [p for p, id_, allowed in references(other) if id_ == record.id and collection in allowed]
            for path in dict.fromkeys(re.sub(r"\[\d+\]", "", p) for p in hits):
                found.setdefault((name, path), []).append(other.id)
    return [{"collection": name, "property": path, "ids": ids} for (name, path), ids in found.items()]


def _place(record: Record) -> str:
    return f"{collection_of(record)}/{record.id}"


def _record(ds: Dataset, place: str) -> Record:
    """The record of this id, `collection/id` or name.

    Raises:
        NotFound: There is none.
        Ambiguous: There are several.
    """
    try:
        return ds.record(place)
    except NotFound:
        if "/" in place:
            raise
    whole, partly = _named(ds, place)
    if len(whole) == 1:
        return whole[0]
    places = [_place(r) for r in whole or partly]
    if whole:
        raise Ambiguous(f"{place!r} fits {', '.join(places)}: name one of these", places)
    hint = f"; it is part of the name of {', '.join(places)}" if places else _nearest(ds, place)
    raise NotFound(f"nothing has the id or name {place!r}{hint}", places)


def _names(ds: Dataset) -> list[tuple[Record, list[str]]]:
    """Every record that can have a name, with its id and all forms of its name."""
    return [
        (record, [n for n in (record.id, record.name, *record.other_names) if n])
        for records in ds.collections.values()
        for record in records
        if hasattr(record, "other_names")
    ]


def _named(ds: Dataset, name: str) -> tuple[list[Record], list[Record]]:
    """The records whose name this is, in any spelling; and those of whose name it is a part."""
    asked = name_words(name)
    whole, partly = [], []
    for record, names in _names(ds):
        forms = [name_words(form) for form in names]
        if asked and asked in forms:
            whole.append(record)
        elif asked and any(set(asked) <= set(form) for form in forms):
            partly.append(record)
    return whole, partly


def _nearest(ds: Dataset, name: str) -> str:
    return did_you_mean(name, [form for _, forms in _names(ds) for form in forms])


def find(options: argparse.Namespace, page: Page) -> Answer:
    """Everything that has this name, or has it as a part of its own."""
    ds = _load(options)
    whole, partly = _named(ds, options.name)
    found: list[Any] = [*whole, *partly]
    if not found:
        page.write(f"Nothing is named {options.name!r}{_nearest(ds, options.name)}.")
    page.fields([(_place(r), [r.name or "", dim(_in_brackets(r.other_names))]) for r in found], 0)
    document = [
        {"place": _place(r), "name": r.name, "other_names": list(r.other_names), "whole": r in whole}
        for r in found
    ]
    return Answer({"name": options.name, "found": document}, good=bool(found))


def _in_brackets(names: Sequence[str]) -> str:
    return f"({'; '.join(names)})" if names else ""


# who-met


def who_met(options: argparse.Namespace, page: Page) -> Answer:
    """Bilateral talks: when, between whom, how far, on what, and who says so."""
    ds = _load(options)
    since, until = options.since, options.until
    if since and until and since > until:
        raise SecurityMeetingsError(f"--since {since} is after --until {until}")
    talks = [_told_talk(ds, talk) for talk in ds.who_met(options.name, since=since, until=until)]
    for told in talks:
        _write_talk(ds, told, page)
    if not talks:
        page.write("No source tells of such a talk.")
    return Answer({"talks": talks})


def _told_talk(ds: Dataset, talk: BilateralTalk) -> dict[str, Any]:
    """A talk with what its own record leaves to others: the meeting's days, roles, sources."""
    meeting = ds.meetings[talk.meeting] if talk.meeting else None
    sources = _sources_of(ds, talk)
    roles = {id_: _role_held(ds, id_, talk, meeting, sources) for id_ in talk.officials}
    return {
        "talk": talk,
        "meeting_start": meeting.start if meeting else None,
        "meeting_end": meeting.end if meeting else None,
        "roles": roles,
        "sources": sources,
    }


def _sources_of(ds: Dataset, record: Record) -> list[str]:
    collection, _, id_ = _place(record).partition("/")
    claims = ds.claims.where(collection=collection, subject=id_)
    return sorted({c.source for c in claims if c.source})


def _role_held(
    ds: Dataset, official: str, talk: BilateralTalk, meeting: Meeting | None, sources: Sequence[str]
) -> Role | None:
    """The role attested for the talk's days, else one that a source of the talk prints."""
    held = _days(meeting.start, meeting.end) if meeting else []
    for day in _days(talk.date, talk.date) or held:
        if role := ds.role_at(official, day):
            return role
    printed = ds.roles.where(holder=official, former=None)
    return next((role for role in printed if set(_sources_of(ds, role)) & set(sources)), None)


def _days(first: Day | None, last: Day | None) -> list[datetime.date]:
    """Every day from the first to the last, where both are known in full."""
    last = last or first
    if not isinstance(first, datetime.date) or not isinstance(last, datetime.date):
        return []
    return [first + datetime.timedelta(days=n) for n in range((last - first).days + 1)]


def _write_talk(ds: Dataset, told: dict[str, Any], page: Page) -> None:
    talk: BilateralTalk = told["talk"]
    parties = [name_of(ds, party, _PARTIES) for party in talk.parties]
    rows: list[tuple[str, Words]] = [("date", _date_of(told))]
    for attendee in sorted(talk.attendees, key=lambda a: a.party):
        role = told["roles"].get(attendee.official)
        who: Words = in_words(ds, attendee)
        if role and role.title:
            who = [f"{who}, {role.title}", dim(f"({', '.join(_sources_of(ds, role))})")]
        rows.append(("official" if attendee.official else "party", who))
    status = ", ".join(word for word in (talk.status, talk.format) if word)
    topics = "; ".join(name_of(ds, topic, ("topics",)) for topic in talk.topics)
    rows += [("status", status or "not stated"), ("topics", topics or "not stated")]
    page.gap()
    page.write([bold(listed(parties) if parties else "parties not stated"), dim(f"({talk.id})")])
    page.fields([*rows, ("sources", dim(", ".join(told["sources"]) or "editorial"))])


def _date_of(told: dict[str, Any]) -> str:
    """The day of a talk; where it is not stated, the days of the meeting beside it."""
    day: Day | None = told["talk"].date
    if isinstance(day, datetime.date):
        return day_in_words(day)
    missing = [part for part in ("day", "month", "year") if getattr(day, part, None) is None]
    known = f"{day_in_words(day)}, {listed(missing)} not stated" if day else "date not stated"
    if told["talk"].meeting is None:
        return known
    return f"{known} (the meeting: {days_in_words(told['meeting_start'], told['meeting_end'])})"


# explain, conflicts, anomalies, cite


def explain(options: argparse.Namespace, page: Page) -> Answer:
    """Why a value is what it is."""
    ds = _load(options)
    why = ds.explain(_record(ds, options.place), options.property)
    field = properties(class_of(why.collection))[why.property].field
    page.write(bold(f"{why.collection}/{why.subject}#{why.property}"))
    page.write(dim(field.meaning))
    if why.winner is None:
        page.gap()
        page.write(f"unknown: {field.none}")
    _write_values(ds, field, [(claim, "") for claim in _chosen(why)], page)
    _write_values(ds, field, [(rival.claim, f"({rival.relation})") for rival in why.rivals], page)
    page.gap()
    page.fields([("rule", why.rule), ("tie-break", why.tie_break or "none was needed")], 0)
    return Answer(why)


def _chosen(why: Explanation) -> list[Claim]:
    return [*([why.winner] if why.winner else []), *why.agreeing]


def _write_values(ds: Dataset, field: Field, told: Sequence[tuple[Claim, str]], page: Page) -> None:
    """Each value once, with how it stands to the one picked, and all who say it."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim, relation in told:
        denied = "not " if claim.modality == "denied" else ""
        groups.setdefault((denied + in_words(ds, claim.value, field), relation), []).append(claim)
    for (value, relation), claims in groups.items():
        page.gap()
        page.write([bold(value), relation])
        for claim in claims:
            _write_claim(ds, claim, page)


def _write_claim(ds: Dataset, claim: Claim, page: Page) -> None:
    """Who says it, in which words; and what an editor made of it."""
    words = " … ".join(f"“{e.exact}”" for e in claim.evidence)
    page.write([dim(f"{teller(ds, claim)}:"), words or claim.because or ""], 2)
    if claim.basis == "inferred":
        page.write(dim(f"inferred: {claim.because}"), 4)
    if claim.rank != "normal":
        page.write(dim(f"{claim.rank}: {claim.rank_reason}"), 4)


def conflicts(options: argparse.Namespace, page: Page) -> Answer:
    """Where claims contradict each other."""
    ds = _load(options)
    found = ds.conflicts()
    for clash in found:
        page.write(bold(f"{clash.collection}/{clash.subject}#{clash.property}"))
        page.write(_rival_values(ds, clash), 2)
    if not found:
        page.write("No claims contradict each other.")
    return Answer({"conflicts": found})


def anomalies(options: argparse.Namespace, page: Page) -> Answer:
    """What looks odd, as the sources have it."""
    found = _load(options).anomalies()
    for odd in found:
        page.gap()
        page.write([bold(odd.kind), dim(f"{odd.collection}/{odd.subject}#{odd.property}")])
        page.write(odd.words, 2)
        for e in odd.evidence:
            page.write([f"“{e.exact}”", dim(f"{e.source}, characters {e.start} to {e.end}")], 4)
    if not found:
        page.write("Nothing looks odd.")
    return Answer({"anomalies": found})


def cite(options: argparse.Namespace, page: Page) -> Answer:
    """A citation, as text or for a reference manager."""
    ds = _load(options)
    citation = ds.cite(_record(ds, options.place) if options.place else None, options.property)
    formats = {"text": citation.text, "bibtex": citation.bibtex, "csl": dump_json(citation.csl).decode()}
    page.raw(formats[options.format])
    return Answer(citation)


# verify, coverage, build


def verify(options: argparse.Namespace, page: Page) -> Answer:
    """Whether every claim still stands in its source."""
    found = _load(options).verify()
    page.raw(str(found))
    problems = [{"file": p.file, "where": p.where, "message": p.message} for p in found.problems]
    document = {
        "ok": found.ok,
        "checked": found.checked,
        "unchecked": found.unchecked,
        "editorial": found.editorial,
        "problems": problems,
    }
    return Answer(document, good=found.ok)


def coverage(options: argparse.Namespace, page: Page) -> Answer:
    """How much of each source is accounted for."""
    ds = _load(options)
    found = ds.coverage()
    for covered in found:
        page.write(str(covered))
        for sentence in covered.open:
            page.write(f"open: “{sentence}”", 2)
    for source in sorted({*ds.sources.ids} - {covered.source for covered in found}):
        page.write(f"{source}: not looked at, its text does not travel along")
    return Answer({"sources": found}, good=not any(covered.open for covered in found))


def diff(options: argparse.Namespace, page: Page) -> Answer:
    """What changed from one pack to another."""
    if options.data or options.more_data:
        raise SecurityMeetingsError("diff compares OLD with NEW: it takes no --data")
    policy = _policy(options)
    found = load(options.new, policy=policy).difference(load(options.old, policy=policy))
    page.raw(str(found))
    return Answer({"breaking": found.breaking, "changes": found})


def build(options: argparse.Namespace, page: Page) -> Answer:
    """Rebuild a pack's data from its seeds, or compare."""
    if options.data or options.more_data or options.policy is not None:
        raise SecurityMeetingsError("build reads the seeds of ROOT: it takes no --data and no --policy")
    built = rebuild(options.root, check=options.check)
    page.raw(str(built))
    return Answer(built, good=not (options.check and built.changed))
