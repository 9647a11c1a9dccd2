"""What does not fit: with the calendar, with arithmetic, with itself, or with how text is written.

Nothing is corrected. Where a machine can see an oddity, a check here finds it; where only a reader
can, an annotator has marked it. Both are listed with the words concerned.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, get_args

import attrs

from security_meetings.collection.shelf import Collections
from security_meetings.model.briefs import brief, visible
from security_meetings.model.claims import AnomalyKind, Claim, Evidence, Mark, SetAsideReason, lay_places
from security_meetings.model.counts import Count
from security_meetings.model.days import Day, Interval, Weekday, earliest, latest, parse_day
from security_meetings.model.displays import Shown
from security_meetings.model.kinds import class_of, collection_of
from security_meetings.model.names import same_name
from security_meetings.model.pages import Layout, bold
from security_meetings.model.records.roles import Role
from security_meetings.model.rules import untold
from security_meetings.model.schema import Record, properties
from security_meetings.model.spans import Span, evidence, touching_each
from security_meetings.policy import in_reading_order
from security_meetings.questions.oddities import Grade, oddities
from security_meetings.questions.offices import attestations, past_for
from security_meetings.questions.unlikely import unlikely
from security_meetings.questions.why import claims_on
from security_meetings.support.comparisons import Words
from security_meetings.support.dated_weekdays import misfits

__all__ = ["Anomaly", "anomalies"]

WEEKDAYS: tuple[str, ...] = get_args(Weekday)
# What a reader finds odd in the wording alone; all else that a reader marks puts a fact in doubt.
_GRADES: Mapping[AnomalyKind | SetAsideReason, Grade] = {
    "misprint": "wording",
    "truncated": "wording",
    "unclear reference": "wording",
}
_HALF_A_YEAR = 183
# Odd places, times letters of the text: as long as there are fewer, each is quoted so that it stands alone.
_MOST_TOLD_APART = 2_000_000
_AROUND = 32
# What a title says of which a body has several at once, as deputies and members.
_OF_SEVERAL = (
    r"(?:(?:a|an|one of the|first|second|senior|junior|special) )*"
    r"(?:(?:deputy|vice|assistant|advis[eo]r|aide|member|senator|ambassador|delegate|observer|expert)\b|co-\w)"
    r"|(?:(?:первый|второй|старший|специальный) )*"
    r"(?:заместител|зам\b|помощник|советник|член\b|посол\b|сопредседател|эксперт|наблюдател)"
)


@attrs.frozen
class Anomaly(Shown):
    """Something that does not fit, with the words that show it.

    Attributes:
        kind: What sort of oddity, such as `weekday`, `look-alike letter` or `wrong gloss`.
        collection: The collection of the record concerned.
        subject: The id of the record concerned.
        property: The property concerned; `text` for the text of a source.
        claims: The claims concerned; empty where the words carry none.
        evidence: The spans concerned; never empty.
        words: What does not fit, in a sentence.
        grade: What it puts in doubt: a `fact`, the `wording` of a text, or only its `encoding`.
    """

    kind: str
    collection: str
    subject: str
    property: str
    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]
    words: str
    grade: Grade = "fact"

    def _lay_out(self, page: Layout) -> None:
        page.write([bold(f"{self.kind}:"), f"{self.collection}/{self.subject}#{self.property}"])
        page.write(self.words, 2)
        lay_places(page, self.evidence)

    def __repr__(self) -> str:
        place = visible(f"{self.collection}/{self.subject}#{self.property}")
        return f"<Anomaly {self.kind} {place}: {brief(self.words)}>"


def anomalies(collections: Collections) -> list[Anomaly]:
    """Everything that a check finds or an annotator has marked, by source and place."""
    found: dict[object, Anomaly] = {}
    for anomaly in (anomaly for check in CHECKS for anomaly in check(collections)):
        # A place is told once: where a reader has marked what a machine sees too, in the reader's words.
        of_text = anomaly.property == "text"
        place = tuple((e.source, e.start, e.end) for e in anomaly.evidence)
        about = anomaly.collection, anomaly.subject, anomaly.property, anomaly.kind
        found.setdefault(place if of_text else (about, place), anomaly)
    places = {id(a): [(e.source, e.start, e.end) for e in a.evidence] for a in found.values()}
    return sorted(found.values(), key=lambda a: (places[id(a)], a.kind, a.subject))


def _claims_on(collections: Collections, record: Record, path: str) -> list[Claim]:
    return in_reading_order(claims_on(collections, record).get(path, ()))


def _about(record: Record, kind: str, path: str, claims: Iterable[Claim], words: str) -> Anomaly:
    claims = tuple(claims)
    spans = tuple(dict.fromkeys(e for c in claims for e in c.evidence))
    return Anomaly(kind, collection_of(record), record.id, path, claims, spans, words)


def _who(claim: Claim) -> str:
    """Who says a claim, in words."""
    return claim.source or "an editor"


def _weekdays(collections: Collections) -> Iterator[Anomaly]:
    """A weekday beside a date on which it does not fall."""
    for meeting in collections.meetings:
        dated = [c for c in _claims_on(collections, meeting, "start") if isinstance(c.value, datetime.date)]
        for claim in _claims_on(collections, meeting, "start_weekday"):
            own = [c for c in dated if c.source == claim.source]
            days = [c for c in own or dated if WEEKDAYS[c.value.weekday()] != claim.value]  # type: ignore[union-attr]
            if days:
                day = days[0].value
                words = f"{_who(claim)} says {claim.value}, but {day} was a {WEEKDAYS[day.weekday()]}"  # type: ignore[union-attr]
                yield _about(meeting, "weekday", "start_weekday", [claim, *days], words)


def _printed_weekdays(collections: Collections) -> Iterator[Anomaly]:
    """A weekday that words print beside the day which they are quoted for, and on which it does not fall."""
    languages = {source.id: source.language for source in collections.sources}
    # What is claimed of the weekday itself is held against the date above, in the same words.
    above = {
        (odd.words, e.source, at)
        for odd in _weekdays(collections)
        for e in odd.evidence
        for at in range(e.start, e.end)
    }
    told: dict[tuple[str, int], list[tuple[Claim, Evidence, str]]] = {}
    for claim in collections.claims:
        value = claim.value
        stated = [value.start, value.end] if isinstance(value, Interval) else [value]
        for day in dict.fromkeys(d for d in stated if isinstance(d, datetime.date)):
            for e in claim.evidence:
                language = claim.language or languages.get(e.source)
                for at, printed in misfits(day, Words(e.exact, e.prefix, e.suffix), language):
                    words = f"{e.source} says {WEEKDAYS[printed]}, but {day} was a {WEEKDAYS[day.weekday()]}"
                    if (words, e.source, e.start + at) not in above:
                        told.setdefault((e.source, e.start + at), []).append((claim, e, words))
    for found in told.values():
        first, _, words = found[0]
        claims = tuple(in_reading_order({c.id: c for c, _, _ in found}.values()))
        spans = tuple(dict.fromkeys(e for _, e, _ in found))
        yield Anomaly("weekday", first.collection, first.subject, first.property, claims, spans, words)


def _editions(collections: Collections) -> Iterator[Anomaly]:
    """An edition whose number does not follow from the first year of an annual series."""
    for meeting in collections.meetings:
        # A pack that was loaded in spite of its faults may refer to what it does not have.
        there = meeting.series in collections.series
        series = collections.series[meeting.series] if meeting.series and there else None
        first = series.first_held.year if series is not None and series.first_held else None
        year = meeting.start.year if meeting.start else None
        if first is None or year is None or series is None or series.frequency != "annual":
            continue
        expected = year - first + 1
        if meeting.ordinal is not None and meeting.ordinal != expected:
            claims = [
                *_claims_on(collections, series, "first_held"),
                *_claims_on(collections, series, "frequency"),
                *_claims_on(collections, meeting, "ordinal"),
            ]
            words = (
                f"the number {meeting.ordinal} does not follow: an annual series first held in {first} "
                f"would have its number {expected} in {year}"
            )
            yield _about(meeting, "edition", "ordinal", claims, words)


# What a count of a meeting counts, where the data also lists it one by one.
_LISTED: Mapping[str, Literal["plenary", "multilateral"]] = {
    "plenary_sessions": "plenary",
    "multilateral_meetings": "multilateral",
}


def _recounts(collections: Collections) -> Iterator[Anomaly]:
    """A number of sessions that is not the number of those listed."""
    for meeting in collections.meetings:
        for name, kind in _LISTED.items():
            count: Count | None = getattr(meeting.counts, name)
            listed = collections.sessions.where(meeting=meeting.id, kind=kind)
            if count is None or not listed:
                continue
            low, high = count.bounds
            if not low <= len(listed) <= high:
                claims = _claims_on(collections, meeting, f"counts.{name}")
                claims += in_reading_order(c for s in listed for c in _claims_on(collections, s, "kind"))
                words = f"{count} {kind} sessions are counted, but {len(listed)} are listed"
                yield _about(meeting, "recount", f"counts.{name}", claims, words)


def _lengths(collections: Collections) -> Iterator[Anomaly]:
    """A length in days that is not the length between the first day and the last."""
    for meeting in collections.meetings:
        start, end = meeting.start, meeting.end
        if meeting.days is None or not (isinstance(start, datetime.date) and isinstance(end, datetime.date)):
            continue
        length = (end - start).days + 1
        if length != meeting.days:
            claims = [c for p in ("start", "end", "days") for c in _claims_on(collections, meeting, p)]
            words = f"{meeting.days} days are stated, but {start} to {end} is {length}"
            yield _about(meeting, "length", "days", claims, words)


def _holders(collections: Collections) -> Iterator[Anomaly]:
    """Two people of one title in one body on one day, as different sources have it."""
    bodies: dict[str, list[Role]] = defaultdict(list)
    for role in collections.roles:
        if role.holder and role.organization:
            bodies[role.organization].append(role)
    for body, roles in bodies.items():
        if len({role.holder for role in roles}) < 2 or body not in collections.organizations:  # noqa: PLR2004
            continue
        past = {role.id: past_for(collections, role) for role in roles}
        told = [a for a in attestations(collections, roles) if a.claim.source not in past[a.role.id]]
        for one, other in itertools.combinations(told, 2):
            apart = one.role.holder != other.role.holder and one.claim.source != other.claim.source
            if (
                apart
                and other.first <= one.last
                and one.first <= other.last
                and _titles_meet(one.role, other.role)
            ):
                words = (
                    f"{_who(one.claim)} gives the office to {one.role.holder}, "
                    f"{_who(other.claim)} to {other.role.holder}, on {max(one.first, other.first)}"
                )
                record = collections.organizations[body]
                yield _about(record, "several holders", "name", [one.claim, other.claim], words)


def _titles_meet(one: Role, other: Role) -> bool:
    """Whether two offices have one title, of which there is one at a time."""
    mine, theirs = (
        [title for title in (role.title, *role.other_titles) if title and not _names_one_of_several(title)]
        for role in (one, other)
    )
    return any(same_name(a, b) for a in mine for b in theirs)


def _names_one_of_several(title: str) -> bool:
    return re.match(_OF_SEVERAL, title.casefold()) is not None


def _backwards(collections: Collections) -> Iterator[Anomaly]:
    """What ends before it begins."""
    for record in (*collections.meetings, *collections.sessions):
        if record.start and record.end and _is_backwards(record.start, record.end):
            claims = [c for p in ("start", "end") for c in _claims_on(collections, record, p)]
            words = f"it ends on {record.end}, before it begins on {record.start}"
            yield _about(record, "end before start", "end", claims, words)
    for role in collections.roles:
        for days in role.attested:
            first, last = (
                (earliest(days.start), latest(days.end)) if isinstance(days, Interval) else (None, None)
            )
            if first and last and last < first:
                claims = [c for c in _claims_on(collections, role, "attested") if c.value == days]
                yield _about(role, "end before start", "attested", claims, f"{days} ends before it begins")
    for source in collections.sources:
        first = earliest(source.published)
        if first and source.retrieved and source.retrieved < first:
            claims = [c for p in ("published", "retrieved") for c in _claims_on(collections, source, p)]
            words = f"it was retrieved on {source.retrieved}, before it was published on {source.published}"
            yield _about(source, "end before start", "retrieved", claims, words)


def _is_backwards(start: Day, end: Day) -> bool:
    """Whether the end lies before the beginning, in whatever year where one of them tells none."""
    first, last = earliest(start), latest(end)
    if first and last:
        return last < first
    if None in (start.month, end.month):
        return False
    first, last = earliest(_in_leap_year(start)), latest(_in_leap_year(end))
    # From the end of December to the beginning of January is no year, but a few days.
    return first is not None and last is not None and _HALF_A_YEAR > (first - last).days > 0


def _in_leap_year(day: Day) -> Day:
    return parse_day(f"2000{str(day)[4:]}")  # type: ignore[return-value]


def _incomplete(collections: Collections) -> Iterator[Anomaly]:
    """A record of which that is unknown without which it says little."""
    for name, records in collections.collections.items():
        needed = any(p.field.needed for p in properties(class_of(name)).values())
        for record in records if needed else ():
            if missing := untold(record):
                claims = [c for found in claims_on(collections, record).values() for c in found]
                told = " and ".join(words for _, words in missing)
                words = f"no source tells its {told}: questions that name them pass it over"
                yield _about(record, "incomplete", missing[0][0], in_reading_order(claims), words)


def _unlikely(collections: Collections) -> Iterator[Anomaly]:
    """What is hardly meant: circles, codes of two records, numbers past belief, words for nothing."""
    for odd in unlikely(collections):
        yield _about(odd.record, odd.kind, odd.path, odd.claims, odd.words)


def _in_texts(collections: Collections) -> Iterator[Anomaly]:
    """Oddities of the letters themselves, wherever the text travels along."""
    for source in collections.sources:
        if not source.has_text:
            continue
        text = source.text
        odd = list(oddities(text, source.language))
        told_apart = len(odd) * len(text) < _MOST_TOLD_APART
        spans = [(o.start, o.end) for o in odd]
        for o, span, claims in zip(odd, spans, _around(collections, source.id, spans), strict=True):
            place = _place(source.id, text, span, told_apart=told_apart)
            yield Anomaly(o.kind, "sources", source.id, "text", claims, (place,), o.words, o.grade)


def _place(source: str, text: str, span: Span, *, told_apart: bool) -> Evidence:
    """The words at a span; where so many places are odd, one is told by its offsets alone."""
    start, end = span
    if told_apart:
        try:
            return evidence(source, text, start, end)
        except ValueError:  # the text repeats them, and all around them
            pass
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return Evidence(source, start, end, text[start:end], before, after)


def _around(collections: Collections, source: str, spans: Sequence[Span]) -> Iterator[tuple[Claim, ...]]:
    """For each span the claims whose words share a letter with it, in reading order."""
    last: tuple[Claim, ...] = ()
    ordered: tuple[Claim, ...] = ()
    for met in touching_each(collections.claims.where(source=source), spans) if spans else ():
        if met is not last:
            last, ordered = met, tuple(in_reading_order(met))
        yield ordered


def _marked(collections: Collections) -> Iterator[Anomaly]:
    """What an annotator has marked."""
    by_source: dict[str, list[Mark]] = defaultdict(list)
    for mark in collections.marks.where(kind="anomaly"):
        by_source[mark.source].append(mark)
    for source, marks in by_source.items():
        spans = [(e.start, e.end) for mark in marks for e in mark.evidence]
        around = iter(list(_around(collections, source, spans)))
        for mark in marks:
            met = {c.id: c for _ in mark.evidence for c in next(around)}
            claims = tuple(in_reading_order(met.values()))
            grade = _GRADES.get(mark.category, "fact")
            words = mark.reason or ""
            yield Anomaly(mark.category, "sources", source, "text", claims, mark.evidence, words, grade)


CHECKS = (
    _weekdays,
    _printed_weekdays,
    _editions,
    _recounts,
    _lengths,
    _holders,
    _backwards,
    _incomplete,
    _unlikely,
    _marked,
    _in_texts,
)
